/** Table: names of HTML elements, so that `<app-name>` in prose is seen to be none. */

/** WHATWG's elements, the obsolete ones that people still write, and SVG's root. */
const elements = new Set(
  ('a abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed ' +
    'fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object ol ' +
    'optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template ' +
    'textarea tfoot th thead time title tr track tt u ul var video wbr').split(' '),
);

/** Whether a tag is HTML's rather than a placeholder in angle brackets: a known name, and not `<version>`-like words. */
export function isHtmlTag(tag: string): boolean {
  const name = /^<\/?([A-Za-z][\w-]*)/.exec(tag)?.[1]?.toLowerCase();
  return name !== undefined && elements.has(name);
}
