/** Keeps the waiting that a sentence orders over a command which does not wait by itself: "Wait until it is healthy:" over a look, "Repeat until it says ready" over or behind it. */
import type { Document, Prose } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { CommandUnit, Language, ManualUnit, Unit } from '../../model/procedure.ts';
import { stayingCommand } from '../../shell/effects/stays.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';
import { lastSentence } from '../blocks/view-block.ts';
import { sentencesOf } from './guard-sentences.ts';
import { leadsFrom } from './own-sessions.ts';

/** A sentence that orders it. A column a language. */
const waits: readonly RegExp[] = [
  /^\W*(?:\d+[.)]\s*)?(?:(?:then|now|next|and|finally),? )?(?:(?:wait|pause|sleep)\s(?!a (?:moment|second)\b)|allow\s(?:(?:up to|about|at least|for|around|it|them|the [\w-]+(?: [\w-]+)?) )*(?:\d|a (?:few|couple|minute|while)|some time|several|enough|time|to (?:\w+ )?(?:finish|start|settle|complete|boot|come|sync|propagate|stop|drain)))/i,
  /^\W*(?:\d+[.)]\s*)?(?:(?:puis|ensuite|maintenant|enfin|et),? )?(?:attend(?:re|ez|s)|patiente[rz]?)(?!\p{L})/iu,
];
/** The sentence has the command done again and again until something is so. A column a language. */
const again: readonly RegExp[] = [
  /(?:^|[.,;:] )\W*(?:\d+[.)]\s*)?(?:(?:and |then |now |next |please )*)(?:keep (?:on )?\p{L}+ing|(?:continue|go on) (?:to |\p{L}+ing)|re-?try|re-?run|repeat|poll|try|run|execute|check|look|do)(?!\p{L}|n['’]t| not(?!\p{L}))[^.:;]{0,80}?(?<!\p{L})(?:until|till)(?!\p{L})/iu,
  /(?:^|[.,;:] )\W*(?:\d+[.)]\s*)?(?:(?:puis|ensuite|et|maintenant) )*(?:relance[rz]?|répéte[rz]?|répète|recommence[rz]?|rejoue[rz]?|réessaye[rz]?|réessaie|ré-?exécute[rz]?|lance[rz]?|exécute[rz]?|vérifie[rz]?|interroge[rz]?|refaire|refaites)(?!\p{L})[^.:;]{0,80}?(?<!\p{L})(?:jusqu['’]|tant qu)/iu,
];
/** Such a sentence behind the command: "Repeat until it is green, then:". What it goes on to belongs to the next. */
const againBehind: readonly RegExp[] = [
  /^\W*(?:(?:and|then|now),? )?(?:repeat|re-?try|re-?run|poll|keep (?:on )?\p{L}+ing|continue|try|do|run|check)(?!\p{L}|n['’]t| not(?!\p{L}))(?: (?:this|that|it|the|last|same|command|step|again|above|previous|look|request|call))*[^.:;,]{0,30}?(?<!\p{L})(?:until|till)(?!\p{L})/iu,
  /^\W*(?:(?:et|puis|ensuite),? )?(?:relance[rz]?|répéte[rz]?|répète|recommence[rz]?|rejoue[rz]?|réessaye[rz]?|réessaie|ré-?exécute[rz]?|refaire|refaites)(?!\p{L})[^.:;,]{0,40}?(?<!\p{L})(?:jusqu['’]|tant qu)/iu,
];
/** What comes after it in the same sentence. */
const goesOn = /,?\s+(?:(?:and )?then|and after that|(?:et )?puis|(?:et )?ensuite)(?!\p{L})[^.]*$/iu;

/** For a time, whatever is seen then: it is over before one looks. */
const time = /(?<!\p{L})(?:\d[\d.,–-]*|an?(?: few| half| couple(?: of)?)?|half an|one|two|three|five|ten|fifteen|twenty|thirty|some|several|une?(?: demi-)?|deux|trois|cinq|dix|quinze|vingt|trente|quelques|plusieurs)[ \u00A0-]?(?:more )?(?:s|secs?|seconde?s?|min|minutes?|h|hours?|days?|weeks?|nights?|heures?|jours?|semaines?|nuits?|while|instants?)(?!\p{L})/iu;
/** "Let it soak for an hour", "Laisser tourner dix minutes": an order only where a time is told. */
const lets = /^\W*(?:\d+[.)]\s*)?(?:(?:then|now|next|and|finally|puis|ensuite|enfin|et),? )?(?:(?:let|leave|give)\s(?:it|them|this|the [\w-]+(?: [\w-]+)?)(?!\p{L})|laisse[rz]?(?:-l[ea]s?)? (?=\p{L}|\d))/iu;
const forATime = (sentence: string): boolean => (lets.test(sentence) || waits.some((w) => w.test(sentence))) && time.test(sentence) && !/(?<!\p{L})(?:until|till|jusqu|tant qu)/iu.test(sentence);

/** The command waits itself. */
const waitsItself = /\b(?:sleep|wait|watch|until|while|timeout|rollout status)\b|\s(?:-w|--wait\S*|--watch\S*)(?=\s|$)|--timeout/;

/**
 * A step for a person beside each command that such a sentence leads to: after one that only looks ("look again until it is so"),
 * before one that does something, and before any where a time is to pass. None where the sentence is a step already.
 * @param units in document order
 */
export function readWaits({ pieces }: Document, units: readonly Unit[], language: Language): Unit[] {
  const asked = (unit: CommandUnit, sentence: string, line: number): ManualUnit => stepBeside(unit, shown(oneLine(sentence).replace(goesOn, '')), line);
  const manual = new Set(units.flatMap((u) => (u.kind === 'manual' ? [u.place.line] : [])));
  let at = 0;
  return units.flatMap((unit, i): Unit[] => {
    while (at < pieces.length && (pieces[at]?.place.line ?? 0) <= unit.place.line) at += 1;
    if (unit.kind !== 'commands' || waitsItself.test(unit.source) || stayingCommand(unit.source) !== null) return [unit];
    const lead = leadsFrom(pieces, at, unit);
    const behind = saidBehind(pieces, at, unit);
    const waited = (text: string, line: number): Unit[] => [unit, stepBeside(unit, filledIn(planReasons.waited, { text: shown(text) })[language], line)];
    const pause = lead === null || manual.has(lead.line) || (unit.role === 'inline' && unit.guards.some((g) => g.kind === 'condition')) ? undefined : pauseIn(saidBefore(lead.whole, unit, units[i - 1]));
    const first = pause === undefined || lead === null ? [] : [asked(unit, pause, lead.line)];
    const last = lead === null || manual.has(lead.line) || unit.role !== 'inline' || units[i + 1]?.place.line === unit.place.line ? undefined : pauseIn(lead.whole.slice(lead.whole.lastIndexOf(unit.written)));
    if (behind !== null && !manual.has(behind.place.line)) return [...first, ...waited(oneLine(behind.text).replace(/[:：]$/, '').replace(goesOn, ''), behind.place.line)];
    if (lead === null || manual.has(lead.line)) return [unit];
    if (!isBehind(lead.text) && again.some((w) => w.test(lastSentence(lead.text)))) return [...first, ...waited(lead.text, unit.place.endLine)];
    if (pause !== undefined || !waits.some((w) => w.test(lead.text))) return [...first, unit, ...(last === undefined || lead === null ? [] : [asked(unit, last, lead.line)])];
    return unit.effect === 'read' ? waited(lead.text, unit.place.endLine) : [stepBeside(unit, shown(lead.text), lead.line), unit];
  });
}

/** So many letters right before a command may have one wait. */
const nearest = 1000;
const pauseIn = (text: string): string | undefined => (time.test(text.slice(-nearest)) ? sentencesOf(text.slice(-nearest)).map(({ sentence }) => sentence).find(forATime) : undefined);

/** What a text says before its own command, behind the command before it; all of it over a block. */
function saidBefore(text: string, unit: CommandUnit, previous: Unit | undefined): string {
  const at = unit.role === 'inline' ? text.lastIndexOf(unit.written) : -1;
  if (at < 0) return text;
  const before = text.slice(0, at);
  const last = previous?.kind === 'commands' && previous.role === 'inline' ? before.lastIndexOf(previous.written) : -1;
  return last < 0 ? before : before.slice(last + (previous as CommandUnit).written.length).replace(/^[^.!?;]*[.!?;]\s*/, '');
}

/** Whether a sentence speaks of the command before it: it ends there, or goes on to another ("…, then:"). What leads on with a colon, or to "the following", speaks of the next. */
const isBehind = (text: string): boolean => againBehind.some((w) => w.test(text)) && !/(?<!\p{L})(?:following|below|suivante?s?|ci-dessous)(?!\p{L})/iu.test(text) && (!/[:：]\s*$/.test(text) || goesOn.test(oneLine(text)));

const shown = (text: string): string => oneLine(text).replace(/\s*[.:：]$/, '').slice(0, 200);

/** The paragraph or item right behind a command's block that has it done again until something is so, or null. */
function saidBehind(pieces: Document['pieces'], next: number, unit: CommandUnit): Prose | null {
  if (unit.role === 'inline') return null;
  const piece = pieces.slice(next, next + 3).find((p) => p.place.line > unit.place.endLine && p.kind !== 'note' && p.kind !== 'figure');
  return piece?.kind === 'prose' && piece.shape !== 'row' && isBehind(piece.text) ? piece : null;
}

function stepBeside({ place, section, guards, when, inside }: CommandUnit, text: string, line: number): ManualUnit {
  return { kind: 'manual', place: { ...place, line, endLine: line }, section, evidence: [], guards, corrections: {}, when, title: text, text, links: [], ...(inside ? { inside } : {}) };
}
