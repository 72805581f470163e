/** What runs inside the engine under attack, as a process of its own; bundled with the sources attacked. Prints one JSON line. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { Failure } from '../../src/model/failure.ts';
import { secretForms } from '../../src/model/secret-forms.ts';
import { Masker } from '../../src/keeper/masker.ts';
import { readRecord } from '../../src/record/read-record.ts';
import { readResume } from '../../src/record/read-resume.ts';
import { runFiles } from '../../src/record/run-names.ts';
import { runsIn } from '../../src/record/runs-folder.ts';
import { canonical } from '../../src/record/canonical.ts';
import { verifyRecord, type Head } from '../../src/record/verify-record.ts';
import { rig } from '../run/rig.ts';
import type { RigOptions } from '../run/rig.ts';
import { random } from './random.ts';

const [mode = '', folder = '', ...rest] = process.argv.slice(2);
const runsDir = join(folder, '.runbook', 'runs');

function effects(): string[] {
  const path = join(folder, 'effects');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').filter(Boolean) : [];
}

interface Attempted {
  readonly outcome: string;
  readonly exitCode: number;
  readonly run?: string;
  readonly reason?: string | null;
}

async function attempt(options: RigOptions): Promise<Attempted> {
  const [steps = '[]', secrets = '{}'] = rest;
  const answers = JSON.parse(secrets) as Record<string, string>;
  try {
    const { outcome, exitCode, failure, run } = await rig(JSON.parse(steps) as string[], folder).run({ answers, secrets: Object.keys(answers), ...options });
    return { outcome, exitCode, run, reason: failure?.reason ?? null };
  } catch (error) {
    if (error instanceof Failure) return { outcome: 'refused', exitCode: error.parts.exitCode, reason: error.message };
    throw error;
  }
}

/** A run whose name is the same each time, so that its files are known before they are there. */
async function named(): Promise<Attempted> {
  const crypto = createRequire(import.meta.url)('node:crypto') as { randomBytes: (length: number) => Buffer };
  crypto.randomBytes = (length) => Buffer.alloc(length, 7);
  syncBuiltinESMExports();
  return attempt({ now: () => new Date('2020-01-01T00:00:00Z') });
}

/** Goes on with whatever was left; a step nobody knows is looked at by its effect. */
async function resume(): Promise<object> {
  const [run] = await runsIn(runsDir);
  const record = run === undefined ? null : await readRecord(join(runsDir, run)).catch(() => null);
  // An intent without a block: the runner died before it could order anything; that is asked about, and rightly.
  let asked = 0;
  let result: Attempted = { outcome: 'done', exitCode: 0, ...(run === undefined ? {} : { run }) };
  if (record?.outcome !== 'done') {
    const state = record?.start && run ? await readResume(join(runsDir, run)) : null;
    result = await attempt({
      ...(state ? { resume: state } : {}),
      operator: { unknownStep: async ({ step, log }) => ((asked += existsSync(log.replace(/\.log$/, '.sh')) ? 1 : 0), { do: effects().includes(step.id.slice(1)) ? 'done' : 'redo', note: 'looked' }) },
    });
  }
  const last = result.run ?? '';
  const { verdict, findings } = await verifyRecord(join(runsDir, last), []);
  const { lines } = (await readRecord(join(runsDir, last))).chain;
  return { ...result, asked, verdict, findings, statuses: lines.flatMap((l) => (l.type === 'done' ? [[l.step, l.exitCode]] : [])) };
}

/** What is found of all runs of the folder, as whoever looks next finds it. */
async function verdicts(): Promise<object> {
  const found: Record<string, string> = {};
  for (const run of await runsIn(runsDir)) found[run] = (await verifyRecord(join(runsDir, run), [])).verdict;
  return found;
}

