/** Finds alternatives (environment, system, tool) of which the reader does one. */
import { optionMeant } from '../../model/answer.ts';
import type { Block, Label, Piece, Prose } from '../../model/document.ts';
import { readCorrections } from '../corrections.ts';
import type { BlockPart } from '../blocks/block-part.ts';
import type { Alternatives, BlockReading, Context, Readings, SpanReading } from '../reading.ts';
import { safeName } from '../inputs/name-of.ts';
import type { Branch } from './branch.ts';
import { eitherBelow, eitherBlocks, eitherHeadings, eitherItems, eitherLinked, eitherNamed, eitherSpans, eitherWays, option, saysWays } from './either-or.ts';
import { variantWordsIn, withoutEnvironment } from './environment-words.ts';
import { fold } from './fold.ts';
import { headingGroups, runsOf } from './heading-choices.ts';
import { eitherCases } from './if-otherwise.ts';
import { contrary } from './numbered-course.ts';
import { variedBlocks } from './same-command.ts';
import { saidOfOne, type PlaceKind } from './said-of-one.ts';
import { numberedApart, sameChoice, variantOf } from './variant-of.ts';
import type { Variant } from './variant-of.ts';

/** Blocks that hold alternatives themselves, with their parts. */
export type Inside = ReadonlyMap<BlockReading, readonly BlockPart[]>;

/** More groups than this are no document that a person follows. */
const most = 60;

type Choice = Alternatives['choices'][number];

const names: Readonly<Record<Variant['kind'], string>> = { environment: 'ENVIRONMENT', system: 'SYSTEM', cloud: 'PLATFORM', packages: 'TOOL', tool: 'TOOL', server: 'SERVER', database: 'DATABASE', forge: 'FORGE', way: 'TOOL', step: 'KIND', architecture: 'ARCHITECTURE', unnamed: 'OPTION', option: 'OPTION' };

/**
 * Finds groups of neighbouring branches: sibling headings, tabs and `<details>`, short paragraphs ("On macOS:") before a block, and
 * blocks and inline commands with "or" between them (`either-or.ts`). Deliberately few: a missed choice asks once too often, a false one leaves a step out.
 */
