/** The words that stand for what differs from page to page while Starlight draws its frames; one list for the drawing and for the cutting. */

/** A word that no markup escapes and no text has. */
export const hole = (name: string): string => `rb0${name}0br`;

/** The day of the sample page, to be found again in whatever words a language has for it. */
export const sampleDay = '2001-02-03';

interface SampleLink {
  readonly type: 'link';
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly badge: undefined;
  readonly attrs: Readonly<Record<string, string>>;
}

const link = (name: string, isCurrent: boolean, attrs: Readonly<Record<string, string>> = {}): SampleLink => ({ type: 'link', label: hole(`${name}Label`), href: `/${hole(`${name}Href`)}/`, isCurrent, badge: undefined, attrs });

/** A sidebar with one entry of each form. */
export const sampleSidebar = [
  link('top', false), link('topCurrent', true),
  { type: 'group' as const, label: hole('openLabel'), collapsed: false, badge: undefined, entries: [link('nested', false), link('nestedCurrent', true), link('foreign', false, { lang: hole('lang') })] },
  { type: 'group' as const, label: hole('closedLabel'), collapsed: true, badge: undefined, entries: [link('last', false)] },
];

export const samplePagination = { prev: link('prev', false), next: link('next', false) };

/** A list of contents with an entry below another one. */
export const sampleHeadings = [
  { depth: 2, slug: hole('parentSlug'), text: hole('parentText') }, { depth: 3, slug: hole('childSlug'), text: hole('childText') }, { depth: 2, slug: hole('leafSlug'), text: hole('leafText') },
];

/** The frames: each language with and without a list of contents. */
export const frameNames = ['en-contents', 'en-plain', 'fr-contents', 'fr-plain'] as const;
export type FrameName = (typeof frameNames)[number];
