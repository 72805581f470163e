/** Whether a step goes on until one stops it: what the table knows, and what the author says. */
import type { Staying } from '../model/effect.ts';
import { stayingCommand } from '../shell/effects/stays.ts';

/**
 * The step's field, or none. An author's `timeout=` ends it; `stays=` says that it ends by itself, or that it does not.
 * @param source shell text that runs here; may hold placeholders
 */
export function staysOf(source: string, corrections: Readonly<Record<string, string>>): { readonly stays?: Staying } {
  const said = corrections['stays'];
  if (said === 'false' || corrections['timeout'] !== undefined || source.trim() === '') return {};
  const stays = stayingCommand(source) ?? (said === 'true' ? { command: source.trim().split('\n').at(-1) ?? '', kind: 'server' as const } : null);
  return stays === null ? {} : { stays };
}
