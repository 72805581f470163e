/** What a document and its folder offer to complete: `runbook __complete fragments|steps|inputs DOC`, `runbook __complete runs`; called by the completion scripts. Never says anything else. */
import { join } from 'node:path';
import { defaultRunsDir, runsIn } from '../record/runs-folder.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Say } from '../words/say.ts';
import { showPlan, type ShownPlan } from './shown-plan.ts';

const offers: Readonly<Record<string, (planned: ShownPlan) => readonly string[]>> = {
  fragments: ({ plan }) => plan.sections.filter((s) => (s.holds ?? 0) > 0).map((s) => s.id),
  steps: ({ plan }) => plan.steps.map((s) => s.id),
  inputs: ({ plan }) => plan.inputs.map((i) => `${i.name}=`),
};

/** A shell expands the words that it is given to choose from: what a document's author wrote must not be one to expand. */
const harmless = /^[\p{L}\p{N}][\p{L}\p{N}._-]*=?$/u;

/** Writes the words, one a line; none where there is no such document, or it cannot be read. */
export async function completeWords([kind = '', target = '']: readonly string[], terminal: Terminal, say: Say): Promise<void> {
  if (kind === 'runs') {
    const runs = await runsIn(await defaultRunsDir(join(terminal.cwd, 'a document'))).catch(() => []);
    return terminal.write(runs.toReversed().slice(0, 30).map((run) => `${run}\n`).join(''));
  }
  const offer = Object.hasOwn(offers, kind) ? offers[kind] : undefined;
  if (offer === undefined) return;
  try {
    await showPlan(target, kind === 'fragments', terminal.environment, say, (planned) => terminal.write(offer(planned).filter((w) => harmless.test(w)).map((w) => `${w}\n`).join('')));
  } catch {
    // A half-typed name: nothing to offer.
  }
}
