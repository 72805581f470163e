/** The form of a section's inputs: a field each, with what the document writes in its place. */
import type { Element } from 'hast';
import type { PlanInput, Say } from '../../../src/index.ts';
import type { Door } from '../model.ts';
import { say, type Language } from '../words.ts';
import { h } from './hast.ts';
import { plain } from './prose.ts';

/** @param id unique on the page, for labels */
export function inputsForm(inputs: readonly PlanInput[], id: string, title: string, { language, door }: { readonly language: Language; readonly door: Pick<Door, 'speaker'> }): Element {
  const program = door.speaker(language);
  return h('form', { className: ['rb-form', 'not-content'], autoComplete: ['off'], dataInputs: '' },
    h('fieldset', null, h('legend', null, say(language, 'values.of', { title: plain(title) })),
      h('p', { className: ['rb-hint'] }, say(language, 'values.hint')),
      ...inputs.map((input, i) => field(input, `${id}-${i}`, language, program)),
      h('div', { className: ['rb-form-foot'] }, h('button', { type: 'button', dataLink: '' }, say(language, 'values.link')), h('button', { type: 'button', dataClear: '' }, say(language, 'values.clear')), h('span', { className: ['rb-said'], role: 'status' }))));
}

function field(input: PlanInput, id: string, language: Language, program: Say): Element {
  const secret = input.secret || input.kind === 'secret';
  const facts = [
    input.written.length > 0 ? program('input.written', { forms: input.written.map(plain).join(', ') }) : null,
    input.example === null || input.written.includes(input.example) ? null : program('input.example', { example: plain(input.example) }),
    input.default === null || secret ? null : program('input.default', { value: plain(input.default) }),
    secret ? say(language, 'values.secret') : null,
    input.context === null ? null : plain(input.context.replace(/\s+/g, ' ').slice(0, 110)),
  ].filter((fact) => fact !== null);
  const common = { id, name: input.name, dataField: input.name, ariaDescribedBy: [`${id}-hint`] };
  const control = input.options !== null && input.options.length > 0
    ? h('select', common, h('option', { value: '' }, say(language, 'values.choose')), ...input.options.map((option) => h('option', { value: option }, plain(option))))
    : h('input', { ...common, type: secret ? 'password' : 'text', autoComplete: [secret ? 'new-password' : 'off'], spellCheck: 'false', ...(secret || (input.default ?? '') === '' ? {} : { placeholder: plain(input.default ?? '') }) });
  return h('div', { className: ['rb-field'] },
    h('label', { htmlFor: [id] }, h('code', null, input.name)),
    h('span', { className: ['rb-blank'], dataBlank: input.name, ariaHidden: 'true' }), control,
    h('p', { id: `${id}-hint`, className: ['rb-facts'] }, h('span', { className: ['rb-refused'], dataRefused: input.name }), facts.join(' · ')));
}

/** What the page's script needs to judge a value as the runner does; secrets are only named. */
export function inputsData(inputs: readonly PlanInput[]): string {
  return JSON.stringify(inputs.map(({ name, kind, source, written, options, required, pattern, guarded, argument, inJson, secret, default: fallback }) => ({ name, kind, source, written, options, required, pattern, guarded, argument, inJson, secret: secret || kind === 'secret', default: secret ? null : fallback })));
}
