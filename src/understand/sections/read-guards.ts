/** Ties warnings, limits and conditions ("not in production", "irreversible", "if … fails") to the steps they are about. */
import type { Block, Heading, Piece, Prose } from '../../model/document.ts';
import type { Guard } from '../../model/procedure.ts';
import { sieve } from '../../model/sieve.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import { planReasons } from '../../words/reading-words.ts';
import type { Context, Guards, Readings } from '../reading.ts';
import { guardOfAside } from './aside-boxes.ts';
import { lookDecides } from './gates-told.ts';
import { joinsWays, saysOfTheBlockAbove } from './either-or.ts';
import { environmentIn } from './environment-words.ts';
import { isForAnother, ofSomebodyElse } from './example-leads.ts';
import { conditionBehind, guardLine, opensItem, sentencesOf } from './guard-sentences.ts';
import { isAside, labelsOver, rolesAround } from './labels.ts';
import { ledPieces, sameItem } from './led-pieces.ts';
import { restoredBelow } from './restored-below.ts';
import { ofItsSection, saidBehind, skipsSection } from './not-now-words.ts';
import { anotherTime } from './time-words.ts';
import { roadsBack, takenAwayBelow } from './undo-leads.ts';
import { exampleAlone, forbiddenByName, forOthers, happens, ifYou, leadsOne, skipsStep, guardWords, looksElsewhere, looksThenStops, negation, onlyFor, onlyWhen, opensWith, optionalOfAll, optionalWork, pointsBack, pointsOn, remedy, saysRestIsOld, sendsElsewhere, stops, warningAdmonitions } from './guard-words.ts';

/** How a piece takes part: it holds a step that a machine does, one that a person does, or none. */
type Part = 'machine' | 'person' | null;

interface Found {
  readonly guard: Guard;
  /** The whole sentence, for what it points at. */
  readonly sentence: string;
}

/**
 * Finds the guards of each piece, by index. A sentence guards the steps of its own piece; else what it points at ("this command",
 * "the following:"); else the step after it under the same heading, or the one before where none follows. "Not in …" and
 * "(optional)" that stand before all steps of a section, or in its heading, guard the whole section.
 */
