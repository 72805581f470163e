/** What a rehearsal has shown for each step; where it could show nothing, the deepest thing that another depth has shown. Pure. */
import type { Finding, StepProof } from '../../model/dry-run.ts';
import { waitsForPerson } from '../../model/for-person.ts';
import type { Step } from '../../model/plan.ts';
import type { Language } from '../../model/procedure.ts';
import type { RehearsedStep } from '../../model/rehearsal-protocol.ts';
import { commandsOf } from '../../shell/commands-of.ts';
import { dryRunWords } from '../../words/dry-run-table.ts';
import { fill } from '../../words/say.ts';
import { blindRows, sandboxReason } from './blind-rows.ts';

/** What other depths have shown, by step. */
export type Fallback = ReadonlyMap<string, StepProof>;

/**
 * @param fallback the proofs of `native`, or of `check`, for the steps that the rehearsal could not show
 * @param root whether it was rehearsed as root
 * @param before steps that were played earlier in the same world, and that it could not show
 */
export function rehearsalProofs(steps: readonly Step[], rehearsed: ReadonlyMap<string, RehearsedStep>, fallback: Fallback, root: boolean, language: Language, before: readonly Step[] = []): { readonly proofs: readonly StepProof[]; readonly findings: readonly Finding[]; readonly blind: readonly Step[] } {
  const blind = [...before];
  const findings: Finding[] = [];
  const say = (rule: keyof typeof dryRunWords, fields: Record<string, string | number> = {}): string => fill(dryRunWords[rule][language], fields, language);
  const proofs = steps.map((step): StepProof => {
    const base = { step: step.id, line: step.line, title: step.title };
    const elsewhere = unseenBy(step, language);
    const was = rehearsed.get(step.id);
    const shallower = fallback.get(step.id);
    const fallen = (why: string): StepProof => ({
      ...base, depth: shallower?.depth ?? 'plan', outcome: shallower?.outcome === 'fails' ? 'fails' : 'unknown', shown: shallower?.shown ?? [], notShown: [why, ...(shallower?.notShown ?? []), ...elsewhere],
    });
    if (waitsForPerson(step, false) || was?.outcome === 'person') return { ...base, depth: 'rehearse', outcome: 'person', shown: [], notShown: step.kind === 'shell' && step.stays !== undefined ? [say('stays', { command: step.stays.command })] : [] };
    if (was === undefined) return fallen(say('rehearsal.not-reached'));
    for (const line of root ? was.refused : []) findings.push({ step: step.id, line: step.line, severity: 'info', rule: 'rehearsal-refused', message: say('rehearsal.tried', { detail: line }) });
    if (was.outcome === 'skipped') return { ...base, depth: 'rehearse', outcome: 'ok', shown: [was.reason ?? ''].filter(Boolean), notShown: [] };
    if (was.outcome === 'ok') return { ...base, depth: 'rehearse', outcome: 'ok', shown: [say('rehearsal.ok', { seconds: was.seconds.toFixed(1) })], notShown: elsewhere };
    const blame = sandboxReason([...was.tail, was.reason ?? ''], root);
    if (blame !== null) {
      blind.push(step);
      return fallen(say(`rehearsal.${blame.reason}`, { detail: blame.line }));
    }
    // It may want what an earlier step could not make here: then its failure proves nothing.
    const cause = blind.find((other) => shareThings(other, step));
    if (cause !== undefined) {
      blind.push(step);
      return fallen(say('rehearsal.follows', { step: cause.id, detail: lastLine(was) }));
    }
    findings.push({ step: step.id, line: step.line, severity: 'error', rule: 'rehearsal-failed', message: say(was.exitCode === null ? 'rehearsal.failed' : 'rehearsal.failed-status', { status: was.exitCode ?? '', detail: lastLine(was) }) });
    return { ...base, depth: 'rehearse', outcome: 'fails', shown: [], notShown: elsewhere };
  });
  return { proofs, findings, blind };
}

/** Whether two steps name the same file, variable or address: words with a sign in them that plain words and options do not have. */
function shareThings(a: Step, b: Step): boolean {
  const things = (step: Step): Set<string> => new Set(step.kind === 'manual' ? [] : step.code.split(/[\s='",;()<>|&]+/).filter((w) => w.length > 3 && !w.startsWith('-') && /[$./@:_]/.test(w)));
  const [mine, others] = [things(a), things(b)];
  return [...mine].some((word) => others.has(word));
}

function lastLine({ reason, tail }: RehearsedStep): string {
  return (reason ?? tail.at(-1) ?? '').trim();
}

/** The places that could not be seen, each with the steps whose work is done there. */
export function blindPlaces(proofs: readonly StepProof[], language: Language): { readonly what: string; readonly steps: readonly string[] }[] {
  return blindRows.map((row) => ({ what: row.what[language], steps: proofs.filter((p) => p.notShown.includes(row.what[language])).map((p) => p.step) })).filter((place) => place.steps.length > 0);
}

/** Places where the work of a step's commands is done, which the sandbox is cut off from. */
function unseenBy(step: Step, language: Language): string[] {
  if (step.kind !== 'shell') return [];
  const programs = commandsOf(step.code).commands.flatMap((c) => {
    const [first = '', second = ''] = c.words.filter((w) => !w.startsWith('-'));
    return first === 'sudo' ? second : first;
  }).map((name) => name.split('/').at(-1) ?? '');
  return [...new Set(blindRows.filter((row) => row.programs.some((p) => programs.includes(p))).map((row) => row.what[language]))];
}
