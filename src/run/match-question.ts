/** Finds the answer that belongs to what a program asks; pure. */
import { oneLine } from '../model/one-line.ts';
import type { PlanAnswer } from '../model/plan.ts';

/**
 * The one answer whose question stands at the end of the output: the whole last line (or lines) of it first, then the same with
 * what is quoted or bracketed left open (`(leave blank to use 'x')` differs between machines), then at the end of a longer line
 * after a full stop or bracket. Several at once: the first in the transcript, if their questions are the same; else none.
 * @param output plain text, its end trimmed
 */
export function matchQuestion<A extends Pick<PlanAnswer, 'question'>>(output: string, answers: readonly A[]): A | null {
  const text = oneLine(output);
  if (text === '') return null;
  const lines = output.split('\n').map(oneLine);
  const ways: ((question: string) => boolean)[] = [
    (question) => lastLines(lines, question) === question,
    (question) => loosen(question).length > 3 && loosen(lastLines(lines, question)) === loosen(question),
    (question) => question.length > 3 && text.endsWith(question) && /[.!?>)\]:]\s*$/.test(text.slice(0, -question.length)),
  ];
  for (const way of ways) {
    const fitting = answers.filter(({ question }) => oneLine(question) !== '' && way(oneLine(question)));
    const [first] = fitting;
    if (first && fitting.every((a) => oneLine(a.question) === oneLine(first.question))) return first;
  }
  return null;
}

/** As many of the last lines, joined, as the question needs: the fewest that are not shorter than it. */
function lastLines(lines: readonly string[], question: string): string {
  let text = '';
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    text = oneLine(`${lines[i] ?? ''} ${text}`);
    if (text.length >= question.length) return text;
    // One line short of it, with quotes in it, may still be the same question with other words in them.
    if (i === lines.length - 1 && loosen(text) === loosen(question)) return text;
  }
  return text;
}

function loosen(text: string): string {
  return oneLine(text.replace(/'[^']*'|"[^"]*"|“[^”]*”|«[^»]*»|\([^()]*\)|\[[^[\]]*\]/g, ' '));
}
