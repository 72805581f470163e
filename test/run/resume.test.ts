import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, linkSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EditStep, Plan } from '../../src/model/plan.ts';
import type { UnknownStep } from '../../src/model/operator.ts';
import type { ReadyPlan, RecordLine, ResumeState } from '../../src/model/run.ts';
import { ranSteps } from '../../src/record/done-steps.ts';
import { readRecord } from '../../src/record/read-record.ts';
import { readResume } from '../../src/record/read-resume.ts';
import { RunJournal } from '../../src/record/run-journal.ts';
import { findRun, runsIn } from '../../src/record/runs-folder.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { cutAfter, filesHolding, output, recordOf, rig, shellStep } from './rig.ts';
import type { Rig, StepGiven } from './rig.ts';

type Steps = readonly (string | StepGiven)[];

async function until(condition: () => boolean, why: string): Promise<void> {
  for (let i = 0; i < 1000 && !condition(); i += 1) await new Promise((r) => void setTimeout(r, 10));
  if (!condition()) throw new Error(why);
}

/** Starts a runner of its own and kills it, and only it, at some moment. */
async function killedRun(steps: Steps, when: (folder: string) => boolean, answers: Record<string, string> = {}): Promise<{ folder: string; r: Rig }> {
  const folder = mkdtempSync(join(tmpdir(), 'rb-test-'));
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'child-runner.ts'), folder, JSON.stringify(steps), JSON.stringify(answers)], { stdio: ['ignore', 'ignore', 'inherit'] });
  // From now on: on a busy machine it may have ended before it is killed.
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await until(() => when(folder), 'the moment never came');
  child.kill('SIGKILL');
  await gone;
  return { folder, r: rig(steps, folder) };
}

/** What the first step has in its log by now: with its keeper and itself killed, the pipe between them is gone. */
function logs(folder: string): string {
  const [run] = readdirSync(join(folder, '.runbook', 'runs')).filter((n) => !n.startsWith('.'));
  const log = join(folder, '.runbook', 'runs', run ?? '', 'steps', '1-s1.log');
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}

const runsOf = (folder: string): string => join(folder, '.runbook', 'runs');

