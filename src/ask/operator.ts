/** The operator as the run knows them: a person at a terminal, or what was agreed beforehand where nobody is there. */
import { own } from '../model/own.ts';
import { needsWord, type Step } from '../model/plan.ts';
import type { Guard } from '../model/procedure.ts';
import type { StepFailure } from '../model/run-event.ts';
import type { FailureDecision, ManualDecision, Operator, StepDecision, StepPosition, UnknownDecision, UnknownStep } from '../model/operator.ts';
import type { Answers, Consent } from '../model/run.ts';
import { withCode } from '../shell/with-code.ts';
import { minute } from '../words/duration.ts';
import { whole } from '../words/fit.ts';
import { asksWhere, inLanguage } from '../words/reading-words.ts';
import { visible, visibleLine } from '../words/visible.ts';
import { runMenus, type MenuParts } from './menu.ts';
import type { Prompter } from './prompter.ts';

/** What was said of steps on the command line, by id; an option's name leaves the step out. */
export type Known = Readonly<Record<string, 'done' | 'redo' | '--skip' | '--from' | '--to' | '--only'>>;

export interface OperatorParts extends MenuParts {
  readonly consent: Consent;
  /** Who is at the keyboard, for the record. */
  readonly who: string;
  readonly known: Known;
  /** The document's own limits that still hold a step back: it is asked about, whatever was agreed to for all. */
  readonly held?: (step: Step) => readonly Guard[];
  /** A section's title, for a question about going on there. */
  readonly titleOf?: (section: string) => string | undefined;
  /** Throws away what was typed before a question stood. */
  readonly discard?: () => void;
  /** Values that a step waits for. @throws inquirer's ExitPromptError */
  readonly lackingValues?: (step: Step, names: readonly string[]) => Promise<Answers>;
}

/** What was said of a step on the command line settles it before it is asked about. */
function saidBefore(step: Step, known: Known): StepDecision | null {
  const said = own(known, step.id);
  return said === 'done' ? { do: 'accept', note: '--done' } : said === undefined || said === 'redo' ? null : { do: 'skip', note: said };
}

function saidOfManual(step: Step, { known, who, consent }: OperatorParts): ManualDecision | null {
  const said = own(known, step.id);
  if (said === 'done') return { do: 'done', who, note: '--done' };
  if (said !== undefined && said !== 'redo') return { do: 'skip', note: said };
  return consent.manual === 'skip' ? { do: 'skip', note: '--manual=skip' } : null;
}

function saidOfUnknown(step: Step, { known, who }: OperatorParts): UnknownDecision | null {
  const said = own(known, step.id);
  return said === 'done' || said === 'redo' ? { do: said, note: `--${said} (${who})` } : null;
}

/** The limits that still hold; a condition does not where what was seen has led to the step. */
const holding = (step: Step, { held }: OperatorParts, led = false): readonly Guard[] => (held?.(step) ?? []).filter((g) => !led || g.kind !== 'condition');

function isAgreed(step: Step, parts: OperatorParts, led = false): boolean {
  const { consent } = parts;
  return holding(step, parts, led).length === 0 && (needsWord(step) ? consent.destroy : consent.ordinary);
}

/** Nobody is there: what was not agreed beforehand does not happen. */
export function absentOperator(parts: OperatorParts): Operator {
  const { known } = parts;
  const agreed = (step: Step, led = false): boolean => isAgreed(step, parts, led);
  return {
    terminal: false,
    beforeStep: async (step, { led }) => saidBefore(step, known) ?? { do: agreed(step, led) ? 'run' : 'stop' },
    afterFailure: async () => ({ do: 'stop' }),
    manualStep: async (step) => saidOfManual(step, parts) ?? { do: 'pause' },
    unknownStep: async ({ step }) => saidOfUnknown(step, parts) ?? { do: 'pause', note: '' },
    saidOf: (step) => saidBefore(step, known),
    whichFile: async () => null,
    programAsks: async () => null,
    confirmEdit: async (step) => agreed(step),
  };
}

/** A person at the terminal. Ctrl-C at a question stops the run there, in good order: the record says so, and it can be resumed. */
export function terminalOperator(parts: OperatorParts, prompter: Prompter): Operator {
  const asking = questions(onceThere(parts), answeredAfter(prompter, parts.discard ?? ((): void => undefined)));
  return {
    terminal: true,
    beforeStep: (step, position) => orWhenLeft<StepDecision>({ do: 'stop' }, asking.beforeStep(step, position)),
    afterFailure: (failure, position) => orWhenLeft<FailureDecision>({ do: 'stop' }, asking.afterFailure(failure, position)),
    manualStep: (step, position) => orWhenLeft<ManualDecision>({ do: 'stop' }, asking.manualStep(step, position)),
    unknownStep: (unknown) => orWhenLeft<UnknownDecision>({ do: 'pause', note: '' }, asking.unknownStep(unknown)),
    saidOf: (step) => saidBefore(step, parts.known),
    whichFile: (step, candidates) => orWhenLeft<string | null>(null, asking.whichFile(step, candidates)),
    programAsks: (step, question) => asking.programAsks(step, question),
    confirmEdit: (step, difference, position) => orWhenLeft<boolean | 'stop'>('stop', asking.confirmEdit(step, difference, position)),
    ...(parts.lackingValues ? { lackingValues: (step, names) => orWhenLeft<Answers | null>(null, parts.lackingValues!(step, names)) } : {}),
    leave: () => prompter.leave?.(),
  };
}

