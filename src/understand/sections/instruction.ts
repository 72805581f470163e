/** Takes a sentence apart as an instruction: what opens it, the clause before it, and its first word. */
import { fold } from './fold.ts';
import { everyWords } from './words.ts';

const all = (pick: (table: (typeof everyWords)[number]) => readonly string[]): string => everyWords.flatMap(pick).join('|');
const opener = new RegExp(`^(?:${all((t) => t.openers)})(?![\\p{L}\\p{N}])[\\s,:-]*`, 'u');
const clause = new RegExp(`^(?:${all((t) => t.clauses)})(?![\\p{L}\\p{N}])`, 'u');
const imperative = new RegExp(`^(?:${all((t) => t.imperatives)})(?![\\p{L}\\p{N}'])`, 'u');
const ending = new RegExp(`^(?:s'|se |s'y )?(?!(?:${all((t) => t.notImperatives)})(?![\\p{L}\\p{N}]))\\p{L}{2,}(?:${all((t) => t.imperativeEndings)})(?![\\p{L}\\p{N}])`, 'u');
const notImperative = new RegExp(`^(?:${all((t) => t.notImperatives)})(?![\\p{L}\\p{N}])`, 'u');
const pointer = new RegExp(`^(?:${all((t) => t.pointers)})(?![\\p{L}\\p{N}])`, 'u');
export const obligation = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all((t) => t.obligations)})(?![\\p{L}\\p{N}])`, 'u');
export const weakObligation = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all((t) => t.weakObligations)})(?![\\p{L}\\p{N}])`, 'u');

/** Bullets, boxes, numbers, emoji, quotes and a `Note:`-like label at the head of a sentence. */
const marks = /^(?:[\s\p{Extended_Pictographic}️‍•·*_"'`(«>\]-]|\[[ x]\]|(?:\d+|[a-z])[.)]\s*)+/u;
const label = /^(?!https?:)[^\s:.,;()][^:.,;()]{0,40}?\s?:\s+(?=\S)/;

export interface Instruction {
  /** The first word of the instruction proper, folded. */
  readonly verb: string;
  /** By what it was known: a listed verb, or an ending. */
  readonly by: 'verb' | 'ending';
  /** The clause that stands before it, or ''. */
  readonly condition: string;
}

/** Splits prose into sentences; a dot inside a file name, a number or an address does not end one. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+(?=[\p{Lu}`"«(\p{Extended_Pictographic}])|\n\s*\n/u).map((s) => s.trim()).filter(Boolean);
}

/** Whether a sentence only points elsewhere. */
export function isPointer(sentence: string): boolean {
  return pointer.test(strip(sentence));
}

/** Reads a sentence as an instruction, or returns null. */
export function instructionOf(sentence: string): Instruction | null {
  const plain = strip(sentence);
  const direct = verbOf(plain);
  if (direct) return { ...direct, condition: '' };
  if (clause.test(plain)) {
    for (const comma of plain.matchAll(/[,:]\s+|\)\s+|\s-\s/g)) {
      if (comma.index > 160) break;
      const rest = strip(plain.slice(comma.index + comma[0].length));
      const found = verbOf(rest);
      if (found) return { ...found, condition: plain.slice(0, comma.index) };
    }
  }
  const labelled = label.exec(plain);
  if (labelled) {
    const found = verbOf(strip(plain.slice(labelled[0].length)));
    if (found) return { ...found, condition: '' };
  }
  return null;
}

function verbOf(plain: string): Omit<Instruction, 'condition'> | null {
  if (notImperative.test(plain) || pointer.test(plain)) return null;
  const verb = imperative.exec(plain);
  if (verb) return { verb: verb[0], by: 'verb' };
  const ended = ending.exec(plain);
  return ended ? { verb: ended[0], by: 'ending' } : null;
}

/** Folded, without the marks and openers at its head. */
function strip(sentence: string): string {
  let plain = fold(sentence).replace(marks, '');
  for (let again = true; again; ) {
    const next = plain.replace(opener, '').replace(marks, '');
    again = next !== plain && next.length > 0;
    if (again) plain = next;
  }
  return plain;
}
