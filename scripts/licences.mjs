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

/** A licence text as its notices (who holds the copyright) and its terms. */
function parted(text) {
  const lines = text.split('\n');
  const isNotice = (line) => /^\W*(?:copyright\b|\(c\)|©|all rights reserved)/i.test(line.trim());
  return { notices: lines.filter(isNotice).map((l) => l.trim()), terms: lines.filter((l) => !isNotice(l)).join('\n').trim() };
}

/** Terms that are the same but for how they are broken, quoted and headed. */
const sameTerms = (terms) => terms.replace(/^\W*(?:the )?(?:mit|isc|bsd)[\w -]*licen[cs]e\W*(?:\(\w+\)\W*)?$/gim, '').replace(/[“”„‘’]/g, '"').replace(/\W+/g, ' ').trim().toLowerCase();

/** All of them as one text: the packages of the same terms with their notices, and the terms once behind them. */
export function licencesText(packages) {
  const groups = new Map();
  for (const one of packages.map((p) => ({ ...p, ...parted(p.text) }))) {
    const terms = sameTerms(one.terms);
    groups.set(terms, [...(groups.get(terms) ?? []), one]);
  }
  // Packages of the same holders stand in one line.
  const byHolder = (same) => [...same.reduce((held, { name, version, licence, notices }) => held.set(notices.join('\n'), [...(held.get(notices.join('\n')) ?? []), `${name} ${version} (${licence})`]), new Map())];
  const said = [...groups.values()].map((same) => `${byHolder(same).map(([notices, names]) => `${names.join(', ')}\n${notices}`.trim()).join('\n\n')}\n\n${same[0].terms || 'These packages carry no licence text of their own.'}`);
  return `This program holds parts of these packages, each under its own licence, whose terms stand below it.\n\n${said.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
