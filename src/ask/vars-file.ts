/** Values from a file: dotenv, YAML or JSON, told by its name, else by how it begins. Every value stays the text that was written. */
import { parse as parseDotenv } from 'dotenv';
import { parseDocument } from 'yaml';

/** @throws Error with a sentence on what is wrong (and where, for YAML and JSON). */
export function parseVarsFile(path: string, text: string): Readonly<Record<string, string>> {
  const yaml = /\.(ya?ml|json)$/i.test(path) || /^\s*\{/.test(text) || (/^\s*---/.test(text) && !/\.env/.test(path));
  if (!yaml) return parseDotenv(text);
  // The failsafe schema knows strings only: `1.10` stays `1.10`, `no` stays `no`. JSON is YAML.
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: true });
  const error = document.errors[0];
  if (error) throw new Error(error.message.split('\n')[0]);
  const value: unknown = document.toJS();
  if (value === null || value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new TypeError('NAME: VALUE');
  return Object.fromEntries(Object.entries(value).map(([name, v]) => {
    if (typeof v !== 'string') throw new TypeError(`${name}: …`);
    return [name, v];
  }));
}
