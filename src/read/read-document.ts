/** Bytes → Document: tells the format, and reads it. */
import { createHash } from 'node:crypto';
import type { Document, Format } from '../model/document.ts';
import { bareCommands } from './bare-commands.ts';
import { readFrontMatter } from './front-matter.ts';
import { asRefusal, checkNesting, checkPieces, checkSize, decodeText } from './limits.ts';
import type { Reading } from './reading.ts';
import { splitLines } from './split-lines.ts';
import { tellFormat } from './tell-format.ts';

/**
 * Reads a document. Pure: the same bytes and path give the same Document.
 * @throws Failure (exit 3) for what cannot be read: empty, binary, over 1 MiB, nested over 100, over 20,000 pieces.
 */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Document> {
  const { text, messages: mended } = decodeText(bytes, path);
  const lines = splitLines(text);
  const front = await readFrontMatter(lines);
  const body = lines.map((line, i) => (i < front.lines ? '' : line));
  const format = tellFormat(body, path);
  checkSize(body, format, path);
  checkNesting(body, format, path);
  const { pieces: found, messages } = await read(format, body).catch((error: unknown) => { throw asRefusal(error, path); });
  // Plain text finds its own: there nothing else marks them.
  const pieces = format === 'text' ? found : bareCommands(found, body);
  checkPieces(pieces.length, path);
  return { path, format, sha256: createHash('sha256').update(bytes).digest('hex'), text, lines, frontMatter: front.values, pieces, messages: [...mended, ...front.messages, ...messages] };
}

/** Readers are loaded when a document needs them: Markdown's alone costs a third of a bare start. */
async function read(format: Format, lines: readonly string[]): Promise<Reading> {
  switch (format) {
    case 'markdown': return (await import('./markdown/read-markdown.ts')).readMarkdown(lines);
    case 'rst': return (await import('./rst/read-rst.ts')).readRst(lines);
    case 'text': return (await import('./text/read-text.ts')).readText(lines);
    case 'asciidoc': return (await import('./asciidoc/read-asciidoc.ts')).readAsciidoc(lines);
  }
}
