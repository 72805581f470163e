/** Files are replaced whole, as whose they were; what several processes change at once loses none of their changes. */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile, replaceHere } from '../../src/world/files.ts';
import { rewrite } from '../../src/world/rewrite.ts';
import { stateFolder } from '../../src/world/state-folder.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rb-files-')); });
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file that is replaced', () => {
  it.runIf(process.getuid?.() === 0)('stays whose it was, also where root replaces it', async () => {
    for (const [i, replace] of [replaceFile, async (path: string) => rewrite(path, Buffer.from('new'))].entries()) {
      const path = join(folder, String(i));
      writeFileSync(path, 'old');
      chownSync(path, 65534, 65533);
      chmodSync(path, 0o640);
      await replace(path, 'new');
      const { uid, gid, mode } = statSync(path);
      expect([readFileSync(path, 'utf8'), uid, gid, mode & 0o7777]).toEqual(['new', 65534, 65533, 0o640]);
    }
  });
  it('is the one a link leads to, for a person’s; a link in the place of one of ours goes itself', async () => {
    writeFileSync(join(folder, 'theirs'), 'old');
    symlinkSync('theirs', join(folder, 'link'));
    await replaceFile(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'theirs'), 'utf8')).toBe('new');
    await replaceHere(join(folder, 'link'), 'ours');
    expect([readFileSync(join(folder, 'theirs'), 'utf8'), readFileSync(join(folder, 'link'), 'utf8')]).toEqual(['new', 'ours']);
  });
});

it('what many processes add to one file at once is all there', async () => {
  const file = join(folder, 'list');
  const code = `import { changeWhole } from ${JSON.stringify(join(import.meta.dirname, '../../src/world/paths.ts'))};
    process.stdin.once('data', () => { for (let i = 0; i < 20; i += 1) changeWhole(${JSON.stringify(file)}, (text) => text + process.argv[1] + '-' + i + '\\n'); process.stdin.destroy(); }); console.log('ready');`;
  const children = ['a', 'b', 'c', 'd'].map((name) => spawn(process.execPath, ['--input-type=module-typescript', '-e', code, name], { stdio: ['pipe', 'pipe', 'inherit'] }));
  await Promise.all(children.map((child) => new Promise((resolve) => child.stdout.once('data', resolve))));
  for (const child of children) child.stdin.write('go\n');
  await Promise.all(children.map((child) => new Promise((resolve) => child.once('close', resolve))));
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(80);
  expect(readdirSync(folder)).toEqual(['list']);
});

it('the user’s own notes are never looked for where one stands', () => {
  expect(stateFolder({ XDG_STATE_HOME: 'state' })).toBeNull();
  expect(stateFolder({ HOME: '.' })).toBeNull();
  expect(stateFolder({ HOME: '/home/x' })).toBe('/home/x/.local/state/runbook');
});
