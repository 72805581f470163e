/** Builds the readings that guards and alternatives start from, from Markdown, without the rules of other parts. */
import { readDocument } from '../../src/read/read-document.ts';
import type { Document, Prose } from '../../src/model/document.ts';
import type { Section } from '../../src/model/procedure.ts';
import type { BlockReading, Context, ManualReading, Readings, SpanReading } from '../../src/understand/reading.ts';

export interface Built {
  readonly document: Document;
  readonly context: Context;
  readonly readings: Readings;
  /** Index of the piece that begins on, or holds, a text. */
  at(text: string): number;
}

/** `sh` fences run; a span that stands alone in its paragraph runs; list items with `[do]` are for a person. */
export async function readingOf(markdown: string): Promise<Built> {
  const document = await readDocument(new TextEncoder().encode(markdown), 'doc.md');
  const sections: Section[] = [{ id: '', title: '', level: 0, line: 1, endLine: document.lines.length, role: 'procedure', parent: null, evidence: [] }];
  const open = [0];
  for (const piece of document.pieces) {
    if (piece.kind !== 'heading') continue;
    while (open.length > 1 && (sections[open.at(-1)!]!).level >= piece.level) {
      const at = open.pop()!;
      sections[at] = { ...sections[at]!, endLine: piece.place.line - 1 };
    }
    sections.push({ id: piece.id, title: piece.text, level: piece.level, line: piece.place.line, endLine: document.lines.length, role: 'procedure', parent: open.at(-1)!, evidence: [] });
    open.push(sections.length - 1);
  }
  const blocks: BlockReading[] = document.pieces.flatMap((block, index) => block.kind !== 'block' ? [] : [{
    index, block, role: block.language === 'sh' ? 'run' as const : 'sample' as const, evidence: [], reason: '', source: block.text, commands: block.text.split('\n'),
    dialogue: [], expected: null, interpreter: null, file: null, syntax: null, open: null,
  }]);
  const prose = document.pieces.flatMap((piece, index) => (piece.kind === 'prose' ? [{ piece, index }] : []));
  const spans: SpanReading[] = prose.filter(({ piece }) => piece.codes.some((c) => c.text.includes(' '))).map(({ piece, index }) => ({ index, prose: piece, spans: piece.codes, role: 'run', source: piece.codes[0]!.text, evidence: [], open: null }));
  const manual: ManualReading[] = prose.filter(({ piece }) => piece.text.includes('[do]')).map(({ piece, index }) => ({ index, prose: piece as Prose, evidence: [] }));
  return {
    document,
    context: { document, language: 'en', programs: new Set(), purpose: 'operate' },
    readings: { sections, blocks, spans, manual },
    at: (text) => {
      const index = document.pieces.findIndex((p) => (p.kind === 'block' || p.kind === 'prose' || p.kind === 'heading') && p.text.includes(text));
      if (index < 0) throw new Error(`no piece with ${text}`);
      return index;
    },
  };
}
