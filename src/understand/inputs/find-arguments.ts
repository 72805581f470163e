/** Finds words of commands that stand for a value: capitals, names ending in _name, options given their own name, dated files, ids of one day. */
import { allMatches } from '../../model/all-matches.ts';
import { onceFor } from '../../model/once-for.ts';
import { candidateAt, isLive, isNameHere, lineAround } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import { isOwnPassword, isSetOrListed, namesField, namesMark, namesVariable, prints } from './named-words.ts';
import { dayInName } from './value-forms.ts';
import { placeOf } from './value-places.ts';
import { capitalNames, hostsOfEverybody, literalCapitals, metasyntactic } from './word-lists.ts';

/** Judges each argument, and the parts of it that `=`, `:`, `@`, `,` and `/` divide. */
export const findArguments: Finder = (code, facts) => {
  if (!code.shell) return [];
  const found: Candidate[] = [];
  for (const word of code.words) {
    if (word.role === 'name' || !isLive(code, word.start, word.end) || word.text.includes('\n') || word.text.length > 300) continue;
    const whole = wholeWord(word, code, facts.codes);
    // `-p password` after `-e ROOT_PASSWORD=password`: the document means the word itself
    if (whole && /password|mot/.test(whole.written) && facts.codes.some((c) => c.source.includes(`=${whole.written}`))) continue;
    if (whole) {
      found.push(whole);
      continue;
    }
    found.push(...loginParts(word, code), ...partsOf(word, code, facts), ...namedParts(word, code));
  }
  return found;
};

