/** A control group whose maker was killed is taken away by the next rehearsal. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { limitProcesses } from '../../src/world/process-limit.ts';

const possible = ((): boolean => {
  const limit = limitProcesses(10);
  limit?.lift();
  return limit !== null;
})();

it.skipIf(!possible)('what a killed one left goes, what a living one has stays', async () => {
  const code = `import { limitProcesses } from ${JSON.stringify(join(import.meta.dirname, '../../src/world/process-limit.ts'))}; console.log(limitProcesses(10).door); setInterval(() => 0, 1000);`;
  const begun = async (): Promise<{ door: string; kill: () => Promise<unknown> }> => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise((resolve) => child.once('close', resolve));
    const door = await new Promise<string>((resolve) => child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())));
    return { door, kill: () => (child.kill('SIGKILL'), gone) };
  };
  const [killed, living] = [await begun(), await begun()];
  await killed.kill();
  expect([existsSync(dirname(killed.door)), existsSync(dirname(living.door))]).toEqual([true, true]);
  limitProcesses(10)?.lift();
  expect([existsSync(dirname(killed.door)), existsSync(dirname(living.door))]).toEqual([false, true]);
  await living.kill();
  limitProcesses(10)?.lift();
  expect(existsSync(dirname(living.door))).toBe(false);
});
