/** How a reference to a variable is written, by the quotes it stands in. */
import type { SyntaxNode } from 'unbash';
import { expansionOf, optionalPart } from './optional-part.ts';
import type { Slot } from '../../model/procedure.ts';

export type Way =
  /** `before` and `after`: how many characters beside the slot go with it (quotes that would stand empty). */
  | { readonly text: string; readonly before?: number; readonly after?: number }
  | { readonly hereDocument: { readonly delimiter: readonly [number, number, string]; readonly body: readonly [number, number] } }
  | { readonly refused: string };

/** @param path the nodes around the slot, outermost first @param escaped a backslash before it takes the meaning of its first sign, as documents write `\\<name>` */
export function wayToWrite(path: readonly SyntaxNode[], slot: Slot, escaped: boolean): Way {
  const bare = `${slot.form === 'with-v' ? 'v' : ''}\${${slot.input}}`;
  const quoted = `${slot.form === 'with-v' ? 'v' : ''}"\${${slot.input}}"`;
  const refused = (where: string): Way => ({ refused: `"${slot.written}" stands ${where}, where no value can be put safely` });
  // In quotes the backslash stands for itself: it may not take the meaning of the reference's first sign.
  const kept = escaped ? '\\' : '';
  if (escaped && path.some((n) => n.type.startsWith('Arithmetic') || (n.type === 'Script' && n.source !== undefined))) return refused('after a backslash');
  if (slot.form === 'optional' && path.at(-1)?.type !== 'Word') return refused('as an optional part in quotes');
  for (let i = path.length - 1; i >= 0; i--) {
    const node = path[i]!;
    const above = path[i - 1];
    switch (node.type) {
      case 'SingleQuoted': {
        const decoded = path.some((n) => n.type === 'Script' && n.source !== undefined);
        const before = !decoded && slot.start === node.pos + 1 ? 1 : 0;
        const after = !decoded && slot.end === node.end - 1 ? 1 : 0;
        return { text: `${before ? '' : "'"}${quoted}${after ? '' : "'"}`, before, after };
      }
      case 'AnsiCQuoted': return { text: `${kept}'${quoted}$'` };
      case 'DoubleQuoted':
      case 'LocaleString': return { text: kept + bare };
      case 'SimpleExpansion': return refused('in the name of a variable');
      case 'ParameterExpansion': return refused('in an expansion');
      case 'Default': {
        const outer = path.slice(0, i - 1).findLast((n) => n.type === 'DoubleQuoted' || n.type === 'LocaleString' || n.type === 'HereDocBody' || n.type === 'Script');
        if (escaped) return refused('after a backslash');
        return { text: outer && outer.type !== 'Script' ? bare : quoted };
      }
      case 'Remove': case 'Replace': case 'Slice': case 'CaseModification': case 'Transform': case 'Names': case 'Unknown': return refused('in an expansion');
      case 'BraceExpansion': if (node.text.includes('..')) return refused('in a range'); break;
      case 'ArithmeticWord': case 'ArithmeticCommand': case 'ArithmeticExpansion': return { text: bare };
      case 'HereDocDelimiter': return refused('as the end of a heredoc');
      case 'HereDocBody': {
        if (above?.type !== 'HereDoc' || !above.delimiter) return refused('in a heredoc without an end');
        const { delimiter } = above;
        if (!delimiter.quoted) return { text: kept + bare };
        return { hereDocument: { delimiter: [delimiter.pos, delimiter.end, delimiter.value], body: [node.pos, node.end] } };
      }
      case 'Word': {
        if (above && (above.type === 'For' || above.type === 'Select' || above.type === 'Function' || above.type === 'Coproc') && above.name === node) return refused('as a name');
        if ((above?.type === 'Assignment' || above?.type === 'ParameterExpansion') && above.index === node) return refused('as an index');
        if (above?.type === 'Default') break;
        if (above && ['Remove', 'Replace', 'Slice', 'CaseModification', 'Transform', 'Unknown'].includes(above.type)) return refused('in an expansion');
        const part = slot.form === 'optional' ? optionalPart(slot.written) : null;
        if (part !== null) return above?.type === 'Command' && slot.start === node.pos && slot.end === node.end ? { text: expansionOf(part, slot.input) } : refused('inside a word');
        if (/^~[^/]*$/.test(node.text.slice(0, slot.start - node.pos)) && node.text.startsWith('~')) return refused('after a ~');
        return { text: quoted, before: escaped ? 1 : 0 };
      }
      case 'CommandExpansion': case 'ProcessSubstitution': return refused('in code that is not understood');
      default:
    }
  }
  return refused('outside any word');
}
