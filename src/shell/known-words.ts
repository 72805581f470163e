/** The words of a command as far as they are known without running it. */
import { posix } from 'node:path';
import type { Answers } from '../model/run.ts';
import type { SimpleCommand } from './commands-of.ts';

/** Variables whose values are known beforehand: the answers, and plain assignments seen on the way. */
export type KnownValues = ReadonlyMap<string, string>;

/** The answers as known values; secrets as well: what is made of them must not be shown. */
export function knownValues(answers: Answers): Map<string, string> {
  return new Map(Object.entries(answers));
}

/**
 * A word with the known variables put in (`~` as well, where `HOME` is known), or null where something in it is only known at run time
 * (another variable, a substitution, a pattern).
 */
export function knownWord(word: string, values: KnownValues): string | null {
  const filled = word.replace(/^~(?=\/|$)/, values.get('HOME') ?? '~').replace(/\$\{(\w+)\}|\$([A-Za-z_]\w*)/g, (whole, braced: string | undefined, bare: string | undefined) => values.get(braced ?? bare ?? '') ?? whole);
  return /[$`*?]|\[.*\]|^~|[{].*,.*[}]/.test(filled) ? null : filled;
}

/** `NAME=value` with a known value, or null. */
export function knownAssignment(assignment: string, values: KnownValues): readonly [name: string, value: string] | null {
  const at = assignment.indexOf('=');
  if (at < 1) return null;
  const value = knownWord(assignment.slice(at + 1).replace(/^(['"])(.*)\1$/s, '$2'), values);
  return value === null ? null : [assignment.slice(0, at), value];
}

/** All words of a command; an assignment that stands alone is kept in `values`. */
export function knownWords(command: SimpleCommand, values: Map<string, string>): readonly (string | null)[] {
  if (command.words.length === 0) {
    for (const assignment of command.assignments) {
      const known = knownAssignment(assignment, values);
      if (known) values.set(known[0], known[1]);
    }
  }
  return command.words.map((word) => knownWord(word, values));
}

/** `path` as seen from `folder`, absolute and normalised, without looking at the disk. */
export function resolvePath(folder: string, path: string): string {
  return posix.resolve(folder, path);
}

/** Where `cd` goes, options off (`-P`, `-L`, `--`; bash(1)); undefined for the home folder, null where it is not known. */
export function cdTarget(words: readonly (string | null)[]): string | null | undefined {
  const end = words.indexOf('--');
  return end > 0 ? words[end + 1] : words.slice(1).find((w) => w === null || w === '-' || !/^-[LPe@n]+$/.test(w));
}

/** The folder after a command that succeeded, where that is known from its text: `cd` moves, everything else stays. */
export function knownPathAfter(words: readonly (string | null)[], folder: string | null): string | null {
  if (words[0] !== 'cd' && words[0] !== 'pushd') return folder;
  const target = cdTarget(words);
  return folder === null || typeof target !== 'string' || target === '-' ? null : resolvePath(folder, target);
}