describe('after kill -9 of the runner', () => {
  const slow = ['A=kept; f() { echo "f:$A"; }; mkdir d; cd d; touch first', 'echo x >> ../count; touch ../ready; sleep 0.7; B=late; echo end', 'f; echo "$B"; basename "$PWD"'];

  it('what comes after the step that went on stands where that went', async () => {
    const { folder, r } = await killedRun(['mkdir d', 'touch ready; sleep 0.7; cd d', 'basename "$PWD"'], (f) => existsSync(join(f, 'ready')));
    expect((await r.run({ resume: await readResume(await findRun(runsOf(folder), null)) })).outcome).toBe('done');
    expect(output(r.events, 's3')).toBe('d\n');
  });

  it('the step goes on to its end, and a resumed run knows its outcome, runs it not again, and has variables, functions and directory', async () => {
    const { folder, r } = await killedRun(slow, (f) => existsSync(join(f, 'ready')));
    const resume = await readResume(await findRun(runsOf(folder), null));
    expect(resume.unknown).toMatchObject({ step: 's2', n: 2 });
    const result = await r.run({ resume });
    expect(result.outcome).toBe('done');
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('x\n');
    expect(output(r.events, 's3')).toBe('f:kept\nlate\nd\n');
    expect(readFileSync(join(result.folder, 'steps/2-s2.log'), 'utf8')).toBe('end\n');
    expect(recordOf(result).map((l) => l.type)).toEqual(['run-start', 'intent', 'done', 'intent', 'resume', 'done', 'intent', 'done', 'run-end']);
    expect(await verifyRecord(result.folder, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
  });
  it('a step that has its end already in the keeper’s word is done', async () => {
    const { folder, r } = await killedRun(['echo one > out; echo said'], (f) => existsSync(runsOf(f)) && readdirSync(runsOf(f)).some((n) => existsSync(join(runsOf(f), n, 'state/statuses')) && readFileSync(join(runsOf(f), n, 'state/statuses'), 'utf8') !== ''));
    const folderOf = await findRun(runsOf(folder), null);
    const record = await readRecord(folderOf);
    const outcome = record.outcome ?? (await r.run({ resume: await readResume(folderOf) })).outcome;
    expect(outcome).toBe('done');
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('one\n');
    expect(r.events).not.toContainEqual(expect.objectContaining({ type: 'warning', message: expect.stringContaining('may be missing') as string }));
  });
  it('a step that no witness speaks for is asked about with its last lines and its check, and paused at without an answer', async () => {
    const { folder, r } = await killedRun([{ code: 'echo before; echo x >> count; touch ready; sleep 30', corrections: { check: 'test -e count' } }, 'touch after'], (f) => existsSync(join(f, 'ready')) && logs(f).includes('before'));
    const run = await findRun(runsOf(folder), null);
    const { pid, keeper } = JSON.parse(readFileSync(join(run, 'state/process.json'), 'utf8')) as { pid: number; keeper: number };
    process.kill(keeper, 'SIGKILL');
    process.kill(-pid, 'SIGKILL');
    await until(() => !existsSync(`/proc/${pid}`) || / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')), 'it lives');
    const asked: UnknownStep[] = [];
    const paused = await r.run({ resume: await readResume(run), operator: { unknownStep: async (u) => (asked.push(u), { do: 'pause', note: '' }) } });
    expect(paused).toMatchObject({ outcome: 'paused', exitCode: 4 });
    expect(asked[0]).toMatchObject({ tail: ['before'], check: 'done', alive: [] });
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('x\n');
    const done = await r.run({ resume: await readResume(run), operator: { unknownStep: async () => ({ do: 'done', note: 'looked' }) } });
    expect(done.outcome).toBe('done');
    expect(existsSync(join(folder, 'after'))).toBe(true);
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('x\n');
  });
  it('the wrapper’s own status speaks where the keeper died as well', async () => {
    const { folder, r } = await killedRun(['echo x >> count; touch ready; sleep 0.5; exit 0'], (f) => existsSync(join(f, 'ready')));
    const run = await findRun(runsOf(folder), null);
    // The keeper writes it while the step already runs.
    for (let i = 0; i < 200 && !existsSync(join(run, 'state/process.json')); i += 1) await new Promise((resolve) => void setTimeout(resolve, 5));
    const { keeper } = JSON.parse(readFileSync(join(run, 'state/process.json'), 'utf8')) as { keeper: number };
    process.kill(keeper, 'SIGKILL');
    await until(() => existsSync(join(run, 'state/statuses')), 'no status');
    const result = await r.run({ resume: await readResume(run) });
    expect(result.outcome).toBe('done');
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('x\n');
    // Nobody read its last output: that is said, and stays in the record.
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'done', step: 's1', exitCode: 0, logLost: expect.stringContaining('ended before the step') as string }));
    expect(r.events).toContainEqual(expect.objectContaining({ type: 'warning', id: 's1', message: expect.stringContaining('may be missing from its log') as string }));
  });
  it('a new run on the same document is refused while the step still runs', async () => {
    const { folder, r } = await killedRun(['echo x >> count; until [ -e go ]; do sleep 0.05; done'], (f) => existsSync(join(f, 'count')));
    await expect(r.run()).rejects.toMatchObject({ parts: { exitCode: 5 } });
    writeFileSync(join(folder, 'go'), '');
  });
  it('secrets are asked for again and are nowhere on the disk', async () => {
    const { folder, r } = await killedRun(['COPY=$SECRET_KEY; PLAIN=1; touch ready; sleep 0.3', 'echo "${COPY-gone} $PLAIN $SECRET_KEY"'], (f) => existsSync(join(f, 'ready')), { SECRET_KEY: 'hunter22hunter' });
    const resume = await readResume(await findRun(runsOf(folder), null));
    expect(resume).toMatchObject({ secrets: ['SECRET_KEY'], answers: {} });
    const result = await r.run({ resume, answers: { SECRET_KEY: 'hunter22hunter' }, secrets: ['SECRET_KEY'] });
    expect(result.outcome).toBe('done');
    expect(output(r.events, 's2')).toBe('gone 1 ***\n');
    expect(filesHolding(folder, 'hunter22')).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('a resume after a failure', () => {
  it('runs the failed step again and those after it, the others not', async () => {
    const r = rig(['echo a >> log', 'echo b >> log; test -e mended', 'echo c >> log']);
    const first = await r.run();
    expect(first.outcome).toBe('failed');
    writeFileSync(join(r.folder, 'mended'), '');
    const result = await r.run({ resume: await readResume(first.folder) });
    expect(result.outcome).toBe('done');
    expect(readFileSync(join(r.folder, 'log'), 'utf8')).toBe('a\nb\nb\nc\n');
    expect(readdirSync(join(result.folder, 'steps')).filter((n) => n.endsWith('.log')).sort()).toEqual(['1-s1.log', '2-s2.2.log', '2-s2.log', '3-s3.log']);
    await expect(readResume(first.folder)).rejects.toMatchObject({ parts: { exitCode: 2 } });
  });
});

describe('what is kept of the shell’s state', () => {
  it('is bound by the record: changed or gone since, nothing is run and verify says so', async () => {
    const r = rig(['export A=kept', 'test -e mended', 'echo "$A" > out']);
    const first = await r.run();
    expect(first.outcome).toBe('failed');
    const file = join(first.folder, 'state/shell.json');
    const kept = readFileSync(file, 'utf8');
    const before = await readResume(first.folder);
    writeFileSync(file, kept.replace('kept', 'forged'));
    writeFileSync(join(r.folder, 'mended'), '');
    await expect(readResume(first.folder)).rejects.toMatchObject({ parts: { exitCode: 6, message: expect.stringContaining('state/shell.json was changed') as string } });
    expect(await verifyRecord(first.folder, [])).toMatchObject({ verdict: 'BROKEN', findings: [expect.stringContaining('state/shell.json') as string] });
    // Changed while the operator was thinking.
    await expect(r.run({ resume: before })).rejects.toMatchObject({ parts: { exitCode: 6 } });
    rmSync(file);
    await expect(readResume(first.folder)).rejects.toMatchObject({ parts: { exitCode: 6 } });
    writeFileSync(file, kept);
    const again = await r.run({ resume: await readResume(first.folder), world: { environment: { ...process.env, OTHER: 'now' } as Record<string, string> } });
    expect([again.outcome, readFileSync(join(r.folder, 'out'), 'utf8')]).toEqual(['done', 'kept\n']);
    expect(await verifyRecord(first.folder, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
    rmSync(r.folder, { recursive: true });
  });
  it('is not rewritten by a check that a resumed run stops after', async () => {
    const r = rig(['export A=kept', 'false', { code: 'echo "$A"', corrections: { check: 'false' } }]);
    const first = await r.run();
    const stops = { operator: { beforeStep: async () => ({ do: 'stop' as const }) }, world: { environment: { ...process.env, OTHER: 'now' } as Record<string, string> } };
    const known = async (): Promise<ResumeState> => ({ ...(await readResume(first.folder)), steps: new Map([...(await readResume(first.folder)).steps].map(([id, word]) => [id, { ...word, outcome: 'done' as const }])) });
    expect((await r.run({ resume: await known(), ...stops })).outcome).toBe('stopped');
    expect((await r.run({ resume: await known() })).outcome).toBe('done');
    expect(output(r.events, 's3')).toContain('kept');
    rmSync(r.folder, { recursive: true });
  });
});

describe('two who go on with the same run', () => {
  it('the one whose reading of the record is no longer true runs nothing', async () => {
    const r = rig(['echo a >> log', 'test -e mended', 'echo c >> log']);
    const first = await r.run();
    writeFileSync(join(r.folder, 'mended'), '');
    const [one, other] = [await readResume(first.folder), await readResume(first.folder)];
    expect((await r.run({ resume: one })).outcome).toBe('done');
    await expect(r.run({ resume: other })).rejects.toMatchObject({ parts: { exitCode: 5, message: expect.stringContaining('has gone on') as string } });
    expect(readFileSync(join(r.folder, 'log'), 'utf8')).toBe('a\nc\n');
    expect(await verifyRecord(first.folder, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
    rmSync(r.folder, { recursive: true });
  });
  it('a run whose runner lives is not waited for, and none of its steps is run a second time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rb-test-'));
    const steps = ['touch ready; until [ -e go ]; do sleep 0.05; done', 'echo x >> count'];
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child-runner.ts'), folder, JSON.stringify(steps), '{}'], { stdio: ['ignore', 'ignore', 'inherit'] });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await until(() => existsSync(join(folder, 'ready')), 'it never began');
    const r = rig(steps, folder);
    const resume = await readResume(await findRun(runsOf(folder), null));
    await expect(r.run({ resume })).rejects.toMatchObject({ parts: { exitCode: 5, message: expect.stringContaining('is being carried out') as string } });
    writeFileSync(join(folder, 'go'), '');
    await gone;
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('x\n');
    rmSync(folder, { recursive: true });
  });
  it('a run’s folder with a link in it is written to by nobody', async () => {
    const r = rig(['test -e mended', 'echo c >> log']);
    const first = await r.run();
    writeFileSync(join(r.folder, 'mended'), '');
    writeFileSync(join(r.folder, 'precious'), 'kept');
    rmSync(join(first.folder, 'head'));
    symlinkSync(join(r.folder, 'precious'), join(first.folder, 'head'));
    await expect(r.run({ resume: await readResume(first.folder) })).rejects.toMatchObject({ parts: { exitCode: 6, message: expect.stringContaining('head is a link') as string } });
    expect([readFileSync(join(r.folder, 'precious'), 'utf8'), existsSync(join(r.folder, 'log'))]).toEqual(['kept', false]);
    rmSync(r.folder, { recursive: true });
  });
  it('a note on who ran that is not whole stands in nobody’s way', async () => {
    const r = rig(['echo a >> log']);
    const first = await r.run();
    writeFileSync(join(first.folder, 'state/process.json'), '{"name":"1-s');
    expect((await r.run()).outcome).toBe('done');
    rmSync(r.folder, { recursive: true });
  });
  it('a run is taken back as it was read, and once', async () => {
    const r = rig(['echo a >> log']);
    const { folder } = await r.run();
    const runsDir = runsOf(r.folder);
    const basis = { folder, head: (await readRecord(folder)).chain.head, runs: await runsIn(runsDir) };
    const undo = async (): Promise<RunJournal> => RunJournal.create({ runsDir, documentPath: join(r.folder, 'doc.md'), fragment: null, cwd: r.folder, now: () => new Date(), basis });
    const [one, other] = [await undo(), await undo()];
    const ready = { plan: {}, answers: {}, secrets: [], documentPath: join(r.folder, 'doc.md') } as unknown as ReadyPlan;
    await one.open(ready);
    await one.append({ type: 'run-start', undoes: basename(folder) } as unknown as RecordLine);
    await one.close();
    await expect(other.open(ready)).rejects.toMatchObject({ parts: { exitCode: 5 } });
    await expect((await RunJournal.create({ runsDir, documentPath: join(r.folder, 'doc.md'), fragment: null, cwd: r.folder, now: () => new Date(), basis: { folder, head: 'another' } })).open(ready)).rejects.toMatchObject({ parts: { exitCode: 5 } });
    rmSync(r.folder, { recursive: true });
  });
});

describe('a step that outlived its keeper', () => {
  it('still holds the document against a new run', async () => {
    const { folder, r } = await killedRun(['touch ready; sleep 30'], (f) => existsSync(join(f, 'ready')));
    const run = await findRun(runsOf(folder), null);
    const { pid, keeper } = JSON.parse(readFileSync(join(run, 'state/process.json'), 'utf8')) as { pid: number; keeper: number };
    process.kill(keeper, 'SIGKILL');
    await until(() => !existsSync(`/proc/${keeper}`), 'the keeper lives');
    // Also against the one after that, and against those that keep their records elsewhere.
    const elsewhere = mkdtempSync(join(tmpdir(), 'rb-test-'));
    for (const runsDir of [runsOf(folder), runsOf(folder), elsewhere, elsewhere]) await expect(r.run({ runsDir })).rejects.toMatchObject({ parts: { exitCode: 5, message: expect.stringContaining(String(pid)) as string } });
    process.kill(-pid, 'SIGKILL');
    await until(() => !existsSync(`/proc/${pid}`), 'the step lives');
    rmSync(elsewhere, { recursive: true });
  });
});

describe('a step whose keeper died with its runner', () => {
  it('is taken over: more output than a pipe holds, its outcome and its state are had by the resumed run', async () => {
    const lines = 'for i in $(seq 1 20000); do echo "line $i of the output"; done';
    const { folder, r } = await killedRun([`A=kept; touch ready; sleep 0.4; ${lines}; B=late`, 'echo "$A $B"'], (f) => existsSync(join(f, 'ready')));
    const run = await findRun(runsOf(folder), null);
    const { keeper } = JSON.parse(readFileSync(join(run, 'state/process.json'), 'utf8')) as { keeper: number };
    process.kill(keeper, 'SIGKILL');
    const result = await r.run({ resume: await readResume(run) });
    expect(result.outcome).toBe('done');
    expect(output(r.events, 's2')).toBe('kept late\n');
    expect(readFileSync(join(run, 'steps/1-s1.log'), 'utf8').trimEnd().split('\n')).toHaveLength(20000);
    expect(await verifyRecord(run, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
  });
  it('an edit that was cut off while it wrote in place gets its old bytes, and is done; what somebody wrote since stays', async () => {
    const step = { ...shellStep({ code: '' }, 0), kind: 'edit', id: 'e', file: 'a.yml', fileInput: null, syntax: 'yaml', code: 'v: 20000\n' } as unknown as EditStep;
    for (const [content, torn] of [['v: 20\nother: kept\n', false], ['v: 200\n', false], ['v: 2\nother: 1\n', true]] as const) {
      const r = rig([step]);
      const file = join(r.folder, 'a.yml');
      writeFileSync(file, 'v: 1\nother: 1\n');
      linkSync(file, join(r.folder, 'also.yml'));
      const first = await r.run();
      expect(readFileSync(join(r.folder, 'also.yml'), 'utf8')).toBe('v: 20000\nother: 1\n');
      // As if it had been killed in the middle: the note is there, the line is not, and the file is neither the one nor the other.
      cutAfter(first.folder, 2);
      writeFileSync(join(first.folder, 'state/1-e.writing'), createHash('sha256').update('v: 1\nother: 1\n').digest('hex'));
      writeFileSync(file, content);
      const result = await r.run({ resume: await readResume(first.folder) });
      expect(result.outcome).toBe('done');
      expect(r.events.some((e) => e.type === 'warning' && e.message.includes('written in part'))).toBe(torn);
      expect(readFileSync(file, 'utf8')).toBe(torn ? 'v: 20000\nother: 1\n' : content.replace(/v: \d+/, 'v: 20000'));
      expect(existsSync(join(first.folder, 'state/1-e.writing'))).toBe(false);
      rmSync(r.folder, { recursive: true });
    }
  });
  it('an edit that was begun and written before the crash keeps its way back', async () => {
    const step = { ...shellStep({ code: '' }, 0), kind: 'edit', id: 'e', file: 'a.yml', fileInput: null, syntax: 'yaml', code: 'v: 2\n' } as unknown as EditStep;
    const r = rig([step, 'true']);
    writeFileSync(join(r.folder, 'a.yml'), 'v: 1\n');
    const first = await r.run();
    // As if the power had gone between the write and its line.
    cutAfter(first.folder, 2);
    expect((await readRecord(first.folder)).unknown).toMatchObject({ step: 'e' });
    const result = await r.run({ resume: await readResume(first.folder) });
    expect(result.outcome).toBe('done');
    expect(recordOf(result).find((l) => l.type === 'edit')).toMatchObject({ backup: 'backups/1-e', before: expect.not.stringMatching(recordOf(result).flatMap((l) => (l.type === 'edit' ? l.after : []))[0] ?? 'x') as string });
  });
  it('what failed is tried again where it began, by a resume as well as at once', async () => {
    for (const resumed of [false, true]) {
      const r = rig(['mkdir -p build; cd build\ntest -e ../ok || { touch ../ok; exit 1; }\npwd > here']);
      const tries = { afterFailure: async () => ({ do: resumed ? 'stop' : 'retry' }) as const };
      const first = await r.run({ operator: { ...tries, terminal: true } as never });
      const result = resumed ? await r.run({ resume: await readResume(first.folder) }) : first;
      expect(result.outcome).toBe('done');
      expect(readFileSync(join(r.folder, 'build/here'), 'utf8').trim()).toBe(join(r.folder, 'build'));
      expect(existsSync(join(r.folder, 'build/build'))).toBe(false);
      rmSync(r.folder, { recursive: true });
    }
  });
  it.each([true, false])('a file that was being made before the crash (written: %s) is made, and can be taken back', async (written) => {
    const step = { ...shellStep({ code: '' }, 0), kind: 'edit', id: 'e', file: 'new.yml', fileInput: null, creates: true, syntax: 'yaml', code: 'v: 2\n' } as unknown as EditStep;
    const r = rig([step, 'true']);
    const first = await r.run();
    cutAfter(first.folder, 2);
    writeFileSync(join(first.folder, 'state/1-e.making'), createHash('sha256').update('v: 2\n').digest('hex'));
    if (!written) rmSync(join(r.folder, 'new.yml'));
    expect((await readRecord(first.folder)).unknown).toMatchObject({ step: 'e' });
    expect((await r.run({ resume: await readResume(first.folder) })).outcome).toBe('done');
    expect(readFileSync(join(r.folder, 'new.yml'), 'utf8')).toBe('v: 2\n');
    const plan = JSON.parse(readFileSync(join(first.folder, 'plan.json'), 'utf8')) as Plan;
    expect((await ranSteps(await readRecord(first.folder), plan, {})).flatMap((ran) => ran.edits)).toMatchObject([{ backup: null, file: join(r.folder, 'new.yml') }]);
    expect(existsSync(join(first.folder, 'state/1-e.making'))).toBe(false);
  });
  describe('an edit of several files', () => {
    const code = ['one', 'two', 'three'].map((name) => `--- a/${name}.conf\n+++ b/${name}.conf\n@@ -1 +1 @@\n-old\n+new\n`).join('');
    const step = { ...shellStep({ code: '' }, 0), kind: 'edit', id: 'e', file: null, fileInput: null, syntax: 'diff', code } as unknown as EditStep;
    const files = ['one.conf', 'two.conf', 'three.conf'];
    const contents = (folder: string): string[] => files.map((name) => readFileSync(join(folder, name), 'utf8').trim());
    it.each([2, 3, 4, 5, 6].flatMap((lines) => [[lines, false], [lines, true]] as const))('that was killed after line %i of its record (the next file written: %s) changes the others, once each, and can be taken back', async (lines, written) => {
      const r = rig([step, 'true']);
      for (const name of files) writeFileSync(join(r.folder, name), 'old\n');
      const first = await r.run();
      cutAfter(first.folder, lines);
      // Lines 2, 4 and 6 are intents; a file is written behind its own.
      const { unknown, steps } = await readRecord(first.folder);
      expect([unknown?.step ?? null, steps.has('e')]).toEqual([lines % 2 === 0 ? 'e' : null, false]);
      const done = Math.floor((lines - 1) / 2) + (written && lines % 2 === 0 ? 1 : 0);
      for (const [i, name] of files.entries()) {
        writeFileSync(join(r.folder, name), i < done ? 'new\n' : 'old\n');
        if (i >= Math.ceil((lines - 1) / 2)) rmSync(join(first.folder, 'backups', `1-e${i > 0 ? `.${i + 1}` : ''}`));
      }
      const again = await r.run({ resume: await readResume(first.folder) });
      expect([again.outcome, ...contents(r.folder)]).toEqual(['done', 'new', 'new', 'new']);
      const record = await readRecord(first.folder);
      const plan = JSON.parse(readFileSync(join(first.folder, 'plan.json'), 'utf8')) as Plan;
      const edits = (await ranSteps(record, plan, {})).flatMap((ran) => ran.edits);
      expect(edits.map((e) => [basename(e.file), readFileSync(e.backup ?? '', 'utf8')])).toEqual(files.map((name) => [name, 'old\n']));
      expect((await verifyRecord(first.folder, [])).verdict).toBe('CONSISTENT BUT UNANCHORED');
      rmSync(r.folder, { recursive: true });
    });
    it('of which one did not fit is not done: gone on with, it is changed once it fits', async () => {
      const r = rig([step]);
      for (const name of files) writeFileSync(join(r.folder, name), name === 'two.conf' ? 'other\n' : 'old\n');
      const first = await r.run();
      expect([first.outcome, ...contents(r.folder)]).toEqual(['failed', 'new', 'other', 'old']);
      writeFileSync(join(r.folder, 'two.conf'), 'old\n');
      const again = await r.run({ resume: await readResume(first.folder) });
      expect([again.outcome, ...contents(r.folder)]).toEqual(['done', 'new', 'new', 'new']);
      rmSync(r.folder, { recursive: true });
    });
  });
});
