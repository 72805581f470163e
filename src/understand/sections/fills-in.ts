/** Tells the sentences below commands that say what is filled in there: the program asks for it. */
import { allMatches } from '../../model/all-matches.ts';
import type { Piece } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { BlockReading } from '../reading.ts';

/** "Replace X with the name of yours": a column a language. */
const replaces = /^\W*(?:(?:please |veuillez )?(?:replace|substitute|remplace[rz]))\s+["“«]?\s?(\S+?)\s?["”»]?,?\s+(?:.{0,120}\s)?(?:with|by|par)\s+(?:the|your|an?|le|la|l['’]|les|votre|un|une)(?!\p{L})/iu;

/** Whether a prose says what is filled in for a text of the commands above it, right there or behind items that do so too. */
export function fillsIn(pieces: readonly Piece[], index: number, blocks: ReadonlyMap<number, BlockReading>): boolean {
  const own = pieces[index];
  const written = own?.kind === 'prose' ? replaces.exec(own.text)?.[1]?.replace(/^[`'"]|[`'",]$/g, '') : undefined;
  if (!written || written.length < 3) return false;
  for (let i = index - 1; i >= 0 && i > index - 6; i -= 1) {
    const piece = pieces[i];
    const role = blocks.get(i)?.role;
    if (piece?.kind === 'block') return (role === 'run' || role === 'transcript' || role === 'script') && piece.text.includes(written);
    if (piece?.kind === 'heading' || piece?.kind === 'prose' && piece.shape !== 'item') return false;
  }
  return false;
}

/** "Replace X …" and nothing before it. */
const opening = /^\W*(?:(?:please|first|then|now|veuillez|ensuite|puis|d['’]abord) )*(?:replac(?:e|ing)|substitute|remplac(?:e[rz]?|ant))\s+(?:(?:the (?:value|placeholder) |la valeur |each |every |chaque |all |tous les |toutes les )?)(?=\S)/iu;
/** A word, and what it is replaced by: the first, and those that follow in the sentence. */
const pair = /(?:^|,\s+|\s(?:and|et)\s+|,\s(?:and|et)\s+)["'`“«]?\s?([^\s"'`”»,]+(?: [^\s"'`”»,]+){0,2}?)\s?["'`”»]?\s+(?:(?:\(?[^()]{0,40}\)?|everywhere|partout|above|below|ci-dessous|ci-dessus)\s+)?(?:with|by|par)\s/giu;
/** What may follow: the commands that it is filled in for. */
const goesOn = /[,;]?\s(?:and|then|and then|et|puis)\s(?:run|execute|type|launch|lance[rz]?|exécute[rz]?|tape[rz]?)(?:\s(?:the|this|these|following|command|commands|below|la|les|commande|commandes|suivante|suivantes|ceci|cela|it))*\s*[:.]?\s*$/iu;
/** A file that a person would change, by its name or as a word. */
const inFile = /(?<!\p{L})(?:in|into|inside|within|dans)\s(?:[\p{L}'’]+\s){0,3}(?:files?|fichiers?|[^\s]*[/.][a-z]\w*|~?\/\S+)(?!\p{L})/iu;

/** Whether a text tells to fill in what is asked for, and nothing else: each word that it has replaced is what an input is `written` as. */
export function onlyFillsIn(text: string, written: ReadonlySet<string>): boolean {
  const flat = oneLine(text);
  const lead = opening.exec(flat)?.[0].length;
  if (lead === undefined || flat.length > 300) return false;
  const told = flat.slice(lead).replace(goesOn, '.').replace(/\((?:ex\.?|e\.g\.?|par ex\w*\.?|for example|example|i\.e\.)[^()]*\)/giu, '');
  // What is said in brackets besides, has to be read.
  if (/[.!?]\s+\p{Lu}|[:;]|\([^()]{20,}\)/u.test(told) || inFile.test(told)) return false;
  const words = allMatches(told, pair).map((match) => match[1] ?? '');
  return words.length > 0 && told.search(/\s(?:with|by|par)\s/iu) > 0 && words.every((word) => written.has(word) || written.has(`<${word}>`));
}
