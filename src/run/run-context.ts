/** What all parts of one run share: the ready plan, its ports, the keeper, what the operator has interrupted, and the words. */
import { createHash } from 'node:crypto';
import { shellStateFile } from '../model/attempt-files.ts';
import { isInShell, needersOf, type Step } from '../model/plan.ts';
import type { Lacking, RunEvent, StepFailure } from '../model/run-event.ts';
import type { EarlierStep } from '../model/operator.ts';
import type { Answers, ReadyPlan, RecordLine, Restored, RunPorts, RunSignal } from '../model/run.ts';
import { keptVariables } from '../model/kept-variables.ts';
import { onFailureOf } from '../model/on-failure.ts';
import { environmentSecrets, mask, maskText, maskValue, secretForms, secretName } from '../model/secret-forms.ts';
import { chosenValues } from '../model/environments.ts';
import { isSecret } from '../model/secret-input.ts';
import { folderLost } from '../shell/folder-lost.ts';
import { hiddenReads } from '../shell/hidden-reads.ts';
import { setsVariable, takesVariablesIn, variablesNeededBy, type Doing } from '../shell/variables.ts';
import { beginsInBackground, waitsForEarlier } from '../shell/waits-elsewhere.ts';
import { tellEngine } from '../words/engine-words.ts';
import type { EngineWord } from '../words/engine-words.ts';
import { readTextIfThere } from '../world/files.ts';
import type { KeeperClient } from './keeper-client.ts';
import { Way } from './way.ts';

