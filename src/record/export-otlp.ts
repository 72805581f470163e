/** A run as OpenTelemetry spans in OTLP's JSON encoding: one trace a run, one span a step; pure. */
import { jsonText } from '../words/json-text.ts';
import { sha256 } from './canonical.ts';
import type { ReportedStep, RunReport } from './run-report.ts';

/** OTLP's JSON (opentelemetry.io/docs/specs/otlp, "JSON Protobuf Encoding"): ids in hexadecimal, times in nanoseconds as text. */
export function otlpReport(report: RunReport): string {
  const { summary } = report;
  const traceId = idOf(summary.run, 32);
  const root = idOf(`${summary.run}/`, 16);
  const spans = [
    span({ traceId, spanId: root, name: report.title || summary.document, from: summary.startedAt, to: summary.lastTime, failed: summary.outcome === 'done' ? null : summary.outcome, more: { 'runbook.outcome': summary.outcome } }),
    ...report.steps.filter((s) => s.startedAt !== null).map((s) => span({
      traceId, spanId: idOf(`${summary.run}/${s.id}`, 16), parent: root, name: s.title || s.id, from: s.startedAt ?? '', to: s.endedAt ?? s.startedAt ?? '', failed: failureOf(s),
      more: { 'runbook.step': s.id, 'runbook.outcome': s.outcome, ...(s.exitCode === null ? {} : { 'process.exit.code': s.exitCode }), ...(s.line === null ? {} : { 'code.line.number': s.line }) },
    })),
  ];
  const resource = { attributes: attributes({ 'service.name': 'runbook', 'host.name': report.host, 'runbook.run': summary.run, 'runbook.document': summary.document, 'runbook.document.sha256': report.sha256, 'user.name': summary.users.join(', ') }) };
  return `${jsonText({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'runbook' }, spans }] }] })}\n`;
}

function failureOf(step: ReportedStep): string | null {
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
