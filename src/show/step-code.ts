/** The code of a step as a person reads it: what will run, with each input as `⟨NAME⟩`, or its value where one is given. */
import type { Step } from '../model/plan.ts';
import { visible } from '../words/visible.ts';

/** Values by input name, as they may be shown: secrets are dots. */
export type Shown = Readonly<Record<string, string>>;

/** Dots for a secret, always as many: its length is nobody's business. */
export const dots = '••••••••';

/** The lines of code of a step; none for a manual one. */
export function stepCode(step: Step, values: Shown): readonly string[] {
  if (step.kind === 'manual') return [];
  const shown = step.inputs.reduce((code, name) => withInput(code, name, values[name]), visible(step.code));
  return shown.replace(/\s+$/, '').split('\n');
}

/**
 * References to one input as the binding writes them: `"${NAME}"`, `${NAME}`, `"$NAME"`, `$NAME`, with an expansion in the braces
 * (`${NAME#v}` takes a `v` off), and with the gap in single quotes (`'…'"${NAME}"'…'`).
 */
function withInput(code: string, name: string, value: string | undefined): string {
  const reference = new RegExp(`'"\\$\\{${name}([^A-Za-z0-9_}][^}]*)?\\}"'|\\$\\{${name}([^A-Za-z0-9_}][^}]*)?\\}|\\$${name}(?![A-Za-z0-9_])`, 'g');
  const replaced = code.replace(reference, (_whole, gap?: string, braces?: string) => {
    const expansion = gap ?? braces ?? '';
    if (value === undefined) return `⟨${name}⟩`;
    return visible(expansion === '#v' && value !== dots ? value.replace(/^v/, '') : value);
  });
  return value === undefined ? replaced.replaceAll(`"⟨${name}⟩"`, `⟨${name}⟩`) : replaced;
}
