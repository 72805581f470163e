/** Finds commands of which the text says "either … or": blocks with an "or" before the second, inline commands of one sentence, lists of ways. */
import type { Piece, Prose } from '../../model/document.ts';
import type { Readings, SpanReading } from '../reading.ts';
import { ledPieces } from './led-pieces.ts';
import { orElseWords, orWords } from './or-words.ts';
import type { Variant } from './variant-of.ts';

/** A paragraph between two blocks that says no more than "or". */
const orAlone = new RegExp(`^\\W*(?:${orElseWords}|either)\\W*$`, 'i');
/** One that opens with it and leads to a block: "Or apply them one by one:". What has a purpose of its own ("Or, to see …") is optional. */
const orLeads = new RegExp(`^\\W*${orWords}(?![\\p{L}-])(?!,? (?:not|so|to|non|pas|pour|plutôt que)(?!\\p{L}))[^\\n]{0,160}[:：)]\\s*$`, 'iu');
/** The same in so few words that no colon closes it: "Or for the yard". */
const orFor = /^\W*(?:or|ou(?: bien)?),? (?:for|on|with|under|pour|sur|sous|avec)\s(?!(?:more|further|details?|example|plus|the|your|la|le|votre)(?!\p{L}))[^.!?:\n]{2,40}$/iu;
/** One that says behind the block above it what that is for, and goes on: "for halls of brick, or". */
const orCloses = /^(?:[^.!?:\n]|\.(?=\S)){2,80}[,;]\s(?:or|ou(?: bien)?)(?:,? (?:with|by|via|using|run|use|avec|par|en utilisant))?\W*$/iu;
/** The last sentence of a paragraph that offers the same by another tool: "Equivalent without the playbook:". */
const equivalentLeads = /(?:^|[.!?]\s+)\W*(?:the |l['’])?(?:equivalent|[ée]quivalente?s?)(?!\p{L})(?! (?:of|to|à|de) (?:this|that|the|ce|cette|la|le))[^.\n]{0,80}[:：]\s*$/iu;
/** One that opens with it and has the other command in it. */
const orOpens = new RegExp(`^\\W*${orWords}(?![\\p{L}-])`, 'iu');

/** Whether a paragraph between two blocks only joins them as two ways: when the one is done says when the other is. */
export const joinsWays = (text: string): boolean => orAlone.test(text) || orCloses.test(text);

/** Whether a text says behind the block above it what that is for: "if you have gas, or with:" before the other way, "if you have oil." behind it. */
export function saysOfTheBlockAbove(pieces: readonly Piece[], index: number): boolean {
  const [piece, above, before] = [pieces[index], pieces[index - 1], pieces[index - 2]];
  if (piece?.kind !== 'prose' || above?.kind !== 'block' || !/^(?:if|when|on|for|si|sur|pour|avec)\s/u.test(piece.text)) return false;
  return orCloses.test(piece.text) || (before?.kind === 'prose' && orCloses.test(before.text) && !/[,:：]/.test(piece.text));
}

export interface Either {
  readonly variant: Variant;
  readonly pieces: readonly number[];
  readonly line: number;
  readonly seen: string;
  readonly span?: SpanReading;
}

/** @param active indices of the pieces that have something to run */
export function eitherBlocks(pieces: readonly Piece[], readings: Readings, active: ReadonlySet<number>): Either[][] {
  const groups: number[][] = [];
  for (let i = 1; i < pieces.length; i++) {
    const or = pieces[i] as Piece;
    // "- `a`" and, as the next item, "- or use `b`"
    const besideItem = isItem(or) && isItem(pieces[i - 1]) && (or as Prose).around.depth === (pieces[i - 1] as Prose).around.depth;
    if (or.kind !== 'prose' || !(pieces[i - 1]?.kind === 'block' || besideItem) || !active.has(i - 1)) continue;
    const leads = (orAlone.test(or.text) || orLeads.test(or.text) || orFor.test(or.text.trim()) || orCloses.test(or.text) || equivalentLeads.test(or.text)) && pieces[i + 1]?.kind === 'block' && active.has(i + 1) && !active.has(i);
    const other = leads ? i + 1 : active.has(i) && orOpens.test(or.text) ? i : null;
    if (other === null) continue;
    const last = groups.at(-1);
    if (last?.at(-1) === i - 1) last.push(other);
    else groups.push([i - 1, other]);
  }
  const commands = new Map<number, readonly string[]>([...readings.blocks.map((b): [number, readonly string[]] => [b.index, b.commands.length ? b.commands : b.source.split('\n')]), ...readings.spans.filter((s) => s.role === 'run').map((s): [number, readonly string[]] => [s.index, [s.source]])]);
  return groups.map((group) => {
    const all = group.map((index) => (commands.get(index) ?? []).map((c) => c.split('\n')[0]?.trim() ?? ''));
    // They are told apart by the first line that is not in all of them.
    const firsts = all.map((lines) => lines.find((line) => line !== '' && !all.every((other) => other.includes(line))) ?? lines[0] ?? '');
    const short = firsts.map((line) => line.slice(0, 60));
    // Long lines that begin alike are told apart by their ends.
    const labels = new Set(short).size === short.length ? short : firsts.map((line) => (line.length > 60 ? `…${line.slice(-59)}` : line));
    return group.map((index, n): Either => ({ variant: option(labels[n] as string), pieces: [index], line: pieces[index]?.place.line ?? 0, seen: labels[n] as string }));
  }).filter(apart);
}

/** What stands between two inline commands of which one is run: `a` or `b`, `a` (or `b` on a Mac), `a` ou bien `b`. */
const orBetween = /^[\s,(]*(?:or|ou)(?![\p{L}-])[^.;:!?`\n]{0,40}$|^\s*\/\s*$/iu;

/** "Example using `ufw`: `a`", and on the next line "Example using `iptables`: `b`": lines of one text that open alike, with a way each. */
const opensWay = /^\W*((?:for )?examples?|exemples?|e\.g\.|(?:if you (?:use|have)|si vous (?:utilisez|avez))|with|using|avec|en utilisant|via)(?!\p{L})[^\n]{1,60}[:：]\s*$/iu;
function sameWordsAgain({ prose, spans }: SpanReading, between: string): boolean {
  const line = /^[^\S\n]*[.;,]?\s*\n([^\n]*)$/.exec(between)?.[1];
  const opens = line === undefined ? undefined : opensWay.exec(line)?.[1];
  const before = prose.text.slice(0, spans[0]?.start).split('\n').at(-1) ?? '';
  return opens !== undefined && opensWay.exec(before)?.[1]?.toLowerCase() === opens.toLowerCase();
}

/** Inline commands of one text. */
export function eitherSpans(readings: Readings): Either[][] {
  const groups: Either[][] = [];
  const run = readings.spans.filter((s) => s.role === 'run');
  for (let i = 1; i < run.length; i++) {
    const [one, other] = [run[i - 1] as SpanReading, run[i] as SpanReading];
    if (one.index !== other.index || one.source === other.source) continue;
    const between = one.prose.text.slice(one.spans.at(-1)?.end, other.spans[0]?.start);
    // "`make pull`/`make push`" are two things that one program does, "`npm start`/`yarn start`" are one.
    const [here, there] = [one, other].map(({ source }) => source.split(/\s+/));
    if (/^\s*\/\s*$/.test(between) && here?.[0] === there?.[0] && here?.[1] !== there?.[1]) continue;
    if (!orBetween.test(between) && !sameWordsAgain(one, between)) continue;
    const chain = [one, other];
    // `a`, `b` or `c`
    for (let k = i - 2; k >= 0 && run[k]?.index === one.index; k--) {
      const [before, next] = [run[k] as SpanReading, run[k + 1] as SpanReading];
      if (!/^\s*,\s*$/.test(one.prose.text.slice(before.spans.at(-1)?.end, next.spans[0]?.start))) break;
      chain.unshift(before);
    }
    const open = groups.at(-1);
    const branch = (span: SpanReading): Either => ({ variant: option(span.source.slice(0, 60)), pieces: [], line: span.spans[0]?.place.line ?? one.prose.place.line, seen: span.source, span });
    if (open?.at(-1)?.span === one) open.push(branch(other));
    else groups.push(chain.map(branch));
  }
  return groups.filter(apart);
}

/** "There are three ways to start it:", "Do one of the following:", "Choisissez l'une des méthodes suivantes :". */
const ways = /(?:\byou can (?:choose|pick|select)\b[^.!?]*\b(?:or|between)\b|(?<!\p{L})vous pouvez choisir[^.!?]*(?<!\p{L})(?:ou|entre)(?!\p{L})|\b(?:[2-9]|two|three|four|five|several|different|multiple|various|alternative) (?:different |possible |alternative |supported )?(?:ways|methods|options|possibilities|approaches|alternatives|choices|paths|routes)\b|\b(?:one|either|any) of (?:the |these )(?:following|two|three|ways|methods|options)|\b(?:choose|pick|select) (?:one|your (?:way|method|option))\b|(?<!\p{L})(?:[2-9]|deux|trois|quatre|plusieurs|différentes?) (?:façons|manières|méthodes|options|possibilités|solutions|alternatives|voies|chemins|moyens)(?!\p{L})|^\W*(?:options|méthodes|possibilités|solutions) pour (?:(?:le|la|les|l['’]|y) ?)?\p{L}+(?:er|ir|re)(?!\p{L})|^\W*(?:options|methods|ways) (?:to|for) (?!(?:pass|set|use|add|give|know|the|this)(?!\p{L}))\p{L}|(?<!\p{L})l['’](?:une?) des (?:\p{L}+ ){0,2}(?:suivante?s|deux|trois)|(?<!\p{L})au choix(?!\p{L}))[^.!?]*[:：]\s*$/iu;
/** "Do ONE of these two", "Use one of the following commands", without a colon as well. */
const chooses = /(?:^|[.!?]\s+)\W*(?:please )?(?:choose|pick|select|use|follow|run|execute|veuillez |choisir|choisissez|utilise[rz]|suivre|suivez|ex[eé]cute[rz]) ?(?:choisir |utiliser |only |exactly )?(?:(?:any )?one of (?:the|these)(?: (?:two|three|four|following))? (?:[\p{L}-]+ )?(?:ways|methods|options|approaches|alternatives|paths|routes|procedures|commands)|l['’]une? des (?:(?:deux|trois|quatre) )?(?:façons|manières|méthodes|options|possibilités|solutions|approches|voies|procédures|commandes))(?!\p{L})[^.!?]*[.:：]?\W*$/iu;
/** Whether a text says of what stands below it that one of them is done. */
export const saysWays = (piece: Piece | undefined): boolean => piece?.kind === 'prose' && piece.shape !== 'row' && (ways.test(piece.text) || chooses.test(piece.text));
/** A label is the item's own words before its command. */
const longestLabel = 50;

/** Lists whose introduction says that one of the items is done: one has something to run, each something to do (`told`). */
export function eitherItems(pieces: readonly Piece[], active: ReadonlySet<number>, told: ReadonlySet<number>): Either[][] {
  return pieces.flatMap((piece, index): Either[][] => {
    if (piece.kind !== 'prose' || active.has(index) || !saysWays(piece)) return [];
    const led = ledPieces(pieces, index, piece);
    const items = led.filter((i) => isItem(pieces[i]));
    const top = Math.min(...items.map((i) => (pieces[i] as Prose).around.depth));
    const heads = items.filter((i) => (pieces[i] as Prose).around.depth === top);
    const group = heads.map((head, n): Either => {
      const { text, codes, place } = pieces[head] as Prose;
      const label = (text.slice(0, codes[0]?.start ?? text.length).split(/[:：\n]/)[0] as string).replace(/[*_`]/g, '').trim().slice(0, longestLabel).trim() || (codes[0]?.text ?? '').slice(0, longestLabel);
      return { variant: option(label), pieces: led.filter((i) => i >= head && i < (heads[n + 1] ?? Infinity)), line: place.line, seen: label };
    });
    return group.length > 1 && apart(group) && group.some((b) => b.pieces.some((i) => active.has(i))) && group.every((b) => b.pieces.some((i) => told.has(i))) ? [group] : [];
  });
}

