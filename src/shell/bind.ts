/** Puts inputs into code as references to environment variables, by the shell's syntax tree. */
import { parse } from 'unbash';
import type { SyntaxNode } from 'unbash';
import type { Slot } from '../model/procedure.ts';
import { unquoteHereDocument } from './bind/here-document.ts';
import { standsInJson } from './bind/in-json.ts';
import { leftOver, leftOverInText } from './bind/left-over.ts';
import { locate } from './bind/locate.ts';
import { maskSlots } from './bind/mask-slots.ts';
import { inFormat } from './bind/printf-format.ts';
import { filesRun } from './bind/files-run.ts';
import { nothingAgain, standsAsArgument, taintedVariables, parsedAgain } from './bind/second-parsing.ts';
import type { ReadAgain } from './bind/second-parsing.ts';
import { wayToWrite } from './bind/way-to-write.ts';

export type { ReadAgain } from './bind/second-parsing.ts';

export interface BoundCode {
  readonly code: string;
  /** Inputs whose value is read a second time, as shell, SQL or another language: their values must match `guardedPattern`. */
  readonly guarded: readonly string[];
  /** Inputs that begin a word among a command's arguments: a value with a leading `-` would be taken for an option. */
  readonly arguments: readonly string[];
  /** Inputs that stand in a text of JSON: their values may hold nothing that ends a string there. */
  readonly json?: readonly string[];
}

/** `left`: for a placeholder that nothing stands for, rather than for a place that takes no value. */
export type Bound = BoundCode | { readonly refused: string; readonly left?: true };

interface Replacement { readonly start: number; readonly end: number; readonly text: string }

/**
 * Replaces each slot of `source` by a reference to its environment variable, quoted as its context needs
 * (plain, double, single and `$'…'` quotes, heredocs, assignments, redirections, backticks), so that no value becomes shell text.
 * The environment holds a version without its `v`; a slot of the form `with-v` is written `v"${NAME}"` (see `normaliseAnswer`).
 * In the format of printf it becomes an argument of its own. Slots in comments are left alone. What cannot be bound safely is refused, with the reason for a person.
 * @param later what the document's other code reads again (`readAgain`): what is assigned to its variables and written into its files is guarded
 */
export function bindInputs(source: string, slots: readonly Slot[], later: ReadAgain = nothingAgain): Bound {
  const all = slots.toSorted((a, b) => a.start - b.start);
  const ordered = all.filter(({ form }) => form !== 'behind');
  const crossing = ordered.find((slot, i) => slot.start >= slot.end || slot.end > source.length || slot.start < (ordered[i - 1]?.end ?? 0) || /\n/.test(source.slice(slot.start, slot.end).replace(/^<[^<>]*>$/, '')));
  if (crossing) return { refused: `"${crossing.written}" cannot be told apart from what stands beside it` };
  const masked = maskSlots(source, ordered);
  const left = leftOver(masked);
  if (left !== null) return leftOpen(left);
  if (all.length === 0) return { code: source, guarded: [], arguments: [] };

  const script = parse(masked);
  const found = locate(script, masked, ordered);
  if ('refused' in found) return found;
  const here = readBy(script, masked);
  const again: ReadAgain = { variables: new Set([...later.variables, ...here.variables]), files: new Set([...later.files, ...here.files]) };
  const replacements: Replacement[] = [];
  const guarded = new Set<string>();
  const args = new Set<string>();
  const json = new Set<string>();
  const operands = new Map<number, string>();
  const hereDocuments = new Map<number, { slots: Slot[]; delimiter: readonly [number, number, string]; body: readonly [number, number] }>();
  // `TOKEN=`, to which the value is given.
  for (const slot of all.filter(({ form }) => form === 'behind')) {
    if (again.variables.has(slot.written.replace(/=$/, ''))) guarded.add(slot.input);
    replacements.push({ start: slot.end, end: slot.end, text: `"\${${slot.input}}"` });
  }
  for (const { slot, path } of found.located) {
    if (path === null) continue;
    const way = wayToWrite(path, slot, /(?<!\\)(?:\\\\)*\\$/.test(source.slice(Math.max(0, slot.start - 100), slot.start)));
    if ('refused' in way) return way;
    if (parsedAgain(path, slot, masked, again)) guarded.add(slot.input);
    if (standsInJson(path, masked, slot.start)) json.add(slot.input);
    const format = inFormat(path, slot, masked);
    if (format !== null && format !== 'guarded') {
      replacements.push({ start: slot.start, end: slot.end, text: slot.form === 'with-v' ? 'v%s' : '%s' });
      operands.set(format.argumentAt, `${operands.get(format.argumentAt) ?? ''} "\${${slot.input}}"`);
      continue;
    }
    if (format === 'guarded') guarded.add(slot.input);
    if (standsAsArgument(path, slot)) args.add(slot.input);
    if ('hereDocument' in way) {
      const entry = hereDocuments.get(way.hereDocument.body[0]) ?? { ...way.hereDocument, slots: [] };
      entry.slots.push(slot);
      hereDocuments.set(way.hereDocument.body[0], entry);
    } else replacements.push({ start: slot.start - (way.before ?? 0), end: slot.end + (way.after ?? 0), text: way.text });
  }
  for (const { slots: inside, delimiter, body } of hereDocuments.values()) {
    const rewritten = unquoteHereDocument(source, delimiter, body, inside);
    if ('refused' in rewritten) return rewritten;
    replacements.push(...rewritten.replacements);
  }
  for (const [at, text] of operands) replacements.push({ start: at, end: at, text });
  let code = source;
  for (const { start, end, text } of replacements.toSorted((a, b) => b.start - a.start)) code = code.slice(0, start) + text + code.slice(end);
  return { code, guarded: [...guarded], arguments: [...args], ...(json.size === 0 ? {} : { json: [...json] }) };
}

/** What this code reads a second time: variables (`$ID` in `psql -c "… $ID"`), files that it runs or takes in (`source .env`). */
export function readAgain(source: string, slots: readonly Slot[]): ReadAgain {
  const masked = maskSlots(source, slots);
  return readBy(parse(masked), masked);
}

const readBy = (script: SyntaxNode, masked: string): ReadAgain => ({ variables: taintedVariables(script, masked), files: filesRun(script) });

/**
 * The same for what is no shell (the fragment of an edit, SQL, Python): each slot becomes `${NAME}`, for the step's runner to put in as text.
 * Refused where the text itself holds such a mark already, since the two could not be told apart, and where a placeholder is left in it.
 */
export function bindFragment(source: string, slots: readonly Slot[]): Bound {
  const left = leftOverInText(maskSlots(source, slots));
  if (left !== null) return leftOpen(left);
  let code = source;
  for (const slot of slots.toSorted((a, b) => b.start - a.start)) {
    const mark = `\${${slot.input}}`;
    if (source.includes(mark) && slot.written !== mark) return { refused: `the text holds ${mark} itself` };
    code = `${code.slice(0, slot.start)}${slot.form === 'with-v' ? 'v' : ''}${mark}${code.slice(slot.end)}`;
  }
  return { code, guarded: [], arguments: [] };
}

/** A placeholder over two lines is named as one. */
const leftOpen = (left: string): Bound => ({ refused: `"${left.replace(/\s+/g, ' ')}" is left open: nobody knows what stands for it`, left: true });
