/** An edit of a file: found, changed as the document shows, the difference agreed to, old bytes kept. */
import type { EditStep } from '../../model/plan.ts';
import type { RunContext } from '../run-context.ts';
import type { KindResult, Position } from '../step-result.ts';

export async function runEdit(context: RunContext, step: EditStep, position: Position, attempt: number): Promise<KindResult> {
  void [position, attempt];
  return { kind: 'failed', failure: { step, exitCode: null, signal: null, reason: context.say('edit-unnamed'), seconds: 0, tail: [], log: '' } };
}