export function readAlternatives(context: Context, readings: Readings, inside: Inside = new Map()): Alternatives {
  const { pieces } = context.document;
  const active = new Set<number>([
    ...readings.blocks.filter((b) => b.role === 'run' || b.role === 'transcript' || b.role === 'script' || b.role === 'edit').map((b) => b.index),
    ...readings.spans.filter((s) => s.role === 'run').map((s) => s.index),
  ]);
  // What one does by hand on a system or a cloud belongs to it as well ("Azure: open the portal …").
  const told = new Set([...active, ...readings.manual.map((m) => m.index)]);
  const found: Branch[][] = [...headingGroups(pieces, readings.sections), ...tabGroups(pieces, active), ...labelGroups(pieces, active), ...stretchGroups(pieces, active), ...eitherBlocks(pieces, readings, active), ...eitherItems(pieces, active, told)];
  const sources = new Map(readings.blocks.map((b) => [b.index, b.source]));
  const cases = eitherCases(pieces, (i) => (active.has(i) ? sources.get(i) : undefined));
  found.push(...cases.groups);
  const chosen = new Set(found.flatMap((group) => group.map((b) => b.line)));
  found.push(...[...eitherHeadings(pieces), ...eitherLinked(pieces), ...eitherBelow(pieces, active), ...eitherWays(pieces, active), ...eitherNamed(pieces, active)].filter((group) => !group.some((b) => chosen.has(b.line))));
  const acts = (b: Branch): boolean => b.variant.kind === 'option' || b.variant.kind === 'unnamed' || b.pieces.some((i) => (b.variant.kind === 'environment' && b.labelled !== true ? active : told).has(i));
  // Of systems, ways and tabs one may have nothing to do ("SUSE: it is there already"), and is one of them all the same.
  const does = (b: Branch, all: ReadonlySet<number>): boolean => b.pieces.some((i) => all.has(i));
  // "Option A: by hand", "Option B: by post": what is counted is a choice of its writer's, whoever does it.
  const holds = (group: readonly Branch[]): boolean => (group.every((b) => b.counted === true && does(b, told))) || group.some((b) => does(b, active)) && (group.every(acts) || (group.every((b) => b.tabbed === true || nothingToDo.has(b.variant.kind)) && group.filter(acts).length > 1));
  const groups = found.filter((group) => group.length > 1 && holds(group)).slice(0, most)
    .filter((group) => (group[0]?.variant.kind !== 'environment' || group.every((b) => b.labelled) || mirrored(group, readings))).concat(insideGroups(inside), eitherSpans(readings));
  groups.push(...variedBlocks(pieces, readings, new Set(groups.flatMap((group) => group.flatMap((b) => b.pieces)))));

  const choices: { name: string; options: string[]; keys: string[]; line: number; context: string; first: readonly Branch[] }[] = [];
  const when = new Map<number, Record<string, string>>();
  const parts = new Map<BlockPart, Record<string, string>>();
  const spans = new Map<SpanReading, Record<string, string>>();
  for (const group of groups.toSorted((a, b) => (a[0]?.line ?? 0) - (b[0]?.line ?? 0)).slice(0, most)) {
    const first = group[0] as Branch;
    const keys = group.map((b) => b.variant.key);
    const base = names[first.variant.kind];
    // The same words again are the same choice: asked once per document.
    let choice = choices.find((c) => !numberedApart(c.first, group) && (keys.filter((k) => optionOf(c.keys, k) >= 0).length >= 2 || (keys.some((k) => optionOf(c.keys, k) >= 0) && c.name === base)));
    if (choice) {
      for (const b of group) if (optionOf(choice.keys, b.variant.key) < 0) { choice.keys.push(b.variant.key); choice.options.push(b.variant.label); }
    } else {
      choice = { name: freeName(base, context.document.text, choices.map((c) => c.name)), options: labelsOf(group), keys, line: first.line, context: group.map((b) => b.seen).join(' / '), first: group };
      choices.push(choice);
    }
    for (const branch of group) {
      const option = choice.options[optionOf(choice.keys, branch.variant.key)] as string;
      for (const i of branch.pieces) when.set(i, { ...when.get(i), [choice.name]: option });
      if (branch.part) parts.set(branch.part, { [choice.name]: option });
      if (branch.span) spans.set(branch.span, { [choice.name]: option });
    }
  }
  const { found: alone, answered } = saidOfOne(pieces, told, choices.flatMap((c) => (c.first[0] && isPlace(c.first[0].variant.kind) ? [{ ...c, kind: c.first[0].variant.kind }] : [])), when);
  for (const [i, name, option] of alone) when.set(i, { ...when.get(i), [name]: option });
  return withAuthor(context, { answered: new Set([...answered, ...cases.lines]), titles: cases.titles, choices: choices.map(({ name, options, line, context: seen }) => ({ name, options, line, context: seen })), when, parts, spans });
}

const nothingToDo: ReadonlySet<Variant['kind']> = new Set(['system', 'way']);
const isPlace = (kind: Variant['kind']): kind is PlaceKind => kind === 'environment' || kind === 'system';

/** What is offered: each one's word, but beside a numbered one that has none its whole heading ("Option 1: from CI", "Option 2: Docker"). */
const labelsOf = (group: readonly Branch[]): string[] => group.map(({ variant: { label, whole } }) => (whole !== undefined && group.some((b) => b.variant.whole === undefined) ? whole : label));

/** The option of a key: its own, or the one that names it among others ("Debian" where "Debian and Ubuntu" was offered). */
function optionOf(keys: readonly string[], key: string): number {
  const own = keys.indexOf(key);
  return own >= 0 || key.includes('+') ? own : keys.findIndex((k) => k.split('+').includes(key));
}

/**
 * Whether each branch has a command that begins as one of the first branch does. "Staging" and "Production" are the same thing done
 * in two places only where the commands are the same too; otherwise they are two chapters, often one after the other.
 */
function mirrored(group: readonly Branch[], readings: Readings): boolean {
  const commands = new Map<number, string[]>();
  for (const b of readings.blocks) commands.set(b.index, [...b.commands]);
  for (const s of readings.spans) commands.set(s.index, [...(commands.get(s.index) ?? []), s.source]);
  const begins = group.map((branch) => {
    const lines = branch.pieces.flatMap((i) => commands.get(i) ?? []);
    // The environment's own name is what differs: "deploy staging", "deploy production".
    return new Set(lines.map((l) => withoutEnvironment(l).trim().split(/\s+/).slice(0, 2).join(' ')));
  });
  if (begins.every((b) => [...b].some((words) => begins[0]?.has(words)))) return true;
  // The same programs in the same order, the same variables set: with other words, they are the same done elsewhere.
  const done = group.map((branch) => branch.pieces.flatMap((i) => commands.get(i) ?? []).map((l) => /^(?:export\s+)?\w+=|^\S+/.exec(l.trim())?.[0] ?? '').join('\n'));
  return done.every((programs) => programs !== '' && programs === done[0]);
}

