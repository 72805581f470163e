/** `runbook trust`: approves the bytes of documents for everyone, in `runbook.lock` at the repository's root. */
import { withTrust } from '../ask/trust.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { readTextIfThere, writeWhole } from '../world/paths.ts';
import { lockOf, sha256 } from './approve.ts';
import type { Command } from './command.ts';
import { approvables, documentBytes, reason, splitTarget } from './open-document.ts';

export const trustCommand: Command = async ({ arguments: args, terminal, say }) => {
  if (args.operands.length === 0) throw new Failure({ message: say('usage.operand', { command: 'trust', what: 'DOC…' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'trust' }) });
  const paths = args.operands.map((target) => splitTarget(target).path);
  // All are read before the first is written: a name mistyped leaves the lock as it was.
  const documents = paths.flatMap((path) => approvables(path, documentBytes(path, say)));
  for (const document of documents) {
    const { lock, name } = lockOf(document.path);
    const hash = sha256(document.bytes);
    try {
      writeWhole(lock, withTrust(readTextIfThere(lock) ?? '', name, hash));
    } catch (error) {
      throw new Failure({ message: say('trust.unwritable', { lock, why: reason(error) }), exitCode: exitCode.failed, advice: say('document.unreadable.advice', { path: lock }) });
    }
    terminal.write(`${say('trust.written', { path: document.path, sha256: hash.slice(0, 12), lock })}\n`);
  }
  return exitCode.done;
};
