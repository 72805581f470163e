/** "Only go on if this prints `ok`:" beside a command: the run goes on only where that is printed. A column a language. */
import type { Block, Document, Piece, Prose } from '../../model/document.ts';
import type { Unit } from '../../model/procedure.ts';
import { codeMasked } from './mentioned-words.ts';

const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** What stands for a code in a text. */
const code = '\u0001';
const printed = oneOf('it', 'this', 'that', "(?:the|this|that) (?:(?:next|following|above|previous|last|same) )?(?:command|check|query|test|request|call|output|result|answer|response|reply|status)(?: below| above)?");
const prints = oneOf('prints', 'shows', 'returns', 'says', 'displays', 'outputs', 'answers', 'reads', 'reports', 'gives', 'replies', 'is');
const print = oneOf('print', 'show', 'return', 'say', 'display', 'output', 'answer', 'read', 'report', 'give', 'reply');
const output = '(?:the|this|that) (?:output|result|answer|response|reply|status)';
const affiche = oneOf('affiche', 'renvoie', 'retourne', 'répond', 'donne', 'indique', 'est', 'vaut', 'dit');
const afficher = oneOf('afficher', 'renvoyer', 'retourner', 'répondre', 'donner', 'indiquer', 'dire');
const réponse = "(?:la (?:réponse|sortie)|le (?:résultat|retour|statut)|l['’]état)";
const sujet = oneOf('elle', 'il', 'ceci', 'cela', '(?:la|cette) (?:commande|requête)(?: (?:suivante|précédente|ci-dessous|ci-dessus))?', 'le test', réponse);
const onlyIf = '(?:(?:please )?(?:only (?:continue|proceed|go on|carry on|go ahead|move on) (?:if|when|once)|(?:continue|proceed|go on|carry on|go ahead|move on) only (?:if|when|once)|(?:do not|don[\'’]t|never) (?:continue|proceed|go on|carry on) (?:unless|until)))';
const queSi = "(?:ne (?:continue[rz]?|poursuiv(?:re|ez)|passe[rz]? (?:à la suite|à l['’]étape suivante)) que (?:si|quand|lorsque)|(?:continue[rz]?|poursuiv(?:re|ez)) (?:uniquement|seulement) (?:si|quand|lorsque))";
const exactly = '(?:exactly |only |exactement |bien |seulement )*';
/** What then is not gone on with. */
const orStops = '(?:otherwise|or(?: else)?|else|if (?:it (?:does|is) )?not|sinon|autrement|dans le cas contraire|à défaut)[\\s,:]+(?:please )?(?:stop|abort|do not|don[\'’]t|arrêt|stopp|abandonn|ne pas)';

