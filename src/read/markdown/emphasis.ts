/** Emphasis, strong emphasis and deletions: which runs of `*`, `_` and `~` belong together (CommonMark's algorithm, linear in the runs). */
import { type Node, enclose, node, remove } from './inline-nodes.ts';

export interface Run {
  readonly mark: string;
  /** As written, and what is left of it. */
  readonly size: number;
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly node: Node;
  before: Run | null;
  after: Run | null;
}

const blank = /\s/u;
const sign = /[\p{P}\p{S}]/u;

/** What stands beside a run: 1 for a blank or nothing, 2 for punctuation, 0 for anything else. */
function classOf(character: string): 0 | 1 | 2 {
  if (character === '') return 1;
  const code = character.charCodeAt(0);
  if (code < 128) return code <= 32 ? 1 : /\w/.test(character) && character !== '_' ? 0 : 2;
  return blank.test(character) ? 1 : sign.test(character) ? 2 : 0;
}

/** Whether a run may open and close, by the characters on both sides (as micromark has it: marks beside marks may always). */
export function flanks(mark: string, before: string, after: string): { readonly opens: boolean; readonly closes: boolean } {
  const left = classOf(before);
  const right = classOf(after);
  const marks = mark === '~' ? '' : '*_~';
  const opens = right === 0 || (right === 2 && left !== 0) || (after !== '' && marks.includes(after));
  const closes = left === 0 || (left === 2 && right !== 0) || (before !== '' && marks.includes(before));
  return mark === '_' ? { opens: opens && (left !== 0 || !closes), closes: closes && (right !== 0 || !opens) } : { opens, closes };
}

function takeOut(run: Run): void {
  if (run.before) run.before.after = run.after;
  if (run.after) run.after.before = run.before;
}

/** Runs that may not match, since three in a row would be read in two ways ("rule of three"). */
function odd(opener: Run, closer: Run): boolean {
  return (closer.opens || opener.closes) && closer.size % 3 !== 0 && (opener.size + closer.size) % 3 === 0;
}

/**
 * Pairs the runs above `bottom` (null: all) up to `top`, and takes them off the list.
 * @param parent whose list the runs stand in
 */
export function pairRuns(parent: Node, top: Run | null, bottom: Run | null): void {
  if (top === bottom) return;
  let closer: Run | null = top;
  while (closer && closer.before !== bottom) closer = closer.before;
  // How far down no opener was found for such a closer: nobody looks there again.
  const searched = new Map<string, Run | null>();
  while (closer) {
    if (!closer.closes) {
      closer = closer.after;
      continue;
    }
    const key: string = closer.mark === '~' ? `~${closer.size}` : `${closer.mark}${closer.opens ? 3 : 0}${closer.size % 3}`;
    const end: Run | null = searched.has(key) ? (searched.get(key) ?? null) : bottom;
    let opener: Run | null = closer.before;
    while (opener && opener !== bottom && opener !== end && !(opener.mark === closer.mark && opener.opens && (closer.mark === '~' ? opener.size === closer.size : !odd(opener, closer)))) opener = opener.before;
    if (!opener || opener === bottom || opener === end) {
      searched.set(key, closer.before);
      const next: Run | null = closer.after;
      if (!closer.opens) takeOut(closer);
      closer = next;
      continue;
    }
    const used: number = closer.mark === '~' ? closer.size : closer.left >= 2 && opener.left >= 2 ? 2 : 1;
    opener.left -= used;
    closer.left -= used;
    opener.node.value = opener.node.value.slice(used);
    closer.node.value = closer.node.value.slice(used);
    opener.node.end -= used;
    closer.node.start += used;
    enclose(parent, opener.node, closer.node, node(closer.mark === '~' ? 'deleted' : used === 2 ? 'strong' : 'emphasis', opener.node.end, closer.node.start));
    opener.after = closer;
    closer.before = opener;
    if (opener.left === 0) {
      remove(parent, opener.node);
      takeOut(opener);
    }
    if (closer.left === 0) {
      const next: Run | null = closer.after;
      remove(parent, closer.node);
      takeOut(closer);
      closer = next;
    }
  }
}
