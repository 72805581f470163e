/** A block that shows what a file is to hold and, below it, what is typed behind a prompt ("[bell]" / "loud = yes" / "" / "$ systemctl restart bell") read as the two that it is. */
import type { Block, Document, Piece } from '../../model/document.ts';
import { lineLook } from './command-look.ts';
import { dataShape } from './data-shape.ts';
import { outputShape } from './output-shape.ts';
import { promptOf } from './prompts.ts';
import { lastSentence } from './view-block.ts';
import { words } from './words.ts';

/** A longer one is nobody's setting over a command. */
const longest = 100;

/** The document with such blocks as two; the same document where it has none. */
export function withContentFirst(document: Document): Document {
  let cut = false;
  const pieces = document.pieces.flatMap((piece, index) => {
    const at = piece.kind === 'block' ? contentLines(piece, document.pieces[index - 1]) : 0;
    if (at === 0 || piece.kind !== 'block') return [piece];
    cut = true;
    const lines = piece.text.split('\n');
    const line = piece.contentLine + at;
    return [
      { ...piece, language: null, info: '', text: lines.slice(0, at).join('\n').trimEnd(), place: { ...piece.place, endLine: line - 1 } },
      { ...piece, text: lines.slice(at).join('\n'), contentLine: line, place: { ...piece.place, line } },
    ];
  });
  return cut ? { ...document, pieces } : document;
}

/** How many lines before the first prompt are no commands and nothing that was printed; 0 where it is one piece. */
function contentLines({ text, attributes, title }: Block, above: Piece | undefined): number {
  if (!/[$#%>]\s/.test(text) || Object.keys(attributes).length > 0 || title !== null) return 0;
  const lines = text.split('\n', longest);
  const at = lines.findIndex((line) => promptOf(line) !== null);
  const head = lines.slice(0, at).filter((line) => line.trim() !== '');
  if (head.length === 0 || promptOf(lines[at] ?? '')?.prompt.of !== 'shell' || head.every((line) => /^\s*#/.test(line))) return 0;
  const shown = head.join('\n');
  if (lines[at - 1]?.trim() !== '' && dataShape(shown) === null || outputShape(shown) !== null) return 0;
  if (above?.kind === 'prose' && words.outputStrong.test(lastSentence(above.text))) return 0;
  return head.some((line) => ['known', 'path', 'keyword'].includes(lineLook(line, new Set())) || /\$\(|`/.test(line)) ? 0 : at;
}
