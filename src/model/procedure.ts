/** What `understand/` makes of a Document: every piece with its role, and why. */
import type { Document } from './document.ts';
import type { CommandEffect, Effect } from './effect.ts';
import type { Message } from './message.ts';
import type { Place } from './place.ts';

export type Language = 'en' | 'fr';
export type Shape = 'procedure' | 'catalogue' | 'diagnosis' | 'reference' | 'report';
export type SectionRole =
  | 'prerequisites' | 'setup' | 'procedure' | 'verification' | 'rollback' | 'troubleshooting' | 'cleanup' | 'reference';

/** Roles of sections for another occasion: they keep out what stands below them too, since the prerequisites of a rollback are no prerequisites of the procedure. */
export const asideRoles: ReadonlySet<SectionRole> = new Set(['rollback', 'troubleshooting', 'cleanup']);

/** The evidence of a section that says that it is over: deprecated, superseded, done. */
export const isOver = 'says that it is over';

/** A named piece of evidence for a role, with its weight (see `understand/evidence.ts`). */
export interface Evidence {
  readonly name: string;
  /** The role it speaks for. */
  readonly speaksFor: string;
  readonly weight: number;
  /** What was seen, for `plan --explain`. */
  readonly seen: string;
}

export interface Section {
  /** GitHub's fragment of the heading; '' for what stands before the first heading. */
  readonly id: string;
  readonly title: string;
  readonly level: number;
  readonly line: number;
  /** Last line of the section, its sub-sections included. */
  readonly endLine: number;
  readonly role: SectionRole;
  /** Index of the enclosing section in `Procedure.sections`, or null. */
  readonly parent: number | null;
  /** How likely it is for another occasion, whatever its role: of the roles in `asideRoles`, 0 to 1. Absent for what stands before any heading. */
  readonly aside?: number;
  readonly evidence: readonly Evidence[];
}

/** A warning or a limit ("not in production", "irreversible") tied to what it is about. */
export interface Guard {
  readonly kind: 'not-in' | 'irreversible' | 'warning' | 'optional' | 'condition';
  /** The environment it names, for `not-in`. */
  readonly environment: string | null;
  /** The document's own sentence. */
  readonly text: string;
  readonly line: number;
}

export type InputKind = 'text' | 'secret' | 'version' | 'file' | 'choice';
export type InputSource = 'placeholder' | 'variable' | 'example' | 'answer' | 'choice' | 'declared';

/** One thing the operator gives once, however often it occurs. */
export interface Input {
  /** An environment variable's name. */
  readonly name: string;
  readonly kind: InputKind;
  readonly source: InputSource;
  /** All the forms it has in the document, exactly. */
  readonly written: readonly string[];
  readonly example: string | null;
  readonly default: string | null;
  readonly options: readonly string[] | null;
  readonly required: boolean;
  readonly secret: boolean;
  /** A pattern the value has to match, if the author gave one. */
  readonly pattern: string | null;
  /** The sentence of the document around its first occurrence. */
  readonly context: string | null;
  readonly line: number;
}

/** How a form of an input is made of its value: `v0.0.11` from `0.0.11` is the value with `v` before it. */
export interface Slot {
  /** Offsets in the unit's `source`, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** The input's name. */
  readonly input: string;
  /** Put before and taken off the value so that all forms of one input agree (`v` and '' for versions); `optional`: `[-o <x>]`, left out where the value is empty; `behind`: what is written stays (`TOKEN=`), the value comes after it. */
  readonly form: 'plain' | 'with-v' | 'without-v' | 'optional' | 'behind';
  /** What spoke for asking and against it, where it was weighed; a placeholder that its writer marked is certain. */
  readonly evidence?: readonly Evidence[];
}

/** A question a program asks in a transcript, and what was typed. */
export interface Dialogue {
  /** The text before the typed answer, as it must appear. */
  readonly question: string;
  /** What was typed in the document; '' is the return key alone. */
  readonly typed: string;
  /** The input that holds the operator's answer. */
  readonly input: string;
}

/** A shell or client that a command opens, for lines to be typed into: they are not run here. */
export interface Session {
  /** On another machine, in a container, as another user; or a program's own prompt. */
  readonly kind: 'host' | 'container' | 'user' | 'client';
  /** The command that opens it, as written. */
  readonly command: string;
  readonly line: number;
}

interface UnitBase {
  readonly place: Place;
  /** The session that an earlier command opened, and that this is typed into. */
  readonly inside?: Session;
  /** Index in `Procedure.sections`. */
  readonly section: number;
  readonly evidence: readonly Evidence[];
  readonly guards: readonly Guard[];
  /** Corrections of the author that hold for it (`id`, `run`, `confirm`, `timeout`, …). */
  readonly corrections: Readonly<Record<string, string>>;
  /** Alternatives: choice input's name → option. */
  readonly when: Readonly<Record<string, string>>;
  /** A short title from the prose around it. */
  readonly title: string;
  /** Inline commands in it for which the evidence was close, so that they are not run. */
  readonly close?: readonly string[];
}

/** A step of the document that is gone to. */
export interface WayGoal {
  readonly line: number;
  readonly title: string;
}

