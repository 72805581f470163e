/** Where a document goes on by what is seen: "if …, go to …", with a section of the document after it. */
import type { Prose } from '../../model/document.ts';
import type { Lead, Section, Shape } from '../../model/procedure.ts';
import { byText } from '../../model/by-text.ts';
import { sieve } from '../../model/sieve.ts';
import type { Context, ManualReading } from '../reading.ts';
import { guardWords } from './guard-words.ts';

/** Goes on elsewhere, in words; the heading is named after them. Only words of going pass over what stands between. */
const going = 'go (?:on |straight |directly |right )?to|jump to|skip to|skip ahead to|proceed (?:directly )?to|continue (?:with|at|in)|move on to|(?:se )?rendre à|rendez-vous à|all(?:er|ez) (?:directement )?à|passe[rz] (?:directement )?à|reprend(?:re|ez) à';
const goTo = new RegExp(`(?<!\\p{L})(?:${going}|see|follow|refer to|apply|voir|voyez|suivre|suivez|se reporter à|reportez-vous à|appliquer|appliquez|cf\\.?)(?!\\p{L})`, 'iu');
const goes = new RegExp(`(?<!\\p{L})(?:${going})(?!\\p{L})`, 'iu');
/** What is skipped to is done by all. */
const skips = /(?<!\p{L})(?:skip|jump|passe[rz]|directe?ment|directly|straight)(?!\p{L})/iu;

const conditionsMaybeIn = sieve(guardWords.filter((w) => w.kind === 'condition'), ({ pattern }) => pattern, 'conditions');
const plain = byText((text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim());

/**
 * The section after it that a text leads to on a condition, or null. In a diagnosis what stands there is done only then; in any
 * other document only words of going lead on ("see" is a remark), and what stands there is done by all.
 */
export function leadOf({ text, links, place }: Prose, sections: readonly Section[], shape: Shape): Lead | null {
  const word = goTo.exec(text);
  const linked = links.flatMap((l) => (l.url.startsWith('#') ? [l.url.slice(1)] : []));
  if (text.length > 400 || (word === null && linked.length === 0) || (shape !== 'diagnosis' && !goes.test(text))) return null;
  if (!text.split(/(?<=[.!?])\s+/).some((sentence) => conditionsMaybeIn(sentence).some((c) => c.pattern.test(sentence)))) return null;
  const rest = word === null ? '' : ` ${plain(text.slice(word.index + word[0].length))} `;
  const fits = (s: Section): boolean => s.id !== '' && s.line > place.line && (linked.includes(s.id) || (linked.length === 0 && plain(s.title).length > 3 && rest.includes(` ${plain(s.title)} `)));
  const section = sections.findIndex(fits);
  return section < 0 ? null : { section, branch: shape === 'diagnosis' && !skips.test(text) };
}

/** The leads of a diagnosis that nothing else has made a step: they are asked about as well. */
export function leadingLines(context: Context, sections: readonly Section[], shape: Shape, taken: ReadonlySet<number>): ManualReading[] {
  if (shape !== 'diagnosis') return [];
  return context.document.pieces.flatMap((prose, index): ManualReading[] => {
    if (prose.kind !== 'prose' || prose.shape === 'row' || taken.has(index)) return [];
    const lead = leadOf(prose, sections, shape);
    return lead === null ? [] : [{ index, prose, evidence: [{ name: 'leads on', speaksFor: 'manual', weight: 3, seen: `#${sections[lead.section]?.id ?? ''}` }] }];
  });
}
