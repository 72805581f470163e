/** The inline nodes of a text while it is parsed: a doubly linked list that emphasis and links can take their content out of. */
import type { Inline, Spot } from './tree.ts';

export interface Node {
  type: Inline['type'];
  /** Offsets in the text that is parsed. */
  start: number;
  end: number;
  value: string;
  url: string;
  before: Node | null;
  after: Node | null;
  first: Node | null;
  last: Node | null;
}

export function node(type: Node['type'], start: number, end: number, value = ''): Node {
  return { type, start, end, value, url: '', before: null, after: null, first: null, last: null };
}

export function append(parent: Node, child: Node): Node {
  child.before = parent.last;
  child.after = null;
  if (parent.last) parent.last.after = child;
  else parent.first = child;
  parent.last = child;
  return child;
}

/** Takes a node out of its parent's list. */
export function remove(parent: Node, child: Node): void {
  if (child.before) child.before.after = child.after;
  else parent.first = child.after;
  if (child.after) child.after.before = child.before;
  else parent.last = child.before;
  child.before = null;
  child.after = null;
}

/** Moves what stands between two nodes (`to` null: to the end) into `into`, which takes its place just after `from`. */
export function enclose(parent: Node, from: Node, to: Node | null, into: Node): void {
  const first = from.after;
  const last = to ? to.before : parent.last;
  if (first && first !== to && last) {
    into.first = first;
    into.last = last;
    first.before = null;
    last.after = null;
  }
  into.before = from;
  into.after = to;
  from.after = into;
  if (to) to.before = into;
  else parent.last = into;
}

/** The finished nodes of a list, neighbouring texts joined. */
export function finished(parent: Node, spot: (start: number, end: number) => Spot): readonly Inline[] {
  const found: Inline[] = [];
  for (let at = parent.first; at; at = at.after) {
    if (at.type === 'text') {
      const parts = [at.value];
      const { start } = at;
      while (at.after?.type === 'text') {
        at = at.after;
        parts.push(at.value);
      }
      const value = parts.join('');
      if (value) found.push({ type: 'text', value, ...spot(start, at.end) });
      continue;
    }
    const place = spot(at.start, at.end);
    switch (at.type) {
      case 'code': case 'html': found.push({ type: at.type, value: at.value, ...place }); break;
      case 'break': case 'footnote': found.push({ type: at.type, ...place }); break;
      case 'image': found.push({ type: 'image', url: at.url, alt: plain(at), ...place }); break;
      case 'link': found.push({ type: 'link', url: at.url, children: finished(at, spot), ...place }); break;
      default: found.push({ type: at.type, children: finished(at, spot), ...place });
    }
  }
  return found;
}

/** The text of a node's content, marks off. */
function plain(parent: Node): string {
  let text = '';
  for (let at = parent.first; at; at = at.after) text += at.first ? plain(at) : at.value;
  return text;
}
