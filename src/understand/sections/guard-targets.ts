/** Which steps a warning, a limit or a condition is about, by where its sentence stands and what it points at. */
import type { Block, Piece, Prose } from '../../model/document.ts';
import type { Readings } from '../reading.ts';
import { opensItem } from './item-conditions.ts';
import { onlyWhen, optionalOfAll, optionalWork, pointsBack, pointsOn, remedy, sendsElsewhere, skipsStep, stops } from './guard-words.ts';
import { ofSection, saysOfAll, type SaidGuard } from './guards-in.ts';
import { ledPieces, sameItem } from './led-pieces.ts';
import { notThen } from './limit-words.ts';
import { noLonger, saidBehind, skipsSection } from './not-now-words.ts';

/** How a piece takes part: it holds a step that a machine does, one that a person does, or none. */
export type Part = 'machine' | 'person' | null;

/** How each piece takes part. */
export function partsOf(pieces: readonly Piece[], readings: Readings): Part[] {
  const part: Part[] = pieces.map(() => null);
  for (const m of readings.manual) part[m.index] = 'person';
  for (const s of readings.spans) if (s.role === 'run') part[s.index] = 'machine';
  for (const b of readings.blocks) if (b.role === 'run' || b.role === 'transcript' || b.role === 'script' || b.role === 'edit') part[b.index] = 'machine';
  return part;
}

/** The step before a warning, where it speaks of what that one types ("never publish from a fork" after `npm publish`) and not of what the next does. */
export function namedBefore({ guard, sentence }: SaidGuard, before: number | null, after: number | null, code: ReadonlyMap<number, string>): number | null {
  if (before === null || after === null || guard.kind === 'optional' || guard.kind === 'condition' || pointsOn.test(sentence)) return null;
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const said = new Set(wordsOf(sentence));
  const types = (index: number): boolean => wordsOf(code.get(index) ?? '').some((w) => said.has(w));
  return types(before) && !types(after) ? before : null;
}

/** "Note: if it is stuck, wait": a condition in a box that leads to nothing is about what stands in the box. */
export function staysInBox({ guard, sentence }: SaidGuard, piece: Prose, target: Piece | undefined): boolean {
  const box = ({ around }: Prose | Block): string | null => around.admonition ?? (around.quoted ? '>' : null);
  if (guard.kind !== 'condition' || box(piece) === null || /[:：]\s*$/.test(piece.text) || saysOfAll(sentence) || skipsStep.test(sentence)) return false;
  return (target?.kind === 'prose' || target?.kind === 'block') && box(target) !== box(piece);
}

