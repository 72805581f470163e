/** What `read/` makes of bytes: one list of pieces with positions, whatever the format was. */
import type { Message } from './message.ts';
import type { Place } from './place.ts';

export type Format = 'markdown' | 'rst' | 'text' | 'asciidoc';

export interface Document {
  /** The path as the operator gave it. */
  readonly path: string;
  readonly format: Format;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  /** The text, BOM off, CRLF as LF, so that line n of it is line n of the file. */
  readonly text: string;
  readonly lines: readonly string[];
  /** The front matter parsed (YAML or TOML), or null. */
  readonly frontMatter: Readonly<Record<string, unknown>> | null;
  /** Everything a reader sees, flat, in document order. */
  readonly pieces: readonly Piece[];
  /** What the reading tripped on (an unclosed fence, invalid UTF-8 mended, a cap reached). */
  readonly messages: readonly Message[];
}

export type Piece = Heading | Block | Prose | Note | Figure;

export interface Heading {
  readonly kind: 'heading';
  readonly place: Place;
  /** 1 for a title. */
  readonly level: number;
  /** As read, without marks. */
  readonly text: string;
  /** The fragment that GitHub gives the heading, unique in the document. */
  readonly id: string;
}

/** What a piece stands inside of. */
export interface Surroundings {
  /** The line on which the list item begins that the piece belongs to: by the tree, or because it stands just after it. */
  readonly itemLine: number | null;
  /** Depth of lists around it: 0 outside. */
  readonly depth: number;
  readonly quoted: boolean;
  /** The quotation around it ends with who it is from. */
  readonly cited?: boolean;
  /** `note`, `warning`, `tip`, `important`, `caution`, `danger`: the admonition around it. */
  readonly admonition: string | null;
  /** The label of the tab or `<details>` around it. */
  readonly tab: string | null;
  /** The label is that of a fold (`<details>`, a dropdown), which hides what it holds; of tabs one is read. */
  readonly folded?: true;
  /** What the boxes, folds and tabs around it are called, outer ones first; left out where none has a name. */
  readonly labels?: readonly Label[];
}

/** The name of a box, a fold or a tab. */
export interface Label {
  readonly text: string;
  readonly line: number;
  /** It is a fold's or a tab's. */
  readonly tab?: boolean;
  /** It is a fold's. */
  readonly folded?: true;
}

/** A fenced, indented or literal piece; in plain text also lines that stand alone as commands may. */
export interface Block {
  readonly kind: 'block';
  /** First and last line as `corpus/LABELS.md` counts them: the fences, the directive, the delimiters. */
  readonly place: Place;
  readonly form: 'fence' | 'indented' | 'literal' | 'directive' | 'listing' | 'lines' | 'html';
  /** The first word of the info string, as written; null without one. */
  readonly language: string | null;
  /** What stands after the language in the info string. */
  readonly info: string;
  /** Attributes from the info string, Runme's JSON or directive options; corrections (`run=false`) are among them. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the attributes whose value is `true` in quotes: a text, no flag. */
  readonly texts?: readonly string[];
  /** Block title (`.path` in AsciiDoc, `:caption:` in RST, `title=` in an info string). */
  readonly title: string | null;
  /** The content, indentation of the container off. */
  readonly text: string;
  /** The line of the document that the first line of `text` stands on. */
  readonly contentLine: number;
  /** False where a fence was never closed. */
  readonly closed: boolean;
  readonly around: Surroundings;
}

export interface InlineCode {
  /** The text of the span, broken lines joined by one space. */
  readonly text: string;
  readonly place: Place;
  /** Offsets in the prose's `text`, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Link {
  readonly text: string;
  readonly url: string;
  readonly place: Place;
}

/** How a stretch of prose is set: what a page shows of it beyond the text. */
export interface Mark {
  readonly kind: 'strong' | 'emphasis' | 'deleted' | 'link' | 'cell';
  /** Offsets in the prose's `text`, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Where a link leads. */
  readonly url?: string;
}

/** A paragraph, an item's own text, a table cell or row, a definition. */
export interface Prose {
  readonly kind: 'prose';
  readonly shape: 'paragraph' | 'item' | 'row' | 'term';
  readonly place: Place;
  /** Plain text, marks off, code spans and link texts kept in place, lines joined by `\n`. */
  readonly text: string;
  readonly codes: readonly InlineCode[];
  readonly links: readonly Link[];
  /** Emphasis, links and table cells in place, outer before inner; for pages, never for the reading. */
  readonly marks?: readonly Mark[];
  /** For an item: its mark as written (`-`, `1.`, `•`), else null. */
  readonly marker: string | null;
  readonly ordered: boolean;
  /** The state of a task-list box, or null. */
  readonly checked: boolean | null;
  readonly around: Surroundings;
}

/** Something for the program, or for nobody: a comment, a correction (`runbook: …`), a directive without text. */
export interface Note {
  readonly kind: 'note';
  readonly place: Place;
  readonly text: string;
  readonly comment: boolean;
}

export interface Figure {
  readonly kind: 'figure';
  readonly place: Place;
  readonly url: string;
  readonly alt: string;
}
