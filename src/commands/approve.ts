/** Trust in a document's bytes before a run: looked up, asked for, remembered. */
import { basename } from 'node:path';
import type { Prompter } from '../ask/prompter.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { sha256 } from '../record/canonical.ts';
import { shellWord } from '../words/shell-word.ts';
import type { Say } from '../words/say.ts';
import type { Terminal } from '../world/terminal.ts';
import { changesSince } from './changes-since.ts';
import { remember, trustIn, withGone, type Approvable } from './trusted.ts';

/**
 * Passes when these bytes are approved, now or before.
 * @throws Failure (exit 3) when nobody is there to ask, or the answer is no
 */
export async function approve(documents: readonly Approvable[], trusted: boolean, prompter: Prompter | null, terminal: Terminal, say: Say, command: string): Promise<void> {
  if (trusted) return;
  let told = false;
  const all = withGone(documents, terminal.environment);
  for (const document of all) {
    const trust = trustIn(document, terminal.environment, prompter !== null);
    if (trust === 'trusted') continue;
    const { path } = document;
    const message = say(document.gone ? 'trust.gone' : trust === 'changed' ? 'trust.changed' : 'trust.unknown', { path });
    // The document and its corrections come to one plan: what changed in it is told once.
    const changes: string = trust === 'changed' && !told ? await changesSince(all, terminal, say) : '';
    told ||= changes !== '';
    // That it was never approved is what the question says.
    terminal.tell(trust === 'lock' ? `${say('trust.lock', { path })}\n` : prompter && trust === 'changed' ? `${message}\n${changes}` : changes);
    if (!prompter) throw new Failure({ message, exitCode: exitCode.refused, advice: say('trust.advice', { trust: `runbook trust ${shellWord(document.gone ? (all[0]?.path ?? path) : path)}`, command }) });
    if (!(await prompter.confirm(document.gone ? say('trust.ask-gone', { path: basename(path) }) : say('trust.ask', { path: basename(path), sha256: sha256(document.bytes).slice(0, 12) }), false))) throw new Failure({ message: say('trust.refused', { path }), exitCode: exitCode.refused });
    remember(document, terminal);
  }
}
