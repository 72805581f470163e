/** smart-characters: quotes, dashes and blanks that a word processor put into a command. */
import { filledIn, remarked, remarks } from '../../words/reading-words.ts';
import { offsetOf } from '../spot.ts';
import type { Edit, Finding, LintRule } from '../rule.ts';

/** What each stands for, and what it is called. */
const smart: Readonly<Record<string, readonly [plain: string, called: keyof typeof remarked]>> = {
  '“': ['"', 'quote'], '”': ['"', 'quote'], '„': ['"', 'quote'], '‘': ["'", 'quote'], '’': ["'", 'quote'],
  '\u00a0': [' ', 'no-break'], '\u202f': [' ', 'narrow'], '\u2007': [' ', 'figure'], '\u200b': ['', 'zero-width'], '\ufeff': ['', 'byte-order'],
};

/** A dash before an option, as a word processor makes it of one hyphen or of two. */
const beforeOption = /^\s[–—][A-Za-z]/;

/** What a character stands for; null where nobody can say: of `–force` nobody knows whether one hyphen was typed or two. */
function whatFor(line: string, at: number): (typeof smart)[string] | null {
  return smart[line[at] as string] ?? (/^–[A-Za-z](?![\w-])/.test(line.slice(at)) ? ['-', 'dash'] : null);
}

export const smartCharacters: LintRule = {
  name: 'smart-characters',
  checks: 'Commands hold straight quotes, hyphens and plain blanks.',
  why: 'To a shell “x” is a word with two odd letters, and a no-break space is part of a name. The program mends them; a reader who copies the line does not.',
  mend: 'Write `"`, `\'` and a plain blank.',
  severity: 'warning',
  check({ document, procedure, say }) {
    return procedure.units.flatMap((unit): Finding[] => {
      if (unit.kind !== 'commands' || unit.role === 'inline') return [];
      const found: Finding[] = [];
      for (let line = unit.place.line; line <= unit.place.endLine; line++) {
        const text = document.lines[line - 1] ?? '';
        const spots = smartSpots(text).filter((at) => whatFor(text, at) !== null);
        for (const at of smartSpots(text)) if (whatFor(text, at) === null) found.push({ line, column: at + 1, endColumn: at + 2, message: say(filledIn(remarks.character, { called: remarked.dash, seen: text[at] as string, plain: remarked.hyphens })) });
        const [first] = spots;
        if (first === undefined) continue;
        const char = text[first] as string;
        const [plain, called] = whatFor(text, first) as (typeof smart)[string];
        const fix: Edit[] = spots.map((at) => ({ start: offsetOf(document, line, at + 1), end: offsetOf(document, line, at + 2), text: (whatFor(text, at) as (typeof smart)[string])[0] }));
        const seen = /\s|\u200b|\ufeff/.test(char) ? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : char;
        found.push({ line, column: first + 1, endColumn: first + 2, message: say(filledIn(remarks.character, { called: remarked[called], seen, plain: plain === '' ? remarked.nothing : plain === ' ' ? remarked.blank : `\`${plain}\`` })), fix });
      }
      return found;
    });
  },
  bad: [{ text: '# Commit\n\n```bash\ngit commit -m “first”\n```\n', found: ['4:15 Unexpected curly quote `“` in a command, expected `"`'], fixed: '# Commit\n\n```bash\ngit commit -m "first"\n```\n' },
    { text: '# Copy\n\n```bash\ncp –r old new\n```\n', found: ['4:4 Unexpected dash `–` in a command, expected `-`'], fixed: '# Copy\n\n```bash\ncp -r old new\n```\n' },
    { text: '# Push\n\n```bash\ngit push –force\n```\n', found: ['4:10 Unexpected dash `–` in a command, expected `-` or `--`'] }],
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
    else if (c in smart || beforeOption.test(line.slice(i - 1, i + 2))) spots.push(i);
  }
  return spots;
}
