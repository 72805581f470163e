/** What can be seen of a section that speaks for one role or another: words of its heading, what it holds, where it stands. */
import type { Prose } from '../../model/document.ts';
import type { SectionRole } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';
import { wordPattern } from './fold.ts';
import { headingWords } from './outline.ts';
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

type Position = 'anywhere' | 'edge' | 'first' | 'only';
/**
 * Which word of a heading says what its section is: the first row that is met, where it has to stand. A heading's head is
 * its first word ("Check the logs", "Configuration du serveur") or, in English, its last ("Deployment overview").
 */
const precedence: readonly (readonly [HeadingWord, Position])[] = [
  ['prerequisites', 'anywhere'], ['trouble', 'only'], ['overview', 'only'], ['pointer', 'only'], ['background', 'only'], ['example', 'edge'],
  ['rollback', 'anywhere'], ['restore', 'anywhere'], ['cleanup', 'anywhere'], ['trouble', 'anywhere'], ['explains', 'anywhere'], ['error', 'anywhere'],
  ['overview', 'edge'], ['verify', 'edge'], ['remedy', 'edge'], ['investigate', 'edge'], ['delete', 'first'], ['check', 'first'], ['preparation', 'first'],
  ['setup', 'edge'], ['install', 'edge'], ['schedule', 'edge'], ['configuration', 'edge'], ['pointer', 'edge'], ['background', 'edge'], ['test', 'edge'], ['monitor', 'edge'],
  ['install', 'anywhere'], ['setup', 'anywhere'], ['deploy', 'edge'], ['task', 'first'], ['backup', 'anywhere'], ['howto', 'anywhere'], ['emergency', 'anywhere'], ['condition', 'anywhere'], ['steps', 'edge'],
  ['inventory', 'edge'], ['verify', 'anywhere'], ['deploy', 'anywhere'], ['task', 'anywhere'], ['schedule', 'anywhere'], ['configuration', 'anywhere'], ['maintenance', 'anywhere'], ['steps', 'anywhere'],
  ['manual', 'anywhere'], ['local', 'anywhere'], ['after', 'anywhere'], ['overview', 'anywhere'], ['background', 'anywhere'], ['inventory', 'anywhere'], ['check', 'anywhere'], ['test', 'anywhere'],
];

