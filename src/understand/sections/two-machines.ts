/** Holds what is done on one of several machines that a document tells apart ("On the old server:", "On the new server:"): a run is on one of them. */
import type { Document, Prose } from '../../model/document.ts';
import type { Guard, Language, Section, Unit } from '../../model/procedure.ts';
import { planReasons } from '../../words/reading-words.ts';
import { sentencesOf } from './instruction.ts';
import { areSeveral, machineIn } from './machine-words.ts';

/** A machine that the text names, and the lines that are about it. */
interface Mention {
  readonly key: string;
  readonly text: string;
  readonly line: number;
}

/**
 * Where a document tells at least two machines apart, what changes something on one of them waits for the question whether this is
 * it; what is for one's own machine does not. A place lasts from the sentence or heading that names it to the next, or to the end
 * of its section. What is typed into a shell elsewhere is no matter: the session says where.
 * @param units in document order
 */
export function readMachines({ pieces }: Document, sections: readonly Section[], units: readonly Unit[], language: Language): Unit[] {
  const mentions = mentionsAt(pieces, sections, units);
  const told = new Set(mentions.flatMap((m, i) => (m === null || units[i]?.kind === 'manual' ? [] : [m.key])));
  if (!areSeveral(told)) return [...units];
  return units.map((unit, i) => {
    const mention = mentions[i];
    if (mention == null || mention.key === 'own' || unit.kind === 'idle' || unit.kind === 'manual' || unit.inside !== undefined || (unit.kind !== 'edit' && unit.effect === 'read')) return unit;
    const guard: Guard = { kind: 'condition', environment: null, text: planReasons.onMachine[language].replace('{text}', mention.text.replace(/\s+/g, ' ').trim().replace(/\s*[:：]$/, '').slice(0, 160)), line: mention.line };
    return { ...unit, guards: [...unit.guards.filter((g) => !(g.kind === 'warning' && g.line === mention.line)), guard] };
  });
}

/** For each unit the machine that was named last, as far as its section goes. */
function mentionsAt(pieces: Document['pieces'], sections: readonly Section[], units: readonly Unit[]): (Mention | null)[] {
  const endOf = new Map(sections.map((s) => [s.line, s.endLine]));
  /** What headings say, the innermost last; what the text under the last heading says. */
  const headed: { readonly mention: Mention; readonly until: number }[] = [];
  let said: Mention | null = null;
  let at = 0;
  return units.map((unit) => {
    for (; at < pieces.length && (pieces[at]?.place.line ?? 0) <= unit.place.line; at++) {
      const piece = pieces[at];
      if (piece?.kind === 'prose' && piece.shape !== 'row') said = mentionIn(piece) ?? said;
      if (piece?.kind !== 'heading') continue;
      said = null;
      while ((headed.at(-1)?.until ?? Infinity) < piece.place.line) headed.pop();
      const key = machineIn(piece.text, true);
      if (key !== null) headed.push({ mention: { key, text: piece.text, line: piece.place.line }, until: endOf.get(piece.place.line) ?? piece.place.line });
    }
    return said ?? headed.at(-1)?.mention ?? null;
  });
}

/** The machine that a paragraph or an item says its commands are typed on: in its first sentence or in its last. */
function mentionIn(piece: Prose): Mention | null {
  const sentences = sentencesOf(piece.text);
  for (const sentence of [sentences.at(-1), sentences[0]]) {
    const key = sentence === undefined ? null : machineIn(sentence);
    if (key !== null && sentence !== undefined) return { key, text: sentence, line: piece.place.line };
  }
  return null;
}
