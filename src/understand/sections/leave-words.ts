/** Words for somebody's leave, or somebody's word, that a step waits for: "with the owner's approval", « sur demande du RSSI ». A third language is a third set of rows. */
import { row } from './time-words.ts';

/** The number of an item or a section; a mark. */
export const start = '^\\W*(?:(?:step |étape )?\\d+(?:\\.\\d+)*[.)]?\\s+)?';
const agreement = '(?:approval|validation|sign-?off|agreement|green light|consent|authori[sz]ation|go-ahead|confirmation|permission|review)';
const accord = "(?:accord|validation|autorisation|feu vert|approbation|aval|confirmation|visa)";
/** An act of somebody's, and no check of a file: nothing stands behind it, or who gives it. */
const given = "(?=\\W*$|\\s*[,:()]| (?:of|by|from|has|is|only|first)(?![a-z]))";
const donne = "(?=\\W*$|\\s*[,:()]| (?:d(?:e|u|es)(?![a-zà-ÿœ])|d['’]|par |(?:préalable|écrite?|expresse?|formel(?:le)?|explicite|uniquement|seulement)(?![a-zà-ÿœ])))";
const theirs = "(?:(?:the|an?|your|their|our|explicit|written|formal|prior|express) )*(?:[\\w'’-]+ ){0,3}?";
const leur = "(?:l['’]|le |la |un |une |votre |leur |son )?(?:\\p{L}+ ){0,2}?";
/** Somebody's, by name or not: "with root permission" and "after local validation" wait for nobody. */
const leave = `(?:(?:approval|sign-?off|agreement|green light|consent|go-ahead)${given}|(?:validation|authori[sz]ation) (?:by|from) )`;
const conge = `(?:(?:accord|autorisation|feu vert|approbation|aval|visa)${donne}|validation (?:d(?:e|u|es) |d['’]|par ))`;
const withLeave = `(?:with|after|upon|on|pending|subject to) ${theirs}${leave}`;
const avecConge = `(?:avec|après|sur|moyennant|sous réserve de?) ?${leur}${conge}`;

/** "À ne faire qu'avec l'accord du métier.", "This step requires the owner's approval.": said of all of a section that opens with it. */
export const byLeave: readonly RegExp[] = [
  row(`^[^.!?:]{0,60}(?<![a-z])(?:(?:only|solely) (?:[^.!?:]{0,40}? )?${withLeave}|(?:never|not|n['’]t) (?:[^.!?:]{0,40}? )?without ${theirs}${leave})[^.!?]{0,80}[.:]?\\s*$`),
  row(`^[^.!?:]{0,60}(?<![a-zà-ÿœ])(?:(?:qu(?:e |['’])|(?:uniquement|seulement|exclusivement) (?:[^.!?:]{0,40}? )?)${avecConge}|(?:pas|jamais|rien) (?:[^.!?:]{0,40}? )?sans ${leur}${conge})[^.!?]{0,80}[.:]?\\s*$`),
  row(`${start}(?:this|the following|each) (?:\\w+ )?(?:requires?|needs?|is subject to|depends on) ${theirs}${leave}`),
  row(`${start}(?:cette|ces|ce|cet|la) (?:étape|op[eé]ration|commande|action|manipulation|partie|section|script|bascule|suite)s? (?:suivantes? )?(?:n[eé]cessite|requiert|exige|demande|(?:est|sont) (?:soumise?|subordonnée?|conditionnée?)s? [àa]u?) ?${leur}${conge}`),
  row(`${start}(?:the |an? )?(?:[\\w'’-]+ ){0,2}?${agreement}(?: (?:of|by|from) [^.:,]{2,50})? is (?:required|needed|mandatory|necessary)(?![a-z])`),
  row(`${start}(?:l['’]|la |le |une? )?${accord} (?:d[eu'’][^.:,]{2,60} )?est (?:requise?|nécessaire|obligatoire|indispensable|exigée?)(?![a-zà-ÿœ])`),
];

/** Each opens or closes a lead, or is a heading. */
export const atWord: readonly RegExp[] = [
  row(`${start}(?:only )?(?:after|with|once you have|pending|subject to|upon|given) (?:the |an? |their |your |explicit |written |formal |prior )*(?:[\\w'’]+ ){0,3}?${agreement}(?: (?:of|by|from|has|is) [^:]{2,50})?\\s*[,:：]`),
  row(`${start}(?:seulement )?(?:après|avec|sous réserve de?|une fois|moyennant|sauf) (?:l['’]|le |la |votre |son |un |une )?(?:[\\p{L}]+ ){0,2}?${accord}(?: (?:de |du |des |par |d['’])[^:]{2,50}| (?:obtenue?|donnée?|reçue?))?\\s*[,:：]`),
  // "Restart with the owner's approval:", "Vider la file (sur accord du RSSI) :"
  row(`^[^.!?:]{3,120}[\\s(]${withLeave}[^.!?:]{0,60}(?:[:：]|\\)\\W*$)`),
  row(`^[^.!?:]{3,120}[\\s(]${avecConge}[^.!?:]{0,60}(?:[:：]|\\)\\W*$)`),
  // "At the manager's request:", "Sur ordre du directeur :"
  row(`${start}(?:only )?(?:(?:up)?on|at|by) (?:the |an? )?(?:explicit |express |written |formal )?(?:[\\w-]+['’]s? )?(?:request|order|demand|instruction|${agreement})(?: (?:of|by|from) [^.:,]{2,60})?(?: only)?\\s*(?:[,:：]|$)`),
  row(`${start}(?:uniquement |seulement )?(?:(?:sur (?:simple )?|moyennant |avec |après )(?:demande|ordre|instruction|${accord})|à la demande|sur l['’](?:ordre|accord))(?: (?:d(?:e|u|es) |d['’])[^.:,]{2,60}| (?:écrite?|expresse?|formel(?:le)?|explicite))?(?: (?:uniquement|seulement))?\\s*(?:[,:：]|$)`),
  // "To be done by the on-call only:", "À faire uniquement par l'astreinte :"
  row(`${start}(?:(?:this|the following|these) (?:\\w+ )?(?:must |may |is |are |can )?(?:only )?)?(?:to )?(?:only )?(?:be )?(?:run|done|executed|performed) (?:only by|by [^.:]{2,50} only)(?![a-z])[^.:]{0,60}[.:]?\\s*$`),
  row(`${start}(?:à (?:ne )?)?(?:faire|lancer|exécuter|jouer|réaliser) (?:que|uniquement|seulement|exclusivement) par (?:l[ea] |l['’]|une? |les )[^.:]{2,60}[.:]?\\s*$`),
];
