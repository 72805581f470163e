/** The labels over each piece that are no headings: names of boxes and folds, titles of blocks, bold lines, the first words of an item ("2. Rollback: …"). */
import type { Block, Label, Piece, Prose } from '../../model/document.ts';
import type { Section, SectionRole } from '../../model/procedure.ts';
import { headingSays, type HeadingSays } from './heading-says.ts';
import { headingWords } from './outline.ts';
import { sectionFinder } from './section-at.ts';

export interface LabelOver extends Label {
  /** The name of a box or a block; else words that open a text, from `line` to `endLine`. */
  readonly boxed: boolean;
  readonly endLine: number;
}

/** A text that opens with a label, as far as it holds. */
interface Scope {
  readonly label: LabelOver;
  readonly piece: Prose;
  readonly form: Form;
}

/** `line`: nothing else stands on its line · `lead`: a colon, and nothing behind it · `opens`: more behind it. `counted`: how deep its number is. */
interface Form {
  readonly kind: 'line' | 'lead' | 'opens';
  readonly counted: number | null;
  /** It names something, and tells nobody to do anything. */
  readonly names: boolean;
}

/** `2 - `, `Step 2: `, `3.1 `, `c) `: what a line is counted with. */
const count = /^\W*?(?:(?:step|étape|etape|phase|part|partie)\s+(\d+(?:\.\d+)*|[a-h])\s*[:.)–—-]*\s+|(\d+(?:\.\d+)*)\s*[.):/–—-]*\s+(?=\p{L})|([a-h])[.)]\s+)/iu;
/** Words that stand for themselves: a line of them, or what a colon, a dash, a full stop or a bracket parts from the rest. */
const opening = /^\W*(\p{L}[^.:;!?()\n–—|]{2,60}?)\s*(?:\([^()\n]*\)\s*)?(?:$|\n|[:：.](?=\s|$)|\s[–—-]\s)/u;
const mostWords = 8;
/** A label that holds something back has no more words than that, and tells nothing of anything. */
const fewWords = 5;
const tells = /(?<!\p{L})(?:is|are|was|has|have|can|will|works?|exists?|tested|est|sont|a été|peut|fonctionne(?:nt)?|testée?s?)(?!\p{L})/iu;

/** The label that a text opens with, or null. */
export function labelOf({ text, place }: Prose): { readonly label: LabelOver; readonly form: Form } | null {
  const [first = ''] = text.split('\n', 1);
  const counted = count.exec(first);
  const rest = counted === null ? text : text.slice(counted[0].length);
  const found = opening.exec(rest);
  const words = found?.[1]?.trim() ?? '';
  if (found === null || !/^\p{Lu}/u.test(words) || words.split(/\s+/).length > mostWords) return null;
  const behind = !found[0].endsWith('\n') && rest.slice(found[0].length).trim() !== '';
  const number = counted?.[1] ?? counted?.[2] ?? counted?.[3];
  return {
    label: { text: words, line: place.line, endLine: place.endLine, boxed: false },
    form: { kind: behind ? 'opens' : /[:：]\s*$/.test(found[0]) ? 'lead' : 'line', counted: number === undefined ? null : number.split('.').length, names: says(words).verb === null },
  };
}

/** What goes on from what stands above it. */
const goesOn = /^\W*(?:then|next|finally|lastly|afterwards|after that|puis|ensuite|enfin)(?!\p{L})/iu;

/**
 * The labels over each piece, outer ones first.
 * @param paged whether what stands to the left of an item's text may be of the item (plain text)
 */