export function readGuards(context: Context, readings: Readings): Guards {
  const { pieces } = context.document;
  const part = partsOf(pieces, readings);
  const around = neighbours(pieces, part);
  const code = new Map([...readings.blocks.map((b): [number, string] => [b.index, b.source]), ...readings.spans.map((s): [number, string] => [s.index, s.source])]);
  const guards = new Map<number, Guard[]>();
  const give = (index: number | null, guard: Guard | null): void => {
    if (index === null || guard === null) return;
    const list = guards.get(index) ?? [];
    if (!list.some((g) => g.kind === guard.kind && g.line === guard.line)) guards.set(index, [...list, guard]);
  };
  const title = pieces.findIndex((p) => p.kind === 'heading');
  /** What says that all below it is only kept. */
  let kept: Guard | null = null;
  /** What is told at another time, while what follows goes on from it ("A week later: …", "Then: …"). */
  let later: Guard | null = null;
  pieces.forEach((piece, index) => {
    if (part[index]) give(index, kept);
    if (piece.kind === 'prose' && saysRestIsOld(piece.text)) kept = { kind: 'condition', environment: null, text: guardLine(piece.text), line: piece.place.line };
    if (piece.kind === 'heading') {
      later = null;
      const heads = index === title && piece.level === 1 ? ofDocuments : ofSections;
      // Where nothing is done before it, the emergency is what the document is for.
      if (/(?<!\p{L})(?:emergency|urgence)(?!\p{L})/iu.test(piece.text) && !part.slice(0, index).includes('machine')) return;
      for (const { guard } of guardsIn(piece.text, piece, null)) if (heads.has(guard.kind)) for (const i of sectionOf(pieces, index)) if (part[i]) give(i, guard);
      return;
    }
    if (piece.kind === 'block' && part[index] === 'machine' && guards.get(index)?.some((g) => g.kind === 'condition') !== true) give(index, guardOfAside(pieces, index, piece, code.get(index) ?? ''));
    if (piece.kind !== 'prose' || piece.shape === 'row') return;
    if (part[index] === 'machine') give(index, conditionBehind(piece, readings));
    const leads = pieces[index + 1]?.kind === 'block' && part[index + 1] === 'machine';
    const last = leads ? sentencesOf(piece.text).at(-1) : undefined;
    if (last !== undefined && isForAnother(last.sentence, code.get(around.before[index] ?? -1), code.get(index + 1))) give(index + 1, { kind: 'condition', environment: null, text: guardLine(last.sentence), line: piece.place.line + last.line });
    if (leads && part[index - 1] === 'machine' && joinsWays(piece.text)) for (const guard of guards.get(index - 1) ?? []) if (guard.kind === 'condition') give(index + 1, guard);
    if (saysOfTheBlockAbove(pieces, index)) return;
    const others = leads && leadsOne.test(piece.text) ? pieces.slice(index + 2, index + 6).find((p) => p.kind !== 'block' && p.kind !== 'note') : null;
    if (others?.kind === 'prose' && forOthers.test(others.text)) give(index + 1, { kind: 'condition', environment: null, text: guardLine(piece.text), line: piece.place.line });
    const opens = index > title + 1 && pieces[index - 1]?.kind === 'heading' && piece.shape === 'paragraph' && piece.around.admonition === null && !/[:：]\s*$/.test(piece.text);
    if (!goesOn.test(piece.text)) later = null;
    else if (later !== null) for (const i of leads ? [index, index + 1] : [index]) if (part[i]) give(i, later);
    for (const found of guardsIn(piece.text, piece, piece.around.admonition, part[index] === 'machine', leads, opens)) {
      if (leads && found.guard.kind === 'condition' && lookDecides(piece.text) && effectsOf(code.get(index + 1) ?? '').every((e) => e.effect === 'read')) continue;
      if (found.guard.kind === 'condition' && leads && pointsOn.test(piece.text) && ((saidInOne(pieces[index + 2]) && pieces[index + 3]?.kind !== 'block') || anotherTime.some((p) => p.test(found.sentence)))) later = found.guard;
      const back = part[index] ? null : namedBefore(found, around.before[index] ?? null, around.after[index] ?? null, code);
      // What all of a section is for stands where its heading does: naming that section answers it.
      const guard = opens && found.guard.kind === 'condition' && ofSection(found.sentence) ? { ...found.guard, line: (pieces[index - 1] as Heading).place.line } : found.guard;
      if (exampleAlone.pattern.test(found.sentence)) {
        if (leads && ofSomebodyElse(context, pieces, part, index, code.get(index + 1) ?? '', code.get(around.before[index] ?? -1))) give(index + 1, found.guard);
        continue;
      }
      const other = found.guard.kind === 'not-in' ? forbiddenByName(found.sentence) : null;
      for (const target of back === null ? targets(pieces, part, around, index, piece, found, opens) : [back]) if ((other === null || target === null || other.test(code.get(target) ?? '')) && !staysInBox(found, piece, target === null ? undefined : pieces[target])) give(target, guard);
    }
  });
  for (const [index, guard] of restoredBelow(pieces, readings)) give(index, guard);
  const rolesAt = rolesAround(readings.sections);
  labelsOver(pieces, context.document.format === 'text').forEach((labels, index) => {
    if (!part[index]) return;
    const piece = pieces[index] as Piece;
    for (const label of labels) {
      const held = (guards.get(index) ?? []).some((g) => g.kind === 'condition' && g.line >= label.line && g.line <= label.endLine);
      const aside = isAside(label);
      if (label.boxed) for (const { guard } of guardsIn(label.text, { ...titleLike, place: { line: label.line, endLine: label.line, column: 1 } }, null)) if (ofSections.has(guard.kind)) give(index, guard);
      if (aside !== null && !held && !rolesAt(piece.place.line).has(aside)) give(index, { kind: 'condition', environment: null, text: planReasons.onlyIf[context.language].replace('{title}', () => label.text), line: label.line });
    }
  });
  for (const [index, guard] of [...roadsBack(pieces, part, (line) => rolesAt(line).has('rollback') || rolesAt(line).has('cleanup')), ...takenAwayBelow(pieces, readings)]) if (guards.get(index)?.some((g) => g.kind === 'condition' || g.kind === 'optional') !== true) give(index, guard);
  return guards;
}

/** A label as it is asked: a heading of those words. */
const titleLike: Omit<Heading, 'place'> = { kind: 'heading', level: 6, text: '', id: '' };

