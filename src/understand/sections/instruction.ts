/** Takes a sentence apart as an instruction: what opens it, the clause before it, and its first word. */
import { allMatches } from '../../model/all-matches.ts';
import { byText } from '../../model/by-text.ts';
import type { Language } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { fold, wordPattern } from './fold.ts';
import { words } from './words.ts';

interface Patterns {
  readonly opener: RegExp;
  readonly clause: RegExp;
  readonly imperative: RegExp;
  readonly familiar: RegExp;
  readonly ending: RegExp;
  readonly notImperative: RegExp;
  readonly pointer: RegExp;
  readonly screen: RegExp;
  readonly obligation: RegExp;
  readonly weakObligation: RegExp;
  readonly looksByGoing: RegExp;
  readonly offersCommand: RegExp;
  readonly indirect: RegExp;
  readonly prohibition: RegExp;
  readonly expectation: RegExp;
}

const after = '(?![\\p{L}\\p{N}])';
/** A row that must never match where a language has no words for it. */
const oneOf = (row: readonly string[]): string => (row.length ? `(?:${row.join('|')})` : '(?!)');
const patterns = Object.fromEntries(Object.entries(words).map(([language, t]): [string, Patterns] => [language, {
  opener: new RegExp(`^${oneOf(t.openers)}${after}[\\s,:-]*`, 'u'),
  clause: new RegExp(`^${oneOf(t.clauses)}${after}`, 'u'),
  imperative: new RegExp(`^${oneOf(t.imperatives)}(?![\\p{L}\\p{N}']|[.-]\\p{L})`, 'u'),
  familiar: new RegExp(`^${oneOf(t.familiarImperatives)}(?![\\p{L}\\p{N}'])`, 'u'),
  ending: new RegExp(`^(?:s'|se |s'y )?\\p{L}{2,}${oneOf(t.imperativeEndings)}${after}(?:(?<=e[rz])|(?!\\s?:))`, 'u'),
  notImperative: new RegExp(`^${oneOf(t.notImperatives)}${after}`, 'u'),
  pointer: new RegExp(`^${oneOf(t.pointers)}${after}`, 'u'),
  screen: new RegExp(`^[^,.:]{1,60}?[\\s"'](${t.screenVerbs.join('|')})${after}`, 'u'),
  obligation: new RegExp(`(?<![\\p{L}\\p{N}])${oneOf(t.obligations)}${after}`, 'gu'),
  weakObligation: new RegExp(`(?<![\\p{L}\\p{N}])${oneOf(t.weakObligations)}${after}`, 'u'),
  looksByGoing: wordPattern(t.looksByGoing),
  indirect: new RegExp(`(?<![\\p{L}\\p{N}])${oneOf(t.indirect)}\\s?$`, 'u'),
  prohibition: new RegExp(`^${oneOf(t.prohibitions)}${after}`, 'u'),
  expectation: new RegExp(`^${oneOf(t.expectations)}${after}`, 'u'),
  offersCommand: new RegExp(`(?<![\\p{L}\\p{N}])${oneOf(t.offersCommand)}\\s*:?$`, 'u'),
}])) as Readonly<Record<Language, Patterns>>;
const familiarWords = new Map((Object.keys(words) as Language[]).map((language) => [language, words[language].familiarWords.length ? wordPattern(words[language].familiarWords) : null]));

/** How a document speaks to its reader: its language, and whether by `tu` (then "lance" is an imperative, else a third person). */
export interface Speech {
  readonly language: Language;
  readonly familiar: boolean;
}

/** Reads how a document speaks from its prose. */
export function speechOf({ document, language }: Context): Speech {
  const known = spoken.get(document);
  if (known?.language === language) return known;
  const pattern = familiarWords.get(language) ?? null;
  const speech = { language, familiar: pattern !== null && document.pieces.some((p) => p.kind === 'prose' && pattern.test(fold(p.text))) };
  spoken.set(document, speech);
  return speech;
}

