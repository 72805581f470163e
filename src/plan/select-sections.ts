/** Which sections a selection takes (contract, "What is selected"). */
import { distance } from 'fastest-levenshtein';
import { Failure } from '../model/failure.ts';
import { exitCode } from '../model/exit-code.ts';
import type { Procedure, SectionRole } from '../model/procedure.ts';
import type { Selection } from '../model/plan.ts';

/** Roles that stay out unless they are named. */
const leftOut: ReadonlySet<SectionRole> = new Set(['rollback', 'troubleshooting', 'cleanup', 'setup']);

/** Indices of the selected sections. @throws Failure (exit 2) for an unknown fragment. */
export function selectSections(procedure: Procedure, selection: Selection): Set<number> {
  const { sections, document } = procedure;
  const all = sections.map((_, i) => i);
  if (selection.fragment !== null) {
    const at = sections.findIndex((s) => s.id === selection.fragment);
    const section = sections[at];
    if (!section) {
      const wanted = selection.fragment;
      const nearest = sections.map((s) => s.id).filter(Boolean).toSorted((a, b) => distance(a, wanted) - distance(b, wanted));
      throw new Failure({ message: `${document.path} has no section #${wanted}`, exitCode: exitCode.usage, advice: nearest[0] ? `Did you mean ${document.path}#${nearest[0]} ?` : 'It has no headings at all.' });
    }
    return new Set(all.filter((i) => i === at || (sections[i]!.line > section.line && sections[i]!.line <= section.endLine)));
  }
  if (selection.all) return new Set(all);
  if (procedure.shape === 'catalogue') return new Set();
  return new Set(all.filter((i) => !leftOut.has(sections[i]!.role)));
}
