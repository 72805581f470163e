/** A failure as the operator sees it: one or two lines, the place in front as compilers write it. */
import type { FailureParts } from '../model/failure.ts';
import { fit } from '../words/fit.ts';
import type { Paint } from '../words/paint.ts';
import { visible, visibleLine } from '../words/visible.ts';

/** `runbook: message (file:line)` and the advice, indented. Ends with a newline. */
export function failureText(parts: FailureParts, paint: Paint): string {
  const { place } = parts;
  const where = place ? `${[place.path, place.line, place.column].filter((p) => p !== undefined).join(':')}` : '';
  const first = `${paint('bold', paint('red', 'runbook:'))} ${where ? `${visibleLine(where)}: ` : ''}${visible(parts.message)}`;
  // Advice is to be copied: it stays as it is.
  return `${[fit(first, paint.columns), ...(parts.advice ? visible(parts.advice).split('\n').map((l) => `  ${l}`) : [])].join('\n')}\n`;
}
