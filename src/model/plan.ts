/** The plan of the contract (`runbook-plan/1`): plain JSON, no answers in it. */
import type { CommandEffect, Effect, Staying } from './effect.ts';
import type { Message } from './message.ts';
import type { Format } from './document.ts';
import type { DocumentSettings, EditWay, Guard, Input, Language, SectionRole, Session, Shape, Ways } from './procedure.ts';

export interface PlanSection {
  readonly id: string;
  readonly title: string;
  readonly level: number;
  readonly line: number;
  readonly endLine: number;
  readonly role: SectionRole;
  readonly selected: boolean;
  /** How many steps stand in it and below it: what a picker shows. */
  readonly holds?: number;
  /** Why it is not selected although it holds steps, for a person. */
  readonly leftOut?: string;
}

export interface PlanInput extends Omit<Input, 'context' | 'line'> {
  readonly context: string | null;
  readonly line: number;
  /** Ids of the steps into which it is put where the document has it written. */
  readonly usedBy: readonly string[];
  /** Ids of further steps that use it by its variable's name, which a step above sets to it: they need it where that one does not run. */
  readonly namedBy?: readonly string[];
  /** Its value is read a second time (by ssh, eval, arithmetic, SQL, …), so it must match `guardedPattern` (model/answer.ts). */
  readonly guarded: boolean;
  /** It begins a word among a command's arguments: a value with a leading `-` would be taken for an option. */
  readonly argument: boolean;
  /** It stands in a text of JSON: a quote or a backslash in its value would change what is around it. */
  readonly inJson?: true;
}

/** Whether this machine's shell, in which all such steps follow each other, runs a step's code. */
export const isInShell = (step: Step): step is ShellStep => step.kind === 'shell' && step.inside === undefined;

/** Ids of the steps that need an input. */
export const needersOf = ({ usedBy, namedBy = [] }: Pick<PlanInput, 'usedBy' | 'namedBy'>): readonly string[] => [...usedBy, ...namedBy];

/** An answer for a program that asks. */
export interface PlanAnswer {
  readonly question: string;
  readonly input: string;
  /** What the document's transcript typed. */
  readonly typed: string;
}

interface StepBase {
  readonly id: string;
  readonly title: string;
  /** Fragment of the section it stands in. */
  readonly section: string;
  readonly line: number;
  readonly endLine: number;
  /** The document's own text. */
  readonly written: string;
  /** Names of the inputs it needs. */
  readonly inputs: readonly string[];
  readonly effect: Effect;
  readonly effects: readonly CommandEffect[];
  readonly guards: readonly Guard[];
  /** Choice input → option: the step belongs to that alternative alone. */
  readonly when: Readonly<Record<string, string>>;
  /** A step's id or a command that takes it back, said by the author. */
  readonly undo: string | null;
  /** The step that `undo` names, where the plan does not have it: what takes back stands in a section that is left out. */
  readonly undoBy?: { readonly kind: 'shell' | 'manual'; readonly code: string; readonly inputs: readonly PlanInput[] };
  /** What the author said of it (`confirm`, `timeout`, `retry`, `cwd`, `check`, `expect`, `dry`, `host`). */
  readonly corrections: Readonly<Record<string, string>>;
  /** Why it cannot be run as it stands (a template's `…`), or null. */
  readonly open: string | null;
  /** The session that it is typed into by a person: it does not run here. `step` is the one that opens it, where the plan has it. */
  readonly inside?: { readonly kind: Session['kind']; readonly command: string; readonly line: number; readonly step: string | null };
}

/** What a person types into a session that a step opens. */
export interface StepSession {
  readonly kind: Session['kind'];
  readonly command: string;
  /** The lines of the step's own text, inputs as in `code`; '' where only later steps are typed into it. */
  readonly typed: string;
  /** Ids of the later steps that are typed into it. */
  readonly steps: readonly string[];
}

export interface ShellStep extends StepBase {
  readonly kind: 'shell';
  /** A shell or client that it opens, for lines that a person types. */
  readonly session?: StepSession;
  /** The command in it that goes on until one stops it: what stands behind it waits. Without a terminal it is not started. */
  readonly stays?: Staying;
  /** What will run: each input as a quoted reference to its variable. */
  readonly code: string;
  readonly commands: readonly string[];
  readonly language: 'bash';
  readonly interactive: boolean;
  readonly answers: readonly PlanAnswer[];
  /** Output that is expected: the author's `expect=` or the transcript's; '' where the document says that nothing is printed. */
  readonly expect: string | null;
  /** What has to be printed for the run to go on, where the document says so. */
  readonly gate?: string;
  readonly ways?: Ways;
}

export interface ScriptStep extends StepBase {
  readonly kind: 'script';
  readonly interpreter: string;
  /** For a database's client: the command that is given the code, with host, user and database. */
  readonly client?: string;
  readonly code: string;
  readonly commands: readonly string[];
  readonly language: string;
  readonly interactive: boolean;
  readonly answers: readonly PlanAnswer[];
  readonly expect: string | null;
}

export interface EditStep extends StepBase {
  readonly kind: 'edit';
  /** As the text names it, its inputs as `${NAME}`; null where an input of kind file has to say it (`fileInput`). */
  readonly file: string | null;
  readonly fileInput: string | null;
  readonly syntax: string;
  /** The text has the file made: where it is not there, it is, in the folder where the step stands. */
  readonly creates?: true;
  /** The lines that the fragment takes the place of, as the document shows them. */
  readonly replaces?: string;
  /** The text has the fragment added to what is there. */
  readonly adds?: true;
  readonly way?: EditWay;
  /** The fragment to bring about, inputs as `${NAME}`. */
  readonly code: string;
}

export interface ManualStep extends StepBase {
  readonly kind: 'manual';
  /** "If …, go to …": the section where the run goes on if it is so. `branch`: what stands there is done only then. */
  readonly leads?: { readonly section: string; readonly branch: boolean };
  readonly text: string;
  /** The names that the text asks to go through (a list block under it). */
  readonly items?: readonly string[];
  /** The content that the text is about: a block under it that is not written by itself. */
  readonly shows?: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

export type Step = ShellStep | ScriptStep | EditStep | ManualStep;

/** Steps that destroy, and those that the author wants confirmed: a word is typed before them. */
export function needsWord(step: Step): boolean {
  return step.effect === 'destroy' || 'confirm' in step.corrections;
}

export interface Skipped {
  readonly line: number;
  readonly endLine: number;
  readonly role: string;
  readonly reason: string;
  /** The part that is left open (`…`) in what is a command otherwise: a run of it alone is refused for that. */
  readonly open?: string;
}

export interface Plan {
  readonly schema: 'runbook-plan/1';
  readonly source: { readonly path: string; readonly format: Format; readonly sha256: string };
  readonly title: string;
  readonly language: Language;
  readonly shape: Shape;
  readonly sections: readonly PlanSection[];
  readonly inputs: readonly PlanInput[];
  readonly steps: readonly Step[];
  readonly skipped: readonly Skipped[];
  readonly messages: readonly Message[];
  /** What the author said for the whole document under `runbook:` (`cwd`, `env`, `environments`, `require`, `approve`). */
  readonly settings?: DocumentSettings;
}

/** What of a document is planned. */
export interface Selection {
  /** GitHub fragment, without `#`; null for the contract's default selection. */
  readonly fragment: string | null;
  /** Every section. */
  readonly all: boolean;
}
