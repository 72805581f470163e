/** Documents that attack the page, each in its own way; all of them stay text. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../docs-site/src/write-site.ts';
import { hasChromium, runbook, SiteRig } from './site-rig.ts';

const hack = 'globalThis.hacked=1';
const step = '## Go\n\n```sh\ngit push <app-name> main\n```\n';
/** File → text; the page opened is that of the file's id. */
const attacks: Readonly<Record<string, string>> = {
  'title.md': `# </title><script>${hack}</script>"><img src=x onerror=${hack}>\n\n${step}`,
  'front-matter.md': `---\ntitle: "</title><svg onload=${hack}>"\nhead:\n  - tag: script\n    content: ${hack}\nbanner:\n  content: <img src=x onerror=${hack}>\nhero:\n  tagline: <script>${hack}</script>\n---\n\n${step}`,
  'heading.md': `# One\n\n## <img src=x onerror=${hack}> \`<script>${hack}</script>\`\n\n### "onmouseover=${hack} x="\n\n${step}`,
  'fence.md': `# Fence\n\n\`\`\`sh" onmouseover="${hack}\ngit push\n\`\`\`\n\n\`\`\`"><script>${hack}</script>\ngit push\n\`\`\`\n\n\`\`\`sh\necho '</code></pre><script>${hack}</script>'\necho "--><img src=x onerror=${hack}>"\n\`\`\`\n`,
  'input.md': `# Input\n\n## Go\n\n\`\`\`sh\ngit push <"onfocus=${hack}-x> <app</var><script>${hack}</script>>\ncurl https://example.org/$__proto__ $constructor $toString <constructor> <__proto__>\n\`\`\`\n`,
  'links.md': `# Links\n\n[a](javascript:${hack}) [b](JaVaScRiPt:${hack}) [c](java&#9;script:${hack}) [d](data:text/html,<script>${hack}</script>) [e](vbscript:x) [f](//evil.example/) [g](\\\\evil.example\\x) [h](https:evil.example) [i](&#106;avascript:${hack}) <javascript:${hack}>\n\n[j]: javascript:${hack}\n[j]\n\n${step}`,
  'pictures.md': `# Pictures\n\n![x" onerror="${hack}](https://evil.example/x.png) ![y](data:image/svg+xml,<svg/onload=${hack}>) ![z](//evil.example/z.png) ![w](drawing.svg) ![v](../../../etc/passwd)\n\n${step}`,
  'drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="${hack}"><script>${hack}</script><image href="https://evil.example/x.png"/></svg>`,
  'raw.md': `# Raw\n\n<script>${hack}</script>\n<img src=x onerror=${hack}><iframe src="https://evil.example/"></iframe><base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example/"><form action=https://evil.example/><button>x</button></form><style>@import url(https://evil.example/x.css)</style><template><script>${hack}</script></template><math><mi//xlink:href="data:x,<script>${hack}</script>">\n\n${step}`,
  'holes.md': `# rb0title0br \u0001title\u0001 \u0001content\u0001\n\n$& $1 $\` rb0content0br rb0sidebar0br \u0001sidebar\u0001 [[content]] %content% \${content}\n\n${step}`,
  'nul.md': `# Nul \u0000<scr\u0000ipt>${hack}</scr\u0000ipt>\n\n\u0000<img src=x onerror=${hack}>\n\n${step}`,
  'turned.md': `# Turned \u202Egnp.exe\u2066\n\n\`\`\`sh\necho "\u202E} if isAdmin \u2066"\n\`\`\`\n`,
  'clobber.md': `# Clobber\n\n## getElementById\n\n## __proto__\n\n## constructor\n\n## starlight__sidebar\n\n## _top\n\n## rb-in-0-0\n\n## body\n\n${step}`,
  'deep.md': `# Deep\n\n${'> '.repeat(300)}deep\n\n${Array.from({ length: 200 }, (_, i) => `${'  '.repeat(i)}- ${i}`).join('\n')}\n\n${'*'.repeat(5000)}\n\n${'['.repeat(2000)}\n\n${step}`,
  'table.md': `# Table\n\n| a | b |\n|---|---|\n${'| <b onclick=x> | `<i>` |\n'.repeat(3000)}\n${step}`,
  'raw.rst': `Raw in RST\n==========\n\n.. raw:: html\n\n   <script>${hack}</script>\n\n.. image:: javascript:${hack}\n\n.. include:: /etc/passwd\n\n.. _x: javascript:${hack}\n\nSee \`this <javascript:${hack}>\`_.\n\nGo\n--\n\n.. code-block:: sh\n\n   git push <app-name> main\n`,
  'pass.adoc': `= Passed through\n\n+++<script>${hack}</script>+++ pass:[<img src=x onerror=${hack}>]\n\n++++\n<script>${hack}</script>\n++++\n\nlink:javascript:${hack}[x] image::https://evil.example/x.png[]\n\ninclude::/etc/passwd[]\n\n== Go\n\n[source,sh]\n----\ngit push <app-name> main\n----\n`,
  'session.md': `# Session\n\n## Go\n\n1. Connect:\n\n   \`\`\`sh\n   ssh root@"<img src=x onerror=${hack}>"\n   \`\`\`\n\n2. There:\n\n   \`\`\`sh\n   rm -rf "</code><script>${hack}</script>"\n   \`\`\`\n`,
  'note.md': `# Note\n\n> [!WARNING"><script>${hack}</script>]\n> x\n\n> [!WARNING]\n> Never in <script>${hack}</script>\n\n- [x] <img src=x onerror=${hack}>" onclick="${hack}\n\n${step}`,
  'answers.md': `# Answers\n\n## Go\n\n\`\`\`console\n$ ./ask\nName? "><img src=x onerror=${hack}>: </var><script>${hack}</script>\n</samp><script>${hack}</script>\n\`\`\`\n`,
  '"onload=x <img src=x onerror=globalThis.hacked=1>/a" onmouseover="globalThis.hacked=1.md': `# By its name\n\n${step}`,
};

