/** Rows of prose → a table. */
import type { Element } from 'hast';
import type { Prose } from '../../../src/index.ts';
import { h } from './hast.ts';
import { proseContent, type Resolve } from './prose.ts';

/** The first row is the head, as Markdown has it, where the cells are known. */
export function tableOf(rows: readonly Prose[], resolve: Resolve): Element {
  const [head, ...rest] = rows;
  const hasHead = head?.marks?.some((m) => m.kind === 'cell') ?? false;
  return h('div', { className: ['rb-table'], tabIndex: 0, role: 'group', ariaLabel: head?.text.slice(0, 60) ?? '' }, h('table', null,
    hasHead && head ? h('thead', null, rowOf(head, resolve, true)) : null,
    h('tbody', null, ...(hasHead ? rest : rows).map((row) => rowOf(row, resolve, false)))));
}

function rowOf(row: Prose, resolve: Resolve, head: boolean): Element {
  const cells = row.marks?.filter((m) => m.kind === 'cell') ?? [];
  const spans = cells.length > 0 ? cells : splitAt(row.text);
  return h('tr', null, ...spans.map(({ start, end }) => {
    const content = proseContent(row, resolve, start, end);
    return head && row.text.slice(start, end).trim() !== '' ? h('th', { scope: 'col' }, ...content) : h('td', null, ...content);
  }));
}

function splitAt(text: string): { start: number; end: number }[] {
  let start = 0;
  return text.split(' | ').map((cell) => {
    const span = { start, end: start + cell.length };
    start += cell.length + 3;
    return span;
  });
}
