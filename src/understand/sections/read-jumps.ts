/** Holds the steps that a document may pass over: "if it is alive, go to step 4", "skip steps 2 to 3 on the first install". */
import type { Document, Heading, Prose } from '../../model/document.ts';
import { groupBy } from '../../model/group-by.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Guard, Language, Unit } from '../../model/procedure.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';
import { guardOf, sentencesOf } from './guard-sentences.ts';
import { headingNumber } from './outline.ts';

/** What is skipped to comes after; what one goes back to was done, and is a person's to do again. */
export const jumps = /(?<!\p{L})(?:go (?:on |straight |directly |right |ahead )?to|jump (?:straight |directly )?to|skip (?:ahead |straight |directly |forward )?to|proceed (?:straight |directly )?(?:to|with)|continue (?:straight |directly )?(?:with|at|from)|move on to|all(?:er|ez) (?:directement )?(?:à|au)|passe[rz] (?:directement )?(?:à|au)|saute[rz] (?:directement )?(?:à|au)|reprend(?:re|ez) (?:à|au|depuis)|poursui(?:vre|vez) (?:à|avec|depuis)|continue[rz] (?:à|avec|depuis))\s(?:the\s|l['’]\s?|le\s|la\s)?(?:steps?|étapes?|points?|phase|item)\s?(?:n°|no\.?|#)?\s?(\d{1,3})(?!\d|\.\d)/iu;
const skips = /(?<!\p{L})(?:skip|omit|ignore|leave out|sauter|sautez|ignorer|ignorez|omettre|omettez|ne (?:pas|surtout pas) (?:faire|exécuter|jouer))\s(?:the\s|les?\s|l['’]\s?|la\s)?(?:steps?|étapes?|points?)\s?(\d{1,3})(?:\s?(?:-|–|to|through|and|à|et)\s?(\d{1,3}))?(?!\d|\.\d)/iu;

/** "If not, go straight to Switch back": what is gone to by its name where something went wrong is done only then. */
const wayOut: readonly RegExp[] = [
  /^\W*(?:if (?:not|.{0,80}(?:\bnot\b|n't\b|\bno\b|\bfail\w*|\bwrong\b|\berrors?\b|\bbroken\b|\bbad\b))|otherwise|else|when .{0,60}\bfail\w*)(?:[^.!?]{0,80}?)[,:;–—-]?\s(?:(?:then |please |immediately )?(?:go|jump|turn|move|head)(?: on| straight| directly| right| immediately| back| down)* to|(?:do|follow|carry out|run|execute|perform|use|proceed with))\s(?<to>.+)$/iu,
  /^\W*(?:sinon|dans le cas contraire|si (?:ce n.est pas le cas|.{0,80}(?:échoue\p{L}*|\bne\b|n['’]|erreurs?|mal\b))|en cas d['’](?:échec|erreur))(?:[^.!?]{0,80}?)[,:;–—-]?\s(?:all(?:er|ez) (?:directement |tout de suite )?(?:à|au)|passe[rz] (?:directement )?(?:à|au)|suiv(?:re|ez)|appliqu(?:er|ez)|faites|faire)\s(?<to>.+)$/iu,
];
/** "… go to the next section", « … passer à l'étape suivante ». */
const goesToNext = /(?<!\p{L})(?:(?:go(?: on)?|proceed|continue|move on) (?:to|with)|(?:all|pass)(?:er|ez) (?:à|au)|(?:continue[rz]|poursui(?:vre|vez)) (?:à|au|avec|par)|appli(?:quer|quez)|suiv(?:re|ez)|follow|apply)\s(?:(?:the )?(?:next|following) (\w+)|the (\w+) below|(?:la |le |l['’])?(\p{L}+) (?:suivante?|ci-dessous))(?!\p{L})/iu;
const sectionWords = /^(?:section|chapter|part|paragraph|procedure|chapitre|partie|paragraphe|procédure)$/iu;
const stepWords = /^(?:step|point|item|étape)$/iu;
/** What is not well yet: the next is tried for it. */
const unwell = /^\W*(?:\d+[.)]\s*)?(?:if|when|si|s['’]ils?|tant qu(?:e |['’]))(?!\p{L})(?![^,]*(?<!\p{L})(?:no|none|nothing|never|aucune?|rien|plus)(?!\p{L}))[^,]*?(?<!\p{L})(?:reste(?:nt)?|demeure(?:nt)?|persiste(?:nt)?|insuffisante?s?|ne suffi(?:t|sent)(?: pas)?|échoue(?:nt)?|KO|still (?:fails?|not|down|too|above|over|full|slow|high|there)|remains?|persists?|fails?|failed|(?:is|are) not enough|insufficient|does(?: not|n['’]t) (?:help|suffice|work))(?!\p{L})[^,]*,/iu;
/** … and what is: it ends there. */
const isEnd = /(?<!\p{L})(?:close|closed|done|finished|nothing (?:more|else|to do)|ends? here|end of|cl[oô]ture[rz]?|clore|ferme[rz]|terminée?|fin de|rien (?:à|d['’]autre|de plus))(?!\p{L})/iu;
const ifSo = /^\W*(?:\d+[.)]\s*)?(?:if|when|si|s['’]ils?)(?!\p{L})/iu;
const ifNot = /^\W*(?:otherwise|else|if not|sinon|dans le cas contraire|à défaut)(?!\p{L})/iu;

/** A heading's words as a sentence names them: case, quotes and an article off. */
const named = (text: string): string => text.toLowerCase().replace(/[“”«»"'`_*:\s]+/g, ' ').replace(/^ ?(?:the |section |la section |le |la |l['’] ?|step )+/u, '').replace(/(?:[ .!]|\bsection|\bbelow|\bci-dessous)+$/u, '').trim();

/** A numbered step: an item of an ordered list, or a heading that opens with a number. */
interface Numbered {
  readonly number: number;
  readonly line: number;
  readonly depth: number;
  readonly heading: boolean;
}

/** The lines between two, neither of them in it. */
interface Range {
  readonly from: number;
  readonly until: number;
}

const endOfSection = (pieces: Document['pieces'], { place, level }: Heading): number => pieces.find((p) => p.kind === 'heading' && p.place.line > place.line && p.level <= level)?.place.line ?? Infinity;

/** Guards each unit that a sentence says to pass over, with that sentence: whether to is a person's to say. @param units in document order */
export function readJumps({ pieces }: Document, units: readonly Unit[], language: Language): Unit[] {
  const found: (Range & { readonly guard: Guard })[] = [];
  let numbered: readonly Numbered[] | null = null;
  let headings: ReadonlyMap<string, readonly Heading[]> | null = null;
  for (const piece of pieces) {
    if (piece.kind !== 'prose' || piece.shape === 'row') continue;
    const sentences = sentencesOf(piece.text);
    for (const [at, { sentence }] of sentences.entries()) {
      const next = toNext(sentence, sentences[at - 1]?.sentence ?? '', sentences[at + 1]?.sentence ?? '');
      const range = next === null ? null : next === 'section' ? sectionBehind(pieces, piece) : stepBehind(numbered ??= numbersIn(pieces), piece, pieces.at(-1)?.place.endLine ?? 0);
      if (range !== null) found.push({ ...range, guard: guardOf('condition', sentence, piece.place.line) });
      const out = wayOut.flatMap((p) => p.exec(sentence)?.groups?.['to'] ?? []).map(named)[0];
      if (out !== undefined) headings ??= groupBy(pieces.filter((p) => p.kind === 'heading'), (p) => named(p.text));
      const goesTo = out === undefined ? undefined : headings?.get(out)?.find((p) => p.place.line > piece.place.line);
      if (goesTo !== undefined) {
        found.push({ from: goesTo.place.line, until: endOfSection(pieces, goesTo), guard: guardOf('condition', sentence, piece.place.line) });
      }
      const to = Number(jumps.exec(sentence)?.[1] ?? 0);
      const [, first = '', last = first] = skips.exec(sentence) ?? [];
      if (to === 0 && first === '') continue;
      numbered ??= numbersIn(pieces);
      const guard: Guard = { kind: 'condition', environment: null, text: filledIn(planReasons.passedOver, { text: oneLine(sentence).slice(0, 300) })[language], line: piece.place.line };
      const own = (number: number): Numbered | undefined => nearest(numbered ?? [], number, piece);
      const [target, begins, ends] = to > 0 ? [own(to), null, null] : [null, own(Number(first)), own(Number(last) + 1)];
      if (target && target.line > piece.place.line) found.push({ from: piece.place.endLine, until: target.line, guard });
      if (begins && begins.line > piece.place.line && (ends === undefined || (ends !== null && ends.line > begins.line))) found.push({ from: begins.line - 1, until: ends?.line ?? endOf(numbered, begins, pieces.at(-1)?.place.endLine ?? 0), guard });
    }
  }
  if (found.length === 0) return [...units];
  return units.map((unit) => {
    if (unit.kind === 'idle' || unit.kind === 'manual' || ('effect' in unit && unit.effect === 'read')) return unit;
    const guards = found.flatMap(({ from, until, guard }) => (unit.place.line > from && unit.place.line < until && !unit.guards.some((g) => g.kind === 'condition' && (g.line === guard.line || g.text === guard.text)) ? [guard] : []));
    return guards.length === 0 ? unit : { ...unit, guards: [...unit.guards, ...guards] };
  });
}

/** What follows is for some only: something is not well yet, or it would end there. "If the lamps burn, go on to the next step" is the way of all. */
function toNext(sentence: string, before: string, after: string): 'section' | 'step' | null {
  const word = goesToNext.exec(sentence)?.slice(1).find((w) => w !== undefined);
  if (word === undefined) return null;
  const some = unwell.test(sentence) || (ifSo.test(sentence) && ifNot.test(after) && isEnd.test(after)) || (ifNot.test(sentence) && ifSo.test(before) && isEnd.test(before));
  return !some ? null : sectionWords.test(word) ? 'section' : stepWords.test(word) ? 'step' : null;
}

/** The lines of the section that comes next, what stands below it included. */
function sectionBehind(pieces: Document['pieces'], { place }: Prose): Range | null {
  const heading = pieces.find((p): p is Heading => p.kind === 'heading' && p.place.line > place.line);
  return heading === undefined ? null : { from: heading.place.line, until: endOfSection(pieces, heading) };
}

/** The lines of the numbered step that comes next. */
function stepBehind(numbered: readonly Numbered[], { place, around }: Prose, last: number): Range | null {
  const next = numbered.find((n) => n.line > place.line && (n.heading || n.depth <= around.depth));
  return next === undefined ? null : { from: next.line - 1, until: numbered.find((n) => n.line > next.line && (n.heading || n.depth <= next.depth))?.line ?? last + 1 };
}

/** The step of that number that the sentence is about: of the list it stands in, else the next one of that number after it, else the one before. */
function nearest(numbered: readonly Numbered[], number: number, { place, around }: Prose): Numbered | undefined {
  const same = numbered.filter((n) => n.number === number);
  const after = (depth: number): Numbered | undefined => same.find((n) => n.line > place.line && (n.heading || n.depth <= depth));
  return after(around.depth) ?? after(around.depth + 1) ?? same.findLast((n) => n.line <= place.line);
}

/** The step of that number that a text speaks of, by what the document calls it. */
export function stepOfNumber(pieces: Document['pieces'], number: number, prose: Prose): { readonly line: number; readonly title: string } | undefined {
  const line = nearest(numbersIn(pieces), number, prose)?.line;
  const named = pieces.find((p): p is Heading | Prose => (p.kind === 'heading' || p.kind === 'prose') && p.place.line === line);
  return line === undefined || named === undefined ? undefined : { line, title: oneLine(named.text).slice(0, 80) };
}

/** Where a step ends that no other follows: at the next numbered one, or with the document. */
const endOf = (numbered: readonly Numbered[], { line }: Numbered, last: number): number => numbered.find((n) => n.line > line)?.line ?? last + 1;

/** Counts items as a page does: "1." for each of them is 1, 2, 3. */
function numbersIn(pieces: Document['pieces']): Numbered[] {
  const found: Numbered[] = [];
  const counts = new Map<number, { readonly written: number; readonly number: number }>();
  for (const piece of pieces) {
    if (piece.kind === 'heading') {
      counts.clear();
      const number = headingNumber(piece.text);
      if (number !== null) found.push({ number, line: piece.place.line, depth: 0, heading: true });
    }
    if (piece.kind !== 'prose' || piece.shape !== 'item' || !piece.ordered) continue;
    const { depth } = piece.around;
    for (const deeper of counts.keys()) if (deeper > depth) counts.delete(deeper);
    const written = Number(/\d+/.exec(piece.marker ?? '')?.[0] ?? 1);
    const before = counts.get(depth);
    // A list that begins anew is another.
    const number = before === undefined || (written === 1 && before.written > 1) ? written : Math.max(written, before.number + 1);
    counts.set(depth, { written, number });
    found.push({ number, line: piece.place.line, depth, heading: false });
  }
  return found;
}
