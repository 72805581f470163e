/** The files of one attempt at a step in a run's folder; pure. */

export interface AttemptFiles {
  /** What its files are called by, without ending: `3-deploy-2`. */
  readonly name: string;
  /** Its output, masked. */
  readonly log: string;
  /** The code as it ran. */
  readonly block: string;
  /** What restored the state before it, where there was any; removed after. */
  readonly wrapper: string;
  /** The second witness: the line `NAME STATUS` that each bash writes at its end; one file a run. */
  readonly statuses: string;
  /** The keeper's word on how it ended: `StepEnded` as JSON. */
  readonly ended: string;
  /** `StepProcess` as JSON, of the step that was started last; one file a run. */
  readonly process: string;
  /** When the log grew: lines of `milliseconds bytes`, both since the step's start; for recordings. */
  readonly timing: string;
}

/** The process of a step, told from a later one with the same id by when it began (clock ticks since boot). */
export interface StepProcess {
  /** `AttemptFiles.name` */
  readonly name: string;
  readonly pid: number;
  readonly ticks: string | null;
  readonly keeper: number;
  /** Its named pipes: should the keeper die, a second one reads on. */
  readonly pipes: { readonly output: string; readonly state: string };
}

/** @param folder the run's @param n the step's number in the run, from 1 @param attempt from 1; only later ones are in the names */
export function attemptFiles(folder: string, n: number, id: string, attempt: number): AttemptFiles {
  const plain = id.replace(/[^A-Za-z0-9._-]/g, '-');
  // A name on a disk has 255 bytes at most (NAME_MAX); the number tells steps apart, the end what of a step it is.
  const name = `${n}-${plain.length > 120 ? `${plain.slice(0, 80)}-${plain.slice(-30)}` : plain}${attempt > 1 ? `.${attempt}` : ''}`;
  return {
    name, log: `${folder}/steps/${name}.log`, block: `${folder}/steps/${name}.sh`, wrapper: `${folder}/state/${name}.wrapper.sh`,
    statuses: `${folder}/state/statuses`, ended: `${folder}/state/${name}.ended.json`,
    process: processFile(folder), timing: `${folder}/state/${name}.timing`,
  };
}

/** The process of the step that was started last. */
export const processFile = (folder: string): string => `${folder}/state/process.json`;

/** The carried-over shell state, secrets left out. */
export const shellStateFile = (folder: string): string => `${folder}/state/shell.json`;

/** The mark in the environment of a step's processes, by which those that left its session are found. @param shell number of its bash in the run */
export const stepMark = (run: string, shell: number): { readonly name: string; readonly value: string } => ({ name: 'RUNBOOK_STEP', value: `${run}/${shell}` });
