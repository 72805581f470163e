/** What somebody signs for: "Performed by (name, date): ____", "The keeper signs the journal before the hall is opened." */
import type { Prose } from '../../model/document.ts';

/** A line to fill in with a name. */
const blank = /_{3,}|\.{6,}|…{2,}/;
const done = /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:performed|done|executed|carried out|completed|checked|verified|reviewed|approved|authori[sz]ed|validated|released|witnessed|(?:counter)?signed(?: off)?) by|(?:réalisée?|exécutée?|faite?|effectuée?|contrôlée?|vérifiée?|relue?|approuvée?|autorisée?|validée?|visée?|(?:contre)?signée?) par|(?:counter)?signature|sign-?off|initials|visa|paraphe)(?!\p{L})/iu;

const paper = '(?:journal|log ?book|sheet|form|register|protocol|check-?list|record|book|cahier|registre|feuille|fiche|formulaire|procès-verbal|pv|main courante|bordereau)s?(?!\\p{L})';
/** Who signs, or is made to, and what; a column a language. What waits for a signature says when. */
const signs: readonly RegExp[] = [
  new RegExp(`^\\W*(?!(?:if|when|once|after|until|unless|only|before|as soon)(?!\\p{L}))[^.!?:;]{0,60}(?<!\\p{L})(?:(?:counter)?signs?(?: off)?|initials)(?: (?:for|in|on|the|an?|this|his|her|their|paper|written|[a-z]+ing))* ${paper}`, 'iu'),
  new RegExp(`^\\W*(?:(?:then|now|next|finally),? )?(?:have|get) [^.!?:;]{0,30}${paper}[^.!?:;]{0,20} (?:counter)?signed(?!\\p{L})|^\\W*(?:(?:then|now|next|finally),? )?have [^.!?:;]{2,40} (?:counter)?sign [^.!?:;]{0,30}${paper}`, 'iu'),
  new RegExp(`^\\W*(?!(?:si|quand|lorsqu|une fois|après|avant|dès|jusqu|tant|seulement)(?!\\p{L}))(?:(?:puis|ensuite|enfin),? )?(?:[^.!?:;]{2,60} (?:contre)?(?:signe|vise|paraphe)(?:nt)?|fai(?:re|tes|s) (?:contre)?(?:signer|viser|parapher))(?: (?:le|la|les|l['’]|dans|sur|du|de|un|une|[\\p{L}-]+)){1,4} ${paper}`, 'iu'),
];

/** A longer text tells of it. */
const longest = 200;

/** What a prose has somebody sign, or null. */
export function signedFor({ text, checked }: Prose): string | null {
  if (text.length > longest) return null;
  return done.test(text) && (blank.test(text) || checked !== null) || signs.some((pattern) => pattern.test(text)) ? text : null;
}
