/** The tree of a Markdown document, as far as reading needs it: places are lines and columns (1-based) of the text that was parsed. */

export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

export type Inline =
  | ({ readonly type: 'text' | 'code' | 'html'; readonly value: string } & Spot)
  /** A hard line break; a call of a footnote, which reads as nothing. */
  | ({ readonly type: 'break' | 'footnote' } & Spot)
  | ({ readonly type: 'emphasis' | 'strong' | 'deleted'; readonly children: readonly Inline[] } & Spot)
  | ({ readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] } & Spot)
  | ({ readonly type: 'image'; readonly url: string; readonly alt: string } & Spot);

export interface Paragraph extends Spot {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

export interface CodeBlock extends Spot {
  readonly type: 'code';
  /** The marks that open a fence, and what stands behind them, decoded; null for an indented block. */
  readonly fence: { readonly mark: string; readonly info: string; readonly closed: boolean } | null;
  readonly value: string;
}

export interface Row extends Spot {
  readonly cells: readonly (readonly Inline[])[];
}

export interface Item extends Spot {
  /** As written: `-`, `2.`. */
  readonly marker: string;
  readonly checked: boolean | null;
  readonly children: readonly Flow[];
}

export interface List extends Spot {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly Item[];
}

export type Flow =
  | Paragraph | CodeBlock | List
  | ({ readonly type: 'heading'; readonly depth: number; readonly children: readonly Inline[] } & Spot)
  | ({ readonly type: 'html'; readonly value: string } & Spot)
  | ({ readonly type: 'table'; readonly rows: readonly Row[] } & Spot)
  /** A footnote's text is read where it stands. */
  | ({ readonly type: 'quote' | 'footnote'; readonly children: readonly Flow[] } & Spot)
  /** A thematic break, a link definition: nothing to read, and yet something that stands between. */
  | ({ readonly type: 'rule' | 'definition' } & Spot);
