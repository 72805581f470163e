/** A plan made ready, the ports a run needs, and what a run tells. */
import type { ExitCode } from './exit-code.ts';
import type { ApprovedBy, RunApprovals } from './approval.ts';
import type { Language } from './procedure.ts';
import type { Operator } from './operator.ts';
import type { Plan } from './plan.ts';
import type { RunListener, RunOutcome, StepFailure } from './run-event.ts';

/** Values by input name. The values of secrets are never written anywhere. */
export type Answers = Readonly<Record<string, string>>;

/** How far the operator agreed beforehand. */
export interface Consent {
  /** Do not ask before steps that read or change (`--yes`). */
  readonly ordinary: boolean;
  /** Nor before those that destroy (`--allow-destroy`). */
  readonly destroy: boolean;
  readonly manual: 'ask' | 'pause' | 'skip';
  /** Ids of steps that were named by themselves (`--also`, `--only`): the document's own limits on them were seen. */
  readonly also?: readonly string[];
}

/** A plan with nothing missing: every input answered or asked for when its step comes, the bytes trusted. Only `ask/` makes one; only `run/` takes one. */
export interface ReadyPlan {
  readonly state: 'ready';
  readonly plan: Plan;
  /** SHA-256 of the canonical JSON of `plan`. */
  readonly planHash: string;
  readonly answers: Answers;
  /** Names of the inputs whose values are masked. */
  readonly secrets: readonly string[];
  /** Names of the inputs that the operator gives when the first step comes that needs them: an id that an earlier step prints. */
  readonly late?: readonly string[];
  /** The ids of the steps to run, in order, and of those left out with the reason (`--skip`, another alternative). */
  readonly run: readonly string[];
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  readonly consent: Consent;
  /** Absolute starting directory. */
  readonly cwd: string;
  /** Absolute path of the document. */
  readonly documentPath: string;
  /** The document's bytes as they were read and approved: kept as a copy in the run's folder. */
  readonly documentText?: string;
  /** The fragment that was asked for, without `#`. */
  readonly fragment?: string | null;
  /** The run that this one takes back (`rollback`). */
  readonly undoes?: string;
  /** Who agreed to it by signature, where the document asks for several people (`approve: 2`). */
  readonly approvals?: RunApprovals;
}

/** The operator's own terminal, for as long as a step has it. Asked for by `run/`, given by `world/`. */
export interface StepTerminal {
  size(): { readonly columns: number; readonly rows: number };
  /** Passes what is typed on, raw and without echo, until the returned function is called; it puts the terminal back as it was. */
  take(typed: (text: string) => void, resized: (columns: number, rows: number) => void): () => void;
}

/** Signals that reach this process while a run goes on. */
export type RunSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** What a run needs of the machine. `world/node-world.ts` makes the real one; a rehearsal gives another `launcher`. */
export interface World {
  now(): Date;
  /** Milliseconds of a clock that never goes back. */
  monotonic(): number;
  /** What the first step inherits. */
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly host: string;
  /** The operator's terminal; null without one: steps then have pipes, or a pseudo-terminal where a program asks. */
  readonly terminal: StepTerminal | null;
  /** Command and arguments put before each step's bash (`bwrap …`); empty for a real run. */
  readonly launcher: readonly string[];
  /** Calls back at each signal until the returned function is called. */
  onSignal(callback: (signal: RunSignal) => void): () => void;
  /** Absolute path of the machine's own lock of a document and working folder, whatever runs folder is used; null where it has none. */
  readonly lockOf?: ((documentPath: string, cwd: string) => string | null) | undefined;
  /** Git commit of the document's work tree, and whether it was dirty; nulls outside git. */
  commitOf(path: string): Promise<{ readonly commit: string | null; readonly dirty: boolean | null }>;
}

/** The record of one run, being written. Made by `record/run-journal.ts`; every append is on the disk when it resolves. */
export interface Journal {
  /** The run's id, readable and sortable: `20261121-143205-deploy-prod-a1b2`. */
  readonly run: string;
  /** Absolute path of the run's folder. */
  readonly folder: string;
  /** Absolute path of the kernel lock's file: one per document and working folder. */
  readonly lockFile: string;
  /** Creates the folder and its files. Called once the lock is held. @throws Failure exit 6; 5 where the record that the run rests on has gone on since it was read */
  open(ready: ReadyPlan): Promise<void>;
  /** Appends one line and waits for the disk; one that tells what has happened is there before anything else is waited for or begun. Nothing may start before its intent has resolved. @throws Failure (exit 6) */
  append(line: RecordLine): Promise<void>;
  /** What came back the last time that a step took the run's folder away; null where none did. */
  readonly restored?: Restored | null;
  /** Writes the head (number and hash of the last line) and closes. */
  close(): Promise<void>;
}

