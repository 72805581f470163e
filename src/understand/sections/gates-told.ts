/** "Only go on if this prints `ok`:" beside a command: the run goes on only where that is printed. A column a language. */
import type { Block, Document, Piece, Prose } from '../../model/document.ts';
import type { Unit } from '../../model/procedure.ts';
import { codeMasked } from './mentioned-words.ts';

const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** What stands for a code in a text. */
const code = '\u0001';
const printed = oneOf('it', 'this', 'that', "(?:the|this|that) (?:(?:next|following|above|previous|last|same) )?(?:command|check|query|test|request|call|output|result|answer|response|reply|status)(?: below| above)?");
const prints = oneOf('prints', 'shows', 'returns', 'says', 'displays', 'outputs', 'answers', 'reads', 'reports', 'gives', 'replies', 'is');
const print = oneOf('print', 'show', 'return', 'say', 'display', 'output', 'answer', 'read', 'report', 'give', 'reply', 'contain', 'include');
const output = '(?:the|this|that) (?:output|result|answer|response|reply|status)';
const afficheWords = 'affiche|renvoie|retourne|répond|donne|indique|est|vaut|dit';
const affiche = oneOf(afficheWords);
const afficher = oneOf('afficher', 'renvoyer', 'retourner', 'répondre', 'donner', 'indiquer', 'dire', 'contenir');
const réponse = "(?:la (?:réponse|sortie)|le (?:résultat|retour|statut)|l['’]état)";
const sujet = oneOf('it', 'elle', 'il', 'ceci', 'cela', '(?:la|cette) (?:commande|requête)(?: (?:suivante|précédente|ci-dessous|ci-dessus))?', 'le test', réponse);
const onlyIf = '(?:(?:please )?(?:only (?:continue|proceed|go on|carry on|go ahead|move on) (?:if|when|once)|(?:continue|proceed|go on|carry on|go ahead|move on) only (?:if|when|once)|(?:do not|don[\'’]t|never) (?:continue|proceed|go on|carry on) (?:unless|until)))';
const queSi = "(?:ne (?:continue[rz]?|poursuiv(?:re|ez)|passe[rz]? (?:à la suite|à l['’]étape suivante)) que (?:si|quand|lorsque)|(?:continue[rz]?|poursuiv(?:re|ez)) (?:uniquement|seulement) (?:si|quand|lorsque))";
const exactly = '(?:exactly |only |exactement |bien |seulement )*';
/** What is stopped is the work, and no other thing ("stop the service"). */
const work = "(?:\\s+(?:here|ici|là|now|tout|at once|immediately|immédiatement|(?:the |this |la |le |cette |l['’])(?:procedure|deployment|rollout|upgrade|update|migration|release|installation|procédure|déploiement|mise à jour|mise en production|livraison|bascule|restauration|opération|intervention)))*(?=\\W*(?:[.,;:!?()–—]|$)|\\s+(?:(?:and|et)(?!\\s(?:then |puis )?(?:remov|delet|(?:re-?)?(?:start|run|launch)|disabl|destroy|uninstall|supprim|retir|désactiv|détrui|redémarr|(?:re)?lanc))|because|car|if|when|unless|until|si|tant|sauf)(?!\\p{L}))";
const stop = `(?:(?:please|you|must|should|means|then|signifie|alors|on|il faut|vous devez)[ :]+)*(?:(?:stop|abort|stopper|stoppez|(?:s['’])?arrêt(?:er?|ez)|arrêt|arrêtez-vous|abandonne[rz]?)${work}|(?:(?:do not|don['’]t|never) (?:continue|proceed|go (?:on|ahead|any further|further)|carry on|move on)|(?:ne )?(?:surtout )?pas (?:continuer|poursuivre|aller plus loin|passer à la suite)|n['’]allez pas plus loin|ne (?:continuez|poursuivez) (?:surtout )?pas)(?!\\p{L}))`;
/** What then is not gone on with. */
const orStops = `(?:otherwise|or(?: else)?|else|if (?:(?:it|this|that) )?(?:(?:does|is) ?)?n(?:o|['’])t|any(?:thing| other \\p{L}+)(?: else)?|sinon|autrement|dans le cas contraire|à défaut|si (?:non|ce n['’]est pas le cas)|toute? autre \\p{L}+|autre chose)[\\s,:]+${stop}`;
const other = '(?:anything|something|any (?:answer|output|result|value)) (?:other than|else than|else but|but|except)';
const autre = "(?:tout )?(?:autre chose|toute? autre (?:chose|réponse|sortie|résultat|valeur|retour|message)) qu[e'’]";
const unlike = `(?:${printed} (?:do(?:es)? not|do(?:es)?n['’]t) ${print}|(?:${output}|it) (?:is not|isn['’]t|is different from)|(?:${printed} ${prints}|you (?:see|get)) ${other})`;
const différent = `(?:(?:${sujet}|ce) n(?:e |['’])(?:${afficheWords}) pas|${sujet} (?:est différente? d[e'’]|diffère d[e'’])|${sujet} ${affiche} ${autre})`;
const opens = '(?:^|[.:;!?]\\s)\\W*';

