/** Finds values that the prose tells to change: "replace X with …", "where X is …", "remplacer X par …". */
import { allMatches } from '../../model/all-matches.ts';
import type { Heading, InlineCode, Prose } from '../../model/document.ts';
import type { Place } from '../../model/place.ts';
import { sieve } from '../../model/sieve.ts';
import { candidateAt, isLive, isNameHere, withoutLongRuns } from './candidate.ts';
import type { Candidate, Code, Facts } from './candidate.ts';
import { environmentNames } from './word-lists.ts';
import { withoutQuotes } from '../../shell/quote.ts';

/** "using alice as the user": here a plain word is a value, too. An order ("use x as the remote") means the word itself. */
const usedAs = /\b(?:(?:using|en utilisant|avec)\s+(?=\S+\s+(?:as|comme)\b)|(?:uses?|utilis\w+|prend|prenons)\s+(?=\S+\s+(?:as an example|comme exemple)\b))(\S+)\s+(?:as|comme)\b/gi;

/** A comment among commands: it speaks of the commands of its own code. */
interface Remark {
  readonly kind: 'remark';
  readonly text: string;
  readonly place: Place;
  readonly codes: readonly Pick<InlineCode, 'text' | 'start' | 'end'>[];
  readonly code: Code;
}

/** Where a value is told of. */
type Told = Prose | Heading | Remark;