/** "Using the lever.", "Via the desk:", "To use a timer, write its file:": what an item does is in its words, and that it is a way. */
const byWay = /^\W*(?:(?:using|via|with|without|en utilisant|avec|sans)(?: [^\s,;:.]+){0,6}\W*(?:\([^()]*\)\W*)?$|(?:to use|pour utiliser) [^,;:.]{2,40}(?=[,;:.]))/iu;

/** Lists of which each item opens with how it is done, and has something to do: of them one is done. */
export function eitherWays(pieces: readonly Piece[], active: ReadonlySet<number>): Either[][] {
  const groups: Either[][] = [];
  for (let at = 0; at < pieces.length; at++) {
    const first = pieces[at];
    if (!isItem(first) || !byWay.test((first as Prose).text.trim())) continue;
    const { depth } = (first as Prose).around;
    const heads: number[] = [];
    let end = at;
    for (; end < pieces.length; end++) {
      const next = pieces[end] as Piece;
      if (next.kind === 'heading' || (next.kind === 'prose' && next.around.depth < depth) || (next.kind === 'block' && next.around.itemLine === null)) break;
      if (isItem(next) && (next as Prose).around.depth === depth) heads.push(end);
    }
    const group = heads.map((head, n): Either => {
      const { text, place } = pieces[head] as Prose;
      const label = (byWay.exec(text.trim())?.[0] ?? '').replace(/[*_`]/g, '').replace(/[\s:.,;]+$/, '').trim().slice(0, longestLabel);
      return { variant: option(label), pieces: Array.from({ length: (heads[n + 1] ?? end) - head }, (_, i) => head + i), line: place.line, seen: label };
    });
    const before = pieces[at - 1];
    const opens = !isItem(before) || (before as Prose).around.depth < depth;
    if (opens && group.length > 1 && apart(group) && group.every((b) => b.pieces.some((i) => active.has(i)))) groups.push(group);
    at = end - 1;
  }
  return groups;
}

/** "There are three ways to light it:", "Deux cas :"; how many they are is in the number. */
const counted = /\b(2|3|4|5|two|three|four|five)\s(?:[\p{L}-]+\s){0,2}?(?:ways|methods|options|possibilities|approaches|alternatives|choices|cases|scenarios|solutions|paths|routes|modes|strategies|topologies|shapes|variants|setups|flavou?rs)\b|(?<!\p{L})(2|3|4|5|deux|trois|quatre|cinq)\s(?:(?:différentes?|autres|principales)\s)?(?:façons|manières|méthodes|options|possibilités|solutions|alternatives|cas|scénarios|approches|voies|modes|stratégies|topologies|variantes)(?!\p{L})|\b(?:be )?(?:done|accomplished|achieved|installed|deployed) (?:in )?(two|three|four) ways\b/iu;
const numbers: Readonly<Record<string, number>> = { two: 2, deux: 2, three: 3, trois: 3, four: 4, quatre: 4, five: 5, cinq: 5 };
/** "The move depends on what the hall is made of." */
const dependsOn = /^[^.:]{3,80}\b(?:depends on (?:how|which|what)|dépend(?:ent)? (?:de la (?:façon|manière)|du mode|du type))\b[^.:]{3,80}[.:]?\s*$/iu;

/** The headings right below a text that says that they are ways, of which one is taken: as many as it counts, or all where it says what that depends on. */
export function eitherHeadings(pieces: readonly Piece[]): Either[][] {
  return pieces.flatMap((piece, index): Either[][] => {
    const first = pieces[index + 1];
    if (piece.kind !== 'prose' || piece.shape !== 'paragraph' || first?.kind !== 'heading') return [];
    const last = piece.text.replace(/\s+/g, ' ').split(/(?<=[.!?])\s+(?=\p{Lu})/u).at(-1) ?? '';
    const [, ...said] = counted.exec(last) ?? [];
    const number = said.find((n) => n !== undefined)?.toLowerCase();
    if (number === undefined && !dependsOn.test(last) && !(bySomething.test(last) && /[:：]\s*$/.test(last))) return [];
    const heads: number[] = [];
    let end = index + 1;
    for (; end < pieces.length; end++) {
      const next = pieces[end];
      if (next?.kind !== 'heading') continue;
      if (next.level < first.level) break;
      if (next.level === first.level) heads.push(end);
    }
    if (heads.length < 2 || (number !== undefined && heads.length !== (numbers[number] ?? Number(number)))) return [];
    const group = heads.map((head, n): Either => {
      const label = (pieces[head] as Extract<Piece, { kind: 'heading' }>).text.replace(/[*_`]/g, '').trim().slice(0, 60).trim();
      const until = heads[n + 1] ?? end;
      return { variant: option(label), pieces: Array.from({ length: until - head - 1 }, (_, i) => head + 1 + i), line: (pieces[head] as Piece).place.line, seen: label };
    });
    return apart(group) ? [group] : [];
  });
}

