/** A shell that a person opened in a run and that is killed: the record has it, and whoever takes the run back is told to look. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from '../rig/program.ts';
import { key, onTerminal, type ProgramOnTerminal } from '../rig/terminal.ts';

const text = '# Sweep\n\n```sh id=sweep\nmkdir swept\n```\n\n```sh id=look\ntest -e broom\n```\n';

async function inShell(): Promise<ProgramOnTerminal> {
  const trial = onTerminal(['exec', 'sweep.md', '--trust', '--yes'], { files: { 'sweep.md': text } });
  await trial.see('After the failure of look');
  await trial.see('open a shell here');
  trial.forget();
  trial.type(`o${key.enter}`);
  await trial.see(/[#$] $/);
  trial.type('touch done-in-shell; echo $$ > shell.pid; echo $PPID > keeper.pid\r');
  await until(() => existsSync(join(trial.folder, 'keeper.pid')) && pid(trial, 'keeper') > 0);
  return trial;
}

const pid = (trial: ProgramOnTerminal, name: string): number => Number(readFileSync(join(trial.folder, `${name}.pid`), 'utf8').trim());

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !holds(); i += 1) await new Promise((resolve) => void setTimeout(resolve, 50));
}

const isAlive = (id: number): boolean => existsSync(`/proc/${id}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${id}/status`, 'utf8'));

test.each(['shell', 'keeper', 'runner', 'window'] as const)('the %s goes', async (who) => {
  const trial = await inShell();
  const [shell, keeper] = [pid(trial, 'shell'), pid(trial, 'keeper')];
  const runner = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(keeper)], { encoding: 'utf8' }).trim());
  if (who === 'window') trial.hangUp();
  else process.kill({ shell, keeper, runner }[who], 'SIGKILL');
  if (who === 'shell') {
    await trial.see('After the failure of look');
    trial.type(key.ctrlC);
    await trial.exits(1);
  }
  // Nothing of it holds the document, or is left behind.
  await until(() => ![shell, keeper, runner].some(isAlive));
  expect([shell, keeper, runner].filter(isAlive)).toEqual([]);
  const isEnded = who === 'shell' || who === 'window';
  const said = async (...args: string[]): Promise<string> => (await program(...args).within(trial.folder).run()).stdout;
  const shown = await said('log', 'show');
  expect(shown).toMatch(/► 2 {2}look {2}\S+ opened a shell/);
  expect(shown.includes('worked in a shell for')).toBe(isEnded);
  const exported = await said('log', 'export');
  expect(exported).toMatch(isEnded ? /worked in a shell · [\d.]+ s/ : /worked in a shell · cut off: nobody knows what was done in it/);
  expect(await said('rollback', '--dry-run')).toMatch(/worked in a shell here \(what was seen is in \S+2-look\.shell\.log\)/);
  expect((await said('log', 'verify')).split(' ')[0]).toBe(isEnded ? 'CONSISTENT' : 'INCOMPLETE');
});
