import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { castOf } from '../../src/record/export-cast.ts';
import { jsonReport, junitReport, markdownReport } from '../../src/record/export-run.ts';
import { lastSecondsOf, listRuns } from '../../src/record/list-runs.ts';
import { readRecord } from '../../src/record/read-record.ts';
import { readResume } from '../../src/record/read-resume.ts';
import { reportOf } from '../../src/record/run-report.ts';
import { defaultRunsDir, findRun, newRunId } from '../../src/record/runs-folder.ts';
import { verifyRecord } from '../../src/record/verify-record.ts';
import type { Head } from '../../src/record/verify-record.ts';
import { quietOperator, recordOf, rig, shellStep } from '../run/rig.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { ManualStep } from '../../src/model/plan.ts';

let folder = '';
let base = '';

beforeAll(async () => {
  const manual = { ...shellStep({ code: '' }, 0), kind: 'manual', id: 'look', title: 'Look at the dashboard', text: 'Look at the *dashboard*', items: ['the red lamp', 'the green one'], links: [] } as unknown as ManualStep;
  const r = rig(["echo 'hello <world> & | `x`'", manual, 'echo bad; exit 3']);
  const result = await r.run({ answers: { TAG: 'v1', KEY: 'hunter22hunter' }, secrets: ['KEY'], operator: quietOperator({ manualStep: async () => ({ do: 'done', who: 'ada', note: 'green | all' }) }) });
  folder = result.folder;
  base = r.folder;
});

function copy(): string {
  const to = join(mkdtempSync(join(tmpdir(), 'rb-copy-')), basename(folder));
  cpSync(folder, to, { recursive: true });
  return to;
}

const headOf = (f: string): Head => JSON.parse(readFileSync(join(f, 'head'), 'utf8')) as Head;

describe('the folder of a run', () => {
  it('holds record, plan, document, state and logs, all private', () => {
    for (const name of ['record.jsonl', 'plan.json', 'ready.json', 'document', 'head', 'steps/1-s1.log', 'steps/1-s1.sh', 'state/shell.json']) {
      expect([name, statSync(join(folder, name)).mode & 0o077]).toEqual([name, 0]);
    }
    expect(readFileSync(join(base, '.runbook', '.gitignore'), 'utf8')).toBe('*\n');
  });
  it('names secrets, never their values', () => {
    expect(recordOf({ folder })[0]).toMatchObject({ type: 'run-start', inputs: { TAG: 'v1', KEY: '***' } });
    expect(execFileSync('sh', ['-c', 'grep -rl hunter22 "$1" || :', 'sh', base], { encoding: 'utf8' })).toBe('');
  });
  it('has ids that sort by time and name the document', () => {
    expect(newRunId(new Date('2026-11-21T14:32:05Z'), '/x/Déploiement Prod.md', 'étape-1')).toMatch(/^20261121-143205-deploiement-prod-etape-1-[0-9a-f]{4}$/);
    expect(newRunId(new Date(0), 'guide.md', 'l’état-du-cœur')).toMatch(/^19700101-000000-guide-l-etat-du-coeur-[0-9a-f]{4}$/);
  });
  it('is by default at the root of the work tree', async () => {
    const root = mkdtempSync(join(tmpdir(), 'rb-git-'));
    mkdirSync(join(root, '.git'));
    mkdirSync(join(root, 'docs'));
    expect(await defaultRunsDir(join(root, 'docs', 'a.md'))).toBe(join(root, '.runbook', 'runs'));
  });
  it('is found by its id, its beginning, its end, or as the last', async () => {
    const runs = dirname(folder);
    for (const wanted of [null, basename(folder), basename(folder).slice(0, 17), basename(folder).slice(-4)]) expect(await findRun(runs, wanted)).toBe(folder);
    await expect(findRun(runs, 'nothing')).rejects.toMatchObject({ parts: { exitCode: 2 } });
  });
});

