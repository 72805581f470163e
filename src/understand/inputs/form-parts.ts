/** What the rows of `find-forms.ts` look at beside their patterns: what of a match is the value, what it is called, and what is none. */
import { allMatches } from '../../model/all-matches.ts';
import type { Candidate, Code } from './candidate.ts';
import { nameOf } from './name-of.ts';

/** Whether the name of a command begins at an offset. */
export function isCommandName(code: Code, start: number): boolean {
  return code.names.has(start);
}

/** Whether the word at an offset is an address that a client of HTTP asks. */
function askedOver(code: Code, start: number): boolean {
  const word = code.words.find((w) => w.start <= start && start < w.end);
  return word !== undefined && /^(?:curl|http|https|xh|ab|hey|wrk|siege|vegeta|httpie|openssl|nikto)$/.test(word.before.find((b) => b !== 'sudo') ?? '');
}

/** A login before `@` and a path behind the host are the document's own, unless it is a mail address or a whole URL. */
export function addressCut(written: string, code: Code, start: number): readonly [number, number] {
  // the path of an API is its own, a repository's address is one value; of https://host alone the host is
  const scheme = /^https?:\/\//.exec(written)?.[0].length ?? 0;
  if (scheme > 0 && (askedOver(code, start) || !/[/@]./.test(written.slice(scheme)))) return [scheme, written.length - scheme - (/^[^/:]+/.exec(written.slice(scheme))?.[0].length ?? 0)];
  if (written.includes('://')) return [0, 0];
  const path = /\/.*$/.exec(written)?.[0].length ?? 0;
  const login = /^[\w.+-]+@/.exec(written)?.[0].length ?? 0;
  const word = code.words.find((w) => w.start <= start && start < w.end);
  const remote = word !== undefined && (/^(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id|git)$/.test(word.before.find((b) => b !== 'sudo' && !b.startsWith('-')) ?? '') || /:[^\d]/.test(code.source.slice(start + written.length, start + written.length + 2)));
  return [remote ? login : 0, path];
}

/**
 * In the name of a file (`shop-YYYYMMDD.tar.gz`, `/srv/shop-YYYYMMDD_HHMM.sql`) the letters alone are the value, and where they name a folder below
 * the document's own (`/srv/keep/YYYYMMDDTHHMMSSZ`); a name that stands alone and has the hour, too, is taken whole from a list.
 */
export function dateLettersCut(written: string): readonly [number, number] {
  const letters = /(?:YYYY|AAAA|YY|JJ|DD|MM)(?:[-_.T]?(?:YYYY|AAAA|YY|MM|DD|JJ|HH?|mm|hh|SS|ss|II))*Z?/.exec(written);
  if (letters === null) return [0, 0];
  const moment = !written.includes('/') && /(?:HH|hh)/.test(letters[0]);
  const file = /\.[a-z][a-z0-9]{1,9}$/.test(written);
  const folder = /^[/~].*\/$/.test(written.slice(0, letters.index)) && /^\/?$/.test(written.slice(letters.index + letters[0].length));
  return folder || (file && !moment) ? [letters.index, written.length - letters.index - letters[0].length] : [0, 0];
}

/** What ends the name of a file whose first part is somebody's: certificates, settings, archives, copies. */
const fileEnding = /(?:\.(?:key|csr|crt|cer|pem|p12|pfx|jks|pub|conf|cfg|cnf|ini|ya?ml|json|xml|env|toml|properties|sql|dump|gz|tgz|tar|zip|bz2|xz|zst|war|jar|deb|rpm|log|txt|csv|sh|py|php|html|service|timer|socket|list|repo|old|bak|orig|save))+$/;

/** Of `VOTRE_SITE.key` and `svc_VOTRE_SITE` the capitals alone are the value: it stands in other names as well. A secret's beginning (`api_live_YOUR_KEY`) is of it. */
export function capitalsCut(written: string): readonly [number, number] {
  const name = /[A-Z][A-Z\d_-]*(?=$|\.[a-z])/.exec(written);
  if (name === null || /[a-z]/.test(name[0])) return [0, 0];
  const head = /^[a-z][a-z_]*_(?=(?:YOUR|VOTRE|VOS)_)/.exec(written)?.[0].length ?? 0;
  const tail = fileEnding.exec(written);
  if (/(?:KEY|TOKEN|SECRET|PASS(?:WORD)?|MDP|CLE)$/.test(name[0])) return [0, 0];
  return [head, tail !== null && tail.index === name.index + name[0].length ? tail[0].length : 0];
}

/** In the name of a file (`app-xxx.tar.gz`) the letters alone are the value. */
export function xLettersCut(written: string, code: Code, start: number): readonly [number, number] {
  const end = start + written.length;
  // XXXX.crt: nothing but them
  const alone = /^[xX]{3,}(?=\.)/.exec(written)?.[0].length;
  if (alone !== undefined && fileEnding.exec(written)?.index === alone) return [0, written.length - alone];
  const file = /\.(?:tar|t?gz|tgz|zip|war|jar|deb|rpm|whl|apk|exe|dmg|sql|dump|iso|img)\b/.test(code.source.slice(start, end + 8));
  const letters = /[xX]{3,}/.exec(written);
  return file && letters ? [letters.index, written.length - letters.index - letters[0].length] : [0, 0];
}

