/** The site while somebody writes: pages printed when they are asked for; what changed is drawn again, and the browser told. */
import { readFileSync, watch } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Frames } from './frame/frame.ts';
import { notFoundId, pagePrinter } from './frame/page-html.ts';
import { decoded } from './links.ts';
import type { Site } from './model.ts';
import { say } from './words.ts';
import { commonFiles } from './write-site.ts';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp', '.avif': 'image/avif' };
const firstPort = 4321;
const triedPorts = 20;
/** Editors write a file in several goes. */
const quiet = 15;

/** Serves until interrupted. @param again collects the site anew */
export async function serveSite(root: string, frames: Frames, first: Site, again: () => Promise<Site>): Promise<number> {
  const { base, folders, language } = first.options;
  let site = first;
  let print = pagePrinter(frames, site);
  let files = commonFiles(root, site);
  const listeners = new Set<ServerResponse>();

  const server = createServer((request, response) => {
    const send = (status: number, type: string, body: string | Uint8Array): void => { response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body); };
    // Somebody else's page may not read this one through a name that leads here.
    if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) return send(403, 'text/plain', '');
    // Not every request names a path: `//` and `http:` are none of an address's.
    const pathname = URL.parse(`http://localhost${request.url ?? '/'}`)?.pathname ?? '/404';
    const path = pathname.startsWith(base) ? decoded(pathname.slice(base.length)) : '404';
    if (path === 'runbook/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write('\n');
      listeners.add(response);
      response.once('close', () => listeners.delete(response));
      return undefined;
    }
    if (path === 'runbook/dev.js') return send(200, 'text/javascript', readFileSync(join(root, 'dist/dev.js')));
    // Only what the site has is looked up: no address is ever a path of this machine.
    const file = files.get(path);
    const bytes = file === undefined ? undefined : readIfThere(file);
    if (bytes !== undefined) return send(200, types[extname(path).toLowerCase()] ?? 'application/octet-stream', bytes);
    const page = site.pages.get(path.replace(/(?:^|\/)(?:index\.html)?$/, ''));
    const shown = page ?? site.pages.get(notFoundId);
    if (page && path !== '' && !/(?:\/|index\.html)$/.test(path)) return void response.writeHead(302, { location: `${base}${page.id}/` }).end();
    return send(page ? 200 : 404, 'text/html; charset=utf-8', shown ? print(shown).replace('</body>', `<script defer src="${base}runbook/dev.js" data-search="${say(language, 'search.dev')}"></script></body>`) : '');
  });

  let running = false;
  let wanted = false;
  const draw = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (wanted) {
      wanted = false;
      try {
        site = await again();
        print = pagePrinter(frames, site);
        files = commonFiles(root, site);
        for (const listener of listeners) listener.write('data: changed\n\n');
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
    running = false;
  };
  let timer: NodeJS.Timeout | null = null;
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, () => {
    wanted = true;
    timer ??= setTimeout(() => {
      timer = null;
      void draw();
    }, quiet);
  }));

  const port = await listen(server, firstPort);
  process.stdout.write(`http://127.0.0.1:${port}${base}\n`);
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
  for (const watcher of watchers) watcher.close();
  for (const listener of listeners) listener.end();
  server.closeAllConnections();
  server.close();
  return 0;
}

/** A picture may go while its page is open. */
function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** On the port, or the next one that is free. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' && port < firstPort + triedPorts) resolve(listen(server, port + 1));
      else reject(error);
    };
    server.once('error', refused);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', refused);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
