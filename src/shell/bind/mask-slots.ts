/** Hides slots from the shell's grammar behind words of the same length. */
import type { Slot } from '../../model/procedure.ts';

/** Slots that stand behind what is written are no text of their own, and stay. `source` with each other slot replaced by as many `x`: offsets stay, and `<app>` is a word instead of two redirections. */
export function maskSlots(source: string, slots: readonly (Pick<Slot, 'start' | 'end'> & Partial<Pick<Slot, 'form'>>)[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of slots.filter(({ form }) => form !== 'behind').toSorted((a, b) => a.start - b.start)) {
    masked += source.slice(at, start) + 'x'.repeat(end - start);
    at = end;
  }
  return masked + source.slice(at);
}
