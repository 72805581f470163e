/** The contract's rule for a block that opens with a relative `cd`: it may mean the run's starting directory. */
import { isAbsolute, resolve } from 'node:path';
import { isDirectory } from '../world/files.ts';

/** Words before a `cd` that do not move: `set -e`, assignments, `export`, `echo`. */
const still = /^(?:set\s+[-+]|shopt\s|export\s|echo\s|:|[A-Za-z_][A-Za-z0-9_]*=\S*\s*$)/;

/**
 * The folder of a `cd` (or `pushd`) that a block opens with, references to inputs put in; null without one, or where it cannot be known
 * before it runs (other expansions, globs).
 * @param answers values by input name
 */
export function openingCd(code: string, answers: Readonly<Record<string, string>>): string | null {
  for (const line of code.split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#') || still.test(text)) continue;
    const found = /^(?:cd|pushd)\s+(?:--\s+)?((?:"[^"]*"|'[^']*'|[^\s;&|<>()"'])+)\s*(?:$|;|&&|#)/.exec(text);
    return found?.[1] === undefined ? null : plainWord(found[1], answers);
  }
  return null;
}

/** A word without its quotes; null where anything but an input's reference is expanded in it. */
function plainWord(word: string, answers: Readonly<Record<string, string>>): string | null {
  let known = true;
  const put = (text: string): string => text.replace(/\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?/g, (_, name: string) => {
    const value = answers[name];
    if (value === undefined) known = false;
    return value ?? '';
  });
  const parts = [...word.matchAll(/"([^"]*)"|'([^']*)'|([^"']+)/g)].map(([, double, single, bare]) => single ?? put(double ?? bare ?? ''));
  if (!known || /[*?[\]`\\{}$]|\$\(/.test(word.replace(/'[^']*'/g, '').replace(/\$\{[A-Za-z_][A-Za-z0-9_]*\}|\$[A-Za-z_][A-Za-z0-9_]*/g, ''))) return null;
  return parts.join('');
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
