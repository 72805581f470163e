/** "There should be none:" over a command that looks: that it prints nothing is then what is expected of it; and over what "must not be shown": that is not expected. */
import type { Block, Document, Piece, Prose } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { CommandUnit, Unit } from '../../model/procedure.ts';
import { printsAtLast, printsFinds } from '../../shell/answering-status.ts';
import { sentencesOf } from './instruction.ts';

const oneOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

const command = oneOf(['(?:it|this|that)', '(?:the|this|that) (?:(?:next|following|above|previous|last|same) )?(?:command|query|check|search|output|result)', '`?(?:grep|diff|find|pgrep|git diff|git status)`?']);
const should = oneOf(['should', 'must', 'shall', 'has to', 'is (?:expected|supposed) to']);
const print = oneOf(['print', 'show', 'return', 'output', 'display', 'list', 'produce', 'report', 'give']);
const prints = oneOf(['prints', 'shows', 'returns', 'outputs', 'displays', 'lists', 'produces', 'reports', 'gives']);
const printed = oneOf(['printed', 'shown', 'returned', 'displayed', 'listed', 'output', 'reported']);
const noOutput = oneOf(['nothing(?: at all)?', 'no output', 'no lines?', 'an empty (?:output|result|list)']);
const well = oneOf(['(?:it|that|this|you|we|things?)(?: is|\\W?s| are|\\W?re)? (?:all )?(?:fine|good|ok(?:ay)?|clean|healthy|done|in order|well)', 'all (?:is|\\W?s )?(?:well|good|fine|ok(?:ay)?|in order)', 'everything(?: is|\\W?s)? (?:fine|good|ok(?:ay)?|clean|healthy|in order|well|works)', '(?:fine|good|ok(?:ay)?|clean|healthy|success|valid)', 'no (?:errors?|problems?|issues?)']);

const commandFr = oneOf(['(?:elle|il|ceci|cela|ça)', '(?:la|cette) (?:commande|requête|recherche|sortie)(?: (?:suivante|ci-dessous|ci-dessus|précédente))?', 'le résultat', '`?(?:grep|diff|find|pgrep|git diff|git status)`?']);
const shouldFr = oneOf(['doit', 'doivent', 'devrait', 'devraient']);
const printFr = oneOf(['afficher', 'renvoyer', 'retourner', 'imprimer', 'lister', 'donner', 'produire', 'sortir', 'remonter']);
const appear = oneOf(["s['’]afficher", 'apparaître', '(?:être )?(?:affichée?|listée?|renvoyée?|retournée?|imprimée?)', 'sortir', 'remonter', 'ressortir']);
const wellFr = oneOf(['(?:tout|cela|ça|c[’\']est|elle|il) ?(?:va|est)? ?(?:bien|bon|ok|en ordre|correcte?|saine?|propre)', '(?:bon|ok|correct|sain|propre)', "(?:pas d['’]|aucune )(?:erreur|anomalie)s?"]);

