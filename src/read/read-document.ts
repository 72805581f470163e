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
 * @param bounded does what is done in one go, within a limit of time
 */
export async function readDocument(bytes: Uint8Array, path: string, bounded: <Value>(work: () => Value) => Value = (work) => work()): Promise<Document> {
  const { text, messages: mended } = decodeText(bytes, path);
  const lines = splitLines(text);
  const front = await readFrontMatter(lines);
  const body = lines.map((line, i) => (i < front.lines ? '' : line));
  const format = tellFormat(body, path);
  checkSize(body, format, path);
  checkNesting(body, format, path);
  const { pieces: found, messages } = await read(format, body, bounded).catch((error: unknown) => { throw asRefusal(error, path); });
  // Plain text finds its own: there nothing else marks them.
  const pieces = format === 'text' ? found : bareCommands(found, body);
  checkPieces(pieces.length, path);
  return { path, format, sha256: createHash('sha256').update(bytes).digest('hex'), text, lines, frontMatter: front.values, pieces, messages: [...mended, ...front.messages, ...messages] };
}

/** Readers are loaded when a document needs them: Markdown's alone costs a third of a bare start. */
async function read(format: Format, lines: readonly string[], bounded: <Value>(work: () => Value) => Value): Promise<Reading> {
  switch (format) {
    case 'markdown': {
      const { readMarkdown } = await import('./markdown/read-markdown.ts');
      return bounded(() => readMarkdown(lines));
    }
    case 'rst': {
      const { readRst } = await import('./rst/read-rst.ts');
      return bounded(() => readRst(lines));
    }
    case 'text': {
      const { readText } = await import('./text/read-text.ts');
      return bounded(() => readText(lines));
    }
    case 'asciidoc': {
      const { readAsciidoc } = await import('./asciidoc/read-asciidoc.ts');
      return bounded(() => readAsciidoc(lines));
    }
  }
}