/** Edits of a record and its files; each must be found where the head is kept. */
async function edits(seed: number, count: number): Promise<object> {
  const [run = ''] = await runsIn(runsDir);
  const at = join(runsDir, run);
  const next = random(seed);
  const anchor = JSON.parse(readFileSync(join(at, runFiles.head), 'utf8')) as Head;
  const files = ['record.jsonl', 'steps/1-s1.log', 'plan.json', 'ready.json', 'state/shell.json'].map((name) => ({ path: join(at, name), name, bytes: readFileSync(join(at, name)) }));
  const bad: string[] = [];
  if ((await verifyRecord(at, [anchor])).verdict !== 'INTACT') bad.push('the record as it is should be intact');
  for (let i = 0; i < count; i += 1) {
    const file = files[next() < 0.8 ? 0 : 1 + Math.floor(next() * 4)] as (typeof files)[number];
    const { bytes, what } = edited(file.bytes, next, file.name === 'record.jsonl');
    if (bytes.equals(file.bytes)) continue;
    writeFileSync(file.path, bytes);
    for (const anchors of [[anchor], []]) {
      const { verdict } = await verifyRecord(at, anchors).catch((error: Error) => ({ verdict: `threw ${error.message}` }));
      if (verdict === 'INTACT' || verdict.startsWith('threw') || (verdict === 'CONSISTENT BUT UNANCHORED' && (anchors.length > 0 || file.name !== 'record.jsonl'))) bad.push(`${file.name}, ${what}: ${verdict}`);
    }
    writeFileSync(file.path, file.bytes);
    if (i % 20 === 0) {
      // Written anew from some line on, with a chain that holds, and the head beside it as well: only a head kept elsewhere tells.
      const { text, head } = forged(readFileSync(join(at, 'record.jsonl')), next, run);
      const [record, beside] = ['record.jsonl', runFiles.head].map((name) => ({ path: join(at, name), bytes: readFileSync(join(at, name)) })) as [Kept, Kept];
      writeFileSync(record.path, text);
      for (const [headBeside, told] of [[beside.bytes, 'written anew'], [`${canonical({ ...anchor, head })}\n`, 'written anew, its head too']] as const) {
        writeFileSync(beside.path, headBeside);
        const { verdict } = await verifyRecord(at, [anchor]);
        if (verdict !== 'BROKEN') bad.push(`${told}: ${verdict}`);
      }
      for (const { path, bytes } of [record, beside]) writeFileSync(path, bytes);
    }
  }
  return { trials: count, bad };
}

interface Kept {
  readonly path: string;
  readonly bytes: Buffer;
}

/** The record with one line changed and every hash after it made to fit; and the head of that. */
function forged(bytes: Buffer, next: () => number, run: string): { readonly text: string; readonly head: string } {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const lines = bytes.toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
  const at = Math.floor(next() * lines.length);
  let prev = hash(run);
  const text = lines.map((line, i) => {
    const text = canonical({ ...line, ...(i === at ? { time: '2020-01-01T00:00:00.000Z' } : {}), prev });
    prev = hash(text);
    return `${text}\n`;
  }).join('');
  return { text, head: prev };
}

function edited(bytes: Buffer, next: () => number, lined: boolean): { readonly bytes: Buffer; readonly what: string } {
  const pick = Math.floor(next() * (lined ? 5 : 3));
  const at = Math.floor(next() * bytes.length);
  if (pick === 0) {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(next() * 8));
    return { bytes: copy, what: `bit at ${at}` };
  }
  if (pick === 1) return { bytes: bytes.subarray(0, at), what: `cut at ${at}` };
  if (pick === 2) return { bytes: Buffer.concat([bytes.subarray(0, at), Buffer.from('x'), bytes.subarray(at)]), what: `byte put in at ${at}` };
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  const line = Math.floor(next() * lines.length);
  const changed = pick === 3 ? lines.toSpliced(line, 1) : lines.toSpliced(line, 0, lines[Math.floor(next() * lines.length)] ?? '');
  return { bytes: Buffer.from(`${changed.join('\n')}\n`), what: `${pick === 3 ? 'without' : 'another before'} line ${line + 1}` };
}

const alphabet = 'aB3$/+= \'"\\&é-_.%';

/** A secret in its forms, the output cut at every byte, once and twice: no piece of output holds one. */
function splits(seed: number, count: number): object {
  const next = random(seed);
  const bad: string[] = [];
  let trials = 0;
  while (trials < count) {
    const secret = Array.from({ length: 6 + Math.floor(next() * 20) }, () => alphabet[Math.floor(next() * alphabet.length)]).join('').trim() || 'secret-1';
    const bytes = Buffer.from(secret);
    const shapes = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...[0, 1, 2].map((n) => Buffer.concat([Buffer.alloc(n, 'x'), bytes, Buffer.from('yz')]).toString('base64'))];
    for (const shape of shapes) {
      const text = Buffer.from(`before ${shape} after`);
      for (let at = 1; at < text.length && trials < count; at += 1) {
        trials += 1;
        const second = at + Math.floor(next() * (text.length - at));
        const masker = new Masker(secretForms([secret]));
        const out = Buffer.concat([...[text.subarray(0, at), text.subarray(at, second), text.subarray(second)].map((piece) => Buffer.from(masker.push(piece))), Buffer.from(masker.end())]).toString('utf8');
        const core = shape.length >= 24 && /^[A-Za-z0-9+/=]+$/.test(shape) ? shape.slice(4, -8) : shape;
        if (core.length > 4 && out.includes(core)) bad.push(`${JSON.stringify(shape)} cut at ${at} and ${second}: ${out}`);
      }
    }
  }
  return { trials, bad: bad.slice(0, 5) };
}

const [seed = 1, count = 100] = rest.map(Number);
const work: Readonly<Record<string, () => object | Promise<object>>> = { run: () => attempt({}), elsewhere: () => attempt({ runsDir: join(folder, 'elsewhere') }), verdicts, named, resume, edits: () => edits(seed, count), splits: () => splits(seed, count) };
process.stdout.write(`${JSON.stringify(await work[mode]?.())}\n`);
