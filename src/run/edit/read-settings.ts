/** Line-wise settings (TOML, INI, dotenv, properties) as a tree with places; everything else of a line stays; pure. */
import type { DataEntry, DataMap, DataNode, DataScalar, TreeReader } from './data-tree.ts';
import { settingsDialects, type SettingsDialect } from './settings-dialects.ts';

interface Section {
  readonly path: readonly string[];
  readonly entries: DataEntry[];
  /** Offset just after its last line. */
  end: number;
  /** How its last line separates key and value, as written. */
  separator: string;
}

const assignment = /^(\s*(?:export\s+)?)([\w.$"'/-]+(?: [\w.-]+)*)(\s*[=:]\s*)(.*)$/;

/** The name in a line that begins a section; null for any other line. */
export const sectionOf = (line: string): string | null => /^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:[#;].*)?$/.exec(line)?.[1] ?? null;

/** A value that is no single place: what stands there is not changed by text. */
const several: DataNode = { kind: 'list', items: [] };

/** The reader of a file in one of the dialects. */
export function settingsReader(name: keyof typeof settingsDialects): TreeReader {
  const dialect = settingsDialects[name];
  return (text) => {
    const sections: Section[] = [{ path: [], entries: [], end: 0, separator: '=' }];
    const lines = text.split('\n');
    const starts: number[] = [];
    for (let i = 0, at = 0; i < lines.length; at += (lines[i]?.length ?? 0) + 1, i++) starts.push(at);
    for (let i = 0; i < lines.length; i++) {
      const line = (lines[i] ?? '').replace(/\r$/, '');
      const header = sectionOf(line);
      const current = sections.at(-1);
      const ends = (last: number): number => (starts[last] ?? 0) + (lines[last]?.length ?? 0) + 1;
      if (header !== null) sections.push({ path: header.split('.').map(unquoted), entries: [], end: ends(i), separator: '=' });
      else if (current && !/^\s*(?:[#;]|\/\/|$)/.test(line)) {
        const found = assignment.exec(line);
        if (found) {
          const [, before = '', key = '', separator = '', rest = ''] = found;
          const last = dialect.goesOnTo(lines, i, rest);
          current.entries.push({ key: unquoted(key), value: last > i ? several : scalarOf(rest, (starts[i] ?? 0) + before.length + key.length + separator.length, dialect) });
          current.separator = separator;
          i = last;
        }
        current.end = ends(i);
      }
    }
    return [treeOf(sections, text)];
  };
}

/** The reader of a fragment. @throws Error where one of its lines is no setting: then it is no whole of the syntax */
export function settingsFragmentReader(name: keyof typeof settingsDialects): TreeReader {
  const read = settingsReader(name);
  return (text) => {
    const other = text.split('\n').find((line) => !/^\s*(?:[#;].*|\/\/.*|[[\]]+|\[.*\]\s*(?:[#;].*)?|[^\w]*(?:\.{3,}|…)[^\w]*)?$/.test(line) && !assignment.test(line));
    if (other !== undefined && !read(text).some((root) => root.kind === 'map' && root.entries.some((e) => e.value === several))) throw new Error(other.trim());
    return read(text);
  };
}

/** A value up to its comment, quotes told. */
function scalarOf(rest: string, start: number, dialect: SettingsDialect): DataScalar {
  const quoted = dialect.quotes ? /^(["'])(.*?)(?<!\\)\1\s*(?:[#;].*)?$/.exec(rest) : null;
  if (quoted?.[1] !== undefined && quoted[2] !== undefined) {
    const [, quote, inner] = quoted as unknown as [string, '"' | "'", string];
    const raw = `${quote}${inner}${quote}`;
    return {
      kind: 'scalar', value: dialect.decoded(inner, quote), start, end: start + raw.length,
      write: (value, leaf) => dialect.inQuotes(value, quote) ?? (leaf === undefined || leaf.changes ? null : leaf.written), raw, quoted: true,
    };
  }
  const bare = (dialect.comment === null ? rest : rest.replace(dialect.comment, '')).trimEnd();
  // An input's place says nothing of how such values are written.
  const style = bare.replace(/\$\{[A-Za-z_]\w*\}/g, '');
  return {
    kind: 'scalar', value: dialect.decoded(bare, ''), start, end: start + bare.length,
    // Where nothing is quoted, the document's spelling counts.
    write: (value, leaf) => (leaf === undefined ? dialect.bare(value, style) : leaf.written), raw: bare,
  };
}

/** `[a.b]` is a map in a map, as TOML has it. */
function treeOf(sections: readonly Section[], text: string): DataNode {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const build = (path: readonly string[]): DataMap => {
    const own = sections.filter((s) => same(s.path, path));
    const below = new Set(sections.filter((s) => s.path.length > path.length && same(s.path.slice(0, path.length), path)).map((s) => s.path[path.length] ?? ''));
    const last = own.at(-1);
    return {
      kind: 'map', entries: [...own.flatMap((s) => s.entries), ...[...below].map((key): DataEntry => ({ key, value: build([...path, key]) }))],
      insert: last ? (key, written) => {
        const start = Math.min(last.end, text.length);
        const open = start > 0 && text[start - 1] !== '\n' ? ending : '';
        return { start, end: start, text: `${open}${key}${last.separator}${written}${ending}` };
      } : null,
    };
  };
  return { ...build([]), last: sections.at(-1)?.path ?? [] };
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}
