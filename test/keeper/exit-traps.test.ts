/** `trap … EXIT` of a block is for the end of the whole, as in one terminal: not for the end of the block. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../rig/program.ts';
import { output, rig } from '../run/rig.ts';

describe('what a block asks for at the end', () => {
  it('is done where the last block ends, with what the blocks between have made of its variables', async () => {
    const r = rig([`DIR=one; trap 'echo "tidied $DIR"' EXIT; echo first`, 'DIR=two; echo second', 'echo third']);
    await r.run();
    expect(['s1', 's2', 's3'].map((id) => output(r.events, id))).toEqual(['first\n', 'second\n', 'third\ntidied two\n']);
  });
  it('whatever the case of its name', async () => {
    const r = rig([`DIR=one; trap 'echo "tidied $DIR"' Exit; echo first`, 'echo second $DIR']);
    await r.run();
    expect(['s1', 's2'].map((id) => output(r.events, id))).toEqual(['first\n', 'second one\ntidied one\n']);
  });
  it.each(['command trap', 'builtin trap', 'command -p trap --', '\\builtin trap'])('however it is asked for: %s', async (trap) => {
    const r = rig([`DIR=one; ${trap} 'echo "tidied $DIR"' EXIT; echo first`, 'echo second $DIR']);
    await r.run();
    expect(['s1', 's2'].map((id) => output(r.events, id))).toEqual(['first\n', 'second one\ntidied one\n']);
  });
  it.each([
    ['a later block takes it back', 'trap - EXIT', ''], ['a later block asks for something else', "trap 'echo other' EXIT", 'other\n'],
    ['it has quotes and lines', `trap 'echo "it'\\''s"\necho over' EXIT`, "it's\nover\n"],
  ])('%s', async (_, second, expected) => {
    const r = rig([`trap 'echo first' EXIT`, second, ':']);
    await r.run();
    expect(output(r.events)).toBe(expected);
  });
  it('is done at once where its own block fails, as bash does, and not where a later one fails', async () => {
    const own = rig([`trap 'echo tidied' EXIT; false`, 'echo next']);
    await own.run({ operator: { afterFailure: async () => ({ do: 'skip', note: '' }) } });
    expect(output(own.events)).toBe('tidied\nnext\n');
    const later = rig([`trap 'echo tidied' EXIT`, 'false']);
    expect((await later.run()).outcome).toBe('failed');
    expect(output(later.events)).toBe('');
    expect(later.events.filter((e) => e.type === 'warning')).toMatchObject([{ message: 'not done yet, since the run may go on: what a block asked for at the end (trap … EXIT): echo tidied' }]);
  });
});

const bundle = '# Bundle\n\nBegin:\n\n```bash\nWORK=work; mkdir work\ntrap \'echo "drops $WORK"; rm -r "$WORK"\' EXIT\n```\n\nCollect:\n\n```bash\necho one > "$WORK/one"\ntest -e ready\n```\n\nPack:\n\n```bash\ncat "$WORK/one"\n```\n';

it('a run that goes on in another process has it still', async () => {
  const first = await program('exec', 'bundle.md', '--trust', '--yes', '--allow-destroy').file('bundle.md', bundle).run();
  expect([first.status, first.stdout]).toEqual([1, '']);
  expect(first.stderr).toContain('not done yet');
  expect(readFileSync(join(first.folder, 'work/one'), 'utf8')).toBe('one\n');
  expect(await program('exec', 'bundle.md', '--resume', '--yes', '--allow-destroy').within(first.folder).file('ready', '').run()).toMatchObject({ status: 0, stdout: 'one\ndrops work\n' });
});

it('is told, and not done, where something that it may use was not kept', async () => {
  const secret = bundle.replaceAll('WORK', 'SECRET_DIR');
  const first = await program('exec', 'bundle.md', '--trust', '--yes', '--allow-destroy').file('bundle.md', secret.replace('echo one > "$SECRET_DIR/one"\n', '').replace('cat "$SECRET_DIR/one"', 'echo over')).run();
  expect(first.status).toBe(1);
  const second = await program('exec', 'bundle.md', '--resume', '--yes', '--allow-destroy').within(first.folder).file('ready', '').run();
  expect(second).toMatchObject({ status: 0, stdout: 'over\n' });
  expect(second.stderr.replaceAll(/\s+/g, ' ')).toContain('not done by itself: what a block asked for at the end (trap … EXIT); do it by hand: echo "drops $SECRET_DIR"');
});

it('is not done by a block whose output may have it tried again', async () => {
  const { status, stdout, stderr } = await program('exec', 'hall.md', '--trust', '--yes').file('hall.md', '# Hall\n\n```sh\ntrap \'echo dark\' EXIT\n```\n\nLook:\n\n```sh expect=bye\necho hello\n```\n').run();
  expect([status, stdout]).toEqual([1, 'hello\n']);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('not done yet, since the run may go on');
});

it('what no block comes after to do is said', async () => {
  const { status, stderr, stdout } = await program('exec', 'bundle.md', '--trust', '--yes', '--allow-destroy').file('bundle.md', bundle.replace('Pack:\n\n```bash', 'Pack:\n\n```bash check="test -d work"')).file('ready', '').run();
  expect([status, stdout]).toEqual([0, '']);
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain('not done by itself: what a block asked for at the end (trap … EXIT); do it by hand: echo "drops $WORK"; rm -r "$WORK"');
});
