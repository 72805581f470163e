/** Why a block is not run, for a person, in the document's language. */
import type { Evidence, Language } from '../../model/procedure.ts';
import { byRole, bySeen, close, closeLabelled, filledIn } from '../../words/reading-words.ts';
import type { EvidenceName } from '../evidence.ts';

/** The sentence for a role that is not run: the weightiest piece of evidence for it that has one. */
export function reasonFor(role: 'config' | 'output' | 'sample', found: readonly Evidence[], language: Language, contested: { readonly a: string; readonly b: string } | null): string {
  if (contested) return filledIn(found.some((e) => e.name === 'shell-tag' || e.name === 'console-tag') ? closeLabelled : close, contested)[language];
  const strongest = found.filter((e) => e.speaksFor === role).toSorted((a, b) => b.weight - a.weight);
  const sentences: Readonly<Partial<Record<EvidenceName, Readonly<Record<Language, string>>>>> = bySeen;
  // `$1` is a script's under a shell's label; elsewhere it is a rewriting rule's, a query's.
  const tagged = found.some((e) => e.name === 'shell-tag');
  for (const piece of strongest) {
    if (piece.name === 'positional' && !tagged) continue;
    const sentence = sentences[piece.name as EvidenceName];
    if (sentence) return filledIn(sentence, { seen: piece.seen.split('\n')[0] ?? '' })[language];
  }
  return byRole[role][language];
}
