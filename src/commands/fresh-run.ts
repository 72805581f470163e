/** A run of its own that takes over what another one knows: the line for it, with the values and the folder that the other has. Secrets are never in it. */
import { basename, relative, resolve } from 'node:path';
import { neededInputs } from '../ask/select-steps.ts';
import { shellStateFile } from '../model/attempt-files.ts';
import { keptFolder, keptValues } from '../model/kept-variables.ts';
import { own } from '../model/own.ts';
import { isInShell, type Plan, type Selection } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import { secretName } from '../model/secret-forms.ts';
import { isSecret } from '../model/secret-input.ts';
import { leftUnset } from '../shell/variables.ts';
import { shellWord } from '../words/shell-word.ts';
import type { Say } from '../words/say.ts';
import { readBytesIfThere, readTextIfThere, realPath } from '../world/paths.ts';
import { correctionsBeside } from './open-document.ts';
import { planInTime } from './plan-in-time.ts';

/** The run whose values are taken over. */
interface KnownRun {
  /** Where its record is. */
  readonly folder: string;
  readonly documentPath: string;
  /** Where it began. */
  readonly cwd: string;
  readonly answers: Answers;
  readonly secrets: readonly string[];
}

interface FreshLine {
  readonly plan: Plan;
  /** The document's path as it was written. */
  readonly written: string;
  /** The steps that it does, by id. */
  readonly run: readonly string[];
  readonly fragment: string | null;
  /** What else is typed, as `--from STEP`. */
  readonly options: readonly string[];
  /** Where it is typed. */
  readonly here: string;
}

/** A path that leads to the document from where one stands: as it was written where that still does. */
export function pathFrom(here: string, written: string, documentPath: string): string {
  if (realPath(resolve(here, written)) === realPath(documentPath)) return written;
  const path = relative(here, documentPath);
  return path.startsWith('..') ? documentPath : path;
}

/** What is typed for the new run. What only the other run's shell has goes before it, as the environment; steps in the middle begin where that shell stood. */
export function freshLine({ plan, written, run, fragment, options, here }: FreshLine, known: KnownRun): string {
  const state = readTextIfThere(shellStateFile(known.folder));
  const held = keptValues(state);
  const may = (name: string): boolean => !secretName(name) && !known.secrets.includes(name);
  const inputs = neededInputs(plan, { run });
  const vars = inputs.flatMap((input) => {
    const value = own(known.answers, input.name) ?? held.get(input.name);
    return value === undefined || isSecret(input) || !may(input.name) || value === input.default ? [] : ['--var', shellWord(`${input.name}=${value}`)];
  });
  const inShell = plan.steps.filter(isInShell);
  const unset = leftUnset(inShell.filter(({ id }) => run.includes(id)), inShell, new Set(inputs.map(({ name }) => name)));
  const before = [...unset.keys()].flatMap((name) => (held.has(name) && may(name) ? `${name}=${shellWord(held.get(name) ?? '')}` : []));
  const stood = keptFolder(state);
  const folder = run[0] !== plan.steps[0]?.id && stood !== null && realPath(stood) !== realPath(known.cwd) ? ['--cwd', shellWord(stood)] : [];
  const target = pathFrom(here, written, known.documentPath) + (fragment === null ? '' : `#${fragment}`);
  return [...before, 'runbook exec', shellWord(target), ...options, ...vars, ...folder].join(' ');
}

/** The same for a whole section of the document as it is now; the section alone where that cannot be planned. */
export async function sectionLine(fragment: string, written: string, here: string, known: KnownRun, say: Say): Promise<string> {
  const plan = await planNow(known.documentPath, { fragment, all: false }, say);
  return plan === null ? bareSectionLine(fragment, written) : freshLine({ plan, written, run: plan.steps.map(({ id }) => id), fragment, options: [], here }, known);
}

/** What is typed for a section, with nothing that a run knows. */
export const bareSectionLine = (fragment: string, written: string): string => `runbook exec ${shellWord(`${written}#${fragment}`)}`;

/** The plan of the document as it is now, or of one of its sections; null where that cannot be had. */
export async function planNow(documentPath: string, selection: Selection, say: Say): Promise<Plan | null> {
  const bytes = readBytesIfThere(documentPath);
  if (bytes === null) return null;
  try {
    return (await planInTime([bytes, basename(documentPath), selection, readTextIfThere(correctionsBeside(documentPath))], say)).plan;
  } catch {
    return null;
  }
}
