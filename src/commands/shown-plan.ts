/** A document's plan to show, not to run: from the kept results where document, corrections and program are as they were, else worked out. */
import type { Plan } from '../model/plan.ts';
import type { Say } from '../words/say.ts';
import { procedureFragments, soleFragment } from '../plan/procedure-fragments.ts';
import { keptResults, originOf, type KeptResults, type Origin } from '../world/kept-results.ts';
import type { Terminal } from '../world/terminal.ts';
import { approvables, documentBytes, openSection, splitTarget } from './open-document.ts';

export interface ShownPlan {
  readonly plan: Plan;
  readonly path: string;
  /** The section that was named, by its own id. */
  readonly fragment: string | null;
  /** Of each step by its id, how it could be undone; as the plan, plain JSON. In the operator's language. */
  readonly undo: { readonly steps: readonly (readonly [id: string, prospect: { readonly how: string; readonly text: string }])[]; readonly noReturn: string | null; readonly line: string };
  /** Where nothing is selected and one section alone holds what `exec` would run: that section's. */
  readonly only?: ShownPlan;
}

/** Shows the plan of what was typed where it is kept; false, and nothing shown, where it is not, or nothing can be read. */
export function showKeptPlan(target: string, all: boolean, environment: Environment, say: Say, show: (planned: ShownPlan) => void): boolean {
  try {
    const { kept, origin, path } = sought(target, all, environment, say);
    const found = kept.get(origin);
    if (!isShownPlan(found, path)) return false;
    show(found);
    return true;
  } catch {
    // A document that is not there; or an entry that nobody of ours wrote, which comes out only in use.
    return false;
  }
}

/** Reads and plans what was typed, keeps the plan, and gives it to `show`. @throws Failure as `openDocument` does. */
export async function showPlan(target: string, all: boolean, environment: Environment, say: Say, show: (planned: ShownPlan) => void): Promise<void> {
  if (showKeptPlan(target, all, environment, say, show)) return;
  const { kept, origin, path, bytes, fragment } = sought(target, all, environment, say);
  const { undoView } = await import('./undo-view.ts');
  const ofSection = async (id: string | null): Promise<ShownPlan> => {
    const { plan, fragment: named } = await openSection(path, bytes, id, all, say);
    const undo = undoView(plan, plan.steps.map((step) => step.id), {}, say);
    return { plan, path, fragment: named, undo: { ...undo, steps: [...undo.steps] } };
  };
  const whole = await ofSection(fragment);
  const only = whole.plan.steps.length > 0 || fragment !== null ? null : soleFragment(procedureFragments(whole.plan));
  const planned: ShownPlan = only === null ? whole : { ...whole, only: await ofSection(only.id) };
  kept.put(origin, planned);
  show(planned);
}

type Environment = Terminal['environment'];

function sought(target: string, all: boolean, environment: Environment, say: Say): { readonly kept: KeptResults; readonly origin: Origin; readonly path: string; readonly bytes: Uint8Array; readonly fragment: string | null } {
  const { path, fragment } = splitTarget(target);
  const bytes = documentBytes(path, say);
  return { kept: keptResults('plans', environment), origin: originOf(say.language, path, fragment, all ? 'all' : '', bytes, approvables(path, bytes, say)[1]?.bytes ?? null), path, bytes, fragment };
}

function isShownPlan(value: unknown, path: string): value is ShownPlan {
  const { plan, path: itsPath, fragment, undo, only } = (value ?? {}) as Partial<ShownPlan>;
  const lists: readonly unknown[] = [plan?.steps, plan?.sections, plan?.inputs, plan?.messages, undo?.steps];
  return itsPath === path && (fragment === null || typeof fragment === 'string') && lists.every(Array.isArray) && (only === undefined || isShownPlan(only, path));
}
