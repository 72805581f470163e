/** Where the user's own lasting notes are: approvals, the key that seals plans (XDG Base Directory Specification: state). */
import { isAbsolute, join } from 'node:path';

/** The program's folder there; null without a home, or where it would be told from where one stands (the specification: such a path is to be ignored): a repository could bring it along. */
export function stateFolder(environment: Readonly<Record<string, string | undefined>>): string | null {
  const state = environment['XDG_STATE_HOME'] || (environment['HOME'] && join(environment['HOME'], '.local', 'state'));
  return state && isAbsolute(state) ? join(state, 'runbook') : null;
}
