/** Holds what is done on another day, by the chapter that it stands in: the tasks that "Maintenance" collects, "Updating" below what installs. */
import type { Guard, Section, Shape, Unit } from '../../model/procedure.ts';

/** A heading that says no more than that; a third language is a third row. */
const collects: readonly RegExp[] = [
  /^(?:(?:ongoing |routine |regular |daily |periodic )?(?:maintenance|operations|administration|management)(?: (?:tasks|operations|procedures|commands))?|day[- ]?(?:2|two)(?: operations)?|(?:common|everyday|daily|routine|useful|other|management|administrative) (?:operations|tasks|procedures|actions)|operating|managing|(?:service|container|application|server) management|managing (?:the |your )?[\w-]+(?: [\w-]+)?)$/iu,
  /^(?:maintenance|exploitation|administration|gestion)(?: (?:courante|quotidienne|régulière|applicative|du service|des services|des conteneurs|de l['’]application))?$|^gestion (?:des |du |de la |de l['’])[\p{L}-]+$|^(?:opérations?|tâches?|procédures?|actions?) (?:courantes?|quotidiennes?|utiles?|récurrentes?|d['’](?:administration|exploitation)|de maintenance)$/iu,
];
/** Bringing up to date what was set up above. The packages of a fresh system are brought up to date as well, before anything is set up: what is not the document's own thing is no such task. */
const updates = /^(?:how to |comment )?(?:updating|upgrading|updates?|upgrades?|redeploy(?:ing|ments?)?|mises? à jour|mettre à jour|mettez à jour|redéploi(?:ement|ements|yer))(?: (?:instructions?|guide|procedure|process|steps))?(?: (?:de |d['’]|of |to )?(?:l['’]|la |le |les |votre |vos |notre |the |your |our |an? |une? )?(?:(?:existing |new(?:er)? |later |latest |major |minor |point )?(?:application|app|code|site|website|projet|project|instance|installation|stack|containers?|conteneurs?|images?|versions?|releases?|déploiement|deployment)|nouvelle version|version plus récente|versions? majeures?))?(?: (?:on|under|for|using|with|via|through|sur|sous|avec|pour) (?:[\p{L}\d.+-]+ ?){1,3})?$/iu;
/** The same of what the document's title names ("Updating the lamps", in "Install the lamps"), or with something more. */
const updatesOwn = /^(?:how to |comment )?(?:updating|upgrading|redeploying|mise à jour d(?:e |u |es |e la |e l['’])|mettre à jour) ?(?:(?:the|a|an|your|our|le|la|les|l['’]|votre|vos) ?)?(.{2,50})$/iu;
const updatesAndMore = /^(?:updates|upgrades|updating|upgrading|mises à jour) (?:and|&|et) .{3,40}$/iu;
/** For when it went wrong, or when it is over: below what sets the thing up. */
const afterwards = /^(?:(?:disaster |crash |emergency )?recovery(?: (?:mode|procedures?|steps))?|(?:procédures? de )?(?:récupération|reprise(?: après (?:incident|sinistre|panne))?))$/iu;
const stops = /^(?:(?:how to )?(?:stop(?:ping)?|shut ?down|shutting down|tear(?:ing)? ?down)|(?:comment )?(?:arrêt(?:er)?|stopper|extinction|éteindre))(?: (?:of |d[eu] |des |de l['’])?(?:(?:the|your|all|le|la|les|l['’]|tous les) ?)?[\p{L}-]+(?: [\p{L}-]+)?)?$/iu;
const startsAgain = /(?<!\p{L})(?:re)?(?:start|launch|boot|run|bring)(?:ing)?(?!\p{L})|démarr|relanc|lanc(?:er|ement)|remise en/iu;
const updating = /updat|upgrad|redeploy|mises? à jour|mettre à jour|redéploi|migrat|release|livraison/iu;
/** Taking in elsewhere what was saved, in a document that is on saving it. */
const takesIn = /^(?:how to |comment )?(?:migrat(?:e|ing|ion)|import(?:ing|er|ation)?|migrer|déplacer)(?!\p{L})/iu;
const saves = /back(?:ing)?[ -]?ups?(?!\p{L})|export|sauvegard/iu;
const setsUp = /install|deploy|déploi|set(?:ting)? ?up|mise en (?:place|service|ligne|production|prod)|getting started|quick ?start|démarrage|prise en main/iu;

/** The heading's words: its number, marks and what stands in brackets off. */
const wordsOf = (title: string): string => title.replace(/\([^)]*\)|\[[^\]]*\]|\{#[^}]*\}/g, ' ').replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}\d]+$/u, '').replace(/\s+/g, ' ').trim();
/** Whether a thing is one that a title names. */
const namesSame = (thing: string, title: string): boolean => thing.split(/[^\p{L}\d]+/u).some((word) => word.length > 1 && !/^(?:the|and|for|les?|des|docker|linux|server|serveur|packages?|system|système)$/iu.test(word) && new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'iu').test(title));
const collectsTasks = (title: string): boolean => collects.some((p) => p.test(wordsOf(title)));

/** "If you use Compose:" within the chapter asks what the reader has, and not whether it is the day for the chapter. */
const isNarrower = (guard: Guard, unit: Unit, heading: Section): boolean => (unit.kind === 'commands' || unit.kind === 'script') && guard.line > heading.line && guard.line <= heading.endLine && asksWhat.test(guard.text);
const asksWhat = /(?<!\p{L})(?:if you(?:['’]re| are| use| have)|si vous (?:utilisez|avez|êtes)|(?:on|sous) windows|\((?:if|si) (?!needed|necessary|required|besoin|nécessaire))/iu;

/**
 * What changes something in a section below a chapter that collects tasks waits for the question, where two sections or more below it do (over 560 documents four
 * chapters), and so do commands that stand in such a chapter itself (four), and a chapter on updating, stopping or recovering what the document sets up before it (15): nobody updates, restarts and stops in one go with the installation.
 * A document that is called so is all of it such a chapter, and one that is a catalogue is not run as a whole. Naming the section answers it.
 * @param units in document order
 */
export function readTaskChapters(sections: readonly Section[], units: readonly Unit[], shape: Shape): Unit[] {
  const title = sections.findIndex((s) => s.id !== '');
  if (shape !== 'procedure' || (title >= 0 && collectsTasks(sections[title]?.title ?? ''))) return [...units];
  const changing = units.filter((u) => (u.kind === 'commands' || u.kind === 'script') && u.effect !== 'read');
  // A chapter on updating, stopping or recovering it, below what sets the thing up.
  const first = sections.findIndex((s, i) => setsUp.test(s.title) && changing.some((u) => u.section === i || (sections[u.section]?.line ?? 0) > s.line && (sections[u.section]?.line ?? 0) <= s.endLine));
  const from = setsUp.test(sections[title]?.title ?? '') ? changing[0]?.section ?? -1 : first;
  const isLater = (heading: string, at: number): boolean => {
    const own = updatesOwn.exec(heading)?.[1] ?? '';
    return updates.test(heading) || updatesAndMore.test(heading) || afterwards.test(heading) || namesSame(own, sections[title]?.title ?? '') || (stops.test(heading) && !sections.slice(at + 1).some((s) => startsAgain.test(s.title)));
  };
  const savedFirst = saves.test(sections[title]?.title ?? '') && !updating.test(sections[title]?.title ?? '') ? sections.filter((s, i) => i > title + 1 && takesIn.test(wordsOf(s.title))) : [];
  const later = updating.test(sections[title]?.title ?? '') || from < 0 ? [] : sections.filter((s, i) => i > from && i !== title && isLater(wordsOf(s.title), i));
  /** Each section with the task right below the chapter that it is of. */
  const tasks = new Map<number, number>();
  const chapters = new Map<number, Set<number>>();
  /** Chapters with commands of their own. */
  const direct = new Set<number>();
  for (const { section } of changing) {
    if (section !== title && collectsTasks(sections[section]?.title ?? '')) direct.add(section);
    let at = section;
    for (let parent = sections[at]?.parent ?? null; parent !== null; at = parent, parent = sections[at]?.parent ?? null) {
      if (parent === title || !collectsTasks(sections[parent]?.title ?? '')) continue;
      tasks.set(section, at);
      chapters.set(parent, (chapters.get(parent) ?? new Set()).add(at));
    }
  }
  return units.map((unit) => {
    const task = tasks.get(unit.section);
    const line = sections[unit.section]?.line ?? 0;
    const own = [...later, ...savedFirst].find((s) => line >= s.line && line <= s.endLine);
    const ofChapter = task !== undefined && (chapters.get(sections[task]?.parent ?? -1)?.size ?? 0) >= 2 ? sections[task] : undefined;
    const heading = own ?? ofChapter ?? (direct.has(unit.section) ? sections[unit.section] : undefined);
    if (heading === undefined || unit.kind === 'idle' || (unit.kind !== 'manual' && unit.kind !== 'edit' && unit.effect === 'read') || unit.guards.some((g) => g.kind === 'optional' || (g.kind === 'condition' && !isNarrower(g, unit, heading)))) return unit;
    const guard: Guard = { kind: 'optional', environment: null, text: heading.title, line: heading.line };
    return { ...unit, guards: [...unit.guards, guard] };
  });
}
