/** The table of tools' own dry runs: one row a command, from its manual; a flag is never put on a command that is not here. */
import type { Language } from '../../model/procedure.ts';

export type Both = Readonly<Record<Language, string>>;

export interface NativeRow {
  /** For a person and for the documentation. */
  readonly command: string;
  readonly program: RegExp;
  /** Matches the words after the program, joined by one space. */
  readonly args: RegExp;
  /** The words of the dry run, program included; `args` are the command's own, after the program. */
  readonly dry: (program: string, args: readonly string[]) => readonly string[];
  /** What it shows, and what not. */
  readonly shows: Both;
  readonly notShown: Both | null;
  /** Where the fact is from, and whether it was run against the tool here. */
  readonly source: string;
  readonly tried: boolean;
}

/** Puts words after the sub-command, which is the n-th word that is no option (1-based). */
const after = (n: number, ...added: string[]) => (program: string, args: readonly string[]): readonly string[] => {
  let seen = 0;
  const at = args.findIndex((w) => !w.startsWith('-') && ++seen === n);
  return [program, ...args.slice(0, at + 1), ...added, ...args.slice(at + 1)];
};
const first = (...added: string[]) => (program: string, args: readonly string[]): readonly string[] => [program, ...added, ...args];
const last = (...added: string[]) => (program: string, args: readonly string[]): readonly string[] => [program, ...args, ...added];

/** Only these options, with the value that follows where it is a word of its own. */
const kept = (args: readonly string[], ...options: string[]): string[] =>
  args.flatMap((word, i) => {
    const name = word.split('=')[0] as string;
    if (!options.includes(name)) return [];
    return word.includes('=') || args[i + 1] === undefined ? [word] : [word, args[i + 1] as string];
  });

