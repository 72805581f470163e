/** Makes readings of codes and prose by hand, so that inputs are tested without the reading of blocks. */
import type { Block, Document, Piece, Prose } from '../../../src/model/document.ts';
import type { Slot } from '../../../src/model/procedure.ts';
import type { Alternatives, BlockReading, BlockRole, Context, RawDialogue } from '../../../src/understand/reading.ts';
import { readInputs } from '../../../src/understand/inputs/read-inputs.ts';
import type { InputsFound } from '../../../src/understand/inputs/read-inputs.ts';

export interface Given {
  readonly prose?: readonly string[];
  readonly purpose?: Context['purpose'];
  readonly frontMatter?: Record<string, unknown>;
  readonly roles?: readonly BlockRole[];
  readonly dialogue?: readonly RawDialogue[];
  /** Indices of blocks that are the one above with its parts filled in. */
  readonly specimens?: readonly number[];
  readonly choices?: Alternatives['choices'];
  /** Lines typed into a client that the first code opens. */
  readonly typedInside?: readonly string[];
}

const around = { itemLine: null, depth: 0, quoted: false, admonition: null, tab: null };

/** The inputs of a document that has first the prose and then each code as a block (role `run` unless said). */
export function inputsOf(codes: string | readonly string[], given: Given = {}): InputsFound & { readonly bySource: (code: number) => string[]; readonly typedInside: readonly string[] } {
  const pieces: Piece[] = [];
  let line = 1;
  for (const text of given.prose ?? []) {
    const plain = text.replaceAll('`', '');
    const spans: Prose['codes'][number][] = [];
    let taken = 0;
    for (const match of text.matchAll(/`([^`]+)`/g)) {
      const start = match.index - 2 * taken;
      spans.push({ text: match[1] ?? '', place: { line, endLine: line, column: start + 1 }, start, end: start + (match[1]?.length ?? 0) });
      taken += 1;
    }
    pieces.push({ kind: 'prose', shape: 'paragraph', place: { line, endLine: line, column: 1 }, text: plain, codes: spans, links: [], marker: null, ordered: false, checked: null, around });
    line += 2;
  }
  const blocks: BlockReading[] = [codes].flat().map((source, i) => {
    const lines = source.split('\n').length;
    const block: Block = { kind: 'block', place: { line, endLine: line + lines + 1, column: 1 }, form: 'fence', language: 'sh', info: '', attributes: {}, title: null, text: source, contentLine: line + 1, closed: true, around };
    line += lines + 3;
    pieces.push(block);
    const role = given.roles?.[i] ?? 'run';
    return { index: pieces.length - 1, block, role, evidence: given.specimens?.includes(i) ? [{ name: 'specimen', speaksFor: 'sample', weight: 1, seen: '' }] : [], reason: '', source, commands: [], dialogue: role === 'transcript' ? given.dialogue ?? [] : [], expected: null, interpreter: null, file: null, syntax: null, open: null, ...(given.typedInside && i === 0 ? { typedInside: given.typedInside } : {}) };
  });
  const document: Document = { path: 'x.md', format: 'markdown', sha256: '', text: '', lines: [], frontMatter: given.frontMatter ?? null, pieces, messages: [] };
  const context: Context = { document, language: 'en', programs: new Set(), purpose: given.purpose ?? 'operate' };
  const found = readInputs(context, { sections: [], blocks, spans: [], manual: [] }, { choices: given.choices ?? [], when: new Map(), parts: new Map() });
  const written = (slots: readonly Slot[] = []): string[] => slots.map((s) => `${s.written}→${s.input}`);
  return { ...found, bySource: (code) => written(found.slots.get(blocks[code]!)), typedInside: written(found.typedSlots.get(blocks[0]!)) };
}