/** What a clause says, all of it, of the output of a command that looks. */
const ofTheOutput: readonly string[] = [
  `${command} ${should} (?:normally |now |then )?(?:${print} ${noOutput}|not ${print} (?:anything|any (?:output|lines?)))`, `(?:the )?(?:output|result)s? ${should} (?:normally |now )?(?:be|stay) empty`,
  `nothing ${should} (?:now |normally )?(?:be ${printed}|appear|come (?:back|out|up))`, `no (?:output|lines?) ${should} (?:be ${printed}|appear|come (?:back|out|up))`, `there ${should} be no (?:output|lines?)`, 'you should (?:see|get) no (?:output|lines?)(?: at all)?',
  `(?:no|an? empty) (?:output|result)s? (?:means|indicates|is|=)(?: that)? ${well}`, `silence means(?: that)? ${well}`, '(?:no|an? empty) output is (?:expected|what (?:we|you) want)', 'expected(?: output| result)?: (?:none|nothing|no output|\\(?empty\\)?|empty output)',
  `(?:check|verify|make sure|ensure|confirm)(?: that)? (?:${command} ${prints} ${noOutput}|there is no output|nothing is ${printed}|the output is empty)`, `${command} ${prints} ${noOutput} (?:if|when|as long as) ${well}`,
  `(?:${commandFr} )?ne ${shouldFr} (?:normalement )?(?:plus )?rien ${printFr}`, `rien ne ${shouldFr} (?:normalement )?(?:plus )?${appear}`, `aucune (?:ligne|sortie) ne ${shouldFr} (?:plus )?${appear}`, `la sortie ${shouldFr} (?:être|rester) vide`,
  `(?:pas de sortie|(?:l['’])?absence de sortie|aucune sortie|une sortie vide|sortie vide) ?(?::|=|signifie|veut dire|indique)(?: que)? ${wellFr}`, '(?:résultat|sortie) attendue? : (?:aucune?(?: sortie| ligne)?|rien|vide|\\(vide\\))', `aucune (?:ligne|sortie) (?:n['’]est )?attendue`,
  `(?:vérifie[rz]?|s['’]assurer|assurez-vous|contrôle[rz]?) (?:que rien ne s['’]affiche|qu['’]aucune ligne ne s['’]affiche|que la sortie est vide|que la commande n['’]affiche rien)`,
];

/** The same of things that it finds: no word of the output, so only what prints what it finds and nothing else can be meant. */
const ofFinds: readonly string[] = [
  `there ${should} (?:now |normally )?(?:be|remain) none(?: left| remaining| at all| of (?:them|these|those))?`, "there (?:should|must)(?:n['’]t| not) be any(?: left| more)?", `none ${should} (?:be (?:left|found|${printed})|remain|appear|show up)`, `${command} ${should} (?:find|match|return|list|show) (?:none|no (?:results?|match(?:es)?|hits?))`,
  `(?:expect|you should (?:find|see|get)) (?:none|nothing|no (?:results?|match(?:es)?|hits?))`, `there ${should} be no (?:results?|match(?:es)?|hits?|occurrences?|differences?)`, `no (?:results?|match(?:es)?|hits?|occurrences?|differences?) ${should} (?:be (?:found|${printed})|appear|come (?:back|up))`,
  `il ne (?:doit|devrait) (?:plus |pas |normalement )?y en avoir(?: aucune?)?`, `il (?:doit|devrait) n['’]y en avoir aucune?`, `aucune? ne (?:doit|devrait) (?:plus )?(?:rester|subsister|${appear})`, `(?:il ne doit y avoir )?aucun (?:résultat|écart)(?: ne (?:doit|devrait) (?:plus )?${appear}| attendu)`,
];

/** Behind it: its end, or another clause that takes nothing back. */
const ends = String.raw`(?:,? (?:if|when) ${well}|,? (?:si|quand|lorsque) ${wellFr})?\s*(?:[.:!;,)]|\s[-–—(]\s?|$)(?!.*(?<!\p{L})(?:except|apart|other than|unless|besides|but|until|only|sauf|hormis|à part|excepté|tant que|mais|jusqu|seulement)(?!\p{L}))`;
const begins = String.raw`^(?:[\s*_>\-•–—]|(?:and|but|then|now|also|normally|et|mais|puis|ensuite|normalement)[\s,]+)*`;
const table = (rows: readonly string[]): RegExp => new RegExp(`${begins}${oneOf(rows)}${ends}`, 'iu');
const [output, finds] = [table(ofTheOutput), table(ofFinds)];

/** A clause that says when: what comes after it holds then alone. */
const holdsThen = /^\W*(?:if|when|whenever|on|in|at|for|unless|once|until|after|before|with|without|while|during|since|as|from|by|except|apart|sauf|hormis|sur|dans|en|pour|si|quand|lorsqu|lorsque|après|avant|chez|avec|sans|à|au|aux|dès|une fois|tant que)(?!\p{L})/iu;
/** "The next command": what is said is said of what follows. */
const ofTheNext = /(?<!\p{L})(?:next|following|suivante|ci-dessous|below)(?!\p{L})/iu;
const longest = 300;

