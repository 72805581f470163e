import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../src/lint/lint-document.ts';
import { closeEvidence } from '../../src/lint/rules/close-evidence.ts';
import type { Evidence } from '../../src/model/procedure.ts';
import { planDocument } from '../../src/plan-document.ts';

const piece = (speaksFor: string, weight: number): Evidence => ({ name: 'x', speaksFor, weight, seen: 'y' });

async function doubtsOf(evidence: readonly Evidence[], corrections: Record<string, string> = {}): Promise<string[]> {
  const { document, procedure, plan } = await planDocument(new TextEncoder().encode('# T\n\n```\nfrob it\n```\n'), 'a.md', { fragment: null, all: true });
  const units = procedure.units.map((u) => ({ ...u, evidence, corrections }));
  return (await closeEvidence.check({ document, procedure: { ...procedure, units }, plan, exists: null, say: (both) => both.en })).map((f) => `${f.line}: ${f.message} ${f.note ?? ''}`);
}

describe('close evidence', () => {
  it('is told with the word that settles it', async () => {
    expect(await doubtsOf([piece('shell', 6), piece('sample', 5), piece('sample', 2)])).toEqual(['3: Unexpected doubt between sample (7) and shell (6), expected one word that settles it Label it `bash` if it is typed here, else `text`.']);
  });

  it('is none where one side leads, where both run or neither does, or where the author has spoken', async () => {
    expect(await doubtsOf([piece('shell', 9), piece('sample', 5)])).toEqual([]);
    expect(await doubtsOf([piece('config', 5), piece('sample', 5)])).toEqual([]);
    expect(await doubtsOf([piece('shell', 5), piece('script', 5)])).toEqual([]);
    expect(await doubtsOf([piece('shell', 5), piece('sample', 5)], { run: 'false' })).toEqual([]);
  });
});

it('a mend names the comment that the document’s format has', async () => {
  const { document, procedure, plan } = await planDocument(new TextEncoder().encode('Frob\n====\n\n.. code-block:: bash\n\n   frob it\n'), 'a.rst', { fragment: null, all: true });
  const units = procedure.units.map((u) => ({ ...u, evidence: [piece('shell', 6), piece('sample', 6)] }));
  const notes = (path: string, format: typeof document.format): Promise<string> => lintDocument({ ...document, path, format }, { ...procedure, units }, plan, { exists: null }, [closeEvidence]).then((found) => found.map((m) => m.note).join());
  expect(await notes('a.rst', 'rst')).toContain('or say `.. runbook: kind=shell`, else');
  expect(await notes('docs/a.txt', 'text')).toContain('or say `kind: shell` (a.txt.runbook.yaml), else');
});
