/** The private folder of a keeper's named pipes: made, told from any other, and taken away. */
import { lstatSync, mkdtempSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const prefix = 'runbook-';

/** @throws the system's error */
export function makePipeFolder(): string {
  return mkdtempSync(join(tmpdir(), prefix));
}

/** Whether it is one of ours, by its name, its kind and whose it is. */
export function isPipeFolder(path: string): boolean {
  try {
    const stat = lstatSync(path);
    return /^runbook-[A-Za-z0-9]{6}$/.test(basename(path)) && stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o077) === 0;
  } catch {
    return false;
  }
}

/** Takes it away with what a keeper puts there, and nothing else. */
export function removePipes(folder: string): void {
  try {
    for (const name of readdirSync(folder)) if (/^(?:\d+\.(?:out|state|word|ran)|prelude\.sh)$/.test(name)) unlinkSync(join(folder, name));
    rmdirSync(folder);
  } catch {
    // Somebody's file is in it.
  }
}
