/** What a document and its folder offer to complete: `runbook __complete fragments|steps|inputs DOC`, `values DOC INPUT`, `choices DOC INPUT`, `runs`, `run-steps RUN`; called by the completion scripts. Never says anything else. */
import { own } from '../model/own.ts';
import { join } from 'node:path';
import { readRecord } from '../record/read-record.ts';
import { defaultRunsDir, findRun, runsIn } from '../record/runs-folder.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Say } from '../words/say.ts';
import { showPlan, type ShownPlan } from './shown-plan.ts';

const offers: Readonly<Record<string, (planned: ShownPlan, input: string) => readonly string[]>> = {
  fragments: ({ plan }) => plan.sections.filter((s) => (s.holds ?? 0) > 0).map((s) => s.id),
  steps: ({ plan }) => plan.steps.map((s) => s.id),
  inputs: ({ plan }) => plan.inputs.map((i) => `${i.name}=`),
  // For scripts of before `choices`, which have the shell expand them.
  values: ({ plan }, input) => plan.inputs.find((i) => i.name === input)?.options ?? [],
  choices: ({ plan }, input) => plan.inputs.find((i) => i.name === input)?.options ?? [],
};

/** A shell expands the words that it is given to choose from: what a document's author wrote must not be one to expand. */
const harmless = /^[\p{L}\p{N}][\p{L}\p{N}._-]*=?$/u;
/** What a script takes line by line, and no shell expands. */
const ofOneLine = /^[\p{L}\p{N}][\p{L}\p{N} .,:()'’/_+=-]*$/u;

/** Writes the words, one a line; none where there is no such document, or it cannot be read. */
export async function completeWords([kind = '', target = '', input = '']: readonly string[], terminal: Terminal, say: Say): Promise<void> {
  const offered = (words: readonly string[]): void => terminal.write(words.filter((w) => (kind === 'choices' ? ofOneLine : harmless).test(w)).map((w) => `${w}\n`).join(''));
  if (kind === 'runs' || kind === 'run-steps') {
    const runsDir = await defaultRunsDir(join(terminal.cwd, 'a document'));
    if (kind === 'runs') return offered((await runsIn(runsDir).catch(() => [])).toReversed().slice(0, 30));
    const record = await findRun(runsDir, target, say).then((folder) => readRecord(folder)).catch(() => null);
    return offered([...(record?.steps.keys() ?? [])]);
  }
  const offer = own(offers, kind);
  if (offer === undefined) return;
  try {
    await showPlan(target, kind === 'fragments', terminal.environment, say, (planned) => offered(offer(planned, input)));
  } catch {
    // A half-typed name: nothing to offer.
  }
}
