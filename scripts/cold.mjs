// What is the same in the package and in the executable: the answers that need no program, the manual page, and what the sources are known by.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Stands for the program's text in the keys of kept results: other sources, or another way to build them (which rewrites patterns), other plans. */
export function sourcesKey() {
  const sources = createHash('sha256').update(readFileSync('package-lock.json'));
  for (const folder of ['src', 'scripts']) {
    for (const file of readdirSync(folder, { recursive: true }).filter((name) => /\.(?:ts|mjs|json)$/.test(name)).toSorted()) sources.update(`${folder}/${file}\0`).update(readFileSync(join(folder, file)));
  }
  return sources.digest('hex');
}

/** Lines of two languages: one that is the same in both as it stands, any other as what both begin with, what each says, and what both end with. */
function inTwo(english, french) {
  if (english.length !== french.length) throw new Error('the completion scripts of the two languages have not the same lines');
  return english.map((line, i) => {
    const other = french[i];
    if (line === other) return line;
    const most = Math.min(line.length, other.length);
    let [first, last] = [0, 0];
    while (first < most && line[first] === other[first]) first += 1;
    while (last < most - first && line.at(-1 - last) === other.at(-1 - last)) last += 1;
    return [line.slice(0, first), line.slice(first, line.length - last), other.slice(first, other.length - last), line.slice(line.length - last)];
  });
}

/** As text, in a sixth of the space: lines of completion are much alike. */
const packed = (lines) => gzipSync(JSON.stringify(lines), { level: 9 }).toString('base64');

/** Writes cold.json (version, help, completions) and the manual page, runbook.1 and runbook.fr.1, into a folder. */
export async function writeCold(out) {
  const { outputFiles } = await build({
    stdin: { contents: "export { programHelp } from './src/commands/help.ts'; export { completionScripts } from './src/commands/completion.ts'; export { manualPage } from './src/commands/manual-page.ts';", resolveDir: '.', loader: 'ts' },
    bundle: true, format: 'esm', platform: 'node', write: false,
  });
  const { programHelp, completionScripts, manualPage } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const inBoth = (said) => ({ en: said('en'), fr: said('fr') });
  const completion = Object.fromEntries(Object.entries(completionScripts).map(([shell, script]) => [shell, packed(inTwo(script('en').split('\n'), script('fr').split('\n')))]));
  writeFileSync(join(out, 'cold.json'), `${JSON.stringify({ version, help: inBoth((language) => programHelp(language)), completion })}\n`);
  for (const [name, language] of [['runbook.1', 'en'], ['runbook.fr.1', 'fr']]) {
    const page = manualPage(version, language);
    writeFileSync(join(out, name), page);
    // The package has the English one as man(1) reads it, in a third of the space; npm puts none into a folder of a language.
    writeFileSync(join(out, `${name}.gz`), gzipSync(page, { level: 9 }));
  }
}
