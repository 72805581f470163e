/** Merges three texts with Git (git-merge-file(1)), in a folder of its own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What `now` becomes when the way from `base` to `other` is gone as well.
 * @returns null where both changed the same lines, or there is no Git
 */
export async function mergeTexts(now: string, base: string, other: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'runbook-merge-'));
  try {
    await Promise.all([now, base, other].map((text, i) => writeFile(join(folder, String(i)), text, { mode: 0o600 })));
    return await new Promise((resolve) => {
      execFile('git', ['merge-file', '--stdout', '0', '1', '2'], { cwd: folder, timeout: 10_000, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => resolve(error ? null : stdout));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
