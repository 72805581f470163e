/** Builds the program once for all tests of the whole program (vitest's global setup); each test run has its own copy. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where the tests find the built program's launcher. */
export const programVariable = 'RUNBOOK_TEST_PROGRAM';

export function setup(): () => void {
  const root = join(import.meta.dirname, '../..');
  const folder = join(root, '.trial', `test-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, ['scripts/build.mjs', '--out', join(folder, 'dist')], { cwd: root, stdio: 'inherit' });
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  process.env[programVariable] = join(folder, 'bin', 'runbook.cjs');
  return () => rmSync(folder, { recursive: true, force: true });
}
