/** Findings → SARIF 2.1.0 (OASIS, 27 March 2020), which code hosts show beside the lines. */
import { jsonText } from '../words/json-text.ts';
import { createHash } from 'node:crypto';
import { lintRules } from './rules.ts';
import { rulePage } from './rule-page.ts';
import { shownLine, type LintedDocument } from './report.ts';
import type { Edit, LintMessage } from './rule.ts';

const levels: Readonly<Record<LintMessage['severity'], 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/** One log with one run. `version` is the program's. Ends with a newline. */
export function reportSarif(documents: readonly LintedDocument[], version: string): string {
  const others = [...new Set(documents.flatMap((d) => d.messages.map((m) => m.rule)))].filter((name) => !lintRules.some((r) => r.name === name));
  const ids = [...lintRules.map((r) => r.name), ...others];
  return `${jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: 'runbook', version,
          rules: [
            ...lintRules.map((r) => ({
              id: r.name, shortDescription: { text: r.checks }, fullDescription: { text: r.why }, help: { text: r.mend, markdown: rulePage(r) }, defaultConfiguration: { level: levels[r.severity] },
            })),
            ...others.map((id) => ({ id, shortDescription: { text: 'What the reading of the document tripped on.' }, defaultConfiguration: { level: 'warning' } })),
          ],
        },
      },
      columnKind: 'utf16CodeUnits',
      results: documents.flatMap((d) => d.messages.map((m) => result(d, m, ids))),
    }],
  }, 2)}\n`;
}

function result(document: LintedDocument, message: LintMessage, ids: readonly string[]): unknown {
  const uri = document.path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  const artifactLocation = { uri };
  const line = shownLine(document, message.line);
  return {
    ruleId: message.rule, ruleIndex: ids.indexOf(message.rule), level: levels[message.severity],
    message: { text: message.note ? `${message.message}. ${message.note}` : message.message },
    locations: [{ physicalLocation: { artifactLocation, region: {
      startLine: message.line, startColumn: message.column, endLine: message.endLine ?? message.line, endColumn: Math.max(message.endColumn ?? message.column + 1, message.endLine ? 1 : message.column + 1),
    } } }],
    // The same finding on the same words is the same, wherever the line has moved to.
    partialFingerprints: { 'runbookLine/v1': createHash('sha256').update(`${message.rule}\n${line.trim()}`).digest('hex').slice(0, 32) },
    ...(message.fix?.length ? { fixes: [{ description: { text: 'Mend it' }, artifactChanges: [{ artifactLocation, replacements: message.fix.map((e) => replacement(document, e)) }] }] } : {}),
  };
}

function replacement(document: LintedDocument, edit: Edit): unknown {
  const start = pointIn(document.lines, edit.start);
  const end = pointIn(document.lines, edit.end);
  return { deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }, insertedContent: { text: edit.text } };
}

function pointIn(lines: readonly string[], offset: number): { line: number; column: number } {
  let left = offset;
  for (const [i, text] of lines.entries()) {
    if (left <= text.length) return { line: i + 1, column: left + 1 };
    left -= text.length + 1;
  }
  return { line: Math.max(1, lines.length), column: 1 };
}
