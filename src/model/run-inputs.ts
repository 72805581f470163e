/** What a record says of a run's inputs. */
import type { RecordLine } from './run.ts';

/** The inputs as they were last given, secrets masked: anew, or for the first time, when the run was gone on with. */
export function inputsIn(lines: readonly RecordLine[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...lines.flatMap((line) => (line.type === 'run-start' || line.type === 'resume' ? [line.inputs] : []))) as Record<string, string>;
}
