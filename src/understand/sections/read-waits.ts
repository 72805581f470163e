/** Keeps the waiting that a sentence orders over a command which does not wait by itself: "Wait until it is healthy:" over a look. */
import type { Document } from '../../model/document.ts';
import type { CommandUnit, Language, ManualUnit, Unit } from '../../model/procedure.ts';
import { stayingCommand } from '../../shell/effects/stays.ts';
import { planReasons } from '../../words/reading-words.ts';
import { leadsFrom } from './own-sessions.ts';

/** A sentence that orders it. A column a language. */
const waits: readonly RegExp[] = [
  /^\W*(?:\d+[.)]\s*)?(?:(?:then|now|next|and|finally),? )?(?:wait|allow|pause|sleep)\s(?!a (?:moment|second)\b)/i,
  /^\W*(?:\d+[.)]\s*)?(?:(?:puis|ensuite|maintenant|enfin|et),? )?(?:attend(?:re|ez|s)|patiente[rz]?)(?!\p{L})/iu,
];
/** The command waits itself. */
const waitsItself = /\b(?:sleep|wait|watch|until|while|timeout|rollout status)\b|\s(?:-w|--wait\S*|--watch\S*)(?=\s|$)|--timeout/;

/**
 * A step for a person beside each command that such a sentence leads to: after one that only looks ("look again until it is so"),
 * before one that does something. None where the sentence is a step already.
 * @param units in document order
 */
export function readWaits({ pieces }: Document, units: readonly Unit[], language: Language): Unit[] {
  const manual = new Set(units.flatMap((u) => (u.kind === 'manual' ? [u.place.line] : [])));
  let at = 0;
  return units.flatMap((unit): Unit[] => {
    while (at < pieces.length && (pieces[at]?.place.line ?? 0) <= unit.place.line) at += 1;
    if (unit.kind !== 'commands' || waitsItself.test(unit.source) || stayingCommand(unit.source) !== null) return [unit];
    const lead = leadsFrom(pieces, at, unit);
    if (lead === null || manual.has(lead.line) || !waits.some((w) => w.test(lead.text))) return [unit];
    const text = lead.text.replace(/\s+/g, ' ').trim().replace(/\s*[:：]$/, '').slice(0, 200);
    return unit.effect === 'read' ? [unit, stepBeside(unit, planReasons.waited[language].replace('{text}', text), unit.place.endLine)] : [stepBeside(unit, text, lead.line), unit];
  });
}

function stepBeside({ place, section, guards, when, inside }: CommandUnit, text: string, line: number): ManualUnit {
  return { kind: 'manual', place: { ...place, line, endLine: line }, section, evidence: [], guards, corrections: {}, when, title: text, text, links: [], ...(inside ? { inside } : {}) };
}
