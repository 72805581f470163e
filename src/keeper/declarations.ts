/** Reads what bash's `declare -p` prints: one variable an entry, values that may run over several lines. */

export interface Declaration {
  readonly name: string;
  /** The letters after `declare -`, `-` off: `x`, `ar`, `` for none. */
  readonly flags: string;
  /** The value as printed, quotes on; null where declared but unset. */
  readonly value: string | null;
  /** The whole entry. */
  readonly text: string;
}

const head = /declare -([a-zA-Z-]*) ([A-Za-z_][A-Za-z0-9_]*)(=|\n|$)/y;

/** Entries in order; what cannot be read as one is passed over line by line. */
export function readDeclarations(text: string): Declaration[] {
  const entries: Declaration[] = [];
  for (let at = 0; at < text.length; ) {
    head.lastIndex = at;
    const found = head.exec(text);
    if (!found) {
      const next = text.indexOf('\n', at);
      at = next < 0 ? text.length : next + 1;
      continue;
    }
    const [, flags = '', name = '', after] = found;
    const end = after === '=' ? endOfValue(text, head.lastIndex) : head.lastIndex - (after === '\n' ? 1 : 0);
    entries.push({ name, flags: flags.replaceAll('-', ''), value: after === '=' ? text.slice(head.lastIndex, end) : null, text: text.slice(at, end) });
    at = end + 1;
  }
  return entries;
}

/** Where a value ends: the first newline outside `"…"`, `'…'` and `$'…'`. */
function endOfValue(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const c = text[at];
    if (quote === '') {
      if (c === '\n') return at;
      if (c === '\\') at += 1;
      else if (c === '"') quote = '"';
      else if (c === "'") quote = text[at - 1] === '$' ? '$' : "'";
    } else if (c === '\\' && quote !== "'") at += 1;
    else if (c === (quote === '$' ? "'" : quote)) quote = '';
  }
  return text.length;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', E: '\x1b', e: '\x1b', '\\': '\\', "'": "'", '"': '"', '?': '?' };

/** The value of one `"…"` or `$'…'` word, or null where it is something else or not valid UTF-8. */
export function decodeQuoted(value: string): string | null {
  if (value.startsWith('"') && value.endsWith('"') && value.length > 1) {
    const text = value.slice(1, -1).replace(/\\(["$`\\])/g, '$1');
    return text.includes('\ufffd') ? null : text;
  }
  if (!(value.startsWith("$'") && value.endsWith("'"))) return null;
  const bytes: Buffer[] = [];
  for (const [piece, octal, letter] of value.slice(2, -1).matchAll(/\\(?:([0-7]{1,3})|(.))|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Buffer.from([Number.parseInt(octal, 8)]));
    else if (letter !== undefined) {
      const meaning = escapes[letter];
      if (meaning === undefined) return null;
      bytes.push(Buffer.from(meaning));
    } else bytes.push(Buffer.from(piece));
  }
  const all = Buffer.concat(bytes);
  const text = all.toString('utf8');
  return Buffer.from(text, 'utf8').equals(all) && !text.includes('\ufffd') ? text : null;
}
