import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
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

describe('plan --explain says how a block is read otherwise', () => {
  const told = async (path: string, body: string, line: number): Promise<string> => explainText(understand(await readDocument(Buffer.from(body), path)), line, speaker('en'), (_, words) => words);

  it('by a comment as the format has it', async () => {
    expect(await told('a.md', '# Stop\n\n```bash\nsystemctl stop web\n```\n', 4)).toContain('  Not to be run? On a line of its own before it: <!-- runbook: run=false -->\n');
    expect(await told('a.rst', 'Stop\n====\n\nIt prints::\n\n   the lamp is green\n   and on\n', 6)).toContain('  To have it run all the same, on a line of its own before it: .. runbook: kind=shell\n');
    expect(await told('a.adoc', '= Stop\n\n[source,bash]\n----\nsystemctl stop web\n----\n', 5)).toContain(': // runbook: run=false\n');
  });

  it('by an entry of the file beside it where it has none, which does what it says', async () => {
    const body = '*** Stop it ***\n\nRun:\n\n    systemctl stop web\n\n    systemctl stop cache\n';
    const shown = await told('notes/stop.txt', body, 5);
    expect(shown).toContain('  Not to be run? In stop.txt.runbook.yaml beside the document:\n');
    const entry = shown.split('\n').filter((l) => l.startsWith('    ')).map((l) => l.slice(4)).filter((l) => /^(?:blocks|  )/.test(l)).join('\n');
    expect(entry).toMatch(/^blocks:\n {2}- text: \|\n {6}systemctl stop web\n[^]*\n {4}run: false$/);
    const before = await planDocument(Buffer.from(body), 'notes/stop.txt', { fragment: null, all: true });
    const after = await planDocument(Buffer.from(body), 'notes/stop.txt', { fragment: null, all: true }, entry);
    const commands = ({ plan }: typeof before): string[] => plan.steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []));
    expect([commands(before), commands(after), after.plan.messages]).toEqual([['systemctl stop web', 'systemctl stop cache'], [], []]);
  });
});
