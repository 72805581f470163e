/** "If the clone is not there yet, clone it. Otherwise update it:" over two blocks: one of them is run, by what the sentence says of both. */
import type { Piece } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Branch } from './branch.ts';
import { option } from './either-or.ts';

const clause = String.raw`(?:[^.!?:;,\n]|[.:](?=\S)){4,80}`;
/** The condition, what is done then, and what otherwise: the end of a text. A language a row. */
const sentences: readonly RegExp[] = [
  new RegExp(String.raw`(?:^|[.!?]\s+)\W*((?:if|when|unless) ${clause}),? (?:then )?(${clause})(?:[.;,]|\s[–—-])\s*(?:(?:or )?else|otherwise|if not|if it (?:is|does|exists)),? (?:just |simply )?(${clause})[.:]?\s*$`, 'iu'),
  new RegExp(String.raw`(?:^|[.!?]\s+)\W*((?:si |s['’])${clause}),? (?:alors )?(${clause})(?:[.;,]|\s[–—-])\s*(?:sinon|autrement|dans le cas contraire),? (?:simplement )?(${clause})[.:]?\s*$`, 'iu'),
];
/** What is said to be done, and how it is typed. */
const doings: readonly (readonly [said: RegExp, typed: RegExp])[] = [
  [/(?<!\p{L})clon(?:e|er|ez|ing)(?!\p{L})/iu, /\bclone\b/], [/(?<!\p{L})(?:updat|upgrad|refresh|pull|fetch|actualis|rafra[iî]ch|mett(?:re|ez) .*à jour|mise à jour)/iu, /\b(?:pull|fetch|update|upgrade|refresh|reset|checkout|rebase)\b/],
  [/(?<!\p{L})(?:creat|add|make|cré|ajout)/iu, /\b(?:create\w*|add\w*|mkdir|useradd|init|new)\b/], [/(?<!\p{L})initiali[sz]/iu, /\binit\w*/], [/(?<!\p{L})install/iu, /\binstall\b/],
  [/(?<!\p{L})(?:restart|relanc|redémarr)/iu, /\brestart\b/], [/(?<!\p{L})(?:reload|recharg)/iu, /\breload\b/], [/(?<!\p{L})(?:start|launch|démarr|lanc)/iu, /\b(?:start|up|run)\b/], [/(?<!\p{L})(?:stop|arrêt)/iu, /\b(?:stop|down)\b/],
  [/(?<!\p{L})(?:restor|restaur)/iu, /restore/], [/(?<!\p{L})migr/iu, /migrat/], [/(?<!\p{L})(?:remov|delet|supprim)/iu, /\b(?:rm|remove|delete|drop)\b/], [/(?<!\p{L})(?:cop(?:y|ier|iez))(?!\p{L})/iu, /\b(?:cp|rsync|scp|copy)\b/],
];

/** @param codeAt what a piece has to run; undefined for any other @returns the two ways that a text gives for the two blocks right below it */
export function ifOtherwise(pieces: readonly Piece[], index: number, codeAt: (index: number) => string | undefined): { readonly condition: string; readonly first: string; readonly otherwise: string } | null {
  const [piece, first, second] = [pieces[index], codeAt(index + 1), codeAt(index + 2)];
  if (piece?.kind !== 'prose' || piece.text.length > 600 || first === undefined || second === undefined || pieces[index + 3]?.kind === 'block') return null;
  const text = oneLine(piece.text);
  const [, condition = '', done = '', otherwise = ''] = sentences.map((s) => s.exec(text)).find((m) => m !== null) ?? [];
  const fits = (said: string, code: string): boolean => doings.some(([word, typed]) => word.test(said) && typed.test(code));
  const own = Number(fits(done, first) && !fits(done, second)) + Number(fits(otherwise, second) && !fits(otherwise, first));
  const crossed = (fits(done, second) && !fits(done, first)) || (fits(otherwise, first) && !fits(otherwise, second));
  return own > 0 && !crossed ? { condition: condition.trim(), first: done.trim(), otherwise: otherwise.trim() } : null;
}

/** The groups of two, the lines whose condition they answer, and what each block is called: the sentence above both is of both. */
export function eitherCases(pieces: readonly Piece[], codeAt: (index: number) => string | undefined): { readonly groups: Branch[][]; readonly lines: ReadonlySet<number>; readonly titles: ReadonlyMap<number, string> } {
  const groups: Branch[][] = [];
  const lines = new Set<number>();
  const titles = new Map<number, string>();
  pieces.forEach(({ place }, index) => {
    const ways = ifOtherwise(pieces, index, codeAt);
    if (ways === null) return;
    for (let line = place.line; line <= place.endLine; line += 1) lines.add(line);
    [ways.first, ways.otherwise].forEach((said, n) => titles.set(index + 1 + n, said.slice(0, 1).toUpperCase() + said.slice(1)));
    groups.push([ways.first, ways.otherwise].map((label, n): Branch => ({ variant: option(label), pieces: [index + 1 + n], line: pieces[index + 1 + n]?.place.line ?? 0, seen: n === 0 ? `${ways.condition}: ${label}` : label })));
  });
  return { groups, lines, titles };
}
