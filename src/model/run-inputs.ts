/** What a record says of a run's inputs. */
import { own } from './own.ts';
import { isUndoInput } from './undo-step.ts';
import type { RecordLine } from './run.ts';

/** The inputs as they were last given, secrets masked: anew, or for the first time, before a step or when the run was gone on with. */
export function inputsIn(lines: readonly RecordLine[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...lines.flatMap(givenIn)) as Record<string, string>;
}

/** Of these what somebody gave: not what a rollback puts into its steps. */
export function givenInputs(lines: readonly RecordLine[]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(inputsIn(lines)).filter(([name]) => !isUndoInput(name)));
}

/** Code of a rollback's step with what the rollback put into it, for a reader. */
export function undoCode(code: string, lines: readonly RecordLine[]): string {
  if (!code.includes('${UNDO_')) return code;
  const values = inputsIn(lines);
  return code.replace(/\$\{(UNDO_\d+_\w+)\}/g, (whole, name: string) => own(values, name) ?? whole);
}

/** The values that an input had before its last one, in their order: what ran then ran with them. */
export function earlierValues(lines: readonly RecordLine[], name: string): readonly string[] {
  const values = lines.flatMap(givenIn).flatMap((inputs) => own(inputs, name) ?? []);
  return values.filter((value, i) => i + 1 < values.length && value !== values[i + 1]);
}

const givenIn = (line: RecordLine): readonly Readonly<Record<string, string>>[] => (line.type === 'run-start' || line.type === 'resume' || line.type === 'values' ? [line.inputs] : []);
