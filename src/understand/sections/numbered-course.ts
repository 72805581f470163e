/** What belongs to the procedure by where it stands, whatever its heading says alone: a numbered step among the others of one course of work, what only sets what the steps use, and what makes ready where they stand. */
import { ancestors } from '../../model/ancestors.ts';
import type { Document } from '../../model/document.ts';
import { asideRoles, type Section, type SectionRole } from '../../model/procedure.ts';
import { commandsOf } from '../../shell/commands-of.ts';
import { worksWhereLeft } from '../../shell/folder-lost.ts';
import { setsVariable, variablesSetIn, variablesUsedIn } from '../../shell/variables.ts';
import type { BlockReading } from '../reading.ts';
import { headingNumber, outline } from './outline.ts';
import type { OutlineSection } from './outline.ts';

const done: ReadonlySet<SectionRole> = new Set(['prerequisites', 'procedure', 'verification']);

/** A chapter that is for another day in any numbering, and a step that is done only in a case: by the first words of the heading, or any. A third language is a third row. */
const ownOccasion: readonly RegExp[] = [
  /^(?:roll(?:ing)?[ -]?back|back(?:ing)?[ -]?out|undo|revert|downgrad|uninstall|tear|trouble|disaster|emergency|clean(?:ing)?[ -]?up|decommission)|\b(?:if|in case|optional|when|rollback|unless)\b/u,
  /^(?:retour|revenir|annul|desinstall|depann|urgence|nettoyage|menage)|(?:^|\W)(?:si|en cas|facultatif|optionnel|retour arriere|sauf)(?!\p{L})/u,
];
/** What says of a step that calls itself one that it is done only when something went wrong, or by some; a question is answered first. */
const ownFailure = /\b(?:fail(?:ed|ure|ures|s)?|incidents?|problems?|errors?|issues?|optional(?:ly)?|(?:if|as) needed|echecs?|problemes?|erreurs?|pannes?|besoin|facultati\w*)\b|\?(?=\s|$)/u;
/** What takes away or brings back names what: "Remove the old data", "Suppression des anciennes données". */
const namesObject = /^(?:\p{L}+(?:ing)?|(?:suppression|restauration|purge|arret|destruction|effacement)) (?:(?:and|et|&) \p{L}+|\S+)/u;
/** "Rotating secrets": a chapter of a handbook. */
const gerund = /^\p{L}{2,}ing(?= )/u;
/** Work of which restoring is a step. */
const moves = /\b(?:restor|migrat|mov(?:e|ing)|clon|refresh|upgrad|copy|rebuild|transfer|restaur|migr|deplac|copie|recre|transf)/u;
/** A section that only gives values, by its heading. */
const givesValues: ReadonlySet<string> = new Set(['configuration', 'inventory', 'setup', 'preparation', 'unknown words']);
/** What the numbered chapters of a handbook say, and no step of a course of work. */
const ofHandbook: ReadonlySet<string> = new Set(['overview', 'trouble', 'faq', 'pointer', 'background', 'rollback']);

/** Verbs of which one takes back what the other does to the same thing: a handbook has both. */
const contraries: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:install|deploy|set ?up|add|create|enable|activate|turn on|start)/u, /^(?:uninstall|remove|delete|destroy|drop|disable|deactivate|turn off|stop)/u],
  [/^(?:back ?up|dump|save|export)/u, /^(?:restore|recover|import)/u],
  [/^(?:installer|deployer|ajouter|creer|activer|demarrer)/u, /^(?:desinstaller|supprimer|retirer|detruire|desactiver|arreter)/u],
  [/^(?:sauvegarder|exporter)/u, /^(?:restaurer|recuperer|importer)/u],
];

/**
 * Gives numbered sections of one course of work, and sections of assignments that the steps use, the role of what is done; what was asked about
 * for its heading alone no longer is. Over 1,170 documents five change, none of them for the worse.
 */
