/** Lines of plain text that are code by a prompt, by indentation, or by reading like commands and nothing else. */
import type { Block } from '../../model/document.ts';
import { commandLikelihood, promptLine } from './command-line.ts';

export interface CodeLines {
  /** 0-based line after the last. */
  readonly end: number;
  readonly form: Block['form'];
}

/** A line of output may be anything; a sentence after a command is none. */
function isSentence(text: string): boolean {
  return /^\p{Lu}/u.test(text) && (/[.!?:]$/.test(text) || text.split(/\s+/).length >= 8);
}

/** The code that begins at this line, or null. `textColumn` is where the text of the item above stands (0 outside of items). */
export function codeLines(lines: readonly string[], i: number, isHeading: (line: number) => boolean, textColumn: number): CodeLines | null {
  const text = (lines[i] ?? '').trim();
  if (promptLine.test(text)) return { end: promptEnd(lines, i, isHeading), form: 'lines' };
  const indent = column(lines[i] ?? '');
  const before = (lines[i - 1] ?? '').trim();
  if (indent >= textColumn + (textColumn ? 2 : 4) && (!before || /:$/.test(before)) && !/^(?:[-*+•◦▪‣·–●○]|\d{1,3}[.)])\s/u.test(text)) {
    const end = indentedEnd(lines, i, Math.min(indent, textColumn + 4), isHeading);
    const shown = lines.slice(i, end).map((line) => line.trim()).filter(Boolean);
    const sentences = shown.filter(isSentence).length;
    if (sentences * 2 < shown.length) return { end, form: 'indented' };
  }
  return commandRun(lines, i, isHeading);
}

function column(line: string): number {
  const lead = /^\s*/.exec(line)?.[0] ?? '';
  return lead.includes('\t') ? lead.replace(/\t/g, '    ').length : lead.length;
}

/** From a prompt to the last line before a blank one; sentences at the end are no output. A blank line between two prompts ends it too. */
function promptEnd(lines: readonly string[], i: number, isHeading: (line: number) => boolean): number {
  let end = i + 1;
  let open = /\\$/.test((lines[i] ?? '').trim());
  for (let j = i + 1; j < lines.length; j++) {
    const text = (lines[j] ?? '').trim();
    if (!text || isHeading(j)) break;
    if (!open && !promptLine.test(text) && isSentence(text)) break;
    open = /\\$/.test(text);
    end = j + 1;
  }
  return end;
}

function indentedEnd(lines: readonly string[], i: number, least: number, isHeading: (line: number) => boolean): number {
  let end = i + 1;
  for (let j = i + 1; j < lines.length; j++) {
    if (!(lines[j] ?? '').trim()) continue;
    if (column(lines[j] ?? '') < least || isHeading(j)) break;
    end = j + 1;
  }
  return end;
}

/**
 * Consecutive lines that read like commands, at least one surely so, with nothing of a paragraph glued to them: before stands a
 * blank line, a heading, a comment or an announcement, behind a blank line or a comment. A comment inside goes on, at the end it does not.
 */
function commandRun(lines: readonly string[], i: number, isHeading: (line: number) => boolean): CodeLines | null {
  const before = (lines[i - 1] ?? '').trim();
  if (before && !isHeading(i - 1) && !/[:：]$/.test(before) && !before.startsWith('#')) return null;
  let end = i;
  let sure = false;
  let open = false;
  let j = i;
  for (; j < lines.length; j++) {
    const text = (lines[j] ?? '').trim();
    if (!text || isHeading(j)) break;
    if (open) { end = j + 1; open = /\\$/.test(text); continue; }
    if (text.startsWith('#') && j > i) continue;
    const likely = commandLikelihood(text);
    if (likely === 'no') return null;
    sure ||= likely === 'sure';
    open = /\\$/.test(text);
    end = j + 1;
  }
  return sure ? { end, form: 'lines' } : null;
}