export const nativeRows: readonly NativeRow[] = [
  { command: 'git push', program: /^git$/, args: /^push\b/, dry: (p, a) => [p, '-c', 'core.hooksPath=/dev/null', 'push', '--dry-run', '--no-verify', ...a.slice(1)], shows: { en: 'the remote answers, and which references would move', fr: 'le dépôt distant répond, et quelles références bougeraient' }, notShown: { en: 'whether the remote’s own hooks accept it', fr: 'si les hooks du dépôt distant l’acceptent' }, source: 'git-push(1); -n alone still runs the pre-push hook, hence --no-verify and an empty hooksPath', tried: true },
  { command: 'git fetch', program: /^git$/, args: /^fetch\b/, dry: after(1, '--dry-run'), shows: { en: 'the remote answers, and which references would move', fr: 'le dépôt distant répond, et quelles références bougeraient' }, notShown: null, source: 'git-fetch(1)', tried: true },
  { command: 'git add', program: /^git$/, args: /^add\b(?!.*(\s-p\b|\s-i\b))/, dry: after(1, '--dry-run'), shows: { en: 'the paths are there', fr: 'les chemins existent' }, notShown: null, source: 'git-add(1)', tried: true },
  { command: 'git rm', program: /^git$/, args: /^rm\b/, dry: after(1, '--dry-run'), shows: { en: 'the paths are tracked', fr: 'les chemins sont suivis' }, notShown: null, source: 'git-rm(1)', tried: true },
  { command: 'git mv', program: /^git$/, args: /^mv\b/, dry: after(1, '--dry-run'), shows: { en: 'the move is possible', fr: 'le déplacement est possible' }, notShown: null, source: 'git-mv(1)', tried: true },
  { command: 'git clean', program: /^git$/, args: /^clean\b(?!.*\s-i\b)/, dry: after(1, '--dry-run'), shows: { en: 'what would be removed', fr: 'ce qui serait supprimé' }, notShown: null, source: 'git-clean(1)', tried: true },
  { command: 'git apply', program: /^git$/, args: /^apply\b/, dry: after(1, '--check'), shows: { en: 'the patch applies', fr: 'le correctif s’applique' }, notShown: null, source: 'git-apply(1)', tried: true },
  { command: 'rsync', program: /^rsync$/, args: /./, dry: first('--dry-run', '--itemize-changes'), shows: { en: 'which files would be sent or deleted', fr: 'quels fichiers seraient envoyés ou supprimés' }, notShown: null, source: 'rsync(1)', tried: true },
  { command: 'apt-get install, remove, upgrade', program: /^apt(-get)?$/, args: /\b(install|remove|purge|upgrade|dist-upgrade|full-upgrade|autoremove)\b/, dry: (_p, a) => ['apt-get', '--simulate', ...a], shows: { en: 'the packages exist and their dependencies can be met', fr: 'les paquets existent et leurs dépendances peuvent être satisfaites' }, notShown: { en: 'the packages’ own installation scripts', fr: 'les scripts d’installation des paquets eux-mêmes' }, source: 'apt-get(8), --simulate', tried: true },
  { command: 'dpkg -i', program: /^dpkg$/, args: /(^|\s)(-i|--install|-r|--remove|-P|--purge)\b/, dry: first('--simulate'), shows: { en: 'dpkg would accept it', fr: 'dpkg l’accepterait' }, notShown: { en: 'the package’s own scripts', fr: 'les scripts du paquet lui-même' }, source: 'dpkg(1), --simulate', tried: true },
  { command: 'npm publish', program: /^npm$/, args: /^publish\b/, dry: after(1, '--dry-run', '--ignore-scripts'), shows: { en: 'what would be in the package', fr: 'ce que contiendrait le paquet' }, notShown: { en: 'whether the registry accepts it', fr: 'si le registre l’accepte' }, source: 'npm-publish(1)', tried: true },
  { command: 'npm install, npm ci', program: /^npm$/, args: /^(install|i|ci)\b/, dry: after(1, '--dry-run', '--ignore-scripts'), shows: { en: 'the packages can be resolved', fr: 'les paquets peuvent être résolus' }, notShown: { en: 'the packages’ own scripts', fr: 'les scripts des paquets eux-mêmes' }, source: 'npm-install(1)', tried: true },
  { command: 'patch', program: /^patch$/, args: /./, dry: first('--dry-run'), shows: { en: 'the patch applies', fr: 'le correctif s’applique' }, notShown: null, source: 'patch(1)', tried: true },
  { command: 'kubectl apply, create, delete, replace, patch, scale, set, label, annotate', program: /^(kubectl|oc)$/, args: /^((-n|--namespace|--context)(=|\s)\S+\s+)*(apply|create|delete|replace|patch|scale|set|label|annotate|expose|run|autoscale|taint|cordon|uncordon|drain)\b(?!.*--dry-run)/, dry: last('--dry-run=server'), shows: { en: 'the server accepts it, admission included', fr: 'le serveur l’accepte, contrôle d’admission compris' }, notShown: { en: 'what the controllers then do', fr: 'ce qu’en font ensuite les contrôleurs' }, source: 'kubectl reference, --dry-run=server', tried: false },
  { command: 'helm install, upgrade, uninstall, rollback', program: /^helm$/, args: /^(install|upgrade|uninstall|rollback)\b(?!.*--dry-run)/, dry: last('--dry-run'), shows: { en: 'the chart renders and the cluster accepts it', fr: 'le chart se calcule et le cluster l’accepte' }, notShown: { en: 'hooks of the chart', fr: 'les hooks du chart' }, source: 'helm reference, --dry-run', tried: false },
  { command: 'terraform apply', program: /^(terraform|tofu)$/, args: /^(-chdir=\S+\s+)?apply\b(?!.*\S+\.tfplan)/, dry: (p, a) => [p, ...kept(a, '-chdir'), 'plan', '-input=false', '-lock=false', ...kept(a, '-var', '-var-file', '-target', '-replace')], shows: { en: 'what would change', fr: 'ce qui changerait' }, notShown: { en: 'what the provider refuses only when applying', fr: 'ce que le fournisseur ne refuse qu’à l’application' }, source: 'terraform plan, command reference', tried: false },
  { command: 'terraform destroy', program: /^(terraform|tofu)$/, args: /^(-chdir=\S+\s+)?destroy\b/, dry: (p, a) => [p, ...kept(a, '-chdir'), 'plan', '-destroy', '-input=false', '-lock=false', ...kept(a, '-var', '-var-file', '-target')], shows: { en: 'what would be destroyed', fr: 'ce qui serait détruit' }, notShown: null, source: 'terraform plan -destroy, command reference', tried: false },
  { command: 'pulumi up', program: /^pulumi$/, args: /^(up|update)\b/, dry: (p, a) => [p, 'preview', '--non-interactive', ...a.slice(1).filter((w) => w !== '--yes' && w !== '-y')], shows: { en: 'what would change', fr: 'ce qui changerait' }, notShown: null, source: 'pulumi preview, command reference', tried: false },
  { command: 'ansible-playbook', program: /^ansible-playbook$/, args: /^(?!.*--check)/, dry: last('--check'), shows: { en: 'what each task would change', fr: 'ce que chaque tâche changerait' }, notShown: { en: 'tasks that do not support check mode, and those that run in it all the same (check_mode: false)', fr: 'les tâches sans mode de vérification, et celles qui s’y exécutent quand même (check_mode: false)' }, source: 'ansible-playbook(1), --check', tried: false },
  { command: 'docker compose up, down', program: /^docker$/, args: /^compose\b.*\b(up|down|stop|start|restart|pull|build)\b/, dry: (p, a) => [p, a[0] ?? 'compose', '--dry-run', ...a.slice(1)], shows: { en: 'which containers would be made, started or removed', fr: 'quels conteneurs seraient créés, démarrés ou supprimés' }, notShown: { en: 'whether what is in them starts', fr: 'si ce qu’ils contiennent démarre' }, source: 'docker compose reference, --dry-run (2.19 or later)', tried: false },
  { command: 'aws s3 cp, mv, sync, rm', program: /^aws$/, args: /^s3\s+(cp|mv|sync|rm)\b(?!.*--dryrun)/, dry: last('--dryrun'), shows: { en: 'which objects would be written or removed', fr: 'quels objets seraient écrits ou supprimés' }, notShown: { en: 'permission to write', fr: 'le droit d’écrire' }, source: 'aws s3 reference, --dryrun', tried: false },
  { command: 'rclone', program: /^rclone$/, args: /^(copy|sync|move|delete|purge)\b/, dry: last('--dry-run'), shows: { en: 'which files would be written or removed', fr: 'quels fichiers seraient écrits ou supprimés' }, notShown: { en: 'permission to write', fr: 'le droit d’écrire' }, source: 'rclone reference, --dry-run', tried: false },
  { command: 'restic forget, backup, prune', program: /^restic$/, args: /\b(forget|backup|prune)\b/, dry: last('--dry-run'), shows: { en: 'what would be kept and removed', fr: 'ce qui serait gardé et supprimé' }, notShown: null, source: 'restic manual, --dry-run', tried: false },
  { command: 'borg create, prune', program: /^borg$/, args: /^(create|prune|delete)\b/, dry: after(1, '--dry-run'), shows: { en: 'what would be kept and removed', fr: 'ce qui serait gardé et supprimé' }, notShown: null, source: 'borg manual, --dry-run', tried: false },
  { command: 'certbot renew, certonly', program: /^certbot$/, args: /\b(renew|certonly)\b/, dry: last('--dry-run'), shows: { en: 'the authority’s test server would give the certificate', fr: 'le serveur d’essai de l’autorité délivrerait le certificat' }, notShown: { en: 'the rate limits of the real one', fr: 'les limites de débit du vrai serveur' }, source: 'certbot manual, --dry-run', tried: false },
  { command: 'nginx -s reload', program: /^nginx$/, args: /^-s\s+(reload|reopen)\b/, dry: (p) => [p, '-t'], shows: { en: 'the configuration is accepted', fr: 'la configuration est acceptée' }, notShown: null, source: 'nginx(8), -t', tried: false },
  { command: 'systemctl reload, restart, start, enable', program: /^systemctl$/, args: /^(start|restart|reload|enable)\s+\S+$/, dry: (_p, a) => ['systemd-analyze', 'verify', a[1]?.includes('.') ? (a[1] as string) : `${a[1]}.service`], shows: { en: 'the unit’s file is accepted', fr: 'le fichier de l’unité est accepté' }, notShown: { en: 'whether the service starts', fr: 'si le service démarre' }, source: 'systemd-analyze(1), verify', tried: false },
  { command: 'logrotate', program: /^logrotate$/, args: /./, dry: first('--debug'), shows: { en: 'what would be rotated', fr: 'quels journaux tourneraient' }, notShown: null, source: 'logrotate(8), --debug', tried: false },
  { command: 'nft -f', program: /^nft$/, args: /(^|\s)-f\b/, dry: first('--check'), shows: { en: 'the rules are accepted', fr: 'les règles sont acceptées' }, notShown: null, source: 'nft(8), --check', tried: false },
  { command: 'manage.py migrate', program: /^python3?$/, args: /^\S*manage\.py migrate\b(?!.*--plan)/, dry: last('--plan'), shows: { en: 'which migrations would run', fr: 'quelles migrations seraient lancées' }, notShown: { en: 'whether they succeed on the data', fr: 'si elles réussissent sur les données' }, source: 'Django reference, migrate --plan', tried: true },
];

/** The row for a command, or null. @param words program and arguments, all known */
export function nativeRow(words: readonly string[]): NativeRow | null {
  const [program = '', ...args] = words;
  const joined = args.join(' ');
  return nativeRows.find((row) => row.program.test(program) && row.args.test(joined)) ?? null;
}
