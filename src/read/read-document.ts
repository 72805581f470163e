/** Bytes → Document: tells the format, and reads it. */
import { createHash } from 'node:crypto';
import type { Document, Format } from '../model/document.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Reading } from './reading.ts';
import { tellFormat } from './tell-format.ts';

/**
 * Reads a document. Pure but for the clock it does not look at: the same bytes and path give the same Document.
 * @throws Failure (exit 3) for what cannot be read: binary, over 1 MiB, nested over 100.
 */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Document> {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  const front = readFrontMatter(lines);
  const body = lines.map((line, i) => (i < front.lines ? '' : line));
  const format = tellFormat(body, path);
  const { pieces, messages } = await read(format, body);
  return { path, format, sha256: createHash('sha256').update(bytes).digest('hex'), text, lines, frontMatter: front.values, pieces, messages: [...front.messages, ...messages] };
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
