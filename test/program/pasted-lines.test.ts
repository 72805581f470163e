/** The lines that a run prints when it stops are pasted into bash as they stand, each of them, and go on with it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareEnvironment, homeIn, launcher, temporaryFolder } from '../rig/program.ts';

interface Pasted {
  readonly status: number | null;
  readonly said: string;
}

interface Place {
  readonly folder: string;
  readonly paste: (line: string, env?: Readonly<Record<string, string>>) => Pasted;
  /** What the steps have written. */
  readonly seen: () => string;
}

/** A folder with these files, and a bash in it that knows the program by its name. */
function place(files: Readonly<Record<string, string>>): Place {
  const [folder, programs] = [temporaryFolder(), temporaryFolder()];
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(programs, 'runbook'), `#!/bin/sh\nexec '${process.execPath}' '${launcher()}' "$@"\n`, { mode: 0o755 });
  return {
    folder,
    paste(line, env = {}) {
      const bare = bareEnvironment(homeIn(folder));
      const { status, stderr, stdout } = spawnSync('bash', ['-c', line], { cwd: folder, env: { ...bare, PATH: `${programs}:${bare['PATH'] ?? ''}`, ...env }, encoding: 'utf8', timeout: 60_000 });
      return { status, said: `${stderr}${stdout}` };
    },
    seen: () => (existsSync(join(folder, 'seen')) ? readFileSync(join(folder, 'seen'), 'utf8') : ''),
  };
}

/** The line that stands behind these words. */
const lineFor = ({ said }: Pasted, words: string): string => said.split('\n').find((line) => line.trim().startsWith(words))?.trim().slice(words.length).trim() ?? `exit 99 # no “${words}” in ${said}`;

const step = (id: string, code: string): string => `\`\`\`sh id=${id}\n${code}\n\`\`\`\n\n`;

describe('a value that a file has replaced', () => {
  const lamps = `# Lamps\n\nTake the settings in:\n\n${step('take', '. ./hall.env')}Light it:\n\n${step('light', 'echo "<hall> <yard>" >> seen')}`;
  const begin = (): { at: Place; paused: Pasted } => {
    const at = place({ 'lamps.md': lamps, 'hall.env': "HALL=south\nYARD='the east; side'\n" });
    const paused = at.paste('runbook exec lamps.md --trust --yes --var HALL=north --var YARD=west');
    expect(paused).toMatchObject({ status: 4 });
    return { at, paused };
  };
  test('is used by the one line, and the one that was given by the other', () => {
    for (const [words, used] of [['with what was taken in:', 'south the east; side\n'], ['as it was given:', 'north west\n']] as const) {
      const { at, paused } = begin();
      expect(at.paste(lineFor(paused, words))).toMatchObject({ status: 0 });
      expect(at.seen()).toBe(used);
    }
  });
});

describe('a step that was named beforehand', () => {
  const ship = `# Ship it\n\nLook:\n\n${step('look', 'test -f ready')}If it is the first time:\n\n${step('first', 'echo first >> seen')}Then:\n\n${step('then', 'echo then >> seen')}`;
  test.each([['--also first', 'first\nthen\n'], ['--only look --only first', 'first\n']])('is done by the lines after a failure: %s', (options, done) => {
    for (const [words, more] of [['to try it again:', ['ready']], ['to skip it:', []], ['it is done after all:', []]] as const) {
      const at = place({ 'ship.md': ship });
      const failed = at.paste(`runbook exec ship.md --trust --yes ${options}`);
      expect(failed.status).toBe(1);
      for (const file of more) writeFileSync(join(at.folder, file), '');
      expect(at.paste(lineFor(failed, words))).toMatchObject({ status: 0 });
      expect(at.seen()).toBe(done);
    }
  });
  test('is not named again where it is the one that failed, or is behind', () => {
    const at = place({ 'ship.md': ship.replace('echo first', 'test -f ready; echo first').replace('test -f ready', 'true') });
    const failed = at.paste('runbook exec ship.md --trust --yes --also first');
    expect(failed.status).toBe(1);
    expect(at.paste(lineFor(failed, 'to skip it:'))).toMatchObject({ status: 0 });
    expect(at.seen()).toBe('then\n');
  });
});

