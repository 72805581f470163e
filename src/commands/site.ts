/** `runbook site`: builds or serves the documentation site, in the site package's own process. */
import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { isExecutable } from '../world/own-part.ts';
import { lookAt, namesIn } from '../world/paths.ts';
import { findSitePackage, nodeForSite, publicDoor, runSiteDriver } from '../world/site-package.ts';
import type { Command } from './command.ts';
import { givenFolder } from './operands.ts';

export const siteCommand: Command = async ({ arguments: args, terminal, say }) => {
  const [mode, ...named] = args.operands;
  if (mode !== 'build' && mode !== 'dev') throw new Failure({ message: say('usage.operand', { command: 'site', what: 'build | dev' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'site' }) });
  const folders = (named.length > 0 ? named : ['runbooks']).map((folder) => resolve(terminal.cwd, folder));
  const missing = folders.findIndex((folder) => lookAt(folder).kind === 'missing');
  if (missing >= 0) throw new Failure({ message: say('document.missing', { path: named[missing] ?? 'runbooks' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'site' }) });
  const runsDir = givenFolder(args, 'runs', terminal, say);
  const driver = findSitePackage(terminal.cwd);
  if (driver === null && isExecutable) throw new Failure({ message: say('site.executable'), exitCode: exitCode.usage, advice: 'npm install runbook @runbook/docs-site && npx runbook site build' });
  if (driver === null) throw new Failure({ message: say('site.missing'), exitCode: exitCode.usage, advice: 'npm install @runbook/docs-site' });
  const node = nodeForSite(driver);
  if (node === null) throw new Failure({ message: say('site.node'), exitCode: exitCode.usage, advice: 'npm install --global node@24' });
  const out = resolve(terminal.cwd, args.value('out') ?? 'site');
  const base = `/${(args.value('base') ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  if (!/^[\w./~-]+$/.test(base)) throw new Failure({ message: say('usage.among', { option: '--base', value: base, among: '/docs/' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'site' }) });
  if (mode === 'build') refuseForeignFolder(out, folders, (path) => { throw new Failure({ message: say('site.foreign', { path }), exitCode: exitCode.usage, advice: '--out DIR' }); });
  const key = createHash('sha256').update(JSON.stringify([terminal.cwd, folders, out, base, runsDir, mode])).digest('hex').slice(0, 16);
  const home = terminal.environment['XDG_CACHE_HOME'] || join(terminal.environment['HOME'] || terminal.cwd, '.cache');
  const title = args.value('title') ?? titleOf(folders);
  const status = await runSiteDriver(node, driver, { door: publicDoor(), mode, cwd: terminal.cwd, folders, out, base, runsDir, lint: args.flag('lint'), strict: args.flag('strict'), language: say.language, title, port: null, cache: join(home, 'runbook', 'site', key) });
  if (status === 'interrupted') return exitCode.interrupted;
  if (status !== 0) return exitCode.failed;
  if (mode === 'build') terminal.write(`${say('site.built', { out: args.value('out') ?? 'site' })}\n`);
  return exitCode.done;
};

/** A build empties its folder: one that holds anything but a site, or the documents themselves, is left alone. */
function refuseForeignFolder(out: string, folders: readonly string[], refuse: (path: string) => void): void {
  const holdsDocuments = folders.some((folder) => folder === out || folder.startsWith(`${out}/`));
  const { kind } = lookAt(out);
  if (holdsDocuments || (kind !== 'missing' && kind !== 'folder')) refuse(out);
  if (kind === 'folder' && lookAt(join(out, 'runbook', 'page.js')).kind !== 'file' && !isEmpty(out)) refuse(out);
}

function isEmpty(folder: string): boolean {
  return lookAt(folder).kind === 'folder' && namesIn(folder).length === 0;
}

function titleOf(folders: readonly string[]): string {
  const name = basename(folders[0] ?? 'runbooks');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
