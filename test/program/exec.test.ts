/** `runbook exec` without a terminal: what runs, what is said, the exit status, the record, and how a run goes on. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';
import { puppet } from '../rig/puppet.ts';
import { smallDisk } from '../rig/small-disk.ts';

const greet = `# Greet

## Say it

\`\`\`sh
printf '%s\\n' "<name>" > said.txt
cat said.txt
\`\`\`

## Say it again

\`\`\`sh
cat said.txt said.txt
\`\`\`
`;
const settings = '# Look\n\nRead your settings:\n\n```sh\ncat <settings file> > said.txt\n```\n';
const withPerson = `# Move

1. Stop the job:

   \`\`\`sh
   echo stopped
   \`\`\`

2. Call the owner of the data.
3. Start the job:

   \`\`\`sh
   echo started
   \`\`\`
`;
const failing = `# Copy

\`\`\`sh
echo before
\`\`\`

Then:

\`\`\`sh
echo about to fail >&2
test -e flag
\`\`\`

Finally:

\`\`\`sh
echo after
\`\`\`
`;
const agreed = ['--trust', '--yes'] as const;

interface Line { readonly type: string; readonly [field: string]: unknown }

function records(folder: string): readonly (readonly Line[])[] {
  const runs = join(folder, '.runbook', 'runs');
  if (!existsSync(runs)) return [];
  return readdirSync(runs).filter((n) => n !== '.locks').toSorted().map((run) => readFileSync(join(runs, run, 'record.jsonl'), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l) as Line));
}

/** Another command line in the folder of one that was seen. */
async function again(seen: Seen, ...args: string[]): Promise<Seen> {
  const trial = program(...args);
  rmSync(trial.folder, { recursive: true });
  return trial.in(`../${seen.folder.split('/').at(-1)}`).run();
}

test('results go to standard output, everything said about them to standard error', async () => {
  const seen = await program('exec', 'greet.md', ...agreed, '--var', 'NAME=Ann').file('greet.md', greet).stdout('Ann\nAnn\nAnn\n').stderr([/^Greet\n/, /Step 1 of 2/, /✔ Step 2 of 2: done in/, /\nDone after /]).success();
  expect(records(seen.folder).map((lines) => lines.map((l) => l.type))).toEqual([['run-start', 'intent', 'done', 'intent', 'done', 'run-end']]);
});

test('the same in French', async () => {
  await program('exec', 'greet.md', ...agreed, '--var', 'NAME=Ann', '--lang', 'fr').file('greet.md', greet).stdout('Ann\nAnn\nAnn\n').stderr([/Étape 1 sur 2/, /\nTerminé après /]).success();
});

test('a block of which a part is left open is named where nobody sees the plan', async () => {
  const document = '# Deploy the shelf\n\nHang it:\n\n```sh\necho hung\n```\n\nTie it:\n\n```sh\nkubectl apply -f …\n```\n';
  await program('exec', 'hang.md', ...agreed).file('hang.md', document).stdout('hung\n').stderr([/Not run\n {2}hang\.md:11 {2}a template: “kubectl apply -f …”/, /Done/]).success();
});

describe('a value is never shell text', () => {
  test.each([['a command', '$(touch pwned)'], ['back-quotes', '`touch pwned`'], ['a semicolon', 'x; touch pwned'], ['quotes', `a'b"c`], ['a line break', 'two\nlines'], ['a glob', '*'], ['a back-slash', 'a\\nb'], ['a percent sign', '%s%d']])('%s', async (_what, value) => {
    const seen = await program('exec', 'greet.md', ...agreed, '--var', `NAME=${value}`, '--only', '1').file('greet.md', greet).stdout(`${value}\n`).stderr(/Done/).success();
    expect(existsSync(join(seen.folder, 'pwned'))).toBe(false);
  });
});

