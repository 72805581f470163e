import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/record/read-record.ts';
import { readResume } from '../../src/record/read-resume.ts';
import { runsIn } from '../../src/record/runs-folder.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { rig } from './rig.ts';

/** A small share of the campaign; `RUNBOOK_KILLS=300` for more. */
const kills = Number(process.env['RUNBOOK_KILLS'] ?? 6);
const seed = Number(process.env['RUNBOOK_SEED'] ?? 1);

/** Mulberry32: the same seed gives the same moments. */
function random(state: number): () => number {
  let a = state;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const steps = [1, 2, 3, 4, 5].map((n) => `sleep 0.0${n}; echo ${n} >> effects; sleep 0.02`);

describe('the runner killed at random instants', () => {
  const next = random(seed);
  const asked = { n: 0 };
  it.each(Array.from({ length: kills }, (_, i) => i))('kill %i: no step is lost, repeated or misreported', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rb-kill-'));
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child-runner.ts'), folder, JSON.stringify(steps)], { stdio: 'ignore' });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const effects = (): string[] => (existsSync(join(folder, 'effects')) ? readFileSync(join(folder, 'effects'), 'utf8').trimEnd().split('\n') : []);
    // Half of the moments from the start, half from the first effect.
    if (next() < 0.5) for (let i = 0; i < 500 && effects().length === 0 && child.exitCode === null; i += 1) await new Promise((r) => void setTimeout(r, 5));
    await new Promise((r) => void setTimeout(r, next() * 500));
    child.kill('SIGKILL');
    await gone;
    const r = rig(steps, folder);
    const runsDir = join(folder, '.runbook', 'runs');
    const [run] = await runsIn(runsDir);
    const record = run === undefined ? null : await readRecord(join(runsDir, run)).catch(() => null);
    const verdicts: string[] = [];
    if (record?.outcome !== 'done') {
      const resume = record?.start && run ? await readResume(join(runsDir, run)) : null;
      const result = await r.run({
        ...(resume ? { resume } : {}),
        operator: { unknownStep: async ({ step }) => ((asked.n += 1), { do: effects().includes(step.id.slice(1)) ? 'done' : 'redo', note: 'looked' }) },
      });
      verdicts.push(result.outcome, (await verifyRecord(result.folder, [])).verdict);
    }
    expect([[], ['done', 'CONSISTENT BUT UNANCHORED']]).toContainEqual(verdicts);
    expect(effects()).toEqual(['1', '2', '3', '4', '5']);
    rmSync(folder, { recursive: true, force: true });
  });
});
