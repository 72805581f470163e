/** Finds the values of assignments that the text before them says to set: the parameters of a procedure. */
import type { Prose } from '../../model/document.ts';
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';

/** Wordings that leave the values of the assignments below to the reader; one row a wording. */
const leaves: readonly RegExp[] = [
  /\b(?:set|define|adjust|adapt|customi[sz]e|edit|fill in|change)\b[^.]{0,40}?\b(?:following |these |those |some |required |your )?(?:environment |env\.? |shell )?(?:variables|parameters|values|placeholders)\b/iu,
  /\bparameteri[sz]e\b/iu,
  // "Specify which hall is moved:", "Indiquer la halle :"
  /^\W*(?:(?:then|first|next|now),? )?(?:specify|choose|pick|decide)\s[^.:]{3,80}[:：]\s*$/iu,
  /^\W*(?:(?:puis|d['’]abord|ensuite),? )?(?:précise[rz]|indique[rz]|choisi(?:r|ssez)|spécifie[rz])\s[^.:]{3,80}[:：]\s*$/iu,
  /(?<![\p{L}])(?:définir|définissez|définis|renseigner|renseignez|adapter|adaptez|ajuster|ajustez|modifier|modifiez|remplir|remplissez)(?![\p{L}])[^.]{0,40}?(?<![\p{L}])(?:variables|paramètres|valeurs)(?![\p{L}])/iu,
];

/** Said of one variable right above it: "set X to your editor", "the name of the cluster to work against". */
const leavesOne = /\b(?:you(?:['’]re| are| want| like| need)?|your|to (?:use|work (?:on|against|with)|deploy|upgrade|migrate|restore|delete))\b|(?<![\p{L}])(?:vous|votre|vos|à (?:utiliser|déployer|restaurer|migrer|supprimer))(?![\p{L}])/iu;

/** Behind a value: "change this", "adjust to match your setup", "à adapter". A column a language. */
const remarks = /\b(?:change|adjust|adapt|replace|customi[sz]e|edit|fill in|set|use|put)\b.{0,30}\b(?:this|it|me|your|yours|to (?:match|fit|suit)|as needed|if needed|accordingly)\b|\bchange[ _-]?me\b|^(?:your|the) |\byours?\b|(?:à|a) (?:adapter|modifier|changer|remplacer|ajuster|personnaliser|renseigner|compléter)|(?:adapt|modifi|chang|remplac|ajust|renseign)ez(?![\p{L}])|(?<![\p{L}])(?:votre|vos)(?![\p{L}])/iu;

/** An order to put something else there: the value of the last time is an example, and no default. */
const orders = /(?<!\p{L})(?:change|edit|replace|update|fill|adapt|adjust|set)(?: |[_-]?)(?:in |out )?(?:this|me|it|here)(?!\p{L})(?! if| only| when)|(?<!\p{L})(?:à|a) (?:changer|modifier|remplacer|renseigner|compléter)(?! (?:si|au besoin))|(?<!\p{L})(?:changez|modifiez|remplacez|changer|modifier|remplacer)(?:-(?:moi|le|la)| (?:ici|ceci|cette valeur))(?!\p{L})/iu;

/** Whether a comment behind a command says that what stands there is the reader's. */
export const isRemarked = (remark: string): boolean => remarks.test(remark) && !/\b(?:not|never|don['’]?t|no need)\b|(?<![\p{L}])(?:ne|pas|jamais|inutile)(?![\p{L}])/iu.test(remark);

/** "Set `REGION` to your region", "Remplacez la valeur de REGION": said of one variable in the text above. */
function setsOne(prose: string, variable: string): boolean {
  const at = new RegExp(`(?<![\\w$])${variable}(?!\\w)`).exec(prose)?.index;
  if (at === undefined) return false;
  const sentence = prose.slice(Math.max(0, at - 60), at + 90);
  return /\b(?:set|change|replace|adapt|adjust|fill in|choose|specify)\b/i.test(sentence) && /\b(?:your|you)\b/i.test(sentence) || /(?<![\p{L}])(?:remplac|chang|adapt|modifi|renseign|indiqu|choisi|définiss|mett)\p{L}*/iu.test(sentence) && /(?<![\p{L}])(?:votre|vos|vous)(?![\p{L}])|\bvaleur/iu.test(sentence);
}

/** Switches and modes: what such a variable is set to is what the document means. */
const fixed = /^(?:true|false|yes|no|on|off|none|null|production|prod|development|test|latest|require|always|\d{1,3}|\.|C|POSIX|[a-z]{2}_[A-Z]{2}\.\S+)$/i;

/** The whole value of `NAME=value` or `export NAME=value` on a line of its own, where the text leaves it to the reader. */
export const findParameters: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell) return [];
  if (!code.words.some((w) => w.role === 'assignment')) return [];
  const found: Candidate[] = [];
  const prose = proseBefore(code, facts);
  const left = leaves.some((wording) => wording.test(prose));
  for (const word of code.words) {
    if (word.role !== 'assignment' || word.variable === null || word.text.length > 200 || !isLive(code, word.start, word.end)) continue;
    const text = word.text.replace(/^(["'])(.*)\1$/s, '$2');
    if (!text || /[$`\s<>{}*]/.test(text)) continue;
    const remark = /[ \t]#[ \t]*(.+)/.exec(lineFrom(code.source, word.end))?.[1] ?? '';
    const ordered = orders.test(remark) && isRemarked(remark);
    if (fixed.test(text) && !(ordered && /\d/.test(text))) continue;
    const lead = code.source.slice(Math.max(0, word.start - 120), word.start);
    const lineStart = word.start - lead.length + lead.lastIndexOf('\n') + 1;
    if (!/^\s*(?:export\s+)?[A-Za-z_]\w*=$/.test(code.source.slice(lineStart, word.start))) continue;
    if (!/^[ \t]*(?:[#;]|$)/.test(lineFrom(code.source, word.end))) continue;
    const above = lineStart < 2 ? '' : lineFrom(code.source, code.source.lastIndexOf('\n', lineStart - 2) + 1);
    const comment = /^\s*#/.test(above) ? above : '';
    if (!left && !(comment && leavesOne.test(comment)) && !leaves.some((wording) => wording.test(comment)) && !isRemarked(remark) && !setsOne(prose, word.variable)) continue;
    const at = word.start + word.text.indexOf(text);
    found.push(candidateAt(code, at, at + text.length, 'parameter', { source: 'example', words: word.variable, name: word.variable, example: text, ...(ordered ? {} : { default: text }) }));
  }
  return found;
};

/** From an offset to the end of its line, 300 characters at most. */
function lineFrom(source: string, from: number): string {
  return source.slice(from, from + 300).split('\n')[0] ?? '';
}

/** The last two sentences of the prose right above a code, or nothing. */
function proseBefore(code: Code, facts: Facts): string {
  let last: Prose | null = null;
  for (const piece of facts.context.document.pieces) {
    if (piece.place.line >= code.line || ('block' in code.reading && piece === code.reading.block)) break;
    last = piece.kind === 'prose' ? piece : null;
  }
  return last === null ? '' : last.text.replace(/\s+/g, ' ').slice(-400).split(/(?<=[.!?])\s+/).slice(-2).join(' ');
}
