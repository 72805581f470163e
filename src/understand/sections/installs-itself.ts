/** What is set-up elsewhere is the procedure of a document, or of a chapter, that is there to install. */
import { ancestors } from '../../model/ancestors.ts';
import type { Document } from '../../model/document.ts';
import { asideRoles, type Section, type SectionRole } from '../../model/procedure.ts';
import { commandsOf } from '../../shell/commands-of.ts';
import type { BlockReading } from '../reading.ts';
import { isInstalling } from './installing.ts';
import { outline } from './outline.ts';

/** A part that only some do, or that is for another machine than the one that is installed. A third language is a third row. */
const forSome: readonly RegExp[] = [
  /\b(?:optional(?:ly)?|if|when|unless|in case|advanced|customi[sz](?:ed|ation|e)|development|developers?|dev|demo|testing|examples?|sample|quick ?-?start|fork(?:ed)?|old|legacy|upgrad\p{L}*|updat\p{L}*)\b/u,
  /(?:^|\W)(?:si|en cas|facultati\p{L}+|optionnel\p{L}*|avance\p{L}*|personnalis\p{L}+|developp\p{L}+|demonstration|exemples?|mise a jour|sauf)(?!\p{L})/u,
];

/** "Installation and operation": a handbook, of which installing is the first part. A column a language. */
const andMore = /\b(?:and|&) (?:\p{L}+ ){0,2}(?:operat|usage|use\b|using|maint|administ|manag|develop|run)|(?:^|\W)(?:et|&) (?:\p{L}+ ){0,2}(?:exploit|utilis|usage|maint|administ|gestion|developp)/u;

/**
 * Gives what is read as set-up the role of what is done where the document's title or the chapter around it says that it installs, and where
 * it installs the program that a sibling after it starts as a service.
 */
export function withInstallation({ pieces, lines }: Document, sections: readonly Section[], blocks: readonly BlockReading[]): Section[] {
  const drawn = outline(pieces, lines);
  const title = sections.findIndex((s) => s.id !== '');
  const roles: SectionRole[] = sections.map((s) => s.role);
  const installs = (at: number | null): boolean => at !== null && roles[at] === 'procedure' && (drawn[at]?.says.all ?? []).includes('install') && !(drawn[at]?.says.all ?? []).includes('local') && !andMore.test(drawn[at]?.words ?? '');
  const deploys = (drawn[title]?.says.all ?? []).includes('deploy');
  sections.forEach(({ parent }, at) => {
    if (roles[at] !== 'setup' || at === title || forSome.some((p) => p.test(drawn[at]?.words ?? ''))) return;
    const around = ancestors(sections, at).filter((i) => i !== title);
    if (around.some((i) => asideRoles.has(roles[i] as SectionRole) || forSome.some((p) => p.test(drawn[i]?.words ?? '')))) return;
    const program = parent === null || parent === title ? new Set<string>() : installedBy(code(at));
    const used = (): boolean => sections.some((s, later) => later > at && s.parent === parent && roles[later] === 'procedure' && startsOne(code(later), program));
    // In a deployment document the chapter that installs is done once, and its settings with it.
    if (installs(title) || (!deploys && around.some(installs)) || (program.size > 0 && used())) roles[at] = 'procedure';
  });
  return sections.map((s, at) => (roles[at] === s.role ? s : { ...s, role: 'procedure', evidence: [{ name: 'of what installs', speaksFor: 'procedure', weight: 10, seen: s.title }, ...s.evidence] }));

  function code(at: number): string[] {
    const held = new Set(drawn[at]?.own);
    return blocks.flatMap((b) => (held.has(b.index) && (b.role === 'run' || b.role === 'transcript') ? [b.source] : []));
  }
}

/** The last words of what installs: packages that are programs as a rule (`npm install -g pm2`). */
const installedBy = (code: readonly string[]): Set<string> => new Set(code.flatMap((source) => commandsOf(source).commands.flatMap(({ words, text }) => (isInstalling(text) ? words.slice(1).filter((w) => /^[a-z][\w-]+$/.test(w) && !/^(?:install|add|create|get)$/.test(w)) : []))));

/** `pm2 start shop`, `systemctl enable lamps`: one of them runs from now on. */
const starting = /^(?:start|restart|reload|enable)$/;
const startsOne = (code: readonly string[], programs: ReadonlySet<string>): boolean => code.some((source) => commandsOf(source).commands.some(({ words }) => words.some((w) => starting.test(w)) && words.some((w) => programs.has(w))));
