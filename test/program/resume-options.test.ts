/** What stands beside `--resume` holds: a dry run runs nothing, a section or document is the one that is named, steps are chosen, and nothing runs with what is lost. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const four = '# Deploy\n\nOne:\n\n```sh id=one\nprintf a >> seen\n```\n\nTwo:\n\n```sh id=two\nprintf b >> seen; test -f open\n```\n\nThree:\n\n```sh id=three\nprintf c >> seen\n```\n\nFour:\n\n```sh id=four\nprintf d >> seen\n```\n';
const tasks = '# Tasks\n\n## Restart the web server\n\n```sh\nprintf w >> seen; test -f open\n```\n\n## Restart the database\n\n```sh\nprintf x >> seen; test -f open\n```\n';

interface Stopped {
  /** What the steps have written. */
  readonly seen: () => string;
  readonly open: () => void;
  readonly also: (...args: string[]) => Promise<Seen>;
}

/** A run of the first document that has failed once. */
async function stopped(documents: Readonly<Record<string, string>>, target: string, ...more: string[]): Promise<Stopped> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  expect((await also('exec', target, '--trust', '--yes', ...more)).status).toBe(1);
  return { also, seen: () => readFileSync(join(folder, 'seen'), 'utf8'), open: () => writeFileSync(join(folder, 'open'), '') };
}

test.for(['--dry-run', '--dry-run=check', '--dry-run=native'])('%s of what is left of a run starts nothing of it, and shows that alone', async (dry) => {
  const { also, seen, open } = await stopped({ 'four.md': four }, 'four.md');
  open();
  const before = (await also('log', 'show')).stdout;
  const { status, stdout } = await also('exec', 'four.md', '--resume', '--yes', dry);
  expect([status, seen()]).toEqual([0, 'ab']);
  expect((await also('log', 'show')).stdout).toBe(before);
  expect(stdout).toContain('four');
});

test('a dry run of what is left shows the steps that are, and which are behind', async () => {
  const { also } = await stopped({ 'four.md': four }, 'four.md');
  expect((await also('exec', 'four.md', '--resume', '--dry-run')).stdout).toContain('printf d >> seen');
  const { run, leftOut } = JSON.parse((await also('exec', 'four.md', '--resume', '--dry-run', '--output', 'json')).stdout) as { run: string[]; leftOut: { id: string }[] };
  expect([run, leftOut.map(({ id }) => id)]).toEqual([['two', 'three', 'four'], ['one']]);
});

test('a rehearsal begins at the beginning: it is refused beside --resume', async () => {
  const { also, seen } = await stopped({ 'four.md': four }, 'four.md');
  const { status, stderr } = await also('exec', 'four.md', '--resume', '--dry-run=rehearse');
  expect([status, seen()]).toEqual([2, 'ab']);
  expect(stderr).toContain('does not go on with a run');
});

test.for([['--to three', 'abbc'], ['--only three', 'abc'], ['--from three', 'abcd']])('%s of what is left', async ([chosen = '', expected]) => {
  const { also, seen, open } = await stopped({ 'four.md': four }, 'four.md');
  open();
  const { status, stderr } = await also('exec', 'four.md', '--resume', '--yes', ...chosen.split(' '));
  expect([status, seen()]).toEqual([0, expected]);
  expect(stderr).toContain(`skipped: ${chosen.split(' ')[0]}`);
});

test('the section and the document that are named are the ones whose run goes on', async () => {
  const { also, seen, open } = await stopped({ 'tasks.md': tasks, 'four.md': four }, 'tasks.md#restart-the-web-server');
  const [, run = ''] = /(\S+) · tasks\.md/.exec((await also('log', 'list')).stdout) ?? [];
  open();
  const other = await also('exec', 'tasks.md#restart-the-database', '--resume', '--yes');
  expect([other.status, other.stderr.split('\n')[0], seen()]).toEqual([2, 'runbook: there is no run of tasks.md#restart-the-database to go on with', 'w']);
  const name = run || (/\b\d{8}-\d{6}-\S+/.exec((await also('log', 'list')).stdout)?.[0] ?? '');
  for (const target of ['tasks.md#restart-the-database', 'four.md']) {
    const named = await also('exec', target, '--resume', name, '--yes');
    expect([named.status, seen()]).toEqual([2, 'w']);
    expect(named.stderr).toContain(`run ${name} is one of tasks.md#restart-the-web-server, not of ${target}`);
  }
  const own = await also('exec', 'tasks.md#Restart-the-Web-server', '--resume', '--yes');
  expect([own.status, seen()]).toEqual([0, 'ww']);
});

