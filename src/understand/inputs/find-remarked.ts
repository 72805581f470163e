/** Finds the word of a command that the comment behind it, or the sentence beside the block, leaves to the reader: `cp -r conf /opt/shop  # adjust path to your setup`. */
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import { isRemarked } from './find-parameters.ts';
import { firstFrom } from './pieces-by-line.ts';

/** What a comment speaks of, and how such a value looks; one row a kind. A column a language. */
const kinds: readonly (readonly [speaksOf: RegExp, looks: RegExp, more: Partial<Candidate>])[] = [
  [/\b(?:path|dir(?:ectory)?|folder|location)\b|(?<!\p{L})(?:chemin|dossier|répertoire|emplacement)(?!\p{L})/iu, /^[~.]?\/?(?:[\w.@-]+\/)+[\w.@-]*\/?$/, { kind: 'file', words: 'path' }],
  [/\b(?:host(?:name)?|server|domain|address|ip)\b|(?<!\p{L})(?:hôte|serveur|domaine|adresse)(?!\p{L})/iu, /^(?:[\w-]+\.)+[\w-]+$/, { words: 'host' }],
  [/\b(?:sub-?net|network range|cidr)\b|(?<!\p{L})sous-réseau(?!\p{L})/iu, /^(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/, { words: 'subnet' }],
  [/\binterface\b/iu, /^(?:eth|ens|enp|eno|wlan|wlp)\d\w*$/, { words: 'interface' }],
  [/\btime ?zone\b|(?<!\p{L})fuseau(?: horaire)?(?!\p{L})/iu, /^[A-Z][a-z]+\/[A-Z][A-Za-z_]+$/, { words: 'timezone' }],
  [/\bport\b/iu, /^\d{2,5}$/, { words: 'port' }],
  [/\bversion\b/iu, /^v?\d+(?:\.\d+)+$/, { words: 'version', kind: 'version' }],
];

/** "Modify the subnet to match yours", "Adapt the path to your setup", « Adaptez le port au vôtre »: what the reader's own is, told by what it is. */
const leftBeside = /\b(?:change|adjust|adapt|replace|modify|update)\s((?:the |this |these )?[^.:;]{2,60}?)\s(?:if (?:yours|it|they|this|that|the \w+) (?:is |are )?(?:differs?|different)|(?:to (?:match|fit|suit)|to|for|with|by) (?:your(?:s| own| setup| system| environment| network| (?:[\p{L}-]+ )?(?:zone|subnet|port|path|interface|timezone))))(?!\p{L})|(?<!\p{L})(?:adapte[rz]?|modifie[rz]?|change[rz]?|remplace[rz]?)\s((?:l[ea] |les |l['’]|ce |cette )[^.:;]{2,60}?)\s(?:si (?:le |la )?(?:vôtre|tien(?:ne)?) (?:est différente?|diffère)|(?:à|au|par|selon|avec) (?:l[ea] )?(?:vôtres?|votre (?:installation|réseau|système|environnement|cas|configuration)))(?!\p{L})/iu;

/** What the sentences right above and below the block leave to the reader: where one value alone in it looks like that, that one. */
function besideTold(code: Code, { context }: Facts): Candidate[] {
  const { pieces } = context.document;
  const i = firstFrom(pieces, code.line + 1) - 1;
  return [pieces[i - 1], pieces[i + 1]].flatMap((piece) => {
    const told = piece?.kind === 'prose' ? leftBeside.exec(piece.text.replace(/\s+/g, ' ').slice(0, 2000)) : null;
    const what = told?.[1] ?? told?.[2] ?? '';
    const kind = kinds.find(([speaksOf]) => speaksOf.test(what));
    if (kind === undefined) return [];
    const words = code.words.filter((w) => w.role === 'argument' && kind[1].test(w.text) && isLive(code, w.start, w.end));
    return new Set(words.map((w) => w.text)).size === 1 ? words.map((w) => candidateAt(code, w.start, w.end, 'remarked', { ...kind[2], source: 'example', example: w.text })) : [];
  });
}

/** The last word of the line that looks like what its comment speaks of. */
export const findRemarked: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  if (!code.shell) return [];
  const found = besideTold(code, facts);
  if (!code.source.includes('#')) return found;
  let offset = 0;
  let first = 0;
  for (const line of code.source.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    while ((code.words[first]?.start ?? Infinity) < start) first += 1;
    const remark = /\s#+[ \t]*(.{3,200})$/.exec(line);
    if (!remark || remark.index === 0 || code.zones[start + line.length - 1] !== 'comment' || !isRemarked(remark[1] ?? '')) continue;
    const kind = kinds.find(([speaksOf]) => speaksOf.test(remark[1] ?? ''));
    if (!kind) continue;
    let word: CodeWord | undefined;
    for (let i = first; (code.words[i]?.end ?? Infinity) <= start + remark.index; i++) if (code.words[i]?.role === 'argument' && kind[1].test(code.words[i]?.text ?? '')) word = code.words[i];
    if (!word) continue;
    const value = word.text.replace(/(?<=.)\/$/, '');
    found.push(candidateAt(code, word.start, word.start + value.length, 'remarked', { ...kind[2], source: 'example', example: value }));
  }
  return found;
};
