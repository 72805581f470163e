/** What stands beside an option: both are obeyed, or the line is refused (exit 2, a sentence, nothing run); neither is passed over in silence. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandHelp } from '../../src/commands/help.ts';
import { commands, optionsOf, type OptionRow } from '../../src/commands/options.ts';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const moves = `---
runbook:
  inputs:
    - name: PLACE
      kind: choice
      options: [attic, cellar]
    - name: BOX
---
# Move the boxes

## Move

One:

\`\`\`sh id=one
echo one >> seen
\`\`\`

Two:

\`\`\`sh id=two
echo "two $BOX" >> seen; test -f open
\`\`\`

Up:

\`\`\`sh id=up when=PLACE=attic
echo up >> seen
\`\`\`

Down:

\`\`\`sh id=down when=PLACE=cellar
echo down >> seen
\`\`\`

Last:

\`\`\`sh id=last
echo last >> seen
\`\`\`

## Rollback

\`\`\`sh
echo back >> seen
\`\`\`
`;

interface Place {
  readonly folder: string;
  readonly seen: () => string;
  readonly also: (...args: string[]) => Promise<Seen>;
}

/** A folder with the document, in which one line after the other is typed. */
function place(): Place {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'moves.md'), moves);
  mkdirSync(join(folder, 'empty'));
  return {
    folder,
    seen: () => (existsSync(join(folder, 'seen')) ? readFileSync(join(folder, 'seen'), 'utf8').replaceAll('\n', ' ').trim() : ''),
    also(...args) {
      return program(...args).within(folder).run();
    },
  };
}

const agreed = ['--trust', '--yes', '--var', 'BOX=a', '--var', 'PLACE=attic'];

/** A run that has failed at its second step, and would not again. */
async function stopped(): Promise<Place> {
  const at = place();
  expect((await at.also('exec', 'moves.md', ...agreed)).status).toBe(1);
  writeFileSync(join(at.folder, 'open'), '');
  return at;
}

test.for([
  ['plan moves.md --json --explain 12', '--explain'], ['plan moves.md --json --diff', '--diff'], ['plan moves.md --all --diff', '--diff'], ['plan moves.md --all --explain 12', '--explain'], ['plan moves.md --diff --explain 12', '--diff'],
  ['plan moves.md#rollback --all', 'moves.md#rollback'], ['plan moves.md#rollback --diff', 'moves.md#rollback'], ['lint moves.md#rollback', 'moves.md#rollback'], ['lint moves.md#nowhere', 'moves.md#nowhere'], ['trust moves.md#rollback', 'moves.md#rollback'],
  ['lint --sarif --json moves.md', '--sarif'], ['log export --json --format junit', '--format'], ['log show --play --json', '--play'], ['log list --since yesterday', '--since'], ['log list --until 2026-13-01', '--until'],
  ['log --runs-dir nowhere', 'nowhere'], ['list --runs-dir nowhere', 'nowhere'], ['completion bash zsh', 'bash | zsh | fish'], ['site dev --out there', '--out'], ['rollback --resume', '--resume'],
  ['exec moves.md --cwd=', '--cwd'], ['exec moves.md --runs-dir=', '--runs-dir'], ['exec moves.md --from one --from two', '--from'], ['exec moves.md --dry-run --dry-run=check', '--dry-run'], ['exec moves.md --lang en --lang fr', '--lang'],
  ['exec moves.md --resume --here', '--here'], ['exec moves.md --dry-run=rehearse --keep --non-interactive', '--keep'], ['exec moves.md --dry-run=rehearse --keep --output json', '--keep'], ['rehearse moves.md --keep --trust --var BOX=a --var PLACE=attic', '--keep'],
  ['rehearse moves.md --then other.md#rollback --trust --var BOX=a --var PLACE=attic', 'other.md#rollback'], ['exec moves.md --only two --skip two', '--skip'], ['exec moves.md --only last --to two', '--to'], ['exec moves.md --also one --from two', '--from'], ['exec moves.md --only one --only down', 'PLACE=attic'], ['--lang de list', '--lang'], ['--lang de --version', '--lang'],
])('%s', async ([line = '', told = '']) => {
  const { also, seen } = place();
  const words = line.split(' ');
  const { status, stdout, stderr } = await also(...words, ...(words[0] === 'exec' ? agreed : []));
  expect([status, stdout, seen()]).toEqual([2, '', '']);
  expect(stderr).toContain(told);
});

test('the refusals are in French too', async () => {
  const { also } = place();
  expect((await also('plan', 'moves.md', '--json', '--diff', '--lang', 'fr')).stderr).toContain('--diff ne va pas avec --json');
  expect((await also('exec', 'moves.md', '--to', 'one', '--to', 'two', '--lang', 'fr')).stderr).toContain('--to est donnée deux fois');
});

test('--diff shows the changes where the plan is kept from before', async () => {
  const { folder, also } = place();
  const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, stdio: 'ignore' });
  for (const args of [['init', '-q'], ['add', 'moves.md'], ['commit', '-qm', 'a']]) git(...args);
  for (let time = 0; time < 2; time++) {
    expect((await also('plan', 'moves.md')).stdout).toContain('echo last');
    expect((await also('plan', 'moves.md', '--diff')).stdout).not.toContain('echo last');
  }
});

