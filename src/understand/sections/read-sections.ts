/** Gives each section of a document its role. */
import type { Section } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';

/**
 * Reads sections and their roles. The first pass (`blocks` null) knows headings and block kinds alone;
 * the second also which sections hold a command or a line for a person (by piece index).
 */
export function readSections(context: Context, known: { blocks: readonly BlockReading[]; active: ReadonlySet<number> } | null): Section[] {
  void known;
  const { pieces, lines } = context.document;
  const sections: Section[] = [{ id: '', title: '', level: 0, line: 1, endLine: lines.length, role: 'procedure', parent: null, evidence: [] }];
  const open: number[] = [0];
  for (const piece of pieces) {
    if (piece.kind !== 'heading') continue;
    while (open.length > 1 && (sections[open.at(-1) as number] as Section).level >= piece.level) {
      const at = open.pop() as number;
      sections[at] = { ...(sections[at] as Section), endLine: piece.place.line - 1 };
    }
    sections.push({ id: piece.id, title: piece.text, level: piece.level, line: piece.place.line, endLine: lines.length, role: 'procedure', parent: open.at(-1) as number, evidence: [] });
    open.push(sections.length - 1);
  }
  return sections;
}
