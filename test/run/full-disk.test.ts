/** What a disk that has no room left does to a run, and to one that is gone on with afterwards. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RunEvent } from '../../src/model/run-event.ts';
import { sha256 } from '../../src/record/canonical.ts';
import { readResume } from '../../src/record/read-resume.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { recordOf, rig } from './rig.ts';

const warnings = (events: readonly RunEvent[]): string[] => events.flatMap((e) => (e.type === 'warning' ? `${e.id}: ${e.message}` : []));
/** Makes the keeper unable to write the shell's state once. */
const spoil = '(cd .runbook/runs/2*/state; rm shell.json.new; mkdir -p shell.json.new/x)';
const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/** Runs steps on a small disk of their own. @returns what was told, and the run's folder in a copy of what the disk had then */
function onSmallDisk(steps: readonly string[]): { readonly events: RunEvent[]; readonly run: string } {
  const [folder, after] = [mkdtempSync(join(tmpdir(), 'rb-test-')), mkdtempSync(join(tmpdir(), 'rb-test-'))];
  const script = `mount -t tmpfs -o size=300k none "$1" && "$2" "$3" "$1" "$4"; cp -r "$1/." "$5"`;
  const told = execFileSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, join(import.meta.dirname, 'child-runner.ts'), JSON.stringify(steps), after], { encoding: 'utf8', maxBuffer: 1e8 });
  const runs = join(after, '.runbook', 'runs');
  return { events: told.trim().split('\n').map((line) => JSON.parse(line) as RunEvent), run: join(runs, readdirSync(runs).find((name) => !name.startsWith('.')) ?? '') };
}

it.runIf(mounts)('a disk that a step fills: its output that is lost is told and recorded, what it left is kept', async () => {
  const { events, run } = onSmallDisk(['mkdir a b; cd a', 'cd ../b; seq 200000', 'false']);
  expect(warnings(events)).toEqual([expect.stringMatching(/^s2: the log could not be written.*ENOSPC/)]);
  expect(recordOf({ folder: run }).filter((l) => l.type === 'done')).toMatchObject([{ step: 's1', exitCode: 0 }, { step: 's2', exitCode: 0, logLost: expect.stringContaining('ENOSPC') as string }, { step: 's3', exitCode: null }]);
  expect(JSON.parse(readFileSync(join(run, 'state/shell.json'), 'utf8'))).toMatchObject({ cwd: expect.stringMatching(/\/b$/) as string });
  expect((await readResume(run)).state).toBe(sha256(readFileSync(join(run, 'state/shell.json'), 'utf8')));
});

it.runIf(mounts)('what a step left that the disk has no room for is lost, and the run is not gone on with in an earlier step’s folder', async () => {
  const { events, run } = onSmallDisk(['mkdir a b; cd a', 'cd ../b; X=$(head -c 60000 /dev/zero | tr "\\0" x); seq 200000', 'false']);
  expect(warnings(events)).toEqual([expect.stringMatching(/^s2: the log/), expect.stringMatching(/^s2: variables and folder after it could not be kept.*ENOSPC/)]);
  expect(recordOf({ folder: run }).filter((l) => l.type === 'done')).toMatchObject([{ step: 's1', exitCode: 0 }, { step: 's2', exitCode: 0, state: sha256('') }, { step: 's3', exitCode: null }]);
  await expect(readResume(run)).rejects.toMatchObject({ parts: { exitCode: 6, message: expect.stringContaining('could not be kept') as string, advice: 'runbook exec doc.md --from STEP' } });
  expect((await verifyRecord(run, [])).verdict).toBe('CONSISTENT BUT UNANCHORED');
});

it('a state that could not be written once is kept with the next step, and told of that one alone', async () => {
  const r = rig(['mkdir a b', `${spoil}; cd a`, 'cd ../b; X=1', 'false']);
  const { folder } = await r.run();
  expect(warnings(r.events)).toEqual([expect.stringMatching(/^s2: variables and folder after it could not be kept/)]);
  const kept = readFileSync(join(folder, 'state/shell.json'), 'utf8');
  expect(JSON.parse(kept)).toMatchObject({ cwd: join(r.folder, 'b') });
  // Nothing of the room that was had for it, and nothing of that is left.
  expect([kept, readdirSync(join(folder, 'state')).filter((name) => name.endsWith('.new'))]).toEqual([JSON.stringify(JSON.parse(kept)), []]);
  expect(await readResume(folder)).toMatchObject({ state: sha256(readFileSync(join(folder, 'state/shell.json'), 'utf8')) });
  rmSync(r.folder, { recursive: true });
});
