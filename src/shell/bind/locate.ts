/** Finds for each slot the nodes of the syntax tree that it stands in. */
import { forEachChild } from 'unbash';
import type { ParsedScript, SyntaxNode } from 'unbash';
import type { Slot } from '../../model/procedure.ts';

/** A slot with the nodes around it, outermost first; null for a slot in a comment. */
export interface Located {
  readonly slot: Slot;
  readonly path: readonly SyntaxNode[] | null;
}

/** Offsets of the text that a node's positions index → offsets of the whole source; null where they are the same. */
type Offsets = readonly number[] | null;

/**
 * @param script the tree of `masked`; `slots` in the order of the text
 * @returns where each slot stands, or a refusal: a syntax error, or a slot that is no part of any word
 */
export function locate(script: ParsedScript, masked: string, slots: readonly Slot[]): { readonly located: readonly Located[] } | { readonly refused: string } {
  const deepest = new Map<Slot, readonly SyntaxNode[]>();
  let error: string | null = null;
  const visit = (node: SyntaxNode, above: readonly SyntaxNode[], offsets: Offsets): void => {
    const path = [...above, node];
    if (node.type === 'Script') {
      if (node.errors?.length) error ??= node.errors[0]?.message ?? 'syntax error';
      if (node.source !== undefined) offsets = decodedOffsets(node.source, above.at(-1), masked, offsets);
    }
    const start = offsets ? offsets[node.pos] : node.pos;
    const end = offsets ? offsets[node.end] : node.end;
    if (start !== undefined && end !== undefined) {
      for (let i = firstFrom(slots, start); i < slots.length; i++) {
        const slot = slots[i]!;
        if (slot.end > end) break;
        if (path.length > (deepest.get(slot)?.length ?? 0)) deepest.set(slot, path);
      }
    }
    forEachChild(node, (child) => visit(child, path, offsets));
  };
  visit(script, [], null);
  if (error !== null) return { refused: `the shell's grammar does not hold here: ${error}` };
  const located: Located[] = [];
  for (const slot of slots) {
    const path = deepest.get(slot) ?? [];
    if (path.some(isText)) located.push({ slot, path });
    else if (inComment(masked, slot.start)) located.push({ slot, path: null });
    else return { refused: `"${slot.written}" stands where no value can` };
  }
  return { located };
}

/** Index of the first of the ordered slots that begins at `start` or later. */
function firstFrom(slots: readonly Slot[], start: number): number {
  let low = 0;
  for (let high = slots.length; low < high;) {
    const middle = (low + high) >> 1;
    if (slots[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a node is a piece of text that a value may stand in. */
function isText(node: SyntaxNode): boolean {
  return node.type === 'Word' || node.type === 'HereDocBody' || node.type === 'HereDocDelimiter' || node.type === 'ArithmeticWord' || node.type === 'ArithmeticCommand';
}

function inComment(source: string, at: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  return /(?:^|[\s;&|()])#/.test(line);
}

/** The script in backticks with escapes in it is parsed from its decoded text: maps that text's offsets back, or gives [] where it cannot. */
function decodedOffsets(decoded: string, around: SyntaxNode | undefined, masked: string, offsets: Offsets): Offsets {
  if (around?.type !== 'CommandExpansion' || offsets !== null) return [];
  const map: number[] = [];
  let at = around.pos + 1;
  let text = '';
  while (at < around.end - 1) {
    const escape = masked[at] === '\\' && /[\\$`"]/.test(masked[at + 1] ?? '') && (masked[at + 1] !== '"' || decoded[text.length] === '"');
    if (escape) at += 1;
    map.push(at);
    text += masked[at] ?? '';
    at += 1;
  }
  map.push(around.end - 1);
  return text === decoded ? map : [];
}
