/** Files are replaced whole, as the files that they were; what several processes change at once loses none of their changes. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceHere } from '../../src/world/files.ts';
import { isTorn, rewrite } from '../../src/world/rewrite.ts';
import { stateFolder } from '../../src/world/state-folder.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rb-files-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const root = process.getuid?.() === 0;
const module = JSON.stringify(join(import.meta.dirname, '../../src/world/rewrite.ts'));
/** Rewrites a file as an ordinary user. */
const asUser = (path: string): string => spawnSync(process.execPath, ['--input-type=module-typescript', '-e', `import { readFileSync } from 'node:fs'; import { rewrite } from ${module}; let inPlace = false; rewrite(${JSON.stringify(path)}, Buffer.from('new'), () => (inPlace = true, () => undefined)); console.log(inPlace);`], { uid: 65534, gid: 65534, encoding: 'utf8' }).stdout.trim();

describe('a file of the operator’s that is overwritten', () => {
  it.runIf(root)('stays whose it was, also where root does it; one of ours as well', async () => {
    for (const [i, replace] of [replaceHere, async (path: string) => rewrite(path, Buffer.from('new'))].entries()) {
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
    rewrite(join(folder, 'link'), Buffer.from('new'));
    expect(readFileSync(join(folder, 'theirs'), 'utf8')).toBe('new');
    await replaceHere(join(folder, 'link'), 'ours');
    expect([readFileSync(join(folder, 'theirs'), 'utf8'), readFileSync(join(folder, 'link'), 'utf8')]).toEqual(['new', 'ours']);
  });

  it('keeps its further names, in place; a plain one is replaced by a rename, and nothing is left beside it', () => {
    let inPlace = 0;
    const note = (): (() => void) => (inPlace += 1, () => void (inPlace += 10));
    for (const name of ['plain', 'named']) writeFileSync(join(folder, name), `old ${name}`);
    linkSync(join(folder, 'named'), join(folder, 'also'));
    const before = ['plain', 'named'].map((name) => statSync(join(folder, name)).ino);
    rewrite(join(folder, 'plain'), Buffer.from('new plain'), note);
    expect(inPlace).toBe(0);
    rewrite(join(folder, 'named'), Buffer.from('new'), note);
    expect(inPlace).toBe(11);
    expect(['plain', 'named', 'also'].map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['new plain', 'new', 'new']);
    expect(['plain', 'named'].map((name, i) => statSync(join(folder, name)).ino === before[i])).toEqual([false, true]);
    expect(readdirSync(folder).toSorted()).toEqual(['also', 'named', 'plain']);
  });

  // setxattr(2) by its number: Node has no call for it, and the tools are seldom there. The list: user 1000 may read and write.
  const set = { x64: 188, arm64: 5 }[process.arch as string];
  it.skipIf(set === undefined)('keeps its access list and its extended attributes', () => {
    const path = join(folder, 'listed');
    writeFileSync(path, 'old', { mode: 0o640 });
    const given = ([1, 6, -1, 2, 6, 1000, 4, 4, -1, 0x10, 6, -1, 0x20, 0, -1]).reduce<Buffer[]>((all, n, i) => [...all, i % 3 === 2 ? Buffer.from(new Int32Array([n]).buffer) : Buffer.from(new Int16Array([n]).buffer)], [Buffer.from([2, 0, 0, 0])]);
    const put = (name: string, value: Buffer): number | null => spawnSync('perl', ['-e', `my $v = pack("H*", $ARGV[2]); exit(syscall(${set}, $ARGV[0], $ARGV[1], $v, length($v), 0) == 0 ? 0 : 1)`, path, name, value.toString('hex')]).status;
    expect([put('system.posix_acl_access', Buffer.concat(given)), put('user.note', Buffer.from('kept'))]).toEqual([0, 0]);
    const attributes = (): string => spawnSync('perl', ['-e', `for my $n ("system.posix_acl_access", "user.note") { my ($m, $v) = ("$n", "\\0" x 200); my $l = syscall(${{ x64: 191, arm64: 8 }[process.arch as string]}, $ARGV[0], $m, $v, 200); print unpack("H*", $l < 0 ? "" : substr($v, 0, $l)), "\\n" }`, path], { encoding: 'utf8' }).stdout;
    const before = attributes();
    expect(before.split('\n')[1]).toBe(Buffer.from('kept').toString('hex'));
    const { ino } = statSync(path);
    rewrite(path, Buffer.from('new'));
    expect([attributes(), statSync(path).ino === ino, readFileSync(path, 'utf8')]).toEqual([before, false, 'new']);
  });

  it.runIf(root)('stays another’s where only he could give it back, and is written where its folder takes no file: in place', () => {
    chownSync(folder, 65534, 65534);
    const theirs = join(folder, 'theirs');
    writeFileSync(theirs, 'old');
    chmodSync(theirs, 0o666);
    expect(asUser(theirs)).toBe('true');
    expect([readFileSync(theirs, 'utf8'), statSync(theirs).uid]).toEqual(['new', 0]);
    const own = join(folder, 'own');
    writeFileSync(own, 'old');
    chownSync(own, 65534, 65534);
    expect(asUser(own)).toBe('false');
    chmodSync(folder, 0o555);
    expect(asUser(own)).toBe('true');
    expect(readFileSync(own, 'utf8')).toBe('new');
    expect(readdirSync(folder).toSorted()).toEqual(['own', 'theirs']);
  });

  it.runIf(root)('on a disk that gets full has its old bytes, in place as well', () => {
    const code = `import { rewrite } from ${module}; try { rewrite('named', Buffer.alloc(200_000, 'n')); } catch (error) { console.log(error.code); }`;
    const seen = spawnSync('unshare', ['--mount', 'bash', '-c', `cd '${folder}'; mkdir small; mount -t tmpfs -o size=64k none small; cd small; printf old > named; "$1" --input-type=module-typescript -e "$2"; ln named also; "$1" --input-type=module-typescript -e "$2"; cat named; ls`, 'bash', process.execPath, code], { encoding: 'utf8' });
    expect(seen.stdout).toBe('ENOSPC\nENOSPC\noldalso\nnamed\n');
  });

  it.each([[3000, 3000], [3000, 1300], [1300, 3000]])('what a power cut leaves, or a cut in the mending, is torn as well: each sector the old one or the new (%i bytes to %i)', (old, fresh) => {
    const [before, after] = [Buffer.alloc(old, 'o'), Buffer.alloc(fresh, 'n')];
    const mixed = old > fresh ? Buffer.from(before) : Buffer.concat([after.subarray(0, fresh)]);
    (old > fresh ? after : before).copy(mixed, 512, 512, 1024);
    expect(isTorn(mixed, before, after)).toBe(true);
    mixed[700] = 33;
    expect(isTorn(mixed, before, after)).toBe(false);
  });
  it.each([['old', 'renewed'], ['a longer old one', 'new'], ['port: 1\nname: a\n', 'port: 80\nname: a\n'], ['', 'new'], ['old', '']])('torn between %j and %j is told from what somebody wrote', (old, fresh) => {
    const [before, after] = [Buffer.from(old), Buffer.from(fresh)];
    for (let k = 0; k <= after.length; k += 1) expect(isTorn(Buffer.concat([after.subarray(0, k), before.subarray(k)]), before, after)).toBe(true);
    for (const other of ['theirs', `${old}!`, `!${fresh}`, `${fresh}${old}!`]) expect(isTorn(Buffer.from(other), before, after)).toBe(false);
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
