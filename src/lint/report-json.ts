/** Findings → JSON for another program. */
import { jsonText } from '../words/json-text.ts';
import { countsOf, type LintedDocument } from './report.ts';

/** One object; `fix` holds offsets in the text with its byte order mark off and every line end one `\n`. Ends with a newline. */
export function reportJson(documents: readonly LintedDocument[]): string {
  return `${jsonText({
    schema: 'runbook-lint/1', ...countsOf(documents),
    documents: documents.map((d) => ({ path: d.path, mended: d.mended, messages: d.messages.map((m) => ({ ...m, hidden: undefined })) })),
  }, 2)}\n`;
}