/** `myregistry`, `mabranche`: somebody's registry, a branch. */
export function ownWord(written: string): Partial<Candidate> {
  return { words: written.replace(/^(?:my|ma|mon|mes)[-_]?/i, '') || written, example: written };
}

/** Whose secret it is: `CREATE USER shop`, `DB_PASSWORD=`. */
export function accountSecret(_: string, code: Code, start: number): Partial<Candidate> {
  const before = code.source.slice(Math.max(0, start - 160), start);
  const key = /([A-Za-z_][\w-]*)=["']?$/.exec(before)?.[1];
  const account = /\b(?:USER|ROLE)\s+(?:IF NOT EXISTS\s+)?["'`]?(\w+)/gi;
  const whose = allMatches(before, account).at(-1)?.[1];
  return { words: key ?? (whose === undefined ? 'password' : `${whose} password`), kind: 'secret' };
}

/** x@example.com: with one letter nobody is meant, any address does. */
export function isAnyone(written: string): boolean {
  return /^[a-z]@/i.test(written);
}

/** A URL, a mail address or a domain, named after its kind; two of them after their first label. */
export function addressOf(written: string): Partial<Candidate> {
  const kind = written.includes('://') ? 'url' : written.includes('@') ? 'email' : 'domain';
  // who it is at example.com, or which host there
  const label = (kind === 'email' ? /^[\w-]+/ : /^(?:[a-z+]+:\/\/)?(?!www\.)([\w-]+)\.[\w-]+\./i).exec(written)?.at(-1) ?? '';
  const name = { url: 'SITE_URL', email: 'EMAIL', domain: 'DOMAIN' }[kind];
  return { words: kind, name, source: 'example', example: written, ...(label ? { otherName: nameOf(`${label} ${kind}`) } : {}) };
}

/** What is left out of a path is called after the folder above it, an instance after its unit. */
export function besideLeftOut(_: string, code: Code, start: number): Partial<Candidate> {
  const before = /([\w.-]+)([/@])$/.exec(code.source.slice(Math.max(0, start - 80), start));
  return { words: `${before?.[1] ?? ''} ${before?.[2] === '@' ? 'instance' : 'path'}` };
}

/** `X.Y.Z`, `X.Y`, `X.Y.Z+1`: the version, its minor one, the next. */
export function versionLetters(written: string): Partial<Candidate> {
  const parts = written.split('.').length;
  const next = /\+1/.test(written) || parts > 2 && /\.[A-Wa-w]$/.test(written) && !/[XxNnPp]$/.test(written);
  return { words: 'version', otherName: nameOf(`version ${written.replace(/^v/i, '').replace(/[^A-Za-z0-9]+/g, ' ')}`), name: next ? 'NEXT_VERSION' : parts === 2 && /^v?[XxNn]\./.test(written) ? 'MINOR_VERSION' : 'VERSION', kind: 'version', form: /^v/i.test(written) ? 'with-v' : 'without-v' };
}

/** `/path/to/dump`: called after its last word. */
export function pathOf(written: string): Partial<Candidate> {
  const last = written.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const telling = /^(?:to|of|path|chemin|vers|pathname|absolu)$/.test(last) ? 'path' : last.replace(/\.\w{1,5}$/, '');
  // another file of that name is called with the folder that it is in
  const folder = written.replace(/\/+$/, '').split('/').at(-2) ?? '';
  const other = /^(?:to|of|path|chemin|vers|\W*)$/.test(folder) ? {} : { otherName: nameOf(`${folder} ${telling}`) };
  return { words: /path|file|dir|folder|dossier|fichier/i.test(telling) ? telling : `${telling} path`, kind: 'file', ...other };
}

/** `[words]` that is a test, a range, a glob, an index, or an option left out (`[--force]`). */
export function notBracketed(written: string, code: Code, start: number, end: number): boolean {
  if (code.zones[start] === 'single' || code.zones[start] === 'double') {
    return !/^\[[A-Z][A-Z0-9_ -]{2,}\]$/.test(written);
  }
  // receivers: [otlp]: a list in YAML
  if (code.zones[start]?.startsWith('heredoc') && /:\s$/.test(code.source.slice(0, start))) return true;
  // [Service]: the head of a part of a file, on a line of its own
  if (/(?:^|\n)[ \t]*$/.test(code.source.slice(0, start)) && /^[ \t]*(?:\n|$)/.test(code.source.slice(end)) && code.zones[start]?.startsWith('heredoc')) return true;
  return /^\[\[?\s/.test(written) || /^\[[a-z]-[a-z]\]$/i.test(written) || /^\[[^\s_-]{1,2}\]$/.test(written) || code.source[end] === '*';
}
