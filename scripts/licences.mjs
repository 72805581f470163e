// The licence texts of what is bundled, from what esbuild says went into a bundle: MIT, ISC and BSD want their notices kept with every copy.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Name, version, licence and text of each package that bundles hold, by name.
 * @param metafiles what esbuild's builds gave (`metafile: true`)
 * @throws Error where a package says no licence
 */
export function bundledPackages(...metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const input of Object.keys(inputs)) {
      const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (found) folders.add(found);
    }
  }
  return [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`${folder}/package.json: no licence`);
    const file = readdirSync(folder).find((f) => /^(?:un)?licen[cs]e/i.test(f) && !f.endsWith('.json'));
    return { name, version, licence: license, text: file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '' };
  }).toSorted((a, b) => (a.name < b.name ? -1 : 1)).filter((p, i, all) => p.name !== all[i - 1]?.name || p.version !== all[i - 1]?.version);
}

/** All of them as one text. */
export function licencesText(packages) {
  const said = packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text || 'The package carries no licence text of its own.'}`);
  return `This program holds parts of these packages, each under its own licence.\n\n${said.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
