/** What the rules of effects hand each other. */
import type { Effect } from '../../model/effect.ts';

export interface Judgement {
  readonly effect: Effect;
  /** The row or rule that decided, for a person. */
  readonly why: string;
}

const order: readonly Effect[] = ['read', 'unknown', 'change', 'destroy'];

/** The graver of two; the first where they weigh the same. */
export function graver(a: Judgement, b: Judgement): Judgement {
  return order.indexOf(b.effect) > order.indexOf(a.effect) ? b : a;
}

/** The gravest of several, or `none` for an empty list. */
export function gravest(list: readonly Judgement[], none: Judgement): Judgement {
  return list.length === 0 ? none : list.reduce(graver);
}