/** How values are told of; they stand in the first group. */
const wordings: readonly RegExp[] = [
  usedAs,
  /\b(?:replac(?:e|ing)|substitut(?:e|ing)|chang(?:e|ing)|swap(?:ping)?|adapt(?:ing)?|adjust(?:ing)?)\s+((?:(?!\b(?:with|by|to|for|in)\b)(?:[^.\n]|\.(?=[^\s.]))){1,160}?)\s+(?:with|by|to|for)\b/gi,
  // "replace A with your x and B with your y"
  /\b(?:replac|substitut|chang)\w*\s[^.\n]{1,160}?\s(?:with|by)\s[^.\n]{1,80}?,?\s+and\s+(\S+)\s+(?:with|by)\b/gi,
  /\b(?:where|with)\s+(\S+(?:\s+(?:and|or)\s+\S+)?)\s+(?:is|are|being|stands for|represents|corresponds to)\b(?!\s+(?:already |also |being )?(?:mounted|stored|located|installed|kept|running|defined|created|saved|available|placed|found|configured|enabled|needed|required|used)\b)/gi,
  /\bwhere\s+\S+\s+is\b[^.]{1,80}?\band\s+(\S+)\s+is\s+(?:the|your|an?)\b/gi,
  /(\S+)\s+(?:should|must|needs? to|has to|is to)\s+be\s+(?:replaced|changed|substituted|adapted|set to your)\b/gi,
  /\b(?:remplac(?:er|ez|ant)|substitu(?:er|ez|ant)|chang(?:er|ez|eant)|adapt(?:er|ez|ant))\s+((?:(?!\b(?:par|avec|en)\b)(?:[^.\n]|\.(?=[^\s.]))){1,160}?)\s+(?:par|avec|en fonction|selon|à)(?![\p{L}])/giu,
  /(?<![\p{L}])(?:où|ou|avec)\s+(\S+(?:\s+et\s+\S+)?)\s+(?:est|sont|représente|correspond|désigne)(?![\p{L}])(?!\s+(?:déjà |aussi )?(?:mont|stock|install|situ|conserv|défini|cré|sauvegard|disponible|plac|configur|activ|requis|nécessaire|utilis)\p{L}*)/giu,
  // "X is (only) used as an example", "X sert d'exemple"
  /(\S+)\s+(?:is|are|will be|serves?)\s+(?:only |just |merely )?(?:(?:used|given|meant|taken|shown) )?(?:here )?(?:as )?(?:an? )?examples?\b/giu,
  /(\S+)\s+(?:est|sont|sera|seront|sert|servent|servira)\s+(?:utilisée?s? |donnée?s? |prise?s? )?(?:ici )?(?:comme |d['’]|à titre d['’])exemples?(?![\p{L}])/giu,
  // "adapt X accordingly", "change X as needed"
  /\b(?:adapt|adjust|change|replace)\s+((?:(?!\b(?:with|by|to|for|in|file)\b)(?:[^.\n]|\.(?=[^\s.]))){1,80}?)\s+(?:accordingly|as (?:needed|necessary|appropriate|required|desired)|depending on|if (?:needed|necessary|required)|according to)\b/giu,
  /(?<![\p{L}])(?:adapt|chang|remplac|ajust)(?:er|ez|ant)\s+((?:(?!\b(?:par|avec|en|fichier)\b)(?:[^.\n]|\.(?=[^\s.]))){1,80}?)\s+(?:au besoin|si (?:besoin|nécessaire)|en conséquence|selon)(?![\p{L}])/giu,
  // "in this case X", "dans notre cas X": what it is this time
  /(?:\bin (?:this|our|my|the present) case|(?<!\p{L})dans (?:ce|notre|mon) cas),?:?\s+([^\s,]+)(?=[\s.,;:)]*$)/giu,
  // "a single address X", "for one given user `x`": one of many
  /\b(?:an?|one|any)\s(?:single|given|particular|specific|certain)\s(?:(?:(?:ip|mac) )?(?:address|[\p{L}]{2,14}))\s(\S+)/giu,
  /(?<!\p{L})une?\s(?:(?:seule?|certaine?)\s(?:adresse ip|\p{L}{2,14})|(?:adresse ip|\p{L}{2,14})\s(?:donnée?|particuli(?:er|ère)|précise?))\s(\S+)/giu,
  // "X is the name of your server", "X being your region"
  /(\S+)\s+(?:is|are|being|stands for)\s+(?:the\s+(?:[\p{L}-]+\s+){1,4}of\s+)?your\b/giu,
  /(\S+)\s+(?:est|sont|étant)\s+(?:l[ea']s?\s*(?:[\p{L}-]+\s+){1,4}de\s+)?(?:votre|vos)(?![\p{L}])/giu,
  /(\S+)\s+(?:est|sont|doit être|doivent être)\s+(?:à\s+)?(?:remplac|adapt|modifi|chang)(?:er|é)/giu,
];
const wordingsMaybeIn = sieve(wordings, (wording) => wording, 'told');

/** Wordings that make of the values in their sentence an example. */
const examples = /\b(?:assum(?:e|ing)|suppos(?:e|ing)|let's say|pretend|imagine|in (?:this|our|the following|these) examples?|for example|e\.g\.|for instance)\b|(?<![\p{L}])(?:par exemple|supposons|suppose|dans (?:cet|notre|l['’]) ?exemple|p\. ?ex\.)(?![\p{L}])/iu;

