/** Every input answered: given ones are checked, missing ones are asked for once, or all named when nobody is there to ask. */
import { fromHome, guardedPattern, jsonPattern, normaliseAnswer, optionMeant, refuseAnswer, sentenceOf, versionPattern, type AnswerRefusal } from '../model/answer.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { own } from '../model/own.ts';
import type { Plan, PlanInput } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import { isSecret, withoutHeld } from '../model/secret-input.ts';
import { whole } from '../words/fit.ts';
import { shellWord } from '../words/shell-word.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { matchesInTime } from '../world/within.ts';
import { backWord, WentBack, type Prompter } from './asking.ts';

export interface Collecting {
  readonly plan: Plan;
  readonly given: Answers;
  /** Null when nobody is there. */
  readonly prompter: Prompter | null;
  /** Take defaults without asking (`--yes`). */
  readonly quick: boolean;
  /** Values of the last run of this document, offered as defaults; never secrets. */
  readonly remembered: Answers;
  /** Values that earlier runs were given, latest first, by name; never secrets. */
  readonly earlier?: Readonly<Record<string, readonly string[]>>;
  /** Files that a beginning may mean, for inputs that are one. */
  readonly files?: (beginning: string) => readonly string[];
  /** Words that were printed on the way and begin so, for all other inputs but secrets. */
  readonly seen?: (beginning: string) => readonly string[];
  /** The operator's own folder, which `~/` means. */
  readonly home?: string | undefined;
  /** What an empty answer means for an input that need not be known yet, in words; null for one that must. */
  readonly later?: (input: PlanInput) => string | null;
  /** What was typed so far, by name, as it was typed: offered again where one goes back. */
  readonly typed?: Map<string, string>;
  /** A question comes before the first one. */
  readonly back?: boolean;
  /** It begins at the last question: somebody went back to it. */
  readonly fromLast?: boolean;
  readonly say: Say;
  readonly tell: (text: string) => void;
}

/**
 * Answers to these inputs, normalised; none for one that is left for later.
 * @throws Failure (exit 2) naming every missing and every refused one, with the `--var` that gives it; WentBack from the first question
 */
export async function collectAnswers(inputs: readonly PlanInput[], collecting: Collecting): Promise<Answers> {
  const { given, prompter, say, quick } = collecting;
  const answers: Record<string, string> = {};
  const refused: string[] = [];
  const missing: PlanInput[] = [];
  // What is used is said where it is another than was typed.
  const taken = (input: PlanInput, value: string): string => {
    const own = normaliseAnswer(input, value);
    const used = fromHome(input, own, collecting.home);
    if (used !== own && !input.secret) collecting.tell(`  ${say('input.home', { name: input.name, value: visibleLine(used) })}\n`);
    return used;
  };
  for (const input of inputs) {
    const value = given[input.name];
    if (value === undefined) missing.push(input);
    else {
      const why = refuse(input, value, say);
      if (why === null) answers[input.name] = taken(input, value);
      else refused.push(say('input.refused', { name: input.name, why }));
    }
  }
  const silent = missing.filter((input) => !prompter && input.default === null && input.required);
  if (refused.length > 0 || silent.length > 0) throw incomplete(refused, silent, collecting.plan, say);
  const isAsked = (input: PlanInput): boolean => prompter !== null && !(quick && (input.default !== null || !input.required));
  const asked = missing.filter(isAsked);
  for (const input of missing) if (!isAsked(input)) answers[input.name] = taken(input, input.default ?? '');
  if (prompter) await askInOrder(asked, prompter, collecting, (input, value) => {
    if (value === null) delete answers[input.name];
    else answers[input.name] = taken(input, value);
  });
  return answers;
}

/** One question after the other; one may go back to the one before. @throws WentBack from the first */
async function askInOrder(inputs: readonly PlanInput[], prompter: Prompter, collecting: Collecting, take: (input: PlanInput, value: string | null) => void): Promise<void> {
  const { typed = new Map<string, string>(), back = false, fromLast = false } = collecting;
  let told: string | null = null;
  for (let at = fromLast ? Math.max(0, inputs.length - 1) : 0; ; ) {
    const input = inputs[at];
    if (input === undefined) return;
    try {
      // A sentence that several values stand under is told once.
      const context = input.context === told ? null : sentenceOf(input);
      told = input.context;
      const value = await ask({ ...input, context }, prompter, { ...collecting, typed, back: back || at > 0 });
      typed.set(input.name, value ?? '');
      take(input, value);
      at += 1;
    } catch (error) {
      if (!(error instanceof WentBack) || at === 0) throw error;
      at -= 1;
    }
  }
}

