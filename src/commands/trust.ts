/** `runbook trust`: approves the bytes of documents for everyone, in `runbook.lock` at the repository's root. */
import { dirname } from 'node:path';
import { terminalPrompter, type Prompter } from '../ask/prompter.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { sha256 } from '../record/canonical.ts';
import { tellRecord } from '../words/record-words.ts';
import type { Say } from '../words/say.ts';
import { systemError } from '../words/system-errors.ts';
import { changeWhole } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import { approvedIn, lockOf, remember, trustIn, withGone, type Approvable } from './trusted.ts';
import { changesSince } from './changes-since.ts';
import type { Command } from './command.ts';
import { approvables, documentBytes } from './open-document.ts';
import { wholeDocument } from './operands.ts';

export const trustCommand: Command = async ({ arguments: args, terminal, say }) => {
  if (args.operands.length === 0) throw new Failure({ message: say('usage.operand', { command: 'trust', what: 'DOC…' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'trust' }) });
  const paths = args.operands.map((target) => wholeDocument(target, args, say));
  // All are read before the first is written: a name mistyped leaves the lock as it was.
  const groups = paths.map((path) => withGone(approvables(path, documentBytes(path, say), say), terminal.environment));
  const prompter = terminal.attended ? terminalPrompter(terminal, say) : null;
  for (const group of groups) await agreeToChanges(group, prompter, terminal, say);
  for (const document of groups.flat()) {
    const { lock, name } = lockOf(document.path);
    const hash = sha256(document.bytes);
    try {
      changeWhole(lock, (text) => approvedIn(text, name, document));
    } catch (error) {
      throw new Failure({ message: say('file.unwritable', { path: lock, why: systemError(error, say.language) }), exitCode: exitCode.failed, advice: say('file.unwritable.advice', { folder: dirname(lock), path: lock }) });
    }
    remember(document, terminal);
    terminal.write(`${document.gone ? say('trust.dropped', { path: document.path, lock }) : say('trust.written', { path: document.path, sha256: hash.slice(0, 12), lock })}\n`);
  }
  return exitCode.done;
};

/** What changed since the last approval is shown, and asked about where somebody is there. @throws Failure (exit 3) for a no */
async function agreeToChanges(group: readonly Approvable[], prompter: Prompter | null, terminal: Terminal, say: Say): Promise<void> {
  const [document] = group;
  if (!document || !group.some((d) => trustIn(d, terminal.environment, false) === 'changed')) return;
  const { path } = document;
  terminal.tell(`${say('trust.changed', { path })}\n${await changesSince(group, terminal, say)}`);
  if (prompter && !(await prompter.confirm(tellRecord(say.language, 'changes.ask', { path, sha256: sha256(document.bytes).slice(0, 12) }), false))) throw new Failure({ message: say('trust.refused', { path }), exitCode: exitCode.refused });
}
