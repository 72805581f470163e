/** Reads the inputs that an author declares under `runbook: inputs:`. */
import type { Input, InputKind } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { inputKinds, isRecord } from '../settings.ts';
import { kindOf } from './kind-of.ts';
import { safeName } from './name-of.ts';

export interface DeclaredInput {
  readonly input: Input;
  /** Literals of the document that it stands for. */
  readonly replaces: readonly string[];
}

const kinds: ReadonlySet<string> = new Set(inputKinds);

/** Of the front matter and of the sidecar file; a list of objects, or names with what is said of them. The sidecar's come first. */
export function declaredInputs(context: Context): DeclaredInput[] {
  const runbook = context.document.frontMatter?.['runbook'];
  const found = [...entriesOf(context.sidecar?.inputs), ...entriesOf(isRecord(runbook) ? runbook['inputs'] : undefined)];
  const seen = new Set<string>();
  return found.filter(({ input }) => !seen.has(input.name) && seen.add(input.name));
}

function entriesOf(value: unknown): DeclaredInput[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => (typeof entry === 'string' ? declared(entry, {}) : isRecord(entry) ? declared(entry['name'], entry) : []));
  if (isRecord(value)) return Object.entries(value).flatMap(([name, entry]) => declared(name, isRecord(entry) ? entry : { default: entry }));
  return [];
}

function declared(name: unknown, entry: Record<string, unknown>): DeclaredInput[] {
  if (typeof name !== 'string' || name.trim() === '') return [];
  const text = (key: string): string | null => (['string', 'number', 'boolean'].includes(typeof entry[key]) ? String(entry[key]) : null);
  const options = Array.isArray(entry['options']) ? entry['options'].map(String) : null;
  const said = text('kind');
  const kind = (said !== null && kinds.has(said) ? said : options ? 'choice' : entry['secret'] === true ? 'secret' : entry['secret'] === false ? 'text' : kindOf(name, name)) as InputKind;
  const list = entry['replaces'] ?? entry['replace'];
  const replaces = (Array.isArray(list) ? list : [list]).filter((r) => typeof r === 'string' || typeof r === 'number').map(String).filter((r) => r !== '');
  const fallback = text('default');
  return [{
    input: {
      name: safeName(name), kind, source: 'declared', written: replaces, example: text('example'), default: fallback, options,
      required: entry['required'] === undefined ? fallback === null : entry['required'] === true, secret: kind === 'secret' || entry['secret'] === true,
      pattern: text('pattern'), context: text('description') ?? text('prompt') ?? text('context'), line: 1,
    },
    replaces,
  }];
}
