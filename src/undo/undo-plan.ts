/** record → Plan that takes a run back, last step first: computed from what the run really did. Pure. */
import { worst } from '../model/effect.ts';
import type { ManualStep, Plan, PlanInput, ShellStep, Step } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import type { Language } from '../model/procedure.ts';
import { commandsOf } from '../shell/commands-of.ts';
import { effectsOf } from '../shell/effects-of.ts';
import { knownPathAfter, knownWords } from '../shell/known-words.ts';
import { fill } from '../words/say.ts';
import { undoWords } from '../words/undo-table.ts';
import { inverseOf } from './inverses.ts';
import type { Inverse } from './inverses.ts';

/** What one step of the run did, from its record. */
export interface DoneStep {
  readonly step: Step;
  readonly outcome: 'done' | 'accepted' | 'failed' | 'unknown' | 'skipped';
  /** Where it started; '' for a step for a person. */
  readonly cwd: string;
  /** The code that ran: the plan's, or as the operator had edited it. */
  readonly code: string;
  /** Its masked output. */
  readonly log: string;
  /** For an edit: the file, the hash it was left with, and where its old bytes are (null where there was no file). */
  readonly edit: { readonly file: string; readonly after: string; readonly backup: string | null } | null;
}

export interface UndoSource {
  readonly run: string;
  readonly plan: Plan;
  /** In the order in which they ran. */
  readonly steps: readonly DoneStep[];
  /** The answers, without the secrets. */
  readonly answers: Answers;
  /** Seconds since the epoch. */
  readonly startedAt: number;
}

/**
 * The plan that takes the run back. Each step is a shell step whose code first looks whether the condition of the inverse still
 * holds, or a step for a person where there is no inverse; steps that only read need nothing.
 */
export function undoPlan(source: UndoSource, language: Language): Plan {
  const maker = new UndoMaker(source, language);
  for (const done of source.steps.toReversed()) maker.take(done);
  const { plan } = source;
  return {
    ...plan, title: fill(undoWords.title[language], { run: source.run }, language), shape: 'procedure', language, sections: plan.sections.map((s) => ({ ...s, selected: true })),
    inputs: maker.inputs, steps: maker.steps, skipped: maker.skipped, messages: [],
  };
}

/** Commands after which there is nothing to take back by themselves: they stay here, or what they made goes with what was pushed. */
export function needsNothing(words: readonly (string | null)[]): boolean {
  return stays(words) || commits(words);
}

/** Git commands that move only this checkout, or its knowledge of others: there is nothing to take back (git's manual pages). */
function stays(words: readonly (string | null)[]): boolean {
  return words[0] === 'git' && ['fetch', 'pull', 'add', 'stage'].includes(words[1] ?? '') || (words[0] === 'git' && ['checkout', 'switch'].includes(words[1] ?? '') && words.length === 3) || words[0] === 'cd';
}

/** Git commands that make commits. */
function commits(words: readonly (string | null)[]): boolean {
  return words[0] === 'git' && ['commit', 'merge', 'revert', 'cherry-pick'].includes(words.find((w, i) => i > 0 && w !== null && !w.startsWith('-')) ?? '');
}

class UndoMaker {
  readonly steps: Step[] = [];
  readonly inputs: PlanInput[] = [];
  readonly skipped: Plan['skipped'][number][] = [];
  readonly #source: UndoSource;
  readonly #language: Language;
  /** Folders of which something that was pushed is taken back already. */
  readonly #published = new Set<string>();

  constructor(source: UndoSource, language: Language) {
    this.#source = source;
    this.#language = language;
  }

