/** What a list is about, by the paragraph that introduces it. */
import type { Piece, Prose } from '../../model/document.ts';
import { onceFor } from '../../model/once-for.ts';
import { fold, wordPattern } from './fold.ts';
import { codeMasked } from './mentioned-words.ts';
import { everyWords } from './words.ts';

export const isItem = (piece: Piece | undefined): piece is Prose => piece?.kind === 'prose' && piece.shape === 'item';

const byItself = everyWords.map((t) => wordPattern(t.aboutMention));
/** "CI deploys both via the job below:" */
const robots = /^\W*(?:the |our |la |notre |le )?(?:ci(?:\/cd)?|cd|github actions?|gitlab ci|jenkins|netlify|vercel|renovate|dependabot|argo ?cd|flux)\s(?:[a-z]+ly )?[a-z]{2,}(?:s|e)(?![a-z])/u;
/** "`shop-join` will:", « le script effectue les étapes suivantes : » : whoever is named does it. */
const doer = /^\W*(?:(?:the|this|le|la|ce|cette)\s)?(?!(?:you|we|i|they|people|users?|operators?|admin\w*|someone|nous|vous|on|tu|il|ils|je)\s)[\w./-]+(?:\s[\w./-]+){0,2}\s(?:(?:is|est)\s[\w-]+,?\s(?:and|et)\s)?(?:will|does|performs|va|fait|effectue|realise)(?:\s(?:then|now|the following|these|ensuite|ce qui suit|les?\s\w+\ssuivant\w*))?(?:\s(?:steps|things|actions|tasks|etapes))?\s*:\s*$/u;
/** « Le playbook : », "The job `nightly`:": a program is the subject of what the items say. */
const program = /^\W*(?:(?:the|this|le|la|ce|cette|l['’])\s?)(?:[\w-]+\s)?(?:playbook|script|commande?|job|pipeline|workflow|tache|cron|programme?|outil|tool|role|hook|makefile|target|cible|action|service)(?:\s[`\w./-]+)?\s*:\s*$/u;
/** "What happens during the deployment:", « Ce que fait le script : »: whoever reads on only learns it. */
const happens = /^\W*(?:here(?:'s| is) )?(?:what (?:happens|takes place|is done|gets \w+ed|(?:it|this|that|(?:the|this) [\w-]+(?: [\w-]+)?) (?:does|do|will do))|behind the scenes|under the hood|(?:voici )?ce (?:qui (?:se passe|est fait)|que (?:fait|font|realise)))(?![\p{L}-])/u;
/** "To have it run automatically every night, do the following:" — the reader does it. */
const forPurpose = /^\W*(?:to|in order to|for .{3,60} to|pour|afin d[e'])\s?[^:]{3,160},\s[^:]+:/u;
/** Letters of the introducing paragraph that are looked at: its last sentence. */
const lastLetters = 400;

/** The items of lists whose paragraph before tells of what something else does ("the pipeline then runs:"), by piece index. */
export const itemsOfWhatRunsByItself = onceFor((pieces: readonly Piece[]): ReadonlySet<number> => {
  const found = new Set<number>();
  let introduced = false;
  /** Depth of the item whose own sub-items are such a list ("This will:"), or null. */
  let under: number | null = null;
  pieces.forEach((piece, index) => {
    if (piece.kind === 'heading') { introduced = happens.test(fold(piece.text)); under = null; }
    if (piece.kind !== 'prose') return;
    if (piece.shape === 'item') {
      if (under !== null && piece.around.depth <= under) under = null;
      if (introduced || under !== null) found.add(index);
      else if (/[:：]\s*$/.test(piece.text) && !piece.codes.length && byItself.some((p) => p.test(fold(piece.text.slice(-lastLetters).split(/[.!?](?=\s)/).at(-1) ?? '')))) under = piece.around.depth;
    } else if (piece.shape === 'paragraph' && piece.around.itemLine === null) {
      const sentence = fold(piece.text.slice(-lastLetters).split(/[.!?](?=\s)/).at(-1) ?? '');
      introduced = /[:：]\s*$/.test(piece.text) && !forPurpose.test(sentence) && (robots.test(sentence) || doer.test(sentence) || program.test(sentence) || happens.test(sentence) || byItself.some((p) => p.test(sentence)));
    }
  });
  return found;
});

const outlines = everyWords.map((t) => wordPattern(t.outlines));

/** The items of lists that only name what is told in detail further down ("The course, described in detail below:"), by piece index. */
export function itemsOfAnOutline(pieces: readonly Piece[]): ReadonlySet<number> {
  const found = new Set<number>();
  let introduced = false;
  pieces.forEach((piece, index) => {
    if (piece.kind !== 'prose') introduced &&= piece.kind === 'note';
    else if (piece.shape === 'item') { if (introduced) found.add(index); }
    else if (piece.around.itemLine === null) introduced = /[:：]\s*$/.test(piece.text) && outlines.some((p) => p.test(fold(piece.text.slice(-lastLetters))));
  });
  return found;
}

/** "Where `<task>` can be:", « où `<tâche>` peut être : »: each item is a value of what is to be filled in. */
const valuesOf = /^\W*(?:where|with|here)? ?(?:the )?(?:\u0001|<[^<>\n]{1,40}>|\{[^{}\n]{1,40}\}|[A-Z][A-Z_]{2,})(?: \w+)? (?:can be|may be|is (?:either|one of|any of)|must be one of|could be|is)(?: (?:one of|any of|either))?(?: (?:the )?(?:following|these))?(?: \w+)? ?[:：]\s*$/u;
const valeursDe = /^\W*(?:où|avec)? ?(?:\u0001|<[^<>\n]{1,40}>|\{[^{}\n]{1,40}\}|[A-Z][A-Z_]{2,})(?: \S+)? (?:peut être|peut valoir|vaut|est (?:l['’]un(?:e)? (?:de|des)|parmi)|doit être)[^.:]{0,40}[:：]\s*$/u;

/** The items that name the values of a placeholder, by piece index. */
export const itemsOfValues = onceFor((pieces: readonly Piece[]): ReadonlySet<number> => {
  const found = new Set<number>();
  let introduced = false;
  pieces.forEach((piece, index) => {
    if (piece.kind !== 'prose') introduced = false;
    else if (piece.shape === 'item' && introduced) found.add(index);
    else {
      const last = (codeMasked(piece, piece.text.length).split(/[.!?](?=\s)|\n\s*\n/).at(-1) ?? '').trim();
      introduced = valuesOf.test(last.replace(/^w/i, 'w')) || valeursDe.test(last.replace(/^O/, 'o'));
    }
  });
  return found;
});
