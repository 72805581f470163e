/** What can be seen of a paragraph or item that speaks for or against its being a step for a person. */
import type { Piece, Prose } from '../../model/document.ts';
import type { Section } from '../../model/procedure.ts';
import type { BlockReading, Context, SpanReading } from '../reading.ts';
import { closesList } from './closes-list.ts';
import { listOf } from './command-lists.ts';
import { commandSpan } from './command-span.ts';
import { fillsIn } from './fills-in.ts';
import { fold } from './fold.ts';
import { headingWords, stemsOf } from './outline.ts';
import { foreignInstructionOf, instructionOf, isPointer, looksByGoing, obligationOf, offersCommand, saysOnly, sentencesOf, tellsWhatIsDone } from './instruction.ts';
import type { Instruction, Speech } from './instruction.ts';

/** What is known of the document when its lines for a person are looked for. */
export interface Ground {
  readonly context: Context;
  readonly speech: Speech;
  /** Index of a line's section. */
  readonly sectionAt: (line: number) => number;
  /** Items of lists of what something else does. */
  readonly byItself: ReadonlySet<number>;
  /** Items of lists of what is told in detail further down. */
  readonly outlined: ReadonlySet<number>;
  /** Index of the first block. */
  readonly firstBlock: number;
  /** The headings' words: an item that repeats one is a table of contents. */
  readonly headings: readonly ReadonlySet<string>[];
  readonly sections: readonly Section[];
  readonly blocks: ReadonlyMap<number, BlockReading>;
  readonly spans: ReadonlyMap<number, readonly SpanReading[]>;
}

/** Verbs that hand over to the machine: with one of these the command is elsewhere in the text. */
const runs = /^(?:run|re-?run|execute|launch|invoke|type|issue|lance[rz]?|lancez|execute[rz]|tape[rz]|relance[rz]|use|utilise[rz])$/;

/** The way through the pages of a program, by their names, before anything else is said: "Settings → Secrets → Actions". */
const screenPath = /^(?:[^.;→]{0,30}: )?\p{Lu}[^.,;:()→]{0,40}→\s*\p{Lu}/u;
/** The same in a numbered list, where a name may be followed by what it is set to: "Domain (in the panel) → https://…". */
const stepPath = /^\p{L}[^.,;:→]{0,60}→\s*\S/u;
/** What introduces the commands after another step: "Copy it back. Then:". */
const opensNext = /^(?:then|now|next|finally|and then|puis|ensuite|enfin)\b/;

