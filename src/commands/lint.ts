/** `runbook lint`: says what a reader or a run would trip on; mends what is certain with --fix. */
import { dirname, join } from 'node:path';
import { applyToFile, editsOf } from '../lint/apply-fixes.ts';
import { reportJson } from '../lint/report-json.ts';
import { reportText } from '../lint/report-text.ts';
import type { LintedDocument } from '../lint/report.ts';
import type { LintMessage } from '../lint/rule.ts';
import { runsTheSame } from '../lint/runs-the-same.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Planned } from '../plan-document.ts';
import { failureText } from '../show/failure-text.ts';
import type { Say } from '../words/say.ts';
import { systemError } from '../words/system-errors.ts';
import { keptResults, originOf } from '../world/kept-results.ts';
import { lookAt } from '../world/paths.ts';
import { rewrite } from '../world/rewrite.ts';
import type { Terminal } from '../world/terminal.ts';
import { unchangedFiles } from '../world/unchanged-files.ts';
import { readingInTime } from '../world/within.ts';
import type { Command } from './command.ts';
import { manyDocuments, type ManyDocuments, type ReadingTask } from './many-documents.ts';
import { approvables, correctionsBeside, documentBytes, openWhole } from './open-document.ts';
import { wholeDocument } from './operands.ts';
import { inTime } from './plan-in-time.ts';

export const lintCommand: Command = async ({ arguments: args, terminal, say, version }) => {
  if (args.operands.length === 0) throw new Failure({ message: say('usage.operand', { command: args.command, what: 'DOC…' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: args.command }) });
  const paths = args.operands.map((target) => wholeDocument(target, args, say));
  const documents: LintedDocument[] = [];
  const unchanged = unchangedFiles('lint', terminal.environment, terminal.cwd, say.language);
  let status: ExitCode = exitCode.done;
  const many = manyDocuments();
  const linted = await many.each([...new Set(paths)], async (path): Promise<LintedDocument | Failure> => {
    try {
      return args.flag('fix') ? await mended(path) : await lintUnchanged(path);
    } catch (error) {
      // One document that cannot be read does not keep the others from being checked.
      if (!(error instanceof Failure) || args.operands.length === 1) throw error;
      return error;
    }
  });
  for (const found of linted) {
    if (!(found instanceof Failure)) {
      documents.push(found);
      continue;
    }
    terminal.tell(failureText(found.parts, terminal.paintError));
    status = found.parts.exitCode;
  }
  unchanged.save();
  if (args.flag('sarif')) terminal.write((await import('../lint/report-sarif.ts')).reportSarif(documents, version));
  else if (args.flag('json')) terminal.write(reportJson(documents));
  else terminal.write(reportText(documents, say.language, terminal.paint));
  if (status !== exitCode.done) return status;
  return documents.some((d) => d.messages.length > 0) ? exitCode.failed : exitCode.done;

  async function mended(path: string): Promise<LintedDocument> {
    const bytes = documentBytes(path, say);
    return await inTime<LintedDocument>({ of: 'mend', path, bytes, language: say.language } satisfies ReadingTask, [bytes, path], say) ?? lintOne(path, bytes, say);
  }

  async function lintUnchanged(path: string): Promise<LintedDocument> {
    const lintedNow = (): Promise<KeptLint> => lintKept(path, terminal, say, many);
    // SARIF tells mends by line and column, which takes all lines.
    const { lines, messages } = args.flag('sarif') ? await lintedNow() : withLines(await unchanged.of([path, correctionsBeside(path)], async () => shownOf(await lintedNow()), (kept) => holds(path, kept)));
    return { path, lines, messages, mended: 0 };
  }
};

/** What was found before, while the bytes, the corrections and every file that was looked for are as they were. */
async function lintKept(path: string, { environment }: Terminal, say: Say, many: ManyDocuments): Promise<KeptLint> {
  const bytes = documentBytes(path, say);
  const kept = keptResults('lint', environment);
  const origin = originOf(path, say.language, ...approvables(path, bytes, say).map((a) => a.bytes));
  const found = kept.get(origin) as KeptLint | undefined;
  if (found !== undefined && Array.isArray(found.lines) && Array.isArray(found.messages) && holds(path, found)) return found;
  const result = await many.worked({ of: 'lint', path, bytes, language: say.language }, () => findingsOf(path, bytes, say));
  kept.put(origin, result);
  return result;
}

