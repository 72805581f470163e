/** Finds what is left open in a text (`…`, `...`, `[options]`), and commands that are another's with its parts filled in. */
import { maskPlaceholders } from '../../shell/mask.ts';
import { optionalParts } from '../../shell/bind/optional-part.ts';
import { knownPrograms } from '../../shell/programs.ts';
import { logicalLines, withoutComment, withoutHereDocuments } from '../../shell/logical-lines.ts';

const ellipsis = /(?<![.\w/…]|[\w-]<)(?:\.\.\.|…|\[\.\.\.\]|\[…\]|\(\.\.\.\)|\(…\))(?![.\w/…])/;

/** A command that is nothing but three words or more in angle brackets. */
const toldInWords = /^\s*<\p{L}[\p{L}'’,-]*(?:\s+[\p{L}'’,-]+){2,}>\s*$/u;

/** Quoted text off, same length: an ellipsis in a message is none. */
const withoutQuoted = (line: string): string => line.replace(/(["'])(?:\\.|(?!\1).)*\1/g, (q) => '_'.repeat(q.length));

/** The part of a command line that is left out, as written, or null. An ellipsis as a whole value (`KEY=…`, `--to …`) is a placeholder. */
export function leftOpen(command: string): string | null {
  // "<install it and activate it>": what is to be done, told in words where the command should stand.
  const told = toldInWords.exec(command);
  if (told) return told[0].trim();
  const flat = withoutQuoted(withoutComment(command.replace(/\\\n/g, ' ')));
  const match = ellipsis.exec(flat);
  // What a shell or an interpreter is to run, a request's body or the rest of a connection's settings stands in quotes and is left out.
  if (!match) return /\s['"]\{\s*(?:\.\.\.|…)\s*\}['"]|\s-l?[ce]\s+(['"])(?:\.\.\.|…)\1|(?<=["']|;)\w[\w ]*=[^"'\n;]*;\s?(?:\.\.\.|…)(?=["'])/.exec(command)?.[0].trim() ?? null;
  const before = flat.slice(0, match.index);
  if (/[=:]\s?$|[a-z]@$/.test(before) || /(?:[^\s$][({]|[[,])$/.test(before)) return null;
  if (/(?:^|\s)--?[\w-]+\s+$/.test(before) && flat.slice(match.index + match[0].length).trim() !== '') return null;
  if (/(?:^|\s)--[\w-]+\s+$/.test(before)) return null;
  return match[0];
}

const synopsisPart = /(?:^|\s)\[(?:-{1,2}[\w-]+[^\]\n]*|(?:global |command |sub-?)?(?:options?|opts|flags?|arg(?:ument)?s?|commands?|subcommands?|params?|parameters?)(?:\.\.\.|…)?|(?:OPTIONS?|FLAGS?|ARGS?|COMMANDS?)(?:\.\.\.|…)?|[\w<>-]+(?:\.\.\.|…))\]|\s\[[\w-]+\]\.\.\.|\s<(?:sub)?command>\s+(?:\[|<(?:args?|options?|flags?))/;

/** `[start|stop|status]`: what a service can be told, as its manual writes it; nobody does one of them for all times. */
const actions = /\s\[(?=[^\]]*\b(?:start|stop|restart|status|reload|enable|disable|up|down)\b)\s*[a-z-]+(?:\s*\|\s*[a-z-]+)+\s*\](?=\s|$)/;

/** Parts of a command that may be left out are filled in or not; more than one that is only typed or not is a manual's way of writing. */
function withoutOptionalParts(command: string): string {
  const parts = optionalParts(command);
  if (parts.length === 0 || parts.filter((p) => p.part.isSwitch).length > 1) return command;
  let rest = command;
  for (const { start, end } of parts.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  return rest;
}

/** The part that makes a line a synopsis, or null. `described`: the text around shows how commands are written. */
/** `log-level debug|info|warn`: one of them; of a pipe the parts are programs. */
function oneOf(command: string): string | null {
  const match = /\s(?<!["'][^"']*)([a-z][a-z-]*(?:\|[a-z][a-z-]*)+)(?=\s*$)/.exec(command);
  const parts = match?.[1]?.split('|') ?? [];
  return parts.length > 2 && !parts.some((p) => knownPrograms.has(p)) ? parts.join('|') : null;
}

export function synopsisOf(given: string, described = false): string | null {
  const command = withoutHereDocuments(given);
  const flat = described ? withoutComment(command) : withoutOptionalParts(withoutComment(command));
  if (/^\s*usage:\s/i.test(flat)) return 'usage:';
  if (/(?:^|[;&|]\s*)(?:\[\s|\[\[|test\s)/.test(flat.trim())) return null;
  const match = actions.exec(withoutQuoted(command)) ?? synopsisPart.exec(withoutQuoted(flat)) ?? /\s\{[a-z-]+(?:\|[a-z-]+)+\}(?=\s|$)/.exec(withoutQuoted(flat));
  return match ? match[0].trim() : oneOf(withoutQuoted(flat));
}

/** Rough forms of something to fill in; the placeholders themselves are found elsewhere. */
const blank = /<[^<>\n]+>|\$\{?[A-Z]\w*|(?<![$\w]){[a-z_-]+}|\[[a-z]+[-_ ][a-z_ -]+\]|\[[A-Z][A-Z _-]+\]|\b(?:your|YOUR|my|MY|votre|VOTRE|mon)[-_]\w+|\b[A-Z]{2,}_[A-Z_]+\b|\b(?!\w*__)[a-z]+(?:_[a-z]+)*_(?:name|id|ip|key|host|path|version|user|namespace|node|pod)\b|\{\{?\s*[\w.-]+\s*\}?\}|\bX(?:\.[XYZ]){1,2}\b|\bx\.y\.z\b|\bxxx+\b|(?:^|\s)(?:-n|--namespace|--user|--host) (?:namespace|user|host)\b/;

/** Whether a text has something to fill in. */
export const placeheld = (text: string): boolean => blank.test(text);

/** The commands of `text` as words; of a transcript those with a prompt. */
function commandsOf(text: string): string[][] {
  const lines = logicalLines(text).filter((l) => l.kind === 'command').map((l) => l.text.trim());
  const typed = lines.filter((l) => /^\$>?\s/.test(l));
  return (typed.length ? typed : lines).map((l) => withoutComment(maskPlaceholders(l)).trimEnd().replace(/^\$>?\s+/, '').split(/\s+/));
}

/** The variable that a command sets, or null. */
const keyOf = (words: readonly string[]): string | null => /^([A-Za-z_]\w*)=/.exec((words[0] === 'export' ? words[1] : words[0]) ?? '')?.[1] ?? null;

/**
 * True where the block is the commands of the one above with their parts filled in: as many, each with the same first two words, blanks
 * above and none here.
 * @param some an example is announced: it may be of those commands alone that have blanks
 */
export function isSpecimenOf(text: string, template: string, some = false): boolean {
  const here = commandsOf(text);
  const all = commandsOf(template);
  // Where one goes before is not said again.
  const told = all.length > 1 && all.length > here.length ? all.filter((c) => c[0] !== 'cd') : all;
  const part = some && here.length < told.length;
  const there = part ? here.map((own) => told.find((words) => blank.test(words.join(' ')) && own[0] === words[0] && own[1] === words[1])).filter((words) => words !== undefined) : told;
  if (!here.length || !there.length || !blank.test(template) || blank.test(here.flat().join(' ').replace(/(?<!\S)[A-Z_]\w*=/g, ''))) return false;
  // Output that stands below a single filled-in command without a prompt is no second command.
  if ((part || there.length > 1) && here.length !== there.length) return false;
  return there.every((words, i) => {
    const own = here[i] ?? [];
    const setsSame = keyOf(words) !== null && keyOf(own) === keyOf(words);
    const same = setsSame || own.join(' ') === words.join(' ') || own.length > 1 && own[0] === words[0] && (own[1] === words[1] || (own[1] ?? '').startsWith('-') && own[2] === words[2] || words.length > 1 && blank.test(words[1] ?? ''));
    return same && Math.abs(own.length - words.length) <= 3;
  });
}