type Told = 'output' | 'finds' | null;

function toldBy(sentence: string): Told {
  const text = oneLine(sentence.slice(0, longest));
  const clauses = [text, ...[...text.matchAll(/[:;(]\s|,\s|\s[-–—]\s|\((?=\S)/gu)].filter(() => !holdsThen.test(text)).map((m) => text.slice(m.index + m[0].length))];
  if (clauses.some((clause) => output.test(clause))) return 'output';
  return clauses.some((clause) => finds.test(clause)) ? 'finds' : null;
}

const isProse = (piece: Piece | undefined): piece is Prose => piece?.kind === 'prose' && piece.shape !== 'row';
const leads = (text: string): boolean => /[:：]\s*$/.test(text);

/** The sentences right above and right below a block that speak of it. */
function sentencesOn(pieces: readonly Piece[], index: number): readonly string[] {
  const [above, before, below] = [pieces[index - 1], pieces[index - 2], pieces[index + 1]];
  const last = isProse(above) ? sentencesOf(above.text).at(-1) ?? '' : '';
  const first = isProse(below) && below.around.itemLine === (pieces[index] as Block).around.itemLine ? sentencesOf(below.text)[0] ?? '' : '';
  // between two blocks it is said of the upper one, but where it leads to the lower
  return [...(leads(last) || before?.kind !== 'block' || ofTheNext.test(last) ? [last] : []), ...(leads(first) || ofTheNext.test(first) ? [] : [first])];
}

/** What a sentence says is not to be printed: behind the verb, or before it. */
const notPrinted = new RegExp(String.raw`\b(?:${should} (?:not|never)|(?:should|must)n['’]t) (?:${print}|see|say|be|contain)\b(?! ${printed})(.*)$|\bne ${shouldFr} (?:pas|jamais|plus) (?:${printFr}|voir|dire|être|contenir|montrer)\b(.*)$|^(.*?) (?:${should} (?:not|never) (?:be ${printed}|appear)|ne ${shouldFr} (?:pas|jamais|plus) ${appear})\W*$`, 'i');
const bare = (text: string): string => text.replace(/[^\wÀ-ÿ]+/g, ' ').trim().toLowerCase();
const thisOne = /^(?:this|that|the following|ce qui suit|ceci|cela|ça)$/;

/** Whether a sentence says that what is shown is what is not to be seen. */
function isDenied(shown: string, sentence: string): boolean {
  const found = notPrinted.exec(sentence.slice(0, longest).replace(/\s+/g, ' '));
  const what = found === null ? null : bare(found[1] ?? found[2] ?? found[3] ?? '');
  return what === '' ? leads(sentence) : what !== null && (thisOne.test(what) || ` ${bare(shown)} `.includes(` ${what} `));
}

/** Commands that only look, one that prints at the end, of which the text says that nothing comes of it, or not what is shown. */
export function withSilence({ pieces }: Document, units: readonly Unit[]): Unit[] {
  const blocks = new Map(pieces.flatMap((piece, index) => (piece.kind === 'block' ? [[piece.place.line, index] as const] : [])));
  return units.map((unit) => {
    const index = blocks.get(unit.place.line);
    if (index === undefined || unit.kind !== 'commands') return unit;
    const { expected } = unit;
    if (expected !== null) return sentencesOn(pieces, index).some((sentence) => isDenied(expected, sentence)) ? { ...unit, expected: null } : unit;
    if (!looksAlone(unit) || pieces[index]?.place.endLine !== unit.place.endLine || !printsAtLast(unit.source)) return unit;
    const told = sentencesOn(pieces, index).map(toldBy).find((one) => one !== null);
    return told === 'output' || (told === 'finds' && printsFinds(unit.source)) ? { ...unit, expected: '' } : unit;
  });
}

const looksAlone = ({ role, expected, effect, interactive, open, dialogue, opens, typedLines }: CommandUnit): boolean => role !== 'inline' && expected === null && effect === 'read' && !interactive && open === null && dialogue.length === 0 && opens === undefined && typedLines === undefined;
