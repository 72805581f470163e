/** The words of a command in its tree. */
import type { SyntaxNode, Word } from 'unbash';
import { withoutFolder } from './code-files.ts';

/** As they are written: its name and what follows it, without assignments and redirections; none for anything but a simple command. */
export const commandWords = (node: SyntaxNode | undefined): Word[] => (node?.type === 'Command' ? [...(node.name ? [node.name] : []), ...node.suffix.filter((s) => s.type === 'Word')] : []);

/** What is put before a program. */
const before = /^(?:sudo|doas|command|builtin|env|nice|time|timeout|\d+[smh]?|-\S*|[A-Za-z_]\w*=.*)$/;

/** A command's program, without its folder and what is put before it, and its arguments. */
export function calledWords(node: SyntaxNode): readonly string[] {
  const words = commandWords(node).map((w) => w.value);
  const at = words.findIndex((w) => !before.test(w));
  return at < 0 ? [] : [withoutFolder(words[at] ?? ''), ...words.slice(at + 1)];
}
