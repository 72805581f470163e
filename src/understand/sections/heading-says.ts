/** What a heading says that its section is: the one word of it that counts, by where it stands. */
import { sieve } from '../../model/sieve.ts';
import { wordPattern } from './fold.ts';
import { everyWords } from './words.ts';
import type { HeadingWord } from './word-table.ts';

const headingPatterns = (Object.keys(everyWords[0]?.headings ?? {}) as HeadingWord[]).map((word) => [word, new RegExp(wordPattern(everyWords.flatMap((table) => table.headings[word])), 'gu')] as const);
const wordsMaybeIn = sieve(headingPatterns, ([, pattern]) => pattern, 'headings');

type Position = 'anywhere' | 'edge' | 'first' | 'only';
/**
 * Which word of a heading says what its section is: the first row that is met, where it has to stand. A heading's head is
 * its first word ("Check the logs", "Configuration du serveur") or, in English, its last ("Deployment overview").
 */
const precedence: readonly (readonly [HeadingWord, Position])[] = [
  ['prerequisites', 'anywhere'], ['faq', 'anywhere'], ['trouble', 'only'], ['overview', 'only'], ['pointer', 'only'], ['background', 'only'], ['example', 'edge'],
  ['rollback', 'anywhere'], ['restore', 'anywhere'], ['cleanup', 'anywhere'], ['trouble', 'anywhere'], ['explains', 'anywhere'], ['error', 'anywhere'],
  ['overview', 'edge'], ['verify', 'edge'], ['remedy', 'edge'], ['investigate', 'edge'], ['delete', 'first'], ['check', 'first'], ['preparation', 'first'], ['checklist', 'anywhere'],
  ['setup', 'edge'], ['install', 'edge'], ['schedule', 'edge'], ['configuration', 'edge'], ['pointer', 'edge'], ['background', 'edge'], ['test', 'edge'], ['monitor', 'edge'],
  ['install', 'anywhere'], ['setup', 'anywhere'], ['deploy', 'edge'], ['task', 'first'], ['backup', 'anywhere'], ['howto', 'anywhere'], ['emergency', 'anywhere'], ['condition', 'anywhere'], ['steps', 'edge'],
  ['inventory', 'edge'], ['verify', 'anywhere'], ['deploy', 'anywhere'], ['task', 'anywhere'], ['schedule', 'anywhere'], ['configuration', 'anywhere'], ['maintenance', 'anywhere'], ['steps', 'anywhere'],
  ['manual', 'anywhere'], ['local', 'anywhere'], ['after', 'anywhere'], ['overview', 'anywhere'], ['background', 'anywhere'], ['inventory', 'anywhere'], ['check', 'anywhere'], ['test', 'anywhere'],
];

/** The head of a heading stands before its first preposition. */
const preposition = /\s(?:of|for|in|on|with|to|from|at|by|via|using|the|de|du|des|d'|pour|dans|sur|avec|en|a|au|aux|par)(?=\s|$).*$|\s*[(:,].*$/;

export interface HeadingSays {
  readonly says: HeadingWord | 'unknown words';
  readonly seen: string;
  readonly all: readonly HeadingWord[];
  /** The verb it opens with as an instruction does ("Click on Releases"), or null. */
  readonly verb: string | null;
}

/** A look-up names what is wrong with the things it finds, not with the work: "List the accounts that are not active". */
const looksUp = /^(?:show|list|get|count|lister|afficher|compter)(?![\p{L}])/u;

/** A heading is asked about in each pass and round: so many are kept. */
const mostKept = 4000;
const kept = new Map<string, HeadingSays>();

interface Standing {
  readonly seen: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly only: boolean;
  /** Where it is seen first. */
  readonly from: number;
}

/** "Verify the recovery", "Post-rollback validation": what is verified is no work of its own; "Restore and verify" is both. */
const isVerification = (folded: string, verify: Standing | undefined): boolean => verify !== undefined && (verify.first || (verify.last && !/(?:\s(?:and|et|then|puis)|[&,/+])\s?\S+$/.test(folded)));

/** What a folded heading says its section is, and every word in it that a table knows. */
export function headingSays(folded: string): HeadingSays {
  const known = kept.get(folded);
  if (known) return known;
  if (kept.size >= mostKept) kept.clear();
  const says = read(folded);
  kept.set(folded, says);
  return says;
}

function read(folded: string): HeadingSays {
  const head = folded.replace(preposition, '');
  const found = new Map<HeadingWord, Standing>();
  for (const [word, pattern] of wordsMaybeIn(folded)) {
    // Not matchAll, which copies the pattern each time; the one that is shared begins anew where it found nothing more.
    for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
      if (match[0] === '') pattern.lastIndex += 1;
      const before = found.get(word);
      const end = match.index + match[0].length;
      found.set(word, {
        seen: match[0], first: before?.first || match.index === 0, last: before?.last || end === head.length || end === folded.length,
        only: before?.only || match[0].length === folded.length, from: before?.from ?? match.index,
      });
    }
  }
  const all = [...found.keys()];
  const verb = opensWithVerb(folded);
  for (const [word, position] of precedence) {
    const at = found.get(word);
    if (!at || (word === 'prerequisites' && found.has('error')) || (word === 'restore' && (found.has('test') || at.from > (found.get('backup')?.from ?? Infinity))) || (word === 'error' && looksUp.test(folded)) || ((word === 'restore' || word === 'rollback') && isVerification(folded, found.get('verify')))) continue;
    if (position === 'anywhere' || (position === 'only' && at.only) || (position === 'first' && at.first) || (position === 'edge' && (at.first || at.last))) return { says: word, seen: at.seen, all, verb };
  }
  return verb ? { says: 'task', seen: verb, all: [...all, 'task'], verb } : { says: 'unknown words', seen: folded, all, verb };
}

const verbs = everyWords.flatMap((t) => [
  new RegExp(`^(?:${t.imperatives.join('|') || '(?!)'})(?=\\s|$)`, 'u'),
  ...(t.imperativeEndings.length ? [new RegExp(`^(?!(?:${t.notImperatives.join('|')})(?:\\s|$))\\p{L}{3,}(?:er|ir|oir|[^aeiou]re)(?=\\s(?:le|la|les|l'|un|une|des|du|de|d'|en|au|aux|a|sur|son|ses)|$)`, 'u')] : []),
]);
/** Verbs as the tables have them, for the -ing form. */
const stems = new Set(everyWords.flatMap((t) => t.imperatives));

/** A heading that opens with a verb that no row of the heading words has: "Whitelist the address", "Draining nodes", "Purger le cache". */
function opensWithVerb(folded: string): string | null {
  const plain = verbs.map((v) => v.exec(folded)?.[0]).find(Boolean);
  if (plain) return plain;
  const gerund = /^(\p{L}{2,})ing(?=\s)/u.exec(folded)?.[1];
  if (!gerund) return null;
  return [gerund, `${gerund}e`, gerund.replace(/(.)\1$/, '$1')].some((stem) => stems.has(stem)) ? `${gerund}ing` : null;
}
