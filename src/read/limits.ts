/** Caps that keep reading bounded, checked on the bytes and lines before any parser sees them. */
import { Buffer, isUtf8 } from 'node:buffer';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Format } from '../model/document.ts';
import type { Message } from '../model/message.ts';

/** 1 MiB: the largest document among 7,060 real ones has a fifth of it. */
const mostBytes = 1024 * 1024;
/** The reference implementation of AsciiDoc is slower than linear in sections and lists. */
const mostAsciidoc = 256 * 1024;
/** Within one line; it takes the square of them. */
const mostBlanks = 1000;
const deepest = 100;
export const mostPieces = 20_000;
/** Beyond this a line of prose is data (a picture, minified code), not sentences: its marks are not looked for. */
export const longestLine = 8_000;

function refuse(path: string, message: string, advice: string, line?: number): Failure {
  return new Failure({ message: `${path}: ${message}`, exitCode: exitCode.refused, place: line === undefined ? { path } : { path, line }, advice });
}

export interface Decoded {
  readonly text: string;
  readonly messages: readonly Message[];
}

/**
 * Bytes → text, BOM off, line ends as LF. Lines that are no UTF-8 are read as Windows-1252, which old documents are in, and named.
 * @throws Failure (exit 3) for what is empty, binary (UTF-16 too), or over 1 MiB.
 */
export function decodeText(bytes: Uint8Array, path: string): Decoded {
  if (bytes.length > mostBytes) throw refuse(path, `the document has ${bytes.length} bytes, more than the ${mostBytes} that are read`, 'Split it, or give the part that holds the procedure.');
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    throw refuse(path, wide ? 'the document is UTF-16' : 'the document is binary (it holds a NUL byte)', wide ? `Convert it first: iconv -f UTF-16 -t UTF-8 ${JSON.stringify(path)}` : 'Give a text file: Markdown, reStructuredText, AsciiDoc or plain text, in UTF-8.', lineOf(bytes, nul));
  }
  const messages: Message[] = [];
  let text: string;
  // A TextDecoder that complains takes longer to load than most documents to read.
  if (isUtf8(bytes)) text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  else text = mend(bytes, messages);
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (!clean.trim()) throw refuse(path, 'the document is empty', 'Give a document with text in it.');
  return { text: clean, messages };
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++;
  return line;
}

/** Line by line, since no character of UTF-8 stands on two lines. */
function mend(bytes: Uint8Array, messages: Message[]): string {
  const parts: string[] = [];
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const old = new TextDecoder('windows-1252');
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start);
    const part = bytes.subarray(start, end < 0 ? undefined : end);
    try {
      parts.push(strict.decode(part));
    } catch {
      parts.push(old.decode(part));
      if (messages.length < 20) messages.push({ line, column: 1, severity: 'warning', rule: 'not-utf-8', message: 'Unexpected bytes that are not UTF-8, expected UTF-8; the line is read as Windows-1252' });
    }
    if (end < 0) return parts.join('\n');
    start = end + 1;
  }
}

/**
 * Refuses nesting that would overflow a parser's stack: quotes and list marks on one line, and lists by indentation.
 * @throws Failure (exit 3) over 100 levels.
 */
export function checkNesting(lines: readonly string[], format: Format, path: string): void {
  const stack: number[] = [];
  for (const [i, line] of lines.entries()) {
    const lead = /^(?:[ \t]*(?:>|[-*+•](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line.slice(0, 4000))?.[0] ?? '';
    const marks = lead.match(/[>*+•-]|\d+[.)]/g)?.length ?? 0;
    const indent = line.length - line.trimStart().length;
    if (line.trim()) {
      while (stack.length && (stack.at(-1) ?? 0) >= indent) stack.pop();
      if (marks || format === 'rst') stack.push(indent);
    }
    if (marks > deepest || stack.length > deepest) throw refuse(path, `the text is nested more than ${deepest} deep at line ${i + 1}`, 'Nothing that people write nests so deep; look at that line.', i + 1);
  }
}

/** @throws Failure (exit 3) for AsciiDoc over 256 KiB, or with more titles or description marks than its parser bears. */
export function checkSize(lines: readonly string[], format: Format, path: string): void {
  if (format !== 'asciidoc') return;
  let size = 0;
  let titles = 0;
  let marks = 0;
  let blanks = false;
  for (const line of lines) {
    size += line.length + 1;
    if (/^(?:={1,6}|#{1,6}) \S|^(?:=+|-+|~+|\^+|\++)\s*$/.test(line)) titles++;
    if (/^:{3,}/.test(line)) marks++;
    for (let at = 0, run = 0; at < line.length; at++) {
      run = line[at] === ' ' || line[at] === '\t' ? run + 1 : 0;
      if (run > mostBlanks) blanks = true;
    }
  }
  if (titles > 3000 || marks > 100) throw refuse(path, `the AsciiDoc document has ${titles > 3000 ? `${titles} titles and delimiters` : `${marks} lines that open with colons`}, more than are read`, 'Split it, or give the part that holds the procedure.');
  if (blanks) throw refuse(path, `the AsciiDoc document has more than ${mostBlanks} blanks in a row`, 'Take them out.');
  if (size > mostAsciidoc) throw refuse(path, `the AsciiDoc document has ${size} characters, more than the ${mostAsciidoc} that are read`, 'Split it, or give the part that holds the procedure.');
}

/** Thrown by a parser that has seen enough. */
export class TooManyPieces extends Error {
  readonly count: number;
  readonly line: number;
  /** @param line where it stopped */
  constructor(count: number, line: number) {
    super(`${count} pieces at line ${line}`);
    this.count = count;
    this.line = line;
  }
}

/** Thrown where a library fails at what a document holds. */
export class ParserFault extends Error {}

/** @throws Failure (exit 3) over 20,000 pieces. */
export function checkPieces(count: number, path: string): void {
  if (count > mostPieces) throw tooMany(count, path);
}

function tooMany(count: number, path: string, line?: number): Failure {
  return refuse(path, `the document has ${count}${line === undefined ? '' : ' and more'} paragraphs, items and blocks, more than the ${mostPieces} that are read`, 'Split it, or give the part that holds the procedure.', line);
}

/** A parser's overflowing stack is the document's fault, and what a library says of it is told. */
export function asRefusal(error: unknown, path: string): unknown {
  if (error instanceof ParserFault) return refuse(path, `the AsciiDoc library cannot read the document: ${error.message}`, 'Look for blocks, tables and conditionals that open and never close; `asciidoctor` says where.');
  if (error instanceof TooManyPieces) return tooMany(error.count, path, error.line);
  return error instanceof RangeError ? refuse(path, 'the text is nested too deep to be read', 'Look for brackets, quotes or lists that open and never close.') : error;
}
