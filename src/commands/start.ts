/** Where a run starts, which text it is pinned to, and what the last run of the document was given. */
import { dirname, resolve } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Answers } from '../model/run.ts';
import { listRuns } from '../record/list-runs.ts';
import { readRecord } from '../record/read-record.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import type { Say } from '../words/say.ts';
import { lookAt } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Opened } from './open-document.ts';
import type { RunOptions } from './run-options.ts';

/** `--cwd`, else the author's `cwd:` from the document's folder, else the current folder. @throws Failure (exit 3) where the author's is not there. */
export function startingFolder({ plan, path }: Opened, options: RunOptions, terminal: Terminal, say: Say): string {
  if (options.cwd !== null) return options.cwd;
  const said = plan.settings?.cwd;
  if (said === undefined) return terminal.cwd;
  const folder = resolve(dirname(resolve(terminal.cwd, path)), said);
  if (lookAt(folder).kind !== 'folder') throw new Failure({ message: say('cwd.missing', { folder: said }), exitCode: exitCode.refused, place: { path, line: 1 }, advice: '--cwd DIR' });
  return folder;
}

/** The document as it was read and approved. */
export function documentText({ path, bytes }: Opened, terminal: Terminal): { readonly documentPath: string; readonly documentText: string } {
  return { documentPath: resolve(terminal.cwd, path), documentText: Buffer.from(bytes).toString('utf8') };
}

/** What the last run of this document was given, secrets excepted: offered as defaults. */
export async function rememberedAnswers({ plan, path }: Opened, options: RunOptions, terminal: Terminal): Promise<Answers> {
  const runsDir = options.runsDir ?? (await defaultRunsDir(resolve(terminal.cwd, path)));
  for (const { folder, document } of await listRuns(runsDir)) {
    if (document !== plan.source.path) continue;
    const inputs = (await readRecord(folder)).start?.inputs ?? {};
    const open = plan.inputs.filter((i) => !i.secret && i.kind !== 'secret').map((i) => i.name);
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => open.includes(name)));
  }
  return {};
}
