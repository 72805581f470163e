/** Questions at a terminal: earlier values on the arrow keys, file names on Tab, defaults from the last run; and all of it in words only. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareEnvironment, launcher, temporaryFolder } from '../rig/program.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const load = `# Load

1. Load the settings from the file \`<config-file>\`:

\`\`\`sh
cp "<config-file>" chosen.txt
\`\`\`
`;
const tag = '# Tag\n\n1. Say the `<version>`:\n\n```sh\necho "<version>" > said.txt\n```\n';
const token = '# Token\n\n1. Say the `<api-token>`:\n\n```sh\ntest -n "<api-token>"\n```\n';

const before = (folder: string, document: string, variable: string): void => void execFileSync(process.execPath, [launcher(), 'exec', document, '--trust', '--yes', '--var', variable], { cwd: folder, env: bareEnvironment(temporaryFolder()), stdio: 'ignore' });

describe('a question', () => {
  test('Tab completes the name of a file, and shows those that a beginning may mean', async () => {
    const trial = onTerminal(['exec', 'load.md', '--trust', '--yes'], { files: { 'load.md': load, 'conf.d/a.ini': 'a', 'conf.ini': 'b' } });
    await trial.see('Tab completes a file’s name');
    await trial.see('(<config-file>)');
    trial.type('con');
    await trial.see('con');
    trial.type('\t');
    await trial.see('f.');
    trial.type('\t');
    await trial.see(/conf\.d\/ +conf\.ini/);
    trial.type('d/a');
    await trial.see('d/a');
    trial.type('\t');
    await trial.see('.ini');
    trial.type(key.enter);
    await trial.see('Done after');
    await trial.exits(0);
    expect(readFileSync(join(trial.folder, 'chosen.txt'), 'utf8')).toBe('a');
  });

  test('says which keys there are where they are others than before', async () => {
    const trial = onTerminal(['exec', 'three.md', '--trust', '--yes'], { files: { 'three.md': '# Three\n\n```sh\necho <first-name> <team> <floor>\n```\n' } });
    await trial.see('? FIRST_NAME');
    trial.type('a\r');
    await trial.see('Shift-Tab or < goes back · Ctrl-C stops');
    await trial.see('? TEAM');
    trial.type('b\r');
    await trial.see('? FLOOR');
    trial.type('c\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(trial.screen.split('Ctrl-C stops')).toHaveLength(3);
  });

  test('offers the last value, and those before on the arrow keys', async () => {
    const first = onTerminal(['exec', 'tag.md', '--trust', '--yes'], { files: { 'tag.md': tag } });
    await first.see('Ctrl-C stops');
    first.type('v1\r');
    await first.exits(0);
    before(first.folder, 'tag.md', 'VERSION=v2');
    const again = onTerminal(['exec', 'tag.md', '--trust', '--yes'], { folder: first.folder });
    await again.see('↑ earlier values · Enter takes v2 · Ctrl-C stops');
    again.type(key.up);
    await again.see('(v2) v2');
    again.type(`${key.up}${key.enter}`);
    await again.exits(0);
    expect(readFileSync(join(first.folder, 'said.txt'), 'utf8')).toBe('v1\n');
    const once = onTerminal(['exec', 'tag.md', '--trust', '--yes'], { folder: first.folder });
    await once.see('Enter takes v1');
    once.type(key.enter);
    await once.exits(0);
    expect(readFileSync(join(first.folder, 'said.txt'), 'utf8')).toBe('v1\n');
  });

  test('of a secret has no memory', async () => {
    const folder = temporaryFolder();
    const trial = onTerminal(['exec', 'token.md', '--trust', '--yes'], { folder, files: { 'token.md': token } });
    await trial.see('secret, not shown');
    trial.type('hunter22\r');
    await trial.exits(0);
    const again = onTerminal(['exec', 'token.md', '--trust', '--yes'], { folder });
    await again.see('secret, not shown');
    again.type(key.up);
    again.type(key.ctrlC);
    await again.exits(130);
    expect(again.screen).not.toContain('hunter22');
    expect(again.screen).not.toContain('earlier values');
  });

  test('of a secret shows it by no key', async () => {
    const trial = onTerminal(['exec', 'token.md', '--trust', '--yes'], { files: { 'token.md': token } });
    await trial.see('secret, not shown');
    trial.type('hunter22');
    trial.type('\u0014');
    trial.type('\t');
    trial.type(key.enter);
    await trial.exits(0);
    expect(trial.bytes).not.toContain('hunter22');
  });

  test('answered by Enter says what that was', async () => {
    const trial = onTerminal(['exec', 'tag.md', '--yes', '--var', 'VERSION=v1'], { files: { 'tag.md': tag } });
    await trial.see('(y/N)');
    trial.type(key.enter);
    await trial.exits(3);
    expect(trial.screen).toContain(')? no\n');
  });

  test('that says neither yes nor no goes, so that the next one stands by itself', async () => {
    const trial = onTerminal(['exec', 'tag.md', '--yes', '--var', 'VERSION=v1'], { files: { 'tag.md': tag } });
    await trial.see('(y/N)');
    trial.type(`what${key.enter}`);
    await trial.see('Answer y or n');
    trial.type(`y${key.enter}`);
    await trial.exits(0);
    expect(trial.screen).toContain(')? yes\n');
  });

  test('of a menu, left by Ctrl-C, leaves one line that says so', async () => {
    const trial = onTerminal(['exec', 'tag.md', '--trust', '--var', 'VERSION=v1'], { files: { 'tag.md': tag } });
    await trial.see('↑↓ choose');
    trial.type(key.ctrlC);
    await trial.see('This step: ^C');
    await trial.see('To go on: runbook exec tag.md --resume');
    await trial.exits(130);
    // No screen was cleared, none was borrowed: what was said stays above.
    expect(trial.bytes).not.toMatch(/\u001B\[(?:[23]J|H|\?1049h)/);
    // The menu itself was erased: its lines, one after the other.
    expect(trial.bytes.slice(trial.bytes.lastIndexOf('Enter take'))).toMatch(/(?:\u001B\[2K\u001B\[1A){5}/);
  });

  test('left by Ctrl-C starts nothing', async () => {
    const trial = onTerminal(['exec', 'tag.md', '--trust', '--yes'], { files: { 'tag.md': tag } });
    await trial.see('Ctrl-C stops');
    trial.type(key.ctrlC);
    await trial.exits(130);
    expect(trial.screen).not.toContain('Step 1 of 1');
  });
});

test('where the cursor cannot be moved, nothing is sent to move it', async () => {
  const trial = onTerminal(['exec', 'token.md'], { files: { 'token.md': token }, env: { TERM: 'dumb' } });
  await trial.see('(y/N):');
  trial.type('y\r');
  await trial.see('API_TOKEN (secret, not shown):');
  trial.type('hunter22\r');
  await trial.see('Number [1]:');
  trial.type('1\r');
  await trial.see('Step 1 of 1: done');
  await trial.exits(0);
  expect(trial.bytes).not.toContain('\u001B[');
  expect(trial.bytes).not.toContain('hunter22');
});

test('with --plain choices are numbered lines, answers are typed, and nothing is redrawn', async () => {
  const trial = onTerminal(['exec', 'tag.md', '--trust', '--plain'], { files: { 'tag.md': tag } });
  await trial.see('VERSION');
  trial.type('v3\r');
  await trial.see('1. run it');
  await trial.see('Number [1]:');
  trial.type('9\r');
  await trial.see('A number from 1 to 6');
  trial.type('1\r');
  await trial.see('Step 1 of 1: done');
  await trial.exits(0);
  expect(readFileSync(join(trial.folder, 'said.txt'), 'utf8')).toBe('v3\n');
  expect(trial.screen).not.toMatch(/[─-╿✔✖●○❯]/);
});

test('Enter typed before a question stands agrees to nothing', async () => {
  const text = '# Two\n\n```bash\ntouch one\n```\n\n```bash check="touch looking; sleep 1; false"\ntouch two\n```\n';
  const trial = onTerminal(['exec', 'two.md', '--trust'], { files: { 'two.md': text } });
  await trial.see('open a shell here');
  trial.type(key.enter);
  for (let i = 0; i < 500 && !existsSync(join(trial.folder, 'looking')); i += 1) await new Promise((resolve) => void setTimeout(resolve, 20));
  // Ended lines, and one that is not.
  trial.type(`${key.enter}${key.enter}y`);
  await trial.see('Step 2 of 2');
  await trial.see('open a shell here');
  await new Promise((resolve) => void setTimeout(resolve, 500));
  expect(existsSync(join(trial.folder, 'two'))).toBe(false);
  trial.type(key.enter);
  await trial.exits(0);
  expect(existsSync(join(trial.folder, 'two'))).toBe(true);
});

test('an editor that is not here is told in the operator’s language, and the step is asked about again', async () => {
  const trial = onTerminal(['exec', 'edit.md', '--trust', '--lang', 'fr'], { files: { 'edit.md': '# Edit\n\n```bash\ntrue first\ntouch second\n```\n' }, env: { EDITOR: 'no-such-editor --wait', VISUAL: '' } });
  await trial.see('ouvrir un shell ici');
  trial.type(`${key.down}${key.down}${key.enter}`);
  await trial.see('Il n’y a pas de no-such-editor ici pour la modifier\u00a0: VISUAL ou EDITOR en nomme un autre.');
  await trial.see('ouvrir un shell ici');
  trial.type(key.enter);
  await trial.exits(0);
  expect(existsSync(join(trial.folder, 'second'))).toBe(true);
  expect(trial.screen).not.toMatch(/Error|editor\./);
});

test('a command that was edited stands on the screen once, whichever way it was edited', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'editor'), '#!/bin/sh\nsed -i s/first/changed/ "$1"\n', { mode: 0o755 });
  const text = '# Edit\n\n```bash\ntrue first\ntrue more\n```\n\n```bash\ntrue second\n```\n';
  const trial = onTerminal(['exec', 'edit.md', '--trust'], { files: { 'edit.md': text }, env: { EDITOR: join(folder, 'editor'), VISUAL: '' } });
  await trial.see('open a shell here');
  trial.type(`${key.down}${key.down}${key.enter}`);
  await trial.see('Step 1 of 2: done');
  await trial.see('open a shell here');
  trial.type(`${key.down}${key.down}${key.enter}`);
  await trial.see('Command');
  trial.type('\u0015true last');
  trial.type(key.enter);
  await trial.see('Step 2 of 2: done');
  await trial.exits(0);
  expect(trial.screen).toContain('        true changed\n');
  // What the editor was opened with is drawn over.
  const [opened = ''] = trial.bytes.split('true changed');
  expect(opened.slice(opened.lastIndexOf('edit the command first'))).toContain('\u001B[2K');
  expect(trial.screen).not.toContain('        true last');
});

describe('who leaves a question of the run', () => {
  const edited = { 'set.md': '# Set\n\nIn `app.yaml`, set the replicas:\n\n```yaml\nreplicas: 3\n```\n', 'app.yaml': 'replicas: 1\n' };
  test.each([['Ctrl-D at a menu', { 'say.md': '# Say\n\n```sh\necho one > said.txt\n```\n' }, 'say.md', 'This step:', '\u0004'], ['Ctrl-C at a change', edited, 'set.md', 'Make this change?', '\u0003'], ['Ctrl-D at a change', edited, 'set.md', 'Make this change?', '\u0004']])('%s stops it', async (_, files, document, question, typed) => {
    const trial = onTerminal(['exec', document, '--trust'], { files });
    await trial.see(question);
    trial.type(typed);
    await trial.see('Stopped after');
    await trial.exits(130);
    expect(existsSync(join(trial.folder, 'said.txt'))).toBe(false);
    expect(existsSync(join(trial.folder, 'app.yaml')) ? readFileSync(join(trial.folder, 'app.yaml'), 'utf8') : 'replicas: 1\n').toBe('replicas: 1\n');
  });
});
