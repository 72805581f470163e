/**
 * `[ -e X ] && rm X` as the last of a block: where X is not there nothing is to be done, and nothing has failed; but the list ends with the
 * test's status, which would be the block's. The command has to be about what the test looks for: any other test may be one that has to hold.
 * `A && exit` is one whatever A is: where it does not hold, one goes on.
 */
import type { SyntaxNode } from 'unbash';
import { commandWords } from './command-words.ts';
import { parseShell } from './parse-shell.ts';

/** What makes sense of a thing only where it is there, and leaves nothing to miss where it is not. */
const onlyIfThere = /^(?:rm|rmdir|unlink|source|\.)$/;
const leaves = /^exit(?: \d+)?$/;
const looksFor = /^-[efdLhsSprwxb]$/;

const textsOf = (node: SyntaxNode | undefined): readonly string[] => commandWords(node).map((w) => w.text);

/** The thing that a test looks for; null for any other test. */
function soughtBy(node: SyntaxNode | undefined): string | null {
  const [name, option = '', thing, end, ...more] = textsOf(node);
  const closed = name === '[' ? end === ']' && more.length === 0 : name === 'test' && end === undefined;
  return closed && looksFor.test(option) && thing !== undefined ? thing : null;
}

/**
 * @param code of a block
 * @returns the code, line for line, whose status is 0 where such a test did not hold; a command that fails ends the block before (errexit)
 */
export function letMissingBe(code: string): string {
  if (!code.includes('&&')) return code;
  const script = parseShell(code);
  const last = script?.errors?.length ? undefined : script?.commands.at(-1);
  const list = last?.command;
  if (last === undefined || list?.type !== 'AndOr' || last.background === true || list.operators.some((o) => o !== '&&')) return code;
  const goesOn = `${code.slice(0, list.end)}; :${code.slice(list.end)}`;
  if (leaves.test(textsOf(list.commands.at(-1)).join(' ')) || /^\{[^{}]*[\s;]exit(?:\s+\d+)?\s*;\s*\}$/.test(code.slice(list.commands.at(-1)?.pos, list.end))) return goesOn;
  if (list.commands.length !== 2) return code;
  const thing = soughtBy(list.commands[0]);
  const [program = '', ...args] = textsOf(list.commands[1]).filter((word, i) => i > 0 || word !== 'sudo');
  if (thing === null || !onlyIfThere.test(program) || args.at(-1) !== thing || args.slice(0, -1).some((word) => !word.startsWith('-'))) return code;
  return goesOn;
}
