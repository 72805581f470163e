/** The nodes of Asciidoctor’s tree, as far as they are read: its own types leave lists and tables open. */
export interface Node {
  readonly context: string;
  readonly style: string | null;
  readonly lineno: number | null;
  readonly title?: string | null;
  readonly level: number | null;
  readonly blocks: readonly unknown[];
  readonly lines?: readonly string[];
  readonly subs?: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly rows?: { readonly head: readonly Cell[][]; readonly body: readonly Cell[][]; readonly foot: readonly Cell[][] };
  /** Of an item: its text as written. */
  readonly _text?: string;
  getId?(): string | null;
}

export interface Cell {
  readonly lineno: number | null;
  readonly style: string | null;
  /** Of a cell that holds blocks (`a|`). */
  getInnerDocument?(): Node | null | undefined;
}
