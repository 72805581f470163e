/** The site while somebody writes: what changed is drawn again, and the browser told. */
import type { AstroIntegration } from 'astro';
import type { Site } from './model.ts';

/** Serves until interrupted. @param again collects the site anew @param lay copies pictures */
export async function serveSite(root: string, first: Site, again: () => Promise<Site>, lay: (site: Site) => void): Promise<number> {
  let site = first;
  lay(site);
  const [{ dev }, { astroConfig }] = await Promise.all([import('astro'), import('./astro-config.ts')]);
  let running: Promise<void> | null = null;
  let wanted = false;
  const draw = async (tell: () => void, refresh: () => Promise<void>): Promise<void> => {
    do {
      wanted = false;
      const before = site;
      site = await again();
      // Astro asks for the list of pages once: with another list it begins anew.
      if (list(before) !== list(site)) await restart();
      else {
        if (outline(before) !== outline(site)) await refresh();
        tell();
      }
    } while (wanted);
    running = null;
  };
  const watching: AstroIntegration = {
    name: 'runbook-watch',
    hooks: {
      'astro:server:setup': ({ server, refreshContent }) => {
        server.watcher.add([...site.options.folders]);
        server.watcher.on('all', (_event, path) => {
          if (!site.options.folders.some((folder) => path === folder || path.startsWith(`${folder}/`))) return;
          wanted = true;
          running ??= draw(() => server.ws.send({ type: 'full-reload' }), async () => { await refreshContent?.({}); }).catch((error: unknown) => {
            running = null;
            process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
          });
        });
      },
    },
  };
  const open = (): ReturnType<typeof dev> => dev(astroConfig(root, () => site, [watching]));
  let server = await open();
  const restart = async (): Promise<void> => {
    lay(site);
    await server.stop();
    server = await open();
  };
  process.stdout.write(`http://127.0.0.1:${server.address.port}${site.options.base}\n`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
  await server.stop();
  return 0;
}

const list = (site: Site): string => [...site.pages.keys()].join('\n');
/** What Astro's own store holds of the pages. */
const outline = (site: Site): string => JSON.stringify([...site.pages.values()].map((p) => [p.id, p.title, p.headings]));
