/** Answers of the first look at a document (`lookOver`) for the reading after it, which asks most of them again: most sections keep the role that they seemed to have. */
import type { Context } from '../reading.ts';

/**
 * For one question: takes what was said under a key before, or says it now and keeps it. It is kept with a document's context, as long as all else that
 * answers depend on (`given`) is the same, and given out once: there are two looks.
 */
export function keptAnswers<Answer>(): (context: Context, ...given: readonly unknown[]) => (key: string, answer: () => Answer) => Answer {
  const kept = new WeakMap<Context, { readonly given: readonly unknown[]; readonly answers: Map<string, Answer> }>();
  return (context, ...given) => {
    let known = kept.get(context);
    if (!known?.given.every((g, i) => g === given[i])) kept.set(context, known = { given, answers: new Map() });
    const { answers } = known as { readonly answers: Map<string, Answer> };
    return (key, answer) => {
      const before = answers.get(key);
      if (before !== undefined) {
        answers.delete(key);
        return before;
      }
      const now = answer();
      answers.set(key, now);
      return now;
    };
  };
}
