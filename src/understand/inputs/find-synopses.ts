/** Finds the values that stand where a synopsis of the same command, above in its section, has a placeholder: `keys add <name>`, then `shopctl keys add north`. */
import { angledPlaceholders } from '../../shell/mask.ts';
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import { firstFrom } from './pieces-by-line.ts';
import { onceFor } from '../../model/once-for.ts';

/** A word of a synopsis; null stands for a placeholder. */
type Synopsis = readonly { readonly literal: string | null; readonly written: string }[];

/** Pieces of its section that are looked at above a code. */
const piecesAbove = 30;
/** Spans of code of one paragraph, and synopses, that are looked at. */
const most = 20;

export const findSynopses: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell) return [];
  const synopses = synopsesAbove(code, facts);
  if (!synopses.length) return [];
  return code.words.flatMap((word) => {
    if (word.role !== 'argument' || !/^[\w.@/-]+$/.test(word.text) || word.text.startsWith('-') || !isLive(code, word.start, word.end)) return [];
    const place = synopses.map((s) => placeIn(s, word.before)).find((p) => p !== null);
    return place === undefined || place === null ? [] : [candidateAt(code, word.start, word.end, 'synopsis above', { source: 'example', words: place.replace(/[<>]/g, ''), example: word.text })];
  });
};

/** The placeholder that a synopsis has behind these words, or null. The program may be left out of it; two words of the command at the least must be the same. */
function placeIn(synopsis: Synopsis, before: readonly string[]): string | null {
  for (const left of [0, 1]) {
    const own = before.slice(left);
    const here = synopsis[own.length];
    if (here?.literal !== null) continue;
    const same = own.filter((text, i) => synopsis[i]?.literal === text).length;
    if (same >= 2 && own.every((text, i) => synopsis[i]?.literal === null || synopsis[i]?.literal === text)) return here.written;
  }
  return null;
}

/** The indices of a document's blocks that show something. */
const shownBlocks = onceFor(({ blocks }: Facts['readings']): ReadonlySet<number> => new Set(blocks.filter((b) => b.role === 'sample' || b.role === 'config').map((b) => b.index)));

/** What is shown and not run above a code in its section: blocks of one line and spans of code that have a placeholder. */
function synopsesAbove(code: Code, { context, readings }: Facts): Synopsis[] {
  const { pieces } = context.document;
  const shown = shownBlocks(readings);
  const found: Synopsis[] = [];
  const last = firstFrom(pieces, code.line) - 1;
  for (let i = last; i >= 0 && i > last - piecesAbove; i -= 1) {
    const piece = pieces[i];
    if (piece?.kind === 'heading') break;
    const texts = piece?.kind === 'block' ? (shown.has(i) ? [piece.text.trim()] : []) : piece?.kind === 'prose' ? piece.codes.slice(-most).map((c) => c.text.trim()) : [];
    for (const text of texts) if (text.length < 300 && !text.includes('\n') && text.includes('<')) found.push(synopsisOf(text));
  }
  return found.slice(0, most).filter((s) => s.some((w) => w.literal === null));
}

function synopsisOf(text: string): Synopsis {
  let masked = text;
  for (const { start, end } of angledPlaceholders(text)) masked = masked.slice(0, start) + masked.slice(start, end).replace(/\s/g, '_') + masked.slice(end);
  return masked.replace(/^\$\s+/, '').split(/\s+/).map((written) => ({ literal: /^<[^<>]+>$/.test(written) ? null : written, written }));
}
