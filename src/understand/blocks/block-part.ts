/** A part of a block's source that is read by itself: an alternative, what a comment holds back, what stands after a person's doing. */
import type { Variant } from '../sections/variant-of.ts';

/** A comment's text, with the physical line of the source it stands on. */
export interface InsideComment {
  readonly text: string;
  readonly at: number;
}

/** Whole lines, the first and one past the last. */
export interface BlockPart {
  /** Null for what all have in common. */
  readonly variant: Variant | null;
  readonly from: number;
  readonly to: number;
  /** The comment that says when it is done (`comments-inside.ts`). */
  readonly guard?: InsideComment;
  /** The comment before it that says what a person does first. */
  readonly told?: InsideComment;
  /** What its comment calls it. */
  readonly title?: string;
}