/** What a heading says of all that stands under it, and what a document's title may say: whoever takes "Hotfix procedure" has a fault to mend. */
const ofSections: ReadonlySet<Guard['kind']> = new Set(['optional', 'not-in', 'condition']);
const ofDocuments: ReadonlySet<Guard['kind']> = new Set(['not-in']);

/** The step before a warning, where it speaks of what that one types ("never publish from a fork" after `npm publish`) and not of what the next does. */
function namedBefore({ guard, sentence }: Found, before: number | null, after: number | null, code: ReadonlyMap<number, string>): number | null {
  if (before === null || after === null || guard.kind === 'optional' || guard.kind === 'condition' || pointsOn.test(sentence)) return null;
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const said = new Set(wordsOf(sentence));
  const types = (index: number): boolean => wordsOf(code.get(index) ?? '').some((w) => said.has(w));
  return types(before) && !types(after) ? before : null;
}

function partsOf(pieces: readonly Piece[], readings: Readings): Part[] {
  const part: Part[] = pieces.map(() => null);
  for (const m of readings.manual) part[m.index] = 'person';
  for (const s of readings.spans) if (s.role === 'run') part[s.index] = 'machine';
  for (const b of readings.blocks) if (b.role === 'run' || b.role === 'transcript' || b.role === 'script' || b.role === 'edit') part[b.index] = 'machine';
  return part;
}

/** What goes on from what stands above it. */
const goesOn = /^\W*(?:then|next|finally|lastly|afterwards|after that|puis|ensuite|enfin)(?!\p{L})/iu;

/** "… otherwise:", a block, "then tell the hall": one sentence around it. */
const saidInOne = (piece: Piece | undefined): boolean => piece?.kind === 'prose' && /^(?:and |et )?(?:then|puis|ensuite) /u.test(piece.text);

/** What is said of all of its section, where it stands first in it. */
const ofAllMaybeIn = sieve([onlyWhen, onlyFor, ofItsSection, skipsSection], (pattern) => pattern, 'of all');
const saysOfAll = (sentence: string): boolean => ofAllMaybeIn(sentence).some((pattern) => pattern.test(sentence));

const guardsMaybeIn = sieve(guardWords, ({ pattern }) => pattern, 'guards');

const ofSection = (sentence: string): boolean => opensWith.test(sentence) && !happens.test(sentence) && !looksElsewhere.test(sentence);

/** The guards that a text says, one of a kind. `types`: the text has a command of its own, inline; `leads`: a block of commands stands right below it; `opens`: a section opens with it. */
function guardsIn(text: string, piece: Prose | Heading, admonition: string | null, types = false, leads = false, opens = false): Found[] {
  const found: Found[] = [];
  const sentences = sentencesOf(text);
  sentences.forEach(({ sentence, line }, at) => {
    const last = at === sentences.length - 1;
    let place: string | null = null;
    for (const { kind, pattern } of guardsMaybeIn(sentence)) {
      const same = found.findIndex((f) => f.guard.kind === kind && kind !== 'not-in');
      // Of two conditions over a block the nearer one is its own.
      if (same >= 0 && !(kind === 'condition' && last && leads)) continue;
      // A condition in the middle of a text is a remark; one that opens the last sentence says when to do what follows, and so does one that opens the text over a block.
      if (kind === 'condition' && !last && !(at === 0 && ((leads && !happens.test(sentence)) || saysOfAll(sentence) || (opens && ofSection(sentence)) || (types && ifYou.test(sentence))))) continue;
      if (kind === 'condition' && leads && looksThenStops.test(sentence)) continue;
      // The mark of warning on a graver sentence adds nothing.
      if (kind === 'warning' && found.some((f) => f.sentence === sentence && f.guard.kind !== 'optional')) continue;
      if (kind === 'not-in' && !(place ??= environmentIn(sentence))) continue;
      const hit = pattern.exec(sentence);
      if (!hit || ((kind === 'warning' || kind === 'irreversible') && negation.test(sentence.slice(0, hit.index)))) continue;
      const environment = kind === 'not-in' ? environmentIn(hit[0]) : null;
      if (kind === 'not-in' && (environment === null || found.some((f) => f.guard.kind === 'not-in' && f.guard.environment === environment))) continue;
      if (kind === 'condition' && found.some((f) => f.guard.kind === 'optional' && f.sentence === sentence)) continue;
      if (same >= 0) found.splice(same, 1);
      found.push({ guard: { kind, environment, text: guardLine(sentence), line: piece.place.line + line }, sentence });
    }
  });
  const [head] = sentences;
  if (opens && head !== undefined && optionalWork.test(head.sentence) && !found.some((f) => f.guard.kind === 'optional')) found.push({ guard: { kind: 'optional', environment: null, text: guardLine(head.sentence), line: piece.place.line }, sentence: head.sentence });
  // The title of an admonition ("Note") is not what it says.
  if (admonition !== null && (text.length > 12 || /[.!:]/.test(text)) && warningAdmonitions.has(admonition.toLowerCase())) {
    const said = found.findIndex(({ guard }) => guard.kind === 'warning' || guard.kind === 'irreversible');
    // "This drops the database. Make sure that nobody writes to it.": all of the box is said to whoever is about to do it.
    const whole = { environment: null, text: guardLine(text), line: piece.place.line };
    if (said >= 0) found[said] = { guard: { ...(found[said] as Found).guard, ...whole }, sentence: (found[said] as Found).sentence };
    else if (!found.some((f) => f.guard.kind === 'not-in')) found.push({ guard: { kind: 'warning', ...whole }, sentence: text });
  }
  return found;
}

