/** A run as OpenTelemetry spans in OTLP's JSON encoding: one trace a run, one span a step, and below it one each attempt where it is not all told by the step's; pure. */
import { jsonText } from '../words/json-text.ts';
import { sha256 } from './canonical.ts';
import { attemptsOf, isSettledSince } from './run-report.ts';
import type { ReportedAttempt, ReportedStep, RunReport } from './run-report.ts';

/** OTLP's JSON (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding"): ids in hexadecimal, times in nanoseconds as text. */
export function otlpReport(report: RunReport): string {
  const { summary } = report;
  const traceId = idOf(summary.run, 32);
  const root = idOf(`${summary.run}/`, 16);
  const spans = [
    span({ traceId, spanId: root, name: report.title || summary.document, from: summary.startedAt, to: summary.lastTime, failed: summary.outcome === 'done' ? null : summary.outcome, more: { 'runbook.outcome': summary.outcome, ...(summary.undoes === undefined ? {} : { 'runbook.takes_back': summary.undoes }), ...(summary.takenBack === undefined ? {} : { [summary.takenBack.whole ? 'runbook.taken_back' : 'runbook.taken_back_in_part']: summary.takenBack.by }), 'runbook.allowed': report.begun.map(({ type, allowed }) => `${type}: ${allowed.join(' ')}`).join('; ') } }),
    ...report.steps.filter((s) => s.startedAt !== null).map((s) => span({
      traceId, spanId: idOf(`${summary.run}/${s.id}`, 16), parent: root, name: s.title || s.id, from: s.startedAt ?? '', to: s.endedAt ?? s.startedAt ?? '', failed: failureOf(s),
      more: { 'runbook.step': s.id, 'runbook.outcome': s.outcome, ...(s.takenBack === null ? {} : { 'runbook.taken_back': s.takenBack.by, 'runbook.taken_back.time': s.takenBack.time }), ...(s.exitCode === null ? {} : { 'process.exit.code': s.exitCode }), ...(s.line === null ? {} : { 'code.line.number': s.line }) },
    })),
    ...report.steps.filter((s) => s.attempts > 1 || s.outcome !== 'done').flatMap((s) => attemptsOf(s).map((a) => span({
      traceId, spanId: idOf(`${summary.run}/${s.id}/${a.attempt}`, 16), parent: idOf(`${summary.run}/${s.id}`, 16), name: `${s.title || s.id} (attempt ${a.attempt})`, from: a.time, to: endOf(a), failed: a.outcome === 'done' ? null : statusOf(a),
      more: { 'runbook.step': s.id, 'runbook.attempt': a.attempt, 'runbook.outcome': a.outcome, 'runbook.output.tail': a.tail.join('\n'), ...(a.logLost === null ? {} : { 'runbook.output.lost': a.logLost }), ...(a.exitCode === null ? {} : { 'process.exit.code': a.exitCode }) },
    }))),
  ];
  const resource = { attributes: attributes({ 'service.name': 'runbook', 'host.name': report.host, 'runbook.run': summary.run, 'runbook.document': summary.document, 'runbook.document.sha256': report.sha256, 'user.name': summary.users.join(', ') }) };
  return `${jsonText({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'runbook' }, spans }] }] })}\n`;
}

const statusOf = ({ signal, exitCode, note, outcome }: ReportedAttempt): string => signal ?? (exitCode === null || exitCode === 0 ? (note ?? outcome) : `exit status ${exitCode}`);

const endOf = ({ time, seconds }: ReportedAttempt): string => new Date((Date.parse(time) || 0) + (seconds ?? 0) * 1000).toISOString();

/** What was left out since it ran is told by how it ended; what somebody took for done is done. */
function failureOf(step: ReportedStep): string | null {
  const last = attemptsOf(step).at(-1);
  if (step.outcome === 'skipped' && isSettledSince(step) && last && last.outcome !== 'done') return `${statusOf(last)}, then left out`;
  return step.outcome === 'failed' || step.outcome === 'unknown' ? (step.signal ?? (step.exitCode === null ? step.outcome : `exit status ${step.exitCode}`)) : null;
}

interface SpanParts {
  readonly traceId: string;
  readonly spanId: string;
  readonly parent?: string;
  readonly name: string;
  /** ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly failed: string | null;
  readonly more: Readonly<Record<string, string | number>>;
}

function span({ traceId, spanId, parent, name, from, to, failed, more }: SpanParts): object {
  return {
    traceId, spanId, ...(parent === undefined ? {} : { parentSpanId: parent }), name, kind: 1, startTimeUnixNano: nanoseconds(from), endTimeUnixNano: nanoseconds(to), attributes: attributes(more),
    // Status codes: 1 is OK, 2 is ERROR.
    status: failed === null ? { code: 1 } : { code: 2, message: failed },
  };
}

function attributes(values: Readonly<Record<string, string | number>>): object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } }));
}

function nanoseconds(time: string): string {
  return `${Date.parse(time) || 0}000000`;
}

/** The same run has the same ids however often it is exported. */
function idOf(text: string, digits: number): string {
  return sha256(text).slice(0, digits);
}
