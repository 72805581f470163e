import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EditStep } from '../../src/model/plan.ts';
import { changeText } from '../../src/run/edit/change-text.ts';
import { findFile } from '../../src/run/edit/find-file.ts';
import { hideSecrets } from '../../src/run/edit/hide-secrets.ts';
import { recordOf, rig, shellStep } from './rig.ts';

const manifest = `# owned by the platform team
apiVersion: apps/v1
kind: Deployment
spec:
    replicas: 2   # two is enough
    template:
        spec:
            containers:
                - name: sidecar
                  image: registry/side:v0.3.0
                - name:   board
                  image: "registry/board:v1.4.0" # bumped by hand
                  imagePullPolicy: IfNotPresent
---
kind: Service
spec: { ports: [ { port: 80 } ] }
`;
const fragment = `# ...
spec:
    # ...
    spec:
      containers:
        - name: board
          image: registry/board:v\${VERSION} # the version
          imagePullPolicy: Always
`;
const fill = (values: Record<string, string>) => (text: string): string => text.replace(/\$\{(\w+)\}/g, (m, n: string) => values[n] ?? m);
const v = fill({ VERSION: '1.5.0', URL: 'https://x.example/a', N: '9' });

describe('an edit of YAML', () => {
  it('changes the one value by its path, and keeps comments, quotes and spacing', () => {
    const result = changeText(manifest, fragment, 'yaml', v);
    expect(result).toEqual({ text: manifest.replace('board:v1.4.0', 'board:v1.5.0'), left: [{ path: expect.stringContaining('imagePullPolicy') as string, found: 'IfNotPresent', shown: 'Always' }] });
  });
  it('is the same text when it is already so', () => {
    const once = changeText(manifest, fragment, 'yaml', v);
    expect('text' in once && changeText(once.text, fragment, 'yaml', v)).toMatchObject({ text: 'text' in once ? once.text : '' });
  });
  it('says so when two places fit', () => {
    expect(changeText(manifest.replace('name: sidecar', 'name: board').replace('registry/side:v0.3.0', 'registry/board:v1.4.0'), fragment, 'yaml', v)).toMatchObject({ fault: 'ambiguous' });
  });
  it('guesses no place for a value that is not there', () => {
    expect(changeText('a: 1\n', 'image: x:v${VERSION}\n', 'yaml', v)).toMatchObject({ fault: 'path', what: 'image' });
  });
  it('writes a number as a number, and quotes what YAML would misread', () => {
    expect(changeText('replicas: 3 # n\nname: x\n', 'replicas: ${N}\n', 'yaml', v)).toMatchObject({ text: 'replicas: 9 # n\nname: x\n' });
    expect(changeText('name: x\n', 'name: ${A}\n', 'yaml', fill({ A: 'yes: no # x' }))).toMatchObject({ text: 'name: "yes: no # x"\n' });
  });
  it('cannot be made to write more than one value', () => {
    const result = changeText('name: x\nother: y\n', 'name: ${A}\n', 'yaml', fill({ A: 'x\nother: evil' }));
    expect('text' in result && result.text.match(/^other:/gm)).toHaveLength(1);
    expect(changeText('V=1\n', 'V ${A}', 'lines', fill({ A: '1\nEVIL=1' }))).toMatchObject({ fault: 'path' });
  });
  it('without inputs brings about all that differs, and adds what is missing', () => {
    expect(changeText('a: 1\nb:\n  c: 2\n', 'b:\n  c: 3\n  d: new\n', 'yaml', v)).toMatchObject({ text: 'a: 1\nb:\n  c: 3\n  d: new\n' });
  });
  it('adds what is missing as the document writes it: a number is no string', () => {
    expect(changeText('a:\n  b: x\n', 'a:\n  pool: 5\n  on: true\n  tag: "5"\n  name: lamps and halls\n', 'yaml', v)).toMatchObject({ text: 'a:\n  b: x\n  pool: 5\n  on: true\n  tag: "5"\n  name: lamps and halls\n' });
    expect(changeText('{\n  "a": 1\n}\n', '{ "pool": 5, "on": true, "tag": "5" }', 'json', v)).toMatchObject({ text: '{\n  "a": 1,\n  "pool": 5,\n  "on": true,\n  "tag": "5"\n}\n' });
    expect(changeText('[a]\nb = 1\n', '[a]\npool = 5\ntag = "5"\n', 'toml', v)).toMatchObject({ text: '[a]\nb = 1\npool = 5\ntag = "5"\n' });
    expect(changeText('A=1\n', 'WHO=${A}\n', 'dotenv', fill({ A: 'the lamp team' }))).toMatchObject({ text: 'A=1\nWHO="the lamp team"\n' });
  });
  it('says where the file is no YAML', () => {
    expect(changeText('a: [1\nb: 2', 'a: ${N}', 'yaml', v)).toMatchObject({ fault: 'parse' });
  });
});

