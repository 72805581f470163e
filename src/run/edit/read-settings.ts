/** Line-wise settings (TOML, INI, dotenv, properties) as a tree with places; everything else of a line stays; pure. */
import type { DataEntry, DataMap, DataNode, DataScalar, TreeReader } from './data-tree.ts';

interface Section {
  readonly path: readonly string[];
  readonly entries: DataEntry[];
  /** Offset just after its last line. */
  end: number;
  /** How its last line separates key and value, as written. */
  separator: string;
}

const assignment = /^(\s*(?:export\s+)?)([\w.$"'/-]+(?: [\w.-]+)*)(\s*[=:]\s*)(.*)$/;

export const readSettings: TreeReader = (text) => {
  const sections: Section[] = [{ path: [], entries: [], end: 0, separator: '=' }];
  let at = 0;
  for (const line of text.split('\n')) {
    const header = /^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:[#;].*)?$/.exec(line);
    const current = sections.at(-1);
    if (header?.[1] !== undefined) sections.push({ path: header[1].split('.').map(unquoted), entries: [], end: at + line.length + 1, separator: '=' });
    else if (current && !/^\s*(?:[#;]|\/\/|$)/.test(line)) {
      const found = assignment.exec(line);
      if (found) {
        const [, before = '', key = '', separator = '', rest = ''] = found;
        current.entries.push({ key: unquoted(key), value: scalarOf(rest, at + before.length + key.length + separator.length) });
        current.separator = separator;
      }
      current.end = at + line.length + 1;
    }
    at += line.length + 1;
  }
  return [treeOf(sections, text)];
};

/** A value up to its comment, quotes told. */
function scalarOf(rest: string, start: number): DataScalar {
  const quoted = /^(["'])(.*?)\1\s*(?:[#;].*)?$/.exec(rest);
  if (quoted?.[1] !== undefined && quoted[2] !== undefined) {
    const quote = quoted[1];
    return { kind: 'scalar', value: quoted[2], start, end: start + quoted[2].length + 2, write: (value) => (quote === '"' ? JSON.stringify(value) : value.includes("'") ? JSON.stringify(value) : `'${value}'`) };
  }
  const bare = rest.replace(/\s+[#;].*$/, '').trimEnd();
  // An input's place says nothing of how such values are written.
  const style = bare.replace(/\$\{[A-Za-z_]\w*\}/g, '');
  return { kind: 'scalar', value: bare, start, end: start + bare.length, write: (value) => (/[\s#"'$;]/.test(value) && !/[\s#"'$;]/.test(style) ? JSON.stringify(value) : value) };
}

/** `[a.b]` is a map in a map, as TOML has it. */
function treeOf(sections: readonly Section[], text: string): DataNode {
  const build = (path: readonly string[]): DataMap => {
    const own = sections.filter((s) => same(s.path, path));
    const below = new Set(sections.filter((s) => s.path.length > path.length && same(s.path.slice(0, path.length), path)).map((s) => s.path[path.length] ?? ''));
    const last = own.at(-1);
    return {
      kind: 'map', entries: [...own.flatMap((s) => s.entries), ...[...below].map((key): DataEntry => ({ key, value: build([...path, key]) }))],
      insert: last ? (key, written) => {
        const start = Math.min(last.end, text.length);
        const open = start > 0 && text[start - 1] !== '\n' ? '\n' : '';
        return { start, end: start, text: `${open}${key}${last.separator}${written}\n` };
      } : null,
    };
  };
  return build([]);
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

function unquoted(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}
