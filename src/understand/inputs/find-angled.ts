/** Finds placeholders in angle brackets: `<x>`, `<<x>>`, `< two words >`, one broken over two lines. */
import { allMatches } from '../../model/all-matches.ts';
import { isMarkup } from '../../shell/bind/markup.ts';
import { angledPlaceholders } from '../../shell/mask.ts';
import { candidateAt, isLive } from './candidate.ts';
import type { Finder } from './candidate.ts';

/** `SELECT count(*) FROM <table>`: a statement has no element of HTML. */
const inStatement = /\b(?:FROM|INTO|TABLE|UPDATE|JOIN|DATABASE|USER|ROLE|SCHEMA)\s+["`]?$/i;

/** `<x>` and `<<x>>`: 97% are to be replaced (notes on the corpus); the rest is HTML, generics and addresses in quotes. */
export const findAngled: Finder = (code) => [...angledPlaceholders(code.source), ...spacedPlaceholders(code.scan), ...brokenPlaceholders(code.scan)].flatMap(({ start, end }) => {
  const written = code.source.slice(start, end);
  const inner = written.replace(/^<+|>+$/g, '').trim();
  const quoted = code.zones[start] !== 'plain';
  // job/nightly-<...>: what a name ends in
  if (/^(?:\.{3}|…)$/.test(inner) && /[\w-]/.test(code.source[start - 1] ?? '') && isLive(code, start, end)) return [candidateAt(code, start, end, 'angle brackets', { words: `${/[A-Za-z][\w-]*$/.exec(code.source.slice(Math.max(0, start - 60), start))?.[0] ?? ''} suffix` })];
  if (!isLive(code, start, end) || !/[\p{L}\p{N}]/u.test(inner)) return [];
  if ((quoted || !code.shell) && isMarkup(inner, code.source) && !inStatement.test(code.source.slice(Math.max(0, start - 20), start))) return [];
  // an element looked for in a page
  if (quoted && /^(?:url|urlset|loc|rss|item|entry|channel|feed|xml|root)$/.test(inner) && /\b(?:grep|sed|awk|rg|ack)\b[^|\n]*$/.test(code.source.slice(Math.max(0, start - 200), start).split('\n').at(-1) ?? '')) return [];
  // a mail address, as in "Name <me@host.org>"; an address to fill in is found by its domain
  if ((quoted || !code.shell) && /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(inner) && !/exampl/i.test(inner)) return [];
  if (!code.shell && /#\s*include\s*$/.test(code.source.slice(Math.max(0, start - 20), start))) return [];
  // a type's parameters: <T extends Shop>, template <typename T>
  if (!code.shell && /^(?:[A-Z]\w*\s+extends\s|(?:typename|class)\s+[A-Z])/.test(inner)) return [];
  if (/^[A-Z]\w*(?:, ?[A-Z]\w*)*$/.test(inner) && /\w/.test(code.source[start - 1] ?? '') && !code.shell) return [];
  return [candidateAt(code, start, end, 'angle brackets', { words: inner })];
});

/** `< name >` at the end of a line, or with several words in it; `< in > out` is two redirections. */
function spacedPlaceholders(source: string): { readonly start: number; readonly end: number }[] {
  return allMatches(source, /<[ \t]+\p{L}[^<>\n|;&]*[ \t]+>(?=[ \t]*(?:$|\\$|["']))|<[ \t]+\p{L}[\p{L}\p{N}_-]*[ \t]+\p{L}[^<>\n|;&]*[ \t]+>|(?<![\w$])<\d+[ -]?\p{L}[^<>\n|;&()]*[\p{L}\p{N}]>/gmu).map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

/** `<the name` at the end of a line and `of the server>` on the next: words alone, so that `cmd <in` with `next >out` below stays two commands. */
function brokenPlaceholders(source: string): { readonly start: number; readonly end: number }[] {
  return allMatches(source, /(?<![<\w$)])<(?=\p{L})[\p{L}\p{N} \t_.,'’/()-]{1,80}(?:\n[ \t]*[\p{L}\p{N}_.,'’/()-][\p{L}\p{N} \t_.,'’/()-]{0,80}){1,2}(?<=[\p{L}\p{N}).])>(?=$|[\s"'`/,;:)])/gmu).map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