/** The head of a heading stands before its first preposition. */
const preposition = /\s(?:of|for|in|on|with|to|from|at|by|via|using|the|de|du|des|d'|pour|dans|sur|avec|en|a|au|aux|par)(?=\s|$).*$|\s*[(:,].*$/;

/** Words after which a heading still leaves open what its section is: it goes by what it stands under. */
const sayLittle: ReadonlySet<string> = new Set(['unknown words', 'inventory', 'maintenance', 'condition', 'manual', 'local']);

export interface HeadingSays {
  readonly says: HeadingWord | 'unknown words';
  readonly seen: string;
  readonly all: readonly HeadingWord[];
}

/** What a folded heading says its section is, and every word in it that a table knows. */
export function headingSays(folded: string): HeadingSays {
  const head = folded.replace(preposition, '');
  const found = new Map<HeadingWord, { seen: string; first: boolean; last: boolean; only: boolean }>();
  for (const [word, patterns] of headingPatterns) {
    for (const pattern of patterns) {
      for (const match of folded.matchAll(new RegExp(pattern, 'gu'))) {
        const before = found.get(word);
        const end = match.index + match[0].length;
        found.set(word, {
          seen: match[0], first: before?.first || match.index === 0, last: before?.last || end === head.length || end === folded.length,
          only: before?.only || match[0].length === folded.length,
        });
      }
    }
  }
  const all = [...found.keys()];
  for (const [word, position] of precedence) {
    const at = found.get(word);
    if (!at || (word === 'restore' && found.has('backup') && !at.first)) continue;
    if (position === 'anywhere' || (position === 'only' && at.only) || (position === 'first' && at.first) || (position === 'edge' && (at.first || at.last))) return { says: word, seen: at.seen, all };
  }
  const verb = opensWithVerb(folded);
  return verb ? { says: 'task', seen: verb, all: [...all, 'task'] } : { says: 'unknown words', seen: folded, all };
}

const verbs = everyWords.flatMap((t) => [
  new RegExp(`^(?:${t.imperatives.join('|') || '(?!)'})(?=\\s|$)`, 'u'),
  ...(t.imperativeEndings.length ? [new RegExp(`^(?!(?:${t.notImperatives.join('|')})(?:\\s|$))\\p{L}{3,}(?:er|ir|oir|[^aeiou]re)(?=\\s(?:le|la|les|l'|un|une|des|du|de|d'|en|au|aux|a|sur|son|ses)|$)`, 'u')] : []),
]);
/** Verbs as the tables have them, for the -ing form. */
const stems = new Set(everyWords.flatMap((t) => t.imperatives));

/** A heading that opens with a verb that no row of the heading words has: "Whitelist the address", "Draining nodes", "Purger le cache". */
function opensWithVerb(folded: string): string | null {
  const plain = verbs.map((v) => v.exec(folded)?.[0]).find(Boolean);
  if (plain) return plain;
  const gerund = /^(\p{L}{2,})ing(?=\s)/u.exec(folded)?.[1];
  if (!gerund) return null;
  return [gerund, `${gerund}e`, gerund.replace(/(.)\1$/, '$1')].some((stem) => stems.has(stem)) ? `${gerund}ing` : null;
}

/** Everything that is seen of one section. `roles` are those of the pass before (empty in the first). */
export function sectionTraits(context: Context, sections: readonly OutlineSection[], at: number, known: Known | null, roles: readonly SectionRole[]): Traits {
  const section = sections[at] as OutlineSection;
  const traits = new Map<string, string>([['always', ''], [`purpose:${context.purpose}`, context.purpose]]);
  const { says, seen, all } = headingSays(section.words);
  traits.set(`says:${says}`, seen);
  for (const word of all) if (word !== says) traits.set(`also:${word}`, section.words);
  traits.set(`says:${says}, purpose:${context.purpose}`, seen);
  const holds = holdsOf(context, sections, at, known);
  if (holds) {
    traits.set(`holds:${holds.kind}`, holds.seen);
    traits.set(`says:${says}, holds:${holds.kind}`, holds.seen);
    if (section.numbered && says === 'task' && !section.children.length && (holds.kind === 'prose' || holds.kind === 'nothing' || holds.kind === 'shown blocks')) traits.set('numbered task without commands', seen);
    for (const more of holds.more) traits.set(more, holds.seen);
  }
  if (section.heading?.text.trim().endsWith('?')) traits.set('question', section.heading?.text ?? '');
  if (section.numbered) {
    traits.set('numbered', section.heading?.text ?? '');
    traits.set(`numbered, says:${says}`, seen);
    traits.set(`numbered, purpose:${context.purpose}`, context.purpose);
  }
  if (numberedThroughout(sections)) {
    traits.set('numbered throughout', '');
    traits.set(`numbered throughout, purpose:${context.purpose}`, context.purpose);
  }
  const title = at === firstHeading(sections);
  if (title) traits.set('title', section.words);
  if (title && section.heading?.level === 1) traits.set(`title, says:${says}`, section.words);
  const titleWords = titleOf(context, sections);
  if (titleWords && !title) traits.set(`document says:${headingSays(titleWords).says}`, titleWords);
  if (alertForm(sections)) traits.set(title ? 'title of an alert' : 'document of an alert', '');

  const parent = section.parent === null ? null : (sections[section.parent] as OutlineSection);
  const underTitle = parent?.heading == null || (section.parent === firstHeading(sections) && parent.heading.level === 1);
  if (parent?.heading) {
    const role = roles[section.parent as number];
    const place = underTitle ? 'title' : 'parent';
    if (role) {
      traits.set(`${place}:${role}`, parent.heading.text);
      if (section.numbered) traits.set(`numbered, ${place}:${role}`, parent.heading.text);
      if (sayLittle.has(says)) traits.set(`says little, ${place}:${role}`, parent.heading.text);
      else if (says === 'task' || says === 'steps' || says === 'deploy') traits.set(`says a task, ${place}:${role}`, parent.heading.text);
    }
    if (!underTitle) traits.set(`parent says:${headingSays(parent.words).says}`, parent.heading.text);
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
    if (most) traits.set(`${holds?.kind === 'groups' ? 'only ' : ''}groups:${most}`, `${count} of ${section.children.length}`);
    if (counts.size === 1 && most) traits.set(`groups nothing but:${most}`, `${count}`);
  }
  return traits;
}

/** The words of the document's title: its first heading where that is the only one of its level, or the front matter's. */
function titleOf(context: Context, sections: readonly OutlineSection[]): string | null {
  const declared = context.document.frontMatter?.['title'];
  if (typeof declared === 'string') return headingWords(declared).words;
  const first = sections[firstHeading(sections)];
  if (!first?.heading) return null;
  return sections.filter((s) => s.heading?.level === first.heading?.level).length === 1 ? first.words : null;
}

/** Whether the document's main sections are steps one after the other. */
export function numberedThroughout(sections: readonly OutlineSection[]): boolean {
  const main = sections.filter((s) => s.heading && s.parent !== null && (s.parent === 0 || s.parent === firstHeading(sections)) && sections.indexOf(s) !== firstHeading(sections));
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

interface Holds {
  readonly kind: 'commands' | 'scripts' | 'edits' | 'lines to do' | 'few lines to do' | 'groups' | 'shown blocks' | 'prose' | 'nothing';
  readonly seen: string;
  readonly more: readonly string[];
}

/** What stands directly in a section; null while that is not known. */
function holdsOf(context: Context, sections: readonly OutlineSection[], at: number, known: Known | null): Holds | null {
  if (!known) return null;
  const section = sections[at] as OutlineSection;
  const { pieces } = context.document;
  const own = new Set(section.own);
  const blocks = known.blocks.filter((b) => own.has(b.index));
  const running = blocks.filter((b) => b.role === 'run' || b.role === 'transcript' || b.role === 'script');
  const active = section.own.some((i) => known.active.has(i));
  const more: string[] = [];
  const prose = section.own.filter((i) => pieces[i]?.kind === 'prose');
  if (running.length > 2) more.push('holds many commands');
  if (running.length && blocks.some((b) => b.role === 'edit')) more.push('holds commands and edits');
  if (!active && prose.length > 2) more.push('explains at length');
  if (!active && prose.some((i) => { const p = pieces[i]; return p?.kind === 'prose' && p.shape === 'row'; })) more.push('holds a table');
  if (!active && !below(sections, section, known)) more.push('nothing to do here or below');
  const found = (kind: Holds['kind'], seen: string): Holds => ({ kind, seen, more });
  if (running.some((b) => b.role !== 'script')) return found('commands', `${running.length}`);
  if (running.length) return found('scripts', `${running.length}`);
  if (blocks.some((b) => b.role === 'edit')) return found('edits', '');
  const told = prose.filter((i) => known.active.has(i)).length;
  if (!active && prose.length > 0 && prose.length <= 3 && prose.some((i) => pointsElsewhere(pieces[i] as Prose))) more.push('points elsewhere');
  if (active) return found(told * 2 >= prose.length ? 'lines to do' : 'few lines to do', `${told} of ${prose.length}`);
  if (section.children.length) return found('groups', `${section.children.length}`);
  if (blocks.length) return found('shown blocks', `${blocks.length}`);
  return prose.length ? found('prose', `${prose.length}`) : found('nothing', '');
}

/** A pointer: text with a link out of the page. */
function pointsElsewhere(prose: Prose): boolean {
  return prose.links.some((l) => !l.url.startsWith('#'));
}

function below(sections: readonly OutlineSection[], section: OutlineSection, known: Known): boolean {
  return section.own.some((i) => known.active.has(i)) || section.children.some((c) => below(sections, sections[c] as OutlineSection, known));
}