/** What a step had taken away of the runs folder, and what became of it. */
export interface Restored {
  /** All of this run's own came back, the output of the steps before among it. */
  readonly whole: boolean;
  /** Other runs that came back. */
  readonly back: readonly string[];
  /** Other runs that did not. */
  readonly lost: readonly string[];
}

/** What stands around a run. */
export interface RunPorts {
  readonly world: World;
  readonly journal: Journal;
  readonly operator: Operator;
  readonly listener: RunListener;
  /** The operator's language, for messages. */
  readonly language: Language;
  /** The program's version, for the record. */
  readonly version: string;
  /** What the record of an interrupted run says, when this carries it on. */
  readonly resume: ResumeState | null;
  /** Each step's seconds of the last run, by step id (`record/last-times.ts`). */
  readonly lastSeconds?: Readonly<Record<string, number>>;
  /** The line that goes on with this run from where it is (`runbook exec --resume …`), for messages and the record's reader. */
  readonly resumeCommand: () => string;
  /** The options by which the operator allowed it beforehand, as typed, for the record. */
  readonly allowed?: readonly string[];
}

/** How a run ended. */
export interface RunResult {
  readonly run: string;
  readonly folder: string;
  readonly outcome: RunOutcome;
  /** By the contract's table. */
  readonly exitCode: ExitCode;
  readonly seconds: number;
  readonly failure: StepFailure | null;
  /** The step it stopped at, or null. */
  readonly stoppedAt: string | null;
}

/** What became of a step that the record has a last word on. */
export interface StepHistory {
  readonly step: string;
  readonly n: number;
  /** `skipped` and `accepted` count as done for a resume. */
  readonly outcome: 'done' | 'accepted' | 'skipped' | 'failed';
  readonly exitCode: number | null;
  readonly seconds: number | null;
  readonly time: string;
  readonly led?: boolean;
  /** `user@host`, or who said so. */
  readonly who?: string;
  /** Where it was last begun. */
  readonly cwd?: string;
}

/** What a resume starts from; made by `record/read-record.ts` from a run's folder. */
export interface ResumeState {
  /** The run that this one takes back, for a rollback. */
  readonly undoes?: string;
  readonly run: string;
  readonly folder: string;
  readonly documentPath: string;
  readonly documentSha256: string;
  readonly fragment: string | null;
  readonly planHash: string;
  /** The plan as it was approved (`plan.json`). */
  readonly plan: Plan;
  readonly cwd: string;
  readonly runIds: readonly string[];
  /** By step, where it was first begun. */
  readonly begunIn: ReadonlyMap<string, string>;
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  /** Answers without the secrets. */
  readonly answers: Answers;
  /** Names of the secrets, to be asked for again. */
  readonly secrets: readonly string[];
  /** Names of variables and functions that held one, and were not kept. */
  readonly notKept: readonly string[];
  /** The answers when the shell's state was kept that is there now. */
  readonly keptWith: Answers;
  /** The answers that each step was last begun or confirmed with, by id. */
  readonly ranWith: ReadonlyMap<string, Answers>;
  /** Each step's last word, by id. */
  readonly steps: ReadonlyMap<string, StepHistory>;
  /** Steps that were left out and are to be done after all, whatever their checks say. */
  readonly insisted?: readonly string[];
  /** Steps of which nothing is in the kept state of the shell. */
  readonly stateLost: readonly string[];
  /** A step with an intent and no outcome: nobody knows, unless the keeper's or the wrapper's status is there. */
  readonly unknown: { readonly step: string; readonly n: number; readonly attempt: number; readonly startedAt: string; readonly code: string; readonly who?: string } | null;
  readonly nextNumber: number;
  /** SHA-256 of the kept shell state, as the last outcome has it; null where a step is open, after which nobody vouches for it, and in records of before that hash. */
  readonly state: string | null;
  /** Hash of the record's last line, and the runs that there were, when this was read. */
  readonly head: string;
  readonly runs: readonly string[];
  /** How long it was at work so far, in seconds. */
  readonly spent: number;
  /** When it began, by whom, and how it ended so far; null while it never ended. */
  readonly startedAt: string;
  readonly startedBy?: string;
  readonly users: readonly string[];
  readonly outcome: RunOutcome | null;
}

/** What lies at a path: a file by its bytes, mode (octal, as chmod(1) takes it) and owner (`uid:gid`), a link by where it leads, a folder; null for nothing. */
export type FileState = { readonly is: 'file'; readonly sha256: string; readonly mode: string; readonly owner: string } | { readonly is: 'link'; readonly to: string } | { readonly is: 'folder' } | null;

