import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { RunJournal } from '../../src/record/run-journal.ts';
import { output, recordOf, rig } from './rig.ts';

describe('a run', () => {
  it('runs its steps in order, shows and logs their output, and records intent before outcome', async () => {
    const r = rig(['echo one', 'echo two; echo three >&2']);
    const result = await r.run();
    expect(result).toMatchObject({ outcome: 'done', exitCode: 0, failure: null });
    expect(output(r.events)).toBe('one\ntwo\nthree\n');
    const lines = recordOf(result);
    expect(lines.map((l) => l.type)).toEqual(['run-start', 'intent', 'done', 'intent', 'done', 'run-end']);
    expect(lines.map((l) => l.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(readFileSync(join(result.folder, 'steps', '2-s2.log'), 'utf8')).toBe('two\nthree\n');
  });
  it('stops at a failed step with its status and last lines, and runs nothing after it', async () => {
    const r = rig(['echo before; false; echo never', 'touch after']);
    const result = await r.run();
    expect(result).toMatchObject({ outcome: 'failed', exitCode: 1, stoppedAt: 's1', failure: { exitCode: 1, tail: ['before'] } });
    expect(existsSync(join(r.folder, 'after'))).toBe(false);
  });
  it('a record that cannot be closed does not leave the keeper behind', async () => {
    const own = rig(['true']);
    vi.spyOn(RunJournal.prototype, 'close').mockRejectedValueOnce(new Error('EIO'));
    await expect(own.run()).rejects.toThrow('EIO');
    const locks = join(own.folder, '.runbook', 'runs', '.locks');
    const { pid } = JSON.parse(readFileSync(join(locks, readdirSync(locks)[0] ?? ''), 'utf8')) as { pid: number };
    await vi.waitFor(() => expect(existsSync(`/proc/${pid}/fd/0`)).toBe(false), 5000);
  });
});
