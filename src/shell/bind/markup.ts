/** Tells elements of markup (HTML, XML, Apache's sections) from placeholders, which stand in angle brackets too. */

/** Elements of HTML (the current standard), which stand in quoted output and patterns. */
const htmlElements: ReadonlySet<string> = new Set('a b p i u s br hr li ul ol td tr th div img pre span html body head title meta link script style table thead tbody form input button h1 h2 h3 h4 h5 h6 svg em strong code iframe nav footer header main section article details summary'.split(' '));

/** Whether `inner`, what stands in the brackets, is an element of `source`: closed there or in itself, with attributes, or HTML's. */
export function isMarkup(inner: string, source: string): boolean {
  const opened = /^([A-Za-z][\w:-]*)\s/.exec(inner)?.[1];
  if (opened !== undefined && source.includes(`</${opened}>`)) return true;
  const tag = /^\/?([A-Za-z][\w-]*)(?:\s+[\w:-]+=.*)?\s*\/?$/.exec(inner)?.[1];
  return tag !== undefined && (source.includes(`</${tag}>`) || inner.endsWith('/') || /=/.test(inner) || htmlElements.has(tag.toLowerCase()));
}
