/** `runbook rollback`: what a run really did is taken back, last step first, on a real remote. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const release = `# Release

The version to release is \`v1.2.0\`.

\`\`\`sh
git tag -a v1.2.0 -m "Version 1.2.0"
git push origin v1.2.0
\`\`\`

In \`app.yml\`, change the version:

\`\`\`yaml
image: app:v1.2.0
\`\`\`
`;

function released(): { readonly clone: string; readonly run: (...args: string[]) => Promise<Seen> } {
  const { clone } = cloneWithRemote(temporaryFolder(), 'app', { 'release.md': release, 'app.yml': 'name: app\nimage: app:v1.0.0 # keep\n', '.gitignore': '.runbook\n' });
  const run = (...args: string[]): Promise<Seen> => {
    const trial = program(...args).env(gitEnvironment);
    rmSync(trial.folder, { recursive: true });
    execFileSync('ln', ['-s', clone, trial.folder]);
    return trial.run();
  };
  return { clone, run };
}

test('the edited file has its old bytes, the pushed tag is gone, and the rollback is a run of its own', async () => {
  const { clone, run } = released();
  expect(await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0')).toMatchObject({ status: 0 });
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toContain('refs/tags/v2.0.0');
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toContain('app:v2.0.0 # keep');

  const dry = await run('rollback', '--dry-run');
  expect(dry).toMatchObject({ status: 0, stdout: expect.stringMatching(/Dry run: nothing is started[\s\S]*Undo: .*app\.yml/) });
  expect(await run('rollback', '--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining('runbook rollback --yes --allow-destroy') });
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toContain('refs/tags/v2.0.0');

  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 0 });
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toBe('');
  expect(git(clone, 'tag')).toBe('');
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toBe('name: app\nimage: app:v1.0.0 # keep\n');
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no run to undo') });
});

test('what was changed since is not overwritten: the step fails and says why', async () => {
  const { clone, run } = released();
  await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
  writeFileSync(join(clone, 'app.yml'), 'name: app\nimage: app:v3.0.0\n');
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 1 });
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toBe('name: app\nimage: app:v3.0.0\n');
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toContain('refs/tags/v2.0.0');
});

test('a rollback has every depth: looked at, tried by the tools themselves, and rehearsed; nothing moves', async () => {
  const { clone, run } = released();
  await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
  expect(await run('rollback', '--dry-run=check')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Undo: ') });
  expect(await run('rollback', '--dry-run=native')).toMatchObject({ status: 0, stderr: '' });
  const rehearsed = await run('rollback', '--dry-run=rehearse', '--output', 'json');
  expect(rehearsed).toMatchObject({ status: 0, stderr: '' });
  const { steps, changes } = JSON.parse(rehearsed.stdout) as { steps: { outcome: string }[]; changes: { files: { path: string; what: string; after: string }[]; git: { reference: string; to: string | null }[] } };
  expect(steps.map((s) => s.outcome)).toEqual(steps.map(() => 'ok'));
  expect(changes.files.filter((f) => f.path.endsWith('app.yml'))).toMatchObject([{ what: 'changed', after: 'name: app\nimage: app:v1.0.0 # keep\n' }]);
  expect(changes.git.map((g) => [g.reference, g.to])).toEqual([['refs/tags/v2.0.0', null], ['refs/tags/v2.0.0', null]]);
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toContain('refs/tags/v2.0.0');
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toContain('app:v2.0.0');
});

test('a rollback that stopped half-way is gone on with', async () => {
  const { clone, run } = released();
  await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
  const left = readFileSync(join(clone, 'app.yml'), 'utf8');
  writeFileSync(join(clone, 'app.yml'), 'name: app\nimage: app:v3.0.0\n');
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 1 });
  writeFileSync(join(clone, 'app.yml'), left);
  expect(await run('exec', '--resume', '--yes', '--allow-destroy')).toMatchObject({ status: 0 });
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toBe('');
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toBe('name: app\nimage: app:v1.0.0 # keep\n');
});