describe('what was said of steps when the run was gone on with', () => {
  const four = `# Deploy\n\n${step('one', 'echo one >> seen')}${step('two', 'echo two >> seen; test -f open')}${step('three', 'echo three >> seen')}${step('four', 'echo four >> seen')}`;
  test.each([['--to three', 'three'], ['--only two --only four', 'four'], ['--skip four', 'three'], ['--done three', 'four'], ['--redo four', 'three\nfour']])('holds in the lines that are printed then: %s', (options, last) => {
    for (const [words, more] of [['to try it again:', ['open']], ['to skip it:', []], ['it is done after all:', []]] as const) {
      const at = place({ 'four.md': four });
      expect(at.paste('runbook exec four.md --trust --yes').status).toBe(1);
      const again = at.paste(`runbook exec four.md --resume --yes ${options}`);
      expect(again.status).toBe(1);
      for (const file of more) writeFileSync(join(at.folder, file), '');
      expect(at.paste(lineFor(again, words))).toMatchObject({ status: 0 });
      expect(at.seen()).toBe(`one\ntwo\ntwo\n${more.length > 0 ? 'two\n' : ''}${last}\n`);
    }
  });
  test('but a step is not done a third time that was done again', () => {
    const at = place({ 'four.md': four });
    expect(at.paste('runbook exec four.md --trust --yes').status).toBe(1);
    const again = at.paste('runbook exec four.md --resume --yes --redo one');
    writeFileSync(join(at.folder, 'open'), '');
    expect(at.paste(lineFor(again, 'to try it again:'))).toMatchObject({ status: 0 });
    expect(at.seen()).toBe('one\ntwo\none\ntwo\ntwo\nthree\nfour\n');
  });
  test('and so does the agreement to a document that has changed', () => {
    const at = place({ 'four.md': four });
    expect(at.paste('runbook exec four.md --trust --yes').status).toBe(1);
    writeFileSync(join(at.folder, 'four.md'), `${four}\nMore.\n`);
    const again = at.paste('runbook exec four.md --resume --yes --trust');
    expect(at.paste(lineFor(again, 'to skip it:'))).toMatchObject({ status: 0 });
  });
});

describe('a secret', () => {
  const load = `# Load\n\n${step('gate', 'test -f open')}${step('use', 'echo "$(printf %s <api_token> | wc -c) <place>" >> seen')}`;
  test.each([["--var-command API_TOKEN='echo tok-12345'", ''], ['--vars-file secrets.env', ''], ['', 'tok-12345']])('is given again in the way that it was given: %j', (given, environment) => {
    const at = place({ 'load.md': load, 'secrets.env': 'API_TOKEN=tok-12345\nPLACE=yard\n' });
    const env: Record<string, string> = environment === '' ? {} : { RUNBOOK_VAR_API_TOKEN: environment };
    const failed = at.paste(`runbook exec load.md --trust --yes --var PLACE=hall ${given}`, env);
    expect(failed.status).toBe(1);
    expect(at.paste(lineFor(failed, 'to skip it:'), env)).toMatchObject({ status: 0 });
    expect(at.seen()).toBe('9 hall\n');
  });
  test('that was typed into the line is in no other: who has to give it is told', () => {
    const at = place({ 'load.md': load });
    const failed = at.paste('runbook exec load.md --trust --yes --var PLACE=hall --var API_TOKEN=tok-12345');
    expect(failed.said).not.toContain('tok-12345');
    expect(failed.said).toContain('API_TOKEN is a secret, and not in such a line: add --var-command API_TOKEN=…');
    expect(at.paste(`${lineFor(failed, 'to skip it:')} --var-command API_TOKEN='echo tok-12345'`)).toMatchObject({ status: 0 });
  });
});

