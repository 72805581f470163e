/** Programs that look at something and answer with their exit status: one that is not 0 is then no failure, where what they print is what was to be seen. */
import { calledWords } from './command-words.ts';
import { parseShell } from './parse-shell.ts';

/** A call, and the statuses that its manual gives as an answer: "no such line", "they differ", "not running". An error has another one. */
const rows: readonly (readonly [call: RegExp, ...statuses: number[]])[] = [
  [/^(?:[efz]?grep|bzgrep|xzgrep|rg|ag|ack) /, 1], [/^git (?:-\S+ (?:[^-]\S* )?)*grep /, 1],
  [/^(?:diff|zdiff|cmp|zcmp|sdiff|diff3|colordiff) /, 1], [/^git (?:-\S+ (?:[^-]\S* )?)*diff .*(?<=\s)--(?:exit-code|no-index)(?=\s|$)/, 1], [/^kubectl (?:.* )?diff /, 1],
  [/^systemctl (?:-\S+ )*is-active /, 3], [/^systemctl (?:-\S+ )*is-(?:enabled|failed) /, 1], [/^systemctl (?:-\S+ )*is-system-running(?=\s|$)/, 1],
  [/^(?:pgrep|pidof) /, 1], [/^expr /, 1],
  [/^pg_isready(?=\s|$)/, 1, 2], [/^kubectl (?:.* )?auth can-i /, 1], [/^(?:dnf|yum) (?:-\S+ )*check-update(?=\s|$)/, 100], [/^(?:terraform|tofu) .*(?<=\s)-detailed-exitcode(?=\s|$)/, 2],
];

/** Printing nothing is no sign of anything where it always does. */
const isQuiet = /^(?!diff ).* (?:-\w*[qs]\w*|--quiet|--silent)(?= |$)/;

/** @param code of a block: one command alone, since any other before it may be the one that failed */
export function isAnswer(code: string, status: number): boolean {
  const script = parseShell(code);
  const [only, ...more] = script?.errors?.length ? [] : (script?.commands ?? []);
  if (only === undefined || more.length > 0 || only.background === true || only.command.type !== 'Command') return false;
  const call = calledWords(only.command).join(' ');
  return !isQuiet.test(call) && rows.some(([pattern, ...statuses]) => statuses.includes(status) && pattern.test(call));
}
