/** What is seen of a stretch of a command that may be a value to fill in: its form, its place, where else it stands, what is said of it. */
import type { Prose } from '../../model/document.ts';
import { lineAround } from './candidate.ts';
import type { Code, Facts } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import type { DocumentWords, Where } from './document-words.ts';
import { isFieldOption, namesField, namesVariable } from './named-words.ts';
import type { Place } from './value-places.ts';
import type { ValueSpan } from './value-spans.ts';

/** Behind these words stands the name of a field or a setting, or what is looked up. */
const getsField = /^(?:output|config|select)$/;

/** What is known of a code beside its words. */
export interface CodeGround {
  /** What the sentences right above, below and the comments say. */
  readonly says: readonly string[];
  /** Placeholders that are marked as such in it, and in the document. */
  readonly marked: boolean;
  readonly markedElsewhere: boolean;
}

/** Said near a command; one row a meaning, a column a language. */
const wordings: readonly (readonly [says: string, en: RegExp, fr: RegExp])[] = [
  ['replace', /\b(?:replac|substitut|fill in|placeholder|adapt|adjust|customi[sz]|edit the|change the)\w*/iu, /(?<!\p{L})(?:remplac|substitu|renseign|adapt|ajust|modifi|personnalis)\p{L}*/iu],
  ['example', /\b(?:for example|e\.?g\.|for instance|such as|like this|an example|assum\w+|suppos\w+|let's say|example)\b/iu, /(?<!\p{L})(?:par exemple|p\. ?ex\.|ex ?:|exemple|supposons|tel que)(?!\p{L})/iu],
  ['where', /\bwhere\s+\S+\s+(?:is|are)\b/iu, /(?<!\p{L})où\s+\S+\s+(?:est|sont)(?!\p{L})/iu],
  ['your', /\byour\b/iu, /(?<!\p{L})(?:votre|vos|ton|ta|tes)(?!\p{L})/iu],
  ['specific', /\b(?:specific|particular|desired|certain|given|chosen|appropriate|relevant|correct|the name of|single|individual)\b/iu, /(?<!\p{L})(?:précis|particulier|voulu|souhaité|donné|choisi|appropri|concerné|le nom d)\p{L}*/iu],
];

/** What is said in a text that stands beside a command. */
function saidIn(text: string, beside: string): string[] {
  return wordings.flatMap(([says, en, fr]) => (en.test(text) || fr.test(text) ? [`${beside} says ${says}`] : []));
}

/** The prose right above and below a code, as far as it speaks of it. */
export function saidAround(above: Prose | null, below: Prose | null): string[] {
  return [
    ...(above ? saidIn(above.text.replace(/\s+/g, ' ').slice(-400).split(/(?<=[.!?])\s+/).slice(-2).join(' '), 'sentence above') : []),
    ...(below ? saidIn(below.text.replace(/\s+/g, ' ').slice(0, 300).split(/(?<=[.!?])\s+/)[0] ?? '', 'sentence below') : []),
  ];
}

/** What each trait was seen in, by its name. */
export type Traits = ReadonlyMap<string, string>;

/** Rules that go by what the document says of a value. */
const told: ReadonlySet<string> = new Set(['told to change', 'filled in below', 'synopsis above', 'remarked', 'parameter', 'own clone']);

/** A stretch of a code that may be a value; `rule`: the finder that found it, or null. */
export interface Stretch {
  readonly code: Code;
  readonly start: number;
  readonly word: CodeWord | null;
  readonly span: ValueSpan | null;
  readonly place: Place | null;
  readonly form: string;
  readonly says: readonly string[];
  readonly text: string;
  readonly rule: string | null;
}

/** What is seen of a stretch by itself, each trait with what was seen. */
export function ownTraits({ word, span, place, form, says, text, rule }: Stretch): Map<string, string> {
  const traits = new Map<string, string>();
  const put = (name: string, seen: string = text): void => void traits.set(name, seen);
  put('always', '');
  put(`form:${form}`);
  for (const say of says) put(`says:${say}`);
  if (text.length < 3) put('one or two letters');
  if (rule !== null) put('found by a rule', rule);
  if (rule !== null && told.has(rule)) put('told of by the document', rule);
  if (span) put(`part:${span.part}`, word?.text);
  if (word && place) {
    // what has a key is its value, whatever its command does with other words
    const at = place.key === null ? `place:${place.name}` : `key:${place.key}`;
    put(at, place.option ?? word.before.join(' '));
    if (place.key === null) put('no key', '');
    put(`form:${form}, ${at}`);
    // `-e revision=N` names revision
    const keyed = span !== null && span.key !== null && !span.key.startsWith('-');
    if (/^[A-Z][A-Z0-9_]*$/.test(text) && (!keyed && namesVariable(word) || /^(?:X|request|secret)$/.test(place.option ?? ''))) put('name of a variable');
    if (isFieldOption(place.option ?? '') || namesField(word) || word.before[0] === 'jq' || getsField.test(word.before.at(-1) ?? '')) put('name of a field', word.before.at(-1));
    else if (/^(?:get|show)$/.test(word.before.at(-1) ?? '')) put('behind a word for getting', word.before.at(-1));
    if (span && span.part !== 'whole word') put(`form:${form}, part:${span.part}`, word.text);
    if (place.option !== null && isLikeKey(text, place.option)) put('named like its key', `${place.option} ${text}`);
  }
  return traits;
}

/** Adds what is seen around a stretch: in its document, and in what is said beside it. */
export function addTraitsAround(traits: Map<string, string>, { code, start, form, text }: Stretch, ground: CodeGround, words: DocumentWords, facts: Facts): void {
  const put = (name: string, seen: string = text): void => void traits.set(name, seen);
  const elsewhere = words.count(text, 'commands') - 1;
  put(elsewhere > 3 ? 'often in commands' : elsewhere > 0 ? 'again in commands' : 'once in commands');
  for (const [where, trait] of stands) if (words.count(text, where) > 0 && (where !== 'clone addresses' || !form.includes('general word'))) put(trait);
  if (formsOfHosts.test(form) && (words.count(text, 'sentences') > 0 || words.count(text, 'headings') > 0)) put(`form:${form}, in a sentence`);
  if (words.isMade(text)) put('made by a command');
  if (words.isSetInContainer(text)) put('set in a container');
  if (words.isNamed(text)) put(`form:${form}, named by a command`);
  if (words.hasSibling(text)) put('another value of its shape');
  put(ground.marked ? 'beside a marked placeholder' : ground.markedElsewhere ? 'placeholders are marked elsewhere' : 'no placeholder is marked', '');
  if (ground.marked || ground.markedElsewhere) put(`form:${form}, placeholders are marked`);
  for (const say of ground.says) put(say, '');
  const comment = code.source.includes('#') ? /\s#+\s*(.*)$/.exec(lineAround(code, start))?.[1] ?? '' : '';
  if (comment) for (const say of saidIn(comment, 'comment')) put(say, comment);
  put(`purpose:${facts.context.purpose}`, '');
  if (form === 'version' || form === 'dated file') put(`form:${form}, purpose:${facts.context.purpose}`);
}

/** Where else a text stands in its document; one row a trait. */
const stands: readonly (readonly [where: Where, trait: string])[] = [
  ['sentences', 'in a sentence'], ['code in sentences', 'as code in a sentence'], ['headings', 'in a heading'], ['output', 'in a listing'], ['shown files', 'in a shown file'], ['clone addresses', 'name of the repository'],
];

/** Addresses and hosts: where the text names one, it is the document's own. */
const formsOfHosts = /address$|domain$|^address in numbers$/;

/** What one letter is short for. */
const short: Readonly<Record<string, RegExp>> = { n: /^(?:namespace|ns|name)/, u: /^user/, U: /^user/, p: /^(?:pass|port|project)/, h: /^host/, d: /^(?:database|db|domain)/, b: /^branch/, t: /^tag/, m: /^message/, a: /^app/, f: /^file/, k: /^key/ };

/** `--user user`, `--db-name db_name`, `-n namespace`. */
function isLikeKey(text: string, option: string): boolean {
  const value = text.toLowerCase();
  if (option.length === 1) return short[option]?.test(value) ?? false;
  return option.length > 2 && value.replace(/[-_]/g, '').includes(option.toLowerCase().replace(/[-_]/g, ''));
}