function incomplete(refused: readonly string[], missing: readonly PlanInput[], plan: Plan, say: Say): Failure {
  const lines = [...refused, ...(missing.length > 0 ? [say('input.missing', { n: missing.length, names: missing.map((i) => i.name).join(', ') })] : [])];
  // What stands on a command line everybody on the machine can read.
  const secrets = missing.filter((i) => isSecret(i));
  const vars = missing.map((i) => (isSecret(i) ? `--var-command ${i.name}=…` : `--var ${i.name}=${i.options || i.example === null ? '…' : shellWord(i.example)}`));
  const hidden = secrets.length === 0 ? [] : [say('input.give.secret', { n: secrets.length, names: secrets.map((i) => i.name).join(', '), command: '--var-command' })];
  const told = missing.filter((i) => i.context || i.options).map((i) => `${i.name}: ${i.options ? i.options.map((option) => shellWord(option)).join(` ${say('or')} `) : say('quoted', { text: withoutHeld(visibleLine(i.context ?? ''), plan.inputs).slice(0, 120) })} (${plan.source.path}:${i.line})`);
  return new Failure({ message: lines.join('; '), exitCode: exitCode.usage, advice: [...(vars.length > 0 ? [say('input.give', { vars: vars.join(' ') })] : [say('input.again')]), ...hidden, ...told].join('\n') });
}

/** What is wrong with a value, in words; null if it is taken. */
export function refuse(input: PlanInput, value: string, say: Say): string | null {
  const refusal = refuseAnswer(input, normaliseAnswer(input, value), matchesInTime);
  return refusal === null ? null : refusalWords(refusal, say);
}

const ourPatterns: Readonly<Record<string, 'refusal.guarded' | 'refusal.json' | 'refusal.version'>> = { [guardedPattern.source]: 'refusal.guarded', [jsonPattern]: 'refusal.json', [versionPattern]: 'refusal.version' };

function refusalWords(refusal: AnswerRefusal, say: Say): string {
  switch (refusal.why) {
    case 'nul': return say('refusal.nul');
    case 'empty': return say('refusal.empty');
    case 'leading-dash': return say('refusal.leading-dash');
    case 'control': return say('refusal.control');
    case 'option': return say('refusal.option', { options: refusal.options.join(', ') });
    // Ours are told in words; the document's own, as it is written.
    case 'pattern': return say(own(ourPatterns, refusal.pattern) ?? 'refusal.pattern', { pattern: refusal.pattern });
    case 'broken-pattern': return say('refusal.broken-pattern', { pattern: refusal.pattern });
    case 'slow-pattern': return say('refusal.slow-pattern', { pattern: refusal.pattern });
  }
}

/** The line of the document that the value is put into, as it is written; null where it says no more than the question, or is too long to be read. */
function lineWith(input: PlanInput, plan: Plan): string | null {
  if (input.source === 'answer' || input.source === 'choice') return null;
  for (const step of plan.steps) {
    if (!input.usedBy.includes(step.id)) continue;
    const line = step.written.split('\n').find((text) => input.written.some((form) => form !== '' && text.includes(form)));
    if (line !== undefined) return line.trim().length > 160 || input.written.includes(line.trim()) ? null : visibleLine(line.trim());
  }
  return null;
}

/** Asks for one input, with the document's sentence around it and the line that it is put into. Null where it is left for later. */
async function ask(input: PlanInput, prompter: Prompter, { plan, remembered, earlier = {}, files, seen, later, typed, back = false, say, tell }: Collecting): Promise<string | null> {
  if (input.context) tell(`  ${say('quoted', { text: withoutHeld(visibleLine(input.context), plan.inputs) })} (${plan.source.path}:${input.line})\n`);
  const used = lineWith(input, plan);
  if (used !== null) tell(`${whole(`    ${withoutHeld(used, plan.inputs)}`)}\n`);
  const before = typed?.get(input.name);
  const preset = before ?? remembered[input.name] ?? input.default ?? undefined;
  const empty = input.required && (preset === undefined || preset === '') && input.options === null ? later?.(input) ?? null : null;
  if (empty !== null) tell(`  ${empty}\n`);
  const secret = isSecret(input);
  const keeps = secret && before !== undefined && before !== '';
  const check = (value: string): string | null => {
    // Who goes back once too often gives no value by it.
    if (value === backWord && !back) return say('prompt.back.first');
    return value === '' && (keeps || empty !== null) ? null : refuse(input, value, say);
  };
  const known = (value: string): string | null => (empty !== null && value === '' ? null : value);
  if (secret) {
    const value = await prompter.hidden(say(keeps ? 'ask.secret.again' : 'ask.secret', { name: input.name }), check, back);
    return known(value === '' && keeps ? before : value);
  }
  if (input.options) {
    const meant = preset === undefined ? null : optionMeant(input.options, preset);
    return prompter.choose(say('ask.choice', { name: input.name }), input.options.map((value) => ({ value, name: value })), meant ?? undefined, back);
  }
  const hint = input.example !== null ? say('ask.example', { example: visibleLine(input.example) }) : input.written.length > 0 && input.source === 'placeholder' ? say('ask.written', { form: visibleLine(input.written[0] ?? '') }) : '';
  // A file that was listed a moment ago may lie elsewhere, or on another machine.
  const completion = input.kind !== 'file' || !files ? (seen && { complete: seen, completes: 'seen' as const }) : seen ? { complete: (beginning: string) => [...new Set([...seen(beginning), ...files(beginning)])], completes: 'both' as const } : { complete: files, completes: 'file' as const };
  return known(await prompter.line(`${input.kind === 'file' ? say('ask.file', { name: input.name }) : input.name}${hint}${input.required ? '' : ` (${say('input.optional')})`}`, { preset, check, back, earlier: earlier[input.name] ?? [], ...completion }));
}
