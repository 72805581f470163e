/** Table: lines of a web page that come along when its text is pasted, and that are no part of the document. */

/** Code hosts, wikis and documentation sites, English and French; whole lines only. */
const furniture: readonly RegExp[] = [
  // GitHub, GitLab, Gitea
  /^Skip to (?:main )?content$/i, /^(?:Jump to|Go to) (?:bottom|top|content|navigation|search)$/i, /^Clone this wiki locally$/i, /^Add a custom (?:footer|sidebar)$/i, /^New page$/i, /^Pages \d+$/i,
  /^.{1,60} edited this page .*$/i, /^.{1,60} a modifié cette page .*$/i, /^Last edited by .*$/i, /^\d+ revisions?$/i, /^Navigation Menu$/i, /^Toggle navigation$/i, /^Find a page…?$/i, /^Edit(?: this page)?(?: on \w+)?$/i, /^Copy$/i, /^Copied!?$/i,
  // Confluence, MediaWiki, Notion, Docusaurus, Sphinx
  /^(?:Created|Owned) by .{1,60}, last (?:modified|updated)\b.*$/i, /^Créée? par .{1,60}, dernière (?:modification|mise à jour)\b.*$/i, /^\d+ min(?:utes?)? de lecture$/i, /^(?:Last (?:updated|modified)|Dernière (?:modification|mise à jour))\b.{0,80}$/i, /^Page tree$/i, /^From .{1,60}, the free encyclopedia$/i, /^\[(?:hide|masquer)\]$/i, /^(?:Previous|Next|Précédent|Suivant)$/i,
  /^(?:On this page|Sur cette page|In this article|Toggle table of contents.*|Share(?: this)?|Partager|Like(?: this)?|Comments? \(\d+\)|\d+ comment(?:aire)?s?|No labels|Aucune étiquette|Add a reaction|Write a comment…?|Be the first to like this|Like\s+Be the first to like this)$/i, /^Was this (?:page|article) helpful\??$/i, /^\d+ min(?:ute)?s? read$/i,
  /^(?:Aller au contenu|Aller à la navigation|Modifier(?: cette page)?|Se connecter|Sign (?:in|up)|Log in)$/i,
  // The text of a picture that could not be pasted.
  /^(?:image|img|screenshot|capture d['’]écran)(?:[ -]?\d+)?(?:\.(?:png|jpe?g|gif))?$/i,
];

const contents = /^(?:Table of contents|Contents|Table des matières|Sommaire|TOC)$/i;

export function isFurniture(line: string): boolean {
  return furniture.some((pattern) => pattern.test(line));
}

/** The line above a table of contents. */
export function isContentsTitle(line: string): boolean {
  return contents.test(line);
}

/** Lines that only a rendered page has: one is enough to know a pasted one. */
export function isPageMark(line: string): boolean {
  return /^Skip to (?:main )?content$|^Clone this wiki locally$| edited this page |^(?:Created|Owned) by .{1,60}, last (?:modified|updated) |^Créée? par .{1,60}, dernière m|^Aller au contenu$|^From .{1,60}, the free encyclopedia$|^\d+ min(?: read|utes? de lecture| de lecture)$/i.test(line);
}

/** The way to a page ("Operations / Mail / Runbooks"), which stands above its title. */
export function isWayToPage(line: string): boolean {
  return line.length <= 120 && /^\p{Lu}[^/>»›.:]{0,40}(?:\s+[/>»›]\s+\p{Lu}[^/>»›.:]{0,40}){1,6}$/u.test(line);
}
