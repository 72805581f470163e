/** The table of all commands and options: parsing, help, completions and the documentation page follow from it. */
import type { Language } from '../model/procedure.ts';

export type CommandName = 'exec' | 'plan' | 'rehearse' | 'rollback' | 'lint' | 'list' | 'log' | 'trust' | 'approve' | 'site' | 'doctor' | 'completion';

interface Both {
  readonly en: string;
  readonly fr: string;
}

export interface CommandRow {
  readonly name: CommandName;
  /** What follows the name on the command line. */
  readonly operands: string;
  /** What the shell completes as its operand. */
  readonly completes: 'document' | 'folder' | 'words' | 'nothing';
  readonly words?: readonly string[];
  readonly says: Both;
  readonly examples: readonly (Both & { readonly line: string })[];
  /** What else its help has: a title, and lines to look up. */
  readonly more?: { readonly title: Both; readonly lines: readonly (Both & { readonly line: string })[] };
}

export const commands: readonly CommandRow[] = [
  {
    name: 'exec', operands: 'DOC[#section]', completes: 'document',
    says: { en: 'runs a document: shows the plan, asks for inputs, then step by step', fr: 'exécute un document : montre le plan, demande les valeurs, puis étape par étape' },
    examples: [
      { line: 'runbook exec deploy-prod.md', en: 'with a person at the terminal', fr: 'avec une personne au terminal' },
      { line: 'runbook exec ops.md#restore --dry-run', en: 'one section; starts nothing', fr: 'une seule section ; ne lance rien' },
      { line: 'runbook exec deploy-prod.md --trust --yes --var VERSION=v1.4.0 --manual=skip', en: 'without a terminal, in a CI', fr: 'sans terminal, dans une intégration continue' },
      { line: 'runbook exec deploy-prod.md --resume', en: 'goes on with its last run', fr: 'reprend sa dernière exécution' },
    ],
    more: {
      title: { en: 'At a question', fr: 'À une question' },
      lines: [
        { line: 'Enter, ?', en: 'in a menu: takes the choice; says what each one does; a letter goes to the one that begins with it', fr: 'dans un menu : prend le choix ; dit ce que fait chacun ; une lettre mène à celui qui commence par elle' },
        { line: 'Shift-Tab, <', en: 'while values are asked for: back to the question before (< alone, then Enter)', fr: 'pendant les valeurs : retour à la question précédente (< seul, puis Entrée)' },
        { line: 'Ctrl-C', en: 'stops; once a run has begun, --resume goes on with it', fr: 'arrête ; une exécution commencée se reprend par --resume' },
      ],
    },
  },
  {
    name: 'plan', operands: 'DOC[#section]', completes: 'document',
    says: { en: 'prints the plan of a document, runs nothing', fr: 'affiche le plan d’un document, ne lance rien' },
    examples: [
      { line: 'runbook plan deploy-prod.md', en: 'what would run, what would be asked, what is left out', fr: 'ce qui serait lancé, demandé, laissé de côté' },
      { line: 'runbook plan deploy-prod.md --explain 42', en: 'why line 42 was read as it was', fr: 'pourquoi la ligne 42 a été lue ainsi' },
      { line: 'runbook plan deploy-prod.md --diff origin/main', en: 'what a change to it does to what would run', fr: 'ce qu’une modification fait à ce qui serait lancé' },
      { line: 'runbook plan ops.md#restore --json', en: 'for another program', fr: 'pour un autre programme' },
    ],
  },
  {
    name: 'rehearse', operands: 'DOC[#section]', completes: 'document',
    says: { en: 'runs a document in a world of its own, and says what it would change', fr: 'exécute un document dans un monde à part, et dit ce qu’il changerait' },
    examples: [
      { line: 'runbook rehearse deploy-prod.md', en: 'the same as exec --dry-run=rehearse', fr: 'comme exec --dry-run=rehearse' },
      { line: "runbook rehearse deploy-prod.md --then '#rollback'", en: 'and what its rollback does not bring back', fr: 'et ce que son retour arrière ne rétablit pas' },
    ],
  },
  {
    name: 'rollback', operands: '[RUN]', completes: 'nothing',
    says: { en: 'undoes what a run really did (default: the last), last step first', fr: 'défait ce qu’une exécution a vraiment fait (par défaut : la dernière), en commençant par la fin' },
    examples: [{ line: 'runbook rollback --dry-run', en: 'what would be undone', fr: 'ce qui serait défait' }],
  },
  {
    name: 'lint', operands: 'DOC…', completes: 'document',
    says: { en: 'says what a reader or a run would trip on, with the mend', fr: 'dit sur quoi un lecteur ou une exécution buterait, et comment y remédier' },
    examples: [{ line: 'runbook lint runbooks/*.md', en: 'exit status 1 if something was found', fr: 'code de sortie 1 s’il y a une remarque' }],
    more: {
      title: { en: 'What a writer can settle, where the reading is wrong or cannot know', fr: 'Ce qu’un auteur peut fixer, là où la lecture se trompe ou ne peut pas savoir' },
      lines: [
        { line: '```sh run=false', en: 'behind the language of a fence', fr: 'derrière le langage d’un bloc' },
        { line: '<!-- runbook: confirm -->', en: 'or in a comment before the block (RST: .. runbook: confirm)', fr: 'ou dans un commentaire avant le bloc (RST : .. runbook: confirm)' },
        { line: 'DOC.runbook.yaml', en: 'or in a file beside the document: blocks:, a list; text: with the block as it stands, then run: false', fr: 'ou dans un fichier à côté du document : blocks:, une liste ; text: avec le bloc tel quel, puis run: false' },
        { line: 'run=false kind=manual', en: 'not to be run; for a person (or shell, script, edit, output, config, sample)', fr: 'à ne pas lancer ; pour une personne (ou shell, script, edit, output, config, sample)' },
        { line: 'id= title= when= cwd= host=', en: 'its name; the choice it belongs to (CHOICE=option); where it runs', fr: 'son nom ; le choix dont elle dépend (CHOIX=option) ; où elle est lancée' },
        { line: 'confirm timeout=5m retry=3', en: 'wants a word typed; how long; how often', fr: 'demande un mot tapé ; combien de temps ; combien de fois' },
        { line: 'check= expect= dry= undo=', en: 'whether it is done already; what its output must hold; its own dry run; what takes it back', fr: 'si elle est déjà faite ; ce que sa sortie doit contenir ; son propre essai à blanc ; ce qui la défait' },
        { line: 'interactive stays file= interpreter=', en: 'asks by itself; goes on until it is stopped; the file that is changed; what runs a script', fr: 'pose elle-même des questions ; dure jusqu’à ce qu’on l’arrête ; le fichier modifié ; ce qui lance un script' },
      ],
    },
  },
  {
    name: 'list', operands: '[FOLDER…]', completes: 'folder',
    says: { en: 'documents, their procedures, when each last ran and how that ended', fr: 'les documents, leurs procédures, leur dernière exécution et son issue' },
    examples: [{ line: 'runbook list docs', en: 'what can be run below docs', fr: 'ce qui peut être exécuté sous docs' }],
  },
  {
    name: 'log', operands: '[list | show RUN [STEP] | verify RUN | anchor RUN | export RUN]', completes: 'words', words: ['list', 'show', 'verify', 'anchor', 'export'],
    says: { en: 'the records of runs', fr: 'les journaux des exécutions' },
    examples: [
      { line: 'runbook log', en: 'the runs, latest first', fr: 'les exécutions, la dernière d’abord' },
      { line: 'runbook log anchor RUN --key ~/.ssh/id_ed25519', en: 'signs the head of its record; verify with --allowed-signers', fr: 'signe la tête de son journal ; vérifiez avec --allowed-signers' },
      { line: 'runbook log show RUN', en: 'what it did, step by step', fr: 'ce qu’elle a fait, étape par étape' },
      { line: 'runbook log show RUN STEP', en: 'what became of one step, and what it printed', fr: 'ce qu’il est advenu d’une étape, et ce qu’elle a affiché' },
      { line: 'runbook log show RUN STEP --play --speed 2', en: 'what a step showed on the terminal, twice as fast', fr: 'ce qu’une étape a montré sur le terminal, deux fois plus vite' },
      { line: 'runbook log export RUN --format otlp --to http://localhost:4318', en: 'its spans to an OpenTelemetry collector', fr: 'ses spans à un collecteur OpenTelemetry' },
    ],
  },
  {
    name: 'trust', operands: 'DOC…', completes: 'document',
    says: { en: 'approves these bytes; writes them to runbook.lock at the repository’s root', fr: 'approuve ces octets ; les inscrit dans runbook.lock à la racine du dépôt' },
    examples: [{ line: 'runbook trust runbooks/deploy-prod.md', en: 'a run no longer asks until the document changes', fr: 'une exécution ne demande plus rien tant que le document ne change pas' }],
  },
  {
    name: 'approve', operands: 'DOC[#section] | APPROVAL', completes: 'document',
    says: { en: 'signs what will run, where the document asks for several people (approve: 2)', fr: 'signe ce qui sera lancé, là où le document demande plusieurs personnes (approve: 2)' },
    examples: [
      { line: 'runbook approve restore.md --var TARGET=prod --key ~/.ssh/id_ed25519', en: 'the first person: writes a signature into runbook.approvals, for git', fr: 'la première personne : écrit une signature dans runbook.approvals, pour git' },
      { line: 'runbook approve runbook.approvals/restore-3f2a91c0-ann-example-org.json', en: 'another person signs the same; runbook.signers says who may', fr: 'une autre personne signe la même chose ; runbook.signers dit qui le peut' },
    ],
  },
  {
    name: 'site', operands: 'build | dev [FOLDER…]', completes: 'words', words: ['build', 'dev'],
    says: { en: 'the documentation site from the same files', fr: 'le site de documentation, à partir des mêmes fichiers' },
    examples: [{ line: 'runbook site build runbooks --out site', en: 'into the folder site', fr: 'dans le dossier site' }],
  },
  {
    name: 'doctor', operands: '', completes: 'nothing',
    says: { en: 'looks at the machine: what is missing for what', fr: 'examine la machine : ce qui manque, et pour quoi' },
    examples: [{ line: 'runbook doctor', en: 'exit status 1 if documents cannot be run here', fr: 'code de sortie 1 si les documents ne peuvent pas être exécutés ici' }],
  },
  {
    name: 'completion', operands: 'bash | zsh | fish', completes: 'words', words: ['bash', 'zsh', 'fish'],
    says: { en: 'prints the shell’s completion script', fr: 'affiche le script de complétion du shell' },
    examples: [{ line: 'source <(runbook completion bash)', en: 'in ~/.bashrc', fr: 'dans ~/.bashrc' }],
  },
];

