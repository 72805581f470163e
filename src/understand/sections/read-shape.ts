/** Tells whether a document is one procedure, a catalogue, a diagnosis, a reference or a report. */
import { groupBy } from '../../model/group-by.ts';
import type { Section, Shape } from '../../model/procedure.ts';
import type { Context, Readings } from '../reading.ts';
import { fold, wordPattern } from './fold.ts';
import { headingSays } from './heading-says.ts';
import { handsOn, isBracketed, isOneCourse } from './numbered-course.ts';
import { opposedChapters } from './opposed-chapters.ts';
import { headingWords, outline } from './outline.ts';
import { nameOf } from './read-context.ts';
import { alertForm, numberedThroughout } from './section-traits.ts';
import { sectionFinder } from './section-at.ts';
import { everyWords } from './words.ts';

const collections = everyWords.map((t) => wordPattern(t.collections));
const courses = everyWords.map((t) => wordPattern(t.courses));
const testData = everyWords.map((t) => wordPattern(t.testData));
const goesOn = everyWords.map((t) => new RegExp(`^(?:${t.goesOn.join('|')})(?![\\p{L}\\p{N}])`, 'u'));
const report = everyWords.map((t) => wordPattern(t.reports));

/** Words of collections by which one piece of work is called, too. */
const mayBeOne = /(?<!\p{L})maintenance(?!\p{L})/giu;
/** … and words that name one piece of work in any case. */
const oneWork = /\bmises? en maintenance\b/giu;
/** What a thing is called says nothing of the document: « outils », `tools`. */
const quotedName = /«[^»]*»|“[^”]*”|"[^"]*"|`[^`]*`/gu;

/** So many branches that are a task of their own, neither numbered nor part of one course of work, make a catalogue. */
const tasksOfACatalogue = 3;

/** So many sections with commands that do not lead on to each other make one as well. */
const sectionsOfACatalogue = 4;

/** So many lines for a person in one section are a course of work, which a catalogue would leave out; its tasks have three to six. */
const longCourse = 7;

/**
 * The shape decides what is selected without a fragment: a catalogue nothing, a procedure its own sections. Where it is
 * doubtful a catalogue is the safer reading, since it asks.
 */
export function readShape(context: Context, sections: readonly Section[], readings: Readings): Shape {
  const { title, file } = nameOf(context.document);
  const names = (text: string, patterns: readonly RegExp[]): boolean => patterns.some((p) => p.test(fold(text)));
  if (names(title, report) || names(file, report)) return 'report';
  const course = names(title, courses);
  // The file's own name, not its folders': every procedure of a team may lie in runbooks/ or operations/.
  const own = nameOf({ ...context.document, path: context.document.path.split('/').at(-1) ?? '' }).file;
  const lines = outline(context.document.pieces, context.document.lines);
  // The steps' own numbers outweigh what the title may as well be called: "Weekly maintenance".
  const counts = isOneCourse(lines);
  const called = (text: string): string => (counts === 'steps' ? '' : (counts === 'numbers' ? text.replace(mayBeOne, ' ') : text.replace(oneWork, ' ')).replace(quotedName, ' '));
  const collection = names(called(title), collections) || (names(called(own), collections) && !course);

  const at = sectionFinder(sections);
  const running = new Set([
    ...readings.blocks.filter((b) => b.role === 'run' || b.role === 'transcript' || b.role === 'script').map((b) => at(b.block.place.line)),
    ...readings.spans.filter((s) => s.role === 'run').map((s) => at(s.prose.place.line)),
  ]);
  const acting = new Set([...running, ...readings.manual.map((m) => at(m.prose.place.line)), ...readings.blocks.filter((b) => b.role === 'edit').map((b) => at(b.block.place.line))]);
  // A title that only stands above the others is a reference because most of them are.
  const root = rootOf(sections);
  const headed = sections.filter((s, i) => s.id !== '' && (i !== root || s.role !== 'reference' || acting.has(i)));
  const share = (role: Section['role']): number => headed.filter((s) => s.role === role).length / Math.max(headed.length, 1);

  if (alertForm(lines) || (context.purpose === 'diagnose' && share('troubleshooting') >= 0.4)) return 'diagnosis';
  if (!acting.size || (share('reference') > 0.6 && running.size <= 2 && context.purpose !== 'deploy' && context.purpose !== 'release' && context.purpose !== 'install')) return 'reference';
  if (versionBranches(sections, acting) || opposedChapters(title, sections, acting)) return 'catalogue';
  if (running.size < 2) return 'procedure';
  if (numberedThroughout(lines) && !collection) return 'procedure';
  const branchOf = branchFinder(sections);
  const branches = new Set([...running].map((s) => branchOf(s)).filter((b) => sections[b]?.id !== ''));
  const tasks = [...branches].filter((b) => { const { words, numbered } = headingWords(sections[b]?.title ?? ''); return !numbered && (independent.has(headingSays(words).says) || testData.some((p) => p.test(words))); });
  // "How to fence", "How to lift the fence": nobody looks up both at once.
  if (branches.size >= 2 && [...branches].every((b) => headingSays(headingWords(sections[b]?.title ?? '').words).all.includes('howto'))) return 'catalogue';
  const byHand = new Map<number, number>();
  for (const { prose } of readings.manual) byHand.set(at(prose.place.line), (byHand.get(at(prose.place.line)) ?? 0) + 1);
  if (tasks.length < tasksOfACatalogue && [...byHand].some(([section, count]) => count >= longCourse && !aside.has(sections[section]?.role ?? 'procedure'))) return 'procedure';
  // One chapter of steps with its way back and its troubles is no collection.
  const chapters = [...branches].filter((b) => !aside.has(sections[b]?.role ?? 'procedure'));
  if (collection && branches.size >= 2 && !(chapters.length === 1 && course)) return 'catalogue';
  const counted = [...running].filter((s) => headingWords(sections[s]?.title ?? '').numbered);
  if (counted.length * 2 > running.size && !collection) return 'procedure';
  const says = new Set([...branches].map((b) => headingSays(headingWords(sections[b]?.title ?? '').words).says));
  if (says.has('backup') && says.has('restore') && !course) return 'catalogue';
  if (context.purpose === 'release' || context.purpose === 'install' || context.purpose === 'rollback') return 'procedure';
  const commands = groupBy(readings.blocks.filter((r) => r.role === 'run' || r.role === 'transcript'), (r) => branchOf(at(r.block.place.line)));
  const codeOf = (chapter: number): readonly string[] => (commands.get(chapter) ?? []).map((r) => r.source);
  const isChapter = new Set(chapters);
  const one = handsOn(chapters.map(codeOf).filter((c) => c.length > 0)) || (course && isBracketed([...branches].map((b) => (isChapter.has(b) ? codeOf(b) : null))));
  if (!one && tasks.length >= tasksOfACatalogue && !(course && tasks.length * 3 <= branches.size)) return 'catalogue';
  // No course of work is named, and what holds commands neither counts its steps nor leads from one to the next.
  if (!one && !course && (context.purpose === 'operate' || context.purpose === 'explain')) {
    const standing = [...running].filter((s) => sections[s]?.id !== '' && !headingWords(sections[s]?.title ?? '').numbered && !headingWords(sections[branchOf(s)]?.title ?? '').numbered);
    const leading = standing.filter((s) => leadsOn(context, lines[s]?.own ?? []));
    // One procedure with its way back is no catalogue, whatever is prepared before it and looked at after it.
    const single = standing.filter((s) => sections[s]?.role === 'procedure').length === 1 && sections.some((s) => s.role === 'rollback');
    if (!single && standing.length >= sectionsOfACatalogue && standing.length * 4 >= running.size * 3 && leading.length * 3 <= standing.length) return 'catalogue';
  }
  return 'procedure';
}

