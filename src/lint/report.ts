/** What the reports are made of: each document's findings, and the counts. */
import type { LintMessage } from './rule.ts';

export interface LintedDocument {
  readonly path: string;
  /** The document's lines, for the source under a finding. */
  readonly lines: readonly string[];
  readonly messages: readonly LintMessage[];
  /** How many were mended before these were found. */
  readonly mended: number;
}

export interface LintCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: number;
}

export function countsOf(documents: readonly LintedDocument[]): LintCounts {
  const all = documents.flatMap((d) => d.messages);
  const of = (severity: LintMessage['severity']): number => all.filter((m) => m.severity === severity).length;
  return { errors: of('error'), warnings: of('warning'), infos: of('info'), fixable: all.filter((m) => m.fix?.length).length };
}

/** The document's line, what may not be shown blotted out: no report repeats a secret. */
export function shownLine(document: LintedDocument, line: number): string {
  let text = document.lines[line - 1] ?? '';
  for (const m of document.messages) {
    if (!m.hidden || line < m.line || line > (m.endLine ?? m.line)) continue;
    const from = line === m.line ? m.column - 1 : 0;
    const to = line === (m.endLine ?? m.line) ? (m.endColumn ?? m.column) - 1 : text.length;
    text = text.slice(0, from) + '•'.repeat(Math.max(0, to - from)) + text.slice(to);
  }
  return text;
}
