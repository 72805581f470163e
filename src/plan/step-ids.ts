/** Ids of steps: stable, readable, unique; the author's `id=` where there is one. */
import type { Procedure, Unit } from '../model/procedure.ts';

/** `<section's fragment, shortened>-<n>`, counted over the whole section so that a selection does not change an id. */
export function stepIds(procedure: Procedure, units: readonly Unit[]): Map<Unit, string> {
  const ids = new Map<Unit, string>();
  const taken = new Set<string>();
  const count = new Map<number, number>();
  for (const unit of procedure.units) {
    if (unit.kind === 'idle') continue;
    const n = (count.get(unit.section) ?? 0) + 1;
    count.set(unit.section, n);
    const base = (procedure.sections[unit.section]?.id ?? '').split('-').filter(Boolean).slice(0, 4).join('-').slice(0, 32) || 'step';
    let id = unit.corrections['id'] ?? unit.corrections['name'] ?? `${base}-${n}`;
    for (let k = 2; taken.has(id); k++) id = `${base}-${n}-${k}`;
    taken.add(id);
    if (units.includes(unit)) ids.set(unit, id);
  }
  return ids;
}