describe('an edit of other syntaxes', () => {
  it('changes JSON by path, comments and trailing commas kept', () => {
    const text = '{\n  // of the app\n  "version": "1.4.0",\n  "deps": { "a": "^1.0.0", },\n}\n';
    expect(changeText(text, '{\n  "version": "${VERSION}",\n  ...\n}', 'json', v)).toMatchObject({ text: text.replace('1.4.0', '1.5.0') });
  });
  it('changes TOML in its section', () => {
    const text = '[package]\nname = "x"\nversion = "1.4.0" # bump\n\n[dependencies]\nversion = "0.1"\n';
    expect(changeText(text, '[package]\nversion = "${VERSION}"\n', 'toml', v)).toMatchObject({ text: text.replace('1.4.0', '1.5.0') });
  });
  it('changes a line of dotenv, and adds one', () => {
    expect(changeText('A=1\nexport URL="http://old"\n', 'URL=${URL}\nNEW=${N}\n', 'dotenv', v)).toMatchObject({ text: 'A=1\nexport URL="https://x.example/a"\nNEW=9\n' });
  });
  it('puts nothing behind the last element of markup, but beside a line that is shown', () => {
    const text = '<?xml version="1.0"?>\n<lamps>\n  <lamp id="a"/>\n</lamps>\n';
    expect(changeText(text, '  <lamp id="b"/>\n', 'lines', v)).toMatchObject({ fault: 'path', what: '<lamp id="b"/>' });
    expect(changeText(text, '<lamps>\n  <lamp id="b"/>\n', 'lines', v)).toMatchObject({ text: text.replace('<lamps>\n', '<lamps>\n  <lamp id="b"/>\n') });
  });
  it('replaces the plain line that has the form of the one shown', () => {
    expect(changeText('FROM base:1\nARG V=1.4.0\nRUN x\n', 'ARG V=${VERSION}\n', 'lines', v)).toMatchObject({ text: 'FROM base:1\nARG V=1.5.0\nRUN x\n' });
  });
});

