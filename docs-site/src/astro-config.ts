/** The site → Astro's configuration: Starlight with our loader's pages, our middleware and our components in its places. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import starlight from '@astrojs/starlight';
import type { Site } from './model.ts';
import { siteIntegration } from './site-integration.ts';

/** @param root the site package's folder @param current the site as it is now; in dev it changes */
export function astroConfig(root: string, current: () => Site, more: readonly AstroIntegration[] = []): AstroInlineConfig {
  const { options } = current();
  const component = (name: string): string => join(root, 'astro/components', `${name}.astro`);
  return {
    configFile: false, root, srcDir: join(root, 'astro'), publicDir: join(options.cache, 'public'), cacheDir: join(options.cache, 'astro'), outDir: options.out,
    base: options.base, output: 'static', trailingSlash: 'ignore', logLevel: process.env['RUNBOOK_DEBUG'] === '1' ? 'info' : 'error', devToolbar: { enabled: false }, telemetry: false,
    build: { inlineStylesheets: 'never', format: 'directory' }, markdown: { syntaxHighlight: false }, compressHTML: true,
    experimental: { incrementalBuild: true },
    vite: { build: { assetsInlineLimit: 0 }, cacheDir: join(options.cache, 'vite'), server: { fs: { allow: [root, options.cache, dirname(dirname(createRequire(join(root, 'package.json')).resolve('astro/package.json')))] } }, logLevel: 'error' },
    server: { port: options.port ?? 4321, host: '127.0.0.1' },
    integrations: [
      starlight({
        title: options.title, pagefind: false, expressiveCode: false, credits: false, favicon: '/favicon.svg',
        // No document lies below the second locale: it is there so that Starlight's own words are loaded in French.
        locales: { root: { label: 'English', lang: 'en' }, _fr: { label: 'Français', lang: 'fr' } }, defaultLocale: 'root',
        sidebar: [{ label: 'Start', link: '/' }], customCss: [join(root, 'astro/site.css')], routeMiddleware: join(root, 'astro/route-data.ts'),
        components: Object.fromEntries(['Search', 'MarkdownContent', 'LanguageSelect', 'ThemeProvider', 'ThemeSelect', 'Sidebar'].map((name) => [name, component(name)])),
      }),
      siteIntegration(current), ...more,
    ],
    prefetch: false,
  } as AstroInlineConfig;
}
