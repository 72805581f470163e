/** Every context × every hostile value, run by a real bash: the program gets exactly the value, and nothing else runs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { guardedPattern, refuseAnswer } from '../../../src/model/answer.ts';
import type { Slot } from '../../../src/model/procedure.ts';
import { bindFragment, bindInputs } from '../../../src/shell/bind.ts';

const folder = mkdtempSync(join(tmpdir(), 'bind-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `<app>` and `<b c>` are the inputs APP and BC; `v0.1` a version with its `v`. */
function slotsOf(source: string): Slot[] {
  return [...source.matchAll(/\[[^\]]*(?:<app>|<b c>)\]|<app>|<b c>|v0\.1|\$REGION|APP=(?=\n)/g)].map((m) => ({
    start: m.index, end: m.index + m[0].length, written: m[0],
    input: { '<app>': 'APP', '<b c>': 'BC', 'v0.1': 'VERSION', $REGION: 'REGION', 'APP=': 'APP' }[m[0].replace(/^\[.*(?=<)|\]$/g, '')] ?? '', form: m[0] === 'v0.1' ? 'with-v' : m[0].startsWith('[') ? 'optional' : m[0] === 'APP=' ? 'behind' : 'plain',
  }));
}

function bound(source: string) {
  const result = bindInputs(source, slotsOf(source));
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

const values = [
  'plain', 'two words', '  spaces  around  ', '', "it's", "'", "''", '"', '""', '\\', '\\\\', 'a\\', '\\n', 'line\nbreak', 'ends\n', '\n', '\n\n', 'EOF', 'a\nEOF\nb', '\tEOF', 'tab\there',
  '$(touch x)', '`touch x`', '$HOME', '${HOME}', '$APP', '${APP}', '$((1+1))', '$', '$$', '$1', '$@', "$'a'", '; touch x', '| touch x', '& touch x', '&& touch x', '|| touch x', '> x', '< x', '>> x', '2>&1', '\ntouch x\n', ') touch x', '(touch x)', '{ touch x; }',
  "'; touch x; '", '"; touch x; "', "'$(touch x)'", '"$(touch x)"', '\'"$(touch x)"\'', '")`touch x`("', '*', '?', '[a-z]*', '{a,b}', '{1..9}', '~', '~root', '~/x', '!', '!!', '#', '# touch x', '-n', '-e', '--', '-rf', '=', 'a=b', 'é', 'ü ñ 漢字', '🚀', '\u200b', '\u00a0', '\u202e', '%s', '%n', '%d%%', '&', '\\&', '\r', 'a\rb', '\u001b[31m', 'x'.repeat(5000),
  '\\$(touch x)', '\\`touch x\\`', '\\\\$(touch x)', 'a[$(touch x)]', 'if', 'do', 'done', 'function f() { touch x; }', '%PATH%', "\\'", '\\"', '"\\', 'a;b|c&d',
];

/** What the code's program prints for a value. `show` prints each argument between brackets, NUL after it. */
type Expected = (value: string, other: string) => string;
const args = (...list: string[]): string => list.map((a) => `[${a}]\0`).join('');
/** Command substitution drops trailing line breaks. */
const trimmed = (text: string): string => text.replace(/\n+$/, '');

const contexts: readonly (readonly [source: string, expected: Expected])[] = [
  ['show <app>', (v) => args(v)],
  ['show <app> <b c>', (v, o) => args(v, o)],
  ['show foo<app>bar', (v) => args(`foo${v}bar`)],
  ['show --name=<app> <b c>,<app>', (v, o) => args(`--name=${v}`, `${o},${v}`)],
  ['show "<app>"', (v) => args(v)],
  ['show "a <app> b"', (v) => args(`a ${v} b`)],
  ['show "a <app>"\'<b c>\'', (v, o) => args(`a ${v}${o}`)],
  ["show '<app>'", (v) => args(v)],
  ["show 'a $HOME <app> `b`'", (v) => args(`a $HOME ${v} \`b\``)],
  ["show '<app><b c>'", (v, o) => args(v + o)],
  ["show $'a\\t<app>\\x41'", (v) => args(`a\t${v}A`)],
  ['show $"a <app>"', (v) => args(`a ${v}`)],
  // an optional part: nothing where the value is empty
  ['show [-o <app>] end', (v) => (v === '' ? args('end') : args('-o', v, 'end'))],
  ['show [--to=<app>] [K=<b c>] end', (v, o) => args(...(v === '' ? [] : [`--to=${v}`]), ...(o === '' ? [] : [`K=${o}`]), 'end')],
  ['show <app>/*.nothing', (v) => args(`${v}/*.nothing`)],
  ['show v0.1 "v0.1" \'is v0.1\' img:v0.1', (v) => args(`v${v}`, `v${v}`, `is v${v}`, `img:v${v}`)],
  ['show $REGION a$REGION "$REGION"', (v) => args(v, `a${v}`, v)],
  ['X=<app>; show "$X"', (v) => args(v)],
  // left empty by the writer
  ['APP=\nshow "$APP"', (v) => args(v)],
  ['export APP=\nbash -c \'printf "[%s]\\0" "$APP"\'', (v) => args(v)],
  ['X="<app> <b c>"; show "$X"', (v, o) => args(`${v} ${o}`)],
  ["X='<app>' ; show \"$X\"", (v) => args(v)],
  ['export X=<app>; show "$X"', (v) => args(v)],
  ['X=<app> showx', (v) => args(v)],
  ['X=(<app> b "<b c>"); show "${X[@]}"', (v, o) => args(v, 'b', o)],
  ['show ${UNSET:-<app>} "${UNSET:-<b c>}"', (v, o) => args(v, o)],
  ['show {<app>,b}', (v) => args(v, 'b')],
  ['show "$(printf %s <app>)"', (v) => args(trimmed(v))],
  ['show "$(printf %s "<app>")" "<b c>"', (v, o) => args(trimmed(v), o)],
  // what printf reads as its format: a value's % and \ mean nothing there
  ['printf "<app>"', (v) => v],
  ['printf -- "100%% <app>\\n"; show end', (v) => `100% ${v}\n${args('end')}`],
  ["printf 'a <app>:<b c>\\n' | cat", (v, o) => `a ${v}:${o}\n`],
  ['show "$(printf <app>)"', (v) => args(trimmed(v))],
  ['printf -v out "<app>"; show "$out"', (v) => args(v)],
  ['command printf v0.1', (v) => `v${v}`],
  ['show "`printf %s <app>`"', (v) => args(trimmed(v))],
  ['show "`printf %s \\"<app>\\"`"', (v) => args(trimmed(v))],
  ['X=`printf %s "\\`printf %s <app>\\`"`; show "$X"', (v) => args(trimmed(v))],
  ['show "$(printf %s "$(printf %s "<app>")")"', (v) => args(trimmed(v))],
  ['cat <<EOF\na <app> b\nEOF', (v) => `a ${v} b\n`],
  ["cat <<'EOF'\n$HOME `x` \\ \\\\ <app> $(touch x) \"'\nEOF", (v) => `$HOME \`x\` \\ \\\\ ${v} $(touch x) "'\n`],
  ['cat <<"EOF"\n\\$a <app>\\\nb\nEOF', (v) => `\\$a ${v}\\\nb\n`],
  ['cat <<\\EOF\n$a <app>\nEOF', (v) => `$a ${v}\n`],
  ["cat <<-'EOF'\n\t$a <app>\n\t\tb\n\tEOF", (v) => `$a ${v}\nb\n`],
  ['cat <<EOF\n$(printf %s "<app>")\nEOF', (v) => `${trimmed(v)}\n`],
  ["cat <<'A' <<'B'\nx <app>\nA\ny <b c>\nB", (_, o) => `y ${o}\n`],
  ['cat <<< <app>', (v) => `${v}\n`],
  ['cat <<< "a <app>"', (v) => `a ${v}\n`],
  ['if [ <app> = x ]; then :; fi; show <app>', (v) => args(v)],
  ['if [[ <app> == x* ]]; then :; fi; show <b c>', (_, o) => args(o)],
  ['case x in <app>) ;; *) show <app> ;; esac', (v) => args(v)],
  ['for i in <app> <b c>; do show "$i"; done', (v, o) => args(v) + args(o)],
  ['f() { show <app> "$@"; }; f <b c>', (v, o) => args(v, o)],
  ['( show <app> ) | cat', (v) => args(v)],
  ['{ show <app>; } 2>&1', (v) => args(v)],
  ['true && show <app> || show no', (v) => args(v)],
  ['cat <(show <app>)', (v) => args(v)],
  ['show <app> # <b c> $(touch x)', (v) => args(v)],
  ['show a \\\n  --b <app> \\\n  <b c>', (v, o) => args('a', '--b', v, o)],
  ['show \\"<app>\\"', (v) => args(`"${v}"`)],
  ['show "\\$<app>" \\$<app>', (v) => args(`$${v}`, `$${v}`)],
  // a backslash that a document puts before the bracket does not take the meaning of what stands there now
  ['show \\<app> "a; touch x" k=\\<b c>/y', (v, o) => args(v, 'a; touch x', `k=${o}/y`)],
  ['show "C:\\<app>" $\'C:\\<b c>\' "; touch x"', (v, o) => args(`C:\\${v}`, `C:\\${o}`, '; touch x')],
  ['cat <<EOF\na \\<app>\nEOF', (v) => `a \\${v}\n`],
];

/** Runs all values through one context in one bash; returns what was printed for each, and what files came to be. */
function runAll(code: string, list: readonly string[]): { readonly outputs: string[]; readonly files: string[] } {
  const place = mkdtempSync(join(folder, 'c-'));
  writeFileSync(join(folder, 'values'), list.map((v) => `${v}\0`).join(''));
  writeFileSync(join(folder, 'code'), code);
  // the code is read anew for each value, in a subshell of its own: what a step's bash does, without starting five thousand of them
  const driver = `show() { [ $# -eq 0 ] || printf '[%s]\\0' "$@"; }; showx() { show "$X"; }; export -f show showx
    n=0; while IFS= read -r -d '' value; do n=$((n+1)); export APP="$value" BC="$value.two" VERSION="$value" REGION="$value"; ( set -f; . ${join(folder, 'code')} ) >"../out-$n" 2>/dev/null </dev/null; done <"${join(folder, 'values')}"; true`;
  execFileSync('bash', ['-c', driver], { cwd: place });
  return { outputs: list.map((_, i) => readFileSync(join(folder, `out-${i + 1}`), 'utf8')), files: readdirSync(place) };
}

describe('bindInputs, run by bash', () => {
  for (const [source, expected] of contexts) {
    it(`hands any value on unchanged in ${JSON.stringify(source)}`, () => {
      const { code } = bound(source);
      const { outputs, files } = runAll(code, values);
      expect(files).toEqual([]);
      for (const [i, value] of values.entries()) {
        const wanted = expected(value, `${value}.two`);
        expect([value, outputs[i]]).toEqual([value, wanted]);
      }
    }, 60_000);
  }

  it('writes to the file that the value names and to no other', () => {
    const list = ['out', 'a b', '$(touch y)', '*', '-n', 'é;y', "o'k"];
    const { files } = runAll(bound('show x > <app>; show y >> "dir-<b c>"').code, list);
    expect(files.toSorted()).toEqual([...list, ...list.map((v) => `dir-${v}.two`)].toSorted());
  });

  it('takes a value as the name of a program, and never as shell text', () => {
    const { outputs, files } = runAll(bound('<app> x').code, ['echo', 'echo;touch y', '$(touch y)', 'touch y', 'X=1', '/nowhere']);
    expect(outputs).toEqual(['x\n', '', '', '', '', '']);
    expect(files).toEqual([]);
  });
});

describe('bindInputs, guarding what is parsed again', () => {
  const hostile = values.filter((v) => v.includes('touch'));
  const readAgain = [
    'sudo bash -c "ls <app>"', 'env X=1 bash -c "ls <app>"', 'xargs sh -c "ls <app>"', 'su -s /bin/bash -c "ls <app>" bob', 'sudo -u useradd bash -c "ls <app>"', 'docker exec useradd bash -c "ls <app>"',
    "bash -c 'echo <app>'", 'bash -c "echo <app>"', 'sh -ec "echo <app>"', 'eval "echo <app>"', 'eval echo <app>', 'echo $((<app> + 1))', '(( <app> > 1 ))', 'let "a = <app>"', '[[ <app> -eq 1 ]]', 'declare "<app>=1"',
    'ssh host "ls <app>"', 'ssh <app> ls', 'ssh -p 22 deploy@<app>', "sudo -u x bash -c 'ls <app>'", 'docker exec db sh -c "cat <app>"', 'kubectl exec pod -- bash -c "ls <app>"', 'kubectl exec -it pod -- psql -U u -c "SELECT \'<app>\'"',
    'psql -c "DROP TABLE <app>"', 'psql --command="DROP TABLE <app>"', "mysql -e 'DROP DATABASE <app>'", "mysql -u root -p -e 'GRANT ALL ON x TO <app>'", 'sqlite3 db "select \'<app>\'"', "python3 -c 'print(\"<app>\")'", "node -e 'f(\"<app>\")'",
    "sed -i 's/x/<app>/' f", "awk '/<app>/ {print $1}' f", "jq '.a == \"<app>\"' f", 'watch "ls <app>"', "trap 'rm <app>' EXIT", 'su - app -c "run <app>"', 'heroku run "rails <app>"', 'make deploy TAG=<app>', 'xargs -I{} sh -c "echo {} <app>"',
    'bash <<EOF\necho <app>\nEOF', "ssh host <<'EOF'\nls <app>\nEOF", 'psql <<SQL\nselect \'<app>\';\nSQL', 'echo "select \'<app>\'" | psql', 'cat <<EOF | bash\nls <app>\nEOF', 'psql <<< "select \'<app>\'"', 'ID=<app>; psql -c "select $ID"', 'X="<app>"; eval "$X"', 'N=<app>; echo $((N+1))',
    'scp f host:<app>', 'GIT_SSH_COMMAND="ssh -i <app>" git pull', '<app> --version', 'find . -name x -exec sh -c "ls <app>" ";"', 'gcloud compute ssh vm --command="ls <app>"', 'ansible all -a "ls <app>"', 'unknown-tool "do this with <app>"',
    'declare -i A=<app>', 'typeset -gi A=<app>', 'declare -n A=<app>', 'alias a="<app>"', 'printf -v <app> x', 'wait -p <app>', '[ -v <app> ]', 'test -v <app>', 'aws ssm send-command --parameters "commands=<app>"',
    // an index, the bounds of a part and a name of a name are arithmetic too; a prompt is expanded
    'X=<app>; echo ${list[X]}', 'X=<app>; echo "${list[$X]}"', 'X=<app>; list[$X]=1', 'X=<app>; s=abc; echo "${s:X:1}"', 'X=<app>; s=abc; echo "${s:0:$X}"', 'X=<app>; echo "${!X}"', 'X=<app>; echo "${X@P}"',
    'X=<app>; let X+=1', 'declare -i X; X=<app>', 'printf -v X %s <app>; eval "$X"', ': "${X:=<app>}"; eval "$X"', 'select x in <app> b; do eval "$x"; done',
    'while read -r h; do ssh $h ls; done <<< "<app>"', 'while read -r h; do ssh $h ls; done <<EOF\n<app>\nEOF',
    'vim -c "<app>" f', 'ex -s -c <app> f', 'tar -I <app> -cf a.tar b', 'tar --to-command <app> -xf a.tar', 'rsync -ae <app> a b', 'man -P <app> ls',
    'echo "export A=<app>" >> ~/.bashrc', 'cat > bin/run.sh <<EOF\ngo <app>\nEOF', 'echo "0 3 * * * root <app>" | sudo tee /etc/cron.d/x', 'sudo tee -a /etc/profile <<EOF\nA=<app>\nEOF', 'printf "A=%s" <app> > .envrc',
    // a file that the same commands run, take in, or give to a shell line by line
    'cat > .env <<EOF\nA=<app>\nEOF\nsource .env', "echo 'A=<app>' > conf/x.conf\n. conf/x.conf", 'echo "A=<app>" | tee -a .env\nset -a; source ./.env', 'echo A=<app> > .env\neval "$(cat .env)"', "echo 'go <app>' > deploy\nbash deploy",
    "echo 'go <app>' > deploy\nchmod +x deploy", "echo 'go <app>' > deploy\n./deploy", "echo <app> > list\nxargs -I{} sh -c 'ls {}' < list", 'echo <app> > list\nwhile read l; do eval "ls $l"; done < list', 'cat > t <<EOF\n<app>\nEOF\ncat t | bash', 'echo "A=<app>" > v\nsudo sh v',
    "export X=<app>\nsh -c 'eval echo $X'",
    // git's own commands
    "git submodule foreach 'git checkout <app>'", "git rebase -x 'make <app>' HEAD~1", "git filter-branch -f --tree-filter 'rm -f <app>' HEAD", 'git -c core.sshCommand="ssh -i <app>" fetch', 'git config core.sshCommand "ssh -i <app>"', "git -c alias.zz='!ls <app>' zz", 'git config --global alias.up "!git pull <app>"', "git clone --upload-pack='x <app>' u", 'git bisect run ./check <app>',
    // their format is read by themselves
    'printf "%s <app>\\n" x', 'printf "<app> $HOME"', "printf $'<app>'", 'printf "<app>" more', 'X=<app>; printf "$X"', 'printf "\\<app>"', 'find . -name x | xargs printf "<app>"', 'X=`printf "\\`echo <app>\\`"`', 'echo -e "a <app>\\n"', 'echo -ne <app>', 'printf "%b\\n" <app>',
    // what it is handed on to reads it again
    'f() { eval "$1"; }; f <app>', 'f() { local c="$1"; eval "$c"; }\nf "a <app>"', 'on() { ssh host "$@"; }; on ls <app>', 'f() { ssh host "$1"; }; g() { f "$2"; }; g a <app>', 'set -- <app>; eval "$1"', 'for x in <app> b; do ssh host "ls $x"; done',
    'Y=<app>; Z=$Y; eval "$Z"', 'f() { printf "$1"; }; f <app>', 'run() { "$@"; }; run ssh host <app>', 'for x in $(echo <app>); do eval $x; done',
  ];
  for (const source of readAgain) {
    it(`guards ${JSON.stringify(source)}`, () => {
      expect(bound(source).guarded).toEqual(['APP']);
    });
  }

  it('lets no hostile value through the guard', () => {
    expect(hostile.filter((v) => guardedPattern.test(v))).toEqual([]);
    expect(['-x', ' a', 'a b', 'a\n', 'a\nb', '', '*', '~', '../x', 'a;b', "a'b", 'a$b', 'a[0]', '/', '//x', '/-x', '/*', '/ x', '/x y', '/x;y', '/$x'].filter((v) => guardedPattern.test(v))).toEqual([]);
    expect(['web-1', 'a.b:c/d@e', '1.2.3', 'feature/x', 'user@host', '/var/backups/x', '/srv/a-b/c.sql'].filter((v) => !guardedPattern.test(v))).toEqual([]);
  });

  const once = [
    '<app>/bin/agent --config x', '"<app>/bin/agent" start', 'git config user.name "<app>"', 'git -c user.name="<app>" commit -m x', 'echo A=<app> > .env\ndocker compose up -d', 'echo A=<app> > .env\ncat .env', 'git commit -m "Bump <app>"', 'git tag -a <app> -m "Release <app>"', 'echo "hello <app>"', "curl -H 'Authorization: Bearer <app>' -d '{\"a\": \"<app>\"}' https://h/x", 'psql -h <app> -d db', 'psql "<app>" -c "select 1"', 'pg_restore -d "<app>" --clean f', 'X=<app>; psql "$X" -c "select 1"',
    'sudo useradd -s /bin/bash -c "<app>" bob', 'usermod --shell /bin/sh -c <app> bob', 'kubectl logs <app>', 'docker exec <app> sh -c "ls"', 'heroku container:push -a <app> web', 'cat <<EOF > f\na <app>\nEOF', 'ssh -i <app> host ls', 'mysql -u <app> -p', 'declare A=<app>', 'echo <app> | tee notes.txt', 'echo <app> > .env', 'scp <app> host:x', 'sed -n 1p <app>', 'X="<app>"', 'helm upgrade --set image.tag=<app> r c',
  ];
  for (const source of once) {
    it(`leaves ${JSON.stringify(source)} free, since the value is read once`, () => {
      expect(bound(source).guarded).toEqual([]);
    });
  }
});

describe('bindInputs, in JSON', () => {
  const inStrings = [
    `curl -d '{"a": "<app>"}' https://h`, `curl -d "{\\"a\\": \\"x <app>\\"}" https://h`, `curl -d '{"a": "'"<app>"'"}' https://h`, `kubectl patch x -p '[{"op": "add", "value": "<app>"}]'`, `curl -d @- https://h <<EOF\n{ "a": "<app>" }\nEOF`, `B='{"a": "<app>"}'; curl -d "$B" https://h`,
  ];
  it.each(inStrings)('says which inputs stand in a string: %s', (source) => {
    expect(bound(source)).toMatchObject({ json: ['APP'] });
  });
  it.each([`curl -d '{"a": <app>}' https://h`, `curl -H "A: <app>" -d '{"a": 1}' https://h`, 'docker inspect -f "{{.<app>}}" x', `[ "<app>" = "]" ]`, 'awk \'{print "a:" "<app>"}\' f'])('and no other: %s', (source) => {
    expect(bound(source).json).toBeUndefined();
  });
  it('a value with a quote, a backslash or a line break is refused there', () => {
    const input = { kind: 'text', source: 'placeholder', options: null, required: true, pattern: null, guarded: false, argument: false, inJson: true } as const;
    expect(['x", "admin": "true', 'a\\', 'a\nb'].map((v) => refuseAnswer(input, v)?.why)).toEqual(['pattern', 'pattern', 'pattern']);
    expect(["it's all: {fine} $(x)", 'é'].map((v) => refuseAnswer(input, v))).toEqual([null, null]);
  });
});

describe('bindInputs, arguments', () => {
  it('says which inputs begin an argument, where a leading dash would make an option', () => {
    expect(bound('rm <app>').arguments).toEqual(['APP']);
    expect(bound('rm "<app>/x"').arguments).toEqual(['APP']);
    expect(bound("rm ''\"<app>\"").arguments).toEqual(['APP']);
    expect(bound('rm ./<app> --x=<b c>').arguments).toEqual([]);
    expect(bound('X=<app>; cat > <b c>').arguments).toEqual([]);
    expect(bound('echo "$(rm <app>)"').arguments).toEqual(['APP']);
  });
});

describe('bindInputs, refusing', () => {
  const refused: readonly (readonly [string, RegExp])[] = [
    ['ls ~<app>/x', /~/], ['for <app> in a; do ls; done', /name/], ['echo ${<app>}', /expansion|variable/], ['echo $<app>', /variable/], ['echo {1..<app>}', /range/], ['cat <<<app>\nx\n<app>', /./],
    ['echo <app> <other>', /<other>/], ['kubectl get pod <pod name>', /<pod name>/], ['echo <app> $(', /grammar/], ['echo "<app>', /grammar/], ['<app>=1 ls', /./], ['echo ${X#<app>}', /expansion/], ['echo ${A[<app>]}', /./], ['echo $((1+\\<app>))', /backslash/], ['echo `echo \\<app>`', /./], ['<app>() { ls; }', /./], ["cat <<'E O'\n<app>\nE O", /heredoc/], ['rm <fichier à supprimer>', /./], ['x <...>', /./],
  ];
  for (const [source, reason] of refused) {
    it(`refuses ${JSON.stringify(source)}`, () => {
      const result = bindInputs(source, slotsOf(source));
      expect('refused' in result ? result.refused : result.code).toMatch(reason);
      expect(result).toHaveProperty('refused');
    });
  }

  it.each(['echo "[-o <app>]"', "sh -c 'show [-o <app>]'", 'show a[-o <app>]'])('refuses an optional part that is no word of its own: %s', (source) => {
    expect(bindInputs(source, slotsOf(source))).toHaveProperty('refused');
  });
  it('refuses slots that cross each other or a line', () => {
    const slot = { written: 'x', input: 'X', form: 'plain' } as const;
    expect(bindInputs('abcdef', [{ ...slot, start: 0, end: 3 }, { ...slot, start: 2, end: 4 }])).toHaveProperty('refused');
    expect(bindInputs('a\nb', [{ ...slot, start: 0, end: 3 }])).toHaveProperty('refused');
    expect(bindInputs('a <b\nc> d', [{ ...slot, start: 2, end: 7, written: '<b\nc>' }])).toMatchObject({ code: 'a "${X}" d' });
    expect(bindInputs('a', [{ ...slot, start: 0, end: 9 }])).toHaveProperty('refused');
    expect(bindInputs('git tag {{ shop.release | upper }}', [])).toMatchObject({ refused: expect.stringContaining('{{ shop.release | upper }}') as string });
    for (const source of ['docker inspect -f {{.State.Status}} web', "docker ps --format '{{ json . }}'", 'cp a{{b,c},d} e']) expect(bindInputs(source, [])).not.toHaveProperty('refused');
  });

  it('leaves redirections and quoted markup alone', () => {
    for (const source of ['sort <in >out', 'sort < in > out', 'cmd <in 2>err', 'diff <(a) <(b)', 'grep "<title>" page', "echo '<br>'", 'cat <<EOF\n<b>\nEOF', 'ls # <app>', 'wc <<< "$x" > y', 'a <&3 >&4', 'awk \'$1<3 && $2>4\' f', 'cat < in.txt >> out.txt']) expect(bindInputs(source, [])).toEqual({ code: source, guarded: [], arguments: [] });
  });
});

describe('bindFragment', () => {
  it('marks the slots of what is no shell, with the v of a version', () => {
    expect(bindFragment('image: x:v0.1 # <app>', slotsOf('image: x:v0.1 # <app>'))).toEqual({ code: 'image: x:v${VERSION} # ${APP}', guarded: [], arguments: [] });
  });
  it('refuses a text that holds the mark itself', () => {
    expect(bindFragment('a: ${APP} <app>', slotsOf('a: ${APP} <app>'))).toHaveProperty('refused');
  });
  it('refuses a placeholder that no input stands for, as a command does', () => {
    for (const text of ['zone: <region & zone>', 'zone: <the region;\n  as the cloud says>', 'WHERE id = <id|number>']) expect(bindFragment(text, [])).toMatchObject({ left: true, refused: expect.stringMatching(/^"<.*>" is left open/) as string });
  });
  it('takes markup, headers, addresses and comparisons for themselves', () => {
    for (const text of [
      '<VirtualHost *:80>\n  ServerName a\n</VirtualHost>', '<a href="x">y</a>', '<br>', '<img\n  src="x">', '<servlet-name>web</servlet-name>', '#include <stdio.h>', 'From: Kim <kim@shop.org>', 'see <https://shop.org/x>', 'List<String> a', 'a < b and c > d', 'WHERE a <5 AND b> 7', 'x <- y -> z', 'if (a<b && c>d)', '<db/>',
    ]) expect([text, bindFragment(text, [])]).toEqual([text, { code: text, guarded: [], arguments: [] }]);
  });
});
