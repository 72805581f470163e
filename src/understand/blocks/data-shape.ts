/** Tells what kind of file a text could be the content of: YAML, JSON, INI, dotenv, a server's configuration, a crontab, a diff. */
import { own } from '../../model/own.ts';

export type DataShape = 'yaml' | 'json' | 'toml' | 'ini' | 'dotenv' | 'xml' | 'conf' | 'crontab' | 'diff' | 'dockerfile' | 'hcl' | 'properties';

/** Language tags of data, with the syntax an edit of such a file has. */
export const dataTags: Readonly<Record<string, string>> = {
  yaml: 'yaml', yml: 'yaml', eyaml: 'yaml', json: 'json', jsonc: 'json', json5: 'json', jsonnet: 'lines', toml: 'toml', ini: 'ini', cfg: 'ini', conf: 'lines', config: 'lines', properties: 'ini', dotenv: 'dotenv', env: 'dotenv', '.env': 'dotenv',
  editorconfig: 'ini', diff: 'diff', patch: 'diff', udiff: 'diff', systemd: 'ini', desktop: 'ini', service: 'ini', gitconfig: 'ini', gitignore: 'lines', ignore: 'lines', xml: 'lines', html: 'lines', svg: 'lines', xsd: 'lines', plist: 'lines', css: 'lines', scss: 'lines', less: 'lines',
  nginx: 'lines', nginxconf: 'lines', apache: 'lines', apacheconf: 'lines', caddy: 'lines', caddyfile: 'lines', haproxy: 'lines', cron: 'lines', crontab: 'lines', dockerfile: 'lines', docker: 'lines', makefile: 'lines', make: 'lines', hcl: 'lines', terraform: 'lines', tf: 'lines', hocon: 'lines',
  bicep: 'lines', proto: 'lines', protobuf: 'lines', graphql: 'lines', gql: 'lines', csv: 'lines', tsv: 'lines', rst: 'lines', md: 'lines', markdown: 'lines', mdx: 'lines', jinja: 'lines', jinja2: 'lines', j2: 'lines', twig: 'lines', liquid: 'lines', erb: 'lines', vcl: 'lines', zone: 'lines', dns: 'lines', sshconfig: 'lines', 'ssh-config': 'lines', ssh_config: 'lines', vim: 'lines', viml: 'lines', udev: 'lines', rego: 'lines', cue: 'lines', nix: 'lines', kconfig: 'lines', tex: 'lines', latex: 'lines', po: 'lines', gradle: 'lines', groovy: 'lines', procfile: 'lines', codeowners: 'lines', hosts: 'lines', sls: 'lines', puppet: 'lines', 'django': 'lines', requirements: 'lines', pip: 'lines',
};

const meaningful = (lines: readonly string[]): string[] => lines.filter((l) => l.trim() !== '');
const share = (lines: readonly string[], test: RegExp): number => (lines.length ? lines.filter((l) => test.test(l)).length / lines.length : 0);

const cronField = '(?:\\*|[\\d*/,\\-]+|<[^>]+>|[A-Z]{3}(?:-[A-Z]{3})?)';
/** A crontab line: five fields of time, or @daily and the like, then a command. */
export const crontabLine = new RegExp(`^\\s*(?:@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)\\s+\\S|${cronField}(?:\\s+${cronField}){4}\\s+[^\\s\\d*].*)`, 'u');

