/** `runbook trust` and a document that changed since: which steps changed is shown before anybody is asked. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository, type Repository } from '../rig/repository.ts';
import { onTerminal } from '../rig/terminal.ts';
import { temporaryFolder } from '../rig/program.ts';

const before = `# Move the cache

Some words before.

## Procedure

Stop the worker:

\`\`\`sh
echo stop the worker
\`\`\`

Empty the cache:

\`\`\`sh
cd cache
rm -f *.tmp
\`\`\`

Say that it is done:

\`\`\`sh
echo done with it
\`\`\`
`;

const after = before
  .replace('Some words before.', 'Other words before.\n\nAnd a line more.')
  .replace('rm -f *.tmp', 'rm -rf "$HOME/cache"')
  .replace('Say that it is done:\n\n```sh\necho done with it\n```\n', 'Start it:\n\n```sh\ntouch started\n```\n\nLook at it:\n\n```sh\nls cache\n```\n');

/** @param keeps whether the person's own copies are kept between the calls; else git alone has what was approved */
async function trusted(keeps = false): Promise<Repository> {
  const repo = repository({ 'move.md': before, 'cache/a.tmp': '' }, []);
  const home = keeps ? { HOME: temporaryFolder() } : {};
  const one: Repository = { ...repo, run: (...args) => repo.runWith(home, ...args) };
  expect(await one.run('trust', 'move.md')).toMatchObject({ status: 0, stderr: '' });
  return one;
}

const told = `  1 step changed, 2 added, 1 gone, 4 lines of other text
  ~ Empty the cache (move.md:17)
        cd cache
      - rm -f *.tmp
      + rm -rf "$HOME/cache"
  + Start it (move.md:24)  ● changes
      + touch started
  + Look at it (move.md:30)  ○ reads
      + ls cache
  – Say that it is done (move.md:22)
      - echo done with it
`;

describe('a document that changed since it was approved', () => {
  test('exec shows the steps that changed, each with its lines, and counts other text; nothing runs', async () => {
    const repo = await trusted();
    repo.write('move.md', after);
    const seen = await repo.run('exec', 'move.md', '--yes', '--allow-destroy');
    expect(seen).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('runbook: move.md has changed since it was approved') });
    expect(seen.stderr.startsWith(told)).toBe(true);
  });

  test('trust shows the same, from what git has, and approves', async () => {
    const repo = await trusted();
    repo.write('move.md', after);
    const seen = await repo.run('trust', 'move.md');
    expect(seen).toMatchObject({ status: 0, stderr: `move.md has changed since it was approved\n${told}`, stdout: expect.stringContaining('move.md approved') });
    expect((await repo.run('exec', 'move.md', '--dry-run=native')).stderr).toBe('');
  });

  test('on a terminal trust asks, and no leaves the lock as it was', async () => {
    const repo = await trusted();
    repo.write('move.md', after);
    const lock = readFileSync(join(repo.folder, 'runbook.lock'), 'utf8');
    const trial = onTerminal(['trust', 'move.md'], { folder: repo.folder });
    await trial.see('1 step changed, 2 added, 1 gone');
    await trial.see(/Approve move\.md as it is now \([0-9a-f]{12}\)\? \(y\/N\)/);
    trial.type('\r');
    await trial.exits(3);
    expect(readFileSync(join(repo.folder, 'runbook.lock'), 'utf8')).toBe(lock);
  });

  test('where git does not have the approved bytes, the user\u2019s own copy does', async () => {
    const home = { HOME: temporaryFolder() };
    const repo = repository({ 'other.md': '' }, []);
    repo.write('move.md', before);
    await repo.runWith(home, 'trust', 'move.md');
    repo.write('move.md', after);
    expect((await repo.runWith(home, 'exec', 'move.md', '--yes')).stderr.startsWith(told)).toBe(true);
    expect((await repo.run('exec', 'move.md', '--yes')).stderr).toContain('is not kept here');
  });

  test('words alone are counted; a warning, a limit and a setting are told', async () => {
    const repo = await trusted(true);
    repo.write('move.md', before.replace('Some words before.', 'A word.'));
    expect((await repo.run('trust', 'move.md')).stderr).toBe('move.md has changed since it was approved\n  no step changed, 1 line of other text\n');
    repo.write('move.md', `---\nrunbook:\n  env: { PATH: /tmp }\n---\n${before.replace('Some words before.', 'A word.')}`);
    expect((await repo.run('trust', 'move.md')).stderr).toContain('other settings: env');
  });

  test('steps that only moved are not told as changed; what hides in one is shown', async () => {
    const repo = await trusted(true);
    repo.write('move.md', before.replace('echo done with it', 'echo done\u202Ewith it'));
    expect((await repo.run('trust', 'move.md')).stderr).toContain('+ echo done\\u{202E}with it');
    repo.write('move.md', before.replace('# Move the cache\n', '# Move the cache\n\n\n\n'));
    expect((await repo.run('trust', 'move.md')).stderr).toMatch(/changed since it was approved\n {2}1 step changed\n/);
    repo.write('move.md', before);
    expect((await repo.run('trust', 'move.md')).stderr).toMatch(/\n {2}no step changed\n/);
  });

  test('the corrections beside it count: a step that they change is told', async () => {
    const repo = await trusted(true);
    repo.write('move.md.runbook.yaml', 'blocks:\n  - text: |\n      cd cache\n      rm -f *.tmp\n    timeout: 5s\n');
    await repo.run('trust', 'move.md');
    repo.write('move.md.runbook.yaml', 'blocks:\n  - text: |\n      cd cache\n      rm -f *.tmp\n    timeout: 9s\n    check: "true"\n');
    expect((await repo.run('exec', 'move.md', '--yes')).stderr).toContain('the same commands; other: corrections');
  });

  test('corrections that were approved with it and are gone count as changed: what they kept from running does not run', async () => {
    const repo = await trusted(true);
    repo.write('move.md.runbook.yaml', 'blocks:\n  - text: echo done with it\n    run: false\n');
    await repo.run('trust', 'move.md');
    rmSync(join(repo.folder, 'move.md.runbook.yaml'));
    const seen = await repo.run('exec', 'move.md', '--yes', '--allow-destroy');
    expect(seen).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('move.md.runbook.yaml was approved with its document and is gone') });
    expect(seen.stderr).toContain('+ Say that it is done (move.md:22)');
    expect((await repo.run('trust', 'move.md')).stdout).toContain('move.md.runbook.yaml is gone, and taken out of');
    expect(readFileSync(join(repo.folder, 'runbook.lock'), 'utf8')).toMatch(/^[0-9a-f]{64} {2}move\.md\n$/);
    expect((await repo.run('exec', 'move.md', '--dry-run=native')).stderr).toBe('');
  });

  test('in French', async () => {
    const repo = await trusted(true);
    repo.write('move.md', after);
    expect((await repo.run('trust', 'move.md', '--lang', 'fr')).stderr).toContain('1 étape modifiée, 2 ajoutées, 1 disparue, 4 lignes d’autre texte');
  });
});

