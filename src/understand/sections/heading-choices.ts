/** Finds the headings of which one is done: siblings that follow each other and name variants of one kind. */
import { groupBy } from '../../model/group-by.ts';
import type { Piece } from '../../model/document.ts';
import type { Section, SectionRole } from '../../model/procedure.ts';
import type { BlockPart } from '../blocks/block-part.ts';
import type { SpanReading } from '../reading.ts';
import { variantWordsIn } from './environment-words.ts';
import { siblingWayOf } from './sibling-ways.ts';
import { laterWayOf, sameChoice, variantOf } from './variant-of.ts';
import type { Variant } from './variant-of.ts';

/** One of several: its word, and the pieces that belong to it alone. */
export interface Branch {
  readonly variant: Variant;
  readonly pieces: readonly number[];
  readonly line: number;
  readonly seen: string;
  /** It stands under a label ("On staging:") that says when to do it; numbered steps may be all to be done, one after the other. */
  readonly labelled?: boolean;
  /** It is a fold, which only hides what it holds. */
  readonly folded?: boolean;
  /** It is a tab: one of several by its form. */
  readonly tabbed?: boolean;
  /** Its heading counts it: "Option 2". */
  readonly counted?: boolean;
  /** The part of a block that it is, where the block holds all of them. */
  readonly part?: BlockPart;
  /** The inline command that it is, where one sentence holds all of them. */
  readonly span?: SpanReading;
}

/** Kinds whose bare names in a section of prerequisites are things to have, all of them. */
const toInstall: ReadonlySet<Variant['kind']> = new Set(['tool', 'packages', 'forge', 'server', 'database']);

/** Sibling headings that follow each other and name variants of one kind. */
export function headingGroups(pieces: readonly Piece[], sections: readonly Section[]): Branch[][] {
  const groups: Branch[][] = [];
  const siblings = groupBy(sections.map((section, i) => ({ section, i })).filter(({ section }) => section.id !== ''), ({ section }) => `${section.parent}/${section.level}`);
  for (const family of siblings.values()) {
    const runs = (variantFor: (section: Section) => Variant | null): Branch[][] => runsOf(family.map(({ section }) => {
      const variant = variantFor(section);
      const held = piecesBetween(pieces, section.line, section.endLine);
      // A heading with nothing at all below it is one over those that follow.
      return variant && held.length > 0 ? { variant, line: section.line, seen: section.title, pieces: held, ...(variant.kind === 'option' ? { counted: true } : {}) } : null;
    })).map((group) => withoutWhatFollows(pieces, group)).filter((group) => group.every((b) => b.pieces.length > 0));
    const byTable = runs(({ title, role }) => {
      const variant = variantOf(title);
      // "Prerequisites: Docker, Helm": each of them has to be there.
      return variant && role === 'prerequisites' && variant.rest === '' && !variant.asWay && toInstall.has(variant.kind) ? null : variant;
    });
    groups.push(...byTable.filter((group) => !allNeeded(pieces, group)));
    const known = new Set(byTable.flatMap((group) => group.map((b) => b.line)));
    const got = installs.test(sections[family[0]?.section.parent ?? -1]?.title ?? '') ? runs(({ line, title }) => (known.has(line) ? null : distributionOf(title))).filter((group) => group.length >= fewestDistributions) : [];
    for (const group of got) for (const b of group) known.add(b.line);
    groups.push(...got);
    for (const wayOf of [laterWayOf, siblingWayOf]) {
      const found = runs(({ line, title }) => (known.has(line) ? null : wayOf(title)));
      for (const group of found) for (const b of group) known.add(b.line);
      groups.push(...found);
    }
  }
  return groups;
}

/** What a thing is got as, over how: below "Installation" three of them in a row are ways of which one is taken. A third language is a third row. */
const distributions: readonly RegExp[] = [
  /^\W*(?:(?:official |docker ){0,2}(?:images?|containers?)|docker|helm(?: charts?)?|home ?brew|snap|flatpak|nightly builds?|custom build(?:er|s)?|(?:\p{L}+ ){0,3}package (?:repositor(?:y|ies)|managers?)|(?:(?:pre-?built|official|release) )?binar(?:y|ies)(?: (?:downloads?|releases?|packages?))?|(?:(?:build|compil|install)(?:e|ing)? )?from (?:the )?sources?)\W*$/iu,
  /^\W*(?:images? docker|dépôts? de paquets|binaires?(?: précompilés)?|(?:(?:compiler|compilation|installer|installation) )?(?:depuis|à partir d(?:e|es)) (?:les )?sources?)\W*$/iu,
];
const installs = /(?<!\p{L})(?:install\p{L}*|downloads?|get(?:ting)? \p{L}+|télécharge\p{L}*)(?!\p{L})/iu;
const fewestDistributions = 3;
const distributionOf = (title: string): Variant | null => (distributions.some((p) => p.test(title)) ? { kind: 'way', key: title.trim().toLowerCase(), label: title.trim(), rest: '', asWay: true } : null);

