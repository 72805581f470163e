/** A step takes away what git does not know (`git clean -fdx`), the run's own folder among it: the run goes on, and its record is there at the end. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runsIn } from '../../src/record/runs-folder.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import { readResume } from '../../src/record/read-resume.ts';
import { filesHolding, output, recordOf, rig } from './rig.ts';
import type { Rig } from './rig.ts';

it('in the middle of a run: what comes after has its state, its lock and its log, and the record is whole', async () => {
  const r = rig(['echo one', 'A=kept; rm -rf .runbook; echo two', 'echo "three $A"; ls .runbook/runs/.locks | wc -l', 'false']);
  const result = await r.run();
  expect(result.outcome).toBe('failed');
  expect([output(r.events, 's2'), output(r.events, 's3')]).toEqual(['two\n', 'three kept\n1\n']);
  expect(recordOf(result).map((l) => l.type)).toEqual(['run-start', 'intent', 'done', 'intent', 'done', 'restored', 'intent', 'done', 'intent', 'done', 'run-end']);
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

it('outside of a work tree what other runs left is gone, and each is named', async () => {
  const r = rig(['rm -rf .runbook']);
  const before = basename((await rig(['echo before'], r.folder).run()).folder);
  const result = await r.run();
  expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'restored', whole: false, back: [], lost: [before] }));
  expect(r.events.filter((e) => e.type === 'warning' && e.message.includes(before))).toHaveLength(1);
  rmSync(r.folder, { recursive: true });
});

describe('in a work tree the runs have second names in the git directory', () => {
  const inTree = (steps: readonly string[], folder = mkdtempSync(join(tmpdir(), 'rb-test-'))): Rig => {
    execFileSync('git', ['init', '-q', folder]);
    return rig(steps, folder);
  };
  const verdictOf = async (folder: string): Promise<string> => (await verifyRecord(folder, [])).verdict;
  const keptIn = (folder: string): string[] => {
    const own = join(folder, '.git', `runbook.${process.getuid?.() ?? 0}`);
    return readdirSync(own).flatMap((name) => readdirSync(join(own, name))).filter((name) => name !== '.running').toSorted();
  };

  it.each(['git clean -fdxq', 'rm -rf .runbook', 'git -c user.name=a -c user.email=a@b.example commit -q --allow-empty -m a; git -c user.name=a -c user.email=a@b.example stash -q --all', 'rm -rf .runbook/runs/*'])('%s takes no record away: this run’s and the others’ are whole', async (sweep) => {
    const r = inTree(['echo one', sweep, 'echo three']);
    const other = await rig(['echo before'], r.folder).run();
    const result = await r.run();
    expect(result.outcome).toBe('done');
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'restored', whole: true, back: [basename(other.folder)], lost: [] }));
    expect(r.events.filter((e) => e.type === 'warning')).toHaveLength(2);
    for (const { folder } of [result, other]) expect(await verdictOf(folder)).toBe('CONSISTENT BUT UNANCHORED');
    expect(readFileSync(join(result.folder, 'steps/1-s1.log'), 'utf8')).toBe('one\n');
    rmSync(r.folder, { recursive: true });
  });

  it('a runbook that removes old runs by name removes them, and between runs a person does: nothing is kept of them', async () => {
    const r = inTree(['echo one']);
    const first = basename((await r.run()).folder);
    const second = basename((await r.run()).folder);
    expect(keptIn(r.folder)).toEqual([first, second]);
    const third = await rig([`rm -r .runbook/runs/${first}`], r.folder).run();
    expect(recordOf(third).some((l) => l.type === 'restored')).toBe(false);
    rmSync(join(r.folder, '.runbook/runs', second), { recursive: true });
    const fourth = await r.run();
    expect(keptIn(r.folder)).toEqual([basename(third.folder), basename(fourth.folder)]);
    expect(await runsIn(join(r.folder, '.runbook/runs'))).toEqual(keptIn(r.folder));
    rmSync(r.folder, { recursive: true });
  });

  it('runner and keeper are killed after a step took all away: whoever looks next finds it', async () => {
    const r = inTree(['echo one']);
    const before = basename((await r.run()).folder);
    const steps = ['echo first', 'git clean -fdxq -e doc.md; kill -9 $PPID "$RUNNER"'];
    spawnSync('bash', ['-c', 'export RUNNER=$$; exec "$@"', 'bash', process.execPath, join(import.meta.dirname, 'child-runner.ts'), r.folder, JSON.stringify(steps)], { timeout: 60_000 });
    expect(existsSync(join(r.folder, '.runbook/runs', before))).toBe(false);
    const runs = await runsIn(join(r.folder, '.runbook/runs'));
    expect(runs).toHaveLength(2);
    expect(runs).toContain(before);
    for (const run of runs) expect(await verdictOf(join(r.folder, '.runbook/runs', run))).toMatch(/^(CONSISTENT BUT UNANCHORED|INCOMPLETE)$/);
    rmSync(r.folder, { recursive: true });
  });

  it('another run that begins just then forgets none of them, nor what this one had so far', async () => {
    const r = inTree(['echo one', 'rm -rf .runbook; touch swept; until [ -e go ]; do sleep 0.02; done', 'echo three']);
    const before = await rig(['echo before'], r.folder).run();
    mkdirSync(join(r.folder, 'sub'));
    const first = r.run();
    while (!existsSync(join(r.folder, 'swept'))) await new Promise((resolve) => { setTimeout(resolve, 10); });
    const second = await rig(['echo beside'], join(r.folder, 'sub')).run({ runsDir: join(r.folder, '.runbook/runs') });
    writeFileSync(join(r.folder, 'go'), '');
    const result = await first;
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'restored', whole: true, back: [basename(before.folder)], lost: [] }));
    for (const { folder } of [before, result, second]) expect(await verdictOf(folder)).toBe('CONSISTENT BUT UNANCHORED');
    rmSync(r.folder, { recursive: true });
  });

  it('what cannot be put back is told as lost, and comes back once it can', async () => {
    const r = inTree(['echo one']);
    const before = await r.run();
    const name = basename(before.folder);
    const result = await rig([`rm -rf .runbook; mkdir -p .runbook/runs; touch .runbook/runs/${name}`], r.folder).run();
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'restored', back: [], lost: [name] }));
    expect((await r.run()).outcome).toBe('done');
    rmSync(before.folder);
    await runsIn(join(r.folder, '.runbook/runs'));
    expect(await verdictOf(before.folder)).toBe('CONSISTENT BUT UNANCHORED');
    rmSync(r.folder, { recursive: true });
  });

  it('a link in the place of a run gives nothing that it leads to another name, and neither a link nor a pipe in the place of a note is opened', async () => {
    const r = inTree(['echo one', 'rm -rf .runbook']);
    const elsewhere = mkdtempSync(join(tmpdir(), 'rb-test-'));
    writeFileSync(join(elsewhere, 'key'), 'theirs');
    mkdirSync(join(r.folder, '.runbook/runs'), { recursive: true });
    for (const [name, to] of [['x', elsewhere], ['y', '../..']] as const) symlinkSync(to, join(r.folder, `.runbook/runs/20260101-000000-${name}-0000`));
    expect((await r.run()).outcome).toBe('done');
    const own = join(r.folder, '.git', `runbook.${process.getuid?.() ?? 0}`);
    const running = join(own, readdirSync(own)[0] ?? '', '.running');
    symlinkSync(join(elsewhere, 'key'), join(running, '20260101-000000-z-0000'));
    execFileSync('mkfifo', [join(running, '20260101-000000-w-0000')]);
    expect((await r.run()).outcome).toBe('done');
    expect([statSync(join(elsewhere, 'key')).nlink, readFileSync(join(elsewhere, 'key'), 'utf8'), readdirSync(running)]).toEqual([1, 'theirs', []]);
    for (const folder of [r.folder, elsewhere]) rmSync(folder, { recursive: true });
  });

  it('a git directory that leads nowhere keeps nothing, and holds no run up', async () => {
    const r = rig(['echo one']);
    writeFileSync(join(r.folder, '.git'), 'gitdir: /dev/null\n');
    expect((await r.run()).outcome).toBe('done');
    rmSync(r.folder, { recursive: true });
  });

  it('a git directory that came with a link in that place has nothing written to where it leads, nor removed there', async () => {
    const r = inTree(['rm -rf .runbook']);
    const other = await rig(['echo before'], r.folder).run();
    const elsewhere = mkdtempSync(join(tmpdir(), 'rb-test-'));
    const own = join(r.folder, '.git', `runbook.${process.getuid?.() ?? 0}`);
    const [name = ''] = readdirSync(own);
    renameSync(join(own, name), join(elsewhere, 'runs'));
    mkdirSync(join(elsewhere, 'runs', '20260101-000000-theirs-0000'));
    symlinkSync(join(elsewhere, 'runs'), join(own, name));
    cpSync(join(elsewhere, 'runs'), join(elsewhere, 'as-it-was'), { recursive: true });
    const result = await r.run();
    expect(recordOf(result)).toContainEqual(expect.objectContaining({ type: 'restored', lost: [basename(other.folder)] }));
    expect(readdirSync(join(elsewhere, 'runs'))).toEqual(readdirSync(join(elsewhere, 'as-it-was')));
    for (const folder of [r.folder, elsewhere]) rmSync(folder, { recursive: true });
  });
});
