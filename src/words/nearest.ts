/** The nearest of several names to one that was mistyped. */
import { distance } from 'fastest-levenshtein';

/** The nearest name, or null where none is near: more than a third of its letters wrong, and at least two (as just and git do it). */
export function nearest(wanted: string, names: readonly string[]): string | null {
  const lower = wanted.toLowerCase();
  const ranked = names.map((name) => ({ name, far: distance(lower, name.toLowerCase()) })).toSorted((a, b) => a.far - b.far);
  const best = ranked[0];
  if (best && best.far <= Math.max(2, Math.floor(wanted.length / 3))) return best.name;
  return names.find((name) => wanted.length > 2 && (name.toLowerCase().startsWith(lower) || lower.startsWith(name.toLowerCase()))) ?? null;
}
