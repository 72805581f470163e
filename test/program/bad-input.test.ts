/** Bad input: each is told in one or two lines that say what to do, with the contract's exit status, and without a stack trace. */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program, type ProgramTest } from '../rig/program.ts';

const deploy = `# Deploy

\`\`\`sh
git tag <tag>
\`\`\`
`;
const simple = '# Say\n\n```sh\necho hello\n```\n';
const guide = '# Guide\n\n## Backup\n\n```sh\necho backup\n```\n\n## Restore\n\n```sh\necho restore\n```\n';

interface Row {
  readonly name: string;
  readonly args: readonly string[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly prepare?: (folder: string) => void;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly status: number;
  readonly says: readonly string[];
  /** Lines at the most; two, unless what is to be done takes a line each. */
  readonly lines?: number;
}

const table: readonly Row[] = [
  { name: 'a missing file names the nearest one', args: ['exec', 'depoly.md'], files: { 'deploy.md': deploy }, status: 3, says: ['depoly.md does not exist', 'Did you mean deploy.md?'] },
  { name: 'a missing file with nothing near it says how to find documents', args: ['plan', 'nothing-like-it.md'], status: 3, says: ['nothing-like-it.md does not exist', 'runbook list'] },
  { name: 'a folder', args: ['exec', 'docs'], prepare: (f) => mkdirSync(join(f, 'docs')), status: 3, says: ['docs is a folder, not a document', 'runbook list docs'] },
  { name: 'something that is no regular file', args: ['plan', 'null.md'], prepare: (f) => symlinkSync('/dev/null', join(f, 'null.md')), status: 3, says: ['null.md is no regular file'] },
  { name: 'a binary', args: ['plan', 'image.md'], files: { 'image.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) }, status: 3, says: ['image.md is binary', 'UTF-8'] },
  { name: '10 MB', args: ['plan', 'big.md'], prepare: (f) => writeFileSync(join(f, 'big.md'), `# Big\n\n${'a word or two of prose.\n'.repeat(440_000)}`), status: 3, says: ['big.md is too large', '10.1 MB'] },
  { name: 'invalid UTF-8, with the line', args: ['exec', 'latin.md', '--trust', '--yes'], files: { 'latin.md': Buffer.concat([Buffer.from(simple), Buffer.from([0xe9, 0x0a])]) }, status: 3, says: ['latin.md is not valid UTF-8 (line 6)', 'iconv -f latin1'] },
  { name: 'UTF-16, as Windows writes it', args: ['plan', 'notes.md'], files: { 'notes.md': Buffer.from(`\uFEFF${simple}`, 'utf16le') }, status: 3, says: ['notes.md is UTF-16, not UTF-8', 'iconv -f utf-16 -t utf-8 notes.md'] },
  { name: 'a link to nowhere', args: ['plan', 'deploy.md'], prepare: (f) => symlinkSync('gone/deploy.md', join(f, 'deploy.md')), status: 3, says: ['deploy.md is a link to gone/deploy.md, which does not exist', 'ls -l deploy.md'] },
  { name: 'corrections that are broken, which may hold steps back', args: ['exec', 'say.md', '--trust', '--yes'], files: { 'say.md': simple, 'say.md.runbook.yaml': 'runbook: {}\nblocks: [\n' }, status: 3, says: ['Unexpected text on line 3 of say.md.runbook.yaml, expected YAML: ', 'Mend say.md.runbook.yaml.', 'Nothing was run', 'runbook lint say.md'], lines: 3 },
  { name: 'corrections of no block', args: ['exec', 'say.md', '--trust', '--yes'], files: { 'say.md': simple, 'say.md.runbook.yaml': 'blocks:\n  - run: false\n' }, status: 3, says: ['Unexpected entry without `text` in say.md.runbook.yaml', 'Copy the block', 'Nothing was run'], lines: 3 },
  { name: 'corrections that lie where a link leads nowhere', args: ['plan', 'say.md'], files: { 'say.md': simple }, prepare: (f) => symlinkSync('gone.yaml', join(f, 'say.md.runbook.yaml')), status: 3, says: ['say.md.runbook.yaml is a link to gone.yaml', 'Mend the link'] },
  { name: 'front matter of ours that is broken', args: ['exec', 'say.md', '--trust', '--yes'], files: { 'say.md': `---\nrunbook:\n  approve: [\n---\n${simple}` }, status: 3, says: ['say.md:1: Unexpected front matter that cannot be read', 'Mend it', 'Nothing was run'], lines: 3 },
  { name: 'a fence over which another one opens', args: ['exec', 'over.md', '--trust', '--yes'], files: { 'over.md': '# Say\n\n```sh\necho hello\n``\n\nThen:\n\n```sh\necho bye\n```\n' }, status: 3, says: ['over.md:3: the fence that opens here', 'Close it'] },
  { name: 'an unclosed fence, with its place', args: ['exec', 'open.md', '--trust', '--yes'], files: { 'open.md': '# Say\n\n```sh\necho hello\n\nAnd then call the owner.\n' }, status: 3, says: ['open.md:3: the fence that opens here is never closed', 'Close it'] },
  { name: 'a placeholder left in what is put into a file', args: ['exec', 'edit.md', '--trust', '--yes'], files: { 'edit.md': '# Set up\n\nAdd this to `app.env`:\n\n```\nZONE=<region & zone>\n```\n', 'app.env': '' }, status: 3, says: ['edit.md:5: step', '"<region & zone>" is left open', '<one name>'] },
  { name: 'a step whose variable only a step that is left out sets', args: ['exec', 'set.md', '--trust', '--yes', '--only', '2'], files: { 'set.md': '# Say\n\n```sh\nWHO=ann\n```\n\n```sh\necho "$WHO"\n```\n' }, status: 2, says: ['set.md:7: step say-2 uses $WHO', 'export WHO='] },
  { name: 'no step at all', args: ['exec', 'prose.md'], files: { 'prose.md': '# About\n\nThis page tells the history of the service.\n' }, status: 3, says: ['prose.md has no step to run', 'runbook plan prose.md'] },
  { name: 'an empty file', args: ['exec', 'empty.md'], files: { 'empty.md': '' }, status: 3, says: ['empty.md: the document is empty'] },
  { name: 'a text that is nested beyond reason', args: ['plan', 'deep.md'], files: { 'deep.md': `${'> '.repeat(500)}deep\n` }, status: 3, says: ['deep.md:1: the text is nested more than 100 deep'] },
  { name: 'an unknown fragment names the nearest', args: ['exec', 'guide.md#restroe'], files: { 'guide.md': guide }, status: 2, says: ['guide.md has no section #restroe', 'Did you mean guide.md#restore?'] },
  { name: 'an unknown --var names the nearest', args: ['exec', 'deploy.md', '--trust', '--yes', '--var', 'TGA=v1'], files: { 'deploy.md': deploy }, status: 2, says: ['deploy.md has no input TGA', 'Did you mean --var TAG=…?'] },
  { name: 'an unknown --var where there are no inputs', args: ['exec', 'say.md', '--var', 'NAME=x'], files: { 'say.md': simple }, status: 2, says: ['say.md has no input NAME', 'It has no inputs.'] },
  { name: 'a missing value is named with the --var that gives it', args: ['exec', 'deploy.md', '--trust', '--yes'], files: { 'deploy.md': deploy }, status: 2, says: ['an input is missing: TAG', '--var TAG='], lines: 3 },
  { name: 'a refused value says why', args: ['exec', 'deploy.md', '--trust', '--yes', '--var', 'TAG=-f'], files: { 'deploy.md': deploy }, status: 2, says: ['TAG is refused', 'begins with -'] },
  { name: 'an empty value is refused', args: ['exec', 'deploy.md', '--trust', '--yes', '--var', 'TAG='], files: { 'deploy.md': deploy }, status: 2, says: ['TAG is refused: it is empty'] },
  { name: 'a --vars-file that is not there', args: ['exec', 'deploy.md', '--vars-file', 'no.env'], files: { 'deploy.md': deploy }, status: 2, says: ['no.env does not exist'] },
  { name: 'a --vars-file that cannot be understood', args: ['exec', 'deploy.md', '--vars-file', 'v.yaml'], files: { 'deploy.md': deploy, 'v.yaml': 'TAG: [1\n' }, status: 2, says: ['v.yaml cannot be understood'] },
  { name: 'a --var-command that fails', args: ['exec', 'deploy.md', '--trust', '--yes', '--var-command', 'TAG=exit 7'], files: { 'deploy.md': deploy }, status: 2, says: ['the command for TAG failed (7)'] },
  { name: 'a step that is not there names the nearest', args: ['exec', 'say.md', '--only', 'sya-1'], files: { 'say.md': simple }, status: 2, says: ['--only sya-1: say.md has no such step', 'Did you mean --only say-1?'] },
  { name: 'a --cwd that is no folder', args: ['exec', 'say.md', '--cwd', 'nowhere'], files: { 'say.md': simple }, status: 2, says: ['nowhere is no folder'] },
  { name: 'a document that was never approved, without a terminal', args: ['exec', 'say.md', '--yes'], files: { 'say.md': simple }, status: 3, says: ['say.md has not been approved yet', 'runbook trust say.md', 'runbook exec say.md --yes --trust'], lines: 3 },
  { name: 'ordinary steps without --yes and without a terminal', args: ['exec', 'say.md', '--trust'], files: { 'say.md': simple }, status: 2, says: ['nobody is here to be asked', 'runbook exec say.md --trust --yes'] },
  { name: 'steps that destroy without --allow-destroy and without a terminal', args: ['exec', 'rm.md', '--trust', '--yes'], files: { 'rm.md': '# Wipe\n\n```sh\nrm -rf data\n```\n' }, status: 2, says: ['destroys or must be confirmed', 'wipe-1', '--trust --yes --allow-destroy'] },
  { name: 'no bash', args: ['exec', 'say.md', '--trust', '--yes'], files: { 'say.md': simple }, env: { PATH: '/nonexistent' }, status: 1, says: ['not found on this machine: bash', 'Nothing was run.'] },
  { name: 'a runbook.lock that cannot be written', args: ['trust', 'say.md'], files: { 'say.md': simple }, prepare: (f) => mkdirSync(join(f, 'runbook.lock')), status: 1, says: ['runbook.lock cannot be written: ', 'ls -ld '] },
  { name: 'no flock', args: ['exec', 'say.md', '--trust', '--yes'], files: { 'say.md': simple }, prepare: (f) => { mkdirSync(join(f, 'bin')); for (const name of ['bash', 'mkfifo']) symlinkSync(`/usr/bin/${name}`, join(f, 'bin', name)); }, env: { PATH: 'bin' }, status: 1, says: ['not found on this machine: flock', 'runbook doctor', 'Nothing was run.'] },
  { name: 'a command of another program names ours', args: ['run', 'say.md'], status: 2, says: ['run is no command', 'Did you mean runbook exec?'] },
  { name: 'a document alone names what runs it, as it can be typed', args: ['my notes.md#stop'], status: 2, says: ["Did you mean runbook exec 'my notes.md#stop'?"] },
  { name: 'a path with blanks can be typed as it is told', args: ['exec', 'my notes.md', '--from', 'nowhere'], files: { 'my notes.md': '# Notes\n\n```sh\ntrue\n```\n' }, status: 2, says: ["runbook plan 'my notes.md' shows"] },
  { name: 'an unknown command names the nearest', args: ['exce', 'say.md'], status: 2, says: ['exce is no command', 'Did you mean runbook exec?'] },
  { name: 'an unknown option names the nearest', args: ['exec', 'say.md', '--dryrun'], status: 2, says: ['exec has no option --dryrun', 'Did you mean --dry-run?'] },
  { name: 'an option without its value', args: ['exec', 'say.md', '--var', '--yes'], status: 2, says: ['--var needs a value: --var NAME=VALUE'] },
  { name: 'a value that an option does not take', args: ['exec', 'say.md', '--manual=skpi'], status: 2, says: ['--manual cannot be skpi', 'Did you mean --manual=skip?'] },
  { name: 'no document', args: ['plan'], status: 2, says: ['plan needs DOC[#section]'] },
  { name: 'two documents', args: ['plan', 'a.md', 'b.md'], status: 2, says: ['plan takes one document, not 2'] },
  { name: 'a line that is no number', args: ['plan', 'say.md', '--explain', 'three'], files: { 'say.md': simple }, status: 2, says: ['--explain needs the number of a line, not three', 'runbook plan --help'] },
  { name: 'a line beyond the document’s end', args: ['plan', 'say.md', '--explain', '300'], files: { 'say.md': simple }, status: 2, says: ['say.md has 5 lines: there is no line 300', 'runbook plan say.md'] },
  { name: 'an option that says something of a rehearsal, where there is none', args: ['exec', 'say.md', '--trust', '--yes', '--timeout', '5m'], files: { 'say.md': simple }, status: 2, says: ['--timeout goes with rehearse, --dry-run=rehearse', 'runbook exec --help'] },
  { name: 'an option that says something of a run that is gone on with, where none is', args: ['exec', 'say.md', '--trust', '--redo', '1'], files: { 'say.md': simple }, status: 2, says: ['--redo goes with --resume'] },
  { name: 'an option of another of log’s words', args: ['log', 'verify', '--result', 'failed'], status: 2, says: ['--result goes with log list', 'runbook log --help'] },
  { name: 'a word behind a command that takes none', args: ['doctor', 'now'], status: 2, says: ['doctor takes no operand: now', 'runbook doctor --help'] },
  { name: 'an unknown option before any command', args: ['--verison'], status: 2, says: ['runbook has no option --verison', 'Did you mean runbook --version?'] },
  { name: 'a run to go on with that is not there', args: ['exec', 'say.md', '--trust', '--resume', 'f00d'], files: { 'say.md': simple }, status: 2, says: ['there is no run f00d in', 'runbook log list'] },
  { name: 'a comparison where there is no git', args: ['plan', 'say.md', '--diff'], files: { 'say.md': simple }, status: 2, says: ['say.md lies in no git repository', 'runbook plan --help'] },
  { name: 'a run behind log list', args: ['log', 'list', 'f00d'], status: 2, says: ['log list takes no operand: f00d', 'Did you mean runbook log show f00d?'] },
  { name: 'a shell that there are no completions for', args: ['completion', 'powershell'], status: 2, says: ['completion needs bash | zsh | fish', 'runbook completion --help'] },
  { name: 'a choice that is missing names what may be chosen, as it can be typed', args: ['exec', 'oil.md', '--trust', '--yes'], files: { 'oil.md': '# Oil\n\n## Option 1: by hand\n\n```sh\necho one\n```\n\n## Option 2: by machine\n\n```sh\necho two\n```\n' }, status: 2, says: ['an input is missing: OPTION', 'Give --var OPTION=…', "OPTION: 'Option 1: by hand' or 'Option 2: by machine' (oil.md:3)"], lines: 3 },
  { name: 'options that leave no step', args: ['exec', 'say.md', '--trust', '--yes', '--skip', '1'], files: { 'say.md': simple }, status: 2, says: ['no step is left to run: --skip', 'runbook plan say.md'] },
];

function prepared(row: Row): ProgramTest {
  const trial = program(...row.args).env(row.env ?? {});
  for (const [path, content] of Object.entries(row.files ?? {})) trial.file(path, content);
  return row.prepare ? trial.prepare(row.prepare) : trial;
}

describe('bad input is told in one or two lines', () => {
  test.each(table)('$name', async (row) => {
    const { status, stdout, stderr } = await prepared(row).run();
    for (const said of row.says) expect(stderr).toContain(said);
    expect({ status, stdout }).toEqual({ status: row.status, stdout: '' });
    expect(stderr).toMatch(/^runbook: /);
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(row.lines ?? 2);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each(table)('$name: in French, nothing is left in English', async (row) => {
    const { status, stderr } = await prepared(row).env({ LANG: 'fr_FR.UTF-8' }).run();
    expect(status).toBe(row.status);
    expect(stderr).not.toMatch(/\b(the|does not|needs|cannot|Did you mean|nobody|missing|is no)\b/);
  });
});

test('a runs folder where no folder can be made ends with a word (exit 6), and does not wait for ever', async () => {
  const seen = await program('exec', 'say.md', '--trust', '--yes', '--runs-dir', '/proc/nothing/runs').file('say.md', simple).run();
  expect(seen).toMatchObject({ status: 6, stdout: '', stderr: expect.stringContaining('/proc/nothing') });
}, 20_000);

test('records are not written through a link out of the repository, which a repository can bring along; one within it is followed', async () => {
  const outside = program('exec', 'repo/say.md', '--trust', '--yes').file('repo/say.md', simple).prepare((f) => {
    mkdirSync(join(f, 'elsewhere'));
    symlinkSync('../elsewhere', join(f, 'repo', '.runbook'));
  });
  const seen = await outside.run();
  expect(seen).toMatchObject({ status: 6, stdout: '', stderr: expect.stringMatching(/\.runbook is a link to .*elsewhere, outside .*repo\n {2}Records elsewhere: --runs-dir DIR/) });
  expect(readdirSync(join(seen.folder, 'elsewhere'))).toEqual([]);
  const within = program('exec', 'repo/say.md', '--trust', '--yes').file('repo/say.md', simple).prepare((f) => {
    mkdirSync(join(f, 'repo', 'kept'));
    symlinkSync('kept', join(f, 'repo', '.runbook'));
  });
  expect(await within.run()).toMatchObject({ status: 0 });
});