/** A longer heading is a sentence, and the patterns are not linear in it. */
const longestTitle = 120;

/** "From 2.3 to 2.4", "Upgrading to version 1.7", "Shop 1.6.0": done by those who have that version. */
const versioned = [
  /\b(?:from|de|depuis)\b.*\d.*(?:\b(?:to|into|vers)\b|[àa] |→|->).*\d/iu,
  /\b(?:upgrad\w*|updat\w*|migrat\w*|mise [àa] (?:jour|niveau)|passage)\b.*\bv?\d+\.[\dx]+/iu,
  /^(?:[\p{L}][\p{L}-]* )?(?:version )?v?\d+\.\d+(?:\.[\dx]+)?$/iu,
];

/** Whether what is to be done stands, for the most part, under siblings that each name a version: nobody does all of them. */
function versionBranches(sections: readonly Section[], acting: ReadonlySet<number>): boolean {
  const families = new Map<string, { readonly branches: Set<number>; acting: number }>();
  for (const section of acting) {
    let at: number | null = section;
    for (let s = sections[at]; at !== null && s !== undefined; at = s.parent, s = sections[at ?? -1]) {
      if (s.id === '' || s.title.length > longestTitle || !versioned.some((p) => p.test(s?.title ?? ''))) continue;
      const key = `${s.parent}/${s.level}`;
      const family = families.get(key) ?? { branches: new Set<number>(), acting: 0 };
      families.set(key, family);
      family.branches.add(at);
      family.acting += 1;
      break;
    }
  }
  return [...families.values()].some((f) => f.branches.size >= 2 && f.acting * 2 > acting.size);
}

/** Whether a section's text begins by going on from what was done before ("Then …", "Once that is done, …"). */
function leadsOn(context: Context, own: readonly number[]): boolean {
  const first = own.map((i) => context.document.pieces[i]).find((p) => p?.kind === 'prose');
  return first?.kind === 'prose' && goesOn.some((p) => p.test(fold(first.text.slice(0, 200))));
}

/** Roles that are done only when something asks for them. */
const aside: ReadonlySet<Section['role']> = new Set(['rollback', 'troubleshooting', 'cleanup']);

/** What a heading says where its section is a task of its own. */
const independent: ReadonlySet<string> = new Set(['task', 'backup', 'restore', 'delete', 'cleanup', 'check', 'howto', 'explains']);

/** The title that stands over all other headings, or 0. */
function rootOf(sections: readonly Section[]): number {
  const top = sections[1];
  return top !== undefined && sections.filter((s) => s.level === top.level).length === 1 ? 1 : 0;
}

/** Returns what gives the section right under the title that a section belongs to. */
function branchFinder(sections: readonly Section[]): (from: number) => number {
  const root = rootOf(sections);
  return (from) => {
    let at = from;
    for (;;) {
      const parent = sections[at]?.parent ?? null;
      if (parent === null || parent === 0 || parent === root) return at;
      at = parent;
    }
  };
}
