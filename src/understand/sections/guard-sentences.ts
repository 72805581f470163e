/** The sentences of a text in which warnings, limits and conditions are looked for, and how one of them is shown. */
import { allMatches } from '../../model/all-matches.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Guard } from '../../model/procedure.ts';
import { onlyWhen } from './guard-words.ts';

/** A longer sentence is no sentence, and the patterns are not linear in it. */
const longest = 800;

/** "12/ if needed: …", "4.2 In case of trouble": what a text is counted with says nothing of when. */
const enumerated = /^\s*(?:\d{1,2}\s?[/°]|\d+(?:\.\d+)+[.)]?)\s+(?=\p{L})/u;
/** "Note: if it says so, run:", "Note: only needed behind a proxy": what leads on, or limits all, is no remark; "Note: if you have issues, see …" is one. */
const noted = /^[\s>*_]*(?:note|remarque|nota(?: bene)?|important|info(?:rmation)?|tip|hint|astuce|rappel|reminder)[*_\s]*[:：–—][*_\s]+(?=\p{L})/iu;
/** "In the meantime, for staging only, …", « En attendant le retour, si … »: what goes before a condition is none. */
const meanwhile = /^\W*(?:(?:in the )?meantime|meanwhile|while waiting|for now|en attendant|entre-temps|pendant ce temps|toutefois|cependant|néanmoins|dans un premier temps)(?: [^,.:;!?]{2,40})?, (?=(?:(?:and )?only|solely|if|unless|in case|for|on|in|at|except|after|with|si|s['’]|sauf|en|sur|pour|dans|uniquement|seulement|hors|après|avec)(?!\p{L}))/iu;
/** "Step 3: on failure, …", « **Étape 2** – uniquement en production »: what a step is called by says nothing of when. */
const stepLabel = /^[\s>*_]*(?:steps?|étapes?)\s*(?:n°\s*)?(?:\d{1,3}(?:[./]\d{1,2}|[a-z])?|one|two|three|four|five|une?|deux|trois|quatre|cinq)[*_\s]*[:：.)–—-][*_\s]+(?=\S)/iu;
/** "Migration: only if it is older than 3, …": nor does the thing that it is about; a remark and what is looked for are other things. */
const thing = /^[\s>*_]*(?!(?:note|nota|remar|important|info|tip|hint|astuce|rappel|remind|warn|caution|danger|attention|avert|exampl|exempl|e\.?g|expect|result|résult|output|sortie|question|answer|réponse|why|pourquoi|when|quand|step|étape|problem|problèm|cause|symptom|solution|usage|default|défaut|option|facultat)|(?:q|r|a|si|if)(?!\p{L}))(?:\p{L}[\p{L}'’-]* ){0,2}\p{L}[\p{L}'’-]*(?:\s\d{1,3})?[*_\s]*(?:[:：]|\s[–—-])[*_\s]+(?=(?:optionally|au besoin|(?:only|solely|uniquement|seulement) (?:if|in|on|for|when|si|en|sur|pour|quand)|if|unless|in case|except|with the (?:approval|agreement|consent)|si|s['’]ils?|sauf|en cas|à moins|avec l['’](?:accord|autorisation|aval))(?![\p{L}-]))/iu;
/** A sentence without what it is called by. */
export const unlabelled = (sentence: string): string => sentence.replace(stepLabel, '').replace(thing, '');
function bare(sentence: string): string {
  const plain = unlabelled(sentence.replace(enumerated, '')).replace(meanwhile, '');
  const said = plain.replace(noted, '');
  return /[:：]\s*$/.test(said) || onlyWhen.test(said) ? said : plain;
}

/** Sentences with the line they begin on, counted from the piece's first. A line that begins with a mark of warning is its own sentence. */
export function sentencesOf(text: string): { sentence: string; line: number }[] {
  const out: { sentence: string; line: number }[] = [];
  let start = 0;
  let counted = 0;
  let line = 0;
  for (const m of allMatches(text, /(?<=[.!?…])["»)]?\s+(?=[\p{Lu}\p{Extended_Pictographic}«"(*])|\n(?=\s*(?:⚠|🚨|❗|‼|⛔|[-*•]\s))|(?<=(?:^|\n)[^\n.:;,!?]{3,50})\n(?=\p{Lu}[\p{Ll}'’ ])/gu)) {
    push(start, m.index);
    start = m.index + m[0].length;
  }
  push(start, text.length);
  return out;
  function push(from: number, to: number): void {
    const sentence = text.slice(from, Math.min(to, from + longest)).trim();
    for (; counted < from; counted++) if (text[counted] === '\n') line++;
    if (sentence) out.push({ sentence: bare(sentence), line });
  }
}

/** One line, without the label that says what it is ("Warning"): that is said beside it. */
export function guardLine(text: string): string {
  const line = oneLine(text).replace(/^(?:warning|caution|danger|attention|important|avertissement)\s*[:!—–-]*\s+(?=\p{Lu})/iu, '');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** A guard of these words. */
export const guardOf = (kind: Guard['kind'], sentence: string, line: number): Guard => ({ kind, environment: null, text: guardLine(sentence), line });
