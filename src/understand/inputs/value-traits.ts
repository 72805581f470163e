/** What is seen of a stretch of a command that may be a value to fill in: its form, its place, where else it stands, what is said of it. */
import type { Prose } from '../../model/document.ts';
import { lineAround } from './candidate.ts';
import type { Candidate, Code, Facts } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import type { DocumentWords } from './document-words.ts';
import { formOf, sayings } from './value-forms.ts';
import { placeOf } from './value-places.ts';
import type { ValueSpan } from './value-spans.ts';

/** Behind these a name in capitals is the name of a variable. */
const namesVariable = (option: string | null, word: CodeWord, text: string): boolean =>
  /^[A-Z][A-Z0-9_]*$/.test(text) && (/^(?:e|env|build-arg|set-env|variable|v|cap-add|cap-drop|signal|s|secret|opt|X|request)$/.test(option ?? '') || /^(?:export|unset|printenv|read|local|declare|readonly|env|kill)$/.test(word.before[0] ?? '') || word.before.some((b) => /^(?:secrets?|config:(?:set|get|unset)|env-set|variables?|envs?)$/.test(b)));

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
export function saidIn(text: string, beside: string): string[] {
  return wordings.flatMap(([says, en, fr]) => (en.test(text) || fr.test(text) ? [`${beside} says ${says}`] : []));
}

/** The prose right above and below a code, as far as it speaks of it. */
export function saidAround(above: Prose | null, below: Prose | null): string[] {
  return [
    ...(above ? saidIn(above.text.replace(/\s+/g, ' ').slice(-400).split(/(?<=[.!?])\s+/).slice(-2).join(' '), 'sentence above') : []),
    ...(below ? saidIn(below.text.replace(/\s+/g, ' ').slice(0, 300).split(/(?<=[.!?])\s+/)[0] ?? '', 'sentence below') : []),
  ];
}

/** The traits, each with what was seen. `rule`: the finder that found the same stretch, or null. */
export function valueTraits(code: Code, word: CodeWord | null, span: ValueSpan | null, candidate: Candidate, ground: CodeGround, words: DocumentWords, facts: Facts): Map<string, string> {
  const traits = new Map<string, string>();
  const text = candidate.written;
  const put = (name: string, seen: string = text): void => void traits.set(name, seen);
  put('always', '');
  const form = formOf(text);
  put(`form:${form}`);
  const says = sayings(text);
  for (const say of says) put(`says:${say}`);
  if (text.length < 3) put('one or two letters');
  const ruled = candidate.rule !== 'value';
  if (ruled) {
    put(`rule:${candidate.rule}`);
    put('found by a rule');
  }
  if (span) put(`part:${span.part}`);
  if (word) {
    const place = placeOf(word, span?.key ?? null);
    put(`place:${place.name}`);
    if (place.key !== null) put(`key:${place.key}`, place.option ?? '');
    else put('no key');
    put(`form:${form}, ${place.key === null ? `place:${place.name}` : `key:${place.key}`}`);
    if (namesVariable(place.option, word, text)) put('name of a variable');
    if (span && span.part !== 'whole word') put(`form:${form}, part:${span.part}`);
    if (place.option !== null && place.option.length > 2 && text.toLowerCase().replace(/[-_]/g, '').includes(place.option.toLowerCase().replace(/[-_]/g, ''))) put('named like its key');
  }
  const elsewhere = words.count(text, 'commands') - 1;
  put(elsewhere > 3 ? 'often in commands' : elsewhere > 0 ? 'again in commands' : 'once in commands');
  if (words.count(text, 'sentences') > 0) put('in a sentence');
  if (words.count(text, 'code in sentences') > 0) put('as code in a sentence');
  if (words.count(text, 'headings') > 0) put('in a heading');
  if (words.count(text, 'output') > 0) put('in a listing');
  if (words.count(text, 'shown files') > 0) put('in a shown file');
  if (words.count(text, 'clone addresses') > 0) put('name of the repository');
  if (words.isMade(text)) put('made by a command');
  if (words.hasSibling(text)) put('another value of its shape');
  if (ground.marked) put('beside a marked placeholder');
  else put(ground.markedElsewhere ? 'placeholders are marked elsewhere' : 'no placeholder is marked');
  for (const say of ground.says) put(say, '');
  const comment = /\s#+\s*(.*)$/.exec(lineAround(code, candidate.start))?.[1] ?? '';
  for (const say of saidIn(comment, 'comment')) put(say, comment);
  if (!ruled && !says.length) put('says nothing');
  put(`purpose:${facts.context.purpose}`, '');
  if (form.startsWith('version') || form === 'dated file') put(`form:${form}, purpose:${facts.context.purpose}`);
  return traits;
}
