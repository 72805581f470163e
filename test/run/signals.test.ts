import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunSignal } from '../../src/model/run.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { output, recordOf, rig } from './rig.ts';

/** Signals that the test sends, at its own moments. */
function signals(): { onSignal: (callback: (signal: RunSignal) => void) => () => void; send: (signal: RunSignal) => void } {
  let callback: ((signal: RunSignal) => void) | null = null;
  return { onSignal: (c) => ((callback = c), () => (callback = null)), send: (signal) => callback?.(signal) };
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i += 1) await new Promise((r) => void setTimeout(r, 10));
  expect(condition()).toBe(true);
}

const alive = (pid: string): boolean => existsSync(`/proc/${pid.trim()}`) && !/\) Z /.test(readFileSync(`/proc/${pid.trim()}/stat`, 'utf8'));

describe('signals', () => {
  it('Ctrl-C once asks the step to stop; the run ends as interrupted, and the record says where', async () => {
    const r = rig([`trap 'echo tidied; exit 9' INT; echo up; sleep 20 & wait`, 'touch after']);
    const s = signals();
    const done = r.run({ world: { onSignal: s.onSignal } });
    await until(() => output(r.events).includes('up'));
    s.send('SIGINT');
    const result = await done;
    expect(result).toMatchObject({ outcome: 'interrupted', exitCode: 130, stoppedAt: 's1' });
    expect(output(r.events)).toContain('tidied');
    expect(recordOf(result).slice(-2)).toMatchObject([{ type: 'done', step: 's1', exitCode: 9 }, { type: 'run-end', outcome: 'interrupted', at: 's1' }]);
    expect(existsSync(join(r.folder, 'after'))).toBe(false);
  });
  it('that comes between the last look and the step lets nothing begin', async () => {
    const r = rig(['touch begun; sleep 20', 'touch after']);
    const s = signals();
    const push = r.events.push.bind(r.events);
    r.events.push = (...events) => {
      if (events[0]?.type === 'step-start') s.send('SIGINT');
      return push(...events);
    };
    const result = await r.run({ world: { onSignal: s.onSignal } });
    expect(result).toMatchObject({ outcome: 'interrupted', exitCode: 130, stoppedAt: 's1' });
    expect(recordOf(result).map((l) => l.type)).toEqual(['run-start', 'run-end']);
    expect(existsSync(join(r.folder, 'begun'))).toBe(false);
  });
  it('Ctrl-C twice kills the whole tree, those that left the session included', async () => {
    const r = rig([`trap '' INT; setsid sh -c 'trap "" INT; echo $$ > away; exec sleep 30' & (sleep 30 & echo $! > child; wait) & echo $$ > self; echo up; while :; do sleep 1; done`]);
    const s = signals();
    const done = r.run({ world: { onSignal: s.onSignal } });
    await until(() => output(r.events).includes('up') && existsSync(join(r.folder, 'away')) && existsSync(join(r.folder, 'child')));
    s.send('SIGINT');
    await new Promise((resolve) => void setTimeout(resolve, 100));
    s.send('SIGINT');
    const result = await done;
    expect(result).toMatchObject({ outcome: 'interrupted', exitCode: 130 });
    for (const name of ['self', 'child', 'away']) await until(() => !alive(readFileSync(join(r.folder, name), 'utf8')));
  });
  it('SIGTERM ends it with 143', async () => {
    const r = rig(['echo up; sleep 20']);
    const s = signals();
    const done = r.run({ world: { onSignal: s.onSignal } });
    await until(() => output(r.events).includes('up'));
    s.send('SIGTERM');
    const result = await done;
    expect(result).toMatchObject({ outcome: 'terminated', exitCode: 143, stoppedAt: 's1' });
    expect(recordOf(result).find((l) => l.type === 'done')).toMatchObject({ note: 'ended by SIGTERM, which the run got' });
  });
  it('a signal while the operator is asked ends the run as well', async () => {
    const r = rig(['true']);
    const s = signals();
    const done = r.run({ world: { onSignal: s.onSignal }, operator: { beforeStep: async () => new Promise(() => void setTimeout(() => s.send('SIGHUP'), 20)) } });
    expect(await done).toMatchObject({ outcome: 'terminated', exitCode: 143 });
  });
});

