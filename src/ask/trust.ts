/** Trust in a document's bytes, by path and SHA-256: the lines of `runbook.lock` (a team's) and of the user's own store, both as sha256sum(1) writes them. */

export type Trust = 'trusted' | 'changed' | 'unknown';

/** The name of the team's file at the repository's root. */
export const lockName = 'runbook.lock';

/** Whether these bytes are approved by any of the files; `changed` where the path is known with other bytes only. */
export function trustOf(files: readonly { readonly text: string; readonly name: string }[], sha256: string): Trust {
  const known = hashesIn(files);
  if (known.includes(sha256)) return 'trusted';
  return known.length > 0 ? 'changed' : 'unknown';
}

/** What was ever approved below a folder by these lines. @param folder absolute, as are their names */
export function knownBelow(text: string, folder: string): readonly string[] {
  return parse(text).map(({ name }) => name).filter((name) => name.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
}

/** The hashes at which a path was approved. */
export function hashesIn(files: readonly { readonly text: string; readonly name: string }[]): readonly string[] {
  return files.flatMap(({ text, name }) => parse(text).filter((line) => line.name === name).map((line) => line.sha256));
}

/** The file's text with this path approved at these bytes, other paths kept, sorted by path. */
export function withTrust(text: string, name: string, sha256: string): string {
  const others = parse(text).filter((line) => line.name !== name);
  return [...others, { name, sha256 }].toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((line) => `${format(line)}\n`).join('');
}

/** The file's text without this path. */
export function withoutTrust(text: string, name: string): string {
  return parse(text).filter((line) => line.name !== name).map((line) => `${format(line)}\n`).join('');
}

interface Line {
  readonly name: string;
  readonly sha256: string;
}

function parse(text: string): readonly Line[] {
  return text.split('\n').flatMap((line) => {
    const found = /^(\\?)([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (!found) return [];
    const name = found[1] ? found[3]!.replace(/\\([\\nr])/g, (_, c: string) => (c === 'n' ? '\n' : c === 'r' ? '\r' : '\\')) : found[3]!;
    return [{ name, sha256: found[2]! }];
  });
}

/** A name with a line break is escaped, and its line begins with a backslash (coreutils, "md5sum invocation"). */
function format({ name, sha256 }: Line): string {
  if (!/[\\\n\r]/.test(name)) return `${sha256}  ${name}`;
  return `\\${sha256}  ${name.replace(/[\\\n\r]/g, (c) => (c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\\\'))}`;
}
