/** What can be seen of a section that speaks for one role or another: words of its heading, what it holds, where it stands. */
import type { Heading } from '../../model/document.ts';
import type { Context } from '../reading.ts';
import { headingSays } from './heading-says.ts';
import type { HeadingSays } from './heading-says.ts';
import { headingWords } from './outline.ts';
import type { OutlineSection } from './outline.ts';
import { holdsOf } from './section-holds.ts';
import type { Holds, Known } from './section-holds.ts';
import { fold, wordPattern } from './fold.ts';
import { everyWords } from './words.ts';
import type { Purpose } from './word-table.ts';

const updates = everyWords.map((t) => wordPattern(t.updates));
const once = everyWords.map((t) => wordPattern(t.once));

/** A trait's name, and what was seen of it, for `plan --explain`. */
export type Traits = ReadonlyMap<string, string>;

/** What all sections of a document share. */
export interface SectionGround {
  readonly sections: readonly OutlineSection[];
  readonly purpose: Purpose;
  readonly ground: NonNullable<Context['ground']> | null;
  /** Indices of the sections whose headings say that they bring something up to date. */
  readonly updates: readonly number[];
  /** Whether each section is said to be done once, by its own heading or first line or one it stands under. */
  readonly once: readonly boolean[];
  /** What each section holds; empty while that is not known. */
  readonly holds: readonly Holds[];
  /** Index of the section that the title opens, or -1. */
  readonly title: number;
  readonly titleSays: HeadingSays | null;
  readonly numbered: boolean;
  /** Whether what is numbered are chapters rather than steps. */
  readonly chapters: boolean;
  readonly alert: boolean;
}

/** Looks once at what all sections of a document share. */
export function sectionGround(context: Context, sections: readonly OutlineSection[], known: Known | null): SectionGround {
  return {
    sections, purpose: context.purpose, ground: context.ground ?? null, updates: sections.flatMap((s, at) => (s.heading && at > 1 && updates.some((p) => p.test(s.words)) ? [at] : [])),
    once: doneOnce(context, sections),
    holds: known ? holdsOf(context.document.pieces, sections, known) : [], title: firstHeading(sections),
    titleSays: titleSays(context, sections), numbered: numberedThroughout(sections), chapters: sections.some((s) => s.numbered && ofAChapter.has(s.says.says)), alert: alertForm(sections),
  };
}

/** What a title says that holds for the sections under it as well; of other words that is not so (cross-validated). */
const handedOn: ReadonlySet<string> = new Set(['cleanup', 'rollback', 'restore', 'trouble', 'error', 'install', 'setup']);

/** What a heading says where it depends on whose machine it is whether the section is done once. */
const makesReady: ReadonlySet<string> = new Set(['install', 'setup', 'configuration', 'task', 'deploy']);

/** What no step of a course of work says. */
const ofAChapter: ReadonlySet<string> = new Set(['overview', 'trouble', 'faq', 'pointer', 'rollback', 'background']);

/** Letters of a section's first line that tell that it is done once. */
const firstLine = 200;

function doneOnce(context: Context, sections: readonly OutlineSection[]): boolean[] {
  const found: boolean[] = [];
  sections.forEach((section, at) => {
    const first = context.document.pieces[section.own[0] ?? -1];
    const text = `${section.words} ${first?.kind === 'prose' ? fold(first.text.slice(0, firstLine)) : ''}`;
    const under = section.parent !== null && section.parent > 1 && (found[section.parent] ?? false);
    found[at] = under || (section.heading !== null && at > 1 && once.some((p) => p.test(text)));
  });
  return found;
}

