/** A step that was left out while the run went on has set nothing: what uses its variables does not run with nothing in them unseen. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const checked = '# Deploy\n\nBuild:\n\n```sh id=build check="test -d out"\nOUT=out; mkdir out\n```\n\nTidy:\n\n```sh id=tidy\ntouch "tidied$OUT"\n```\n';
const failing = '# Deploy\n\nPick:\n\n```sh id=pick\nTARGET=$(cat no-such-file)\n```\n\nTidy:\n\n```sh id=tidy\ntouch "tidied$TARGET"\n```\n';

test('without a terminal the run pauses before it, and says what goes on', async () => {
  const trial = program('exec', 'deploy.md', '--trust', '--yes').file('deploy.md', checked).file('out/kept', '');
  const { status, stderr, folder } = await trial.run();
  expect([status, existsSync(join(folder, 'tidied'))]).toEqual([4, false]);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('step tidy uses $OUT, which has no value: build, which sets it, was left out or cut off (before going on: export OUT=…)');
  expect(stderr).toMatch(/once it has a value: +runbook exec deploy\.md --resume \S+ --yes$/m);
});

test('it runs where the environment gives the value', async () => {
  const { status, folder } = await program('exec', 'deploy.md', '--trust', '--yes').file('deploy.md', checked).file('out/kept', '').env({ OUT: '-out' }).run();
  expect([status, existsSync(join(folder, 'tidied-out'))]).toEqual([0, true]);
});

test('on a terminal it is asked about, whatever was agreed to beforehand', async () => {
  const trial = onTerminal(['exec', 'deploy.md', '--trust', '--yes'], { files: { 'deploy.md': failing } });
  await trial.see('After the failure of pick');
  trial.type(`s${key.enter}`);
  await trial.see('Note (may be empty)');
  trial.type(key.enter);
  await trial.see('$TARGET has no value: pick, which sets it, was left out');
  await trial.see('This step:');
  expect(existsSync(join(trial.folder, 'tidied'))).toBe(false);
  trial.type(key.ctrlC);
  await trial.exits(130);
  expect(existsSync(join(trial.folder, 'tidied'))).toBe(false);
});

test('nor in the wrong folder: where only a step left out goes to the right one, nothing runs, or the run pauses', async () => {
  const elsewhere = temporaryFolder();
  const held = `# Empty the belt\n\nIf the belt still runs:\n\n\`\`\`sh id=go\ncd ${elsewhere}\ntouch stopped\n\`\`\`\n\nEmpty it:\n\n\`\`\`sh id=empty\nrm -rf cache/*\n\`\`\`\n`;
  const refused = await program('exec', 'belt.md', '--trust', '--yes').file('belt.md', held).file('cache/mine', '').run();
  expect([refused.status, existsSync(join(refused.folder, 'cache/mine'))]).toEqual([2, true]);
  expect(refused.stderr.replaceAll(/\s+/g, ' ')).toContain(`step empty would run in the wrong folder: only go, which is left out, goes to ${elsewhere} Take that step in (--also go), or start there: --cwd ${elsewhere}`);
  expect(await program('exec', 'belt.md', '--trust', '--yes', '--cwd', elsewhere).file('belt.md', held).run()).toMatchObject({ status: 0 });

  const said = held.replace("If the belt still runs", 'Stop it').replace('id=go', 'id=go check="test -d ."');
  const paused = await program('exec', 'belt.md', '--trust', '--yes').file('belt.md', said).file('cache/mine', '').run();
  expect([paused.status, existsSync(join(paused.folder, 'cache/mine'))]).toEqual([4, true]);
  expect(paused.stderr.replaceAll(/\s+/g, ' ')).toContain(`step empty would run in the wrong folder: go, which goes to ${elsewhere}, was left out`);
});

const chosen = '# Empty the store\n\n1. Choose the folder:\n\n   ```bash\n   STORE=old/boxes\n   ```\n\n2. Look:\n\n   ```bash\n   ls $STORE\n   ```\n\n3. Empty it:\n\n   ```bash\n   printf "empties %s\\n" $STORE/*\n   ```\n';

for (const options of [['--from', '3'], ['--only', '3'], ['--skip', '1', '--skip', '2']]) {
  test(`what a step that is left out (${options.join(' ')}) sets to a literal is set all the same, or to what --var gives`, async () => {
    const trial = (...more: string[]) => program('exec', 'store.md', '--trust', '--yes', ...options, ...more).file('store.md', chosen).file('old/boxes/one', '').file('other/two', '');
    expect(await trial().run()).toMatchObject({ status: 0, stdout: 'empties old/boxes/one\n' });
    expect(await trial('--var', 'STORE=other').run()).toMatchObject({ status: 0, stdout: 'empties other/two\n' });
  });
}

test('so it is where the run goes on without the step, and where it is left out at its own question', async () => {
  const stopping = program('exec', 'store.md', '--trust', '--yes', '--from', '2').file('store.md', chosen.replace('ls $STORE', 'ls $STORE/none')).file('old/boxes/one', '');
  const { status, folder } = await stopping.run();
  expect(status).toBe(1);
  expect(await program('exec', 'store.md', '--resume', '--yes', '--from', '3').within(folder).run()).toMatchObject({ status: 0, stdout: 'empties old/boxes/one\n' });

  const trial = onTerminal(['exec', 'store.md', '--trust', '--only', '1', '--only', '3', '--var', 'STORE=old/boxes'], { files: { 'store.md': chosen, 'old/boxes/one': '' } });
  await trial.see('This step:');
  trial.type(`s${key.enter}`);
  await trial.see('Note (may be empty)');
  trial.type(key.enter);
  await trial.see('This step:');
  trial.type(`r${key.enter}`);
  await trial.see('empties old/boxes/one');
  await trial.exits(0);
});

test('a value that is needed and nowhere given is asked for where the step that sets it is left out', async () => {
  const open = chosen.replace('STORE=old/boxes', 'STORE=<folder>');
  const { status, stderr, stdout } = await program('exec', 'store.md', '--trust', '--yes', '--from', '3').file('store.md', open).run();
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/--var \w+=/);
});

test('what a file that is taken in does not set is not run empty', async () => {
  const taking = '# Tidy\n\nPick it:\n\n```sh id=pick\nOLD=$(cat which)\n```\n\nLoad the settings:\n\n```sh id=load\n. ./settings.sh\n```\n\nTidy:\n\n```sh id=tidy\ntouch "tidied$OLD"\n```\n';
  const trial = (settings: string) => program('exec', 'tidy.md', '--trust', '--yes', '--from', 'load').file('tidy.md', taking).file('settings.sh', settings);
  const empty = await trial('X=1\n').run();
  expect([empty.status, existsSync(join(empty.folder, 'tidied'))]).toEqual([4, false]);
  expect(empty.stderr.replaceAll(/\s+/g, ' ')).toContain('step tidy uses $OLD, which has no value: pick, which sets it, was left out');
  const full = await trial('OLD=-x\n').run();
  expect([full.status, existsSync(join(full.folder, 'tidied-x'))]).toEqual([0, true]);
});

test('a variable that a block makes of its own value needs one', async () => {
  const { status, stderr } = await program('exec', 'tidy.md', '--trust', '--yes', '--from', '2').file('tidy.md', '# Tidy\n\nPick:\n\n```sh\nBASE=$(pwd)/out\n```\n\nTidy:\n\n```sh\nBASE=$BASE/sub\ntouch "$BASE"\n```\n').run();
  expect(status).toBe(2);
  expect(stderr).toContain('uses $BASE, which only a step that is left out sets');
});
