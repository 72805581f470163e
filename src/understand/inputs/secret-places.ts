/** Places where only a secret stands, whatever the document calls it: `curl -u admin:<x>`, `IDENTIFIED BY '<x>'`. */
import { kindOf } from './kind-of.ts';

/** What stands right before the value, on its line; right behind it. One row a place, from the manual of the program or the standard that is named. */
interface SecretPlace {
  readonly what: 'password' | 'token';
  readonly before: RegExp;
  readonly after?: RegExp;
}

const places: readonly SecretPlace[] = [
  // RFC 3986, 3.2.1: user:password@ in a URL.
  { what: 'password', before: /\b[a-z][a-z\d+.-]*:\/\/[^\s/@:"'<>]*:$/i, after: /^@/ },
  // curl(1), wget(1), http(1), smbclient(1): -u user:password, -U user%password.
  { what: 'password', before: /(?:^|\s)(?:-u|--(?:proxy-)?user|-a|--auth)(?:[ =]["']?|["']?)[^\s:"'/]+:$/ },
  { what: 'password', before: /(?:^|\s)(?:-U|--user)[ =]?["']?[^\s%"']+%$/ },
  // SQL's accounts, of PostgreSQL, MySQL and SQL Server.
  { what: 'password', before: /\b(?:password(?:\s*=)?|identified\s+(?:with\s+\S+\s+)?(?:by|as))\s*(?:\(|N)?\s*\\?["']$/i },
  // mysql(1) and its family: the password is glued to -p.
  { what: 'password', before: /\b(?:mysql\w*|mariadb[\w-]*|mycli|mydumper|myloader|xtrabackup|innobackupex)\b[^|;&]*\s-p["']?$/ },
  { what: 'password', before: /\b(?:sshpass|(?:docker|podman|nerdctl|buildah|skopeo|oras|crane|helm)\b[^|;&]*\blogin|az login|mongo(?:sh|dump|restore|export|import)?|cypher-shell|7z[ar]? \w)\b[^|;&]*\s-p ?["']?$/ },
  { what: 'password', before: /\b(?:sqlcmd|bcp|ipmitool|zip|unzip)\b[^|;&]*\s-P ?["']?$/ },
  { what: 'password', before: /\b(?:redis-cli|valkey-cli)\b[^|;&]*\s-a ["']?$/ },
  { what: 'password', before: /\bldap\w+\b[^|;&]*\s-w ["']?$/ },
  { what: 'password', before: /\b(?:sqlplus|expdp|impdp|rman|exp|imp)\b[^|;&]*\s["']?[^\s/@"']+\/["']?$/, after: /^["']?(?:@|\s|$)/ },
  { what: 'password', before: /\b(?:keytool|jarsigner|apksigner)\b[^|;&]*\s-(?:store|key|deststore|srcstore|destkey|srckey)pass ["']?$/ },
  { what: 'password', before: /\bpass:["']?$/ },
  { what: 'password', before: /\bhtpasswd(?: -\w*b\w*)+ \S+ \S+ ["']?$/ },
  { what: 'password', before: /\brabbitmqctl\b[^|;&]* (?:add_user|change_password) \S+ ["']?$/ },
  { what: 'password', before: /\b(?:echo|printf)(?: -\w+)* ["']?[\w.-]+:$/, after: /^["']?(?:\\n["'])?\s*\|\s*(?:sudo )?chpasswd\b/ },
  { what: 'password', before: /\b(?:echo|printf)(?: -\w+)*(?: ["']%s(?:\\n)?["'])? ["']?$/, after: /^["']?\s*\|[^|;&]*(?:--[\w-]*password-stdin|--stdin\b|\bsudo -S)/ },
  // kubectl-create-secret(1): each of its values.
  { what: 'password', before: /\bcreate secret\b[^|;&]*\s--from-literal[ =]["']?[\w.-]+=["']?$/ },
  // RFC 9110, 11.6.2, and what services call theirs.
  { what: 'token', before: /\bAuthorization:\s*(?:Bearer|Basic|Token|ApiKey)\s+$/i },
  { what: 'token', before: /\b(?:X-[\w-]*(?:Token|Key|Secret|Auth)|(?:PRIVATE|JOB|DEPLOY)-TOKEN|api-?key):\s*$/i },
  { what: 'token', before: /\b(?:vault|bao) login (?:-\S+ )*["']?$/ },
];

/** Options whose value is a secret by their name; what they only point to (a file, a name) is none. */
const secretOption = /(?:^|[-_])(?:password|passwd|passphrase|passcode|pass|pwd|mdp|token|api-?key|secret-?key|access-?key|account-?key|(?:client|app|shared|consumer)-?secret)$/i;
const option = /(?:^|\s)--?([a-z][\w-]{2,})(?:=|\s+)["']?$/i;
/** `DB_PASSWORD=`, `password: "`, `${DB_PASSWORD:-`: the value's own key, in a setting or a string of them. */
const key = /(?:([A-Za-z][\w.-]*)(?:["']?\s?=\s?|["']?:\s|\\?["']\s?:\s?)\\?["']?|\$\{([A-Za-z_]\w*):?[-=])$/;
const bareKey = /^(?:keys?|cle|cles)$/i;

/** What the secret is called where a value stands that can only be one: the option's or key's own name, "password", "token"; null at any other place. */
export function secretPlace(source: string, start: number, end: number): string | null {
  const before = source.slice(Math.max(source.lastIndexOf('\n', start - 1) + 1, start - 300), start);
  const lineEnd = source.indexOf('\n', end);
  const after = source.slice(end, lineEnd < 0 ? end + 100 : Math.min(lineEnd, end + 100));
  const named = option.exec(before)?.[1];
  if (named !== undefined && secretOption.test(named)) return named;
  const set = key.exec(before);
  const own = (set?.[1] ?? set?.[2])?.split('.').at(-1);
  if (own !== undefined && !bareKey.test(own) && kindOf(own.replace(/([a-z\d])([A-Z])/g, '$1_$2').replaceAll('-', '_'), '') === 'secret') return own;
  return places.find((place) => place.before.test(before) && (place.after === undefined || place.after.test(after)))?.what ?? null;
}
