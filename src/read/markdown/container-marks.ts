/** Table: lines that open or close an admonition, a tab or a fold in the dialects of Markdown, none of which CommonMark knows. */
import { admonitionOf } from '../admonitions.ts';

export interface Opening {
  readonly kind: 'open';
  /** What closes it: a number of colons or slashes, an end tag or a shortcode of that name; `indent` by indentation, `next` by the next of its kind. */
  readonly by: 'colons' | 'slashes' | 'tag' | 'shortcode' | 'indent' | 'next';
  readonly name: string;
  readonly size: number;
  readonly admonition: string | null;
  readonly tab: string | null;
  /** A title that is no more than a reader's text (an admonition's). */
  readonly title: string | null;
}

export type Mark =
  | Opening
  | { readonly kind: 'close'; readonly by: 'colons' | 'slashes' | 'tag' | 'shortcode'; readonly name: string; readonly size: number }
  /** A tag that says what its container is called: `<summary>`. */
  | { readonly kind: 'label'; readonly text: string }
  /** Furniture of a site generator: an import, an include, a table of contents. */
  | { readonly kind: 'furniture' };

const tabWords = /^(?:tab|tabs|tab-item|tab-set|tabitem|tabpanel|tabpane|details|expand|collapse|code-group|code-tabs|dropdown|expander|accordion)$/i;
/** Of these the ones that only hide what they hold. */
export const folds = /^(?:details|expand|expander|collapse|dropdown|accordion)$/i;

