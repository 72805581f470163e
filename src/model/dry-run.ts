/** What a dry run has shown, step by step, and what it has not. */
import type { EditStep } from './plan.ts';
import type { RehearsalChanges } from './rehearsal.ts';

/** The dial, shallow to deep (contract, `--dry-run`). */
export const dryRunDepths = ['plan', 'check', 'native', 'rehearse'] as const;
export type DryRunDepth = (typeof dryRunDepths)[number];

/** Something that a look at the machine has found. */
export interface Finding {
  /** The step it concerns. */
  readonly step: string;
  /** Line of the document. */
  readonly line: number;
  /** `error`: the step could not run. `warning`: it may not. `info`: worth knowing. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Kebab-case name: `program-missing`, `file-missing`, `tag-exists`, … */
  readonly rule: string;
  /** For a person, in the operator's language. */
  readonly message: string;
}

/** The deepest thing that was shown for a step. */
export interface StepProof {
  readonly step: string;
  readonly line: number;
  readonly title: string;
  readonly depth: DryRunDepth;
  /** `ok`: at that depth it would work; `fails`: it would not; `unknown`: nothing speaks for or against; `person`: for a person. */
  readonly outcome: 'ok' | 'fails' | 'unknown' | 'person' | 'left-out';
  /** What was shown, one sentence each, in the operator's language. */
  readonly shown: readonly string[];
  /** What this depth cannot see of it (a database over the network, a remote host, a cloud's API). */
  readonly notShown: readonly string[];
}

export interface DryRunReport {
  readonly schema: 'runbook-dry-run/1';
  readonly depth: DryRunDepth;
  /** UTC, ISO 8601. */
  readonly time: string;
  /** SHA-256 of the plan. */
  readonly plan: string;
  /** SHA-256 over the answers that are not secret: "same inputs". */
  readonly inputs: string;
  readonly steps: readonly StepProof[];
  readonly findings: readonly Finding[];
  /** For a rehearsal. */
  readonly changes: RehearsalChanges | null;
  readonly seconds: number;
  /** Why a rehearsal was ended before its end, or null. */
  readonly stopped?: 'time' | 'processes' | 'memory' | 'interrupted' | null;
  /** For `rehearse --then`: the second part, and what of the original state is not back after it. */
  readonly after?: { readonly fragment: string; readonly steps: readonly StepProof[]; readonly findings: readonly Finding[]; readonly notBack: RehearsalChanges | null };
}

/** Kept in the runs folder: that a plan was rehearsed, and what came of it. Secrets masked. */
export interface RehearsalEvidence {
  readonly schema: 'runbook-rehearsal/1';
  readonly document: { readonly path: string; readonly sha256: string };
  readonly fragment: string | null;
  /** Ids of the steps that were rehearsed. */
  readonly run: readonly string[];
  readonly user: string;
  readonly host: string;
  readonly version: string;
  readonly report: DryRunReport;
}

/** How a dry run looks at the machine: it reads, and starts nothing of the document's. Made by `world/look.ts`. */
export interface Look {
  /** Absolute path of a program, or null. */
  program(name: string): Promise<string | null>;
  /** The first line that `PROGRAM --version` prints, for programs on a list of those known to answer it at once; else null. */
  version(name: string): Promise<string | null>;
  /** `file`, `folder`, or null where there is nothing. */
  kind(path: string): Promise<'file' | 'folder' | null>;
  /** What `bash -n` complains of, or null. */
  shellSyntax(code: string): Promise<string | null>;
  /** shellcheck's findings, at most `style` excluded, or null where it is not installed. */
  shellcheck(code: string): Promise<readonly string[] | null>;
  /** A read-only git command's output in a folder, trimmed; null where it fails. */
  git(folder: string, ...args: string[]): Promise<string | null>;
  /** Whether a host's name has an address. */
  host(name: string): Promise<boolean>;
  /** The files that an edit of this name would mean; more than one are asked about. `exact`: of one that the document has made, which lies where the step stands. */
  edited(name: string, folder: string, start: string, exact: boolean): Promise<readonly string[]>;
  /** What an edit would do to a file as it is now: how many lines would come and go, or why it could not be made; null where that is not looked at. */
  edit?(step: EditStep, path: string, answers: Readonly<Record<string, string>>): Promise<{ readonly come: number; readonly gone: number } | { readonly why: string } | null>;
  /** Bytes free where a path is. */
  room(path: string): Promise<number | null>;
  /** Runs a tool's own dry run, without a shell; standard input is `input` or nothing. Output of both streams, last lines only. */
  dryRun(words: readonly string[], folder: string, environment: Readonly<Record<string, string>>, input: string | null): Promise<{ readonly status: number | string; readonly output: string }>;
  /** A file's text, or null; at most 1 MiB. */
  text(path: string): Promise<string | null>;
  /** A `check=` that the author declared as reading: true where it ends with 0. */
  check(command: string, folder: string, environment: Readonly<Record<string, string>>): Promise<boolean>;
}
