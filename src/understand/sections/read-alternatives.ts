/** Finds alternatives (environment, system, tool) of which the reader does one. */
import type { Alternatives, Context, Readings } from '../reading.ts';

export function readAlternatives(context: Context, readings: Readings): Alternatives {
  void context; void readings;
  return { choices: [], when: new Map() };
}
