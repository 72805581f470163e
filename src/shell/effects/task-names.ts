/** Effects told by the names that people give to tasks, scripts and sub-commands: `db:drop`, `restore.sh`, `list-users`. */
import type { Effect } from '../../model/effect.ts';
import type { Judgement } from './judgement.ts';

/** Words that say deletion or overwriting, English and French. How to add: the word in lower case, without accents. */
const destroyWords = new Set((
  'delete del destroy drop purge wipe erase nuke obliterate truncate flushall flushdb teardown terminate decommission deprovision unpublish yank shred zap ' +
  'rm rmi remove uninstall prune restore restauration restaurer restaure reinitialiser supprimer suppression detruire vider effacer purger ' +
  'factory-reset reset-all unsafe-reset-all force-delete hard-delete dropdb'
).split(' '));

/** The same, but only of what a runner calls (a task, a script): as a sub-command of a program they are too common. */
const destroyTaskWords = new Set('reset fresh refresh-all fixtures cleandb resetdb wipedb empty clear-data clear-db clearall cleanup rebuild-db recreate-db'.split(' '));

/** What follows makes the deletion harmless: it is fetched, computed or written again. */
const harmlessObjects = /(?:^|[-_:./])(?:cache[sd]?|caches|tmp|temp|logs?|assets?|views?|routes?|config|sessions?|lock|locks|build|dist|artifacts?|pyc|modules|deps|hosts|dns|opcache|compiled|coverage|docs?|html|container|containers|pod|pods|alias|label|tag|tags-local|hook|hooks|timers?|cron|crontab|cronjobs?|completions?|shims?|symlinks?|aliases)(?:$|[-_:./])/;

const readWords = new Set((
  'list ls get show status info describe version versions log logs inspect check verify validate validation test tests testing diff search plan scan view cat print dump-config help doctor health healthcheck preflight precheck diagnose diagnostic diagnostics sanity ' +
  'whoami history tail top ps events count stats statistics usage lint typecheck type-check spec specs query find report audit monitor ping explain examine preview dry-run dryrun environment env ' +
  'current outdated tree why explore metrics lookup read display peek whois lister afficher verifier verification controle controler controles voir statut ' +
  'console shell cli repl psql dbconsole dbshell bash ssh sh logs-follow pytest rspec phpunit jest cypress e2e unit flake8 eslint prettier-check tsc mypy check-types coverage smoke bench benchmark'
).split(' '));

/** The end of the reason where nothing but a name says that something is done: the document may know more. */
export const byNameOnly = 'says that it does something';
/** The same where nothing but a name says that it only looks. */
export const byNameRead = 'says that it looks or tests';

/** Words that say that something is made, brought or set, English and French: what is done is not known, but that something is. */
const changeWords = new Set((
  'build compile bundle package pack dist mkdist make assemble install setup bootstrap init initialize initialise provision configure enable disable deploy deployer deployment release publish push upload download sync fetch pull import export dump backup snapshot archive ' +
  'migrate migrations migration upgrade update patch bump seed load create add register generate gen regenerate rotate renew apply rollout promote start stop restart reload up down scale serve server runserver watch dev encrypt sign send run-migrations refresh reindex index vacuum optimize compact convert format fmt ' +
  'construire compiler installer installation configurer activer desactiver publier pousser telecharger synchroniser importer exporter sauvegarder sauvegarde archiver migrer mettre ajouter creer generer renouveler demarrer arreter redemarrer lancer'
).split(' '));

/** Reading words that say so in front as well: `list-users`, `check_health`; `test-mail` may well send one. */
const readingFirst = new Set('list get show status describe check verify validate view print inspect diff lint typecheck health whoami shell console logs psql afficher verifier verification controle controler lister'.split(' '));

/** Splits `Db:dropTables` and `restore_backup.sh` into words. */
function nameWords(name: string): string[] {
  return name.replace(/\.(?:sh|py|rb|js|ts|mjs|yml|yaml|php|pl|sql)$/i, '').replace(/([a-z])([A-Z])/g, '$1 $2').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^a-z0-9]+/).filter((w) => w !== '');
}

