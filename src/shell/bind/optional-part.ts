/** Takes an optional part of a command apart: `[-o <org>]`, `[THREADS=<n>]`, `[--force]`: the operator fills it in or leaves it out. */
import { allMatches } from '../../model/all-matches.ts';

export interface OptionalPart {
  /** What stands before the value and goes with it: `-o `, `--tag=`, `THREADS=`; '' for a switch. */
  readonly lead: string;
  /** What is filled in, as written; of a switch the switch itself. */
  readonly inner: string;
  /** Nothing is filled in: the part is typed as it stands, or not at all. */
  readonly isSwitch: boolean;
}

const filled = /^\[((?:-{1,2}[A-Za-z][\w-]*[ =]|[A-Za-z_]\w*=))(<[^<>[\]\n]+>|[A-Z][A-Z0-9_-]*|[a-z][a-z0-9_-]*)\]$/;
const typedAsItStands = /^\[(-{1,2}[A-Za-z][\w.:=-]*)\]$/;

/** The part in its brackets taken apart, or null where the brackets hold something else (`[options]`, `[a | b]`, a test). */
export function optionalPart(written: string): OptionalPart | null {
  const value = filled.exec(written);
  if (value) return { lead: value[1] ?? '', inner: value[2] ?? '', isSwitch: false };
  const alone = typedAsItStands.exec(written)?.[1];
  return alone === undefined ? null : { lead: '', inner: alone, isSwitch: true };
}

/** Where optional parts stand in a shell text as words of their own: offsets, end exclusive. */
export function optionalParts(source: string): { readonly start: number; readonly end: number; readonly part: OptionalPart }[] {
  return allMatches(source, /(?<=\S[ \t]+)\[[^[\]\n]{2,80}\](?=\s|$)/g).flatMap((match) => {
    const part = optionalPart(match[0]);
    return part === null ? [] : [{ start: match.index, end: match.index + match[0].length, part }];
  });
}

/** How the shell writes the part: nothing where the value is empty. */
export function expansionOf(part: OptionalPart, name: string): string {
  const option = /^(\S+) $/.exec(part.lead)?.[1];
  return option === undefined ? `\${${name}:+"${part.lead}\${${name}}"}` : `\${${name}:+${option} "\${${name}}"}`;
}
