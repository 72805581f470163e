import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read-document.ts';
import { explainText } from '../../src/show/explain-text.ts';
import { understand } from '../../src/understand/understand.ts';
import { speaker } from '../../src/words/say.ts';

const text = '# Copy\n\n```bash\nscp shop.sql ops@backup-server:/srv/\nssh $WEB_HOST\n```\n';
const explained = async (language: 'en' | 'fr'): Promise<string> => explainText(understand(await readDocument(Buffer.from(text), 'copy.md')), 4, speaker(language), (_, words) => words);

describe('plan --explain shows of each value that is asked for', () => {
  it('under which name, and what spoke for it and against it', async () => {
    const shown = await explained('en');
    expect(shown).toContain('  backup-server is asked for as BACKUP_SERVER:\n');
    expect(shown).toMatch(/^ {4}form:nothing but general words speaks for ask \(\d/m);
    expect(shown).toMatch(/^ {4}always speaks for as written \(\d/m);
    expect(shown).toContain('  $WEB_HOST is asked for as WEB_HOST: it is marked as a placeholder, or nothing sets it\n');
  });
  it('in French, too', async () => {
    expect(await explained('fr')).toMatch(/^ {2}backup-server est demandé sous le nom BACKUP_SERVER\s:$/m);
  });
});
