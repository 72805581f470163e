import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { output, rig } from '../run/rig.ts';

/** What one block sets, what the next says, and what is expected: one row an item of what carries over, or does not. */
const table: readonly (readonly [string, string, string, string])[] = [
  ['a plain variable', 'A="one two"', 'echo "$A"', 'one two'],
  ['an exported variable, for programs too', 'export A=x', `bash -c 'echo $A'`, 'x'],
  ['a variable that is not exported, not for programs', 'A=x', `bash -c 'echo "<$A>"'`, '<>'],
  ['an inherited variable that was unset stays unset', 'unset RB_INHERITED', 'echo "${RB_INHERITED-gone}"', 'gone'],
  ['a value of several lines with quotes and $', `A=$'a "b"\n\\'c\\' $HOME \`d\`'`, 'printf %s "$A"', `a "b"\n'c' $HOME \`d\``],
  ['control bytes', `A=$'x\\ty\\x01z\\e'`, 'printf %s "$A" | od -An -c | tr -s " "', ' x \\t y 001 z 033'],
  ['an indexed array with gaps', 'a=(x "y z"); a[7]=q', 'echo "${#a[@]} ${a[1]} ${!a[*]}"', '3 y z 0 1 7'],
  ['an associative array', 'declare -A m=([k]="v w" ["x y"]=2)', 'echo "${m[k]} ${m[x y]}"', 'v w 2'],
  ['a readonly variable', 'readonly R=1', '(R=2) 2>/dev/null || echo "kept $R"', 'kept 1'],
  ['integer and lower-case attributes', 'declare -i i=1; declare -l l=ABC', 'i=i+1; l=XYZ; echo "$i $l"', '2 xyz'],
  ['a nameref', 'target=5; declare -n ref=target', 'ref=6; echo "$target"', '6'],
  ['a function', 'f() { echo "f:$1"; }', 'f x', 'f:x'],
  ['a function with a here-document', 'f() { cat <<E\nin } () \nE\n}', 'f', 'in } () '],
  ['two functions, the first with what looks like the head of the second', 'a() { cat <<E\nb () \nE\n}\nb() { echo B; }', 'a; b', 'b () \nB'],
  ['an exported function, for programs too', 'f() { echo ef; }; export -f f', 'bash -c f', 'ef'],
  ['an alias', `alias hi='echo hello'`, 'hi you', 'hello you'],
  ['the working directory', 'mkdir -p "d e/f"; cd "d e/f"', 'basename "$PWD"; pwd | grep -c "d e/f"', 'f\n1'],
  ['cd - leads back', 'mkdir -p one; cd one', 'cd - >/dev/null; ls -d one', 'one'],
  ['what pushd left, also of a name with blanks and quotes', `mkdir -p one "t 'w \\$o"; pushd one >/dev/null; pushd "../t 'w \\$o" >/dev/null`, 'popd >/dev/null; basename "$PWD"; popd >/dev/null; ls -d one', 'one\none'],
  ['what pushd left is gone after popd', 'mkdir -p one; pushd one >/dev/null; popd >/dev/null', 'dirs -p | wc -l', '1'],
  ['umask', 'umask 027', 'umask', '0027'],
  ['set -u', 'set -u', '(echo "$NOT_SET") 2>/dev/null || echo refused', 'refused'],
  ['noclobber', 'set -C; echo 1 > f', '(echo 2 > f) 2>/dev/null || cat f', '1'],
  ['IFS', 'IFS=:', 'a=1:2; set -- $a; echo $#', '2'],
  ['extglob, which decides how functions are read', 'shopt -s extglob\nf() { case $1 in @(a|b)) echo yes;; esac; }', 'f b', 'yes'],
  ['globstar and dotglob', 'shopt -s globstar dotglob', 'shopt -q globstar dotglob && echo on', 'on'],
  ['errexit is the rule of every block, whatever the last one said', 'set +e; false; true', 'shopt -qo errexit && echo on', 'on'],
  ['traps of signals and of bash’s own do not carry', `trap 'echo trapped' USR1 DEBUG ERR`, 'echo next; false || :', 'next'],
  ['a user function called declare or printf', 'declare() { echo no; }; printf() { echo no; }; A=1', 'echo $A', '1'],
  ['a user function called builtin', 'builtin() { echo no; }; A=1', 'echo $A', '1'],
  ['return at the top level', 'A=1; return 0', 'echo $A', '1'],
  ['what was set before an exec that replaced the shell', 'exec true', 'echo "${A-unset}"', 'unset'],
  ['stdout closed by the block', 'A=kept; exec >&-', 'echo $A', 'kept'],
  ['positional parameters do not carry', 'set -- a b', 'echo $#', '0'],
  ['a value of 3 MB', 'A=$(head -c 3000000 /dev/zero | tr "\\0" x)', 'echo ${#A}', '3000000'],
  ['an input, reassigned by a block', 'VERSION=2', 'echo $VERSION', '2'],
  ['set -o posix', 'f() { echo f; }; A=1; set -o posix', 'f; echo $A; shopt -qo posix && echo on', 'f\n1\non'],
  ['POSIXLY_CORRECT for programs', 'A=1; export POSIXLY_CORRECT=1', 'echo $A; env | grep ^POSIXLY', '1\nPOSIXLY_CORRECT=1'],
  ['PS4 and OPTIND', "PS4='> '; getopts ab o -a; ", 'echo "$PS4$OPTIND"', '> 2'],
];

