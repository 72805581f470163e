/** The sections around one, innermost first. */
import type { Section } from './procedure.ts';

export function ancestors(sections: readonly Section[], index: number): number[] {
  const around: number[] = [];
  for (let i = sections[index]?.parent ?? null; i !== null; i = sections[i]?.parent ?? null) around.push(i);
  return around;
}