export function withNumberedCourse({ pieces, lines }: Document, sections: readonly Section[], blocks: readonly BlockReading[]): Section[] {
  const drawn = outline(pieces, lines);
  const own = sections.map(() => [] as string[]);
  for (const section of drawn.keys()) {
    const held = new Set(drawn[section]?.own);
    for (const b of blocks) if (held.has(b.index) && (b.role === 'run' || b.role === 'transcript')) own[section]?.push(b.source);
  }
  const title = sections.findIndex((s) => s.id !== '');
  const roles: SectionRole[] = sections.map((s) => s.role);
  const sure = new Set<number>();
  const titleRole = sections[title]?.role ?? 'procedure';
  const isDone = (at: number): boolean => done.has(roles[at] as SectionRole) || (asideRoles.has(titleRole) && roles[at] === titleRole);
  const asideAbove = (at: number): boolean => ancestors(sections, at).some((i) => i !== title && asideRoles.has(roles[i] as SectionRole));
  const aroundIsDone = (at: number): boolean => ancestors(sections, at).every((i) => i === title || sections[i]?.id === '' || isDone(i));
  for (const course of courses(drawn)) {
    const says = (at: number): OutlineSection => drawn[at] as OutlineSection;
    const handbook = course.some((at) => gerund.test(says(at).words) || ((ofHandbook.has(says(at).says.says)) && at !== course.at(-1)) || (roles[at] === 'reference' && at !== course.at(-1) && own[at]?.length === 0));
    const steps = course.some((at) => isStep(says(at)));
    if (handbook && !steps) continue;
    const inMiddle = course.filter((_, i) => course.slice(i + 1).some((later) => isDone(later)));
    const courseRole: SectionRole = course.filter((at) => roles[at] === titleRole).length * 2 >= course.length ? titleRole : 'procedure';
    for (const at of inMiddle) {
      const { words } = says(at);
      if (asideAbove(at) || ownOccasion.some((p) => p.test(words)) || takesBackSibling(drawn, course, at)) continue;
      const aside = roles[at] === 'cleanup' || roles[at] === 'rollback';
      const bare = !namesObject.test(words);
      if (bare && !(drawn[title]?.says.all ?? []).includes('restore')) continue;
      // What was saved in one chapter is restored in another, but where the work is to move or restore.
      if (says(at).says.says === 'restore' && !moves.test(drawn[title]?.words ?? '') && course.some((other) => other < at && says(other).says.all.includes('backup'))) continue;
      if (aside || (isDone(at) && says(at).says.verb !== null)) sure.add(at);
      if (aside && !isDone(at)) roles[at] = courseRole;
    }
    // Who counts it as a step says so plainer than any of its words: « Étape 1 – Récupération des sources ».
    for (const at of course) {
      const { words } = says(at);
      if (!isStep(says(at)) || !aroundIsDone(at) || asideAbove(at) || ownOccasion.some((p) => p.test(words)) || ownFailure.test(words) || takesBackSibling(drawn, course, at)) continue;
      sure.add(at);
      if (!isDone(at) && roles[at] !== 'reference') roles[at] = courseRole;
    }
    // What a step begins with is part of it, whatever it is called: "1. Build the new server" › "Setup"; "on your own machine" is where a "Step 1" is done.
    sections.forEach(({ parent }, at) => { if (roles[at] === 'setup' && parent !== null && course.includes(parent) && isDone(parent) && !asideAbove(at) && (steps || !says(at).says.all.includes('local'))) roles[at] = courseRole; });
    for (const at of course) if (roles[at] === 'setup' && !asideAbove(at) && makesWhatIsUsed(own[at] ?? [], course.filter((later) => later > at && isDone(later)).flatMap((later) => own[later] ?? []))) roles[at] = courseRole;
  }
  sections.forEach((s, at) => {
    if (at === title || (s.role !== 'setup' && s.role !== 'reference') || !givesValues.has(drawn[at]?.says.says ?? '') || drawn[at]?.says.all.includes('local') || asideAbove(at) || !onlyAssigns(own[at] ?? [])) return;
    const after = own.flatMap((code, later) => (later > at && isDone(later) && !asideAbove(later) ? code : []));
    const set = new Set<string>();
    for (const code of own[at] ?? []) variablesSetIn(code, set);
    if (after.some((code) => [...variablesUsedIn(code)].some((name) => set.has(name)))) roles[at] = 'procedure';
  });
  // "Prepare", without a number: what comes after it stands where it went, or uses what it set.
  sections.forEach((s, at) => {
    if (at === title || s.role !== 'setup' || drawn[at]?.says.says !== 'preparation' || headingNumber(drawn[at]?.heading?.text ?? '') !== null || drawn[at]?.says.all.includes('local') || asideAbove(at) || ownOccasion.some((p) => p.test(drawn[at]?.words ?? ''))) return;
    const after = own.filter((code, later) => later > at && code.length > 0 && isDone(later) && !asideAbove(later) && sections[later]?.parent === s.parent);
    if (setsWhatIsUsed(own[at] ?? [], after.flat()) || worksWhereLeft(own[at] ?? [], after[0] ?? [])) roles[at] = 'procedure';
  });
  // « Mise en place », behind what makes what it puts in place.
  sections.forEach((s, at) => {
    if (at === title || roles[at] !== 'setup' || asideAbove(at) || ownOccasion.some((p) => p.test(drawn[at]?.words ?? ''))) return;
    const before = own.filter((_, earlier) => earlier < at && isDone(earlier) && sections[earlier]?.parent === s.parent);
    if (worksOnWhatIsMade(before.flat(), own[at] ?? [])) roles[at] = 'procedure';
  });
  return sections.map((s, at) => (roles[at] === s.role && !sure.has(at) ? s : { ...s, role: roles[at] as SectionRole, ...(sure.has(at) ? { aside: 0 } : {}), evidence: [{ name: 'a step of the course', speaksFor: roles[at] as string, weight: 10, seen: s.title }, ...s.evidence] }));
}

