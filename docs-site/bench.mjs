#!/usr/bin/env node
// Builds N pages (default 100) with `runbook site build`, cold, unchanged and with one page changed, and the same pages with Starlight
// as it comes; prints seconds of each. MkDocs and VitePress are timed where they are installed.
// Those two are looked for in PATH.
//   node docs-site/bench.mjs [N] [--ours]
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const count = Number(process.argv.find((a) => /^\d+$/.test(a)) ?? 100);
const work = mkdtempSync(join(tmpdir(), 'site-bench-'));
const program = join(root, '.trial', `bench-${process.pid}`);
const env = { ...process.env, XDG_CACHE_HOME: join(work, 'cache'), ASTRO_TELEMETRY_DISABLED: '1' };
const commands = ['git pull --ff-only', 'kubectl get pods -n <namespace>', 'systemctl restart <service>', 'curl --fail https://<host>/health', 'pg_dump --file=<dump-file> "$DATABASE_URL"', 'docker compose up -d', 'df -h /var', 'rm -rf /srv/<service>/cache'];

/** Eight steps and about 3.6 KB, with prose of the usual length. */
function page(n) {
  const filler = 'The service runs on two machines behind a balancer; the second one takes over while the first is being changed, and the team is told before and after. ';
  return `---\ntitle: Service ${n}\n---\n\n# Service ${n}\n\n${filler}\n\n${commands.map((command, i) => `## Part ${i + 1} of ${n}\n\n${filler}${i % 2 ? filler : ''}See [the next one](../team-${((n + 1) % count) % 10}/service-${(n + 1) % count}.md).\n\n\`\`\`sh\n${command}\n\`\`\`\n`).join('\n')}`;
}

/** Runs a command; prints and gives back the seconds by the clock, with those of the processors beside, which a busy machine stretches less. */
function seconds(what, command, cwd) {
  const from = performance.now();
  const { stderr, status } = spawnSync('bash', ['-c', 'TIMEFORMAT="cpu %U %S"; time "$@" >/dev/null', 'bench', ...command], { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${what}: ${stderr.slice(-2000)}`);
  const clock = (performance.now() - from) / 1000;
  const [, user, system] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  const cpu = Number(user) + Number(system);
  console.log(`${what.padEnd(44)} ${clock.toFixed(1).padStart(6)} s   processors ${cpu.toFixed(1).padStart(6)} s`);
  return { clock, cpu };
}

const size = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).reduce((sum, f) => sum + statSync(join(f.parentPath, f.name)).size, 0);

try {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--out', join(program, 'dist')], { cwd: root, stdio: 'inherit' });
  cpSync(join(root, 'bin'), join(program, 'bin'), { recursive: true });
  const documents = join(work, 'docs');
  for (let n = 0; n < count; n++) {
    const folder = join(documents, `team-${n % 10}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `service-${n}.md`), page(n));
  }
  const build = [process.execPath, join(program, 'bin/runbook.cjs'), 'site', 'build', 'docs', '--out', 'site'];
  console.log(`${count} pages, 8 steps each`);
  const cold = seconds('runbook site build, cold', build, work);
  const same = seconds('runbook site build, unchanged', build, work);
  appendFileSync(join(documents, 'team-0/service-0.md'), '\nOne more line.\n');
  seconds('runbook site build, one page changed', build, work);
  console.log(`${'the site'.padEnd(44)} ${(size(join(work, 'site')) / 1e6).toFixed(1).padStart(6)} MB`);
  const against = (whose, { clock, cpu }) => console.log(`  of ${whose} time: cold ${(cold.clock / clock).toFixed(2)} (processors ${(cold.cpu / cpu).toFixed(2)}), unchanged ${(same.clock / clock).toFixed(2)}`);
  if (!process.argv.includes('--ours')) {
    // Inside the package, so that it finds the same Astro.
    const plain = join(root, 'docs-site', `.bench-${process.pid}`);
    try {
      mkdirSync(join(plain, 'src/content'), { recursive: true });
      symlinkSync(documents, join(plain, 'src/content/docs'));
      writeFileSync(join(plain, 'package.json'), JSON.stringify({ name: 'bench', type: 'module', dependencies: { astro: '*', '@astrojs/starlight': '*' } }));
      writeFileSync(join(plain, 'astro.config.mjs'), `import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'Bench' })] };\n`);
      writeFileSync(join(plain, 'src/content.config.ts'), `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`);
      against("Starlight's", seconds('Starlight as it comes', [process.execPath, join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], plain));
    } finally {
      rmSync(plain, { recursive: true, force: true });
    }
  }
  for (const [name, files, command] of [
    ['MkDocs', { 'mkdocs.yml': 'site_name: Bench\n' }, ['mkdocs', 'build', '--quiet', '--site-dir', join(work, 'mkdocs')]],
    ['VitePress', {}, ['vitepress', 'build', 'docs', '--outDir', join(work, 'vitepress')]],
  ]) {
    if (spawnSync('sh', ['-c', 'command -v "$0"', command[0]], { stdio: 'ignore' }).status !== 0) console.log(`${name.padEnd(44)} not installed`);
    else {
      for (const [file, text] of Object.entries(files)) writeFileSync(join(work, file), text);
      against(`${name}'${name.endsWith('s') ? '' : 's'}`, seconds(name, command, work));
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
  rmSync(program, { recursive: true, force: true });
}