/** "Note: if it is stuck, wait": a condition in a box that leads to nothing is about what stands in the box. */
function staysInBox({ guard, sentence }: Found, piece: Prose, target: Piece | undefined): boolean {
  const box = ({ around }: Prose | Block): string | null => around.admonition ?? (around.quoted ? '>' : null);
  if (guard.kind !== 'condition' || box(piece) === null || /[:：]\s*$/.test(piece.text) || saysOfAll(sentence) || skipsStep.test(sentence)) return false;
  return (target?.kind === 'prose' || target?.kind === 'block') && box(target) !== box(piece);
}

/** Which pieces a guard is about. */
function targets(pieces: readonly Piece[], part: readonly Part[], around: Neighbours, index: number, piece: Prose, { guard, sentence }: Found, opens: boolean): (number | null)[] {
  const grave = guard.kind === 'not-in' || guard.kind === 'irreversible';
  const own = part[index] ? [index] : [];
  const before = around.before[index] ?? null;
  const after = around.after[index] ?? null;
  // "If you have the other kind, see …" sends away those who have; what stands below is for all others.
  const said = guard.kind === 'condition' || guard.kind === 'optional';
  if (said && part[index] !== 'machine' && pieces[index + 1]?.kind !== 'block' && sendsElsewhere.test(sentence) && !ledPieces(pieces, index, piece).some((i) => part[i])) return own;
  if (guard.kind === 'condition' && skipsSection.test(sentence) && before === null) return sectionOf(pieces, index).filter((i) => i > index && part[i]);
  if ((guard.kind === 'condition' || guard.kind === 'optional') && before === null && part[index] !== 'machine' && !pointsOn.test(sentence)) {
    if (skipsStep.test(sentence) && after !== null) return [...own, after];
    if (own.length && onlyWhen.test(sentence)) return sectionOf(pieces, index).filter((i) => i >= index && part[i]);
  }
  // "To be run outside business hours.", with nothing right below it
  if (guard.kind === 'condition' && saidBehind.test(sentence) && before !== null && part[before] === 'machine' && !adjacent(pieces, index, after)) return part[index] === 'machine' ? own : [...own, before];
  // An item's blocks and the item's text are one step to the reader.
  const ofItem = (piece.around.itemLine === null ? [] : sameItem(pieces, index, piece.around.itemLine)).filter((i) => i !== index && part[i] === 'machine');
  // A condition in the middle of an item is about what stands below it there.
  const below = ofItem.filter((i) => i > index);
  const inItem = (guard.kind === 'condition' || guard.kind === 'optional') && piece.shape === 'paragraph' && below.length > 0 ? below : ofItem;
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
  if (guard.kind === 'condition' || guard.kind === 'optional') return pointsOn.test(piece.text) || adjacent(pieces, index, after) ? [...own, after] : own;
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
interface Neighbours {
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
}

/** In one pass each way, so that a document of warnings alone takes no longer than any other. */
function neighbours(pieces: readonly Piece[], part: readonly Part[]): Neighbours {
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
function sectionOf(pieces: readonly Piece[], index: number): number[] {
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