function label(text: string): string {
  // What a reader sees goes before what the page's code calls it.
  for (const names of ['label|title|header|summary|tabName', 'name|value']) {
    const quoted = new RegExp(`\\b(?:${names})\\s*=\\s*\\{?\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>}]+))`).exec(text);
    if (quoted) return (quoted[1] ?? quoted[2] ?? quoted[3] ?? '').trim();
  }
  const bare = text.replace(/\{[^}]*\}/g, '').trim();
  return /^(["'])(.*)\1$/.exec(bare)?.[2] ?? bare.replace(/^\[(.*)\]$/, '$1');
}

function opening(by: Opening['by'], name: string, size: number, rest: string): Opening {
  const isTab = tabWords.test(name);
  const typed = /\b(?:type|style|kind|variant|intent|color)\s*=\s*\{?["']?([\w-]+)/.exec(rest);
  const admonition = isTab ? null : (admonitionOf(typed?.[1] ?? '') ?? admonitionOf(name));
  const said = label(rest);
  return { kind: 'open', by, name: name.toLowerCase(), size, admonition, tab: isTab && said ? said : null, title: !isTab && admonition && said && (by === 'colons' || by === 'slashes' || by === 'indent' || /\btitle\s*=/.test(rest)) ? said : null };
}

/** `:::warning Title`, `::: tip`, `:::{note}`, `::::{tab-item} Linux`, `:::` (Docusaurus, VuePress, MyST, Pandoc). */
function colons(line: string): Mark | null {
  const match = /^(:{3,})\s*(?:\{?\.?([A-Za-z][\w-]*)\}?(.*))?$/.exec(line);
  if (!match) return null;
  const size = match[1]?.length ?? 3;
  if (match[2] === undefined) return { kind: 'close', by: 'colons', name: '', size };
  return opening('colons', match[2], size, (match[3] ?? '').trim());
}

/** `/// tab | Linux`, `/// warning | Title`, `///` (PyMdown's blocks). */
function slashes(line: string): Mark | null {
  const match = /^(\/{3,})(?:\s+([a-z][\w-]*)(?:\s*\|\s*(.*))?)?$/.exec(line);
  if (!match) return null;
  const size = match[1]?.length ?? 3;
  if (match[2] === undefined) return { kind: 'close', by: 'slashes', name: '', size };
  const known = opening('slashes', match[2], size, match[3] ?? '');
  return known.admonition || known.tab ? known : null;
}

/** `!!! note "Title"`, `??? tip`, `=== "Linux"` (MkDocs Material, Python-Markdown). */
function indented(line: string): Mark | null {
  const match = /^(!!!|\?\?\?\+?)\s+([A-Za-z][\w-]*)(?:\s+[\w-]+)*\s*("[^"]*")?\s*$/.exec(line);
  if (match) {
    const known = opening('indent', match[2] ?? '', 4, match[3] ?? '');
    return known.admonition || known.tab ? known : { ...known, admonition: 'note' };
  }
  const tab = /^===[!+]?\s+"([^"]+)"\s*$/.exec(line);
  return tab ? { kind: 'open', by: 'indent', name: 'tab', size: 4, admonition: null, tab: tab[1] ?? '', title: null } : null;
}

/** `@tab npm` (VuePress), `== npm` (VitePress plugins), MDX's imports, exports and comments. */
function odd(line: string): Mark | null {
  const tab = /^@tab(?::active)?\s+(.+)$/.exec(line);
  if (tab) return { kind: 'open', by: 'next', name: '@tab', size: 0, admonition: null, tab: (tab[1] ?? '').trim(), title: null };
  if (/^import\s+(?:[\w*${}\s,]+\s+from\s+)?(['"])[^'"]+\1;?$/.test(line) || /^export\s+(?:const|default)\b.*[;}]$/.test(line)) return { kind: 'furniture' };
  if (/^\{\/\*.*\*\/\}$/.test(line) || /^\[\[?_?TOC_?\]?\]$/i.test(line)) return { kind: 'furniture' };
  return null;
}

/** `{% hint style="warning" %}`, `{{< tab "Linux" >}}`, `{{% notice tip %}}` (GitBook, Hugo, Jekyll); code is read by its own rule. */
function shortcode(line: string): Mark | null {
  const match = /^\{%-?\s*([\w-]+)(.*?)-?%\}$/.exec(line) ?? /^\{\{[<%]\s*(\/?\s*[\w-]+)(.*?)\/?[>%]\}\}$/.exec(line);
  if (!match) return null;
  const written = (match[1] ?? '').replace(/\s/g, '');
  const rest = (match[2] ?? '').trim();
  if (/^(?:end|\/)/.test(written)) return { kind: 'close', by: 'shortcode', name: written.replace(/^(?:end|\/)/, '').toLowerCase(), size: 0 };
  const first = /^["']?([\w-]+)["']?/.exec(rest)?.[1] ?? '';
  const known = opening('shortcode', written, 0, rest);
  if (known.tab ?? known.admonition) return known;
  if (/^(?:hint|notice|alert|admonition|callout|blocks?|panel|pageinfo)$/i.test(written)) return { ...known, admonition: admonitionOf(first) ?? 'note' };
  return tabWords.test(written) || /^(?:steps?|stepper|raw|capture|columns?)$/i.test(written) ? known : { kind: 'furniture' };
}

const transparent = /^(?:details|summary|div|section|article|center|span|font|blockquote)$/i;
const jsxName = /^[A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)?$/;

/** Lines of nothing but tags that hold Markdown: `<details><summary>…</summary>`, `<TabItem value="x">`, `</div>`. */
export function tagMarks(line: string): readonly Mark[] | null {
  if (!line.startsWith('<') || !line.endsWith('>') || line.startsWith('<!--')) return null;
  const marks: Mark[] = [];
  let rest = line;
  while (rest) {
    const summary = /^<summary\b[^>]*>(.*?)<\/summary>\s*/i.exec(rest);
    if (summary) {
      marks.push({ kind: 'label', text: (summary[1] ?? '').replace(/<[^>]*>/g, '').trim() });
      rest = rest.slice(summary[0].length);
      continue;
    }
    const tag = /^<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'>]+))?|\s+\{[^}]*\})*)\s*(\/?)>\s*/.exec(rest);
    const name = tag?.[2] ?? '';
    if (!tag || !(transparent.test(name) || jsxName.test(name))) return null;
    rest = rest.slice(tag[0].length);
    if (tag[4]) marks.push({ kind: 'furniture' });
    else if (tag[1]) marks.push({ kind: 'close', by: 'tag', name: name.toLowerCase(), size: 0 });
    else marks.push(jsxName.test(name) || /^details$/i.test(name) ? opening('tag', name, 0, tag[3] ?? '') : { ...opening('tag', name, 0, ''), ...divKind(tag[3] ?? '') });
  }
  return marks;
}

/** `<div class="alert alert-warning">`, `<div class="tab" …>`: what the class says. */
function divKind(attributes: string): { admonition: string | null } {
  const words = /\bclass(?:Name)?\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1]?.split(/[\s-]+/) ?? [];
  return { admonition: words.map(admonitionOf).find((name) => name !== null) ?? null };
}

/** What a line's own mark says, tags aside; null for a line of text. The line comes trimmed. */
export function lineMark(line: string): Mark | null {
  switch (line.charCodeAt(0)) {
    case 0x3a: return colons(line);
    case 0x2f: return slashes(line);
    case 0x21: case 0x3f: case 0x3d: return indented(line);
    case 0x7b: return line.startsWith('{/*') ? odd(line) : shortcode(line);
    case 0x40: case 0x5b: case 0x69: case 0x65: return odd(line);
    default: return null;
  }
}
