/** The names an author may use in a correction, what values they take, and what other tools call the same thing. */
import { retryOf, secondsOf } from '../model/durations.ts';

export interface CorrectionName {
  readonly name: string;
  /** Whether it takes a value; a bare name counts as `true`. */
  readonly takes: (value: string) => boolean;
  /** What it wants, for the message about a value that does not fit. */
  readonly wants: string;
}

const like = (pattern: RegExp) => (value: string): boolean => pattern.test(value);
const flag = like(/^(?:true|false)$/);
const text = (value: string): boolean => value !== '';

/** One row a name (contract, "Corrections that an author can make"). */
export const correctionNames: readonly CorrectionName[] = [
  { name: 'id', takes: like(/^[A-Za-z0-9][\w.-]*$/), wants: 'letters, digits, "-", "_" and "."' },
  { name: 'run', takes: flag, wants: 'true or false' },
  { name: 'kind', takes: like(/^(?:shell|script|edit|manual|output|config|sample)$/), wants: 'shell, script, edit, manual, output, config or sample' },
  { name: 'confirm', takes: flag, wants: 'true or false' },
  { name: 'timeout', takes: (value) => secondsOf(value) !== null, wants: 'a time such as 30s, 5m or 1h' },
  { name: 'retry', takes: (value) => retryOf(value) !== null, wants: 'a number of attempts such as 3, or 3x10s' },
  { name: 'cwd', takes: text, wants: 'a folder' },
  { name: 'when', takes: like(/^[A-Za-z_]\w*\s*[=:]\s*\S[\s\S]*$/), wants: 'CHOICE=option' },
  { name: 'check', takes: text, wants: 'a command that says whether the step is already done' },
  { name: 'expect', takes: text, wants: 'a text or a /pattern/ in the output' },
  { name: 'undo', takes: text, wants: "a step's id or a command" },
  { name: 'dry', takes: text, wants: 'a command that changes nothing' },
  { name: 'interactive', takes: flag, wants: 'true or false' },
  { name: 'stays', takes: flag, wants: 'true or false' },
  { name: 'host', takes: text, wants: 'a host name' },
  { name: 'file', takes: text, wants: 'the file that an edit changes' },
  { name: 'interpreter', takes: text, wants: 'the program that runs a script' },
  { name: 'title', takes: text, wants: 'a short title' },
];

/** What another tool's attribute means here. `as` null: understood, and of no consequence here. */
export interface ForeignName {
  readonly name: string;
  readonly as: string | null;
  /** Our value for theirs. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Runme's cell attributes (docs.runme.dev, "Cell configuration keys"), and what site generators write after a language. */
export const foreignNames: readonly ForeignName[] = [
  { name: 'name', as: 'id' },
  { name: 'excludeFromRunAll', as: 'run', values: { true: 'false', false: '' } },
  { name: 'ignore', as: 'run', values: { true: 'false', false: '' } },
  { name: 'transform', as: 'run', values: { true: '', false: 'false' } },
  { name: 'background', as: null },
  { name: 'category', as: null },
  { name: 'tag', as: null },
  { name: 'closeTerminalOnSuccess', as: null },
  { name: 'mimeType', as: null },
  { name: 'openTerminalOnError', as: null },
  { name: 'promptEnv', as: null },
  { name: 'terminalRows', as: null },
  { name: 'terminalRow', as: null },
  { name: 'runme', as: null },
];

/** Said instead of `true` and `false`. */
export const spokenFlags: Readonly<Record<string, string>> = {
  yes: 'true', on: 'true', '1': 'true', oui: 'true', true: 'true',
  no: 'false', off: 'false', '0': 'false', never: 'false', non: 'false', jamais: 'false', false: 'false',
};

/** Of these, the strict value is safe to keep although the block has changed since it was corrected. */
export const restricting: ReadonlySet<string> = new Set(['run=false', 'kind=manual', 'kind=output', 'kind=config', 'kind=sample', 'confirm=true']);
