/** Holds the commands of boxes that nobody has to read: a tip, what answers a question, what is shown once more. */
import { worst } from '../../model/effect.ts';
import type { Block, Piece } from '../../model/document.ts';
import type { Guard } from '../../model/procedure.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import { guardLine } from './guard-sentences.ts';

/** From the admonitions of RST, MyST, MkDocs, Docusaurus and AsciiDoc. */
const asides: ReadonlySet<string> = new Set(['tip', 'hint', 'question', 'faq', 'help', 'example', 'astuce', 'conseil', 'exemple']);

/** The guard of a block in such a box that does something: what the box leads to it with, or the box's own word. */
export function guardOfAside(pieces: readonly Piece[], index: number, { around, place }: Block, source: string): Guard | null {
  const { admonition } = around;
  if (admonition === null || !asides.has(admonition.toLowerCase()) || worst(effectsOf(source).map((e) => e.effect)) === 'read') return null;
  const lead = pieces[index - 1];
  return { kind: 'optional', environment: null, text: lead?.kind === 'prose' && lead.around.admonition === admonition ? guardLine(lead.text) : admonition, line: place.line };
}
