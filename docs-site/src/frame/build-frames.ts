/** Starlight draws the frames, once, when the package is built: pages are put into them without Astro. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { build } from 'astro';
import starlight from '@astrojs/starlight';
import { cutFrame } from './cut-frame.ts';
import { frameNames, hole, type FrameName } from './holes.ts';

/** @param root the site package's folder @param to where `frames.json` and the frames' own files go */
export async function buildFrames(root: string, to: string): Promise<void> {
  const samples = await drawSamples(root, (assets) => cpSync(assets, join(to, '_astro'), { recursive: true }));
  writeFileSync(join(to, 'frames.json'), JSON.stringify(Object.fromEntries(frameNames.map((name) => [name, cutFrame(samples[name])]))));
}

/** The sample pages as Starlight prints them. @param take gets the folder of their scripts and styles before it goes */
export async function drawSamples(root: string, take: (assets: string) => void): Promise<Record<FrameName, string>> {
  // A project of its own beside the sources: Astro writes into its root, and several builds may run at a time.
  const project = mkdtempSync(join(root, '.frames-'));
  const component = (name: string): string => join(root, 'astro/components', `${name}.astro`);
  const here = process.cwd();
  try {
    process.chdir(root);
    mkdirSync(join(project, 'public'));
    await build({
      configFile: false, root: project, srcDir: join(root, 'astro'), publicDir: join(project, 'public'), cacheDir: join(project, 'cache'), outDir: join(project, 'out'), output: 'static', logLevel: 'error', telemetry: false, devToolbar: { enabled: false },
      build: { inlineStylesheets: 'never', format: 'directory' }, markdown: { syntaxHighlight: false }, compressHTML: true, prefetch: false,
      vite: { build: { assetsInlineLimit: 0 }, cacheDir: join(project, 'vite'), logLevel: 'error' },
      integrations: [starlight({
        title: hole('site'), pagefind: false, expressiveCode: false, credits: false, favicon: '/favicon.svg', disable404Route: true,
        // Nothing lies below the second locale: it is there so that Starlight's own words are loaded in French.
        locales: { root: { label: 'English', lang: 'en' }, _fr: { label: 'Français', lang: 'fr' } }, defaultLocale: 'root',
        sidebar: [{ label: 'Start', link: '/' }], customCss: [join(root, 'astro/site.css')], routeMiddleware: join(root, 'astro/route-data.ts'),
        components: Object.fromEntries(['Search', 'MarkdownContent', 'LanguageSelect', 'ThemeProvider', 'ThemeSelect', 'Sidebar'].map((name) => [name, component(name)])),
      })],
    } as AstroInlineConfig);
    take(join(project, 'out/_astro'));
    return Object.fromEntries(frameNames.map((name) => [name, readFileSync(join(project, 'out', name, 'index.html'), 'utf8')])) as Record<FrameName, string>;
  } finally {
    process.chdir(here);
    rmSync(project, { recursive: true, force: true });
  }
}
