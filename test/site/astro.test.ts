/** The integration in sites that a team could have: one of Starlight's with its own highlighter, and one of plain Astro. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launcher } from '../rig/program.ts';

const root = join(import.meta.dirname, '../..');
const missing = ['astro', '@astrojs/starlight', '@runbook/docs-site'].filter((name) => !existsSync(join(root, 'node_modules', name)));
const page = '---\ntitle: Deploy the shop\n---\n\n## Ship\n\nThe name of the shop is in `<shop-name>`.\n\n```sh\ngit push <shop-name> main\n```\n\nA sample of the output:\n\n```text\nEverything up-to-date\n```\n';

/** Builds a site below the checkout, where it finds Astro, and gives back its first page with its scripts and styles. */
function build(name: string, files: Readonly<Record<string, string>>): { readonly html: string; readonly assets: string } {
  const folder = join(root, '.trial', `astro-${name}-${process.pid}`);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const door = join(dirname(dirname(launcher())), 'dist/index.js');
  for (const [file, text] of Object.entries({ ...files, 'package.json': '{"name":"handbook","type":"module","dependencies":{"astro":"*","@astrojs/starlight":"*","@runbook/docs-site":"*"}}' })) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text.replace('DOOR', JSON.stringify(door)));
  }
  execFileSync(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], { cwd: folder, stdio: 'pipe', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } });
  const html = readFileSync(join(folder, 'dist/index.html'), 'utf8');
  const assets = [...html.matchAll(/(?:src|href)="(\/_astro\/[^"]+\.(?:js|css))"/g)].map((m) => join(folder, 'dist', m[1] ?? '')).filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8')).join('\n');
  return { html, assets };
}

function holdsTheStep({ html, assets }: { readonly html: string; readonly assets: string }): void {
  expect(html).toMatch(/<pre[^>]* class="rb-commands"[^>]*><span><code>git push <var class="rb-slot" data-input="SHOP_NAME">/);
  expect(html).toContain('data-field="SHOP_NAME"');
  expect(html).toMatch(/<code data-run="runbook exec [^"#]* --from ship-1" data-run-inputs="SHOP_NAME">runbook exec /);
  expect(html).toMatch(/class="rb-idle"[\s\S]*Everything up-to-date/);
  expect(assets).toContain('.rb-step');
  expect(assets).toContain('sessionStorage');
}

test.skipIf(missing.length > 0)(`a Starlight site shows the steps, whatever its highlighter does (skipped without ${missing.join(', ') || 'astro and starlight'})`, () => {
  holdsTheStep(build('starlight', {
    'src/content/docs/index.md': page,
    'src/content.config.ts': "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
    'astro.config.mjs': "import starlight from '@astrojs/starlight';\nimport { runbook } from '@runbook/docs-site';\nimport * as door from DOOR;\nexport default { integrations: [runbook({ runbook: door }), starlight({ title: 'Handbook' })] };\n",
  }));
}, 120_000);

test.skipIf(missing.length > 0)(`a plain Astro site shows the steps (skipped without ${missing.join(', ') || 'astro'})`, () => {
  holdsTheStep(build('plain', {
    'src/pages/index.md': page,
    'astro.config.mjs': "import { runbook } from '@runbook/docs-site';\nimport * as door from DOOR;\nexport default { integrations: [runbook({ runbook: door })] };\n",
  }));
}, 120_000);
