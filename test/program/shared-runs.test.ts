/** A runs folder that everybody may write to and nobody take from, as /tmp: each has runs of his own in it, and none sees, follows or is held up by what another puts there. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareEnvironment, launcher, temporaryFolder } from '../rig/program.ts';

const isRoot = process.getuid?.() === 0;

interface Person {
  readonly id: number;
  /** Runs the program in a folder of the person's own. */
  readonly run: (...args: string[]) => { readonly status: number | null; readonly said: string };
  readonly folder: string;
}

function person(id: number): Person {
  const [folder, home] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(folder, 'tide.md'), '# Tide\n\n```bash id=low undo="rm low"\ntouch low\n```\n\n```bash id=high\ntest -e moon\n```\n');
  for (const path of [folder, home, join(folder, 'tide.md')]) chownSync(path, id, id);
  return {
    id, folder,
    run(...args) {
      const seen = spawnSync('setpriv', [`--reuid=${id}`, `--regid=${id}`, '--clear-groups', process.execPath, launcher(), ...args], { cwd: folder, env: bareEnvironment(home), encoding: 'utf8' });
      return { status: seen.status, said: seen.stdout + seen.stderr };
    },
  };
}

function shared(): string {
  const runs = join(temporaryFolder(), 'runs');
  mkdirSync(runs);
  chmodSync(join(runs, '..'), 0o755);
  chmodSync(runs, 0o1777);
  return runs;
}

const runsOf = (runs: string, { id }: Person): string[] => readdirSync(runs).filter((name) => name.startsWith('2') && statSync(join(runs, name)).uid === id).toSorted();

describe.runIf(isRoot)('two users', () => {
  test('each runs, goes on, takes back and looks at his own', () => {
    const runs = shared();
    const [ada, eve] = [person(12_345), person(65_534)];
    const there = ['--runs-dir', runs];
    for (const one of [ada, eve, ada]) expect(one.run('exec', 'tide.md', '--trust', '--yes', ...there).said).toContain('to try it again:');
    for (const name of [...runsOf(runs, ada), ...runsOf(runs, eve)]) expect(statSync(join(runs, name)).mode & 0o777).toBe(0o700);
    expect(ada.run('log', ...there).said.match(/Failed/g)).toHaveLength(2);
    expect(ada.run('log', ...there).said).toContain('Not readable by you');
    writeFileSync(join(eve.folder, 'moon'), '');
    expect(eve.run('exec', 'tide.md', '--resume', '--yes', ...there)).toMatchObject({ status: 0 });
    expect(eve.run('rollback', runsOf(runs, eve)[0] ?? '', '--yes', '--allow-destroy', ...there)).toMatchObject({ status: 0 });
    expect([existsSync(join(eve.folder, 'low')), existsSync(join(ada.folder, 'low'))]).toEqual([false, true]);
    expect(ada.run('log', 'verify', runsOf(runs, ada)[1] ?? '', ...there).status).toBe(0);
  });

  test('what another one puts there is nothing to go on with, and takes nothing back', () => {
    const runs = shared();
    const [ada, eve] = [person(12_345), person(65_534)];
    const there = ['--runs-dir', runs];
    ada.run('exec', 'tide.md', '--trust', '--yes', ...there);
    const [own = ''] = runsOf(runs, ada);
    // A copy that everybody may read, under a later name.
    const planted = '29990101-000000-tide-0000';
    cpSync(join(runs, own), join(runs, planted), { recursive: true });
    spawnSync('chown', ['-R', `${eve.id}:${eve.id}`, join(runs, planted)]);
    spawnSync('chmod', ['-R', 'a+rX', join(runs, planted)]);
    expect(ada.run('log', ...there).said).not.toContain(planted);
    expect(ada.run('exec', 'tide.md', '--resume', '--yes', ...there).said).toContain(`Run ${own} goes on`);
    expect(ada.run('exec', 'tide.md', '--resume', planted, '--yes', '--trust', ...there)).toMatchObject({ status: 2 });
    expect(ada.run('rollback', planted, '--yes', '--trust', ...there)).toMatchObject({ status: 2 });
  });

  test('a folder, or a link, that lies in the place of one’s own locks is refused', () => {
    for (const plant of [(path: string): void => (mkdirSync(path), chmodSync(path, 0o777)), (path: string): void => symlinkSync('/tmp', path)]) {
      const runs = shared();
      const ada = person(12_345);
      plant(join(runs, `.locks-${ada.id}`));
      expect(ada.run('exec', 'tide.md', '--trust', '--yes', '--runs-dir', runs)).toMatchObject({ status: 6, said: expect.stringContaining('is not a folder that is yours alone') as string });
      expect(existsSync(join(ada.folder, 'low'))).toBe(false);
    }
  });

  test('a shared folder of an ordinary user’s is refused: its owner may put another run in the place of one', () => {
    const runs = shared();
    chownSync(runs, 65_534, 65_534);
    expect(person(12_345).run('exec', 'tide.md', '--trust', '--yes', '--runs-dir', runs)).toMatchObject({ status: 6, said: expect.stringContaining('anybody may put another folder') as string });
  });
});