/** A state that has to hold is looked after by a person, also where a command helps with it. */
const assures = /^(?:please,? |then,? |first,? )?(?:make sure|ensure|be sure|check that|confirm that|verify that|assure[rz]?[- ]|s'assurer|verifie[rz] que)/;
/** … unless a look below it is all that its item has. */
const looksItself = /^(?:check|verify|confirm|verifie[rz])$/;
/** An instruction that goes on to a command: "Open a branch and run the following". */
const alsoRuns = /(?:,| and| then|;) (?:then )?(?:run|execute|type|launch)\b.{0,80}:$|(?:,| et| puis|;) (?:puis )?(?:lance[rz]?|execute[rz]?|tape[rz]?)(?![\p{L}]).{0,80}:$/u;
/** "Empty the store. To do so, run:": the command does what was told before. */
const doesIt = /^\W*(?:(?:in order )?to do (?:so|this|that|it)|(?:you can |simply |please )*do (?:so|this|that|it) (?:by|with|using|like)|(?:this|that|it) (?:can be|is) done|(?:for|with) (?:this|that),|pour (?:ce faire|(?:cela|ceci|cette etape),|le faire)|(?:vous pouvez|on peut) le faire|(?:cela|ceci|ca) se fait)(?![\p{L}])/u;
/** The way to where the command is run is part of running it: "Go to the folder of the sources and run:". */
const goesThere = /^(?:go|cd|change|navigate|switch|move|enter|return|come|login|log|ssh|connect|aller|allez|va|rendez|deplace[rz]|place[rz]|positionne[rz]|connecte[rz])$/;
const opensShell = /\b(?:terminal|shell|console|command prompt|ssh session|invite de commandes?)\b/;
/** What follows by commands, told in a word: "Edit the file, then:", "Attendre dix secondes, puis créer la base :". */
const goesOn = /(?:,| and) then(?: [^,:]{1,60})?\s*:$|(?:,| et) (?:puis|ensuite)(?: [^,:]{1,60})?\s*:$/u;
/** Telling or asking, in the imperative or the infinitive. */
export const telling = /^(?:(?:first|then|next|now|finally|d['’]abord|ensuite|puis|enfin),? )?(?:please )?(?:ask|tell|notify|inform|warn|alert|contact|announce|let|prévenir|prévenez|informer|informez|avertir|avertissez|annoncer|annoncez|contacter|contactez|demander|demandez)(?![\p{L}-])/iu;

/** … and of what commands do: over commands of its own such an item is their title. A column a language. */
const doneByCommands = /^(?:run|re-?run|execute|generate|create|make|install|configure|set ?up|prepare|initiali[sz]e|(?:re-?)?build|compile|push|pull|fetch|get|clone|download|tag|start|stop|restart|reload|enable|disable|deploy|apply|upgrade|migrate|dump|back ?up|restore|load|(?:re-?)?import|export|(?:re-?)?index|clean|remove|delete|allow|generer|generez|cree[rz]|installe[rz]|configure[rz]|initialise[rz]|prepare[rz]|construi(?:re|sez)|lance[rz]|demarre[rz]|redemarre[rz]|arrete[rz]|recupere[rz]|telecharge[rz]|applique[rz]|deploye[rz]|sauvegarde[rz]|restaure[rz]|pousse[rz])$/;
/** "Make the key. Use today's date in the name:": how it is done. */
const saysHow = /^(?:use|choose|pick|take|utilise[rz]|choisi(?:r|ssez)|prend(?:re|s)|prenez)(?![a-z])(?!.*\b(?:commands?|following|below|scripts?|tool|program|commandes?|suivante?s?|outil|ci-dessous)(?![a-z]))/u;
/** What happens without anybody. */
const happens = /(?<![\p{L}])(?:automatically|automatiquement|(?:will|is|are|est|sont|sera) (?:automatically |now )?(?:appear|appears|displayed|created|shown|started|deployed|show|run|start|affichee?s?|creee?s?|telechargee?s?|lancee?s?|demarree?s?))(?![\p{L}])/u;
/** Verbs of what a person does at an editor, a page or a desk: the command below seldom carries that out. */
const byHand = /^(?:edit|open|keep|note|bump|search|decide|write|wait|ask|tell|announce|update|change|add|remove|increment|replace|commit|pick|choose|select|review|copy|edite[rz]|ouvri[rz]|ouvrez|attend(?:re|ez)|note[rz]|choisi(?:r|ssez)|modifie[rz]|ajoute[rz]|remplace[rz]|incremente[rz]|repasse[rz]|remett(?:re|ez)|unplug|(?:de)?branche[rz])$/;
/** A sentence that opens with what it is about tells how things stand: "The site is up", "Le fichier reste vide". */
const opensAsStatement = /^(?:the|this|that|these|those|it|its|there|all|each|every|any|an?|our|their|some|most|both|no|none|everything|nothing|l[ae]s?|l['’]|une?|cet?|cette|ces|c['’]|ils?|elles?|on|votre|vos|tout|tous|toutes|chaque|aucune?)(?![\p{L}-])/u;
/** A thing is named, and the next sentence says what it is: "The shop's code at …. It is what is built." */
const describes = /^(?:(?:celui|celle|ceux|celles)-ci |il s['’]agit d|c['’]est (?:l[ea']|un)|ce sont (?:les|des)|(?:this|it) is (?:the|a|an|what|where) |these are )/;
/** Advice that nobody has to follow, as its first word says. */
const tip = /^\W*(?:pro[ -]?tip|(?:quick )?tip|hint|good to know|astuce|conseil|bon a savoir)\s*[*_]*\s*[:–—]/u;
/** Under "Criteria for a hotfix": what the case has to be like, not what is to be seen to. */
const aboutCase = /^\W*(?:the|an?|l[ea]|une?|l['’])\s?(?:\w+ )?(?:bugs?|issues?|problems?|defects?|vulnerabilit\w+|incidents?|requests?|bogues?|anomalies?|defauts?|failles?|problemes?|demandes?)(?!\p{L})/u;
const checkList = /check-?list|liste? de (?:controle|verification)|points de (?:controle|verification)|criter/;

/** Everything that is seen of one prose. */
export function manualTraits(ground: Ground, index: number, prose: Prose): ReadonlyMap<string, string> {
  const { pieces } = ground.context.document;
  const shape = prose.shape === 'item' ? (prose.ordered ? 'numbered item' : 'item') : prose.shape;
  const traits = new Map<string, string>([['always', ''], [`prose:${shape}`, '']]);
  const section = ground.sectionAt(prose.place.line);
  const role = ground.sections[section]?.role ?? 'procedure';
  traits.set(`section:${role}`, role);
  // Nothing marks the commands above and below it, and no blank line parts it from them: it is done between them.
  if ([index - 1, index + 1].every((at) => { const beside = pieces[at]; return beside?.kind === 'block' && beside.form === 'lines' && (beside.place.endLine === prose.place.line - 1 || beside.place.line === prose.place.endLine + 1); })) traits.set('told between commands', prose.text);
  const sentences = sentencesOf(prose.text);
  const first = sentences[0] ?? '';
  const { speech } = ground;
  // The first word of a command is no verb of the sentence: "`make clean` empties the folder".
  const code = opensWithCode(prose);
  const instruction = code ? null : instructionOf(first, speech);
  if (code) traits.set('opens with code', code);
  const later = prose.text.split(/(?<=;)\s+/).slice(1).concat(sentences.slice(1)).find((s) => instructionOf(s, speech) !== null);
  if (instruction) {
    traits.set(`${shape}: opens with ${instruction.by === 'verb' ? 'an imperative' : 'an imperative form'}`, instruction.verb);
    if (instruction.condition) traits.set(`${shape}: condition before`, instruction.condition.slice(0, 30));
    if (runs.test(instruction.verb)) traits.set('verb of running', instruction.verb);
  } else {
    if (later) traits.set(`${shape}: a later sentence instructs${/^(?:if|unless|in case|should|si|s'il|en cas|sauf)(?!\p{L})/u.test(fold(later)) ? ', on a condition' : ''}`, later.slice(0, 30));
    if (opensAsStatement.test(fold(first).replace(/^[^\p{L}]+/u, ''))) traits.set(`${shape}: opens as a statement`, first.slice(0, 30));
    const obligation = obligationOf(prose.text, speech);
    if (obligation) traits.set(`${shape}: ${obligation.strong ? '' : 'weak '}obligation`, obligation.seen);
    const goes = sentences.find((s) => looksByGoing(s, speech));
    if (goes) traits.set('says where one can look', goes.slice(0, 30));
    if (!later && !obligation?.strong && !goes) traits.set(`${shape}: tells nothing to do`, '');
    const foreign = prose.shape === 'item' && !code ? foreignInstructionOf(first, speech) : null;
    if (foreign) traits.set('item: opens with an imperative of another language', foreign);
    const described = tellsWhatIsDone(first, speech) ? first : later ? undefined : sentences.slice(1).find((s) => describes.test(fold(s)));
    if (described) traits.set('tells what something does', described.slice(0, 30));
    if (happens.test(fold(first))) traits.set('tells what happens by itself', first.slice(0, 30));
  }
  if (tip.test(fold(prose.text))) traits.set('a tip', first.slice(0, 30));
  const only = saysOnly(first, speech);
  if (only) traits.set(`${only}${sentences.length > 1 ? ', and says more' : ''}`, first.slice(0, 30));
  const screen = (prose.ordered ? stepPath : screenPath).exec(prose.text.replace(/^\W+/, ''));
  if (screen) traits.set('way through a screen', screen[0]);
  const next = nextOf(pieces, index);
  const follower = next === null || leadsToNothing(ground, index, next, instruction) ? null : (pieces[next] ?? null);
  if (isPointer(first, speech)) traits.set('points elsewhere', first.slice(0, 30));
  if (prose.checked !== null) traits.set('task box', '');
  if (prose.checked !== null && (role === 'prerequisites' || role === 'verification')) traits.set('task box of a check-list', role);
  // Who is addressed does it ("téléchargez"), whatever the words before the list say runs by itself.
  if (prose.shape === 'item' && (ground.byItself.has(index) || listOf(ground.context.document.pieces, index) !== null) && !/[^aeiou]ez$/.test(instruction?.verb ?? '')) traits.set('list of what runs by itself', '');
  if (prose.shape === 'item' && ground.outlined.has(index)) traits.set('told in detail further down', '');
  if (prose.shape === 'item' && prose.around.depth > 1) traits.set(`sub-item${instruction ? ' that instructs' : ''}`, '');
  if (index < ground.firstBlock && section <= 1) traits.set(`${shape}: at the head of the document`, '');
  if (sentences.filter((s) => instructionOf(s, speech)).length > 1) traits.set(`${shape}: several instructions`, '');
  if (instruction && assures.test(fold(first)) && !(looksItself.test(instruction.verb) && titlesItsBlock(ground, index, prose))) traits.set(follower?.kind === 'block' ? 'assures a state before a block' : 'assures a state', first.slice(0, 30));
  const same = sentences.length > 1 && doesIt.test(fold(sentences.at(-1) ?? ''));
  if (instruction && !same && !runs.test(instruction.verb) && !goesThere.test(instruction.verb) && !opensShell.test(fold(prose.text))) {
    const hand = byHand.test(instruction.verb);
    if (alsoRuns.test(fold(prose.text)) || (hand && goesOn.test(fold(prose.text)))) traits.set(`does one thing${hand ? ' by hand' : ''}, then runs another`, prose.text.slice(-30));
  }
  const describesCase = /criter/.test(fold(ground.sections[section]?.title ?? '')) && (prose.around.depth > 1 || aboutCase.test(fold(first)));
  if (!instruction && prose.shape === 'item' && !describesCase && checkList.test(fold(ground.sections[section]?.title ?? ''))) traits.set('item of a check-list', ground.sections[section]?.title ?? '');
  if (!instruction && prose.shape === 'item' && !prose.ordered && role === 'verification') traits.set('item of a verification', '');
  if (prose.around.admonition && !/[.:!;]\s*$/.test(prose.text) && prose.text.split(/\s+/).length < wordsOfAHeading) traits.set('title of an admonition', prose.text.slice(0, 30));
  if (/\S\s+([-=~_*])\1{3,}\s*$/.test(prose.text)) traits.set('underlined as a heading', prose.text.slice(0, 30));
  if (prose.around.admonition) traits.set(`admonition`, prose.around.admonition);
  if (prose.shape === 'item' && namesHeading(ground.headings, prose.text)) traits.set('names a heading', prose.text.slice(0, 30));
  if (onlyLinks(prose)) traits.set(prose.links.every((l) => l.url.startsWith('#')) ? 'only links in the page' : 'only links', '');
  if (prose.text.split(/\s+/).length <= 4) traits.set('few words', '');
  if (/\?\s*$/.test(prose.text)) traits.set('question', '');
  // A row of names and what they are for, as pasted text shows a table: "CACHE_SECONDS How long … Set to 0 to …".
  if (prose.checked === null && /^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\s+(?![:=]?\s*$)/.test(prose.text)) traits.set('describes a name', prose.text.slice(0, 30));

  if (prose.shape === 'paragraph' && titleInBold.test(ground.context.document.lines[prose.place.line - 1] ?? '') && prose.place.line === prose.place.endLine) traits.set('title in bold', prose.text);
  if (/^\W*[A-Z][A-Z0-9_]*=\S*$/.test(prose.text.trim())) traits.set('sets a variable', prose.text.slice(0, 30));
  if (fillsIn(pieces, index, ground.blocks)) traits.set('says what to fill in above', prose.text.slice(0, 30));

  const spans = ground.spans.get(index) ?? [];
  const run = spans.filter((s) => s.role === 'run');
  // "- [ ] All pods are up: `kubectl get pods`": the words say what the command is for.
  if (prose.checked !== null && run.length === 1 && run[0]?.spans[0]?.start === prose.codes[0]?.start && /^[^.;]*[:：→—]\s*$/u.test(prose.text.slice(0, prose.codes[0]?.start ?? 0).replace(/\*/g, '')) && /^[\s.;]*$/.test(prose.text.slice(run[0]?.spans.at(-1)?.end ?? 0))) traits.set('task box that ends in its command', run[0]?.source ?? '');
  const covered = prose.text.trim() === prose.codes.map((c) => c.text).join(' ').trim();
  if (covered && prose.codes.length) traits.set('nothing but code', '');
  if (run.length) traits.set(run.some((s) => (s.spans[0]?.start ?? 0) < first.length) ? 'holds a command' : 'holds a command later', run[0]?.source ?? '');
  if (run.length && instruction) traits.set(`${shape}: instruction that holds a command`, '');
  // "Check out the main branch. Yours may have another name, so use `git checkout …`": told once, done once.
  if (instruction && !/^(?:make|test|run|use|get)$/.test(instruction.verb) && run.some((s) => s.source.split(/[^a-z]+/).includes(instruction.verb.replace(/[\s-]/g, '')) && !/^(?:if|when|unless|si|quand|en cas)(?!\p{L})/u.test(fold(sentences.find((told) => told.includes(s.source)) ?? '')))) traits.set('its command does it', instruction.verb);
  if (!run.length && endsInProgram(prose, ground)) traits.set('ends in the name of a program', prose.codes.at(-1)?.text ?? '');
  const colon = /[:：]\s*$/.test(prose.text);
  if (colon) traits.set(`${shape}: ends in a colon`, '');
  if (follower?.kind === 'block') {
    const reading = ground.blocks.get(next as number);
    const kind = !reading ? 'block' : reading.role === 'run' || reading.role === 'transcript' || reading.role === 'script' ? 'commands' : reading.role === 'edit' ? 'edit' : 'shown text';
    traits.set(`${shape}: before ${kind}`, '');
    if (colon) traits.set(`ends in a colon before ${kind}`, '');
    if (instruction) traits.set(`instruction before ${kind}`, '');
    if (kind === 'commands' && sentences.length > 1 && instruction && instructionOf(sentences.at(-1) ?? '', speech)) traits.set('more instructions before commands', '');
    if (kind === 'commands' && instruction && !colon && byHand.test(instruction.verb)) traits.set('done by hand before commands', instruction.verb);
    if (kind === 'commands' && instruction && !same && colon && sentences.length > 1 && !runs.test(instruction.verb) && !goesThere.test(instruction.verb) && !/^(?:if|si|s'il)\b/.test(instructionOf(sentences.at(-1) ?? '', speech)?.condition ?? '') && !(doneByCommands.test(instruction.verb) && saysHow.test(fold(sentences.at(-1) ?? ''))) && (opensNext.test(fold(sentences.at(-1) ?? '')) || instructionOf(sentences.at(-1) ?? '', speech))) traits.set('one thing, then a sentence for the commands', sentences.at(-1) ?? '');
    if (instruction && !colon && kind === 'commands') traits.set(`${shape}: instruction, no colon, before commands`, '');
  } else if (follower?.kind === 'prose' && follower.shape === 'item' && follower.around.depth > (prose.shape === 'item' ? prose.around.depth : 0)) {
    const acts = listActs(ground, next as number, follower.around.depth);
    traits.set(`${shape}: before a list that ${acts}`, '');
    if (colon) traits.set(`ends in a colon before a list that ${acts}`, '');
    if (acts === 'commands' && instruction && !colon && titles(prose) && sentences.length === 1 && prose.codes.length === 0 && doneByCommands.test(instruction.verb)) traits.set('title of a list that commands', first);
  } else if (follower?.kind === 'prose' && follower.shape === 'row') {
    traits.set('before a table', '');
    if (colon || instruction) traits.set(`${instruction ? 'instruction' : 'colon'} before a table`, '');
  } else if (instruction && follower?.kind === 'prose' && onlyCommands(ground, next as number, follower)) {
    traits.set('instruction before lines that are commands', '');
    if (sentences.length === 1 && !instruction.condition && !telling.test(first) && prose.codes.length === 0 && titles(prose) && follower.shape === 'paragraph' && follower.around.itemLine === prose.around.itemLine) traits.set('title of its own block', first);
  }
  else if (colon && follower?.kind === 'prose' && (ground.spans.get(next as number) ?? []).some((s) => s.role === 'run')) traits.set('ends in a colon before an inline command', '');
  if (instruction && follower?.kind === 'prose' && follower.shape !== 'item' && sentences.length === 1 && doneByCommands.test(instruction.verb) && !instruction.condition && titlesItsBlock(ground, index, prose)) traits.set('title of its own block', first);
  if (instruction && follower && offersCommand(prose.text, speech)) traits.set('instruction, the command below is an offer', '');
  return traits;
}

/** Whether an instruction ends a list above commands that do another thing. */
function leadsToNothing({ context, blocks }: Ground, index: number, next: number, instruction: Instruction | null): boolean {
  const reading = instruction === null || doneByCommands.test(instruction.verb) || runs.test(instruction.verb) ? undefined : blocks.get(next);
  return reading !== undefined && ['run', 'transcript', 'script'].includes(reading.role) && closesList(context.document.pieces, index, next, reading.source);
}

/** An item that only titles what stands below it has no more words than that. */
const wordsOfATitle = 10;
const titles = (prose: Prose): boolean => prose.shape === 'item' && prose.text.split(/\s+/).length <= wordsOfATitle;

/** "1. Make the key." over a remark and a block, all of them in the item: the block does it. */
function titlesItsBlock({ context, blocks }: Ground, index: number, prose: Prose): boolean {
  const { pieces } = context.document;
  if (!titles(prose)) return false;
  for (let i = index + 1; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece?.kind === 'note' || piece?.kind === 'figure') continue;
    if (piece === undefined || piece.kind === 'heading' || piece.around.itemLine !== prose.around.itemLine || (piece.kind === 'prose' && piece.shape !== 'paragraph')) return false;
    if (piece.kind === 'block') return ['run', 'transcript', 'script', 'edit'].includes(blocks.get(i)?.role ?? '');
  }
  return false;
}

/** A line that is nothing but words in bold, and no sentence: a title, whatever the page's writer meant. */
const titleInBold = /^\s*(?:\*\*|__) ?[^*_.!?:]{2,60} ?(?:\*\*|__)\s*$/;

/** The code span that a prose opens with, or null. */
function opensWithCode(prose: Prose): string | null {
  const first = prose.codes[0];
  return first && !/[\p{L}\p{N}]/u.test(prose.text.slice(0, first.start)) ? first.text : null;
}

/** Whether a prose ends in one word that is a program: "Leave the container with `exit`". */
function endsInProgram(prose: Prose, ground: Ground): boolean {
  const last = prose.codes.at(-1);
  return last !== undefined && !/\s/.test(last.text.trim()) && /^[\s.;:)]*$/.test(prose.text.slice(last.end)) && (/^(?:exit|logout|quit)$/.test(last.text) || (commandSpan(last.text, ground.context.programs, true)?.known ?? false));
}

/** Whether a prose is nothing but commands in code spans that run. */
function onlyCommands(ground: Ground, index: number, prose: Prose): boolean {
  const run = ground.spans.get(index) ?? [];
  return run.length > 0 && run.every((s) => s.role === 'run') && prose.text.replace(/\s+/g, '') === prose.codes.map((c) => c.text).join('').replace(/\s+/g, '');
}

/** An item with more words than that names no heading. */
const wordsOfAHeading = 12;

/** Whether an item says what a heading says: such a list is a table of contents, whose steps stand under the headings. */
export function namesHeading(headings: readonly ReadonlySet<string>[], text: string): boolean {
  const item = stemsOf(headingWords(text).words);
  if (!item.size || item.size > wordsOfAHeading) return false;
  return headings.some((heading) => {
    if (heading.size === 0 || heading.size * 0.7 > item.size) return false;
    let shared = 0;
    for (const word of item) if (heading.has(word)) shared += 1;
    return shared >= item.size * 0.7 && shared >= heading.size * 0.7;
  });
}

/** The next piece that is not a note or a figure; null at a heading or the end. */
function nextOf(pieces: readonly Piece[], index: number): number | null {
  for (let i = index + 1; i < pieces.length; i++) {
    const kind = pieces[i]?.kind;
    if (kind === 'heading') return null;
    if (kind === 'prose' || kind === 'block') return i;
  }
  return null;
}

/** Whether the items of a list carry commands, instruct, or only name things. */
function listActs(ground: Ground, from: number, depth: number): 'commands' | 'is all commands' | 'instructs' | 'names things' {
  const { pieces } = ground.context.document;
  let instructs = 0;
  let items = 0;
  let carrying = 0;
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece || piece.kind === 'heading') break;
    if (piece.kind === 'block') {
      if (piece.around.depth < depth && piece.around.itemLine === null) break;
      const role = ground.blocks.get(i)?.role;
      if (role === 'run' || role === 'transcript' || role === 'script' || role === 'edit') return 'commands';
      continue;
    }
    if (piece.kind !== 'prose') continue;
    if (piece.around.depth < depth) break;
    if ((ground.spans.get(i) ?? []).some((s) => s.role === 'run')) {
      if (piece.shape !== 'item' || piece.around.depth !== depth) return 'commands';
      carrying++;
    }
    if (piece.shape === 'item') { items++; if (instructionOf(piece.text, ground.speech)) instructs++; }
  }
  if (carrying) return carrying === items ? 'is all commands' : 'commands';
  return instructs * 2 >= items && items > 0 ? 'instructs' : 'names things';
}

function onlyLinks(prose: Prose): boolean {
  if (!prose.links.length) return false;
  let rest = prose.text;
  // A hundred links tell enough; each is searched for.
  for (const link of prose.links.slice(0, 100)) rest = rest.replace(link.text, '').replace(link.url, '');
  return !/[\p{L}\p{N}]/u.test(rest);
}
