/** What an author says for the whole document under `runbook:` (front matter or the sidecar file), inputs excepted. */
import { distance } from 'fastest-levenshtein';
import type { Message } from '../model/message.ts';
import type { DocumentSettings, InputKind } from '../model/procedure.ts';
import { isMember } from '../model/own.ts';
import { actsByItself } from './inputs/name-of.ts';

/** The keys of `runbook:`; `inputs` is read where inputs are. */
const keys = ['inputs', 'cwd', 'env', 'environments', 'require', 'approve'] as const;

/**
 * Reads the object under `runbook:`; what is not of the right shape is complained about and left out.
 * @param lines the document's first ones, down to the end of what holds it, by which a complaint finds its place; none for a file beside it
 */
export function readSettings(value: unknown, lines: readonly string[] = []): { settings: DocumentSettings; messages: Message[] } {
  const messages: Message[] = [];
  const complain = (message: string): void => void messages.push({ ...placeOfNames(message, messages.length < mostPlaced ? lines : []), severity: 'warning', rule: 'unknown-correction', message });
  if (value === undefined || value === null) return { settings: {}, messages };
  if (!isRecord(value)) {
    complain(`Unexpected ${Array.isArray(value) ? 'list' : typeof value} under \`runbook:\`, expected names and values`);
    return { settings: {}, messages };
  }
  for (const key of Object.keys(value)) {
    if ((keys as readonly string[]).includes(key)) continue;
    const near = keys.toSorted((a, b) => distance(a, key) - distance(b, key))[0] ?? 'inputs';
    complain(`Unexpected \`${key}\` under \`runbook:\`, expected ${distance(near, key) <= 2 ? `\`${near}\`` : keys.map((k) => `\`${k}\``).join(', ')}`);
  }
  complainOfInputs(value['inputs'], complain);
  const cwd = value['cwd'];
  if (cwd !== undefined && typeof cwd !== 'string') complain('Unexpected value of `runbook.cwd`, expected a folder');
  const given = textsOf(value['env']);
  const variablesOf = (texts: Readonly<Record<string, string>>, where: string): Readonly<Record<string, string>> => {
    for (const name of Object.keys(texts)) if (!isVariable(name)) complain(`Unexpected name \`${name}\` in \`${where}\`, expected a variable of the document's own`);
    return Object.fromEntries(Object.entries(texts).filter(([name]) => isVariable(name)));
  };
  const env = given && variablesOf(given, 'runbook.env');
  if (value['env'] !== undefined && !env) complain('Unexpected value of `runbook.env`, expected names and texts');
  const environments = Object.create(null) as Record<string, Readonly<Record<string, string>>>;
  const places = value['environments'];
  if (isRecord(places)) {
    for (const [name, sets] of Object.entries(places)) {
      const texts = sets === null ? {} : textsOf(sets);
      if (texts) environments[name] = variablesOf(texts, `runbook.environments.${name}`);
      else complain(`Unexpected value of the environment \`${name}\`, expected names and texts`);
    }
  } else if (Array.isArray(places) && places.every((n) => typeof n === 'string')) for (const name of places) environments[name] = {};
  else if (places !== undefined) complain('Unexpected value of `runbook.environments`, expected names with what they set');
  const require = listOf(value['require']);
  if (value['require'] !== undefined && !require) complain('Unexpected value of `runbook.require`, expected names of programs');
  const approve = peopleOf(value['approve']);
  if (approve !== null && approve !== value['approve']) complain(`Unexpected value of \`runbook.approve\`, expected how many people have to agree: it is taken as ${approve}`);
  return {
    settings: {
      ...(typeof cwd === 'string' ? { cwd } : {}), ...(env ? { env } : {}), ...(Object.keys(environments).length ? { environments } : {}),
      ...(require ? { require } : {}), ...(approve === null ? {} : { approve }),
    },
    messages,
  };
}

/** So many complaints are looked for. */
const mostPlaced = 50;

