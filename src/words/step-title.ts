/** A step's title where its number stands before it. */
import { visibleLine } from './visible.ts';

/** The title on one line (the id where there is none), a number of the document's own taken off: "1. 1. Build" says it twice. */
export function stepTitle({ title, id }: { readonly title: string; readonly id: string }): string {
  return visibleLine(title || id).replace(/^\d+(?:\.\d+)*[.)] +/, '');
}
