/** A value that only an earlier step tells (an id, a number) is asked for when its step comes, where a person is there to be asked. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { key, onTerminal, type ProgramOnTerminal } from '../rig/terminal.ts';
import { program } from '../rig/program.ts';

const restore = '# Restore the lamps\n\nList what there is, and note the newest:\n\n```sh\necho lamps-7\n```\n\nRestore it:\n\n```sh\necho "restored <snapshot-id>" >> done.txt\n```\n\nSay so:\n\n```sh\necho "said <snapshot-id> <token>" >> done.txt\n```\n';
const files = { 'restore.md': restore };

/** Up to the question for the value that its step waits for. */
async function untilStepTwo(trial: ProgramOnTerminal): Promise<void> {
  await trial.see('Enter alone: it is asked for when step 2 comes');
  await trial.see('? SNAPSHOT_ID');
  trial.type(key.enter);
  await trial.see('Enter alone: it is asked for when step 3 comes');
  await trial.see('? TOKEN');
  trial.type(key.enter);
  await trial.see('Step 1 of 3: done');
  await trial.see('Enter alone: step 2 is left out');
  await trial.see('? SNAPSHOT_ID');
}
const done = (trial: { readonly folder: string }): string => readFileSync(join(trial.folder, 'done.txt'), 'utf8');

describe('a value that an earlier step tells', () => {
  test('is asked for when its step comes, and the run goes on with it; one summary, one record', async () => {
    const trial = onTerminal(['exec', 'restore.md', '--trust', '--yes'], { files });
    await untilStepTwo(trial);
    expect(trial.screen).toContain('lamps-7');
    trial.type(`lamps 7'$(id)\r`);
    await trial.see('Step 2 of 3: done');
    await trial.see('? TOKEN');
    trial.type('open-sesame\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(done(trial)).toBe("restored lamps 7'$(id)\nsaid lamps 7'$(id) open-sesame\n");
    expect(trial.screen).not.toContain('open-sesame');
    expect(trial.screen).not.toContain('goes on');
    const shown = await program('log', 'show').in(trial.folder).run();
    expect(shown.stdout).toContain("SNAPSHOT_ID = lamps 7'$(id)");
    expect(shown.stdout).toContain('TOKEN = ***');
    expect((await program('log', 'verify').in(trial.folder).run()).status).toBe(0);
  });

  test('is found by Tab among what was printed; a block that looks first is cut there', async () => {
    const looks = '# Restore the lamps\n\n```sh\n# What there is\nls snaps\n\n# Bring one back\ncat snaps/<snapshot> > done.txt\n```\n';
    const trial = onTerminal(['exec', 'restore.md', '--trust', '--yes'], { files: { 'restore.md': looks, 'snaps/hall-20261104': 'four\n', 'snaps/yard-20261105': 'five\n' } });
    await trial.see('Enter alone: it is asked for when step 2 comes');
    trial.type(key.enter);
    await trial.see('Step 1 of 2: done');
    await trial.see('Tab completes a word printed above');
    trial.type('ya\t');
    await trial.see(/SNAPSHOT[^\n]*yard-20261105/u);
    trial.type('\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(done(trial)).toBe('five\n');
  });

  test('a file’s name too, which lies elsewhere; a file that is here as well', async () => {
    const far = '# Restore the lamps\n\n```sh\nls far\n```\n\n```sh\ncat far/<dump-file> > done.txt\n```\n';
    const trial = onTerminal(['exec', 'restore.md', '--trust', '--yes'], { files: { 'restore.md': far, 'far/hall.dump': 'four\n', 'near.txt': '' } });
    await trial.see('Enter alone: it is asked for when step 2 comes');
    trial.type(key.enter);
    await trial.see('Tab completes a word printed above, or a file’s name');
    trial.type('nea\t');
    await trial.see(/DUMP_FILE[^\n]*near\.txt/u);
    trial.type('\u0015ha\t');
    await trial.see(/DUMP_FILE[^\n]*hall\.dump/u);
    trial.type('\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(done(trial)).toBe('four\n');
  });

  test('left open again leaves its step out, and asks again at the next that needs it', async () => {
    const trial = onTerminal(['exec', 'restore.md', '--trust', '--yes'], { files });
    await untilStepTwo(trial);
    trial.type(key.enter);
    // Twice Enter, in a hurry, leaves nothing out.
    await trial.see('Leave step 2 out');
    trial.type(key.enter);
    await trial.see('? SNAPSHOT_ID');
    trial.type(key.enter);
    await trial.see('Leave step 2 out');
    trial.type('y\r');
    await trial.see('Step 2 of 3: skipped');
    await trial.see('Enter alone: step 3 is left out');
    trial.type('late\r');
    await trial.see('? TOKEN');
    trial.type('x\r');
    await trial.see('Done after');
    await trial.exits(0);
    expect(done(trial)).toBe('said late x\n');
  });

  test('is asked for again where the run was stopped at the question, and kept where it was given', async () => {
    const trial = onTerminal(['exec', 'restore.md', '--trust', '--yes'], { files });
    await untilStepTwo(trial);
    trial.type(key.ctrlC);
    await trial.see('--resume');
    await trial.exits(130);
    const again = onTerminal(['exec', 'restore.md', '--resume', '--yes'], { folder: trial.folder });
    await again.see('? SNAPSHOT_ID');
    again.type('seven\r');
    await again.see('Enter alone: it is asked for when step 3 comes');
    again.type(key.enter);
    await again.see('Step 2 of 3: done');
    await again.see('Enter alone: step 3 is left out');
    again.type(key.ctrlC);
    await again.exits(130);
    const last = onTerminal(['exec', 'restore.md', '--resume', '--yes'], { folder: trial.folder });
    await last.see('? TOKEN');
    last.type('t\r');
    await last.see('Done after');
    await last.exits(0);
    expect(last.screen).not.toContain('? SNAPSHOT_ID');
    expect(done(trial)).toBe('restored seven\nsaid seven t\n');
  });

  test('has to be given beforehand where nobody is there to be asked, and for the first step', async () => {
    const trial = onTerminal(['exec', 'first.md', '--trust', '--yes'], { files: { 'first.md': '# One\n\n```sh\necho <lamp>\n```\n', ...files } });
    await trial.see('? LAMP');
    trial.type(key.enter);
    await trial.see('it is empty');
    trial.type('a\r');
    await trial.exits(0);
    const alone = await program('exec', 'restore.md', '--trust', '--yes').in(trial.folder).run();
    expect([alone.status, alone.stderr]).toEqual([2, expect.stringContaining('--var SNAPSHOT_ID=…')]);
    expect(existsSync(join(trial.folder, 'done.txt'))).toBe(false);
  });
});
