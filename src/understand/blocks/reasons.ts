/** Why a block is not run, for a person, in the document's language. */
import type { Evidence, Language } from '../../model/procedure.ts';
import type { EvidenceName } from '../evidence.ts';

type Sentence = Readonly<Record<Language, string>>;

const bySeen: Readonly<Partial<Record<EvidenceName, Sentence>>> = {
  'template': { en: 'a template: “{seen}” has a part left out, which stands for what you want', fr: 'un gabarit : « {seen} » contient une partie laissée ouverte, à remplacer par ce que vous voulez' },
  'synopsis': { en: 'a synopsis: “{seen}” describes the command, it is not one', fr: 'un mode d’emploi : « {seen} » décrit la commande, n’en est pas une' },
  'specimen': { en: 'an example: the command above with its parts filled in', fr: 'un exemple : la commande précédente, complétée' },
  'filled-in': { en: 'an example: it shows how the command above is filled in', fr: 'un exemple : montre comment compléter la commande précédente' },
  'too-long': { en: 'too long to be typed', fr: 'trop long pour être saisi' },
  'comment-only': { en: 'it holds only comments', fr: 'ne contient que des commentaires' },
  'names-only': { en: 'a list of names', fr: 'une liste de noms' },
  'path-or-url': { en: 'a path or an address, not a command', fr: 'un chemin ou une adresse, pas une commande' },
  'options-only': { en: 'options without their command', fr: 'des options sans leur commande' },
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
  'markup': { en: 'markup or a request, not a command', fr: 'du balisage ou une requête, pas une commande' },
  'reads-as-prose': { en: 'it reads as prose', fr: 'du texte' },
  'pattern-section': { en: 'shown as a pattern, not to be typed here', fr: 'montré comme modèle, pas à saisir ici' },
  'cheat-list': { en: 'a list of shortcuts', fr: 'une liste de raccourcis' },
};

/** Commands in the cells of a table: which of them is meant is not said. */
export const inTable: Sentence = { en: 'a command in a table; which row is meant is not said: {seen}', fr: 'une commande dans un tableau ; rien ne dit quelle ligne est visée : {seen}' };

const byRole: Readonly<Record<'config' | 'output' | 'sample', Sentence>> = {
  config: { en: 'the content of a file, shown; no step says to write it', fr: 'le contenu d’un fichier, montré ; aucune étape ne dit de l’écrire' },
  output: { en: 'what a command prints', fr: 'ce qu’affiche une commande' },
  sample: { en: 'nothing shows that it is a command to type', fr: 'rien n’indique que ce soit une commande à saisir' },
};

const close: Sentence = { en: 'the evidence is close ({a} against {b}), so it is not run; the fence’s label (bash, text, yaml) would settle it', fr: 'les indices se valent ({a} contre {b}) : non exécuté ; l’étiquette du bloc (bash, text, yaml) trancherait' };

/** The sentence for a role that is not run: the weightiest piece of evidence for it that has one. */
export function reasonFor(role: 'config' | 'output' | 'sample', found: readonly Evidence[], language: Language, contested: { readonly a: string; readonly b: string } | null): string {
  if (contested) return close[language].replace('{a}', contested.a).replace('{b}', contested.b);
  const strongest = found.filter((e) => e.speaksFor === role).toSorted((a, b) => b.weight - a.weight);
  for (const piece of strongest) {
    const sentence = bySeen[piece.name as EvidenceName];
    if (sentence) return sentence[language].replace('{seen}', piece.seen.split('\n')[0] ?? '');
  }
  return byRole[role][language];
}