describe('what has no value, or would be done in the wrong folder', () => {
  const tidy = `# Tidy\n\nBuild:\n\n\`\`\`sh id=build check="test -d out"\nOUT=out; mkdir out\n\`\`\`\n\nTidy:\n\n${step('tidy', 'echo "tidy $OUT" >> seen')}Then:\n\n${step('then', 'echo then >> seen')}`;
  test.each([['once it has a value:', { OUT: 'here' }, 'tidy here\nthen\n'], ['to skip it:', {}, 'then\n'], ['it is done after all:', {}, 'then\n']])('is gone on with: %s', (words, env, seen) => {
    const at = place({ 'tidy.md': tidy });
    const paused = at.paste('mkdir out; runbook exec tidy.md --trust --yes');
    expect(paused.status).toBe(4);
    expect(paused.said).not.toContain('waits for a person');
    expect(at.paste(lineFor(paused, words), env as Record<string, string>)).toMatchObject({ status: 0 });
    expect(at.seen()).toBe(seen);
  });
  test('is done after all where the step that was left out is named, whatever its check says', () => {
    const at = place({ 'tidy.md': tidy.replace('mkdir out', 'mkdir -p out') });
    expect(at.paste('mkdir out; runbook exec tidy.md --trust --yes').status).toBe(4);
    const refused = at.paste('runbook exec tidy.md --resume --yes');
    expect(refused.said).toContain('--redo build');
    expect(at.paste('runbook exec tidy.md --resume --yes --redo build')).toMatchObject({ status: 0 });
    expect(at.seen()).toBe('tidy out\nthen\n');
  });
  test('is left out', () => {
    const elsewhere = temporaryFolder();
    const at = place({ 'belt.md': `# Belt\n\nStop it:\n\n\`\`\`sh id=go check="test -d ."\ncd ${elsewhere}\ntouch stopped\n\`\`\`\n\nEmpty it:\n\n${step('empty', 'rm -rf cache/*')}` });
    const paused = at.paste('runbook exec belt.md --trust --yes --allow-destroy');
    expect(paused.status).toBe(4);
    expect(at.paste(lineFor(paused, 'to skip it:'))).toMatchObject({ status: 0 });
  });
});

test('a step for a person, a step that was cut off, a run without a home', () => {
  const wait = `# Wait\n\n1. Ask the owner of the yard for the key.\n\n2. Go in:\n\n   \`\`\`sh id=in\n   echo in >> seen; test -f key || kill -9 $PPID $$\n   \`\`\`\n\n3. Look:\n\n   \`\`\`sh id=look\n   echo look >> seen\n   \`\`\`\n`;
  const at = place({ 'wait.md': wait });
  const home = { HOME: '' };
  const paused = at.paste('runbook exec wait.md --trust --yes', home);
  expect(paused.status).toBe(4);
  const killed = at.paste(lineFor(paused, 'To go on:'), home);
  expect(killed.said).toContain('go on with:');
  writeFileSync(join(at.folder, 'key'), '');
  const [, onward = ''] = /go on with: (.*)/.exec(killed.said) ?? [];
  const unknown = at.paste(onward, home);
  expect(unknown.status).toBe(4);
  expect(at.paste(lineFor(unknown, 'to run it again:'), home)).toMatchObject({ status: 0 });
  expect(at.seen()).toBe('in\nin\nlook\n');
});

