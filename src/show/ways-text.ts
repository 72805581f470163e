/** What can be typed after a run has stopped. */
import { whole } from '../words/fit.ts';
import type { Say } from '../words/say.ts';

export interface Way {
  readonly what: 'retry' | 'skip' | 'accept' | 'undo' | 'own' | 'look' | 'was-done' | 'redo' | 'taken' | 'given' | 'exported' | 'go-on' | 'end' | 'if-so';
  readonly line: string;
}

/** What to type to go on, under one another. */
export function waysText(ways: readonly Way[], say: Say): readonly string[] {
  const wide = Math.max(...ways.map(({ what }) => say(`next.${what}`).length));
  return ways.map(({ what, line }) => whole(`  ${say(`next.${what}`).padEnd(wide)}  ${line}`));
}
