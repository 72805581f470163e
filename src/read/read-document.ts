/** Bytes → Document: tells the format, and reads it. */
import { createHash } from 'node:crypto';
import type { Document, Format } from '../model/document.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMarkdown } from './markdown/read-markdown.ts';

/**
 * Reads a document. Pure but for the clock it does not look at: the same bytes and path give the same Document.
 * @throws Failure (exit 3) for what cannot be read: binary, over 1 MiB, nested over 100.
 */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Document> {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const format: Format = 'markdown';
  const lines = text.split('\n');
  const front = readFrontMatter(lines);
  const body = lines.map((line, i) => (i < front.lines ? '' : line));
  const { pieces, messages } = readMarkdown(body);
  return { path, format, sha256: createHash('sha256').update(bytes).digest('hex'), text, lines, frontMatter: front.values, pieces, messages: [...front.messages, ...messages] };
}
