#!/usr/bin/env node
// Builds this project's own documentation with itself: the guide, the reference and the rules' pages made from the code, our runbooks.
//   node scripts/docs.mjs [--out DIR]
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = resolve(process.argv.includes('--out') ? process.argv[process.argv.indexOf('--out') + 1] : join(root, 'site'));
const program = join(root, '.trial', `docs-${process.pid}`);
const dist = join(program, 'dist');
const work = mkdtempSync(join(tmpdir(), 'runbook-docs-'));
try {
  execFileSync(process.execPath, ['scripts/build.mjs', '--out', dist], { cwd: root, stdio: 'inherit' });
  cpSync(join(root, 'bin'), join(program, 'bin'), { recursive: true });
  const { commands, inversesPage, lintRules, nativePage, optionsOf, saysOf, rulePage } = await import(pathToFileURL(join(dist, 'index.js')).href);
  cpSync(join(root, 'docs-site/content'), work, { recursive: true });
  cpSync(join(root, 'runbooks'), join(work, 'runbooks'), { recursive: true });
  const page = (path, text) => {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), `---\nsteps: false\n---\n\n${text}`);
  };
  const cell = (text) => text.replaceAll('|', '\\|');
  const words = { en: { options: 'Options', head: '| Option | What it does |', examples: 'Examples' }, fr: { options: 'Options', head: '| Option | Ce qu’elle fait |', examples: 'Exemples' } };
  const colon = { en: ':', fr: '\u00a0:' };
  for (const language of ['en', 'fr']) {
    const w = words[language];
    const folder = language === 'en' ? 'reference/' : 'reference/fr/';
    for (const { name, operands, says, examples } of commands) {
      const rows = optionsOf(name).map((o) => `| \`${o.short ? `-${o.short}, ` : ''}--${o.name}${o.value === null ? '' : o.bare === undefined ? ` ${o.value}` : `[=${o.value}]`}\` | ${cell(saysOf(o, language, name))} |`);
      page(`${folder}${name}.md`, [`# runbook ${name}`, '', `\`runbook ${name} ${operands}\` ${says[language]}.`, '', `## ${w.options}`, '', w.head, '|---|---|', ...rows, '', `## ${w.examples}`, '', ...examples.flatMap((e) => [`${e[language].replace(/^./u, (c) => c.toUpperCase())}${colon[language]}`, '', '```sh', e.line, '```', ''])].join('\n'));
    }
    page(`${folder}native-dry-runs.md`, nativePage(language));
    page(`${folder}inverses.md`, inversesPage(language));
  }
  for (const rule of lintRules) page(`lint/${rule.name}.md`, rulePage(rule));
  execFileSync(process.execPath, [join(program, 'bin/runbook.cjs'), 'site', 'build', '.', '--out', out, '--title', 'runbook', '--strict'], { cwd: work, stdio: 'inherit', env: { ...process.env, XDG_CACHE_HOME: join(root, 'node_modules', '.cache') } });
} finally {
  rmSync(work, { recursive: true, force: true });
  rmSync(program, { recursive: true, force: true });
}