describe('values are given', () => {
  const said = (trial: ReturnType<typeof program>, name: string): Promise<Seen> => trial.file('greet.md', greet).stdout(`${name}\n`).stderr(/Done/).success();
  test('by the environment', () => said(program('exec', 'greet.md', ...agreed, '--only', '1').env({ RUNBOOK_VAR_NAME: 'Env' }), 'Env'));
  test('by a dotenv file', () => said(program('exec', 'greet.md', ...agreed, '--only', '1', '--vars-file', 'v.env').file('v.env', 'OTHER=1\nNAME="Dot Env"\n'), 'Dot Env'));
  test('by YAML, where a number stays the text that was written', () => said(program('exec', 'greet.md', ...agreed, '--only', '1', '--vars-file', 'v.yaml').file('v.yaml', 'NAME: 1.10\n'), '1.10'));
  test('by standard input', () => said(program('exec', 'greet.md', ...agreed, '--only', '1', '--vars-file', '-').stdin('{"NAME": "Piped In"}\n'), 'Piped In'));
  test('by JSON', () => said(program('exec', 'greet.md', ...agreed, '--only', '1', '--vars-file', 'v.json').file('v.json', '{"NAME": 1.10}'), '1.10'));
  test('by a command of the operator’s', () => said(program('exec', 'greet.md', ...agreed, '--only', '1', '--var-command', 'NAME=echo from a command'), 'from a command'));
  test('--var ranks first', () => said(program('exec', 'greet.md', ...agreed, '--only', '1', '--vars-file', 'v.env', '--var', 'NAME=typed').env({ RUNBOOK_VAR_NAME: 'Env' }).file('v.env', 'NAME=file\n'), 'typed'));
});

