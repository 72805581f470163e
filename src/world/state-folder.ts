/** Where the user's own lasting notes are: approvals, the key that seals plans (XDG Base Directory Specification: state). */
import { join } from 'node:path';

/** The program's folder there, or null without a home. */
export function stateFolder(environment: Readonly<Record<string, string | undefined>>): string | null {
  const state = environment['XDG_STATE_HOME'] || (environment['HOME'] && join(environment['HOME'], '.local', 'state'));
  return state ? join(state, 'runbook') : null;
}
