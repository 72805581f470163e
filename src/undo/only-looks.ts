/** Whether a step for a person only looks: then a rollback has nothing to take back. Where a word may also be a deed, it counts as one. */

/** Words that open a look, or a wait. "Make sure" and "confirm" are not among them: who finds it otherwise does something. */
const look = new RegExp(`^(?:${[
  'check', 'double-check', 'verify', 'look', 'watch', 'see', 'monitor', 'observe', 'inspect', 'examine', 'review', 'compare', 'wait', 'read', 'note', 'keep an eye', 'keep watching', 'confirm that',
  'vérifie[rz]?', 'regarde[rz]?', 'surveille[rz]?', 'observe[rz]?', 'inspecte[rz]?', 'examine[rz]?', 'compare[rz]?', 'consulte[rz]?', 'constate[rz]?', 'contrôle[rz]?', 'attend(?:re|ez|s)', 'li(?:re|sez|s)', 'note[rz]?', 'confirme[rz]? que',
].join('|')})(?![\\p{L}-])`, 'iu');
const before = /^(?:please|now|then|first|finally|also|again|afterwards|once more|next|ensuite|puis|enfin|d['’]abord|aussi|maintenant)[\s,]+/iu;
/** What goes on with what is looked at: an article, a preposition, a name, a state. Anything else may be a deed. */
const goesOn = new RegExp(`^(?:${[
  'the', 'an?', 'its', 'their', 'your', 'our', 'all', 'each', 'every', 'any', 'no', 'nothing', 'that', 'whether', 'for', 'in', 'on', 'at', 'of', 'with', 'without', 'until', 'till', 'from', 'by', 'after', 'before', 'how', 'what', 'which', 'when', 'where', 'who',
  'is', 'are', 'has', 'have', 'was', 'were', 'does', 'do not', 'it', 'they', 'there', 'both', 'at least', 'not',
  'les?', 'la', 'une?', 'des?', 'du', 'aux?', 'son', 'sa', 'ses', 'leurs?', 'votre', 'vos', 'notre', 'nos', 'que', 'pour', 'dans', 'sur', 'sous', 'avec', 'sans', 'jusqu', 'pendant', 'avant', 'après', 'est', 'sont', 'a', 'ont', 'ne', 'il', 'elle', 'ils', 'elles', 'combien', 'comment',
].join('|')})(?![\\p{L}-])|^(?:[ldnsc]|qu)['’]`, 'iu');
const named = /^[\p{Lu}\d"“«'`(⟨]/u;
const condition = /(?<!\p{L})(?:if|unless|else|otherwise|sinon|s['’]ils?|si|sauf)(?!\p{L})/iu;

/** @param text of the step, as the plan has it */
export function onlyLooks(text: string): boolean {
  if (text.trim() === '' || condition.test(text)) return false;
  return text.split(/[.;:!?…\n]+(?:\s|$)/u).filter((sentence) => sentence.trim() !== '').every((sentence) => {
    const [first = '', ...others] = sentence.split(/,\s|(?<!\p{L})(?:and|then|or|et|puis|ou)(?!\p{L})/iu).map(opening).filter(Boolean);
    return (look.test(first) || goesOn.test(first)) && others.every((clause) => look.test(clause) || goesOn.test(clause) || named.test(clause));
  }) && look.test(opening(text));
}

/** A clause without the words that only order it. */
function opening(clause: string): string {
  let rest = clause.trim();
  while (before.test(rest)) rest = rest.replace(before, '');
  return rest;
}
