/** The same messages as VFileMessages, for editors and for everything in the unified world. */
import { VFileMessage } from 'vfile-message';
import type { LintMessage } from './rule.ts';

/** `fatal` as VFile has it: true for an error, false for a warning, undefined for information. */
export function toVFileMessages(messages: readonly LintMessage[], path: string): VFileMessage[] {
  return messages.map((m) => {
    const vfile = new VFileMessage(m.message, {
      place: { start: { line: m.line, column: m.column }, end: { line: m.endLine ?? m.line, column: m.endColumn ?? m.column } },
      ruleId: m.rule, source: 'runbook',
    });
    vfile.fatal = m.severity === 'error' ? true : m.severity === 'warning' ? false : undefined;
    vfile.file = path;
    if (m.note !== undefined) vfile.note = m.note;
    if (m.url !== undefined) vfile.url = m.url;
    return vfile;
  });
}
