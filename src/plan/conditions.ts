/** Conditions that a step has from where it stands: a rollback below the section that was named is done only where it applies. */
import { ancestors } from '../model/ancestors.ts';
import type { Selection } from '../model/plan.ts';
import type { Effect } from '../model/effect.ts';
import { asideRoles, type Guard, type Procedure, type Section } from '../model/procedure.ts';
import { reason } from './reasons.ts';
import { sectionOfFragment, titleOf } from './select-sections.ts';

/**
 * From here on a section is asked about although its role says that it is done each time (share of the roles for another occasion). Of 512 sections
 * with something to do in 263 documents read for the first time, 4 were asked about in vain; without it 9 for another occasion ran, with it 6.
 */
const perhapsAside = 0.1;

/**
 * The guard of a step that was selected along with others although it is for another occasion: it stands in a rollback,
 * troubleshooting or clean-up section that nobody named by itself, or it is a remedy of a diagnosis. Null for all others.
 */
export function conditionsOf(procedure: Procedure, selection: Selection): (section: number, effect: Effect) => Guard | null {
  const { sections } = procedure;
  const title = titleOf(sections);
  const named = selection.fragment !== null ? sectionOfFragment(procedure, selection.fragment) : title;
  // Naming a section that itself lies inside a rollback names the rollback.
  const meant = named !== null && [named, ...ancestors(sections, named)].some((i) => asideRoles.has((sections[i] as Section).role) && i !== title);
  return (index, effect) => conditionOf(procedure, named, meant, index, effect);
}

function conditionOf(procedure: Procedure, named: number | null, meant: boolean, index: number, effect: Effect): Guard | null {
  const { sections, language } = procedure;
  const chain = [index, ...ancestors(sections, index)];
  // What stands before the first heading is the document: it has no name that a condition could say.
  const below = (named !== null && chain.includes(named) ? chain.slice(0, chain.indexOf(named)) : chain).filter((i) => (sections[i] as Section).id !== '');
  const role = named === null ? null : sections[named]?.role;
  const looking = looks.test((sections[index] as Section).title);
  const other = procedure.shape === 'diagnosis'
    ? below.find((i) => (sections[i] as Section).role === 'rollback' || (sections[i] as Section).role === 'cleanup' || (effect !== 'read' && ((sections[i] as Section).role === 'procedure' || (!looking && (sections[i] as Section).role === 'troubleshooting'))))
    : below.find((i) => asideRoles.has((sections[i] as Section).role) && (sections[i] as Section).role !== role && !meant);
  if (other === undefined) return perhapsCondition(procedure, below, meant, effect);
  const section = sections[other] as Section;
  return { kind: 'condition', environment: null, text: reason('onlyIf', language, { title: section.title }), line: section.line };
}

/** A heading of a diagnosis below which one looks, whatever that takes; below any other ("Disk full", "Cause 1: …") stands what is done where that was found. A third language is a third row. */
const looks = new RegExp([
  "diagnos|symptom|check|verif|investigat|identif|inspect|examin|determin|gather|collect|confirm|\\b(?:tests?|testing|queries|query|logs?|metrics|find|finding|look|locate|status|overview|triage|before)\\b|\\?\\s*$",
  'vérif|contrôl|identifier|inspecter|examiner|déterminer|rechercher|collecter|confirmer|(?<!\\p{L})(?:tests?|tester|requêtes?|journaux|métriques|trouver|regarder|état|statut|avant)(?!\\p{L})',
].join('|'), 'iu');

/** Where it is not clear enough that a section is done each time, what changes something in it is asked about. In a document that is itself for such an occasion all of it is. */
function perhapsCondition({ sections, shape, language }: Procedure, below: readonly number[], meant: boolean, effect: Effect): Guard | null {
  const title = titleOf(sections);
  if (effect === 'read' || shape === 'diagnosis' || meant || (title !== null && asideRoles.has((sections[title] as Section).role))) return null;
  const doubtful = below.find((i) => i !== title && ((sections[i] as Section).aside ?? 0) >= perhapsAside);
  if (doubtful === undefined) return null;
  const { title: heading, line } = sections[doubtful] as Section;
  return { kind: 'condition', environment: null, text: reason('perhapsAside', language, { title: heading }), line };
}

/** Lines of the headings that were named: who asks for "Hotfixes" has one, and its heading is no condition any more. */
export function headingsNamed(procedure: Procedure, { fragment }: Selection): ReadonlySet<number> {
  const named = fragment === null ? null : sectionOfFragment(procedure, fragment);
  return new Set(named === null ? [] : [named, ...ancestors(procedure.sections, named)].map((i) => (procedure.sections[i] as Section).line));
}
