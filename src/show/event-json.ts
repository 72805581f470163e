/** A run's events as JSON lines, for another program. */
import { jsonText } from '../words/json-text.ts';
import type { Step } from '../model/plan.ts';
import type { RunEvent } from '../model/run-event.ts';

/** One event as one line; a step is told by what identifies it (the plan has the rest). */
export function eventJson(event: RunEvent): string {
  const { type, ...rest } = event;
  if (event.type === 'step-start') return line({ type, ...rest, step: brief(event.step) });
  if (event.type === 'step-failed') return line({ type, ...event.failure, step: brief(event.failure.step) });
  return line({ type, ...rest });
}

function line(value: unknown): string {
  return `${jsonText(value)}\n`;
}

function brief({ id, title, line, kind, effect }: Step): object {
  return { id, title, line, kind, effect };
}
