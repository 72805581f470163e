/** Reads what all parts of `understand/` look at: language, purpose, the document's own programs. */
import type { Document } from '../../model/document.ts';
import type { Shape, Section } from '../../model/procedure.ts';
import type { Context, Readings } from '../reading.ts';

export function readContext(document: Document): Context {
  return { document, language: 'en', programs: new Set(), purpose: 'operate' };
}

/** Whether the document is one procedure, a catalogue, a diagnosis, a reference or a report. */
export function readShape(context: Context, sections: readonly Section[], readings: Readings): Shape {
  void context; void sections; void readings;
  return 'procedure';
}
