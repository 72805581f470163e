/** Finds what is left open in a text (`…`, `...`, `[options]`), and commands that are another's with its parts filled in. */
import { maskPlaceholders } from '../../shell/mask.ts';
import { logicalLines, withoutComment } from '../../shell/logical-lines.ts';

const ellipsis = /(?<![.\w/…])(?:\.\.\.|…|\[\.\.\.\]|\[…\]|\(\.\.\.\)|\(…\))(?![.\w/…])/;

/** Quoted text off, same length: an ellipsis in a message is none. */
const withoutQuoted = (line: string): string => line.replace(/(["'])(?:\\.|(?!\1).)*\1/g, (q) => '_'.repeat(q.length));

/** The part of a command line that is left out, as written, or null. An ellipsis as a whole value (`KEY=…`, `--to …`) is a placeholder. */
export function leftOpen(command: string): string | null {
  const flat = withoutQuoted(withoutComment(command.replace(/\\\n/g, ' ')));
  const match = ellipsis.exec(flat);
  if (!match) return null;
  const before = flat.slice(0, match.index);
  if (/[=:]\s?$/.test(before) || /[([{,]$/.test(before)) return null;
  if (/(?:^|\s)--?[\w-]+\s+$/.test(before) && flat.slice(match.index + match[0].length).trim() !== '') return null;
  if (/(?:^|\s)--[\w-]+\s+$/.test(before)) return null;
  return match[0];
}

const synopsisPart = /(?:^|\s)\[(?:-{1,2}[\w-]+[^\]\n]*|(?:global |command |sub-?)?(?:options?|opts|flags?|arg(?:ument)?s?|commands?|subcommands?|params?|parameters?)(?:\.\.\.|…)?|(?:OPTIONS?|FLAGS?|ARGS?|COMMANDS?)(?:\.\.\.|…)?|[\w<>-]+(?:\.\.\.|…))\]|\s\[[\w-]+\]\.\.\.|\s<(?:sub)?command>\s+(?:\[|<(?:args?|options?|flags?))/;

/** The part that makes a line a synopsis, or null. */
export function synopsisOf(command: string): string | null {
  const flat = withoutComment(command);
  if (/^\s*usage:\s/i.test(flat)) return 'usage:';
  if (/(?:^|[;&|]\s*)(?:\[\s|\[\[|test\s)/.test(flat.trim())) return null;
  const match = synopsisPart.exec(withoutQuoted(flat)) ?? /\s\{[a-z-]+(?:\|[a-z-]+)+\}(?=\s|$)/.exec(withoutQuoted(flat));
  return match ? match[0].trim() : null;
}

/** Rough forms of something to fill in; the placeholders themselves are found elsewhere. */
const blank = /<[^<>\n]+>|\[[A-Z][A-Z _-]+\]|\b(?:your|YOUR|my|MY|votre|VOTRE|mon)[-_]\w+|\b[A-Z]{2,}_[A-Z_]+\b|\b(?!\w*__)[a-z]+(?:_[a-z]+)*_(?:name|id|ip|key|host|path|version|user|namespace|node|pod)\b|\{\{?\s*[\w.-]+\s*\}?\}|\bX(?:\.[XYZ]){1,2}\b|\bx\.y\.z\b|\bxxx+\b|(?:^|\s)(?:-n|--namespace|--user|--host) (?:namespace|user|host)\b/;

/** The first command of `text` as words, or null for none. */
function firstCommand(text: string): string[] | null {
  const line = logicalLines(text).find((l) => l.kind === 'command');
  return line ? maskPlaceholders(line.text).trim().replace(/^\$>?\s+/, '').split(/\s+/) : null;
}

/**
 * True where the block is the command of the one above with its parts filled in: one command each, the same first two words, blanks
 * above and none here.
 */
export function isSpecimenOf(text: string, template: string): boolean {
  const here = firstCommand(text);
  const there = firstCommand(template);
  if (!here || !there || here.length < 2) return false;
  if (!blank.test(template) || blank.test(here.join(' '))) return false;
  const same = here[0] === there[0] && (here[1] === there[1] || /^-/.test(here[1] ?? '') && here[2] === there[2]);
  return same && logicalLines(template).filter((l) => l.kind === 'command').length === 1 && Math.abs(here.length - there.length) <= 3;
}
