/** How an effect looks: a mark, a colour, a word; the word is always there, so that nothing hangs on colour. */
import type { Effect } from '../model/effect.ts';
import { mark, type MarkName } from '../words/marks.ts';
import { plain, type Ink, type Paint } from '../words/paint.ts';
import type { Say } from '../words/say.ts';

const inks: Readonly<Record<Effect & MarkName, Ink>> = { read: 'green', change: 'yellow', destroy: 'red', unknown: 'magenta' };

/** `● changes`. */
export function effectWords(effect: Effect, say: Say, paint: Paint): string {
  const ink = inks[effect];
  // The mark has the colour of its words.
  return paint(effect === 'destroy' ? ['bold', ink] : ink, `${mark(effect, paint.bare ? paint : plain)}${say(`effect.${effect}`)}`);
}