/** Where the last of the names stands that a complaint tells of, each below the one before: `runbook.inputs.LAMP.kind`; an input before what is said of it. */
function placeOfNames(message: string, lines: readonly string[]): { line: number; column: number; endColumn?: number } {
  const [said = '', of] = [...message.split(', expected')[0]?.matchAll(/`([^`]+)`/g) ?? []].map((m) => m[1] as string);
  const names = [...(of === undefined ? [] : of.replace(/:$/, '').split('.')), ...said.split('.')];
  let found: { line: number; column: number; endColumn?: number } = { line: 1, column: 1 };
  for (const name of names) {
    const word = new RegExp(`(?<![\\w-])${name.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`);
    const at = lines.findIndex((text, i) => i >= found.line - 1 && word.test(text));
    if (at < 0) continue;
    const column = (lines[at] as string).search(word) + 1;
    found = { line: at + 1, column, endColumn: column + name.length };
  }
  return found;
}

/** What may be said of an input (`inputs/declared-inputs.ts`). */
const inputKeys = ['name', 'kind', 'default', 'pattern', 'secret', 'options', 'replaces', 'replace', 'example', 'required', 'description', 'prompt', 'context'] as const;
export const inputKinds = ['text', 'secret', 'version', 'file', 'choice'] as const satisfies readonly InputKind[];

/** A limit on a value that is misspelt holds nothing back: it is said. */
function complainOfInputs(value: unknown, complain: (message: string) => void): void {
  const entries = Array.isArray(value) ? value.map((entry: unknown) => [isRecord(entry) ? entry['name'] : entry, entry] as const) : isRecord(value) ? Object.entries(value) : null;
  if (value !== undefined && value !== null && entries === null) complain('Unexpected value of `runbook.inputs`, expected names with what is said of them');
  for (const [name, entry] of entries ?? []) {
    if (typeof name !== 'string' || name.trim() === '') complain('Unexpected input without a name under `runbook.inputs`, expected `name`');
    else if (isRecord(entry)) {
      for (const key of Object.keys(entry)) {
        if ((inputKeys as readonly string[]).includes(key)) continue;
        const near = inputKeys.toSorted((a, b) => distance(a, key) - distance(b, key))[0] ?? 'name';
        complain(`Unexpected \`${key}\` of the input \`${name}\`, expected ${distance(near, key) <= 2 ? `\`${near}\`` : inputKeys.map((k) => `\`${k}\``).join(', ')}`);
      }
      const kind = entry['kind'];
      if (kind !== undefined && !(inputKinds as readonly unknown[]).includes(kind)) complain(`Unexpected value of \`runbook.inputs.${name}.kind\`, expected ${inputKinds.map((k) => `\`${k}\``).join(', ')}`);
    }
  }
}

/** A variable that a document may set: a name, and none by which bash, the loader or an interpreter would start something else. */
function isVariable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !isMember(name) && (!actsByItself(name) || /^(?:TZ|LANG|LANGUAGE|LC_[A-Z]+|DISPLAY|COLUMNS|LINES)$/.test(name));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): Record<string, string> | null {
  if (!isRecord(value)) return null;
  const texts = Object.create(null) as Record<string, string>;
  for (const [name, v] of Object.entries(value)) {
    if (typeof v !== 'string' && typeof v !== 'number' && typeof v !== 'boolean') return null;
    texts[name] = String(v);
  }
  return texts;
}

/** How many people; what cannot be understood asks for two, since the author wanted somebody asked. */
function peopleOf(value: unknown): number | null {
  if (value === undefined || value === false) return null;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 9 ? value : 2;
}

/** `approve: 2` at the top of the front matter, not under `runbook:`: who wrote it meant it, and to pass it over would destroy something. */
export function agreedBeside(frontMatter: Readonly<Record<string, unknown>> | null): DocumentSettings {
  const value = frontMatter?.['approve'];
  return typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= 9 ? { approve: value } : {};
}

/** What both the document and the file beside it say: the file's word holds, but it cannot ask for fewer people. */
export function joinedSettings(document: DocumentSettings, beside: DocumentSettings | undefined): DocumentSettings {
  const people = Math.max(document.approve ?? 0, beside?.approve ?? 0);
  return { ...document, ...beside, ...(people > 0 ? { approve: people } : {}) };
}

function listOf(value: unknown): string[] | null {
  const list = typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value;
  return Array.isArray(list) && list.every((v): v is string => typeof v === 'string') ? list : null;
}