/** A file that a shell step may have changed: absolute path, how it was before and is after the step, and where its old bytes are (relative to the run's folder). */
export interface FileChange {
  readonly file: string;
  readonly before: FileState;
  readonly after: FileState;
  readonly backup: string | null;
}

/** A line of the record (contract, "The record"); `seq`, `time` and `prev` are put in by the journal. */
export type RecordLine =
  | { readonly type: 'run-start'; readonly run: string; readonly document: { readonly path: string; readonly sha256: string; readonly commit: string | null; readonly dirty: boolean | null };
      readonly user: string; readonly host: string; readonly version: string; readonly inputs: Readonly<Record<string, string>>; readonly plan: string; readonly fragment: string | null; readonly cwd: string; readonly steps: readonly string[]; readonly undoes?: string;
      readonly allowed?: readonly string[];
      /** Hash of what was answered and agreed to, as the run's folder keeps it (`ready.json`); put in by the journal. */
      readonly ready?: string }
  | { readonly type: 'intent'; readonly step: string; readonly n: number; readonly line: number; readonly code: string; readonly edited: boolean; readonly cwd: string; readonly attempt: number }
  | { readonly type: 'done'; readonly step: string; readonly n: number; readonly exitCode: number | null; readonly signal: string | null; readonly seconds: number; readonly log: string | null; readonly accepted?: string; readonly note?: string; readonly notKept?: readonly string[]; readonly masked?: readonly string[];
      /** Why its log does not have all of its output. */
      readonly logLost?: string;
      /** SHA-256 of what is kept of the shell's state after it (`state/shell.json`), null for nothing: what a resumed run starts from. */
      readonly state?: string | null;
      /** What `expect=` came to; `likeness` (in [0, 1]) where the document's transcript was compared. */
      readonly expect?: { readonly met: boolean; readonly likeness?: number };
      /** Its status is an answer of its program ("inactive"), and its output the one that was to be seen: it is no failure. */
      readonly answer?: true;
      /** Whether it printed what the document goes on by. */
      readonly led?: boolean;
      /** The files that the block's words name as its to write, change or take away, as they were before and are after it. */
      readonly files?: readonly FileChange[];
      /** It is tried again, by the author's `retry=`. */
      readonly retry?: { readonly attempt: number; readonly of: number; readonly waitSeconds: number } }
  /** What the author's `check=` said before a step, or of one whose outcome nobody knew. */
  | { readonly type: 'check'; readonly step: string; readonly n: number; readonly command: string; readonly outcome: 'done' | 'not-done' | 'refused'; readonly exitCode: number | null; readonly signal: string | null; readonly file: string; readonly log: string | null }
  /** The operator's own shell is opened in the run; one without the line that follows was cut off, and nobody knows what was done in it. */
  | { readonly type: 'shell-begun'; readonly step: string; readonly n: number; readonly who: string; readonly cwd: string; readonly file: string }
  /** It was left, or ended. */
  | { readonly type: 'shell'; readonly step: string; readonly n: number; readonly who: string; readonly exitCode: number | null; readonly signal: string | null; readonly seconds: number; readonly file: string; /** Null where none could be opened. */ readonly log: string | null }
  | { readonly type: 'manual'; readonly step: string; readonly n: number; readonly who: string; readonly note: string; readonly text: string }
  | { readonly type: 'skipped'; readonly step: string; readonly n: number; readonly why: string }
  | { readonly type: 'edit'; readonly step: string; readonly n: number; readonly file: string; readonly before: string | null; readonly after: string; readonly backup: string | null;
      /** The step changes another file after this one: it is not done yet. */
      readonly more?: true }
  | { readonly type: 'pause'; readonly step: string; readonly why: string }
  /** Before this step the operator gave inputs other values, or their first; secrets masked. They hold from here on. */
  | { readonly type: 'values'; readonly step: string; readonly who: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly type: 'resume'; readonly user: string; readonly host: string; readonly version: string; readonly inputs: Readonly<Record<string, string>>; readonly commit?: string | null; readonly dirty?: boolean | null; readonly allowed?: readonly string[] }
  /** After `run-start` and `resume`; `signers`: hash of the allowed-signers file, which is kept in the run's folder. */
  | { readonly type: 'approved'; readonly people: readonly ApprovedBy[]; readonly signers: string }
  /** A step had taken the runs folder away. */
  | ({ readonly type: 'restored' } & Restored)
  | { readonly type: 'run-end'; readonly outcome: RunOutcome; readonly seconds: number; readonly at?: string };
