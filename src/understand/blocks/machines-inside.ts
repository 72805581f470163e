/** Cuts a block whose comments name two machines, or one that has another ("# On the old server", "# On the new server") into what is typed on each. */
import { logicalLines } from '../../shell/logical-lines.ts';
import { areSeveral, hasOther, longestMachineLabel, machineIn } from '../sections/machine-words.ts';
import type { BlockPart, InsideComment } from './block-part.ts';

/** The parts in order, every line in one of them, each held by its comment but for what is one's own machine's; null where no such machine is named. */
export function machinesInside(source: string): readonly BlockPart[] | null {
  if (!/^\s*#/m.test(source)) return null;
  const parts: { variant: null; from: number; to: number; key: string | null; guard?: InsideComment; commands: number }[] = [];
  for (const { kind, text, start, end } of logicalLines(source)) {
    const said = kind === 'comment' ? text.replace(/^\s*#+\s*/, '').trim() : '';
    const key = said === '' ? null : machineIn(said, said.length <= longestMachineLabel);
    const last = parts.at(-1);
    if (last === undefined || key !== null && last.commands > 0) parts.push({ variant: null, from: start, to: end, key, commands: 0, ...(key === null || key === 'own' ? {} : { guard: { text: said, at: start } }) });
    else last.to = end;
    const open = parts.at(-1);
    if (open !== undefined && kind === 'command') open.commands += 1;
  }
  const keys = new Set(parts.flatMap((p) => (p.key !== null && p.commands > 0 ? [p.key] : [])));
  return areSeveral(keys) || [...keys].some(hasOther) ? parts.map(({ variant, from, to, guard }) => ({ variant, from, to, ...(guard === undefined ? {} : { guard }) })) : null;
}
