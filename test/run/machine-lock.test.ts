/** One run at a time of a document in a folder, wherever the records are kept and by whatever link the document is reached. */
import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockOf } from '../../src/world/machine-lock.ts';
import { recordOf, rig } from './rig.ts';

const waiting = ['touch begun; until [ -e go ]; do sleep 0.02; done'];
const until = async (there: () => boolean): Promise<void> => {
  while (!there()) await new Promise((resolve) => { setTimeout(resolve, 10); });
};

it('another runs folder is no other document: exit 5, with the line that shows the run that holds it', async () => {
  const r = rig(waiting);
  const elsewhere = mkdtempSync(join(tmpdir(), 'rb-test-'));
  const first = r.run();
  await until(() => existsSync(join(r.folder, 'begun')));
  await expect(rig(waiting, r.folder).run({ runsDir: elsewhere })).rejects.toMatchObject({ parts: { exitCode: 5, advice: expect.stringMatching(/log show \S+ --runs-dir \S+\.runbook\/runs$/) as string } });
  // Saved anew meanwhile it is the same document.
  writeFileSync(join(r.folder, 'new'), '# A procedure\n');
  renameSync(join(r.folder, 'new'), join(r.folder, 'doc.md'));
  await expect(rig(waiting, r.folder).run({ runsDir: elsewhere })).rejects.toMatchObject({ parts: { exitCode: 5 } });
  writeFileSync(join(r.folder, 'go'), '');
  const { outcome, run } = await first;
  expect(outcome).toBe('done');
  expect(readdirSync(elsewhere).filter((name) => !name.startsWith('.'))).toEqual([]);
  // It lets go, and leaves nothing behind.
  expect(existsSync(lockOf(join(r.folder, 'doc.md'), r.folder) ?? '')).toBe(false);
  const second = await rig(['echo again'], r.folder).run({ runsDir: elsewhere });
  expect(second.run).not.toBe(run);
  expect(recordOf(second).at(-1)).toMatchObject({ outcome: 'done' });
  for (const folder of [r.folder, elsewhere]) rmSync(folder, { recursive: true });
});

it('a lock that the user’s own folder cannot hold is done without: the one in the runs folder is there', async () => {
  const r = rig(['echo one']);
  writeFileSync(join(r.folder, 'file'), '');
  const { outcome } = await r.run({ world: { lockOf: () => join(r.folder, 'file', 'lock') } });
  expect(outcome).toBe('done');
  rmSync(r.folder, { recursive: true });
});

it.each([
  ['a link', (file: string) => symlinkSync('../../../precious', file)], ['a pipe', (file: string) => execFileSync('mkfifo', [file])], ['a folder', (file: string) => mkdirSync(file)],
])('%s in the place of the lock’s file: nothing is run, and what to do is told', async (_, plant) => {
  const r = rig(['touch ran']);
  writeFileSync(join(r.folder, 'precious'), 'kept\n');
  await r.run();
  const locks = join(r.folder, '.runbook/runs/.locks');
  const file = join(locks, readdirSync(locks)[0] ?? '');
  rmSync(file);
  rmSync(join(r.folder, 'ran'));
  plant(file);
  await expect(rig(['touch ran'], r.folder).run({ world: { lockOf: () => null } })).rejects.toMatchObject({ parts: { exitCode: 6, message: expect.stringContaining(file) as string, advice: `look who put it there, and take it away: rm -r '${file}'\nnothing was run` } });
  expect([existsSync(join(r.folder, 'ran')), readFileSync(join(r.folder, 'precious'), 'utf8')]).toEqual([false, 'kept\n']);
  rmSync(r.folder, { recursive: true });
});

it('a step that puts a link in the place of the lock’s file: the next is not run, and the record says so', async () => {
  const r = rig(['touch precious; for f in .runbook/runs/.locks/*; do rm "$f"; ln -s "$PWD/precious" "$f"; done', 'touch ran']);
  expect(await r.run({ world: { lockOf: () => null } })).toMatchObject({ outcome: 'failed', stoppedAt: 's2', failure: { exitCode: null, reason: expect.stringContaining('not a file') as string } });
  expect([existsSync(join(r.folder, 'ran')), readFileSync(join(r.folder, 'precious'), 'utf8')]).toEqual([false, '']);
  rmSync(r.folder, { recursive: true });
});

it('is the same by every link to the document and its folder, and another in another folder, for another document, under another home', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rb-test-'));
  for (const name of ['a', 'b']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'a/doc.md'), '');
  symlinkSync('../a/doc.md', join(folder, 'b/linked.md'));
  symlinkSync('a', join(folder, 'c'));
  const own = lockOf(join(folder, 'a/doc.md'), join(folder, 'a'));
  expect(own).toMatch(/\/runbook\/locks\/[0-9a-f]{8}\/[0-9a-f]{24}$/);
  for (const path of ['b/linked.md', 'c/doc.md']) expect(lockOf(join(folder, path), join(folder, 'c'))).toBe(own);
  linkSync(join(folder, 'a/doc.md'), join(folder, 'a/other.md'));
  for (const [path, cwd] of [['a/doc.md', 'b'], ['a/other.md', 'a']] as const) expect(lockOf(join(folder, path), join(folder, cwd))).not.toBe(own);
  expect(lockOf(join(folder, 'nowhere.md'), folder)).toBeNull();
  expect(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')).toContain((own ?? '').split('/').at(-2) ?? '-');
  rmSync(folder, { recursive: true });
});
