/** What changed between two plans of a document, as a person who approves it again must see it: steps that came, went or do something else; pure. */
import type { Plan, Step } from '../model/plan.ts';
import { canonical } from '../record/canonical.ts';
import { rowsOf } from '../run/edit/difference.ts';
import { stepCode } from '../show/step-code.ts';

export interface StepChange {
  readonly before: Step;
  readonly after: Step;
}

export interface PlanChanges {
  readonly added: readonly Step[];
  readonly gone: readonly Step[];
  readonly changed: readonly StepChange[];
  /** Names of the inputs and settings that came, went or are other ones. */
  readonly inputs: readonly string[];
  readonly settings: readonly string[];
}

/** Steps are the same where they do the same, wherever they stand and whatever their titles. */
export function changedSteps(before: Plan, after: Plan): PlanChanges {
  const added: Step[] = [];
  const gone: Step[] = [];
  const changed: StepChange[] = [];
  let [old, now]: [Step[], Step[]] = [[], []];
  // Between two steps that stayed, those that are most alike are one that changed.
  const settle = (): void => {
    const pairs = pairsOf(old, now);
    changed.push(...pairs);
    gone.push(...old.filter((s) => !pairs.some((p) => p.before === s)));
    added.push(...now.filter((s) => !pairs.some((p) => p.after === s)));
    [old, now] = [[], []];
  };
  for (const row of rowsOf(before.steps.map(whatItDoes), after.steps.map(whatItDoes))) {
    if (row.mark === '-') old.push(before.steps[row.old]!);
    else if (row.mark === '+') now.push(after.steps[row.new]!);
    else settle();
  }
  settle();
  return { added, gone, changed, inputs: namesThatDiffer(inputsOf(before), inputsOf(after)), settings: namesThatDiffer({ ...before.settings }, { ...after.settings }) };
}

/** All of a step but where it stands and what it is called. */
function whatItDoes(step: Step): string {
  const { id: _, title: __, section: ___, line: ____, endLine: _____, written: ______, guards, ...rest } = step;
  return contentOf([rest, guards.map((g) => [g.kind, g.text])]);
}

/** The same text for the same content, wherever in the document it stands. */
function contentOf(value: unknown): string {
  return canonical(JSON.parse(JSON.stringify(value ?? null, (key, part: unknown) => (key === 'line' ? 0 : part))));
}

/** In order: the same kind, with a line or a title in common. */
function pairsOf(old: readonly Step[], now: readonly Step[]): StepChange[] {
  const pairs: StepChange[] = [];
  let from = 0;
  for (const before of old) {
    const at = now.findIndex((after, i) => i >= from && after.kind === before.kind && alike(before, after));
    if (at < 0) continue;
    pairs.push({ before, after: now[at]! });
    from = at + 1;
  }
  return pairs;
}

function alike(before: Step, after: Step): boolean {
  if (before.title === after.title) return true;
  const lines = new Set(codeOf(before).split('\n'));
  return codeOf(after).split('\n').some((line) => line.trim() !== '' && lines.has(line));
}

/** What a step runs, as a person reads it, or asks a person to do. */
export function codeOf(step: Step): string {
  return step.kind === 'manual' ? step.text : stepCode(step, {}).join('\n');
}

function inputsOf({ inputs }: Plan): Readonly<Record<string, unknown>> {
  return Object.fromEntries(inputs.map((input) => [input.name, { ...input, context: null, line: 0, usedBy: [] }]));
}

function namesThatDiffer(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => contentOf(before[name]) !== contentOf(after[name]));
}
