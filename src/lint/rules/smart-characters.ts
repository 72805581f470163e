/** smart-characters: quotes, dashes and blanks that a word processor put into a command. */
import { filledIn, remarked, remarks } from '../../words/reading-words.ts';
import { offsetOf } from '../spot.ts';
import type { Edit, Finding, LintRule } from '../rule.ts';

/** What each stands for, and what it is called. */
const smart: Readonly<Record<string, readonly [plain: string, called: keyof typeof remarked]>> = {
  '“': ['"', 'quote'], '”': ['"', 'quote'], '„': ['"', 'quote'], '‘': ["'", 'quote'], '’': ["'", 'quote'],
  '\u00a0': [' ', 'no-break'], '\u202f': [' ', 'narrow'], '\u2007': [' ', 'figure'], '\u200b': ['', 'zero-width'], '\ufeff': ['', 'byte-order'],
};

export const smartCharacters: LintRule = {
  name: 'smart-characters',
  checks: 'Commands hold straight quotes and plain blanks.',
  why: 'To a shell “x” is a word with two odd letters, and a no-break space is part of a name. The program mends them; a reader who copies the line does not.',
  mend: 'Write `"`, `\'` and a plain blank.',
  severity: 'warning',
  check({ document, procedure, say }) {
    return procedure.units.flatMap((unit): Finding[] => {
      if (unit.kind !== 'commands' || unit.role === 'inline') return [];
      const found: Finding[] = [];
      for (let line = unit.place.line; line <= unit.place.endLine; line++) {
        const text = document.lines[line - 1] ?? '';
        const spots = smartSpots(text);
        const [first] = spots;
        if (first === undefined) continue;
        const char = text[first] as string;
        const [plain, called] = smart[char] as (typeof smart)[string];
        const fix: Edit[] = spots.map((at) => ({ start: offsetOf(document, line, at + 1), end: offsetOf(document, line, at + 2), text: (smart[text[at] as string] as (typeof smart)[string])[0] }));
        const seen = /\s|\u200b|\ufeff/.test(char) ? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : char;
        found.push({ line, column: first + 1, endColumn: first + 2, message: say(filledIn(remarks.character, { called: remarked[called], seen, plain: plain === '' ? remarked.nothing : plain === ' ' ? remarked.blank : `\`${plain}\`` })), fix });
      }
      return found;
    });
  },
  bad: [{ text: '# Commit\n\n```bash\ngit commit -m “first”\n```\n', found: ['4:15 Unexpected curly quote `“` in a command, expected `"`'], fixed: '# Commit\n\n```bash\ngit commit -m "first"\n```\n' }],
  good: [{ text: '# Commit\n\n```bash\ngit commit -m "the user’s first"\n```\n' }],
};

/** Offsets of smart characters outside straight quotes and comments: inside them they are the writer's text. */
function smartSpots(line: string): number[] {
  const spots: number[] = [];
  let quote: string | null = null;
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string;
    if (quote !== null) {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = null;
    } else if (c === '\\') i++;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '#' && (i === 0 || /\s/.test(line[i - 1] as string)) && i > 0) break;
    else if (c in smart) spots.push(i);
  }
  return spots;
}