const spoken = new WeakMap<Context['document'], Speech>();

/** What a question about a text answered, for each way of speaking by itself. */
function bySpeech<Answer>(answer: (text: string, speech: Speech) => Answer): (text: string, speech: Speech) => Answer {
  const kept = new Map<Language, { plain?: (text: string) => Answer; familiar?: (text: string) => Answer }>();
  return (text, speech) => {
    let own = kept.get(speech.language);
    if (own === undefined) kept.set(speech.language, own = {});
    return (own[speech.familiar ? 'familiar' : 'plain'] ??= byText((given) => answer(given, speech)))(text);
  };
}

/** Bullets, boxes, numbers, emoji, quotes and a `Note:`-like label at the head of a sentence. */
const marks = /^(?:[\s\p{Extended_Pictographic}️‍•·*_"'`(«>\]-]|\[[ x]\]|\d+(?:\.\d+)+[.)]?\s+|(?:\d+|[a-z])[.)]\s*)+/u;
const label = /^(?!https?:)[^\s:.,;()][^:.,;()]{0,40}?\s?:\s+(?=\S)/;

/** Letters that a clause before the instruction may have. */
const longestClause = 160;

/** Letters of a sentence that are looked at. */
const longestSentence = 400;

/** Letters before an obligation that tell whether it is only told of. */
const wordsBefore = 60;

export interface Instruction {
  /** The first word of the instruction proper, folded. */
  readonly verb: string;
  /** By what it was known: a listed verb, or an ending. */
  readonly by: 'verb' | 'ending';
  /** The clause that stands before it, or ''. */
  readonly condition: string;
}

/** "Step 4." counts, and says nothing. */
const counted = /^\W*(?:step|étape|phase)\s+\d+[a-z]?\s*[.:)–—-][\s*_]*(?=\S)/iu;

/** A text without the number of its step. */
export const withoutCount = (text: string): string => text.replace(counted, '');

/** Splits prose into sentences; a dot inside a file name, a number or an address does not end one. */
export const sentencesOf = byText((text: string): readonly string[] =>
  withoutCount(text).split(/(?<=[.!?;])\s+(?=[\p{Lu}`"«(\p{Extended_Pictographic}])|\n\s*\n/u).map((s) => s.trim()).filter(Boolean));

/** Whether a sentence only points elsewhere. */
export function isPointer(sentence: string, speech: Speech): boolean {
  return patterns[speech.language].pointer.test(strip(sentence, speech));
}

/** Whether a sentence only forbids something (a warning, not a step), or only tells what the reader will find. */
export function saysOnly(sentence: string, speech: Speech): 'forbids' | 'tells what is found' | null {
  const plain = fold(sentence.slice(0, longestSentence)).replace(marks, '');
  if (patterns[speech.language].prohibition.test(plain)) return 'forbids';
  return patterns[speech.language].expectation.test(plain) ? 'tells what is found' : null;
}

/** The words of a text that oblige: strongly, weakly, or null. */
export const obligationOf = bySpeech((text, speech): { readonly strong: boolean; readonly seen: string } | null => {
  const folded = fold(text);
  const { indirect } = patterns[speech.language];
  for (const strong of allMatches(folded, patterns[speech.language].obligation)) {
    if (!indirect.test(folded.slice(Math.max(0, strong.index - wordsBefore), strong.index))) return { strong: true, seen: strong[0] };
  }
  const weak = patterns[speech.language].weakObligation.exec(folded);
  return weak ? { strong: false, seen: weak[0] } : null;
});

/** Whether a sentence leaves a look to the reader by saying where one can go for it. */
export function looksByGoing(sentence: string, speech: Speech): boolean {
  return patterns[speech.language].looksByGoing.test(fold(sentence.slice(0, longestSentence)));
}

/** Whether a text ends in the offer of a command ("you can make it with the command:"), which then only helps. */
export function offersCommand(text: string, speech: Speech): boolean {
  return patterns[speech.language].offersCommand.test(fold(text.slice(-longestSentence)));
}

/** "**Ajouté** : un minuteur": what was done, which without its accent is what one is told to do where the reader is called `tu`. */
const participle = /^[^\p{L}]{0,12}\p{L}+és?(?!\p{L})/u;

const looksUp = /^(?:see|view|read|visit|check|consult|look|follow|go|browse|open|have|contact|voir|consulte[rz]?|li(?:re|sez)|visite[rz]?|contacte[rz]?)$/;

/** Reads a sentence as an instruction, or returns null. */
export const instructionOf = bySpeech((sentence, speech): Instruction | null => {
  const plain = strip(sentence, speech);
  if (speech.familiar && participle.test(sentence.normalize('NFC'))) return null;
  const direct = verbOf(plain, speech);
  if (direct) return { ...direct, condition: '' };
  if (patterns[speech.language].clause.test(plain)) {
    const screen = patterns[speech.language].screen.exec(plain);
    if (screen?.[1]) return { verb: screen[1], by: 'verb', condition: plain.slice(0, 30) };
    for (const comma of allMatches(plain, /[,:]\s+|\)\s+|\s-\s/g)) {
      if (comma.index > longestClause) break;
      const found = verbOf(strip(plain.slice(comma.index + comma[0].length), speech), speech);
      // "For more on the lamps, view the list" points there as "see" does.
      if (found) return looksUp.test(found.verb) && patterns[speech.language].pointer.test(plain) ? null : { ...found, condition: plain.slice(0, comma.index) };
    }
  }
  const labelled = label.exec(plain);
  const found = labelled ? verbOf(strip(plain.slice(labelled[0].length), speech), speech) : null;
  return found ? { ...found, condition: '' } : null;
});

function verbOf(plain: string, speech: Speech): Omit<Instruction, 'condition'> | null {
  const p = patterns[speech.language];
  if (p.notImperative.test(plain) || p.pointer.test(plain)) return null;
  const verb = p.imperative.exec(plain) ?? (speech.familiar ? p.familiar.exec(plain) : null);
  if (verb) return { verb: verb[0], by: 'verb' };
  const ended = p.ending.exec(plain);
  return ended ? { verb: ended[0], by: 'ending' } : null;
}

/** The imperative of another language that opens a line, as names on a screen do ("Create Web Service"), or null. */
export function foreignInstructionOf(sentence: string, speech: Speech): string | null {
  const plain = strip(sentence, speech);
  for (const [language, p] of Object.entries(patterns)) {
    const verb = language === speech.language || p.notImperative.test(plain) || p.pointer.test(plain) ? null : p.imperative.exec(plain);
    if (verb) return verb[0];
  }
  return null;
}

/**
 * Whether a sentence opens with the third person of a verb that would instruct ("Captures the settings"; "Vérifie …" where
 * nobody is called `tu`): it tells what something does.
 */
export function tellsWhatIsDone(sentence: string, speech: Speech): boolean {
  const plain = strip(sentence, speech);
  const { imperative, familiar } = patterns[speech.language];
  if (!speech.familiar && familiar.test(plain)) return true;
  const first = /^(\p{L}{2,})s(?=\s)/u.exec(plain)?.[1];
  if (first === undefined) return false;
  return [first, first.replace(/e$/, ''), first.replace(/ie$/, 'y')].some((verb) => imperative.exec(verb)?.[0] === verb);
}

/** Folded, without the marks and openers at its head. */
function strip(sentence: string, speech: Speech): string {
  return stripped(sentence.slice(0, longestSentence), speech);
}

const stripped = bySpeech((sentence, speech) => {
  const { opener } = patterns[speech.language];
  let plain = fold(sentence).replace(marks, '');
  for (let again = true; again; ) {
    const next = plain.replace(opener, '').replace(marks, '');
    again = next !== plain && next.length > 0;
    if (again) plain = next;
  }
  return plain;
});
