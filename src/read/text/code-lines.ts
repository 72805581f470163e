/** Lines of plain text that are code by a prompt, by indentation, or by reading like commands and nothing else. */
import type { Block } from '../../model/document.ts';
import { commandLikelihood, crontabEntry, loosePrompt, promptLine, tellsPerson } from './command-line.ts';
import { sqlEnd } from './sql-lines.ts';

export interface CodeLines {
  /** 0-based line after the last. */
  readonly end: number;
  readonly form: Block['form'];
}

/** A line of output may be anything; a sentence after a command is none. */
export function isSentence(text: string): boolean {
  return /^\p{Lu}/u.test(text) && !text.endsWith('...') && (/[.!?:]$/.test(text) || text.split(/\s+/).length >= 8);
}

export interface CodeScanner {
  /** The code that begins at this line, or null. `textColumn` is where the text of the item above stands (0 outside of items). */
  at(line: number, textColumn: number): CodeLines | null;
}

/** A scanner over a document's lines; it remembers passages that are none, so that the whole is linear. `leastIndent`: blanks that set a line as code outside of items. */
export function codeScanner(lines: readonly string[], isHeading: (line: number) => boolean, leastIndent = 4): CodeScanner {
  let noRunBefore = -1;
  let noIndentBefore = -1;
  const used = new Set(lines.join('\n').match(/(?<=\$\{?)[A-Za-z_]\w*/g));
  return {
    at: (i, textColumn) => {
      const text = (lines[i] ?? '').trim();
      if (promptLine.test(text)) return { end: promptEnd(lines, i, isHeading), form: 'lines' };
      const indent = column(lines[i] ?? '');
      const before = (lines[i - 1] ?? '').trim();
      if (indent > 0 && !before && loosePrompt.test(text)) return { end: promptEnd(lines, i, isHeading), form: 'lines' };
      const typed = before ? 0 : percentLines(lines, i);
      if (typed > 0) return { end: i + typed, form: 'lines' };
      // Text of an item may go on one blank further in; under its colon what opens with a command does not.
      const least = textColumn ? textColumn + (!before && announces(lines, i) && commandLikelihood(text) === 'sure' ? 1 : 2) : leastIndent;
      if (i >= noIndentBefore && indent >= least && (!before || before.endsWith(':')) && !/^(?:[-*+•◦▪‣·–●○]|\d{1,3}[.)])\s/u.test(text)) {
        let end = indentedEnd(lines, i, Math.min(indent, textColumn + 4), isHeading);
        // Sentences that announce what stands deeper still: a passage set in, and no code but what is deepest.
        if (nestedFrom(lines, i, end) !== null) end = indentedEnd(lines, i, indent, isHeading);
        const nested = nestedFrom(lines, i, end);
        if (nested !== null) { noIndentBefore = nested; return null; }
        const shown = lines.slice(i, end).map((line) => line.trim()).filter(Boolean);
        const sentences = shown.filter(isSentence).length;
        // What is announced and set apart is quoted: a message to send, a template. Other indented prose is a paragraph.
        if (sentences * 2 < shown.length || announces(lines, i)) return { end, form: 'indented' };
        noIndentBefore = end;
      }
      if (/^#! ?\/\S/.test(text)) return { end: scriptEnd(lines, i, isHeading), form: 'lines' };
      if (crontabEntry.test(text)) return { end: i + Math.max(1, lines.slice(i, i + 100).findIndex((line) => !crontabEntry.test(line.trim()))), form: 'lines' };
      if (markup.test(text) && announces(lines, i)) return { end: markupEnd(lines, i, isHeading), form: 'lines' };
      const sql = sqlEnd(lines, i, isHeading);
      if (sql !== null) return { end: sql, form: 'lines' };
      if (i < noRunBefore) return null;
      const run = commandRun(lines, i, isHeading, textColumn === 0 || brokenBefore(lines, i), used);
      if (run.found) return run.found;
      noRunBefore = run.until;
      return null;
    },
  };
}

/** Lines of a paragraph that holds nothing but what is typed at a C shell's prompt (`% make`): in the first column, where `>` quotes and `#` is a heading. 0 where it is none. */
function percentLines(lines: readonly string[], from: number): number {
  let count = 0;
  for (; (lines[from + count] ?? '').trim(); count++) {
    const typed = /^%\s+([a-z./~].*)$/.exec((lines[from + count] ?? '').trim())?.[1];
    if (typed === undefined || commandLikelihood(typed) === 'no') return 0;
  }
  return count;
}

/** Whether the paragraph before ends in a colon. */
function announces(lines: readonly string[], i: number): boolean {
  return /[:：]$/.test((lines[i - 1] ?? '').trim() || (lines[i - 2] ?? '').trim());
}

/** The line after the first sentence of a passage that announces deeper lines below a blank one, or null. */
function nestedFrom(lines: readonly string[], from: number, to: number): number | null {
  for (let j = from; j + 2 < to; j++) {
    const text = (lines[j] ?? '').trim();
    const wrapped = j > from && (lines[j - 1] ?? '').trim() !== '' && column(lines[j - 1] ?? '') === column(lines[j] ?? '');
    if (/^\p{L}[^=({<]*:$/u.test(text) && (wrapped || text.split(/\s+/).length > 2) && !(lines[j + 1] ?? '').trim() && (lines[j + 2] ?? '').trim() && column(lines[j + 2] ?? '') > column(lines[j] ?? '')) return j + 1;
  }
  return null;
}

/** Opens an interpreter's or a client's own prompt: nothing that it is to run is given (their manual pages). */
const opensConsole = /^(?:sudo (?:-u \S+ )?)?(?:erl|iex|irb|python3?|psql|mysql|mongosh?|redis-cli|sqlite3|sqlplus|cqlsh)(?: +-(?!c\b|e\b|f\b|m\b)\S+(?: +[\w.@/-]+)?)*$/;

/** "cc ... (the rest of your files)": a line of the kind above whose parts are left out. */
const leftOut = /^[a-z][\w.+-]* (?:\.\.\.|…)/;

/** A line of text that could have been broken for its width is longer than that. In letters. */
const shortLine = 60;
/** Whether the line above ends long before its margin (`most` letters): the first word of this one would have stood there, if it went on. */
export function brokenBefore(lines: readonly string[], i: number, most = shortLine): boolean {
  const before = (lines[i - 1] ?? '').trimEnd();
  const first = /^\s*(\S+)/.exec(lines[i] ?? '')?.[1] ?? '';
  return before.trim() !== '' && before.length + 1 + first.length <= most;
}

/** Whether a line has options and stands right under a colon: that announces a program, also one that nobody has heard of. */
export function announcedWithOptions(lines: readonly string[], i: number): boolean {
  return (lines[i - 1] ?? '').trimEnd().endsWith(':') && /\s--?[A-Za-z]/.test((lines[i] ?? '').trim());
}

/** Whether the line stands indented right under another. */
const indentedUnder = (lines: readonly string[], i: number): boolean => (lines[i - 1] ?? '').trim() !== '' && column(lines[i] ?? '') > column(lines[i - 1] ?? '');

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

/**
 * A script shown from its first line (`#!/bin/sh`) on: down to a heading, a rule, a line less indented, or, behind a blank line, an
 * item or a sentence. What stands behind its blank lines is of the script too: read apart, it would be run by itself.
 */
function scriptEnd(lines: readonly string[], i: number, isHeading: (line: number) => boolean): number {
  const least = column(lines[i] ?? '');
  // Inside a script such a line is a comment.
  const framed = /^#{4,}$/.test((lines[i - 1] ?? '').trim());
  let end = i + 1;
  for (let j = i + 1; j < lines.length; j++) {
    const text = (lines[j] ?? '').trim();
    if (!text) continue;
    if (isHeading(j) || column(lines[j] ?? '') < least || /^([=*_~-])\1{3,}$/.test(text) || framed && /^#{4,}$/.test(text)) break;
    if (j > end && (/^(?:[-*+•]|\d{1,3}[.)])\s/u.test(text) || isSentence(text))) break;
    end = j + 1;
  }
  return end;
}

/** A line of XML or HTML: a tag, and nothing but what it holds. */
const markup = /^<(?:\?xml\b|!--|\/?[A-Za-z][\w.:-]*(?:\s[^<>]*)?\/?>)(?:.*>)?$/;

/** From a tag to the last line that is markup or stands indented in it. */
function markupEnd(lines: readonly string[], i: number, isHeading: (line: number) => boolean): number {
  const least = column(lines[i] ?? '');
  let end = i + 1;
  for (let j = i + 1; j < lines.length; j++) {
    const text = (lines[j] ?? '').trim();
    if (!text) continue;
    if (isHeading(j) || !markup.test(text) && column(lines[j] ?? '') <= least) break;
    end = j + 1;
  }
  return end;
}

/** One past the end word of the here-document that a line opens, looked for in the lines just below; null where there is none. */
function hereDocumentEnd(lines: readonly string[], i: number): number | null {
  const word = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1(?!>)/.exec(lines[i] ?? '')?.[2];
  if (!word) return null;
  const end = lines.slice(i + 1, i + 1000).findIndex((line) => line.trim() === word);
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

/** Whether two lines or more, and nothing else up to a blank one, begin with the same program in an ordinary word's clothes: "ant clean", "ant deploy". */
function ofOneProgram(lines: readonly string[], from: number, to: number): boolean {
  const shown = lines.slice(from, to).map((line) => line.trim());
  const program = shown[0]?.split(' ', 1)[0] ?? '';
  return shown.length > 1 && !(lines[to] ?? '').trim() && shown.every((line) => line.startsWith(`${program} `) && line.split(/\s+/).length <= 4 && commandLikelihood(line) === 'likely');
}

/**
 * Consecutive lines that read like commands, at least one surely so. A paragraph may stand before and a sentence behind, if every
 * line between is surely a command; otherwise blank lines, headings, comments or an announcement bound it. A comment inside goes
 * on, at the end it does not. A line that tells a person what to do ends the run, and so does one less indented. `until` is the line
 * before which no run begins, where none was found; `plain`: outside of items; `used`: the variables that the document takes somewhere.
 */
function commandRun(lines: readonly string[], i: number, isHeading: (line: number) => boolean, plain: boolean, used: ReadonlySet<string>): { readonly found: CodeLines | null; readonly until: number } {
  const before = (lines[i - 1] ?? '').trim();
  const glued = before !== '' && !isHeading(i - 1) && !/[:：]$/.test(before) && !before.startsWith('#');
  let j = i;
  // The line above is full and its sentence has no end: this one goes on with it.
  if (glued && !brokenBefore(lines, i) && /[\p{L}\p{N},]$/u.test(before) && !promptLine.test(before) && commandLikelihood(before) !== 'sure') return { found: null, until: i + 1 };
  const announced = announces(lines, i) || plain && (indentedUnder(lines, i) || brokenBefore(lines, i));
  const sets = (text: string): boolean => used.has(/^([A-Za-z_]\w*)=\S+$/.exec(text)?.[1] ?? '');
  let end = i;
  let some = false;
  let all = true;
  let open = false;
  let doubtful = i;
  /** One past the sure lines that it opens with. */
  let plainUntil = i;
  for (; j < lines.length; j++) {
    const text = (lines[j] ?? '').trim();
    if (!text || isHeading(j)) break;
    if (open) { end = j + 1; open = text.endsWith('\\'); continue; }
    if (j > i && some && column(lines[j] ?? '') < column(lines[i] ?? '')) break;
    const likely = commandLikelihood(text);
    if (text.startsWith('#') && j > i && likely === 'no') continue;
    if (likely === 'no') {
      if (j > i && some && (tellsPerson(text) || leftOut.test(text) || crontabEntry.test(text))) break;
      // What stands before the first sure line is no command then; the sure ones behind it are looked at again.
      if (j > i && some && glued && !all && plainUntil > i) break;
      if (!all || !brokenBefore(lines, j) && !/^(?:\(?\p{Lu}|[-*+•]\s|\d+[.)]\s)|[:：]$/u.test(text)) return { found: null, until: doubtful > i && doubtful < j ? doubtful : j + 1 };
      break;
    }
    const surely = likely === 'sure' || (likely === 'likely' && announced) || likely === 'maybe' && (sets(text) || j > i && /^sudo\s/.test(text) || j === i && announcedWithOptions(lines, i));
    some ||= surely;
    all &&= surely;
    if (!surely) doubtful = j + 1;
    else if (doubtful === i) plainUntil = j + 1;
    // What stands right below is typed into it.
    if (likely === 'sure' && opensConsole.test(text) && (lines[j + 1] ?? '').trim() && commandLikelihood((lines[j + 1] ?? '').trim()) === 'no' && !isSentence((lines[j + 1] ?? '').trim())) {
      let last = j + 1;
      while (last < lines.length && (lines[last] ?? '').trim() && !isHeading(last)) last++;
      return { found: { end: last, form: 'lines' }, until: last };
    }
    open = text.endsWith('\\');
    end = j + 1;
    const here = hereDocumentEnd(lines, j);
    if (here !== null) { end = here; j = here - 1; }
  }
  some ||= !glued && ofOneProgram(lines, i, end);
  if (some && (all || !glued)) return { found: { end, form: 'lines' }, until: j };
  // Under a sentence only what is surely typed is taken.
  return plainUntil > i ? { found: { end: plainUntil, form: 'lines' }, until: j } : { found: null, until: j };
}
