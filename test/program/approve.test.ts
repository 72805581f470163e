/** `approve: 2`: what destroys runs only when several people have signed just that; every other way is refused, and the record shows who. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canonical, sha256 } from '../../src/record/canonical.ts';
import { repository, type Repository } from '../rig/repository.ts';
import { onTerminal } from '../rig/terminal.ts';
import { temporaryFolder } from '../rig/program.ts';

const restore = `---
runbook:
  approve: 2
---
# Restore

Write the note for \`<customer>\`:

\`\`\`sh
echo "for <customer>" > note.txt
\`\`\`

Remove the old data:

\`\`\`sh
rm -rf old
\`\`\`
`;

const go = ['exec', 'restore.md', '--trust', '--yes', '--allow-destroy', '--var', 'CUSTOMER=acme'];

function here(files: Readonly<Record<string, string>> = {}, people = ['ann', 'bob'], others: readonly string[] = []): Repository {
  return repository({ 'restore.md': restore, 'old/data': 'old', ...files }, people, others);
}

const approvals = ({ folder }: Repository): string[] => readdirSync(join(folder, 'runbook.approvals')).filter((n) => n.endsWith('.json')).toSorted();

/** Ann signs, then Bob signs what she has signed. */
async function both(repo: Repository): Promise<void> {
  expect(await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('ann'), '--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('Signed by ann@example.org') });
  const [first = ''] = approvals(repo);
  expect(await repo.run('approve', join('runbook.approvals', first), '--key', repo.key('bob'), '--yes')).toMatchObject({ status: 0, stderr: expect.stringContaining('runbook exec restore.md --var CUSTOMER=acme') });
}

function runFolder({ folder }: Repository): string {
  const runs = join(folder, '.runbook', 'runs');
  return join(runs, readdirSync(runs).filter((n) => /^\d/.test(n)).toSorted().at(-1) ?? '');
}

const oldIsThere = ({ folder }: Repository): boolean => existsSync(join(folder, 'old'));

describe('the whole way', () => {
  test('refused with the line to type, signed by one, refused still, signed by another, run; the record names both and verifies', async () => {
    const repo = here();
    const refused = await repo.run(...go);
    expect(refused).toMatchObject({ status: 3, stdout: '', stderr: 'runbook: restore.md asks that 2 people agree to steps that destroy or must be confirmed (restore-2); nobody has yet\n  Nothing was run. To agree: runbook approve restore.md --var CUSTOMER=acme\n' });
    await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('ann'), '--yes');
    const [first = ''] = approvals(repo);
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining(`ann@example.org has\n  Nothing was run. To agree: runbook approve runbook.approvals/${first}`) });
    expect(oldIsThere(repo)).toBe(true);
    await repo.run('approve', join('runbook.approvals', first), '--key', repo.key('bob'), '--yes');
    expect(await repo.run(...go)).toMatchObject({ status: 0, stderr: expect.stringContaining('approved by ann@example.org, bob@example.org') });
    expect(oldIsThere(repo)).toBe(false);
    expect((await repo.run('log', 'show')).stdout).toMatch(/Approved by ann@example\.org \(until .* UTC, SHA256:[\w+/]{43}\)[\s\S]*Approved by bob@example\.org/);
    expect((await repo.run('log', 'verify')).stdout).toMatch(/^CONSISTENT BUT UNANCHORED/);
    expect((await repo.run('log', 'export')).stdout).toMatch(/\| Approved by \| ann@example\.org \(.*\| Approved by \| bob@example\.org \(/s);
  });

  test('the second signs what the first has signed: values, steps and a folder of their own are refused, not passed over', async () => {
    const repo = here();
    await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('ann'), '--yes');
    const [first = ''] = approvals(repo);
    for (const more of [['--var', 'CUSTOMER=other'], ['--only', 'restore-1'], ['--manual=skip'], ['--cwd', 'old']]) {
      expect(await repo.run('approve', join('runbook.approvals', first), '--key', repo.key('bob'), '--yes', ...more)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(`${more[0]?.split('=')[0]} does not go with`) });
    }
    expect(approvals(repo)).toEqual([first]);
  });

  test('on two machines with git between them, each from another folder of the repository', async () => {
    const repo = here({ 'docs/restore.md': restore, 'docs/keep': '' });
    const args = ['--cwd', repo.folder, '--var', 'CUSTOMER=acme'];
    await repo.run('approve', 'docs/restore.md', ...args, '--key', repo.key('ann'), '--yes');
    repo.commit();
    const other = temporaryFolder();
    execFileSync('git', ['clone', '--quiet', repo.folder, join(other, 'clone')], { stdio: 'ignore' });
    const [first = ''] = approvals(repo);
    const trial = onTerminal(['approve', `../runbook.approvals/${first}`, '--key', repo.key('bob')], { folder: join(other, 'clone', 'docs') });
    await trial.see('for acme');
    await trial.see('rm -rf old');
    await trial.see(/Sign this \(1 step destroys or must be confirmed\).*\(y\/N\)/);
    trial.type('y\r');
    await trial.see('Signed by bob@example.org');
    await trial.exits(0);
    cpSync(join(other, 'clone', 'runbook.approvals'), join(repo.folder, 'runbook.approvals'), { recursive: true });
    expect(await repo.run('exec', 'docs/restore.md', '--trust', '--yes', '--allow-destroy', '--var', 'CUSTOMER=acme')).toMatchObject({ status: 0 });
  });

  test('no is the answer where none is given, and nothing is signed', async () => {
    const repo = here();
    const trial = onTerminal(['approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('ann')], { folder: repo.folder });
    await trial.see('(y/N)');
    trial.type('\r');
    await trial.see('nothing was signed');
    await trial.exits(3);
    expect(existsSync(join(repo.folder, 'runbook.approvals'))).toBe(false);
    expect(await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('ann'))).toMatchObject({ status: 2, stderr: expect.stringContaining('--yes') });
  });

  test('steps that do not destroy need nobody', async () => {
    const repo = here();
    expect(await repo.run('exec', 'restore.md', '--only', '1', '--trust', '--yes', '--var', 'CUSTOMER=acme')).toMatchObject({ status: 0 });
    expect(await repo.run('approve', 'restore.md', '--only', '1', '--var', 'CUSTOMER=acme', '--key', repo.key('ann'), '--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining('no approval is needed') });
  });

  test('a key in an agent signs by its public half', async () => {
    const repo = here();
    const socket = join(temporaryFolder(), 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    onTestFinished(() => void agent.kill());
    for (let i = 0; i < 100 && !existsSync(socket); i++) await new Promise((done) => setTimeout(done, 20));
    execFileSync('ssh-add', ['-q', repo.key('ann')], { env: { ...process.env, SSH_AUTH_SOCK: socket }, stdio: 'ignore' });
    const bare = join(temporaryFolder(), 'only.pub');
    cpSync(`${repo.key('ann')}.pub`, bare);
    const args = ['approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', bare, '--yes'];
    expect(await repo.run(...args)).toMatchObject({ status: 1, stderr: expect.stringContaining('did not sign') });
    expect(await repo.runWith({ SSH_AUTH_SOCK: socket }, ...args)).toMatchObject({ status: 0, stdout: expect.stringContaining('Signed by ann@example.org') });
  });

  test('the key that git signs with is taken where none is named', async () => {
    const repo = here();
    repo.git('config', 'gpg.format', 'ssh');
    repo.git('config', 'user.signingkey', repo.key('bob'));
    expect(await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--yes')).toMatchObject({ status: 0, stdout: expect.stringContaining('Signed by bob@example.org') });
  });

  test('a secret is neither asked for nor in what is signed', async () => {
    const repo = here({ 'restore.md': restore.replace('echo "for <customer>"', 'echo "for <customer>" "$DB_PASSWORD"') });
    expect(await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('ann'), '--yes')).toMatchObject({ status: 0 });
    const [first = ''] = approvals(repo);
    expect(JSON.parse(readFileSync(join(repo.folder, 'runbook.approvals', first), 'utf8'))).toMatchObject({ inputs: { CUSTOMER: 'acme' }, secrets: ['DB_PASSWORD'] });
    await repo.run('approve', join('runbook.approvals', first), '--key', repo.key('bob'), '--yes');
    expect(await repo.run(...go, '--var', 'DB_PASSWORD=hunter22')).toMatchObject({ status: 0 });
    expect((await repo.run('log', 'verify')).stdout).toMatch(/^CONSISTENT/);
  });
});

describe('attacks', () => {
  test.each([
    ['another value', ['exec', 'restore.md', '--trust', '--yes', '--allow-destroy', '--var', 'CUSTOMER=other'], 'CUSTOMER is acme, not other'],
    ['a step left out', [...go, '--skip', '1'], 'other steps'],
    ['the step that destroys alone', [...go.slice(0, 5), '--only', '2'], 'other steps'],
    ['another folder', [...go, '--cwd', 'old'], 'starts in ., not old'],
  ])('%s is not what was signed', async (_, args, says) => {
    const repo = here();
    await both(repo);
    expect(await repo.run(...args)).toMatchObject({ status: 3, stderr: expect.stringContaining(says) });
    expect(oldIsThere(repo)).toBe(true);
  });

  test('another document, its text the same, is not what was signed; nor is this one with a letter changed', async () => {
    const repo = here({ 'other.md': restore });
    await both(repo);
    expect(await repo.run('exec', 'other.md', ...go.slice(2))).toMatchObject({ status: 3, stderr: expect.stringContaining('nobody has yet') });
    repo.write('restore.md', restore.replace('rm -rf old', 'rm -rf old .git'));
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('is for something else: the document’s bytes') });
    expect(oldIsThere(repo)).toBe(true);
  });

  test('the file of corrections beside the document cannot ask for fewer people, and changes what was signed', async () => {
    const repo = here();
    await both(repo);
    repo.write('restore.md.runbook.yaml', 'runbook:\n  approve: 1\n  env: { TARGET: elsewhere }\n');
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('the plan (its corrections') });
  });

  test('a number of people that cannot be understood asks for two', async () => {
    const repo = here({ 'restore.md': restore.replace('approve: 2', 'approve: [ann, bob]') });
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('2 people agree') });
  });

  test('one person with two keys is one person, and so is one key under two names', async () => {
    const repo = here({}, ['ann', 'bob'], ['second', 'third']);
    const pub = (who: string): string => readFileSync(`${repo.key(who)}.pub`, 'utf8');
    repo.write('runbook.signers', `ann@example.org ${pub('ann')}Ann@example.org ${pub('second')}zoe@example.org ${pub('ann')}`);
    repo.commit();
    const sign = ['approve', 'restore.md', '--var', 'CUSTOMER=acme', '--yes', '--key'];
    await repo.run(...sign, repo.key('ann'));
    await repo.run(...sign, repo.key('second'));
    const [, second = ''] = approvals(repo);
    // By hand, under another name of the same key.
    for (const end of ['', '.sig']) cpSync(join(repo.folder, 'runbook.approvals', `${approvals(repo)[0]}${end}`), join(repo.folder, 'runbook.approvals', `zoe.json${end}`));
    const seen = await repo.run(...go);
    expect(seen).toMatchObject({ status: 3, stderr: expect.stringMatching(/nn@example\.org has\n/) });
    expect(seen.stderr).toContain('one person counts once');
    expect(second).toBe('');
  });

  test('two keys that share a name are one person, however many names each has, and a pattern of names is nobody', async () => {
    const repo = here({}, ['ann', 'bob'], ['second']);
    const pub = (who: string): string => readFileSync(`${repo.key(who)}.pub`, 'utf8');
    repo.write('runbook.signers', `ann@example.org,bob@example.org ${pub('ann')}bob@example.org ${pub('bob')}*@example.org ${pub('second')}`);
    repo.commit();
    const sign = ['approve', 'restore.md', '--var', 'CUSTOMER=acme', '--yes', '--key'];
    await repo.run(...sign, repo.key('ann'));
    await repo.run(...sign, repo.key('bob'));
    expect(await repo.run(...sign, repo.key('second'))).toMatchObject({ status: 3, stderr: expect.stringContaining('is nobody') });
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('one person counts once') });
  });

  test('who is not allowed leaves nothing behind, and is told which line is missing', async () => {
    const repo = here({}, ['ann'], ['eve']);
    const seen = await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('eve'), '--yes');
    expect(seen).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining(readFileSync(`${repo.key('eve')}.pub`, 'utf8').split(' ')[1] ?? '') });
    expect(readdirSync(join(repo.folder, 'runbook.approvals'))).toEqual([]);
  });

  test('who is to run cannot add a person without a commit that shows it', async () => {
    const repo = here({}, ['ann'], ['eve']);
    await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('ann'), '--yes');
    repo.write('runbook.signers', `${readFileSync(join(repo.folder, 'runbook.signers'), 'utf8')}bob@example.org ${readFileSync(`${repo.key('eve')}.pub`, 'utf8')}`);
    expect(await repo.run('approve', 'restore.md', '--var', 'CUSTOMER=acme', '--key', repo.key('eve'), '--yes')).toMatchObject({ status: 3, stderr: expect.stringContaining('runbook.signers is not as it was committed') });
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('runbook.signers is not as it was committed') });
  });

  test.each([
    ['an edited statement', (text: string) => text.replace('"CUSTOMER":"acme"', '"CUSTOMER":"evil"'), (sig: string) => sig],
    ['a later end', (text: string) => text.replace(/"expires":"\d{4}/, '"expires":"2999'), (sig: string) => sig],
    ['an edited signature', (text: string) => text, (sig: string) => sig.replace(/\n(.{30})(.)/, (_, a: string, b: string) => `\n${a}${b === 'A' ? 'B' : 'A'}`)],
    ['no signature', (text: string) => text, () => ''],
  ])('%s counts for nothing', async (_, statement, signature) => {
    const repo = here();
    await both(repo);
    const path = join(repo.folder, 'runbook.approvals', approvals(repo)[1] ?? '');
    writeFileSync(path, statement(readFileSync(path, 'utf8')));
    writeFileSync(`${path}.sig`, signature(readFileSync(`${path}.sig`, 'utf8')));
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('is signed by nobody of runbook.signers') });
    expect(oldIsThere(repo)).toBe(true);
  });

  test('a statement with words that nobody is shown is none', async () => {
    const repo = here();
    await both(repo);
    const path = join(repo.folder, 'runbook.approvals', approvals(repo)[1] ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('{', '{ "inputs":{},'));
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', repo.key('bob'), '-n', 'runbook-approval', path], { stdio: 'ignore' });
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('is no approval that runbook wrote') });
    expect(await repo.run('approve', path, '--key', repo.key('bob'), '--yes')).toMatchObject({ status: 3 });
  });

  test('a signature for something else by the same key is no approval', async () => {
    const repo = here();
    await both(repo);
    const path = join(repo.folder, 'runbook.approvals', approvals(repo)[1] ?? '');
    rmSync(`${path}.sig`);
    execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', repo.key('bob'), '-n', 'git', path], { stdio: 'ignore' });
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('is signed by nobody') });
  });

  test('an approval is good for its time only, and for one run only', async () => {
    const repo = here();
    const sign = ['approve', 'restore.md', '--var', 'CUSTOMER=acme', '--yes', '--key'];
    await repo.run(...sign, repo.key('ann'), '--expires', '1s');
    await repo.run(...sign, repo.key('bob'));
    await new Promise((done) => setTimeout(done, 1100));
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringContaining('(ann@example.org) was good until') });
    await repo.run(...sign, repo.key('ann'));
    expect(await repo.run(...go)).toMatchObject({ status: 0 });
    mkdirSync(join(repo.folder, 'old'));
    expect(await repo.run(...go)).toMatchObject({ status: 3, stderr: expect.stringMatching(/ann@example\.org\) was used by run \d{8}-/) });
    expect(await repo.run(...sign, repo.key('ann'), '--expires', 'soon')).toMatchObject({ status: 2 });
  });

  test('what was signed is run as it is: a step can neither be edited nor passed by', async () => {
    const repo = here();
    await both(repo);
    const trial = onTerminal(go.filter((a) => a !== '--yes' && a !== '--allow-destroy'), { folder: repo.folder });
    await trial.see('run it');
    await trial.see('open a shell here');
    expect(trial.screen).not.toMatch(/skip it|edit the command|change a value|earlier step/);
    trial.type('\u0003');
    await trial.exits(130);
    const run = runFolder(repo).split('/').at(-1) ?? '';
    expect(await repo.run('exec', '--resume', run, '--trust', '--yes', '--allow-destroy', '--skip', 'restore-1')).toMatchObject({ status: 3, stderr: expect.stringContaining('--skip is not taken') });
    expect(await repo.run('exec', '--resume', run, '--trust', '--yes', '--allow-destroy')).toMatchObject({ status: 0 });
    expect((await repo.run('log', 'verify')).stdout).toMatch(/^CONSISTENT/);
  });

  test('a run is not carried on with approvals that have run out', async () => {
    const repo = here({ 'restore.md': restore.replace('echo "for', 'test -e go || exit 7; echo "for') });
    const sign = ['approve', 'restore.md', '--var', 'CUSTOMER=acme', '--yes', '--key'];
    await repo.run(...sign, repo.key('ann'));
    await repo.run(...sign, repo.key('bob'), '--expires', '4s');
    expect(await repo.run(...go)).toMatchObject({ status: 1 });
    repo.write('go', '');
    await new Promise((done) => setTimeout(done, 4000));
    expect(await repo.run('exec', 'restore.md', '--resume', '--trust', '--yes', '--allow-destroy')).toMatchObject({ status: 3, stderr: expect.stringContaining('was good until') });
    await repo.run(...sign, repo.key('bob'));
    expect(await repo.run('exec', 'restore.md', '--resume', '--trust', '--yes', '--allow-destroy')).toMatchObject({ status: 0 });
    expect((await repo.run('log', 'verify')).stdout).toMatch(/^CONSISTENT/);
  });
});