/** What a task, script or playbook of this name does, as far as its name tells; null where it does not. A `task` named `test-…` tests; a script may be something else. */
export function taskNameEffect(name: string, task = true): Judgement | null {
  const words = nameWords(name);
  const spelled = name.toLowerCase();
  if (words.some((w) => /^(?:clean|clear|flush|wipe|empty)$/.test(w)) && words.some((w) => /^(?:db|database|base|data|volumes?|storage|state|queues?|index|indices|tables?|redis|postgres|mysql|mongo|elasticsearch|s3|bucket)$/.test(w))) return { effect: 'destroy', why: `the name "${name}" says that it empties something` };
  // what is made anew was there before
  if (words.includes('recreate') && words.some((w) => /^(?:servers?|machines?|instances?|hosts?|vms?|nodes?|clusters?|db|databases?|base|volumes?|namespaces?|buckets?|tables?|index|indices|environments?|stacks?)$/.test(w))) return { effect: 'destroy', why: `the name "${name}" says that it deletes something and makes it anew` };
  // "cluster:down", "infra-down": machines are given back; "up", "stack" and "env" may be containers that come again.
  if (words.includes('down') && words.some((w) => /^(?:clusters?|infra|infrastructure|terraform|tf|tofu|vpc|eks|gke|aks|droplets?|vms?)$/.test(w))) return { effect: 'destroy', why: `the name "${name}" says that it takes machines down` };
  const deletes = words.some((w) => destroyWords.has(w) || destroyTaskWords.has(w)) || destroyWords.has(spelled) || destroyTaskWords.has(spelled) || /(?:^|[:._-])(?:un)?safe-reset/.test(spelled);
  // "restore-check", "verify_restore": a restoration that is tried out, beside what is kept.
  const tried = words.some((w) => /^(?:check|test|verify|validate|verification|drill|rehearsal|controle|verifier)$/.test(w)) && words.some((w) => w.startsWith('resto') || w.startsWith('restau'));
  if (tried) return null;
  if (deletes && !harmlessObjects.test(spelled) && !words.some((w, i) => w === 'no' || (w === 'backup' || w === 'sauvegarde') && !words.slice(0, i).some((v) => v === 'restore' || v === 'restaurer'))) return { effect: 'destroy', why: `the name "${name}" says that it deletes or overwrites` };
  const last = words.at(-1) ?? '';
  const first = words[0] ?? '';
  // A task "redis-cli" opens a client; a program "orch-cli" does what its arguments say.
  if (readWords.has(last) && (task || last !== 'cli') && !/^(?:run|start|deploy|install|build|create|make|add|update|setup)$/.test(first)) return { effect: 'read', why: `the name "${name}" ${byNameRead}` };
  if (/^tests?$/.test(first) && /^(?:connections?|connectivity|config|configuration|access|credentials|permissions|health|setup)$/.test(last)) return { effect: 'read', why: `the name "${name}" ${byNameRead}` };
  if (readingFirst.has(first) && (task || words.length > 1) || (task && /^tests?$/.test(first))) return { effect: 'read', why: `the name "${name}" ${byNameRead}` };
  const does = [first, last].find((w) => changeWords.has(w)) ?? (/^(?:mk|make)[a-z]{3,}$/.test(first) ? first : undefined);
  return does === undefined ? null : { effect: 'change', why: `the name "${name}" ${byNameOnly}` };
}

/** What a sub-command of an unknown program does by its word. */
export function verbEffect(word: string): Effect | null {
  // `DeleteShard`, `deleteShard`: as `delete-shard`.
  const lower = word.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  if (destroyWords.has(lower) || /^(?:delete|destroy|drop|purge|wipe|remove|erase|terminate)[-_:]\w/.test(lower) || /[-_:](?:delete|destroy|drop|purge|wipe|remove|erase|rm)$/.test(lower) || /(?:^|[-_:])reset[-_](?:all|db|database|data|state)$/.test(lower)) return harmlessObjects.test(lower) ? 'change' : 'destroy';
  if (readWords.has(lower) || /^(?:list|get|show|describe|is|has|check|print|find|search|view|query|validate|verify|dump-config|export-config)[-_:]\w/.test(lower) || /[-_:](?:list|show|status|info|version|get|check|logs|stats|health|ls|df|du|top|ps|uptime|shell)$/.test(lower)) return 'read';
  return null;
}
