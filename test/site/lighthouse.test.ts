/** Lighthouse on a page with steps, as a phone sees it. */
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, hasChromium, SiteRig } from './site-rig.ts';

const rig = new SiteRig();

describe.skipIf(!hasChromium)(`Lighthouse (skipped without ${chromiumPath})`, () => {
  beforeAll(async () => {
    rig.build();
    await rig.start();
  });
  afterAll(() => rig.stop());

  test('gives a page with steps at least 95 in all four', async () => {
    const port = 20_000 + (process.pid % 20_000);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`] });
    try {
      const result = await lighthouse(`${rig.origin}${rig.under}mise-en-service/`, { port, logLevel: 'silent', output: 'json', onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'] });
      const scores = Object.fromEntries(Object.entries(result?.lhr.categories ?? {}).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)]));
      const below = Object.values(result?.lhr.audits ?? {}).filter((a) => a.score !== null && a.score < 0.9).map((a) => `${a.id} ${a.score} ${a.displayValue ?? ''}`);
      expect(Object.values(scores).every((score) => score >= 95), JSON.stringify({ scores, below })).toBe(true);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