/** Words that say what kind of thing they are: `pool_name`, `muse-volume-name`, `encoded_entityID`, `containerName`. */
const named = /^(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*[_-](?:name|id|ip|uuid|address|hostname)|[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*[-_](?:image-tag|release-tag|[a-z]+ID|[a-z]+Name)|(?:[a-z]+-)+image-tag|(?:app|user|host|container|cluster|project|group|stack|service|node|pod|instance|bucket|image|volume|network|account|tenant|entity|resource(?:Group)?|subscription|org(?:anization)?|branch|repo|table|queue|topic|database|db)(?:Name|Id|ID))$/;

/** What a command acts on, named by its kind alone: program and sub-command, then the word. */
const nouns: readonly (readonly [program: RegExp, noun: RegExp])[] = [
  [/^(?:sudo )?(?:docker|podman|nerdctl)(?: container)? (?:exec|logs|stop|start|restart|rm|kill|inspect|attach|cp|top|stats|commit|rename)\b/, /^container$/],
  [/^(?:kubectl|oc|k) (?:logs|exec|attach|cp|port-forward|(?:describe|delete|get|edit) pods?)$/, /^pod$/],
  [/^(?:ssh|mosh|ping|vagrant (?:up|ssh|halt|destroy))$/, /^(?:host|server|serveur|machine|remote[-_]?host|hostname)$/],
  [/^git (?:checkout|merge|rebase|switch|cherry-pick|revert|branch|reset|push \S+)$/, /^(?:ref|branch(?:[-_]?name)?|commit(?:[-_]?(?:hash|sha|id))?|sha1?|hash|your-?branch|feature-branch)$/],
  [/^git clone$/, /^(?:(?:repo(?:sitory)?|git|clone|depot|project)[-_]?(?:url|uri|link|address)|url|uri|link|lien|adresse|address|(?:url|lien|adresse)[-_](?:git|repo|depot|du[-_]depot))$/],
  [/^(?:wget|curl)$/, /^(?:url|uri|link|lien)$/],
  [/^(?:kill|gcore|jstack|jmap|strace|renice)$/, /^(?:pid|process[-_]?id)$/],
  [/^(?:psql|createdb|dropdb|pg_dump|pg_restore|mysql|mysqldump|mongodump)$/, /^(?:database|base)$/],
];

/** What one letter is short for in clients of databases, directories and controllers; with `docker compose up -d db` it is another thing. */
const ofClients: Readonly<Record<string, RegExp>> = Object.assign(Object.create(null) as object, {
  h: /^(?:host|server|serveur|hote)$/, H: /^(?:host|server|serveur|hote)$/, u: /^(?:user|login|utilisateur)$/, U: /^(?:user|login|utilisateur)$/, p: /^(?:pass|passwd|motdepasse|mdp)$/, P: /^(?:pass|passwd|password|port)$/, d: /^(?:database|db|base)$/,
});
const clients = /^(?:psql|pg_\w+|createdb|dropdb|createuser|dropuser|mysql\w*|mariadb\S*|mongo\w*|redis-cli|valkey-cli|cqlsh|sqlcmd|bcp|influx|clickhouse-client|ldap\w+|ipmitool|smbclient|mosquitto_\w+|snmp\w+|rsync|sftp)$/;

/** The client that a word is an argument of, in a container or outside of one. */
const ofClient = ({ before }: CodeWord): string | undefined => {
  const inside = before.findIndex((b) => b === 'exec' || b === 'run');
  return [before.find((b) => b !== 'sudo') ?? '', ...(inside < 0 ? [] : before.slice(inside + 1))].find((b) => clients.test(b));
};

/** An instance of a systemd unit (systemd.unit(5)): `postgresql@16-main.service` is no mail address. */
const unit = /\.(?:service|socket|timer|target|mount|path|slice|scope|device)$/;

/** `hostnamectl set-hostname`, `xe pif-reconfigure-ip`: what a program is told to do, with a verb in it. */
const opensWithVerb = /(?:^|-)(?:set|get|add|del|show|list|copy|create|reset|reconfigure|configure|update|remove|change|delete|rename|enable|disable|check|print|resolve)-/;
const isSubCommand = (word: CodeWord): boolean => word.role === 'argument' && word.before.filter((b) => !b.startsWith('-') && !/^(?:sudo|doas)$/.test(b)).length <= 1;

const searches = (word: CodeWord): boolean => /^[efz]?grep$|^(?:rg|ack|ag)$/.test(word.before.find((b) => b !== 'sudo') ?? '');
/** `grep "ip_address"`: what a log or a file calls it. */
const searchesName = (word: CodeWord): boolean => searches(word) && /_/.test(word.text);
/** `grep -E "SHOP_PORT|SHOP_URL"`: of several, each is one. */
const searchesNames = (word: CodeWord): boolean => searches(word) && /\|/.test(word.text);

/** Whether what a word prints goes on to a file or another program. */
const sentOn = (code: Code, word: CodeWord): boolean => /^[^\n]*?[|>]/.test(code.source.slice(word.end, word.end + 200));

/** The word without its quotes: offset and text. */
function unquoted(word: CodeWord): { readonly text: string; readonly at: number } {
  const match = /^(["'])(.*)\1$/s.exec(word.text);
  return match ? { text: match[2] ?? '', at: word.start + 1 } : { text: word.text, at: word.start };
}

function wholeWord(word: CodeWord, code: Code, codes: readonly Code[]): Candidate | null {
  const { text, at } = unquoted(word);
  if (!text || /[$`\s]/.test(text)) return null;
  const previous = (word.before.at(-1) ?? '').replace(/^--?/, '').toLowerCase();
  const inOption = (word.before.at(-1) ?? '').startsWith('-');
  const here = (rule: string, more: Partial<Candidate> = {}): Candidate => candidateAt(code, at, at + text.length, rule, { words: text, ...more });
  const lower = text.toLowerCase();
  // --user user, -n namespace, --from-file=path is another thing
  if (inOption && word.role === 'argument' && previous.length > 0 && !/^(?:output|format|o|type|force|yes|help|version|all|color|name-only|log-level)$/.test(previous) && /^[a-z][a-z_-]+$/.test(lower)) {
    const own = previous.replace(/_/g, '-');
    const value = lower.replace(/_/g, '-');
    if (own.length > 2 && (value === own || value === `${own}-name` || (own === 'dbname' && value === 'dbname'))) return here('its own name');
    if (/^(?:namespace|username|hostname|password|databasename|dbname)$/.test(value) && /^(?:n|u|h|p|d|U)$/.test(previous)) return here('its own name');
    if (ofClients[(word.before.at(-1) ?? '').replace(/^-/, '')]?.test(value) && ofClient(word)) return here('its own name');
  }
  // mysql -uuser -ppass
  const [, letter, joined] = word.role === 'argument' ? /^-([uph])([a-z]+)$/.exec(text) ?? [] : [];
  if (letter !== undefined && joined !== undefined && (ofClients[letter]?.test(joined) || (letter === 'p' && joined === 'password')) && /^(?:mysql|mariadb)/.test(ofClient(word) ?? '')) return candidateAt(code, at + 2, at + text.length, 'its own name', { words: joined });
  if (metasyntactic.has(lower) && !isOwnPassword(word, text)) return here('metasyntactic', nameFromOption(word, text));
  if (/^(?:old|new|source|target|src|dest|destination|ancien|nouveau)[-_](?:host(?:name)?|server|db|database|cluster|node|instance|bucket|machine|vm|serveur|primary|replica)$/.test(lower)) return here('old and new');
  if (named.test(text) && word.role === 'argument' && !isSqlOrVariable(word) && !searchesName(word) && !(isSubCommand(word) && /-/.test(text) && opensWithVerb.test(text))) return here(text.includes('_') ? 'snake case' : 'kebab case');
  if (word.role === 'argument' && nouns.some(([program, noun]) => noun.test(lower) && program.test(word.before.filter((b) => !b.startsWith('-')).join(' ')))) return here('a word for itself');
  if (word.role === 'assignment' && /^(?:me|you|moi|toi)$/.test(lower)) return here('a word for itself', { words: word.variable ?? text });
  // DB_HOST=host, API_TOKEN=token: the last word of its own name
  if (word.role === 'assignment' && word.variable?.toLowerCase().endsWith(`_${lower}`) === true && /^(?:host(?:name)?|user(?:name)?|password|token|key|secret|url|email|domain|region|account|tenant|bucket|address|org)$/.test(lower)) return here('a word for itself', { words: word.variable });
  if (/^(?:pod|node|db|app|bucket|table|container|server|vm|project|branch|tag|database|service|group|queue|topic|image|cluster|package|volume|network|key|repo)name$/.test(lower) && word.role === 'argument' && !isSqlOrVariable(word)) return here('kebab case');
  // migration:create NomDeLaMigration, make:model ModelName
  if (/^(?:[A-Z][a-z]+)+Name$|^(?:Nom|Titre|Description|Identifiant|Name|Title|Id)(?:De|Du|Des|D|Of)(?:L[ae]?|The)?(?:[A-Z][a-zé]+)+$/.test(inValue(text)) && word.role === 'argument' && !isSqlOrVariable(word) && !text.includes(',')) return candidateAt(code, at + text.length - inValue(text).length, at + text.length, 'named in words', { words: inValue(text) });
  if (/^my[A-Z]\w+$|^My[A-Z]\w+$/.test(text) && word.role === 'argument') return here('my', { words: text });
  if (/^(?:owner|org|organi[sz]ation|user|username|account)\/(?:repo|repository|project|image|app)(?:name)?$/.test(lower)) return here('a word for itself');
  if (word.role === 'argument' && /^(?:12345\d{0,5}|123456789012|abc123\w*|abcdef\d*|abcd1234|deadbeef|0?1234)$/.test(lower)) return here('counted up', { source: 'example', words: nameFromOption(word, 'id').words ?? 'id', example: text });
  if (/^(?:i|vol|sg|ami|vpc|subnet|snap|eni|rtb|eipalloc)-[0-9a-f]{8,17}$/.test(text)) return here('id of one day', { source: 'example', words: `${text.split('-')[0] ?? ''} id`, example: text });
  if (/^(?!UTF|SHA|ISO|RFC|AES|RSA|CVE|HMAC)[A-Z]{2,}-\d+$/.test(text) && word.role === 'argument') return here('ticket', { source: 'example', words: 'ticket', example: text });
  if (/^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(text) && !text.startsWith('git@') && word.role === 'argument' && !unit.test(text) && !word.before.some((b) => /^(?:ssh|scp|rsync|sftp|mosh|ssh-copy-id)$/.test(b))) return here('mail address', { source: 'example', words: 'email', name: 'EMAIL', example: text });
  // what one server answers (dig @server) is a test of that server: any name does
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text) && !hostsOfEverybody.test(text) && /[a-z]/.test(text) && !/^[^\n]*\s@\S/.test(lineAround(code, at)) && /^(?:dig|nslookup|ping|host|traceroute|mkcert|telnet|whois)$/.test(word.before[0] ?? '')) return here('host looked up', { source: 'example', words: 'host', name: 'HOST', example: text });
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) return here('id of one day', { source: 'example', words: nameFromOption(word, 'uuid').words ?? 'uuid', example: text });
  // user@host is what the manual of ssh(1) calls a destination
  const itself = /^(?:(?:username|password|motdepasse|mot_de_passe|user:password|username:password)$|(?:user|username|utilisateur|login)@host(?:name)?(?=$|:))/.exec(lower)?.[0];
  if (itself && word.role === 'argument' && !(inPairs(code, word) && /^\p{L}+$/u.test(itself))) return candidateAt(code, at, at + itself.length, 'a word for itself', { words: itself.includes('@') ? 'login' : itself });
  const credential = /^[\w.-]+:(secret|password|pass|passwd|motdepasse|token|changeme)$/.exec(text);
  if (credential?.[1] && /^(?:-u|--user|--basic-auth)$/.test(word.before.at(-1) ?? '')) return candidateAt(code, at + text.length - credential[1].length, at + text.length, 'a word for itself', { words: credential[1] });
  if (/^(?:\/(?:foo|bar|baz))+\/?$/.test(lower)) return here('metasyntactic');
  if (/^\/dev\/(?:sd[a-zX]|vd[a-zX]|xvd[a-zX]|nvme\d|rbd\d|mmcblk\d|disk\d|md\d|loop\d|mapper\/\w)[\w-]*$/.test(text)) return here('block device', { source: 'example', words: 'device', example: text });
  if (/^(?:[a-z]+(?:-[a-z]+)*-example|example-[a-z]+(?:-[a-z]+)*|sample-[a-z]+)$/.test(text) && word.role === 'argument') return here('example in its name', { words: text.replace(/-?(?:example|sample)-?/, '') });
  // nginx-7ef9efa7cd-qasd2: the hash of a deployment's pod; 40 or 64 hexadecimal digits: a commit, a container, one day's key
  if (/^(?:[a-z]+\/)?[a-z0-9][a-z0-9-]*-[a-f0-9]{8,10}-[a-z0-9]{5}$/.test(text) && /\d/.test(text)) return here('pod of one day', { source: 'example', words: 'pod', example: text });
  if (/^(?=[a-f0-9]*\d)(?=[a-f0-9]*[a-f])[a-f0-9]{7,64}$/.test(text) && text !== 'ed25519' && word.role === 'argument') return here('id of one day', { source: 'example', words: /\bgit\b/.test(word.before.join(' ')) ? 'commit' : 'id', example: text });
  return datedName(word, code, text, at, codes);
}

/** `user@server:/tmp`: who logs in, and where. */
function loginParts(word: CodeWord, code: Code): Candidate[] {
  const { text, at } = unquoted(word);
  const match = word.role === 'argument' ? /^(user|username|utilisateur|login)@((?:(?:[-_]?(?:server|serveur|ip|machine|remote|host|hostname|vps|adresse|address|your|votre))+(?:[-_](?:du|de|of)[-_]\w+)?)|<[^<>]+>)(?=$|:)/i.exec(text) : null;
  const [, login = '', host = ''] = match ?? [];
  const who = match ? [candidateAt(code, at, at + login.length, 'a word for itself', { words: login })] : [];
  // a host in angle brackets is found by itself
  if (host.startsWith('<')) return who;
  return match ? [...who, candidateAt(code, at + login.length + 1, at + match[0].length, 'a word for itself', { words: host })] : [];
}

/** What stands behind the `=` of an option, or the word. */
const inValue = (text: string): string => text.replace(/^--[\w-]+=/, '');

/** Whether a bare word is the key of the value behind it: `password "$(make-one)"` in `create crypt remote x password y`. */
function inPairs(code: Code, word: CodeWord): boolean {
  const next = code.words.find((w) => w.start >= word.end);
  return next !== undefined && next.role === 'argument' && next.index === word.index + 1 && /^["']?[$<]/.test(next.text);
}

const moment = new RegExp(String.raw`(?<!\d)${dayInName}(?:[-_T.]?\d{2}[-_:h]?\d{2}(?:[-_:m]?\d{2})?Z?)?(?!\d)`);

/**
 * A file or folder named after a day: this time it is another one. The value is the day alone where several paths have it, or where
 * it names a folder below the document's own (`/var/backups/2026-01-31`), else the name of the file.
 */
function datedName(word: CodeWord, code: Code, text: string, at: number, codes: readonly Code[]): Candidate | null {
  const offset = /^[\w-]+=/.exec(text)?.[0].length ?? 0;
  const value = text.slice(offset);
  const match = moment.exec(value);
  // v2026.01.31: a version counted by days
  if (!match || /[vV]$/.test(value.slice(0, match.index)) && match[0].includes('.') || /^(?!s3:|gs:)[a-z]+:\/\//i.test(value) || /[*{},]/.test(value) || text.startsWith('-')) return null;
  const more = { source: 'example' as const, ...(word.variable ? { name: word.variable } : {}) };
  // several files of one day: the day is asked for once
  const part = (from: number, to: number, named: Partial<Candidate>): Candidate => candidateAt(code, at + offset + from, at + offset + to, 'dated name', { ...more, example: value.slice(from, to), ...named });
  const file = /\.[A-Za-z][\w.]*$|\.(?:bak|backup|old|orig|save)[-_.]?\d[\d_-]*$/.test(value);
  if (/^[/~].*\//.test(value) && (!file || isSharedDay(match[0], word.text, codes))) return part(match.index, match.index + match[0].length, { words: 'date', name: 'DATE' });
  // backups/20260131_120000: a folder that is the day itself
  const folder = value.replace(/\/$/, '');
  if (folder.endsWith(`/${match[0]}`)) return part(match.index, match.index + match[0].length, { words: `${folder.split('/').at(-2)} date` });
  const lead = value.slice(0, match.index).split('/').at(-1)?.replace(/[^A-Za-z]+/g, ' ').trim() ?? '';
  const words = offset ? text.slice(0, offset - 1) : file ? `${lead || 'dated'} file` : `${lead} date`;
  // ./restore.sh /var/backups/shop/2026-01-31.sql.gz: a restore takes any file, wherever it lies
  const restores = word.before.some((b) => /(?:restor|restaur|recover)[\w-]*\.(?:sh|py|rb|js|pl)$/.test(b));
  if (file && value.includes('/') && !/[<>{}[\]$]/.test(value) && placeOf(word, null).name === 'file to unpack or restore' && (restores || /^(?:\/|s3:\/\/|gs:\/\/)/.test(value) && !/^(?:docker|podman|kubectl|oc|nerdctl)$/.test(word.before.find((b) => b !== 'sudo') ?? ''))) return part(0, value.length, { words: 'backup file', kind: 'file' });
  // below a folder of the document's own the file alone is another one each time
  const name = file && !/[<>{}[\]$]|path\/to|chemin\//.test(value) ? value.lastIndexOf('/') + 1 : 0;
  return part(name < match.index ? name : 0, value.length, { words, kind: file && name === 0 ? 'file' : 'text' });
}

/** Whether another path has the same day in it, and not only the same file elsewhere or in another form (`.gpg`). */
function isSharedDay(day: string, path: string, codes: readonly Code[]): boolean {
  const lead = (text: string): string => text.slice(0, text.indexOf(day)).split('/').at(-1) ?? '';
  return codes.some((c) => c.source.includes(day) && c.words.some((w) => w.text !== path && w.text.includes('/') && w.text.includes(day) && lead(w.text) !== lead(path)));
}

/** In SQL (`UPDATE user_id …`) and where a variable is named, a word is itself. */
function isSqlOrVariable(word: CodeWord): boolean {
  return namesVariable(word) || namesField(word) || /^(?:set|source|import)$/.test(word.before[0] ?? '') || /^(?:config|get|set|output|-o)$/.test(word.before.at(-1) ?? '');
}

function nameFromOption(word: CodeWord, text: string): Partial<Candidate> {
  const option = /^--([a-z][\w-]+)$/.exec(word.before.at(-1) ?? '')?.[1];
  return { words: word.variable ?? option ?? text };
}

/** Parts of a word in capitals: `USERNAME@HOST`, `--pod=POD_NAME`, `origin/BRANCH_NAME`. */
function partsOf(word: CodeWord, code: Code, facts: Facts): Candidate[] {
  const { text: whole, at } = unquoted(word);
  // the words of a substitution are looked at as words of its own command
  const text = whole.replace(/\$\([^()]*\)/g, (inner) => ' '.repeat(inner.length));
  // in a string of SQL or of another language capitals are keywords
  if (/\s/.test(text) && /\b(?:SELECT|UPDATE|INSERT|DELETE|ALTER|CREATE|DROP|GRANT|REVOKE|WITH|FROM|SHOW|SET|INTO|BACKUP|RESTORE|TRUNCATE|VACUUM|ANALYZE|REINDEX|DBCC|LOCK|OPTIMIZE|CALL|EXEC)\b|[;=]\s*\w+\.\w+\(|=>/.test(text)) return [];
  // > VERSION, > env/APP_MODE: a file that is called so
  if (word.role === 'redirect' && /^VERSION$|^[a-z.][\w./-]*\/[A-Z][A-Z_]+$/.test(text)) return [];
  // the titles of columns (kubectl -o custom-columns=NAME:.metadata.name)
  if (text.includes('custom-columns=')) return [];
  if (/^[a-z][a-z+]*:\/\//i.test(text) && !/[A-Z]+_[A-Z_]+/.test(text)) return [];
  if (namesVariable(word)) return capitalsAfterEquals(text, at, code);
  // lsblk -o NAME,SIZE: columns; echo "Set DB_URL, too": what a person reads
  if (namesField(word) || searchesNames(word) || /^[A-Z]+(?:,[A-Z]+)+$/.test(text) || (prints(word) && !sentOn(code, word))) return [];
  const found: Candidate[] = [];
  for (const match of allMatches(text, /(?<![\p{L}\p{N}_$\\{%.-])[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*(?![\p{L}\p{N}_}=]|-[a-z]|\.(?:md|txt|rst|sh|json|ya?ml|adoc|conf|properties|xml|ini|cfg|toml|env|log|sql|pem|jar|war)\b)/gu)) {
    const capitals = match[0];
    const before = text[match.index - 1] ?? '';
    const after = text[match.index + capitals.length] ?? '';
    if (isHost(word, text, match.index, capitals)) { found.push(candidateAt(code, at + match.index, at + match.index + capitals.length, 'capitals', { words: /HOST|SERV|IP|VPS|VM|MACHINE|NODE/.test(capitals) ? capitals : `${capitals} host` })); continue; }
    if (literalCapitals.has(capitals) || (!capitals.includes('_') && !capitalNames.has(capitals) && (marksOf(facts).has(text) || !isSegment(text, match.index, capitals)) && !/^(?:[A-Z]+-)*[A-Z]{2,}(?:NAME|HOST|FILE|PATH|VERSION|TOKEN)$/.test(capitals)) || capitals.length < 3 && !capitalNames.has(capitals)) continue;
    if (capitals.includes('-') && !capitals.includes('_') && !/^(?:[A-Z]+-)+(?:ADDRESS|[A-Z]*NAME)$/.test(capitals) && !capitalNames.has(capitals.split('-').at(-1) ?? '')) continue;
    // CREATE USER 'x': what SQL makes
    if (/\b(?:CREATE|ALTER|DROP|RENAME|SET) (?:OR REPLACE )?$/.test(code.source.slice(Math.max(0, at + match.index - 24), at + match.index))) continue;
    // Type=TAG,AttributeType=S: a kind
    if (/(?:^|[\s,{"'])[A-Za-z]*[Tt]ype=$/.test(text.slice(0, match.index))) continue;
    // a name that a command gives (`--as NAME`), or a word of two letters among others in quotes
    if (isSetOrListed(code, at + match.index, capitals, facts)) continue;
    if (namesGiven(facts).has(capitals) || (capitals.length < 3 && /\s/.test(text))) continue;
    if (/[$'"\\%({[]/.test(before) || /['"([]/.test(after) || isNameHere(code, at + match.index, at + match.index + capitals.length)) continue;
    found.push(candidateAt(code, at + match.index, at + match.index + capitals.length, 'capitals', { words: capitals }));
  }
  return found;
}

/** Parts that say what they are: `root@server_address`, `source=volume-name,target=/data`, `container-name:/etc`. A key before `=` is itself. */
function namedParts(word: CodeWord, code: Code): Candidate[] {
  const { text, at } = unquoted(word);
  if (!/[@=,:]/.test(text) || /[\s$`{}()<>]|:\/\//.test(text) || (isSqlOrVariable(word) && !(word.before.at(-1) === '-v' && text.includes(':'))) || /(?:field|column|sort|select|format|output|query|filter|label)/.test(`${word.before.at(-1) ?? ''} ${/^[^=]*=/.exec(text)?.[0] ?? ''}`)) return [];
  return allMatches(text, /[^@=,:]+/g).flatMap((part) => {
    const start = at + part.index;
    if (text[part.index - 1] === '=' && /^(?=[a-f0-9]*\d)(?=[a-f0-9]*[a-f])[a-f0-9]{12,64}$/.test(part[0]) && part[0].length === text.length - part.index) return [candidateAt(code, start, start + part[0].length, 'id of one day', { source: 'example', words: /^-*([A-Za-z][\w-]*)=/.exec(text)?.[1] ?? 'id', example: part[0] })];
    return named.test(part[0]) && text[part.index + part[0].length] !== '=' ? [candidateAt(code, start, start + part[0].length, 'kebab case')] : [];
  });
}

/** The paths that a document's commands make or take away as marks. */
const marksOf = onceFor(({ codes }: Facts): ReadonlySet<string> => new Set(codes.flatMap(({ words }) => words.filter(namesMark).map((word) => unquoted(word).text))));

/** The names that a document's commands give (`--as NAME`). */
const namesGiven = onceFor(({ codes }: Facts): ReadonlySet<string> => new Set(codes.flatMap(({ source }) => (source.includes('--as ') ? allMatches(source, /--as (\w+)/g).map((m) => m[1] ?? '') : []))));

/** Names of machines have small letters: `deploy@VPS`, `ssh SERVER`, `scp a SERVER:/tmp`. */
const isHost = (word: CodeWord, text: string, at: number, capitals: string): boolean =>
  /^(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id|ping|telnet|sshfs)$/.test(word.before.find((b) => b !== 'sudo') ?? '') && /^[A-Z][A-Z0-9-]{1,20}$/.test(capitals) && (text[at - 1] === '@' && /^(?::|$)/.test(text.slice(at + capitals.length)) || at === 0 && (capitals.length === text.length && /^(?:ssh|ping|mosh|telnet)$/.test(word.before.at(-1) ?? '') || text[capitals.length] === ':'));

/** The last segment of a path that has only small letters else: `exports/GENERATION`. */
const isSegment = (text: string, at: number, capitals: string): boolean =>
  capitals.length > 4 && /^[A-Z]+$/.test(capitals) && at + capitals.length === text.length && /^[.~]?\/?(?:[a-z][a-z0-9_-]*\/)+$/.test(text.slice(0, at)) && !/^(?:README|LICENSE|CHANGELOG|NOTICE|COPYING|AUTHORS|INSTALL|NEWS|TODO|CONTRIBUTING|CODEOWNERS|MANIFEST|RELEASE|BUILD|WORKSPACE|PKGBUILD|HEADERS|RECORD|METADATA|CURRENT|MASTER|STATUS|UPGRADING|SECURITY|CREDITS|HISTORY|MAINTAINERS|OWNERS|RELEASENOTES|CHANGES|PKGINFO|DEBIAN|APPLICATIONS)$/.test(capitals);

/** `-e NAME=VALUE_IN_CAPITALS`: the value may be one, the name is not. */
function capitalsAfterEquals(text: string, at: number, code: Code): Candidate[] {
  const match = /^[A-Za-z_]\w*=["']?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)["']?$/.exec(text);
  if (!match?.[1]) return [];
  const start = at + text.indexOf(match[1], text.indexOf('='));
  return [candidateAt(code, start, start + match[1].length, 'capitals', { words: match[1] })];
}
