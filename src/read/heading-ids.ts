/** The fragments that GitHub gives headings, unique in a document. */
import GithubSlugger from 'github-slugger';

/** A function from a heading's text to its fragment; call it once a heading, in document order. */
export function headingIds(): (text: string) => string {
  const slugger = new GithubSlugger();
  return (text) => slugger.slug(text);
}