  #say(key: keyof typeof undoWords, fields: Record<string, string | number> = {}): string {
    return fill(undoWords[key][this.#language], fields, this.#language);
  }

  /** Adds what takes one step back. */
  take(done: DoneStep): void {
    const { step } = done;
    if (done.outcome === 'skipped') return this.#nothing(step, this.#say('skipped'));
    if (done.outcome === 'failed' || done.outcome === 'unknown') return this.#person(step, this.#say(done.outcome, { title: step.title }), done.code);
    if (step.undo !== null) return this.#author(step, done.cwd);
    if (done.edit) return this.#edit(step, done.edit);
    if (step.kind === 'manual') return this.#person(step, this.#say('manual', { text: step.text }), null);
    if (step.kind === 'script') return step.effect === 'read' ? this.#nothing(step, this.#say('read')) : this.#person(step, this.#say('no-inverse'), done.code);
    this.#shell(done);
  }

  #shell(done: DoneStep): void {
    const found: { inverse: Inverse; cwd: string }[] = [];
    const without: { readonly text: string; readonly commit: string | null }[] = [];
    const values = new Map(Object.entries(this.#source.answers));
    let cwd: string | null = done.cwd;
    for (const command of commandsOf(done.code).commands) {
      const words = knownWords(command, values);
      const effect = worst(effectsOf(command.text).map((e) => e.effect));
      const match = cwd === null || command.redirects.length > 0 || command.piped ? null : inverseOf({ words, log: done.log });
      if (match !== null && cwd !== null) found.push({ inverse: match.inverse, cwd });
      else if (effect !== 'read' && !stays(words)) without.push({ text: command.text, commit: commits(words) ? cwd : null });
      cwd = knownPathAfter(words, cwd);
    }
    // What was committed here and pushed later is taken back by the revert of what was pushed.
    for (const { inverse, cwd: folder } of found) if (/^git (revert|push --delete)/.test(inverse.code)) this.#published.add(folder);
    const left = without.filter((w) => w.commit === null || !this.#published.has(w.commit)).map((w) => w.text);
    if (left.length > 0) this.#person(done.step, this.#say('no-inverse'), left.join('\n'));
    for (const { inverse, cwd: folder } of found.toReversed()) this.#inverse(done.step, inverse, folder);
    if (found.length === 0 && left.length === 0) this.#nothing(done.step, this.#say('read'));
  }

  #inverse(step: Step, inverse: Inverse, cwd: string): void {
    const holds = inverse.holds[this.#language];
    this.#add(step, `${inverse.guard} || { printf '%s\\n' "$HOLDS" >&2; exit 1; }\n${inverse.code}`, inverse.code,
      { ...inverse.values, HOLDS: this.#say('no-longer', { holds }), FOLDER_OF_STEP: cwd, RUN_STARTED: String(this.#source.startedAt) }, 'cd -- "$FOLDER_OF_STEP"\n', this.#say('holds', { holds }));
  }

  #edit(step: Step, edit: NonNullable<DoneStep['edit']>): void {
    const guard = '[ "$(sha256sum < "$FILE" | cut -d" " -f1)" = "$LEFT_AS" ]';
    const code = edit.backup === null ? 'rm -- "$FILE"' : 'cp --no-preserve=mode,ownership -- "$BACKUP" "$FILE"';
    const holds = this.#say('edit.holds', { file: edit.file });
    this.#add(step, `${guard} || { printf '%s\\n' "$HOLDS" >&2; ${edit.backup === null ? '' : 'diff -u -- "$BACKUP" "$FILE" >&2; '}exit 1; }\n${code}`, code,
      { FILE: edit.file, LEFT_AS: edit.after, ...(edit.backup === null ? {} : { BACKUP: edit.backup }), HOLDS: this.#say('no-longer', { holds }) }, '', this.#say('holds', { holds }));
  }

  #author(step: Step, cwd: string): void {
    const named = this.#source.plan.steps.find((s) => s.id === step.undo);
    const code = named && 'code' in named ? named.code : (step.undo ?? '');
    if (named && named.kind === 'manual') return this.#person(step, named.text, null);
    this.#add(step, code, code, { FOLDER_OF_STEP: cwd }, 'cd -- "$FOLDER_OF_STEP"\n', this.#say('author'), named?.inputs ?? step.inputs);
  }

  #person(step: Step, text: string, code: string | null): void {
    this.steps.push({
      ...this.#common(step, code ?? text), kind: 'manual', effect: 'unknown', effects: [], inputs: [], text: code === null ? text : `${text}\n${code}`, links: [], items: [],
    } as ManualStep);
  }

  #nothing(step: Step, reason: string): void {
    this.skipped.push({ line: step.line, endLine: step.endLine, role: step.kind, reason });
  }

  /** A shell step whose values are declared inputs with their value as default: they reach the code as variables. */
  #add(step: Step, code: string, shown: string, values: Readonly<Record<string, string>>, before: string, holds: string, more: readonly string[] = []): void {
    const number = this.steps.length + 1;
    const names: string[] = [];
    const assignments: string[] = [];
    for (const [name, value] of Object.entries(values)) {
      const input = `UNDO_${number}_${name}`;
      names.push(input);
      assignments.push(`${name}="\${${input}}"`);
      this.inputs.push({
        name: input, kind: 'text', source: 'declared', written: [], example: null, default: value, options: null, required: false, secret: false, pattern: null, context: null, line: step.line, usedBy: [], guarded: false, argument: false,
      });
    }
    const effects = effectsOf(shown);
    const common = this.#common(step, shown);
    for (const input of this.inputs) if (names.includes(input.name)) Object.assign(input, { usedBy: [common.id] });
    for (const name of more) {
      const known = this.#source.plan.inputs.find((i) => i.name === name);
      if (known && !this.inputs.some((i) => i.name === name)) this.inputs.push({ ...known, default: this.#source.answers[name] ?? known.default, usedBy: [common.id] });
    }
    this.steps.push({
      ...common, kind: 'shell', effects, effect: worst(effects.map((e) => e.effect)), inputs: [...names, ...more], code: `${assignments.join('\n')}\n${before}${code}`,
      guards: [{ kind: 'condition', environment: null, text: holds, line: step.line }], commands: shown.split('\n'), language: 'bash', interactive: false, answers: [], expect: null,
    } as ShellStep);
  }

  #common(step: Step, written: string) {
    return {
      id: `undo-${this.steps.length + 1}-${step.id}`, title: this.#say('step-title', { title: step.title }), section: step.section, line: step.line, endLine: step.endLine,
      written, guards: [], when: {}, undo: null, corrections: {}, open: null,
    };
  }
}
