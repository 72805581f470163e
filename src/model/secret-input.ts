/** Which inputs are secrets; pure. */
import type { PlanInput } from './plan.ts';

/** Whether a value is a secret's: an author or its place said so, or it is of that kind. */
export const isSecret = ({ secret, kind }: Pick<PlanInput, 'secret' | 'kind'>): boolean => secret || kind === 'secret';
