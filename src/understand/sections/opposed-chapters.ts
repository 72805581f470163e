/** A document whose title names two opposites, and whose chapters are these: "Stop / start the lamps". Who wants the one does not want the other. */
import { ancestors } from '../../model/ancestors.ts';
import type { Section, SectionRole } from '../../model/procedure.ts';
import { fold } from './fold.ts';
import { headingNumber, headingWords } from './outline.ts';

/** Each two that take each other back, folded, in both languages. */
const opposites: readonly (readonly [string, string])[] = [
  ["stop\\w*|shut(?:ting)?[ -]?down|halt\\w*|(?:power|turn|switch)(?:ing)? off|arret\\w*|extinction|eteindre", "(?:re-?)?start\\w*|(?:power|turn|switch)(?:ing)? on|(?:re)?demarr\\w*|relanc\\w*|allum\\w*|(?:re)?mise en (?:route|marche)"],
  ['enabl\\w*|activ\\w*', 'disabl\\w*|deactiv\\w*|desactiv\\w*'],
  ['open\\w*|ouverture|ouvrir', 'clos(?:e|ing)|fermeture|fermer'],
  ['lock\\w*|block\\w*|verrouill\\w*|blo(?:c|qu)\\w*|suspen\\w*', 'unlock\\w*|unblock\\w*|deverrouill\\w*|deblo(?:c|qu)\\w*|resum\\w*|reactiv\\w*'],
  ['install\\w*', 'uninstall\\w*|remov\\w*|desinstall\\w*'],
  ['add\\w*|creat\\w*|ajout\\w*|creation|creer', 'remov\\w*|delet\\w*|suppr\\w*|retrait|retirer'],
  ['mount\\w*|montage|monter', 'unmount\\w*|demontage|demonter'],
];
/** Between the two in a title: both or one of them; "stop, then start" is one course. */
const joins = "(?: [\\w'-]+){0,4}? ?(?:/|\\||&|,|-)? ?(?:(?:and|or|et|ou)(?: (?:the|la|le|l'|de|d'|du))? ?)?(?<=[/|&,-] ?|(?:and|or|et|ou)(?: [\\w']+)? ?)";
/** It is one piece of work all the same. */
const oneWork = /(?<![a-z])(?:then|puis|again|nouveau|cycle)(?![a-z])|^(?:restart|reboot|redemarr)\w*\s*(?:of|:|\(|-|d)/u;

/** What is looked at before or after either of them is neither. */
const work: ReadonlySet<SectionRole> = new Set(['procedure', 'setup', 'cleanup', 'rollback']);

/** Whether the title says so, and each chapter with something to do is one of the two. Counted chapters are steps, unless the title sets the two against each other ("/", "or"). */
export function opposedChapters(title: string, sections: readonly Section[], acting: ReadonlySet<number>): boolean {
  const { words } = headingWords(title);
  if (oneWork.test(words)) return false;
  const root = sections.findIndex((s) => s.id !== '');
  const chapters = [...new Set([...acting].flatMap((at) => [at, ...ancestors(sections, at)].filter((i) => i !== root && sections[i]?.id !== '' && (sections[i]?.parent === root || sections[i]?.parent === 0)).slice(-1)))].filter((at) => work.has(sections[at]?.role ?? 'procedure'));
  if (chapters.length < 2) return false;
  const counted = chapters.some((at) => headingNumber(sections[at]?.title ?? '') !== null);
  if (counted && !/\/|(?<![a-z])(?:or|ou)(?![a-z])/u.test(words)) return false;
  return opposites.some(([one, other]) => {
    if (![[one, other], [other, one]].some(([a, b]) => new RegExp(`(?<![a-z])(?:${a})${joins}(?:${b})(?![a-z])`, 'u').test(words))) return false;
    const said = chapters.map((at) => [one, other].findIndex((w) => new RegExp(`^(?:how to |comment |procedure (?:de |d'|to )?|the |la |le |l')?(?:${w})(?![a-z])`, 'u').test(headingWords(fold(sections[at]?.title ?? '')).words)));
    return !said.includes(-1) && said.includes(0) && said.includes(1);
  });
}