describe('verify', () => {
  it('is INTACT with a head kept elsewhere, and CONSISTENT BUT UNANCHORED without', async () => {
    expect(await verifyRecord(folder, [headOf(folder)])).toMatchObject({ verdict: 'INTACT' });
    expect(await verifyRecord(folder, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
  });
  it('finds every changed byte of the record', async () => {
    const f = copy();
    const path = join(f, 'record.jsonl');
    const original = readFileSync(path);
    const verdicts = new Set<string>();
    for (let at = 0; at < original.length; at += 7) {
      const bytes = Buffer.from(original);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      verdicts.add((await verifyRecord(f, [headOf(f)])).verdict);
    }
    expect([...verdicts].filter((v) => v !== 'BROKEN' && v !== 'INCOMPLETE')).toEqual([]);
  });
  it('names the line that was changed, taken out, or put elsewhere', async () => {
    const f = copy();
    const path = join(f, 'record.jsonl');
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, `${lines.with(1, (lines[1] ?? '').replace('hello', 'hallo')).join('\n')}\n`);
    expect(await verifyRecord(f, [])).toMatchObject({ verdict: 'BROKEN', line: 3 });
    writeFileSync(path, `${lines.toSpliced(2, 1).join('\n')}\n`);
    expect(await verifyRecord(f, [])).toMatchObject({ verdict: 'BROKEN', line: 3 });
    // No line names the last one: the head beside the record does.
    writeFileSync(path, `${lines.with(lines.length - 1, (lines.at(-1) ?? '').replace('"failed"', '"done"')).join('\n')}\n`);
    expect(await verifyRecord(f, [])).toMatchObject({ verdict: 'BROKEN', line: lines.length });
  });
  it('a record written anew is consistent, but not the one that was anchored', async () => {
    const f = copy();
    const other = rig(['true']);
    const result = await other.run();
    expect(await verifyRecord(f, [{ ...headOf(f), head: '0'.repeat(64) }])).toMatchObject({ verdict: 'BROKEN' });
    expect(await verifyRecord(result.folder, [{ ...headOf(result.folder), seq: 1, head: '0'.repeat(64) }])).toMatchObject({ verdict: 'BROKEN', line: 1 });
  });
  it('is INCOMPLETE when the end was cut off, or torn', async () => {
    const f = copy();
    const path = join(f, 'record.jsonl');
    const whole = readFileSync(path, 'utf8');
    truncateSync(path, Buffer.byteLength(whole) - 20);
    expect(await verifyRecord(f, [])).toMatchObject({ verdict: 'INCOMPLETE' });
    writeFileSync(path, `${whole.trimEnd().split('\n').slice(0, -1).join('\n')}\n`);
    expect(await verifyRecord(f, [])).toMatchObject({ verdict: 'INCOMPLETE', findings: expect.arrayContaining([expect.stringContaining('lines')]) as string[] });
  });
  it('finds that what was answered and agreed to was changed, and such a run is not gone on with', async () => {
    const f = copy();
    const path = join(f, 'ready.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"destroy":true', '"destroy":false'));
    expect(await verifyRecord(f, [headOf(f)])).toMatchObject({ verdict: 'BROKEN', line: 1, findings: [expect.stringContaining('ready.json was changed')] });
    await expect(readResume(f)).rejects.toMatchObject({ parts: { exitCode: 6, message: expect.stringContaining('ready.json') as string } });
    rmSync(path);
    expect((await verifyRecord(f, [])).findings[0]).toContain('is not there');
  });
  it('finds a changed or missing log, and a changed plan', async () => {
    const f = copy();
    appendFileSync(join(f, 'steps/1-s1.log'), 'x');
    expect(await verifyRecord(f, [headOf(f)])).toMatchObject({ verdict: 'BROKEN', findings: [expect.stringContaining('1-s1.log was changed')] });
    rmSync(join(f, 'steps/1-s1.log'));
    expect((await verifyRecord(f, [])).findings[0]).toContain('is not there');
    const g = copy();
    writeFileSync(join(g, 'plan.json'), readFileSync(join(g, 'plan.json'), 'utf8').replace('echo bad', 'echo sad'));
    expect(await verifyRecord(g, [])).toMatchObject({ verdict: 'BROKEN', line: 1 });
  });
});

