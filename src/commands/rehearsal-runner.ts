/** An entry of its own: carries plans out inside of a rehearsal, goes on after steps that fail, and tells what became of each. */
import { refusedLines } from '../dry-run/rehearse/blind-rows.ts';
import { waitsForPerson } from '../model/for-person.ts';
import type { FromRehearsal, RehearsalJob, ToRehearsal } from '../model/rehearsal-protocol.ts';
import type { RunEvent } from '../model/run-event.ts';
import type { Operator } from '../model/operator.ts';
import type { ReadyPlan } from '../model/run.ts';
import type { ManualStep } from '../model/plan.ts';
import { RunJournal } from '../record/run-journal.ts';
import { runPlan } from '../run/run-plan.ts';
import { leave, linesFromOutside, processesThatStay, tellOutside } from '../world/rehearsal-inside.ts';
import { innerShell } from '../world/inner-shell.ts';
import { nodeWorld } from '../world/node-world.ts';

/** In the sandbox's own /dev/shm: in nobody's way, and no part of what the rehearsal changes. */
const runsDir = '/dev/shm/.runbook-rehearsal/runs';

/** bash names the file of the block, which nobody knows. */
const withoutOwn = (line: string): string => (line.startsWith(runsDir) ? line.replace(/^\S+: (?=line \d+: )/, '') : line);
/** So many refusals are told of one step, and lines are looked at up to this length. */
const mostRefused = 10;
const longestLine = 4_096;

const tell = (message: FromRehearsal): Promise<void> => tellOutside(JSON.stringify(message));

/** Agrees to everything, and goes on after a failure: what fails for want of a network must not hide the rest. */
const operator: Operator = {
  terminal: false,
  beforeStep: async () => ({ do: 'run' }),
  afterFailure: async () => ({ do: 'skip', note: 'failed' }),
  manualStep: async () => ({ do: 'skip', note: 'manual' }),
  unknownStep: async () => ({ do: 'pause', note: '' }),
  whichFile: async () => null,
  programAsks: async () => null,
  confirmEdit: async () => true,
};

/** A diagnosis is rehearsed whole: nobody is there who could see where it leads. */
const withoutLeads = (ready: ReadyPlan): ReadyPlan => ({ ...ready, plan: { ...ready.plan, steps: ready.plan.steps.map((step) => (step.kind === 'manual' ? withoutLead(step) : step)) } });

function withoutLead(step: ManualStep): ManualStep {
  const { leads, ...rest } = step;
  return leads === undefined ? step : rest;
}

async function carryOut(ready: ReadyPlan, index: number, { language, version }: RehearsalJob): Promise<void> {
  // A lock of its own would be told as a change; nobody else is in here.
  const world = { ...nodeWorld(null), lockOf: undefined };
  const journal = await RunJournal.create({ runsDir, documentPath: ready.documentPath, fragment: ready.fragment ?? null, cwd: ready.cwd, now: world.now });
  const failed = new Set<string>();
  const refused = new Map<string, { readonly lines: string[]; rest: string }>();
  const listen = (id: string, text: string): void => {
    const heard = refused.get(id) ?? { lines: [], rest: '' };
    refused.set(id, heard);
    const lines = `${heard.rest}${text}`.split('\n');
    heard.rest = (lines.pop() ?? '').slice(-longestLine);
    for (const line of refusedLines(lines).map(withoutOwn)) if (heard.lines.length < mostRefused && !heard.lines.includes(line)) heard.lines.push(line);
  };
  const told = (id: string, outcome: 'ok' | 'failed' | 'person' | 'skipped', more: { reason?: string | null; exitCode?: number | null; seconds?: number; tail?: readonly string[] } = {}): void =>
    void tell({ type: 'step', plan: index, step: { id, outcome, reason: more.reason ?? null, exitCode: more.exitCode ?? null, seconds: more.seconds ?? 0, tail: (more.tail ?? []).map(withoutOwn), refused: refused.get(id)?.lines ?? [] } });
  const manual = new Set(ready.plan.steps.filter((s) => waitsForPerson(s, false)).map((s) => s.id));
  const listener = (event: RunEvent): void => {
    switch (event.type) {
      case 'step-start': return void tell({ type: 'begun', plan: index, id: event.step.id });
      case 'output': return listen(event.id, event.text);
      case 'step-done': return told(event.id, 'ok', { exitCode: event.exitCode, seconds: event.seconds });
      case 'edit-done': return told(event.id, 'ok');
      case 'step-failed': {
        const { step, exitCode, signal, reason, seconds, tail } = event.failure;
        failed.add(step.id);
        return told(step.id, 'failed', { reason: reason ?? signal, exitCode, seconds, tail });
      }
      case 'step-skipped': {
        if (failed.has(event.id) || ready.leftOut.some((l) => l.id === event.id)) return;
        return manual.has(event.id) ? told(event.id, 'person') : told(event.id, 'skipped', { reason: event.reason });
      }
      default:
    }
  };
  const result = await runPlan(ready, { world, journal, operator, listener, language, version, resume: null, resumeCommand: () => '' });
  await tell({ type: 'planned', plan: index, outcome: result.outcome, left: await processesThatStay() });
}

async function main(): Promise<void> {
  const lines = linesFromOutside();
  const next = async (): Promise<string | null> => {
    const { done, value } = await lines.next();
    return done ? null : value;
  };
  await tell({ type: 'ready' });
  const job = JSON.parse((await next()) ?? 'null') as RehearsalJob | null;
  if (job === null) return;
  for (const [i, ready] of job.plans.entries()) {
    try {
      await carryOut(withoutLeads(ready), i, job);
    } catch (error) {
      await tell({ type: 'fault', message: (error as Error).message });
      await tell({ type: 'planned', plan: i, outcome: 'fault', left: await processesThatStay() });
    }
    if ((await next()) === null) return;
  }
  if (job.keep === null) return;
  const shell = await innerShell(job.keep, (text) => void tell({ type: 'shell', text }));
  void (async () => {
    for (let line = await next(); line !== null; line = await next()) {
      const message = JSON.parse(line) as ToRehearsal;
      if (message.type === 'keys') shell.type(message.text);
      if (message.type === 'size') shell.resize(message.columns, message.rows);
    }
    shell.type('\x04');
  })();
  await shell.ended;
}

void main().then(() => leave(0));
