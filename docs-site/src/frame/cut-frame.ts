/** A sample page as Starlight draws it → a frame: the page with named holes, and the pieces that fill them. Runs when the package is built. */
import { hole, sampleDay } from './holes.ts';
import type { Contents, Frame, Piece } from './frame.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** @param html a page drawn with the samples of holes.ts. Throws where Starlight's markup is not what it was: its version is pinned. */
export function cutFrame(html: string): Frame {
  const at = (text: string, from = 0): number => {
    const found = html.indexOf(text, from);
    if (found < 0) throw new Error(`Starlight's page has no ${text}`);
    return found;
  };
  /** The element around a place, whose own name is not inside it. */
  const around = (open: string, mark: number, close: string): Span => ({ from: html.lastIndexOf(open, mark), to: at(close, mark) + close.length });
  const text = ({ from, to }: Span): string => html.slice(from, to);
  const linkOf = (name: string): Piece => pieceOf(text(around('<li', at(hole(`${name}Label`)), '</li>')), { [hole(`${name}Label`)]: 'label', [`/${hole(`${name}Href`)}/`]: 'href', [hole('lang')]: 'lang' });
  const groupOf = (label: string, first: string, last: string): { head: Piece; tail: string; end: number } => {
    const start = html.lastIndexOf('<li', at(hole(label)));
    const lastEnd = at('</li>', at(hole(`${last}Label`))) + 5;
    const end = at('</li>', lastEnd) + 5;
    return { head: pieceOf(html.slice(start, html.lastIndexOf('<li', at(hole(`${first}Label`)))).replace(/data-index="\d+"/, 'data-index="\u0001index\u0001"'), { [hole(label)]: 'label' }), tail: html.slice(lastEnd, end), end };
  };
  const open = groupOf('openLabel', 'nested', 'foreign');
  const closed = groupOf('closedLabel', 'last', 'last');
  const cuts: (Span & { readonly name: string })[] = [{ from: around('<li', at(hole('topLabel')), '</li>').from, to: closed.end, name: 'sidebar' }];

  const contents = (from: number, name: string): Contents => {
    const leaf = around('<li', at(hole('leafText'), from), '</li>');
    const child = around('<li', at(hole('childText'), from), '</li>');
    const parentAt = at(hole('parentText'), from);
    const first = around('<li', at('href="#_top"', html.lastIndexOf('<ul', parentAt)), '</li>');
    const listOpen = html.lastIndexOf('<ul', child.from);
    const listClose = at('</ul>', child.to) + '</ul>'.length;
    cuts.push({ from: first.from, to: leaf.to, name });
    const entry = (span: Span, kind: string): Piece => pieceOf(text(span).replace(/\s*<\/li>$/, ''), { [hole(`${kind}Slug`)]: 'slug', [hole(`${kind}Text`)]: 'text' });
    return {
      entry: entry(leaf, 'leaf'), nested: entry(child, 'child'), open: html.slice(listOpen, child.from), close: html.slice(child.to, listClose), end: '</li>',
      overview: /<span[^>]*>([^<]*)<\/span>/.exec(text(first))?.[1] ?? '',
    };
  };
  const hasContents = html.includes(hole('leafText'));
  const mobile = hasContents ? contents(0, 'mobileContents') : null;
  const wide = hasContents ? contents(cuts.at(-1)?.to ?? 0, 'contents') : null;

  const turn = (name: 'prev' | 'next'): Piece => {
    const span = around('<a', at(hole(`${name}Label`)), '</a>');
    cuts.push({ ...span, name });
    return pieceOf(text(span), { [hole(`${name}Label`)]: 'label', [`/${hole(`${name}Href`)}/`]: 'href' });
  };
  const prev = turn('prev');
  const next = turn('next');
  const day = around('<p', at(`datetime="${sampleDay}`), '</p>');
  cuts.push({ ...day, name: 'changed' });
  let page = '';
  let end = 0;
  for (const { from, to, name } of cuts.toSorted((a, b) => a.from - b.from)) {
    if (from < end) throw new Error(`Starlight's page has ${name} inside another part`);
    page += `${html.slice(end, from)}\u0001${name}\u0001`;
    end = to;
  }
  return {
    page: pieceOf(page + html.slice(end), Object.fromEntries(['title', 'heading', 'description', 'site', 'content'].map((name) => [hole(name), name]))).join('\u0001'),
    links: { top: linkOf('top'), topCurrent: linkOf('topCurrent'), nested: linkOf('nested'), nestedCurrent: linkOf('nestedCurrent'), foreign: linkOf('foreign') },
    open: open.head, closed: closed.head, groupEnd: open.tail, mobileContents: mobile, contents: wide, prev, next,
    changed: text(day).replace(/datetime="[^"]*"/, 'datetime="\u0001iso\u0001"').replace(/(<time[^>]*>)[^<]*/, '$1\u0001day\u0001').split('\u0001'),
  };
}

/** Cut at its holes: text, a hole's name, text, … */
function pieceOf(html: string, names: Readonly<Record<string, string>>): Piece {
  let marked = html;
  for (const [word, name] of Object.entries(names)) marked = marked.replaceAll(word, `\u0001${name}\u0001`);
  if (/rb0\w+0br/.test(marked)) throw new Error(`A hole is left in Starlight's page: ${/rb0\w+0br/.exec(marked)?.[0]}`);
  return marked.split('\u0001');
}
