/** What stands directly in a section: commands, lines for a person, text that explains, or only other sections. */
import type { Piece, Prose } from '../../model/document.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import type { BlockReading, SpanReading } from '../reading.ts';
import { isInstalling } from './installing.ts';
import type { OutlineSection } from './outline.ts';

/** What the second pass knows: the role of each block, the inline commands that run, and which pieces hold a command or a line for a person. */
export interface Known {
  readonly blocks: readonly BlockReading[];
  readonly spans: readonly SpanReading[];
  readonly active: ReadonlySet<number>;
}

export interface Holds {
  readonly kind: 'commands' | 'scripts' | 'edits' | 'lines to do' | 'few lines to do' | 'groups' | 'shown blocks' | 'prose' | 'nothing';
  readonly seen: string;
  readonly more: readonly string[];
}

/** What each section holds. */
export function holdsOf(pieces: readonly Piece[], sections: readonly OutlineSection[], known: Known): Holds[] {
  const blocks = new Map(known.blocks.map((b) => [b.index, b]));
  const spans = new Map<number, SpanReading[]>();
  for (const span of known.spans) spans.set(span.index, [...(spans.get(span.index) ?? []), span]);
  const active = sections.map((s) => s.own.some((i) => known.active.has(i)));
  const activeBelow = [...active];
  for (let at = sections.length - 1; at > 0; at--) {
    const parent = sections[at]?.parent;
    if (activeBelow[at] && parent !== null && parent !== undefined) activeBelow[parent] = true;
  }
  return sections.map((section, at) => holdsOne(pieces, section, blocks, spans, known.active, activeBelow[at] ?? false));
}

function holdsOne(pieces: readonly Piece[], section: OutlineSection, readings: ReadonlyMap<number, BlockReading>, spans: ReadonlyMap<number, readonly SpanReading[]>, activePieces: ReadonlySet<number>, activeBelow: boolean): Holds {
  const blocks = section.own.flatMap((i) => readings.get(i) ?? []);
  const running = blocks.filter((b) => b.role === 'run' || b.role === 'transcript' || b.role === 'script');
  const prose = section.own.flatMap((i) => { const piece = pieces[i]; return piece?.kind === 'prose' ? [{ piece, active: activePieces.has(i) }] : []; });
  const active = section.own.some((i) => activePieces.has(i));
  const more: string[] = whatCommandsDo(blocks, section.own.flatMap((i) => spans.get(i) ?? []));
  if (running.length > 2) more.push('holds many commands');
  if (running.length && blocks.some((b) => b.role === 'edit')) more.push('holds commands and edits');
  if (!active && prose.length > 2) more.push('explains at length');
  if (!active && prose.some((p) => p.piece.shape === 'row')) more.push('holds a table');
  if (!activeBelow) more.push('nothing to do here or below');
  // What is to be ticked off is to be done; what is ticked already tells how far something has got.
  if (prose.filter((p) => p.piece.checked === false).length > 1 && !prose.some((p) => p.piece.checked === true)) more.push('holds task boxes');
  const found = (kind: Holds['kind'], seen: string): Holds => ({ kind, seen, more });
  if (running.some((b) => b.role !== 'script')) return found('commands', `${running.length}`);
  if (running.length) return found('scripts', `${running.length}`);
  if (blocks.some((b) => b.role === 'edit')) return found('edits', '');
  // Two numbered lines to do make a course of work, whatever text stands around them.
  if (prose.filter((p) => p.active && p.piece.shape === 'item' && p.piece.ordered).length > 1) more.push('holds numbered steps');
  const told = prose.filter((p) => p.active).length;
  if (told > 1 && told === prose.length) more.push('every line is to be done');
  if (!active && prose.length > 0 && prose.length <= 3 && prose.some((p) => pointsElsewhere(p.piece))) more.push('points elsewhere');
  if (active) return found(told * 2 >= prose.length ? 'lines to do' : 'few lines to do', `${told} of ${prose.length}`);
  if (section.children.length) {
    more.push(!section.own.length ? 'groups and says nothing' : wordsOf(prose.map((p) => p.piece)) < wordsThatExplain ? 'groups and says little' : 'groups and explains');
    return found('groups', `${section.children.length}`);
  }
  if (blocks.length) return found('shown blocks', `${blocks.length}`);
  return prose.length ? found('prose', `${prose.length}`) : found('nothing', '');
}

/** What the commands of a section do, taken together: verifying and diagnosing look, setting up installs. */
function whatCommandsDo(blocks: readonly BlockReading[], spans: readonly SpanReading[]): string[] {
  const running = [...blocks.filter((b) => b.role === 'run' || b.role === 'transcript'), ...spans];
  const effects = new Set(running.flatMap((r) => effectsOf(r.source).map((e) => e.effect)));
  const commands = running.flatMap((r) => ('commands' in r ? r.commands : [r.source]));
  const found = [...effects].map((effect) => `commands that ${effect === 'unknown' ? 'are unknown' : effect}`);
  if (effects.size === 1 && effects.has('read')) found.push('commands that only read');
  const installs = commands.filter(isInstalling).length;
  if (installs) found.push(installs * 2 >= commands.length ? 'commands that mostly install' : 'commands that install among others');
  return found;
}

/** A chapter that opens with so many words of its own explains before its parts begin. */
const wordsThatExplain = 25;

const wordsOf = (prose: readonly Prose[]): number => prose.reduce((sum, p) => sum + p.text.split(/\s+/).length, 0);

/** A pointer: text with a link out of the page. */
function pointsElsewhere(prose: Prose): boolean {
  return prose.links.some((l) => !l.url.startsWith('#'));
}
