/** Where a run starts, which text it is pinned to, and what the last run of the document was given. */
import { dirname, resolve } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Answers } from '../model/run.ts';
import { inputsIn } from '../model/run-inputs.ts';
import { listRuns } from '../record/list-runs.ts';
import { readRecord } from '../record/read-record.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import type { Say } from '../words/say.ts';
import { lookAt } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import type { OpenedPlan } from './open-document.ts';
import type { RunOptions } from './run-options.ts';

/** `--cwd`, else the author's `cwd:` from the document's folder, else the current folder. @throws Failure (exit 3) where the author's is not there. */
export function startingFolder({ plan, path }: OpenedPlan, options: RunOptions, terminal: Terminal, say: Say): string {
  if (options.cwd !== null) return options.cwd;
  const said = plan.settings?.cwd;
  if (said === undefined) return terminal.cwd;
  const folder = resolve(dirname(resolve(terminal.cwd, path)), said);
  if (lookAt(folder).kind !== 'folder') throw new Failure({ message: say('cwd.missing', { folder: said }), exitCode: exitCode.refused, place: { path, line: 1 }, advice: '--cwd DIR' });
  return folder;
}

/** The document as it was read and approved. */
export function documentText({ path, bytes }: OpenedPlan, terminal: Terminal): { readonly documentPath: string; readonly documentText: string } {
  return { documentPath: resolve(terminal.cwd, path), documentText: Buffer.from(bytes).toString('utf8') };
}

export interface Remembered {
  /** What the last run was given: offered as defaults. */
  readonly remembered: Answers;
  /** What the last runs were given, latest first, each value once. */
  readonly earlier: Readonly<Record<string, readonly string[]>>;
}

/** So many runs back are looked at. */
const runsBack = 20;

/** What earlier runs of this document were given, secrets excepted. */
export async function rememberedAnswers({ plan, path }: OpenedPlan, options: RunOptions, terminal: Terminal): Promise<Remembered> {
  const runsDir = options.runsDir ?? (await defaultRunsDir(resolve(terminal.cwd, path)));
  const open = plan.inputs.filter((i) => !i.secret && i.kind !== 'secret').map((i) => i.name);
  if (open.length === 0) return { remembered: {}, earlier: {} };
  const runs = (await listRuns(runsDir)).filter(({ document }) => document === plan.source.path).slice(0, runsBack);
  const records = await Promise.all(runs.map(({ folder }) => readRecord(folder)));
  const given = records.map(({ chain }) => inputsIn(chain.lines));
  return {
    // What was only known once the run had begun is another each time; what was mistyped then was put right since.
    remembered: Object.fromEntries(Object.keys(records[0]?.start?.inputs ?? {}).filter((name) => open.includes(name)).map((name) => [name, given[0]?.[name] ?? ''])),
    earlier: Object.fromEntries(open.map((name) => [name, [...new Set(given.flatMap((inputs) => inputs[name] ?? []))]])),
  };
}
