/** Table: the markup of the wikis whose sources people keep as text, and what tells each; a page is of the one that has its signs. */

/** How a stretch of a line is set; group 1 is what a reader sees of it; of a link, group 2, and group 1 is where it leads. */
export interface InlineMark {
  readonly as: 'code' | 'strong' | 'plain' | 'link';
  readonly pattern: RegExp;
  /** What keeps its inside from being read as markup, and is not shown. */
  readonly without?: string;
}

export interface Wiki {
  readonly name: 'jira' | 'textile' | 'dokuwiki' | 'mediawiki' | 'tagged';
  /** A heading by its own marks, where plain text has no such: `level` of the marks (group 1). */
  readonly heading: { readonly pattern: RegExp; readonly level: (marks: string) => number } | null;
  /** An item: group 1 is what stands before its text. */
  readonly item: RegExp;
  /** The mark that numbers an item. */
  readonly numbers: string;
  /** The tags (`<pre>` … `</pre>`) between which blocks stand. */
  readonly tags: string;
  /** So many blanks at a line's begin set it as code, and nothing else does. */
  readonly indent: number;
  readonly inline: readonly InlineMark[];
  /** Macros on a line of their own, which only lay a page out. */
  readonly layout: RegExp | null;
  /** Signs that no other text has: one is enough, where a line of the text has `closes`. */
  readonly own: readonly RegExp[];
  readonly closes: RegExp;
  /** What plain text may have as well: a sign together with `headings`. */
  readonly shared: readonly RegExp[];
  readonly headings: (lines: readonly string[]) => boolean;
}

