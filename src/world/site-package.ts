/** The site package: where it is installed, and its process. */
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isExecutable } from './own-part.ts';

/** The package's driver, from beside the program or from where the operator stands; null where it is not installed. The executable has none: the site is made with the npm package. */
export function findSitePackage(cwd: string): string | null {
  if (isExecutable) return null;
  for (const from of [fileURLToPath(import.meta.url), join(cwd, 'package.json')]) {
    try {
      const driver = join(dirname(createRequire(from).resolve('@runbook/docs-site/package.json')), 'dist', 'driver.js');
      // Its libraries may be missing where the package is only a folder of this repository.
      if (existsSync(driver) && isResolved(driver, 'pagefind')) return driver;
    } catch {
      // Not from there.
    }
  }
  return null;
}

/** Whether a package is installed where a file would look for it. */
function isResolved(from: string, name: string): boolean {
  return createRequire(from).resolve.paths(name)?.some((folder) => existsSync(join(folder, name, 'package.json'))) ?? false;
}

/** A Node that the site package runs on (22.12 or later): this one, or the one that the package's own installation brought; else null. */
export function nodeForSite(driver: string): string | null {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return process.execPath;
  for (let folder = dirname(driver); folder !== dirname(folder); folder = dirname(folder)) {
    const own = join(folder, 'node_modules', '.bin', 'node');
    if (existsSync(own)) return own;
  }
  return null;
}

/** URL of the library's entry, beside the bundle that this runs from. */
export function publicDoor(): string {
  return pathToFileURL(join(dirname(fileURLToPath(import.meta.url)), 'index.js')).href;
}

/** Runs the driver until it ends; an interruption is its as well. */
export function runSiteDriver(node: string, driver: string, options: object): Promise<number | 'interrupted'> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [driver, JSON.stringify(options)], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
    let interrupted = false;
    const forward = (): void => { interrupted = true; child.kill('SIGTERM'); };
    process.once('SIGINT', forward);
    process.once('SIGTERM', forward);
    child.once('error', reject);
    child.once('exit', (code) => {
      process.removeListener('SIGINT', forward);
      process.removeListener('SIGTERM', forward);
      resolve(interrupted ? 'interrupted' : (code ?? 1));
    });
  });
}
