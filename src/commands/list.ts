/** `runbook list`: the documents below folders, their procedures, when each last ran and how that ended. */
import { jsonText } from '../words/json-text.ts';
import { dirname, join, relative, resolve } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { procedureFragments } from '../plan/procedure-fragments.ts';
import { listRuns, type RunSummary } from '../record/list-runs.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { listText, type Listed } from '../show/list-text.ts';
import type { Say } from '../words/say.ts';
import { keptResults, originOf } from '../world/kept-results.ts';
import { isClosed } from '../world/files.ts';
import { lookAt, namesIn } from '../world/paths.ts';
import { printedBy } from '../world/ssh-signature.ts';
import { unchangedFiles } from '../world/unchanged-files.ts';
import { findWorkTree } from '../world/work-tree.ts';
import type { Command } from './command.ts';
import { manyDocuments } from './many-documents.ts';
import { documentBytes } from './open-document.ts';
import { givenFolder } from './operands.ts';
import { planInTime } from './plan-in-time.ts';

/** What a document's name ends in. */
const endings = /\.(md|markdown|rst|txt|adoc|asciidoc)$/i;
/** Folders that hold other people's documents, or none. */
const passedBy = /^(\..*|node_modules|vendor|target|dist|build|__pycache__|venv)\/$/;
/** Files that are texts without being documents one follows. */
const noDocument = /^(license|licence|copying|changelog|requirements.*|robots|cmakelists|notice|authors)\.(md|txt|rst)$/i;

export const listCommand: Command = async ({ arguments: args, terminal, say }) => {
  const folders = args.operands.length > 0 ? args.operands : ['.'];
  const missing = folders.find((f) => lookAt(f).kind === 'missing');
  if (missing !== undefined) throw new Failure({ message: say('document.missing', { path: missing }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'list' }) });
  const paths = folders.flatMap((f) => (lookAt(f).kind === 'folder' ? documentsBelow(f) : [f]));
  const runsDir = givenFolder(args, 'runs-dir', terminal, say);
  const histories = new Map<string, readonly RunSummary[] | null>();
  const kept = keptResults('listed', terminal.environment);
  const unchanged = unchangedFiles('listed', terminal.environment, terminal.cwd);
  const many = manyDocuments();
  const runsBeside = new Map<string, string>();
  for (const path of paths) {
    const beside = dirname(path);
    const dir = runsBeside.get(beside) ?? runsDir ?? (await defaultRunsDir(resolve(terminal.cwd, path)));
    runsBeside.set(beside, dir);
    if (!histories.has(dir)) histories.set(dir, isClosed(dir) ? null : await listRuns(dir));
  }
  const listed = (await many.each(paths, (path) => describe(path, histories.get(runsBeside.get(dirname(path)) ?? '') ?? null, terminal.cwd))).filter((found) => found !== null);
  unchanged.save();
  terminal.write(args.flag('json') ? `${jsonText(listed, 2)}\n` : listed.length === 0 ? '' : listText(listed, { say, paint: terminal.paint }));
  if (listed.length === 0 && !args.flag('json')) terminal.tell(`${say('list.none', { folder: folders.map((f) => (f === '.' ? './' : f)).join(', ') })}\n`);
  return exitCode.done;

  /** A document with something to run, and how its last run ended; null for all else, what cannot be read among it. */
  async function describe(path: string, runs: readonly RunSummary[] | null, cwd: string): Promise<Listed | null> {
    try {
      const facts = await unchanged.of([path], () => read(path));
      if (facts === null || !Array.isArray(facts.procedures)) return null;
      const last = runs?.find((r) => sameDocument(r.document, path, cwd));
      const unreadable = runs === null || runs.some(({ outcome }) => outcome === 'unreadable');
      return { ...facts, ...(unreadable ? { unreadable } : {}), last: last ? { run: last.run, time: last.startedAt, outcome: last.outcome, ...(last.undoes === undefined ? {} : { undoes: last.undoes }) } : null };
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  async function read(path: string): Promise<Facts | null> {
    const bytes = documentBytes(path, say);
    const origin = originOf(path, bytes);
    const found = kept.get(origin) as Facts | null | undefined;
    if (found !== undefined) return found;
    const facts = await many.worked({ of: 'list', path, bytes, language: say.language }, () => factsOf(path, bytes, say));
    kept.put(origin, facts);
    return facts;
  }
};

/** What the document itself says. */
type Facts = Omit<Listed, 'last' | 'unreadable'>;

/** What is told of a document; null where it holds nothing to run. @throws Failure for what cannot be read */
export async function factsOf(path: string, bytes: Uint8Array, say: Say): Promise<Facts | null> {
  const { plan } = await planInTime([bytes, path, { fragment: null, all: false }], say);
  const procedures = procedureFragments(plan);
  if (plan.steps.length === 0 && procedures.length === 0) return null;
  return { path, title: plan.title, shape: plan.shape, steps: plan.steps.length, inputs: plan.inputs.length, procedures: procedures.map(({ id, title, role, holds, selected }) => ({ id, title, role, steps: holds ?? 0, selected })) };
}

/** Records name a document as it was typed, from wherever that was: by its end, where it is not the same from here. */
function sameDocument(recorded: string, path: string, cwd: string): boolean {
  if (resolve(cwd, recorded) === resolve(cwd, path)) return true;
  const from = relative(cwd, resolve(cwd, path));
  return from.endsWith(`/${recorded}`) || recorded.endsWith(`/${from}`);
}

/** The documents below a folder, in order; what is nobody's document or other people's is passed by, as are texts that git ignores: what programs leave behind. */
export function documentsBelow(folder: string): readonly string[] {
  const all = namedBelow(folder);
  const texts = all.filter((path) => /\.txt$/i.test(path)).map((path) => relative(folder, path)).slice(0, mostAsked);
  const printed = texts.length === 0 || findWorkTree(folder) === null ? null : printedBy('git', ['-c', 'core.quotePath=false', 'check-ignore', '--', ...texts], folder);
  const ignored = new Set(printed?.split('\n').filter(Boolean).map((path) => join(folder, path)));
  return all.filter((path) => !ignored.has(path));
}

/** So many names fit on a command line. */
const mostAsked = 1000;

function namedBelow(folder: string): readonly string[] {
  return namesIn(folder).flatMap((name) => {
    if (name.endsWith('/')) return passedBy.test(name) ? [] : namedBelow(join(folder, name.slice(0, -1)));
    return endings.test(name) && !noDocument.test(name) ? [join(folder, name)] : [];
  });
}
