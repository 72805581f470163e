/** The nearest of several names to one that was mistyped. */
import { distance } from 'fastest-levenshtein';

/** Letters wrong, or 1 where they are only out of order: the commonest slip of a typist. */
function slip(a: string, b: string): number {
  return a !== b && [...a].toSorted().join('') === [...b].toSorted().join('') ? 1 : distance(a, b);
}

/** The nearest name, or null where none is near: more than a third of its letters wrong, and at least two (as just and git do it), or more than half. */
export function nearest(wanted: string, names: readonly string[]): string | null {
  const lower = wanted.toLowerCase();
  const ranked = names.map((name) => ({ name, far: slip(lower, name.toLowerCase()) })).toSorted((a, b) => a.far - b.far);
  const best = ranked[0];
  // Of a word of three letters that has two others nothing is left.
  if (best && best.far <= Math.max(2, Math.floor(wanted.length / 3)) && best.far * 2 <= wanted.length) return best.name;
  return names.find((name) => wanted.length > 2 && (name.toLowerCase().startsWith(lower) || lower.startsWith(name.toLowerCase()))) ?? null;
}
