/** Lines of plain text that are code by a prompt, by indentation, or by reading like commands and nothing else. */
import type { Block } from '../../model/document.ts';
import { commandLikelihood, loosePrompt, promptLine } from './command-line.ts';

export interface CodeLines {
  /** 0-based line after the last. */
  readonly end: number;
  readonly form: Block['form'];
}

/** A line of output may be anything; a sentence after a command is none. */
export function isSentence(text: string): boolean {
  return /^\p{Lu}/u.test(text) && (/[.!?:]$/.test(text) || text.split(/\s+/).length >= 8);
}

export interface CodeScanner {
  /** The code that begins at this line, or null. `textColumn` is where the text of the item above stands (0 outside of items). */
  at(line: number, textColumn: number): CodeLines | null;
}

/** A scanner over a document's lines; it remembers passages that are none, so that the whole is linear. */
export function codeScanner(lines: readonly string[], isHeading: (line: number) => boolean): CodeScanner {
  let noRunBefore = -1;
  let noIndentBefore = -1;
  return {
    at: (i, textColumn) => {
      const text = (lines[i] ?? '').trim();
      if (promptLine.test(text)) return { end: promptEnd(lines, i, isHeading), form: 'lines' };
      const indent = column(lines[i] ?? '');
      const before = (lines[i - 1] ?? '').trim();
      if (indent > 0 && !before && loosePrompt.test(text)) return { end: promptEnd(lines, i, isHeading), form: 'lines' };
      if (i >= noIndentBefore && indent >= textColumn + (textColumn ? 2 : 4) && (!before || before.endsWith(':')) && !/^(?:[-*+•◦▪‣·–●○]|\d{1,3}[.)])\s/u.test(text)) {
        const end = indentedEnd(lines, i, Math.min(indent, textColumn + 4), isHeading);
        const shown = lines.slice(i, end).map((line) => line.trim()).filter(Boolean);
        const sentences = shown.filter(isSentence).length;
        // What is announced and set apart is quoted: a message to send, a template. Other indented prose is a paragraph.
        if (sentences * 2 < shown.length || announces(lines, i)) return { end, form: 'indented' };
        noIndentBefore = end;
      }
      if (/^#! ?\/\S/.test(text)) return { end: scriptEnd(lines, i, isHeading), form: 'lines' };
      if (i < noRunBefore) return null;
      const run = commandRun(lines, i, isHeading);
      if (run.found) return run.found;
      noRunBefore = run.until;
      return null;
    },
  };
}

/** Whether the paragraph before ends in a colon. */
function announces(lines: readonly string[], i: number): boolean {
  return /[:：]$/.test((lines[i - 1] ?? '').trim() || (lines[i - 2] ?? '').trim());
}

function column(line: string): number {
  const lead = /^\s*/.exec(line)?.[0] ?? '';
  return lead.includes('\t') ? lead.replace(/\t/g, '    ').length : lead.length;
}

/** From a prompt to the last line before a blank one; sentences at the end are no output. A blank line between two prompts ends it too. */
function promptEnd(lines: readonly string[], i: number, isHeading: (line: number) => boolean): number {
  let end = i + 1;
  let open = (lines[i] ?? '').trim().endsWith('\\');
  for (let j = i + 1; j < lines.length; j++) {
    const text = (lines[j] ?? '').trim();
    if (!text || isHeading(j)) break;
    if (!open && !promptLine.test(text) && isSentence(text)) break;
    open = text.endsWith('\\');
    end = j + 1;
  }
  return end;
}

/** A script shown from its first line (`#!/bin/sh`) on: down to a blank line, a heading, or a line less indented. */
function scriptEnd(lines: readonly string[], i: number, isHeading: (line: number) => boolean): number {
  const least = column(lines[i] ?? '');
  let end = i + 1;
  while (end < lines.length && (lines[end] ?? '').trim() && !isHeading(end) && column(lines[end] ?? '') >= least) end++;
  return end;
}

/** One past the end word of the here-document that a line opens, looked for in the lines just below; null where there is none. */
function hereDocumentEnd(lines: readonly string[], i: number): number | null {
  const word = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1(?!>)/.exec(lines[i] ?? '')?.[2];
  if (!word) return null;
  const end = lines.slice(i + 1, i + 100).findIndex((line) => line.trim() === word);
  return end < 0 ? null : i + 1 + end + 1;
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
 * Consecutive lines that read like commands, at least one surely so. A paragraph may stand before and a sentence behind, if every
 * line between is surely a command; otherwise blank lines, headings, comments or an announcement bound it. A comment inside goes
 * on, at the end it does not. `until` is the line before which no run begins, where none was found.
 */
function commandRun(lines: readonly string[], i: number, isHeading: (line: number) => boolean): { readonly found: CodeLines | null; readonly until: number } {
  const before = (lines[i - 1] ?? '').trim();
  const glued = before !== '' && !isHeading(i - 1) && !/[:：]$/.test(before) && !before.startsWith('#');
  const announced = announces(lines, i);
  let end = i;
  let some = false;
  let all = true;
  let open = false;
  let j = i;
  for (; j < lines.length; j++) {
    const text = (lines[j] ?? '').trim();
    if (!text || isHeading(j)) break;
    if (open) { end = j + 1; open = text.endsWith('\\'); continue; }
    const likely = commandLikelihood(text);
    if (text.startsWith('#') && j > i && likely === 'no') continue;
    if (likely === 'no') {
      if (!all || !/^(?:\p{Lu}|[-*+•]\s|\d+[.)]\s)/u.test(text)) return { found: null, until: j + 1 };
      break;
    }
    some ||= likely === 'sure' || (likely === 'likely' && announced);
    all &&= likely === 'sure' || (likely === 'likely' && announced);
    open = text.endsWith('\\');
    end = j + 1;
    const here = hereDocumentEnd(lines, j);
    if (here !== null) { end = here; j = here - 1; }
  }
  return some && (all || !glued) ? { found: { end, form: 'lines' }, until: j } : { found: null, until: j };
}
