/** Words that limit what they lead to to one environment: "In staging only:", "À ne faire qu'en recette :". A third language is a third set of rows. */
import { row } from './time-words.ts';

const start = '^\\W*(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:(?:then|and|puis|et|ensuite),? )?';
const production = 'prod(?:uction)?';
const trial = '(?:staging|stage|pre-?prod(?:uction)?|pré-?prod(?:uction)?|pre-?live|recette|qa|uat|acceptance|homologation|qualification|tests?|dev(?:elopment)?|développement|intégration|integration|sandbox|bac à sable|demo|démo(?:nstration)?|formation|training)';
const any = `(?:${production}|${trial})`;
const place = '(?:environnements?|environments?|envs?|serveurs?|servers?|machines?|plateformes?|platforms?|instances?|clusters?|bases?|sites?|h[oô]tes?|hosts?|postes?|n(?:oe|œ)uds?|nodes?|vms?)';
const the = "(?:(?:the|our|your|all|la|les?|notre|nos|votre|vos|l['’])\\s?)?";
/** "recette", "the staging environment", "l'environnement de test", "serveur (de) recette". */
const one = (name: string): string => `${the}\\W{0,3}(?:${place} (?:de |d['’]|of |for )?(?:la |the )?\\W{0,2})?${name}\\W{0,3}?(?: ${place})?`;
const only = '(?:only|solely|exclusively|uniquement|seulement|exclusivement)';
const within = '(?:on|in|within|for|against|from|en|sur|dans|pour|depuis|chez)';
const done = "(?:ex[eé]cute[rz]?|lance[rz]?|faire|faites|jouer|jouez|appliquer?z?|utilise[rz]?|r[eé]alise[rz]?|effectue[rz]?|passer)";
const ends = '(?![\\p{L}-])[*_`"»)\\s]*(?:[,:：(—–.-]|$)[^\\n]{0,160}$';

/** Each opens a lead or a heading. */
export const limits: readonly RegExp[] = [
  // "On production only, also warm the cache:", "En environnement de recette uniquement :", "Environnement de test seulement"
  row(`${start}(?:${within}\\s+)?${one(any)}\\W*\\s${only}${ends}`),
  row(`${start}${only}\\s${within}\\s+${one(any)}${ends}`),
  // "At the end of the crisis only (the owner's word):", "Par l'astreinte uniquement, relancer :"
  row(`${start}(?:on|in|at|once|after|before|during|for|with|by|en|sur|à|aux?|après|avant|pendant|durant|lors|par|pour|avec|dans|chez|hors|sous)(?![\\p{L}-])[^.!?:,]{2,80}\\s\\W*${only}\\W*(?:\\([^()]*\\)\\s*)?[,:：]`),
  // "Except on Sundays, restart:"
  row(`${start}(?:except (?:on|in|during|at)|sauf (?:en|pendant|durant|sur|à|au|le (?:week-end|soir|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)|urgence))(?![\\p{L}-])(?! ${one(any)})[^.!?:,]{0,60}[,:：]`),
  // "À exécuter uniquement sur l'environnement de recette :", "À ne faire qu'en recette :", "To be run in staging only:", "Run this only in staging:"
  row(`${start}(?:(?:étape|opération|commande|partie)s? )?à (?:ne )?${done}(?: (?:${only}|qu['’e]? ?))? ?${within}\\s+${one(any)}(?:\\s${only})?${ends}`),
  row(`${start}(?:ne |n['’])${done}(?: (?:ceci|cela|cette (?:commande|étape)|ce script|la suite|ce qui suit))? qu['’e]? ?${within}\\s+${one(any)}${ends}`),
  row(`${start}(?:(?:this|these|it|the following)(?: \\p{L}+)? (?:must|should|has to|is|are)(?: to)? (?:only )?(?:be )?|to be |please )?(?:only )?(?:run|done|executed?|used?|appl(?:y|ied)|do)(?: (?:this|these|it|the following)(?: \\p{L}+)?)?(?: ${only}\\s${within}\\s+${one(any)}|\\s${within}\\s+${one(any)}\\s${only})${ends}`),
  row(`${start}(?:please )?only (?:run|do|execute|use|apply)(?: (?:this|these|it|the following)(?: \\p{L}+)?)? ${within}\\s+${one(any)}${ends}`),
  row(`${start}r[eé]serv[eé]e?s? (?:à|aux?) ${one(any)}${ends}`),
  // "For the test environment, run:": what stands beside it is for another
  row(`${start}(?:for|pour)\\s+(?:the |our |your |l['’]|le |la |les |un |une |an? )(?:${place} (?:de |d['’]|of )?(?:la )?${trial}|${trial} ${place})\\W{0,2}[,:：][^\\n]{0,160}$`),
];

