/** Records of runs as a person reads them: the list, one run step by step, and how far a record can be believed. */
import { isChanged } from '../model/file-change.ts';
import type { RecordLine } from '../model/run.ts';
import { earlierValues, givenInputs, undoCode } from '../model/run-inputs.ts';
import { own } from '../model/own.ts';
import { timeSpent } from '../model/time-spent.ts';
import { duration, minute } from '../words/duration.ts';
import { fit, whole } from '../words/fit.ts';
import { facts, mark } from '../words/marks.ts';
import { plain, type Paint } from '../words/paint.ts';
import { tellRecord } from '../words/record-words.ts';
import type { RecordWord } from '../words/record-words.ts';
import type { Say, WordKey } from '../words/say.ts';
import { visibleCode, visibleLine } from '../words/visible.ts';

/** A run in one line. */
export interface RunLine {
  readonly run: string;
  readonly document: string;
  readonly fragment: string | null;
  readonly startedAt: string;
  readonly users: readonly string[];
  readonly outcome: string;
  readonly done: number;
  readonly skipped: number;
  readonly steps: number;
  /** The run that this one takes back. */
  readonly undoes?: string;
  readonly takenBack?: { readonly by: string; readonly whole: boolean };
}

/** What a run has to do with others: which it takes back, which took it back. */
const relationsOf = ({ undoes, takenBack }: RunLine, { say }: Look): string[] => [
  ...(undoes === undefined ? [] : [tellRecord(say.language, 'log.undoes', { run: undoes })]),
  ...(takenBack === undefined ? [] : [tellRecord(say.language, takenBack.whole ? 'log.undone-whole' : 'log.undone-part', { run: takenBack.by })]),
];

export interface Look {
  readonly say: Say;
  readonly paint: Paint;
}

const outcomes: Readonly<Record<string, { readonly key: WordKey; readonly ink: 'green' | 'red' | 'yellow' }>> = {
  done: { key: 'outcome.done', ink: 'green' }, failed: { key: 'outcome.failed', ink: 'red' }, stopped: { key: 'outcome.stopped', ink: 'yellow' }, paused: { key: 'outcome.paused', ink: 'yellow' },
  interrupted: { key: 'outcome.interrupted', ink: 'red' }, terminated: { key: 'outcome.terminated', ink: 'red' }, unfinished: { key: 'outcome.unfinished', ink: 'yellow' }, damaged: { key: 'outcome.damaged', ink: 'red' },
  unreadable: { key: 'outcome.unreadable', ink: 'yellow' }, unbegun: { key: 'outcome.unbegun', ink: 'yellow' },
};

/** An outcome as a word, padded to a width before it is coloured. */
export function outcomeWord(outcome: string, { say, paint }: Look, width = 0): string {
  const row = own(outcomes, outcome);
  return row ? paint(row.ink, say(row.key as 'outcome.done').padEnd(width)) : outcome.padEnd(width);
}

/** One line a run, newest first. Ends with a newline. */
export function runsText(runs: readonly RunLine[], look: Look): string {
  const { say, paint } = look;
  if (runs.length === 0) return `${say('log.none')}\n`;
  // Where a line is broken anyway, nothing stands under anything.
  const wide = (paint.columns ?? 80) < 72 ? 0 : Math.max(...runs.map((r) => r.run.length));
  const word = Math.max(...runs.map((r) => outcomeWord(r.outcome, { say, paint: plain }).length));
  const steps = Math.max(...runs.map((r) => `${r.done}/${r.steps}`.length));
  const lines = runs.map((r) => `${r.run.padEnd(wide)}  ${outcomeWord(r.outcome, look, word)}  ${`${r.done}/${r.steps}`.padStart(steps)}  ${minute(r.startedAt)}  ${paint('dim', visibleLine([r.users.join(', '), `${r.document}${r.fragment === null ? '' : `#${r.fragment}`}`, ...(r.skipped > 0 ? [tellRecord(say.language, 'log.skipped', { count: r.skipped })] : []), ...relationsOf(r, look)].join('  ')))}\n`);
  return fit(lines.join(''), paint.columns, Infinity);
}

