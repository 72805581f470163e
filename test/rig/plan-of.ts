/** The plan of a test's own document, and what is asked of it most. */
import type { Plan } from '../../src/model/plan.ts';
import { planDocument } from '../../src/plan-document.ts';

/** @param path tells the format @param all whether every section is selected, or what the document selects by itself */
export async function planOf(text: string, { path = 'doc.md', all = true }: { readonly path?: string; readonly all?: boolean } = {}): Promise<Plan> {
  return (await planDocument(new TextEncoder().encode(text), path, { fragment: null, all })).plan;
}

/** Of each command of such a plan whether it waits for a question: a condition, or that it may be left out. */
export async function heldCommands(text: string): Promise<Record<string, boolean>> {
  const { steps } = await planOf(text);
  return Object.fromEntries(steps.flatMap((s) => (s.kind === 'shell' ? s.commands.map((c) => [c, s.guards.some((g) => g.kind === 'condition' || g.kind === 'optional')]) : [])));
}
