/** Finds alternatives (environment, system, tool) of which the reader does one. */
import { optionMeant } from '../../model/answer.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Block, Piece } from '../../model/document.ts';
import type { Section } from '../../model/procedure.ts';
import { readCorrections } from '../corrections.ts';
import type { BlockPart } from '../blocks/block-part.ts';
import type { Alternatives, BlockReading, Context, Readings, SpanReading } from '../reading.ts';
import { eitherCases } from './if-otherwise.ts';
import { safeName } from '../inputs/name-of.ts';
import { eitherBelow, eitherBlocks, eitherHeadings, eitherItems, eitherLinked, eitherNamed, eitherSpans, eitherWays, option, saysWays } from './either-or.ts';
import { variantWordsIn, withoutEnvironment } from './environment-words.ts';
import { variedBlocks } from './same-command.ts';
import { saidOfOne, type PlaceKind } from './said-of-one.ts';
import { siblingWayOf } from './sibling-ways.ts';
import { laterWayOf, numberedApart, sameChoice, variantOf } from './variant-of.ts';
import type { Variant } from './variant-of.ts';

/** One of several: its word, and the pieces that belong to it alone. */
interface Branch {
  readonly variant: Variant;
  readonly pieces: readonly number[];
  readonly line: number;
  readonly seen: string;
  /** It stands under a label ("On staging:") that says when to do it; numbered steps may be all to be done, one after the other. */
  readonly labelled?: boolean;
  /** The part of a block that it is, where the block holds all of them. */
  readonly part?: BlockPart;
  /** The inline command that it is, where one sentence holds all of them. */
  readonly span?: SpanReading;
}

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
  const found: Branch[][] = [...headingGroups(pieces, readings.sections), ...tabGroups(pieces), ...labelGroups(pieces, active), ...eitherBlocks(pieces, readings, active), ...eitherItems(pieces, active, told)];
  const cases = eitherCases(pieces, (i) => readings.blocks.find((b) => b.index === i && active.has(i))?.source);
  found.push(...cases.groups);
  const chosen = new Set(found.flatMap((group) => group.map((b) => b.line)));
  found.push(...[...eitherHeadings(pieces), ...eitherLinked(pieces), ...eitherBelow(pieces, active), ...eitherWays(pieces, active), ...eitherNamed(pieces, active)].filter((group) => !group.some((b) => chosen.has(b.line))));
  const acts = (b: Branch): boolean => b.variant.kind === 'option' || b.variant.kind === 'unnamed' || b.pieces.some((i) => (b.variant.kind === 'environment' ? active : told).has(i));
  // Of systems one may have nothing to do ("SUSE: it is there already"), and is one of them all the same.
  const holds = (group: readonly Branch[]): boolean => group.some((b) => b.pieces.some((i) => active.has(i))) && (group.every(acts) || (group.every((b) => b.variant.kind === 'system') && group.filter(acts).length > 1));
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
  return begins.every((b) => [...b].some((words) => begins[0]?.has(words)));
}

/** The alternatives inside of blocks. */
function insideGroups(inside: Inside): Branch[][] {
  const seen = (source: string, { from, variant }: BlockPart): string => /^\s*#+\s*(\S.*)/.exec(source.split('\n')[from] ?? '')?.[1] ?? variant?.label ?? '';
  return [...inside].map(([{ block, source }, parts]) => parts.flatMap((part) => (part.variant === null ? [] : [{ variant: part.variant, pieces: [], line: block.contentLine + part.from, seen: seen(source, part), part }]))).filter((group) => group.length > 1);
}

/** Kinds whose bare names in a section of prerequisites are things to have, all of them. */
const toInstall: ReadonlySet<Variant['kind']> = new Set(['tool', 'packages', 'forge', 'server', 'database']);

/** Sibling headings that follow each other and name variants of one kind. */
function headingGroups(pieces: readonly Piece[], sections: readonly Section[]): Branch[][] {
  const groups: Branch[][] = [];
  const siblings = groupBy(sections.map((section, i) => ({ section, i })).filter(({ section }) => section.id !== ''), ({ section }) => `${section.parent}/${section.level}`);
  for (const family of siblings.values()) {
    const runs = (variantFor: (section: Section) => Variant | null): Branch[][] => runsOf(family.map(({ section }) => {
      const variant = variantFor(section);
      return variant && { variant, line: section.line, seen: section.title, pieces: piecesBetween(pieces, section.line, section.endLine) };
    })).map((group) => withoutWhatFollows(pieces, group));
    const byTable = runs(({ title, role }) => {
      const variant = variantOf(title);
      // "Prerequisites: Docker, Helm": each of them has to be there.
      return variant && role === 'prerequisites' && variant.rest === '' && !variant.asWay && toInstall.has(variant.kind) ? null : variant;
    });
    groups.push(...byTable);
    const known = new Set(byTable.flatMap((group) => group.map((b) => b.line)));
    for (const wayOf of [laterWayOf, siblingWayOf]) {
      const found = runs(({ line, title }) => (known.has(line) ? null : wayOf(title)));
      for (const group of found) for (const b of group) known.add(b.line);
      groups.push(...found);
    }
  }
  return groups;
}

/** Where the last alone has headings below it, what stands there goes on from all of them: nobody else's steps are left out with it. */
function withoutWhatFollows(pieces: readonly Piece[], group: Branch[]): Branch[] {
  const below = (b: Branch): number => b.pieces.findIndex((i) => pieces[i]?.kind === 'heading');
  const last = group.at(-1);
  if (last === undefined || below(last) < 0 || group.slice(0, -1).some((b) => below(b) >= 0)) return group;
  return [...group.slice(0, -1), { ...last, pieces: last.pieces.slice(0, below(last)) }];
}

