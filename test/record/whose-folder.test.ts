/** Runs folders of other users, by a real second one where this is root. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureRunsDir } from '../../src/record/runs-folder.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
/** As a user who may not do all: `nobody` where this is root. */
const asUser = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

it.each([['log', 'list'], ['log', 'show'], ['log', 'verify'], ['exec', '--resume'], ['rollback', '--yes']])('records that may not be seen are told, not taken for none: %s %s', (...command) => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-test-'));
  mkdirSync(join(folder, 'closed'));
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'closed'), 0);
  const [program = '', ...args] = [...asUser, process.execPath, '-e', 'import(process.argv[1]).then((program) => program.main())', main, ...command, '--runs-dir', join(folder, 'closed')];
  const { status, stderr } = spawnSync(program, args, { cwd: '/', encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: '/nonexistent', LANG: 'C.UTF-8' } });
  expect([stderr, status]).toEqual([expect.stringMatching(/the records in \S+closed cannot be read: permission denied/), 6]);
  chmodSync(join(folder, 'closed'), 0o700);
  rmSync(folder, { recursive: true });
});

it.runIf(process.getuid?.() === 0)('no record is written to another user’s folder where anybody may put another folder in a run’s place; a group’s folder, and one with the sticky bit, are its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-test-'));
  for (const [name, mode, owner, refused] of [['open', 0o777, 65534, true], ['group', 0o2770, 65534, false], ['sticky of another', 0o1777, 65534, true], ['sticky', 0o1777, 0, false], ['own', 0o777, 0, false]] as const) {
    mkdirSync(join(folder, name));
    chownSync(join(folder, name), owner, owner);
    chmodSync(join(folder, name), mode);
    const made = await ensureRunsDir(join(folder, name)).then(() => '', (error: Error) => error.message);
    expect([name, made.includes('anybody may put another folder')]).toEqual([name, refused]);
  }
  rmSync(folder, { recursive: true });
});
