/** A run's folder names the folder of its pipes; what it names is taken away only where it is one. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adoptStep } from '../../src/keeper/adopt-step.ts';
import { isPipeFolder, makePipeFolder, removePipes } from '../../src/keeper/pipe-folder.ts';
import { attemptFiles } from '../../src/model/attempt-files.ts';

it('goes with its pipes, and not where somebody else’s file is in it', () => {
  const [own, other] = [makePipeFolder(), makePipeFolder()];
  for (const folder of [own, other]) execFileSync('mkfifo', [join(folder, '1.out'), join(folder, '1.state')]);
  writeFileSync(join(other, 'mine'), '');
  for (const folder of [own, other]) {
    expect(isPipeFolder(folder)).toBe(true);
    removePipes(folder);
  }
  expect([existsSync(own), existsSync(join(other, 'mine'))]).toEqual([false, true]);
  rmSync(other, { recursive: true });
});

it('a note that names another folder has nothing opened or taken away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-test-'));
  const precious = join(folder, 'precious');
  for (const name of ['precious', 'steps', 'state']) mkdirSync(join(folder, name));
  writeFileSync(join(precious, 'letter'), 'kept');
  execFileSync('mkfifo', [join(precious, 'out'), join(precious, 'state')]);
  const files = attemptFiles(folder, 1, 's1', 1);
  writeFileSync(files.process, JSON.stringify({ name: files.name, pid: 999_999_999, ticks: '1', keeper: 1, pipes: { output: join(precious, 'out'), state: join(precious, 'state') } }));
  expect(await adoptStep(files, [])).toBeNull();
  expect(existsSync(join(precious, 'letter'))).toBe(true);
  rmSync(folder, { recursive: true });
});

it('one that others may look into, or that is another user’s, is none of ours', () => {
  const own = makePipeFolder();
  chmodSync(own, 0o750);
  expect(isPipeFolder(own)).toBe(false);
  chmodSync(own, 0o700);
  expect(isPipeFolder(own)).toBe(true);
  // Only root can give it away.
  if (process.getuid?.() === 0) chownSync(own, 65534, 65534);
  expect(isPipeFolder(own)).toBe(process.getuid?.() !== 0);
  rmSync(own, { recursive: true });
});
