/** Whose a run is: one that this user began is gone on with as it was approved; any other has to be what its document gives, or agreed to. */
import { join, relative } from 'node:path';
import type { Prompter } from '../ask/prompter.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { StoredState } from '../keeper/shell-state.ts';
import { shellStateFile } from '../model/attempt-files.ts';
import type { Plan } from '../model/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { sha256 } from '../record/canonical.ts';
import { runFiles } from '../record/run-names.ts';
import { planText } from '../show/plan-text.ts';
import { actsByItself } from '../understand/inputs/name-of.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { changeWhole, isOwn, readBytesIfThere, readTextIfThere, realPath } from '../world/paths.ts';
import { printedBy } from '../world/ssh-signature.ts';
import { stateFolder } from '../world/state-folder.ts';
import { findWorkTree } from '../world/work-tree.ts';
import { approve } from './approve.ts';
import type { CommandContext } from './command.ts';
import { approvables, openSection } from './open-document.ts';
import { retyped, type RunOptions } from './run-options.ts';
import type { Approvable } from './trusted.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** So many runs are remembered; an older one is somebody else's, and has to be what its document gives. */
const most = 2000;

const begunFile = (environment: Environment): string | null => {
  const folder = stateFolder(environment);
  return folder === null ? null : join(folder, 'begun');
};
const markOf = (folder: string): string => sha256(realPath(folder));

/** Remembers, in the user's own store, that this user began a run. Where it cannot be kept, the run counts as anybody's. */
export function noteBegun(folder: string, environment: Environment): void {
  const file = begunFile(environment);
  if (file === null) return;
  try {
    changeWhole(file, (text) => `${[...text.split('\n').filter(Boolean).slice(1 - most), markOf(folder)].join('\n')}\n`, 0o600);
  } catch {
    // It counts as anybody's.
  }
}

/** A folder of another user's at the place of one's own is somebody else's run. */
function begunHere(folder: string, environment: Environment): boolean {
  const file = begunFile(environment);
  return file !== null && (readTextIfThere(file) ?? '').split('\n').includes(markOf(folder)) && isOwn(folder);
}

/** Why a record that others may have written needs a word of its own, though its plan is the document's; null where it needs none. */
function otherRecord({ folder, run }: KeptRun, takesBack: boolean, say: Say): string | null {
  const tree = findWorkTree(folder);
  // Nobody's run is committed (`.runbook` has a .gitignore of its own): it was made to be found.
  if (tree !== null && (printedBy('git', ['ls-files', '--', relative(realPath(tree.root), realPath(folder))], tree.root) ?? '') !== '') return say('resume.other-committed', { run });
  // What is put back, and where, is in the record alone: an inverse is of the commands that it names.
  if (takesBack) return say('resume.other-record', { run });
  const names = actingNames(folder);
  return names.length === 0 ? null : say('resume.other-state', { run, names: names.map(visibleLine).slice(0, 8).join(', ') });
}

/** What bash sets by itself, or reads only at a terminal: it starts nothing. */
const bashSets = /^(?:(?:OLD)?PWD|SHELL|TERM|HOSTNAME|LANG(?:UAGE)?|LC_.*|TZ|COLUMNS|LINES|OPT(?:ARG|IND|ERR)|REPLY|MAPFILE|COMP_.*|COMPREPLY|HIST.*|MAIL.*|USER|LOGNAME|POSIXLY_CORRECT)$/;

/** What is kept of the shell that runs in the place of programs, or tells them what to run: functions, aliases, PATH and its like. */
function actingNames(folder: string): readonly string[] {
  const text = readTextIfThere(shellStateFile(folder));
  if (text === null) return [];
  try {
    const { functions, aliases, variables, changed } = JSON.parse(text) as StoredState;
    const set = [...variables.map(({ name }) => name), ...Object.keys(changed)].filter((name) => actsByItself(name) && !bashSets.test(name));
    return [...functions.map(({ name }) => `${name}()`), ...aliases.split('\n').filter(Boolean), ...set];
  } catch {
    return ['state/shell.json'];
  }
}

export interface KeptRun {
  readonly run: string;
  readonly folder: string;
  readonly plan: Plan;
  readonly fragment: string | null;
  readonly documentPath: string;
  readonly documentSha256: string;
  /** The run that it takes back: its plan comes from a record, not from the document. */
  readonly undoes?: string;
}

/**
 * A record lies beside the document, where others may write: a run that this user did not begin is gone on with by itself only where
 * its plan is the one that the document gives, and the document is approved; and where what it takes from the record beside the plan cannot do more than that.
 * @param takesBack it is undone @throws Failure (exit 3)
 */
export async function agreeToRun(kept: KeptRun, takesBack: boolean, options: RunOptions, prompter: Prompter | null, context: CommandContext): Promise<void> {
  const { terminal, say, typed } = context;
  if (options.trusted || begunHere(kept.folder, terminal.environment)) return;
  const given = await documentGives(kept, context);
  const command = `${retyped(typed, kept.plan.inputs)} --trust`;
  // The document came with its record: it has to be approved as for a run that begins.
  if (given !== null) await approve(given, false, prompter, terminal, say, command);
  const message = given === null ? say('resume.other-plan', { run: kept.run }) : otherRecord(kept, takesBack, say);
  if (message === null) return;
  if (!prompter) throw new Failure({ message, exitCode: exitCode.refused, advice: say('resume.other-advice', { command }) });
  const { plan, fragment } = kept;
  terminal.tell(`${message}\n${given === null ? `\n${planText({ plan, fragment, commit: null, values: {}, leftOut: new Map(), cwd: null, say, paint: terminal.paintError })}\n` : ''}`);
  if (!(await prompter.confirm(say(given === null ? 'resume.other-ask' : 'resume.other-ask-record'), false))) throw new Failure({ message: say('trust.refused', { path: plan.source.path }), exitCode: exitCode.refused });
}

/** What has to be approved, where the bytes that the run keeps are those it names, and give its plan; else null. */
async function documentGives({ folder, plan, fragment, documentPath, documentSha256, undoes }: KeptRun, { terminal, say }: CommandContext): Promise<readonly Approvable[] | null> {
  const bytes = readBytesIfThere(join(folder, runFiles.document));
  if (undoes !== undefined || bytes === null || sha256(bytes) !== documentSha256) return null;
  try {
    const documents = approvables(relative(terminal.cwd, documentPath), bytes, say);
    const opened = await openSection(plan.source.path, bytes, fragment, false, say, documents);
    return planHash(opened.plan) === planHash(plan) ? documents : null;
  } catch {
    return null;
  }
}
