/** Builds one small site, serves it under a path of its own, and opens its pages in Chromium. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { launcher } from '../rig/program.ts';

/** Debian's. */
export const chromiumPath = '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.wasm': 'application/wasm' };

/** Runs the built program; what it printed, with its exit status. */
export function runbook(args: readonly string[], cwd: string, home: string): { readonly status: number; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher(), ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26, env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: join(home, '.cache'), LANG: 'C.UTF-8' } });
  return { status: status ?? -1, stdout, stderr };
}

export interface Opened {
  readonly page: Page;
  /** What the console complained of, and requests that went to another host. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export class SiteRig {
  readonly work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-site-')));
  readonly home = join(this.work, 'home');
  readonly documents = join(this.work, 'docs');
  readonly out = join(this.work, 'site');
  #server: Server | null = null;
  #browser: Browser | null = null;
  /** Anywhere: the site does not know under which path it is served. */
  readonly under = '/some/where/';

  /** Copies the fixtures, makes two runs (one document changes after its own), and builds. */
  build(): void {
    cpSync(join(import.meta.dirname, '../fixtures/site'), this.documents, { recursive: true });
    for (const name of ['verified', 'stale', 'failing']) writeFileSync(join(this.documents, `${name}.md`), `# Greeting, ${name}\n\n## Greet\n\nPut the name in \`<who>\`. The key \`GREETING_KEY\` is in the vault.\n\n\`\`\`sh\ntest -n "$GREETING_KEY"\necho "hello <who>, $GREETING_KEY"\n${name === 'failing' ? 'false\n' : ''}\`\`\`\n`);
    for (const name of ['verified', 'stale', 'failing']) runbook(['exec', `docs/${name}.md`, '--trust', '--yes', '--non-interactive', '--var', 'WHO=world', '--var', 'GREETING_KEY=hunter2hunter2', '--runs-dir', 'runs'], this.work, this.home);
    writeFileSync(join(this.documents, 'stale.md'), `${readFileSync(join(this.documents, 'stale.md'), 'utf8')}\nChanged since.\n`);
    const built = this.site();
    if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`);
  }

  site(...more: readonly string[]): ReturnType<typeof runbook> {
    return runbook(['site', 'build', 'docs', '--out', 'site', '--runs', 'runs', '--title', 'Operations', ...more], this.work, this.home);
  }

  html(page: string): string {
    return readFileSync(join(this.out, page, 'index.html'), 'utf8');
  }

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      let file = pathname.startsWith(this.under) ? join(this.out, decodeURIComponent(pathname.slice(this.under.length))) : '';
      if (file !== '' && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
      if (file === '' || !existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
    });
    await new Promise<void>((ready) => { this.#server?.listen(0, '127.0.0.1', ready); });
    this.#browser = await chromium.launch({ executablePath: chromiumPath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  }

  get origin(): string {
    const address = this.#server?.address() as AddressInfo | undefined;
    return `http://127.0.0.1:${address?.port ?? 0}`;
  }

  /** A page in a tab of its own; `address` from the site's root, or a whole one. */
  async open(address: string, options: BrowserContextOptions = {}): Promise<Opened> {
    if (!this.#browser) throw new Error('not started');
    const context = await this.#browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    const complaints: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()); });
    page.on('pageerror', (error) => { complaints.push(error.message); });
    page.on('request', (request) => { if (!request.url().startsWith(this.origin) && !/^(?:data|blob|file):/.test(request.url())) complaints.push(`request to ${request.url()}`); });
    await page.goto(/^[a-z]+:/.test(address) ? address : `${this.origin}${this.under}${address}`);
    return { page, complaints, close: () => context.close() };
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    this.#server?.close();
    rmSync(this.work, { recursive: true, force: true });
  }
}
