/** What is said between the command and what runs inside of a rehearsal: one JSON object a line. */
import type { Language } from './procedure.ts';
import type { ReadyPlan } from './run.ts';

/** The first line that goes in: what to carry out, one after the other. */
export interface RehearsalJob {
  readonly plans: readonly ReadyPlan[];
  readonly language: Language;
  readonly version: string;
  /** A shell is opened afterwards, of this size. */
  readonly keep: { readonly columns: number; readonly rows: number } | null;
}

/** Lines that go in later. `next`: carry the next plan out, or leave; `keys`: typed at the shell that `--keep` opens. */
export type ToRehearsal =
  | { readonly type: 'next' }
  | { readonly type: 'keys'; readonly text: string }
  | { readonly type: 'size'; readonly columns: number; readonly rows: number };

/** What became of one step inside. */
export interface RehearsedStep {
  readonly id: string;
  /** `stopped`: it was not reached, or cut off. */
  readonly outcome: 'ok' | 'failed' | 'person' | 'skipped';
  readonly reason: string | null;
  readonly exitCode: number | null;
  readonly seconds: number;
  /** The last lines of masked output. */
  readonly tail: readonly string[];
  /** Lines of masked output that say that something was refused. */
  readonly refused: readonly string[];
}

/** Lines that come out. Everything in them is masked. */
export type FromRehearsal =
  | { readonly type: 'ready' }
  | { readonly type: 'begun'; readonly plan: number; readonly id: string }
  | { readonly type: 'step'; readonly plan: number; readonly step: RehearsedStep }
  | { readonly type: 'planned'; readonly plan: number; readonly outcome: string; readonly left: readonly string[] }
  | { readonly type: 'fault'; readonly message: string }
  | { readonly type: 'shell'; readonly text: string };
