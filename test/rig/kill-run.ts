/** Ends all of a run at once, as when the power goes: its keeper first, which would write down how the step ended. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramOnTerminal } from './terminal.ts';

function read(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** @param trial whose folder holds one run, a step of which is under way */
export function killRun(trial: ProgramOnTerminal): void {
  const run = readdirSync(join(trial.folder, '.runbook', 'runs')).find((name) => name !== '.locks') ?? '';
  const step = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && read(pid, 'environ').includes(`RUNBOOK_RUN=${run}\0`));
  const parents = step.map((pid) => /^PPid:\t(\d+)$/m.exec(read(pid, 'status'))?.[1] ?? '').filter((pid) => !step.includes(pid));
  for (const pid of [...new Set(parents), ...step]) process.kill(Number(pid), 'SIGKILL');
  trial.kill('SIGKILL');
}