describe('reading a record', () => {
  it('tolerates a torn last line, also on a resume, which goes on from the last whole one', async () => {
    const r = rig(['true', 'test -e go', 'true']);
    const first = await r.run();
    appendFileSync(join(first.folder, 'record.jsonl'), '{"type":"int');
    expect((await readRecord(first.folder)).outcome).toBe('failed');
    writeFileSync(join(r.folder, 'go'), '');
    expect((await r.run({ resume: await readResume(first.folder) })).outcome).toBe('done');
    expect(await verifyRecord(first.folder, [])).toMatchObject({ verdict: 'CONSISTENT BUT UNANCHORED' });
  });
  it('refuses to go on with a broken one', async () => {
    const f = copy();
    const path = join(f, 'record.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('hello', 'hallo'));
    await expect(readResume(f)).rejects.toMatchObject({ parts: { exitCode: 6 } });
  });
  it('lists runs with their outcomes, newest first, and filters', async () => {
    const runs = dirname(folder);
    mkdirSync(join(runs, '20200101-000000-broken-0000'));
    const all = await listRuns(runs);
    expect(all.map((s) => [s.outcome, s.done, s.steps])).toEqual([['failed', 2, 3], ['unbegun', 0, 0]]);
    expect(await listRuns(runs, { outcome: 'done' })).toEqual([]);
    expect(await lastSecondsOf(runs, 'doc.md')).toMatchObject({ s1: expect.any(Number) as number });
    rmSync(join(runs, '20200101-000000-broken-0000'), { recursive: true });
  });
});

describe('exports', () => {
  it('Markdown has a table at the top and each step with its outcome, and obeys nothing that a note says', async () => {
    const text = markdownReport(await reportOf(folder), 'en');
    expect(text).toContain('| Outcome | **failed** |');
    expect(text).toContain('| 3 | s3 | 30 | failed | 3 |');
    expect(text).toContain('> green | all');
    expect(text).toContain('```text\nhello <world> & | `x`\n```');
    expect(markdownReport(await reportOf(folder), 'fr')).toContain('| Issue | **échouée** |');
  });
  it('says who had each step in hand and when, and all that a person was told', async () => {
    const report = await reportOf(folder);
    expect(report.steps.map((s) => s.who)).toEqual([expect.stringMatching(/@/), 'ada', expect.stringMatching(/@/)]);
    expect(markdownReport(report, 'en')).toMatch(/### 2\. Look at the dashboard — done\n\n\d{4}-\S+Z · ada\n\n```\nLook at the \*dashboard\*\n- the red lamp\n- the green one\n```/);
  });
  it('a title whose number the document wrote has one number, and obeys nothing either', async () => {
    const report = await reportOf(folder);
    const named = { ...report, steps: report.steps.map((s) => ({ ...s, title: `${s.n}. Build <b>${s.id}</b> | all` })) };
    expect(markdownReport(named, 'en')).toContain('| 3 | Build \\<b\\>s3\\</b\\> \\| all | 30 |');
    expect(markdownReport(named, 'en')).toContain('### 3. Build \\<b\\>s3\\</b\\> | all — failed');
    expect(junitReport(named)).toContain('name="3. Build &lt;b&gt;s3');
  });
  it('an attempt that ran something else says what, where, and that it was edited', async () => {
    const r = rig(['test -e ok']);
    let asked = 0;
    const first = await r.run({ operator: { terminal: true, beforeStep: async () => (asked++ === 0 ? { do: 'edit', code: 'touch ok; false # by hand' } : { do: 'run' }), afterFailure: async () => ({ do: 'stop' }) } as never });
    const { folder } = await r.run({ resume: await readResume(first.folder), operator: { terminal: true, beforeStep: async () => ({ do: 'run' }) } as never });
    const report = await reportOf(folder);
    expect(report.steps[0]).toMatchObject({ edited: false, code: 'test -e ok', history: [{ type: 'attempt', edited: true, code: 'touch ok; false # by hand', cwd: r.folder }, { type: 'attempt', edited: false, code: null }] });
    expect(markdownReport(report, 'en')).toMatch(/attempt 1 · exit status 1[^\n]*edited by the operator\n\n {2}```bash\n {2}touch ok; false # by hand/);
  });
  it('Markdown tells each attempt as it ended: one that failed before the one that went well', async () => {
    const r = rig(['test -e go']);
    const first = await r.run();
    writeFileSync(join(r.folder, 'go'), '');
    await r.run({ resume: await readResume(first.folder) });
    expect(markdownReport(await reportOf(first.folder), 'en')).toMatch(/attempt 1 · exit status 1 · [^]*attempt 2 · exit status 0 · /);
    expect(markdownReport(await reportOf(first.folder), 'fr')).toMatch(/essai 1 · code de sortie 1/);
    expect(markdownReport(await reportOf(folder), 'en')).not.toContain('attempt');
  });
  it('JUnit XML is well formed and counts', async () => {
    const xml = junitReport(await reportOf(folder));
    expect(xml).toContain('tests="3" failures="1" errors="0" skipped="0"');
    expect(execFileSync('python3', ['-c', 'import sys, xml.dom.minidom as m; print(len(m.parseString(sys.stdin.read()).getElementsByTagName("testcase")))'], { input: xml, encoding: 'utf8' }).trim()).toBe('3');
  });
  it('JSON names every step', async () => {
    expect((JSON.parse(jsonReport(await reportOf(folder))) as { steps: unknown[] }).steps).toMatchObject([{ outcome: 'done', exitCode: 0 }, { outcome: 'done', who: 'ada' }, { outcome: 'failed', exitCode: 3, tail: ['bad'] }]);
  });
  it('the asciicast has a header and the output in its times', async () => {
    const [header = '', ...events] = (await castOf(folder)).trimEnd().split('\n');
    expect(JSON.parse(header)).toMatchObject({ version: 3, term: { cols: 100, rows: 30 } });
    expect(events.map((e) => JSON.parse(e) as [number, string, string]).map(([, kind, text]) => kind + text).join('')).toContain('ohello <world> & | `x`\r\n');
  });
});

const root = process.getuid?.() === 0;

describe('a full disk', () => {
  it.skipIf(!root)('(as root) before the first line: exit 6, nothing has run; in the middle: what was recorded can be read and gone on with', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'rb-full-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
    } catch {
      return console.warn('skipped: no tmpfs can be mounted here');
    }
    try {
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(256 * 1024 - 8192));
      const r = rig(['touch ran']);
      await expect(r.run({ runsDir: disk })).rejects.toMatchObject({ parts: { exitCode: 6 } });
      expect(existsSync(join(r.folder, 'ran'))).toBe(false);
      rmSync(join(disk, 'ballast'));
      const m = rig(['touch first', `head -c 400000 /dev/zero > ${disk}/ballast || touch second`, 'touch third']);
      // What is left of a page may still take a line: then the step after it cannot be started.
      const ended = await m.run({ runsDir: disk }).then((r) => ({ code: r.exitCode as number, reason: r.failure?.reason }), (error: Failure) => ({ code: error.parts.exitCode as number, reason: error.message }));
      expect(ended).toMatchObject({ code: expect.toSatisfy((c: number) => c === 1 || c === 6) as number, reason: expect.stringContaining('ENOSPC') as string });
      expect(existsSync(join(m.folder, 'second'))).toBe(true);
      expect(existsSync(join(m.folder, 'third'))).toBe(false);
      rmSync(join(disk, 'ballast'));
      const run = await findRun(disk, null);
      const record = await readRecord(run);
      expect(record.chain.broken).toBeNull();
      expect(record.steps.get('s1')).toMatchObject({ outcome: 'done' });
      rmSync(join(m.folder, 'first'));
      const resumed = await m.run({ runsDir: disk, resume: await readResume(run), operator: { unknownStep: async () => ({ do: 'done', note: '' }) } });
      expect(resumed.outcome).toBe('done');
      expect(existsSync(join(m.folder, 'first'))).toBe(false);
      expect(existsSync(join(m.folder, 'third'))).toBe(true);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('the last run', () => {
  it('is the one that began last, in the same second or after the clock was set back', async () => {
    const r = rig(['true']);
    const at = (time: string) => ({ now: () => new Date(time) });
    const runs = join(r.folder, '.runbook/runs');
    await r.run(at('2026-11-22T10:00:00.200Z'));
    for (const time of ['2026-11-22T10:00:00.700Z', '2026-11-22T09:00:00Z', '2026-11-22T10:30:00Z']) {
      const { folder: own } = await r.run(at(time));
      expect(await findRun(runs, null)).toBe(own);
    }
    expect((await listRuns(runs)).map((l) => l.run.slice(9, 15))).toEqual(['103000', '100002', '100001', '100000']);
    // A folder that is no run, and one that no name can follow, lead nobody.
    for (const name of ['29990101-000000-x-0000', '99991231-235959-x-0000']) mkdirSync(join(runs, name));
    expect((await r.run(at('2026-11-22T11:00:00Z'))).run).toMatch(/^20261122-110000-/);
    rmSync(r.folder, { recursive: true });
  });
});
