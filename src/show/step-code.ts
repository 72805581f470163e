/** The code of a step as a person reads it: what will run, with each input as `⟨NAME⟩`, or its value where one is given. */
import { typedElsewhere } from '../model/for-person.ts';
import type { PlanInput, Step } from '../model/plan.ts';
import { visibleCode, visibleLine } from '../words/visible.ts';

/** Values by input name, as they may be shown: secrets are dots. */
export type Shown = Readonly<Record<string, string>>;

/** Dots for a secret, always as many: its length is nobody's business. */
export const dots = '••••••••';

/** What was answered, as it may be shown. */
export const shownAnswers = ({ answers, secrets }: { readonly answers: Shown; readonly secrets: readonly string[] }): Shown => Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, secrets.includes(name) ? dots : value]));

/** The lines of code of a step; none for a manual one. */
export function stepCode(step: Step, values: Shown): readonly string[] {
  return step.kind === 'manual' ? [] : shownCode(step.code, step.inputs, values);
}

/** The lines that a person types into the session which a step opens, from its own text. */
export function typedCode(step: Step, values: Shown): readonly string[] {
  const typed = typedElsewhere(step);
  return typed.trim() === '' ? [] : shownCode(typed, step.inputs, values);
}

/** The name of the file that a step changes. */
export const fileShown = (file: string, inputs: readonly string[], values: Shown): string => shownCode(visibleLine(file), inputs, values).join('');

function shownCode(code: string, inputs: readonly string[], values: Shown): readonly string[] {
  return inputs.reduce((text, name) => withInput(text, name, values[name]), visibleCode(code)).replace(/^\n+|\s+$/g, '').split('\n');
}

/** Shell text in what a person is told to do, with the values that a run had in place of their references; what is not known (a secret) stays a reference. */
export function textWithValues(text: string, values: Shown): string {
  return Object.entries(values).reduce((told, [name, value]) => withInput(told, name, value), text);
}

/** References to one input as the binding writes them: a gap in single quotes (`'…'"${NAME}"'…'`), a word of its own (`"${NAME}"`), in a string or a here-document. */
function withInput(written: string, name: string, value: string | undefined): string {
  // an optional part: as the document writes it until it is known whether it is filled in
  const optional = new RegExp(` ?\\$\\{${name}:\\+((?:[^\\s"{}]+ )?"[^"]*\\$\\{${name}\\}")\\}`, 'g');
  const code = written.replace(optional, (_, part: string) => (value === '' ? '' : value === undefined ? ` [${part}]` : ` ${part}`));
  const reference = new RegExp(`'"\\$\\{${name}\\}"'|(?<!(?<!\\$)\\$)"\\$\\{?${name}\\}?"(?!\\w)|\\$\\{${name}\\}|\\$${name}(?![A-Za-z0-9_])`, 'g');
  return code.replace(reference, (found) => {
    if (value === undefined) return `⟨${name}⟩`;
    const text = visibleCode(value);
    if (found.startsWith(`'"`)) return text.replaceAll("'", `'\\''`);
    if (found.startsWith('"')) return value === dots || /^[\w.:/@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
    return text.replace(/[\\"$`]/g, '\\$&');
  });
}

/** Forms that say by themselves that a value stands for them: `<app>`, `{{ app }}`, `[app]`, `$APP`, `APP_NAME`. A bare word of a sentence may mean anything. */
const placeholder = /^(?:<[^<>\n]+>|\{\{?[^{}\n]+\}?\}|\[[^\][\n]+\]|\$\{?\w+\}?|%[\w-]+%|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/;

interface Replacing {
  readonly any: RegExp;
  readonly byForm: ReadonlyMap<string, string>;
}

/** Asked for each step of a run, of the same inputs and values. */
const replacing = new WeakMap<object, { readonly values: Shown; readonly replaced: Replacing | null }>();

/** What a person is told to do, with the values that were given in place of their placeholders, as text; secrets stay as they are written. */
export function proseWithValues(text: string, inputs: readonly Pick<PlanInput, 'name' | 'written'>[], values: Shown): string {
  let known = replacing.get(inputs);
  if (known?.values !== values) replacing.set(inputs, known = { values, replaced: replacingOf(inputs, values) });
  const { replaced } = known;
  // In one pass: a value that reads as another placeholder stays a value.
  return replaced === null ? text : text.replace(replaced.any, (form) => replaced.byForm.get(form) ?? form);
}

function replacingOf(inputs: readonly Pick<PlanInput, 'name' | 'written'>[], values: Shown): Replacing | null {
  const forms = inputs.flatMap(({ name, written }) => {
    const value = values[name];
    return value === undefined || value === '' || value === dots ? [] : written.filter((form) => placeholder.test(form)).map((form) => [form, value] as const);
  });
  if (forms.length === 0) return null;
  const any = forms.map(([form]) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).toSorted((a, b) => b.length - a.length).join('|');
  return { any: new RegExp(`(?<![\\w$])(?:${any})(?!\\w)`, 'g'), byForm: new Map(forms) };
}
