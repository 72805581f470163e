/** Records of another user in a folder that both have: told as what they are, neither damaged nor absent. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareEnvironment, launcher, program, temporaryFolder } from '../rig/program.ts';

/** Runs the program as a user who owns nothing; null where this one may not become him. */
function asNobody(folder: string, ...args: string[]): { readonly status: number | null; readonly text: string } | null {
  if (process.getuid?.() !== 0) return null;
  const home = temporaryFolder();
  chmodSync(home, 0o777);
  const seen = spawnSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, launcher(), ...args], { cwd: folder, env: bareEnvironment(home), encoding: 'utf8' });
  return seen.error || /Cannot find module|EACCES: permission denied, (?:open|stat) '[^']*runbook\.cjs/.test(seen.stderr) ? null : { status: seen.status, text: seen.stdout + seen.stderr };
}

test('they are not readable by you', async (context) => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'tide.md'), '# Tide\n\n```bash\nfalse\n```\n');
  mkdirSync(join(folder, 'runs'));
  chmodSync(join(folder, 'runs'), 0o1777);
  await program('exec', 'tide.md', '--trust', '--yes', '--runs-dir', 'runs').within(folder).stderr(/failed/).status(1);
  await program('exec', 'tide.md', '--trust', '--yes').within(folder).stderr(/failed/).status(1);
  const there = ['--runs-dir', 'runs'];
  const expected: readonly (readonly [readonly string[], number, RegExp])[] = [
    [['log', 'list', ...there], 0, /Not readable by you/], [['log', 'show', ...there], 6, /not readable by you: permission denied/], [['exec', 'tide.md', '--resume', '--yes', ...there], 2, /not readable by you: 1/],
    [['rollback', '--yes', ...there], 6, /not readable by you/],
    [['list'], 0, /what has run here is not readable by you/], [['exec', '--resume', '--yes'], 6, /cannot be read: permission denied/],
  ];
  for (const [args, status, says] of expected) {
    const seen = asNobody(folder, ...args);
    if (seen === null) return context.skip('no other user can be had here');
    expect(seen.text, args.join(' ')).toMatch(says);
    expect(seen.text, args.join(' ')).not.toMatch(/EACCES: |Damaged|never run/);
    expect(seen.status, args.join(' ')).toBe(status);
  }
});
