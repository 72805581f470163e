/** `runbook exec` with a person at the terminal: what they read and type, and what comes of it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { key, onTerminal, type ProgramOnTerminal } from '../rig/terminal.ts';

const tidy = `# Tidy

Write the note for \`<customer>\`:

\`\`\`sh
echo "note for <customer>" > note.txt
\`\`\`

Remove the old one:

\`\`\`sh
rm -f old.txt
\`\`\`
`;

interface Line { readonly type: string; readonly [field: string]: unknown }

function record(trial: ProgramOnTerminal): readonly Line[] {
  const runs = join(trial.folder, '.runbook', 'runs');
  const run = readdirSync(runs).find((n) => n !== '.locks') ?? '';
  return readFileSync(join(runs, run, 'record.jsonl'), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l) as Line);
}

describe('the whole way', () => {
  test('plan, approval, input, each step; the word is typed before what destroys', async () => {
    const trial = onTerminal(['exec', 'tidy.md'], { files: { 'tidy.md': tidy, 'old.txt': '' } });
    await trial.see('2 steps');
    await trial.see(/Approve tidy\.md as shown above .*\(y\/N\)/);
    trial.type('y\r');
    await trial.see('CUSTOMER');
    trial.type('A; touch pwned\r');
    await trial.see('Step 1 of 2');
    await trial.see('run it');
    trial.type(key.enter);
    await trial.see('Step 1 of 2: done');
    await trial.see('This step destroys');
    trial.type(`${key.up}${key.enter}`);
    await trial.see('Type “destroy” to run it');
    trial.type('yes\r');
    await trial.see('That was not the word; nothing was run.');
    await trial.see('This step destroys');
    expect(existsSync(join(trial.folder, 'old.txt'))).toBe(true);
    trial.type(`${key.up}${key.enter}`);
    await trial.see('Type “destroy” to run it');
    trial.type('destroy\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(readFileSync(join(trial.folder, 'note.txt'), 'utf8')).toBe('note for A; touch pwned\n');
    expect(existsSync(join(trial.folder, 'old.txt'))).toBe(false);
    expect(existsSync(join(trial.folder, 'pwned'))).toBe(false);
  });

  test('approval is no by default, and then nothing runs (exit 3)', async () => {
    const trial = onTerminal(['exec', 'tidy.md'], { files: { 'tidy.md': tidy } });
    await trial.see('(y/N)');
    trial.type(key.enter);
    await trial.see('was not approved; nothing was run');
    await trial.exits(3);
  });

  test('an approval is remembered for this person until the bytes change', async () => {
    const home = onTerminal(['exec', 'tidy.md', '--only', '1', '--yes', '--var', 'CUSTOMER=x'], { files: { 'tidy.md': tidy, 'home/.keep': '' }, env: { HOME: '' } });
    await home.see('(y/N)');
    home.type(key.ctrlC);
    await home.exits(130);
    const env = { HOME: join(home.folder, 'home') };
    const first = onTerminal(['exec', 'tidy.md', '--only', '1', '--yes', '--var', 'CUSTOMER=x'], { folder: home.folder, env });
    await first.see('(y/N)');
    first.type('y\r');
    await first.exits(0);
    const second = onTerminal(['exec', 'tidy.md', '--only', '1', '--yes', '--var', 'CUSTOMER=x'], { folder: home.folder, env });
    await second.exits(0);
    expect(second.screen).not.toContain('Approve');
  });
});

test('in French', async () => {
  const trial = onTerminal(['exec', 'tidy.md', '--trust', '--lang', 'fr', '--var', 'CUSTOMER=x'], { files: { 'tidy.md': tidy } });
  await trial.see('Étape 1 sur 2');
  await trial.see('la lancer');
  trial.type(key.enter);
  await trial.see('Cette étape détruit');
  trial.type(key.enter);
  await trial.see('Note (peut être vide)');
  trial.type('pas nécessaire\r');
  await trial.see('Terminé après');
  await trial.exits(0);
  expect(record(trial).find((l) => l.type === 'skipped')).toMatchObject({ why: 'pas nécessaire' });
});

test('a catalogue asks which procedure', async () => {
  const catalogue = '# Operations\n\n## Back up the files\n\n```sh\necho backing up\n```\n\n## Restore the files\n\n```sh\necho restoring\n```\n\n## Restart the service\n\n```sh\necho restarting\n```\n\n## Read the logs\n\n```sh\necho reading\n```\n';
  const trial = onTerminal(['exec', 'ops.md', '--trust', '--yes'], { files: { 'ops.md': catalogue } });
  await trial.see('Which procedure?');
  trial.type(`${key.down}${key.enter}`);
  await trial.see('restoring');
  await trial.exits(0);
  expect(record(trial)[0]).toMatchObject({ fragment: 'restore-the-files' });
});

test('a secret is typed without echo, and reaches neither screen nor disk', async () => {
  const trial = onTerminal(['exec', 'load.md', '--trust', '--yes'], { files: { 'load.md': '# Load\n\n```sh\necho "with $API_TOKEN"\n```\n' } });
  await trial.see('API_TOKEN (secret, not shown)');
  trial.type('hunter2hunter2\r');
  await trial.see('Done after');
  await trial.exits(0);
  expect(trial.bytes).not.toContain('hunter2');
  const runs = join(trial.folder, '.runbook', 'runs');
  const files = readdirSync(runs, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
  expect(files.filter((f) => readFileSync(f, 'utf8').includes('hunter2'))).toEqual([]);
});

test('the command may be edited first, and the record says that it was', async () => {
  const trial = onTerminal(['exec', 'tidy.md', '--trust', '--only', '1', '--var', 'CUSTOMER=x'], { files: { 'tidy.md': tidy } });
  await trial.see('run it');
  trial.type(`${key.down}${key.down}${key.enter}`);
  await trial.see('Command:');
  trial.type(' && echo edited\r');
  await trial.see('edited');
  await trial.see('Done after');
  await trial.exits(0);
  expect(record(trial).find((l) => l.type === 'intent')).toMatchObject({ edited: true, code: expect.stringContaining('&& echo edited') });
});

test('what was edited into something that destroys wants the word typed, and does not run without it', async () => {
  const trial = onTerminal(['exec', 'tidy.md', '--trust', '--only', '1', '--var', 'CUSTOMER=x'], { files: { 'tidy.md': tidy, 'kept/file': '' }, env: { LANG: 'fr_FR.UTF-8' } });
  await trial.see('la lancer');
  trial.type(`${key.down}${key.down}${key.enter}`);
  await trial.see('Commande');
  trial.type(' && rm -rf kept\r');
  await trial.see(/Tapez.*détruire/);
  trial.type('oui\r');
  await trial.see('rien n’a été lancé');
  expect(existsSync(join(trial.folder, 'kept/file'))).toBe(true);
  await trial.see('❯ la lancer');
  trial.type(`${key.down}${key.down}${key.enter}`);
  await trial.see('Commande');
  trial.type(' && rm -rf kept\r');
  await trial.see(/Tapez.*détruire/);
  trial.type('detruire\r');
  await trial.see('Terminé après');
  await trial.exits(0);
  expect(existsSync(join(trial.folder, 'kept/file'))).toBe(false);
});

describe('a failed step asks what to do', () => {
  const copy = '# Copy\n\n```sh\ntest -e flag || { echo no flag; false; }\n```\n\nThen:\n\n```sh\necho after\n```\n';
  test('it may be tried again, skipped with a note, or accepted', async () => {
    const trial = onTerminal(['exec', 'copy.md', '--trust', '--yes'], { files: { 'copy.md': copy } });
    await trial.see('no flag');
    await trial.see('✖ Step 1 of 2: failed');
    await trial.see('copy.md:3');
    await trial.see('try it again');
    trial.type(key.enter);
    await trial.see('✖ Step 1 of 2: failed');
    await trial.see('accept it as done');
    trial.type(`${key.down}${key.down}${key.enter}`);
    await trial.see('Note');
    trial.type('looked myself\r');
    await trial.see('after');
    await trial.exits(0);
    expect(record(trial).find((l) => l['accepted'] !== undefined)).toMatchObject({ note: 'looked myself' });
  });

  test('stopping leaves a run that goes on with --resume', async () => {
    const trial = onTerminal(['exec', 'copy.md', '--trust', '--yes'], { files: { 'copy.md': copy } });
    await trial.see('stop; the run can be resumed');
    trial.type(`${key.up}${key.up}${key.down}${key.down}${key.down}${key.down}${key.enter}`);
    await trial.exits(1);
    const second = onTerminal(['exec', 'copy.md', '--resume', '--yes', '--skip', '1'], { folder: trial.folder });
    await second.see('after');
    await second.exits(0);
  });
});

describe('Ctrl-C', () => {
  test('at a question before the run: interrupted (130), nothing run, the cursor is back', async () => {
    const trial = onTerminal(['exec', 'tidy.md', '--trust'], { files: { 'tidy.md': tidy } });
    await trial.see('CUSTOMER');
    trial.type(key.ctrlC);
    await trial.exits(130);
    expect(existsSync(join(trial.folder, '.runbook'))).toBe(false);
    expect(trial.bytes.lastIndexOf('\u001B[?25h')).toBeGreaterThanOrEqual(trial.bytes.lastIndexOf('\u001B[?25l'));
  });

  test('at a question during the run: the record says where it stopped', async () => {
    const trial = onTerminal(['exec', 'tidy.md', '--trust', '--var', 'CUSTOMER=x'], { files: { 'tidy.md': tidy } });
    await trial.see('run it');
    trial.type(key.ctrlC);
    await trial.see('To go on: runbook exec tidy.md --resume');
    await trial.exits(130);
    expect(record(trial).at(-1)).toMatchObject({ type: 'run-end', outcome: 'stopped' });
  });

  test('during a step: the step ends, and the record says so', async () => {
    const trial = onTerminal(['exec', 'wait.md', '--trust', '--yes'], { files: { 'wait.md': `# Wait\n\n\`\`\`sh\nbash -c 'echo waiting; exec sleep 30'\n\`\`\`\n` } });
    // Said by a program that bash waits for: an interrupt between two of its commands is lost on bash itself.
    await trial.see('waiting\n');
    trial.type(key.ctrlC);
    await trial.see(/failed|Interrupted/);
    await trial.see(/Interrupted|After the failure/);
    if (trial.screen.includes('After the failure')) trial.type(key.ctrlC);
    await trial.exits(trial.screen.includes('Interrupted') ? 130 : 1);
    expect(record(trial).at(-1)?.type).toBe('run-end');
  });
});

test('a key that means nothing leaves the choice where it is: what destroys stays at “skip it”', async () => {
  const trial = onTerminal(['exec', 'old.md', '--trust'], { files: { 'old.md': '# Old\n\n```sh\nrm -f old.txt\n```\n', 'old.txt': '' } });
  await trial.see(/skip it[^]*explains/);
  for (const meaningless of ['\u001B[D', '\u001B[C', '\u001BOP', '\u001B[3~', '\u001A', '\u0001', '\t', 'z', '\u001B']) {
    trial.type(meaningless);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  trial.type(key.enter);
  await trial.see('Note (may be empty):');
  trial.type(key.enter);
  await trial.exits(0);
  expect(existsSync(join(trial.folder, 'old.txt'))).toBe(true);
});

describe('Ctrl-Z, then fg', () => {
  /** Stopped by the key, and gone on with as the shell does. */
  const stopAndGoOn = async (trial: ProgramOnTerminal): Promise<void> => {
    trial.type(key.ctrlZ);
    // In a terminal without a shell the kernel stops nothing: what is left is what readline did before, and does at the signal.
    await new Promise((resolve) => setTimeout(resolve, 300));
    trial.forget();
    trial.kill('SIGCONT');
  };

  test('each kind of question is asked again, and hears what is typed', async () => {
    const trial = onTerminal(['exec', 'tidy.md'], { files: { 'tidy.md': tidy, 'old.txt': '' } });
    // What destroys stands at “skip it”, and there it stays.
    for (const [question, answer] of [[/Approve tidy\.md/, 'y'], ['CUSTOMER (<customer>)', 'Ada'], [/run it[^]*explains/, ''], [/This step destroys[^]*explains/, ''], ['Note (may be empty):', 'kept']] as const) {
      await trial.see(question);
      await stopAndGoOn(trial);
      await trial.see(question);
      trial.type(`${answer}${key.enter}`);
    }
    await trial.exits(0);
    expect(readFileSync(join(trial.folder, 'note.txt'), 'utf8')).toBe('note for Ada\n');
    expect(record(trial).find((l) => l.type === 'skipped')?.['why']).toContain('kept');
  });

  test('with --plain it is asked again as well, and does not end the program without a word', async () => {
    const trial = onTerminal(['exec', 'tidy.md', '--trust', '--plain'], { files: { 'tidy.md': tidy } });
    await trial.see('CUSTOMER (<customer>):');
    trial.type('Ad');
    await stopAndGoOn(trial);
    await trial.see('CUSTOMER (<customer>): Ad');
    trial.type(`a${key.enter}`);
    await trial.see('note for Ada');
    trial.type(key.ctrlC);
    await trial.exits(130);
  });

  test('a secret stays unseen', async () => {
    for (const more of [[], ['--plain']]) {
      const trial = onTerminal(['exec', 'login.md', '--trust', ...more], { files: { 'login.md': '# Check\n\n```sh\necho <password> | wc -c\n```\n' } });
      await trial.see('PASSWORD (secret, not shown)');
      await stopAndGoOn(trial);
      await trial.see('PASSWORD (secret, not shown)');
      trial.type(`hunter22${key.enter}`);
      await trial.see(/run it|go on/);
      trial.type(key.ctrlC);
      await trial.exits(130);
      expect(trial.screen).not.toContain('hunter');
    }
  });
});

test('what a program prints cannot set the title, the clipboard or the direction of text', async () => {
  const trial = onTerminal(['exec', 'evil.md', '--trust', '--yes'], { files: { 'evil.md': '# Evil\n\n```sh\nprintf "\\033]0;owned\\007red \\033[31mred\\033[0m \\342\\200\\256abc\\n"\n```\n' } });
  await trial.see('Done after');
  await trial.exits(0);
  expect(trial.bytes).not.toContain('\u001B]0;owned');
  expect(trial.bytes).not.toContain('\u202E');
  expect(trial.bytes).toContain('\u001B[31mred');
});
