/** Structured text as a tree whose scalars know their place: what YAML, JSON, TOML and dotenv are read into so that one rule changes them all; pure. */

export type DataNode = DataMap | DataList | DataScalar;

export interface DataEntry {
  readonly key: string;
  /** Null where a key stands without a value. */
  readonly value: DataNode | null;
}

export interface DataMap {
  readonly kind: 'map';
  readonly entries: readonly DataEntry[];
  /** Puts a new entry into the text at the end of this map, its value as it is to be written; null where that cannot be done by text. */
  readonly insert: ((key: string, written: string) => Change) | null;
  /** Of a whole text of sections: the path of the one that ends it. */
  readonly last?: readonly string[];
}

export interface DataList {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
}

export interface DataScalar {
  readonly kind: 'scalar';
  /** As a string, quotes off. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /**
   * The text that stands for another value at this place, in the style of the one that is there; null where no text stands for it
   * with every reader of the file. @param leaf how the document writes it
   */
  readonly write: (value: string, leaf?: AsShown) => string | null;
  /** As it is spelt, where the document's own spelling is what is put in. */
  readonly raw?: string;
  /** In quotes. */
  readonly quoted?: true;
}

/** How the document writes a value. */
export interface AsShown {
  /** Its text, a number without quotes, a string with those that it has; null where no text stands for it. */
  readonly written: string | null;
  /** Holds an input: this is what the document shows as changed. */
  readonly changes: boolean;
  readonly quoted: boolean;
}

/** A replacement in a text, offsets end exclusive. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Reads a text; several roots where a file holds several documents. @throws Error with a message for a person */
export type TreeReader = (text: string) => readonly DataNode[];

/** Makes the changes; they must not overlap. What goes to one place stands there in the order given. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  return changes.toReversed().toSorted((a, b) => b.start - a.start).reduce((t, c) => t.slice(0, c.start) + c.text + t.slice(c.end), text);
}
