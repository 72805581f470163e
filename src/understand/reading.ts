/** The half-finished readings that the parts of `understand/` hand each other, before they are joined to units. */
import type { Block, Document, InlineCode, Prose } from '../model/document.ts';
import type { EditWay, Evidence, Guard, Language, Section } from '../model/procedure.ts';
import type { BlockPart } from './blocks/block-part.ts';
import type { Sidecar } from './sidecar.ts';

/** What all parts may look at. */
export interface Context {
  readonly document: Document;
  readonly language: Language;
  /** First words seen behind a prompt or under a shell tag in this document, beside the global list of programs. */
  readonly programs: ReadonlySet<string>;
  /** The document's purpose from its file name, title and first paragraph: what setup and procedure are told apart by. */
  readonly purpose: 'deploy' | 'release' | 'install' | 'restore' | 'rollback' | 'diagnose' | 'operate' | 'explain';
  /** Whose machine it speaks of, by its words: a developer's own, servers, as much of both, or null where few words tell. */
  readonly ground?: 'development' | 'servers' | 'both' | null;
  /** Corrections from a file beside the document, if there is one. */
  readonly sidecar?: Sidecar | null;
}

export type BlockRole = 'run' | 'transcript' | 'script' | 'edit' | 'config' | 'output' | 'sample';

/** A question and answer as the transcript shows them. */
export interface RawDialogue {
  readonly question: string;
  readonly typed: string;
  readonly line: number;
}

/** A block with its role. */
export interface BlockReading {
  /** Index of the block in `document.pieces`. */
  readonly index: number;
  readonly block: Block;
  readonly role: BlockRole;
  readonly evidence: readonly Evidence[];
  /** For what a file holds, shown or to be written: what was weighed to tell the one from the other (`edit-or-config.ts`). */
  readonly content?: ReadonlyMap<string, string>;
  /** Where it is only shown: the text tells to write it, by too little to be sure, or names no file. A person does it. */
  readonly left?: boolean;
  /** For roles that do not run: why, for a person, in the document's language. */
  readonly reason: string;
  /** For run and transcript: the commands as one shell text, prompts and output off, comments kept. */
  readonly source: string;
  /** The single commands in order, comment lines off. */
  readonly commands: readonly string[];
  readonly dialogue: readonly RawDialogue[];
  /** A transcript's output, or null. */
  readonly expected: string | null;
  /** Lines typed into a client that its last command opened; `source` does not have them. */
  readonly typedInside?: readonly string[];
  /** For script: what runs it. */
  readonly interpreter: string | null;
  /** For edit: the file as written, and its syntax. */
  readonly file: string | null;
  readonly syntax: string | null;
  /** For edit: the text has the file made. */
  readonly creates?: true;
  /** For edit: the lines that it takes the place of. */
  readonly replaces?: string;
  /** For edit: the text has it added to what is there. */
  readonly adds?: true;
  /** For edit: what is done with the lines, where they are not brought about. */
  readonly way?: EditWay;
  /** For run, transcript, script and edit: what is left open (`…`), or null. */
  readonly open: string | null;
}

/** An inline code span that looks like a command. */
export interface SpanReading {
  /** Index of the prose in `document.pieces`. */
  readonly index: number;
  readonly prose: Prose;
  /** The span, or the spans of one command that was split over several. */
  readonly spans: readonly InlineCode[];
  readonly role: 'run' | 'mention';
  /**
   * Where it is a mention although more speaks for running it than against: by too little (`close`), or in a language whose console
   * the text opens nowhere, or it is for somebody else to run (`others`). `told`: its place or its sentence tells to run it.
   */
  readonly left?: { readonly why: 'close' | 'no console' | 'others'; readonly told: boolean };
  /** Prompts off. */
  readonly source: string;
  /** Where it is no shell's: the console that it is typed into. */
  readonly interpreter?: string;
  readonly evidence: readonly Evidence[];
  readonly open: string | null;
}

/** A line for a person. */
export interface ManualReading {
  readonly index: number;
  readonly prose: Prose;
  readonly evidence: readonly Evidence[];
}

/** Everything found in the sections of a document before it is joined. */
export interface Readings {
  readonly sections: readonly Section[];
  readonly blocks: readonly BlockReading[];
  readonly spans: readonly SpanReading[];
  readonly manual: readonly ManualReading[];
}

/** Guards by piece index. */
export type Guards = ReadonlyMap<number, readonly Guard[]>;

/** Alternatives: choice inputs' names with their options, and which option a piece belongs to. */
export interface Alternatives {
  readonly choices: readonly { readonly name: string; readonly options: readonly string[]; readonly line: number; readonly context: string }[];
  readonly when: ReadonlyMap<number, Readonly<Record<string, string>>>;
  /** The same for the parts of a block that holds alternatives itself. */
  readonly parts: ReadonlyMap<BlockPart, Readonly<Record<string, string>>>;
  /** The same for inline commands of one sentence, of which the reader runs one. */
  readonly spans?: ReadonlyMap<SpanReading, Readonly<Record<string, string>>>;
  /** Lines whose condition is the choice itself ("If you deploy to staging, …"). */
  readonly answered?: ReadonlySet<number>;
  /** What a piece is called where one sentence above says it of several, by index. */
  readonly titles?: ReadonlyMap<number, string>;
}
