/** Finds the section that a line stands in. */
import type { Section } from '../../model/procedure.ts';

/** Returns a search over sections in the order of their lines: the index of the last one that begins at or above a line. */
export function sectionFinder(sections: readonly Pick<Section, 'line'>[]): (line: number) => number {
  return (line) => {
    let low = 0;
    for (let high = sections.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((sections[middle]?.line ?? Infinity) <= line) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  };
}
