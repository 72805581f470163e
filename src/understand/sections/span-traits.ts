/** What can be seen of an inline command that speaks for being run or only talked about. */
import type { InlineCode, Piece, Prose } from '../../model/document.ts';
import type { SectionRole } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';
import { itemsBeside, listOf, stemOfItems } from './command-lists.ts';
import { commandSpan, type CommandSpan } from './command-span.ts';
import { commandTails } from './command-tails.ts';
import { fold } from './fold.ts';
import { headingSays } from './heading-says.ts';
import { isIncomplete } from './incomplete-command.ts';
import { headingWords } from './outline.ts';
import { everyWords } from './words.ts';
import { effectsOf } from '../../shell/effects-of.ts';

const either = (pick: (table: (typeof everyWords)[number]) => readonly string[]): string => everyWords.flatMap(pick).join('|');
/** The words that stand directly before the span, and what stands after it. */
const beforeRun = new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${either((t) => t.beforeRun)})\\s*:?$`, 'u');
const beforeMention = new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${either((t) => t.beforeMention)})$`, 'u');
const aboutMention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.aboutMention)})(?![\\p{L}\\p{N}])`, 'u');
const afterMention = new RegExp(`^(?:${either((t) => t.afterMention)})(?![\\p{L}\\p{N}])`, 'u');
const afterCommand = /^(?:commands?|subcommands?|commandes?)(?![\p{L}\p{N}])/u;
const beforeCommand = /(?:commands?|commandes?|by using|using|utilisant)(?: the| la| le)?\s*:?$/;

/** After a command that opens a line: what it is for, or a remark on it. */
const purpose = /^(?:to |pour |afin |and |et |puis |then |#|\(|- |-> |→|with |avec |on |sur |in |dans |from |depuis |again)/u;

const forbids = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.forbids)})(?![\\p{L}\\p{N}])[^,:]*$`, 'u');
const passive = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.passives)})$`, 'u');
const runByOthers = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.runByOthers)})(?:,[^.]*)?\\s*:?$`, 'u');
const alreadyRun = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.alreadyRun)})$`, 'u');
/** After a command: what it does, in the third person. */
const subject = new RegExp(`^(?:\\([^)]*\\)\\s*)?(?:${either((t) => t.tellsWhatItDoes)})(?![\\p{L}\\p{N}-])`, 'u');
/** The same of any verb, by its form and the object behind it: "`make image` derives the tag", "`gh release create` attache les archives". */
const subjectByForm = /^(?:\([^)]*\)\s*)?(?:(?!(?:as|across|always|besides|plus|process|sometimes|this|thus|towards|unless|versus)\b)[a-z]{3,}s (?:(?:the|an?|all|any|each|every|its|your|our|both|this|that|these|those|it|them|itself)\b|[$~/<])|(?!(?:avant|apres|autre|comme|contre|dans|devant|dont|durant|ensuite|entre|lorsque|maintenant|outre|pendant|quand|quatre|sont|soit|suivant|toute?)\b|\p{L}+ment\b)\p{L}{3,}(?:e|t|nt) (?:l[ea]s?\b|l'|une?\b|des\b|du\b|tou(?:t|te|s|tes)\b|ce(?:tte|s)?\b))/u;

const abbreviation = /\b(?:e\.g\.|eg\.|i\.e\.|ie\.|etc\.|ex\.|cf\.|vs\.)/gi;
/** "Do not forget …" forbids nothing. */
const reminder = /(?:(?:do not|don't) (?:forget|hesitate)(?: to)?|ne pas (?:oublier|hesiter)|n'(?:oublie|hesite)[rz] pas)(?: de| d'| a)?(?= )/g;
/** "(also runs inside `x`)", "rather than `x`": the command is where or what another thing is. */
const asAnother = /(?<![\p{L}])(?:inside|within|as part of|part of|instead of|rather than|equivalent (?:to|of)|same as|similar to|compared? (?:to|with)|unlike|the way|plutot que|au lieu de|l'equivalent de|a l'interieur de)(?: the| a| an| le| la| un| une)?$/u;
/** "Ne réparez pas cela par un `x`". */
const negated = /(?:^|[\s,;:("«])(?:ne|n')\s?[^,.;:]{1,60}\s(?:pas|jamais|plus)\s[^.;,:]{0,40}$/u;
/** "This page used to describe …". */
const longAgo = /(?<![\p{L}])(?:(?<!(?:be|been|is|are|was|were|get) )used to \p{L}+|formerly|in the past|historically|autrefois|anciennement|auparavant)(?![\p{L}])/u;
/** "This includes … and running `x`". */
const included = /(?<![\p{L}])(?:this|that|which|it|cela|ceci|ce qui)\s(?:(?:also|aussi)\s)?(?:includes?|involves?|means|comprend|inclut|implique)\s.*$/u;
/** "The installer will go through …, and run `x`": after its conditions and purposes the sentence has another subject. */
const another = /(?:^|[,;:]\s*)(?:the|this|that|our|each|every|le|la|les|ce|cette|l')\s*(?:[\p{L}-]+\s){0,3}(?:process|scripts?|jobs?|installer|installation|commands?|tools?|playbook|pipeline|workflow|service|container|image|action|hooks?|target|task|system|server|processus|taches?|outil|commande|conteneur|installeur)\s(?:will|then|also|automatically|va|vont)\s/u;
/** "Make sure that `x` is clean": the reader looks. */
const stateToCheck = /(?<![\p{L}])(?:make sure|ensure|check|verify|confirm|verifie[rz]?|assure[rz]?-vous|controle[rz]?|confirme[rz]?)(?: also)?(?: that| if| whether| que| si)?(?: the| le| la)?:?$/u;
/** "Build command: `x`", "Start: `x`": what is put into a field of a page that sets up a service. */
const field = /^\W*(?:build|start|install|deploy|pre-?deploy|post-?deploy|release|run|test|output|publish|entry ?point|docker|health ?check|demarrage|construction)(?: (?:command|script|cmd|directory|dir|path|phase))?\s*:$|^\W*(?:commande|script) (?:de |d')?(?:build|demarrage|construction|deploiement|installation|lancement)\s*:$/u;
/** "… which you can check with `x`". */
const checkedWith = /(?<![\p{L}])(?:check|see|verify|test|confirm|look|verifie[rz]?|controle[rz]?|voir|tester|confirmer)(?: (?:it|this|that|le|la|cela))? (?:with|by|using|by running|avec|via|par|a l'aide de)(?: the| la commande)?:?$/u;
/** "Make sure to `x`": the command is the verb. */
const asVerb = /(?<![\p{L}])(?:(?:make|be) sure to|remember to|do not forget to|don't forget to|(?:need|have|want) to|must|(?:you|we) can(?: now| then| also)?|vous pouvez(?: maintenant| ensuite| aussi)?|let's|and then|(?:do|perform|make|fai(?:re|tes)|effectue[rz]?|lance[rz]?) (?:an?|another|une?)|pense[rz] a|n'oublie[rz] pas de|il faut|veuillez|vous devez|et ensuite|puis)$/u;
/** After a command that looks: what is to be seen. */
const seen = /^(?:\([^)]*\)\s*)?(?:shows?|lists?|returns?|prints?|reports?|displays?|outputs?|gives?|says?|confirms?|should|must|has to|(?:is|are|est|sont) (?:clean|empty|green|ok|fine|healthy|up|running|vide|propre|vert)|succeeds?|passes|works|affiche|montre|liste|retourne|renvoie|donne|indique|confirme|doit|->|=>|→|=)(?![\p{L}-])/u;

/** "The cluster is created (`x`)", among what must be there first: it was done before. */
const doneBefore = /(?<!\p{L})(?:\p{L}{3,}(?:ed|és?|ées?)|running|built|up)(?!\p{L})(?:[^.:;()]|\.(?=\S))*\($/u;
/** "Uncomment the line `x` in …": a part of a file; "type the line" is the other thing. */
const partOfFile = /(?<![\p{L}])(?:lines?|lignes?|entry|entree|directives?)$/u;
const typed = /(?<![\p{L}])(?:run|type|enter|execute|paste|lance[rz]?|tape[rz]?|saisi\p{L}*|execute[rz]?|colle[rz]?)(?![\p{L}])/u;
/** "Add `x` to your `~/.profile`": it is a line of a file. */
const putIn = /(?<![\p{L}])(?:add|append|put|paste|insert|include|ajoute[rz]?|met(?:s|tre|tez)|colle[rz]?|insere[rz]?)(?: (?:the|this|that|a) lines?| also| la ligne| aussi)?:?$/u;
const fileAfter = /^(?:to|in|into|at the (?:end|top|bottom|beginning) of|a|au|dans|en (?:fin|debut|tete) d[eu]|a la fin d[eu])\s(?:the |your |its |le |la |votre |ton )?(?:end of (?:the |your )?|fichier |file )?[~/]?[\w/~-]*\.\w[\w.]*(?:\s|$|[,)])/u;
/** "… with `x` as its arguments": something else is given it. */
const givenToAnother = /^as (?:its|the|their|an?) (?:container )?(?:arguments?|commands?|cmd|entry ?point)|^(?:en|comme) (?:argument|commande)/u;

/** "Remove the machine, e.g. `x`": what is ordered is done with the example, its values changed. */
const example = /\b(?:eg|for example|for instance|such as|par exemple|comme|ex)\s*[,:]?$/;
/** "Include the output of `x`": the reader runs it for what it prints. */
const outputWanted = /(?<!\p{L})(?:include|paste|copy|add|attach|use|save|note|send|check|look at|compare|colle[rz]?|copie[rz]?|ajoute[rz]?|joindre|note[rz]?) .*(?:output|results?|sortie|resultat) (?:of|from|de)(?: the| la| le)?$/u;
/** "`git pull` the two branches": the command is the verb of its own line. */
const object = /^(?:the|your|all|both|this|that|these|it|le|la|les|votre|vos|ce|cette)(?!\p{L})/u;
/** Programs that make a secret or a key: in a table of settings they say how the reader comes by the value. */
const makesValue = /^(?:openssl\s+rand|pwgen|uuidgen|ssh-key(?:gen|scan)|mkpasswd|htpasswd|wg\s+genkey|head\s+-c.*urandom|python3?\s+-c.*(?:secrets|uuid|get_random_secret_key)|node\s+-e.*randomBytes)\b/;

/** "[ ] `x` executed": the box asks whether it was. A column a language. */
const wasDone = /^(?:was |has been |a ete )?(?:executed|run|completed|succeeded|passed|done|reussie?|executee?|effectuee?|lancee?|terminee?|faite?|passee?)(?![\p{L}-])[\s.;]*$/u;
/** "If you want to start it by itself, please use `x`". */
const wanted = /^(?:\W*(?:note|tip|hint|info)\W*)?(?:if|should) you (?:want|wish|prefer|need|like|would)|^\W*si (?:vous|tu) (?:voulez|veux|preferez|preferes|souhaitez|souhaites)/u;
/** "To empty the queue: `x`": the purpose, and the command for it. */
const whatFor = /^(?:to|for|pour|afin d[e'])\s?\S.{2,100}\s?:$/u;

/** Letters before and after a span that are looked at. */
const around = 400;

export interface SpanPlace {
  readonly context: Context;
  readonly index: number;
  readonly prose: Prose;
  readonly span: InlineCode;
  readonly command: CommandSpan;
  readonly role: SectionRole;
  /** The heading that it stands under. */
  readonly heading: string;
  /** By piece index. */
  readonly blocks: ReadonlyMap<number, BlockReading>;
  /** Whether it stands in a list of what something else does. */
  readonly byItself: boolean;
  /** Whether the prose's own sentence opens as an instruction. */
  readonly instruction: boolean;
}

/** Everything that is seen of one span. */
export function spanTraits(at: SpanPlace): ReadonlyMap<string, string> {
  const { prose, span, command } = at;
  const traits = new Map<string, string>([['always', ''], [`section:${at.role}`, at.role], [`prose:${prose.shape}`, '']]);
  const before = prose.text.slice(Math.max(0, span.start - around), span.start);
  const after = prose.text.slice(span.end, span.end + around);
  const sentenceBefore = fold(before.replace(abbreviation, (m) => m.replace(/\./g, '')).split(/[.!?;](?=\s)|\n\s*\n/).at(-1) ?? '');
  const sentenceAfter = fold(after.split(/[.!?;](?=\s|$)/)[0] ?? '');
  const near = sentenceBefore.replace(/["'(]+$/, '').trim();
  const position = placeOf(before, after);
  traits.set(`position:${position}`, '');
  if (prose.shape === 'item') traits.set(`${prose.ordered ? 'numbered item' : 'item'}, position:${position}`, '');
  else traits.set(`${prose.shape}, position:${position}`, '');
  if (!command.known && command.foreign === null) traits.set('program not known', command.program);
  if (/^(?:export|set|declare)\s+\w+=?\S*$/.test(command.source)) traits.set('sets a variable', command.source);
  if (command.words === 2 && /^[a-z]+ [a-z]+$/.test(command.source) && position !== 'only') traits.set('program and sub-command alone', command.source);
  if (command.prompted) traits.set('prompt', span.text.slice(0, 8));
  traits.set(`words:${Math.min(command.words, 4)}`, `${command.words}`);
  if (/\s-{1,2}\w|[|&>]|[/~]\w|<\w|=/.test(command.source)) traits.set('has an argument', command.source);
  if (isIncomplete(command.source) || stemOfItems(at.context.document.pieces, at.index, command.source)) traits.set('command without its argument', command.source);
  if (command.open !== null && (command.words <= 3 || / (?:\.\.\.|…)(?= |$)/.test(command.source)) && position !== 'only' && position !== 'own line') traits.set('left open, as a name', command.source);
  if (/\s(?:\.\.\.|…)\s+[^\s.…]|(?<![./\w])\.\.\.(?=[A-Za-z])/.test(command.source)) traits.set('left out in the middle', command.source);
  if (position === 'own line' && !at.instruction && aboutMention.test(sentenceBefore)) traits.set('own line after what runs by itself', sentenceBefore.slice(-30));
  if (position !== 'only' && (!at.instruction && runByOthers.test(near) || included.test(near) || another.test(near))) traits.set('something else runs it', near.slice(-30));
  const looks = !command.foreign && !/^(?:cd|source|\.|exit|logout)$/.test(command.program) && effectsOf(command.source).every((e) => e.effect === 'read');
  if (looks) traits.set('only looks', command.source);
  if (position !== 'only' && position !== 'own line') {
    if ((partOfFile.test(near) && !typed.test(near)) || givenToAnother.test(sentenceAfter) || putIn.test(near) && fileAfter.test(fold(after).replace(/`/g, ''))) traits.set('part of another thing', near.slice(-30));
    if (asVerb.test(near)) traits.set('as a verb', near.slice(-30));
    if (looks && (stateToCheck.test(near) || checkedWith.test(near))) traits.set('a state to check', near.slice(-30));
    if (looks && position === 'first' && seen.test(sentenceAfter.replace(/^[*_]+\s*/, ''))) traits.set('what a look shows', sentenceAfter.slice(0, 20));
    if (prose.shape === 'item' && bareLabel.test(near) && amongSteps(at)) traits.set('a step by its label', near.slice(-30));
    else if (prose.shape === 'item' && (field.test(near) || /^\W*(?:command|commande|cmd)\W*:$/.test(near) && itemsBeside(at.context.document.pieces, at.index).some((i) => schedule.test(i.text)))) traits.set('a field to fill in', near.slice(-30));
    if (before.endsWith('(') && otherShell.test(after)) traits.set('as another thing', after.slice(0, 20));
    if (prose.checked !== null && position === 'first' && wasDone.test(sentenceAfter.trim())) traits.set('asked of as done', sentenceAfter.slice(0, 20));
    if (prose.around.admonition !== null && wanted.test(sentenceBefore)) traits.set('as one may want, in a note', sentenceBefore.slice(0, 30));
    if (shortFor(prose, span)) traits.set('short for another', '');
    if (asAnother.test(near) || explainsAnother(prose, span)) traits.set('as another thing', near.slice(-30));
    if (forbids.test(near.replace(reminder, '')) || negated.test(near)) traits.set('told not to', near.slice(-30));
    if (passive.test(near)) traits.set('after a passive', near.slice(-30));
    if (longAgo.test(sentenceBefore)) traits.set('told of the past', sentenceBefore.slice(-30));
    if (at.instruction && outputWanted.test(near)) traits.set('whose output is wanted', near.slice(-30));
    else if (alreadyRun.test(near) || at.role === 'prerequisites' && !at.instruction && after.startsWith(')') && doneBefore.test(before)) traits.set('told as done', near.slice(-30));
    if (position === 'first' && object.test(fold(after).trim())) traits.set('opens its line as a verb', sentenceAfter.slice(0, 20));
    if (!beforeRun.test(near) && !traits.has('what a look shows') && !traits.has('a state to check') && [subject, subjectByForm].some((p) => p.test(sentenceAfter.replace(/^[*_]+\s*/, '')))) traits.set('subject of what it does', sentenceAfter.slice(0, 20));
    if (!at.instruction && !beforeRun.test(near) && !beforeCommand.test(near) && !near.endsWith(':') && !before.endsWith('(') && position !== 'first') traits.set('nothing says to run it', '');
    if (beforeRun.test(near) && !traits.has('after a passive')) traits.set('after a word for running', near.slice(-30));
    if (beforeMention.test(near)) traits.set('after a word for mentioning', near.slice(-30));
    if (beforeCommand.test(near)) traits.set('after the word command', near.slice(-30));
    if (near.endsWith(':')) traits.set('after a colon', near.slice(-20));
    if (whatFor.test(near)) traits.set('what for, and a colon', near.slice(-30));
    if (before.endsWith('(')) traits.set(after.startsWith(')') ? 'in parentheses' : 'opens parentheses', '');
    if (afterCommand.test(sentenceAfter)) traits.set('before the word command', sentenceAfter.slice(0, 20));
    if (!traits.has('what a look shows') && !traits.has('a state to check') && afterMention.test(sentenceAfter.replace(/^\([^)]*\)\s*/, ''))) traits.set('before a word for mentioning', sentenceAfter.slice(0, 20));
    if (aboutMention.test(`${sentenceBefore} ${sentenceAfter}`.replace(reminder, ''))) traits.set('sentence about what runs by itself', '');
    if (position === 'first' && purpose.test(fold(after).replace(/^[\s,]+/, ''))) traits.set('followed by what for', sentenceAfter.slice(0, 20));
    if (at.instruction) traits.set('in an instruction', sentenceBefore.slice(0, 30));
    if (/^(?:if|when|si|quand|lorsque)\b/.test(sentenceBefore)) traits.set('in a condition', sentenceBefore.slice(0, 20));
    if (example.test(near)) traits.set(at.instruction && prose.shape === 'item' && position === 'last' ? 'as the example of an instruction' : 'as an example', near.slice(-12));
  }
  // "the following are needed: `jq`": a name; a script called by its path is a command all the same
  if (prose.shape === 'item' && !prose.ordered && position === 'only' && command.words === 1 && !command.prompted && !/[/$]/.test(command.source)) traits.set('bare name in a list', command.source);
  if (prose.shape === 'row' && makesValue.test(command.source) && !/\b(?:examples?|exemples?)\b/.test(sentenceBefore)) traits.set('makes a value', command.source);
  if (prose.shape === 'item' && neighbours(at)) traits.set('beside items that open with code', '');
  const heading = headingSays(headingWords(at.heading).words).says;
  if (heading === 'explains' || heading === 'overview' || heading === 'background' || heading === 'pointer') traits.set(at.instruction ? 'an instruction under a heading that explains' : 'under a heading that explains', at.heading);
  if (prose.shape === 'item' && at.byItself) traits.set('list of what runs by itself', '');
  const list = prose.shape === 'item' ? listOf(at.context.document.pieces, at.index) : null;
  if (list !== null) traits.set(list, '');
  if (!command.known && command.foreign === null && command.words > 1 && /^[a-z]/.test(command.source) && commandTails(at.context.document.pieces).has(span.text.trim())) traits.set('sub-command without its program', command.source);
  if (repeated(at)) traits.set('repeated by a block', '');
  if (beforeBlock(at.context.document.pieces, at.index, at.blocks)) traits.set('before a block', '');
  return traits;
}

