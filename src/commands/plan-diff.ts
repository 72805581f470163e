/** `runbook plan DOC --diff`: what changed in what would run since a revision of git, for who reviews a change. */
import { basename, dirname } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { shellWord } from '../words/shell-word.ts';
import { tellRecord } from '../words/record-words.ts';
import { quietGit } from '../world/own-git.ts';
import { printedBy } from '../world/ssh-signature.ts';
import { findWorkTree } from '../world/work-tree.ts';
import { comparedText } from './changes-since.ts';
import type { CommandContext } from './command.ts';
import { approvables, correctionsBeside, documentBytes } from './open-document.ts';

/** Prints it; the file as it lies there is compared, committed or not. @throws Failure (exit 2) for a revision that git does not know */
export async function planDiff(path: string, revision: string, { terminal, say }: CommandContext): Promise<void> {
  const wanted = revision || 'HEAD';
  const folder = dirname(path);
  const commit = printedBy('git', [...quietGit, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${wanted}^{commit}`], folder)?.trim();
  if (!commit && findWorkTree(path) === null) throw new Failure({ message: tellRecord(say.language, 'diff.no-git', { path }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'plan' }) });
  if (!commit) throw new Failure({ message: tellRecord(say.language, 'diff.revision', { revision: wanted, path }), exitCode: exitCode.usage, advice: 'git log --oneline' });
  const then = (name: string): Uint8Array | null => {
    const text = printedBy('git', [...quietGit, 'cat-file', 'blob', `${commit}:./${name}`], folder);
    return text === null ? null : Buffer.from(text, 'utf8');
  };
  const [document, beside] = approvables(path, documentBytes(path, say), say);
  const before = then(basename(path));
  const head = tellRecord(say.language, before === null ? 'diff.new' : 'diff.head', { path, revision: wanted, commit: commit.slice(0, 10) });
  const after = { bytes: document?.bytes ?? new Uint8Array(), beside: beside?.bytes ?? null };
  const compared = await comparedText(path, before === null ? null : { bytes: before, beside: then(basename(correctionsBeside(path))) }, after, terminal.paint, say);
  if (compared === null) throw new Failure({ message: tellRecord(say.language, 'diff.unread', { path, revision: wanted }), exitCode: exitCode.refused, advice: `runbook plan ${shellWord(path)}` });
  terminal.write(`${terminal.paint('bold', head)}\n${compared}`);
}
