/** `runbook rollback`: what a run really did is taken back, last step first, on a real remote. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';
import { rehearsalMissing } from '../rig/rehearsal.ts';

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

function released(app = 'name: app\nimage: app:v1.0.0 # keep\n', document = release): { readonly clone: string; readonly run: (...args: string[]) => Promise<Seen> } {
  const { clone } = cloneWithRemote(temporaryFolder(), 'app', { 'release.md': document, 'app.yml': app, '.gitignore': '.runbook\n' });
  // One user, who began the runs: a rollback that stopped is gone on with as it was approved.
  const home = temporaryFolder();
  const run = (...args: string[]): Promise<Seen> => {
    const trial = program(...args).env({ ...gitEnvironment, HOME: home });
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
  // Whoever reads the records later sees which run is whose undoing.
  const [undoing = '', undone = ''] = (await run('log')).stdout.split('\n');
  expect(undoing).toContain(`takes back ${undone.split(' ')[0]}`);
  expect((await run('log', 'show')).stdout.split('\n')[0]).toContain(`takes back ${undone.split(' ')[0]}`);
});

test('what the run was answered, changed in its folder since, is not taken back by, and not gone on with', async () => {
  const { clone, run } = released();
  expect(await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0')).toMatchObject({ status: 0 });
  const runs = join(clone, '.runbook', 'runs');
  const path = join(runs, readdirSync(runs).find((name) => name.startsWith('2')) ?? '', 'ready.json');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('2.0.0', '1.9.0'));
  expect(await run('log', 'verify')).toMatchObject({ status: 6, stdout: expect.stringContaining('ready.json was changed (line 1)') });
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 6, stderr: expect.stringMatching(/ready\.json was changed since the run began[^]*runbook log verify/) });
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toContain('refs/tags/v2.0.0');
});

test('a file that was edited twice, and by a step that was done again, is taken back edit by edit, byte for byte', async () => {
  const first = 'name: app\r\nimage: app:v1.0.0\r\npool: 1\r\n';
  const twice = '# Ship\n\nIn `app.yml`:\n\n```yaml id=image\nimage: app:<version>\n```\n\nIn `app.yml`:\n\n```yaml id=pool\npool: 2\n```\n\n```sh id=gate\ntest -e open\n```\n';
  const { clone, run } = released(first, twice);
  const file = (): string => readFileSync(join(clone, 'app.yml'), 'utf8');
  expect((await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0')).status).toBe(1);
  expect((await run('exec', '--resume', '--yes', '--redo', 'image', '--var', 'VERSION=v3.0.0')).status).toBe(1);
  expect(file()).toBe('name: app\r\nimage: app:v3.0.0\r\npool: 2\r\n');
  const taken = await run('rollback', '--yes', '--manual=skip');
  expect([taken.status, taken.stderr.includes('CHANGED_APP_YML'), file()]).toEqual([0, false, first]);
});

test('a commit goes with what was pushed of its own branch only, and files that were put back are no reading', async () => {
  const { clone, run } = released('', '# Work\n\n```sh\ngit branch topic\necho x > new.txt && git add new.txt && git commit -m "Local work"\ngit push origin topic\n```\n\n```sh\ngit checkout app.yml\n```\n');
  writeFileSync(join(clone, 'app.yml'), 'mine, and nowhere else\n');
  expect((await run('exec', 'release.md', '--trust', '--yes', '--allow-destroy')).status).toBe(0);
  const { stdout } = await run('rollback', '--dry-run');
  expect(stdout).toMatch(/No inverse is known[^]*git checkout app\.yml[^]*git push --delete \S+ origin "refs\/heads\/topic"[^]*No inverse is known[^]*git commit -m "Local work"/);
});

test('what was committed here is taken off the branch; what was pushed goes with one commit, and the file with it', async () => {
  const step = '# Work\n\n```sh\nsed -i "s/pool: 2/pool: 3/" app.yml\ngit commit -am "Three"\n```\n';
  const { clone, run } = released('pool: 2\n', step);
  expect((await run('exec', 'release.md', '--trust', '--yes')).status).toBe(0);
  expect((await run('rollback', '--yes')).status).toBe(0);
  expect([readFileSync(join(clone, 'app.yml'), 'utf8'), git(clone, 'log', '-1', '--format=%s'), git(clone, 'status', '--porcelain', '--untracked-files=no')]).toEqual(['pool: 2\n', expect.not.stringContaining('Three'), '']);
  writeFileSync(join(clone, 'release.md'), step.replace(/```\n$/, 'git push origin main\n```\n'));
  git(clone, 'commit', '--quiet', '-am', 'Push it as well');
  git(clone, 'push', '--quiet', 'origin', 'main');
  expect((await run('exec', 'release.md', '--trust', '--yes')).status).toBe(0);
  expect((await run('rollback', '--yes', '--allow-destroy')).status).toBe(0);
  expect([readFileSync(join(clone, 'app.yml'), 'utf8'), git(clone, 'log', '-1', '--format=%s'), git(clone, 'status', '--porcelain', '--branch', '--untracked-files=no')]).toEqual(['pool: 2\n', expect.stringContaining('Revert'), '## main...origin/main']);
});

test.each(['active', 'inactive'])('a unit that was %s before the run is so after the rollback, though both started and stopped it', async (before) => {
  const systemctl = `#!/bin/bash
verb=$1 unit=\${!#} was=$(cat "unit" 2>/dev/null || echo ${before})
case $verb in
  start) [ $was = active ] || date +%s > entered; echo active > unit;;
  stop) [ $was = active ] && date +%s > left; echo inactive > unit;;
  is-active) [[ " $* " == *" --quiet "* ]] || echo $was; [ $was = active ];;
  show) file=left; [[ "$*" == *ActiveEnter* ]] && file=entered; [ -e $file ] && date -d @$(cat $file); true;;
esac
`;
  const trial = program('exec', 'lamps.md', '--trust', '--yes').file('lamps.md', '# Lamps\n\n```sh\nsystemctl stop lamps\n```\n\n```sh\necho two > colour\n```\n\n```sh\nsystemctl start lamps\n```\n')
    .file('colour', 'one\n').file('bin/systemctl', systemctl, 0o755).env({ PATH: `./bin:${process.env['PATH'] ?? ''}` });
  expect((await trial.run()).status).toBe(0);
  const unit = (): string => readFileSync(join(trial.folder, 'unit'), 'utf8').trim();
  expect(unit()).toBe('active');
  expect((await program('rollback', '--yes').within(trial.folder).env({ PATH: `./bin:${process.env['PATH'] ?? ''}` }).run()).status).toBe(0);
  expect([unit(), readFileSync(join(trial.folder, 'colour'), 'utf8')]).toEqual([before, 'one\n']);
});

describe('a file that was changed after the run', () => {
  const changed = async (now: string) => {
    const { clone, run } = released('name: app\nimage: app:v1.0.0 # keep\nreplicas: 1\nlast: x\n');
    await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
    writeFileSync(join(clone, 'app.yml'), now);
    const rollback = (...args: string[]): Promise<Seen> => run('rollback', '--yes', '--allow-destroy', ...args);
    return { clone, run, rollback, file: () => readFileSync(join(clone, 'app.yml'), 'utf8') };
  };
  const apart = 'name: app\nimage: app:v2.0.0 # keep\nreplicas: 1\nlast: changed by somebody\n';
  const same = 'name: app\nimage: app:v3.0.0\nreplicas: 1\nlast: x\n';

  test('is shown in three ways and asked about: without a terminal nothing runs, and what to type is said (exit 2)', async () => {
    const { clone, rollback, run, file } = await changed(apart);
    const seen = await rollback();
    expect(seen).toMatchObject({ status: 2, stderr: expect.stringMatching(/Give --var CHANGED_APP_YML=…\n {2}CHANGED_APP_YML: our-part or leave or by-hand \(/) });
    for (const line of ['-image: app:v1.0.0 # keep', '+image: app:v2.0.0 # keep', '-last: x', '+last: changed by somebody', '-image: app:v2.0.0 # keep', '+image: app:v1.0.0 # keep']) expect(seen.stderr).toContain(line);
    expect([file(), git(clone, 'ls-remote', '--tags', 'origin')]).toEqual([apart, expect.stringContaining('refs/tags/v2.0.0')]);
    expect(await run('rollback', '--dry-run')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/CHANGED_APP_YML[^]*the later changes kept[^]*\+image: app:v1\.0\.0/) });
  });

  test('our part alone is taken back, the later changes stay', async () => {
    const { clone, rollback, file } = await changed(apart);
    expect(await rollback('--var', 'CHANGED_APP_YML=our-part')).toMatchObject({ status: 0 });
    expect([file(), git(clone, 'tag')]).toEqual(['name: app\nimage: app:v1.0.0 # keep\nreplicas: 1\nlast: changed by somebody\n', '']);
  });

  test.skipIf(rehearsalMissing() !== null)('our part is rehearsed', async () => {
    const { run, file } = await changed(apart);
    const rehearsed = await run('rollback', '--dry-run=rehearse', '--var', 'CHANGED_APP_YML=our-part', '--output', 'json');
    expect(rehearsed).toMatchObject({ status: 0, stdout: expect.stringContaining('image: app:v1.0.0 # keep\\nreplicas: 1\\nlast: changed by somebody') });
    expect(file()).toBe(apart);
  });

  test('it is left, and the rest is undone', async () => {
    const { clone, rollback, file } = await changed(apart);
    expect(await rollback('--var', 'CHANGED_APP_YML=leave')).toMatchObject({ status: 0 });
    expect([file(), git(clone, 'tag')]).toEqual([apart, '']);
  });

  test('where the same line was changed our part is not offered; a person pauses the rollback (exit 4)', async () => {
    const { clone, rollback, file } = await changed(same);
    expect(await rollback()).toMatchObject({ status: 2, stderr: expect.stringMatching(/--var CHANGED_APP_YML=…\n {2}CHANGED_APP_YML: leave or by-hand \(/) });
    expect(await rollback('--var', 'CHANGED_APP_YML=our-part')).toMatchObject({ status: 2 });
    const paused = await rollback('--var', 'CHANGED_APP_YML=by-hand');
    expect(paused).toMatchObject({ status: 4, stderr: expect.stringMatching(/--resume \S+/) });
    expect([file(), git(clone, 'ls-remote', '--tags', 'origin')]).toEqual([same, expect.stringContaining('refs/tags/v2.0.0')]);
    expect(await rollback('--skip', '1')).toMatchObject({ status: 0 });
    expect([file(), git(clone, 'tag')]).toEqual([same, '']);
  });

  test('changed once more between the question and the rollback: it is not overwritten', async () => {
    const { clone, run, rollback, file } = await changed(apart);
    expect(await rollback('--var', 'CHANGED_APP_YML=by-hand')).toMatchObject({ status: 4 });
    writeFileSync(join(clone, 'app.yml'), `${apart}more: 1\n`);
    const [rolling = ''] = (await run('log')).stdout.split(' ');
    expect(await run('exec', '--resume', '--yes', '--allow-destroy', '--done', 'undo-2-release-2')).toMatchObject({ status: 2 });
    expect(await run('exec', '--resume', rolling, '--yes', '--allow-destroy', '--done', 'undo-2-release-2')).toMatchObject({ status: 0 });
    expect(file()).toBe(`${apart}more: 1\n`);
  });

  test('gone, or put back by somebody: it stays so', async () => {
    const back = await changed('name: app\nimage: app:v1.0.0 # keep\nreplicas: 1\nlast: x\n');
    expect(await back.rollback()).toMatchObject({ status: 0 });
    const gone = await changed('');
    rmSync(join(gone.clone, 'app.yml'));
    expect(await gone.rollback()).toMatchObject({ status: 2, stderr: expect.stringContaining('CHANGED_APP_YML: leave or by-hand (') });
    expect(await gone.rollback('--var', 'CHANGED_APP_YML=leave')).toMatchObject({ status: 0 });
  });
});

test('a file that was already as the document wants it is not touched by the rollback', async () => {
  const { clone, run } = released('name: app\nimage: app:v2.0.0 # keep\n');
  await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 0 });
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toBe('name: app\nimage: app:v2.0.0 # keep\n');
});

test('what a step did in a branch, a subshell, or with its failure forgiven is for a person: it may have been there before', async () => {
  const document = '# Set up\n\n```sh\ngit tag v9 || true\nif true; then git branch next; fi\n(cd sub; git remote add copy ../x)\nGIT_DIR=.git git tag v8\n```\n';
  const { clone, run } = released(undefined, document);
  execFileSync('mkdir', [join(clone, 'sub')]);
  git(clone, 'tag', 'v9');
  expect(await run('exec', 'release.md', '--trust', '--yes')).toMatchObject({ status: 0 });
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 4, stderr: expect.stringMatching(/git tag v9[^]*git branch next[^]*git remote add copy[^]*git tag v8/) });
  expect(git(clone, 'tag')).toBe('v8\nv9');
});

test('a rollback has every depth: looked at, tried by the tools themselves, and rehearsed; nothing moves', async () => {
  const { clone, run } = released();
  await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
  expect(await run('rollback', '--dry-run=check')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Undo: ') });
  const native = await run('rollback', '--dry-run=native');
  expect(native).toMatchObject({ status: 0, stderr: '' });
  expect(native.stdout).not.toContain('would not be undone');
  const rehearsed = await run('rollback', '--dry-run=rehearse', '--output', 'json');
  expect(rehearsed).toMatchObject({ status: 0, stderr: '' });
  const { steps, changes } = JSON.parse(rehearsed.stdout) as { steps: { outcome: string }[]; changes: { files: { path: string; what: string; after: string }[]; git: { reference: string; to: string | null }[] } };
  expect(steps.map((s) => s.outcome)).toEqual(steps.map(() => 'ok'));
  expect(changes.files.filter((f) => f.path.endsWith('app.yml'))).toMatchObject([{ what: 'changed', after: 'name: app\nimage: app:v1.0.0 # keep\n' }]);
  expect(changes.git.map((g) => [g.reference, g.to])).toEqual([['refs/tags/v2.0.0', null], ['refs/tags/v2.0.0', null]]);
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toContain('refs/tags/v2.0.0');
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toContain('app:v2.0.0');
});

test('the look before a rollback says which conditions do not hold now', async () => {
  const { clone, run } = released();
  await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
  git(clone, 'push', '--quiet', '--force', 'origin', 'HEAD:refs/tags/v2.0.0');
  expect(await run('rollback', '--dry-run=check')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/\? unknown +Undo: .*\n(?: {4}.*\n)* {4}warning: as things are now it would not be undone: only if the tag v2\.0\.0 on origin is still the one that was pushed/) });
});

test('what the run itself took away again, or somebody since, is nothing to take back', async () => {
  const document = '# Fix\n\n```sh\ngit switch -c lamp-fix\n```\n\n```sh\ngit switch main\ngit branch -d lamp-fix\n```\n\n```sh\ngit tag v7\ngit push origin v7\n```\n';
  const { clone, run } = released(undefined, document);
  expect(await run('exec', 'release.md', '--trust', '--yes', '--allow-destroy')).toMatchObject({ status: 0 });
  git(clone, 'push', '--quiet', '--delete', 'origin', 'v7');
  git(clone, 'tag', '--delete', 'v7');
  expect((await run('rollback', '--dry-run=check')).stdout).not.toContain('would not be undone');
  const { status, stderr, stdout } = await run('rollback', '--yes', '--allow-destroy', '--manual=skip');
  expect([status, `${stdout}${stderr}`.match(/^not undone/m)]).toEqual([0, null]);
  expect(`${stdout}${stderr}`).toMatch(/^the branch lamp-fix is gone already/m);
  expect(await run('rollback')).toMatchObject({ status: 2 });
});

test('a rollback that stopped half-way is gone on with', async () => {
  const { clone, run } = released();
  await run('exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=v2.0.0');
  // The remote is away, so the tag over there cannot be looked at.
  const away = git(clone, 'remote', 'get-url', 'origin');
  git(clone, 'remote', 'set-url', 'origin', '/nowhere');
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 1 });
  git(clone, 'remote', 'set-url', 'origin', away);
  expect(await run('exec', '--resume', '--yes', '--allow-destroy')).toMatchObject({ status: 2 });
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 0 });
  expect(git(clone, 'ls-remote', '--tags', 'origin')).toBe('');
  expect(readFileSync(join(clone, 'app.yml'), 'utf8')).toBe('name: app\nimage: app:v1.0.0 # keep\n');
});

test('undo= may name a step of a section that is left out: its commands take it back, with its own inputs', async () => {
  const text = '# Ship\n\n## Deploy\n\n```sh id=ship undo=unship\ntouch shipped\n```\n\n## Rollback\n\n```sh id=unship\nrm -f shipped\necho <reason> > why\n```\n';
  const { folder } = await program('exec', 'ship.md', '--trust', '--yes').file('ship.md', text).stderr(/Done/).success();
  expect(existsSync(join(folder, 'why'))).toBe(false);
  expect((await program('rollback', '--yes', '--allow-destroy').in(folder).run()).stderr).toContain('--var REASON=');
  expect((await program('rollback', '--yes', '--allow-destroy', '--var', 'REASON=too soon').in(folder).run()).status).toBe(0);
  expect(existsSync(join(folder, 'shipped'))).toBe(false);
  expect(readFileSync(join(folder, 'why'), 'utf8')).toBe('too soon\n');
});

test('commands that a person takes back have the run’s values in them, but no secret', async () => {
  const { folder } = await program('exec', 'note.md', '--trust', '--yes', '--var', 'MOTIVE=2 b', '--var', 'API_TOKEN=hunter22').file('note.md', '# Note\n\n```sh\nlogger -t shop "<motive>" "$API_TOKEN" || true\n```\n').stderr(/Done/).success();
  const { stdout } = await program('rollback', '--dry-run').in(folder).run();
  expect(stdout).toContain(`logger -t shop '2 b' "\${API_TOKEN}"\n`);
});

test('what a person only looked at is nothing to take back, what they told somebody is; the document’s own way back is named', async () => {
  const { run } = released('', '# Bake\n\n## Steps\n\n1. Look at the oven gauge for ten minutes.\n\n2. Tell the shop that bread is on its way.\n\n## Rollback\n\n```sh\ntrue\n```\n');
  expect((await run('exec', 'release.md', '--trust', '--yes', '--manual=skip')).status).toBe(0);
  expect((await run('exec', 'release.md', '--trust', '--yes')).status).toBe(4);
  await run('exec', 'release.md', '--resume', '--done', 'steps-1', '--yes');
  await run('exec', 'release.md', '--resume', '--done', 'steps-2', '--yes');
  const { stdout } = await run('rollback', '--dry-run');
  expect(stdout).toContain('Undo: Tell the shop');
  expect(stdout).not.toContain('Undo: Look at');
  expect(stdout).toContain('a person only looked: there is nothing to undo');
  expect(stdout).toContain('\n  runbook exec release.md#rollback\n');
});

test('commands that a person takes back stand each on a line of its own', async () => {
  const { folder } = await program('exec', 'two.md', '--trust', '--yes').file('two.md', '# Two\n\n```sh\nlogger -t shop one || true\nlogger -t shop two || true\n```\n').stderr(/Done/).success();
  expect((await program('rollback', '--dry-run').in(folder).run()).stdout).toMatch(/by hand what these did:\n +logger -t shop one\n +logger -t shop two\n/);
});

test('--cwd: what takes a step back runs where the step ran, another folder is refused', async () => {
  const { clone, run } = released('name: app\nimage: app:v1.0.0\n', '# Mark\n\n```sh {undo="rm mark.txt"}\ntouch mark.txt\n```\n');
  expect(await run('exec', 'release.md', '--trust', '--yes')).toMatchObject({ status: 0 });
  expect(await run('rollback', '--yes', '--allow-destroy', '--cwd', '/tmp')).toMatchObject({ status: 2, stderr: expect.stringContaining('--cwd') });
  expect(existsSync(join(clone, 'mark.txt'))).toBe(true);
  expect(await run('rollback', '--yes', '--allow-destroy', '--cwd', '.')).toMatchObject({ status: 0 });
  expect(existsSync(join(clone, 'mark.txt'))).toBe(false);
});

test('a file that the run made goes; one that somebody has changed since is asked about', async () => {
  const { clone, run } = released('name: app\nimage: app:v1.0.0\n', '# Set up\n\n1. Create the file `new.yml` with the following content:\n\n   ```yaml\n   a: 1\n   ```\n\n2. Créez le fichier `autre.yml` :\n\n   ```yaml\n   b: 2\n   ```\n');
  expect(await run('exec', 'release.md', '--trust', '--yes')).toMatchObject({ status: 0 });
  expect([readFileSync(join(clone, 'new.yml'), 'utf8'), readFileSync(join(clone, 'autre.yml'), 'utf8')]).toEqual(['a: 1\n', 'b: 2\n']);
  writeFileSync(join(clone, 'autre.yml'), 'b: 3\n');
  expect(await run('rollback', '--yes', '--allow-destroy')).toMatchObject({ status: 2 });
  expect(await run('rollback', '--yes', '--allow-destroy', '--var', 'CHANGED_AUTRE_YML=leave')).toMatchObject({ status: 0 });
  expect([existsSync(join(clone, 'new.yml')), readFileSync(join(clone, 'autre.yml'), 'utf8')]).toEqual([false, 'b: 3\n']);
});