/** The alternatives inside of blocks. */
function insideGroups(inside: Inside): Branch[][] {
  const seen = (source: string, { from, variant }: BlockPart): string => /^\s*#+\s*(\S.*)/.exec(source.split('\n')[from] ?? '')?.[1] ?? variant?.label ?? '';
  return [...inside].map(([{ block, source }, parts]) => parts.flatMap((part) => (part.variant === null ? [] : [{ variant: part.variant, pieces: [], line: block.contentLine + part.from, seen: seen(source, part), part }]))).filter((group) => group.length > 1);
}

/** Tabs and `<details>` that follow each other under one heading, and those within each of them. */
function tabGroups(pieces: readonly Piece[], active: ReadonlySet<number>, within: readonly number[] = pieces.map((_, i) => i), depth = 0): Branch[][] {
  const branches: (Branch | null)[] = [];
  const inner: Branch[][] = [];
  let current: { tab: Label; pieces: number[]; line: number } | null = null;
  /** Below "there are two ways:" any name is a way. */
  let led = false;
  const close = (): void => {
    if (!current) return;
    const { tab: { text, folded = false }, line, pieces: held } = current;
    const label = text.replace(/:[a-z][\w-]*:/g, ' ').trim();
    const known = variantOf(label) ?? (led ? option(label) : folded ? ofItsRow(label) : allRead.test(label) ? null : unnamed(label));
    branches.push(known && { variant: { ...known, rest: folded ? '' : label }, pieces: held, line, seen: label, labelled: true, tabbed: true, ...(folded ? { folded } : {}) });
    if (held.some((i) => tabsAround(pieces[i]).length > depth + 1)) inner.push(...tabGroups(pieces, active, held, depth + 1));
    current = null;
  };
  within.forEach((i, n) => {
    const piece = pieces[i] as Piece;
    if ((piece.kind === 'note' && !/^(?:md-)?tab(?:s|-set)\b/.test(piece.text)) || piece.kind === 'figure') return;
    // A heading within a tab is of the tab, as is a set of tabs.
    const stands = (k: number): boolean => pieces[k]?.kind === 'block' || pieces[k]?.kind === 'prose';
    const tab = tabsAround(stands(i) ? piece : pieces[within.slice(n, n + 3).find(stands) ?? -1])[depth];
    if (tab !== undefined && current?.tab.text === tab.text && current.tab.line === tab.line) { current.pieces.push(i); return; }
    close();
    if (!stands(i) || tab === undefined) [led] = [saysWays(piece), branches.push(null)];
    else current = { tab, pieces: [i], line: piece.place.line };
  });
  close();
  // Folds are of one choice where their names are: "With Debian" stands beside "With Docker", and one release beside another.
  const folds = runsOf(branches.map((b) => (b?.folded === true ? b : null)), (a, b) => sameChoice(a, b) || (a.kind !== b.kind && a.kind !== 'environment' && b.kind !== 'environment') || (a.kind === b.kind && a.label !== b.label && a.kind !== 'environment'));
  // Tabs are by their form, whatever they are called and hold; what is no environment stands in others.
  const loose = (a: Variant, b: Variant): boolean => a.kind === b.kind || a.kind === 'unnamed' || b.kind === 'unnamed' || (a.kind !== 'environment' && b.kind !== 'environment');
  const tabs = runsOf(branches.map((b) => (b === null || b.folded === true ? null : b)), (a, b) => a.rest !== b.rest && loose(a, b));
  const called = (run: readonly Branch[]): boolean => run.some((b) => b.variant.kind !== 'unnamed');
  // "Enable it", "Disable it", "Look at it": tasks, of which one is what somebody came for.
  const tasks = (run: readonly Branch[]): boolean => run.some((b, i) => run.slice(0, i).some((a) => contrary(fold(a.seen), fold(b.seen))));
  return [...folds.filter((run) => called(run) || tasks(run)), ...tabs.map((run) => (called(run) ? run : run.filter((b) => b.pieces.some((i) => active.has(i)))))].map(byWholeLabel).concat(inner);
}