export interface OptionRow {
  readonly name: string;
  readonly short?: string;
  /** The word for its value in help; null for a switch. */
  readonly value: string | null;
  /** The value may be left out (`--dry-run`, `--resume`): then it is this. */
  readonly bare?: string;
  /** Which next word is its value, where the value may be left out. */
  readonly like?: RegExp;
  readonly repeats?: boolean;
  /** The values it takes, where they are few. */
  readonly among?: readonly string[];
  /** What it says something of, one of these: a command with its first word, or another option. Without it the option would be passed over in silence. */
  readonly with?: readonly string[];
  /** What it does not go with, each as in `with`: one of the two would be passed over in silence. Help says it too. */
  readonly against?: readonly string[];
  readonly commands: readonly CommandName[] | 'all';
  readonly says: Both;
}

const runs: readonly CommandName[] = ['exec', 'rehearse', 'rollback'];
const chooses: readonly CommandName[] = ['exec', 'rehearse', 'rollback', 'approve'];
/** Those that take values. */
const valued: readonly CommandName[] = [...runs, 'approve'];

/** What several options go with. */
const onList = ['log list'];
const onAnchor = ['log anchor'];
const onVerify = ['log verify'];
const onResume = ['--resume'];
const onPlay = ['--play'];
const onRehearsal = ['rehearse', '--dry-run=rehearse'];
const onBuild = ['site build'];