/** Whoever let one step run where the document goes to said that this is that machine: it is not asked again below the same sentence. */
function onceThere(parts: OperatorParts): OperatorParts & { readonly there: (step: Step) => void } {
  const answered = new Set<string>();
  const keyOf = ({ line, text }: Guard): string => `${line} ${text}`;
  const held = (step: Step): readonly Guard[] => (parts.held?.(step) ?? []).filter((g) => !answered.has(keyOf(g)));
  return { ...parts, held, there: (step) => held(step).filter((g) => asksWhere(g.text)).forEach((g) => answered.add(keyOf(g))) };
}

/** What was typed while a step, a check or a wait went on agrees to nothing. A line after a choice (a note, a word) may be typed ahead. */
function answeredAfter(prompter: Prompter, discard: () => void): Prompter {
  return {
    ...prompter,
    choose: (...question) => (discard(), prompter.choose(...question)),
    confirm: (...question) => (discard(), prompter.confirm(...question)),
  };
}

/** What a question comes to when the person leaves it by Ctrl-C (inquirer's ExitPromptError). */
async function orWhenLeft<T>(left: T, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') return left;
    throw error;
  }
}

const bare = (word: string): string => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

function questions(parts: ReturnType<typeof onceThere>, prompter: Prompter): Operator {
  const { consent, who, known, say, tell } = parts;
  const note = (): Promise<string> => prompter.line(say('menu.note'));
  const skip = parts.fixed ? [] : ['skip' as const];
  const { choose, more, tellAgain } = runMenus(parts, prompter);

  const beforeStep = async (step: Step, position: StepPosition): Promise<StepDecision> => {
    const decision = await decided(step, position);
    if (decision.do === 'run' || decision.do === 'edit') parts.there(step);
    return decision;
  };

  const decided = async (step: Step, position: StepPosition): Promise<StepDecision> => {
    const { led, asks = false, again, earlier } = position;
    const said = asks ? null : saidBefore(step, known);
    if (said) return said;
    if (!asks && isAgreed(step, parts, led)) return { do: 'run' };
    tellAgain(position);
    const [guard] = holding(step, parts, led);
    if (guard) tell(`  ${say('menu.held', { text: visibleLine(inLanguage(guard.text, say.language)) })}\n`);
    for (;;) {
      const choice = await choose(
        step, say(step.effect === 'destroy' ? 'menu.destroy' : needsWord(step) ? 'menu.confirm' : 'menu.step'),
        ['run', ...(again ? ['keep' as const] : skip), ...(!parts.fixed && (step.kind === 'shell' || step.kind === 'script') ? ['edit' as const] : []), ...more(step, earlier), 'shell', 'stop'],
        { preset: again ? 'keep' : needsWord(step) || guard ? (parts.fixed ? 'stop' : 'skip') : 'run', earlier },
      );
      if (typeof choice === 'object') return choice;
      if (choice === 'run') {
        if (!needsWord(step) || (await typedWord(step.effect === 'destroy'))) return { do: 'run' };
      } else if (choice === 'skip') return { do: 'skip', note: await note() };
      else if (choice === 'keep') return { do: 'skip', note: '' };
      else if (choice === 'edit') {
        const code = await edited(step);
        if (code === null) continue;
        // One that was edited in its line stands there already.
        if (code.includes('\n')) tell(`${visible(code).replace(/\n+$/, '').split('\n').map((l) => whole(`        ${l}`)).join('\n')}\n`);
        // What it does now is asked about as if the document had said so.
        const destroys = [step, withCode(step, code)].some((s) => s.effect === 'destroy');
        if ((!destroys && !needsWord(step)) || (await typedWord(destroys))) return { do: 'edit', code };
      } else return { do: choice };
    }
  };

  const typedWord = async (destroys: boolean): Promise<boolean> => {
    const word = destroys ? say('menu.word.destroy') : say('menu.word.confirm');
    const typed = await prompter.line(say('menu.type-word', { word }));
    // With its accents or without: not every keyboard at hand has them.
    if (bare(typed.trim()) === bare(word)) return true;
    tell(`${say('menu.word-refused')}\n`);
    return false;
  };

  /** The changed code, or null where nothing was changed. One line is edited in place, more in the operator's editor. */
  const edited = async (step: Step): Promise<string | null> => {
    if (step.kind !== 'shell' && step.kind !== 'script') return null;
    const before = step.code.replace(/\n+$/, '');
    const after = before.includes('\n') ? await prompter.edit(say('menu.edit'), `${before}\n`) : await prompter.line(say('menu.edit-line'), { preset: before, editable: true });
    return after.replace(/\n+$/, '') === before || after.trim() === '' ? null : after;
  };

  return {
    terminal: true,
    beforeStep,
    async afterFailure(failure: StepFailure, { earlier, told }): Promise<FailureDecision> {
      const [condition] = told?.guards ?? [];
      const names = { stop: say('menu.stop-resume'), ...(told && condition ? { told: say('menu.told', { text: visibleLine(inLanguage(condition.text, say.language)), step: parts.labelOf?.(told) ?? told.id }) } : {}) };
      const { step } = failure;
      if (failure.stopped) {
        const next = await choose(step, say('menu.stayed'), ['accept', 'retry', ...more(step, earlier), 'shell', 'stop'], { names: { ...names, accept: say('menu.stayed.done') }, earlier });
        if (typeof next === 'object') return next;
        return next === 'accept' ? { do: next, note: say('menu.stayed.note') } : { do: next };
      }
      const choice = await choose(step, say('menu.failed', { id: step.id }), ['retry', ...(told && !parts.fixed ? ['told' as const] : []), ...more(step, earlier), ...skip, 'accept', 'shell', 'stop'], { names: { ...names, values: say('menu.values-retry') }, earlier });
      if (typeof choice === 'object') return choice;
      return choice === 'skip' || choice === 'accept' ? { do: choice, note: await note() } : { do: choice };
    },
    async manualStep(step, position): Promise<ManualDecision> {
      const { again, earlier } = position;
      const said = again ? null : saidOfManual(step, parts);
      if (said) return said;
      if (consent.manual === 'pause' && !again) return { do: 'pause' };
      tellAgain(position);
      const leads = step.kind === 'manual' ? step.leads : undefined;
      if (leads !== undefined) {
        const title = parts.titleOf?.(leads.section) ?? leads.section;
        const seen = await choose(step, say('menu.leads'), ['skip', 'done', ...more(step, earlier), 'pause', 'stop'], { names: { skip: say('menu.leads.no'), done: say('menu.leads.yes', { title: visibleLine(title) }) }, earlier });
        if (typeof seen === 'object') return seen;
        return seen === 'done' ? { do: 'done', who, note: '' } : seen === 'skip' ? { do: 'skip', note: say('menu.leads.not') } : { do: seen };
      }
      const choice = await choose(step, say('menu.manual'), ['done', ...(again ? ['keep' as const] : skip), ...more(step, earlier), ...(again ? [] : ['pause' as const]), 'stop'], { earlier });
      if (typeof choice === 'object') return choice;
      if (choice === 'keep') return { do: 'skip', note: '' };
      return choice === 'done' ? { do: 'done', who, note: await note() } : choice === 'skip' ? { do: 'skip', note: await note() } : { do: choice };
    },
    async unknownStep({ step, startedAt, tail, check, alive }: UnknownStep): Promise<UnknownDecision> {
      const said = saidOfUnknown(step, parts);
      if (said) return said;
      tell([
        say('unknown.step', { id: step.id, time: minute(startedAt) }), ...tail.slice(-8).map((l) => whole(`    ${visibleLine(l)}`)),
        ...(alive.length > 0 ? [say('unknown.alive', { n: alive.length, pids: alive.join(', ') })] : []), ...(check ? [say(`unknown.check.${check}`)] : []), '',
      ].join('\n'));
      const choice = await prompter.choose<UnknownDecision['do']>(say('menu.unknown'), [
        { value: 'done', name: say('menu.unknown.done') }, { value: 'redo', name: say('menu.unknown.redo') }, { value: 'pause', name: say('menu.pause') },
      ], 'pause');
      return { do: choice, note: choice === 'pause' ? '' : await note() };
    },
    whichFile: (_step, candidates) => prompter.choose<string | null>(say('menu.which-file'), [...candidates.map((value) => ({ value, name: value })), { value: null, name: say('menu.stop') }]),
    // The terminal is handed over: the person types to the program itself.
    programAsks: async () => null,
    // The difference was shown when it was found.
    async confirmEdit(step, _difference, position): Promise<boolean | 'stop'> {
      if (!position.asks && isAgreed(step, parts)) return true;
      tellAgain(position);
      const [guard] = parts.held?.(step) ?? [];
      if (guard) tell(`  ${say('menu.held', { text: visibleLine(inLanguage(guard.text, say.language)) })}\n`);
      const agreed = await prompter.confirm(say('menu.confirm-edit'), guard === undefined && !position.again);
      if (agreed) parts.there(step);
      return agreed;
    },
  };
}