test('--dry-run shows the commands with their values in, and starts nothing', async () => {
  const seen = await program('exec', 'greet.md', '--dry-run', '--var', 'NAME=Ann').file('greet.md', greet).stdout([/^Dry run: nothing is started\./, { part: `printf '%s\\n' Ann > said.txt` }, /in \//]).success();
  expect(existsSync(join(seen.folder, '.runbook'))).toBe(false);
  expect(existsSync(join(seen.folder, 'said.txt'))).toBe(false);
});

test('--dry-run names what would be asked, and shows a secret as dots', async () => {
  const document = '# Load\n\n```sh\nload --token "$API_TOKEN" --to <target>\n```\n';
  const { stdout } = await program('exec', 'load.md', '--dry-run', '--var', 'API_TOKEN=hunter2').file('load.md', document).stdout([/Would be asked: TARGET/, /••••••••/]).success();
  expect(stdout).not.toContain('hunter2');
});

test('--dry-run starts no command of --var-command either', async () => {
  const seen = await program('exec', 'greet.md', '--dry-run', '--var-command', 'NAME=touch started').file('greet.md', greet).stdout(/Dry run/).success();
  expect(existsSync(join(seen.folder, 'started'))).toBe(false);
});

test('--only, --skip, --from and --to choose steps by number or id', async () => {
  await program('exec', 'greet.md', ...agreed, '--from', '2', '--var', 'NAME=x').file('greet.md', greet).file('said.txt', 'there\n').stdout('there\nthere\n').stderr(/Step 2 of 2/).success();
  await program('exec', 'greet.md', ...agreed, '--skip', 'say-it-again-1', '--var', 'NAME=x').file('greet.md', greet).stdout('x\n').stderr(/./).success();
});

test('a run of nothing, since all of it waits for somebody who can say, is not told as done', async () => {
  const seen = await program('exec', 'belt.md', '--trust', '--yes').file('belt.md', '# Belt\n\n## Go\n\nIf the belt slips, run:\n\n```sh\necho one > one.txt\n```\n').run();
  expect([seen.status, seen.stderr]).toEqual([2, expect.stringMatching(/nothing would run: 1 step waits[^]*--also go-1/u)]);
  expect(seen.stdout).not.toContain('Done');
  const named = await program('exec', 'belt.md', '--trust', '--yes', '--also', 'go-1').in(seen.folder).run();
  expect([named.status, readFileSync(join(seen.folder, 'one.txt'), 'utf8')]).toEqual([0, 'one\n']);
});

test('a step has one number, the plan’s: in the run, in its summary, in its record and for the options, whatever is left out', async () => {
  const seen = await program('exec', 'copy.md', ...agreed, '--from', '2').file('copy.md', failing).stdout('about to fail\n').stderr([/── Step 2 of 3 · /, /✖ Step 2 of 3: failed/, /steps\/2-copy-2\.log/]).status(1);
  const resumed = await again(seen, 'exec', 'copy.md', '--resume', '--yes', '--skip', '2');
  expect(resumed).toMatchObject({ status: 0, stdout: 'after\n' });
  for (const line of [/^ {2}2\. ✖ echo about to fail >&2 {2}failed/m, /Step 3 of 3: done/]) expect(resumed.stderr).toMatch(line);
  expect(records(seen.folder)[0]?.flatMap((l) => (l.type === 'intent' ? [[l['n'], l['step']]] : []))).toEqual([[2, 'copy-2'], [3, 'copy-3']]);
});

test('--output json is one object a line, and nothing else on standard output', async () => {
  const { stdout } = await program('exec', 'greet.md', ...agreed, '--var', 'NAME=Ann', '--output', 'json').file('greet.md', greet).stdout(/./).success();
  const events = stdout.trimEnd().split('\n').map((l) => JSON.parse(l) as Line);
  expect(events.filter((e) => e.type !== 'output').map((e) => e.type)).toEqual(['run-start', 'step-start', 'step-done', 'step-start', 'step-done', 'run-end']);
  expect(events.filter((e) => e.type === 'output').map((e) => e['text']).join('')).toBe('Ann\nAnn\nAnn\n');
});

describe('a failed step', () => {
  test('says what failed, where, its last lines, and what to type; nothing after it runs', async () => {
    const seen = await program('exec', 'copy.md', ...agreed).file('copy.md', failing).stdout(/^before\n/).stderr([/✖ Step 2 of 3: failed after .*exit status 1/, /copy\.md:9 {2}copy-2/, /│ about to fail/, /runbook exec copy\.md --resume \S+ --skip copy-2/, /runbook exec copy\.md --resume \S+ --done copy-2/]).status(1);
    expect(seen.stdout).not.toContain('after');
  });

  test('the run goes on with --resume, and does nothing twice', async () => {
    const seen = await program('exec', 'copy.md', ...agreed).file('copy.md', failing).run();
    writeFileSync(join(seen.folder, 'flag'), '');
    const second = await again(seen, 'exec', 'copy.md', '--resume', '--yes');
    expect(second).toMatchObject({ status: 0, stdout: expect.stringMatching(/after\n$/) });
    expect(second.stdout).not.toContain('before');
    expect(records(seen.folder)).toHaveLength(1);
  });

  test('--resume --done accepts it, and the record says who', async () => {
    const seen = await program('exec', 'copy.md', ...agreed).file('copy.md', failing).run();
    expect(await again(seen, 'exec', 'copy.md', '--resume', '--yes', '--done', 'copy-2')).toMatchObject({ status: 0, stdout: 'after\n' });
    expect(records(seen.folder)[0]?.find((l) => l['accepted'] !== undefined)).toMatchObject({ type: 'done', step: 'copy-2', note: '--done' });
  });

  test('--resume --skip leaves it out, and the record says so', async () => {
    const seen = await program('exec', 'copy.md', ...agreed).file('copy.md', failing).run();
    expect(await again(seen, 'exec', 'copy.md', '--resume', '--yes', '--skip', '2')).toMatchObject({ status: 0, stdout: 'after\n' });
    expect(records(seen.folder)[0]?.find((l) => l.type === 'skipped')).toMatchObject({ step: 'copy-2', why: '--skip' });
  });

  test('a document that changed since is told, and needs to be agreed to', async () => {
    const seen = await program('exec', 'copy.md', ...agreed).file('copy.md', failing).run();
    writeFileSync(join(seen.folder, 'copy.md'), failing.replace('echo after', 'echo something else'));
    expect(await again(seen, 'exec', 'copy.md', '--resume', '--yes', '--skip', '2')).toMatchObject({ status: 3, stdout: '', stderr: expect.stringContaining('copy.md has changed since this run began') });
    const agreedTo = await again(seen, 'exec', 'copy.md', '--resume', '--yes', '--skip', '2', '--trust');
    expect(agreedTo).toMatchObject({ status: 0, stdout: 'after\n' });
    expect(agreedTo.stderr).toMatch(/1 step changed\n {2}~ Finally \(copy\.md:16\)\n {6}- echo after\n {6}\+ echo .* else\n/);
  });

  test('a run that is done cannot be resumed', async () => {
    const seen = await program('exec', 'greet.md', ...agreed, '--var', 'NAME=x').file('greet.md', greet).run();
    const run = readdirSync(join(seen.folder, '.runbook/runs')).find((n) => n !== '.locks')!;
    expect(await again(seen, 'exec', '--resume', run)).toMatchObject({ status: 2, stderr: expect.stringContaining('is done; there is nothing to go on with') });
    expect(await again(seen, 'exec', 'greet.md', '--resume')).toMatchObject({ status: 2, stderr: expect.stringContaining('is done; there is nothing to go on with') });
  });
});

describe('a step for a person, without a terminal', () => {
  test('pauses the run (exit 4), and the line that is printed goes on', async () => {
    const seen = await program('exec', 'move.md', ...agreed).file('move.md', withPerson).stdout('stopped\n').stderr([/Call the owner of the data/, /waits for a person/]).status(4);
    const line = /To go on: runbook (exec .*)$/m.exec(seen.stderr)?.[1] ?? '';
    expect(line).toMatch(/ --done /);
    expect(await again(seen, ...line.split(' '), '--yes')).toMatchObject({ status: 0, stdout: 'started\n' });
    expect(records(seen.folder)[0]?.find((l) => l.type === 'manual')).toMatchObject({ note: '--done' });
  });

  test('--manual=skip passes it by, and the record says so', async () => {
    const seen = await program('exec', 'move.md', ...agreed, '--manual=skip').file('move.md', withPerson).stdout('stopped\nstarted\n').stderr(/Done/).success();
    expect(records(seen.folder)[0]?.find((l) => l.type === 'skipped')).toMatchObject({ why: '--manual=skip' });
  });
});

describe('trust', () => {
  test('runbook trust approves the bytes for everyone; a changed document is refused again', async () => {
    const seen = await program('trust', 'greet.md').file('greet.md', greet).stdout(/greet\.md approved \(sha256 [0-9a-f]{12}\) in .*runbook\.lock\n/).success();
    expect(readFileSync(join(seen.folder, 'runbook.lock'), 'utf8')).toMatch(/^[0-9a-f]{64} {2}greet\.md\n$/);
    expect(await again(seen, 'exec', 'greet.md', '--yes', '--var', 'NAME=x')).toMatchObject({ status: 0 });
    writeFileSync(join(seen.folder, 'greet.md'), `${greet}\nMore.\n`);
    expect(await again(seen, 'exec', 'greet.md', '--yes', '--var', 'NAME=x')).toMatchObject({ status: 3, stderr: expect.stringContaining('greet.md has changed since it was approved') });
  });

  test('--trust holds for one run alone', async () => {
    const seen = await program('exec', 'greet.md', ...agreed, '--var', 'NAME=x').file('greet.md', greet).run();
    expect(await again(seen, 'exec', 'greet.md', '--yes', '--var', 'NAME=x')).toMatchObject({ status: 3 });
  });

  test('the file of corrections beside the document must be approved too', async () => {
    const seen = await program('trust', 'greet.md').file('greet.md', greet).run();
    writeFileSync(join(seen.folder, 'greet.md.runbook.yaml'), '{}\n');
    expect(await again(seen, 'exec', 'greet.md', '--yes', '--var', 'NAME=x')).toMatchObject({ status: 3, stderr: expect.stringContaining('greet.md.runbook.yaml has not been approved yet') });
  });
});

test('a catalogue without a fragment is refused with the fragments to choose from', async () => {
  const catalogue = '# Operations\n\n## Back up the files\n\n```sh\ntar cf files.tar files\n```\n\n## Restore the files\n\n```sh\ntar xf files.tar\n```\n\n## Restart the service\n\n```sh\nsystemctl restart service\n```\n\n## Read the logs\n\n```sh\njournalctl -u service\n```\n';
  await program('exec', 'ops.md', ...agreed).file('ops.md', catalogue).stderr([/holds several procedures: say which/, /runbook exec ops\.md#restore-the-files/]).status(2);
});

test('a document that changes while it runs: what was approved goes on, and it is said', async () => {
  const document = '# Self\n\n```sh\necho "- changed" >> self.md\n```\n\nThen:\n\n```sh\necho second\n```\n';
  await program('exec', 'self.md', ...agreed).file('self.md', document).stdout('second\n').stderr(/self\.md changed while it ran/).success();
});

test('a document that is removed while it runs', async () => {
  const document = '# Self\n\n```sh\nmv self.md other.md\n```\n\nThen:\n\n```sh\necho second\n```\n';
  await program('exec', 'self.md', ...agreed, '--allow-destroy').file('self.md', document).stdout('second\n').stderr(/self\.md was removed while it ran/).success();
});

test('a runs folder that cannot be made: nothing runs (exit 6)', async () => {
  const seen = await program('exec', 'greet.md', ...agreed, '--var', 'NAME=x', '--runs-dir', '/dev/null/runs').file('greet.md', greet).stderr(/^runbook: |\nrunbook: /).status(6);
  expect(existsSync(join(seen.folder, 'said.txt'))).toBe(false);
});

test('a full disk: nothing runs (exit 6), in one or two lines', async (context) => {
  const folder = smallDisk('64k');
  if (folder === null) return context.skip('mounting a small file system is not allowed here');
  expect(() => writeFileSync(join(folder, 'filler'), Buffer.alloc(1024 * 1024))).toThrow('ENOSPC');
  const seen = await program('exec', 'greet.md', ...agreed, '--var', 'NAME=x', '--runs-dir', folder).file('greet.md', greet).stderr(/runbook: .*no space left on device[^]*nothing was run/).status(6);
  expect(existsSync(join(seen.folder, 'said.txt'))).toBe(false);
});

test('a program on the path is called with the values as its arguments, whole', async () => {
  const trial = program('exec', 'call.md', ...agreed, '--var', 'WHERE=a b').file('call.md', '# Call\n\n```sh\nmove-it --to <where> now\n```\n');
  const mover = puppet(trial.folder, 'move-it', { prints: 'moved\n' });
  await trial.env({ PATH: `${mover.bin}:${process.env['PATH']}` }).stdout('moved\n').stderr(/Done/).success();
  expect(mover.calls()).toEqual([['--to', 'a b', 'now']]);
});

test('an edit whose file is there several times is asked about before anything runs: an input of kind file, named where nobody can be asked', async () => {
  const text = '# Resize\n\nIn the file `size.yml`, change the size:\n\n```yaml\nsize: 9\n```\n\nThen:\n\n```sh\ntouch after\n```\n';
  const folders = (trial: ReturnType<typeof program>): ReturnType<typeof program> => trial.file('size.md', text).file('one/size.yml', 'size: 1\n').file('two/size.yml', 'size: 2\n');
  const asked = await folders(program('exec', 'size.md', '--trust', '--yes')).run();
  expect(asked).toMatchObject({ status: 2, stderr: expect.stringMatching(/Give --var FILE=…\n {2}FILE: one\/size\.yml or two\/size\.yml \(size\.md:5\)/) });
  expect(existsSync(join(asked.folder, 'after'))).toBe(false);
  const told = await folders(program('exec', 'size.md', '--trust', '--yes', '--var', 'FILE=two/size.yml')).run();
  expect([told.status, readFileSync(join(told.folder, 'one/size.yml'), 'utf8'), readFileSync(join(told.folder, 'two/size.yml'), 'utf8')]).toEqual([0, 'size: 1\n', 'size: 9\n']);
  expect((await folders(program('exec', 'size.md', '--trust', '--yes', '--var', 'FILE=three.yml')).run()).status).toBe(2);
});

test('a file given as ~/… is the one in the operator’s own folder, and it is said which', async () => {
  const home = temporaryFolder();
  writeFileSync(join(home, 'own settings.yml'), 'a: 1\n');
  const seen = await program('exec', 'a.md', '--trust', '--yes', '--var', 'SETTINGS_FILE=~/own settings.yml').file('a.md', settings).env({ HOME: home }).run();
  expect(seen).toMatchObject({ status: 0, stderr: expect.stringContaining(`SETTINGS_FILE is ${home}/own settings.yml`) });
  expect(readFileSync(join(seen.folder, 'said.txt'), 'utf8')).toBe('a: 1\n');
});

describe('a document of one section', () => {
  const steps = '```sh\nmkdir -p svc\necho a > svc/a\n```\n';
  test('that sets something up is what is meant', async () => {
    expect(await program('exec', 'one.md', '--trust', '--yes').file('one.md', `# Proxy set-up\n\n## Configuration\n\n${steps}`).run()).toMatchObject({ status: 0 });
  });
  test('is asked about where it takes something back', async () => {
    const seen = await program('exec', 'one.md', '--trust', '--yes').file('one.md', `# Shop\n\nIt sells.\n\n## Rollback\n\n${steps}`).run();
    expect(seen.status).toBeGreaterThan(0);
    expect(seen.stdout).not.toContain('Done after');
  });
});

test('a secret that an earlier step has put into a file is asked for by a resume, so that what prints the file is masked', async () => {
  const document = '# Set\n\n1. Create the file `app.env`:\n\n   ```sh\n   echo "TOKEN=<api_token>" > app.env\n   ```\n\n2. Check it:\n\n   ```sh\n   cat app.env\n   test -e ok\n   ```\n';
  const secret = 'heron-77-plain';
  const trial = program('exec', 'set.md', '--trust', '--yes', '--var', `API_TOKEN=${secret}`).file('set.md', document);
  const first = await trial.run();
  expect([first.status, first.stdout.includes(secret)]).toEqual([1, false]);
  const bare = await program('exec', 'set.md', '--resume', '--yes', '--trust').within(trial.folder).run();
  expect([bare.status, bare.stderr.includes('API_TOKEN'), (bare.stdout + bare.stderr).includes(secret)]).toEqual([2, true, false]);
  const given = await program('exec', 'set.md', '--resume', '--yes', '--trust', '--var', `API_TOKEN=${secret}`).within(trial.folder).run();
  expect([given.status, (given.stdout + given.stderr).includes(secret)]).toEqual([1, false]);
});