/** The tabs that a piece stands in, the outer ones first. */
function tabsAround(piece: Piece | undefined): readonly Label[] {
  if (piece?.kind !== 'block' && piece?.kind !== 'prose') return [];
  const { labels, tab, folded } = piece.around;
  const tabs = labels?.filter((label) => label.tab) ?? [];
  return tabs.length > 0 || tab === null ? tabs.map((t, k) => (folded && k === tabs.length - 1 ? { ...t, folded } : t)) : [{ text: tab, line: 0, ...(folded ? { folded } : {}) }];
}
/** "Step 2", "main.sh": tabs that count are done one after the other, those of files are all of them written. */
const allRead = /^\W*(?:(?:steps?|étapes?|phase|part(?:ie)?)\s*\d|\d+\s*[.):–-]\s)|^\S+\.[a-z]\w{0,4}$/iu;

/** Where two have a name in common ("RHEL 8" beside "Alma / RHEL 9"), each is known by all that its label says. */
function byWholeLabel(run: readonly Branch[]): Branch[] {
  const names = run.flatMap((b) => b.variant.key.split('+'));
  return run.map((b) => (new Set(names).size === names.length ? b : { ...b, variant: { ...b.variant, key: b.seen.trim().toLowerCase(), label: b.seen.trim() } }));
}

/** "On a house of your own": where or how, in words that no row has. */
const said = /^(?:on|in|with|without|using|via|for|from|sur|dans|avec|sans|pour|via|depuis|par)\s\S.{1,80}$/iu;

/** A name that no row has: beside one that is known it is one of them (a shell, a system that few use, a console). */
const ofItsRow = (label: string): Variant | null => (said.test(label) || variantWordsIn(label).length > 0 || /^[\p{L}\p{N}.+-]{2,20}(?: [\p{L}\p{N}.+()&-]{1,20}){0,3}$/u.test(label.trim()) ? unnamed(label) : null);
const unnamed = (label: string): Variant => ({ kind: 'unnamed', key: label.trim().toLowerCase(), label: label.trim(), rest: '' });

/** What a short paragraph before a block is about as a whole; "nginx:" may be one of several things to look after. */
const labels: ReadonlySet<Variant['kind']> = new Set(['environment', 'system', 'cloud', 'packages', 'architecture', 'option', 'step']);
/** What starts the services of a machine: it has one of them. */
const startsServices: ReadonlySet<string> = new Set(['systemd', 'upstart', 'sysv', 'openrc']);
/** "For gaslit systems": who has them, whatever is named. */
const forWhoHas = /^\W*(?:for|on|with|under|if you (?:use|have)|pour|sur|sous|avec|si vous (?:utilisez|avez))\s[^.]{2,40}(?:systems?|users?|systèmes?|utilisateurs?)\W*$/iu;

/** `On macOS:` and its block, then `On Linux:` and its block. */
function labelGroups(pieces: readonly Piece[], active: ReadonlySet<number>): Branch[][] {
  const branches: (Branch | null)[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'note' || piece.kind === 'figure') continue;
    const titled = piece.kind === 'block' && piece.title !== null && active.has(i) ? titleVariant(piece.title) : null;
    if (titled && (titled.rest === '' ? labels.has(titled.kind) : titled.asWay)) { branches.push({ variant: titled, line: piece.place.line, seen: (piece as Block).title as string, pieces: [i], labelled: true }); continue; }
    if (piece.kind !== 'prose' || active.has(i)) { branches.push(piece.kind === 'prose' ? ofItem(piece, i) : null); continue; }
    // "Stop the service. On staging:": the last sentence is the label, the others are about what is chosen as well.
    // "For Debian and its kin: fetch the package and install it with:" has it in front.
    const last = lastSentence(piece.text);
    const label = last.length > 60 || last.includes('\n') ? /^([^:：\n]{1,60}[:：])\s[\s\S]*[:：]\s*$/.exec(piece.text)?.[1] ?? last : last;
    if (label.includes('\n') || label.length > 60) { branches.push(null); continue; }
    const blocks: number[] = [];
    for (let k = i + 1; pieces[k]?.kind === 'block'; k++) blocks.push(k);
    const variant = variantOf(label);
    const bare = variant && (variant.rest === '' || /[:：]\s*$/.test(label));
    if (!variant || !bare || !(labels.has(variant.kind) || startsServices.has(variant.key) || forWhoHas.test(label)) || !blocks.some((b) => active.has(b))) { branches.push(null); continue; }
    branches.push({ variant, line: piece.place.line, seen: label, pieces: [...(label === piece.text ? [i] : []), ...blocks], labelled: !(piece.shape === 'item' && piece.ordered) });
    i = blocks.at(-1) ?? i;
  }
  return runsOf(branches);
}

