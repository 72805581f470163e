/** The table of what a rehearsal cannot see: programs whose work is done elsewhere, and failures that only the sandbox has. */
import type { Language } from '../../model/procedure.ts';

type Both = Readonly<Record<Language, string>>;

interface BlindRow {
  readonly programs: readonly string[];
  readonly what: Both;
}

/** One row a place. To add a program: where does what it changes live? From each program's manual. */
export const blindRows: readonly BlindRow[] = [
  { programs: ['psql', 'pg_dump', 'pg_restore', 'pg_dumpall', 'createdb', 'dropdb', 'mysql', 'mysqldump', 'mariadb', 'mongosh', 'mongo', 'mongodump', 'mongorestore', 'redis-cli', 'sqlcmd', 'influx', 'cqlsh'], what: { en: 'the database over the network', fr: 'la base de données à travers le réseau' } },
  { programs: ['ssh', 'scp', 'sftp', 'rsync', 'mosh', 'ansible', 'ansible-playbook', 'fab', 'cap', 'dep'], what: { en: 'the remote host', fr: 'la machine distante' } },
  { programs: ['kubectl', 'helm', 'oc', 'flux', 'argocd', 'k9s', 'kustomize'], what: { en: 'the cluster', fr: 'le cluster' } },
  { programs: ['aws', 'gcloud', 'az', 'heroku', 'scalingo', 'clever', 'flyctl', 'fly', 'vercel', 'netlify', 'doctl', 'scw', 'ovhcloud', 'terraform', 'tofu', 'pulumi', 'serverless', 'sls', 'cf', 'gh', 'glab'], what: { en: 'the provider’s API', fr: 'l’API du fournisseur' } },
  { programs: ['docker', 'docker-compose', 'podman', 'nerdctl', 'buildah'], what: { en: 'the container engine and its registry', fr: 'le moteur de conteneurs et son registre' } },
  { programs: ['systemctl', 'service', 'journalctl', 'loginctl', 'machinectl', 'supervisorctl', 'crontab'], what: { en: 'the services of this machine', fr: 'les services de cette machine' } },
  { programs: ['curl', 'wget', 'http', 'https', 'xh'], what: { en: 'the server that is asked', fr: 'le serveur interrogé' } },
  { programs: ['npm', 'yarn', 'pnpm', 'pip', 'pip3', 'poetry', 'uv', 'twine', 'gem', 'bundle', 'cargo', 'composer', 'mvn', 'gradle', 'go', 'apt', 'apt-get', 'dnf', 'yum', 'apk', 'brew'], what: { en: 'the package registry', fr: 'le dépôt de paquets' } },
  { programs: ['mount', 'umount', 'swapon', 'swapoff', 'losetup', 'fdisk', 'parted', 'mknod', 'modprobe', 'insmod', 'rmmod', 'sysctl', 'kexec', 'hwclock', 'timedatectl', 'hostnamectl', 'reboot', 'shutdown', 'poweroff', 'halt', 'unshare', 'nsenter', 'chroot', 'setcap', 'iptables', 'ip6tables', 'nft', 'ufw', 'firewall-cmd', 'ip', 'tc', 'strace', 'gdb', 'keyctl', 'dmesg'], what: { en: 'the machine itself (its mounts, modules, clock, network), which a rehearsal must not touch', fr: 'la machine elle-même (montages, modules, horloge, réseau), à laquelle une répétition ne doit pas toucher' } },
  { programs: ['mail', 'mailx', 'sendmail', 'msmtp', 'mutt'], what: { en: 'the mail that is sent', fr: 'le courriel envoyé' } },
];

interface SandboxReason {
  readonly reason: 'network' | 'sockets' | 'privileges' | 'services' | 'owner' | 'memory' | 'refused';
  readonly says: RegExp;
  /** Only root would have been allowed it outside. */
  readonly ofRoot?: true;
}

/**
 * What programs say when they fail for a reason that only the sandbox has. Texts of the C library's strerror(3) and gai_strerror(3) in
 * English and French (glibc's fr.po), of curl, Git, Node, libpq, Go, Java, apt, sudo, util-linux and systemctl.
 */
const sandboxReasons: readonly SandboxReason[] = [
  { reason: 'sockets', says: /address family not supported|EAFNOSUPPORT|famille d[’']adresses non supportée/i },
  { reason: 'network', says: /could ?n[o']t resolve host|could not resolve hostname|temporary failure in name resolution|name or service not known|temporary failure resolving|could not translate host name|no such host|unknown host|unknownhostexception|nodename nor servname|getaddrinfo|EAI_AGAIN|ENOTFOUND/i },
  { reason: 'network', says: /network is unreachable|no route to host|connection refused|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|connection timed out|could not connect to (?:server|redis)|can't connect to (?:local |)(?:mysql |mariadb |)server|failed to connect to|cannot connect to the docker daemon|unable to connect to the server|failed to establish a new connection|network error|dial tcp|connection to server .* failed|connectexception|couldn't connect to server/i },
  { reason: 'network', says: /nom ou service inconnu|échec temporaire (?:dans la|de) résolution|connexion refusée|le réseau n[’']est pas accessible|aucun chemin d[’']accès pour atteindre l[’']hôte|expiration du délai d[’']attente|impossible de se connecter au serveur/i },
  { reason: 'privileges', says: /no new privileges|sudo: effective uid is not 0|sudo: unable to|sudo: PERM_|must be setuid root|su: (?:cannot set groups|Authentication failure)/i },
  { reason: 'services', says: /system has not been booted with systemd|failed to connect to bus|failed to connect to system scope bus|can't operate\. failed to connect|unable to open \/run\/initctl/i },
  // Without root, the overlay cannot copy a file whose owner or group has no number in its namespace (EOVERFLOW).
  { reason: 'owner', says: /value too large for defined data type|EOVERFLOW|valeur trop grande pour le type de données défini/i },
  // Where no control group holds all of it, what one process may take is limited (getrlimit(2), RLIMIT_DATA): ENOMEM, and what languages make of it.
  { reason: 'memory', says: /cannot allocate memory|ENOMEM|impossible d[’']allouer de la mémoire|\bmemory exhausted|mémoire épuisée|\bstd::bad_alloc|^MemoryError\b|^Out of memory!|insufficient memory for the Java Runtime|fatal error: runtime: (?:cannot allocate|out of) memory/i },
  { reason: 'refused', ofRoot: true, says: /operation not permitted|\bEPERM\b|opération non permise|must be (?:superuser|root)\b|^u?mount: .*: permission denied|\/(?:proc|sys)\/\S*: (?:read-only file system|système de fichiers accessible en lecture)/i },
];

/** Lines in which a program says that something was refused to it, which only a rehearsal refuses root. */
export function refusedLines(lines: readonly string[]): string[] {
  return [...new Set(lines.filter((line) => sandboxReasons.some((r) => r.ofRoot && r.says.test(line))).map((l) => l.trim()))];
}

/** Why a step failed, where the sandbox is to blame, and the line that says so; null for a reason of its own. @param tail its last lines @param root who it was tried as */
export function sandboxReason(tail: readonly string[], root: boolean): { readonly reason: SandboxReason['reason']; readonly line: string } | null {
  for (const { reason, says, ofRoot } of sandboxReasons) {
    if (ofRoot && !root) continue;
    const line = tail.find((l) => says.test(l));
    if (line !== undefined) return { reason, line: line.trim() };
  }
  return null;
}
