/** Which inputs are secrets; pure. */
import type { PlanInput } from './plan.ts';

/** Whether a value is a secret's: an author or its place said so, or it is of that kind. */
export const isSecret = ({ secret, kind }: Pick<PlanInput, 'secret' | 'kind'>): boolean => secret || kind === 'secret';

/** The names of those that are. */
export const secretNames = (inputs: readonly Pick<PlanInput, 'name' | 'secret' | 'kind'>[]): string[] => inputs.filter(isSecret).map((input) => input.name);
