/** A value that is changed while a run goes on: what is shown, what runs, what the record says, and what takes it back. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program } from '../rig/program.ts';
import { key, onTerminal, type ProgramOnTerminal } from '../rig/terminal.ts';

const move = '# Furnish the rooms\n\nMake the `<room>`:\n\n```sh\nmkdir <room>\n```\n\nPut its bed there:\n\n```sh\nmkdir <room>-bed\n```\n\nSay so:\n\n```sh\necho "<room>" >> said.txt\n```\n';
const files = { 'rooms.md': move };

interface Line { readonly type: string; readonly [field: string]: unknown }

const folderOf = (trial: { readonly folder: string }): string => {
  const runs = join(trial.folder, '.runbook', 'runs');
  return join(runs, readdirSync(runs).filter((n) => n !== '.locks').toSorted().at(-1) ?? '');
};
const record = (trial: { readonly folder: string }): readonly Line[] => readFileSync(join(folderOf(trial), 'record.jsonl'), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l) as Line);
const said = (trial: { readonly folder: string }): string => readFileSync(join(trial.folder, 'said.txt'), 'utf8');

/** Takes the choice whose name begins with this letter. */
const choose = (trial: ProgramOnTerminal, letter: string): void => trial.type(`${letter}${key.enter}`);

/** With the first step done, and another value given at the second's question. */
async function changed(trial: ProgramOnTerminal): Promise<void> {
  await trial.see('mkdir blu');
  await trial.see('? explains');
  trial.type(key.enter);
  await trial.see('Step 1 of 3: done');
  await trial.see('mkdir blu-bed');
  await trial.see('? explains');
  choose(trial, 'c');
  await trial.see('ROOM was blu in step 1: what was done there stays as it is.');
  await trial.see('Enter takes blu · Shift-Tab or < goes back');
  trial.type('blue\r');
  await trial.see('Step 2 of 3');
  await trial.see('mkdir blue-bed');
  await trial.see('? explains');
}

