/** The warnings, limits and conditions that one text says, one of a kind. */
import type { Heading, Prose } from '../../model/document.ts';
import type { Guard } from '../../model/procedure.ts';
import { sieve } from '../../model/sieve.ts';
import { environmentIn } from './environment-words.ts';
import { onlyStops } from './gates-told.ts';
import { guardLine, guardOf, sentencesOf } from './guard-sentences.ts';
import { guardWords, happens, ifYou, looksElsewhere, looksThenStops, mayRepeat, negation, onlyFor, onlyWhen, opensWith, optionalWork, warningAdmonitions } from './guard-words.ts';
import { byLeave } from './leave-words.ts';
import { notThen } from './limit-words.ts';
import { ofItsSection, skipsSection } from './not-now-words.ts';

/** One of them. */
export interface SaidGuard {
  readonly guard: Guard;
  /** The whole sentence, for what it points at. */
  readonly sentence: string;
}

/** What is said of all of its section, where it stands first in it. */
const ofAllMaybeIn = sieve([onlyWhen, onlyFor, ofItsSection, skipsSection], (pattern) => pattern, 'of all');
export const saysOfAll = (sentence: string): boolean => ofAllMaybeIn(sentence).some((pattern) => pattern.test(sentence));

const guardsMaybeIn = sieve(guardWords, ({ pattern }) => pattern, 'guards');

/** What a sentence says of its section, where it stands first: a condition, no tale of what happens then. */
export const ofSection = (sentence: string): boolean => (opensWith.test(sentence) || [...byLeave, ...notThen].some((p) => p.test(sentence))) && !happens.test(sentence) && !looksElsewhere.test(sentence);

/** The guards that a text says, one of a kind. `types`: the text has a command of its own, inline; `leads`: a block of commands stands right below it; `opens`: a section opens with it. */
export function guardsIn(text: string, piece: Prose | Heading, admonition: string | null, { types = false, leads = false, opens = false }: { readonly types?: boolean; readonly leads?: boolean; readonly opens?: boolean } = {}): SaidGuard[] {
  const found: SaidGuard[] = [];
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
      if (kind === 'condition' && onlyStops(sentence)) continue;
      if (kind === 'condition' && leads && (looksThenStops.test(sentence) || mayRepeat.test(sentence))) continue;
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
  if (opens && head !== undefined && optionalWork.test(head.sentence) && !found.some((f) => f.guard.kind === 'optional')) found.push({ guard: guardOf('optional', head.sentence, piece.place.line), sentence: head.sentence });
  // The title of an admonition ("Note") is not what it says.
  if (admonition !== null && (text.length > 12 || /[.!:]/.test(text)) && warningAdmonitions.has(admonition.toLowerCase())) {
    const said = found.findIndex(({ guard }) => guard.kind === 'warning' || guard.kind === 'irreversible');
    // "This drops the database. Make sure that nobody writes to it.": all of the box is said to whoever is about to do it.
    const whole = { environment: null, text: guardLine(text), line: piece.place.line };
    if (said >= 0) found[said] = { guard: { ...(found[said] as SaidGuard).guard, ...whole }, sentence: (found[said] as SaidGuard).sentence };
    else if (!found.some((f) => f.guard.kind === 'not-in')) found.push({ guard: { kind: 'warning', ...whole }, sentence: text });
  }
  return found;
}
