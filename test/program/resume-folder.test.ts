/** Where the steps behind a failed or cut-off one run when `exec --resume` takes it as done or leaves it out: in the folder that its shell reached, or nowhere. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareEnvironment, homeIn, launcher, program, temporaryFolder, type Seen } from '../rig/program.ts';

const document = (last: string): string => `# Tidy\n\n\`\`\`sh id=enter\nmkdir -p shed/box\ncd shed\nSIZE=big\n${last}\n\`\`\`\n\n\`\`\`sh id=empty\nrm -rf box\npwd > ../where\n\`\`\`\n`;

function place(last: string): { readonly folder: string; readonly also: (...args: string[]) => Promise<Seen> } {
  const folder = realpathSync(temporaryFolder());
  writeFileSync(join(folder, 'tidy.md'), document(last));
  mkdirSync(join(folder, 'box'));
  return { folder, also: (...args) => program(...args).within(folder).run() };
}

test.for(['--done', '--skip'])('%s of a step that failed: the next one goes on where its shell stood', async (option) => {
  const { folder, also } = place('false');
  expect((await also('exec', 'tidy.md', '--trust', '--yes', '--allow-destroy')).status).toBe(1);
  expect((await also('exec', 'tidy.md', '--resume', option, 'enter', '--yes', '--allow-destroy')).status).toBe(0);
  expect([existsSync(join(folder, 'box')), existsSync(join(folder, 'shed/box')), readFileSync(join(folder, 'where'), 'utf8')]).toEqual([true, false, `${folder}/shed\n`]);
});

test('a step that failed and is tried again begins where it did', async () => {
  const { folder, also } = place('test -f ../open');
  expect((await also('exec', 'tidy.md', '--trust', '--yes', '--allow-destroy')).status).toBe(1);
  writeFileSync(join(folder, 'open'), '');
  expect((await also('exec', 'tidy.md', '--resume', '--yes', '--allow-destroy')).status).toBe(0);
  expect([existsSync(join(folder, 'box')), existsSync(join(folder, 'shed/shed')), readFileSync(join(folder, 'where'), 'utf8')]).toEqual([true, false, `${folder}/shed\n`]);
});

test('after a kill nobody knows where the shell stood: what works on the folder is not run (exit 4), until the step is done again', async () => {
  const { folder, also } = place('touch ../ready; test -f ../open || sleep 60');
  const child = spawn(process.execPath, [launcher(), 'exec', 'tidy.md', '--trust', '--yes', '--allow-destroy'], { cwd: folder, env: bareEnvironment(homeIn(folder)), stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  while (!existsSync(join(folder, 'ready'))) await new Promise((resolve) => void setTimeout(resolve, 20));
  const runs = join(folder, '.runbook/runs');
  const state = join(runs, readdirSync(runs).find((name) => name.startsWith('2')) ?? '', 'state/process.json');
  const { pid, keeper } = JSON.parse(readFileSync(state, 'utf8')) as { pid: number; keeper: number };
  for (const one of [child.pid ?? 0, keeper, ...execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).split('\n').map(Number).filter(Boolean), pid]) process.kill(one, 'SIGKILL');
  await gone;
  for (const args of [['--done', 'enter'], []]) {
    expect(await also('exec', 'tidy.md', '--resume', ...args, '--yes', '--allow-destroy')).toMatchObject({ status: 4, stderr: expect.stringContaining(`enter, which goes to ${folder}/shed, was left out or cut off`) });
    expect([existsSync(join(folder, 'box')), existsSync(join(folder, 'shed/box'))]).toEqual([true, true]);
  }
  writeFileSync(join(folder, 'open'), '');
  expect((await also('exec', 'tidy.md', '--resume', '--redo', 'enter', '--yes', '--allow-destroy')).status).toBe(0);
  expect([existsSync(join(folder, 'box')), existsSync(join(folder, 'shed/box'))]).toEqual([true, false]);
});
