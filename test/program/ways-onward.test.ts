/** The lines that a run prints when it cannot go on are lines that work, with what the run knows. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';

const document = [
  '# Ship it', '', 'Begin:', '', '```bash id=begin', 'TARGET=$(pwd)/out', 'mkdir sub "$TARGET"', 'cd sub', '```', '', 'Look:', '', '```bash id=look', 'grep -q ready ../state', '```', '',
  'If it is the first time:', '', '```bash id=first', 'touch "$TARGET/first"', '```', '', '## Rollback', '', '```bash', 'rmdir "$TARGET"', '```', '',
].join('\n');

/** The words of a printed line, as they are given to the program: the variables before it, and its arguments. */
function typed(line: string): { readonly env: Record<string, string>; readonly args: string[] } {
  const [before = '', after = ''] = line.split('runbook exec ');
  return { env: Object.fromEntries(before.trim().split(' ').filter(Boolean).map((pair) => pair.split('=', 2))) as Record<string, string>, args: ['exec', ...after.trim().split(' ')] };
}

const lineAfter = (stderr: string, words: string): string => stderr.split('\n').find((line) => line.includes(words))?.split(words)[1]?.split('): ').at(-1)?.trim() ?? '';

test('the document’s own way back is run with what the run’s shell knows', async () => {
  const { stderr, folder, status } = await program('exec', 'ship.md', '--trust', '--yes').file('ship.md', document).file('state', 'no\n').run();
  expect(status).toBe(1);
  const { args } = typed(lineAfter(stderr, 'as the document says:'));
  expect(args).toEqual(['exec', 'ship.md#rollback', '--var', `TARGET=${folder}/out`]);
  expect(await program(...args, '--yes', '--allow-destroy', '--trust').within(folder).run()).toMatchObject({ status: 0 });
});

test('a mended document is gone on with by the line that is printed; what that does not carry over is said', async () => {
  const { folder } = await program('exec', 'ship.md', '--trust', '--yes').file('ship.md', document).file('state', 'no\n').run();
  writeFileSync(join(folder, 'ship.md'), document.replace('ready', 'no'));
  const refused = await program('exec', 'ship.md', '--resume', '--yes').within(folder).run();
  expect(refused.status).toBe(3);
  expect(refused.stderr.replaceAll(/\s+/g, ' ')).toContain('a rollback of it does not take back what was done before');
  const { args, env } = typed(lineAfter(refused.stderr, 'To go on with the text as it is now'));
  expect(args).toEqual(['exec', 'ship.md', '--from', 'look', '--skip', 'first', '--trust', '--yes', '--cwd', `${folder}/sub`]);
  expect(await program(...args).env(env).within(folder).run()).toMatchObject({ status: 0 });
});

test('a step that the run was begun without is done by a run of its own, with the values and in the folder of the first', async () => {
  const { folder } = await program('exec', 'ship.md', '--trust', '--yes').file('ship.md', document).file('state', 'no\n').run();
  const refused = await program('exec', 'ship.md', '--resume', '--yes', '--also', 'first').within(folder).run();
  expect(refused.status).toBe(2);
  const { args, env } = typed(lineAfter(refused.stderr, 'To do it now, begin a new run, which has these values of this one and not its shell:'));
  expect([env, args]).toEqual([{ TARGET: `${folder}/out` }, ['exec', 'ship.md', '--only', 'first', '--cwd', `${folder}/sub`]]);
  expect(await program(...args, '--yes', '--trust').env(env).within(folder).run()).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, 'out/first'), 'utf8')).toBe('');
});

test('from another folder the lines name the document as it is reached from there', async () => {
  const HOME = temporaryFolder();
  const { folder } = await program('exec', 'ship.md', '--trust', '--yes').file('docs/ship.md', document).in('docs').env({ HOME }).file('docs/state', 'no\n').run();
  const { stderr } = await program('exec', 'docs/ship.md', '--resume', '--yes').within(folder).env({ HOME }).run();
  expect(lineAfter(stderr, 'to try it again:')).toMatch(/^runbook exec docs\/ship\.md --resume \S+ --yes$/);
});

test('a secret is never in such a line', async () => {
  const secret = document.replace('TARGET=$(pwd)/out', 'TARGET=$(pwd)/out; DB_TOKEN=opaline-17').replace('rmdir', 'echo $DB_TOKEN; rmdir');
  const { stderr } = await program('exec', 'ship.md', '--trust', '--yes').file('ship.md', secret).file('state', 'no\n').run();
  expect(lineAfter(stderr, 'as the document says:')).toMatch(/^runbook exec ship\.md#rollback --var TARGET=\S+$/);
});

test('a step that only reads leaves nothing to look for, though it failed', async () => {
  const { folder } = await program('exec', 'ship.md', '--trust', '--yes').file('ship.md', document).file('state', 'no\n').run();
  const { stdout } = await program('rollback', '--dry-run').within(folder).run();
  expect(stdout).toContain('it only read: there is nothing to undo');
  expect(stdout).not.toContain('half-way');
});
