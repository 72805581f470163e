/** The forms in which a secret turns up in output, and their masking in whole texts; pure. */

/** What stands where a secret stood. */
export const mask = '***';

/** Shorter values are not masked: every line would be full of holes, and they are no secrets. In characters. */
const shortestSecret = 3;

/** Turned round, a shorter one may be a word of its own. In characters. */
const shortestTurned = 5;

/**
 * Every byte pattern that gives a secret away: raw, with the terminal's line ends, URL-encoded (RFC 3986, forms), JSON- and
 * shell-quoted (as `printf %q`, `set -x` and `declare -p` write), in hexadecimal, in one case, turned round, base64 and base64url at the three alignments, base32 at its five,
 * without the characters at the borders, which depend on what stands around. Longest first.
 */
export function secretForms(secrets: readonly string[]): string[] {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < shortestSecret) continue;
    for (const row of textForms(secret)) forms.add(row);
    const bytes = Buffer.from(secret, 'utf8');
    for (const row of base64Forms(bytes)) if (row.length >= 5) forms.add(row);
    for (const row of base32Forms(bytes)) if (row.length >= 8) forms.add(row);
    // Written in one case (tr, a host's name): of fewer letters it would be a word.
    if (secret.length >= 8) for (const row of [secret.toUpperCase(), secret.toLowerCase()]) forms.add(row);
    // Of fewer bytes it would be any number.
    if (bytes.length >= 6) for (const row of [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]) forms.add(row);
    // As rev(1) writes it: line by line.
    for (const line of secret.split(/\r?\n/)) if (line.length >= shortestTurned) forms.add([...line].toReversed().join(''));
    // A key of several lines is often shown in pieces.
    for (const line of secret.split('\n')) if (line.length >= 16 && line !== secret) forms.add(line.replace(/\r$/, ''));
  }
  return [...forms].filter((form) => form.length >= shortestSecret).toSorted((a, b) => b.length - a.length);
}