/** Thrown where the operator's signal ends a question; the run ends as interrupted. */
export class Interrupted extends Error {
  readonly signal: RunSignal;
  constructor(signal: RunSignal) {
    super(signal);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

export class RunContext {
  /** What is carried out, with the values of now. */
  ready: ReadyPlan;
  readonly ports: RunPorts;
  readonly keeper: KeeperClient;
  /** Whether pseudo-terminals work, known once the keeper is open. */
  terminals = false;
  /** Where the next attempt begins. */
  cwd: string;
  /** Where the shell stands: what comes after a step that is not begun again goes on from there. */
  stands: string;
  /** What `trap … EXIT` asked for and is not done yet, masked; '' for nothing. */
  atExit = '';
  /** Steps whose variables and folder could not be carried on. */
  readonly stateLost: Set<string>;
  /** The step that has just left before its end, as where nothing more is to be done. */
  leftBy: string | null = null;
  /** Where the answers of a diagnosis lead. */
  readonly way: Way;
  /** A step is done before its turn: one before it is still to be done. */
  isAhead = false;
  /** The step in hand: what somebody went back to, while it is done. */
  at: string | null = null;
  /** The first signal that came, or null. */
  interrupted: RunSignal | null = null;
  /** All that was ever a secret of this run. */
  #secret: readonly string[];
  #forms: readonly string[];
  readonly #begunIn = new Map<string, string>();
  readonly #earlier = new Map<string, EarlierStep>();
  #toldRestored: Restored | null = null;
  readonly #waiting = new Set<(signal: RunSignal) => void>();

  constructor(ready: ReadyPlan, ports: RunPorts, keeper: KeeperClient) {
    this.ready = ready;
    this.ports = ports;
    this.keeper = keeper;
    this.cwd = ready.cwd;
    this.stands = ready.cwd;
    this.stateLost = new Set(ports.resume?.stateLost);
    this.way = new Way(ready.plan);
    this.#secret = this.secretValues();
    this.#forms = secretForms(this.#secret);
    keeper.heardSecrets = (typed) => {
      this.#secret = [...new Set([...this.#secret, ...typed])];
      this.#forms = secretForms(this.#secret);
    };
  }

  /** Of inputs; and what the environment brings along: also in a run that goes on, in place of what was typed unseen before. */
  secretValues(): string[] {
    const { ready: { secrets, answers, plan }, ports: { world, resume } } = this;
    const hidden = new Set([...plan.steps.flatMap((s) => (s.kind === 'shell' ? hiddenReads(s.code) : [])), ...(resume?.notKept ?? [])]);
    const open = [this.ready.cwd, this.ready.documentPath, plan.source.path, this.ports.journal.folder, ...Object.entries(answers).flatMap(([name, value]) => (secrets.includes(name) ? [] : [value]))];
    return [...secrets.flatMap((name) => answers[name] ?? []), ...environmentSecrets(world.environment, hidden, open)].filter((value) => value !== '');
  }

  say(key: EngineWord, values: Readonly<Record<string, string | number>> = {}): string {
    return tellEngine(this.ports.language, key, values);
  }

  emit(event: RunEvent): void {
    this.#noteStep(event);
    this.ports.listener(event.type === 'step-start' ? { ...event, cwd: this.mask(event.cwd) } : event);
  }

  /** Where a step was begun: what is tried again begins there, not where the attempt that failed got to. */
  begunIn(id: string): string | null {
    return this.#begunIn.get(id) ?? this.ports.resume?.begunIn.get(id) ?? null;
  }

  /** What has become of the steps so far, for whoever goes back to one. */
  #noteStep(event: RunEvent): void {
    const note = (id: string, outcome: EarlierStep['outcome']): void => {
      const step = this.ready.plan.steps.find((s) => s.id === id);
      if (step) this.#earlier.set(id, { step, outcome, cwd: this.#begunIn.get(id) ?? '' });
    };
    if (event.type === 'step-start') this.#begunIn.set(event.step.id, event.cwd);
    else if (event.type === 'step-done') note(event.id, event.accepted ? 'accepted' : 'done');
    else if (event.type === 'manual-done' || event.type === 'edit-done') note(event.id, 'done');
    else if (event.type === 'step-skipped' && !event.earlier) note(event.id, 'skipped');
  }

  /** What has become of a step in this run: done already, though a step before it comes. */
  outcomeOf({ id }: Step): EarlierStep['outcome'] | null {
    return this.#earlier.get(id)?.outcome ?? null;
  }

  /** What the document has done next where this step fails, and is not done yet. */
  toldOnFailure(step: Step): Step | undefined {
    const { plan, run, undoes } = this.ready;
    return undoes !== undefined ? undefined : onFailureOf(plan, step).find((one) => run.includes(one.id) && this.outcomeOf(one) === null && (this.ports.resume?.steps.get(one.id)?.outcome ?? 'failed') === 'failed');
  }

  /** The steps before this one that one can go back to, the last first: none where people signed what runs, or where it takes a run back; none by which the way was found. */
  earlierThan(step: Step): readonly EarlierStep[] {
    const { plan, run, undoes, approvals } = this.ready;
    if (undoes !== undefined || approvals !== undefined) return [];
    const before = run.slice(0, Math.max(0, run.indexOf(step.id))).toReversed();
    return before.flatMap((id) => {
      const history = this.ports.resume?.steps.get(id);
      const known = plan.steps.find((s) => s.id === id);
      const earlier = this.#earlier.get(id) ?? (known && history && history.outcome !== 'failed' ? { step: known, outcome: history.outcome, cwd: history.cwd ?? '' } : undefined);
      return earlier === undefined || (earlier.step.kind === 'manual' && earlier.step.leads !== undefined) ? [] : [earlier];
    });
  }

  /** The steps before this one that this machine's shell runs, and whether they did. @param leftOut what was never to run as well, but the other ways of a choice, which are left out for good */
  #ranHere(step: Step, leftOut: boolean): readonly (Doing & { readonly done: boolean; readonly lostIn?: string })[] {
    const { plan, run } = this.ready;
    return plan.steps.slice(0, plan.steps.indexOf(step)).flatMap((one) => {
      const outcome = run.includes(one.id) ? this.#earlier.get(one.id)?.outcome ?? this.ports.resume?.steps.get(one.id)?.outcome : leftOut && Object.keys(one.when).length === 0 ? 'skipped' : undefined;
      const lostIn = this.stateLost.has(one.id) ? this.begunIn(one.id) : null;
      return isInShell(one) && outcome !== undefined ? [{ id: one.id, code: one.code, done: outcome !== 'skipped' && !this.stateLost.has(one.id), ...(lostIn === null ? {} : { lostIn }) }] : [];
    });
  }

