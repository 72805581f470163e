/** Reads a document's blocks as understand/ does, for the table tests of this folder. */
import { readDocument } from '../../../src/read/read-document.ts';
import { readBlocks } from '../../../src/understand/blocks/read-blocks.ts';
import type { BlockReading } from '../../../src/understand/reading.ts';
import { readContext } from '../../../src/understand/sections/read-context.ts';
import { readSections } from '../../../src/understand/sections/read-sections.ts';

/** All blocks of a document's text; `path` tells the format. */
export async function blocksOf(text: string, path = 'ops.md'): Promise<BlockReading[]> {
  const document = await readDocument(new TextEncoder().encode(text), path);
  const context = readContext(document);
  return readBlocks(context, readSections(context, null));
}

/** The last block of a document's text. */
export async function lastBlock(text: string, path = 'ops.md'): Promise<BlockReading> {
  const last = (await blocksOf(text, path)).at(-1);
  if (!last) throw new Error('the fixture has no block');
  return last;
}

/** A fence. */
export const fence = (language: string, ...lines: readonly string[]): string => ['```' + language, ...lines, '```'].join('\n');
