/** "Add these lines to X:" / `sudo nano X` / the lines: the sentence leads the lines, and the editor between is typed. */
import { logicalLines } from '../../shell/logical-lines.ts';
import { interpreterOpened } from './interpreters.ts';
import type { BlockView } from './view-block.ts';

/** Lines, or what a file is to hold, are announced. */
const announced = /(?<!\p{L})(?:(?:the|these|this|following|below|ces|cette|les?|la)\s+(?:following\s+|new\s+|nouvelles?\s+)?(?:lines?|lignes?|content|contenu|contents|entr(?:y|ies|ées?)|directives?|block|bloc|stanza)|contenu suivant)(?!\p{L})/iu;

/** Whether a text is nothing but a command that opens an editor. */
export function opensOnlyEditor(text: string): boolean {
  if (text.length > 300) return false;
  const commands = logicalLines(text).filter((l) => l.kind === 'command');
  return commands.length === 1 && interpreterOpened(commands[0]?.text.trim().replace(/^\$\s+/, '') ?? '')?.kind === 'editor';
}

/** A block right below such a command, with the sentence that announces its lines; any other as it is. */
export function throughEditor(view: BlockView, above: BlockView | null): BlockView {
  if (above === null || view.before !== '' || view.neighbour !== above.index || above.leadIsHeading || !announced.test(above.lead) || !opensOnlyEditor(above.text)) return view;
  const { before, lead, codes, ordered } = above;
  return { ...view, before, lead, codes, ordered, above: above.above, aboveCodes: above.aboveCodes };
}