/** Everything that is seen of one section by itself; what its neighbours' roles hand on is in `section-neighbours.ts`. */
export function sectionTraits(ground: SectionGround, at: number): Traits {
  const { sections, purpose } = ground;
  const section = sections[at] as OutlineSection;
  const traits = new Map<string, string>([['always', ''], [`purpose:${purpose}`, purpose]]);
  const { says, seen, all, verb } = section.says;
  traits.set(`says:${says}`, seen);
  // What does not work is named by its verb ("The belt does not start"): no task is meant.
  for (const word of all) if (word !== says && !(word === 'task' && (says === 'error' || says === 'trouble'))) traits.set(`also:${word}`, section.words);
  traits.set(`says:${says}, purpose:${purpose}`, seen);
  // "Replace a failed disk" is work; "The disk has failed" is what is wrong.
  if (says === 'error') traits.set(`says:error, as ${verb !== null && !verb.endsWith('ing') ? 'a task' : 'what is wrong'}`, section.words);
  // A list to tick off stands before the work or after it.
  if (says === 'checklist') traits.set(`says:${says}, ${at * 2 > sections.length ? 'late' : 'early'}`, seen);
  if (ground.ground) {
    traits.set(`for ${ground.ground}`, '');
    traits.set(`for ${ground.ground}, purpose:${purpose}`, purpose);
    if (makesReady.has(says)) traits.set(`for ${ground.ground}, says:${says}`, seen);
  }
  // Where something is brought up to date elsewhere in the document, the rest is done once.
  if (ground.updates.includes(at)) traits.set('updates', section.words);
  else if (ground.updates.length) {
    traits.set('another section updates', '');
    traits.set(`another section updates, purpose:${purpose}`, purpose);
  }
  if (ground.once[at]) traits.set('said to be done once', section.words);
  const holds = ground.holds[at];
  if (holds) {
    traits.set(`holds:${holds.kind}`, holds.seen);
    traits.set(`says:${says}, holds:${holds.kind}`, holds.seen);
    traits.set(`holds:${holds.kind}, purpose:${purpose}`, holds.seen);
    if (section.numbered && (says === 'task' || verb !== null) && !section.children.length && (holds.kind === 'prose' || holds.kind === 'nothing' || holds.kind === 'shown blocks')) traits.set('numbered task without commands', seen);
    for (const more of holds.more) traits.set(more, holds.seen);
    if (holds.more.includes('commands that only read')) traits.set(`says:${says}, commands that only read`, holds.seen);
  }
  if (verb !== null && section.words.includes(' ')) {
    traits.set('opens with a verb', verb);
    if (holds) traits.set(`opens with a verb, holds:${holds.kind}`, verb);
  }
  if (section.heading?.text.trim().endsWith('?')) traits.set('question', section.heading?.text ?? '');
  if (section.numbered) {
    traits.set('numbered', section.heading?.text ?? '');
    traits.set(`numbered, says:${says}`, seen);
    traits.set(`numbered, purpose:${purpose}`, purpose);
  }
  // Numbers count steps, or the chapters of a page that has an overview or a help as well.
  if (ground.numbered) {
    const what = ground.chapters ? 'chapters' : 'throughout';
    traits.set(`numbered ${what}`, '');
    traits.set(`numbered ${what}, purpose:${purpose}`, purpose);
  }
  const title = at === ground.title;
  if (title) traits.set('title', section.words);
  if (title && section.heading?.level === 1) traits.set(`title, says:${says}`, section.words);
  if (ground.titleSays && !title && handedOn.has(ground.titleSays.says) && !ground.titleSays.seen.startsWith('recover')) traits.set(`document says:${ground.titleSays.says}`, ground.titleSays.seen);
  if (ground.alert) traits.set(title ? 'title of an alert' : 'document of an alert', '');

  // A heading that groups others is what they are, and they say it before their roles are known.
  for (const child of section.children) {
    const below = sections[child];
    if (below) traits.set(`has a part that says:${below.says.says}`, below.words);
  }
  const parent = parentOf(ground, at);
  if (parent?.place === 'parent') traits.set(`parent says:${parent.section.says.says}`, parent.section.heading.text);
  return traits;
}

/** The section that one stands under, if it has a heading; `title` where that is the document's own. */
export function parentOf({ sections, title }: SectionGround, at: number): { readonly at: number; readonly place: 'title' | 'parent'; readonly section: OutlineSection & { readonly heading: Heading } } | null {
  const index = sections[at]?.parent ?? null;
  const section = index === null ? undefined : sections[index];
  if (index === null || !section?.heading) return null;
  return { at: index, place: index === title && section.heading.level === 1 ? 'title' : 'parent', section: { ...section, heading: section.heading } };
}

/** What the document's title says: its first heading where that is the only one of its level, or the front matter's. */
function titleSays(context: Context, sections: readonly OutlineSection[]): HeadingSays | null {
  const declared = context.document.frontMatter?.['title'];
  if (typeof declared === 'string') return headingSays(headingWords(declared).words);
  const first = sections[firstHeading(sections)];
  if (!first?.heading) return null;
  return sections.filter((s) => s.heading?.level === first.heading?.level).length === 1 ? first.says : null;
}

/** Whether the document's main sections are steps one after the other. */
export function numberedThroughout(sections: readonly OutlineSection[]): boolean {
  const first = firstHeading(sections);
  const main = sections.filter((s, at) => s.heading && s.parent !== null && (s.parent === 0 || s.parent === first) && at !== first);
  return main.length >= 4 && main.filter((s) => s.numbered).length * 4 >= main.length * 3;
}

/** The common form of alert documents: what it means, how to find the cause, what to do about it. */
export function alertForm(sections: readonly OutlineSection[]): boolean {
  const only = (pattern: RegExp): boolean => sections.some((s) => pattern.test(s.words));
  return only(/^(?:meaning|impact|symptoms?|alert|check runbook match|description|signification)$/) && only(/^(?:diagnos\w+|investigation|mitigation|resolution|solutions?(?: detail)?|remediation|initial steps.*|detailed steps|remede)$/);
}

/** The section that the document's title opens, if it has one; else -1. */
function firstHeading(sections: readonly OutlineSection[]): number {
  return sections.length > 1 ? 1 : -1;
}