/** Where the run goes on by what a look prints, as the text below it says. */
export interface Ways {
  /** What is printed, or not. */
  readonly so: string;
  /** The text's line: steps that it limits as well are decided by the look. */
  readonly line: number;
  /** Null for the next step. */
  readonly to: WayGoal | null;
  readonly otherwise: WayGoal | null;
}

/** Shell commands that run here. */
export interface CommandUnit extends UnitBase {
  readonly kind: 'commands';
  readonly role: 'run' | 'transcript' | 'inline';
  /** The document's own text (a block's content, a span). */
  readonly written: string;
  /** The commands as one shell text, prompts and output off, placeholders still in. */
  readonly source: string;
  /** The single commands in order, prompts and output off. */
  readonly commands: readonly string[];
  readonly slots: readonly Slot[];
  readonly dialogue: readonly Dialogue[];
  /** The output that the transcript shows; '' where the text says that nothing is printed; or null. */
  readonly expected: string | null;
  /** What has to be printed for the reader to go on, where the text says so. */
  readonly gate?: string;
  readonly ways?: Ways;
  readonly effects: readonly CommandEffect[];
  readonly effect: Effect;
  /** It opens a shell, a client or an editor, or asks. */
  readonly interactive: boolean;
  /** Why it cannot run as it stands (`…` left in it), or null: a run that reaches it is refused (exit 3). */
  readonly open: string | null;
  /** The session that its last command opens, where lines are typed into it, in this unit or in later ones. */
  readonly opens?: Session;
  /** What is typed into sessions: offsets in `source`, end exclusive, in order. Not run here. */
  readonly typed?: readonly { readonly start: number; readonly end: number }[];
  /** Lines typed into a client, which `source` does not have. */
  readonly typedLines?: readonly string[];
  /** Slots in `typedLines`, joined by line ends. */
  readonly typedSlots?: readonly Slot[];
}

/** Code in another language that runs here. */
export interface ScriptUnit extends UnitBase {
  readonly kind: 'script';
  /** What runs it: `python3`, `node`, `psql`, `ruby`, … */
  readonly interpreter: string;
  /** For a database's client: its command, with the way to the database that a command beside it shows. */
  readonly client?: { readonly source: string; readonly slots: readonly Slot[] };
  readonly written: string;
  readonly source: string;
  readonly slots: readonly Slot[];
  readonly effects: readonly CommandEffect[];
  readonly effect: Effect;
  readonly open: string | null;
}

/** What the text has done with the lines that an edit shows, where it is not to bring them about: put at the end whatever stands there, made a comment, made none. */
export type EditWay = 'append' | 'prepend' | 'comment' | 'uncomment';

/** A change to make in a file. */
export interface EditUnit extends UnitBase {
  readonly kind: 'edit';
  /** The file as the text names it; null where it has to be asked for. */
  readonly file: string | null;
  readonly written: string;
  readonly source: string;
  /** `yaml`, `json`, `toml`, `dotenv`, `ini`, `diff`, `lines`. */
  readonly syntax: string;
  readonly slots: readonly Slot[];
  /** The text has the file made: where it is not there, it is. */
  readonly creates?: true;
  /** The lines that it takes the place of, as shown. */
  readonly replaces?: string;
  /** The text has it added to what is there. */
  readonly adds?: true;
  readonly way?: EditWay;
  /** In `file`. */
  readonly fileSlots?: readonly Slot[];
  readonly open: string | null;
}

/** "If …, go to …": the section (index) where it goes on if it is so. `branch`: what stands there is done only then. */
export interface Lead {
  readonly section: number;
  readonly branch: boolean;
}

/** Something a person does. */
export interface ManualUnit extends UnitBase {
  readonly kind: 'manual';
  readonly leads?: Lead;
  readonly text: string;
  /** The names that the text asks to go through (a list block under it). */
  readonly items?: readonly string[];
  /** The content that the text is about (a block under it that is not written by itself). */
  readonly shows?: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

/** A block that is not run, and why. */
export interface IdleUnit extends UnitBase {
  readonly kind: 'idle';
  readonly role: 'config' | 'output' | 'sample' | 'mention';
  /** For a person. */
  readonly reason: string;
  /** The part that is left open (`…`) in what is a command otherwise. */
  readonly open?: string;
  /** A file's content that the text tells to write, by too little to be sure. */
  readonly untold?: true;
}

export type Unit = CommandUnit | ScriptUnit | EditUnit | ManualUnit | IdleUnit;

/** What an author says for the whole document, in front matter under `runbook:` or in the sidecar file. */
export interface DocumentSettings {
  /** Where the run starts, from the document's folder. */
  readonly cwd?: string;
  /** Environment variables that every step has. */
  readonly env?: Readonly<Record<string, string>>;
  /** Environment's name → what it sets: inputs and variables by name. */
  readonly environments?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Programs that must be on the path, looked for before the first step. */
  readonly require?: readonly string[];
  /** How many people agree, by their signatures, before steps that destroy are run. */
  readonly approve?: number;
}

export interface Procedure {
  readonly document: Document;
  readonly title: string;
  readonly language: Language;
  readonly shape: Shape;
  /** In document order; the first may be the text before any heading (id ''). */
  readonly sections: readonly Section[];
  /** In document order. */
  readonly units: readonly Unit[];
  readonly inputs: readonly Input[];
  readonly messages: readonly Message[];
  readonly settings?: DocumentSettings;
}
