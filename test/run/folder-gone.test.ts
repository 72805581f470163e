/** A step takes away what git does not know (`git clean -fdx`), the run's own folder among it: the run goes on, and its record is there at the end. */
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { readResume } from '../../src/record/read-record.ts';
import { filesHolding, output, recordOf, rig } from './rig.ts';

it('in the middle of a run: what comes after has its state, its lock and its log, and the record is whole', async () => {
  const r = rig(['echo one', 'A=kept; rm -rf .runbook; echo two', 'echo "three $A"; ls .runbook/runs/.locks | wc -l', 'false']);
  const result = await r.run();
  expect(result.outcome).toBe('failed');
  expect([output(r.events, 's2'), output(r.events, 's3')]).toEqual(['two\n', 'three kept\n1\n']);
  expect(recordOf(result).map((l) => l.type)).toEqual(['run-start', 'intent', 'done', 'intent', 'done', 'intent', 'done', 'intent', 'done', 'run-end']);
  expect(r.events.filter((e) => e.type === 'warning' && e.message.includes('was taken away'))).toHaveLength(1);
  expect(readdirSync(join(result.folder, 'steps')).filter((n) => n.endsWith('.log')).sort()).toEqual(['2-s2.log', '3-s3.log', '4-s4.log']);
  expect(statSync(join(result.folder, 'steps/2-s2.log')).mode & 0o777).toBe(0o600);
  // The first step's output is gone, and that is told; nothing else is amiss.
  expect(await verifyRecord(result.folder, [])).toMatchObject({ verdict: 'BROKEN', findings: [expect.stringContaining('1-s1.log is not there') as string] });
  expect((await r.run({ resume: { ...(await readResume(result.folder)), steps: new Map() } })).outcome).toBe('failed');
  rmSync(r.folder, { recursive: true });
});

it('in its last step: the record is there, and says how it ended', async () => {
  const r = rig(['rm -rf .runbook']);
  const result = await r.run();
  expect(result.outcome).toBe('done');
  expect(recordOf(result).at(-1)).toMatchObject({ type: 'run-end', outcome: 'done' });
  for (const name of ['plan.json', 'ready.json', 'document', 'head']) expect(existsSync(join(result.folder, name))).toBe(true);
  expect(readFileSync(join(r.folder, '.runbook/.gitignore'), 'utf8')).toBe('*\n');
  expect(await verifyRecord(result.folder, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
  rmSync(r.folder, { recursive: true });
});

it('a step that takes its log away has no secret in the one that is put back', async () => {
  const r = rig(['rm -rf .runbook; echo "$KEY"']);
  const result = await r.run({ answers: { KEY: 'hunter22hunter' }, secrets: ['KEY'] });
  expect(readFileSync(join(result.folder, 'steps/1-s1.log'), 'utf8')).toBe('***\n');
  expect(filesHolding(r.folder, 'hunter22')).toEqual([]);
  rmSync(r.folder, { recursive: true });
});