/** Over what is shown so that nobody does it. */
export const shownAsWrong: readonly RegExp[] = [
  row(`${start}(?:(?:an? )?(?:bad |wrong |counter-?)examples?|(?:an? )?examples? of )?(?:what|how) (?:not to|(?:you |one )?(?:should|must)(?: not|n['’]t)(?: be)?|never to) (?:do|done|run|use|type|write)(?!\\p{L})[^.:]{0,40}[:：]?\\s*$`),
  row(`${start}(?:(?:un )?(?:mauvais |contre-?)exemples?|(?:(?:un )?exemples? de )?(?:ce qu['’]il|voici ce qu['’]il) ne faut (?:surtout )?(?:pas|jamais) (?:faire|lancer|taper|exécuter|écrire))(?!\\p{L})[^.:]{0,40}[:：]?\\s*$`),
];

const what = "(?: (?:this|it|that|these|them|any of (?:this|these)|the following|the (?=(?:script|command|procedure|block)s? below))(?: (?:command|script|step|procedure|section|block|part|task|job|operation)s?)?(?: below)?)?";
const quoi = "(?: (?:ceci|cela|ça|la suite|ce qui suit|(?:cette|ces|ce|cet|la|le|les) (?:commande|script|étape|procédure|section|bloc|partie|tâche|opération)s?(?: suivante?s?| ci-dessous)?))?";
const opensThen = '(?:^|[.!?;(—–])\\W{0,6}(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:(?:note|warning|attention|important|caution|nb|remarque)\\s*[:：]\\W{0,4})?';
const weekdays = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week-?(?:ends?|days?)|holidays?)';
const jours = '(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|week-?end|soir|matin|midi|jour)';
/** "Do not run this during business hours.", "À ne pas faire en même temps que l'inventaire": at another time, elsewhere, or otherwise one may. */
export const notThen: readonly RegExp[] = [
  row(`${opensThen}(?:(?:this|it|these|the following)(?: \\p{L}+)? )?(?:please )?(?:(?:do not|don['’]t|never|avoid) (?:ever )?(?:run(?:ning)?|do(?:ing)?|execut(?:e|ing)|us(?:e|ing)|start(?:ing)?|launch(?:ing)?|perform(?:ing)?|apply(?:ing)?)|(?:(?:must|should|is|are) (?:not|never)|(?:must|should)n['’]t|not) (?:to )?be (?:run|done|executed|used|started|launched|performed|applied))${what} (?:during|while|whilst|when(?:ever)?|on (?:the |a |an )?(?:\\p{L}+ )?${weekdays}|at (?:night|the same time|the end|the start|noon|midnight|peak|\\d)|before|after|until|till|unless|without|between|outside|within|if|in (?:parallel|the (?:day|morning|afternoon|evening|daytime|middle)|(?:business|office|working|opening|peak|school) hours)|from a|more than (?:once|one)|twice|(?:together|along|at once) with)(?![\\p{L}-])`),
  row(`${opensThen}(?:(?:cette |ces )?(?:étape|opération|commande|partie)s? )?(?:à )?(?:ne (?:surtout )?(?:pas|jamais) (?:la |le |les |l['’])?(?:exécuter|lancer|faire|jouer|utiliser|appliquer|démarrer|réaliser|effectuer|employer)|n(?:e |['’])(?:la |le |les |l['’])?(?:exécute[rz]|lance[rz]|joue[rz]|utilise[rz]|faites|applique[rz]|réalise[rz]|effectue[rz]) (?:surtout )?(?:pas|jamais)|évite[rz] (?:de |d['’])(?:la |le |les |l['’])?(?:exécuter|lancer|faire|jouer|utiliser|appliquer))${quoi} (?:pendant|durant|en (?:même temps|journée|semaine|heures?|période|pleine?|parallèle|cours|cas)|tant qu|lorsqu|quand|si|s['’]ils?|avant|après|sans|entre|hors|de (?:jour|nuit|\\d)|aux heures|dans (?:la journée|les heures)|la (?:nuit|journée)|le(?:s)? ${jours}s?|au(?:x)? (?:heures?|moment|milieu|même)|à (?:\\d|midi|minuit|partir)|(?:deux|plusieurs) fois|plus d['’]une fois)(?![\\p{L}-]*-)`),
];