export function labelsOver(pieces: readonly Piece[], paged: boolean): (readonly LabelOver[])[] {
  let open: Scope[] = [];
  /** The labels of texts that something stands below. */
  const used = new Set<LabelOver>();
  const found = pieces.map((piece): LabelOver[] => {
    if (piece.kind === 'heading') open = [];
    if (piece.kind !== 'prose' && piece.kind !== 'block') return [];
    const own = piece.kind === 'prose' && piece.shape !== 'row' ? labelOf(piece) : null;
    open = open.filter((scope) => !ends(scope, piece, own?.form ?? null, paged));
    const boxes = (piece.around.labels ?? []).map((label) => ({ ...label, endLine: label.line, boxed: true }));
    const titled = piece.kind === 'block' && piece.title !== null ? [{ text: piece.title, line: piece.place.line, endLine: piece.place.line, boxed: true }] : [];
    for (const { label } of open) used.add(label);
    if (own !== null && piece.kind === 'prose' && isAside(own.label) !== null) open = [...open, { label: own.label, piece, form: own.form }];
    if (own?.form.kind === 'opens' && open.at(-1)?.label === own.label) used.add(own.label);
    return [...boxes, ...open.map((scope) => scope.label), ...titled];
  });
  // A line of a list to tick off ("Rollback tested") heads nothing.
  return found.map((labels) => labels.filter((label) => label.boxed || used.has(label)));
}

/** Whether a label ends before a piece: with what it is of, or at the next of its kind. */
function ends({ piece: own, form }: Scope, piece: Prose | Block, other: Form | null, paged: boolean): boolean {
  const [inside, around] = [own.around, piece.around];
  const box = inside.labels?.at(-1);
  if (box !== undefined && around.labels?.some((l) => l.line === box.line) !== true) return true;
  if (own.shape === 'item' || own.shape === 'term') {
    if (around.itemLine === inside.itemLine || around.depth > inside.depth) return false;
    return !(paged && form.kind !== 'opens' && own.ordered) || (piece.kind === 'prose' && (piece.shape === 'item' || (other?.counted ?? Infinity) <= 1));
  }
  if (around.depth < inside.depth || (inside.itemLine !== null && around.depth === inside.depth && around.itemLine !== inside.itemLine)) return true;
  if (piece.kind !== 'prose' || around.depth > inside.depth) return false;
  if (form.counted !== null) return (other?.counted ?? Infinity) <= form.counted;
  if (form.kind === 'opens') return !goesOn.test(piece.text);
  return other !== null && (other.kind === 'line' || (other.kind === form.kind && other.names));
}

/** What a label says, as a heading of those words does. */
const says = (text: string): HeadingSays => headingSays(headingWords(text).words);

/** Words of a box that nobody reads unless something is wrong; a text's own words have to say it plainly. */
const ofBoxes: ReadonlySet<string> = new Set(['rollback', 'trouble', 'error', 'faq', 'emergency']);
/** Takes back one thing that the work itself has made: "Undo the lock". */
const ofTheWork = /^(?:revert|undo|annul|retabl)\S* (?!to |a )(?!\S* ?(?:changes?|upgrade|update|release|deploy\w*|migration|install\w*|mise|livraison|montee|operations?|modifications?)(?![a-z]))\S/;

/** Not on the page that people read (`read/rst/directives.ts`). */
const hidden = /^(?:only|ifconfig):: /;

/** Tells to look, or when to do what the sentence goes on with. */
const noName = /^(?:help|investigat|debug|diagnos|symptom|caveat|pitfall|gotcha|piege|root cause|problem$|si |s'|if )/;

/** Whether what stands below a label is for another occasion: it takes the work back, or it is for when something went wrong. */
export function isAside({ text, boxed }: LabelOver): SectionRole | 'hidden' | null {
  if (boxed && hidden.test(text)) return 'hidden';
  if (!boxed && (text.split(/\s+/).length > fewWords || tells.test(text))) return null;
  const { words } = headingWords(text);
  const { says: what, seen, verb } = headingSays(words);
  if (what === 'rollback') return (boxed || words.startsWith(seen) || /^(?:plan|procedure|in case|en cas)/.test(words)) && !ofTheWork.test(words) ? 'rollback' : null;
  if (what !== 'trouble' && !(boxed && ofBoxes.has(what))) return null;
  return verb === null && (boxed || (words.startsWith(seen) && !noName.test(words))) ? 'troubleshooting' : null;
}

/** The roles of the sections that a line stands in: who reads on in "Rollback" wants to go back. */
export function rolesAround(sections: readonly Section[]): (line: number) => ReadonlySet<SectionRole | 'hidden'> {
  const at = sectionFinder(sections);
  return (line) => {
    const roles = new Set<SectionRole>();
    for (let i: number | null = at(line); i !== null; i = sections[i]?.parent ?? null) roles.add((sections[i] as Section).role);
    return roles;
  };
}
