// A plugin for the bundler: what the patterns of the reading's tables ask for (src/model/sieve.ts) is found once, here, and not at each start.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { letterClasses } from './letter-classes.mjs';

/** Each table's rows, as src/model/kept-needs.ts says. */
export async function needsOfTables() {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-needs-'));
  try {
    await build({
      stdin: { contents: "import './src/understand/understand.ts'; import { words } from './src/understand/blocks/words.ts'; export { namedNeeds } from './src/model/sieve.ts'; for (const name of Object.getOwnPropertyNames(words)) words[name];", resolveDir: '.', loader: 'ts' },
      bundle: true, format: 'esm', platform: 'node', outfile: join(folder, 'reading.mjs'), plugins: [letterClasses], supported: { 'regexp-unicode-property-escapes': true },
    });
    const { namedNeeds } = await import(join(folder, 'reading.mjs'));
    return Object.fromEntries([...namedNeeds].map(([name, found]) => [name, found().map((words) => words?.join('\n') ?? '').join('\0')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const keptNeeds = {
  name: 'kept-needs',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]model[\\/]kept-needs\.ts$/ }, async () => ({ contents: `export const keptNeeds = ${JSON.stringify(await needsOfTables())};`, loader: 'js' }));
  },
};