function placeOf(before: string, after: string): string {
  const ownBefore = /(?:^|\n)\s*$/.test(before) || /(?:^|\n)\s*[:.]?\s*$/.test(before);
  // A remark in brackets after it is no sentence that it stands in.
  const ownAfter = /^\s*(?:\([^()\n]*\))?\s*[.;,:]?\s*(?:$|\n)/.test(after);
  if (!before.trim() && /^\s*[.;:]?\s*$/.test(after)) return 'only';
  if (ownBefore && ownAfter) return 'own line';
  if (/^[\s.;:)]*$/.test(after)) return 'last';
  if (!before.trim()) return 'first';
  return 'middle';
}

/** Whether a block of the same section shows the same command. */
function repeated({ context, index, command, blocks }: SpanPlace): boolean {
  const pieces = context.document.pieces;
  for (let i = index + 1; i < pieces.length && i < index + 5 && pieces[i]?.kind !== 'heading'; i++) {
    const block = blocks.get(i);
    if (block?.source.includes(command.source)) return true;
  }
  return false;
}

/** "`make up` → `docker compose up -d`": the one stands for the other, and nothing else is said. */
function shortFor(prose: Prose, span: InlineCode): boolean {
  const at = prose.codes.findIndex((c) => c.start === span.start);
  return [prose.codes[at - 1], prose.codes[at + 1]].some((other, side) => {
    if (other === undefined) return false;
    const [left, right] = side === 0 ? [other, span] : [span, other];
    return /^\s*(?:→|⇒|->|=>|⟶)\s*$/u.test(prose.text.slice(left.end, right.start)) && prose.text.slice(0, left.start).trim() === '' && /^[\s.;]*$/.test(prose.text.slice(right.end));
  });
}

