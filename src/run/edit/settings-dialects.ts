/** How files of settings write a value: one row a dialect; what a row cannot write so that every reader of it reads the same is null. Pure. */

export interface SettingsDialect {
  /** Quotes around a value are no part of it. */
  readonly quotes: boolean;
  /** From where a value without quotes is a comment. */
  readonly comment: RegExp | null;
  /** What the text of a value stands for. */
  readonly decoded: (inner: string, quote: '"' | "'" | '') => string;
  /** The text of a value at a place without quotes. @param style what stands there now, its inputs left out */
  readonly bare: (value: string, style: string) => string | null;
  readonly inQuotes: (value: string, quote: '"' | "'") => string | null;
  /** The last line of the value that begins on line `at`: itself, or one further down. */
  readonly goesOnTo: (lines: readonly string[], at: number, rest: string) => number;
}

/** Nothing of `signs` stands in the value more often than where the document has it already: the values put in have none. */
function addsNone(value: string, style: string, signs: RegExp): boolean {
  const count = (text: string, sign: string): number => text.split(sign).length;
  return [...new Set(value.match(signs) ?? [])].every((sign) => count(value, sign) <= count(style, sign));
}

const firstOf = (...ways: readonly (readonly [fits: boolean, text: string])[]): string | null => ways.find(([fits]) => fits)?.[1] ?? null;

/** What a shell, or a reader of dotenv, acts on in double quotes. Many `.env` files are sourced. */
const actedOn = /[$`"\\\n\r]/;
const dotenvQuoted = (value: string, quote: '"' | "'"): string | null => {
  const single: readonly [boolean, string] = [!/['\n\r]/.test(value), `'${value}'`];
  const double: readonly [boolean, string] = [!actedOn.test(value), `"${value}"`];
  return quote === '"' ? firstOf(double, single) : firstOf(single, double);
};

const onOneLine = (_: readonly string[], at: number): number => at;
/** A backslash at its end takes the next line in. */
const byBackslash = (lines: readonly string[], at: number): number => {
  let last = at;
  while (last < lines.length - 1 && /(?<!\\)(?:\\\\)*\\\r?$/.test(lines[last] ?? '')) last += 1;
  return last;
};

const tomlLiteral = /^(?:true|false|[+-]?(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?|inf|nan|0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+)|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?)$/;

/** Arrays, inline tables and strings of several lines (TOML 1.0) up to the line that closes them; to the last where none does. */
function tomlGoesOnTo(lines: readonly string[], at: number, rest: string): number {
  let depth = 0;
  let open = '';
  for (let last = at; last < lines.length; last++) {
    const line = last === at ? rest : (lines[last] ?? '');
    for (let i = 0; i < line.length; i++) {
      const three = line.slice(i, i + 3);
      if (open !== '') {
        if (open[0] === '"' && line[i] === '\\') i += 1;
        else if (line.startsWith(open, i)) {
          i += open.length - 1;
          open = '';
        }
      } else if (three === '"""' || three === "'''") {
        open = three;
        i += 2;
      } else if (line[i] === '"' || line[i] === "'") open = line[i] ?? '';
      else if (line[i] === '#') break;
      else if (line[i] === '[' || line[i] === '{') depth += 1;
      else if (line[i] === ']' || line[i] === '}') depth -= 1;
    }
    if (open.length === 1) open = '';
    if (depth <= 0 && open === '') return last;
  }
  return lines.length - 1;
}

/** Unicode's and the usual escapes of a basic string are JSON's; the rest stays as it is. */
function tomlDecoded(inner: string, quote: '"' | "'" | ''): string {
  if (quote !== '"') return inner;
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return inner;
  }
}

const basicString = (value: string): string => JSON.stringify(value).replace(/\u007f/g, '\\u007f');

export const settingsDialects = {
  /** https://toml.io/en/v1.0.0 */
  toml: {
    quotes: true, comment: /\s*#.*$/, decoded: tomlDecoded, goesOnTo: tomlGoesOnTo,
    bare: (value, style) => firstOf([tomlLiteral.test(value), value], [/[[{]/.test(style) && addsNone(value, style, /[[\]{}"'#,=\n\r]/g), value], [!/[[{]/.test(style), basicString(value)]),
    inQuotes: (value, quote) => (quote === "'" && !/['\p{Cc}]/u.test(value) ? `'${value}'` : basicString(value)),
  },
  /** What shells, docker compose and the libraries called dotenv read alike. */
  dotenv: {
    quotes: true, comment: /\s+#.*$/, decoded: (inner) => inner, goesOnTo: onOneLine, inQuotes: dotenvQuoted,
    bare: (value, style) => firstOf([/^[\w@%+=:,./-]*$/.test(value), value], [/[\s#"'$;&|<>()`\\]/.test(style) && addsNone(value, style, /[#"'$;&|<>()`\\\n\r]/g), value]) ?? dotenvQuoted(value, '"'),
  },
  /** What Git, systemd, PHP, MySQL and Python's configparser read alike: quotes are taken off by some, comments behind a value known to some. */
  ini: {
    quotes: true, comment: /\s+[#;].*$/, decoded: (inner) => inner,
    goesOnTo: (lines, at, rest) => {
      const last = byBackslash(lines, at);
      if (last > at || rest.trim() !== '') return last;
      // An empty value, and below it lines set in (configparser).
      let end = at;
      while (/^[ \t]+[^\s#;]/.test(lines[end + 1] ?? '') && !/^\s*[\w.-]+\s*[=:]/.test(lines[end + 1] ?? '')) end += 1;
      return end;
    },
    bare: (value, style) => firstOf([!/[;#"'\n\r]|\\$/.test(value) && value.trim() === value, value], [addsNone(value, style, /[;#"'\n\r\\]/g) && value.trim() === value, value], [!/["\\\n\r]/.test(value), `"${value}"`]),
    inQuotes: (value, quote) => firstOf([!/["'\\\n\r]/.test(value), `${quote}${value}${quote}`], [quote === '"' && !/["\\\n\r]/.test(value), `"${value}"`]),
  },
  /** java.util.Properties: no quotes, no comments behind a value, escapes by a backslash. */
  properties: {
    quotes: false, comment: null, goesOnTo: byBackslash,
    decoded: (inner) => inner.replace(/\\(?:u([\dA-Fa-f]{4})|([^]))/g, (_, hex: string | undefined, sign: string | undefined) => (hex ? String.fromCharCode(Number.parseInt(hex, 16)) : ({ n: '\n', r: '\r', t: '\t', f: '\f' }[sign ?? ''] ?? sign ?? ''))),
    bare: (value) => value.replace(/[\\\n\r\t\f]/g, (sign) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' })[sign] ?? sign).replace(/^ /, '\\ '),
    inQuotes: () => null,
  },
} as const satisfies Readonly<Record<string, SettingsDialect>>;