  /**
   * What this step uses and only a step sets that was left out, meanwhile (by the operator, or because its check says that it is done) or from the start: there
   * would be nothing in it. @returns the variable's name, and the step that would have set it
   */
  async unsetFor(step: Step): Promise<{ readonly name: string; readonly by: string } | null> {
    const { plan, answers } = this.ready;
    if (!isInShell(step) || takesVariablesIn(step.code)) return null;
    const before = this.#ranHere(step, true);
    const used = variablesNeededBy(step.code);
    const setBy = (name: string, done: boolean): string | null => before.find((one) => one.done === done && setsVariable(one.code, name))?.id ?? null;
    const lacking = [...used].filter((name) => setBy(name, false) !== null && setBy(name, true) === null);
    if (lacking.length === 0) return null;
    // One that ran and failed before it was left out may have set it all the same, so may what another one took in; of secrets that is not known.
    const held = [...keptVariables(await readTextIfThere(shellStateFile(this.ports.journal.folder)).catch(() => null))].flatMap(([name, { empty }]) => (empty ? [] : name));
    const tookIn = before.some((one) => one.done && takesVariablesIn(one.code));
    const known = new Set([...held, ...Object.keys(this.ports.world.environment), ...Object.keys(answers), ...Object.keys(plan.settings?.env ?? {}), ...Object.keys(chosenValues(plan, answers))]);
    const name = lacking.find((one) => !known.has(one) && !(tookIn && secretName(one)));
    return name === undefined ? null : { name, by: setBy(name, false) ?? '' };
  }

  /** Inputs that this step uses and that have another value in the shell than they were given, since a step took in what others set. @returns each with that value, and what is told of it */
  replacedFor(step: Step): readonly { readonly name: string; readonly value: string; readonly told: Readonly<Record<'name' | 'value' | 'given' | 'by', string>> }[] {
    const { answers, plan, secrets } = this.ready;
    const before = this.#ranHere(step, false).filter((one) => one.done);
    const by = before.findLast((one) => takesVariablesIn(one.code))?.id;
    if (!isInShell(step) || by === undefined) return [];
    const used = [...step.inputs, ...plan.inputs.flatMap((i) => (needersOf(i).includes(step.id) ? i.name : []))];
    const shown = (name: string, value: string): string => (secrets.includes(name) ? mask : value);
    return Object.entries(this.keeper.replaced).filter(([name]) => used.includes(name) && !before.some((one) => setsVariable(one.code, name)))
      .map(([name, value]) => ({ name, value, told: { name, by, value: shown(name, value), given: shown(name, answers[name] ?? '') } }));
  }

  /** @param replaced as `replacedFor` finds them */
  lackingOf(replaced: ReturnType<RunContext['replacedFor']>): Lacking {
    const open = replaced.filter(({ name }) => !this.ready.secrets.includes(name));
    if (open.length === 0) return {};
    return { values: { taken: Object.fromEntries(open.map(({ name, value }) => [name, value])), given: Object.fromEntries(open.map(({ name }) => [name, this.ready.answers[name] ?? ''])) } };
  }

  /** Whether it is the first to run where only a step goes to the right folder that was left out meanwhile. @returns that folder, and the step */
  folderFor(step: Step): { readonly folder: string; readonly by: string } | null {
    if (!isInShell(step)) return null;
    const before = this.#ranHere(step, false);
    const lost = before.every((one) => one.done) ? null : folderLost([...before, { id: step.id, code: step.code, done: true }], this.stands, new Map(Object.entries(this.ready.answers)));
    return lost?.id === step.id ? lost : null;
  }

