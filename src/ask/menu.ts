/** The menus of a run, choice by choice: what each is called, and what it does for whoever types `?`. */
import type { Step } from '../model/plan.ts';
import type { EarlierStep, GoBack, OtherValues, StepPosition } from '../model/operator.ts';
import type { Answers } from '../model/run.ts';
import type { Say, WordKey } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { WentBack, type Choice, type Prompter } from './asking.ts';

/** By what is decided; a menu that calls it otherwise says so. */
const rows = {
  run: { name: 'menu.run', help: 'menu.help.run' },
  skip: { name: 'menu.skip', help: 'menu.help.skip' },
  edit: { name: 'menu.edit', help: 'menu.help.edit' },
  values: { name: 'menu.values', help: 'menu.help.values' },
  keep: { name: 'menu.keep', help: 'menu.help.keep' },
  again: { name: 'menu.again', help: 'menu.help.again' },
  shell: { name: 'menu.shell', help: 'menu.help.shell' },
  stop: { name: 'menu.stop', help: 'menu.help.stop' },
  told: { name: 'menu.help.told', help: 'menu.help.told' },
  retry: { name: 'menu.retry', help: 'menu.help.retry' },
  accept: { name: 'menu.accept', help: 'menu.help.accept' },
  done: { name: 'menu.done', help: 'menu.help.done' },
  pause: { name: 'menu.pause', help: 'menu.help.pause' },
} as const satisfies Readonly<Record<string, { readonly name: WordKey; readonly help: WordKey }>>;

type MenuItem = keyof typeof rows;

/** The choices of a menu, in this order. @param names what some are called here */
function menu<M extends MenuItem>(say: Say, items: readonly M[], names: Partial<Readonly<Record<M, string>>> = {}): readonly Choice<M>[] {
  return items.map((value) => ({ value, name: names[value] ?? say(rows[value].name), help: say(rows[value].help) }));
}

/** What the ways that lead back to a menu need. */
export interface MenuParts {
  readonly say: Say;
  readonly tell: (text: string) => void;
  /** Several people signed what runs: no step is edited, left out or done again. */
  readonly fixed?: boolean;
  /** Another value for an input that this step or a later one uses. */
  readonly otherValues?: {
    readonly has: (step: Step) => boolean;
    /** Null where none was given. */
    readonly ask: (step: Step) => Promise<Answers | null>;
  };
  /** A step's number and title, in a menu of steps. */
  readonly labelOf?: (step: Step) => string;
}

interface MenuOptions<M extends MenuItem> {
  readonly preset?: M;
  readonly names?: Partial<Readonly<Record<M, string>>>;
  readonly earlier?: readonly EarlierStep[] | undefined;
}

/** What a menu comes to: a decision, or another value or an earlier step, which was asked for. */
type Decided<M extends MenuItem> = Exclude<M, 'values' | 'again'> | OtherValues | GoBack;

/** Menus at a step, with the ways that lead back to it. */
export function runMenus(parts: MenuParts, prompter: Prompter): {
  readonly choose: <M extends MenuItem>(step: Step, message: string, items: readonly M[], options: MenuOptions<M>) => Promise<Decided<M>>;
  /** Ways that are there at this step. */
  readonly more: (step: Step, earlier?: readonly EarlierStep[]) => readonly ('values' | 'again')[];
  /** Says of a step that was gone back to what another time means. */
  readonly tellAgain: (position: Pick<StepPosition, 'again'>) => void;
} {
  const { say, tell, otherValues, labelOf, fixed = false } = parts;
  const whichStep = async (earlier: readonly EarlierStep[]): Promise<string | null> => {
    const named = ({ step, outcome }: EarlierStep): string => say(outcome === 'skipped' ? 'menu.again.left-out' : 'menu.again.done', { step: labelOf?.(step) ?? step.id });
    return prompter.choose(say('menu.again.which'), earlier.map((e) => ({ value: e.step.id, name: named(e) })), undefined, true).catch((error: unknown) => {
      if (error instanceof WentBack) return null;
      throw error;
    });
  };
  return {
    more: (step, earlier = []) => [...(otherValues?.has(step) ? ['values' as const] : []), ...(earlier.length > 0 && !fixed ? ['again' as const] : [])],
    // Who changes no value, and goes back to no step after all, is asked again.
    async choose(step, message, items, { preset, names, earlier = [] }) {
      for (;;) {
        const choice: MenuItem = await prompter.choose(message, menu(say, items, names), preset);
        if (choice === 'values') {
          const given = (await otherValues?.ask(step)) ?? null;
          if (given !== null) return { do: 'values', values: given };
        } else if (choice === 'again') {
          const to = await whichStep(earlier);
          if (to !== null) return { do: 'again', step: to };
        } else return choice as Decided<(typeof items)[number]>;
      }
    },
    tellAgain({ again }) {
      if (!again) return;
      tell(`  ${say(again.outcome === 'skipped' ? 'again.left-out' : 'again.done')}\n`);
      if (again.cwd !== '' && again.cwd !== again.here) tell(`  ${say('again.elsewhere', { before: visibleLine(again.cwd), here: visibleLine(again.here) })}\n`);
    },
  };
}
