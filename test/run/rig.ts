/** A run in a folder of its own, with an operator who says what the test says; what is not said stops the run. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan, ShellStep, Step } from '../../src/model/plan.ts';
import type { RunEvent } from '../../src/model/run-event.ts';
import type { FailureDecision, Operator } from '../../src/model/operator.ts';
import type { ReadyPlan, RecordLine, ResumeState, RunPorts, RunResult, World } from '../../src/model/run.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import { sha256 } from '../../src/record/canonical.ts';
import { RunJournal } from '../../src/record/run-journal.ts';
import { runPlan } from '../../src/run/run-plan.ts';
import { nodeWorld } from '../../src/world/node-world.ts';

const documentText = '# A procedure\n';

export type StepGiven = Partial<ShellStep> & { readonly code: string };

export function shellStep(given: StepGiven, i: number): ShellStep {
  return {
    kind: 'shell', id: `s${i + 1}`, title: '', section: 'do', line: 10 * (i + 1), endLine: 10 * (i + 1) + 2, written: given.code, inputs: [], effect: 'change', effects: [], guards: [], when: {}, undo: null,
    corrections: {}, open: null, commands: [], language: 'bash', interactive: false, answers: [], expect: null, ...given,
  } as ShellStep;
}

export function planOf(steps: readonly Step[], path: string): Plan {
  return {
    schema: 'runbook-plan/1', source: { path, format: 'markdown', sha256: sha256(documentText) }, title: 'A procedure', language: 'en', shape: 'procedure', sections: [], inputs: [], steps, skipped: [], messages: [],
  } as unknown as Plan;
}

export interface Rig {
  readonly folder: string;
  readonly events: RunEvent[];
  readonly run: (options?: RigOptions) => Promise<RunResult>;
}

export interface RigOptions {
  readonly operator?: Partial<Operator>;
  readonly answers?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly resume?: ResumeState;
  readonly world?: Partial<World>;
  readonly ready?: Partial<ReadyPlan>;
  readonly runsDir?: string;
  readonly now?: () => Date;
}

const stop: FailureDecision = { do: 'stop' };

export function quietOperator(given: Partial<Operator> = {}): Operator {
  return {
    terminal: false, beforeStep: async () => ({ do: 'run' }), afterFailure: async () => stop, manualStep: async () => ({ do: 'pause' }), unknownStep: async () => ({ do: 'pause', note: '' }),
    whichFile: async () => null, programAsks: async () => null, confirmEdit: async () => true, ...given,
  };
}

/** @param steps code texts, or steps */
export function rig(steps: readonly (string | StepGiven | Step)[], folder = mkdtempSync(join(tmpdir(), 'rb-test-'))): Rig {
  const document = join(folder, 'doc.md');
  writeFileSync(document, documentText);
  const all = steps.map((s, i) => (typeof s === 'string' ? shellStep({ code: s }, i) : 'kind' in s && s.kind !== undefined && s.kind !== 'shell' ? (s as Step) : shellStep(s as StepGiven, i)));
  const events: RunEvent[] = [];
  return {
    folder, events,
    run: async (options = {}) => {
      const ready: ReadyPlan = {
        state: 'ready', plan: planOf(all, 'doc.md'), planHash: planHash(planOf(all, 'doc.md')), answers: options.answers ?? {}, secrets: options.secrets ?? [], run: all.map((s) => s.id), leftOut: [],
        consent: { ordinary: true, destroy: true, manual: 'pause' }, cwd: folder, documentPath: document, ...options.ready,
      };
      const runsDir = options.runsDir ?? join(folder, '.runbook', 'runs');
      const now = options.now ?? ((): Date => new Date());
      const journal = options.resume
        ? await RunJournal.resume({ runsDir, run: options.resume.run, documentPath: document, cwd: folder, now, basis: options.resume })
        : await RunJournal.create({ runsDir, documentPath: document, fragment: null, cwd: folder, now });
      const ports: RunPorts = {
        world: { ...nodeWorld(null), ...options.world }, journal, operator: quietOperator(options.operator), listener: (event) => void events.push(event), language: 'en', version: '0.0.0',
        resume: options.resume ?? null, resumeCommand: () => 'runbook exec doc.md --resume',
      };
      return runPlan(ready, ports);
    },
  };
}

export function output(events: readonly RunEvent[], id?: string): string {
  return events.flatMap((e) => (e.type === 'output' && (id === undefined || e.id === id) ? e.text : [])).join('');
}

export function recordOf(result: { readonly folder: string }): (RecordLine & { seq: number; prev: string })[] {
  return readFileSync(join(result.folder, 'record.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as RecordLine & { seq: number; prev: string });
}

/** A run's folder as if its power had gone after so many lines of its record. */
export function cutAfter(folder: string, lines: number): void {
  const path = join(folder, 'record.jsonl');
  const left = readFileSync(path, 'utf8').split('\n').slice(0, lines);
  writeFileSync(path, `${left.join('\n')}\n`);
  for (const name of ['head', 'state/statuses', 'state/process.json']) rmSync(join(folder, name), { force: true });
  const begun = left.map((line) => JSON.parse(line) as RecordLine).flatMap((line) => (line.type === 'intent' ? `${line.n}-${line.step}.log` : []));
  for (const name of readdirSync(join(folder, 'steps'))) if (name.endsWith('.log') && !begun.includes(name)) rmSync(join(folder, 'steps', name));
}

/** Names of the files below a folder that hold a text. The keeper may still put its last word in place: what goes away under the look is looked for again, under its new name. */
export function filesHolding(folder: string, text: string): string[] {
  for (;;) {
    try {
      return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile() && readFileSync(join(e.parentPath, e.name), 'utf8').includes(text)).map((e) => e.name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !existsSync(folder)) throw error;
    }
  }
}