/** Where the last alone has headings below it, what stands there goes on from all of them: nobody else's steps are left out with it. */
function withoutWhatFollows(pieces: readonly Piece[], group: Branch[]): Branch[] {
  const below = (b: Branch): number => b.pieces.findIndex((i) => pieces[i]?.kind === 'heading');
  const last = group.at(-1);
  if (last === undefined || below(last) < 0 || group.slice(0, -1).some((b) => below(b) >= 0)) return group;
  return [...group.slice(0, -1), { ...last, pieces: last.pieces.slice(0, below(last)) }];
}

/** What is looked after, and more than one of it by most. */
const lookedAfter: ReadonlySet<Variant['kind']> = new Set(['database', 'server']);
const joined = /(?<!\p{L})(?:and|et|as well as|ainsi que|puis|then|&)(?!\p{L})/iu;
const parted = /(?<!\p{L})(?:or|ou|either|depending|choose|supports?|selon|choisi\p{L}*|soit)(?!\p{L})/iu;

/** Whether a sentence over bare names says that all of them are meant: "how to move MySQL and MongoDB". */
function allNeeded(pieces: readonly Piece[], group: readonly Branch[]): boolean {
  if (!group.every(({ variant }) => lookedAfter.has(variant.kind) && variant.rest === '' && variant.asWay !== true)) return false;
  const keys = group.map((b) => b.variant.key);
  for (let i = pieces.findIndex((p) => p.place.line === group[0]?.line) - 1; i >= 0 && pieces[i]?.kind !== 'heading'; i--) {
    const piece = pieces[i];
    if (piece?.kind !== 'prose') continue;
    for (const sentence of piece.text.split(/(?<=[.!?])\s/)) if (joined.test(sentence) && !parted.test(sentence) && keys.every((key) => variantWordsIn(sentence).some((w) => w.key === key))) return true;
  }
  return false;
}

const isDone: ReadonlySet<SectionRole> = new Set(['procedure', 'verification', 'prerequisites']);

/**
 * Gives the headings of one choice one role: what is offered beside what is done is done in its place, whatever its own words say
 * ("Option 1: prepare a bucket", "Mode 2: start anew, no restore"). Left out alone, the other would run without a question.
 */
export function withWholeChoices(pieces: readonly Piece[], sections: readonly Section[]): readonly Section[] {
  const roles = sections.map((s) => s.role);
  const at = new Map(sections.map((s, i) => [s.line, i]));
  for (const group of headingGroups(pieces, sections)) {
    if (group.some((b) => b.variant.kind === 'environment')) continue;
    const own = group.flatMap((b) => at.get(b.line) ?? []);
    const role = own.map((i) => roles[i]).find((r) => r !== undefined && isDone.has(r));
    if (role === undefined) continue;
    for (const i of own) {
      const before = roles[i] as SectionRole;
      if (isDone.has(before) || (before === 'reference' && group.some((b) => b.counted !== true))) continue;
      const { endLine } = sections[i] as Section;
      for (let k = i; k < sections.length && (sections[k] as Section).line <= endLine; k++) if (roles[k] === before) roles[k] = role;
    }
  }
  return sections.map((s, i) => (roles[i] === s.role ? s : { ...s, role: roles[i] as SectionRole, aside: 0, evidence: [{ name: 'one of a choice', speaksFor: roles[i] as string, weight: 10, seen: s.title }, ...s.evidence] }));
}

/** Nobody chooses among more. */
const mostWays = 100;

/** Runs of neighbours of which each goes with the others. */
export function runsOf(branches: readonly (Branch | null)[], goTogether: (a: Variant, b: Variant) => boolean = sameChoice): Branch[][] {
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
