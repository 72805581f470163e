/** The commit that a run is noted with, read from files that somebody else may have written. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findWorkTree, headCommit } from '../../src/world/work-tree.ts';

let folder = '';
const commit = 'a'.repeat(40);
const head = (text: string): string | null => {
  writeFileSync(join(folder, 'work/.git/HEAD'), text);
  const tree = findWorkTree(join(folder, 'work/deploy.md'));
  return tree && headCommit(tree);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runbook-test-'));
  mkdirSync(join(folder, 'work/.git/refs/heads'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('is the one of the branch, loose or packed, or HEAD itself', () => {
  writeFileSync(join(folder, 'work/.git/refs/heads/main'), `${commit}\n`);
  writeFileSync(join(folder, 'work/.git/packed-refs'), `# pack-refs\n${'b'.repeat(40)} refs/heads/old\n`);
  expect([head('ref: refs/heads/main\n'), head('ref: refs/heads/old\n'), head(`${commit}\n`), head('ref: refs/heads/none\n')]).toEqual([commit, 'b'.repeat(40), commit, null]);
});

test('a reference that leads to another file, or holds no commit, gives nothing of it away', () => {
  writeFileSync(join(folder, 'secret'), 'the secret\n');
  writeFileSync(join(folder, 'work/.git/refs/heads/main'), '\u001b[31mno commit\n');
  expect([head('ref: ../../secret\n'), head('ref: refs/../../../secret\n'), head(`ref: ${join(folder, 'secret')}\n`), head('ref: refs/heads/main\n')]).toEqual([null, null, null, null]);
});

test('what is no file in the place of git’s own is not waited for, nor read: a pipe, a device', () => {
  execFileSync('bash', ['-c', 'mkdir a b c; mkfifo a/.git; mkdir b/.git; mkfifo b/.git/HEAD; ln -s /dev/zero c/.git'], { cwd: folder });
  for (const name of ['a', 'b', 'c']) expect(findWorkTree(join(folder, name))?.root.startsWith(folder) ?? false).toBe(false);
});