export const options = [
  { name: 'dry-run', value: 'DEPTH', bare: 'plan', among: ['plan', 'check', 'native', 'rehearse'], commands: ['exec', 'rollback'], says: { en: 'prove instead of doing; the depth is plan, check, native or rehearse (default: plan)', fr: 'prouver au lieu de faire ; la profondeur est plan, check, native ou rehearse (par défaut : plan)' } },
  { name: 'var', value: 'NAME=VALUE', repeats: true, commands: valued, says: { en: 'gives an input (repeatable)', fr: 'donne une valeur (répétable)' } },
  { name: 'vars-file', value: 'FILE', repeats: true, commands: valued, says: { en: 'gives inputs from a file: dotenv, YAML or JSON; - for standard input', fr: 'donne des valeurs par un fichier : dotenv, YAML ou JSON ; - pour l’entrée standard' } },
  { name: 'var-command', value: 'NAME=COMMAND', repeats: true, commands: valued, says: { en: 'gives an input by what a command of yours prints', fr: 'donne une valeur par ce qu’affiche une de vos commandes' } },
  { name: 'from', value: 'STEP', commands: chooses, says: { en: 'begins at this step (id or number)', fr: 'commence à cette étape (identifiant ou numéro)' } },
  { name: 'to', value: 'STEP', commands: chooses, says: { en: 'ends with this step', fr: 'finit par cette étape' } },
  { name: 'only', value: 'STEP', repeats: true, commands: chooses, says: { en: 'runs this step alone (repeatable)', fr: 'n’exécute que cette étape (répétable)' } },
  { name: 'skip', value: 'STEP', repeats: true, commands: chooses, says: { en: 'leaves this step out (repeatable)', fr: 'laisse cette étape de côté (répétable)' } },
  { name: 'also', value: 'STEP', repeats: true, commands: ['exec', 'rehearse', 'approve'], says: { en: 'runs this step although the document makes it optional, conditional or not for an environment; --yes alone does not (without a terminal such steps are left out, or refused)', fr: 'lance cette étape bien que le document la dise facultative, sous condition ou pas pour un environnement ; --yes ne suffit pas (sans terminal, ces étapes sont laissées de côté, ou refusées)' } },
  { name: 'resume', value: 'RUN', bare: '', like: /^\d{8}[\dA-Za-z-]*$/, against: ['--here'], commands: ['exec'], says: { en: 'goes on with a run (default: the document’s last)', fr: 'reprend une exécution (par défaut : la dernière du document)' } },
  { name: 'done', value: 'STEP', repeats: true, with: onResume, commands: ['exec'], says: { en: 'with --resume: that step is done, whatever the record knows', fr: 'avec --resume : cette étape est faite, quoi que sache le journal' } },
  { name: 'redo', value: 'STEP', repeats: true, with: onResume, commands: ['exec'], says: { en: 'with --resume: that step is run again', fr: 'avec --resume : cette étape est refaite' } },
  { name: 'here', value: null, commands: ['exec', 'rehearse', 'approve'], says: { en: 'you are on the machine that the document connects to (ssh): what is typed there runs here', fr: 'vous êtes sur la machine à laquelle le document se connecte (ssh) : ce qui s’y tape est lancé ici' } },
  { name: 'yes', short: 'y', value: null, commands: valued, says: { en: 'do not ask before steps that read or change, unless the document limits them (--also); with approve: sign without asking', fr: 'ne rien demander avant les étapes qui lisent ou modifient, sauf si le document les limite (--also) ; avec approve : signer sans demander' } },
  { name: 'allow-destroy', value: null, commands: runs, says: { en: 'with --yes: do not ask before steps that destroy either', fr: 'avec --yes : ne rien demander non plus avant les étapes qui détruisent' } },
  { name: 'trust', value: null, commands: runs, says: { en: 'approves these bytes of the document for this run', fr: 'approuve ces octets du document pour cette exécution' } },
  { name: 'manual', value: 'HOW', among: ['ask', 'pause', 'skip'], commands: valued, says: { en: 'steps for a person: ask, pause or skip (default: ask on a terminal, pause without one)', fr: 'étapes pour une personne : ask, pause ou skip (par défaut : ask sur un terminal, pause sans)' } },
  { name: 'non-interactive', value: null, commands: valued, says: { en: 'as if there were no terminal', fr: 'comme s’il n’y avait pas de terminal' } },
  { name: 'cwd', value: 'DIR', commands: valued, says: { en: 'the starting directory (default: the current one)', fr: 'le dossier de départ (par défaut : le dossier courant)' } },
  { name: 'runs-dir', value: 'DIR', commands: [...valued, 'log', 'list', 'doctor'], says: { en: 'where the records are (default: .runbook/runs at the root of the work tree)', fr: 'où sont les journaux (par défaut : .runbook/runs à la racine du dépôt)' } },
  { name: 'output', value: 'FORM', among: ['text', 'json'], commands: runs, says: { en: 'text, or json: one object a line, one an event', fr: 'text, ou json : un objet par ligne, un par événement' } },
  { name: 'then', value: '#SECTION', commands: ['rehearse'], says: { en: 'plays this section afterwards, in the same world, and says what is not back as it was', fr: 'joue ensuite cette section, dans le même monde, et dit ce qui n’est pas revenu à l’état d’origine' } },
  { name: 'keep', value: null, with: onRehearsal, against: ['--non-interactive', '--output=json'], commands: runs, says: { en: 'with a rehearsal: opens a shell inside afterwards', fr: 'avec une répétition : ouvre ensuite un shell à l’intérieur' } },
  { name: 'timeout', value: 'TIME', with: onRehearsal, commands: runs, says: { en: 'with a rehearsal: how long it may take (default: 10m)', fr: 'avec une répétition : la durée permise (par défaut : 10m)' } },
  { name: 'memory', value: 'SIZE', with: onRehearsal, commands: runs, says: { en: 'with a rehearsal: how much memory it may use, such as 2G (default: half of what is free)', fr: 'avec une répétition : la mémoire permise, comme 2G (par défaut : la moitié de ce qui est libre)' } },
  { name: 'all', value: null, commands: ['plan'], says: { en: 'takes every section', fr: 'prend toutes les sections' } },
  { name: 'diff', value: 'REVISION', bare: '', against: ['--all', '--explain', '--json'], commands: ['plan'], says: { en: 'what changed in what would run since this revision of git (default: HEAD)', fr: 'ce qui a changé dans ce qui serait lancé depuis cette révision de git (par défaut : HEAD)' } },
  { name: 'explain', value: 'LINE', against: ['--all', '--json'], commands: ['plan'], says: { en: 'why this line of the document was read as it was', fr: 'pourquoi cette ligne du document a été lue ainsi' } },
  { name: 'fix', value: null, commands: ['lint'], says: { en: 'mends what can be mended without doubt', fr: 'corrige ce qui peut l’être sans doute possible' } },
  { name: 'sarif', value: null, against: ['--json'], commands: ['lint'], says: { en: 'SARIF 2.1.0, for code hosts', fr: 'SARIF 2.1.0, pour les forges' } },
  { name: 'format', value: 'FORMAT', among: ['markdown', 'json', 'junit', 'otlp', 'asciicast'], with: ['log export'], against: ['--json'], commands: ['log'], says: { en: 'with export: markdown, json, junit, otlp (spans; --to sends them) or asciicast', fr: 'avec export : markdown, json, junit, otlp (des spans ; --to les envoie) ou asciicast' } },
  { name: 'play', value: null, with: ['log show'], against: ['--json'], commands: ['log'], says: { en: 'with show: plays what the terminal showed (space pauses, q ends)', fr: 'avec show : rejoue ce que le terminal a montré (espace met en pause, q arrête)' } },
  { name: 'speed', value: 'N', with: onPlay, commands: ['log'], says: { en: 'with show --play: so many times as fast (default: 1)', fr: 'avec show --play : tant de fois plus vite (par défaut : 1)' } },
  { name: 'idle', value: 'SECONDS', with: onPlay, commands: ['log'], says: { en: 'with show --play: longer pauses are cut to this (default: 2)', fr: 'avec show --play : les pauses plus longues sont réduites à cela (par défaut : 2)' } },
  { name: 'to', value: 'URL', bare: '', like: /^[a-z]+:\/\//i, with: ['log export'], commands: ['log'], says: { en: 'with export --format otlp: sends the spans to this collector (default: OTEL_EXPORTER_OTLP_ENDPOINT); nothing is sent without it', fr: 'avec export --format otlp : envoie les spans à ce collecteur (par défaut : OTEL_EXPORTER_OTLP_ENDPOINT) ; sans elle, rien n’est envoyé' } },
  { name: 'document', value: 'TEXT', with: onList, commands: ['log'], says: { en: 'with list: runs of documents whose path holds this text', fr: 'avec list : les exécutions des documents dont le chemin contient ce texte' } },
  { name: 'result', value: 'RESULT', among: ['done', 'failed', 'stopped', 'paused', 'interrupted', 'terminated', 'unfinished', 'damaged', 'unreadable', 'unbegun'], with: onList, commands: ['log'], says: { en: 'with list: runs that ended so', fr: 'avec list : les exécutions qui ont fini ainsi' } },
  { name: 'person', value: 'NAME', with: onList, commands: ['log'], says: { en: 'with list: runs that this person had a part in', fr: 'avec list : les exécutions auxquelles cette personne a pris part' } },
  { name: 'since', value: 'WHEN', with: onList, commands: ['log'], says: { en: 'with list: runs begun then or later (2026-11-21, or with T14:00)', fr: 'avec list : les exécutions commencées à partir de là (2026-11-21, ou avec T14:00)' } },
  { name: 'until', value: 'WHEN', with: onList, commands: ['log'], says: { en: 'with list: runs begun then or before', fr: 'avec list : les exécutions commencées jusque-là' } },
  { name: 'key', value: 'FILE', with: ['log anchor', 'approve'], commands: ['log', 'approve'], says: { en: 'signs with this SSH key, or the public half of one that an agent holds (log anchor: the head of the record; approve takes git’s user.signingkey where it is left out)', fr: 'signe avec cette clé SSH, ou la moitié publique d’une clé que détient un agent (log anchor : la tête du journal ; approve prend sinon le user.signingkey de git)' } },
  { name: 'expires', value: 'TIME', commands: ['approve'], says: { en: 'how long the approval is good for: 8h, 2d (default: 24h)', fr: 'la durée de validité de l’approbation : 8h, 2d (par défaut : 24h)' } },
  { name: 'note', value: null, with: onAnchor, commands: ['log'], says: { en: 'with anchor: keeps the head in a git note on the run’s commit (refs/notes/runbook)', fr: 'avec anchor : conserve la tête dans une note git sur le commit de l’exécution (refs/notes/runbook)' } },
  { name: 'syslog', value: null, with: onAnchor, commands: ['log'], says: { en: 'with anchor: sends the head to the system’s log', fr: 'avec anchor : envoie la tête au journal du système' } },
  { name: 'allowed-signers', value: 'FILE', with: onVerify, commands: ['log'], says: { en: 'with verify: who may have signed heads and approvals (ssh-keygen, ALLOWED SIGNERS; default: runbook.signers, for approvals the one that the run kept)', fr: 'avec verify : qui peut avoir signé têtes et approbations (ssh-keygen, ALLOWED SIGNERS ; par défaut : runbook.signers, et pour les approbations celui que l’exécution a gardé)' } },
  { name: 'head', value: 'HASH', repeats: true, with: onVerify, commands: ['log'], says: { en: 'with verify: a head that was kept elsewhere, as anchor printed it', fr: 'avec verify : une tête conservée ailleurs, telle qu’affichée par anchor' } },
  { name: 'out', value: 'DIR', with: onBuild, commands: ['site'], says: { en: 'where the site goes (default: site)', fr: 'où va le site (par défaut : site)' } },
  { name: 'base', value: 'PATH', commands: ['site'], says: { en: 'the path that the site is served under', fr: 'le chemin sous lequel le site est servi' } },
  { name: 'title', value: 'TITLE', commands: ['site'], says: { en: 'the site’s title (default: the folder’s name)', fr: 'le titre du site (par défaut : le nom du dossier)' } },
  { name: 'runs', value: 'DIR', commands: ['site'], says: { en: 'records to show: when each document last ran, how, by whom', fr: 'les journaux à montrer : quand chaque document a été exécuté, comment, par qui' } },
  { name: 'lint', value: null, commands: ['site'], says: { en: 'shows writers what lint finds, on each page', fr: 'montre aux auteurs les remarques de lint, sur chaque page' } },
  { name: 'strict', value: null, commands: ['site'], says: { en: 'a dead link or a missing image fails the build', fr: 'un lien mort ou une image absente fait échouer la construction' } },
  { name: 'json', value: null, commands: ['plan', 'lint', 'list', 'log', 'doctor'], says: { en: 'one JSON object, for another program', fr: 'un objet JSON, pour un autre programme' } },
  { name: 'plain', value: null, commands: 'all', says: { en: 'words only, for screen readers and logs: no marks, lines or colours (or RUNBOOK_PLAIN=1)', fr: 'des mots seulement, pour lecteurs d’écran et journaux : ni signes, ni traits, ni couleurs (ou RUNBOOK_PLAIN=1)' } },
  { name: 'lang', value: 'LANGUAGE', among: ['en', 'fr'], commands: 'all', says: { en: 'en or fr (default: as LC_ALL, LC_MESSAGES, LANG say)', fr: 'en ou fr (par défaut : selon LC_ALL, LC_MESSAGES, LANG)' } },
  { name: 'help', short: 'h', value: null, commands: 'all', says: { en: 'this help', fr: 'cette aide' } },
] as const satisfies readonly OptionRow[];

export type OptionName = (typeof options)[number]['name'];

/** What stands for a value in help, in French; in English it is as the table has it. */
const frenchWords: Readonly<Record<string, string>> = {
  APPROVAL: 'APPROBATION', COMMAND: 'COMMANDE', DEPTH: 'PROFONDEUR', DIR: 'DOSSIER', FILE: 'FICHIER', FOLDER: 'DOSSIER', FORM: 'FORME', HASH: 'EMPREINTE', HOW: 'MANIÈRE', LANGUAGE: 'LANGUE',
  LINE: 'LIGNE', NAME: 'NOM', PATH: 'CHEMIN', RESULT: 'ISSUE', RUN: 'EXÉCUTION', SECONDS: 'SECONDES', STEP: 'ÉTAPE', TEXT: 'TEXTE', TIME: 'DURÉE', TITLE: 'TITRE', VALUE: 'VALEUR', WHEN: 'QUAND',
};

/** `NAME=VALUE` in the operator's language. */
export const inWords = (value: string, language: Language): string => (language === 'fr' ? value.replace(/[A-Z]+/g, (word) => frenchWords[word] ?? word) : value);

/** What an option does, and what it does not go with. @param command whose others are told of; all without it */
export function saysOf({ says, against = [] }: OptionRow, language: Language, command?: CommandName): string {
  const others = against.filter((other) => command === undefined || optionsOf(command).some((o) => `${other}=`.startsWith(`--${o.name}=`)));
  return others.length === 0 ? says[language] : `${says[language]} (${language === 'fr' ? 'pas avec' : 'not with'} ${others.join(', ')})`;
}

/** The options that a command takes, in the table's order. */
export function optionsOf(command: CommandName): readonly OptionRow[] {
  return (options as readonly OptionRow[]).filter((o) => o.commands === 'all' || o.commands.includes(command));
}