test('another folder for records, another place, what is left to nobody, one step alone, a signal', () => {
  const one = `# One\n\n${step('one', 'echo one >> seen; rm -r none')}`;
  for (const words of ['to skip it:', 'it is done after all:']) {
    const at = place({ 'one.md': one });
    const failed = at.paste("mkdir -p 'the records'; cd /; runbook exec \"$OLDPWD/one.md\" --cwd \"$OLDPWD\" --trust --yes --allow-destroy --runs-dir \"$OLDPWD/the records\"");
    expect(at.paste(lineFor(failed, words))).toMatchObject({ status: 0 });
    expect(at.seen()).toBe('one\n');
  }
  const at = place({ 'slow.md': `# Slow\n\n1. Ask the owner of the yard for the key.\n\n2. Go in:\n\n   \`\`\`sh id=in\n   echo in >> seen; test -f key || kill -TERM $(ps -o ppid= -p $PPID); sleep 1\n   \`\`\`\n` });
  const ended = at.paste('runbook exec slow.md --trust --yes --manual=skip');
  expect(ended.status).toBe(143);
  writeFileSync(join(at.folder, 'key'), '');
  expect(at.paste(lineFor(ended, 'to try it again:') || lineFor(ended, 'To go on:'))).toMatchObject({ status: 0 });
});

test('the line for the text as it is now does what the run was to do', () => {
  const text = `# Ship it\n\n1. Ask the owner of the yard for the key.\n\n2. Look:\n\n   \`\`\`sh id=look\n   test -f ready\n   \`\`\`\n\n3. If it is the first time:\n\n   \`\`\`sh id=first\n   echo first >> seen\n   \`\`\`\n`;
  const at = place({ 'ship.md': text });
  expect(at.paste('runbook exec ship.md --trust --yes --also first --manual=skip --runs-dir kept').status).toBe(1);
  writeFileSync(join(at.folder, 'ship.md'), text.replace('test -f ready', 'test -d .'));
  const refused = at.paste('runbook exec ship.md --resume --yes --manual=skip --also first --runs-dir kept');
  expect(refused.status).toBe(3);
  const [, line = ''] = /To go on with the text as it is now.*?(runbook exec .*)/.exec(refused.said) ?? [];
  expect(at.paste(line)).toMatchObject({ status: 0 });
  expect(at.seen()).toBe('first\n');
  expect(at.paste('runbook log list --runs-dir kept').said.trim().split('\n')).toHaveLength(2);
});

test('a step on a condition that was passed by is told beforehand, in each dry run, and at the end with the line that does it', () => {
  const text = `# Tide\n\nPick:\n\n${step('pick', 'GATE=<gate>; mkdir sub; cd sub')}If the water is high:\n\n${step('close', 'echo "closed $GATE <gate>" >> seen; rm -rf cache')}Then:\n\n${step('then', 'echo then >> ../seen')}`;
  const at = place({ 'tide.md': text });
  for (const depth of ['plan', 'check', 'native']) expect(at.paste(`runbook exec tide.md --trust --yes --var GATE=east --dry-run=${depth}`).said).toMatch(/left out[^]*--also close/);
  const done = at.paste('runbook exec tide.md --trust --yes --allow-destroy --var GATE=east --runs-dir kept');
  expect(done.status).toBe(0);
  expect(done.said.indexOf('A step is left out that nobody is there to be asked about, and what comes after it is run: 2. If the water is high')).toBeLessThan(done.said.indexOf('Step 1 of 3'));
  expect(done.said).toContain('A step is left out');
  expect(at.paste(lineFor(done, 'where its condition holds:'))).toMatchObject({ status: 0 });
  expect(readFileSync(join(at.folder, 'sub/seen'), 'utf8')).toBe('closed east east\n');
  expect(at.paste('runbook log --runs-dir kept').said.trim().split('\n')).toHaveLength(2);
});

test('a rollback that failed is gone on with', () => {
  const at = place({ 'tag.md': `# Tag\n\n\`\`\`sh id=make undo="test -f open && rmdir made"\nmkdir made\n\`\`\`\n` });
  expect(at.paste('runbook exec tag.md --trust --yes').status).toBe(0);
  const failed = at.paste('runbook rollback --yes --allow-destroy');
  expect(failed.status).toBe(1);
  writeFileSync(join(at.folder, 'open'), '');
  expect(at.paste(lineFor(failed, 'to try it again:'))).toMatchObject({ status: 0 });
  expect(existsSync(join(at.folder, 'made'))).toBe(false);
});
