/** A document's plan to show, not to run: from the kept results where document, corrections and program are as they were, else worked out. */
import type { Plan } from '../model/plan.ts';
import type { Say } from '../words/say.ts';
import { keptResults, keyOf } from '../world/kept-results.ts';
import type { Terminal } from '../world/terminal.ts';
import { approvables, documentBytes, openSection, splitTarget } from './open-document.ts';

export interface ShownPlan {
  readonly plan: Plan;
  readonly path: string;
  /** The section that was named, by its own id. */
  readonly fragment: string | null;
}

/** Reads and plans what was typed, and gives the plan to `show`. @throws Failure as `openDocument` does. */
export async function showPlan(target: string, all: boolean, { environment }: Terminal, say: Say, show: (planned: ShownPlan) => void): Promise<void> {
  const { path, fragment } = splitTarget(target);
  const bytes = documentBytes(path, say);
  const kept = keptResults('plans', environment);
  const key = keyOf(path, fragment, all ? 'all' : '', bytes, approvables(path, bytes)[1]?.bytes ?? null);
  const found = kept.get(key);
  if (isShownPlan(found, path)) {
    try {
      return show(found);
    } catch {
      // An entry that nobody of ours wrote: what it lacks comes out only in use.
    }
  }
  const { plan, fragment: named } = await openSection(path, bytes, fragment, all, say);
  const planned: ShownPlan = { plan, path, fragment: named };
  kept.put(key, planned);
  show(planned);
}

function isShownPlan(value: unknown, path: string): value is ShownPlan {
  const { plan, path: itsPath, fragment } = (value ?? {}) as Partial<ShownPlan>;
  const lists: readonly unknown[] = [plan?.steps, plan?.sections, plan?.inputs, plan?.messages];
  return itsPath === path && (fragment === null || typeof fragment === 'string') && lists.every(Array.isArray);
}