/** A line of fstab(5): what is mounted, where, its type, its options, and mostly the two numbers. */
export const fstabLine = /^\s*(?:(?:UUID|LABEL|PARTUUID|PARTLABEL)=\S+|[\w.<>${}-]+:\/\S*|\/\/?\S+|tmpfs|none|overlay|proc|sysfs|devpts|swap)\s+(?:\/\S*|none|swap)\s+(?:none|auto|bind|swap|ext[234]|xfs|btrfs|zfs|vfat|exfat|ntfs(?:-3g)?|iso9660|udf|tmpfs|overlay|proc|sysfs|devpts|nfs4?|cifs|smb3|ceph|gfs2|glusterfs|9p|virtiofs|fuse(?:\.[\w.-]+)?)\s+[a-z_][\w=,.:/@%<>${}-]*(?:\s+\d){0,2}\s*(?:#.*)?$/u;

/** The shape of a file's content, or null where it could be anything. */
export function dataShape(text: string): DataShape | null {
  const all = meaningful(text.split('\n'));
  const first = all[0]?.trim() ?? '';
  if (!all.length) return null;
  if (/^(diff --git |--- \S+.*\n\+\+\+ |\*\*\* )/.test(text.trim()) || (all.some((l) => /^@@ .* @@/.test(l)))) return 'diff';
  const lines = all.filter((l) => !/^\s*(#|;(?!;)|\/\/|--\s)/.test(l));
  if (!lines.length) return null;
  const body = lines.map((l) => l.trim());
  if (body.every((l) => crontabLine.test(l) || /^[A-Z_]+=\S*$/.test(l)) && body.some((l) => crontabLine.test(l))) return 'crontab';
  if (body.every((l) => fstabLine.test(l))) return 'conf';
  if (isJson(lines)) return 'json';
  if (/^<(\?xml|!DOCTYPE|!--|[A-Za-z][\w:.-]*(\s+[\w:.-]+=|[^<>|&]*>\s*($|<|[^\s]))|\/)/.test(first) && share(lines, /<\/?[\w!?][^>]*>|<\/?\w/) >= 0.4 && /<\/\w|\/>|<\?xml|-->/.test(text)) return 'xml';
  if (/^<(\w+)(\s[^<>]*)?>$/.test(first) && body.some((l) => /^<\/\w+>$/.test(l))) return 'xml';
  if (/^FROM \S+/m.test(text) && share(lines, /^\s*(FROM|RUN|COPY|ADD|CMD|ENTRYPOINT|ENV|ARG|WORKDIR|EXPOSE|USER|VOLUME|LABEL|HEALTHCHECK|SHELL|[^A-Z].*)/) > 0.9 && /^(RUN|COPY|CMD|ENTRYPOINT|WORKDIR|ENV)\s/m.test(text)) return 'dockerfile';
  if (/^\[\[?[\w.:@/ "'*-]+\]\]?$/.test(body.find((l) => !/^[\w.-]+\s*=/.test(l)) ?? '') && share(body, /^(\[.*\]|[\w.%@$"' -]+\s*[=:].*|[^=]{1,60})$/) > 0.9) return body.some((l) => /=\s*["[{]/.test(l)) ? 'toml' : 'ini';
  if (/^(resource|variable|module|provider|data|output|terraform|locals)\b[^=]*\{/.test(first)) return 'hcl';
  if (share(body, /^(export\s+)?[A-Z][A-Z0-9_]*=\S*/) === 1 && body.every((l) => !/^export\s/.test(l)) && body.every((l) => isLoneAssignment(l))) return 'dotenv';
  if (isYaml(lines)) return 'yaml';
  if (/\{\s*$/.test(text.split('\n')[0] ?? first) && share(body, /([;{}]|\\)$/) > 0.7 && body.length > 2 && !/^(for|while|if|function|[\w-]+\s*\(\))/.test(first)) return 'conf';
  if (body.length > 1 && /^[\w./*"<-][^;|&()]*\{$/.test(first) && body.at(-1) === '}' && !/^(function|[\w-]+\(\))/.test(first)) return 'conf';
  if (share(body, /^(server|location|upstream|listen|proxy_\w+|ssl_\w+|add_header|root|return|rewrite|include|allow|deny|client_max_body_size|fastcgi_\w+|[}{]).*[;{}]?$/) > 0.8 && body.some((l) => l.endsWith(';'))) return 'conf';
  if (share(body, /^[A-Z][A-Za-z]{3,}\s+(\S+|".*")(\s+#.*)?$/) === 1 && share(body, /^[A-Z][a-z]+[A-Z]?[a-zA-Z]*\s+(yes|no|on|off|true|false|\d+|[\w./:-]+)(\s+#.*)?$/i) === 1 && body.length > 1) return 'conf';
  if (/^(Host|Match)\s+\S+/.test(first) && share(body.slice(1), /^[A-Z][A-Za-z]+\s+\S/) === 1 && body.length > 1) return 'conf';
  // directives of Apache and of sshd: their names have humps
  if (share(body, /^(?:[A-Z][a-z]+(?:[A-Z][a-z]+)+|Require|Options|Order|Allow|Deny|Header|Redirect|Listen|Port)\s+(?!(?:is|are|was|has|will|can|to|and|of)\s)\S.*[^.!?:]$/) === 1 && /^[A-Z][a-z]+[A-Z]/m.test(body.join('\n')) && !/^[A-Z][a-z]+[A-Z]\w* [A-Z][a-z]+ [a-z]/.test(body[0] ?? '')) return 'conf';
  if (/^%?[\w-]+\s+ALL\s*=\s*\(/.test(first)) return 'conf';
  if (share(body, /^(host(ssl|nossl)?|local)\s+\S+\s+\S+\s+(\S+\s+)?(\S+\s+)?(trust|md5|peer|ident|reject|scram-sha-256|cert|password)\b.*$/) === 1) return 'conf';
  if (share(body, /^\d{1,3}(\.\d{1,3}){3}\s+[\w.-]+(\s+[\w.-]+)*$/) === 1) return 'conf';
  // a zone of the DNS (RFC 1035), legacy directives of rsyslog
  if (body.length > 1 && share(body, /^\$(?:ORIGIN|TTL|INCLUDE)\s|\s(?:IN|CH)\s+(?:SOA|NS|A|AAAA|CNAME|MX|TXT|SRV|PTR|CAA)\s|^[\d ();smhdw]+$/) > 0.6 && body.some((l) => /^\$(?:ORIGIN|TTL)\s|\sIN\s/.test(l))) return 'conf';
  if (body.length > 1 && share(body, /^\$[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+\s/) > 0.6) return 'conf';
  if (body.length > 1 && share(body, /^[A-Za-z][\w./-]*\s+:\s+["']?\S/) === 1) return 'yaml';
  if (share(body, /^[\w.-]+\s+=\s+\S.*$/) === 1) return 'ini';
  if (share(body, /^[a-z][\w-]*(\.[\w-]+)+\s*=\s*\S*.*$/) === 1) return 'properties';
  return null;
}

/** True where the text is one assignment and nothing that runs after it: `A=b`, `A="b c"`. */
function isLoneAssignment(line: string): boolean {
  const value = line.replace(/^(export\s+)?[A-Z][A-Z0-9_]*=/, '').replace(/\s+#.*$/, '').trim();
  return value === '' || /^("[^"]*"|'[^']*'|<[^<>]*>|[^\s;|&()`$]*|\$\{?\w+\}?\S*|[^;|&()`$="'-][^;|&()`$="']*)$/.test(value) && !/^[^\s"'<]+\s+[a-z-]/.test(value);
}

function isJson(lines: readonly string[]): boolean {
  const text = lines.join('\n').trim();
  if (!/^[[{]/.test(text) || /^\[\[?\s+/.test(text) && lines.length === 1) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return lines.length > 1 && /^(\{|\[)/.test(text) && share(lines, /^\s*(["'][^"']+["']\s*:.*|[[\]{}],?.*|["'].*["'],?|\d[\d.]*,?|\.\.\.|…)$/) > 0.8;
  }
}

/** Keys with values, items, nesting; a lone `word: text` proves nothing. */
function isYaml(lines: readonly string[]): boolean {
  const first = lines[0]?.trim() ?? '';
  const key = /^\s*(- )?["']?[\w./@<{}$*-]+( [\w-]+){0,2}["']?:(\s+\S.*|\s*)$/;
  const plain = /^\s*(- \S.*|---|\.\.\.|\|.*|\s+\S.*|\[\.\.\.\]|…)$/;
  if (/^---$/.test(first) || /^(apiVersion|kind|version|services|volumes|name|on|jobs):/.test(first)) return lines.some((l) => key.test(l));
  const keys = lines.filter((l) => key.test(l) && !/^\s*[\w-]+:\/\//.test(l)).length;
  if (!keys || !lines.every((l) => key.test(l) || plain.test(l) || /^\s*[{}[\]].*$/.test(l))) return false;
  if (lines.length === 1) return /^[a-z][\w.-]*:\s+\S/.test(first) && !/^(error|warning|note|fatal|e|w|info|debug)\b/i.test(first);
  return keys / lines.length >= 0.35 && lines.some((l) => /^\s*["']?[\w./<{@-]+["']?:/.test(l)) && !/^[A-Z][a-z]+ [\w ]+:/.test(first);
}

/** The syntax an edit of a file has: a difference whatever the file is, else by its name first, then by the block's tag, then by shape. */
export function editSyntax(file: string | null, tag: string, shape: DataShape | null): string {
  const name = (file ?? '').toLowerCase();
  const byName: readonly (readonly [RegExp, string])[] = [
    [/\.(ya?ml)$/, 'yaml'], [/\.jsonc?$/, 'json'], [/\.toml$/, 'toml'], [/(^|\/)\.env(\.|$)|\.env$/, 'dotenv'],
    [/\.(ini|cfg|service|timer|socket|desktop|properties)$/, 'ini'], [/\.(patch|diff)$/, 'diff'],
  ];
  // Without a head (`-KEY=old`, `+KEY=new`) its label alone tells: as settings its lines would be added to the file as they stand.
  if (shape === 'diff' || own(dataTags, tag) === 'diff') return 'diff';
  const named = byName.find(([test]) => test.test(name))?.[1];
  if (named) return named;
  if (file === null || !/\.\w+$/.test(name)) {
    const tagged = own(dataTags, tag);
    if (tagged) return tagged;
    if (shape === 'yaml' || shape === 'json' || shape === 'toml' || shape === 'ini' || shape === 'dotenv') return shape;
  }
  return 'lines';
}