const rig = new SiteRig();

describe.skipIf(!hasChromium)('a hostile document stays text', () => {
  let pages: string[] = [];
  let refused: string[] = [];
  beforeAll(async () => {
    for (const [file, text] of Object.entries(attacks)) {
      mkdirSync(dirname(join(rig.documents, file)), { recursive: true });
      writeFileSync(join(rig.documents, file), text);
    }
    const built = runbook(['site', 'build', 'docs', '--out', 'site', '--lint', '--title', `</title><script>${hack}</script>`], rig.work, rig.home);
    if (built.status !== 0) throw new Error(built.stderr);
    refused = built.stderr.split('\n').filter((l) => l.endsWith('(unreadable)')).map((l) => l.replace(/:.*/, ''));
    pages = filesBelow(rig.out).filter((f) => f.endsWith('.html')).map((f) => f.slice(rig.out.length + 1));
    await rig.start();
  });
  afterAll(() => rig.stop());

  test('each is a page, or refused in words', () => {
    expect(refused).toEqual(['docs/deep.md', 'docs/nul.md']);
    expect(pages.length).toBe(Object.keys(attacks).filter((f) => !f.endsWith('.svg')).length - refused.length + 2);
    for (const file of pages) expect(readFileSync(join(rig.out, file), 'utf8')).not.toContain('root:x:0');
  });

  test('none runs anything, asks another host, or leads where a page may not', async () => {
    const found: Record<string, unknown> = {};
    // The page for missing addresses names its files from the root, which this server has elsewhere.
    for (const file of pages.filter((p) => p !== '404.html')) {
      const { page, complaints, close } = await rig.open(`${file}?APP_NAME=%3Cimg%20src%3Dx%20onerror%3DglobalThis.hacked%3D1%3E&__proto__=x&constructor=y#"><script>${hack}</script>`);
      for (const button of await page.locator('.rb-head .rb-copy').all()) await button.click();
      const wrong = await page.evaluate(`({
        hacked: globalThis.hacked,
        elements: [...document.querySelectorAll('script:not([src]), script[src*="//"], iframe, base, object, embed, template, meta[http-equiv="refresh"], link[href*="//"], [onerror], [onload], [onclick], [onmouseover], [onfocus], a[href^="javascript:" i], a[href^="data:" i], a[href^="vbscript:" i], a[href^="//"], img[src*="//"]:not([src^="data:"]), form[action]')].map((e) => e.outerHTML.slice(0, 200)),
        scripts: [...document.scripts].filter((s) => !s.src.startsWith(location.origin)).length,
        turned: /[\\u202A-\\u202E\\u2066-\\u2069]/.test(document.title + document.querySelector('main').innerText + [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].map((e) => e.getAttribute('aria-label') + e.title + e.placeholder + e.alt)),
      })`) as { hacked: unknown; elements: string[]; scripts: number; turned: boolean };
      if (wrong.hacked !== undefined || wrong.elements.length > 0 || wrong.scripts > 0 || wrong.turned || complaints.length > 0) found[file] = { ...wrong, complaints };
      await close();
    }
    expect(found).toEqual({});
  }, 120_000);

  test('a link gives no value of several lines: what is copied could end a here-document early', async () => {
    for (const [query, shown] of [['v1', 'git push v1 main'], ['EOF%0Atouch%20x%0A', 'git push <app-name> main']]) {
      const { page, close } = await rig.open(`front-matter/index.html?APP_NAME=${query}`);
      expect(await page.locator('.rb-step pre code').first().innerText()).toBe(shown);
      await close();
    }
  }, 60_000);

  test('what looks like a hole of the frame is text', () => {
    const html = readFileSync(join(rig.out, 'holes/index.html'), 'utf8');
    expect(html).toContain('rb0content0br rb0sidebar0br');
    expect(html.match(/<main/g)?.length).toBe(1);
  });
});
