/** What is looked at before anything is asked or run: the document's soundness, and what the machine must have. */
import { isUtf8 } from 'node:buffer';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { unreadRule } from '../model/message.ts';
import { meets } from '../model/place.ts';
import type { Plan } from '../model/plan.ts';
import { inLanguage } from '../words/reading-words.ts';
import type { Say } from '../words/say.ts';
import { isProgram } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import type { OpenedPlan } from './open-document.ts';
import { requiresRehearsal } from './rehearsed.ts';

/**
 * A document that cannot be read without doubt does not run: where its bytes are no UTF-8, a fence that would run is never closed, or what its author says for it (and may hold back) is broken.
 * @throws Failure (exit 3) with the place
 */
export function checkDocument({ path, bytes, unclosed, plan }: OpenedPlan, run: readonly string[], say: Say): void {
  const unread = plan.messages.find(({ rule }) => rule === unreadRule);
  if (unread) {
    const told = (text: string): string => inLanguage(text, say.language);
    throw new Failure({ message: told(unread.message), exitCode: exitCode.refused, place: { path, line: unread.line }, advice: [...(unread.note === undefined ? [] : [told(unread.note)]), say('document.unread.advice', { path })].join('\n') });
  }
  const line = brokenLine(bytes);
  if (line !== null) throw new Failure({ message: say('document.encoding', { path, line }), exitCode: exitCode.refused, advice: say('document.encoding.advice', { path, from: 'latin1' }) });
  const steps = plan.steps.filter((s) => run.includes(s.id));
  const open = unclosed.find((place) => steps.some((s) => meets(s, place)));
  if (open) throw new Failure({ message: say('document.unclosed'), exitCode: exitCode.refused, place: { path, line: open.line }, advice: say('document.unclosed.advice') });
}

/** The first line that is not UTF-8, or null. */
function brokenLine(bytes: Uint8Array): number | null {
  if (isUtf8(bytes)) return null;
  for (let start = 0, line = 1; start <= bytes.length; line++) {
    const newline = bytes.indexOf(10, start);
    const end = newline < 0 ? bytes.length : newline;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return 1;
}

/** @throws Failure (exit 1) naming every program that the steps need and the path does not have. */
export function checkMachine(plan: Plan, run: readonly string[], terminal: Terminal, say: Say): void {
  const steps = plan.steps.filter((s) => run.includes(s.id));
  const wanted = [...(steps.some((s) => s.kind === 'shell' || s.kind === 'script') ? ['bash', 'mkfifo'] : []), 'flock', ...(plan.settings?.require ?? []).filter((name) => name !== requiresRehearsal)];
  const missing = [...new Set(wanted)].filter((name) => !isProgram(name, terminal.environment['PATH']));
  if (missing.length > 0) throw new Failure({ message: say('machine.missing', { names: missing.join(', ') }), exitCode: exitCode.failed, advice: say('machine.missing.advice') });
}
