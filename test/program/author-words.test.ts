/** What an author's corrections run or set beside the steps' own commands is shown before, and reaches the steps. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program } from '../rig/program.ts';

const document = `---
runbook:
  cwd: halls
  env: { HALL: north }
---

# Sort

\`\`\`sh check="test -e sorted && touch looked" dry="sort-parcels --pretend" retry=2 cwd=.
echo "in $HALL"
\`\`\`
`;

describe('the plan', () => {
  test('shows the check, the dry run, the folder and the variables, in both languages; a check that changes something makes the step a change', async () => {
    const english = await program('plan', 'sort.md').file('sort.md', document).file('halls/.keep', '').run();
    for (const line of ['begins in halls', 'every step has HALL=north', 'asks first whether it is done already: test -e sorted && touch looked', 'its own dry run: sort-parcels --pretend', 'tried again where it fails: 2', 'changes']) expect(english.stdout).toContain(line);
    const french = await program('plan', 'sort.md').file('sort.md', document).env({ LC_ALL: 'fr_FR.UTF-8' }).run();
    for (const line of ['commence dans halls', 'chaque étape a HALL=north', 'demande d’abord si c’est déjà fait']) expect(french.stdout).toContain(line);
  });
});

test('a run gives its steps the variables of the front matter', async () => {
  const { status, stdout } = await program('exec', 'sort.md', '--trust', '--yes', '--non-interactive').file('sort.md', document).file('halls/.keep', '').run();
  expect([status, stdout]).toEqual([0, expect.stringContaining('in north')]);
});

test('a limit that nobody can read is told in the plan, and refuses the run before anything is done', async () => {
  const text = '# Sort\n\n```sh\ntouch first\n```\n\n```sh timeout=soon\nls\n```\n';
  const { stdout } = await program('plan', 'sort.md').file('sort.md', text).run();
  expect(stdout).toContain('Unexpected value `soon` of the correction `timeout`');
  const seen = await program('exec', 'sort.md', '--trust', '--yes').file('sort.md', text).run();
  expect([seen.status, existsSync(join(seen.folder, 'first'))]).toEqual([3, false]);
  expect(seen.stderr).toMatch(/sort\.md:7.*timeout=soon/s);
});
