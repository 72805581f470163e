/** Reads a text for a test, and says what came out of it in short. */
import type { Block, Document, Heading, Prose } from '../../src/model/document.ts';
import { readDocument } from '../../src/read/read-document.ts';

export function read(text: string, path = 'guide.md'): Promise<Document> {
  return readDocument(new TextEncoder().encode(text), path);
}

export function blocks(document: Document): Block[] {
  return document.pieces.filter((piece) => piece.kind === 'block');
}

export function headings(document: Document): Heading[] {
  return document.pieces.filter((piece) => piece.kind === 'heading');
}

export function prose(document: Document): Prose[] {
  return document.pieces.filter((piece) => piece.kind === 'prose');
}

/** What formats have in common, where they say the same. */
export function gist(document: Document): unknown[] {
  return document.pieces.flatMap((piece): unknown[] => {
    switch (piece.kind) {
      case 'heading': return [['heading', piece.level, piece.text, piece.id]];
      case 'block': return [['block', piece.text]];
      case 'prose': return [[piece.shape, piece.text.replace(/\n/g, ' '), ...piece.codes.map((code) => `\`${code.text}\``)]];
      default: return [];
    }
  });
}
