/** What Astro needs beside Starlight: the site for loader and middleware, and Starlight's page route without its fallback copies. */
import { createHash } from 'node:crypto';
import type { AstroIntegration } from 'astro';
import type { Site } from './model.ts';
import { neighboursOf, sidebarOf } from './sidebar.ts';

/** Where Astro's own modules find the site: one process builds one site. */
export interface Shared {
  current: () => Site;
  sidebarOf: typeof sidebarOf;
  neighboursOf: typeof neighboursOf;
  /** Everything that a page shows, as one text: Astro's incremental build sees no more than this. */
  cacheKey(id: string): string;
}

export const sharedKey = Symbol.for('runbook.site');

/** Starlight's route, which returns no cache key and prints a copy of each page for each language. */
const route = `---
import { paths, routes } from '../../utils/routing';
import CommonPage from '../common.astro';
export const prerender = true;
export async function getStaticPaths() {
  const shared = globalThis[Symbol.for('runbook.site')];
  return routes.flatMap((route, i) => (route.isFallback ? [] : [{ ...paths[i], cacheKey: shared.cacheKey(route.id) }]));
}
---

<CommonPage />
`;

export function siteIntegration(current: () => Site): AstroIntegration {
  const shared: Shared = {
    current, sidebarOf, neighboursOf,
    cacheKey: (id) => {
      const site = current();
      const page = site.pages.get(id);
      if (!page) return `none ${id}`;
      return createHash('sha256').update(JSON.stringify([page.digest, page.title, page.description, page.changed, page.language, site.options.title, sidebarOf(site, page, page.language), neighboursOf(site, page)])).digest('hex');
    },
  };
  (globalThis as { [sharedKey]?: Shared })[sharedKey] = shared;
  return {
    name: 'runbook-site',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [{ name: 'runbook-route', enforce: 'pre', load: (id: string) => (/starlight\/(?:dist\/)?routes\/static\/index\.astro$/.test(id) ? route : null) }] } });
      },
    },
  };
}
