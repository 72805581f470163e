/** Tells lists of commands that nobody runs one after the other: what a command does, menus, ways of which another is taken. */
import type { Piece, Prose } from '../../model/document.ts';
import { isItem } from './lists.ts';

/** "`make release` does the following:" above the list. */
const doesAllThat = /(?<!\p{L})(?:does|performs|will do|fait|effectue)(?: all of| tout)? (?:the following|ce qui suit|these|this|ceci|cela)\b[^.]*:\s*$/iu;

/** "This command runs:", "Running it performs, in order:". */
const runsAllThat = /(?:^|[.!?]\s+|,\s+(?:and|et)\s+)(?:(?:(?:this|that|the|la|cette|ce|le|l['’])\s?(?:(?:single|one|seule)\s)?(?:command|script|target|task|recipe|alias|commande|cible|tâche|recette)|it|this|that|which|running (?:it|this|that))\s(?:[^.:]{0,40}\s)?(?:runs|executes|performs|calls|chains|does (?:everything|all (?:of )?(?:it|that|this|the work))|exécute|lance|enchaîne|appelle|effectue|réalise|fait tout(?: cela)?))(?:,? ?(?:in order|in turn|in this order|the following(?: steps| commands)?|successivement|dans l['’]ordre|dans cet ordre|les (?:commandes|étapes) suivantes))*\s?,?\s*:\s*$/iu;

/** "`make shop` runs in turn:", behind the command that opens the paragraph. */
const thenRuns = /^\s+(?:(?:then|also|ensuite|aussi)\s)?(?:runs|executes|performs|calls|chains|does|exécute|lance|enchaîne|appelle|effectue|réalise|fait)(?:,?\s(?:then|in order|in turn|the following(?: steps)?|ensuite|successivement|dans l['’]ordre|les étapes suivantes|ce qui suit))*\s?:\s*$/iu;

/** "`.github/workflows/check.yml`:": the jobs of a pipeline. */
const pipelineFile = /^(?:[\w./-]*\/)?(?:\.(?:github|gitea|forgejo)\/(?:workflows|actions)\/[\w./-]+|\.(?:gitlab-ci|travis|drone|woodpecker)\.ya?ml|\.circleci\/config\.yml|azure-pipelines\.yml|bitbucket-pipelines\.yml|Jenkinsfile)\s*:\s*$/;

/** Letters of the paragraph above a list that are looked at. */
const lettersAbove = 600;

/** Whether the paragraph above the list tells that a command, or a pipeline, does what its items say. */
function commandDoes(above: Prose): boolean {
  const first = above.codes[0];
  if (first && (doesAllThat.test(above.text) || above.text.slice(0, first.start).trim() === '' && thenRuns.test(above.text.slice(first.end)))) return true;
  return runsAllThat.test(above.text) || pipelineFile.test(above.text.trim());
}

/** The paragraph right above the list that an item stands in, or null. */
function aboveList(pieces: readonly Piece[], index: number): Prose | null {
  let i = index - 1;
  for (let p = pieces[i]; p?.kind === 'prose' && p.shape === 'item' && i > index - 20; p = pieces[--i]);
  const above = pieces[i];
  return above?.kind === 'prose' && above.shape === 'paragraph' ? above : null;
}

/** The items of the list that an item stands in, in order; at most twenty on each side. */
export function itemsBeside(pieces: readonly Piece[], index: number): Prose[] {
  let from = index;
  while (from > index - 20 && isItem(pieces[from - 1])) from -= 1;
  let to = index;
  while (to < index + 20 && isItem(pieces[to + 1])) to += 1;
  return pieces.slice(from, to + 1).filter(isItem);
}

/** A list of nothing but commands is announced: "Commands:", "Les commandes disponibles :". A column a language. */
const menu = /^(?:(?:the|some|a few|other|more|main|available|useful|common|handy|quick|all) )*(?:commands?|scripts?|targets?|tasks?|shortcuts?)(?: (?:available|reference|overview))?\s*:?$|^(?:(?:les|des|quelques|autres|principales) )*(?:commandes?|scripts?|cibles|tâches|raccourcis)(?: (?:disponibles?|utiles?|principales?|courantes?))*\s*:?$/iu;

/** Whether each item of the list is a command and what it does, under nothing but "Commands:". */
function ofMenu(above: Prose, items: readonly Prose[]): boolean {
  return menu.test(above.text.trim()) && items.every((item) => !item.ordered) && items.every((item) => item.codes[0] !== undefined && item.text.slice(0, item.codes[0].start).trim() === '' && /^\s*(?::|—|–|-|->|→)\s/.test(item.text.slice(item.codes[0].end)));
}

/** "Three ways to start it:" above a list. */
const ways = /(?<!\p{L})(?:two|three|four|five|several|different|multiple|[2-9]|deux|trois|quatre|plusieurs|différentes)\s(?:(?:different|possible|other|autres)\s)?(?:ways|methods|options|manières|façons|méthodes|possibilités)(?!\p{L})[^.]*:\s*$/iu;
/** "I will be using the second", "nous utiliserons …" below it. */
const takesOne = /^(?:(?:here|below|in this \p{L}+|for this \p{L}+|ici|dans la suite),?\s)?(?:I|we|nous|on|je)(?:['’]ll| will| am| are| vais| allons| va)?\s(?:be |going to )?(?:us(?:e|ing)|utilis\p{L}+|go(?:ing)? with|choose|take|prend\p{L}+)(?!\p{L})/iu;

/** Whether the list tells of several ways, and the text below it goes on with one of them. */
const oneIsTaken = (above: Prose, below: Piece | undefined): boolean => ways.test(above.text) && below?.kind === 'prose' && below.shape === 'paragraph' && takesOne.test(below.text);

/** What the list that an item stands in tells of commands that nobody runs there, as the trait of it: what a command does, a menu, ways of which another is taken. */
export function listOf(pieces: readonly Piece[], index: number): 'list of what a command does' | 'menu of commands' | 'several ways, of which one is taken' | null {
  const found = aboveList(pieces, index);
  if (found === null) return null;
  // A list is announced in a few words; patterns are not run over a whole page of them.
  const above = found.text.length > lettersAbove ? { ...found, text: found.text.slice(-lettersAbove), codes: [] } : found;
  if (commandDoes(above)) return 'list of what a command does';
  const items = itemsBeside(pieces, index);
  if (ofMenu(above, items)) return 'menu of commands';
  const last = items.at(-1);
  let at = index;
  while (pieces[at] !== last) at += 1;
  return oneIsTaken(above, pieces[at + 1]) ? 'several ways, of which one is taken' : null;
}

/** Whether the items right below begin with the names of files that go to the end of this command: "`play playbooks/`" above "`setup.yml`", "`deploy.yml`". */
export function stemOfItems(pieces: readonly Piece[], index: number, source: string): boolean {
  if (!/[\w.]\/$/.test(source)) return false;
  const name = (p: Piece | undefined): boolean => p?.kind === 'prose' && p.shape === 'item' && p.codes[0] !== undefined && p.text.slice(0, p.codes[0].start).trim() === '' && /^[\w-]+\.\w{1,5}$/.test(p.codes[0].text.trim());
  const own = pieces[index];
  return own?.kind === 'prose' && own.shape !== 'item' && name(pieces[index + 1]);
}
