/** `runbook log` and `runbook list`: what was run, told, verified and exported; what can be run. */
import { appendFileSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { program, type Seen } from '../rig/program.ts';

const document = '# Say\n\n```sh\necho hello\n```\n';

/** A folder with one run, and further command lines in it. */
async function ran(): Promise<{ readonly folder: string; readonly run: string; readonly also: (...args: string[]) => Promise<Seen> }> {
  const { folder } = await program('exec', 'say.md', '--trust', '--yes').file('say.md', document).stdout('hello\n').stderr(/Done/).success();
  const also = (...args: string[]): Promise<Seen> => {
    const trial = program(...args);
    rmSync(trial.folder, { recursive: true });
    symlinkSync(folder, trial.folder);
    return trial.run();
  };
  return { folder, run: readdirSync(join(folder, '.runbook', 'runs')).find((n) => n !== '.locks') ?? '', also };
}

test('log lists the runs, show tells one, by the beginning or the end of its name', async () => {
  const { run, also } = await ran();
  expect((await also('log')).stdout).toMatch(new RegExp(`^${run} {2}Done +1/1 .*say\\.md\n$`));
  for (const name of [run, run.slice(0, 15), run.slice(-4)]) expect((await also('log', 'show', name)).stdout).toMatch(/say\.md {2}Done {2}1\/1[\s\S]*▶ 1 {2}say-1[\s\S]*echo hello[\s\S]*exit status 0/);
  expect(await also('log', 'show', 'nothing')).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no run nothing') });
  expect(JSON.parse((await also('log', 'list', '--json')).stdout)).toMatchObject([{ run, outcome: 'done' }]);
});

test('an edited record is BROKEN (exit 6), a torn one INCOMPLETE (exit 1)', async () => {
  const { folder, run, also } = await ran();
  const path = join(folder, '.runbook', 'runs', run, 'record.jsonl');
  const whole = readFileSync(path, 'utf8');
  expect(await also('log', 'verify')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^CONSISTENT BUT UNANCHORED/) });
  writeFileSync(path, whole.replace('echo hello', 'echo hullo'));
  expect(await also('log', 'verify')).toMatchObject({ status: 6, stdout: expect.stringMatching(/^BROKEN/) });
  writeFileSync(path, whole);
  appendFileSync(path, '{"type":"do');
  expect(await also('log', 'verify')).toMatchObject({ status: 1, stdout: expect.stringMatching(/^INCOMPLETE/) });
});

test.each([['markdown', /^# /], ['json', /^\{/], ['junit', /^<\?xml/], ['asciicast', /^\{"/]])('export as %s', async (format, begins) => {
  const { also } = await ran();
  expect(await also('log', 'export', '--format', format)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(begins) });
});

describe('list', () => {
  test('names documents with something to run, and how their last run ended', async () => {
    const { also } = await ran();
    expect((await also('list')).stdout).toMatch(/^say\.md {2}Say\n {2}1 step · Done /);
  });
  test('says in words that there is none', async () => {
    await program('list').file('prose.md', '# About\n\nThis page tells a story.\n').stderr('No document with something to run below ..\n').success();
  });
});