describe('an edit leaves everything else as it is, or is refused', () => {
  const nginx = (name: string): string => `server {\n    listen 80;\n    server_name ${name};\n    location / {\n        proxy_pass http://${name};\n    }\n}\n`;
  const cases: readonly (readonly [what: string, file: string, syntax: string, shown: string, becomes: string | { readonly fault: string }])[] = [
    ['a file with CR LF keeps them, its keys are found', 'A=1\r\nTAG=v1\r\n', 'dotenv', 'TAG=${TAG}', 'A=1\r\nTAG=v2\r\n'],
    ['what is added has them as well', 'A=1\r\n', 'dotenv', 'C=3', 'A=1\r\nC=3\r\n'],
    ['so in YAML', 'a:\r\n  b: 1\r\nd: 2\r\n', 'yaml', 'a:\n  e: 5', 'a:\r\n  b: 1\r\n  e: 5\r\nd: 2\r\n'],
    ['and in JSON', '{\r\n  "a": 1\r\n}\r\n', 'json', '{"b": 2}', '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n'],
    ['a byte order mark is no fault', '\uFEFF{"a": 1}', 'json', '{"a": 2}', '\uFEFF{"a": 2}'],
    ['an array over several lines is not cut', '[x]\nports = [\n  80,\n  443,\n]\ny = 1\n', 'toml', '[x]\nports = [80, 8443]', { fault: 'path' }],
    ['an array on one line is written as shown', 'ports = [80]\n', 'toml', 'ports = [80, 8443]', 'ports = [80, 8443]\n'],
    ['what stands in a text of several lines is no setting', 'a = """\nname = old\n"""\nname = "x"\n', 'toml', 'name = "y"', 'a = """\nname = old\n"""\nname = "y"\n'],
    ['backslashes of a string are not doubled', 're = "x"\n', 'toml', 're = "^\\\\d+$"', 're = "^\\\\d+$"\n'],
    ['a word at the place of a number is a string', 'n = 1\n', 'toml', 'n = ${WORD}', 'n = "two words"\n'],
    ['a value that a shell would act on is in single quotes in dotenv', 'PW=old\n', 'dotenv', 'PW=${SHELL}', "PW='a$(id)`id`'\n"],
    ['so where double quotes stood', 'PW="old"\n', 'dotenv', 'PW="${SHELL}"', "PW='a$(id)`id`'\n"],
    ['what neither quotes hold is refused', 'PW=old\n', 'dotenv', 'PW=${BOTH}', { fault: 'value' }],
    ['a second line as well', '[a]\nPW=old\n', 'ini', '[a]\nPW=${LINES}', { fault: 'value' }],
    ['a command of several words keeps its form in INI', '[S]\nExecStart=/bin/app\n', 'ini', '[S]\nExecStart=/bin/app --port 80', '[S]\nExecStart=/bin/app --port 80\n'],
    ['properties know no quotes', 'url=x\n', 'properties', 'url=${PATH_}', 'url=C:\\\\y;u#1 "q"\n'],
    ['lines that are no settings are lines', 'maxmemory 1gb\n', 'conf', 'maxmemory ${TAG}', 'maxmemory v2\n'],
    ['an alias is not overwritten by a second key', 'x: &v v1\ny: *v\n', 'yaml', 'y: v2', { fault: 'path' }],
    ['a key without a value gets it behind a blank', 'a:\nb: ~\n', 'yaml', 'a: 5\nb: 6', 'a: 5\nb: 6\n'],
    ['a text of several lines keeps its block', 'a: |\n    x\n    y\nb: 1\n', 'yaml', 'a: |\n  x\n\n  z\n', 'a: |\n    x\n\n    z\nb: 1\n'],
    ['a block with another header is refused', 'a: >-\n  x\n  y\nb: 1\n', 'yaml', 'a: |\n  x\n  z\n', { fault: 'value' }],
    ['a word that YAML 1.1 reads as true is a string where the document quotes it', 'a: true\n', 'yaml', 'a: "${YES}"', 'a: "yes"\n'],
    ['an input in a key is filled in', 'hosts:\n  a: 1\n', 'yaml', 'hosts:\n  ${TAG}: 1', 'hosts:\n  a: 1\n  v2: 1\n'],
    ['the one item of a list is not replaced by another', 'hosts:\n  - a\n', 'yaml', 'hosts:\n  - b', { fault: 'path' }],
    ['two of a fragment do not go to one place', 'a:\n  n: 1\n', 'yaml', 'n: ${TAG}\na:\n  n: ${TAG}3', { fault: 'ambiguous' }],
    ['a number without quotes is filled in in JSON', '{"n": 1}', 'json', '{"n": ${N}}', '{"n": 9}'],
    ['and is one value', '{"n": 1}', 'json', '{"n": ${MORE}}', '{"n": "1, \\"evil\\": true"}'],
    ['a fragment that is no JSON is not said to be there already', '{\n  "n": 1\n}\n', 'json', '{"n": 1, oops', { fault: 'parse' }],
    ['a new block does not run into one that is there', nginx('a'), 'nginx', nginx('b'), { fault: 'ambiguous' }],
    ['nor is its end taken for another’s', nginx('a'), 'nginx', 'location /api {\n    proxy_pass http://c;\n}\n', { fault: 'path' }],
    ['in a block that is there a line is added, its closing line kept', 'x = {\n  a: 1,\n};\n', 'js', 'x = {\n  a: 1,\n  b: 2,\n};\n', 'x = {\n  a: 1,\n  b: 2,\n};\n'],
    ['a block is added in one that is there', 'x = {\n  a: 1,\n};\n', 'js', 'x = {\n  b: {\n    c: 2,\n  },\n};\n', 'x = {\n  b: {\n    c: 2,\n  },\n  a: 1,\n};\n'],
    ['a line is taken once, not each time it is spelt the same', 'a {\n  on;\n}\nb {\n  off;\n}\n', 'nginx', 'b {\n  on;\n  off;\n}\n', 'a {\n  on;\n}\nb {\n  on;\n  off;\n}\n'],
  ];
  const values = fill({ TAG: 'v2', N: '9', WORD: 'two words', SHELL: 'a$(id)`id`', BOTH: "a'$(id)", LINES: 'a\nEVIL=1', PATH_: 'C:\\y;u#1 "q"', YES: 'yes', MORE: '1, "evil": true' });
  it.each(cases)('%s', (_, file, syntax, shown, becomes) => {
    expect(changeText(file, shown, syntax, values)).toMatchObject(typeof becomes === 'string' ? { text: becomes } : becomes);
  });
});

