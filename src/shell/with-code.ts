/** A step with what the operator made of its command: what is shown and asked about is what runs. */
import { worst } from '../model/effect.ts';
import type { Step } from '../model/plan.ts';
import { effectsOf, scriptEffectsOf } from './effects-of.ts';

export function withCode(step: Step, code: string): Step {
  if (step.kind !== 'shell' && step.kind !== 'script') return step;
  const effects = step.kind === 'shell' ? effectsOf(code) : scriptEffectsOf(code, step.interpreter);
  return { ...step, code, effects, effect: worst(effects.map((e) => e.effect)) };
}