  /** What this step waits for and only another block can have begun: its own shell has no such child. @returns the command that waits, and the step that began something */
  waitsInVain(step: Step, code: string): { readonly command: string; readonly by: string } | null {
    const command = isInShell(step) ? waitsForEarlier(code) : null;
    const by = command === null ? undefined : this.#ranHere(step, false).findLast((one) => one.done && beginsInBackground(one.code))?.id;
    return command === null || by === undefined ? null : { command, by };
  }

  warn(id: string | null, key: EngineWord, values: Readonly<Record<string, string | number>> = {}): void {
    this.emit({ type: 'warning', id, message: this.mask(this.say(key, values)) });
  }

  mask(text: string): string {
    return maskText(text, this.#forms);
  }

  /** Masks what must be told to the operator about a failure. */
  maskFailure(failure: StepFailure): StepFailure {
    return { ...failure, reason: failure.reason === null ? null : this.mask(failure.reason), tail: failure.tail.map((line) => this.mask(line)) };
  }

  /** Appends to the record, secrets masked, and waits for the disk. @throws Failure (exit 6) */
  async record(line: RecordLine): Promise<void> {
    const masked = maskValue(line, this.#forms);
    await this.ports.journal.append(masked.type === 'done' ? { ...masked, ...(await this.#stateKept()) } : masked);
    const { restored = null, folder } = this.ports.journal;
    if (restored === null || restored === this.#toldRestored) return;
    this.#toldRestored = restored;
    const { whole, back, lost } = restored;
    const id = 'step' in line ? line.step : null;
    this.warn(id, whole ? 'restored' : 'restored-part', { folder });
    if (back.length > 0) this.warn(id, 'records-back', { n: back.length });
    if (lost.length > 0) this.warn(id, 'records-lost', { runs: lost.join(', ') });
  }

  /** Changed later it would change what the next step is born into, unseen. */
  async #stateKept(): Promise<{ readonly state?: string | null }> {
    // What a failing disk does not give back is not bound.
    const kept = await readTextIfThere(shellStateFile(this.ports.journal.folder)).catch(() => undefined);
    return kept === undefined ? {} : { state: kept === null ? null : createHash('sha256').update(kept).digest('hex') };
  }

  /** Answers as the record may hold them. */
  recordedAnswers(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.ready.answers).map(([name, value]) => [name, this.ready.secrets.includes(name) ? mask : value]));
  }

  /** The operator gives inputs other values, or their first: it is in the record before anything is run with them. @throws Failure (exit 6) */
  async giveValues(step: Step, values: Answers): Promise<void> {
    const { ready } = this;
    const secrets = ready.plan.inputs.filter((i) => Object.hasOwn(values, i.name) && isSecret(i)).map((i) => i.name);
    this.ready = { ...ready, answers: { ...ready.answers, ...values }, secrets: [...new Set([...ready.secrets, ...secrets])], late: (ready.late ?? []).filter((name) => !Object.hasOwn(values, name)) };
    // One that was mistyped may be somebody's all the same.
    this.#secret = [...new Set([...this.#secret, ...this.secretValues()])];
    this.#forms = secretForms(this.#secret);
    const inputs = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secrets.includes(name) ? mask : this.mask(value)]));
    await this.record({ type: 'values', step: step.id, who: this.ports.world.user, inputs });
    this.keeper.values(values, this.#secret);
    this.emit({ type: 'values', id: step.id, inputs });
  }

  /** A signal has come: a waiting question is given up. */
  interrupt(signal: RunSignal): void {
    this.interrupted ??= signal;
    for (const reject of this.#waiting) reject(signal);
    this.ports.operator.leave?.();
  }

  /** Waits for the operator, or for a signal. @throws Interrupted */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.interrupted) throw new Interrupted(this.interrupted);
    let stop: (signal: RunSignal) => void = () => undefined;
    const signal = new Promise<never>((_, reject) => {
      stop = (name) => reject(new Interrupted(name));
      this.#waiting.add(stop);
    });
    try {
      return await Promise.race([question(), signal]);
    } finally {
      this.#waiting.delete(stop);
    }
  }
}