/** `- Debian: \`apt install shop\``: an item that names its system, or its package manager where it installs something, and the command. */
function ofItem({ shape, text, codes, place }: Prose, at: number): Branch | null {
  const [code] = codes;
  const seen = shape === 'item' && code !== undefined ? text.slice(0, code.start).trim() : '';
  const variant = seen !== '' && seen.length <= 60 ? variantOf(seen) : null;
  if (variant?.rest !== '' || !(variant.kind === 'system' || (variant.kind === 'packages' && /\s(?:install|add|-S\w*)\s/.test(code?.text ?? '')))) return null;
  return { variant, line: place.line, seen, pieces: [at] };
}

/** Lines that stand alone and name who they are for, over more than blocks ("For gaslit systems", and all that they do): each holds up to the next, and the last to the next heading. */
function stretchGroups(pieces: readonly Piece[], active: ReadonlySet<number>): Branch[][] {
  const groups: Branch[][] = [];
  let open: { readonly variant: Variant; readonly line: number; readonly seen: string; readonly pieces: number[] }[] = [];
  const close = (): void => {
    const blocks = open.map((b) => b.pieces.filter((i) => active.has(i)).length);
    if (open.length > 1 && blocks.every((n) => n > 0) && blocks.some((n) => n > 1) && open.every((b, i) => open.slice(0, i).every((a) => sameChoice(a.variant, b.variant)))) groups.push(open);
    open = [];
  };
  pieces.forEach((piece, i) => {
    if (piece.kind === 'heading') { close(); return; }
    const outside = piece.kind === 'prose' && piece.shape === 'paragraph' && piece.around.itemLine === null;
    const label = outside ? piece.text.split('\n')[0] as string : '';
    const alone = label !== '' && label.length <= 60 && !active.has(i) && forWhoHas.test(label) ? variantOf(label) : null;
    if (alone?.rest === '') open.push({ variant: alone, line: piece.place.line, seen: label, pieces: label === (piece as Prose).text ? [] : [i] });
    // What goes on outside of their items is for all again.
    else if (outside && open.length > 0 && pieces[i + 1]?.kind !== 'block') close();
    else open.at(-1)?.pieces.push(i);
  });
  close();
  return groups;
}

/** A block's title as its variant: "DEB: Debian, Mint and the like" by what stands before the colon, where that alone names one. */
function titleVariant(title: string): Variant | null {
  const before = variantOf(title.split(/:(?=\s)/)[0] as string);
  return before?.rest === '' ? before : variantOf(title);
}

/** What follows the last full stop of a text that ends in a colon; else the whole. */
function lastSentence(text: string): string {
  const at = /[:：]\s*$/.test(text) ? text.search(/[.!?]\s+[^.!?]{1,60}$/) : -1;
  return at < 0 ? text : text.slice(at + 1).trim();
}

/** A name that the document uses for something else is left to it. */
function freeName(base: string, text: string, taken: readonly string[]): string {
  const used = (name: string): boolean => taken.includes(name) || new RegExp(`\\$\\{?${name}\\b|^\\s*(?:export )?${name}=`, 'm').test(text);
  for (const name of [base, `CHOSEN_${base}`]) if (!used(name)) return name;
  for (let n = 2; ; n++) if (!used(`${base}_${n}`)) return `${base}_${n}`;
}

/** What the author says with `when=CHOICE=option` is added, and wins. */
function withAuthor(context: Context, found: Alternatives): Alternatives {
  const choices = new Map<string, Choice>(found.choices.map((c) => [c.name, c]));
  const when = new Map(found.when);
  const { units, settings } = readCorrections(context);
  const environments = Object.keys(settings.environments ?? {});
  for (const [index, said] of units) {
    const m = /^([A-Za-z_]\w*)\s*[=:]\s*([\s\S]+)$/.exec(said['when'] ?? '');
    if (!m) continue;
    const name = safeName(m[1] as string);
    const line = context.document.pieces[index]?.place.line ?? 1;
    const written = (m[2] as string).trim();
    const known = choices.get(name) ?? { name, options: environments.includes(written) ? environments : [], line, context: `when=${name}=…` };
    const option = optionMeant(known.options, written) ?? written;
    choices.set(name, known.options.includes(option) ? known : { ...known, options: [...known.options, option] });
    when.set(index, { ...when.get(index), [name]: option });
  }
  return { ...found, choices: [...choices.values()], when };
}
