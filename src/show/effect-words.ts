/** How an effect looks: a mark, a colour, a word; the word is always there, so that nothing hangs on colour. */
import type { Effect } from '../model/effect.ts';
import type { Ink, Paint } from '../words/paint.ts';
import type { Say } from '../words/say.ts';

const marks: Readonly<Record<Effect, { readonly mark: string; readonly ink: Ink }>> = {
  read: { mark: '○', ink: 'green' },
  change: { mark: '●', ink: 'yellow' },
  destroy: { mark: '✖', ink: 'red' },
  unknown: { mark: '?', ink: 'magenta' },
};

/** `● changes`. */
export function effectWords(effect: Effect, say: Say, paint: Paint): string {
  const { mark, ink } = marks[effect];
  return paint(effect === 'destroy' ? ['bold', ink] : ink, `${mark} ${say(`effect.${effect}`)}`);
}
