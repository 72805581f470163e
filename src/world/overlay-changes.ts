/** Reads what a rehearsal has changed: the upper layers of its overlays against the machine's own files. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileChange, GitChange, RehearsalChanges } from '../model/rehearsal.ts';

/** Files up to this size are handed on whole, so that a difference can be shown. Bytes. */
const largestText = 256 * 1024;
/** So many changes are told one by one; beyond that they are only counted. */
const mostChanges = 2_000;

const stat = (path: string): Stats | null => {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
};
/** Neither file, folder nor link: it holds nothing. */
const isSpecial = (found: Stats): boolean => !found.isFile() && !found.isDirectory() && !found.isSymbolicLink();
const names = (path: string): string[] => {
  try {
    return readdirSync(path).toSorted();
  } catch {
    return [];
  }
};
/** Null for what this user may not read. */
const bytesOf = (path: string): Buffer | null => {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
};
const linkOf = (path: string): string | null => {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
};
const textOf = (path: string, found: Stats): string | null => {
  if (!found.isFile() || found.size > largestText) return null;
  const bytes = bytesOf(path);
  return bytes === null || bytes.includes(0) ? null : bytes.toString('utf8');
};
const isGit = (path: string): boolean => stat(join(path, 'HEAD')) !== null && stat(join(path, 'objects')) !== null && stat(join(path, 'refs')) !== null;

function sameFile(a: string, statA: Stats, b: string, statB: Stats): boolean {
  if (statA.isSymbolicLink() && statB.isSymbolicLink()) return linkOf(a) === linkOf(b);
  if (!statA.isFile() || !statB.isFile()) return false;
  if (statA.size !== statB.size || (statA.mode & 0o7777) !== (statB.mode & 0o7777)) return false;
  const [bytesA, bytesB] = [bytesOf(a), bytesOf(b)];
  return bytesA === null || bytesB === null ? bytesA === bytesB : bytesA.equals(bytesB);
}

/**
 * Compares the merged tree with the machine's own, looking only where something was written.
 * @param work the folder with `merged/`, `up/`, `layers`, `skeletons`, `blind`, `left` (see `sandbox-script.ts`)
 */
export function overlayChanges(work: string): RehearsalChanges {
  const lines = (file: string): string[] => {
    try {
      return readFileSync(join(work, file), 'utf8').split('\n').filter(Boolean);
    } catch {
      return [];
    }
  };
  const merged = join(work, 'merged');
  const began = stat(join(work, 'layers'))?.mtimeMs ?? Infinity;
  const files: FileChange[] = [];
  const repositories = new Set<string>();
  const blind = lines('blind');
  let uncounted = 0;
  const add = (change: FileChange): void => {
    if (isInternal(change.path, repositories)) return;
    if (files.length < mostChanges) files.push(change);
    else uncounted += 1;
  };
  // What stands in a folder that could not be layered was not written.
  const isBlind = (path: string): boolean => blind.some((place) => `${path}/`.startsWith(`${place}/`));
  const gone = (path: string): void => {
    if (isBlind(path)) return;
    const was = stat(path);
    // What the machine itself has made since then was never there.
    if (!was || was.birthtimeMs >= began || isSpecial(was)) return;
    add({ path, what: 'gone', kind: was.isDirectory() ? 'folder' : 'file', before: textOf(path, was), after: null, size: was.size });
  };
  const compare = (path: string, descend: (path: string) => void): void => {
    if (isBlind(path)) return;
    const was = stat(path);
    const is = stat(join(merged, path));
    if (!is) return gone(path);
    if (is.isDirectory()) {
      if (was && !was.isDirectory()) gone(path);
      if (!was) add({ path, what: 'new', kind: 'folder', before: null, after: null, size: 0 });
      if (isGit(join(merged, path))) repositories.add(path);
      return descend(path);
    }
    if (isSpecial(is)) return;
    const now = join(merged, path);
    if (was && sameFile(path, was, now, is)) return;
    add({ path, what: was ? 'changed' : 'new', kind: 'file', before: was ? textOf(path, was) : null, after: textOf(now, is), size: is.size });
  };

  for (const line of lines('layers')) {
    const [n = '', folder = ''] = line.split('\t');
    const upper = join(work, 'up', n);
    const walk = (inside: string): void => {
      const path = join(folder, inside);
      const here = new Set(names(join(merged, path)));
      for (const name of names(path)) if (!here.has(name)) gone(join(path, name));
      for (const name of names(join(upper, inside))) if (here.has(name)) compare(join(path, name), () => walk(join(inside, name)));
      if (isGit(join(merged, path))) repositories.add(path);
    };
    if (names(upper).length > 0) walk('');
  }
  const layered = new Set([...lines('layers').map((l) => l.split('\t')[1] ?? ''), ...lines('skeletons'), '/proc', '/sys', '/dev']);
  for (const folder of lines('skeletons')) {
    const here = names(join(merged, folder));
    for (const name of names(folder)) if (!here.includes(name) && !layered.has(join(folder, name))) gone(join(folder, name));
    for (const name of here) {
      const path = join(folder, name);
      if (layered.has(path)) continue;
      const all = (p: string): void => names(join(merged, p)).forEach((n) => compare(join(p, n), all));
      compare(path, all);
    }
  }
  return { files, uncounted, git: [...repositories].flatMap((path) => gitChanges(path, merged)), left: lines('left'), blind };
}

/** What Git keeps for itself in a repository: told by the references that moved. Its settings and hooks are told as they are. */
function isInternal(path: string, repositories: ReadonlySet<string>): boolean {
  for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) {
    if (!repositories.has(folder)) continue;
    const inside = path.slice(folder.length + 1);
    const fresh = stat(folder) === null;
    return fresh ? !/^hooks\/[^.]+$/.test(inside) : !/^(config(\.\w+)?$|hooks\/|info\/)/.test(inside);
  }
  return false;
}

/** References before and after, read from the files (loose ones win over packed ones), so that no program is started. */
function gitChanges(folder: string, merged: string): GitChange[] {
  const before = references(folder);
  const after = references(join(merged, folder));
  const all = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return all.flatMap((reference) => {
    const from = before.get(reference) ?? null;
    const to = after.get(reference) ?? null;
    return from === to ? [] : [{ repository: folder.replace(/\/\.git$/, ''), reference, from, to }];
  });
}

function references(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  const read = (path: string): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  for (const line of read(join(folder, 'packed-refs')).split('\n')) {
    const [id = '', name = ''] = line.split(' ');
    if (/^[0-9a-f]{40,64}$/.test(id) && name) found.set(name, id);
  }
  const walk = (inside: string): void => {
    for (const name of names(join(folder, inside))) {
      const path = `${inside}/${name}`;
      if (stat(join(folder, path))?.isDirectory()) walk(path);
      else found.set(path, read(join(folder, path)).trim());
    }
  };
  walk('refs');
  const head = read(join(folder, 'HEAD')).trim();
  if (head) found.set('HEAD', head.replace(/^ref: /, '→ '));
  return found;
}
