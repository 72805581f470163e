/** The plan for somebody who is already on the machine that the document connects to: what is typed there runs here. Pure. */
import { isInShell, type Plan, type Skipped, type Step } from '../model/plan.ts';
import { asksHere } from '../words/reading-words.ts';
import { isInteractive } from '../shell/effects-of.ts';
import { leavesShell, typedParts } from '../shell/session.ts';
import { reason } from './reasons.ts';
import { staysOf } from './stays-of.ts';
import { withUsesByName } from './uses-by-name.ts';

/** Takes the sessions on a machine out of the plan, and the question whether one is there; those in containers, as other users and in clients stay a person's. */
export function runHere(plan: Plan): Plan {
  const skipped: Skipped[] = [];
  const leave = (step: Step): readonly Step[] => {
    skipped.push({ line: step.line, endLine: step.endLine, role: 'sample', reason: reason('here', plan.language) });
    return [];
  };
  const steps = plan.steps.flatMap((asked): readonly Step[] => {
    const step = asked.guards.some((g) => asksHere(g.text)) ? { ...asked, guards: asked.guards.filter((g) => !asksHere(g.text)) } : asked;
    if (step.inside?.kind === 'host') {
      const { inside: _inside, ...rest } = step;
      if (rest.kind !== 'shell') return [rest];
      return leavesShell(rest.code) ? leave(step) : [{ ...rest, ...staysOf(rest.code, rest.corrections) }];
    }
    // With commands of its own beside the one that connects, nobody knows which of them are meant for where.
    if (!isInShell(step) || step.session?.kind !== 'host' || step.code.trim() !== step.session.command.trim()) return [step];
    const { session, ...rest } = step;
    const code = session.typed.trim().split('\n').filter((line, i, all) => i < all.length - 1 || !leavesShell(line)).join('\n').trim();
    if (code === '') return leave(step);
    // It goes further from there: to be typed.
    return typedParts(code).length > 0 ? [step] : [{ ...rest, code, interactive: isInteractive(code), ...staysOf(code, rest.corrections) }];
  });
  return { ...plan, steps, skipped: [...plan.skipped, ...skipped].toSorted((a, b) => a.line - b.line), inputs: withUsesByName(plan.inputs.map((i) => ({ ...i, usedBy: i.usedBy.filter((id) => steps.some((s) => s.id === id)) })), steps) };
}
