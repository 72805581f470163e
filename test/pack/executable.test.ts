/** The single-file executable and its Debian package: built, and used where no Node is on the path. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionLoaders } from '../../src/commands/completion-loaders.ts';
import { rehearsalMissing } from '../rig/rehearsal.ts';

const root = join(import.meta.dirname, '../..');
const builds = process.platform === 'linux' && process.arch === 'x64' && Number(process.versions.node.split('.')[0]) >= 24;
const here = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

let folder: string;
let executable: string;
let bin: string;

beforeAll(() => {
  if (!builds) return;
  folder = mkdtempSync(join(tmpdir(), 'executable-'));
  executable = join(folder, 'runbook');
  execFileSync(process.execPath, ['scripts/executable.mjs', '--out', executable], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  // All that the program may find on its path: the system's programs, but for any Node.
  bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const from of ['/usr/bin', '/bin', '/usr/sbin']) {
    for (const name of readdirSync(from)) if (!/^(?:node|nodejs|npm|npx|runbook)$/.test(name) && !existsSync(join(bin, name))) symlinkSync(join(from, name), join(bin, name));
  }
}, 300_000);
afterAll(() => {
  if (builds) rmSync(folder, { recursive: true, force: true });
});

function run(...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(executable, words, { cwd: folder, encoding: 'utf8', env: { PATH: bin, HOME: folder, LANG: 'C.UTF-8', NO_COLOR: '1', NODE_OPTIONS: '--require /nowhere.cjs' } });
}

describe.skipIf(!builds)('the executable', () => {
  test('says its version, its help and its completions, whatever NODE_OPTIONS says', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(run('--help').stdout).toContain('runbook exec');
    expect(run('completion', 'bash').stdout).toContain('complete -o filenames');
  });

  test('is started with code that V8 does not refuse', () => {
    writeFileSync(join(folder, 'a.md'), '# A\n\n```bash\ngit pull\n```\n');
    const { stderr, stdout } = spawnSync(executable, ['plan', 'a.md'], { cwd: folder, encoding: 'utf8', env: { PATH: bin, HOME: folder, RUNBOOK_DEBUG: '1' } });
    expect(stderr).toBe('');
    expect(stdout).toContain('git pull');
  });

  test('reads every format, and finds secrets', () => {
    for (const [name, text] of [['b.rst', 'A\n=\n\n.. code-block:: bash\n\n   git pull\n'], ['b.adoc', '= A\n\n[source,bash]\n----\ngit pull\n----\n'], ['b.txt', 'A\n\nRun:\n\n$ git pull\n']] as const) {
      writeFileSync(join(folder, name), text);
      expect(run('plan', name)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('git pull') as string });
    }
    // A large one in a thread.
    writeFileSync(join(folder, 'large.md'), `# A\n\n\`\`\`bash\ngit pull\n\`\`\`\n\n${'Look at the page, and wait.\n\n'.repeat(6000)}`);
    expect(run('plan', 'large.md')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('git pull') as string });
    writeFileSync(join(folder, 's.md'), '# A\n\ntoken: xoxb-123456789012-1234567890123-abcdefghijklmnopqrstuvwx\n\n```bash\ngit pull\n```\n');
    expect(run('lint', 's.md').stdout).toContain('secret-in-text');
  });

  test('runs shell and JavaScript by keepers of its own, and its record holds', () => {
    writeFileSync(join(folder, 'c.md'), "# C\n\n1. Run:\n\n```bash\necho it ran > ran.txt\n```\n\n2. Run this script:\n\n```js\nconst x = await $`cat ran.txt`\nconsole.log('read', x.stdout.trim())\n```\n");
    const { status, stdout, stderr } = run('exec', 'c.md', '--trust', '--yes', '--runs-dir', 'runs');
    expect(stderr).not.toContain('Warning');
    expect(stdout).toContain('read it ran');
    expect(status).toBe(0);
    const [name = ''] = readdirSync(join(folder, 'runs')).filter((n) => /^\d/.test(n));
    expect(run('log', 'verify', name, '--runs-dir', 'runs').status).toBe(0);
  });

  test('has the terminal module in it, and leaves no copy of it behind', () => {
    expect(run('doctor').stdout).toMatch(/✓ terminal module/);
    expect(readdirSync(join(folder, '.cache/runbook')).filter((name) => name.startsWith('native-'))).toEqual([]);
  });

  test.skipIf(rehearsalMissing() !== null)('rehearses', () => {
    writeFileSync(join(folder, 'd.md'), '# D\n\n1. Run:\n\n```bash\necho new > made.txt\n```\n');
    const { status, stdout } = run('rehearse', 'd.md', '--trust', '--yes', '--runs-dir', 'runs');
    expect(stdout).toContain('made.txt');
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'made.txt'))).toBe(false);
  });

  test('says in one line that the site is made with the npm package', () => {
    mkdirSync(join(folder, 'runbooks'));
    expect(run('site', 'build')).toMatchObject({ status: 2, stderr: expect.stringContaining('npm install runbook @runbook/docs-site') as string });
  });
});

test.skipIf(!builds || !here('dpkg-deb') || !here('objdump'))('the Debian package has the program, its manual page, completions and licences in their places, and says what it needs', () => {
  const out = join(folder, 'deb');
  const file = execFileSync(process.execPath, ['scripts/debian.mjs', '--executable', executable, '--out', out], { cwd: root, encoding: 'utf8' }).trim();
  const control = execFileSync('dpkg-deb', ['--field', file], { encoding: 'utf8' });
  expect(control).toMatch(/^Depends: bash \(>= 4\.4\), libc6 \(>= 2\.\d+\), libgcc-s1, libstdc\+\+6 \(>= [\d.]+\)$/m);
  expect(control).toMatch(/^Recommends: git$/m);
  expect(control).toMatch(/^Suggests: bubblewrap/m);
  const unpacked = join(folder, 'unpacked');
  execFileSync('dpkg-deb', ['--extract', file, unpacked]);
  expect(execFileSync(join(unpacked, 'usr/bin/runbook'), ['--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+/);
  const places = ['man/man1/runbook.1.gz', 'man/fr/man1/runbook.1.gz', 'bash-completion/completions/runbook', 'zsh/vendor-completions/_runbook', 'fish/vendor_completions.d/runbook.fish', 'doc/runbook/copyright', 'doc/runbook/changelog.gz', 'doc/runbook/licences.gz'];
  expect(places.filter((path) => !existsSync(join(unpacked, 'usr/share', path)))).toEqual([]);
  for (const { path, text } of Object.values(completionLoaders)) expect(readFileSync(join(unpacked, 'usr/share', path), 'utf8')).toBe(text);
  expect(execFileSync('gzip', ['-dc', join(unpacked, 'usr/share/doc/runbook/licences.gz')], { encoding: 'utf8', maxBuffer: 1 << 26 })).toMatch(/^Node\.js \d+/m);
}, 300_000);