/** Each ends in the code that has to be printed. */
const gates: readonly RegExp[] = [
  new RegExp(`${opens}(?:${onlyIf} ${printed} ${prints}|(?:(?:${printed} )?(?:must|has to|needs to) ${print}|${output} (?:must|has to|needs to) be)) ${exactly}${code}`, 'iu'),
  new RegExp(`${opens}(?:${queSi} ${sujet} ${affiche}|(?:(?:${sujet} )?doit ${exactly}${afficher}|${réponse} doit ${exactly}être)) ${exactly}${code}`, 'iu'),
  new RegExp(`${opens}${stop} (?:(?:if|until) ${unlike}|unless ${printed} ${prints}) ${exactly}${code}`, 'iu'),
  new RegExp(`${opens}${stop} (?:(?:si |s['’]|tant qu(?:e |['’]))${différent}|sauf (?:si |s['’])${sujet} ${affiche}) ?${exactly}${code}`, 'iu'),
];
/** The same where the sentence says that one stops else. */
const checks: readonly RegExp[] = [
  new RegExp(`${opens}(?:(?:(?:check|verify|make sure|ensure|confirm)(?: that)? )?${printed} ${prints}|${printed} should ${print}|${output} should be|(?:expect(?:ed(?: output| result| answer)?)?|you (?:should|must) (?:see|get)):?) ${exactly}${code}(?=\\W{1,3}${orStops})`, 'iu'),
  new RegExp(`${opens}(?:(?:(?:vérifie[rz]?|s['’]assurer|assurez-vous|contrôle[rz]?) qu(?:e |['’]))?${sujet} ${affiche}|${sujet} devrait ${afficher}|(?:(?:résultat|retour|sortie|réponse) )?attendue?\\s?:|(?:on doit|vous devez) (?:voir|obtenir|avoir|lire)) ${exactly}${code}(?=\\W{1,3}${orStops})`, 'iu'),
  new RegExp(`${opens}(?:if ${unlike}|${other}) ${exactly}${code}(?=[\\s,:–—-]+${stop})`, 'iu'),
  new RegExp(`${opens}(?:(?:si |s['’])?${différent}|n(?:e |['’])(?:${afficheWords}) pas|${autre}) ?${exactly}${code}(?=[\\s,:–—-]+${stop})`, 'iu'),
];
/** A number needs no marks: "look at the counter, it must be 0:". */
const counted: readonly RegExp[] = [
  /(?:^|[.:;,]\s|\b(?:that|which|and)\s)\W*(?:it|this|the (?:[\p{L}-]+ ){0,2}(?:count(?:er)?|number|total|value|result|output)(?: of (?:the )?[\p{L}-]+)?)(?: (?:below|above))? (?:must|has to|needs to) (?:be|say|print|show|read|return) (?:exactly )?(\d{1,6}|zero)(?=\s*(?:[.:!;](?!\d)|$|,? (?:otherwise|or else|else|before)(?!\p{L})))/iu,
  /(?:^|[.:;,]\s|(?<!\p{L})(?:qui|et)\s)\W*(?:il|elle|ceci|cela|(?:le|la) (?:[\p{L}-]+ ){0,2}(?:compteur|nombre|total|valeur|résultat|sortie)(?: d(?:es? |u |['’])[\p{L}-]+)?|ce nombre|qui)? ?doit (?:être (?:de |à |égale? à )?|valoir |afficher |donner |renvoyer )(?:exactement )?(\d{1,6}|zéro)(?=\s*(?:[.:!;](?!\d)|$|,? (?:sinon|avant)(?!\p{L})))/iu,
];
/** Behind it: its end, or what is done else; no second thing that is as good. */
const ends = new RegExp(`^\\s*(?:[.:!]|$|[,;(—–-]+\\s*(?:${orStops})|before\\s|avant d[e'’])`, 'iu');
/** "Only go on if it works": its status says so. */
const works = "[^.!?]{0,40}\\s(?:works?|worked|succeed\\w*|successful\\w*|pass(?:es|ed)?|no errors?|without errors?|fonctionne(?:nt)?|réussi\\S*|passe(?:nt)?|aboutit|sans erreur|aucune erreur)(?![a-z])";
/** "Only go on if all of them are lit:", "The two lines have to be the same.": a person sees that, once it is printed. */
const seen: readonly RegExp[] = [
  new RegExp(`${opens}(?:${onlyIf}|${queSi})(?![a-z])(?!${works})`, 'iu'),
  /\b(?:lines?|values?|outputs?|results?|sums?|counts?|numbers|checksums?|lignes?|valeurs?|sorties?|résultats?|sommes?|nombres?|empreintes?)(?![a-z])[^.!?]{0,40}\b(?:must|ha(?:s|ve) to|doi(?:t|vent))(?![a-z])[^.!?]{3,80}\s(?:before|avant d[e'’]) ?(?:you |we )?(?:go(?:ing)? (?:on|further)|continu|proceed|mov(?:e|ing) on|poursuivre|passer à la suite|aller plus loin)/iu,
  /\b(?:lines?|values?|outputs?|results?|sums?|counts?|numbers|checksums?|lignes?|valeurs?|sorties?|résultats?|sommes?|nombres?|empreintes?)(?![a-z])[^.!?]{0,40}\b(?:must|have to|has to|should|are|is|doi(?:t|vent)|devrai(?:t|ent)|sont|est)(?![a-z])[^.!?]*[.!?;,:]\s+\W*(?:if|otherwise|else|or|unless|si|sinon|autrement|dans le cas contraire)(?![a-z])[^.!?]{0,60}\b(?:stop|abort|do not|don['’]t|arrêt\S*|stopp\S*|abandonn\S*|ne pas)(?![a-z])/iu,
];
/** "If one of them is missing, stop here.", "Otherwise, do not go on.", "Stop if it is red.": nothing is done in that case but to stop. */
const halts: readonly RegExp[] = [
  new RegExp(`(?:^|[.!?:;]\\s|\\n)\\W*(?:if|when|unless|in case|should|si|s['’]ils?|lorsqu[e'’]|quand|dès que|en cas d)(?!\\p{L})[^.!?;\\n]{3,140}?[*_]*\\s?(?:[,:–—→]|-?->?|=>|then|alors)[\\s*_]+${stop}(?![^.!?]*[:：]\\s*$)`, 'iu'),
  new RegExp(`(?:^|[.!?:;,(–—-]\\s|\\n)\\W*${orStops}(?![^.!?]*[:：]\\s*$)`, 'iu'),
  new RegExp(`(?:^|[.!?:;]\\s|\\n)\\W*(?:${other}|${autre})\\s[^.!?\\n]{1,60}?[\\s,:–—-]+${stop}`, 'iu'),
  new RegExp(`(?:^|[.!?:;]\\s|\\n)\\W*${stop} (?:if|unless|until|si|s['’]ils?|tant qu[e'’]|sauf s[i'’])(?!\\s(?:needed|necessary|required|running|already|possible|besoin|nécessaire|lancée?|démarrée?|possible)(?!\\p{L}))(?!\\p{L})(?![^.!?]*[:：]\\s*$)`, 'iu'),
];
/** "If the command fails, stop.": its status says so. */
const failsThen = /(?:^|[.!?:;]\s|\n)\W*(?:(?:if|when|should|si|lorsque|quand)(?!\p{L})[^.!?;,\n]{2,60}(?<!\p{L})(?:fails?(?! to)|failed|errors?(?: out)?|échoue(?:nt)?|plante(?:nt)?)|en cas d['’](?:échec|erreur)|on (?:failure|errors?))\s*[,:]/iu;
/** Whether a sentence says no more of a case than that one stops then. */
export const onlyStops = (sentence: string): boolean => sentence.length <= longest && stopsOrOnly.test(sentence) && halts.some((p) => p.test(sentence));

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

/** What a text says has to be printed for the reader to go on; null where it says nothing of the kind. @param typed the command that stands in the text itself */
function printedToGoOn(prose: Prose, typed: string | null = null): Gate | null {
  if (prose.text.length > longest) return null;
  for (const pattern of counted) {
    const told = pattern.exec(prose.text);
    if (told !== null) return { gate: (told[1] ?? '').replace(/^z.*/iu, '0'), first: told.index === 0 || looks.test(prose.text.slice(0, told.index)), ofNext: ofTheNext.test(prose.text.slice(told.index)) };
  }
  if (prose.codes.length === 0) return null;
  const masked = codeMasked(prose, prose.text.length).replace(/\s+/g, ' ');
  const opening = typed !== null && prose.codes[0]?.text.trim() === typed ? masked.indexOf(code) : -1;
  // What the command in the text prints is spoken of as "it".
  const text = opening < 0 ? masked : `${masked.slice(0, opening)}it${masked.slice(opening + 1)}`;
  const codes = opening < 0 ? prose.codes : prose.codes.slice(1);
  for (const pattern of [...gates, ...checks]) {
    const told = pattern.exec(text);
    if (told === null) continue;
    const end = told.index + told[0].length;
    const rest = text.slice(end);
    const gate = codes[text.slice(0, end).split(code).length - 2]?.text.trim() ?? '';
    if (gate !== '' && (checks.includes(pattern) || ends.test(rest))) return { gate, first: told.index === 0 || looks.test(text.slice(0, told.index)), ofNext: ofTheNext.test(told[0].slice(1) + (rest.split(/(?<=[.!?])\s/, 1)[0] ?? '')) };
  }
  return null;
}

/** What each of these has, and few other texts. */
const stopsOrOnly = /only|unless|until|before|avant|stop|abort|not |n['’]t|que (?:si|quand|lorsque)|seulement|uniquement|arrêt|abandonn|ne pas|pas plus loin|ne (?:continuez|poursuivez)/iu;

/** Whether a text has the reader look at what is printed, and go on only if it is as it says. */
export const looksToGoOn = (text: string): boolean => text.length <= longest && stopsOrOnly.test(text) && (seen.some((p) => p.test(text)) || (halts.some((p) => p.test(text)) && !failsThen.test(text)));

const byItself = new RegExp(`(?:^|[.:;!?]\\s)\\W*(?:${onlyIf}|${queSi})${works}`, 'iu');
/** Whether a look that a text leads to is what decides: it waits for nothing itself. */
export const lookDecides = (text: string): boolean => looksToGoOn(text) || (text.length <= longest && stopsOrOnly.test(text) && byItself.test(text));

/** What the text right above a block says of it, or the one right below. @param types whether a command stands in a text itself: what is said there is said of that */
function gateAround(pieces: readonly Piece[], index: number, types: ReadonlyMap<Piece, string>): (Gate & { readonly line: number }) | null {
  const [above, below] = [pieces[index - 1], pieces[index + 1]];
  const item = (pieces[index] as Block).around.itemLine;
  const told = (piece: Piece | undefined): (Gate & { readonly line: number }) | null => {
    const gate = piece?.kind === 'prose' && piece.shape !== 'row' && !types.has(piece) ? printedToGoOn(piece) : null;
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
  const texts = pieces.filter((piece): piece is Prose => piece.kind === 'prose' && piece.codes.length > 0);
  const typed = new Map(units.flatMap((unit) => {
    const text = unit.kind === 'commands' && unit.role === 'inline' ? texts.find(({ place, shape }) => shape !== 'row' && place.line <= unit.place.line && place.endLine >= unit.place.line) : undefined;
    return text === undefined || unit.kind !== 'commands' ? [] : [[text as Piece, unit.source] as const];
  }));
  const settled = new Set<number>();
  const held = units.map((unit) => {
    if (unit.kind !== 'commands' || unit.expected === '' || unit.interactive) return unit;
    const index = blocks.get(unit.place.line);
    const text = unit.role === 'inline' ? texts.find((t) => typed.get(t) === unit.source && t.place.line <= unit.place.line && t.place.endLine >= unit.place.line) : undefined;
    const own = text === undefined ? null : printedToGoOn(text, unit.source);
    const told = text !== undefined ? own && { ...own, line: text.place.line, first: true } : index !== undefined && pieces[index]?.place.endLine === unit.place.endLine ? gateAround(pieces, index, typed) : null;
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
    if (told.kind === 'manual' && look.kind === 'commands' && look.effect === 'read' && (look.role === 'inline' ? look.place.line <= told.place.endLine : above.get(look.place.line) === told.place.line) && looksToGoOn(told.text)) [left[i], left[i + 1]] = [look, told];
  }
  return left;
}
