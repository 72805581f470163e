/** Going back to an earlier step at a question: one that was left out is taken up, one that was done is done a second time, with all that it asked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killRun } from '../rig/kill-run.ts';
import { program } from '../rig/program.ts';
import { key, onTerminal, type ProgramOnTerminal } from '../rig/terminal.ts';

const rooms = '# Rooms\n\nMake the `<room>`:\n\n```sh\nmkdir <room> && cd <room>\n```\n\nPut a bed there:\n\n```sh\nmkdir bed\n```\n\nLook at it, and say how it is.\n';

interface Line { readonly type: string; readonly [field: string]: unknown }

const record = (trial: { readonly folder: string }): readonly Line[] => {
  const runs = join(trial.folder, '.runbook', 'runs');
  const run = readdirSync(runs).filter((n) => n !== '.locks').toSorted()[0] ?? '';
  return readFileSync(join(runs, run, 'record.jsonl'), 'utf8').trimEnd().split('\n').map((l) => JSON.parse(l) as Line);
};
const steps = (trial: { readonly folder: string }): string[] => record(trial).flatMap((l) => ('step' in l ? [`${l.type} ${String(l['step']).slice(-1)}`] : []));

/** Waits for the menu, and takes the choice whose name begins so. */
async function choose(trial: ProgramOnTerminal, name: string): Promise<void> {
  await trial.see('? explains');
  trial.type(`${name}${key.enter}`);
}

/** At the question, back to a step of the list. */
async function back(trial: ProgramOnTerminal, down: number, label: string): Promise<void> {
  await choose(trial, 'g');
  await trial.see('Which one?');
  await trial.see(label);
  await trial.see('goes back');
  trial.type(`${key.down.repeat(down)}${key.enter}`);
}

