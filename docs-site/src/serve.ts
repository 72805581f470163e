/** The site while somebody writes: what changed is drawn again, and the browser told. */
import type { AstroIntegration } from 'astro';
import type { Site } from './model.ts';

/** Serves until interrupted. @param again collects the site anew @param lay copies pictures */
export async function serveSite(root: string, first: Site, again: () => Promise<Site>, lay: () => void): Promise<number> {
  let site = first;
  lay();
  const [{ dev }, { astroConfig }] = await Promise.all([import('astro'), import('./astro-config.ts')]);
  const watching: AstroIntegration = {
    name: 'runbook-watch',
    hooks: {
      'astro:server:setup': ({ server, refreshContent }) => {
        server.watcher.add([...site.options.folders]);
        let running: Promise<void> | null = null;
        let wanted = false;
        const draw = async (): Promise<void> => {
          do {
            wanted = false;
            const next = await again();
            const moved = [...next.pages.keys()].join('\n') !== [...site.pages.keys()].join('\n') || [...next.pages.values()].some((p) => JSON.stringify(site.pages.get(p.id)?.headings) !== JSON.stringify(p.headings) || site.pages.get(p.id)?.title !== p.title);
            site = next;
            if (moved) await refreshContent?.({ loaders: ['runbook'] });
            server.ws.send({ type: 'full-reload' });
          } while (wanted);
          running = null;
        };
        server.watcher.on('all', (_event, path) => {
          if (!site.options.folders.some((folder) => path.startsWith(folder))) return;
          wanted = true;
          running ??= draw().catch((error: unknown) => {
            running = null;
            process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
          });
        });
      },
    },
  };
  const server = await dev(astroConfig(root, () => site, [watching]));
  process.stdout.write(`http://127.0.0.1:${server.address.port}${site.options.base}\n`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
  await server.stop();
  return 0;
}
