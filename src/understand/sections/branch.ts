/** One of several ways of which the reader takes one. */
import type { BlockPart } from '../blocks/block-part.ts';
import type { SpanReading } from '../reading.ts';
import type { Variant } from './variant-of.ts';

export interface Branch {
  readonly variant: Variant;
  readonly pieces: readonly number[];
  readonly line: number;
  readonly seen: string;
  /** It stands under a label ("On staging:") that says when to do it; numbered steps may be all to be done, one after the other. */
  readonly labelled?: boolean;
  /** It is a fold, which only hides what it holds. */
  readonly folded?: boolean;
  /** It is a tab: one of several by its form. */
  readonly tabbed?: boolean;
  /** Its heading counts it: "Option 2". */
  readonly counted?: boolean;
  /** The part of a block that it is, where the block holds all of them. */
  readonly part?: BlockPart;
  /** The inline command that it is, where one sentence holds all of them. */
  readonly span?: SpanReading;
}
