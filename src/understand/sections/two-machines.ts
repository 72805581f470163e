/** Holds what is done on one of several machines that a document tells apart ("On the old server:", "On the new server:"): a run is on one of them. */
import type { Document, Prose } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Guard, Language, Section, Unit } from '../../model/procedure.ts';
import { reachedMachines } from '../../shell/reached-machines.ts';
import { typedParts } from '../../shell/session.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';
import { promptHosts } from '../blocks/prompt-hosts.ts';
import { instructionOf, sentencesOf } from './instruction.ts';
import { areSeveral, hasOther, longestMachineLabel, machineIn, othersIn } from './machine-words.ts';

/** A machine that the text names, and the lines that are about it. */
interface Mention {
  /** Several are joined by `+`: those that one block's prompts name. */
  readonly key: string;
  readonly text: string;
  readonly line: number;
  /** Nothing else is said between it and the step. */
  readonly direct: boolean;
}

/**
 * Where a document tells a machine from another, what changes something on one of them waits for the question whether this is
 * it; what is for one's own machine does not. A place lasts from the sentence or heading that names it to the next, or to the end
 * of its section; where no other is named, it holds for what follows it at once. A prompt that names one ("web:~$") says it for its own lines. What is typed into a shell elsewhere is no matter: the session says where.
 * @param units in document order
 */
export function readMachines({ pieces }: Document, sections: readonly Section[], units: readonly Unit[], language: Language): Unit[] {
  const mentions = mentionsAt(pieces, sections, units, language);
  const told = new Set(mentions.flatMap((m, i) => (m === null || units[i]?.kind === 'manual' ? [] : m.key.split('+'))));
  const several = areSeveral(told);
  if (!several && ![...told].some(hasOther)) return ownAfterOthers(units, mentions, language);
  return units.map((unit, i) => {
    const mention = mentions[i];
    if (mention == null || mention.key === 'own' || goesItself(unit, mention, told) || !(several || (hasOther(mention.key) && mention.direct)) || unit.kind === 'idle' || unit.kind === 'manual' || unit.inside !== undefined || unit.guards.some((g) => g.kind === 'condition' && g.text.startsWith(mention.text.replace(/\s*[:：]$/, ''))) || (unit.kind !== 'edit' && unit.effect === 'read')) return unit;
    const guard: Guard = { kind: 'condition', environment: null, text: filledIn(planReasons[mention.key.includes('+') ? 'onMachines' : 'onMachine'], { text: shown(mention) })[language], line: mention.line };
    return { ...unit, guards: [...unit.guards.filter((g) => !(g.kind === 'warning' && g.line === mention.line)), guard] };
  });
}

/** Whether a step goes to the machine by itself (`ssh hall2 …`, below "On hall2:"): the sentence says where it goes. One that goes from there to another is typed there. */
function goesItself(unit: Unit, { key, text, line }: Mention, told: ReadonlySet<string>): boolean {
  const reached = unit.kind === 'commands' ? reachedMachines(unit.source) : null;
  const says = text.toLowerCase().split(/[^\p{L}\d-]+/u);
  const isThis = (machine: string): boolean => says.includes(machine) || isCalled(machine, key);
  return reached !== null && reached.every(({ machine, copied }) => isThis(machine) || (!copied && line !== unit.place.line && ![...told].some((other) => other !== key && isCalled(machine, other))));
}

/** "db-standby" is the standby. */
const isCalled = (machine: string, key: string): boolean => machine.split('-').includes(key);

const shown = ({ text }: Mention): string => oneLine(text).replace(/\s*[:：]$/, '').slice(0, 160);

