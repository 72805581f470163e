/** What the runner and the keeper say to each other: plain JSON over node's channel, never on a command line or a disk. */

/** Who holds a document; the lock file's content. */
export interface LockHolder {
  readonly run: string;
  /** The run's, absolute: it may lie in another runs folder. */
  readonly folder?: string;
  readonly pid: number;
  readonly user: string;
  readonly host: string;
  readonly since: string;
  /** When the keeper began, in clock ticks since boot. */
  readonly ticks?: string | null;
  /** Who carries it out; its keeper outlives it. */
  readonly runner?: { readonly pid: number; readonly ticks: string | null };
}

/** How a step's program is started: got ready at once, begun with the `go` that follows. */
export interface StepStart {
  readonly type: 'start';
  /** Number in the run, from 1. */
  readonly n: number;
  readonly id: string;
  readonly attempt: number;
  /** The shell text, references to inputs in it as variables. */
  readonly code: string;
  /** Where it starts when that is not where the last step left off. */
  readonly cwd: string | null;
  /** `terminal`: a pseudo-terminal of this size; `pipe`: standard input by `input` messages; `null`: /dev/null. */
  readonly input: { readonly kind: 'terminal'; readonly columns: number; readonly rows: number } | { readonly kind: 'pipe' } | { readonly kind: 'null' };
  readonly timeoutSeconds: number | null;
  /** `step`: its state carries over. `probe`: a `check=`, its state is dropped. `shell`: the operator's own bash in the carried-over state. */
  readonly mode: 'step' | 'probe' | 'shell';
  /** Another block follows: what it needs may be made ready while this one runs. */
  readonly more: boolean;
  /** No block of the run comes after this one: what `trap … EXIT` asked for is done at its end. */
  readonly last?: boolean;
}

/** What a run's steps are born into. */
export interface RunOpening {
  /** The run's, absolute; made before `open`. */
  readonly folder: string;
  readonly run: string;
  /** Where the first step starts, and what it inherits. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs that a resumed run was given otherwise than before: what was kept of them is of no use. */
  readonly anew: readonly string[];
  readonly secrets: readonly string[];
  /** Take the state that the folder holds. */
  readonly restore: boolean;
  /** SHA-256 that it has to have, or null. */
  readonly state: string | null;
  /** Put before each step's bash. */
  readonly launcher: readonly string[];
  /** Whether a step may need a terminal. */
  readonly terminals: boolean;
}

export type ToKeeper =
  /** First: take the lock in the runs folder and, where there is one, the machine's `beside` it. What the run will need (pipes, the look at the blocks that are expected, the first bash) is made while its record is begun. */
  | { readonly type: 'lock'; readonly file: string; readonly beside: string | null; readonly holder: Omit<LockHolder, 'pid' | 'folder'>; readonly blocks: readonly string[]; readonly opening: RunOpening }
  /** Then: the run's folder is there. */
  | { readonly type: 'open' }
  | StepStart
  /** Between two steps: these inputs have other values from here on. `secrets`: all that is masked, what was one before among it. */
  | { readonly type: 'values'; readonly inputs: Readonly<Record<string, string>>; readonly secrets: readonly string[] }
  /** The intent of the step that was got ready is on the disk: it begins. */
  | { readonly type: 'go' }
  /** A step whose own keeper died: its output is read on into its log, its state taken over, until it ends. */
  | { readonly type: 'adopt'; readonly n: number; readonly id: string; readonly attempt: number }
  | { readonly type: 'input'; readonly text: string }
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  /** To the step's process group. */
  | { readonly type: 'signal'; readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' }
  /** The step and all it started, those that left its session included. */
  | { readonly type: 'kill' }
  /** Does any process of the step wait for a line from the terminal? */
  | { readonly type: 'waiting' }
  | { readonly type: 'end' };

/** How a step ended. */
export interface StepEnded {
  readonly type: 'ended';
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly seconds: number;
  readonly timedOut: boolean;
  /** Bytes of the log, and its SHA-256 in hexadecimal. */
  readonly logBytes: number;
  readonly logSha256: string;
  /** Masked output that the log could not take (a full disk): what was not told yet, and the last of it. */
  readonly unwritten?: string;
  readonly lost?: string;
  /** Where the shell stood at its end. */
  readonly cwd: string;
  /** False where the block's end could not save its state (`exec`, SIGKILL): the state before it is carried on. */
  readonly stateSaved: boolean;
  /** What `trap … EXIT` asked for and is held over, masked; '' for nothing. */
  readonly atExit: string;
  /** Why the state after it could not be kept for a resumed run (a full disk), or null. */
  readonly unkept: string | null;
  /** Kinds of keys in its output that were masked though nobody gave them as secrets. */
  readonly maskedKeys: readonly string[];
  /** Names of variables and functions that hold a secret: carried on, but not kept for a resumed run. */
  readonly notKept: readonly string[];
}

export type FromKeeper =
  /** Inputs that have another value in the shell than they were given, and that value, '' for none; all of them, as soon as there are others. */
  | { readonly type: 'replaced'; readonly inputs: Readonly<Record<string, string>> }
  /** `previous`: who had it last; a step of theirs may still live, should their keeper have died. */
  | { readonly type: 'locked'; readonly previous: LockHolder | null }
  | { readonly type: 'held'; readonly holder: LockHolder | null }
  /** `terminal`: pseudo-terminals work here; `missing`: why not, where they are wanted. */
  /** `atExit`: as in `StepEnded`; `atExitTold`: what was asked for so and is no longer done by itself. */
  | { readonly type: 'opened'; readonly terminal: boolean; readonly missing: string | null; readonly cwd: string; readonly atExit: string; readonly atExitTold: string }
  /** Nothing was run. `syntax`: what `bash -n` printed; `directory`: the folder is gone; `environment`: a variable too big to export. */
  | { readonly type: 'refused'; readonly why: 'syntax' | 'directory' | 'environment' | 'start'; readonly detail: string }
  /** The log has grown to this many bytes; `unwritten` came after it and is nowhere else. */
  | { readonly type: 'output'; readonly bytes: number; readonly unwritten?: string }
  | { readonly type: 'waiting'; readonly yes: boolean }
  /** What was typed unseen, a secret from here on; in no file. */
  | { readonly type: 'typed'; readonly secrets: readonly string[] }
  | StepEnded
  /** `cwd`: where its shell stands after it; null where that is not known. */
  | { readonly type: 'adopted'; readonly cwd: string | null }
  /** It has written all, and holds nothing any more, the lock neither. */
  | { readonly type: 'left' }
  /** `disk`: a file could not be written. `last`: what was asked for gets no other answer. `noLock`: in whose place lies what is no file. */
  | { readonly type: 'fault'; readonly message: string; readonly disk: boolean; readonly last: boolean; readonly noLock?: string };
