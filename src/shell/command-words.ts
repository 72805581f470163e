/** The words of a command as they are written: its name and what follows it, without assignments and redirections; none for anything but a simple command. */
import type { SyntaxNode, Word } from 'unbash';

export const commandWords = (node: SyntaxNode | undefined): Word[] => (node?.type === 'Command' ? [...(node.name ? [node.name] : []), ...node.suffix.filter((s) => s.type === 'Word')] : []);