/** "From your own machine:", behind what changed the machine this runs on: one of the two is elsewhere, and no session says which. */
function ownAfterOthers(units: readonly Unit[], mentions: readonly (Mention | null)[], language: Language): Unit[] {
  const here = (u: Unit): boolean => (u.kind === 'commands' || u.kind === 'script') && u.effect !== 'read';
  const first = units.findIndex((u) => here(u) && !u.guards.some((g) => g.kind === 'condition'));
  if (first < 0 || mentions[first]?.key === 'own' || units.some((u) => u.kind !== 'idle' && u.kind !== 'manual' && u.inside !== undefined)) return [...units];
  return units.map((unit, i) => {
    const mention = mentions[i];
    if (i <= first || mention?.key !== 'own' || !mention.direct || !here(unit)) return unit;
    return { ...unit, guards: [...unit.guards, { kind: 'condition' as const, environment: null, text: filledIn(planReasons.onMachine, { text: shown(mention) })[language], line: mention.line }] };
  });
}

/** For each unit the machine that was named last, as far as its section goes. */
function mentionsAt(pieces: Document['pieces'], sections: readonly Section[], units: readonly Unit[], language: Language): (Mention | null)[] {
  const endOf = new Map(sections.map((s) => [s.line, s.endLine]));
  /** What headings say, the innermost last; what the text under the last heading says. */
  const headed: { readonly mention: Mention; readonly until: number }[] = [];
  const titles: string[] = [];
  let said: Mention | null = null;
  let direct = true;
  let once: Mention | null = null;
  let at = 0;
  return units.map((unit) => {
    for (; at < pieces.length && (pieces[at]?.place.line ?? 0) <= unit.place.line; at++) {
      const piece = pieces[at];
      if (piece?.kind === 'prose' && piece.shape !== 'row') {
        const named = mentionIn(piece, language);
        // Who says how in brackets behind the place has said all of it.
        once = named !== null && piece.codes.length > 0 && /\)[.\s]*$/.test(piece.text) ? { ...named, line: piece.place.line } : null;
        if (once === null) [said, direct] = [named ?? said, named !== null];
      }
      if (piece?.kind !== 'heading') continue;
      said = null;
      once = null;
      while ((headed.at(-1)?.until ?? Infinity) < piece.place.line) headed.pop();
      const key = machineIn(piece.text, true) ?? othersIn(piece.text, titles);
      titles.push(piece.text);
      if (key !== null) headed.push({ mention: { key, text: piece.text, line: piece.place.line, direct: true }, until: endOf.get(piece.place.line) ?? piece.place.line });
    }
    const around = headed.at(-1)?.mention ?? null;
    // A heading for one of several holds to the end of its section, whatever a sentence there names again.
    return typedAt(unit) ?? (once?.line === unit.place.line ? once : null) ?? (said === null || (!direct && around?.key.startsWith('only ') === true) ? around : { ...said, direct });
  });
}

/** The machines at whose prompts a block is typed; one that leads elsewhere itself is typed at the first. So says its first line, a comment ("# On the server"). */
function typedAt(unit: Unit): Mention | null {
  if (unit.kind !== 'commands' || unit.inside !== undefined) return null;
  const comment = /^\s*#+\s*(\S[^\n]{2,60})\n/.exec(unit.written)?.[1] ?? '';
  const said = comment === '' ? null : machineIn(comment, true);
  if (said !== null) return { key: said, text: comment, line: unit.place.line, direct: true };
  const all = promptHosts(unit.written);
  const hosts = typedParts(unit.source).length > 0 ? all.slice(0, 1) : all;
  return hosts.every((h) => h.key === 'unnamed') ? null : { key: hosts.map((h) => h.key).join('+'), text: hosts.map((h) => h.seen).join(', '), line: unit.place.line, direct: true };
}

/** The machine that a paragraph or an item says its commands are typed on: in its first sentence or in its last, which leads to them or orders something. */
function mentionIn(piece: Prose, language: Language): Mention | null {
  const sentences = sentencesOf(piece.text);
  for (const sentence of [sentences.at(-1), sentences[0]]) {
    const key = sentence === undefined ? null : machineIn(sentence, piece.text.length <= longestMachineLabel && piece.codes.length === 0);
    if (key !== null && sentence !== undefined && (/^\W*(?:on|from|sur|depuis)\s|[:：]\s*$/iu.test(sentence) || instructionOf(sentence, { language, familiar: false }) !== null)) return { key, text: sentence, line: piece.place.line, direct: true };
  }
  return null;
}