function edit(given: Partial<EditStep>): EditStep {
  return { ...shellStep({ code: '' }, 0), kind: 'edit', id: 'bump', file: null, fileInput: null, syntax: 'yaml', code: fragment, inputs: ['VERSION'], ...given } as unknown as EditStep;
}

describe('an edit step', () => {
  it('finds its file where the next block goes, keeps mode and old bytes, records both hashes', async () => {
    const r = rig([edit({ file: 'deploy.yml' }), 'cd gitops\ncat deploy.yml']);
    mkdirSync(join(r.folder, 'gitops'));
    mkdirSync(join(r.folder, 'other'));
    const path = join(r.folder, 'gitops', 'deploy.yml');
    writeFileSync(path, manifest);
    writeFileSync(join(r.folder, 'other', 'deploy.yml'), 'not: this\n');
    chmodSync(path, 0o640);
    const shown: string[] = [];
    const result = await r.run({ answers: { VERSION: '1.5.0' }, operator: { confirmEdit: async (_, difference) => (shown.push(difference), true) } });
    expect(result.outcome).toBe('done');
    expect(readFileSync(path, 'utf8')).toBe(manifest.replace('board:v1.4.0', 'board:v1.5.0'));
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(shown[0]).toContain('-                  image: "registry/board:v1.4.0"');
    const line = recordOf(result).find((l) => l.type === 'edit');
    expect(line).toMatchObject({ file: path, backup: 'backups/1-bump' });
    expect(readFileSync(join(result.folder, 'backups/1-bump'), 'utf8')).toBe(manifest);
  });
  it('asks which of several files is meant, stops where it is not said, and fails where nobody is there to say it', async () => {
    const r = rig([edit({ file: 'deploy.yml' })]);
    for (const name of ['a', 'b']) {
      mkdirSync(join(r.folder, name));
      writeFileSync(join(r.folder, name, 'deploy.yml'), manifest);
    }
    let asked: readonly string[] = [];
    expect((await r.run({ answers: { VERSION: '2' }, operator: { terminal: true, whichFile: async (_, c) => ((asked = c), null) } })).outcome).toBe('stopped');
    expect(asked).toHaveLength(2);
    const unattended = await r.run({ answers: { VERSION: '2' } });
    expect(unattended.outcome).toBe('failed');
    for (const name of ['a', 'b']) expect(readFileSync(join(r.folder, name, 'deploy.yml'), 'utf8')).toBe(manifest);
  });
  it('finds a file that is told with its folder from within that folder', async () => {
    const r = rig([edit({ file: 'gitops/deploy.yml' })]);
    const inside = join(r.folder, 'gitops');
    mkdirSync(inside);
    writeFileSync(join(inside, 'deploy.yml'), manifest);
    expect([await findFile('gitops/deploy.yml', inside, inside, null, '/'), await findFile('gitops/deploy.yml', inside, r.folder, null, '/'), await findFile('ops/deploy.yml', inside, inside, null, '/')]).toEqual([[join(inside, 'deploy.yml')], [join(inside, 'deploy.yml')], []]);
  });
  it('applies a difference, also where its lines have moved', async () => {
    const r = rig([edit({ file: null, syntax: 'diff', inputs: [], code: '--- a/app.conf\n+++ b/app.conf\n@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n' })]);
    writeFileSync(join(r.folder, 'app.conf'), 'zero\nzero\none\ntwo\nthree\n');
    expect((await r.run()).outcome).toBe('done');
    expect(readFileSync(join(r.folder, 'app.conf'), 'utf8')).toBe('zero\nzero\none\nTWO\nthree\n');
  });
  it.each([['an older version than the shown one', '1.3.7', 0, '1.4.0'], ['a newer version than it is to be', '1.10.0', 1, '1.10.0']])('of a rise of the version, where there stands %s', async (_, there, exitCode, then) => {
    const r = rig([edit({ file: null, syntax: 'diff', inputs: [], code: '--- a/app.conf\n+++ b/app.conf\n@@ -1,2 +1,2 @@\n one\n-version = 1.3.0\n+version = 1.4.0\n' })]);
    writeFileSync(join(r.folder, 'app.conf'), `one\nversion = ${there}\n`);
    expect((await r.run()).exitCode).toBe(exitCode);
    expect(readFileSync(join(r.folder, 'app.conf'), 'utf8')).toBe(`one\nversion = ${then}\n`);
  });
  it('writes nothing when the difference is not agreed to', async () => {
    const r = rig([edit({ file: 'deploy.yml' })]);
    writeFileSync(join(r.folder, 'deploy.yml'), manifest);
    expect((await r.run({ answers: { VERSION: '1.5.0' }, operator: { confirmEdit: async () => false } })).outcome).toBe('failed');
    expect(readFileSync(join(r.folder, 'deploy.yml'), 'utf8')).toBe(manifest);
  });
});