describe('limits and expectations', () => {
  it('a time limit stops the step and all it started', async () => {
    const r = rig([{ code: 'sleep 30 & echo $! > child; wait', corrections: { timeout: '300ms' } }]);
    const result = await r.run();
    expect(result.failure).toMatchObject({ reason: expect.stringContaining('time limit') as string });
    expect(alive(readFileSync(join(r.folder, 'child'), 'utf8'))).toBe(false);
  });
  it('is tried again as often as the author said', async () => {
    const r = rig([{ code: 'echo x >> tries; test $(wc -l < tries) -ge 3', corrections: { retry: '3x10ms' } }]);
    const result = await r.run();
    expect(result.outcome).toBe('done');
    expect(recordOf(result).filter((l) => l.type === 'intent').map((l) => l.type === 'intent' && l.attempt)).toEqual([1, 2, 3]);
    expect(recordOf(result).flatMap((l) => (l.type === 'done' ? [l.retry ?? null] : []))).toMatchObject([{ attempt: 1 }, { attempt: 2 }, null]);
  });
  it.each([['timeout', 'soon', 'a time such as'], ['retry', 'often', 'further attempts'], ['retry', '3x soon', 'further attempts']])('refuses %s=%s before anything runs, and says what it takes', async (name, value, takes) => {
    const r = rig(['touch ran', { code: 'touch too', corrections: { [name]: value } }]);
    await expect(r.run()).rejects.toMatchObject({ parts: { exitCode: 3, message: expect.stringContaining(`${name}=${value}`) as string, advice: expect.stringContaining(takes) as string, place: { line: 20 } } });
    expect(existsSync(join(r.folder, 'ran'))).toBe(false);
  });
  it('leaves a step out when its check says that it is done, and runs it when not', async () => {
    const r = rig([{ code: 'touch one', corrections: { check: 'true' } }, { code: 'touch two', corrections: { check: 'A=1; false' } }]);
    const result = await r.run();
    expect(existsSync(join(r.folder, 'one'))).toBe(false);
    expect(existsSync(join(r.folder, 'two'))).toBe(true);
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'skipped', step: 's1', why: 'already done, says its check: true' }));
    expect(recordOf(result).filter((l) => l.type === 'check')).toMatchObject([{ step: 's1', command: 'true', outcome: 'done', exitCode: 0 }, { step: 's2', command: 'A=1; false', outcome: 'not-done', exitCode: 1 }]);
    expect(await verifyRecord(result.folder, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
    appendFileSync(join(result.folder, 'steps/2-s2.check.log'), 'x');
    expect(await verifyRecord(result.folder, [])).toMatchObject({ verdict: 'BROKEN' });
  });
  it.each([['ready', 'all READY? ready', true], ['/v\\d+/', 'version v12', true], ['ready', 'not yet', false], ['/v\\d+/', 'none', false]])('expects %s of “%s”: %s', async (expectation, said, met) => {
    const r = rig([{ code: `echo '${said}'`, corrections: { expect: expectation } }]);
    const result = await r.run();
    expect(result.outcome).toBe(met ? 'done' : 'failed');
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'done', step: 's1', exitCode: 0, expect: { met } }));
  });
  it('only remarks on output that differs from the transcript', async () => {
    const r = rig([{ code: 'echo quite another thing', expect: 'pod/web created\nservice/web created' }]);
    const result = await r.run();
    expect(result.outcome).toBe('done');
    expect(r.events.some((e) => e.type === 'warning' && e.message.includes('differs'))).toBe(true);
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'done', expect: { met: false, likeness: 0 } }));
  });
  it('refuses a plan with an open step before anything runs', async () => {
    const r = rig(['touch ran', { code: 'rm …', open: 'a part is left open: …' }]);
    await expect(r.run()).rejects.toMatchObject({ parts: { exitCode: 3 } });
    expect(existsSync(join(r.folder, 'ran'))).toBe(false);
  });
  it('accepts, skips, retries a failed step as the operator says', async () => {
    const r = rig(['false', 'echo x >> n; test $(wc -l < n) = 2', 'false']);
    const decisions = [{ do: 'accept', note: 'known' }, { do: 'retry' }, { do: 'skip', note: 'later' }] as const;
    let i = 0;
    const result = await r.run({ operator: { afterFailure: async () => decisions[i++] ?? { do: 'stop' } } });
    expect(result.outcome).toBe('done');
    expect(recordOf(result).filter((l) => l.type === 'done' || l.type === 'skipped').map((l) => [l.type, 'accepted' in l, 'exitCode' in l ? l.exitCode : null])).toEqual([
      ['done', false, 1], ['done', true, 1], ['done', false, 1], ['done', false, 0], ['done', false, 1], ['skipped', false, null],
    ]);
  });
  it('runs the operator’s own text, and records that it was edited', async () => {
    const r = rig(['echo a']);
    const result = await r.run({ operator: { beforeStep: async () => ({ do: 'edit', code: 'echo b' }) } });
    expect(output(r.events)).toBe('b\n');
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'intent', code: 'echo b', edited: true }));
  });
});

describe('the lock', () => {
  it('lets one of two runs on one document and folder go on, and says to the other who holds it', async () => {
    const r = rig(['echo up; for i in {1..600}; do if test -e go; then exit 0; fi; sleep 0.05; done']);
    const first = r.run();
    await until(() => output(r.events).includes('up'));
    await expect(r.run()).rejects.toMatchObject({ parts: { exitCode: 5, message: expect.stringMatching(/another run holds this document: \S+, by \S+/) as string } });
    writeFileSync(join(r.folder, 'go'), '');
    expect((await first).outcome).toBe('done');
    expect((await r.run()).outcome).toBe('done');
  });
  it('is not held by a daemon that a step has left running', async () => {
    const r = rig(['sleep 5 & echo $! > d']);
    await r.run();
    expect((await r.run()).outcome).toBe('done');
    execFileSync('kill', [readFileSync(join(r.folder, 'd'), 'utf8').trim()]);
  });
});
