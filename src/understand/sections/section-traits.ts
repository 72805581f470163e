/** What can be seen of a section that speaks for one role or another: words of its heading, what it holds, where it stands. */
import type { SectionRole } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';
import { wordPattern } from './fold.ts';
import type { OutlineSection } from './outline.ts';
import { everyWords } from './words.ts';
import type { HeadingWord } from './words.ts';

/** A trait's name, and what was seen of it, for `plan --explain`. */
export type Traits = ReadonlyMap<string, string>;

/** What the second pass knows beside headings and blocks. */
export interface Known {
  readonly blocks: readonly BlockReading[];
  readonly active: ReadonlySet<number>;
}

const headingPatterns = new Map<HeadingWord, readonly RegExp[]>(
  (Object.keys(everyWords[0]?.headings ?? {}) as HeadingWord[]).map((word) => [word, everyWords.map((table) => wordPattern(table.headings[word]))]),
);

/** The words of a heading that a table knows. `first` marks those that open it. */
function wordTraits(folded: string, prefix: string, into: Map<string, string>): void {
  for (const [word, patterns] of headingPatterns) {
    for (const pattern of patterns) {
      const found = pattern.exec(folded);
      if (!found) continue;
      into.set(`${prefix}:${word}`, found[0]);
      if (found.index === 0) into.set(`${prefix}-first:${word}`, found[0]);
      if (found[0].length === folded.length) into.set(`${prefix}-only:${word}`, found[0]);
    }
  }
}

/** Everything that is seen of one section. `roles` are those of the pass before (empty in the first). */
export function sectionTraits(context: Context, sections: readonly OutlineSection[], at: number, known: Known | null, roles: readonly SectionRole[]): Traits {
  const section = sections[at] as OutlineSection;
  const traits = new Map<string, string>([['always', ''], [`purpose:${context.purpose}`, context.purpose]]);
  wordTraits(section.words, 'heading', traits);
  const named = [...traits.keys()].some((t) => t.startsWith('heading:'));
  if (!named) traits.set('heading:unknown words', section.words);
  for (const word of ['install', 'configuration', 'setup', 'task', 'steps', 'test', 'check'] as const) if (traits.has(`heading:${word}`)) traits.set(`heading:${word} in ${context.purpose}`, traits.get(`heading:${word}`) ?? '');
  if (/\?$/.test(section.heading?.text.trim() ?? '')) traits.set('question', section.heading?.text ?? '');
  if (section.numbered) traits.set('numbered', section.heading?.text ?? '');
  const title = at === firstHeading(sections);
  if (title) traits.set('title', section.words);
  if (title && section.heading?.level === 1) traits.set('title of the document', section.words);
  contentTraits(context, sections, at, known, traits);

  const parent = section.parent === null ? null : (sections[section.parent] as OutlineSection);
  const underTitle = parent?.heading == null || (section.parent === firstHeading(sections) && parent.heading.level === 1);
  if (parent?.heading) {
    const role = roles[section.parent as number];
    if (role) {
      const place = underTitle ? 'title' : 'parent';
      traits.set(`${place}:${role}`, parent.heading.text);
      if (section.numbered) traits.set(`numbered, ${place}:${role}`, parent.heading.text);
      if (!named) traits.set(`unknown words, ${place}:${role}`, parent.heading.text);
    }
    if (!underTitle) wordTraits(parent.words, 'parent', traits);
  }
  const previous = sections.findLastIndex((s, i) => i < at && s.parent === section.parent && s.heading !== null);
  if (previous > 0 && roles[previous]) {
    traits.set(`before:${roles[previous]}`, sections[previous]?.heading?.text ?? '');
    if (section.numbered) traits.set(`numbered, before:${roles[previous]}`, sections[previous]?.heading?.text ?? '');
  }
  if (section.children.length && roles.length) {
    const counts = new Map<SectionRole, number>();
    for (const child of section.children) if (roles[child]) counts.set(roles[child], (counts.get(roles[child]) ?? 0) + 1);
    const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
    if (most) traits.set(`groups:${most}`, `${count} of ${section.children.length}`);
    if (most && !traits.has('has commands') && !traits.has('has active lines')) traits.set(`only groups:${most}`, `${count} of ${section.children.length}`);
    if (counts.size === 1 && most) traits.set(`groups only:${most}`, `${count}`);
  }
  return traits;
}

/** The section that the document's title opens, if it has one; else -1. */
function firstHeading(sections: readonly OutlineSection[]): number {
  return sections.length > 1 ? 1 : -1;
}

function contentTraits(context: Context, sections: readonly OutlineSection[], at: number, known: Known | null, traits: Map<string, string>): void {
  const section = sections[at] as OutlineSection;
  const pieces = context.document.pieces;
  if (!known) return;
  const own = new Set(section.own);
  const blocks = known.blocks.filter((b) => own.has(b.index));
  const running = blocks.filter((b) => b.role === 'run' || b.role === 'transcript' || b.role === 'script');
  const edits = blocks.filter((b) => b.role === 'edit');
  const active = section.own.some((i) => known.active.has(i));
  const below = (s: OutlineSection): boolean => s.own.some((i) => known.active.has(i)) || s.children.some((c) => below(sections[c] as OutlineSection));
  if (running.length) traits.set('has commands', `${running.length}`);
  if (running.length > 2) traits.set('has many commands', `${running.length}`);
  if (running.some((b) => b.role === 'script')) traits.set('has scripts', '');
  if (edits.length) traits.set('has edits', `${edits.length}`);
  if (edits.length && !running.length) traits.set('has only edits', `${edits.length}`);
  if (active && !running.length && !edits.length) traits.set('has active lines', '');
  if (!active) {
    const prose = section.own.filter((i) => pieces[i]?.kind === 'prose');
    if (!below(section)) traits.set('nothing to do', '');
    else traits.set('only groups', '');
    if (blocks.length) traits.set('only shows', `${blocks.length}`);
    if (!section.own.length) traits.set('empty', '');
    if (prose.length > 2) traits.set('explains', `${prose.length}`);
    if (section.own.some((i) => { const p = pieces[i]; return p?.kind === 'prose' && p.shape === 'row'; })) traits.set('has a table', '');
  }
}