describe('lines whose place is not known are put nowhere', () => {
  const none = (text: string): string => text;
  it.each([
    ['a section of a changelog, whose heading is like one that is there', '# Changes\n\n## 3.0.0\n- a\n', '## ${VERSION}\n\n- Describe your changes\n', 'CHANGES.md'],
    ['a directive behind the last block', 'server {\n  listen 80;\n}\n', 'listen 443 ssl;\n', 'site.conf'],
    ['a setting behind what holds for some alone', 'Port 22\nMatch User git\n  X11Forwarding no\n', 'PermitRootLogin no\n', '/etc/ssh/sshd_config'],
    ['a line behind the end of a script', '#!/bin/sh\necho a\nexit 0\n', 'echo b\n', 'run.sh'],
  ])('%s', (_, text, fragment, file) => expect(changeText(text, fragment, 'lines', (t) => t.replace('${VERSION}', '4.0.0'), file)).toMatchObject({ fault: 'path' }));
  it('but a variable of a script is set where it is set', () => expect(changeText('#!/bin/sh\nPORT=8000\nserve "$PORT"\n', 'PORT=9000\n', 'lines', none, 'run.sh')).toMatchObject({ text: '#!/bin/sh\nPORT=9000\nserve "$PORT"\n' }));
  it('and a list goes on at its end', () => expect(changeText('a\nb\n', 'c\n', 'lines', none, '.gitignore')).toMatchObject({ text: 'a\nb\nc\n' }));
});