/** The headings that a text says are ways and lists by their links, wherever they stand: "there are two ways: - [Lever](#lever) …". */
export function eitherLinked(pieces: readonly Piece[]): Either[][] {
  return pieces.flatMap((piece, index): Either[][] => {
    if (!saysWays(piece)) return [];
    const heads: number[] = [];
    for (let i = index + 1; isItem(pieces[i]); i++) heads.push(headLinked(pieces, i, pieces[i] as Prose));
    const group = heads.map((head): Either => {
      const { text, level, place } = (pieces[head] ?? { text: '', level: 0, place: piece.place }) as Extract<Piece, { kind: 'heading' }>;
      const end = pieces.findIndex((p, i) => i > head && p.kind === 'heading' && p.level <= level);
      const label = text.replace(/[*_`]/g, '').trim().slice(0, 60).trim();
      return { variant: option(label), pieces: Array.from({ length: Math.max(0, (end < 0 ? pieces.length : end) - head - 1) }, (_, i) => head + 1 + i), line: place.line, seen: label };
    });
    return group.length > 1 && !heads.includes(-1) && apart(group) ? [group] : [];
  });
}

/** The heading further down that an item opens with a link to, or with the words of; -1 where it does not. */
function headLinked(pieces: readonly Piece[], from: number, { text, links }: Prose): number {
  const [link] = links;
  const words = (said: string): string => said.replace(/[*_`]/g, '').trim().toLowerCase();
  const opens = words(text.split(/[:：—–]/)[0] as string);
  if (link === undefined) return pieces.findIndex((p, i) => i > from && p.kind === 'heading' && words(p.text) === opens);
  const id = link !== undefined && text.trim().startsWith(link.text) ? /#([^#\])]+)$/.exec(link.url)?.[1]?.toLowerCase() : undefined;
  return id === undefined ? -1 : pieces.findIndex((p, i) => i > from && p.kind === 'heading' && p.id.replace(/^_/, '').replaceAll('_', '-') === id.replace(/^_/, '').replaceAll('_', '-'));
}

/** "Depending on who signs it, fetch:", "En fonction du fournisseur, …", "Selon la cible :" */
const bySomething = /(?:^|[.!?]\s+)\W*(?:(?:then|now|puis|ensuite),? )?(?:depending (?:up)?on|according to|en fonction d(?:e|u|es)|selon|suivant)(?!\p{L})[^.!?]{3,200}[.:：]?\s*$/iu;
/** A label is a name, nothing that is told, and nothing that goes on; all of them have one form. */
const name = /^\W*(?!(?:then|next|now|finally|afterwards|puis|ensuite|enfin|maintenant)(?!\p{L}))(?:[^\s.!?,;]+ ?){1,5}$/iu;
const formOf = ({ shape, text, around }: Prose): string => `${shape} ${around.quoted} ${around.admonition} ${around.tab === null} ${/[:：]\s*$/.test(text)}`;

/** Blocks one after the other, below a text that says that one of them is run: "Run one of the following commands:". */
export function eitherBelow(pieces: readonly Piece[], active: ReadonlySet<number>): Either[][] {
  return pieces.flatMap((piece, index): Either[][] => {
    if (active.has(index) || !saysWays(piece)) return [];
    const group: Either[] = [];
    for (let i = index + 1; active.has(i); i += 1) {
      const block = pieces[i];
      if (block?.kind !== 'block') break;
      const said = (block.title ?? block.text.trim().split('\n')[0] ?? '').trim().slice(0, 60);
      group.push({ variant: option(said), pieces: [i], line: block.place.line, seen: said });
    }
    return group.length > 1 && apart(group) ? [group] : [];
  });
}

/** Blocks under a name each, below a text that says that they depend on something: of them one is run. */
export function eitherNamed(pieces: readonly Piece[], active: ReadonlySet<number>): Either[][] {
  return pieces.flatMap((piece, index): Either[][] => {
    if (piece.kind !== 'prose' || piece.shape !== 'paragraph' || active.has(index) || !(bySomething.test(piece.text.replace(/\s+/g, ' ')) || saysWays(piece))) return [];
    const group: Either[] = [];
    for (let i = index + 1; i + 1 < pieces.length; i += 2) {
      const [label, block] = [pieces[i], pieces[i + 1]];
      if (label?.kind !== 'prose' || label.around.itemLine !== null && label.shape !== 'item' || !name.test(label.text.trim()) || formOf(label) !== formOf(pieces[index + 1] as Prose) || block?.kind !== 'block' || !active.has(i + 1)) break;
      const said = label.text.replace(/[*_`:：]/g, '').trim();
      group.push({ variant: option(said), pieces: [i + 1], line: label.place.line, seen: said });
    }
    return group.length > 1 && apart(group) ? [group] : [];
  });
}

const isItem = (piece: Piece | undefined): boolean => piece?.kind === 'prose' && piece.shape === 'item';

export const option = (label: string): Variant => ({ kind: 'option', key: label, label, rest: '' });

const apart = (group: readonly Either[]): boolean => new Set(group.map((b) => b.variant.key)).size === group.length && group.every((b) => b.variant.key !== '');
