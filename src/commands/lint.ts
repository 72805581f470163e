/** `runbook lint`: says what a reader or a run would trip on; mends what is certain with --fix. */
import { dirname, join } from 'node:path';
import { applyToFile, editsOf } from '../lint/apply-fixes.ts';
import { lintDocument } from '../lint/lint-document.ts';
import { reportJson } from '../lint/report-json.ts';
import { reportSarif } from '../lint/report-sarif.ts';
import { reportText } from '../lint/report-text.ts';
import type { LintedDocument } from '../lint/report.ts';
import type { LintMessage } from '../lint/rule.ts';
import { runsTheSame } from '../lint/runs-the-same.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { failureText } from '../show/failure-text.ts';
import type { Say } from '../words/say.ts';
import { keptResults, originOf } from '../world/kept-results.ts';
import { lookAt } from '../world/paths.ts';
import { rewrite } from '../world/rewrite.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Command } from './command.ts';
import { approvables, documentBytes, openSection, reason, splitTarget, type Opened } from './open-document.ts';

export const lintCommand: Command = async ({ arguments: args, terminal, say, version }) => {
  if (args.operands.length === 0) throw new Failure({ message: say('usage.operand', { command: args.command, what: 'DOC…' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: args.command }) });
  const documents: LintedDocument[] = [];
  let status: ExitCode = exitCode.done;
  for (const target of new Set(args.operands)) {
    try {
      const { path } = splitTarget(target);
      documents.push(args.flag('fix') ? await lintOne(path, true, say) : await lintKept(path, terminal, say));
    } catch (error) {
      // One document that cannot be read does not keep the others from being checked.
      if (!(error instanceof Failure) || args.operands.length === 1) throw error;
      terminal.tell(failureText(error.parts, terminal.paintError));
      status = error.parts.exitCode;
    }
  }
  if (args.flag('sarif')) terminal.write(reportSarif(documents, version));
  else if (args.flag('json')) terminal.write(reportJson(documents));
  else terminal.write(reportText(documents, say.language, terminal.paint));
  if (status !== exitCode.done) return status;
  return documents.some((d) => d.messages.length > 0) ? exitCode.failed : exitCode.done;
};

/** What was found before, while the bytes, the corrections and every file that was looked for are as they were. */
async function lintKept(path: string, { environment }: Terminal, say: Say): Promise<LintedDocument> {
  const bytes = documentBytes(path, say);
  const kept = keptResults('lint', environment);
  const origin = originOf(path, say.language, ...approvables(path, bytes).map((a) => a.bytes));
  const found = kept.get(origin) as KeptLint | undefined;
  if (found !== undefined && Array.isArray(found.lines) && Array.isArray(found.messages) && found.sought.every(([file, there]) => isThere(path, file) === there)) return { path, lines: found.lines, messages: found.messages, mended: 0 };
  const opened = await openAll(path, bytes, say);
  const sought = new Map<string, boolean>();
  const messages = await messagesOf(opened, say, sought);
  kept.put(origin, { lines: opened.document.lines, messages, sought: [...sought] } satisfies KeptLint);
  return { path, lines: opened.document.lines, messages, mended: 0 };
}

interface KeptLint {
  readonly lines: readonly string[];
  readonly messages: readonly LintMessage[];
  /** The files that a rule asked for, and whether they were there. */
  readonly sought: readonly (readonly [file: string, there: boolean])[];
}

const isThere = (path: string, file: string): boolean => lookAt(join(dirname(path), file)).kind !== 'missing';

async function lintOne(path: string, fix: boolean, say: Say): Promise<LintedDocument> {
  const opened = await openAll(path, documentBytes(path, say), say);
  const messages = await messagesOf(opened, say);
  const mended = fix ? await mend(opened, messages, say) : null;
  return mended ?? { path, lines: opened.document.lines, messages, mended: 0 };
}

const openAll = (path: string, bytes: Uint8Array, say: Say): Promise<Opened> => openSection(path, bytes, null, true, say);

function messagesOf({ document, procedure, plan, path }: Opened, say: Say, sought = new Map<string, boolean>()): Promise<LintMessage[]> {
  const exists = (file: string): boolean => {
    const there = isThere(path, file);
    sought.set(file, there);
    return there;
  };
  return lintDocument(document, procedure, plan, { language: say.language, exists });
}

/** Writes what is certain, one mend after the other where all at once would change what runs. Null where nothing was mended. */
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
  let chosen: readonly LintMessage[] = fixable;
  let after = await tried(chosen);
  if (after === null) {
    const kept: LintMessage[] = [];
    for (const message of fixable) {
      const next = await tried([...kept, message]);
      if (next !== null) {
        kept.push(message);
        after = next;
      }
    }
    chosen = kept;
  }
  if (after === null) return null;
  try {
    if (!Buffer.from(documentBytes(path, say)).equals(Buffer.from(bytes))) return null;
    rewrite(path, after.bytes);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure({ message: say('document.unreadable', { path, why: reason(error) }), exitCode: exitCode.refused, advice: say('document.unreadable.advice', { path }) });
  }
  return { path, lines: after.document.lines, messages: await messagesOf(after, say), mended: chosen.length };
}
