/** Ids of steps: stable, readable, unique; the author's `id=` where there is one. */
import type { Procedure, Unit } from '../model/procedure.ts';

/**
 * `<section's fragment, shortened>-<n>`, in plain ASCII so that it can be typed and be part of a file's name; counted over the whole
 * section, so that a selection does not change an id. An author's id goes to the first that has it; a later one is numbered.
 */
export function stepIds(procedure: Procedure): Map<Unit, string> {
  const ids = new Map<Unit, string>();
  const units = procedure.units.filter((u) => u.kind !== 'idle');
  const authors = new Set(units.flatMap((u) => (u.corrections['id'] ? [u.corrections['id']] : [])));
  const taken = new Set<string>();
  const count = new Map<string, number>();
  for (const unit of units) {
    const base = baseOf(procedure.sections[unit.section]?.id ?? '');
    const n = (count.get(base) ?? 0) + 1;
    count.set(base, n);
    const wanted = unit.corrections['id'];
    let id = wanted !== undefined && !taken.has(wanted) ? wanted : `${wanted ?? base}-${n}`;
    for (let k = 2; taken.has(id) || (id !== wanted && authors.has(id)); k++) id = `${base}-${n}-${k}`;
    taken.add(id);
    ids.set(unit, id);
  }
  return ids;
}

function baseOf(fragment: string): string {
  const plain = fragment.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[^A-Za-z0-9]+/g, '-');
  return plain.split('-').filter(Boolean).slice(0, 4).join('-').slice(0, 32).replace(/-$/, '') || 'step';
}