/**
 * Whether the chapters below the title are counted through as the steps of one course of work: "Step 1" to "Step 4" in any case; bare numbers before
 * orders ("2. Stop the app") of which none takes another back. Before names of things they number the chapters of a handbook.
 */
export function isOneCourse(drawn: readonly OutlineSection[]): 'steps' | 'numbers' | null {
  const main = new Set(drawn.flatMap((s, at) => (s.heading !== null && at !== 1 && (s.parent === 0 || s.parent === 1) ? [at] : [])));
  const course = courses(drawn).find((c) => c.every((at) => main.has(at)) && c.length * 4 >= main.size * 3);
  if (course === undefined) return null;
  const all = course.map((at) => drawn[at] as OutlineSection);
  if (all.every(isStep)) return 'steps';
  const handbook = all.some((s) => gerund.test(s.words) || ofHandbook.has(s.says.says)) || course.some((at) => takesBackSibling(drawn, course, at));
  return !handbook && all.filter((s) => s.says.verb !== null).length * 2 > all.length ? 'numbers' : null;
}

/** Whether a heading calls itself a step, by number: "Step 2", « Étape 2 ». */
const isStep = ({ heading }: OutlineSection): boolean => /^\W*(?:steps?|étapes?)\s*\d/iu.test(heading?.text ?? '');

/** Three siblings or more whose headings count on, or two that call themselves steps. */
function courses(drawn: readonly OutlineSection[]): number[][] {
  const found: number[][] = [];
  for (const { children } of drawn) {
    let open: number[] = [];
    let last = NaN;
    for (const at of [...children, -1]) {
      const number = at < 0 ? null : headingNumber(drawn[at]?.heading?.text ?? '');
      if (number !== null && number === last + 1) open.push(at);
      else {
        if (open.length >= 3 || (open.length === 2 && open.every((at) => isStep(drawn[at] as OutlineSection)))) found.push(open);
        open = number === null ? [] : [at];
      }
      last = number ?? NaN;
    }
  }
  return found;
}

/** "Create a user" … "Delete a user", "Back up the database" … "Restore the database": two chapters, not two steps. */
function takesBackSibling(drawn: readonly OutlineSection[], course: readonly number[], at: number): boolean {
  const { words } = drawn[at] as OutlineSection;
  return course.some((other) => {
    if (other >= at) return false;
    return contrary((drawn[other] as OutlineSection).words, words);
  });
}

/** Whether of two headings the second takes back what the first does, both folded. */
export const contrary = (before: string, words: string): boolean => contraries.some(([does, undoes]) => undoes.test(words) && does.test(before)) && objectOf(before) === objectOf(words);

const objectOf = (words: string): string => words.split(' ').slice(1).filter((w) => !/^(?:the|a|an|up|le|la|les|un|une|des|du|de)$/u.test(w)).join(' ');

/** Whether there is code, and all of it is assignments. */
function onlyAssigns(code: readonly string[]): boolean {
  return code.length > 0 && code.every((source) => {
    const { commands } = commandsOf(source);
    return commands.length > 0 && commands.every((c) => (c.words.length === 0 && c.assignments.length > 0) || /^(?:export|declare|readonly|typeset)$/.test(c.words[0] ?? '') || isLook(c.text));
  });
}

