/** Commands that do nothing without an argument: written without one, they are the name of a command and not a command line. */
import { own } from '../../model/own.ts';

/**
 * Program, then its sub-commands that want at least one more word, from their own usage lines; `''` where the program itself
 * wants one. Sub-commands that fall back on a default (`git push`, `git tag`, `cf push` with its manifest) are not here.
 */
const wantMore: Readonly<Record<string, readonly string[]>> = {
  git: ['', 'add', 'checkout', 'cherry-pick', 'clone', 'config', 'merge', 'mv', 'revert', 'rm', 'switch', 'update-index'],
  docker: ['', 'attach', 'build', 'compose', 'container', 'cp', 'exec', 'image', 'inspect', 'kill', 'load', 'logs', 'network', 'pause', 'pull', 'push', 'rename', 'restart', 'rm', 'rmi', 'run', 'save', 'start', 'stop', 'swarm', 'system', 'tag', 'volume', 'compose exec', 'compose run', 'compose cp'],
  'docker-compose': ['', 'exec', 'run'],
  podman: ['', 'cp', 'exec', 'inspect', 'kill', 'logs', 'pull', 'push', 'restart', 'rm', 'rmi', 'run', 'start', 'stop', 'tag'],
  kubectl: ['', 'annotate', 'apply', 'attach', 'autoscale', 'cordon', 'cp', 'create', 'debug', 'delete', 'describe', 'drain', 'edit', 'exec', 'expose', 'get', 'label', 'logs', 'patch', 'port-forward', 'replace', 'rollout', 'rollout restart', 'rollout status', 'rollout undo', 'rollout history', 'run', 'scale', 'set', 'taint', 'top', 'uncordon', 'wait'],
  oc: ['', 'adm', 'apply', 'create', 'delete', 'describe', 'edit', 'exec', 'get', 'logs', 'patch', 'rollout', 'rsh', 'scale'],
  helm: ['', 'get', 'history', 'install', 'pull', 'push', 'rollback', 'show', 'status', 'template', 'uninstall', 'upgrade'],
  systemctl: ['cat', 'disable', 'enable', 'is-active', 'mask', 'reload', 'restart', 'start', 'stop', 'unmask'],
  cf: ['', 'app', 'bind-service', 'create-service', 'delete', 'delete-service', 'env', 'logs', 'map-route', 'run-task', 'scale', 'set-env', 'ssh', 'start', 'stop', 'unbind-service', 'unset-env'],
  heroku: ['', 'run'], scalingo: [''], dokku: ['', 'run', 'enter'], fly: [''], flyctl: [''],
  aws: ['', 's3', 's3 cp', 's3 mv', 's3 rm', 's3 sync', 'ec2', 'ecs', 'rds', 'iam', 'ssm'], gcloud: [''], az: [''], gsutil: ['', 'cp', 'mv', 'rm', 'rsync'],
  npm: ['', 'run', 'exec', 'uninstall', 'view'], yarn: ['add', 'remove', 'workspace'], pnpm: ['', 'add', 'dlx', 'exec', 'remove', 'run'], npx: [''],
  pip: ['', 'install', 'uninstall', 'show'], pip3: ['', 'install', 'uninstall', 'show'], pipenv: ['', 'run'], poetry: ['', 'add', 'remove', 'run'], uv: ['', 'add', 'remove', 'run'], pipx: ['', 'install', 'run'],
  bundle: ['exec', 'add'], gem: ['', 'push'], twine: ['', 'check', 'upload'], composer: ['', 'remove', 'require'], cargo: ['', 'add', 'install'], go: ['', 'install'],
  apt: ['', 'install', 'purge', 'remove', 'show'], 'apt-get': ['', 'install', 'purge', 'remove'], yum: ['', 'remove'], dnf: ['', 'install', 'remove'], apk: ['', 'add', 'del'], zypper: ['', 'in', 'install', 'rm', 'remove', 'addrepo', 'ar'], brew: ['', 'install', 'uninstall'],
  ssh: [''], scp: [''], rsync: [''], curl: [''], wget: [''], cp: [''], mv: [''], rm: [''], mkdir: [''], chown: [''], ln: [''], chgrp: [''], tar: [''], openssl: [''],
  gzip: [''], gunzip: [''], bzip2: [''], unzip: [''], kill: [''], pkill: [''], ping: [''], grep: [''], tail: [''], pg_restore: [''], restic: ['', 'mount', 'restore'],
};
/** Programs whose first word says how and whose second says on what: `chmod 600`, `chown app`. */
const wantTwo: ReadonlySet<string> = new Set(['chmod', 'chown', 'chgrp', 'cp', 'mv', 'scp']);

/** A statement of SQL by its verb and kind alone: `DROP TABLE`. */
const statement = /^(?:alter|create|drop|truncate|grant|revoke)\s+(?:table|database|user|role|index|view|schema|extension)s?(?:\s+(?:concurrently|if (?:not )?exists))*;?$/i;

/** Whether a command line (prompt off) ends before the argument that it cannot do without. Pipes and lists of commands are whole. */
export function isIncomplete(source: string): boolean {
  if (statement.test(source.trim())) return true;
  // "curl | bash": what would be piped is not there.
  const piped = /^([\w.-]+)\s*\|\s*(?:sudo\s+)?[\w.-]+(?:\s+-\S*)*$/.exec(source.trim());
  if (piped) return (own(wantMore, piped[1] as string) ?? []).includes('');
  if (/[|;&<>$(`\n]/.test(source)) return false;
  const words = source.trim().replace(/^(?:sudo|doas)\s+/, '').split(/\s+/);
  const program = words[0] ?? '';
  const rest = words.slice(1);
  while (/^-{1,2}[A-Za-z][\w-]*$/.test(rest.at(-1) ?? '')) rest.pop();
  if (wantTwo.has(program)) return rest.filter((w) => !w.startsWith('-')).length < 2 && !rest.some((w) => w.startsWith('--reference'));
  // An option before the sub-command may have taken a value: nothing is known of what is left.
  if (rest.some((w) => w.startsWith('-')) || (rest.length === 0 && words.length > 2)) return false;
  if (rest.length === 0 && words.length > 1 && words.slice(1).some((w) => /^-{1,2}(?:v|V|h|version|help|list|l)$/.test(w))) return false;
  if (words.slice(1).some((w) => /^--(?:all|help|version|dry-run|abort|continue|skip|quit|list|prune|global|merge-base)\b|^-(?:A|h|l|a)$/.test(w))) return false;
  return (own(wantMore, program) ?? []).includes(rest.join(' '));
}
