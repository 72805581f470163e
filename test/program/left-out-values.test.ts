/** A step that was left out while the run went on has set nothing: what uses its variables does not run with nothing in them unseen. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from '../rig/program.ts';
import { key, onTerminal } from '../rig/terminal.ts';

const checked = '# Deploy\n\nBuild:\n\n```sh id=build check="test -d out"\nOUT=out; mkdir out\n```\n\nTidy:\n\n```sh id=tidy\ntouch "tidied$OUT"\n```\n';
const failing = '# Deploy\n\nPick:\n\n```sh id=pick\nTARGET=$(cat no-such-file)\n```\n\nTidy:\n\n```sh id=tidy\ntouch "tidied$TARGET"\n```\n';

test('without a terminal the run pauses before it, and says what goes on', async () => {
  const trial = program('exec', 'deploy.md', '--trust', '--yes').file('deploy.md', checked).file('out/kept', '');
  const { status, stderr, folder } = await trial.run();
  expect([status, existsSync(join(folder, 'tidied'))]).toEqual([4, false]);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('step tidy uses $OUT, which has no value: build, which sets it, was left out (before going on: export OUT=…)');
  expect(stderr).toMatch(/To go on: runbook exec deploy\.md --resume \S+ --yes$/m);
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