type Told = RecordLine & { readonly time: string };

/** One run, line by line. Ends with a newline. @param known the lines that the values at its head are from, where not all are shown */
export function runText(run: RunLine, lines: readonly Told[], folder: string, look: Look, known: readonly Told[] = lines): string {
  const { say, paint } = look;
  const start = lines.find((l) => l.type === 'run-start');
  const head = start?.type === 'run-start' ? [
    `${paint('bold', visibleLine(`${start.document.path}${start.fragment === null ? '' : `#${start.fragment}`}`))}  ${outcomeWord(run.outcome, look)}  ${run.done}/${run.steps}${run.skipped > 0 ? `  ${tellRecord(say.language, 'log.skipped', { count: run.skipped })}` : ''}${relationsOf(run, look).map((told) => `  ${visibleLine(told)}`).join('')}`,
    paint('dim', visibleLine(facts([`sha256 ${start.document.sha256.slice(0, 12)}`, start.document.commit ? `commit ${start.document.commit.slice(0, 10)}${start.document.dirty ? ` (${say('log.dirty')})` : ''}` : null, `${start.user}@${start.host}`, `runbook ${start.version}`, start.cwd, tellRecord(say.language, 'log.utc')], paint))),
    ...Object.entries(givenInputs(known)).map(([name, value]) => {
      const before = earlierValues(known, name);
      return `  ${name} = ${visibleLine(value)}${before.length === 0 ? '' : `  ${paint('yellow', tellRecord(say.language, 'log.before', { values: before.map(visibleLine).join(', ') }))}`}`;
    }),
  ] : [];
  const numbers = new Map(lines.flatMap((line) => ('n' in line && line.n > 0 ? [[line.step, line.n] as const] : [])));
  const body = lines.flatMap((line, i) => {
    const total = line.type === 'run-end' && lines.slice(0, i).some((l) => l.type === 'resume') ? timeSpent(lines.slice(0, i + 1)) : null;
    const [first = '', ...code] = lineText(line.type === 'intent' ? { ...line, code: undoCode(line.code, known) } : line, numbers, total, look);
    return [`${paint('dim', line.time.slice(0, 19).replace('T', ' '))}  ${first}`, ...code.map((l) => whole(`${' '.repeat((paint.columns ?? 80) < 72 ? 0 : 21)}${l}`))];
  });
  return fit(`${[...head, '', ...body, '', paint('dim', folder)].join('\n')}\n`, paint.columns, Infinity);
}

/** What else the record says of a step's end. */
function moreOf(line: Told & { readonly type: 'done' }, tell: (key: RecordWord, values?: Readonly<Record<string, string | number>>) => string): string[] {
  return [
    ...(line.expect ? [tell(line.expect.met ? 'log.expect.met' : 'log.expect.unmet')] : []), ...(line.expect?.likeness === undefined ? [] : [tell('log.likeness', { percent: Math.round(line.expect.likeness * 100) })]),
    ...(line.masked ? [tell('log.masked', { kinds: line.masked.join(', ') })] : []), ...(line.logLost === undefined ? [] : [tell('log.lost', { why: line.logLost })]), ...(line.retry ? [tell('log.retry', { seconds: line.retry.waitSeconds, attempt: line.retry.attempt, of: line.retry.of })] : []),
  ];
}

function changeText({ file, before, after }: { readonly file: string; readonly before: unknown; readonly after: unknown }, say: Say): string {
  const values = { file: visibleLine(file) };
  return before === null ? tellRecord(say.language, 'log.file-made', values) : after === null ? tellRecord(say.language, 'log.file-removed', values) : say('run.edit-done', values);
}