/** Tabs and `<details>` that follow each other under one heading. */
function tabGroups(pieces: readonly Piece[]): Branch[][] {
  const branches: (Branch | null)[] = [];
  let current: { label: string; pieces: number[]; line: number } | null = null;
  /** Below "there are two ways:" any name is a way. */
  let led = false;
  const close = (): void => {
    if (!current) return;
    const known = variantOf(current.label) ?? (led ? option(current.label) : ofItsRow(current.label));
    branches.push(known && { variant: { ...known, rest: '' }, pieces: current.pieces, line: current.line, seen: current.label });
    current = null;
  };
  pieces.forEach((piece, i) => {
    const label = piece.kind === 'block' || piece.kind === 'prose' ? piece.around.tab : null;
    if (label !== null && current?.label === label) { current.pieces.push(i); return; }
    if (label === null && (piece.kind === 'note' || piece.kind === 'figure')) return;
    close();
    if (label === null) led = saysWays(piece);
    if (label === null) branches.push(null);
    else current = { label, pieces: [i], line: piece.place.line };
  });
  close();
  // Tabs are alternatives by their form: "With Debian" stands beside "With Docker", and one release beside another.
  const runs = runsOf(branches, (a, b) => sameChoice(a, b) || (a.kind !== b.kind && a.kind !== 'environment' && b.kind !== 'environment') || (a.kind === b.kind && a.label !== b.label && a.kind !== 'environment'));
  return runs.filter((run) => run.some((b) => b.variant.kind !== 'unnamed')).map(byWholeLabel);
}

/** Where two have a name in common ("RHEL 8" beside "Alma / RHEL 9"), each is known by all that its label says. */
function byWholeLabel(run: readonly Branch[]): Branch[] {
  const names = run.flatMap((b) => b.variant.key.split('+'));
  return run.map((b) => (new Set(names).size === names.length ? b : { ...b, variant: { ...b.variant, key: b.seen.trim().toLowerCase(), label: b.seen.trim() } }));
}

/** "On a house of your own": where or how, in words that no row has. */
const said = /^(?:on|in|with|without|using|via|for|from|sur|dans|avec|sans|pour|via|depuis|par)\s\S.{1,80}$/iu;

/** A name that no row has: beside one that is known it is one of them (a shell, a system that few use, a console). */
const ofItsRow = (label: string): Variant | null => (said.test(label) || variantWordsIn(label).length > 0 || /^[\p{L}\p{N}.+-]{2,20}(?: [\p{L}\p{N}.+-]{1,20}){0,2}$/u.test(label.trim()) ? { kind: 'unnamed', key: label.trim().toLowerCase(), label: label.trim(), rest: '' } : null);

/** What a short paragraph before a block is about as a whole; "nginx:" may be one of several things to look after. */
const labels: ReadonlySet<Variant['kind']> = new Set(['environment', 'system', 'cloud', 'packages', 'architecture', 'option']);

/** `On macOS:` and its block, then `On Linux:` and its block. */
function labelGroups(pieces: readonly Piece[], active: ReadonlySet<number>): Branch[][] {
  const branches: (Branch | null)[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'note' || piece.kind === 'figure') continue;
    const titled = piece.kind === 'block' && piece.title !== null && active.has(i) ? titleVariant(piece.title) : null;
    if (titled && (titled.rest === '' ? labels.has(titled.kind) : titled.asWay)) { branches.push({ variant: titled, line: piece.place.line, seen: (piece as Block).title as string, pieces: [i], labelled: true }); continue; }
    if (piece.kind !== 'prose' || active.has(i)) { branches.push(null); continue; }
    // "Stop the service. On staging:": the last sentence is the label, the others are about what is chosen as well.
    // "For Debian and its kin: fetch the package and install it with:" has it in front.
    const last = lastSentence(piece.text);
    const label = last.length > 60 || last.includes('\n') ? /^([^:：\n]{1,60}[:：])\s[\s\S]*[:：]\s*$/.exec(piece.text)?.[1] ?? last : last;
    if (label.includes('\n') || label.length > 60) { branches.push(null); continue; }
    const blocks: number[] = [];
    for (let k = i + 1; pieces[k]?.kind === 'block'; k++) blocks.push(k);
    const variant = variantOf(label);
    const bare = variant && (variant.rest === '' || /[:：]\s*$/.test(label));
    if (!variant || !bare || !labels.has(variant.kind) || !blocks.some((b) => active.has(b))) { branches.push(null); continue; }
    branches.push({ variant, line: piece.place.line, seen: label, pieces: [...(label === piece.text ? [i] : []), ...blocks], labelled: !(piece.shape === 'item' && piece.ordered) });
    i = blocks.at(-1) ?? i;
  }
  return runsOf(branches);
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

/** Nobody chooses among more. */
const mostWays = 100;

/** Runs of neighbours of which each goes with the others. */
function runsOf(branches: readonly (Branch | null)[], goTogether: (a: Variant, b: Variant) => boolean = sameChoice): Branch[][] {
  const runs: Branch[][] = [];
  let run: Branch[] = [];
  for (const branch of [...branches, null]) {
    if (branch && run.length && run.length < mostWays && run.every((b) => goTogether(b.variant, branch.variant))) { run.push(branch); continue; }
    if (run.length > 1) runs.push(run);
    run = branch ? [branch] : [];
  }
  return runs;
}

/** Pieces stand in the order of their lines. */
function piecesBetween(pieces: readonly Piece[], line: number, endLine: number): number[] {
  let low = 0;
  for (let high = pieces.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).place.line <= line) low = middle + 1;
    else high = middle;
  }
  const inside: number[] = [];
  for (let i = low; i < pieces.length && (pieces[i] as Piece).place.line <= endLine; i++) inside.push(i);
  return inside;
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
