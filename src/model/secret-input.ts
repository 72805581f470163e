/** Which inputs are secrets; pure. */
import type { PlanInput } from './plan.ts';

/** Whether a value is a secret's: an author or its place said so, or it is of that kind. */
export const isSecret = ({ secret, kind }: Pick<PlanInput, 'secret' | 'kind'>): boolean => secret || kind === 'secret';

/** The names of those that are. */
export const secretNames = (inputs: readonly Pick<PlanInput, 'name' | 'secret' | 'kind'>[]): string[] => inputs.filter(isSecret).map((input) => input.name);

type Written = Pick<PlanInput, 'secret' | 'kind' | 'source' | 'written'>;

/** What the document itself holds of a secret: the value that stands there as an example, no `<token>` or `$TOKEN`. */
const heldOf = (input: Written): string[] => (isSecret(input) && (input.source === 'example' || input.source === 'declared') ? input.written.filter((form) => form !== '' && !/^[<[{$%]/.test(form)) : []);

/** A text for a screen or a page, with dots for each secret that the document holds. */
export function withoutHeld(text: string, inputs: readonly Written[]): string {
  return inputs.flatMap(heldOf).toSorted((a, b) => b.length - a.length).reduce((shown, form) => shown.replaceAll(form, '••••'), text);
}

/** Inputs as a page may tell of them. */
export const shownInputs = (inputs: readonly PlanInput[]): PlanInput[] => inputs.map((input) => ({ ...input, written: input.written.map((form) => withoutHeld(form, [input])), context: input.context && withoutHeld(input.context, inputs) }));