/** Each ends in the code that has to be printed. */
const gates: readonly RegExp[] = [
  new RegExp(`(?:^|[.:;!?]\\s)\\W*(?:${onlyIf} ${printed} ${prints}|(?:(?:${printed} )?(?:must|has to|needs to) ${print}|${output} (?:must|has to|needs to) be)) ${exactly}${code}`, 'iu'),
  new RegExp(`(?:^|[.:;!?]\\s)\\W*(?:${queSi} ${sujet} ${affiche}|(?:(?:${sujet} )?doit ${exactly}${afficher}|${réponse} doit ${exactly}être)) ${exactly}${code}`, 'iu'),
];
/** The same where the sentence says that one stops else. */
const checks: readonly RegExp[] = [
  new RegExp(`(?:^|[.:;!?]\\s)\\W*(?:(?:check|verify|make sure|ensure|confirm)(?: that)? ${printed} ${prints}|${printed} should ${print}|${output} should be) ${exactly}${code}(?=\\W{1,3}${orStops})`, 'iu'),
  new RegExp(`(?:^|[.:;!?]\\s)\\W*(?:(?:vérifie[rz]?|s['’]assurer|assurez-vous|contrôle[rz]?) qu(?:e |['’])${sujet} ${affiche}|${sujet} devrait ${afficher}) ${exactly}${code}(?=\\W{1,3}${orStops})`, 'iu'),
];
/** Behind it: its end, or what is done else; no second thing that is as good. */
const ends = new RegExp(`^\\s*(?:[.:!]|$|[,;(—–-]+\\s*(?:${orStops}))`, 'iu');
/** "Only go on if it works": its status says so. */
const works = "[^.!?]{0,40}\\s(?:works?|worked|succeed\\w*|successful\\w*|pass(?:es|ed)?|no errors?|without errors?|fonctionne(?:nt)?|réussi\\S*|passe(?:nt)?|aboutit|sans erreur|aucune erreur)(?![a-z])";
/** "Only go on if all of them are lit:", "The two lines have to be the same.": a person sees that, once it is printed. */
const seen: readonly RegExp[] = [
  new RegExp(`(?:^|[.:;!?]\\s)\\W*(?:${onlyIf}|${queSi})(?![a-z])(?!${works})`, 'iu'),
  /\b(?:lines?|values?|outputs?|results?|sums?|counts?|numbers|checksums?|lignes?|valeurs?|sorties?|résultats?|sommes?|nombres?|empreintes?)(?![a-z])[^.!?]{0,40}\b(?:must|have to|has to|should|are|is|doi(?:t|vent)|devrai(?:t|ent)|sont|est)(?![a-z])[^.!?]*[.!?;,:]\s+\W*(?:if|otherwise|else|or|unless|si|sinon|autrement|dans le cas contraire)(?![a-z])[^.!?]{0,60}\b(?:stop|abort|do not|don['’]t|arrêt\S*|stopp\S*|abandonn\S*|ne pas)(?![a-z])/iu,
];

const longest = 400;

interface Gate {
  readonly gate: string;
  /** Nothing is said before it, or only that one looks. */
  readonly first: boolean;
  /** Its sentence speaks of what stands below it. */
  readonly ofNext: boolean;
}

/** "The next command": what is said between two blocks is said of the lower one. */
const ofTheNext = /\b(?:next|following|suivante|ci-dessous|below)(?![a-z])|[:：]\s*$/iu;

/** "Check that it is ready.": what the look below is for. */
const looks = /^\W*(?:\d+[.)]\s*)?(?:then |puis |ensuite )?(?:check|verify|confirm|test|vérifie[rz]|contrôle[rz]|teste[rz])\s[^.!?]*$/iu;

/** What a text says has to be printed for the reader to go on; null where it says nothing of the kind. */
function printedToGoOn(prose: Prose): Gate | null {
  if (prose.codes.length === 0 || prose.text.length > longest) return null;
  const text = codeMasked(prose, prose.text.length).replace(/\s+/g, ' ');
  for (const pattern of [...gates, ...checks]) {
    const told = pattern.exec(text);
    if (told === null) continue;
    const end = told.index + told[0].length;
    const rest = text.slice(end);
    const gate = prose.codes[text.slice(0, end).split(code).length - 2]?.text.trim() ?? '';
    if (gate !== '' && ends.test(rest)) return { gate, first: told.index === 0 || looks.test(text.slice(0, told.index)), ofNext: ofTheNext.test(told[0].slice(1) + (rest.split(/(?<=[.!?])\s/, 1)[0] ?? '')) };
  }
  return null;
}

/** What each of these has, and few other texts. */
const stopsOrOnly = /only|unless|until|stop|abort|not |n['’]t|que (?:si|quand|lorsque)|seulement|uniquement|arrêt|abandonn|ne pas/iu;

/** Whether a text has the reader look at what is printed, and go on only if it is as it says. */
export const looksToGoOn = (text: string): boolean => text.length <= longest && stopsOrOnly.test(text) && seen.some((p) => p.test(text));

const byItself = new RegExp(`(?:^|[.:;!?]\\s)\\W*(?:${onlyIf}|${queSi})${works}`, 'iu');
/** Whether a look that a text leads to is what decides: it waits for nothing itself. */
export const lookDecides = (text: string): boolean => looksToGoOn(text) || (text.length <= longest && stopsOrOnly.test(text) && byItself.test(text));

/** What the text right above a block says of it, or the one right below. */
function gateAround(pieces: readonly Piece[], index: number): (Gate & { readonly line: number }) | null {
  const [above, below] = [pieces[index - 1], pieces[index + 1]];
  const item = (pieces[index] as Block).around.itemLine;
  const told = (piece: Piece | undefined): (Gate & { readonly line: number }) | null => {
    const gate = piece?.kind === 'prose' && piece.shape !== 'row' ? printedToGoOn(piece) : null;
    return gate === null || piece === undefined ? null : { ...gate, line: piece.place.line };
  };
  const over = told(above);
  if (over !== null && (over.ofNext || pieces[index - 2]?.kind !== 'block' || (item !== null && above?.kind === 'prose' && above.shape === 'item' && above.around.itemLine === item))) return over;
  const under = below?.kind === 'prose' && below.around.itemLine === item ? told(below) : null;
  return under?.ofNext === false ? under : null;
}

/** What is printed decides whether the run goes on, where the text says what it has to be: nobody is asked. */
export function withGates({ pieces }: Document, units: readonly Unit[]): Unit[] {
  const blocks = new Map(pieces.flatMap((piece, index) => (piece.kind === 'block' ? [[piece.place.line, index] as const] : [])));
  const settled = new Set<number>();
  const held = units.map((unit) => {
    const index = unit.kind === 'commands' ? blocks.get(unit.place.line) : undefined;
    if (unit.kind !== 'commands' || index === undefined || unit.expected === '' || unit.interactive || pieces[index]?.place.endLine !== unit.place.endLine) return unit;
    const told = gateAround(pieces, index);
    if (told?.first === true) settled.add(told.line);
    return told === null ? unit : { ...unit, expected: unit.expected ?? told.gate, gate: told.gate };
  });
  return held.filter((unit) => unit.kind !== 'manual' || !settled.has(unit.place.line));
}

/** Where a person sees whether to go on, the look comes first. */
export function withLooksFirst({ pieces }: Document, units: readonly Unit[]): Unit[] {
  const left = [...units];
  const above = new Map(pieces.flatMap((piece, index) => (piece.kind === 'block' ? [[piece.place.line, pieces[index - 1]?.place.line] as const] : [])));
  for (let i = 0; i + 1 < left.length; i++) {
    const [told, look] = [left[i] as Unit, left[i + 1] as Unit];
    if (told.kind === 'manual' && look.kind === 'commands' && look.effect === 'read' && above.get(look.place.line) === told.place.line && looksToGoOn(told.text)) [left[i], left[i + 1]] = [look, told];
  }
  return left;
}
