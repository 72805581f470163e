/** Variables that the document's own commands set to something else than one value that is filled in: an input of that name would be another thing once they have run. */
import { allMatches } from '../../model/all-matches.ts';
import { setsVariable, takesVariablesIn, variablesSetIn } from '../../shell/variables.ts';
import type { Candidate, Code } from './candidate.ts';

/** `HOST=db.<host>.example`, `APP=$(basename "$PWD")`, `for ROOM in …`: not `HOST=<host>` and `HOST=${HOST:-<host>}`, which hand the value on. */
export function variablesSetOtherwise(found: ReadonlyMap<Code, readonly Candidate[]>): ReadonlySet<string> {
  // What stands in a file counts where a command takes one in.
  const takenIn = [...found.keys()].some((code) => code.shell && takesVariablesIn(code.source));
  const others = new Set<string>();
  for (const [code, candidates] of found) {
    if (!code.shell && !takenIn) continue;
    const set = new Set<string>();
    variablesSetIn(code.source, set);
    if (set.size === 0 && !code.source.includes('unset')) continue;
    // `v1.2` of the value `1.2` is another one; `TOKEN=` is written before its value.
    const ends = new Map(candidates.flatMap(({ start, end, form }) => (form === 'with-v' || form === 'optional' ? [] : [[form === 'behind' ? end : start, end] as const])));
    const named = new Set<string>();
    for (const { 0: written, 1: name = '', 2: opening = '', index } of allMatches(code.source, /(?<![\w$\-.])([A-Za-z_]\w*)\+?=(?!=)(["']?(?:\$\{\1:?-["']?)?)/g)) {
      if (!set.has(name)) continue;
      named.add(name);
      const value = index + written.length;
      const end = ends.get(value) ?? ends.get(value - opening.length);
      if (end === undefined || written.includes('+=') || !/^["']?(?:[\s;&|)}]|$)/.test(code.source.slice(end, end + 2))) others.add(name);
    }
    // `for`, `read`; what is taken away is nothing
    for (const { 1: names = '' } of allMatches(code.source, /(?:^|[;&|\s])unset\s+(?:-\w\s+)?([A-Za-z_][\w ]*)/g)) for (const name of names.trim().split(/\s+/)) others.add(name);
    for (const name of set) if (!named.has(name)) others.add(name);
  }
  return others;
}

/** Whether the commands use the variable before they set it, or as they do (`TAG=${TAG:-a}`): it is the one that is given to them. */
export function isUsedFirst(codes: Iterable<Code>, name: string): boolean {
  for (const { source } of codes) {
    const used = source.search(new RegExp(`\\$\\{?${name}(?!\\w)`));
    const set = setsVariable(source, name) ? new RegExp(`(?<![\\w$\\-.])${name}\\+?=\\S*|$`).exec(source) : null;
    if (used >= 0 && (set === null || used < set.index + set[0].length)) return true;
    if (set !== null) return false;
  }
  return false;
}
