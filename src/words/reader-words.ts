/** The table of what is refused by rooms that do not know the operator's language, in French: the reader's and the record's sentences. */
import type { FailureParts } from '../model/failure.ts';
import type { Language } from '../model/procedure.ts';

/** The reader's sentence, with the parts that vary as groups; and the French one. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^the document is UTF-16$/, 'le document est en UTF-16'],
  [/^the document is binary \(it holds a NUL byte\)$/, 'le document est un binaire (il contient un octet nul)'],
  [/^the document has (\d+) bytes, more than the (\d+) that are read$/, 'le document a $1 octets, plus que les $2 qui sont lus'],
  [/^the document is empty$/, 'le document est vide'],
  [/^the text is nested more than (\d+) deep at line (\d+)$/, 'le texte est imbriqué sur plus de $1 niveaux à la ligne $2'],
  [/^reading the document takes more memory than there is$/, 'la lecture du document demande plus de mémoire qu’il n’y en a'],
  [/^reading the document takes more than (\d+) seconds$/, 'la lecture du document prend plus de $1 secondes'],
  [/^the text is nested too deep to be read$/, 'le texte est trop imbriqué pour être lu'],
  [/^the document has (\d+)(?: and more)? paragraphs, items and blocks, more than the (\d+) that are read$/, 'le document a $1 paragraphes, éléments et blocs, plus que les $2 qui sont lus'],
  [/^the AsciiDoc document has (\d+) characters, more than the (\d+) that are read$/, 'le document AsciiDoc a $1 caractères, plus que les $2 qui sont lus'],
  [/^the AsciiDoc document has more than (\d+) blanks in a row$/, 'le document AsciiDoc a plus de $1 blancs à la suite'],
  [/^the AsciiDoc document has (\d+) titles and delimiters, more than are read$/, 'le document AsciiDoc a $1 titres et délimiteurs, plus qu’il n’en est lu'],
  [/^the AsciiDoc document has (\d+) lines that open with colons, more than are read$/, 'le document AsciiDoc a $1 lignes qui commencent par des deux-points, plus qu’il n’en est lu'],
  [/^the AsciiDoc library cannot read the document: (.*)$/, 'la bibliothèque AsciiDoc ne peut pas lire le document : $1'],
  [/^Look for blocks, tables and conditionals that open and never close; `asciidoctor` says where\.$/, 'Cherchez des blocs, tableaux et conditions qui s’ouvrent sans jamais se fermer ; `asciidoctor` dit où.'],
  [/^the sidecar file has (\d+) characters, more than the (\d+) that are read$/, 'le fichier de corrections a $1 caractères, plus que les $2 qui sont lus'],
  [/^the sidecar file corrects more blocks that are not in the document than are looked for$/, 'le fichier de corrections corrige plus de blocs absents du document qu’il n’en est cherché'],
  [/^Take out of it what the document holds no more\.$/, 'Retirez-en ce que le document ne contient plus.'],
  [/^Take them out\.$/, 'Retirez-les.'],
  [/^Split it, or give the part that holds the procedure\.$/, 'Découpez-le, ou donnez la partie qui contient la procédure.'],
  [/^Give a document with text in it\.$/, 'Donnez un document qui contient du texte.'],
  [/^Nothing that people write nests so deep; look at that line\.$/, 'Personne n’imbrique autant ; regardez cette ligne.'],
  [/^Look for brackets, quotes or lists that open and never close\.$/, 'Cherchez des crochets, citations ou listes qui s’ouvrent sans jamais se fermer.'],
  [/^no record can be written to (.*): permission denied$/, 'aucun journal ne peut être écrit dans $1 : permission refusée'],
  [/^no record can be written to (.*): read-only file system$/, 'aucun journal ne peut être écrit dans $1 : système de fichiers en lecture seule'],
  [/^no record can be written to (.*?): (.*) is a link to (.*), outside (.*)$/, 'aucun journal ne peut être écrit dans $1 : $2 est un lien vers $3, hors de $4'],
  [/^no record can be written to (.*): no folder can be made there$/, 'aucun journal ne peut être écrit dans $1 : aucun dossier ne peut y être créé'],
  [/^no record can be written to (.*): no space left on device$/, 'aucun journal ne peut être écrit dans $1 : plus de place sur le disque'],
  [/^no record can be written to (.*): (?:not a directory|file already exists)$/, 'aucun journal ne peut être écrit dans $1 : ce n’est pas un dossier'],
  [/^no record can be written to (.*): name too long$/, 'aucun journal ne peut être écrit dans $1 : nom trop long'],
  [/^no record can be written to (.*): anybody may put another folder in a run’s place \(chmod o-w, or \+t\)$/, 'aucun journal ne peut être écrit dans $1 : n’importe qui peut y mettre un autre dossier à la place d’une exécution (chmod o-w, ou +t)'],
  [/^no record can be written to (.*): (.*) is not a folder that is yours alone$/, 'aucun journal ne peut être écrit dans $1 : $2 n’est pas un dossier à vous seul'],
  [/^the records in (.*) cannot be read: permission denied$/, 'les journaux de $1 ne peuvent pas être lus : permission refusée'],
  [/^no record can be written to (.*?): (.*)$/, 'aucun journal ne peut être écrit dans $1 : $2'],
  [/^Records elsewhere: (.*)$/, 'Des journaux ailleurs : $1'],
  [/^Convert it first: (.*)$/, 'Convertissez-le d’abord : $1'],
];

/** A failure of the reader in the operator's language; others as they are. The path, which stands in the place, is not said twice. */
export function readerFailure(parts: FailureParts, language: Language): FailureParts {
  const path = parts.place?.path;
  const message = path !== undefined && parts.message.startsWith(`${path}: `) ? parts.message.slice(path.length + 2) : parts.message;
  if (language === 'en') return { ...parts, message };
  const french = (text: string): string => {
    const row = sentences.find(([pattern]) => pattern.test(text));
    return row ? text.replace(row[0], row[1]).replace(/ (?=[:;?!])/g, '\u00a0') : text;
  };
  return { ...parts, message: french(message), ...(parts.advice === undefined ? {} : { advice: french(parts.advice) }) };
}
