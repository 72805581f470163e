/** The folder that a text puts a file in: "`.env` in `backend/`", "in the `backend` folder, edit `.env`", « dans le dossier `api` ». */
import { allMatches } from '../../model/all-matches.ts';

const noun = '(?:(?:sub-?)?(?:folder|director(?:y|ies)|dir)|(?:sous-)?(?:dossier|répertoire))';
const article = "(?:(?:the|your|its|this|an?|le|la|votre|ton|un|ce) |l['’])?";
/** Names that folders have everywhere; any other word is a folder only where it is set as code or ends in a slash ("the config directory" is anybody's). */
const usual = 'backend|back-end|frontend|front-end|server|client|api|web|app|src|docker|infra|ansible|terraform|helm|scripts|docs';
const path = '[\\w.@~-]*(?:/[\\w.@-]+)*';
/** A folder as a place; `sure` says by itself that it is one, `named` needs the word beside it. */
const folder = `${article}(?:(?<before>${noun}) )?(?:\`(?<code>${path}/?)\`|(?<slashed>${path}/)(?![\\w])|(?<word>${usual})(?![\\w./-]))(?<after> ${noun}(?!\\p{L}))?`;
const behind = new RegExp(`^\`?(?: files?)?,? (?:(?:located|placed|that is|found|situé|placé) )?\\(?(?:in|inside|under|within|of|from|dans|sous|du|de) ${folder}`, 'iu');
const ahead = new RegExp(`(?<![\\p{L}\\d])(?:in|inside|under|within|from|go to|enter|dans|sous|depuis|aller dans) ${folder}`, 'giu');

/**
 * A file's name with the folder that its sentence names; as it is where none is named, or where it tells its place itself.
 * @param codes the code spans of the text
 */
export function inItsFolder(file: string, text: string, codes: readonly { readonly start: number; readonly end: number }[]): string {
  if (/^(?:[~/]|\.\.?\/)/.test(file)) return file;
  let ticked = text.replace(/\n/g, ' ');
  if (!ticked.includes('`')) for (const { start, end } of codes.toReversed()) ticked = `${ticked.slice(0, start)}\`${ticked.slice(start, end)}\`${ticked.slice(end)}`;
  const sentence = ticked.split(/(?<=[.!?;])\s+(?=\p{Lu})/u).findLast((s) => s.includes(file));
  if (sentence === undefined) return file;
  const at = sentence.lastIndexOf(file);
  const told = [behind.exec(sentence.slice(at + file.length)), ...allMatches(sentence.slice(0, at), ahead).toReversed()];
  for (const found of told) {
    const name = found === null ? null : nameOf(found.groups ?? {});
    if (name !== null && name !== file && !file.startsWith(`${name}/`)) return name === '.' ? file : `${name}/${file}`;
  }
  return file;
}

/** The folder's name without its last slash; null where nothing says that it is a folder. */
function nameOf({ before, code, slashed, word, after }: Readonly<Record<string, string | undefined>>): string | null {
  const said = code ?? slashed ?? word ?? '';
  const sure = said.endsWith('/') || before !== undefined || after !== undefined;
  // A path set as code after "in" is one; a name with an ending is a file.
  if (!(sure || (code !== undefined && code.includes('/'))) || /(?:^|[^/.])\.\w{1,5}$/.test(said)) return null;
  const name = said.replace(/\/+$/, '');
  return name === '' || name === '~' ? null : name;
}