describe('the record of an approved run, written anew with a chain that holds, is BROKEN', () => {
  interface Line { type: string; people?: { who: string; key: string; expires: string; file: string; sha256: string }[]; [field: string]: unknown }
  const anew = (repo: Repository, whole: string, change: (lines: Line[]) => Line[]): void => {
    const folder = runFolder(repo);
    const lines = whole.trimEnd().split('\n').map((l) => JSON.parse(l) as Line);
    let prev = sha256(folder.split('/').at(-1) ?? '');
    const text = change(lines).map((line, i) => {
      const one = canonical({ ...line, seq: i + 1, prev });
      prev = sha256(one);
      return `${one}\n`;
    });
    writeFileSync(join(folder, 'record.jsonl'), text.join(''));
    writeFileSync(join(folder, 'head'), `${canonical({ run: folder.split('/').at(-1), seq: text.length, head: prev })}\n`);
  };
  const withPeople = (lines: Line[], change: (people: NonNullable<Line['people']>) => NonNullable<Line['people']>): Line[] => lines.map((l) => (l.people ? { ...l, people: change(l.people) } : l));

  const changes: readonly (readonly [string, (lines: Line[]) => Line[], RegExp])[] = [
    ['its approval taken out', (lines) => lines.filter((l) => l.type !== 'approved'), /step restore-2 destroys or is to be confirmed, and no approval of 2 people/],
    ['one person taken out', (lines) => withPeople(lines, (p) => p.slice(0, 1)), /1 person has approved, 2 are needed/],
    ['the same person twice', (lines) => withPeople(lines, ([p]) => [p!, p!]), /1 person has approved, 2 are needed/],
    ['another name', (lines) => withPeople(lines, ([a, b]) => [a!, { ...b!, who: 'zoe@example.org' }]), /is not signed by zoe@example\.org/],
    ['another key', (lines) => withPeople(lines, ([a, b]) => [a!, { ...b!, key: `SHA256:${'A'.repeat(43)}` }]), /with the key that is recorded/],
    ['another value', (lines) => lines.map((l) => (l.type === 'run-start' ? { ...l, inputs: { CUSTOMER: 'other' } } : l)), /approves something else than this run \(inputs\)/],
    ['another step left out', (lines) => lines.map((l) => (l.type === 'run-start' ? { ...l, steps: ['restore-2'] } : l)), /approves something else than this run \(steps\)/],
    ['another time', (lines) => lines.map((l) => (l.type === 'approved' ? { ...l, time: '2031-01-01T00:00:00.000Z' } : l)), /was not valid then/],
    ['a file from elsewhere', (lines) => withPeople(lines, ([a, b]) => [a!, { ...b!, file: 'approvals/../plan.json' }]), /is not there/],
  ];
  test('whatever of it is changed', async () => {
    const repo = here();
    await both(repo);
    expect(await repo.run(...go)).toMatchObject({ status: 0 });
    const whole = readFileSync(join(runFolder(repo), 'record.jsonl'), 'utf8');
    for (const [name, change, says] of changes) {
      anew(repo, whole, change);
      expect([name, await repo.run('log', 'verify')]).toMatchObject([name, { status: 6, stdout: expect.stringMatching(new RegExp(`^BROKEN {2}\\S+ {2}\\S+\n[\\s\\S]*${says.source}`)) }]);
    }
    anew(repo, whole, (lines) => lines);
    expect((await repo.run('log', 'verify')).stdout).toMatch(/^CONSISTENT/);
  });

  test('whoever verifies may say who was allowed to approve', async () => {
    const repo = here();
    await both(repo);
    await repo.run(...go);
    const mine = join(temporaryFolder(), 'signers');
    writeFileSync(mine, `ann@example.org ${readFileSync(`${repo.key('ann')}.pub`, 'utf8')}`);
    expect(await repo.run('log', 'verify', '--allowed-signers', mine)).toMatchObject({ status: 6, stdout: expect.stringContaining('is not signed by bob@example.org') });
    expect(await repo.run('log', 'verify', '--allowed-signers', join(repo.folder, 'runbook.signers'))).toMatchObject({ status: 0 });
  });
});
