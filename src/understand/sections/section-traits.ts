/** What can be seen of a section that speaks for one role or another: words of its heading, what it holds, where it stands. */
import type { SectionRole } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { contentOf } from './section-content.ts';
import type { Content } from './section-content.ts';
import { headingSays } from './heading-says.ts';
import type { HeadingSays } from './heading-says.ts';
import { headingWords } from './outline.ts';
import type { OutlineSection } from './outline.ts';
import { fold, wordPattern } from './fold.ts';
import { nameOf } from './read-context.ts';
import { everyWords } from './words.ts';
import { holdsOf } from './section-holds.ts';
import type { Holds, Known } from './section-holds.ts';
import type { Purpose } from './word-table.ts';

/** A trait's name, and what was seen of it, for `plan --explain`. */
export type Traits = ReadonlyMap<string, string>;

/** What all sections of a document share. */
export interface SectionGround {
  readonly sections: readonly OutlineSection[];
  readonly purpose: Purpose;
  /** What each section holds; empty while that is not known. */
  readonly holds: readonly Holds[];
  /** What each section's commands do and its text says; empty while that is not known. */
  readonly content: readonly Content[];
  /** Index of the section that the title opens, or -1. */
  readonly title: number;
  readonly titleSays: HeadingSays | null;
  readonly numbered: boolean;
  readonly alert: boolean;
  /** Whether the document is about a developer's own machine or about machines that others use, and the word that says so. */
  readonly machine: { readonly about: 'own machine' | 'servers'; readonly seen: string } | null;
  /** Whether it collects tasks that stand alone. */
  readonly collection: boolean;
}

/** Looks once at what all sections of a document share. */
export function sectionGround(context: Context, sections: readonly OutlineSection[], known: Known | null): SectionGround {
  return {
    sections, purpose: context.purpose, holds: known ? holdsOf(context.document.pieces, sections, known) : [], content: known ? contentOf(context.document.pieces, sections, known) : [], title: firstHeading(sections),
    titleSays: titleSays(context, sections), numbered: numberedThroughout(sections), alert: alertForm(sections),
    machine: machineOf(context, sections), collection: isCollection(context),
  };
}

/** Words after which a heading still leaves open what its section is: it goes by what it stands under. */
const sayLittle: ReadonlySet<string> = new Set(['unknown words', 'inventory', 'maintenance', 'condition', 'manual', 'local']);

/** Everything that is seen of one section. `roles` are those of the pass before (empty in the first). */
export function sectionTraits(ground: SectionGround, at: number, roles: readonly SectionRole[]): Traits {
  const { sections, purpose } = ground;
  const section = sections[at] as OutlineSection;
  const traits = new Map<string, string>([['always', ''], [`purpose:${purpose}`, purpose]]);
  const { says, seen, all } = section.says;
  traits.set(`says:${says}`, seen);
  for (const word of all) if (word !== says) traits.set(`also:${word}`, section.words);
  traits.set(`says:${says}, purpose:${purpose}`, seen);
  const holds = ground.holds[at];
  if (holds) {
    traits.set(`holds:${holds.kind}`, holds.seen);
    traits.set(`says:${says}, holds:${holds.kind}`, holds.seen);
    if (section.numbered && says === 'task' && !section.children.length && (holds.kind === 'prose' || holds.kind === 'nothing' || holds.kind === 'shown blocks')) traits.set('numbered task without commands', seen);
    for (const more of holds.more) traits.set(more, holds.seen);
  }
  if (ground.machine) {
    traits.set(`about ${ground.machine.about}`, ground.machine.seen);
    traits.set(`purpose:${purpose}, about ${ground.machine.about}`, ground.machine.seen);
  }
  if (ground.collection) {
    traits.set('document is a collection', '');
    if (holds?.kind === 'commands' || holds?.kind === 'scripts') traits.set('document is a collection, holds commands', '');
  }
  const content = ground.content[at];
  if (content) {
    for (const [kind, example] of content.most) traits.set(`commands ${kind}`, example);
    for (const [what, words] of content.tells) traits.set(`text tells: ${what}`, words);
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
  if (ground.titleSays && !title) traits.set(`document says:${ground.titleSays.says}`, ground.titleSays.seen);
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

const ownMachine = new RegExp(wordPattern(everyWords.flatMap((t) => t.ownMachine)), 'gu');
const servers = new RegExp(wordPattern(everyWords.flatMap((t) => t.servers)), 'gu');
const collections = everyWords.map((t) => wordPattern(t.collections));

/** Whose machines the document's name and headings speak of, by the more frequent words. */
function machineOf(context: Context, sections: readonly OutlineSection[]): SectionGround['machine'] {
  const { title, file } = nameOf(context.document);
  const name = fold(`${title} ${file}`);
  const text = `${name} ${name} ${sections.map((s) => s.words).join(' ')}`;
  const own = text.match(ownMachine) ?? [];
  const others = text.match(servers) ?? [];
  if (own.length === others.length) return null;
  return own.length > others.length ? { about: 'own machine', seen: own[0] ?? '' } : { about: 'servers', seen: others[0] ?? '' };
}

/** By the title, or the file's own name: every procedure of a team may lie in a folder called operations. */
export function isCollection(context: Context): boolean {
  const { title } = nameOf(context.document);
  const { file } = nameOf({ ...context.document, path: context.document.path.split('/').at(-1) ?? '' });
  return [title, file].some((name) => collections.some((p) => p.test(fold(name))));
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
