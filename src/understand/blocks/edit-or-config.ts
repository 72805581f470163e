/** Tells the content that is written into a file from the content that is only shown. */
import type { Evidence, Language } from '../../model/procedure.ts';
import { closeEdit, filledIn } from '../../words/reading-words.ts';
import type { BlockReading } from '../reading.ts';
import { besideTraits } from './edit-traits.ts';
import { editWeights } from './edit-weights.ts';
import type { BlockView } from './view-block.ts';

/** A block that the evidence calls an edit or a file's content, with what it would be as an edit. */
export interface Content {
  readonly view: BlockView;
  readonly traits: ReadonlyMap<string, string>;
  readonly asEdit: Pick<BlockReading, 'file' | 'source' | 'syntax' | 'creates' | 'replaces' | 'adds' | 'way'>;
}

/** What speaks for writing has to lead by more than that: a wrong edit changes somebody's file, one left out is shown to a person. */
export const editMargin = 0.8;

/** Evidence so heavy that it decides alone, and evidence that the text only shows. */
const decidesAlone = 24;
const onlyShown: ReadonlySet<string> = new Set(['describes', 'example-shown']);

/**
 * Weighs each content anew by its forms, and by the blocks beside it, once all blocks have a role. Puts the outcome into `readings`
 * (by piece index); nothing becomes an edit of a file that is not named.
 */
export function settleContents(readings: Map<number, BlockReading>, contents: readonly Content[], views: readonly BlockView[], language: Language): void {
  const at = (index: number | null | undefined): BlockReading | null => readings.get(index ?? -1) ?? null;
  const next = new Map(views.flatMap((v) => (v.previous === null ? [] : [[v.previous, v.index] as const])));
  const settled = contents.flatMap(({ view, traits: own, asEdit }): BlockReading[] => {
    const reading = at(view.index);
    if (reading === null) return [];
    const traits = new Map([...own, ...besideTraits(at(view.previous), at(next.get(view.index)))]);
    const { total, evidence } = weigh(traits);
    const weighed = { ...reading, content: traits, evidence: [...reading.evidence, ...evidence] };
    if (reading.role === 'edit') {
      if (total > editMargin || reading.evidence.some((e) => e.speaksFor === 'edit' && e.weight >= decidesAlone)) return [weighed];
      return [{ ...weighed, role: 'config', left: true, file: null, source: view.text, syntax: null, reason: filledIn(closeEdit, { seen: asEdit.file ?? view.lead.slice(0, 80) })[language] }];
    }
    if (reading.evidence.some((e) => onlyShown.has(e.name))) return [weighed];
    if (total <= editMargin || asEdit.file === null) return [traits.has('lead:orders a change') ? { ...weighed, left: true } : weighed];
    return [{ ...weighed, ...asEdit, role: 'edit', reason: '' }];
  });
  for (const reading of settled) readings.set(reading.index, reading);
}

function weigh(traits: ReadonlyMap<string, string>): { readonly total: number; readonly evidence: readonly Evidence[] } {
  const evidence = [...traits].flatMap(([name, seen]): Evidence[] => {
    const weight = editWeights[name] ?? 0;
    return weight === 0 ? [] : [{ name, speaksFor: weight > 0 ? 'edit' : 'config', weight: Math.abs(weight), seen: seen.slice(0, 120) }];
  });
  return { total: evidence.reduce((sum, e) => sum + (e.speaksFor === 'edit' ? e.weight : -e.weight), 0), evidence };
}
