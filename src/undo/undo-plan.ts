/** record → Plan that takes a run back, last step first: computed from what the run really did. Pure. */
import { worst } from '../model/effect.ts';
import { isChanged } from '../model/file-change.ts';
import { isOwnCrontab, textForPerson, typedElsewhere } from '../model/for-person.ts';
import type { ManualStep, Plan, PlanInput, ShellStep, Step } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import type { Language } from '../model/procedure.ts';
import { undoInput, undoStepId } from '../model/undo-step.ts';
import { commandsOf } from '../shell/commands-of.ts';
import { effectsOf, isReadByName } from '../shell/effects-of.ts';
import { filesChangedBy } from '../shell/file-changes.ts';
import { knownPathAfter, knownWords } from '../shell/known-words.ts';
import { fill } from '../words/say.ts';
import { undoWords } from '../words/undo-table.ts';
import type { DoneStep, UndoSource } from './done-step.ts';
import { changedInput, changedOptions, type EditedFile } from './edit-now.ts';
import { fileInverse, isOtherMode, unlessChanged } from './file-inverses.ts';
import { commits, moves, stays, switchedTo, type Made } from './git-here.ts';
import { inverseOf } from './inverses.ts';
import type { Inverse, Words } from './inverse.ts';
import { onlyLooks } from './only-looks.ts';
import { onlyReads, standsAlone } from './only-reads.ts';
import { Switched, switchesOf, switchOf, type Switch } from './switches.ts';

/**
 * The plan that takes the run back. Each step is a shell step whose code first looks whether the condition of the inverse still
 * holds, or a step for a person where there is no inverse; steps that only read need nothing.
 */
export function undoPlan(source: UndoSource, language: Language): Plan {
  const maker = new UndoMaker(source, language);
  for (const done of source.steps.toReversed()) maker.take(done);
  const { plan } = source;
  return {
    ...plan, title: fill(undoWords.title[language], { run: source.run }, language), shape: 'procedure', language, sections: plan.sections.map((s) => ({ ...s, selected: true, ...(source.steps.some(({ step, outcome }) => outcome !== 'skipped' && s.line <= step.line && step.line <= s.endLine) ? { role: 'procedure' as const } : {}) })),
    inputs: maker.inputs, steps: maker.steps, skipped: maker.skipped, messages: [],
  };
}

/** Where a step of a rollback keeps the code that ends with 0 while its condition holds. */
export const conditionKey = 'condition';

