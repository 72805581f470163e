/** A control group whose maker was killed is taken away by the next rehearsal. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { limitGroup } from '../../src/world/process-limit.ts';

const limits = { processes: 10, memory: 2 ** 28 };
const possible = ((): boolean => {
  const limit = limitGroup(limits);
  limit.lift();
  return limit.doors.length > 0;
})();

it.skipIf(!possible)('what a killed one left goes, what a living one has stays', async () => {
  const code = `import { limitGroup } from ${JSON.stringify(join(import.meta.dirname, '../../src/world/process-limit.ts'))}; console.log(limitGroup(${JSON.stringify(limits)}).doors.join(' ')); setInterval(() => 0, 1000);`;
  const begun = async (): Promise<{ doors: string[]; kill: () => Promise<unknown> }> => {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise((resolve) => child.once('close', resolve));
    const doors = await new Promise<string>((resolve) => child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())));
    return { doors: doors.split(' '), kill: () => (child.kill('SIGKILL'), gone) };
  };
  const there = ({ doors }: { doors: string[] }): boolean => doors.some((door) => existsSync(dirname(door)));
  const [killed, living] = [await begun(), await begun()];
  await killed.kill();
  expect([there(killed), there(living)]).toEqual([true, true]);
  limitGroup(limits).lift();
  expect([there(killed), there(living)]).toEqual([false, true]);
  await living.kill();
  limitGroup(limits).lift();
  expect(there(living)).toBe(false);
});
