/** The first look at what the sections of a document hold, before their roles are known. */
import type { Section } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';
import { readManual } from './read-manual.ts';
import { readSpans } from './read-spans.ts';
import type { Known } from './section-holds.ts';

/**
 * Finds the inline commands and the lines for a person as if no section were reference: what a section tells to do makes
 * its role, so that the role its heading alone suggests must not hide it.
 */
export function lookOver(context: Context, headingsOnly: readonly Section[], blocks: readonly BlockReading[]): Known {
  const open = headingsOnly.map((s): Section => (s.role === 'reference' ? { ...s, role: 'procedure' } : s));
  const spans = readSpans(context, open, blocks);
  const run = spans.filter((s) => s.role === 'run' || s.left?.why === 'close');
  const manual = readManual(context, open, blocks, spans);
  // What is told to be written makes its section's role, whether it is written or left to a person.
  const toldOf = blocks.map((b): BlockReading => (b.left === true && b.content?.has('evidence:edit') ? { ...b, role: 'edit' } : b));
  const acting = toldOf.filter((b) => b.role !== 'config' && b.role !== 'output' && b.role !== 'sample');
  return { blocks: toldOf, spans: run, active: new Set([...acting, ...run, ...manual].map((r) => r.index)) };
}
