/** Small things that a whole run showed. */
import { expect, test } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { newRunId } from '../../src/record/runs-folder.ts';
import { program } from '../rig/program.ts';

test('a run’s name has the letters of its section, accents off', () => {
  expect(newRunId(new Date(0), 'guide.md', 'vérifier-l’état-du-cœur')).toMatch(/^19700101-000000-guide-verifier-l-etat-du-coeur-[0-9a-f]{4}$/);
});

test('a step that was accepted is done, also in the list of a run that was gone on with twice', async () => {
  const document = '# Ship\n\n```bash id=one\ntrue\n```\n\n```bash id=two\nfalse\n```\n\n```bash id=three\ntest -e a\n```\n\n```bash id=four\ntrue\n```\n';
  const { folder } = await program('exec', 'ship.md', '--trust', '--yes').file('ship.md', document).run();
  await program('exec', 'ship.md', '--resume', '--yes', '--done', 'two').within(folder).run();
  const { stderr } = await program('exec', 'ship.md', '--resume', '--yes').within(folder).file('a', '').run();
  expect(stderr.match(/^.*false.*accepted.*$/gm)).toEqual([expect.stringContaining('✔'), expect.stringContaining('✔')]);
});

test('let sets a variable', async () => {
  const { plan } = await planDocument(new TextEncoder().encode('# Count\n\n```bash\nlet COUNT=0\n```\n\n```bash\nlet COUNT+=1\necho "$COUNT"\n```\n'), 'count.md');
  expect(plan.inputs).toEqual([]);
});
