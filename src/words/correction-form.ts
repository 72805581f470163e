/** How an author writes a correction before a block, in the document's own format. */
import type { Format } from '../model/document.ts';

const forms: Readonly<Record<Exclude<Format, 'text'>, (said: string) => string>> = { markdown: (said) => `<!-- runbook: ${said} -->`, rst: (said) => `.. runbook: ${said}`, asciidoc: (said) => `// runbook: ${said}` };

/** A comment of a document's format that says this; null where the format has none: there a file beside it says it. */
export const commentIn = (format: Format, said: string): string | null => (format === 'text' ? null : forms[format](said));

/** The name of the file of corrections beside a document. */
export const besideName = (path: string): string => `${path.split('/').at(-1) ?? path}.runbook.yaml`;

/** Advice that names a comment as Markdown has it, with the comment that this document can hold, or the file beside it. */
export function inFormat(text: string, format: Format, path: string): string {
  return text.replace(/(`?)<!-- runbook: (.*?) -->\1/g, (_, tick: string, said: string) => `${tick}${commentIn(format, said) ?? said.replaceAll('=', ': ')}${tick}${format === 'text' ? ` (${besideName(path)})` : ''}`);
}

/** The entry of that file for one block, as it is copied: its lines, blanks apart (`understand/sidecar.ts`). */
export function besideEntry(block: string, said: string): string {
  return ['blocks:', '  - text: |', ...block.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => `      ${line}`), `    ${said.replace('=', ': ')}`].join('\n');
}
