/** Folders → documents with their place in the site, and when each last changed. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import GithubSlugger from 'github-slugger';
import { quietGit, quietGitEnvironment } from '../../src/world/own-git.ts';
import type { Door } from './model.ts';

export interface Found {
  /** Absolute. */
  readonly file: string;
  /** As the operator would type it. */
  readonly path: string;
  readonly id: string;
  readonly folder: string;
}

/** Ids that the site itself or Starlight uses. */
const taken = /^(?:404|runs|states|pagefind|_.*|index|)$/;

/** The documents below folders (or named), each with an id of its own, in the order of their paths. */
export function findDocuments(folders: readonly string[], cwd: string, door: Pick<Door, 'documentsBelow'>): Found[] {
  const ids = new Set<string>();
  const found: Found[] = [];
  for (const root of folders) {
    const single = statSync(root).isFile();
    const base = single ? dirname(root) : root;
    for (const file of single ? [root] : door.documentsBelow(root)) {
      const inside = relative(base, file).split(sep);
      const name = inside.pop()!;
      const parts = [...inside, basename(name, extname(name))].map((part) => slug(part));
      if (taken.test(parts[0] ?? '')) parts[0] = `page-${parts[0]}`;
      let id = parts.join('/');
      if (ids.has(id)) id = `${id}-${extname(name).slice(1).toLowerCase()}`;
      for (let n = 2; ids.has(id); n++) id = `${parts.join('/')}-${n}`;
      ids.add(id);
      found.push({ file, path: relative(cwd, file) || basename(file), id, folder: inside.join('/') });
    }
  }
  return found;
}

/** A part of a path as GitHub writes fragments; never empty. */
function slug(text: string): string {
  return new GithubSlugger().slug(text.replace(/\./g, '-')).replace(/^-+|-+$/g, '') || 'page';
}

/** The day of the last commit of each file, from one call of git; nothing outside a work tree. */
export function changedDays(folders: readonly string[]): Map<string, string> {
  const days = new Map<string, string>();
  for (const root of folders) {
    const folder = existsSync(root) && statSync(root).isFile() ? dirname(root) : root;
    try {
      const env = { ...process.env, ...quietGitEnvironment };
      const top = execFileSync('git', [...quietGit, '-C', folder, 'rev-parse', '--show-toplevel'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env }).trim();
      const log = execFileSync('git', [...quietGit, '-C', folder, '-c', 'core.quotePath=false', 'log', '--format=%x00%cs', '--name-only', '--max-count=3000', '--', '.'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28, env });
      for (const commit of log.split('\0')) {
        const [day = '', ...names] = commit.split('\n');
        for (const name of names) if (name !== '' && !days.has(resolve(top, name))) days.set(resolve(top, name), day.trim());
      }
    } catch {
      // No git, or no commit yet: nobody knows.
    }
  }
  return days;
}
