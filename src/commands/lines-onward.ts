/** The lines that go on with a run: what was agreed to, said of steps that are still to come, and given in ways that no record keeps, is said again. */
import type { Known } from '../ask/operator.ts';
import { stillHolding } from '../ask/restraints.ts';
import { usedByName } from '../ask/ready-plan.ts';
import { parseVarsFile } from '../ask/vars-file.ts';
import { normaliseAnswer } from '../model/answer.ts';
import { own } from '../model/own.ts';
import { needersOf, needsWord, type PlanInput, type Step } from '../model/plan.ts';
import type { Answers, ReadyPlan, ResumeState } from '../model/run.ts';
import type { RunEvent } from '../model/run-event.ts';
import { isSecret } from '../model/secret-input.ts';
import { shellWord } from '../words/shell-word.ts';
import { readTextIfThere } from '../world/paths.ts';
import { stateFolder } from '../world/state-folder.ts';
import type { CommandContext } from './command.ts';
import { freshLine, pathFrom } from './fresh-run.ts';
import { agreedTo, type RunOptions } from './run-options.ts';

export interface LinesOnward {
  /** Notes what has become of steps. */
  readonly on: (event: RunEvent) => void;
  /** @param about what is said of this step or these, as `--skip`; `vars` other values */
  readonly line: (about?: { readonly option?: '--skip' | '--done' | '--redo'; readonly step?: string | readonly string[]; readonly vars?: Answers }) => string;
  /** What was agreed to beforehand, where nobody is asked. */
  readonly agreed: readonly string[];
  /** The line that does one step by itself, in a run of its own that knows what this one does. */
  readonly alone: (step: string) => string;
  /** Secrets that a line needs and does not give: they were typed. */
  readonly withheld: () => readonly string[];
}

interface Onward {
  readonly context: CommandContext;
  readonly options: RunOptions;
  readonly ready: ReadyPlan;
  readonly resume: ResumeState | null;
  readonly known: Known;
  readonly run: string;
  /** Where its record is. */
  readonly folder: string;
  /** Nobody is asked. */
  readonly alone: boolean;
}

export function linesOnward({ context: { arguments: args, terminal }, options, ready, resume, known, run, folder, alone }: Onward): LinesOnward {
  const { plan, consent, documentPath, fragment } = ready;
  const settled = new Set([...(resume?.steps ?? [])].flatMap(([id, { outcome }]) => (outcome === 'failed' ? [] : id)));
  const begun = new Set<string>();
  const left = (): readonly string[] => ready.run.filter((id) => !settled.has(id));
  const inRunsDir = options.runsDir === null ? [] : ['--runs-dir', shellWord(options.runsDir)];
  const target = ['runbook exec', shellWord(pathFrom(terminal.cwd, plan.source.path, documentPath) + (fragment ? `#${fragment}` : '')), '--resume', run, ...inRunsDir];
  const agreed = alone ? agreedTo(consent) : [];
  // The run counts as this user's where that could be noted, and its document as agreed to while it is what it was.
  const trust = alone && options.trusted && (resume !== null || stateFolder(terminal.environment) === null) ? ['--trust'] : [];

  /** Of the steps that are left, but these. */
  const said = (but: readonly string[]): string[] => {
    const ids = left().filter((id) => !but.includes(id));
    const how = (id: string): Known[string] | undefined => own(known, id);
    // Bounds that leave nothing are refused: then each step is named.
    const bounded = ids.some((id) => [undefined, 'redo'].includes(how(id)));
    const bounds = (['from', 'to'] as const).filter((option) => bounded && ids.some((id) => how(id) === `--${option}`));
    const named = ids.flatMap((id) => {
      const word = how(id);
      if (word === undefined || bounds.some((option) => word === `--${option}`)) return [];
      return word === 'redo' ? (begun.has(id) ? [] : ['--redo', id]) : [word === 'done' ? '--done' : '--skip', id];
    });
    const limited = (step: Step): boolean => stillHolding(step, { ...ready, consent: { ...consent, also: [] } }).length > 0;
    const also = plan.steps.filter((s) => alone && ids.includes(s.id) && [undefined, 'redo'].includes(how(s.id)) && consent.also?.includes(s.id) && limited(s));
    return [...bounds.flatMap((option) => [`--${option}`, shellWord(args.value(option) ?? '')]), ...named, ...also.flatMap(({ id }) => ['--also', id])];
  };

  const secrets = (): readonly PlanInput[] => {
    const used = usedByName(plan, left());
    return plan.inputs.filter((input) => isSecret(input) && Object.hasOwn(ready.answers, input.name) && (used.has(input.name) || needersOf(input).some((id) => left().includes(id))));
  };
  const files = args.values('vars-file').filter((path) => path !== '-').map((path) => ({ option: `--vars-file ${shellWord(path)}`, values: valuesIn(path) }));
  /** The option that gives a secret again, '' where the environment does; null where only whoever typed it can. */
  const givenAgain = ({ name }: PlanInput): string | null => {
    const isOf = (pair: string): boolean => pair.startsWith(`${name}=`);
    if (args.values('var').some(isOf)) return null;
    const command = args.values('var-command').findLast(isOf);
    if (command !== undefined) return `--var-command ${shellWord(command)}`;
    return files.findLast(({ values }) => Object.hasOwn(values, name))?.option ?? (terminal.environment[`RUNBOOK_VAR_${name}`] === undefined ? null : '');
  };
  const given = (vars: Answers): string[] => {
    const again = new Set(alone ? secrets().flatMap((input) => givenAgain(input) || []) : []);
    // What stands in such a file or in the environment comes before what the record knows.
    const before: Answers = Object.assign({}, ...files.filter(({ option }) => again.has(option)).map(({ values }) => values));
    const others = plan.inputs.flatMap((input) => {
      const [value, other] = [own(ready.answers, input.name), own(before, input.name) ?? terminal.environment[`RUNBOOK_VAR_${input.name}`]];
      return isSecret(input) || value === undefined || other === undefined || normaliseAnswer(input, other) === value ? [] : [[input.name, value] as const];
    });
    return [...again, ...Object.entries({ ...Object.fromEntries(others), ...vars }).map(([name, value]) => `--var ${shellWord(`${name}=${value}`)}`)];
  };

  return {
    agreed,
    on(event) {
      if (event.type === 'step-start') begun.add(event.step.id);
      else if (event.type === 'step-done' || event.type === 'step-skipped' || event.type === 'manual-done' || event.type === 'edit-done') settled.add(event.id);
      if (event.type === 'step-failed') settled.delete(event.failure.step.id);
    },
    line: ({ option, step = [], vars = {} } = {}) => [...target, ...(option === undefined ? [] : [step].flat().flatMap((id) => [option, id])), ...said([step].flat()), ...given(vars), ...agreed, ...trust].join(' '),
    alone(step) {
      const destroys = plan.steps.some((s) => s.id === step && needsWord(s)) && !consent.destroy;
      const more = ['--only', step, ...agreed, ...(destroys ? ['--allow-destroy'] : []), ...(alone && options.trusted ? ['--trust'] : []), ...inRunsDir];
      return freshLine({ plan, written: plan.source.path, run: [step], fragment: fragment ?? null, options: more, here: terminal.cwd }, { ...ready, folder });
    },
    withheld: () => (alone ? secrets().filter((input) => givenAgain(input) === null).map(({ name }) => name) : []),
  };
}

/** What a file of values gives now; nothing where it cannot be read. */
function valuesIn(path: string): Answers {
  try {
    return parseVarsFile(path, readTextIfThere(path) ?? '');
  } catch {
    return {};
  }
}
