/** How JavaScript and TypeScript fences are run: by zx, with `$`, `cd`, `fetch` in scope. */
import { createRequire } from 'node:module';
import { isExecutable, partWord } from './own-part.ts';

/** Command and arguments before the file. zx is asked not to read shell start-up files and to say nothing of itself. */
export function zxProgram(): readonly string[] {
  if (isExecutable) return [process.execPath, partWord('zx'), '--quiet', '--shell=bash'];
  const require = createRequire(import.meta.url);
  const main = require.resolve('zx/package.json').replace(/package\.json$/, 'build/cli.js');
  return [process.execPath, main, '--quiet', '--shell=bash'];
}