/** What a line says, and the code under it. @param numbers of the steps that had a line @param total seconds of all parts up to an end, where there are several */
function lineText(line: Told, numbers: ReadonlyMap<string, number>, total: number | null, { say, paint }: Look): string[] {
  const tell = tellRecord.bind(null, say.language);
  switch (line.type) {
    case 'run-start': return [facts([say('run.start', { run: line.run }), (line.allowed ?? []).map(visibleLine).join(' ') || null], paint)];
    case 'intent': return [`${mark('begun', paint)}${line.n}  ${line.step}${paint.bare ? ` ${say('log.begun')}` : ''}${line.attempt > 1 ? ` (${say('log.attempt', { n: line.attempt })})` : ''}${line.edited ? ` ${paint('yellow', say('log.edited'))}` : ''}  ${paint('dim', visibleLine(line.cwd))}`, ...visibleCode(line.code).replace(/\n+$/, '').split('\n').map((l) => paint('dim', `      ${l}`))];
    case 'done': {
      const fine = line.exitCode === 0 || line.answer === true;
      const how = line.signal === null ? say('failed.exit', { code: line.exitCode ?? '?' }) : say('failed.signal', { signal: line.signal });
      const accepted = line.accepted === undefined ? '' : say('log.accepted', { who: visibleLine(line.accepted) });
      const changed = (line.files ?? []).filter(isChanged).map((change) => paint('dim', `      ${changeText(change, say)}`));
      return [`${mark(fine ? 'done' : line.accepted === undefined ? 'failed' : 'accepted', paint)}${line.n}  ${line.step}  ${facts([how, duration(line.seconds, say.language), accepted, ...moreOf(line, tell)], paint)}${line.note ? ` ${say('quoted', { text: visibleLine(line.note) })}` : ''}`, ...changed];
    }
    case 'manual': return [`${mark('done', paint)}${line.n}  ${line.step}  ${say('run.manual-done', { who: visibleLine(line.who) })}${line.note ? ` ${say('quoted', { text: visibleLine(line.note) })}` : ''}`, paint('dim', `      ${visibleLine(line.text)}`)];
    case 'check': return [`${mark('begun', paint)}${line.n}  ${line.step}  ${tell('log.check', { command: visibleLine(line.command), outcome: tell(`log.check.${line.outcome}`) })}`];
    case 'shell-begun': return [`${mark('begun', paint)}${line.n}  ${line.step}  ${tell('log.shell-begun', { who: visibleLine(line.who) })}  ${paint('dim', visibleLine(line.cwd))}`];
    case 'shell': return [`${mark('begun', paint)}${line.n}  ${line.step}  ${tell('log.shell', { who: visibleLine(line.who), time: duration(line.seconds, say.language) })}  ${paint('dim', visibleLine(line.file))}`];
    case 'skipped': return [`${mark('skipped', paint)}${line.n || ''}  ${line.step}  ${say('run.step-skipped', { why: visibleLine(line.why) })}`];
    case 'edit': return [`${mark('done', paint)}${line.n}  ${line.step}  ${changeText(line, say)}`];
    case 'pause': return [`${mark('paused', paint)}${numbers.get(line.step) ?? ''}  ${line.step}  ${say('run.paused')}${line.why ? ` ${say('quoted', { text: visibleLine(line.why) })}` : ''}`];
    case 'values': return [tell('log.values', { who: visibleLine(line.who), step: line.step, values: Object.entries(line.inputs).map(([name, value]) => `${name} = ${visibleLine(value)}`).join(', ') })];
    case 'resume': return [facts([say('log.resumed', { who: visibleLine(`${line.user}@${line.host}`) }), line.commit ? `commit ${line.commit.slice(0, 10)}${line.dirty ? ` (${say('log.dirty')})` : ''}` : null, (line.allowed ?? []).map(visibleLine).join(' ') || null], paint)];
    case 'approved': return line.people.map((p) => `${mark('done', paint)}${tell('log.approved', { who: visibleLine(p.who), time: minute(p.expires), key: visibleLine(p.key) })}`);
    case 'restored': return [tell(line.lost.length > 0 ? 'log.restored-lost' : 'log.restored', { n: line.back.length, runs: line.lost.map(visibleLine).join(', ') })];
    case 'run-end': return [facts([say(`outcome.${line.outcome}`), duration(line.seconds, say.language), total === null ? null : tell('log.total', { time: duration(total, say.language) })], paint)];
    default: return [visibleLine(JSON.stringify(line))];
  }
}