class UndoMaker {
  readonly steps: Step[] = [];
  readonly inputs: PlanInput[] = [];
  readonly skipped: Plan['skipped'][number][] = [];
  readonly #source: UndoSource;
  readonly #language: Language;
  /** What takes something back already: a step that was done twice in the same way is taken back once. */
  readonly #taken = new Set<string>();
  /** The values of the step in hand. */
  #values: Answers = {};
  /** Branches, by folder, of which what was pushed is taken back already; `HEAD` for whichever was checked out. */
  readonly #published = new Map<string, Set<string>>();
  readonly #switched = new Switched();

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
    if (done.shell !== undefined) return this.#person(step, this.#say('shell', done.shell), null);
    this.#values = done.answers ?? this.#source.answers;
    if (done.outcome === 'skipped') return this.#nothing(step, this.#say('skipped'));
    const broken = done.outcome === 'failed' || done.outcome === 'unknown';
    // What only reads leaves nothing, however it ended.
    if (broken && done.files.length === 0 && step.undo === null && onlyReads(step, done.code)) return this.#looked(step, done.code);
    // The author's command takes back a step that was done, not a part of one.
    if (broken && (done.files.length === 0 || step.undo !== null)) return this.#person(step, this.#say(done.outcome, { title: step.title }), done.code);
    // What was typed elsewhere is taken back there.
    if (step.inside !== undefined || (step.effect !== 'read' && typedElsewhere(step) !== '')) return this.#person(step, this.#say('manual', { text: textForPerson(step) }), null);
    if (step.undo !== null) return this.#author(step, done.cwd);
    if (isOwnCrontab(step)) return this.#person(step, this.#say('manual', { text: textForPerson(step) }), null);
    if (step.kind === 'edit') return this.#edits(done);
    if (step.kind === 'manual' && onlyLooks(step.text)) return this.#nothing(step, this.#say('looked'));
    if (step.kind === 'manual') return this.#person(step, this.#say('manual', { text: step.text }), null);
    if (step.kind === 'script') return step.effect === 'read' ? this.#nothing(step, this.#say('read')) : this.#person(step, this.#say('no-inverse'), done.code);
    this.#shell(done, broken ? this.#say(done.outcome, { title: step.title }) : null);
  }

  /** Whether this step was taken back like that before. */
  #isTaken(step: Step, ...how: readonly unknown[]): boolean {
    const key = JSON.stringify([step.id, ...how]);
    const known = this.#taken.has(key);
    this.#taken.add(key);
    return known;
  }

  /** @param broken what is told of a step that did not end well: then no command is known to have run, and only its files are put back by themselves */
  #shell(done: DoneStep, broken: string | null): void {
    const inverses: { readonly at: number; readonly inverse: Inverse; readonly cwd: string; readonly by: Switch | null; readonly commit: Made | null }[] = [];
    const without: { readonly at: number; readonly text: string; readonly words: Words; readonly alone: boolean; readonly commit: Made | null }[] = [];
    // `[main 1a2b3c4] …`, as git commit prints it; by number where each commit of the step has said so.
    const told = [...done.log.matchAll(/^\[(\S+)(?: \([^()]*\))? [0-9a-f]{7,64}\] /gm)].map((m) => m[1] ?? '');
    let [branch, made]: [string | null, number] = [null, 0];
    const values = new Map(Object.entries({ ...(this.#source.home === undefined ? {} : { HOME: this.#source.home }), ...this.#values }));
    const states = new Map(done.files.map(({ file, before }) => [file, before]));
    const files = states.size === 0 ? null : filesChangedBy(done.code, done.cwd, values);
    /** Whether what is named was kept, all of it. */
    const known = files !== null && files.every(({ paths }) => paths.every((path) => states.has(path)));
    let cwd: string | null = done.cwd;
    /** What follows another commit: here, and by folder elsewhere; what only looks by its name. */
    const here: string[] = [];
    const there = new Map<string, string[]>();
    const named: string[] = [];
    /** Files that are not put back by themselves. */
    const apart = new Set<string>();
    const commands = commandsOf(done.code).commands.map((command) => ({ command, words: knownWords(command, values) }));
    const all = commands.map(({ words }) => words);
    for (const [at, { command, words }] of commands.entries()) {
      const own = known ? files.find((one) => one.at === at) : undefined;
      const fresh = own?.paths.every((file) => states.get(file) === null || states.get(file)?.is === 'folder') === true;
      const remains = own !== undefined && fresh && own.holds !== 'text';
      // A program's output over what was there: neither may be lost.
      const putBack = own !== undefined && !remains && own.holds !== 'output';
      if (own !== undefined && !putBack) for (const file of own.paths) apart.add(file);
      const effects = effectsOf(command.text);
      const effect = worst(effects.map((e) => e.effect));
      if (effect === 'read' && effects.some(isReadByName)) named.push(command.text);
      const commit: Made | null = commits(words) && cwd !== null ? { cwd, branch: (told.length === all.filter(commits).length ? told[made] : undefined) ?? branch } : null;
      const match = broken !== null || cwd === null || !standsAlone(command) || putBack ? null : inverseOf({ words, log: done.log, all });
      if (match !== null && cwd !== null) inverses.push({ at, by: switchOf(words), commit, inverse: remains ? unlessChanged(match.inverse, this.#say('stays', { file: own.paths[0] ?? '' })) : match.inverse, cwd });
      else if (remains) for (const { file, after } of done.files) { if (own.paths.includes(file) && after?.is === 'file') this.#nothing(done.step, this.#say('stays', { file })); }
      else if (broken === null && !stays(words, done.log) && moves(words, done.log)) {
        if (cwd === (this.#source.cwd ?? cwd)) here.push(command.text);
        else there.set(cwd ?? '?', [...(there.get(cwd ?? '?') ?? []), command.text]);
      } else if (!putBack && effect !== 'read' && !stays(words, done.log)) without.push({ at, text: command.text, words: words.map((w, i) => w ?? command.words[i] ?? null), alone: standsAlone(command), commit });
      if (commits(words)) made += 1;
      branch = switchedTo(words, done.log) ?? branch;
      const after: string | null = knownPathAfter(words, cwd);
      // In a branch or a subshell: nobody knows where the next command stood.
      cwd = after === cwd || command.sure ? after : null;
    }
    // What was committed here and pushed later is taken back with what was pushed.
    for (const { inverse, cwd: folder } of inverses) if (inverse.takesCommits) this.#published.set(folder, (this.#published.get(folder) ?? new Set()).add(inverse.takesCommits.replace(/^refs\/heads\//, '')));
    const found = inverses.filter(({ inverse, commit }) => !inverse.isCommit || commit === null || !this.#takesAlong(commit));
    const left = without.filter((w) => w.commit === null || !this.#takesAlong(w.commit));
    const changed = known ? done.files.filter((change) => isChanged(change) && !apart.has(change.file)) : [];
    // What was switched last is switched back first, before what was done meanwhile is taken back.
    const until = Math.max(...left.map((w) => w.at), ...(changed.length === 0 ? [] : (files ?? []).map((f) => f.at)), -1);
    const isLast = ({ at }: typeof found[number]): boolean => at > until;
    for (const { inverse, cwd: folder, by } of found.filter(isLast).toReversed()) this.#inverse(done, inverse, folder, by);
    if (left.length > 0) this.#person(done.step, broken ?? this.#say('no-inverse'), broken === null ? left.map((w) => w.text).join('\n') : done.code, {}, broken === null ? switchesOf(left, left.every((w) => w.alone) ? null : done.code) : null);
    for (const [folder, texts] of there) this.#person(done.step, this.#say('moved-there', { folder }), texts.join('\n'));
    for (const change of changed.toReversed()) this.#file(done, change);
    for (const { inverse, cwd: folder, by } of found.filter((one) => !isLast(one)).toReversed()) this.#inverse(done, inverse, folder, by);
    if (here.length > 0) this.#nothing(done.step, this.#say('moved', { commands: here.join('; ') }));
    if (named.length > 0) this.#nothing(done.step, this.#say('named', { commands: named.join('; ') }));
    if (found.length + left.length + changed.length + apart.size + here.length + there.size + named.length === 0) this.#nothing(done.step, this.#say('read'));
  }

  /** Whether the commit goes with what was pushed. */
  #takesAlong({ cwd, branch }: Made): boolean {
    const branches = this.#published.get(cwd);
    return branches !== undefined && (branch === null || branches.has(branch) || branches.has('HEAD'));
  }

  #inverse({ step, began, ended }: DoneStep, inverse: Inverse, cwd: string, by: Switch | null = null): void {
    const inputs = this.inputs.length;
    if (this.#isTaken(step, inverse.code, inverse.values, cwd)) return;
    const holds = inverse.holds[this.#language];
    const { gone } = inverse;
    const taken = `${inverse.guard} || { printf '%s\\n' "$HOLDS" >&2; exit 1; }\n${inverse.code}`;
    const code = gone === undefined ? taken : `if ${gone.test}; then\nprintf '%s\\n' "$GONE"\nelse\n${taken}\nfi`;
    this.#add(step, code, inverse.code,
      { ...inverse.values, ...(gone === undefined ? {} : { GONE: gone.says[this.#language] }), HOLDS: this.#say('no-longer', { holds }), FOLDER_OF_STEP: cwd, STEP_BEGAN: String(began), STEP_ENDED: String(ended) }, 'cd -- "$FOLDER_OF_STEP"\n', this.#say('holds', { holds }), [], {}, gone === undefined ? inverse.guard : `{ ${gone.test}; } || { ${inverse.guard}; }`);
    this.#switches(by, inputs);
  }

  /** What the step that was made last switches; where the one before it only switches that back, neither is needed. */
  #switches(by: Switch | null, inputs: number): void {
    const off = this.#switched.take(by, inputs, this.steps, this.inputs);
    for (const { line, endLine, kind } of off?.steps ?? []) this.skipped.push({ line, endLine, role: kind, reason: this.#say('switched', { command: off?.command ?? '' }) });
  }

  #file(done: DoneStep, change: DoneStep['files'][number]): void {
    const step = { ...done.step, title: `${done.step.title} (${change.file.split('/').at(-1) ?? ''})` };
    if (change.edit !== null) this.#edit(step, change.edit);
    if (change.edit !== null && !isOtherMode(change)) return;
    const inverse = fileInverse(change);
    if (inverse === null) this.#person(step, this.#say('no-inverse'), change.file);
    else this.#inverse({ ...done, step }, inverse, '/');
  }

  #edits({ step, edits }: DoneStep): void {
    if (edits.length === 0) return this.#nothing(step, this.#say('edit.same'));
    for (const edit of edits.toReversed()) this.#edit(step, edit);
  }

  #edit(step: Step, edit: EditedFile): void {
    const { file, now } = edit;
    if (now.is === 'undone') return this.#nothing(step, this.#say('edit.undone', { file }));
    if (now.is === 'as-left' && edit.backup === null) return this.#takeAway(step, edit);
    if (now.is === 'as-left' && edit.backup !== null) return this.#putBack(step, edit, { from: edit.backup, hash: null, only: edit.after, holds: this.#say('edit.holds', { file }) }, {});
    const input = changedInput(edit, step.line, this.inputs.map((i) => i.name), this.#language);
    const first = this.steps.length;
    if (now.is === 'changed' && now.merged !== null) {
      this.#putBack(step, edit, { from: now.merged.path, hash: now.merged.hash, only: now.hash, holds: this.#say('edit.shown', { file }) }, { [input.name]: changedOptions.part });
    }
    const did = now.is === 'changed' && now.differences.run.trim() !== '' ? now.differences.run : null;
    const told = this.#say(edit.backup === null ? 'changed-new' : now.is === 'gone' ? 'gone' : 'changed', { file, backup: edit.backup ?? '' });
    this.#person(step, did === null ? told : `${told} ${this.#say(edit.backup === null ? 'had-written' : 'had-done')}`, did, { [input.name]: changedOptions.person });
    this.inputs.push({ ...input, usedBy: this.steps.slice(first).map((s) => s.id) });
  }

  /** A file that the run made goes, if it is still what it was made as. */
  #takeAway(step: Step, { file, after }: EditedFile): void {
    const holds = this.#say('edit.holds', { file });
    const code = 'rm -- "$FILE"';
    this.#add(step, `[ "$(sha256sum < "$FILE" | cut -d" " -f1)" = "$LEFT_AS" ] || { printf '%s\\n' "$HOLDS" >&2; exit 1; }\n${code}`, code, { FILE: file, LEFT_AS: after, HOLDS: this.#say('no-longer', { holds }) }, '', this.#say('holds', { holds }));
  }

  /** A file becomes what another is, if it is still what it was found as. */
  #putBack(step: Step, { file }: EditedFile, back: { readonly from: string; readonly hash: string | null; readonly only: string; readonly holds: string }, when: Step['when']): void {
    const is = (name: string, hash: string): string => `[ "$(sha256sum < "$${name}" | cut -d" " -f1)" = "$${hash}" ]`;
    const code = 'cp --no-preserve=mode,ownership -- "$OLD" "$FILE"';
    // What is only the beginning of it was cut off while it was put back.
    const torn = '{ [ -f "$FILE" ] && cmp -s -n "$(stat -c %s -- "$FILE")" -- "$OLD" "$FILE"; }';
    this.#add(step, `{ ${back.hash === null ? `${is('FILE', 'LEFT_AS')} || ${torn}` : `${is('FILE', 'LEFT_AS')} && ${is('OLD', 'OLD_IS')}`}; } || { printf '%s\\n' "$HOLDS" >&2; exit 1; }\n${code}`, code,
      { FILE: file, LEFT_AS: back.only, OLD: back.from, ...(back.hash === null ? {} : { OLD_IS: back.hash }), HOLDS: this.#say('no-longer', { holds: back.holds }) }, '', this.#say('holds', { holds: back.holds }), [], when);
  }

  #author(step: Step, cwd: string): void {
    const named = this.#source.plan.steps.find((s) => s.id === step.undo);
    // Only a shell step's code is shell text: an edit, a script and what a person does are a person's to take back.
    const person = named !== undefined && named.kind !== 'shell' ? named.written : step.undoBy?.kind === 'manual' ? step.undoBy.code : null;
    if (person !== null) return this.#person(step, person, null);
    const code = named?.kind === 'shell' ? named.code : (step.undoBy?.code ?? step.undo ?? '');
    const names = named?.inputs ?? step.undoBy?.inputs.map((i) => i.name) ?? step.inputs;
    if (this.#isTaken(step, code, cwd, names.map((name) => this.#values[name]))) return;
    // An input that a later step had another value of is that one's by its name.
    const others = names.filter((name) => this.#values[name] !== undefined && this.inputs.some((i) => i.name === name && i.default !== this.#values[name]));
    this.#add(step, code, code, { FOLDER_OF_STEP: cwd, ...Object.fromEntries(others.map((name) => [name, this.#values[name] ?? ''])) }, 'cd -- "$FOLDER_OF_STEP"\n', this.#say('author'), names.filter((name) => !others.includes(name)));
  }

  #person(step: Step, text: string, code: string | null, when: Step['when'] = {}, by: Switch | null = null): void {
    const told = code === null ? text : `${text}\n\n${code.split('\n').filter((l) => l.trim() !== '').join('\n\n')}`;
    const spelt = this.#source.spell?.(told, this.#values) ?? told;
    if (this.#isTaken(step, spelt, when)) return;
    this.steps.push({
      ...this.#common(step, code ?? text), when, kind: 'manual', effect: 'unknown', effects: [], inputs: [], text: spelt, links: [], items: [],
    } as ManualStep);
    this.#switches(by, this.inputs.length);
  }

  #nothing(step: Step, reason: string): void {
    if (this.#isTaken(step, reason)) return;
    this.skipped.push({ line: step.line, endLine: step.endLine, role: step.kind, reason });
  }

  /** What only reads, as far as that is known. */
  #looked(step: Step, code: string): void {
    const named = effectsOf(code).filter(isReadByName).map(({ command }) => command);
    this.#nothing(step, named.length === 0 ? this.#say('read') : this.#say('named', { commands: named.join('; ') }));
  }

  /** A shell step whose values are declared inputs with their value as default: they reach the code as variables. */
  #add(step: Step, code: string, shown: string, values: Readonly<Record<string, string>>, before: string, holds: string, more: readonly string[] = [], when: Step['when'] = {}, condition: string | null = null): void {
    const number = this.steps.length + 1;
    const names: string[] = [];
    for (const [name, value] of Object.entries(values)) {
      names.push(undoInput(number, name));
      this.inputs.push({
        name: undoInput(number, name), kind: 'text', source: 'declared', written: [], example: null, default: value, options: null, required: false, secret: false, pattern: null, context: null, line: step.line, usedBy: [], guarded: false, argument: false,
      });
    }
    /** Our own names become those of the inputs, so that a plan shows the values in their places. */
    const bound = (text: string): string => text.replace(/\$(?:\{(\w+)(?=[}:])|(\w+))/g, (whole, braced: string | undefined, bare: string | undefined) => {
      const name = braced ?? bare ?? '';
      return Object.hasOwn(values, name) ? `\${${undoInput(number, name)}${braced === undefined ? '}' : ''}` : whole;
    });
    const effects = effectsOf(shown.replace(/\$([A-Z_]+)/g, (whole, name: string) => values[name] ?? whole));
    const common = this.#common(step, shown);
    for (const input of this.inputs) if (names.includes(input.name)) Object.assign(input, { usedBy: [common.id] });
    for (const name of more) {
      const known = this.#source.plan.inputs.find((i) => i.name === name) ?? step.undoBy?.inputs.find((i) => i.name === name);
      const there = this.inputs.find((i) => i.name === name);
      if (there) Object.assign(there, { usedBy: [...there.usedBy, common.id] });
      else if (known) this.inputs.push({ ...known, default: this.#values[name] ?? known.default, usedBy: [common.id] });
    }
    this.steps.push({
      ...common, when, corrections: condition === null ? {} : { [conditionKey]: bound(`${before}${condition}`) }, kind: 'shell', effects, effect: worst(effects.map((e) => e.effect)), inputs: [...names, ...more], code: bound(`${before}${code}`),
      guards: [{ kind: 'condition', environment: null, text: holds, line: step.line }], commands: bound(shown).split('\n'), language: 'bash', interactive: false, answers: [], expect: null,
    } as ShellStep);
  }

  #common(step: Step, written: string) {
    return {
      id: undoStepId(this.steps.length + 1, step.id), title: this.#say('step-title', { title: step.title }), section: step.section, line: step.line, endLine: step.endLine,
      written, guards: [], when: {}, undo: null, corrections: {}, open: null,
    };
  }
}
