/** dead-link: a relative link to nothing. */
import { allMatches } from '../../model/all-matches.ts';
import type { Document } from '../../model/document.ts';
import { onceFor } from '../../model/once-for.ts';
import type { Place } from '../../model/place.ts';
import { spotOf } from '../spot.ts';
import type { Finding, LintRule, Subject } from '../rule.ts';

export const deadLink: LintRule = {
  name: 'dead-link',
  checks: 'Relative links and pictures lead to a file that is there, and `#fragments` to a heading of the document.',
  why: 'The reader follows the link in the middle of an incident.',
  mend: 'Correct the path or the fragment, or take the link out.',
  severity: 'warning',
  check({ document, exists, say }) {
    const found: Finding[] = [];
    for (const piece of document.pieces) {
      const targets = piece.kind === 'prose' ? piece.links.map((l) => ({ url: l.url, place: l.place })) : piece.kind === 'figure' ? [{ url: piece.url, place: piece.place }] : [];
      for (const { url, place } of targets) {
        const dead = deadPart(document, url, exists);
        if (dead) found.push(finding(document, place, url, dead, say));
      }
    }
    return found;
  },
  bad: [
    { text: '# Deploy\n\nSee [the rollback](rollbak.md) and [the list](#before).\n', files: ['rollback.md'], found: ['3:20 Unexpected link to `rollbak.md`, which is not there, expected the path of a file', '3:47 Unexpected link to `#before`, which no heading has, expected the fragment of a heading'] },
    { text: '# Deploy\n\n![the pipeline](img/flow.png)\n', found: ['3:17 Unexpected link to `img/flow.png`, which is not there, expected the path of a file'] },
  ],
  good: [{ text: '# Deploy\n\nSee [the rollback](rollback.md#steps), [above](#deploy) and [elsewhere](https://example.org/x).\n', files: ['rollback.md'] }],
};

/** The fragments that a document has, in lower case: of its headings, and what HTML in it names; GitHub gives those a prefix of their own. */
const anchorsOf = onceFor((document: Document): ReadonlySet<string> => {
  const html = allMatches(document.text, /(?:id|name)=["'](?:user-content-)?([^"'\n]*)["']/gi).map(([, name]) => name ?? '');
  return new Set([...document.pieces.flatMap((p) => (p.kind === 'heading' ? [p.id] : [])), ...html].map((id) => id.toLowerCase()));
});

/** The part of a link that leads nowhere, or null. Addresses, mail and paths from a site's root are not looked at. */
function deadPart(document: Document, url: string, exists: ((path: string) => boolean) | null): 'file' | 'fragment' | null {
  if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|\\|\{|<|\$)/i.test(url) || /[{}<>]/.test(url)) return null;
  const [path = '', fragment] = url.split('#', 2);
  const file = decoded(path.replace(/\?.*$/, ''));
  if (file === '') {
    if (fragment === undefined || fragment === '' || document.format !== 'markdown') return null;
    const wanted = decoded(fragment).toLowerCase();
    return /^(?:user-content-|fn|top$)/.test(wanted) || anchorsOf(document).has(wanted) ? null : 'fragment';
  }
  // Generators link to the page that a source becomes: `guide`, `guide/`, `guide.html`.
  const page = file.replace(/\/$/, '').replace(/\.html?$/, '');
  const sources = [file, ...['.md', '.rst', '.adoc', '.txt', '/index.md', '/index.rst', '/_index.md', '/README.md', '.mdx'].map((end) => page + end)];
  return exists === null || sources.some((path) => exists(path)) ? null : 'file';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function finding(document: Document, place: Place, url: string, dead: 'file' | 'fragment', say: Subject['say']): Finding {
  const spot = spotOf(document, place, url);
  const name = url.split('#')[0] ?? url;
  return { ...spot, message: say(dead === 'file'
    ? { en: `Unexpected link to \`${name}\`, which is not there, expected the path of a file`, fr: `Lien inattendu vers \`${name}\`, qui n’existe pas, chemin d’un fichier attendu` }
    : { en: `Unexpected link to \`${url}\`, which no heading has, expected the fragment of a heading`, fr: `Lien inattendu vers \`${url}\`, qu’aucun titre ne porte, fragment d’un titre attendu` }) };
}