/** What the rules find in a document, and what they looked for. @throws Failure for what cannot be read */
export async function findingsOf(path: string, bytes: Uint8Array, say: Say): Promise<KeptLint> {
  const opened = await openAll(path, bytes, say);
  const sought = new Map<string, boolean>();
  const messages = await messagesOf(opened, say, sought);
  return { lines: opened.document.lines, messages, sought: [...sought] };
}

interface Found {
  readonly messages: readonly LintMessage[];
  /** The files that a rule asked for, and whether they were there. */
  readonly sought: readonly (readonly [file: string, there: boolean])[];
}

interface KeptLint extends Found {
  readonly lines: readonly string[];
}

/** With the lines that a report for a person shows, by their number. */
interface ShownLint extends Found {
  readonly shown: readonly (readonly [line: number, text: string])[];
}

const shownOf = ({ lines, messages, sought }: KeptLint): ShownLint => ({ messages, sought, shown: [...new Set(messages.map((m) => m.line))].map((line) => [line, lines[line - 1] ?? '']) });

function withLines({ shown, messages, sought }: ShownLint): KeptLint {
  const lines: string[] = [];
  for (const [line, text] of shown) lines[line - 1] = text;
  return { lines, messages, sought };
}

const holds = (path: string, { sought }: Found): boolean => sought.every(([file, there]) => isThere(path, file) === there);

const isThere = (path: string, file: string): boolean => lookAt(join(dirname(path), file)).kind !== 'missing';

/** What is certain is mended in the file; what is left is told. @throws Failure for what cannot be read or written */
export async function lintOne(path: string, bytes: Uint8Array, say: Say): Promise<LintedDocument> {
  const opened = await openAll(path, bytes, say);
  const messages = await messagesOf(opened, say);
  return (await mend(opened, messages, say)) ?? { path, lines: opened.document.lines, messages, mended: 0 };
}

interface Opened extends Planned {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const openAll = async (path: string, bytes: Uint8Array, say: Say): Promise<Opened> => ({ ...await openWhole(path, bytes, null, true, say), path, bytes });

async function messagesOf({ document, procedure, plan, path }: Opened, say: Say, sought = new Map<string, boolean>()): Promise<LintMessage[]> {
  // What was found before is told without the rules.
  const { lintDocument } = await import('../lint/lint-document.ts');
  const exists = (file: string): boolean => {
    const there = isThere(path, file);
    sought.set(file, there);
    return there;
  };
  return readingInTime(path, () => lintDocument(document, procedure, plan, { language: say.language, exists }));
}

/** Writes what is certain, by halves where all at once would change what runs. Null where nothing was mended. */
async function mend(opened: Opened, messages: readonly LintMessage[], say: Say): Promise<LintedDocument | null> {
  const { path, bytes } = opened;
  const fixable = messages.filter((m) => m.fix?.length);
  const original = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // Bytes that are no UTF-8 would be lost on the way.
  if (fixable.length === 0 || !Buffer.from(original, 'utf8').equals(Buffer.from(bytes))) return null;
  const tried = async (chosen: readonly LintMessage[]): Promise<Opened | null> => {
    const after = await openAll(path, Buffer.from(applyToFile(original, editsOf(chosen)), 'utf8'), say);
    return runsTheSame(opened.plan, after.plan) ? after : null;
  };
  const chosen: LintMessage[] = [];
  let after: Opened | null = null;
  const take = async (some: readonly LintMessage[]): Promise<void> => {
    const next = await tried([...chosen, ...some]);
    if (next !== null) {
      chosen.push(...some);
      after = next;
    } else if (some.length > 1) {
      await take(some.slice(0, some.length >> 1));
      await take(some.slice(some.length >> 1));
    }
  };
  await take(fixable);
  const written = after as Opened | null;
  if (written === null) return null;
  try {
    if (!Buffer.from(documentBytes(path, say)).equals(Buffer.from(bytes))) return null;
    rewrite(path, written.bytes);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure({ message: say('file.unwritable', { path, why: systemError(error, say.language) }), exitCode: exitCode.refused, advice: say('file.unwritable.advice', { folder: dirname(path), path }) });
  }
  return { path, lines: written.document.lines, messages: await messagesOf(written, say), mended: chosen.length };
}
