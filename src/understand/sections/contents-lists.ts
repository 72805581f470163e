/** Lists that only name what is told elsewhere: the sections below them, what will be there, what can be done now. */
import type { Piece, Prose } from '../../model/document.ts';
import type { ManualReading } from '../reading.ts';
import { fold } from './fold.ts';
import { isItem } from './lists.ts';
import { namesHeading } from './manual-traits.ts';
import { headingWords, stemsOf } from './outline.ts';

/** With fewer items a list is hardly a table of contents. */
const fewest = 3;
/** So many headings are held against the items of one list. */
const headingsCompared = 100;
/** Letters of the introducing paragraph that are looked at. */
const lastLetters = 200;

/** What introduces such a list, folded, with a colon behind it. A third language is a third row. */
const introduces: readonly RegExp[] = [
  /(?<!\p{L})(?:(?:we|you) (?:will|shall|are going to) (?:set ?up|install|cover|learn)(?: the following| these(?: \S+)?)?|(?:shows?|learn|explains?|describes?|demonstrates?) (?:you )?how to|(?:breakdown|overview|outline) of (?:the )?(?:actions|steps|tasks|work)(?: \S+)?|(?:useful|handy|helpful) (?:when|if|for when) (?:you|we) (?:need|want|have|wish) to|you (?:can now|are now (?:able|ready) to|should now be able to))\s?:\s*$/u,
  /(?<!\p{L})(?:(?:vous pouvez|tu peux|on peut) (?:maintenant|desormais|a present)|nous allons (?:installer|mettre en place|voir|aborder)(?: \S+){0,3}|(?:utiles?|pratiques?) (?:quand|lorsque|si|pour)(?: \S+){0,4}|(?:montre|explique|decrit|presente)(?:nt)? comment)\s?:\s*$/u,
];

/** The steps for a person without the items of such lists. The roles of sections are settled before: what only names work tells that there is some. */
export function withoutContents(pieces: readonly Piece[], manual: readonly ManualReading[]): readonly ManualReading[] {
  if (!manual.some((m) => m.prose.shape === 'item')) return manual;
  const named = itemsThatName(pieces);
  return named.size === 0 ? manual : manual.filter((m) => !named.has(m.index));
}

function itemsThatName(pieces: readonly Piece[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < pieces.length; at += 1) {
    const [before, first] = [pieces[at - 1], pieces[at]];
    if (!isItem(first)) continue;
    const items: number[] = [];
    while (isItem(pieces[at])) items.push(at++);
    const led = before?.kind === 'prose' && before.shape !== 'item' && introduces.some((p) => p.test(fold(before.text.slice(-lastLetters))));
    for (const i of led ? items : namingSections(pieces, items.filter((own) => (pieces[own] as Prose).around.depth === first.around.depth), at)) found.add(i);
  }
  return found;
}

/** The items that name a heading further down, where most of them do: one that names none is a step that is told nowhere else. */
function namingSections(pieces: readonly Piece[], items: readonly number[], from: number): readonly number[] {
  if (items.length < fewest) return [];
  const below = pieces.slice(from).filter((p) => p.kind === 'heading').slice(0, headingsCompared).map((p) => stemsOf(headingWords(p.text).words));
  if (below.length < fewest) return [];
  const naming = items.filter((i) => namesHeading(below, (pieces[i] as Prose).text));
  return naming.length >= Math.max(fewest, items.length * 0.6) ? naming : [];
}
