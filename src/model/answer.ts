/** What an operator's answer must be to be taken, and how it is written before it reaches the environment. */
import type { PlanInput } from './plan.ts';

/**
 * What a value that is parsed a second time must match (`ssh`, `eval`, arithmetic, SQL): it then means itself in each of these languages. An absolute path
 * begins with a sign that stands further on as well; two of it would begin a comment in some.
 */
export const guardedPattern = /^\/?[A-Za-z0-9][A-Za-z0-9._:/@+=,-]*$/;

/** What a version may hold. */
export const versionPattern = '[!-~]+';

/** Why an answer is refused; the wording belongs to the screen. */
export type AnswerRefusal =
  | { readonly why: 'nul' | 'empty' | 'leading-dash' }
  | { readonly why: 'control'; readonly character: string }
  | { readonly why: 'option'; readonly options: readonly string[] }
  | { readonly why: 'pattern'; readonly pattern: string }
  | { readonly why: 'broken-pattern' | 'slow-pattern'; readonly pattern: string };

/** What the checks look at. */
export type Answerable = Pick<PlanInput, 'kind' | 'source' | 'options' | 'required' | 'pattern' | 'guarded' | 'argument' | 'inJson'>;

/** What a value in a string of JSON may hold as it is (RFC 8259, 7). */
export const jsonPattern = '[^"\\\\\\p{Cc}]*';

/** The sentence that a value stands in; null where it is the options over again. */
export const sentenceOf = ({ context, options }: Pick<PlanInput, 'context' | 'options'>): string | null => (options !== null && context === options.join(' / ') ? null : context);

/** What stands before the colon or bracket of an option, and what stands behind the colon: "Option A: from CI" is meant by either. */
const sides = (option: string): readonly string[] => /^(.+?)\s*(?:[:.)]\s+(.+)|\(.*)$/s.exec(option)?.slice(1) ?? [];

/** The option that is meant by what was typed: itself, else the only one that is that whatever its capitals, or is that before or behind its colon; null where none or several may be. Nothing is completed: "prod" is not "prod-eu". */
export function optionMeant(options: readonly string[], typed: string): string | null {
  if (options.includes(typed)) return typed;
  const wanted = typed.trim().toLowerCase();
  const meant = options.filter((option) => [option, ...sides(option)].some((text) => text?.trim().toLowerCase() === wanted));
  return meant.length === 1 ? meant[0] ?? null : null;
}

/**
 * The value as the environment holds it: of options the one that is meant; a version whose forms are `v1.2.3` and `1.2.3` without its `v`, since the code writes
 * `v"${NAME}"` for the one and `"${NAME}"` for the other; everything else as it was typed (a `<tag>` keeps its `v`).
 */
export function normaliseAnswer(input: Pick<PlanInput, 'kind' | 'written'> & Partial<Pick<PlanInput, 'options'>>, value: string): string {
  if (input.options) return optionMeant(input.options, value) ?? value;
  const hasForms = input.kind === 'version' && input.written.some((w) => /^[vV]?(?:\d+|[XxNn]|MAJOR|YYYY)\./.test(w));
  return hasForms ? value.trim().replace(/^[vV](?=\d)/, '') : value;
}

/**
 * A file of the operator's own folder, written as a shell takes it: the value stands in quotes, where `~/` means nothing. Only where a word of a command begins with
 * it, and where no second shell reads it (bash(1), Tilde Expansion): at `host:…` and behind `--option=` bash leaves it alone as well.
 * @param home absolute, or undefined
 */
export function fromHome(input: Pick<PlanInput, 'kind' | 'argument' | 'guarded'>, value: string, home: string | undefined): string {
  if (input.kind !== 'file' || !input.argument || input.guarded || !home?.startsWith('/')) return value;
  return value.replace(/^~(?=\/|$)/, () => home.replace(/\/+$/, ''));
}

/**
 * Judges a value after `normaliseAnswer`. Null if it is taken.
 * Line breaks, quotes and `$(…)` are no reason to refuse: the value is put in quoted. A value that is parsed a second time, that
 * would be taken for an option, or that the author's pattern or options exclude, is refused.
 * @param matches looks for the author's pattern; null where that took too long (`world/within.ts`)
 */
export function refuseAnswer(input: Answerable, value: string, matches: (pattern: RegExp, value: string) => boolean | null = (pattern, text) => pattern.test(text)): AnswerRefusal | null {
  if (value.includes('\0')) return { why: 'nul' };
  if (value === '') return input.required && input.source !== 'answer' ? { why: 'empty' } : null;
  if (input.options && !input.options.includes(value)) return { why: 'option', options: input.options };
  if (input.pattern !== null) {
    let pattern: RegExp;
    try {
      pattern = new RegExp(`^(?:${input.pattern})$`, 'u');
    } catch {
      return { why: 'broken-pattern', pattern: input.pattern };
    }
    const fits = matches(pattern, value);
    if (fits !== true) return { why: fits === null ? 'slow-pattern' : 'pattern', pattern: input.pattern };
  }
  // an answer goes to a program's question as one line, not to a command line
  if (input.source === 'answer') return /[\n\r\u0003\u0004\u001A]/.test(value) ? { why: 'control', character: '\n' } : null;
  if (input.guarded && !guardedPattern.test(value)) return { why: 'pattern', pattern: guardedPattern.source };
  if (input.inJson && !new RegExp(`^${jsonPattern}$`, 'u').test(value)) return { why: 'pattern', pattern: jsonPattern };
  if (input.kind === 'version' && /[^\x21-\x7E]/.test(value)) return { why: 'pattern', pattern: versionPattern };
  if (value.startsWith('-') && input.argument && input.pattern === null) return { why: 'leading-dash' };
  return null;
}

/** `${NAME}` in a text is the value of the step's input NAME; what has none stays as it is. */
export const withAnswers = (text: string, inputs: readonly string[], answers: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{([A-Za-z_]\w*)\}/g, (mark, name: string) => (inputs.includes(name) ? (answers[name] ?? mark) : mark));
