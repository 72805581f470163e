/** Plays ready plans in one sandbox: refuses with the mend where there can be none, keeps the limits, and gathers what was seen. */
import { dryRunWords } from '../words/dry-run-table.ts';
import { sandboxScript } from '../dry-run/sandbox/sandbox-script.ts';
import { seccompFilter } from '../dry-run/sandbox/seccomp-filter.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { RehearsalChanges } from '../model/rehearsal.ts';
import type { FromRehearsal, RehearsalJob, RehearsedStep, ToRehearsal } from '../model/rehearsal-protocol.ts';
import type { Language } from '../model/procedure.ts';
import type { ReadyPlan, StepTerminal } from '../model/run.ts';
import { maskValue, secretForms } from '../model/secret-forms.ts';
import { sayRehearsal } from '../show/rehearsal-text.ts';
import { fill } from '../words/say.ts';
import { machineKind, rehearsalPrograms, rehearsalRunner, roomForRehearsal, startRehearsal, type Rehearsal } from '../world/rehearsal.ts';
import { lookAtMachine } from '../world/look.ts';
import { onSignal } from '../world/signals.ts';

/** What one plan came to inside. */
export interface Played {
  readonly steps: ReadonlyMap<string, RehearsedStep>;
  /** What differs from the original after it; null where that could not be read. */
  readonly changes: RehearsalChanges | null;
}

export interface Session {
  readonly played: readonly Played[];
  readonly stopped: Rehearsal['stopped'];
  readonly seconds: number;
  /** Opens the shell of `--keep`, until the operator leaves it. */
  keep(): Promise<void>;
  end(): Promise<void>;
}

export interface SessionOptions {
  readonly plans: readonly ReadyPlan[];
  readonly environment: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly version: string;
  readonly timeoutSeconds: number;
  /** Bytes of memory that it may use. */
  readonly memory: number;
  /** The operator's terminal for `--keep`, or null. */
  readonly terminal: StepTerminal | null;
  readonly begun: (id: string) => void;
  readonly shown: (text: string) => void;
}

/** So many processes may live in it. */
export const mostProcesses = 2_000;
/** What the keeper makes for itself in the folder for temporary files, and takes away unless it is killed. */
const ownFolder = /\/runbook-[A-Za-z0-9]{6}(\/(\d+\.(out|state)|prelude\.sh))?$/;
/** How long the making of the world may take. Milliseconds. */
const patience = 60_000;
const leastRoom = 64 * 1024 * 1024;

function refusal(language: Language, what: 'linux' | 'architecture' | 'programs' | 'room' | 'namespaces' | 'overlay' | 'slow' | 'other', detail: string): Failure {
  const mend = what === 'architecture' || what === 'slow' || what === 'other' ? 'mend.linux' : (`mend.${what}` as const);
  return new Failure({ message: fill(dryRunWords[`missing.${what}`][language], { detail }, language), exitCode: exitCode.failed, advice: fill(dryRunWords[mend][language], {}, language) });
}

/** @throws Failure (exit 1), with the reason and the mend, where this machine allows no rehearsal: nothing weaker takes its place */
export async function playInSandbox(options: SessionOptions): Promise<Session> {
  const { plans, language } = options;
  const began = performance.now();
  const { system, architecture } = machineKind();
  const [withSockets, without] = [seccompFilter(architecture, true), seccompFilter(architecture, false)];
  if (system !== 'linux') throw refusal(language, 'linux', system);
  if (withSockets === null || without === null) throw refusal(language, 'architecture', architecture);
  const look = lookAtMachine({ ...options.environment, PATH: `${options.environment['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin` });
  const missing: string[] = [];
  for (const name of Object.values(rehearsalPrograms).flat()) if ((await look.program(name)) === null) missing.push(name);
  if (missing.length > 0) throw refusal(language, 'programs', missing.join(', '));
  const size = roomForRehearsal();
  if (size < leastRoom) throw refusal(language, 'room', String(Math.floor(size / 1024 ** 2)));

  const rehearsal = startRehearsal({ script: sandboxScript, filters: { withSockets, without }, command: rehearsalRunner(), cwd: plans[0]?.cwd ?? '/', environment: options.environment, size, processes: mostProcesses, memory: options.memory });
  const stopWatching = onSignal(() => rehearsal.stop('interrupted'));
  // The time it takes to make the world is not the document's.
  let timer = setTimeout(() => rehearsal.stop('time'), patience);
  const finish = async (): Promise<void> => {
    clearTimeout(timer);
    stopWatching();
    await rehearsal.end();
  };
  const say = (message: ToRehearsal): void => rehearsal.send(JSON.stringify(message));
  const next = async (): Promise<FromRehearsal | null> => {
    const { done, value } = await rehearsal.lines.next();
    return done ? null : (JSON.parse(value) as FromRehearsal);
  };
  try {
    if ((await next()) === null) throw rehearsal.stopped === 'interrupted' ? new Failure({ message: sayRehearsal(language, 'stopped.interrupted'), exitCode: exitCode.interrupted }) : await whyNot(rehearsal, language);
    clearTimeout(timer);
    timer = setTimeout(() => rehearsal.stop('time'), options.timeoutSeconds * 1000);
    const job: RehearsalJob = { plans, language, version: options.version, keep: options.terminal?.size() ?? null };
    rehearsal.send(JSON.stringify(job));
    const played: Played[] = [];
    const forms = secretForms(plans.flatMap((p) => p.secrets.flatMap((name) => p.answers[name] ?? [])).filter(Boolean));
    for (let plan = 0; plan < plans.length && rehearsal.stopped === null; plan++) {
      const steps = new Map<string, RehearsedStep>();
      let left: readonly string[] = [];
      for (let message = await next(); message !== null; message = await next()) {
        if (message.type === 'begun') options.begun(message.id);
        if (message.type === 'step') steps.set(message.step.id, message.step);
        if (message.type === 'fault') throw refusal(language, 'other', message.message);
        if (message.type !== 'planned') continue;
        ({ left } = message);
        break;
      }
      const changes = await rehearsal.report();
      played.push({ steps, changes: changes === null ? null : maskValue({ ...changes, files: changes.files.filter((f) => !ownFolder.test(f.path)), left }, forms) });
      say({ type: 'next' });
    }
    clearTimeout(timer);
    return {
      played, stopped: rehearsal.stopped, seconds: Math.round(performance.now() - began) / 1000, end: finish,
      async keep() {
        const release = options.terminal?.take((text) => say({ type: 'keys', text }), (columns, rows) => say({ type: 'size', columns, rows }));
        try {
          for (let message = await next(); message !== null; message = await next()) if (message.type === 'shell') options.shown(message.text);
        } finally {
          release?.();
        }
      },
    };
  } catch (error) {
    await finish();
    throw error;
  }
}

/** What the sandbox complained of, told as a refusal. */
async function whyNot(rehearsal: Rehearsal, language: Language): Promise<Failure> {
  if (rehearsal.stopped === 'time') return refusal(language, 'slow', String(patience / 1000));
  const said = (await rehearsal.complaints()).trim();
  const blind = /^blind:(.*)$/m.exec(said)?.[1];
  if (blind !== undefined) return refusal(language, 'overlay', blind);
  const line = said.split('\n').at(-1) ?? '';
  // unshare(2), ENOSPC: a limit of /proc/sys/user is reached.
  if (/^unshare: .*No space left/m.test(said)) return refusal(language, 'namespaces', `${line} (/proc/sys/user/max_*_namespaces)`);
  return refusal(language, /unshare|namespace|uid.?map|clone|permission denied|not permitted/i.test(said) ? 'namespaces' : 'other', line);
}
