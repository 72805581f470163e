/** `if [ -f done ]; then exit 0; fi`: where a block leaves before its end without a failure, nothing more is to be done; typed, or in one script, it would end all that comes after it as well. */
import type { Command, SyntaxNode } from 'unbash';
import { commandWords } from './command-words.ts';
import { parseShell } from './parse-shell.ts';

/** What a block that left so comes back with: one that no program has for anything of its own. */
export const leftEarly = 213;
const leaves = `exit ${leftEarly}`;

/** Whether it was told apart in this code that it left early, and not by its writer. */
export const tellsLeaving = (code: string, written: string): boolean => code !== written && code.includes(leftEarly.toString()) && !written.includes(leaves);

const exitOf = (node: SyntaxNode | undefined): string | null => {
  if (node?.type !== 'Command') return null;
  const [name, status = ''] = commandWords(node).map((w) => w.text);
  return name === 'exit' ? status : null;
};

/** Whether it ends in an exit that is a failure: then the other one says that all is well. */
function endsAsFailure(list: SyntaxNode | undefined): boolean {
  const last = list?.type === 'CompoundList' || list?.type === 'Script' ? list.commands.at(-1)?.command : list;
  const status = exitOf(last);
  return status === null ? last?.type === 'Command' && commandWords(last)[0]?.text === 'false' : !/^0?$/.test(status);
}

/** @returns the code, line for line, which tells by its status that one of its conditions made it leave; as it is where leaving answers the block's own question */
export function tellLeaving(code: string): string {
  if (!code.includes('exit') || code.startsWith('#!') || code.includes(leaves)) return code;
  const script = parseShell(code);
  if (script === null || script.errors?.length || endsAsFailure(script)) return code;
  const found: Command[] = [];
  // A loop leaves when it has found what it waited for; a function, a subshell, a pipe's stage leave by themselves.
  const visit = (node: SyntaxNode | undefined, conditional: boolean): void => {
    switch (node?.type) {
      case 'Command': if (conditional && /^0?$/.test(exitOf(node) ?? '-')) found.push(node); return;
      case 'Script': case 'CompoundList': for (const { command, background } of node.commands) if (background !== true) visit(command, conditional); return;
      case 'BraceGroup': return visit(node.body, conditional);
      case 'AndOr': return node.commands.forEach((one, i) => visit(one, conditional || i > 0));
      case 'If': {
        const ways = [node.then, ...node.elif.map((e) => e.then), node.else];
        if (!ways.some((way) => endsAsFailure(way))) for (const way of ways) visit(way, true);
        return;
      }
      case 'Case': if (!node.items.some((item) => endsAsFailure(item.body))) for (const item of node.items) visit(item.body, true); return;
      default:
    }
  };
  visit(script, false);
  const put = (node: Command): string => (exitOf(node) === '' ? `exit $(( $? ? $? : ${leftEarly} ))` : leaves);
  return found.toReversed().reduce((made, node) => made.slice(0, node.pos) + put(node) + made.slice(node.end), code);
}
