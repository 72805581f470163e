/** The contract's rule for a block that opens with a relative `cd`: it may mean the run's starting directory. */
import { isAbsolute, resolve } from 'node:path';
import { commandsOf } from '../shell/commands-of.ts';
import { cdTarget, knownValues, knownWords } from '../shell/known-words.ts';
import { isDirectory } from '../world/files.ts';

/** Commands before a `cd` that do not move and do nothing. */
const still: ReadonlySet<string | null | undefined> = new Set(['set', 'shopt', 'export', 'echo', ':']);

/**
 * The folder of a `cd` (or `pushd`) that a block opens with, references to inputs put in; null without one, or where it cannot be known
 * before it runs (other expansions, globs).
 * @param answers values by input name
 */
export function openingCd(code: string, answers: Readonly<Record<string, string>>): string | null {
  // Most blocks have none, and need not be parsed for it.
  if (!/(?:^|[\s;&])(?:cd|pushd)\s/.test(code)) return null;
  const values = knownValues(answers);
  for (const command of commandsOf(code).commands) {
    const words = knownWords(command, values);
    if (words[0] === 'cd' || words[0] === 'pushd') return command.sure ? (cdTarget(words) ?? null) : null;
    if (words.length > 0 && !still.has(words[0])) return null;
  }
  return null;
}

/** Where a step starts when that is not where the last one left off. */
export interface Start {
  readonly cwd: string;
  /** Which `cd` made it so, for event and record; null where it goes on where it stood. */
  readonly opening: string | null;
}

/**
 * @param here where the last step left off
 * @param start the run's starting directory
 * @param author the author's `cwd=`, relative to `start`
 */
export async function startOf(code: string, answers: Readonly<Record<string, string>>, here: string, start: string, author: string | null): Promise<Start> {
  if (author !== null) return { cwd: resolve(start, author), opening: null };
  const target = openingCd(code, answers);
  if (target === null || target === '' || target === '-' || target.startsWith('~') || isAbsolute(target) || here === start) return { cwd: here, opening: null };
  if (await isDirectory(resolve(here, target))) return { cwd: here, opening: null };
  return (await isDirectory(resolve(start, target))) ? { cwd: start, opening: target } : { cwd: here, opening: null };
}
