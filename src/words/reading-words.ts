/** The table of the sentences that the reading leaves in a plan, in the document's language or in English; shown in the operator's. */
import type { Language } from '../model/procedure.ts';

type Sentence = Readonly<Record<Language, string>>;

/** By the name of the evidence that decided. */
export const bySeen = {
  'template': { en: 'a template: “{seen}” has a part left out, which stands for what you want', fr: 'un gabarit : « {seen} » contient une partie laissée ouverte, à remplacer par ce que vous voulez' },
  'goes-on-below': { en: 'broken over lines without a backslash: the shell would run “{seen}” by itself', fr: 'coupée sans barre oblique inverse : le shell lancerait « {seen} » à part' },
  'two-languages': { en: 'its commands and “{seen}” are not of one language, and left apart they would do something else', fr: 'ses commandes et « {seen} » ne sont pas d’un même langage ; séparées, elles feraient autre chose' },
  'example-calls': { en: 'typical calls: nobody makes all of them', fr: 'des appels typiques : personne ne les fait tous' },
  'synopsis': { en: 'a synopsis: “{seen}” describes the command, it is not one', fr: 'un mode d’emploi : « {seen} » décrit la commande, n’en est pas une' },
  'specimen': { en: 'an example: the command above with its parts filled in', fr: 'un exemple : la commande précédente, complétée' },
  'filled-in': { en: 'an example: it shows how the command above is filled in', fr: 'un exemple : montre comment compléter la commande précédente' },
  'old-content': { en: 'what stands in {seen} so far: the block below takes its place', fr: 'ce qui figure dans {seen} jusqu’ici : le bloc suivant le remplace' },
  'taken-out': { en: 'lines to be taken out of a file, by hand', fr: 'des lignes à retirer d’un fichier, à la main' },
  'too-long': { en: 'too long to be typed', fr: 'trop long pour être saisi' },
  'empty': { en: 'it is empty', fr: 'il est vide' },
  'comment-only': { en: 'it holds only comments', fr: 'ne contient que des commentaires' },
  'names-only': { en: 'a list of names', fr: 'une liste de noms' },
  'lists-names': { en: 'a list of commands by their names', fr: 'une liste de commandes par leur nom' },
  'path-or-url': { en: 'a path or an address, not a command', fr: 'un chemin ou une adresse, pas une commande' },
  'options-only': { en: 'options without their command', fr: 'des options sans leur commande' },
  'cited': { en: 'quoted from elsewhere', fr: 'cité d’ailleurs' },
  'arrow-remarks': { en: 'arrows tell what its lines do; a shell would write to files of those names', fr: 'des flèches disent ce que font ses lignes ; un shell écrirait dans des fichiers de ces noms' },
  'phase-of-script': { en: 'a script does this by itself: the text tells how', fr: 'un script le fait lui-même : le texte explique comment' },
  'messages': { en: 'commits one after the other: how messages are written', fr: 'des commits à la suite : comment écrire les messages' },
  'tree': { en: 'a tree of files', fr: 'une arborescence' },
  'diagram': { en: 'a drawing', fr: 'un schéma' },
  'no-run-tag': { en: 'a drawing, a note or a request ({seen})', fr: 'un schéma, une note ou une requête ({seen})' },
  'log': { en: 'lines of a log', fr: 'des lignes de journal' },
  'error': { en: 'an error message', fr: 'un message d’erreur' },
  'table': { en: 'a printed table', fr: 'un tableau affiché' },
  'bare-prompt': { en: 'a prompt with nothing typed', fr: 'une invite sans rien de saisi' },
  'code': { en: 'code of a program; no step says to run it', fr: 'du code d’un programme ; aucune étape ne dit de l’exécuter' },
  'crontab': { en: 'a line for a crontab; no step says to put it there', fr: 'une ligne de crontab ; aucune étape ne dit de l’y mettre' },
  'script-file': { en: 'the content of a script file; no step says to write it', fr: 'le contenu d’un script ; aucune étape ne dit de l’écrire' },
  'positional': { en: 'it takes the arguments of a script (“{seen}”): in a shell there are none', fr: 'il prend les arguments d’un script (« {seen} ») : dans un shell il n’y en a pas' },
  'markup': { en: 'markup or a request, not a command', fr: 'du balisage ou une requête, pas une commande' },
  'reads-as-prose': { en: 'it reads as prose', fr: 'du texte' },
  'pattern-section': { en: 'shown as a pattern, not to be typed here', fr: 'montré comme modèle, pas à saisir ici' },
  'unknown-programs': { en: 'no program of it is known, and nothing says to run it: a sentence before it that ends in a colon (“Run:”) or the comment `<!-- runbook: kind=shell -->` would settle it', fr: 'aucun de ses programmes n’est connu, et rien ne dit de l’exécuter : une phrase finissant par deux-points juste avant (« Lancer : ») ou le commentaire `<!-- runbook: kind=shell -->` trancherait' },
  'told-not-to': { en: 'the document says not to run it: “{seen}”', fr: 'le document dit de ne pas le lancer : « {seen} »' },
  'cheat-list': { en: 'a list of shortcuts', fr: 'une liste de raccourcis' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** Commands in the cells of a table: which of them is meant is not said. */
export const inTable: Sentence = { en: 'a command in a table; which row is meant is not said: {seen}', fr: 'une commande dans un tableau ; rien ne dit quelle ligne est visée : {seen}' };

/** An inline command that no step is about. */
export const spokenOf: Sentence = { en: 'in the text, which does not clearly say to run it here: {seen}', fr: 'dans le texte, qui ne dit pas clairement de la lancer ici : {seen}' };

/** An inline command for which little more speaks than against. */
export const leftClose: Sentence = { en: 'the evidence for running “{seen}” is close, so it is left to you; “Run” or a colon just before it, or the comment `<!-- runbook: kind=shell -->` before its line, would settle it', fr: 'les indices pour exécuter « {seen} » sont trop faibles : à vous de décider ; « Lancer » ou un deux-points juste avant, ou le commentaire `<!-- runbook: kind=shell -->` avant sa ligne, trancherait' };

/** What a file holds, and might be written there. */
export const closeEdit: Sentence = { en: 'the content of a file; too little says that you write it ({seen}), so nothing is written: an order just before it that names the file (“Add to `app.yml`:”), or `<!-- runbook: kind=edit file=… -->`, would settle it', fr: 'le contenu d’un fichier ; trop peu dit de l’écrire ({seen}), donc rien n’est écrit : un ordre juste avant qui nomme le fichier (« Ajouter à `app.yml` : »), ou `<!-- runbook: kind=edit file=… -->`, trancherait' };

/** One in the language of a program that the text opens nowhere. */
export const leftNoConsole: Sentence = { en: '“{seen}” is typed into another program, and the text opens none that takes it', fr: '« {seen} » se saisit dans un autre programme, et le texte n’en ouvre aucun qui la prenne' };

/** By the role that the block was given. */
export const byRole: Readonly<Record<'config' | 'output' | 'sample', Sentence>> = {
  config: { en: 'the content of a file, shown; no step says to write it', fr: 'le contenu d’un fichier, montré ; aucune étape ne dit de l’écrire' },
  output: { en: 'what a command prints', fr: 'ce qu’affiche une commande' },
  sample: { en: 'nothing shows that it is a command to type', fr: 'rien n’indique que ce soit une commande à saisir' },
};

/** Two roles are as likely. */
export const close: Sentence = { en: 'the evidence is close ({a} against {b}), so it is not run; the fence’s label (bash, text, yaml) would settle it', fr: 'les indices se valent ({a} contre {b}) : non exécuté ; l’étiquette du bloc (bash, text, yaml) trancherait' };

/** The same under a label that says shell already: what is left to say is a sentence or a correction. */
export const closeLabelled: Sentence = { en: 'the evidence is close ({a} against {b}), so it is not run; a sentence before it that ends in a colon (“Run:”) or the comment `<!-- runbook: kind=shell -->` would settle it', fr: 'les indices se valent ({a} contre {b}) : non exécuté ; une phrase finissant par deux-points juste avant (« Lancer : ») ou le commentaire `<!-- runbook: kind=shell -->` trancherait' };

/** What the plan says of what it leaves out or asks for. */
export const planReasons = {
  runFalse: { en: 'left out by its author (run=false)', fr: 'laissé de côté par son auteur (run=false)' },
  here: { en: 'you are there already (--here)', fr: 'vous y êtes déjà (--here)' },
  leftOut: { en: '{role}: only when named ({place})', fr: '{role} : seulement si on le nomme ({place})' },
  underNone: { en: '{role}, under no heading: only with `--all`', fr: '{role}, sous aucun titre : seulement avec `--all`' },
  over: { en: 'it says that it is over (“{seen}”), and is done where it is named ({place})', fr: 'il est dit qu’elle n’a plus cours (« {seen} »), et elle n’est faite que nommée ({place})' },
  onlyIf: { en: 'only where it applies: {title}', fr: 'seulement si cela s’applique : {title}' },
  takesBack: { en: 'takes back what line {line} does (“{command}”), and nothing does it again', fr: 'défait ce que fait la ligne {line} (« {command} »), et rien ne le refait ensuite' },
  passedOver: { en: '{text} (this step may be one to pass over)', fr: '{text} (cette étape est peut-être à sauter)' },
  leftAsWritten: { en: '“{text}” stays in these lines as it is written: elsewhere {name} takes its place', fr: '« {text} » reste tel quel dans ces lignes : ailleurs, {name} prend sa place' },
  perhapsAside: { en: '{title} (perhaps for another occasion)', fr: '{title} (peut-être pour une autre occasion)' },
  editWhy: { en: 'edits a file; the old bytes are kept', fr: 'modifie un fichier ; les anciens octets sont gardés' },
  documentSays: { en: 'the document says: {text}', fr: 'le document dit : {text}' },
  namesFor: { en: 'names for the step on line {line}', fr: 'des noms pour l’étape de la ligne {line}' },
  included: { en: 'what stands in {file} belongs here and is not shown: open that file and do what it says', fr: 'le contenu de {file} a sa place ici et n’est pas montré : ouvrez ce fichier et faites ce qu’il dit' },
  onEachHere: { en: '{text} (this does it once, here; do it for the others as well)', fr: '{text} (ceci le fait une fois, ici ; faites-le aussi pour les autres)' },
  onMachine: { en: '{text} (only if that is the machine this runs on)', fr: '{text} (seulement si c’est la machine où ceci s’exécute)' },
  onMachines: { en: 'typed at the prompts of several machines: {text} (here, all of it is done on this one)', fr: 'tapé à l’invite de plusieurs machines : {text} (ici, tout se fait sur celle-ci)' },
  connected: { en: '{text} (the document goes on there: only if this runs on that machine)', fr: '{text} (le document continue là-bas : seulement si ceci s’exécute sur cette machine)' },
  asUser: { en: '{text} (the document goes on as that user: only if this runs as them)', fr: '{text} (le document continue sous cet utilisateur : seulement si ceci s’exécute en son nom)' },
  onEach: { en: 'done here once; the document says “{text}”: repeat it for each of the others, then confirm', fr: 'fait ici une seule fois ; le document dit « {text} » : répétez-le pour chacun des autres, puis confirmez' },
  waited: { en: '{text} (look again until it is so, then confirm)', fr: '{text} (regardez de nouveau jusqu’à ce qu’il en soit ainsi, puis confirmez)' },
  hidden: { en: 'no reader is shown this: it stands under {condition}, which does not hold', fr: 'montré à aucun lecteur : placé sous {condition}, qui n’est pas rempli' },
  whichFile: { en: 'the file that this changes', fr: 'le fichier que ceci modifie' },
} as const;

/** Why a value cannot be put into a step (`shell/bind.ts`), which is then not run. */
const refusals: readonly Sentence[] = [
  { en: '"{seen}" is left open: nobody knows what stands for it', fr: '« {seen} » reste à compléter : personne ne sait ce qui le remplace' },
  { en: '"{seen}" stands {where}, where no value can be put safely', fr: '« {seen} » se trouve à un endroit où aucune valeur ne peut être mise sans danger ({where})' },
  { en: '"{seen}" stands where no value can', fr: '« {seen} » se trouve là où aucune valeur ne peut être' },
  { en: '"{seen}" cannot be told apart from what stands beside it', fr: '« {seen} » ne se distingue pas de ce qui l’entoure' },
  { en: 'the text holds {mark} itself', fr: 'le texte contient lui-même {mark}' },
  { en: "the shell's grammar does not hold here: {why}", fr: 'la grammaire du shell n’est pas respectée ici : {why}' },
  { en: 'a heredoc ended by {end} cannot take an input', fr: 'un heredoc fini par {end} ne peut pas recevoir de valeur' },
];

/** What is remarked of how a document is written; what is told in words is one of `remarked`, or the document's own. */
export const remarks = {
  label: { en: 'Unexpected label `{label}` on {what}, expected `{expected}`', fr: 'Étiquette `{label}` inattendue sur {what}, `{expected}` attendu' },
  dots: { en: 'Unexpected `{dots}` left in a command, expected a placeholder with a name such as `<command>`', fr: '`{dots}` inattendu dans une commande, un nom à remplacer tel que `<commande>` attendu' },
  gap: { en: 'Unexpected gap left in a command, expected a placeholder with a name such as `<command>`', fr: 'Lacune inattendue dans une commande, un nom à remplacer tel que `<commande>` attendu' },
  character: { en: 'Unexpected {called} `{seen}` in a command, expected {plain}', fr: 'Caractère inattendu dans une commande : {called} `{seen}`, {plain} attendu' },
} as const satisfies Readonly<Record<string, Sentence>>;

export const remarked = {
  commands: { en: 'shell commands', fr: 'des commandes du shell' }, output: { en: 'output', fr: 'une sortie' }, script: { en: 'a script', fr: 'un script' }, content: { en: 'the content of a file', fr: 'le contenu d’un fichier' },
  dash: { en: 'dash', fr: 'tiret' }, hyphens: { en: '`-` or `--`', fr: '`-` ou `--`' }, quotes: { en: '`"` or `\'`', fr: '`"` ou `\'`' },
  quote: { en: 'curly quote', fr: 'guillemet courbe' }, 'no-break': { en: 'no-break space', fr: 'espace insécable' }, narrow: { en: 'narrow no-break space', fr: 'espace fine insécable' }, figure: { en: 'figure space', fr: 'espace tabulaire' },
  'zero-width': { en: 'zero-width space', fr: 'espace sans chasse' }, 'byte-order': { en: 'byte order mark', fr: 'marque d’ordre des octets' }, nothing: { en: 'nothing', fr: 'rien' }, blank: { en: 'a plain blank', fr: 'une espace ordinaire' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A row with its gaps filled, in both languages. */
export function filledIn(row: Sentence, values: Readonly<Record<string, string | Sentence>>): Sentence {
  const inOne = (language: Language): string => row[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'string' ? value : value[language];
  });
  return { en: inOne('en'), fr: inOne('fr') };
}

/** A section's role as a word. */
export const roles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  prerequisites: { en: 'prerequisites', fr: 'prérequis' }, setup: { en: 'set-up', fr: 'installation' }, procedure: { en: 'procedure', fr: 'procédure' },
  verification: { en: 'verification', fr: 'vérification' }, rollback: { en: 'rollback', fr: 'retour arrière' }, troubleshooting: { en: 'troubleshooting', fr: 'dépannage' },
  cleanup: { en: 'clean-up', fr: 'nettoyage' }, reference: { en: 'reference', fr: 'référence' },
};

/** What is said of corrections, front matter and bytes: the reading says it in English. */
const complaints: readonly Sentence[] = [
  { en: 'Unexpected {what} under `runbook:`, expected names and values', fr: '{what} inattendu sous `runbook:`, des noms et leurs valeurs sont attendus' },
  { en: 'Unexpected `{key}` of the input `{name}`, expected {wants}', fr: '`{key}` inattendu pour la valeur `{name}`, attendu : {wants}' },
  { en: 'Unexpected input without a name under `runbook.inputs`, expected {wants}', fr: 'Valeur inattendue sans nom sous `runbook.inputs`, attendu : {wants}' },
  { en: 'Unexpected value of `{name}`, expected {wants}', fr: 'Valeur inattendue de `{name}`, attendu : {wants}' },
  { en: 'Unexpected name `{name}` in `{where}`, expected a variable of the document\'s own', fr: 'Nom inattendu `{name}` dans `{where}`, attendu : une variable propre au document' },
  { en: 'Unexpected value of the environment `{name}`, expected {wants}', fr: 'Valeur inattendue de l’environnement `{name}`, attendu : {wants}' },
  { en: 'Unexpected `{name}` under `runbook:`, expected {wants}', fr: '`{name}` inattendu sous `runbook:`, attendu : {wants}' },
  { en: 'Unexpected value `{value}` of the correction `{name}`, expected {wants}', fr: 'Valeur inattendue `{value}` de la correction `{name}`, attendu : {wants}' },
  { en: 'Unexpected correction with nothing after it, expected a block before the next heading', fr: 'Correction inattendue que rien ne suit, un bloc est attendu avant le titre suivant' },
  { en: 'Unexpected text behind a correction, expected the correction on a line of its own', fr: 'Texte inattendu derrière une correction, la correction est attendue sur une ligne à elle' },
  { en: 'Put it on a line of its own, just before the block or item it is about.', fr: 'Mettez-la sur une ligne à elle, juste avant le bloc ou l’élément qu’elle concerne.' },
  { en: 'Unexpected correction `{name}`, expected `{near}`', fr: 'Correction inattendue `{name}`, `{near}` est attendu' },
  { en: 'Unexpected correction `{name}`', fr: 'Correction inattendue `{name}`' },
  { en: 'Write `{name}` with {wants}.', fr: 'Écrivez `{name}` avec {wants}.' },
  { en: 'Write `{name}`.', fr: 'Écrivez `{name}`.' },
  { en: 'Known are {names}.', fr: 'Sont connus : {names}.' },
  { en: 'Put it just before the block it is about.', fr: 'Mettez-la juste avant le bloc qu’elle concerne.' },
  { en: 'Unexpected text on line {line} of {file}, expected YAML: {why}', fr: 'Texte inattendu à la ligne {line} de {file}, du YAML est attendu : {why}' },
  { en: 'Unexpected content of {file}, expected {wants}', fr: 'Contenu inattendu de {file}, attendu : {wants}' },
  { en: 'Unexpected `{name}` in {file}, expected {wants}', fr: '`{name}` inattendu dans {file}, attendu : {wants}' },
  { en: 'Unexpected entry without `text` in {file}, expected the text of its block', fr: 'Entrée inattendue sans `text` dans {file}, le texte de son bloc est attendu' },
  { en: 'Unexpected absence of the block `{block}` that {file} corrects', fr: 'Absence inattendue du bloc `{block}` que {file} corrige' },
  { en: 'Unexpected change of this block since {file} corrected it, expected `{block}`', fr: 'Changement inattendu de ce bloc depuis que {file} l’a corrigé, `{block}` est attendu' },
  { en: 'Mend it, or take `runbook:` out of it.', fr: 'Réparez-le, ou retirez-en `runbook:`.' },
  { en: 'Mend {file}.', fr: 'Réparez {file}.' },
  { en: 'Each entry begins with "- text:".', fr: 'Chaque entrée commence par « - text: ».' },
  { en: 'Copy the block under "text: |".', fr: 'Copiez le bloc sous « text: | ».' },
  { en: 'Take its entry out of that file, or copy the block as it stands now.', fr: 'Retirez son entrée de ce fichier, ou copiez le bloc tel qu’il est maintenant.' },
  { en: 'Look whether the correction still holds, and copy the block as it stands now.', fr: 'Regardez si la correction vaut encore, et copiez le bloc tel qu’il est maintenant.' },
  { en: 'Unexpected front matter that cannot be read ({why}), expected {wants}', fr: 'En-tête inattendu, qui ne peut pas être lu ({why}), attendu : {wants}' },
  { en: 'Unexpected bytes that are not UTF-8, expected UTF-8; the line is read as Windows-1252', fr: 'Octets inattendus qui ne sont pas de l’UTF-8 ; la ligne est lue en Windows-1252' },
  { en: 'Unexpected fence that opens at line {line} inside of this one, expected a line of {mark} before it', fr: 'Bloc inattendu qui s’ouvre à la ligne {line} dans celui-ci, une ligne de {mark} est attendue avant' },
  { en: 'Unexpected fence that is never closed, expected a line of {mark}; everything down to line {line} is read as its content', fr: 'Bloc inattendu qui n’est jamais fermé, une ligne de {mark} est attendue ; tout est lu comme son contenu jusqu’à la ligne {line}' },
  { en: 'Unexpected fence that is never closed, expected a line of {mark}', fr: 'Bloc inattendu qui n’est jamais fermé, une ligne de {mark} est attendue' },
  { en: 'Unexpected block that is never closed, expected a line of `{mark}`', fr: 'Bloc inattendu qui n’est jamais fermé, une ligne de `{mark}` est attendue' },
];

/** What stands in a sentence for what is expected. */
const phrases: readonly Sentence[] = [
  { en: 'a folder', fr: 'un dossier' }, { en: 'names and texts', fr: 'des noms et des textes' }, { en: 'names with what they set', fr: 'des noms avec ce qu’ils fixent' }, { en: 'names with what is said of them', fr: 'des noms avec ce qu’on en dit' }, { en: 'names of programs', fr: 'des noms de programmes' },
  { en: 'how many people have to agree: it is taken as {n}', fr: 'le nombre de personnes qui doivent être d’accord : {n} est retenu' },
  { en: 'true or false', fr: 'true ou false' }, { en: 'letters, digits, "-", "_" and "."', fr: 'lettres, chiffres, « - », « _ » et « . »' }, { en: 'shell, script, edit, manual, output, config or sample', fr: 'shell, script, edit, manual, output, config ou sample' },
  { en: 'a time such as 30s, 5m or 1h', fr: 'une durée comme 30s, 5m ou 1h' }, { en: 'a number of attempts such as 3, or 3x10s', fr: 'un nombre d’essais comme 3, ou 3x10s' }, { en: 'CHOICE=option', fr: 'CHOIX=option' },
  { en: 'a command that says whether the step is already done', fr: 'une commande qui dit si l’étape est déjà faite' }, { en: 'a text or a /pattern/ in the output', fr: 'un texte ou un /motif/ de la sortie' },
  { en: "a step's id or a command", fr: 'l’identifiant d’une étape ou une commande' }, { en: 'a command that a shell can read', fr: 'une commande que le shell sait lire' }, { en: 'a command', fr: 'une commande' }, { en: 'a command that changes nothing', fr: 'une commande qui ne change rien' }, { en: 'a host name', fr: 'un nom de machine' },
  { en: 'the file that an edit changes', fr: 'le fichier qu’une modification change' }, { en: 'the program that runs a script', fr: 'le programme qui exécute un script' }, { en: 'a short title', fr: 'un titre court' },
  { en: 'a list', fr: 'une liste' }, { en: '`runbook:` and `blocks:`', fr: '`runbook:` et `blocks:`' }, { en: '`runbook` or `blocks`', fr: '`runbook` ou `blocks`' }, { en: 'list', fr: 'Liste' }, { en: 'string', fr: 'Texte' }, { en: 'number', fr: 'Nombre' }, { en: 'boolean', fr: 'Booléen' },
  ...Object.values(roles), ...Object.values(remarked),
  // where a value cannot stand
  { en: 'as an optional part in quotes', fr: 'partie facultative entre guillemets' }, { en: 'in the name of a variable', fr: 'dans un nom de variable' }, { en: 'in an expansion', fr: 'dans un développement' }, { en: 'in a range', fr: 'dans un intervalle' },
  { en: 'as the end of a heredoc', fr: 'fin d’un heredoc' }, { en: 'in a heredoc without an end', fr: 'dans un heredoc sans fin' }, { en: 'as a name', fr: 'comme nom' }, { en: 'as an index', fr: 'comme indice' }, { en: 'inside a word', fr: 'à l’intérieur d’un mot' },
  { en: 'after a ~', fr: 'après un ~' }, { en: 'in code that is not understood', fr: 'dans du code qui n’est pas compris' }, { en: 'outside any word', fr: 'hors de tout mot' },
];

/** The sentences by their template: those with fewer gaps first, so that the fullest sentence that fits is the one. */
const sentences: readonly Sentence[] = [...Object.values(bySeen), inTable, spokenOf, closeEdit, leftClose, leftNoConsole, ...Object.values(byRole), close, closeLabelled, ...Object.values(planReasons), ...Object.values(remarks), ...refusals, ...complaints];

/** A sentence of the reading in the operator's language; what is none of the table's is shown as it is. */
export function inLanguage(text: string, language: Language): string {
  return translated(text, language, sentences) ?? text;
}

const isRow = (text: string, row: Sentence): boolean => valuesIn(text, row.en) !== null || valuesIn(text, row.fr) !== null;
/** The document's words by which a step may be passed over, of a guard's text; null for one that leads to the step. */
export const passedOverBy = (text: string): string | null => (valuesIn(text, planReasons.passedOver.en) ?? valuesIn(text, planReasons.passedOver.fr))?.['text'] ?? null;
/** Whether a guard's text asks if this is the machine that the document connects to (`--here`). */
export const asksHere = (text: string): boolean => isRow(text, planReasons.connected);
/** Whether it asks for that machine or for a user: all that follows is done there, or nothing. */
export const asksElsewhere = (text: string): boolean => asksHere(text) || isRow(text, planReasons.asUser);
/** Whether it asks for a machine or a user: one answer holds for all that stands below that sentence. */
export const asksWhere = (text: string): boolean => asksElsewhere(text) || isRow(text, planReasons.onMachine);

function translated(text: string, language: Language, rows: readonly Sentence[]): string | null {
  const other: Language = language === 'fr' ? 'en' : 'fr';
  for (const row of rows) {
    const values = valuesIn(text, row[other]);
    if (values === null || row.en === row.fr) continue;
    // A document's own words stay as they are; a phrase of ours is said in the same language.
    const said = row[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : (rows === phrases ? value : (translated(value, language, phrases) ?? value));
    });
    return language === 'fr' ? said.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0') : said;
  }
  return null;
}

const patterns = new Map<string, RegExp>();

/** What stands in the gaps of a template where a text fits it; null where it does not. */
function valuesIn(text: string, template: string): Readonly<Record<string, string>> | null {
  let pattern = patterns.get(template);
  if (pattern === undefined) {
    const escaped = template.replace(/[.*+?^$()|[\]\\/]/g, '\\$&').replace(/ /g, '[ \\u00a0]').replace(/\{(\w+)\}/g, '(?<$1>.+?)');
    pattern = new RegExp(`^${escaped}$`, 'su');
    patterns.set(template, pattern);
  }
  const found = pattern.exec(text);
  return found === null ? null : (found.groups ?? {});
}
