/** Finds variables that a block of assignments leaves empty for the operator to fill in: "export TOKEN=". */
import { allMatches } from '../../model/all-matches.ts';
import { setsVariable, variablesUsedIn } from '../../shell/variables.ts';
import { candidateAt } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import { isAmbient } from './name-of.ts';

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*=)(""|'')?[ \t]*(?:#.*)?$/gm;
/** A block in which nothing else is done: elsewhere what is empty may be meant so. */
const onlyAssigns = /^(?:[ \t]*(?:#.*|(?:export[ \t]+)?[A-Za-z_]\w*=.*)?(?:\n|$))+$/;
/** What is empty where there is nothing of it. */
const mayBeEmpty = /PROXY|(?:^|_)(?:OPT(?:ION)?S?|FLAGS?|ARGS?|EXTRAS?|PREFIX|SUFFIX|DEBUG|VERBOSE|FORCE|SKIP|NO|DRY_?RUN)(?:_|$)/i;

/** What is left empty has no form of its own. */
export const leftEmpty = 'left empty';

export const findEmpty: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell || code.part !== undefined || !('role' in code.reading) || !code.source.includes('=') || /\\\n/.test(code.source) || !onlyAssigns.test(code.source)) return [];
  return [...allMatches(code.source, assignment)].flatMap((match): Candidate[] => {
    const [whole, written = '', quotes] = match;
    const name = written.slice(0, -1);
    if (isAmbient(name) || mayBeEmpty.test(name) || !isWanted(name, code, facts)) return [];
    const start = match.index + whole.indexOf(written);
    const more = { words: name, name, source: 'placeholder' } as const;
    return [quotes === undefined ? candidateAt(code, start, start + written.length, leftEmpty, { ...more, form: 'behind' }) : candidateAt(code, start + written.length, start + written.length + 2, leftEmpty, more)];
  });
};

/** Whether it is used further down, and nothing gives it a value or looks whether it has one. */
function isWanted(name: string, code: Code, { codes }: Facts): boolean {
  const shell = codes.filter((one) => one.shell);
  if (!shell.some((one) => one.line >= code.line && one.source.includes(name) && variablesUsedIn(one.source).has(name))) return false;
  const others = (source: string): string => source.replace(assignment, '');
  const looked = new RegExp(`-[zn]\\s+"?\\$\\{?${name}\\b|\\$\\{${name}:?[-=+?]`);
  return shell.every(({ source }) => !looked.test(source) && !setsVariable(others(source), name) && !new RegExp(`(?<![\\w$-])${name}\\+?=(?!=)`).test(others(source)));
}
