/** What can be seen of a section that speaks for one role or another: words of its heading, what it holds, where it stands. */
import type { SectionRole } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { headingSays } from './heading-says.ts';
import type { HeadingSays } from './heading-says.ts';
import { headingWords } from './outline.ts';
import type { OutlineSection } from './outline.ts';
import { holdsOf } from './section-holds.ts';
import type { Holds, Known } from './section-holds.ts';
import { wordPattern } from './fold.ts';
import { everyWords } from './words.ts';
import type { Purpose } from './word-table.ts';

const updates = everyWords.map((t) => wordPattern(t.updates));

/** A trait's name, and what was seen of it, for `plan --explain`. */
export type Traits = ReadonlyMap<string, string>;

/** What all sections of a document share. */
export interface SectionGround {
  readonly sections: readonly OutlineSection[];
  readonly purpose: Purpose;
  readonly ground: NonNullable<Context['ground']> | null;
  /** Indices of the sections whose headings say that they bring something up to date. */
  readonly updates: readonly number[];
  /** What each section holds; empty while that is not known. */
  readonly holds: readonly Holds[];
  /** Index of the section that the title opens, or -1. */
  readonly title: number;
  readonly titleSays: HeadingSays | null;
  readonly numbered: boolean;
  readonly alert: boolean;
}

/** Looks once at what all sections of a document share. */
export function sectionGround(context: Context, sections: readonly OutlineSection[], known: Known | null): SectionGround {
  return {
    sections, purpose: context.purpose, ground: context.ground ?? null, updates: sections.flatMap((s, at) => (s.heading && at > 1 && updates.some((p) => p.test(s.words)) ? [at] : [])),
    holds: known ? holdsOf(context.document.pieces, sections, known) : [], title: firstHeading(sections),
    titleSays: titleSays(context, sections), numbered: numberedThroughout(sections), alert: alertForm(sections),
  };
}

/** Words after which a heading still leaves open what its section is: it goes by what it stands under. */
const sayLittle: ReadonlySet<string> = new Set(['unknown words', 'inventory', 'maintenance', 'condition', 'manual', 'local']);

/** What a title says that holds for the sections under it as well; of other words that is not so (cross-validated). */
const handedOn: ReadonlySet<string> = new Set(['cleanup', 'rollback', 'restore', 'trouble', 'error', 'install', 'setup']);

/** What a heading says where it depends on whose machine it is whether the section is done once. */
const makesReady: ReadonlySet<string> = new Set(['install', 'setup', 'configuration', 'task', 'deploy']);

/** Everything that is seen of one section. `roles` are those of the pass before (empty in the first). */
export function sectionTraits(ground: SectionGround, at: number, roles: readonly SectionRole[]): Traits {
  const { sections, purpose } = ground;
  const section = sections[at] as OutlineSection;
  const traits = new Map<string, string>([['always', ''], [`purpose:${purpose}`, purpose]]);
  const { says, seen, all, verb } = section.says;
  traits.set(`says:${says}`, seen);
  for (const word of all) if (word !== says) traits.set(`also:${word}`, section.words);
  traits.set(`says:${says}, purpose:${purpose}`, seen);
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
  const holds = ground.holds[at];
  if (holds) {
    traits.set(`holds:${holds.kind}`, holds.seen);
    traits.set(`says:${says}, holds:${holds.kind}`, holds.seen);
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
  if (ground.numbered) {
    traits.set('numbered throughout', '');
    traits.set(`numbered throughout, purpose:${purpose}`, purpose);
  }
  const title = at === ground.title;
  if (title) traits.set('title', section.words);
  if (title && section.heading?.level === 1) traits.set(`title, says:${says}`, section.words);
  if (ground.titleSays && !title && handedOn.has(ground.titleSays.says) && !ground.titleSays.seen.startsWith('recover')) traits.set(`document says:${ground.titleSays.says}`, ground.titleSays.seen);
  if (ground.alert) traits.set(title ? 'title of an alert' : 'document of an alert', '');

  const parent = section.parent === null ? null : (sections[section.parent] as OutlineSection);
  const underTitle = parent?.heading == null || (section.parent === ground.title && parent.heading.level === 1);
  if (parent?.heading) {
    const role = roles[section.parent as number];
    const place = underTitle ? 'title' : 'parent';
    if (role) {
      traits.set(`${place}:${role}`, parent.heading.text);
      if (section.numbered) traits.set(`numbered, ${place}:${role}`, parent.heading.text);
      if (sayLittle.has(says)) traits.set(`says little, ${place}:${role}`, parent.heading.text);
      else if (says === 'task' || says === 'steps' || says === 'deploy') traits.set(`says a task, ${place}:${role}`, parent.heading.text);
    }
    if (!underTitle) traits.set(`parent says:${parent.says.says}`, parent.heading.text);
  }
  const { previous } = section;
  if (previous !== null && roles[previous]) {
    traits.set(`before:${roles[previous]}`, sections[previous]?.heading?.text ?? '');
    if (section.numbered) traits.set(`numbered, before:${roles[previous]}`, sections[previous]?.heading?.text ?? '');
  }
  if (section.children.length && roles.length) {
    const counts = new Map<SectionRole, number>();
    for (const child of section.children) if (roles[child]) counts.set(roles[child], (counts.get(roles[child]) ?? 0) + 1);
    const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
    if (most) traits.set(`${holds?.kind === 'groups' ? 'only ' : ''}groups:${most}`, `${count} of ${section.children.length}`);
    if (counts.size === 1 && most) traits.set(`groups nothing but:${most}`, `${count}`);
  }
  return traits;
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
