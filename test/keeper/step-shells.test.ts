import { execFileSync } from 'node:child_process';
import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { output, recordOf, rig } from '../run/rig.ts';

const stat = (pid: number): string => (existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '');

describe('the bash of a step, started before it is needed', () => {
  it('is a process, a session and an environment of its own for each block, wherever the last one went', async () => {
    const r = rig(['echo "$$ $PPID $0"; ps -o sid= -p $$', 'echo "$$ $PPID"; ps -o sid= -p $$; mkdir -p d; cd d; export A=1', 'echo "$$ $A"; basename "$PWD"; env | grep ^A=', 'unset A; cd ..', 'echo "${A-gone}"; env | grep ^A= || basename "$PWD"']);
    const result = await r.run();
    expect(result.outcome).toBe('done');
    const pids = ['s1', 's2', 's3'].map((id) => Number(/^\d+/.exec(output(r.events, id))?.[0]));
    expect(new Set(pids).size).toBe(3);
    expect(output(r.events, 's1').split('\n')[1]?.trim()).toBe(String(pids[0]));
    expect(output(r.events, 's3')).toBe(`${pids[2]} 1\nd\nA=1\n`);
    expect(output(r.events, 's5')).toBe(`gone\n${r.folder.split('/').at(-1)}\n`);
  });
  it('counts SECONDS from the block on, and has no arguments and no descriptor of ours', async () => {
    // The first has no other before it, and so none that waited.
    const open = 'echo /proc/$$/fd/*';
    const r = rig([`${open}; sleep 1.6`, `${open}; echo "$SECONDS $# <$*>"`]);
    await r.run();
    const numbers = (id: string): string[] => [...output(r.events, id).matchAll(/fd\/(\d+)/g)].map(([, n = '']) => n);
    expect(numbers('s2')).toEqual(numbers('s1'));
    expect(output(r.events, 's2')).toContain('\n0 0 <>\n');
  });
  it('that was killed while it waited is replaced by another', async () => {
    const kill = String.raw`for p in /proc/[0-9]*; do tr '\0' '\n' < $p/environ 2>/dev/null | grep -q "^RUNBOOK_STEP=$RUNBOOK_RUN/" && [ "$(basename $p)" != $$ ] && [ "$(ps -o ppid= -p $$)" = "$(ps -o ppid= -p $(basename $p))" ] && kill -9 $(basename $p); done; sleep 0.3; true`;
    const r = rig([kill, 'echo alive', 'echo again']);
    expect((await r.run()).outcome).toBe('done');
    expect(output(r.events, 's2')).toBe('alive\n');
  });
  it('ends with the keeper, also where that is killed', async () => {
    const r = rig(['echo "$PPID" > keeper; sleep 0.3; kill -9 $PPID; sleep 0.2', 'echo never']);
    await expect(r.run()).rejects.toMatchObject({ parts: { exitCode: 1 } });
    await new Promise((resolve) => void setTimeout(resolve, 300));
    const left = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(r.folder));
    expect(left).toEqual([]);
    expect(stat(Number(readFileSync(join(r.folder, 'keeper'), 'utf8')))).toBe('');
  });
  it('has pipes that no job of an earlier step writes into', async () => {
    const r = rig(['( sleep 0.4; echo late ) & echo one', 'sleep 0.7; echo two', 'echo three', 'sleep 0.2; echo four']);
    const result = await r.run();
    expect(result.outcome).toBe('done');
    for (const [i, text] of ['one', 'two', 'three', 'four'].entries()) expect(readFileSync(join(result.folder, `steps/${i + 1}-s${i + 1}.log`), 'utf8')).toBe(`${text}\n`);
    expect(recordOf(result).filter((l) => l.type === 'done')).toHaveLength(4);
  });
});
