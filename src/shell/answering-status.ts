/** Programs that look at something and answer with their exit status: one that is not 0 is then no failure, where what they print is what was to be seen. */
import type { SyntaxNode } from 'unbash';
import { calledWords } from './command-words.ts';
import { parseShell } from './parse-shell.ts';

/** A call, and the statuses that its manual gives as an answer: "no such line", "they differ", "not running". An error has another one. */
const rows: readonly (readonly [call: RegExp, ...statuses: number[]])[] = [
  [/^(?:[efz]?grep|bzgrep|xzgrep|rg|ag|ack) /, 1], [/^git (?:-\S+ (?:[^-]\S* )?)*grep /, 1],
  [/^(?:diff|zdiff|cmp|zcmp|sdiff|diff3|colordiff) /, 1], [/^git (?:-\S+ (?:[^-]\S* )?)*diff .*(?<=\s)--(?:exit-code|no-index)(?=\s|$)/, 1], [/^kubectl (?:-\S+ (?:[^-]\S* )?)*diff /, 1],
  [/^systemctl (?:-\S+ )*is-active /, 3], [/^systemctl (?:-\S+ )*is-(?:enabled|failed) /, 1], [/^systemctl (?:-\S+ )*is-system-running(?=\s|$)/, 1],
  [/^(?:pgrep|pidof) /, 1], [/^expr /, 1],
  [/^pg_isready(?=\s|$)/, 1, 2], [/^kubectl (?:-\S+ (?:[^-]\S* )?)*auth can-i /, 1], [/^(?:dnf|yum) (?:-\S+ )*check-update(?=\s|$)/, 100], [/^(?:terraform|tofu) .*(?<=\s)-detailed-exitcode(?=\s|$)/, 2],
];

/** Printing nothing is no sign of anything where it always does. */
const isQuiet = /^(?!diff ).* (?:-\w*[qs]\w*|--quiet|--silent)(?= |$)/;

/** "A write must be refused:", "Show what has changed:": the words over a command by which a failure, or a difference, is what is to be seen. */
const refusal = /\b(?:must|should|has to|is (?:expected|supposed) to) (?:be (?:refused|denied|rejected)|fail)\b|(?<!\p{L})(?:doit|doivent|devrait|devraient) (?:être (?:refus|rejet)ée?s?|échouer)(?!\p{L})/iu;
const difference = /\b(?:show|see|view|review|display|look at|list)\b.{0,40}\b(?:changed|changes|differences?|differs?)\b|(?<!\p{L})(?:voir|montrer|afficher|regarder|relire|lister)(?!\p{L}).{0,40}(?<!\p{L})(?:changé|changements?|modifications?|différences?|écarts?)(?!\p{L})/iu;

/** @param lead what the document says over it */
export const refusalIsAsked = (lead: string): boolean => refusal.test(lead);
export const differenceIsAsked = (lead: string, code: string): boolean => /(?:diff|cmp)\b/.test(code) && difference.test(lead) && !/\b(?:no|not|none)\b|aucune?/iu.test(lead);

const answers = (call: string, status: number): boolean => rows.some(([pattern, ...statuses]) => statuses.includes(status) && pattern.test(call));

/** Stages of a pipe behind the one that finds: they print nothing where they are given nothing, and fail only with a word of why. */
const passesOn = /^(?:head|tail|sort|uniq|cut|tr|cat|column|tac|rev)(?: |$)/;

/** What prints a line for each thing that it finds, and not a word where there is none (no heading, no "0 rows"). */
const finders: readonly RegExp[] = [
  /^(?:[efz]?grep|bzgrep|xzgrep|rg|ag|ack)(?= )(?!.* (?:-\w*c\w*|--count)(?= |$))/, /^(?:pgrep|pidof|find|locate|comm|lsof|fuser) /, /^(?:diff|cmp|zdiff|zcmp)(?= )(?!.* (?:-\w*s\w*|--report-identical-files)(?= |$))/,
  /^git (?:-\S+ (?:[^-]\S* )?)*(?:diff|grep|ls-files|stash list|log|status .*(?:--porcelain|--short|-s))(?= |$)/, /^(?:docker|podman) (?:container |image |volume |network )?(?:ps|ls|images) .*(?<=\s)(?:-\w*q\w*|--quiet)(?= |$)/,
];

/** The calls of a code's last command, a pipe's stages in order; null where what it prints goes elsewhere. @param alone null as well where another before it may print, too */
function lastCalls(code: string, alone = true): readonly string[] | null {
  const script = parseShell(code);
  const statements = script?.errors?.length ? [] : (script?.commands ?? []);
  const last = statements.at(-1);
  if (last === undefined || last.background === true || statements.slice(0, -1).some((s) => s.background === true || (alone && !isSilent(s.command)))) return null;
  const piped = last.command.type === 'Pipeline';
  const stages: readonly SyntaxNode[] = last.command.type === 'Pipeline' ? (last.command.prefixes?.length ? [] : last.command.commands) : [last.command];
  if (stages.length === 0 || (piped && last.command.type === 'Pipeline' && last.command.operators.some((o) => o !== '|'))) return null;
  const calls = stages.map((stage) => (stage.type !== 'Command' || stage.suffix.some((s) => s.type === 'Redirect' && s.operator !== '<' && s.descriptor === undefined) ? '' : calledWords(stage).join(' ')));
  return calls.includes('') || isMute(finding(calls)) || isMute(calls.at(-1) ?? '') ? null : calls;
}

/** A change of folder, a plain assignment: nothing is printed, and where it fails it says why. */
const isSilent = (node: SyntaxNode): boolean => node.type === 'Command' && (node.name === undefined ? node.prefix.every((p) => p.type !== 'Assignment' || !/[$`]/.test(p.text)) : node.name.value === 'cd');

/** Asked to answer by its status alone. */
const isMute = (call: string): boolean => isQuiet.test(call) && (call.startsWith('git diff ') || rows.some(([pattern]) => pattern.test(call)));

const finding = (calls: readonly string[]): string => calls.findLast((call, i) => i === 0 || !passesOn.test(call)) ?? '';

/** Whether all that a code prints is its last command's. */
export const printsAtLast = (code: string): boolean => lastCalls(code) !== null;

/** Whether it prints what it finds, and nothing where it finds none. */
export function printsFinds(code: string): boolean {
  const calls = lastCalls(code);
  return calls !== null && finders.some((finder) => finder.test(finding(calls)));
}

/** Whether a status is an answer of a code's last command. @param shown what has to be printed, all of it: nothing ('', then it may stand in a pipe, of which a stage that failed would have said so), or null where nobody knows */
export function isAnswer(code: string, status: number, shown: string | null): boolean {
  const calls = lastCalls(code, shown === null || shown === '');
  return calls !== null && (shown === '' || calls.length === 1) && answers(finding(calls), status);
}