describe('the lock that a repository brings along', () => {
  const approved = 'is approved by the runbook.lock that came with its repository, where you have approved nothing yourself yet';

  test('asks the person who never approved anything in it, whatever --yes says; from then on it counts', async () => {
    const repo = repository({ 'move.md': '# Move\n\n```sh\necho moved\n```\n', 'other.md': '# Other\n\n```sh\necho other\n```\n' }, []);
    // A colleague approves both; this person has a home of their own.
    await repo.run('trust', 'move.md', 'other.md');
    const env = { HOME: temporaryFolder() };
    const no = onTerminal(['exec', 'move.md', '--yes'], { folder: repo.folder, env });
    await no.see(approved);
    await no.see(/Approve move\.md as shown above/);
    no.type('\r');
    await no.exits(3);
    expect(no.screen).toContain('nothing was run');
    const yes = onTerminal(['exec', 'move.md', '--yes'], { folder: repo.folder, env });
    await yes.see(/Approve move\.md as shown above/);
    yes.type('y\r');
    await yes.exits(0);
    const other = onTerminal(['exec', 'other.md', '--yes'], { folder: repo.folder, env });
    await other.exits(0);
    expect(other.screen).not.toContain(approved);
  });

  test('is not made to count by what was approved in another repository that lies within', async () => {
    const repo = repository({ 'move.md': '# Move\n\n```sh\necho moved\n```\n', 'inner/.git/HEAD': 'ref: refs/heads/main\n', 'inner/own.md': '# Own\n\n```sh\necho own\n```\n' }, []);
    await repo.run('trust', 'move.md');
    const env = { HOME: temporaryFolder() };
    await repo.runWith(env, 'trust', 'inner/own.md');
    const no = onTerminal(['exec', 'move.md', '--yes'], { folder: repo.folder, env });
    await no.see(approved);
    await no.see(/Approve move\.md as shown above/);
    no.type('\r');
    await no.exits(3);
  });

  test('counts as it stands where nobody can be asked', async () => {
    const repo = repository({ 'move.md': '# Move\n\n```sh\necho moved\n```\n' }, []);
    await repo.run('trust', 'move.md');
    expect(await repo.runWith({ HOME: temporaryFolder() }, 'exec', 'move.md', '--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('moved') });
  });
});