test.for([
  ['--var PLACE=cellar', 'PLACE=attic'], ['--redo down', 'PLACE is attic'], ['--done down', 'PLACE is attic'], ['--also down', 'PLACE is attic'], ['--only down', 'PLACE is attic'], ['--done two --redo two', '--redo'], ['--done two --skip two', '--skip'],
  ['--only one', 'no step is left'], ['--to one', 'no step is left'], ['--to two --redo last', '--redo'], ['--redo two --skip two', '--redo'],
])('a run is not gone on with where %s would be passed over', async ([line = '', told = '']) => {
  const { also, seen } = await stopped();
  for (const more of [[], ['--dry-run']]) {
    const { status, stderr } = await also('exec', '--resume', '--yes', ...line.split(' '), ...more);
    expect([status, seen()]).toEqual([2, 'one two a']);
    expect(stderr).toContain(told);
  }
});

test('a choice that is not in the environment as it was chosen is refused as one on the line', async () => {
  const { folder, seen } = await stopped();
  const trial = program('exec', '--resume', '--yes').env({ RUNBOOK_VAR_PLACE: 'cellar' }).within(folder);
  expect([(await trial.run()).status, seen()]).toEqual([2, 'one two a']);
});

test.for([['--var PLACE=attic', 'one two a two a up last'], ['--to two --redo one', 'one two a one two a'], ['--done two', 'one two a up last']])('--resume %s', async ([line = '', expected]) => {
  const { also, seen } = await stopped();
  expect([(await also('exec', '--resume', '--yes', ...line.split(' '))).status, seen()]).toEqual([0, expected]);
});

test('--var-command gives its value to a run that is gone on with, and starts nothing in a dry run of it', async () => {
  const { folder, also, seen } = await stopped();
  const line = ['exec', '--resume', '--yes', '--var-command', 'BOX=touch asked; echo b'];
  expect((await also(...line, '--dry-run')).status).toBe(0);
  expect(existsSync(join(folder, 'asked'))).toBe(false);
  expect((await also(...line)).status).toBe(0);
  expect(seen()).toBe('one two a two b up last');
});

test('a rollback after one of single steps is not taken for one of the run before', async () => {
  const { folder, also, seen } = place();
  writeFileSync(join(folder, 'pack.md'), '# Pack\n\n```sh id=first undo="echo unpacked >> seen"\necho packed >> seen\n```\n\n```sh id=second undo="echo opened >> seen"\necho closed >> seen\n```\n');
  for (let time = 0; time < 2; time++) expect((await also('exec', 'pack.md', '--trust', '--yes')).status).toBe(0);
  expect((await also('rollback', '--yes', '--only', '1')).status).toBe(0);
  const before = seen();
  expect(before).toMatch(/ opened$/);
  for (const more of [['--yes'], ['--dry-run']]) {
    const { status, stderr } = await also('rollback', ...more);
    expect([status, seen()]).toEqual([2, before]);
    expect(stderr).toMatch(/was undone in part, by \S+\n.*runbook rollback \S+-pack-\S+\n/);
  }
  const [run = ''] = /\S+-pack-\S+(?= was undone)/.exec((await also('rollback')).stderr) ?? [];
  // By its name what is left of it is taken back, and nothing a second time.
  expect([(await also('rollback', run, '--yes')).status, seen()]).toEqual([0, `${before} unpacked`]);
});

test('log anchor --json is JSON', async () => {
  const { also } = await stopped();
  const { run, seq, head, kept } = JSON.parse((await also('log', 'anchor', '--json')).stdout) as Record<string, unknown>;
  expect([typeof run, typeof seq, typeof head, kept]).toEqual(['string', 'number', 'string', []]);
});

test.for(['-yh', '-hy', '-h', '--help'])('%s is asked for help, and nothing runs', async (word) => {
  const { also, seen } = place();
  const { status, stdout } = await also('exec', 'moves.md', ...agreed, word);
  expect([status, seen()]).toEqual([0, '']);
  expect(stdout).toBe(commandHelp('exec', 'en'));
});

test('a line to type again ends in options, not in operands', async () => {
  const { also } = place();
  expect((await also('exec', '--', 'moves.md')).stderr).toContain('runbook exec moves.md --trust\n');
});

test('what holds for every command may stand before it, in any order', async () => {
  const { also } = place();
  for (const before of [['--lang', 'fr', '--plain'], ['--plain', '--lang=fr']]) expect((await also(...before, 'plan', 'moves.md')).stdout).toBe((await also('plan', 'moves.md', '--plain', '--lang', 'fr')).stdout);
});

test('help says what an option does not go with', () => {
  expect(commandHelp('plan', 'en', 400).replaceAll(/\s+/g, ' ')).toContain('(not with --all, --explain, --json)');
  expect(commandHelp('plan', 'fr', 400).replaceAll(/\s+/g, ' ')).toContain('(pas avec --all, --explain, --json)');
  for (const { name } of commands) for (const { against } of optionsOf(name) as readonly OptionRow[]) for (const other of against ?? []) expect(commands.some((c) => optionsOf(c.name).some((o) => `${other}=`.startsWith(`--${o.name}=`)))).toBe(true);
});
