/** What the parts of the RST reader share while one document is read. */
import type { Piece, Surroundings } from '../../model/document.ts';
import type { Message } from '../../model/message.ts';
import type { Place } from '../../model/place.ts';
import { proseBuilder } from '../prose-builder.ts';
import { type InlineLine, type Targets, normalName, readInline } from './inline.ts';
import { type SourceLines, extentOf } from './source-lines.ts';

export interface ProseMark {
  readonly shape: 'paragraph' | 'item' | 'row' | 'term';
  readonly marker: string | null;
  readonly ordered: boolean;
}

export interface RstState {
  readonly source: SourceLines;
  readonly targets: Targets;
  readonly pieces: Piece[];
  readonly messages: Message[];
  readonly headingId: (text: string) => string;
  /** Reads the lines from `from` to `to` (0-based, exclusive), whose text stands at `indent`. */
  readonly body: (from: number, to: number, indent: number, around: Surroundings) => void;
}

export const paragraph: ProseMark = { shape: 'paragraph', marker: null, ordered: false };

/** Pushes a piece of prose with the figures it holds; nothing for empty text. */
export function pushProse(state: RstState, lines: readonly InlineLine[], mark: ProseMark, around: Surroundings): void {
  const builder = proseBuilder();
  readInline(lines, builder, state.targets);
  const { text, codes, links, figures, marks } = builder.build();
  const first = lines[0];
  const checked = mark.shape === 'item' ? /^\[([ xX])\]\s/.exec(text) : null;
  if (first && text) {
    const place: Place = { line: first.line, endLine: lines.at(-1)?.line ?? first.line, column: first.column };
    state.pieces.push({ kind: 'prose', ...mark, place, text, codes, links, marks, checked: checked ? checked[1] !== ' ' : null, around });
  }
  state.pieces.push(...figures);
}

/** Lines of the source as inline text, from a column on (0-based, of the first line alone). */
export function inlineLines(state: RstState, from: number, to: number, column = 0): InlineLine[] {
  const out: InlineLine[] = [];
  for (let i = from; i < to; i++) {
    const raw = (state.source.lines[i] ?? '').slice(i === from ? column : 0);
    const skip = raw.length - raw.trimStart().length + (i === from ? column : 0);
    out.push({ text: raw.trim(), line: i + 1, column: skip + 1 });
  }
  return out;
}

/** Hyperlink targets and substitutions of the whole document, which may stand after their use. */
export function readTargets(source: SourceLines): Targets {
  const urls = new Map<string, string>();
  const substitutions = new Map<string, string>();
  for (const [i, line] of source.lines.entries()) {
    const target = /^\s*\.\. _(?:`([^`]+)`|((?:\\:|[^:])+)):(?:\s+(.*))?$/.exec(line);
    if (target) {
      const name = normalName((target[1] ?? target[2] ?? '').replace(/\\/g, ''));
      const written = target[3]?.trim();
      if (written) urls.set(name, written.endsWith('_') ? (urls.get(normalName(written.slice(0, -1).replace(/`/g, ''))) ?? written) : written);
      else if ((source.indents[i + 1] ?? -1) > (source.indents[i] ?? 0)) urls.set(name, (source.lines[i + 1] ?? '').trim());
      else urls.set(name, `#${name.replace(/[^\p{L}\p{N}]+/gu, '-')}`);
      continue;
    }
    const substitution = /^\s*\.\. \|([^|]+)\|\s+(replace|unicode)::\s*(.*)$/.exec(line);
    if (substitution) {
      const end = extentOf(source, i + 1, source.lines.length, source.indents[i] ?? 0);
      substitutions.set(normalName(substitution[1] ?? ''), [substitution[3] ?? '', ...source.lines.slice(i + 1, end).map((l) => l.trim())].join(' ').trim());
    }
  }
  return { urls, substitutions };
}
