/** The plan that a run starts from: worked out before from the same bytes by the same program, and sealed by this user; else worked out now. */
import type { Plan } from '../model/plan.ts';
import type { PlanView } from '../show/plan-text.ts';
import type { Say } from '../words/say.ts';
import { originOf } from '../world/kept-results.ts';
import { sealedResults } from '../world/sealed-results.ts';
import type { Terminal } from '../world/terminal.ts';
import { approvables, documentBytes, openSection, splitTarget, type OpenedPlan } from './open-document.ts';

export interface PlanToRun {
  readonly opened: OpenedPlan;
  readonly undo: NonNullable<PlanView['undo']>;
}

/** As JSON: what cannot be had again from the bytes alone. */
interface Kept extends Pick<OpenedPlan, 'plan' | 'fragment' | 'unclosed'> {
  readonly undo: Omit<PlanToRun['undo'], 'steps'> & { readonly steps: readonly (readonly [id: string, prospect: { readonly how: string; readonly text: string }])[] };
}

/** @param target as typed @throws Failure as `openDocument` does */
export async function planToRun(target: string, { environment, node }: Terminal, say: Say): Promise<PlanToRun> {
  const { path, fragment } = splitTarget(target);
  const bytes = documentBytes(path, say);
  const documents = approvables(path, bytes, say);
  const results = sealedResults('plans-to-run', environment);
  // Node's version: its tables of Unicode are part of how a text is read.
  const origin = originOf(node, say.language, path, fragment, ...documents.map((d) => d.bytes));
  const kept = results.get(origin) as Kept | undefined;
  if (kept !== undefined) return { opened: { plan: kept.plan, fragment: kept.fragment, unclosed: kept.unclosed, path, bytes, documents }, undo: { ...kept.undo, steps: new Map(kept.undo.steps) } };
  const opened = await openSection(path, bytes, fragment, false, say, documents);
  const undo = await undoOf(opened.plan, say);
  results.put(origin, { plan: opened.plan, fragment: opened.fragment, unclosed: opened.unclosed, undo: { ...undo, steps: [...undo.steps] } } satisfies Kept);
  return { opened, undo };
}

/** How each step could be undone, as far as can be said before the values are known. */
export async function undoOf(plan: Plan, say: Say): Promise<PlanToRun['undo']> {
  return (await import('./undo-view.ts')).undoView(plan, plan.steps.map((s) => s.id), {}, say);
}
