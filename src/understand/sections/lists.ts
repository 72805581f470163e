/** What a list is about, by the paragraph that introduces it. */
import type { Piece } from '../../model/document.ts';
import { fold, wordPattern } from './fold.ts';
import { everyWords } from './words.ts';

const byItself = everyWords.map((t) => wordPattern(t.aboutMention));

/** Whether the paragraph before the list that a piece stands in tells of what something else does ("the pipeline then runs:"). */
export function listOfWhatRunsByItself(pieces: readonly Piece[], index: number): boolean {
  for (let i = index - 1; i >= 0; i--) {
    const piece = pieces[i];
    if (!piece || piece.kind === 'heading') return false;
    if (piece.kind !== 'prose' || piece.shape !== 'paragraph' || piece.around.itemLine !== null) continue;
    const sentence = fold(piece.text.split(/[.!?](?=\s)/).at(-1) ?? '');
    return byItself.some((p) => p.test(sentence));
  }
  return false;
}
