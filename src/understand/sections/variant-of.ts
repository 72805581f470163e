/** Reads a heading or a label as one of several variants: which word names it, and what is said beside it. */
import { byText } from '../../model/by-text.ts';
import { shortened } from '../../words/fit.ts';
import { variantWordsIn } from './environment-words.ts';
import type { VariantKind, VariantWord } from './environment-words.ts';

export interface Variant {
  readonly kind: VariantKind | 'option' | 'unnamed';
  /** One key for all spellings; several names in one ("Debian and Ubuntu") are joined by `+`, what does without one has a `-` before it. */
  readonly key: string;
  /** The heading's own word, as it is offered. */
  readonly label: string;
  /** The heading, where it is numbered and the label one word of it. */
  readonly whole?: string;
  /** What stands beside it, lower case, connecting words off: has to be the same in all variants of one choice. */
  readonly rest: string;
  /** Said with a word that makes it a way ("with", "via"): a bare name may be a thing to look after. */
  readonly asWay?: boolean;
}

const numerals = 'first|second|third|fourth|1st|2nd|3rd|4th|premi[eè]re?|deuxi[eè]me|seconde?|troisi[eè]me|quatri[eè]me';
const ways = 'option|mode|method|alternative|way|path|approach|variant|case|scenario|m[eé]thode|variante|possibilit[eé]|solution|cas|sc[eé]nario|fa[cç]on|mani[eè]re|voie';
/** `Option 2`, `Method B`, `Cas 1`, `Première méthode`: whatever follows names it. */
const numbered = new RegExp(`^\\W*(?:(?:${ways})\\s*(?:n°\\s*)?([0-9]+|[A-Z])\\b|(${numerals}) (?:${ways})\\b)\\s*[:.)–—-]*\\s*`, 'iu');
/** `With our script`, `Via rsync`: a way, whatever is named. Few words: a longer heading says more than that. */
const byWay = /^(with|via|avec|par|without|sans) (?!(?:the following|les? suivante?s?)(?![\p{L}]))(?:(?:the|an?|our|your|le|la|les|un|une|notre|votre) )?([\p{L}\p{N}._/-]+(?: [\p{L}\p{N}._/-]+){0,2})$/iu;
const withWord = /\b(?:with|using|via|avec|par|en utilisant|[àa] l['’]aide d)(?!\p{L})/iu;
const without = /(?:without|sans|no)(?: (?:the|an?|any|le|la|les|l['’]))?\s*$/iu;
const connecting = /\b(?:on|in|for|with|using|via|from|to|the|an?|your|under|of|and|or|en|sur|sous|avec|pour|dans|depuis|par|l[ae]|les|une?|du|de|d|l|et|ou|environments?|environnements?|systems?|syst[eè]mes?|based|compatible|family|derivatives?|like|similar|d[eé]riv[eé]e?s?|users?|mode|servers?|serveurs?|clusters?|run|execute|use|type|lancer|lancez|ex[eé]cuter|ex[eé]cutez|taper|tapez|only|uniquement)\b/giu;
/** `Option A: from CI`: the number alone tells whoever chooses nothing; so many letters of what it says are offered. */
const longestLabel = 60;
const asWritten = (text: string): string => text.replace(place, '').replace(/[\p{Extended_Pictographic}\uFE0F*`#]+/gu, ' ').replace(/\s+/g, ' ').replace(/[\s:.–—-]+$/u, '').trim();
/** Kinds of which a heading may name several that are treated alike. */
const several: ReadonlySet<Variant['kind']> = new Set(['system', 'cloud', 'packages', 'step']);

/** `6.2 Option A`, `3. Debian`, `b) Debian`: where the heading stands among the others says nothing of it. */
const place = /^\s*(?:\d+(?:\.\d+)+[.)]?|(?:\d+|[A-Za-z])[.)])\s+(?=\p{L})/u;

/** `Quick start (Debian)`: the family whose name stands in brackets behind what is done; environments are stations of one way. */
const inBrackets: ReadonlySet<Variant['kind']> = new Set(['system', 'cloud', 'packages', 'tool', 'architecture', 'server', 'database', 'way']);

/** The variant that a short text names; null where it names none, or more than one that are not one inside the other or one of a kind. */
export const variantOf = byText((text: string): Variant | null => {
  const plain = text.replace(place, '').replace(/\([^)]*\)/g, ' ').replace(/:[a-z][a-z0-9_-]*:/g, ' ').replace(/(?<=\p{L})\/(?=\p{L})/gu, ' / ').replace(/-(?:like|based|compatible)(?!\p{L})/giu, ' ').replace(/[\p{Extended_Pictographic}\uFE0F*`:#]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ').replace(/\s+/g, ' ').trim();
  const option = numbered.exec(plain);
  if (!plain || plain.split(' ').filter((word) => word !== '/').length > (option ? 16 : 8)) return null;
  const after = option ? plain.slice(option[0].length) : plain;
  const rows = variantWordsIn(after);
  const row = option ? rows.find((r) => r.key !== 'local') : rows[0];
  if (option) {
    const [named, said] = [row?.pattern.exec(after)?.[0], shortened(asWritten(text), longestLabel)];
    return { kind: 'option', key: row && named ? row.key : (option[1] ?? option[2] ?? '').toLowerCase(), label: named ?? said, ...(named ? { whole: said } : {}), rest: '' };
  }
  if (!row) return wayOf(plain) ?? bracketed(text, plain);
  const hits = rows.map((r) => ({ r, m: r.pattern.exec(plain) as RegExpExecArray })).toSorted((a, b) => b.m[0].length - a.m[0].length || a.m.index - b.m.index);
  const hit = hits[0] as (typeof hits)[number];
  const outer = hits.filter(({ m }, i) => !hits.slice(0, i).some((h) => m.index >= h.m.index && m.index + m[0].length <= h.m.index + h.m[0].length)).toSorted((a, b) => a.m.index - b.m.index);
  // "Docker on Ubuntu" and "staging and demo" name two things: which of them the choice is about would be a guess.
  if (outer.length > 1 && !listed(plain, outer)) return null;
  const lacks = outer.length === 1 ? without.exec(plain.slice(0, hit.m.index)) : null;
  let rest = lacks ? `${plain.slice(0, lacks.index)} ${plain.slice(hit.m.index)}` : plain;
  for (const r of rows) while (r.pattern.test(rest)) rest = rest.replace(r.pattern, ' ');
  rest = rest.replace(connecting, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
  const [first, last] = [outer[0] as (typeof hits)[number], outer.at(-1) as (typeof hits)[number]];
  return {
    kind: hit.r.kind, key: `${lacks ? '-' : ''}${outer.map(({ r }) => r.key).join('+')}`,
    label: plain.slice(lacks ? lacks.index : first.m.index, last.m.index + last.m[0].length), rest, ...(withWord.test(plain) || lacks ? { asWay: true } : {}),
  };
});

function bracketed(text: string, plain: string): Variant | null {
  const named = plain === '' ? undefined : /\(([^()]{2,30})\)\W*$/u.exec(text)?.[1];
  const variant = named === undefined ? null : variantOf(named);
  return variant?.rest === '' && inBrackets.has(variant.kind) ? { ...variant, rest: plain.toLowerCase(), asWay: true } : null;
}

/** `Debian and Ubuntu`, `EKS / AKS`: names of one kind with nothing but joining words between. */
function listed(plain: string, hits: readonly { readonly r: VariantWord; readonly m: RegExpExecArray }[]): boolean {
  const kind = hits[0]?.r.kind;
  return kind !== undefined && several.has(kind) && hits.every(({ r, m }, i) => {
    const before = hits[i - 1]?.m;
    return r.kind === kind && (before === undefined || /^\s*(?:[,/&|+-]|and|or|et|ou)?\s*(?:and|or|et|ou)?\s*$/i.test(plain.slice(before.index + before[0].length, m.index)));
  });
}

function wayOf(plain: string): Variant | null {
  const way = byWay.exec(plain);
  if (!way) return null;
  const lacks = /^(?:without|sans)$/i.test(way[1] as string);
  return { kind: 'tool', key: `${lacks ? '-' : ''}${(way[2] as string).toLowerCase()}`, label: lacks ? plain : way[2] as string, rest: '', asWay: true };
}

/** `Install from the archive`, `Run using the wrapper`: what is done, and the way. Versions are stations of one way; one works with what one looks after. */
const byLaterWay = /^(?!working|travailler)(\p{L}[^,;:]*?)\s+(?:from|via|using|through|with|depuis|en utilisant|avec|à partir d(?:e|u|es))\s+(?!v?\d|versions?\b|scratch\b)(?:(?:the|an?|our|your|le|la|les|un|une|notre|votre) )?(\p{L}.*)$/iu;

/** A heading as a way to do what stands before its "from", "via" or "using"; for headings of which no table knows the words. */
export function laterWayOf(text: string): Variant | null {
  const plain = text.replace(/\([^)]*\)/g, ' ').replace(/[*`#]+/g, ' ').replace(/\s+/g, ' ').trim();
  const [, done, way] = plain.split(' ').length <= 8 ? byLaterWay.exec(plain) ?? [] : [];
  return done === undefined || way === undefined ? null : { kind: 'way', key: way.toLowerCase(), label: way, rest: plainVerb(done.toLowerCase()), asWay: true };
}

/** "Deployment via …" beside "Deploy from …": one thing is done in both. */
export const plainVerb = (done: string): string => done.replace(/(?<!\p{L})(?:(deploy|install|upgrad|migrat)(?:ment|ing|ation|ion|er?)|déplo(?:iement|yer))(?!\p{L})/gu, (_, stem) => stem ?? 'deploy');

/** Ways to install or run a thing go together whatever they are: `with Docker` / `with pipenv` / `on Heroku`. */
const loose: ReadonlySet<Variant['kind']> = new Set(['packages', 'tool', 'cloud', 'way', 'option']);

/** "Fedora" beside "Homebrew": who has the one system takes its packages. */
const bySystem: ReadonlySet<Variant['kind']> = new Set(['system', 'packages']);

/** "From source", beside systems: who has none of them. */
const bySystemToo = ({ kind, key }: Variant): boolean => bySystem.has(kind) || key === 'source';

/** Whether two variants can be of one choice: `with Docker` / `without Docker` / `with pipenv`, `Option 1` / `Option 2`. */
export function sameChoice(a: Variant, b: Variant): boolean {
  if (a.kind !== b.kind && !(loose.has(a.kind) && loose.has(b.kind)) && !(a.rest === '' && b.rest === '' && bySystemToo(a) && bySystemToo(b))) return false;
  const keys = a.key.split('+');
  if (a.kind === b.kind && b.key.split('+').some((k) => keys.includes(k))) return false;
  if (a.kind === 'option' || b.kind === 'option') return a.kind === b.kind;
  // "Deploy to staging" and "Deploy to production" are as often two steps of one release as two ways of one: only bare names are a choice.
  if (a.kind === 'environment') return a.rest === '' && b.rest === '';
  const rest = ({ kind, rest: said }: Variant): string => (kind === 'cloud' || kind === 'system' ? said.replace(whatIsDone, '').trim() : said);
  return rest(a) === rest(b);
}

/** "Heroku" beside "AWS deployment": what is done at both, said at one. */
const whatIsDone = /(?<!\p{L})(?:deploy(?:ment|ing)?|install(?:ation|ing)?|set ?up|d[eé]ploiement|mise en place|instructions?|guide)(?!\p{L})/gu;

interface Seen {
  readonly variant: Variant;
  /** The heading or label that it stands in. */
  readonly seen: string;
}

/** Whether two groups have a number in common that stands for two things: "Option 1: Restart it" and, further on, "Option 1: Raise the limit". */
export function numberedApart(one: readonly Seen[], other: readonly Seen[]): boolean {
  const told = ({ seen, variant }: Seen): string => (variant.kind === 'option' && /^(?:\d+|[a-z])$/.test(variant.key) ? seen.replace(place, '').replace(numbered, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase() : '');
  return one.some((a) => other.some((b) => a.variant.key === b.variant.key && told(a) !== '' && told(b) !== '' && told(a) !== told(b)));
}
