/** Another operator takes a run over on a shared runs folder: who did what so far is said before anything goes on. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';

const document = '# Move\n\n```bash\necho one\n```\n\n```bash\ntest -e mended\n```\n\n```bash\necho three\n```\n';

test('exec --resume says who began the run, and who did each step with what outcome; in French as well', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'move.md'), document);
  const as = (user: string, language: string, ...args: string[]): ReturnType<ReturnType<typeof program>['run']> => program('exec', 'move.md', ...args).env({ SUDO_USER: user, LANG: language }).within(folder).run();
  expect((await as('ana', 'C.UTF-8', '--trust', '--yes')).status).toBe(1);
  writeFileSync(join(folder, 'runbook.lock'), `${createHash('sha256').update(document).digest('hex')}  move.md\n`);
  const second = await as('bob', 'C.UTF-8', '--resume', '--yes');
  expect(second.status).toBe(1);
  expect(second.stderr).toMatch(/^Run \S+, begun [\d: -]+UTC by ana@\S+\. So far:\n +1\. ✔ Move {2}done in \d\.\d s · ana@\S+, .*\n +2\. ✖ test -e mended {2}failed · ana@/);
  writeFileSync(join(folder, 'mended'), '');
  const third = await as('cleo', 'fr_FR.UTF-8', '--resume', '--yes');
  expect(third.status).toBe(0);
  expect(third.stderr).toMatch(/^Exécution \S+, commencée .* par ana@\S+\. Jusqu’ici\s:\n +1\. ✔ Move {2}faite en .* · ana@.*\n +2\. ✖ test -e mended {2}en échec · bob@/);
  expect((await as('dan', 'C.UTF-8', '--resume', '--yes', '--output', 'json')).stderr).not.toContain('So far');
});
