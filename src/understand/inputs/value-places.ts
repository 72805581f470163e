/** Tells what a word of a command is to its program: the host of ssh, the branch of git checkout, the file that a restore reads, the value of --password. */
import { byText } from '../../model/by-text.ts';
import type { CodeWord } from './code-words.ts';

/** One row a place: the command's words so far (options and their values off, one blank between), and what stands next. From the programs' manuals. */
const places: readonly (readonly [before: RegExp, place: string])[] = [
  [/^(?:ssh|mosh|ssh-copy-id|ping|telnet|ssh-keyscan|sshfs)$/, 'host to go to'],
  [/^(?:dig|nslookup|host|whois|traceroute|mkcert)\b/, 'host to look up'],
  [/^(?:scp|rsync|sftp)\b/, 'copied from or to'],
  [/^(?:docker|podman|nerdctl)(?: container)? (?:exec|logs|stop|start|restart|rm|kill|inspect|attach|cp|top|stats|commit|rename)\b/, 'container'],
  [/^(?:docker|podman|nerdctl) (?:run|pull|push|tag|rmi|save)$/, 'image'],
  [/^(?:docker|podman|nerdctl) (?:volume|network|image|secret|config) \w+/, 'container'],
  [/^(?:docker compose|docker-compose) (?:exec|run|logs|up|stop|start|restart|rm|build|pull|ps)\b/, 'service of its own'],
  [/^(?:kubectl|oc|k) (?:logs|exec|attach|cp|port-forward)\b/, 'pod'],
  [/^(?:kubectl|oc|k) (?:get|describe|delete|edit|scale|patch|label|annotate|rollout \w+|cordon|drain|uncordon|taint)$/, 'kind of object'],
  [/^(?:kubectl|oc|k) (?:get|describe|delete|edit|scale|patch|label|annotate|rollout \w+|cordon|drain|uncordon|taint|create \w+) /, 'object'],
  [/^(?:kubectl|oc|k) (?:cordon|drain|uncordon|taint)/, 'object'],
  [/^helm (?:install|upgrade|uninstall|rollback|status|history|get \w+)/, 'release or chart'],
  [/^git (?:checkout|switch|merge|rebase|branch)\b/, 'branch'],
  [/^git (?:cherry-pick|revert|reset|show)\b/, 'commit'],
  [/^git (?:tag|describe|verify-tag)\b/, 'tag'],
  [/^git (?:push|pull|fetch)$/, 'remote'],
  [/^git (?:push|pull|fetch) /, 'what is pushed'],
  [/^git clone$/, 'address to clone'],
  [/^git clone /, 'folder to clone to'],
  [/^git remote (?:add|set-url)/, 'remote'],
  [/^git (?:add|rm|mv|diff|log|commit)/, 'file of the repository'],
  [/^(?:git flow|git hf) /, 'tag'],
  [/^gh release/, 'tag'],
  [/^(?:npm|yarn|pnpm|pip3?|pipx|uv|poetry|gem|cargo|go|brew|apt|apt-get|dnf|yum|apk|pacman|zypper|snap|conda|composer|choco|port)\b.* (?:install|add|remove|uninstall|upgrade|update|i|require|purge|get|search|yank|info|show|view)\b/, 'package'],
  [/^(?:npm|yarn|poetry|hatch) version/, 'tag'],
  [/^(?:systemctl|service|journalctl|rc-service|supervisorctl|launchctl|initctl)\b/, 'service'],
  [/^(?:createdb|dropdb|psql|pg_dump|mysql|mysqldump|mariadb|mongodump|mysqladmin|redis-cli)\b/, 'database'],
  [/^(?:pg_restore|mongorestore|gunzip|zcat|zstd|unzip|bunzip2|xz|gpg|impdp|borg|restic|sqlite3|redis-check-rdb|rdiff-backup|duplicity)\b/, 'file to unpack or restore'],
  [/^tar\b/, 'archive or its files'],
  [/^(?:useradd|adduser|userdel|deluser|usermod|passwd|su|id|chage|htpasswd|gpasswd|groups)\b/, 'user'],
  [/^chown\b/, 'owner or path'],
  [/^chmod\b/, 'mode or path'],
  [/^(?:mkdir|touch|mktemp)\b/, 'path to make'],
  [/^(?:cd|pushd)\b/, 'folder to go to'],
  [/^(?:cp|mv|ln|install)\b/, 'path to copy'],
  [/^(?:rm|rmdir|shred|unlink)\b/, 'path to remove'],
  [/^(?:cat|less|more|head|tail|ls|wc|file|stat|du|sha256sum|md5sum|diff|open|vi|vim|nano|emacs|code|editor|\$EDITOR|test|\[|source|\.|find|tree)(?: |$)/, 'path to look at or edit'],
  [/^(?:grep|egrep|rg|ack|ag|zgrep)$/, 'pattern'],
  [/^(?:sed|awk|jq|yq|perl|xargs|tr|cut|sort)\b/, 'pattern'],
  [/^(?:mount|umount|mkfs\S*|fsck\S*|lsblk|fdisk|parted|dd|blkid|cryptsetup|e2fsck|resize2fs)\b/, 'device or mount'],
  [/^(?:curl|wget|http|https)\b/, 'address to ask'],
  [/^(?:echo|printf)\b/, 'text to print'],
  [/^(?:make|just|task|rake|gulp|grunt|invoke|fab|mage|gradle|gradlew|mvn|bazel|npx|bundle|npm run|yarn run|yarn|pnpm|npm|tox|nox)\b/, 'task'],
  [/^(?:kill|pkill|killall)\b/, 'process'],
  [/^(?:ansible-playbook|ansible)\b/, 'playbook'],
  [/^(?:terraform|tofu|pulumi|cdk)\b/, 'infrastructure'],
  [/^(?:aws|gcloud|az|heroku|fly|flyctl|doctl|cf|clever|scalingo|vercel|netlify|gsutil|s3cmd|rclone|mc)\b/, 'cloud'],
  // what a script is for says what it is given: a dump to restore, a version to go to
  [/^(?:(?:ba|z)?sh |python3? )?[\w./-]*(?:restor|restaur|recover)[\w.-]*\.(?:sh|py|rb|js|pl)(?: |$)|^(?:\.{0,2}\/|bin\/|scripts?\/)[\w./-]*(?:restor|restaur|recover)[\w-]*(?: |$)/, 'file to unpack or restore'],
  [/^(?:(?:ba|z)?sh |python3? )?[\w./-]*(?:rollback|roll-back|deploy|release|bump|version|publish)[\w.-]*\.(?:sh|py|rb|js|pl)(?: |$)|^(?:\.{0,2}\/|bin\/|scripts?\/)[\w./-]*(?:rollback|deploy|release|bump|version|publish)[\w-]*(?: |$)/, 'version to go to'],
  [/^(?:python3?|node|ruby|php|perl|bash|sh|java|zsh|deno|bun)$/, 'script to run'],
  [/^(?:python3?|node|ruby|php|perl|bash|sh|java|zsh|deno|bun) /, 'argument of a script'],
  [/^(?:\.{0,2}\/|bin\/|scripts?\/|[\w.-]+\/)|^[\w-]+\.(?:sh|py|rb|pl|js)\b/, 'argument of a script'],
];

/** One row a kind of key: the names of options and variables whose value it is. */
const keys: readonly (readonly [name: RegExp, kind: string])[] = [
  [/(?:^|[-_])(?:pass(?:word|wd|phrase)?|pwd|mdp|secret|token|credentials?|api[-_]?key|access[-_]?key|secret[-_]?key|auth|salt)$/, 'secret'],
  [/(?:^|[-_])(?:user(?:name)?|login|owner|role|account|admin|utilisateur)$/, 'user'],
  [/(?:^|[-_])(?:e-?mail|recipient|mail|sender|from|to)$/, 'mail'],
  [/(?:^|[-_])(?:host(?:name)?|server|domain(?:s|[-_]?name)?|site|endpoints?|address|addr|ip|fqdn|realm|node|broker|bind)$/, 'host'],
  [/(?:^|[-_])(?:url|uri|remote|registry|repo(?:sitory)?|origin|dsn|base)$/, 'address'],
  [/(?:^|[-_])(?:ns|namespace|project|tenant|subscription|org(?:ani[sz]ation)?|team|workspace|context|resource[-_]group|environment|env|stage|profile)$/, 'scope'],
  [/(?:^|[-_])(?:region|zone|location)$/, 'region'],
  [/(?:^|[-_])(?:db|database|db[-_]?name|dbname|schema|table|collection)$/, 'database'],
  [/(?:^|[-_])(?:new|next|release|target|develop(?:ment)?|old|previous|from|to|set)[-_]?(?:version|tag)$/, 'version of this time'],
  [/(?:^|[-_])(?:version|tag|release|branch|ref|commit|revision|rev|sha|checkout)$/, 'version'],
  [/(?:^|[-_])(?:message|title|subject|comment|description|notes?|reason)$/, 'message'],
  [/(?:^|[-_])(?:id|uuid|arn|key[-_]?id|fingerprint|thumbprint|default-key|local-user)$/, 'id'],
  [/(?:^|[-_])(?:name|nom|container|pod|instance|cluster|bucket|app|application|service|image|volume|network|sname|label|hosts?|limit|group)$/, 'name'],
  [/(?:^|[-_])(?:file|fichier|path|dir(?:ectory)?|folder|input|output|out|config|root|dest(?:ination)?|source|target|src|home|chdir|log-?file|key|cert|inventory|backup|dump|archive|snapshot)$/, 'file'],
  [/(?:^|[-_])(?:port|replicas|count|size|limit|timeout|days|jobs|number|level|threads|parallelism|memory|cpu)$/, 'number'],
  [/(?:^|[-_])(?:format|type|mode|driver|engine|output|log-?level|verbosity|encoding|locale|lang|platform|arch|strategy|method|request|selector|sort-by|field)$/, 'mode'],
];

/** One letter that common programs read alike (getopt's habit): -u user, -p password or port, -n namespace, -m message. */
const letters: Readonly<Record<string, string>> = { u: 'letter u', U: 'letter U', p: 'letter p', P: 'letter P', n: 'letter n', m: 'letter m', h: 'letter h', H: 'letter H', d: 'letter d', D: 'letter D', f: 'letter f', o: 'letter o', i: 'letter i', t: 'letter t', e: 'letter e', c: 'letter c', C: 'letter C', l: 'letter l', a: 'letter a', v: 'letter v', b: 'letter b', x: 'letter x', r: 'letter r', k: 'letter k', s: 'letter s', w: 'letter w', g: 'letter g' };

/** Before a program itself. */
const wrappers = /^(?:sudo|doas|time|nohup|env|exec|command|nice|ionice|chroot|xargs|then|do|else|&&|!)$/;
/** What hands the rest of its words to another program: after the first operand. */
const hands = /^(?:(?:docker|podman|nerdctl)(?: container)? exec|docker compose (?:exec|run)|docker-compose (?:exec|run)|ssh|kubectl exec|oc exec|heroku run|poetry run|uv run|pipenv run|bundle exec|npx|dotenv|watch)$/;
const bareFlag = /^-[a-zA-Z]{2,}$|^--(?:[\w-]+=.*|rm|yes|force|all|verbose|quiet|recursive|dry-run|clean|build|detach|no-[\w-]+|if-exists|create|delete|global|global|hard|soft|tags|follow|prune|archive|progress|now|purge|wait|atomic|annotate|sign|amend|allow-[\w-]+|ignore-[\w-]+|skip-[\w-]+|upgrade|user)$/;

export interface Place {
  /** A row of `places`, or `word 1` for the first operand of a program that none knows, `word 2` for later ones. */
  readonly name: string;
  /** The kind of key whose value it is, or null. */
  readonly key: string | null;
  /** The option or variable as written, without dashes, or null. */
  readonly option: string | null;
}

/** What a word is to its command. `key`: of `key=value` in the word itself. */
export function placeOf(word: CodeWord, key: string | null): Place {
  const previous = word.before.at(-1) ?? '';
  const option = key ?? word.variable ?? (previous.startsWith('-') && !bareFlag.test(previous) && word.role === 'argument' ? previous : null);
  const name = word.role === 'redirect' ? 'redirected file' : word.role === 'assignment' ? 'assigned value' : placeBehind(word.before);
  return { name, key: option === null ? null : keyKind(option), option: option === null ? null : option.replace(/^-+/, '') };
}

const keyKind = byText((option: string): string => {
  // -DnewVersion: a property of Java's
  const bare = option.replace(/^-D(?=\w{2})|^-+/, '');
  if (bare.length === 1) return letters[bare] ?? 'another letter';
  const name = bare.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return keys.find(([pattern]) => pattern.test(name))?.[1] ?? 'another key';
});

const known = new Map<string, string>();

function placeBehind(before: readonly string[]): string {
  const joined = before.join(' ');
  const kept = known.get(joined);
  if (kept !== undefined) return kept;
  if (known.size > 5000) known.clear();
  const found = findPlace(before);
  known.set(joined, found);
  return found;
}

function findPlace(before: readonly string[]): string {
  let words: string[] = [];
  for (const [i, word] of before.entries()) {
    if (words.length === 0 && (wrappers.test(word) || /^\w+=/.test(word))) continue;
    if (word === '--') { words = []; continue; }
    if (word.startsWith('-')) continue;
    const previous = before[i - 1] ?? '';
    if (words.length && previous.startsWith('-') && !bareFlag.test(previous)) continue;
    // docker exec web psql: from here on, psql's own words
    if (words.length && hands.test(words.slice(0, -1).join(' '))) words = [];
    words.push(words.length === 0 ? word.replace(/^\/(?:usr\/)?(?:local\/)?s?bin\//, '') : word);
  }
  const command = words.join(' ');
  const place = places.find(([pattern]) => pattern.test(command))?.[1];
  return place ?? `word ${Math.min(words.length, 3)}`;
}
