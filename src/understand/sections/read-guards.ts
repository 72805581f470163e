/** Ties warnings, limits and conditions ("not in production", "irreversible", "if … fails") to the steps they are about. */
import type { Heading, Piece } from '../../model/document.ts';
import type { Guard } from '../../model/procedure.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';
import type { Context, Guards, Readings } from '../reading.ts';
import { guardOfAside } from './aside-boxes.ts';
import { joinsWays, saysOfTheBlockAbove } from './either-or.ts';
import { isForAnother, ofSomebodyElse } from './example-leads.ts';
import { lookDecides } from './gates-told.ts';
import { guardOf, sentencesOf } from './guard-sentences.ts';
import { namedBefore, neighbours, partsOf, sectionOf, staysInBox, targets } from './guard-targets.ts';
import { guardsIn, ofSection } from './guards-in.ts';
import { conditionBehind } from './item-conditions.ts';
import { isAside, labelsOver, rolesAround } from './labels.ts';
import { restoredBelow } from './restored-below.ts';
import { anotherTime } from './time-words.ts';
import { roadsBack, takenAwayBelow, typedIn, updatedBelow } from './undo-leads.ts';
import { exampleAlone, forbiddenByName, forOthers, leadsOne, pointsOn, saysRestIsOld } from './guard-words.ts';

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
    if (piece.kind === 'prose' && saysRestIsOld(piece.text)) kept = guardOf('condition', piece.text, piece.place.line);
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
    if (last !== undefined && isForAnother(last.sentence, code.get(around.before[index] ?? -1), code.get(index + 1))) give(index + 1, guardOf('condition', last.sentence, piece.place.line + last.line));
    if (leads && part[index - 1] === 'machine' && joinsWays(piece.text)) for (const guard of guards.get(index - 1) ?? []) if (guard.kind === 'condition') give(index + 1, guard);
    if (saysOfTheBlockAbove(pieces, index)) return;
    const others = leads && leadsOne.test(piece.text) ? pieces.slice(index + 2, index + 6).find((p) => p.kind !== 'block' && p.kind !== 'note') : null;
    if (others?.kind === 'prose' && forOthers.test(others.text)) give(index + 1, guardOf('condition', piece.text, piece.place.line));
    const opens = index > title + 1 && pieces[index - 1]?.kind === 'heading' && piece.shape === 'paragraph' && piece.around.admonition === null && !/[:：]\s*$/.test(piece.text);
    if (!goesOn.test(piece.text)) later = null;
    else if (later !== null) for (const i of leads ? [index, index + 1] : [index]) if (part[i]) give(i, later);
    for (const found of guardsIn(piece.text, piece, piece.around.admonition, { types: part[index] === 'machine', leads, opens })) {
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
      if (aside !== null && !held && !rolesAt(piece.place.line).has(aside)) give(index, { kind: 'condition', environment: null, text: filledIn(planReasons.onlyIf, { title: label.text })[context.language], line: label.line });
    }
  });
  const typed = typedIn(readings);
  for (const [index, guard] of [...roadsBack(pieces, part, code, (line) => rolesAt(line).has('rollback') || rolesAt(line).has('cleanup')), ...takenAwayBelow(pieces, typed), ...updatedBelow(pieces, typed, readings)]) if (guards.get(index)?.some((g) => g.kind === 'condition' || g.kind === 'optional') !== true) give(index, guard);
  return guards;
}

/** A label as it is asked: a heading of those words. */
const titleLike: Omit<Heading, 'place'> = { kind: 'heading', level: 6, text: '', id: '' };

/** What a heading says of all that stands under it, and what a document's title may say: whoever takes "Hotfix procedure" has a fault to mend. */
const ofSections: ReadonlySet<Guard['kind']> = new Set(['optional', 'not-in', 'condition']);
const ofDocuments: ReadonlySet<Guard['kind']> = new Set(['not-in']);

/** What goes on from what stands above it. */
const goesOn = /^\W*(?:then|next|finally|lastly|afterwards|after that|puis|ensuite|enfin)(?!\p{L})/iu;

/** "… otherwise:", a block, "then tell the hall": one sentence around it. */
const saidInOne = (piece: Piece | undefined): boolean => piece?.kind === 'prose' && /^(?:and |et )?(?:then|puis|ensuite) /u.test(piece.text);