describe('what is shown before is replaced by what is shown after', () => {
  const none = (text: string): string => text;
  const blocks = 'http {\n    server {\n        limit 1m;\n        location / {\n            pass a;\n        }\n    }\n}\n';
  it.each([
    ['a line, where it stands', 'site.conf', 'lines', blocks, 'limit 1m;', 'limit 20m;', blocks.replace('limit 1m', 'limit 20m')],
    ['a block, set in as it is there', 'site.conf', 'lines', blocks, 'location / {\n  pass a;\n}', 'location / {\n  pass b;\n}', blocks.replace('pass a', 'pass b')],
    ['one line by two', 'site.conf', 'lines', blocks, 'pass a;', 'pass b;\nslow on;', blocks.replace('pass a;\n', 'pass b;\n            slow on;\n')],
    ['CR LF stay', 'a.conf', 'lines', 'a 1\r\nb 2\r\n', 'a 1', 'a 2\nc 3', 'a 2\r\nc 3\r\nb 2\r\n'],
    ['what is so already stays', 'a.conf', 'lines', 'a 1\nb 2\n', 'a 1', 'a 1\nb 2', 'a 1\nb 2\n'],
    ['a key that gets another name', 'a.ini', 'ini', '[x]\nold = 1\n', 'old = 1', 'new = 1', '[x]\nnew = 1\n'],
    ['where the value is another by now, the line that sets it', 'a.conf', 'lines', '# a = 2\na = 4 # four\nb = 1\n', 'a = 2', 'a = 8', '# a = 2\na = 8 # four\nb = 1\n'],
    ['in data the value', 'a.yml', 'yaml', 'x:\n  n: 4 # so\ny: 1\n', 'x:\n  n: 2', 'x:\n  n: 8', 'x:\n  n: 8 # so\ny: 1\n'],
  ])('%s', (_, file, syntax, text, replaces, fragment, becomes) => expect(changeText(text, fragment, syntax, none, file, { replaces })).toMatchObject({ text: becomes }));
  it.each([
    ['it is there twice', 'a.conf', 'a 1\nb 2\na 1\n', 'a 1', 'c 3', 'ambiguous', 'a 1'],
    ['it is not there', 'a.conf', 'b 2\n', 'a 1', 'a 3', 'path', 'a 3'],
    ['nor is all of it', 'a.conf', 'a 1\n', 'a 1\nb 2', 'c 3', 'path', 'b 2'],
    ['a part is left out', 'a.conf', 'a 1\nb 2\n', 'a 1\n...\nb 2', 'c 3', 'path', '...'],
  ])('or nothing is: %s', (_, file, text, replaces, fragment, fault, what) => expect(changeText(text, fragment, 'lines', none, file, { replaces })).toMatchObject({ fault, what }));
  it('a value goes into data as its syntax has it, not as text', () => expect(changeText('A=1\nPW=old\n', 'PW=${SHELL}', 'dotenv', (t) => t.replace('${SHELL}', 'a$(id)'), '.env', { replaces: 'PW=old' })).toMatchObject({ text: "A=1\nPW='a$(id)'\n" }));
});

describe('the line that sets a key takes its new value', () => {
  const none = (text: string): string => text;
  const sshd = 'Port 22\n#Banner none\nPasswords yes\nLogLevel INFO\nAllowUsers ann\n';
  it.each([
    ['key = value', 'app.conf', '# app\nworkers = 2\nlevel = info\n', 'workers = 8', false, '# app\nworkers = 8\nlevel = info\n'],
    ['a switch', 'sshd_config', sshd, 'Passwords no', true, sshd.replace('Passwords yes', 'Passwords no')],
    ['a word', 'sshd_config', sshd, 'LogLevel VERBOSE', false, sshd.replace('INFO', 'VERBOSE')],
    ['not where it is a comment', 'sshd_config', sshd, 'Banner yes', false, `${sshd}Banner yes\n`],
    ['nor where it is one of several', 'sshd_config', sshd, 'AllowUsers bob', true, `${sshd}AllowUsers bob\n`],
    ['before what holds for some alone', 'sshd_config', `${sshd}Match User git\n  Passwords yes\n`, 'Passwords no', false, `${sshd.replace('Passwords yes', 'Passwords no')}Match User git\n  Passwords yes\n`],
    ['in the section that is shown', 'my.cnf', '[a]\nport = 1\n[b]\nport = 2\n', '[b]\nport = 3', false, '[a]\nport = 1\n[b]\nport = 3\n'],
    ['not in a list', '/etc/hosts', 'db 10.0.0.1\n', 'db 10.0.0.2', false, 'db 10.0.0.1\ndb 10.0.0.2\n'],
    ['nor a variable of several', 'override.conf', 'Environment=A=1\n', 'Environment=B=2', false, 'Environment=A=1\nEnvironment=B=2\n'],
  ])('%s', (_, file, text, fragment, adds, becomes) => expect(changeText(text, fragment, 'lines', none, file, { adds })).toMatchObject({ text: becomes }));
  it.each([
    ['who is let in', sshd, 'AllowUsers bob', false],
    ['another port, to be added', sshd, 'Port 2222', true],
    ['set twice', 'a = 1\na = 2\n', 'a = 3', false],
    ['there, and below one that says otherwise', 'Passwords yes\nPasswords no\n', 'Passwords no', false],
    ['only where it holds for some', 'Port 22\nMatch User git\n  Passwords no\n', 'Passwords no', false],
  ])('in doubt nothing is done: %s', (_, text, fragment, adds) => expect(changeText(text, fragment, 'lines', none, 'sshd_config', { adds })).toHaveProperty('fault'));
});