describe('what carries over from block to block', () => {
  it.each(table)('%s', async (_, first, second, expected) => {
    const r = rig([first, second]);
    const result = await r.run({ answers: { VERSION: '1' }, world: { environment: { PATH: process.env['PATH'] ?? '', HOME: r.folder, LANG: 'C.UTF-8', RB_INHERITED: 'inherited' } } });
    expect(result.failure?.tail ?? []).toEqual([]);
    expect(output(r.events, 's2').trimEnd()).toBe(expected.trimEnd());
  });
  it('runs the EXIT trap of the last block at its end, in its log', async () => {
    const r = rig([`trap 'echo "cleaned $?"' EXIT; echo work; exit 0`]);
    await r.run();
    expect(output(r.events)).toBe('work\ncleaned 0\n');
  });
  it.each([
    ['stops at what fails', `trap 'cd not-there 2>/dev/null; echo emptied' EXIT; echo work`],
    ['stops at a variable that is not set', `set -u; trap 'echo "$NOT_SET/x" 2>/dev/null; echo emptied' EXIT; exec 2>/dev/null; echo work`],
    ['overwrites nothing under noclobber', `echo old > f; set -C; trap 'echo new > f || cat f' EXIT; exec 2>/dev/null`],
    ['expands nothing under noglob', `touch a b; set -f; trap 'echo *' EXIT`],
    ['ends with a status of its own', `trap 'echo bye; exit 3' EXIT; echo work`],
    ['forgives', `trap 'echo bye; exit 0' EXIT; false`],
    ['passes the status on', `clean() { local rc=$?; echo "was $rc"; exit $rc; }; trap clean EXIT; exit 7`],
    ['sees the status and the arguments', `set -- a b; trap 'echo "$? $# $1"' EXIT; exit 4`],
    ['has the block’s ERR trap', `set -E; trap 'echo err' ERR; trap 'echo bye; false; echo no' EXIT; echo work`],
    ['that is empty, or taken back', `trap '' EXIT; trap 'echo no' EXIT; trap - EXIT; echo work`],
  ])('an EXIT trap that %s does so as in bash', async (_, code) => {
    const bash = spawnSync('bash', ['-p', '-e', '-o', 'pipefail', '-c', code], { cwd: mkdtempSync(join(tmpdir(), 'rb-test-')), encoding: 'utf8' });
    const r = rig([code]);
    const { failure } = await r.run();
    expect([failure?.exitCode ?? 0, output(r.events)]).toEqual([bash.status, bash.stdout]);
  });
  it('a block whose EXIT trap ends the shell keeps its state', async () => {
    const r = rig([`trap 'echo "$A" >/dev/null; exit 1' EXIT; A=kept; false`, 'echo "$A"']);
    await r.run({ operator: { afterFailure: async () => ({ do: 'skip', note: 'fine' }) } });
    expect(output(r.events, 's2')).toBe('kept\n');
  });
  it('runs the EXIT trap of a subshell as bash does', async () => {
    const r = rig([`( trap 'echo sub' EXIT; echo in ); echo out`]);
    await r.run();
    expect(output(r.events)).toBe('in\nsub\nout\n');
  });
  it.each([['exit 3', 3], ['false', 1], ['set -u; echo $NOPE', 1], ['false | true', 1], ['x=$(false; echo 1)', 1], ['return 4', 4], ['sh -c "exit 7"', 7]])('a block of %s ends with its status', async (code, status) => {
    expect((await rig([code]).run()).failure).toMatchObject({ exitCode: status, signal: null });
  });
  it('reports the signal that killed the shell', async () => {
    expect((await rig(['kill -9 $$']).run()).failure).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
  });
  it('keeps the state of a failed block', async () => {
    const r = rig(['A=before; false', 'echo $A']);
    await r.run({ operator: { afterFailure: async () => ({ do: 'skip', note: 'fine' }) } });
    expect(output(r.events)).toBe('before\n');
  });
  it('refuses a block when the working directory is gone, rather than run it elsewhere', async () => {
    const r = rig(['mkdir d; cd d; rmdir ../d', 'touch ran-elsewhere']);
    expect(await r.run()).toMatchObject({ outcome: 'failed', stoppedAt: 's2', failure: { exitCode: null, reason: expect.stringContaining('working directory is gone') as string } });
  });
  it('refuses what bash cannot read, with the line, and runs none of it', async () => {
    const r = rig(['touch ran\nif true; then']);
    const result = await r.run();
    expect(result).toMatchObject({ outcome: 'failed', failure: { exitCode: null, reason: expect.stringMatching(/line \d: syntax error/) as string } });
    expect(output(r.events)).toBe('');
  });
  it('says which exported variable is too long for any program', async () => {
    const r = rig(['export BIG=$(head -c 200000 /dev/zero | tr "\\0" x)', 'true']);
    expect((await r.run()).failure?.reason).toContain('BIG');
  });
  it('ends a step when its shell ends, though a background job goes on and holds its output', async () => {
    const r = rig(['sleep 3 & echo started', 'echo next']);
    const began = Date.now();
    expect((await r.run()).outcome).toBe('done');
    expect(Date.now() - began).toBeLessThan(2500);
    expect(output(r.events)).toBe('started\nnext\n');
  });
  it('gives a step /dev/null to read', async () => {
    const r = rig(['cat; read -r x || echo nothing']);
    await r.run();
    expect(output(r.events)).toBe('nothing\n');
  });
  it('lets a program write to /dev/stderr', async () => {
    const r = rig(['echo x >/dev/stderr']);
    await r.run();
    expect(output(r.events)).toBe('x\n');
  });
  it('starts a block that opens with a relative cd from the starting directory when that leads nowhere from here', async () => {
    const r = rig(['mkdir -p one two; cd one', 'cd two\nbasename "$PWD"', 'cd "${WHERE}" && basename "$PWD"']);
    const result = await r.run({ answers: { WHERE: 'one' } });
    expect(result.outcome).toBe('done');
    expect(output(r.events)).toBe('two\none\n');
    expect(r.events.filter((e) => e.type === 'step-start').map((e) => e.cwdReason !== null)).toEqual([false, true, true]);
  });
  it('passes the logical name of a linked directory on', async () => {
    const r = rig(['mkdir real; ln -s real link; cd link', 'basename "$PWD"']);
    await r.run();
    expect(output(r.events)).toBe('link\n');
  });
});

describe('secrets in the state', () => {
  it('carries a secret in any shape, masks it, and writes none of it to the disk', async () => {
    const r = rig([
      'COPY=$TOKEN; export OTHER="x-$TOKEN-y"; arr=("$TOKEN"); show() { echo "$TOKEN"; }; q=$(printf %q "$TOKEN"); eval "lit() { echo $q; }"; alias say="echo $q"',
      'set -x; test "$COPY" = "$TOKEN" && test "${arr[0]}" = "$TOKEN" && test "$OTHER" = "x-$TOKEN-y"; show; lit; say; echo -n "$TOKEN" | base64; printf "%q\\n" "$TOKEN"',
    ]);
    const secret = `hunter's 22$pass`;
    const result = await r.run({ answers: { TOKEN: secret }, secrets: ['TOKEN'] });
    expect(result.outcome).toBe('done');
    expect(output(r.events)).not.toContain('hunter');
    const { execFileSync } = await import('node:child_process');
    expect(execFileSync('sh', ['-c', `grep -rlF hunter "$1" || :`, 'sh', r.folder], { encoding: 'utf8' })).toBe('');
    expect(output(r.events).match(/\*\*\*/g)?.length).toBeGreaterThan(4);
  });
});