/** Code between backquotes: in every text, whatever its markup. */
export const backquoted: InlineMark = { as: 'code', pattern: /(?<!`)`{1,2}([^`\s](?:[^`]*[^`\s])?)`{1,2}/g };

/** `<code>x</code>`: in a sentence it is code of one line in all that know the tag. */
const taggedCode: InlineMark = { as: 'code', pattern: /<(?:code|tt|kbd|samp|pre|syntaxhighlight|source)(?:\s[^<>]*)?>(?:<nowiki>)?\s*([^<>\s](?:.*?\S)?)\s*(?:<\/nowiki>)?<\/(?:code|tt|kbd|samp|pre|syntaxhighlight|source)>/g };

const wikiLink: InlineMark = { as: 'link', pattern: /\[\[(?:([^[\]|]{1,300})\|)?([^[\]|]{1,300})\]\]/g };

const textileHeading = /^h[1-6]\.\s+\S/;
const hasTextile = (lines: readonly string[]): boolean => lines.some((line) => textileHeading.test(line));
const never = /(?!)/;

/** The marks of the first heading that `=` frames on both sides. */
const firstFramed = (lines: readonly string[]): number => lines.map((line) => /^(={1,6})[^=].*?[^=]\1\s*$/.exec(line)?.[1]?.length ?? 0).find((length) => length > 0) ?? 0;

export const wikis: readonly Wiki[] = [
  // Jira and Confluence: their text formatting notation. `{code}` opens a block in any text (wiki-blocks.ts); the rest needs a heading `h1.`.
  {
    name: 'jira', heading: null, item: /^([*#-]{1,6}\s+)(?=\S)/, numbers: '#', tags: '', indent: 4,
    inline: [{ as: 'code', pattern: /\{\{([^{}\n]{1,300})\}\}/g }],
    layout: /^\s*\{(?:panel|info|note|tip|warning)(?::[^{}]*)?\}\s*$/,
    own: [], closes: never, shared: [textileHeading, /^\s*\{(?:code|noformat|panel|info|note|tip|warning)\b/, /\{\{[^{}>]/], headings: hasTextile,
  },
  // Textile as Redmine has it: the same headings and items; code stands between `@` and in `<pre>`.
  {
    name: 'textile', heading: null, item: /^([*#]{1,6}\s+)(?=\S)/, numbers: '#', tags: 'pre|code', indent: 4,
    inline: [{ as: 'code', pattern: /(?<![\w@])@([^@\s](?:[^@]*[^@\s])?)@(?![\w@])/g }, taggedCode],
    layout: /^\s*\{\{>?toc\}\}\s*$/,
    own: [], closes: never, shared: [textileHeading, /<pre\b[^<>]*>|<\/pre>/, /(?<![\w@])@[a-z.~/][^@\n]*@(?![\w@])/, /^\{\{>?toc\}\}/], headings: hasTextile,
  },
  // DokuWiki: the more `=` the higher the heading, so that a page begins with five or six; items stand two blanks in, `-` numbers them.
  {
    name: 'dokuwiki', heading: { pattern: /^\s*(={2,6})\s*([^=\s].*?)\s*={2,6}\s*$/, level: (marks) => 7 - marks.length },
    item: /^(\s{2,}[*-]\s*)(?=[^\s*-])/, numbers: '-', tags: 'code|file|pre', indent: 2,
    inline: [
      { as: 'code', pattern: /(?<!')''([^\s'](?:.*?[^\s'])?)''(?!')/g, without: '%%' }, taggedCode, { as: 'code', pattern: /%%(.+?)%%/g },
      { as: 'strong', pattern: /\*\*(\S(?:.*?\S)?)\*\*/g }, wikiLink,
    ],
    layout: /^\s*(?:~~[A-Z:]+~~|<\/?WRAP\b[^<>]*>)\s*$/,
    own: [/(?:^|\s)<(?:code|file) [\w.+-][^<>=]*>\s*$/], closes: /<\/(?:code|file)>\s*$/,
    shared: [/<\/?(?:code|file)\b[^<>]*>/, /(?<!')''[^']+''(?!')/, /^ {2,}[*-] ?\S/, /^~~[A-Z]+~~$/, /<WRAP\b/], headings: (lines) => firstFramed(lines) >= 4,
  },
  // MediaWiki: a page begins with two `=`, seldom with one; `#` numbers items, which only its other signs tell from comments and prompts of a root's.
  {
    name: 'mediawiki', heading: { pattern: /^(={1,6})\s*([^=\s].*?)\s*\1\s*$/, level: (marks) => marks.length },
    item: /^([*#]{1,6}:{0,2}\s*)(?=[^\s*#:;!])/, numbers: '#', tags: 'pre|syntaxhighlight|source|code', indent: 1,
    inline: [taggedCode, { as: 'plain', pattern: /<nowiki>(.+?)<\/nowiki>/g }, { as: 'strong', pattern: /'''(\S(?:.*?\S)?)'''/g }, { as: 'plain', pattern: /(?<!')''([^\s'](?:.*?[^\s'])?)''(?!')/g }, wikiLink, { as: 'link', pattern: /\[(https?:[^\s\]]+) ([^\]]+)\]/g }],
    layout: /^\s*(?:__[A-Z]+__|\[\[(?:Category|Catégorie):[^[\]]*\]\])\s*$/,
    own: [/<syntaxhighlight\b[^<>]*>/, /<source lang=[^<>]*>/], closes: /<\/(?:syntaxhighlight|source)>/, shared: [/<\/?(?:pre|code|tt)\b[^<>]*>/, /'''[^']+'''/, /^\[\[(?:Category|Catégorie):/, /^__[A-Z]+__$/], headings: (lines) => { const first = firstFramed(lines); return first > 0 && first < 4; },
  },
];

/** A part of a page, without its headings: blocks between tags of their own lines, and nothing else that is HTML's. Of `#` it says nothing. */
const tagged: Wiki = {
  name: 'tagged', heading: null, item: never, numbers: '', tags: 'pre|code', indent: 4, inline: [taggedCode], layout: null,
  own: [/^<(?:pre|code)>\s*$/], closes: /^<\/(?:pre|code)>\s*$/, shared: [], headings: () => false,
};
const html = /<\/?(?:html|head|body|div|p|span|ul|ol|li|table|tr|td|script|style|h[1-6])(?:\s[^<>]*)?>/i;

/** Blocks of Trac, MoinMoin and Creole, whose headings and bold words are MediaWiki's and whose lists are not. */
const otherWiki = /^\s*\{\{\{/;
/** A longer line is data. */
const longest = 1000;

/** The wiki that a text is a page of, by its signs: the one with most of them; null for any other text. */
export function wikiOf(given: readonly string[]): Wiki | null {
  const lines = given.filter((line) => line.length < longest);
  if (lines.some((line) => otherWiki.test(line))) return hasTextile(lines) ? (wikis[0] ?? null) : null;
  const some = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  const own = (wiki: Wiki): number => (some(wiki.closes) ? wiki.own.filter(some).length : 0);
  const signs = wikis.map((wiki) => {
    const strong = own(wiki) * 3;
    const headed = wiki.headings(lines);
    return strong + (headed ? 1 : 0) + (headed || strong > 0 ? wiki.shared.filter(some).length : 0);
  });
  const most = Math.max(...signs);
  if (most >= 2) return wikis[signs.indexOf(most)] ?? null;
  return own(tagged) > 0 && !some(html) ? tagged : null;
}