/** "`make reset` (`make drop`, then …)": what the command before it does, or the same for others. */
function explainsAnother(prose: Prose, span: InlineCode): boolean {
  const before = prose.codes[prose.codes.findIndex((c) => c.start === span.start) - 1];
  return before !== undefined && /\s/.test(before.text.trim()) && /^\s*\(\s*$/.test(prose.text.slice(before.end, span.start));
}

/** Beside "Command: `x`": what a scheduler is given. */
const schedule = /^\W*(?:schedule|cron|frequency|interval|planification|fréquence|intervalle)\W*:/iu;

/** "`x` for the users of another shell", beside the same for this one. */
const otherShell = /^\s*(?:for|on|in|with|under|pour|sous|avec|dans)\s(?:the\s|les?\s)?(?:fish|csh|tcsh|power ?shell|windows|cmd)(?!\p{L})/iu;

/** A field that is named by its verb alone. */
const bareLabel = /^\W*(?:build|start|install|deploy|release|run|test|demarrage|construction)\s*:$/u;

export const labelsStep = (before: string): boolean => before.length < longestLabel && bareLabel.test(fold(before));
const longestLabel = 20;

/** "3. Start: `x`" among items of which most have a command of their own: a step of theirs. */
function amongSteps({ context, index, prose }: SpanPlace): boolean {
  const others = prose.ordered ? itemsBeside(context.document.pieces, index).filter((item) => item !== prose) : [];
  return others.length > 0 && others.filter((item) => item.codes.some(({ text }) => commandSpan(text, context.programs, false)?.known)).length * 2 >= others.length;
}

/** Whether the item before or after it in the list opens with a code span too. */
function neighbours({ context, index, prose }: SpanPlace): boolean {
  const opens = (p: Piece | undefined): boolean => p?.kind === 'prose' && p.shape === 'item' && p.around.depth === prose.around.depth && p.codes.some((c) => p.text.slice(0, c.start).trim() === '' && /\s/.test(c.text));
  return opens(context.document.pieces[index - 1]) || opens(context.document.pieces[index + 1]);
}

function beforeBlock(pieces: readonly Piece[], index: number, blocks: ReadonlyMap<number, BlockReading>): boolean {
  const next = pieces[index + 1];
  const role = blocks.get(index + 1)?.role;
  return next?.kind === 'block' && role !== undefined && role !== 'output' && role !== 'sample';
}
