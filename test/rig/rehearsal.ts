/** Whether rehearsals can be tried on this machine. */
import { spawnSync } from 'node:child_process';

/** Why not, or null. CI sets RUNBOOK_REHEARSAL=required, so that a machine which should be able to cannot leave the tests out. */
export function rehearsalMissing(): string | null {
  if (process.env['RUNBOOK_REHEARSAL'] === 'required') return null;
  const root = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const tried = spawnSync('unshare', [...root, '--mount', '--pid', '--fork', 'bwrap', '--version'], { encoding: 'utf8' });
  return tried.status === 0 ? null : (tried.stderr || 'unshare and bwrap are not there');
}