describe('a value that is changed at a step’s question', () => {
  test('holds from there on; each step is told, recorded and taken back with the value it ran with', async () => {
    const trial = onTerminal(['exec', 'rooms.md', '--trust', '--var', 'ROOM=blu'], { files });
    await changed(trial);
    trial.type(key.enter);
    await trial.see('Step 2 of 3: done');
    await trial.see('echo blue');
    await trial.see('? explains');
    trial.type(key.enter);
    await trial.see('Make the blu ·');
    await trial.see('Put its bed there');
    await trial.exits(0);
    expect(readdirSync(trial.folder).filter((n) => n.startsWith('blu')).toSorted()).toEqual(['blu', 'blue-bed']);
    expect(said(trial)).toBe('blue\n');
    expect(record(trial).filter(({ type }) => ['run-start', 'values', 'resume', 'pause', 'run-end'].includes(type))).toMatchObject([
      { type: 'run-start', inputs: { ROOM: 'blu' } }, { type: 'values', step: expect.stringContaining('2'), inputs: { ROOM: 'blue' } }, { type: 'run-end', outcome: 'done' },
    ]);
    const shown = await program('log', 'show').in(trial.folder).run();
    expect(shown.stdout).toContain('ROOM = blue  (before: blu)');
    expect((await program('log', 'verify').in(trial.folder).run()).status).toBe(0);
    expect((await program('log', 'export').in(trial.folder).run()).stdout).toMatch(/\| `ROOM` \| `blu` → `blue` \|[^]*### 2\. [^]* gave `ROOM=blue`[^]*### 3\./);
    const back = await program('rollback', '--yes', '--allow-destroy', '--manual=skip').in(trial.folder).run();
    expect([back.status, readdirSync(trial.folder).filter((n) => n.startsWith('blu'))]).toEqual([0, []]);
  });

  test('is there for a run that is gone on with, killed right after the change, and once more before a step had it', async () => {
    const trial = onTerminal(['exec', 'rooms.md', '--trust', '--var', 'ROOM=blu'], { files });
    await changed(trial);
    trial.kill('SIGKILL');
    const again = onTerminal(['exec', 'rooms.md', '--resume'], { folder: trial.folder });
    await again.see('ROOM was blu: done with that, and not done again');
    await again.see('mkdir blue-bed');
    await again.see('? explains');
    again.kill('SIGKILL');
    const last = await program('exec', 'rooms.md', '--resume', '--yes').in(trial.folder).run();
    expect([last.status, last.stderr]).toEqual([0, expect.stringContaining('mkdir blue-bed')]);
    expect(last.stderr).toContain('done with that, and not done again');
    expect(existsSync(join(trial.folder, 'blue-bed'))).toBe(true);
    expect(said(trial)).toBe('blue\n');
    expect((await program('log', 'verify').in(trial.folder).run()).status).toBe(0);
  });

  test('given with --resume --var is there for the resume after that, too', async () => {
    const trial = onTerminal(['exec', 'rooms.md', '--trust', '--var', 'ROOM=blu'], { files });
    await trial.see('? explains');
    trial.type(key.enter);
    await trial.see('mkdir blu-bed');
    await trial.see('? explains');
    trial.type(key.ctrlC);
    await trial.exits(130);
    const again = onTerminal(['exec', 'rooms.md', '--resume', '--var', 'ROOM=red'], { folder: trial.folder });
    await again.see('mkdir red-bed');
    await again.see('? explains');
    again.type(key.ctrlC);
    await again.exits(130);
    const last = await program('exec', 'rooms.md', '--resume', '--yes').in(trial.folder).run();
    expect([last.status, existsSync(join(trial.folder, 'red-bed')), said(trial)]).toEqual([0, true, 'red\n']);
  });

  test('is shown as it would run and asked about, even under --yes and --allow-destroy', async () => {
    const drop = '# Drop\n\n```sh\ncat <file>.list\n```\n\n```sh\nrm -rf ./<file>\n```\n';
    const trial = onTerminal(['exec', 'drop.md', '--trust', '--yes', '--allow-destroy', '--var', 'FILE=nothing'], { files: { 'drop.md': drop, 'keep/x': '', 'keep.list': '' } });
    await trial.see('Step 1 of 2: failed');
    await trial.see('? explains');
    choose(trial, 'c');
    await trial.see('Enter takes nothing');
    trial.type('keep\r');
    await trial.see('cat keep.list');
    await trial.see('This step:');
    await trial.see('? explains');
    trial.type(key.enter);
    // The step after it was agreed to as any other.
    await trial.exits(0);
    expect(existsSync(join(trial.folder, 'keep'))).toBe(false);
    expect(record(trial).filter(({ type }) => type === 'intent')).toMatchObject([{ attempt: 1 }, { attempt: 2 }, {}]);
  });

  test('that destroys wants its word again', async () => {
    const trial = onTerminal(['exec', 'drop.md', '--trust', '--var', 'FILE=a'], { files: { 'drop.md': '# Drop\n\n```sh\nrm -r ./<file>\n```\n', 'b/x': '' } });
    await trial.see('This step destroys');
    await trial.see('? explains');
    trial.type(`${key.up}${key.enter}`);
    await trial.see('Type “destroy”');
    trial.type('destroy\r');
    await trial.see('Step 1 of 1: failed');
    await trial.see('? explains');
    choose(trial, 'c');
    await trial.see('Enter takes a');
    trial.type('b\r');
    await trial.see('rm -r ./b');
    await trial.see('This step destroys');
    await trial.see('? explains');
    trial.type(`${key.up}${key.enter}`);
    await trial.see('Type “destroy”');
    trial.type('no\r');
    await trial.see('nothing was run');
    expect(existsSync(join(trial.folder, 'b'))).toBe(true);
    await trial.see('? explains');
    trial.type(key.ctrlC);
    await trial.exits(130);
  });

  test('may be a secret: neither the old one nor the new is shown or kept, and both are masked from then on', async () => {
    const text = '# Load\n\n```sh\necho "one <door-token>"\n```\n\n```sh\necho "two <door-token>" | tee said.txt\n```\n';
    const trial = onTerminal(['exec', 'load.md', '--trust', '--var', 'DOOR_TOKEN=hunter22old'], { files: { 'load.md': text } });
    await trial.see('? explains');
    trial.type(key.enter);
    await trial.see('one ***');
    await trial.see('? explains');
    choose(trial, 'c');
    await trial.see('DOOR_TOKEN was another in step 1');
    await trial.see('secret, not shown');
    trial.type('hunter33new\r');
    await trial.see('? explains');
    // It was mistyped, and may be somebody's all the same.
    trial.type(`${key.down}${key.down}${key.enter}`);
    await trial.see('Command');
    trial.type(' && echo hunter22o""ld\r');
    await trial.see('two ***');
    await trial.exits(0);
    expect(said(trial)).toBe('two hunter33new\n');
    expect(trial.bytes).not.toMatch(/hunter22old|hunter33new/);
    const kept = readdirSync(join(trial.folder, '.runbook'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => readFileSync(join(f.parentPath, f.name), 'utf8'));
    expect(kept.filter((content) => /hunter22old|hunter33new/.test(content))).toEqual([]);
    expect(record(trial).find(({ type }) => type === 'values')).toMatchObject({ inputs: { DOOR_TOKEN: '***' } });
  });

  test('leaves what earlier steps left in the shell: variables that hold secrets, functions, the folder', async () => {
    const text = '# Keep\n\n```sh\nexport DOOR_TOKEN=$(printf %s open sesame)\nsay() { echo "said $1 $DOOR_TOKEN"; }\nmkdir in && cd in\n```\n\n```sh\nsay <room> > ../said.txt\n```\n';
    const trial = onTerminal(['exec', 'keep.md', '--trust', '--var', 'ROOM=a'], { files: { 'keep.md': text } });
    await trial.see('? explains');
    trial.type(key.enter);
    await trial.see('say a');
    await trial.see('? explains');
    choose(trial, 'c');
    await trial.see('Enter takes a');
    trial.type('b\r');
    await trial.see('say b');
    await trial.see('? explains');
    trial.type(key.enter);
    await trial.exits(0);
    expect(said(trial)).toBe('said b opensesame\n');
  });

  test('is none where the person goes back or types the same; an environment stays as it was chosen, which is said', async () => {
    const text = '---\nrunbook:\n  environments:\n    prod: { HOSTNAME_OF_IT: p1 }\n    test: { HOSTNAME_OF_IT: t1 }\n---\n# Say\n\n```sh\necho "<room> <floor> $HOSTNAME_OF_IT" > said.txt\n```\n';
    const trial = onTerminal(['exec', 'say.md', '--trust', '--var', 'ROOM=a', '--var', 'FLOOR=1', '--var', 'ENVIRONMENT=prod'], { files: { 'say.md': text } });
    await trial.see('? explains');
    choose(trial, 'c');
    await trial.see('ENVIRONMENT = prod: chosen before the run');
    await trial.see('Which one?');
    await trial.see('goes back');
    expect(trial.screen.slice(trial.screen.lastIndexOf('Which one?'))).not.toContain('ENVIRONMENT');
    trial.type(key.shiftTab);
    await trial.see('This step:');
    await trial.see('? explains');
    choose(trial, 'c');
    await trial.see('Which one?');
    await trial.see('goes back');
    trial.type(key.enter);
    await trial.see('Enter takes a');
    trial.type('<\r');
    await trial.see('Which one?');
    await trial.see('goes back');
    trial.type(key.enter);
    await trial.see('? ROOM (<room>) (a)');
    trial.type(key.enter);
    await trial.see('ROOM stays as it was.');
    await trial.see('? explains');
    trial.type(key.enter);
    await trial.exits(0);
    expect(said(trial)).toBe('a 1 p1\n');
    expect(record(trial).some(({ type }) => type === 'values')).toBe(false);
  });

  test('an operator reads in French, and with --plain, what each choice does', async () => {
    const trial = onTerminal(['exec', 'rooms.md', '--trust', '--plain', '--lang', 'fr', '--var', 'ROOM=bleu'], { files });
    await trial.see('Cette étape (? explique)\u00a0:');
    await trial.see('4. changer une valeur');
    await trial.see('[1]');
    trial.type('?\r');
    await trial.see('donne une autre valeur à partir d’ici');
    await trial.see('[1]');
    trial.type('4\r');
    await trial.see('ROOM (<room>) [bleu]');
    trial.type('bleue\r');
    await trial.see('mkdir bleue');
    await trial.see('[1]');
    trial.type('1\r');
    await trial.see('Étape 1 sur 3\u00a0: faite');
    await trial.see('5. revenir à une étape précédente');
    await trial.see('[1]');
    trial.type('7\r');
    await trial.exits(130);
    expect(existsSync(join(trial.folder, 'bleue'))).toBe(true);
  });
});

test('a step’s own check looks with the value of now', async () => {
  const text = '# Send\n\nRun:\n\n```sh check="test -e sent-${ROOM}"\ntouch sent-<room>\n```\n';
  const trial = onTerminal(['exec', 'send.md', '--trust', '--var', 'ROOM=a'], { files: { 'send.md': text, 'sent-b': '' } });
  await trial.see('touch sent-a');
  await trial.see('? explains');
  choose(trial, 'c');
  await trial.see('Enter takes a');
  trial.type('b\r');
  await trial.see('skipped: already done');
  await trial.exits(0);
  expect(record(trial).filter(({ type }) => type === 'check')).toMatchObject([{ outcome: 'not-done' }, { outcome: 'done' }]);
  expect(existsSync(join(trial.folder, 'sent-a'))).toBe(false);
});

test('what an author takes back is taken back with the value it was done with', async () => {
  const text = '# Rooms\n\nRun:\n\n```sh undo="rmdir ${ROOM}.one"\nmkdir <room>.one\n```\n\nThen run:\n\n```sh undo="rmdir ${ROOM}.two"\nmkdir <room>.two\n```\n';
  const trial = onTerminal(['exec', 'undo.md', '--trust', '--var', 'ROOM=a'], { files: { 'undo.md': text } });
  await trial.see('? explains');
  trial.type(key.enter);
  await trial.see('Step 1 of 2: done');
  await trial.see('? explains');
  choose(trial, 'c');
  await trial.see('Enter takes a');
  trial.type('b\r');
  await trial.see('mkdir b.two');
  await trial.see('? explains');
  trial.type(key.enter);
  await trial.exits(0);
  expect(readdirSync(trial.folder).filter((n) => /^[ab]/.test(n))).toEqual(['a.one', 'b.two']);
  const back = await program('rollback', '--yes', '--allow-destroy').in(trial.folder).run();
  expect([back.status, readdirSync(trial.folder).filter((n) => /^[ab]/.test(n))]).toEqual([0, []]);
});

test('a value that was put right on the way is what the next run is offered', async () => {
  const trial = onTerminal(['exec', 'rooms.md', '--trust', '--var', 'ROOM=blu'], { files });
  await changed(trial);
  trial.type(key.enter);
  await trial.see('echo blue');
  await trial.see('? explains');
  trial.type(key.enter);
  await trial.exits(0);
  const next = onTerminal(['exec', 'rooms.md', '--trust'], { folder: trial.folder });
  await next.see('Enter takes blue');
  next.type(key.ctrlC);
  await next.exits(130);
});

test('a rollback’s steps have no values to change', async () => {
  const done = onTerminal(['exec', 'rooms.md', '--trust', '--yes', '--var', 'ROOM=x'], { files });
  await done.exits(0);
  const back = onTerminal(['rollback'], { folder: done.folder });
  await back.see('? explains');
  back.type(key.ctrlC);
  await back.exits(130);
  expect(back.screen).not.toContain('change a value');
});
