/** Finds neighbouring blocks that are one command, once with more words: with an option more, for a part alone. Of such variations one is done. */
import { worst } from '../../model/effect.ts';
import type { Piece } from '../../model/document.ts';
import { effectsOf } from '../../shell/effects-of.ts';
import { logicalLines } from '../../shell/logical-lines.ts';
import type { BlockReading, Readings } from '../reading.ts';
import type { Branch } from './branch.ts';
import { oneWithMore, wordsOf } from './one-with-more.ts';

/** The paragraph between goes on: what stands under it comes after what stands above. */
const goesOn = /^\W*(?:then|next|now|finally|lastly|after|afterwards|once|when|later|repeat|again|puis|ensuite|enfin|maintenant|apr[eè]s|une fois|quand|de nouveau)(?!\p{L})/iu;
/** What stands under it is done where the other did not go well, or beside it where somebody wants it: it is no other way. */
const instead = /^\W*(?:(?:if|when|should|in case|si|s['’]|quand|lorsque?|en cas)(?!\p{L})[^.:]{0,60}(?<!\p{L})(?:fail(?:s|ed|ure)?|does(?: not|n['’]t) (?:work|help|start|succeed)|do(?: not|n['’]t) work|did(?: not|n['’]t)|errors?|goes wrong|[eé]choue(?:nt|r)?|[eé]chec|ne (?:marche|fonctionne|suffit|passe|d[eé]marre)|erreur|probl[eè]me)(?!\p{L})|optional(?:ly)?(?!\p{L})|optionnel(?:lement)?(?!\p{L})|facultati(?:f|vement)(?!\p{L})|en option(?!\p{L})|[eé]ventuellement(?!\p{L}))/iu;
/** The paragraph between says that the command below is the one above, as it may be typed as well. */
const again = /(?<!\p{L})(?:for example|for instance|e\.g\.|equivalent(?:ly)?|(?:can|may|could) also be|par exemple|p\. ?ex\.|équivalente?|peu(?:t|vent) (?:aussi|également) être)(?![\p{L}])[^.!?]*[:：]\s*$/iu;
/** What is added, and no other way to add the same: each of them is another package, another file. */
const adds = /^(?:install|add|apply|create|get|cp|pull|push|enable|start|stop|restart|set|delete|remove)$/;
const longestLabel = 60;

/**
 * Groups of blocks with nothing else to do between them, whose only commands that are not in both are one command and the same with
 * more words. Both change something: to look twice harms nobody. Counted over 490 documents: 20 groups, 16 labelled so; the others do the same thing twice as well.
 * @param taken pieces that are of a choice already
 */
export function variedBlocks(pieces: readonly Piece[], readings: Readings, taken: ReadonlySet<number>): Branch[][] {
  const active = new Map<number, BlockReading | null>([
    ...readings.spans.filter((s) => s.role === 'run').map((s): [number, null] => [s.index, null]),
    ...readings.blocks.filter((b) => b.role === 'script' || b.role === 'edit').map((b): [number, null] => [b.index, null]),
    ...readings.blocks.filter((b) => b.role === 'run' || b.role === 'transcript').map((b): [number, BlockReading] => [b.index, b]),
  ]);
  const groups: Branch[][] = [];
  /** The blocks of the group that is open: one more may be a variation of any of them. */
  let open: BlockReading[] = [];
  let apart = false;
  let told = false;
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'prose') told = again.test(piece.text.replace(/\([^()]*\)/g, ' '));
    if (piece.kind === 'heading' || (piece.kind === 'prose' && ((piece.shape === 'item' && piece.ordered) || goesOn.test(piece.text) || instead.test(piece.text)))) apart = true;
    if (!active.has(index)) continue;
    const here = taken.has(index) ? null : active.get(index) ?? null;
    const pairs = here === null || apart ? [] : open.map((above) => [above, oneCommand(above, here, told)] as const);
    const [above, pair] = pairs.find(([, found]) => found !== null) ?? [];
    if (here !== null && above !== undefined && pair !== undefined && pair !== null) {
      if (open.length > 1) groups.at(-1)?.push(variation(here, pair[1]));
      else groups.push([variation(above, pair[0]), variation(here, pair[1])]);
      open.push(here);
    } else open = here === null ? [] : [here];
    apart = false;
  }
  return groups.filter((group) => new Set(group.map((v) => v.variant.key)).size === group.length).map(toldApart);
}

/** Long commands of which beginning and end are the same are told apart by the words that only they have. */
function toldApart(group: readonly Branch[]): Branch[] {
  if (new Set(group.map((v) => v.variant.label)).size === group.length) return [...group];
  return group.map((v) => {
    const own = v.variant.key.split(' ').filter((w) => !group.every((other) => other.variant.key.split(' ').includes(w))).join(' ').slice(0, longestLabel);
    return own === '' ? v : { ...v, variant: { ...v.variant, label: own }, seen: own };
  });
}

/** `tool do this` and `tool do that`: one program, one thing that it does, and half of the rest as well. */
function sameHead(one: readonly string[], other: readonly string[]): boolean {
  const [program, does] = one;
  if (does === undefined || program !== other[0] || does !== other[1] || does.startsWith('-') || adds.test(does)) return false;
  return one.length > 2 && other.length > 2 && one.filter((w) => other.includes(w)).length >= Math.min(one.length, other.length) / 2;
}

/**
 * The one command of each that is not in both, where the words of the one are all in the other; else null.
 * @param told the text between says that it is the same again: then it has to begin as the other does
 */
function oneCommand(above: BlockReading, here: BlockReading, told: boolean): readonly [string, string] | null {
  const [first, second] = [commandsOf(above), commandsOf(here)];
  const [one, ...more] = first.filter((c) => !second.includes(c));
  const [other, ...others] = second.filter((c) => !first.includes(c));
  if (one === undefined || other === undefined || more.length + others.length > 0) return null;
  if (!(oneWithMore(wordsOf(one), wordsOf(other)) || (told && sameHead(wordsOf(one), wordsOf(other)))) || looksFirst(wordsOf(one)) !== looksFirst(wordsOf(other))) return null;
  return [one, other].some((c) => worst(effectsOf(c).map((e) => e.effect)) === 'read') ? null : [one, other];
}

/** A look at what the same command would do is taken before it, not in its place. */
const looksFirst = (words: readonly string[]): boolean => words.some((w) => /^--(?:dry-?run|check|check-only|diff|what-?if|no-?op|simulate|just-print)(?:=|$)/.test(w));

const commandsOf = ({ source }: BlockReading): string[] => logicalLines(source).filter((l) => l.kind === 'command').map((l) => wordsOf(l.text).join(' '));

function variation({ index, block }: BlockReading, command: string): Branch {
  // What tells a long command from the same with more words stands at its end as often as not.
  const label = command.length <= longestLabel ? command : `${command.slice(0, longestLabel / 2)}…${command.slice(-longestLabel / 2)}`;
  return { variant: { kind: 'option', key: command, label, rest: '' }, pieces: [index], line: block.place.line, seen: label };
}
