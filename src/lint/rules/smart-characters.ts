/** smart-characters: quotes, dashes and blanks that a word processor put into a command. */
import type { Block } from '../../model/document.ts';
import { typographyMends } from '../../shell/typography.ts';
import { filledIn, remarked, remarks } from '../../words/reading-words.ts';
import { offsetOf } from '../spot.ts';
import type { Edit, Finding, LintRule } from '../rule.ts';

/** What each is called. */
const called = (c: string): keyof typeof remarked => ({ '\u00a0': 'no-break', '\u202f': 'narrow', '\u2007': 'figure', '\u200b': 'zero-width', '\ufeff': 'byte-order' } as const)[c] ?? (/[\u2010-\u2014]/.test(c) ? 'dash' : 'quote');

interface Spot {
  /** In the document's line, from 0. */
  readonly at: number;
  readonly char: string;
  /** Null where nobody can say: of `–force` nobody knows whether one hyphen was typed or two. */
  readonly plain: string | null;
}

export const smartCharacters: LintRule = {
  name: 'smart-characters',
  checks: 'Commands hold straight quotes, hyphens and plain blanks.',
  why: 'To a shell “x” is a word with two odd letters, and a no-break space is part of a name. The program mends them; a reader who copies the line does not.',
  mend: 'Write `"`, `\'` and a plain blank.',
  severity: 'warning',
  check({ document, procedure, say }) {
    const blocks = document.pieces.filter((piece) => piece.kind === 'block');
    return procedure.units.flatMap((unit): Finding[] => {
      if (unit.kind !== 'commands' || unit.role === 'inline') return [];
      const block = blocks.find(({ place }) => place.line <= unit.place.line && unit.place.endLine <= place.endLine);
      const found: Finding[] = [];
      for (const [line, spots] of block ? spotsOf(block, document.lines) : []) {
        if (line < unit.place.line || line > unit.place.endLine) continue;
        const one = ({ at, char, plain }: Spot): Finding => {
          const seen = /[\s\u200b\ufeff\u2010\u2011]/.test(char) ? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : char;
          return { line, column: at + 1, endColumn: at + 2, message: say(filledIn(remarks.character, { called: remarked[called(char)], seen, plain: plain === null ? expected(char) : plain === '' ? remarked.nothing : plain === ' ' ? remarked.blank : `\`${plain}\`` })) };
        };
        const sure = spots.filter(({ plain }) => plain !== null);
        found.push(...spots.filter(({ plain }) => plain === null).map(one));
        const fix: Edit[] = sure.map(({ at, plain }) => ({ start: offsetOf(document, line, at + 1), end: offsetOf(document, line, at + 2), text: plain as string }));
        if (sure[0]) found.push({ ...one(sure[0]), fix });
      }
      return found;
    });
  },
  bad: [{ text: '# Commit\n\n```bash\ngit commit -m “first”\n```\n', found: ['4:15 Unexpected curly quote `“` in a command, expected `"`'], fixed: '# Commit\n\n```bash\ngit commit -m "first"\n```\n' },
    { text: '# Copy\n\n```bash\ncp –r old new\n```\n', found: ['4:4 Unexpected dash `–` in a command, expected `-`'], fixed: '# Copy\n\n```bash\ncp -r old new\n```\n' },
    { text: '# Push\n\n```bash\ngit push –force\n```\n', found: ['4:10 Unexpected dash `–` in a command, expected `-` or `--`'] },
    { text: '# Say\n\n```bash\necho “one\n```\n', found: ['4:6 Unexpected curly quote `“` in a command, expected `"` or `\'`'] }],
  good: [{ text: '# Commit\n\n```bash\ngit commit -m "the user’s first"\n```\n' }, { text: '# Dire\n\n```bash\necho Fin de l’été\n```\n' }],
};

const expected = (char: string) => (called(char) === 'dash' ? remarked.hyphens : remarked.quotes);

/** By line of the document, what stands in a block's commands that a shell would misread. */
function spotsOf({ text, contentLine }: Block, lines: readonly string[]): Map<number, Spot[]> {
  const found = new Map<number, Spot[]>();
  const mends = typographyMends(text);
  if (mends.size === 0) return found;
  let start = 0;
  for (const [i, row] of text.split('\n').entries()) {
    const source = lines[contentLine + i - 1] ?? '';
    const shift = source.lastIndexOf(row);
    const spots = shift < 0 ? [] : row.split('').flatMap((char, k): Spot[] => {
      const plain = mends.get(start + k);
      if (plain === undefined) return [];
      // A word of several letters may be a long option's.
      return [{ at: shift + k, char, plain: /[\u200b\ufeff]/.test(char) ? '' : /[\u2012-\u2014]/.test(char) && /^[A-Za-z][\w-]/.test(row.slice(k + 1)) ? null : plain }];
    });
    if (spots.length > 0) found.set(contentLine + i, spots);
    start += row.length + 1;
  }
  return found;
}
