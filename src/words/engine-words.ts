/** The table of the engine's words: failures and warnings of a run, English and French; filled as the rows of `table.ts` are. */
import type { Language } from '../model/procedure.ts';
import { fill } from './say.ts';

const rows = {
  held: { en: 'another run holds this document: {run}, by {user} on {host} since {since} (process {pid})', fr: 'une autre exécution tient ce document : {run}, par {user} sur {host} depuis {since} (processus {pid})' },
  'held-unknown': { en: 'another run holds this document', fr: 'une autre exécution tient ce document' },
  'held-alive': { en: 'this run is being carried out: {run}, by {user} on {host} since {since} (process {pid})', fr: 'cette exécution est en cours : {run}, par {user} sur {host} depuis {since} (processus {pid})' },
  'held-advice': { en: 'wait for it, or look at it: runbook log show {run}', fr: 'attendez-la, ou regardez-la : runbook log show {run}' },
  'held-process': { en: 'a step of run {run} still runs (process {pid})', fr: 'une étape de l’exécution {run} tourne encore (processus {pid})' },
  open: { en: 'step {step} cannot run as it stands: {why}', fr: 'l’étape {step} ne peut pas être lancée telle quelle : {why}' },
  'open-advice': { en: 'complete the document, write what is to be filled in as <one name>, or leave it out: --skip {step}', fr: 'complétez le document, écrivez ce qui est à remplir comme <un nom>, ou laissez-la de côté : --skip {step}' },
  unread: { en: 'step {step}: {name}={value} cannot be understood, and nothing is run without it', fr: 'étape {step} : {name}={value} ne se comprend pas, et rien n’est lancé sans' },
  'unread-timeout': { en: 'in the document: a time such as timeout=30s, 5m or 1h30m', fr: 'dans le document : une durée comme timeout=30s, 5m ou 1h30m' },
  'unread-retry': { en: 'in the document: further attempts, and the wait between them, such as retry=3 or retry=3x10s', fr: 'dans le document : des essais de plus, et l’attente entre eux, comme retry=3 ou retry=3x10s' },
  keeper: { en: 'the keeper of the run could not start or died: {why}', fr: 'le gardien de l’exécution n’a pas pu démarrer ou s’est arrêté : {why}' },
  'keeper-advice': { en: 'the record says how far it went; go on with: {resume}', fr: 'le journal dit jusqu’où elle est allée ; reprenez avec : {resume}' },
  'keeper-stays': { en: 'the run is over, but its keeper (process {pid}) does not answer: until it ends, the document is held', fr: 'l’exécution est finie, mais son gardien (processus {pid}) ne répond pas : le document reste tenu jusqu’à ce qu’il s’arrête' },
  'no-terminal': { en: 'no pseudo-terminals here ({missing}): steps have pipes; programs that insist on a terminal may refuse', fr: 'pas de pseudo-terminal ici ({missing}) : les étapes ont des tubes ; un programme qui exige un terminal peut refuser' },
  syntax: { en: 'not run, bash cannot read it: {detail}', fr: 'pas lancée, bash ne peut pas la lire : {detail}' },
  directory: { en: 'not run, its working directory is gone: {detail}', fr: 'pas lancée, son répertoire de travail a disparu : {detail}' },
  environment: { en: 'not run, the exported variable {detail} is too long for any program (128 KiB): unset it or do not export it', fr: 'pas lancée, la variable exportée {detail} est trop longue pour tout programme (128 Kio) : retirez-la ou ne l’exportez pas' },
  start: { en: 'not run: {detail}', fr: 'pas lancée : {detail}' },
  'timed-out': { en: 'stopped after its time limit of {seconds} s', fr: 'arrêtée après sa limite de {seconds} s' },
  interrupted: { en: 'interrupted by the operator', fr: 'interrompue par l’opérateur' },
  'stays-stopped': { en: 'stopped by the operator: it goes on until one does', fr: 'arrêtée par l’opérateur : elle continue jusque-là' },
  'stays-alone': { en: 'not started: {command} goes on until somebody stops it, and nobody is at a terminal to do so', fr: 'pas lancée : {command} continue jusqu’à ce que quelqu’un l’arrête, et personne n’est devant un terminal pour le faire' },
  'unmet-text': { en: 'its output does not contain “{expect}”', fr: 'sa sortie ne contient pas « {expect} »' },
  'unmet-pattern': { en: 'its output does not match {expect}', fr: 'sa sortie ne correspond pas à {expect}' },
  unlike: { en: 'its output differs from what the document shows (alike by {percent} %)', fr: 'sa sortie diffère de ce que montre le document (semblable à {percent} %)' },
  checked: { en: 'already done, says its check: {check}', fr: 'déjà faite, dit sa vérification : {check}' },
  'check-refused': { en: 'its check could not be run: {detail}', fr: 'sa vérification n’a pas pu être lancée : {detail}' },
  'output-cut': { en: 'the process that wrote down its output ended before it: some of the output may be missing from its log', fr: 'le processus qui notait sa sortie a pris fin avant elle : il peut manquer une partie de la sortie dans son journal' },
  retrying: { en: 'attempt {attempt} of {of} failed; again in {seconds} s', fr: 'essai {attempt} sur {of} échoué ; nouvel essai dans {seconds} s' },
  'by-operator': { en: 'by the operator', fr: 'par l’opérateur' },
  'led-past': { en: 'passed over on the way to “{title}”', fr: 'passée, pour aller à « {title} »' },
  'not-led': { en: 'nothing led to “{title}”', fr: 'rien n’a mené à « {title} »' },
  'done-before': { en: 'done before the run was resumed', fr: 'faite avant la reprise' },
  'state-lost': { en: 'its end could not save variables and directory (exec, kill -9): those before it are carried on', fr: 'sa fin n’a pas pu sauver variables et répertoire (exec, kill -9) : ceux d’avant sont gardés' },
  masked: { en: 'masked in its output: {kinds} (not given as a secret)', fr: 'masqué dans sa sortie : {kinds} (non donné comme secret)' },
  'cwd-rule': { en: 'opens with “cd {opening}”, which is found from the starting directory', fr: 'commence par « cd {opening} », qui se trouve depuis le répertoire de départ' },
  asks: { en: 'a program asks something that no answer of the document matches: “{question}”', fr: 'un programme pose une question à laquelle aucune réponse du document ne correspond : « {question} »' },
  silent: { en: 'nothing for {seconds} s; it may wait for an answer: “{question}”', fr: 'rien depuis {seconds} s ; elle attend peut-être une réponse : « {question} »' },
  'log-lost': { en: 'the log could not be written or read to its end: {why}', fr: 'le journal de l’étape n’a pas pu être écrit ou lu jusqu’au bout : {why}' },
  interpreter: { en: 'no interpreter {name} here', fr: 'pas d’interpréteur {name} ici' },
  'still-running': { en: 'step {step} of this run still runs (process {pid}): waiting for it; Ctrl-C asks it to stop', fr: 'l’étape {step} de cette exécution tourne encore (processus {pid}) : on l’attend ; Ctrl-C lui demande de s’arrêter' },
  'unknown-pause': { en: 'nobody knows whether step {step} was done', fr: 'personne ne sait si l’étape {step} a été faite' },
  'no-shell': { en: 'a shell needs a terminal', fr: 'un shell demande un terminal' },
  'edit-refused': { en: 'the change was not agreed to', fr: 'la modification n’a pas été acceptée' },
  'edit-several': { en: 'several files are called {file}, and nobody is here to say which: {files}', fr: 'plusieurs fichiers s’appellent {file}, et personne n’est là pour dire lequel : {files}' },
  'edit-no-file': { en: 'no file {file} here, nor below {cwd}', fr: 'pas de fichier {file} ici, ni sous {cwd}' },
  'edit-unnamed': { en: 'the document does not say which file', fr: 'le document ne dit pas quel fichier' },
  'edit-same': { en: '{file} is already so', fr: '{file} est déjà ainsi' },
  'edit-changed': { en: '{file} was changed meanwhile', fr: '{file} a été modifié entre-temps' },
  'edit-write': { en: '{file}: {why}', fr: '{file} : {why}' },
  'edit-left': { en: '{file}: {path} is {found} there and {shown} in the document; left as it is', fr: '{file} : {path} vaut {found} là et {shown} dans le document ; laissé tel quel' },
  'edit-path': { en: '{file}: no place for {path}', fr: '{file} : pas de place pour {path}' },
  'edit-ambiguous': { en: '{file}: {path} is in several places', fr: '{file} : {path} est à plusieurs endroits' },
  'edit-value': { en: '{file}: {path} cannot be written there so that it is read as shown, and nothing else is changed', fr: '{file} : {path} ne peut y être écrit de façon à se lire comme montré, sans rien changer d’autre' },
  'edit-parse': { en: '{file}: {why}', fr: '{file} : {why}' },
  'edit-hunk': { en: '{file}: lines {line} of the difference are not there', fr: '{file} : les lignes {line} de la différence n’y sont pas' },
} as const satisfies Record<string, { readonly en: string; readonly fr: string }>;

export type EngineWord = keyof typeof rows;

/** A row in the operator's language, its values put in. */
export function tellEngine(language: Language, key: EngineWord, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(rows[key][language], values, language);
}
