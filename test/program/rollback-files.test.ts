/** Files that shell steps wrote, changed, moved or removed come back by a rollback: what was kept of them before, and nothing that nobody else has is lost. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killRun } from '../rig/kill-run.ts';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';
import { onTerminal } from '../rig/terminal.ts';

/** The folder's files as text: mode and content, or where a link leads. */
function tree(folder: string, below = ''): Record<string, string> {
  return Object.fromEntries(readdirSync(join(folder, below)).filter((name) => name !== '.runbook').flatMap((name): [string, string][] => {
    const path = join(below, name);
    const found = lstatSync(join(folder, path));
    if (found.isSymbolicLink()) return [[path, `-> ${readlinkSync(join(folder, path))}`]];
    if (found.isDirectory()) return [[path, 'folder'], ...Object.entries(tree(folder, path))];
    return [[path, `${(found.mode & 0o777).toString(8)} ${readFileSync(join(folder, path), 'utf8')}`]];
  }));
}

function shop(...blocks: string[]): { readonly folder: string; readonly home: string; readonly run: (...args: string[]) => Promise<Seen> } {
  const folder = temporaryFolder();
  for (const release of ['r1', 'r2']) mkdirSync(join(folder, 'releases', release), { recursive: true });
  symlinkSync('releases/r1', join(folder, 'current'));
  writeFileSync(join(folder, 'shop.conf'), 'port=80\nhost=till\n');
  writeFileSync(join(folder, 'old-prices.csv'), 'apple;1\n', { mode: 0o640 });
  writeFileSync(join(folder, 'shop.md'), `# Shop\n\n## Switch\n\n${blocks.map((b) => `Do it:\n\n\`\`\`sh\n${b}\n\`\`\`\n`).join('\n')}`);
  const home = temporaryFolder();
  const run = (...args: string[]): Promise<Seen> => {
    const trial = program(...args).env({ HOME: home });
    rmSync(trial.folder, { recursive: true });
    execFileSync('ln', ['-s', folder, trial.folder]);
    return trial.run();
  };
  return { folder, home, run };
}

const agreed = ['--yes', '--allow-destroy'] as const;

describe('a rollback', () => {
  test('puts back what was changed, moved, linked and removed, and takes away what was made', async () => {
    const { folder, run } = shop(
      "sed -i 's/port=80/port=8080/' shop.conf\necho debug=1 >> shop.conf\nchmod 600 shop.conf",
      'ln -sfn releases/r2 current\nrm old-prices.csv\nmv shop.conf till.conf',
      'mkdir -p var/run\ncat > var/run/info <<END\nrelease 2\nEND\ntouch var/ready',
    );
    const before = tree(folder);
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0, stdout: expect.not.stringContaining('Point of no return') });
    expect(tree(folder)).toMatchObject({ current: '-> releases/r2', 'till.conf': '600 port=8080\nhost=till\ndebug=1\n', 'var/run/info': expect.stringContaining('release 2') });
    expect(await run('log', 'verify')).toMatchObject({ status: 0 });
    expect((await run('log', 'show')).stdout).toContain('old-prices.csv');
    expect(await run('rollback', ...agreed)).toMatchObject({ status: 0 });
    expect(tree(folder)).toEqual(before);
  });

  test('knows the home folder by its short name', async () => {
    const { home, run } = shop('mkdir -p ~/labels\necho one > ~/labels/first');
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0, stderr: expect.not.stringContaining('Point of no return') });
    expect(existsSync(join(home, 'labels/first'))).toBe(true);
    expect(await run('rollback', ...agreed)).toMatchObject({ status: 0, stderr: expect.not.stringContaining('No inverse is known') });
    expect(existsSync(join(home, 'labels'))).toBe(false);
  });

  test('puts back what was copied, moved or installed over, also what is no text, and what was swapped', async () => {
    const { folder, run } = shop('cp new.conf shop.conf', 'mv new.conf till.bin', 'install -m 600 old-prices.csv shop.conf', 'mv shop.conf t\nmv old-prices.csv shop.conf\nmv t old-prices.csv');
    writeFileSync(join(folder, 'new.conf'), 'port=9\n');
    writeFileSync(join(folder, 'till.bin'), Buffer.from([0, 255, 1, 200]));
    const before = tree(folder);
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0 });
    expect(await run('rollback', ...agreed)).toMatchObject({ status: 0, stderr: expect.not.stringContaining('No inverse is known') });
    expect(tree(folder)).toEqual(before);
  });

  test.each([
    ['below a link that the block sets', 'ln -sfn releases/r2 current\nsed -i s/two/three/ current/price'],
    ['through a link that the block makes', 'ln -s shop.conf link\necho two > link'],
    ['through a link', 'echo two > current.conf'],
    ['below a folder that the block moves', 'mv releases/r2 live\nsed -i s/two/three/ live/price'],
    ['of what a program made before', 'openssl genrsa -out server.key 512 2>/dev/null || echo key > server.key\nchmod 600 server.key'],
    ['of a variable that is given two values', 'F=shop.conf\necho 1 > $F\nF=old-prices.csv\necho 2 > $F'],
    ['of a variable that is only known later', 'F=shop.conf\nF=$(ls *.csv)\necho 2 > $F'],
    ['beside a command that may change any file', 'make --version > /dev/null; touch made\nsh -c "echo 3 > shop.conf"'],
  ])('keeps nothing %s: a person takes it back', async (_, code) => {
    const { folder, run } = shop(code);
    symlinkSync('shop.conf', join(folder, 'current.conf'));
    for (const release of ['r1', 'r2']) writeFileSync(join(folder, 'releases', release, 'price'), release === 'r1' ? 'one\n' : 'two\n');
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0 });
    const after = tree(folder);
    expect(await run('rollback', ...agreed, '--manual=skip')).toMatchObject({ stderr: expect.stringContaining('No inverse is known') });
    expect(tree(folder)).toEqual(after);
  });

  test('goes on where putting back was cut off', async () => {
    const { folder, run } = shop('echo 1 > old-prices.csv');
    const old = `${'apple;1\n'.repeat(50)}`;
    writeFileSync(join(folder, 'old-prices.csv'), old);
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0 });
    writeFileSync(join(folder, 'old-prices.csv'), old.slice(0, 77));
    expect(await run('rollback', ...agreed)).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'old-prices.csv'), 'utf8')).toBe(old);
  });

  test('of a step that failed half-way puts its files back as well', async () => {
    const { folder, run } = shop('echo port=81 > shop.conf\nrm old-prices.csv\ncat none-such.csv\ntouch never');
    const before = tree(folder);
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 1 });
    expect(await run('rollback', ...agreed)).toMatchObject({ status: 0 });
    expect(tree(folder)).toEqual(before);
  });

  test('of a step that failed half-way leaves it to a person where its author says what takes it back: that takes back a step that was done', async () => {
    const { folder, run } = shop('echo port=81 > shop.conf\ncat none-such.csv');
    writeFileSync(join(folder, 'shop.md'), readFileSync(join(folder, 'shop.md'), 'utf8').replace('```sh', '```sh undo="touch taken-back"'));
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 1 });
    const after = tree(folder);
    expect(await run('rollback', '--dry-run')).toMatchObject({ stdout: expect.stringContaining('failed half-way') });
    await run('rollback', ...agreed, '--manual=skip');
    expect(tree(folder)).toEqual(after);
  });

  /** Keeps the files that it names, fails, and waits the second time. */
  const failing = 'echo port=81 > shop.conf\ncat none-such.csv\nsleep 30';

  test('leaves a step to a person that failed and was then taken as done: what was done by hand is nowhere', async () => {
    const { folder, run } = shop(failing);
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 1 });
    expect(await run('exec', 'shop.md', '--resume', ...agreed, '--done', '1')).toMatchObject({ status: 0 });
    const after = tree(folder);
    expect(await run('rollback', ...agreed, '--manual=skip')).toMatchObject({ stderr: expect.stringContaining('No inverse is known') });
    expect(tree(folder)).toEqual(after);
  });

  test('leaves a step to a person that failed and whose second attempt was cut off', async () => {
    const { folder, home, run } = shop(failing);
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 1 });
    writeFileSync(join(folder, 'none-such.csv'), 'here it is\n');
    const trial = onTerminal(['exec', 'shop.md', '--resume', ...agreed], { folder, env: { HOME: home } });
    await trial.see('here it is');
    killRun(trial);
    const after = tree(folder);
    expect(await run('rollback', ...agreed, '--manual=skip')).toMatchObject({ stderr: expect.stringContaining('Nobody knows what became of') });
    expect(tree(folder)).toEqual(after);
  });

  test('leaves what only a program could make again, and says so', async () => {
    const { folder, run } = shop('cp shop.conf shop.conf.before\ndate > made-at\nhead -c 9 /dev/zero | tr "\\0" k > key');
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0 });
    writeFileSync(join(folder, 'shop.conf'), 'changed by hand\n');
    const undone = await run('rollback', ...agreed);
    expect(undone).toMatchObject({ status: 0, stdout: expect.stringContaining('shop.conf.before, which it made, stays'), stderr: expect.stringMatching(/made-at, which it made, stays[\s\S]*key, which it made, stays/) });
    // The copy is the only one of what was there before.
    expect(tree(folder)).toMatchObject({ 'shop.conf': expect.stringContaining('by hand'), 'shop.conf.before': expect.stringContaining('port=80'), key: expect.stringContaining('kkkkkkkkk') });
    expect(existsSync(join(folder, 'made-at'))).toBe(true);
  });

  test('does nothing to a file that somebody changed since', async () => {
    const { folder, run } = shop('echo port=81 > shop.conf', 'rm old-prices.csv');
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0 });
    writeFileSync(join(folder, 'old-prices.csv'), 'pear;2\n');
    writeFileSync(join(folder, 'shop.conf'), 'port=82\n');
    expect(await run('rollback', ...agreed)).toMatchObject({ status: expect.not.stringMatching('^0$') });
    expect(tree(folder)).toMatchObject({ 'shop.conf': expect.stringContaining('port=82'), 'old-prices.csv': expect.stringContaining('pear') });
  });

  test('keeps no second copy of a file with a secret in it, nor its hash', async () => {
    const { folder, run } = shop('echo "token=${SHOP_TOKEN}" > shop.conf', 'echo more >> shop.conf');
    expect(await run('exec', 'shop.md', '--trust', ...agreed, '--var', 'SHOP_TOKEN=hunter22hunter22')).toMatchObject({ status: 0 });
    const [name = ''] = readdirSync(join(folder, '.runbook/runs')).filter((n) => !n.startsWith('.'));
    const kept = join(folder, '.runbook/runs', name);
    for (const file of existsSync(join(kept, 'backups')) ? readdirSync(join(kept, 'backups')) : []) expect(readFileSync(join(kept, 'backups', file), 'utf8')).not.toContain('hunter22');
    const done = readFileSync(join(kept, 'record.jsonl'), 'utf8').split('\n').filter((l) => l.includes('"type":"done"')).map((l) => JSON.parse(l) as { files?: unknown[] });
    expect(done.map((l) => l.files ?? [])).toEqual([[], []]);
    expect(await run('rollback', ...agreed, '--manual=skip')).toMatchObject({ stderr: expect.stringContaining('No inverse is known') });
    expect(statSync(join(folder, 'shop.conf')).size).toBeGreaterThan(0);
  });

  test('finds a kept file that was tampered with', async () => {
    const { folder, run } = shop('rm old-prices.csv');
    expect(await run('exec', 'shop.md', '--trust', ...agreed)).toMatchObject({ status: 0 });
    const [name = ''] = readdirSync(join(folder, '.runbook/runs')).filter((n) => !n.startsWith('.'));
    const backups = join(folder, '.runbook/runs', name, 'backups');
    writeFileSync(join(backups, readdirSync(backups)[0] ?? ''), 'apple;99\n');
    expect(await run('log', 'verify')).toMatchObject({ status: 6 });
  });
});