describe('what is shown beside a value that is filled in', () => {
  const fill = (text: string): string => text.replace('${PASSWORD}', 'x9');
  it('is put in where it is not there', () => expect(changeText('DB_HOST=db\nDB_PASSWORD=a\n', 'DB_PASSWORD=${PASSWORD}\nNEW_KEY=1\n', 'dotenv', fill)).toMatchObject({ text: 'DB_HOST=db\nDB_PASSWORD=x9\nNEW_KEY=1\n' }));
  it('and left where it is otherwise, which is told', () => expect(changeText('DB_HOST=db\nDB_PASSWORD=a\n', 'DB_HOST=localhost\nDB_PASSWORD=${PASSWORD}\n', 'dotenv', fill)).toMatchObject({ left: [{ path: 'DB_HOST', found: 'db', shown: 'localhost' }] }));
});

describe('a file that the document has made', () => {
  const shop = { file: 'conf/shop.yml', creates: true as const, syntax: 'yaml', code: 'shop:\n  version: ${VERSION}\n' };
  it('is made where it is not there, as its syntax has the values', async () => {
    const r = rig([edit(shop)]);
    mkdirSync(join(r.folder, 'conf'));
    const result = await r.run({ answers: { VERSION: 'a: b #1' } });
    expect(result.outcome).toBe('done');
    expect(readFileSync(join(r.folder, 'conf/shop.yml'), 'utf8')).toMatch(/^shop:\n {2}version: ["']a: b #1["']\n$/);
    expect(recordOf(result).find((line) => line.type === 'edit')).toMatchObject({ before: null, backup: null, file: join(r.folder, 'conf/shop.yml') });
    expect(statSync(join(r.folder, 'conf/shop.yml')).mode & 0o777).toBe(0o666 & ~process.umask());
  });
  it('is changed where it is there, and its old bytes are kept', async () => {
    const r = rig([edit(shop)]);
    mkdirSync(join(r.folder, 'conf'));
    writeFileSync(join(r.folder, 'conf/shop.yml'), 'shop:\n  version: 0.9 # keep\n');
    const result = await r.run({ answers: { VERSION: '2.0.1' } });
    expect(result.outcome).toBe('done');
    expect(readFileSync(join(r.folder, 'conf/shop.yml'), 'utf8')).toBe('shop:\n  version: 2.0.1 # keep\n');
    expect(recordOf(result).find((line) => line.type === 'edit')).toMatchObject({ backup: expect.stringContaining('backups/') });
  });
  it('is made with the folders above it', async () => {
    const r = rig([edit({ ...shop, file: 'deep/er/shop.yml' })]);
    expect((await r.run({ answers: { VERSION: '1.2.3' } })).outcome).toBe('done');
    expect(readFileSync(join(r.folder, 'deep/er/shop.yml'), 'utf8')).toBe('shop:\n  version: 1.2.3\n');
  });
  it('is not another one of its name, further below', async () => {
    const r = rig([edit({ ...shop, file: 'shop.yml' })]);
    mkdirSync(join(r.folder, 'other'));
    writeFileSync(join(r.folder, 'other/shop.yml'), 'a: 1\n');
    expect((await r.run({ answers: { VERSION: '1.2.3' } })).outcome).toBe('done');
    expect([readFileSync(join(r.folder, 'shop.yml'), 'utf8'), readFileSync(join(r.folder, 'other/shop.yml'), 'utf8')]).toEqual(['shop:\n  version: 1.2.3\n', 'a: 1\n']);
  });
  it.each([
    ['with a part left out', { ...shop, file: 'shop.yml', code: 'shop:\n  version: ${VERSION}\n  # ...\n' }, 'shop.yml'], ['that is only to be changed', { ...shop, creates: undefined, file: 'shop.yml' }, 'shop.yml'],
  ])('is not made %s', async (_, given, named) => {
    const r = rig([edit(given as never)]);
    const result = await r.run({ answers: { VERSION: '1.2.3' } });
    expect([result.outcome, JSON.stringify(result)]).toEqual(['failed', expect.stringContaining(named)]);
    expect(existsSync(join(r.folder, 'shop.yml'))).toBe(false);
  });
  it('stays away where nobody agrees to it', async () => {
    const r = rig([edit({ ...shop, file: 'shop.yml' })]);
    expect((await r.run({ answers: { VERSION: '1.2.3' }, operator: { confirmEdit: async () => false } })).outcome).toBe('failed');
    expect(existsSync(join(r.folder, 'shop.yml'))).toBe(false);
  });
});

describe('whoever leaves the question about a change', () => {
  it('stops the run there, and the file stays', async () => {
    const r = rig([edit({ file: 'deploy.yml' })]);
    writeFileSync(join(r.folder, 'deploy.yml'), manifest);
    expect((await r.run({ answers: { VERSION: '1.5.0' }, operator: { confirmEdit: async () => 'stop' } })).outcome).toBe('stopped');
    expect(readFileSync(join(r.folder, 'deploy.yml'), 'utf8')).toBe(manifest);
  });
});

describe('what an edit shows', () => {
  it('hides the secrets of the file that stand beside the change, or whose place takes a secret; the rest stays to be judged', () => {
    const shown = '--- .env\n+++ .env\n@@ -1,5 +1,5 @@\n API_TOKEN=tok-real-9\n-DB_PASSWORD=old-real\n+DB_PASSWORD=***\n-HOST=a\n+HOST=b\n MAX_TOKENS=100\n SECRET_REF=${VAULT}\n';
    expect(hideSecrets(shown)).toBe('--- .env\n+++ .env\n@@ -1,5 +1,5 @@\n API_TOKEN=***\n-DB_PASSWORD=***\n+DB_PASSWORD=***\n-HOST=a\n+HOST=b\n MAX_TOKENS=100\n SECRET_REF=${VAULT}\n');
    expect(hideSecrets(' apiKey: abc1\n client-secret: "x-9"\n key: app\n')).toBe(' apiKey: ***\n client-secret: ***\n key: app\n');
    expect(hideSecrets('@@ -1,1 +1,1 @@\n-secret: one\n+secret: two\n')).toContain('-secret: one');
  });
  it('neither screen nor record has them, and the edit is still known byte for byte', async () => {
    const r = rig([edit({ file: '.env', syntax: 'dotenv', code: 'HOST=${VERSION}\nAPI_TOKEN=changeme\n' })]);
    writeFileSync(join(r.folder, '.env'), 'API_TOKEN=tok-real-9\nHOST=a\n');
    const result = await r.run({ answers: { VERSION: 'b' } });
    expect(result.outcome).toBe('done');
    expect(readFileSync(join(r.folder, '.env'), 'utf8')).toBe('API_TOKEN=tok-real-9\nHOST=b\n');
    expect(JSON.stringify(recordOf(result))).not.toContain('tok-real-9');
  });
});
