/**
 * Cuts a block between the look that prints a value and the first command that needs it: "# list them" `snapshots list`, "# restore one" `snapshots restore <id>`.
 * Run as one piece the value would have to be known before the look; as steps of their own it is asked for when it has been seen.
 */
import { effectsOf } from '../../shell/effects-of.ts';
import { logicalLines } from '../../shell/logical-lines.ts';
import { maskPlaceholders } from '../../shell/mask.ts';
import { parseShell } from '../../shell/parse-shell.ts';
import type { CommandUnit } from '../../model/procedure.ts';
import type { BlockPart } from './block-part.ts';
import { ofOneShell } from './parts-that-destroy.ts';

/** Words of commands that list what there is; what they print goes to the screen and nowhere else. */
const lists = /(?:^|[\s/:-])(?:ls|list|lists|ps|get|log|history|images|show|tag|tags|branch|find|search|query|reflog|snapshots|who|status|lsblk|blkid|lsof|ss|netstat|du|df|grep|egrep|zgrep|activity|releases|revisions|backups|describe-[\w-]+|list-[\w-]+|-l|-L|--list)(?=\s|$)/;
const elsewhere = /(?:^|[^<>&=-])>(?!&)|\$\(|`|^\s*\w+=\S*\s*$|\|\s*(?:tee|xargs|bash|sh)\b/;

/** A longer block is no piece of a procedure that a person follows look by look. */
const mostLines = 200;

/** Whether a command shows what there is, and changes nothing. */
function looks(command: string): boolean {
  const masked = maskPlaceholders(command);
  return lists.test(masked) && !elsewhere.test(masked) && effectsOf(command).every((e) => e.effect === 'read');
}

/** More of them are no procedure that a person follows look by look. */
const mostCuts = 60;

/**
 * Cuts the blocks of a document, in their order.
 * @returns the parts of a unit in order, every line in one of them, a later one called by its comment; null where it is not cut. With `whole` it is only taken note of
 */
export function looksFirst(): (unit: CommandUnit, whole: boolean) => readonly BlockPart[] | null {
  /** What commands before the block need. */
  const known = new Set<string>();
  let left = mostCuts;
  return (unit, whole) => {
    const parts = left > 0 && !whole ? partsOf(unit, known) : null;
    left -= (parts?.length ?? 1) - 1;
    for (const { input } of unit.slots) known.add(input);
    return parts;
  };
}

function partsOf({ source, slots, opens, typed }: CommandUnit, known: ReadonlySet<string>): readonly BlockPart[] | null {
  if (slots.length === 0 || opens !== undefined || typed !== undefined || ofOneShell.test(source)) return null;
  const lines = source.split('\n');
  if (lines.length > mostLines) return null;
  const offsets = lines.map(((at) => (line: string) => (at += line.length + 1) - line.length - 1)(0));
  const asked = new Set<string>();
  const cuts: { readonly from: number; readonly title: string }[] = [];
  let looked = false;
  let end = 0;
  let comment = '';
  for (const line of logicalLines(source)) {
    // What stands on the line of the look is said of the look.
    if (line.kind !== 'command') { if (line.kind === 'comment' && comment === '') comment = line.text.replace(/^\s*#+\s*/, '').trim(); continue; }
    const [from, to] = [offsets[line.start] ?? 0, offsets[line.end] ?? Infinity];
    const own = slots.filter((s) => s.start >= from && s.end <= to).map((s) => s.input);
    if (looked && own.some((name) => !known.has(name) && !asked.has(name))) cuts.push({ from: end, title: comment });
    for (const name of own) asked.add(name);
    looked = looks(line.text);
    end = line.end;
    comment = '';
  }
  if (cuts.length === 0) return null;
  const starts = [{ from: 0, title: '' }, ...cuts];
  const parts = starts.map(({ from, title }, i) => ({ variant: null, from, to: starts[i + 1]?.from ?? lines.length, ...(title === '' ? {} : { title }) }));
  return parts.some((p) => parseShell(maskPlaceholders(lines.slice(p.from, p.to).join('\n')))?.errors !== undefined) ? null : parts;
}
