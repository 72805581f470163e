/** Variables that the selected steps use and only left-out or later ones set: asked for, since with nothing in them `rm -rf "$DIR"/*` is another command. */
import type { PlanInput } from '../model/plan.ts';
import type { CommandUnit, Procedure, Unit } from '../model/procedure.ts';
import { secretName } from '../model/secret-forms.ts';
import { leftUnset, mayUse, plainValueOf, variablesSetIn } from '../shell/variables.ts';

/**
 * @param selected the units that become steps, in order, with their steps' ids
 * @param asked names that are inputs already
 */
export function unsetInputs(procedure: Procedure, selected: readonly (readonly [Unit, string])[], asked: ReadonlySet<string>): PlanInput[] {
  const here = (unit: Unit): unit is CommandUnit => unit.kind === 'commands' && !unit.inside && unit.corrections['run'] !== 'false';
  const all = procedure.units.filter(here);
  const doing = selected.flatMap(([unit, id]) => (here(unit) ? [{ id, code: unit.source, line: unit.place.line }] : []));
  if (!doing.some(({ code }) => mayUse(code))) return [];
  const known = new Set([...asked, ...Object.keys(procedure.settings?.env ?? {})]);
  return [...leftUnset(doing, all.map(({ source }) => ({ code: source })), known)].map(([name, usedBy]): PlanInput => {
    const setters = all.filter((u) => setsIt(u, name));
    const values = new Set(setters.map((u) => valueIn(u, name)));
    const [value = null] = values.size === 1 ? values : [];
    const found = procedure.inputs.find((i) => i.name === name);
    const secret = found?.secret ?? (value === null && (/PASS|SECRET|TOKEN/.test(name) || secretName(name)));
    const line = doing.find(({ id }) => id === usedBy[0])?.line ?? 1;
    const told = setters[0]?.source.split('\n').find((l) => l.includes(`${name}=`))?.trim() ?? null;
    return {
      name, kind: secret ? 'secret' : (found?.kind ?? 'text'), source: 'variable', written: [`$${name}`], example: found?.example ?? null, default: secret ? null : (found?.default ?? value), options: found?.options ?? null,
      required: true, secret, pattern: found?.pattern ?? null, context: found?.context ?? told, line, usedBy, guarded: value === null, argument: false,
    };
  });
}

function setsIt(unit: CommandUnit, name: string): boolean {
  const names = new Set<string>();
  variablesSetIn(unit.source, names);
  return names.has(name);
}

/** The value that it gives, where that is plain and nothing the operator fills in. */
function valueIn(unit: CommandUnit, name: string): string | null {
  const value = plainValueOf(unit.source, name);
  return value === null || unit.slots.some((s) => value.includes(unit.source.slice(s.start, s.end))) ? null : value;
}
