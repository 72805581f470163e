/** Values that one way of a choice gives a variable and another gives otherwise: whoever chooses has said them. What is secret is asked for all the same. */
import { allMatches } from '../../model/all-matches.ts';
import type { Alternatives } from '../reading.ts';
import type { Candidate, Code } from './candidate.ts';
import { kindOf } from './kind-of.ts';

const assignment = /(?:^|[\s;&])([A-Za-z_]\w*)=("[^"\n]*"|'[^'\n]*'|[^\s;&]+)/gm;

/** The candidates without the literals that a choice settles. */
export function withoutChosen(found: Map<Code, Candidate[]>, { when }: Alternatives): void {
  const given = new Map<string, Set<string>>();
  const places: { readonly code: Code; readonly key: string; readonly start: number; readonly end: number }[] = [];
  for (const code of found.keys()) {
    const choices = code.shell ? Object.keys(when.get(code.reading.index) ?? {}) : [];
    if (choices.length > 0) for (const { 0: all, 1: name = '', 2: value = '', index } of allMatches(code.source, assignment)) for (const choice of kindOf(name, name) === 'secret' ? [] : choices) {
      const key = `${choice} ${name}`;
      given.set(key, (given.get(key) ?? new Set()).add(value));
      places.push({ code, key, start: index + all.length - value.length, end: index + all.length });
    }
  }
  for (const { code, key, start, end } of places) if ((given.get(key)?.size ?? 0) > 1) found.set(code, (found.get(code) ?? []).filter((c) => c.source !== 'example' || c.start < start || c.end > end));
}
