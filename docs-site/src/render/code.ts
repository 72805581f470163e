/** The code of a step as a page shows it: each input a place of its own, with the document's own words until a value is given. */
import type { ElementContent } from 'hast';
import type { Door } from '../model.ts';
import type { PlanInput, Step } from '../../../src/index.ts';
import { plainParts, writtenForm } from '../slots.ts';
import { h } from './hast.ts';

/** Code of a step as elements. @param isShell values go in quoted for the shell, else as text */
export function codeContent(code: string, isShell: boolean, step: Step, inputs: ReadonlyMap<string, PlanInput>, door: Pick<Door, 'codeParts' | 'visibleCode'>): ElementContent[] {
  const parts = isShell ? door.codeParts(code, {}) : plainParts(code, step.inputs, {});
  let before = '';
  return parts.map(({ text, input }): ElementContent => {
    const known = input === null ? undefined : inputs.get(input);
    const shown = known && step.inputs.includes(known.name) ? writtenForm(known, before) : null;
    before = text;
    return shown === null ? { type: 'text', value: door.visibleCode(text) } : h('var', { className: ['rb-slot'], dataInput: input }, door.visibleCode(shown));
  });
}

/** What a transcript prints between its commands: the lines of the document that are no command. */
export function outputOf(step: Step): string {
  if (step.kind !== 'shell' || (!step.expect && step.answers.length === 0)) return '';
  const typed = new Set(step.commands.flatMap((c) => c.split('\n')).map((l) => l.trim()));
  const isCommand = (line: string): boolean => typed.has(line.trim()) || typed.has(line.replace(/^\s*(?:[\w.@:~/()-]*\s*)?[$#>%]+>?\s+/, '').trim());
  return step.written.split('\n').filter((line) => !isCommand(line)).join('\n').replace(/^\n+|\s+$/g, '');
}