test('--cwd is refused where the run began elsewhere', async () => {
  const { also, seen, open } = await stopped({ 'four.md': four }, 'four.md');
  open();
  const { status, stderr } = await also('exec', 'four.md', '--resume', '--yes', '--cwd', '/tmp');
  expect([status, seen()]).toEqual([2, 'ab']);
  expect(stderr).toContain('--cwd does not go with --resume');
});

const handing = (first: string): string => `# Hand on\n\n\`\`\`sh id=set\n${first}\n\`\`\`\n\n\`\`\`sh id=gate\ntest -f open\n\`\`\`\n\n\`\`\`sh id=use\necho "with $API_TOKEN" > seen\n\`\`\`\n`;

test('a secret that a finished step handed on by its own name is asked for again, and is there', async () => {
  const { also, seen, open } = await stopped({ 'hand.md': handing('export API_TOKEN=<api_token>') }, 'hand.md', '--var', 'API_TOKEN=tok-1234567');
  open();
  const without = await also('exec', 'hand.md', '--resume', '--yes');
  expect(without.status).toBe(2);
  expect(without.stderr).toContain('--var-command API_TOKEN=…');
  expect((await also('exec', 'hand.md', '--resume', '--yes', '--var', 'API_TOKEN=tok-1234567')).status).toBe(0);
  expect(seen()).toBe('with tok-1234567\n');
});

test('what a finished step set and was not kept is never taken for nothing: the step that set it is named', async () => {
  const { also, seen, open } = await stopped({ 'hand.md': handing('API_TOKEN=$(printf tok-%s 42)') }, 'hand.md');
  open();
  const without = await also('exec', 'hand.md', '--resume', '--yes');
  expect([without.status, without.stderr.split('\n').slice(-3)]).toEqual([2, [expect.stringContaining('step use uses $API_TOKEN, which step set sets'), expect.stringContaining('--redo set'), '']]);
  expect((await also('exec', 'hand.md', '--resume', '--yes', '--redo', 'set')).status).toBe(0);
  expect(seen()).toBe('with tok-42\n');
});

test('a failed step that is left out is not taken to have set what a later one uses', async () => {
  const { also } = await stopped({ 'skip.md': '# Deploy\n\n```sh id=set\nTARGET=$(cat no-such-file)\n```\n\n```sh id=use\necho "rm $TARGET/x" > seen\n```\n' }, 'skip.md');
  const { status, stderr } = await also('exec', 'skip.md', '--resume', '--yes', '--skip', 'set');
  expect(status).toBe(2);
  expect(stderr).toContain('step use uses $TARGET');
});

const edited = '# Raise the limit\n\nIn `app.conf`, change:\n\n```\nlimit = <limit>\n```\n\nto:\n\n```\nceiling = <limit>\n```\n\nThen:\n\n```sh id=then\nprintf t >> seen\n```\n';
test.for([['--done', 'done'], ['--skip', 'skipped']])('an edit that found no place is not tried again where %s says so', async ([option = '', word]) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'limit.md'), edited);
  writeFileSync(join(folder, 'app.conf'), 'other = 1\n');
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  const first = await also('exec', 'limit.md', '--trust', '--yes', '--var', 'LIMIT=40');
  expect(first.status).toBe(1);
  expect(first.stderr).not.toMatch(/All of its output|\$\{/);
  const [, step = ''] = /--done (\S+)/.exec(first.stderr) ?? [];
  const second = await also('exec', 'limit.md', '--resume', option, step, '--yes');
  expect([second.status, readFileSync(join(folder, 'seen'), 'utf8'), readFileSync(join(folder, 'app.conf'), 'utf8')]).toEqual([0, 't', 'other = 1\n']);
  expect((await also('log', 'show')).stdout).toContain(word);
  expect((await also('rollback', '--yes', '--dry-run')).stderr).not.toMatch(/limit-1.*backup/);
  expect((await also('log', 'verify')).status).toBe(0);
});
