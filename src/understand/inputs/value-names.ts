/** Names an input that no rule names: by the option or the variable whose value it is, by its place, by its form. */
import type { Candidate } from './candidate.ts';
import type { Place } from './value-places.ts';

/** What a value of a form is called; its name, where one is customary. One row a form. */
const byForm: readonly (readonly [form: RegExp, more: Partial<Candidate>])[] = [
  [/^mail address$/, { words: 'email', name: 'EMAIL' }],
  [/^(?:example|local) domain$|^domain$/, { words: 'domain', name: 'DOMAIN' }],
  [/address$|^address in numbers$/, { words: 'ip address', name: 'IP_ADDRESS' }],
  [/^web address$/, { words: 'url', name: 'SITE_URL' }],
  [/^device$/, { words: 'device' }],
  [/^hash$|^unique id$|^id of a platform$/, { words: 'id' }],
  [/^ticket$/, { words: 'ticket' }],
  [/^version$/, { words: 'version' }],
  [/^a person$/, { words: 'full name', name: 'FULL_NAME' }],
  [/^key material$/, { words: 'key' }],
  [/^number$/, { words: 'number' }],
];

/** What stands at a place. */
const byPlace: Readonly<Record<string, string>> = {
  'host to go to': 'host', 'host to look up': 'host', container: 'container', pod: 'pod', image: 'image', branch: 'branch', commit: 'commit', tag: 'tag', package: 'package', service: 'service', database: 'database', user: 'user',
  'device or mount': 'device', process: 'process', 'file to unpack or restore': 'backup file', 'archive or its files': 'archive',
};

/** Forms that are no value themselves but say that one is to be put there. */
const stands = /^(?:capitals|nobody|letters for digits|bracketed|braced|cut short|nothing but general words|a general word|ends in a general word)/;

/** The name, the source and the example of an input. */
export function valueName(text: string, form: string, place: Place): Partial<Candidate> {
  if (stands.test(form)) return { words: text.replace(/[[\]{}]/g, ' ') };
  const file = /^(?:dated file|dump|archive|file|path|absolute path|home path)/.test(form);
  const known = byForm.find(([pattern]) => pattern.test(form))?.[1];
  const option = place.option !== null && place.option.length > 2 ? place.option : null;
  const lead = text.split('/').at(-1)?.replace(/\.\w.*$/, '').replace(/[^A-Za-z]+/g, ' ').trim() ?? '';
  const words = option ?? known?.words ?? byPlace[place.name] ?? (file ? `${lead} file` : text);
  // the option says more than the customary name
  return { source: 'example', example: text, words, ...(known?.name && option === null ? { name: known.name } : {}), ...(file ? { kind: text.includes('/') ? 'file' : 'text' } : {}) };
}
