import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cutFrame } from '../../docs-site/src/frame/cut-frame.ts';
import { drawSamples } from '../../docs-site/src/frame/build-frames.ts';
import { changedHtml, contentsHtml, fill, sidebarHtml } from '../../docs-site/src/frame/frame.ts';
import { frameNames, hole, sampleDay, sampleHeadings, samplePagination, sampleSidebar, type FrameName } from '../../docs-site/src/frame/holes.ts';

/** Blanks between elements are the printer's. */
const tight = (html: string): string => html.replace(/\s+(?=<)/g, '').replace(/(?<=>)\s+/g, '');

describe('a frame', () => {
  let samples: Record<FrameName, string>;
  beforeAll(async () => {
    samples = await drawSamples(join(import.meta.dirname, '../../docs-site'), () => undefined);
  }, 120_000);

  test.each(frameNames)('of %s, filled with the sample, is the page that Starlight itself prints', (name) => {
    const frame = cutFrame(samples[name]);
    const language = name.startsWith('fr') ? 'fr' : 'en';
    const turn = (of: 'prev' | 'next'): string => fill(frame[of], { label: samplePagination[of].label, href: samplePagination[of].href });
    const html = fill(frame.page.split('\u0001'), {
      ...Object.fromEntries(['title', 'heading', 'description', 'site', 'content'].map((part) => [part, hole(part)])),
      sidebar: sidebarHtml(frame, sampleSidebar, (href) => href), mobileContents: frame.mobileContents ? contentsHtml(frame.mobileContents, sampleHeadings) : '', contents: frame.contents ? contentsHtml(frame.contents, sampleHeadings) : '',
      prev: turn('prev'), next: turn('next'), changed: changedHtml(frame, sampleDay, language),
    });
    expect(tight(html)).toBe(tight(samples[name]));
    expect(html).toMatch(language === 'fr' ? /<html lang="fr"[\s\S]*Suivant/ : /<html lang="en"[\s\S]*Next/);
  });

  test('is refused where Starlight’s markup is not what it was', () => {
    expect(() => cutFrame(samples['en-contents'].replaceAll('</li>', ''))).toThrow(/no <\/li>/);
    expect(() => cutFrame(samples['en-contents'].replace(hole('topCurrentLabel'), ''))).toThrow(/topCurrentLabel/);
  });
});
