import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSettled } from '../../src/keeper/missed-signal.ts';
import type { RunSignal } from '../../src/model/run.ts';
import { output, rig } from '../run/rig.ts';

/** More by `RUNBOOK_SIGNALS`. */
const times = Number(process.env['RUNBOOK_SIGNALS'] ?? 5);
const seed = Number(process.env['RUNBOOK_SEED'] ?? 1);

/** Spread over three milliseconds, where bash forks and its child becomes the program. */
const moments = Array.from({ length: times }, (_, i) => ((i * 7919 + seed * 104729) % 3000) / 1000);

async function interrupted(code: string, moment: number, terminal: boolean): Promise<{ readonly seconds: number; readonly folder: string; readonly outcome: string }> {
  const r = rig([code]);
  let send: (signal: RunSignal) => void = () => undefined;
  let type: (text: string) => void = () => undefined;
  const running = r.run({
    operator: { terminal }, world: { onSignal: (callback) => ((send = callback), () => undefined), ...(terminal ? { terminal: { size: () => ({ columns: 80, rows: 24 }), take: (typed) => ((type = typed), () => undefined) } } : {}) },
  });
  for (let i = 0; i < 4000 && !output(r.events).includes('waiting'); i += 1) await new Promise((resolve) => void setTimeout(resolve, 1));
  const until = performance.now() + moment;
  while (performance.now() < until);
  const sent = performance.now();
  if (terminal) type('\x03');
  else send('SIGINT');
  const { outcome } = await running;
  return { seconds: (performance.now() - sent) / 1000, folder: r.folder, outcome };
}

describe('a signal between two commands of a block', () => {
  it.each([['sent', false], ['typed', true]])('%s is never lost', async (_, terminal) => {
    for (const moment of moments) {
      const { seconds } = await interrupted('echo waiting; sleep 6', moment, terminal);
      expect(seconds).toBeLessThan(4);
    }
  }, 120_000);
  it.each([['sent', false], ['typed', true]])('%s is never lost where the block has a trap of its own', async (_, terminal) => {
    for (const moment of moments) {
      const { seconds, folder } = await interrupted(`trap 'touch tidied; exit 3' INT; echo waiting; sleep 6`, moment, terminal);
      expect(seconds).toBeLessThan(4);
      expect(existsSync(join(folder, 'tidied'))).toBe(true);
    }
  }, 120_000);
  it('is not passed on to what a handler starts to tidy up', async () => {
    const { folder } = await interrupted(`trap 'sleep 1; touch tidied; exit 3' INT; echo waiting; sleep 6`, 300, false);
    expect(existsSync(join(folder, 'tidied'))).toBe(true);
  });
  it.each([
    ['its EXIT trap starts', `trap 'sleep 1; touch tidied' EXIT; echo waiting; sleep 6`],
    ['it goes on with after a handler', `set +e; trap 'stop=1' INT; echo waiting; until [ "$stop" ]; do sleep 0.2; done; sleep 1 && touch tidied`],
    ['a handler starts, in a run whose folder the block has removed', `trap 'sleep 1; touch tidied; exit 3' INT; echo waiting; rm -rf .runbook; sleep 6`],
  ])('is not passed on to what %s', async (_, code) => {
    const { folder } = await interrupted(code, 100, false);
    expect(existsSync(join(folder, 'tidied'))).toBe(true);
  });
  it('leaves a handler all that it has of its own: status, comments, errors, being ignored', async () => {
    const code = `set +e; trap 'echo "$?" "$1"; echo usr # a comment' USR1; trap -- 'echo hup' HUP; set -- arg; sh -c 'kill -USR1 $PPID; exit 7'; kill -HUP $$; trap '' TERM; kill -TERM $$; trap - HUP; trap 'echo err' ERR; false; trap -p TERM HUP; echo end`;
    const r = rig([code]);
    expect((await r.run()).outcome).toBe('done');
    expect(output(r.events)).toBe(execFileSync('bash', ['-c', code], { encoding: 'utf8' }));
    expect(output(r.events)).toContain('7 arg\nusr\nhup\n');
  });
  it('is not repeated to a program that catches it', async () => {
    const { folder } = await interrupted(`sh -c 'trap "echo x >> caught" INT; echo waiting; sleep 1 & wait; sleep 1; :'`, 300, false);
    expect(readFileSync(join(folder, 'caught'), 'utf8')).toBe('x\n');
  });
});

it.each([['sleep 9; :', true], ['while :; do sleep 9; done', true], ['( while :; do read -r -t 1; done ) </dev/zero; :', false], ['while :; do read -r -t 1; done </dev/zero', false]])('whether a bash has started a program: %s', async (code, settled) => {
  const bash = spawn('bash', ['-c', code], { stdio: 'ignore', detached: true });
  for (let i = 0; i < 40 && !isSettled(bash.pid ?? 0); i += 1) await new Promise((resolve) => void setTimeout(resolve, 10));
  expect(isSettled(bash.pid ?? 0)).toBe(settled);
  process.kill(-(bash.pid ?? 0), 'SIGKILL');
});
