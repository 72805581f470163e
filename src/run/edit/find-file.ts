/** Where the file of an edit step is, by the contract: in the working directory, else where the next block goes by `cd`, else below the starting directory. */
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { entriesIn, isFile } from '../../world/files.ts';

/** Folders that hold nothing of the operator's own. */
const passedOver = new Set(['.git', 'node_modules', '.runbook', '.venv', 'venv', '__pycache__', 'vendor', '.terraform', '.cache', 'dist', 'target']);
/** Entries looked at, so that a home directory does not take minutes. */
const mostEntries = 200_000;

/**
 * @param name as the text names it; `~` is `home`
 * @param next the folder that the next block goes to by `cd`, absolute, or null
 * @returns absolute paths: none, one, or several to choose from
 */
export async function findFile(name: string, here: string, start: string, next: string | null, home: string): Promise<string[]> {
  const plainName = name.replace(/^~(?=\/)/, home);
  if (isAbsolute(plainName)) return (await isFile(plainName)) ? [plainName] : [];
  for (const folder of [here, ...(next === null ? [] : [next])]) {
    const path = resolve(folder, plainName);
    if (await isFile(path)) return [path];
  }
  // A name that leads out of its folder says where it stands: nowhere else.
  if (/(?:^|\/)\.\.(?:\/|$)/.test(plainName)) return [];
  const inside = plainName.replace(/^(?:\.\/)+/, '');
  const found = await below(start, inside);
  // Whoever begins in `backend` is where the text says: "in `backend/`, edit `.env`".
  const own = [here, start].find((folder) => folder.endsWith(`/${dirname(inside)}`));
  return found.length === 0 && own !== undefined && (await isFile(join(own, basename(inside)))) ? [join(own, basename(inside))] : found;
}

/** Where a file that a document has made is, or is to be: where the step stands, or as its whole path says; never another of its name below. */
export const placeOf = (name: string, here: string, home: string): string => resolve(here, name.replace(/^~(?=\/)/, home));

async function below(start: string, name: string): Promise<string[]> {
  const found: string[] = [];
  const folders = [start];
  let looked = 0;
  for (let folder = folders.shift(); folder !== undefined && looked < mostEntries; folder = folders.shift()) {
    const entries = await entriesIn(folder);
    looked += entries.length;
    if (entries.some((e) => !e.folder && e.name === basename(name)) || name.includes('/')) {
      const path = join(folder, name);
      if (await isFile(path)) found.push(path);
    }
    folders.push(...entries.filter((e) => e.folder && !passedOver.has(e.name)).map((e) => join(folder ?? '', e.name)));
  }
  return found.toSorted();
}