/** Which pieces a guard is about. */
export function targets(pieces: readonly Piece[], part: readonly Part[], around: Neighbours, index: number, piece: Prose, { guard, sentence }: SaidGuard, opens: boolean): (number | null)[] {
  const grave = guard.kind === 'not-in' || guard.kind === 'irreversible';
  const own = part[index] ? [index] : [];
  const before = around.before[index] ?? null;
  const after = around.after[index] ?? null;
  const said = guard.kind === 'condition' || guard.kind === 'optional';
  if (guard.kind === 'condition' && noLonger.some((p) => p.test(sentence))) {
    const leads = /[:：]\s*$/.test(piece.text);
    if (leads ? pieces[index + 1]?.kind === 'block' && !part[index + 1] : pieces[index - 1]?.kind === 'block') return leads ? own : [...own, ...(part[index - 1] ? [index - 1] : [])];
  }
  // "If you have the other kind, see …" sends away those who have; what stands below is for all others.
  if (said && part[index] !== 'machine' && pieces[index + 1]?.kind !== 'block' && sendsElsewhere.test(sentence) && !ledPieces(pieces, index, piece).some((i) => part[i])) return own;
  if (guard.kind === 'condition' && skipsSection.test(sentence) && before === null) return sectionOf(pieces, index).filter((i) => i > index && part[i]);
  if (said && before === null && part[index] !== 'machine' && !pointsOn.test(sentence)) {
    if (skipsStep.test(sentence) && after !== null) return [...own, after];
    if (own.length && onlyWhen.test(sentence)) return sectionOf(pieces, index).filter((i) => i >= index && part[i]);
  }
  // "To be run outside business hours.", with nothing right below it
  if (guard.kind === 'condition' && [saidBehind, ...notThen].some((p) => p.test(sentence)) && before !== null && part[before] === 'machine' && !adjacent(pieces, index, after)) return part[index] === 'machine' ? own : [...own, before];
  // An item's blocks and the item's text are one step to the reader.
  const ofItem = (piece.around.itemLine === null ? [] : sameItem(pieces, index, piece.around.itemLine)).filter((i) => i !== index && part[i] === 'machine');
  // A condition in the middle of an item is about what stands below it there.
  const below = ofItem.filter((i) => i > index);
  const inItem = said && piece.shape === 'paragraph' && below.length > 0 ? below : ofItem;
  // What an item is said to wait for as a whole its own items wait for as well.
  const nested = said && piece.shape === 'item' && opensItem(piece.text, sentence) ? ledPieces(pieces, index, piece) : [];
  if (nested.some((i) => pieces[i]?.kind === 'prose')) return [...own, ...nested.filter((i) => part[i])];
  if (own.length && part[index] === 'machine') return own;
  // "If it shows …, see …" below the block of its item says what to do then, not when to look; "If the schema has changed, run:" leads on.
  if (guard.kind === 'condition' && own.length && inItem.every((i) => i < index)) return inItem.length === 0 && pointsOn.test(piece.text) && after !== null && part[after] === 'machine' && adjacent(pieces, index, after) ? [...own, after] : own;
  // "If anything is destroyed, stop." below the block of its item is no condition of that block: what comes next waits for it.
  if (guard.kind === 'condition' && inItem.length > 0 && inItem.every((i) => i < index) && remedy.test(sentence)) return stops.test(sentence) ? [after] : [];
  if (inItem.length) return guard.kind === 'condition' && !pointsOn.test(piece.text) && !(piece.shape === 'item' && piece.text.startsWith(sentence)) ? [...own, inItem[0] ?? null] : [...own, ...inItem];
  // A box of warning below the last command of its section is about that command, even where it tells what to do.
  if (own.length && guard.kind === 'warning' && piece.around.admonition !== null && before !== null && part[before] === 'machine' && (after === null || part[after] === 'person')) return [...own, before];
  // What a person reads as a step of its own ("⚠️ remember to …") warns about itself; a grave word is about a command all the same.
  if (own.length && !grave) return own;
  // "If the new one fails:" over headings is about what stands under each of them.
  const overHeadings = pieces[index + 1]?.kind === 'heading' && /[:：]\s*$/.test(piece.text) && around.before[index] === null;
  if (guard.kind === 'optional' && opens && (optionalOfAll.test(sentence) || optionalWork.test(sentence)) || guard.kind === 'condition' && (overHeadings || (opens && piece.text.startsWith(sentence) && ofSection(sentence)) || (saysOfAll(sentence) && around.before[index] === null && !pointsOn.test(piece.text)))) {
    const whole = sectionOf(pieces, index).filter((i) => part[i]);
    if (whole.length > 0) return whole;
  }
  const led = said && /[:：]\s*$/.test(piece.text) ? ledPieces(pieces, index, piece).filter((i) => part[i]) : [];
  if (led.length > 0) return [...own, ...led];
  // "If it shows that, replace this by that.", above an item of its own: what is done then stands in the sentence.
  const whole = guard.kind === 'condition' && remedy.test(sentence) && /[.!]\W*$/.test(piece.text) && (pieces[index + 1]?.kind !== 'block') && after !== null && (pieces[after] as Prose).shape === 'item';
  if (whole && !pointsOn.test(piece.text) && !/^\W*(?:if|si) (?:you|vous) (?:want|need|wish|would|voulez|souhaitez|désirez)/iu.test(sentence)) return own;
  if (said) return pointsOn.test(piece.text) || adjacent(pieces, index, after) ? [...own, after] : own;
  if (pointsBack.test(sentence) && before !== null && !/[:：]\s*$/.test(piece.text)) return [...own, before];
  if (guard.kind === 'not-in' && before === null && !pointsOn.test(piece.text)) {
    const whole = sectionOf(pieces, index).filter((i) => part[i]);
    return [...own, ...(whole.length ? whole : [after])];
  }
  // Below a command and above a line for a person, a warning is about the command.
  if (before !== null && after !== null && part[before] === 'machine' && part[after] === 'person' && !pointsOn.test(sentence)) return [...own, before];
  return [...own, after !== null ? after : before ?? firstBelow(pieces, part, index)];
}

/** For each piece the nearest step on either side under the same heading, commands before lines for a person. */
export interface Neighbours {
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
}

/** In one pass each way, so that a document of warnings alone takes no longer than any other. */
export function neighbours(pieces: readonly Piece[], part: readonly Part[]): Neighbours {
  const pass = (order: readonly number[]): (number | null)[] => {
    const nearest: (number | null)[] = Array.from({ length: pieces.length }, () => null);
    let machine: number | null = null;
    let person: number | null = null;
    for (const i of order) {
      if (pieces[i]?.kind === 'heading') machine = person = null;
      nearest[i] = machine ?? person;
      if (part[i] === 'machine') machine = i;
      if (part[i] === 'person') person = i;
    }
    return nearest;
  };
  const forth = pieces.map((_, i) => i);
  return { before: pass(forth), after: pass(forth.toReversed()) };
}

/** Whether nothing a reader would read stands between the two. */
function adjacent(pieces: readonly Piece[], from: number, to: number | null): boolean {
  return to !== null && Math.abs(from - to) < 20 && pieces.slice(Math.min(from, to) + 1, Math.max(from, to)).every((p) => p.kind === 'note' || p.kind === 'figure');
}

/** A warning at the head of a longer section than this is about what stands near it. */
const widest = 500;

/** The pieces under the heading that governs (or is) `index`, sub-sections included. */
export function sectionOf(pieces: readonly Piece[], index: number): number[] {
  let start = index;
  while (start > index - widest && start >= 0 && pieces[start]?.kind !== 'heading') start--;
  const heading = pieces[start];
  const level = heading?.kind === 'heading' ? heading.level : 0;
  const inside: number[] = [];
  for (let i = start + 1; i < Math.min(pieces.length, start + widest); i++) {
    const piece = pieces[i];
    if (piece?.kind === 'heading' && piece.level <= level) break;
    inside.push(i);
  }
  return inside;
}

function firstBelow(pieces: readonly Piece[], part: readonly Part[], index: number): number | null {
  return sectionOf(pieces, index).find((i) => i > index && part[i]) ?? null;
}
