/** `runbook rehearse` with a person: `--keep` opens a shell inside, and Ctrl-C ends the rehearsal with what it has shown so far. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rehearsalMissing } from '../rig/rehearsal.ts';
import { key, onTerminal } from '../rig/terminal.ts';

describe.skipIf(rehearsalMissing() !== null)('a rehearsal on a terminal', () => {
  test('--keep opens a shell in the world as the document has left it', async () => {
    const trial = onTerminal(['rehearse', 'make.md', '--trust', '--keep'], { files: { 'make.md': '# Make\n\n```sh\necho inside > made.txt\n```\n' } });
    await trial.see('A shell inside');
    trial.type('cat made.txt; echo $((40 + 2)) > more.txt; cat more.txt\r');
    await trial.see(/inside[\r\n]+42/);
    trial.type('exit\r');
    await trial.exits(0);
    expect([existsSync(join(trial.folder, 'made.txt')), existsSync(join(trial.folder, 'more.txt'))]).toEqual([false, false]);
  });

  test('Ctrl-C ends it, and tells what was seen', async () => {
    const trial = onTerminal(['rehearse', 'wait.md', '--trust'], { files: { 'wait.md': '# Wait\n\n```sh\necho x > first.txt\n```\n\n```sh\nsleep 600\n```\n' } });
    await trial.see('… wait-2');
    trial.type(key.ctrlC);
    await trial.see('first.txt');
    await trial.see('Ended by you');
    await trial.exits(130);
    expect(existsSync(join(trial.folder, 'first.txt'))).toBe(false);
  });
});