function textForms(secret: string): string[] {
  const url = encodeURIComponent(secret);
  const strict = url.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    secret, secret.replaceAll('\n', '\r\n'), secret.trim(),
    // Python's urllib.parse.quote leaves the slash, encodeURI all that has a place in an address.
    url, strict, strict.replaceAll('%2F', '/'), encodeURI(secret), url.replaceAll('%20', '+'), strict.replaceAll('%20', '+'), ...[url, strict].map((u) => u.replace(/%[0-9A-F]{2}/g, (h) => h.toLowerCase())),
    json, json.replaceAll('/', '\\/'), json.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
    secret.replaceAll("'", "'\\''"), secret.replace(/["$`\\]/g, '\\$&'), secret.replace(/["$`\\!]/g, '\\$&'),
    secret.replace(/[^A-Za-z0-9_@%+=:,./\-\u0080-\uffff]/g, '\\$&'), secret.replace(/[^A-Za-z0-9_@%+:./\-\u0080-\uffff]/g, '\\$&'),
    ansiC(secret), ...[/[&<>"']/g, /[&<>"]/g, /[&<>]/g].map((signs) => secret.replace(signs, (c) => html[c] ?? c)), ...['&#x27;', '&apos;'].map((quote) => secret.replace(/[&<>"']/g, (c) => (c === "'" ? quote : html[c] ?? c))),
  ];
}

const html: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const ansi: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\\': '\\\\', "'": "\\'", '\x1b': '\\E', '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\v': '\\v' };

/** The inside of bash's `$'…'`. */
function ansiC(text: string): string {
  return text.replace(/[\n\t\r\\'\x1b\x07\b\f\v]/g, (c) => ansi[c] ?? c);
}

/** Base64 of bytes at each of the three places they can have in a group; only characters that they alone decide. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const whole = encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [whole, whole.replaceAll('+', '-').replaceAll('/', '_')];
    // By itself or as a line it is known to its end.
  }).concat([bytes, Buffer.concat([bytes, Buffer.from('\n')])].map((all) => all.toString('base64')));
}

/** RFC 4648 */
const base32Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 of bytes at each of the five places they can have in a group; only characters that they alone decide. */
function base32Forms(bytes: Buffer): string[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return [0, 1, 2, 3, 4].map((before) => {
    const groups = bits.slice((5 - ((before * 8) % 5)) % 5).match(/.{5}/g) ?? [];
    return groups.map((group) => base32Letters[Number.parseInt(group, 2)]).join('');
  });
}

/** Masks every form in a whole text; overlapping forms become one mask. */
export function maskText(text: string, forms: readonly string[]): string {
  const spans = forms.flatMap((form) => {
    const found: [number, number][] = [];
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) found.push([at, at + form.length]);
    return found;
  }).toSorted((a, b) => a[0] - b[0]);
  let out = '';
  let end = 0;
  for (const [from, to] of spans) {
    if (from >= end) out += text.slice(end, from) + mask;
    end = Math.max(end, to);
  }
  return out + text.slice(end);
}

/** Masks every text inside a plain JSON value, keys included. */
export function maskValue<T>(value: T, forms: readonly string[]): T {
  if (forms.length === 0) return value;
  const walk = (v: unknown): unknown => {
    if (typeof v === 'string') return maskText(v, forms);
    if (Array.isArray(v)) return v.map(walk);
    if (v !== null && typeof v === 'object') return Object.fromEntries(Object.entries(v).map(([k, w]) => [maskText(k, forms), walk(w)]));
    return v;
  };
  return walk(value) as T;
}

/**
 * Whether a text holds any form of a secret, quoted however often: compared without all that quoting puts in. It may say yes too
 * often; it decides what is kept on the disk, where a value too few is better than a secret.
 */
export function holdsSecret(text: string, forms: readonly string[]): boolean {
  if (forms.length === 0) return false;
  const bare = unquoted(text);
  return forms.some((form) => {
    if (text.includes(form)) return true;
    const inside = unquoted(form);
    return inside.length >= 5 && bare.includes(inside);
  });
}

function unquoted(text: string): string {
  return text.replace(/[^A-Za-z0-9\u0080-\uffff]/g, '');
}

/** Whether a variable of this name is taken for a secret though nobody declared it: then it is not kept on the disk. */
export function secretName(name: string): boolean {
  return /(^|_)(KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASS|PASSPHRASE|CREDENTIALS?|PWD|PASSE|MDP|PW)$|PASSWORD|SECRET|MOT_?DE_?PASSE|(^|_)MDP_|^((USER|SO|SIM|CARD|CARTE|CODE|HSM|TOKEN)_?)?PIN(_?CODE)?$/i.test(name) && !/^(OLD)?PWD$/.test(name);
}

/** What is named like a secret and tells where one is, or something of it. */
const aboutSecret = /_(?:FILE|PATH|DIR|NAME|URL|ARN|VERSION)$/i;
/** No word or small number that any output may have in it (`postgres`, `true`), and no path. */
const longEnough = /^(?=[^]{6})(?!(?:[A-Za-z]{1,11}|\d{1,7})$)(?!~?\.{0,2}\/)/;

/** Nor a name of two words (`shop-api`), a version, a date, a host. */
const says = /^(?:[A-Za-z]+[-_][A-Za-z]+\d{0,2}|v?\d+(?:[.-]\d+)+(?:[-.]?[a-z]+\.?\d*)?|[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|org|net|io|dev|fr|eu|de|local|lan|internal|example|cloud|app))$/;

/**
 * What of an environment is masked though nobody declared it: values of variables that are named like secrets, and of those that the run knows for such.
 * @param open what the record has to say as it is (the folder, the document, values given openly): a value that stands in it is no secret, and would take it apart
 */
export function environmentSecrets(environment: Readonly<Record<string, string>>, known: ReadonlySet<string>, open: readonly string[]): string[] {
  return Object.entries(environment).flatMap(([name, value]) => ((known.has(name) || (secretName(name) && !aboutSecret.test(name) && longEnough.test(value) && !says.test(value))) && !open.some((text) => text.includes(value)) ? [value] : []));
}
