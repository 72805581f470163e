/** The blocks of a Markdown document that may still go on, and what they may hold. */
import type { TextLine } from './text-lines.ts';
import type { Flow, Item } from './tree.ts';

export type Kind = 'root' | 'quote' | 'list' | 'item' | 'footnote' | 'paragraph' | 'fence' | 'indented' | 'html' | 'table';

/** A block that may still go on. */
export interface Open {
  readonly kind: Kind;
  readonly line: number;
  readonly column: number;
  endLine: number;
  readonly children: Flow[];
  readonly items: Item[];
  readonly rows: TextLine[];
  /** Of an item, the columns that its content stands in by; of a fence, how far it is indented. */
  readonly indent: number;
  /** Of a list and an item, its mark; of a fence, its marks; of a footnote, its name. */
  readonly mark: string;
  readonly info: string;
  readonly close: RegExp | null;
  checked: boolean | null;
  closed: boolean;
}

/** Whether a block may hold another. */
export const holds: Readonly<Record<Kind, (child: Kind) => boolean>> = {
  root: (child) => child !== 'item', quote: (child) => child !== 'item', item: (child) => child !== 'item', footnote: (child) => child !== 'item',
  list: (child) => child === 'item', paragraph: () => false, fence: () => false, indented: () => false, html: () => false, table: () => false,
};

export function openBlock(kind: Kind, line: number, column: number, more: Partial<Open>): Open {
  return { kind, line, column, endLine: line, children: [], items: [], rows: [], indent: 0, mark: '', info: '', close: null, checked: null, closed: false, ...more };
}
