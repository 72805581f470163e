/** Findings that the reading made itself, told under the rule that has their page. */
import type { Procedure } from '../model/procedure.ts';
import type { Finding } from './rule.ts';

export function fromReading(procedure: Procedure, rule: string): Finding[] {
  return procedure.messages.filter((m) => m.rule === rule).map((m) => ({
    line: m.line, column: m.column, message: m.message, ...(m.note === undefined ? {} : { note: m.note }),
    ...(m.endLine === undefined ? {} : { endLine: m.endLine }), ...(m.endColumn === undefined ? {} : { endColumn: m.endColumn }), severity: m.severity,
  }));
}
