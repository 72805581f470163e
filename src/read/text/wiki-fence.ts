/** Blocks as the markup of Jira and Confluence sets them: `{code:bash}` … `{code}`, `{noformat}` … `{noformat}` (their text formatting notation). */

/** The block that opens at this line (0-based): its language, '' for none, and the line after its end. Null where none opens, or it never ends. */
export function wikiFence(lines: readonly string[], from: number): { readonly language: string; readonly end: number } | null {
  const [, name, given = ''] = /^\s*\{(code|noformat)(?::([^{}]{0,200}))?\}\s*$/.exec(lines[from] ?? '') ?? [];
  if (name === undefined) return null;
  for (let i = from + 1; i < lines.length; i++) {
    // Another opens before this one ends: it was none.
    if (/^\s*\{(?:code|noformat):/.test(lines[i] ?? '')) return null;
    if ((lines[i] ?? '').trim() === `{${name}}`) return { language: languageOf(given), end: i + 1 };
  }
  return null;
}

/** Headings as that markup has them: one is enough to know it. */
const wikiHeading = /^h[1-6]\.\s+\S/;

/** The lines of such a page, its lists, code in a sentence and panels as a text has them; blocks, columns and the lines of any other text stay as they are. */
export function asPlainText(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => wikiHeading.test(line))) return lines;
  const plain = [...lines];
  for (let i = 0; i < lines.length; i++) {
    const fence = wikiFence(lines, i);
    if (fence) i = fence.end - 1;
    else plain[i] = /^\s*\{(?:panel|info|note|tip|warning)(?::[^{}]*)?\}\s*$/.test(lines[i] ?? '') ? '' : (lines[i] ?? '').replace(/^(#+)(?= \S)/, (marks) => '•'.padStart(marks.length)).replace(/\{\{([^{}\n]{1,300})\}\}/g, ' `$1` ');
  }
  return plain;
}

/** `bash`, `bash|title=x`, `language=bash|title=x`. */
function languageOf(given: string): string {
  const parts = given.split('|').map((part) => part.trim());
  const named = parts.find((part) => /^language=/i.test(part))?.slice('language='.length) ?? parts.find((part) => part !== '' && !part.includes('=')) ?? '';
  return /^[\w+#-]+$/.test(named) ? named : '';
}