/** "assume that your server is running `systemd`": what it runs is called so for everybody. */
const runsWith = /(?<!\p{L})(?:running|runs|using|uses|installed|utilise|tourne (?:avec|sous))\s+["'`]?$/iu;

/** "a file, such as `x`": the code right behind is one of many. */
const suchAs = /(?<![\p{L}])(?:such as|tels? que|telles? que)\s+["(«]?\s?$/iu;

/** "(e.g. alice)", "(ex : web-1)" in a heading: in its section the word is one of many. */
const oneOfMany = /\((?:e\.g\.|eg\.?|ex\.?|for example|for instance|par exemple|p\. ?ex\.)[\s:,]*[`"'«]?\s?([a-z][\w.-]{2,30}|\d[\w.-]{2,30})\s?[`"'»]?\)/giu;

/** "replace 1.7-SNAPSHOT with 1.8-SNAPSHOT": the new version is this time's. */
const replacedWith = /\b(?:replaced?|chang(?:e|ed)|bump(?:ed)?|updated?)\b[^.!?\n]{0,80}?\s(?:with|by|to)\s+[`"']?(\d+(?:\.\d+)+[-.][A-Za-z][\w.]*)/giu;

/** A file's name. */
const file = /^(?:\S+ ){0,3}["'`«“]?[\w./-]+\.[a-z]{2,5}["'`»”.,;)]*$/i;

/** "`site.key` must be replaced every year": a chore, where nothing is said of what it becomes. */
const chore = /(?:replaced|changed|substituted|adapted|remplac(?:er|é)|chang(?:er|é)|adapt(?:er|é)|modifi(?:er|é))$/iu;
const becomes = /^[^.;!?\n]*(?<!\p{L})(?:with|by|to|your|own|par|avec|selon|en|votre|vos)(?!\p{L})/iu;

/** The sentence so far names a purpose or a case. */
const forPurpose = /(?:^|[.!?]\s+)(?:to (?:use|get|have|install|build)|for|if|when|pour|si|afin d[e'’])(?!\p{L})[^.!?]*$/iu;
const plainWord = /^["'`«“]{0,4}\s?[a-z]+\s?["'`»”]{0,4}[.,;:]?$/;

/** "editing your `conf/hosts` file": what is worked on. */
const named = /^\s?[`"'»”]?\s(?:file|dir|directory|folder)\b/i;

const said = /^(?:it|this|that|them|these|there|which|the|le|la|les|cela|ceci|il|elle|qui|you|your|here|value|values|all|each|valeurs?|ce|ces|cette|l['’].*|d['’].*|so|and|et|or|ou|also|one|following)$/i;

/** Before a list or a table: what its rows begin with is to be put in. A column a language. */
const introduces = /\b(?:where|replace|substitut\w+|placeholders?|fill in|adapt|adjust|(?:following|these) (?:values|parameters|placeholders))\b[^.]{0,80}:?\s*$|(?<![\p{L}])(?:où|remplac\w+|en remplaçant|paramètres?|adapt\w+|valeurs? à|à (?:adapter|remplacer|renseigner))(?![\p{L}])[^.]{0,80}:?\s*$/iu;

/** A row says itself that what it begins with is the reader's. */
const readers = /^\W*(?:(?:is|are|est|sont|=|→|->)\s+)?(?:(?:the|an?|le|la|l['’]|un|une)\s*)?(?:[\p{L}-]+\s+){0,5}(?:your|votre|vos)(?![\p{L}])/iu;

/** The comments of the commands: each run of comment lines, and each comment behind a command, as text. */
function remarksOf(code: Code): Remark[] {
  if (!code.shell || !code.source.includes('#')) return [];
  const remarks: { text: string; line: number; last: number }[] = [];
  let offset = 0;
  for (const [i, line] of code.source.split('\n').entries()) {
    let at = line.indexOf('#');
    while (at >= 0 && code.zones[offset + at] !== 'comment') at = line.indexOf('#', at + 1);
    const whole = at >= 0 && line.slice(0, at).trim() === '';
    const before = remarks.at(-1);
    if (whole && before?.last === i - 1) Object.assign(before, { text: `${before.text}\n${line.slice(at).replace(/^#+\s*/, '')}`, last: i });
    else if (at >= 0) remarks.push({ text: line.slice(at).replace(/^#+\s*/, ''), line: code.line + i, last: whole ? i : -1 });
    offset += line.length + 1;
  }
  return remarks.map(({ text, line }) => ({
    kind: 'remark', text: text.replaceAll('`', ' '), place: { line, endLine: line, column: 1 }, code,
    codes: allMatches(text, /`([^`\n]+)`/g).map((m) => ({ text: m[1] ?? '', start: m.index + 1, end: m.index + 1 + (m[1] ?? '').length })),
  }));
}

/** The values told about, each with the prose that tells. Only what reads as a value: in code, in quotes, or of a shape no word has. */
export function toldValues(facts: Facts): ReadonlyMap<string, Told> {
  const values = new Map<string, Told>();
  let intro: Prose | null = null;
  for (const piece of [...facts.context.document.pieces, ...facts.codes.flatMap(remarksOf)]) {
    if (piece.kind === 'prose') {
      const [first] = piece.codes;
      if (piece.shape === 'paragraph') intro = introduces.test(piece.text) ? piece : null;
      else if (first !== undefined && piece.text.slice(0, first.start).trim() === '' && piece.text.trim() !== first.text && (intro !== null || readers.test(piece.text.slice(first.end, first.end + 120)))) add(values, first.text, piece);
    } else if (piece.kind === 'heading') intro = null;
    if (piece.kind === 'heading') for (const one of allMatches(piece.text, oneOfMany)) add(values, one[1] ?? '', piece);
    if (piece.kind !== 'prose' && piece.kind !== 'remark') continue;
    const text = withoutLongRuns(piece.text).slice(0, 8000);
    for (const sentence of allMatches(text, /[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*/g)) {
      if (!examples.test(sentence[0])) continue;
      for (const code of piece.codes) if (code.start >= sentence.index && code.end <= sentence.index + sentence[0].length && !(/^[a-z]+$/i.test(code.text) && runsWith.test(text.slice(Math.max(0, code.start - 20), code.start)))) add(values, code.text, piece);
    }
    for (const code of piece.codes) if (suchAs.test(piece.text.slice(Math.max(0, code.start - 40), code.start))) add(values, code.text, piece);
    for (const to of allMatches(text, replacedWith)) add(values, (to[1] ?? '').replace(/[.,;:]+$/, ''), piece);
    // a wording goes on over a line's end; offsets stay
    const oneLine = text.replace(/\n/g, ' ');
    for (const wording of wordingsMaybeIn(oneLine)) {
      for (const match of allMatches(oneLine, wording)) {
        const group = match[1] ?? '';
        const start = match.index + match[0].indexOf(group);
        const end = start + group.length;
        // "to use the next branch, replace `main` with `next`": what stands there is right for everybody else
        if (forPurpose.test(oneLine.slice(0, match.index)) && plainWord.test(group.trim()) && plainWord.test(/^\s*\S+/.exec(oneLine.slice(match.index + match[0].length))?.[0].trim() ?? '')) continue;
        // "replace the keys `x` and `y` by yours": what they are called stays
        if (/^(?:the |all |these |les? |la |l['’]|ces )?(?:keys?|fields?|settings?|lines?|sections?|clés?|clefs?|champs?|lignes?|sections?|entrées?)(?!\p{L})/iu.test(group.trim())) continue;
        // "replace a.json with b.json" is done, not filled in
        if (file.test(group.trim()) && file.test(oneLine.slice(match.index + match[0].length).trim().split(/\s/)[0] ?? '')) continue;
        if (chore.test(match[0]) && file.test(group.trim()) && !becomes.test(oneLine.slice(match.index + match[0].length)) && isBelowFolder(withoutQuotes(group.trim()), facts)) continue;
        for (const code of piece.codes) if (code.start >= start - 1 && code.end <= end + 1 && !(code.text.includes('/') && named.test(oneLine.slice(code.end, code.end + 14)))) add(values, code.text, piece);
        for (const [i, part] of group.split(/\s+|,/).entries()) {
          // "replace your ACME install with …": a name before a noun is none
          if (/^[A-Z]{3,}$/.test(part) && /^\p{Ll}/u.test(group.split(/\s+|,/)[i + 1] ?? '') && !/^(?:and|or|et|ou|here|above|below|ici)$/.test(group.split(/\s+|,/)[i + 1] ?? '')) continue;
          const quoted = /^["'«“](.+?)["'»”]$/.exec(part)?.[1];
          const bare = part.replace(/^[("'`«“]+|[)"'`»”:;,.]+$/g, '');
          if (bare.includes('/') && /^(?:file|dir|directory|folder|fichier|dossier|répertoire)$/.test(group.split(/\s+|,/)[i + 1] ?? '')) continue;
          if (quoted) add(values, quoted, piece);
          else if (wording === usedAs ? /^[a-z]{4,}$/.test(bare) : false) add(values, bare, piece);
          // "Replace Asia/Tokyo by yours": the name of a time zone
          else if (/[_@\d]|[a-z]-[a-z]|\.[a-z]{2,}$|^[A-Z]{3,}$|^[A-Z][a-z]+\/[A-Z][A-Za-z_]+$/.test(bare) && !/^\d+$/.test(bare)) add(values, bare, piece);
        }
      }
    }
  }
  // a variable that the commands set or use is no value
  const variables = new Set(facts.codes.flatMap(({ source }) => allMatches(source, /\$\{?([A-Z][A-Z0-9_]+)|(?<![A-Z0-9_])([A-Z][A-Z0-9_]+)=/g).map((m) => m[1] ?? m[2])));
  for (const value of values.keys()) if (variables.has(value)) values.delete(value);
  // what is cloned is called so for everybody
  for (const value of values.keys()) if (/^[a-z]{4,}$/.test(value) && facts.codes.some(({ source }) => source.includes('clone') && new RegExp(`\\bclone\\b[^\\n]*[/:]${value}(?:\\.git)?(?:\\s|$)`).test(source))) values.delete(value);
  // `app-TAG.txt` where `TAG` is …: the part that varies is the value
  const varying = new Set([...values.keys()].filter((v) => /^[A-Z][A-Z_]+$/.test(v)));
  for (const value of values.keys()) if (value.split(/[^A-Za-z0-9_]/).some((part) => part !== value && varying.has(part))) values.delete(value);
  return values;
}

/** Whether a command names it as the last part of a path. */
function isBelowFolder(name: string, { codes }: Facts): boolean {
  return codes.some(({ words }) => words.some(({ text }) => text.replace(/["']/g, '').endsWith(`/${name}`) && !text.includes('://')));
}

function add(values: Map<string, Told>, value: string, prose: Told): void {
  const bare = withoutQuotes(value.trim());
  if (bare.length < 2 || /^[a-z]{2,3}$/.test(bare) || said.test(bare) || /\s{2}|[|;&]|^--?\w|=\s*$|^_\w+_$|^https?:\/\/(?:localhost|127\.0\.0\.1)(?=[:/]|$)/.test(bare) || bare.split(/\s+/).length > 3) return;
  if (!values.has(bare)) values.set(bare, prose);
}

/** What is told by the place where it is told, for a document that tells of thousands. */
const byLine = new WeakMap<ReadonlyMap<string, Told>, readonly { readonly line: number; readonly order: number; readonly entry: readonly [string, Told] }[]>();

/** What is told not too far from a line, in the order it was told. */
function toldNear(told: ReadonlyMap<string, Told>, line: number): readonly (readonly [string, Told])[] {
  let sorted = byLine.get(told);
  if (!sorted) {
    sorted = [...told].map((entry, order) => ({ line: entry[1].place.line, order, entry })).toSorted((a, b) => a.line - b.line || a.order - b.order);
    byLine.set(told, sorted);
  }
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.line ?? 0) < line - 60) low = middle + 1;
    else high = middle;
  }
  const near: (typeof sorted)[number][] = [];
  for (let i = low; i < sorted.length && (sorted[i]?.line ?? 0) <= line + 80; i++) near.push(sorted[i] as (typeof sorted)[number]);
  return near.toSorted((a, b) => a.order - b.order).map((n) => n.entry);
}

/** Where a told value stands as a whole word in the code, near enough to the prose that tells; `headings` are the lines of headings. */
export function findTold(code: Code, told: ReadonlyMap<string, Told>, headings: readonly number[]): Candidate[] {
  const found: Candidate[] = [];
  for (const [value, prose] of toldNear(told, code.line)) {
    if (prose.kind === 'remark' && prose.code !== code) continue;
    if (prose.kind === 'heading' && (code.line < prose.place.line || headings.some((h) => h > prose.place.line && h < code.line))) continue;
    // a sentence about an environment speaks of the commands of its own section
    if (environmentNames.test(value) && headings.some((h) => (h > code.line) !== (h > prose.place.line))) continue;
    // "replace `MODE=a` by `MODE=b`": a setting whole, with what it is to be
    if (/^[A-Z_][A-Z0-9_]*=(?!=)\S/.test(value)) continue;
    if (!code.source.includes(value) || code.words.some((w) => w.role === 'name' && (w.text === value || value.startsWith(`${w.text} `)))) continue;
    for (let at = code.source.indexOf(value); at >= 0; at = code.source.indexOf(value, at + 1)) {
      const end = at + value.length;
      const beside = /[\p{L}\p{N}_]/u;
      if (beside.test(code.source[at - 1] ?? '') || beside.test(code.source[end] ?? '') || !isLive(code, at, end)) continue;
      if (isNameHere(code, at, end)) continue;
      // `-x` is an option, `manifest-TAG` has a part to fill in
      if (code.source[at - 1] === '$' || (code.source[at - 1] === '-' && !(/^[A-Z][A-Z_]*$/.test(value) && beside.test(code.source[at - 2] ?? '')))) continue;
      // `stats` told of is not the one in `stats-2024`, nor the script that a command starts by its path
      if (code.source[end] === '-' && /^\p{Ll}+$/u.test(value)) continue;
      if (code.words.some((w) => w.role === 'name' && w.start <= at && end === w.end && w.text.endsWith(`/${value}`)) && !isWhere(prose, value)) continue;
      if (code.source[at - 1] === '/' && /\.(?:sh|py|rb|js|pl|php)$/.test(value)) continue;
      // a name in the path of an address is its own there
      if (code.source[at - 1] === '/' && /^[a-z]+(?:-[a-z]+)*$/.test(value) && /:\/\/[^\s"']*$/.test(code.source.slice(Math.max(0, at - 200), at))) continue;
      if (code.source[end] === '=' && /^[A-Z_]+$/.test(value)) continue;
      const [from, to] = wholeHost(code.source, at, end);
      found.push(candidateAt(code, from, to, 'told to change', /^(?:\d{1,3}\.){3}\d{1,3}$/.test(value) ? { words: 'ip address', name: 'IP_ADDRESS', example: value } : /^v?\d+(?:\.\d+)+(?:[-.]\w+)*$/.test(value) ? { words: 'version', name: 'VERSION', example: value } : { words: code.source.slice(from, to).replace(/[<>[\]{}$]/g, ' '), ...(/\p{Ll}/u.test(value) ? { example: code.source.slice(from, to) } : {}) }));
    }
  }
  return found;
}

/** "where `node1` is a node of yours": also the name of what is started. */
const isWhere = (prose: Told, value: string): boolean => new RegExp(`^\\s*(?:where|où)\\s+["'\`«“]?\\s?${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["'\`»”]?\\s+(?:is|est)\\b`, 'i').test(prose.text);

/** A host inside a longer one (`app.` before it): the whole name is the value. */
function wholeHost(source: string, start: number, end: number): readonly [number, number] {
  if (source[start - 1] !== '.' || !/^[\w-]+(?:\.[\w-]+)+$/.test(source.slice(start, end))) return [start, end];
  const before = /[\w-]+(?:\.[\w-]+)*\.$/.exec(source.slice(Math.max(0, start - 250), start))?.[0] ?? '';
  return [start - before.length, end];
}
