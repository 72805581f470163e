/** What the site is made of: options, pages, runs; the same objects for build and dev. */
import type * as door from '../../src/index.ts';
import type { Language } from './words.ts';

/** The package's public door, loaded at run time from the program that asked for the site. */
export type Door = typeof door;

export interface SiteOptions {
  /** URL of the public door's module. */
  readonly door: string;
  readonly mode: 'build' | 'dev';
  /** Where the operator stands; paths on pages are relative to it. */
  readonly cwd: string;
  /** Absolute folders or documents. */
  readonly folders: readonly string[];
  readonly out: string;
  readonly base: string;
  readonly runsDir: string | null;
  readonly lint: boolean;
  readonly strict: boolean;
  readonly language: Language;
  readonly title: string;
  readonly port: number | null;
  readonly cache: string;
}

export type Need = 'deploy' | 'rollback' | 'restore' | 'diagnose' | 'other';
export type State = 'never' | 'stale' | 'failing' | 'verified';

export interface Heading {
  readonly depth: number;
  readonly slug: string;
  readonly text: string;
}

/** A section that somebody looks for in a hurry. */
export interface Procedure {
  readonly need: Need;
  readonly title: string;
  readonly slug: string;
  readonly steps: number;
}

/** One page of the site, whatever it was made of. */
export interface Page {
  /** The path in the site, without slashes at its ends; '' is the start page. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly description: string;
  readonly headings: readonly Heading[];
  readonly html: string;
  /** Everything that the page shows of its own: two pages with one digest are the same. */
  readonly digest: string;
  /** A document's path as the operator names it; null for pages of the site's own. */
  readonly source: string | null;
  /** The service: the folder of the document below the one that was asked for; '' at its root. */
  readonly folder: string;
  readonly procedures: readonly Procedure[];
  readonly steps: number;
  readonly sha256: string;
  /** When the file last changed, ISO 8601 day; null where nobody knows. */
  readonly changed: string | null;
  readonly order: number;
}

/** A file beside a document that its page shows. */
export interface Asset {
  readonly from: string;
  /** In the site. */
  readonly to: string;
}

export interface Remark {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly rule: string;
  readonly message: string;
}

export interface Site {
  readonly options: SiteOptions;
  readonly pages: ReadonlyMap<string, Page>;
  readonly assets: readonly Asset[];
  readonly remarks: readonly Remark[];
}