describe('an earlier step', () => {
  test('that was left out is taken up, one that was done is done a second time; the record has both, and a rollback takes back both', async () => {
    const trial = onTerminal(['exec', 'rooms.md', '--trust', '--var', 'ROOM=blue'], { files: { 'rooms.md': rooms } });
    await choose(trial, 'r');
    await trial.see('Step 1 of 3: done');
    await choose(trial, 's');
    await trial.see('Note');
    trial.type('later\r');
    await trial.see('For you to do');
    await back(trial, 0, '2. Put a bed there (was left out)');
    await trial.see('Step 2 of 3');
    await trial.see('It was left out before, and can be done now.');
    await choose(trial, 'r');
    await trial.see('Step 2 of 3: done');
    await trial.see('For you to do');
    await back(trial, 1, '1. Make the blue (a second time)');
    await trial.see('It was done already, and would run a second time: nothing is undone first.');
    await trial.see('The first time it began in');
    await choose(trial, 'r');
    await trial.see('Step 1 of 3: done');
    await trial.see('For you to do');
    await choose(trial, 'it');
    await trial.see('Note');
    trial.type('fine\r');
    await trial.exits(0);
    expect(steps(trial)).toEqual(['intent 1', 'done 1', 'skipped 2', 'intent 2', 'done 2', 'intent 1', 'done 1', 'manual 3']);
    expect(record(trial).filter(({ type }) => type === 'intent').map((l) => l['attempt'])).toEqual([1, 1, 2]);
    expect(existsSync(join(trial.folder, 'blue', 'blue'))).toBe(true);
    const shown = await program('log', 'show').in(trial.folder).run();
    expect(shown.stdout).toContain('(attempt 2)');
    expect((await program('log', 'verify').in(trial.folder).run()).status).toBe(0);
    const undone = await program('rollback', '--yes', '--allow-destroy', '--manual=skip').in(trial.folder).run();
    expect([undone.status, existsSync(join(trial.folder, 'blue'))]).toEqual([0, false]);
  });

  test('that is left as it is leaves no word in the record; the question stands again', async () => {
    const trial = onTerminal(['exec', 'rooms.md', '--trust', '--var', 'ROOM=blue'], { files: { 'rooms.md': rooms } });
    await choose(trial, 'r');
    await trial.see('Step 1 of 3: done');
    await back(trial, 0, '1. Make the blue (a second time)');
    await trial.see('leave it as it is');
    await trial.see('? explains');
    // It is what Enter takes.
    trial.type(key.enter);
    await trial.see('Step 2 of 3');
    await choose(trial, 'g');
    await trial.see('goes back');
    trial.type('<');
    await trial.see('This step:');
    await choose(trial, 'r');
    await trial.see('Step 2 of 3: done');
    await choose(trial, 'st');
    await trial.exits(130);
    expect(steps(trial)).toEqual(['intent 1', 'done 1', 'intent 2', 'done 2']);
    expect(record(trial).at(-1)).toMatchObject({ outcome: 'stopped', at: expect.stringMatching(/3$/) });
  });

  test('that destroys wants its word the second time, too, whatever was agreed to beforehand', async () => {
    const text = '# Clear\n\n```sh\nrm -r ./heap\n```\n\nLook whether it is gone.\n';
    const trial = onTerminal(['exec', 'clear.md', '--trust', '--yes', '--allow-destroy'], { files: { 'clear.md': text, 'heap/x': '' } });
    await trial.see('Step 1 of 2: done');
    await trial.see('For you to do');
    await back(trial, 0, '(a second time)');
    await trial.see('This step destroys');
    await choose(trial, 'r');
    await trial.see('Type “destroy”');
    trial.type('\r');
    await trial.see('nothing was run');
    await choose(trial, 'l');
    await trial.see('For you to do');
    await choose(trial, 'it');
    await trial.see('Note');
    trial.type('\r');
    await trial.exits(0);
    expect(steps(trial)).toEqual(['intent 1', 'done 1', 'manual 2']);
  });

  test('that fails the second time is where the run stands: it goes on there, then where it was', async () => {
    const text = '# Twice\n\nRun:\n\n```sh\ntest ! -e once && touch once\n```\n\nThen run:\n\n```sh\ntouch two\n```\n';
    const trial = onTerminal(['exec', 'twice.md', '--trust'], { files: { 'twice.md': text } });
    await choose(trial, 'r');
    await trial.see('Step 1 of 2: done');
    await back(trial, 0, '(a second time)');
    await choose(trial, 'r');
    await trial.see('Step 1 of 2: failed');
    await choose(trial, 'st');
    await trial.exits(1);
    expect(record(trial).at(-1)).toMatchObject({ outcome: 'failed', at: expect.stringMatching(/1$/) });
    const undo = await program('rollback', '--dry-run').in(trial.folder).run();
    // The first time, which was done; the second is known to have changed nothing.
    expect(undo.stdout.match(/Undo: /g)).toHaveLength(1);
    const again = await program('exec', 'twice.md', '--resume', '--yes', '--done', '1').in(trial.folder).run();
    expect([again.status, existsSync(join(trial.folder, 'two'))]).toEqual([0, true]);
  });

  test('in the middle of whose second time everything is killed is asked about, as any other; then the run goes on where it was', async () => {
    const text = '# Slow\n\n```sh\necho x >> times; test $(wc -l < times) = 1 || { touch begun; sleep 30; }\n```\n\n```sh\ntouch two\n```\n';
    const trial = onTerminal(['exec', 'slow.md', '--trust'], { files: { 'slow.md': text } });
    await choose(trial, 'r');
    await trial.see('Step 1 of 2: done');
    await back(trial, 0, '(a second time)');
    await choose(trial, 'r');
    for (let i = 0; i < 500 && !existsSync(join(trial.folder, 'begun')); i += 1) await new Promise((resolve) => void setTimeout(resolve, 20));
    killRun(trial);
    const paused = await program('exec', 'slow.md', '--resume', '--yes').in(trial.folder).run();
    expect([paused.status, existsSync(join(trial.folder, 'two'))]).toEqual([4, false]);
    expect(paused.stderr).toContain('nobody knows whether it was done');
    const last = await program('exec', 'slow.md', '--resume', '--yes', '--done', '1').in(trial.folder).run();
    expect([last.status, existsSync(join(trial.folder, 'two'))]).toEqual([0, true]);
    expect(readFileSync(join(trial.folder, 'times'), 'utf8')).toBe('x\nx\n');
    expect((await program('log', 'verify').in(trial.folder).run()).status).toBe(0);
  });

  test('may be an edit, with another value: both times keep what was there, and both are taken back', async () => {
    const text = '# Release\n\nIn `app.yml` set the version:\n\n```yaml\nversion: <version>\n```\n\nLook whether it is shown.\n';
    const trial = onTerminal(['exec', 'release.md', '--trust', '--yes', '--var', 'VERSION=1.1'], { files: { 'release.md': text, 'app.yml': 'name: app\nversion: 1.0\n' } });
    const version = (): string => readFileSync(join(trial.folder, 'app.yml'), 'utf8');
    await trial.see('app.yml changed');
    await trial.see('For you to do');
    // As it is, nothing is to be changed; nothing is written a second time.
    await back(trial, 0, '(a second time)');
    await trial.see('was so already');
    await trial.see('For you to do');
    await back(trial, 0, '(a second time)');
    await trial.see('was so already');
    await trial.see('For you to do');
    await choose(trial, 'st');
    await trial.exits(130);
    const again = onTerminal(['exec', 'release.md', '--resume', '--yes', '--var', 'VERSION=1.2'], { folder: trial.folder });
    await again.see('For you to do');
    await back(again, 0, '(a second time)');
    await again.see('+version: 1.2');
    await again.see('(y/N)');
    again.type('\r');
    await again.see('For you to do');
    expect(version()).toContain('version: 1.1');
    await back(again, 0, '(a second time)');
    await again.see('(y/N)');
    again.type('y\r');
    await again.see('app.yml changed');
    await again.see('For you to do');
    await choose(again, 'it');
    await again.see('Note');
    again.type('\r');
    await again.exits(0);
    expect(version()).toContain('version: 1.2');
    expect((await program('log', 'verify').in(trial.folder).run()).status).toBe(0);
    const undone = await program('rollback', '--yes', '--allow-destroy', '--manual=skip').in(trial.folder).run();
    expect([undone.status, version()]).toEqual([0, 'name: app\nversion: 1.0\n']);
  });

  test('may be gone back to after a failure, and in a run that is gone on with, in French', async () => {
    const text = '# Deux\n\n```sh\ntouch one\n```\n\n```sh\ntest -e flag\n```\n';
    const trial = onTerminal(['exec', 'deux.md', '--trust', '--yes'], { files: { 'deux.md': text } });
    await trial.see('Step 2 of 2: failed');
    await choose(trial, 'st');
    await trial.exits(1);
    const again = onTerminal(['exec', 'deux.md', '--resume', '--yes', '--lang', 'fr'], { folder: trial.folder });
    await again.see('a échoué');
    await again.see('? explique');
    again.type(`rev${key.enter}`);
    await again.see('(une seconde fois)');
    await again.see('revient en arrière');
    again.type(key.enter);
    await again.see('rien n’est d’abord défait');
    await again.see('? explique');
    again.type(`${key.down}${key.enter}`);
    await again.see('Commande');
    again.type(' flag\r');
    await again.see(/Étape 1 sur 2.*faite/);
    // What failed is asked about before it is run again.
    await again.see('Cette étape');
    await again.see('? explique');
    again.type(key.enter);
    await again.see(/Étape 2 sur 2.*faite/);
    await again.exits(0);
  });
});
