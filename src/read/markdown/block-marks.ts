/** Table: what opens the blocks of Markdown, line by line (CommonMark 0.31, GitHub's tables and footnotes). */

export const atxHeading = /^#{1,6}(?=[ \t]|$)/;
export const setextUnderline = /^(?:=+|-+)[ \t]*$/;
export const thematicBreak = /^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$|^(?:-[ \t]*){3,}$/;
export const fenceOpen = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/;
export const footnote = /^\[\^((?:[^\s[\]\\]|\\.){1,999})\]:[ \t]*/;
export const bullet = /^[*+-]/;
export const number = /^(\d{1,9})[.)]/;

const blockTags = 'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

/** Raw HTML: what opens it, and what a line holds that ends it (null: a blank line). The last cannot stand in the midst of a paragraph. */
export const rawHtml: readonly { readonly open: RegExp; readonly close: RegExp | null }[] = [
  { open: /^<(?:script|pre|textarea|style)(?:[\s>]|$)/i, close: /<\/(?:script|pre|textarea|style)>/i },
  { open: /^<!--/, close: /-->/ },
  { open: /^<\?/, close: /\?>/ },
  { open: /^<![A-Za-z]/, close: />/ },
  { open: /^<!\[CDATA\[/, close: /\]\]>/ },
  { open: new RegExp(`^</?(?:${blockTags})(?:\\s|/?>|$)`, 'i'), close: null },
  { open: /^(?:<[A-Za-z][A-Za-z\d-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|<\/[A-Za-z][A-Za-z\d-]*\s*>)\s*$/, close: null },
];

const delimiterCells = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** How many columns a table's delimiter row has; 0 for a line that is none. */
export function columnsOf(line: string): number {
  return /[|:]/.test(line) && delimiterCells.test(line) ? cellsOf(line).length : 0;
}

/** The cells of a table's row: where each begins in the line, and its text, blanks at the ends off. */
export function cellsOf(line: string): readonly { readonly at: number; readonly text: string }[] {
  const cells: { at: number; text: string }[] = [];
  const end = line.trimEnd().length;
  let from = line.length - line.trimStart().length;
  if (line[from] === '|') from++;
  for (let i = from; i <= end; i++) {
    if (line[i] === '\\' && i + 1 < end) i++;
    else if (i === end || line[i] === '|') {
      // What stands behind the last bar is no cell, if it is nothing.
      if (i === end && from >= end && cells.length > 0) break;
      const raw = line.slice(from, Math.min(i, end));
      cells.push({ at: from + raw.length - raw.trimStart().length, text: raw.trim() });
      from = i + 1;
    }
  }
  return cells;
}