/** What an assignment takes its value from (`$(date +%F)`). */
const isLook = (text: string): boolean => /^(?:date|basename|dirname|readlink|pwd|hostname|whoami|cat|echo|git (?:rev-parse|describe)|cut|tr|head|tail|sed|awk|grep)\b/.test(text);

/** Whether a variable that is set here is used there, where nothing else sets it. */
function setsWhatIsUsed(here: readonly string[], there: readonly string[]): boolean {
  const set = new Set<string>();
  for (const source of here) variablesSetIn(source, set);
  return there.some((code) => [...variablesUsedIn(code)].some((name) => set.has(name) && !setsVariable(code, name)));
}

/** Whether a variable, a folder or a file that is made here is used there. */
const makesWhatIsUsed = (here: readonly string[], there: readonly string[]): boolean => setsWhatIsUsed(here, there) || worksOnWhatIsMade(here, there);

/** Whether a folder or a file that is made here is named there, which neither makes it nor does no more than take it away. */
function worksOnWhatIsMade(here: readonly string[], there: readonly string[], named = /./): boolean {
  const [made, own] = [madeIn(here), new Set(madeIn(there))];
  const kept = there.map((code) => code.replace(/^\s*(?:sudo )?(?:rm|rmdir|unlink)\s.*$/gm, ''));
  return made.some((name) => named.test(name) && !own.has(name) && kept.some((code) => new RegExp(`(?<![\\w.-])${name.replace(/[.\\$]/g, '\\$&')}(?![\\w-])`).test(code)));
}

/** What commands make, by name: the operands of `mkdir`, what a redirection or an option for it (`-out lamps.key`) writes. */
function madeIn(code: readonly string[]): string[] {
  const made = code.flatMap((source) => commandsOf(source).commands).flatMap(({ words, redirects }) => [
    ...(/^(?:mkdir|touch|install)$/.test(words[0] ?? '') ? words.slice(1).filter((w) => !w.startsWith('-')) : []),
    ...redirects.flatMap((r) => (r.operator.startsWith('>') ? [r.target] : [])),
    ...words.filter((w, i) => /^(?:-o|-out|-keyout|--out|--output)$/.test(words[i - 1] ?? '') && /\.\w+$/.test(w)),
  ]);
  return made.map((m) => m.replace(/["']/g, '').replace(/^\.\//, '').replace(/\/+$/, '')).filter((m) => /^[\w.~/$-]{2,}$/.test(m) && !m.startsWith('/dev/'));
}

/** What a command sets going or ends, by its words without the verb and the options. */
const worked = (code: readonly string[], verb: RegExp): readonly string[] => code.flatMap((source) => commandsOf(source).commands).filter(({ words }) => words.some((w) => verb.test(w))).map(({ words }) => words.filter((w) => !verb.test(w) && !/^(?:-.*|sudo)$/.test(w)).join(' '));

const starts = /^(?:start|up)$/;
/** Whether a chapter stops what a later one, not the next, starts again: what stands between them is done while it is stopped. @param chapters the code of each, in order; null for one that is left out */
export const isBracketed = (chapters: readonly (readonly string[] | null)[]): boolean => chapters.some((code, at) => {
  const restarted = worked(code ?? [], starts);
  const stopped = worked(code ?? [], /^(?:stop|down)$/).filter((what) => !restarted.includes(what));
  const out = chapters.indexOf(null, at);
  return stopped.length > 0 && chapters.slice(at + 2, out < 0 ? undefined : out).some((later) => worked(later ?? [], starts).some((what) => stopped.includes(what)));
});

/** One procedure has no more. */
const mostChapters = 12;

/**
 * Whether chapters hand on what they work with, by a variable: one behind the first sets it as it works, or makes what it names, and a later one
 * uses it; half of them use something from before. Values that all tasks of a handbook use are given at its head.
 * @param chapters the code of each, in order
 */
export function handsOn(chapters: readonly (readonly string[])[]): boolean {
  if (chapters.length > mostChapters) return false;
  const after = (at: number, takes: (here: readonly string[]) => boolean, from = 0): boolean => chapters.slice(from, at).some(takes);
  const taking = chapters.filter((code, at) => after(at, (here) => setsWhatIsUsed(here, code)));
  return taking.length * 2 >= chapters.length - 1 && chapters.some((code, at) => after(at, (here) => (!onlyAssigns(here) && setsWhatIsUsed(here, code)) || worksOnWhatIsMade(here, code, /\$/), 1));
}
