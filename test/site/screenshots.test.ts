/** Pages of our own runbooks against kept pictures. `RUNBOOK_SCREENSHOTS=keep` keeps new ones, to be looked at before they are committed. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, runbook, SiteRig } from './site-rig.ts';

const folder = join(import.meta.dirname, 'screenshots');
const keeps = process.env['RUNBOOK_SCREENSHOTS'] === 'keep';
const rig = new SiteRig();

/** In the browser: how large the same words are in the fonts that the page names for its text and its code. */
const sizes = `() => ['span', 'code'].map((name) => {
  const text = document.body.appendChild(document.createElement(name));
  text.style.cssText = 'position: absolute; white-space: nowrap; font-size: 20px';
  text.textContent = 'Retour arrière: git push --tags, 12 steps';
  const { width, height } = text.getBoundingClientRect();
  text.remove();
  return [Math.round(width), Math.round(height)];
})`;
/** Which fonts and browser the pictures were made with: others break lines elsewhere, and prove nothing. */
const typefaces = async (page: Page): Promise<string> => JSON.stringify(await page.evaluate(`(${sizes})()`));

/** In the browser, whose own decoder and canvas do it: the share of pixels that differ by more than an eye forgives. */
const differing = `async ([a, b]) => {
  const read = async (data) => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [first, second] = await Promise.all([read(a), read(b)]);
  if (first.width !== second.width || first.height !== second.height) return 1;
  let differ = 0;
  for (let i = 0; i < first.data.length; i += 4) if ([0, 1, 2].some((c) => Math.abs(first.data[i + c] - second.data[i + c]) > 40)) differ += 1;
  return differ / (first.data.length / 4);
}`;
const difference = (page: Page, one: Buffer, other: Buffer): Promise<number> => page.evaluate(`(${differing})(${JSON.stringify([one.toString('base64'), other.toString('base64')])})`);

describe.skipIf(!hasChromium)('the pages of our runbooks look as they were kept', () => {
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, '../../runbooks'), rig.documents, { recursive: true });
    const built = runbook(['site', 'build', 'docs', '--out', 'site', '--title', 'Runbooks'], rig.work, rig.home);
    if (built.status !== 0) throw new Error(built.stderr);
    await rig.start();
  });
  afterAll(() => rig.stop());

  const looks = ['', 'deploy-prod/', 'quick-start/'].flatMap((page) => [[1200, 'light'], [1200, 'dark'], [390, 'light'], [390, 'dark']].map(([width, scheme]) => [page, width as number, scheme as 'light' | 'dark'] as const));
  test.each(looks)('%s at %i px, %s', async (address, width, colorScheme) => {
    const { page, close } = await rig.open(address, { viewport: { width, height: width > 400 ? 1500 : 1700 }, deviceScaleFactor: 0.5, colorScheme, reducedMotion: 'reduce' });
    try {
      await page.waitForTimeout(100);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      const fonts = await typefaces(page);
      const file = join(folder, `${address.replace('/', '') || 'start'}-${width}-${colorScheme}.png`);
      if (keeps) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, picture);
        writeFileSync(join(folder, 'fonts.json'), `${fonts}\n`);
        return;
      }
      expect(existsSync(file), `${file} is kept`).toBe(true);
      const kept = readFileSync(join(folder, 'fonts.json'), 'utf8').trim();
      if (fonts !== kept) {
        process.stderr.write(`not compared: the fonts here (${fonts}) are not those of the kept pictures (${kept})\n`);
        return;
      }
      const share = await difference(await page.context().newPage(), readFileSync(file), picture);
      expect(share, 'the share of pixels that differ; where the page was meant to change, keep new pictures: RUNBOOK_SCREENSHOTS=keep').toBeLessThanOrEqual(0.01);
    } finally {
      await close();
    }
  });
});
