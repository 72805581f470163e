/** Holds the sections of which one applies: sibling headings that say from which version one comes, or for which case they are ("Procedure — …", "For …"). */
import type { Guard, Language, Section, Unit } from '../../model/procedure.ts';
import { groupBy } from '../../model/group-by.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';

const version = 'v?\\.?\\d+(?:\\.(?:\\d+|[xy*]))*(?:-?(?:rc|beta|alpha)\\.?\\d*)?';
/** One with a point, or a letter that says so: "2 to 3" may be steps. */
const clear = '(?:v\\.?\\d+(?:\\.(?:\\d+|[xy*]))*|\\d+(?:\\.(?:\\d+|[xy*]))+)';
const words = '(?:[\\p{L}-]+ ){0,3}?';

/** The first time, and the times after it: "First deployment" beside "Routine deployment". */
const firstTime = /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:the )?(?:first|initial)(?:[- ]time)? (?:\p{L}+ )?(?:deploy\w*|install\w*|release|rollout)|(?:tout )?premi(?:er|ère) (?:déploiement|installation|livraison|mise en (?:production|service|ligne))|(?:déploiement|installation|mise en (?:production|service|ligne)) initiale?)(?!\p{L})/iu;
const laterTimes = /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:subsequent|later|routine|regular|ongoing|everyday|recurring|following) (?:\p{L}+ )?(?:deploy\w*|releases?|rollouts?|updates?)|(?:déploiement|livraison|installation|mise en (?:production|service|ligne))s? (?:courante?|suivante?|réguli(?:er|ère)|ultérieure?|de routine|habituel(?:le)?|quotidien(?:ne)?)s?)(?!\p{L})/iu;
const occasion = new RegExp(`(?:${firstTime.source}|${laterTimes.source})()`, 'iu');

/** What siblings have in common that are cases of one thing; the first group is what has to be the same in all. A third language is a third set of words. */
const families: readonly RegExp[] = [
  // "0.9 to 1.0", "Upgrading from 2.3.x to 2.4.x", "Mise à jour depuis la 2.3", "v1.5"
  new RegExp(`^(?=.*(?:(?<!\\p{L})(?:(?:from|since|depuis) (?:the |la |le )?${words}|de (?:la )?)${clear}|${clear}\\+?\\s?(?:to|→|->|=>|➜|–>|à|vers)\\s?${words}${version}|${version}\\s?(?:to|→|->|=>|➜|–>|à|vers)\\s?${words}${clear}))()`, 'iu'),
  new RegExp(`^\\W*()(?:(?:version|release|(?:upgrad(?:e|ing)|migrat(?:e|ing|ion)|updat(?:e|ing)|mises? à jour|montée de version|migration) (?:to|vers|en)) ${words})?${clear}\\W*$`, 'iu'),
  // "Procedure — change the belt", "Hypervisor: Bare house"
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(procedures?|tasks?|scenarios?|cases?|problems?|issues?|errors?|symptoms?|alerts?|incidents?|failures?|hypervisor|platform|provider|distribution|distro|operating system|procédures?|tâches?|scénarios?|cas|problèmes?|erreurs?|symptômes?|alertes?|pannes?|hyperviseur|plateforme|fournisseur|système)\s*[:：–—]\s+(?!\d)\p{L}/iu,
  // "Move the belt on Debian 11" beside "Move the belt on Debian 12 (bookworm)"
  /^(.*\S)\s(?:on|for|under|sur|sous|pour)\s(?:ubuntu|debian|centos|rhel|red ?hat|fedora|rocky|alma ?linux|opensuse|suse|sles|alpine|freebsd|openbsd|macos|windows)(?:\s[\p{L}\d.()]+){1,3}\W*$/iu,
  // "Total loss of the belt" beside "Lamp outage"
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?!(?:check|test|verif|simulat|prevent|avoid|monitor|alert|detect|inject|vérifi|simul|préven|évit|surveill|détect)\p{L}*\s)(?=[^:]{0,60}(?<!\p{L})(?:loss|outage|crash(?:es|ed)?|failure|corruption|breach|perte|panne|plantage|défaillance)(?!\p{L}))()/iu,
  occasion,
  // "For a new house" beside "For a house that stands"
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(for|when|pour|quand|lorsque?)\s\S/iu,
];

/** Which family a heading is of, and the word that it shares with its siblings; null for all others. */
function familyOf(title: string): string | null {
  const plain = title.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
  const at = families.findIndex((f) => f.test(plain));
  return at < 0 ? null : `${at} ${families[at]?.exec(plain)?.[1]?.toLowerCase().replace(/s$/, '') ?? ''}`;
}

/** Two first times are two things to do: only one beside a later time is another occasion. */
const bothTimes = (group: readonly { readonly section: Section; readonly family: string }[]): boolean => group[0]?.family !== `${families.indexOf(occasion)} ` || (group.some(({ section }) => firstTime.test(section.title)) && group.some(({ section }) => laterTimes.test(section.title)));

/**
 * What changes something below a heading that has a sibling of its family waits for the question whether that case is there: nobody upgrades
 * from three versions, or for a new house and an old one, in one go. Naming the section answers it.
 * @param units in document order
 */
export function readCases(sections: readonly Section[], units: readonly Unit[], language: Language): Unit[] {
  const told = sections.flatMap((section) => {
    const family = section.id === '' ? null : familyOf(section.title);
    return family === null ? [] : [{ section, family }];
  });
  const cases = [...groupBy(told, ({ section, family }) => `${section.parent}/${section.level}/${family}`).values()].filter((group) => group.length > 1 && bothTimes(group)).flatMap((group) => group.map(({ section }) => section));
  if (cases.length === 0) return [...units];
  return units.map((unit) => {
    if (unit.kind === 'idle' || unit.kind === 'manual' || (unit.kind !== 'edit' && unit.effect === 'read') || unit.guards.some((g) => g.kind === 'condition' || g.kind === 'optional')) return unit;
    const own = cases.findLast((s) => unit.place.line >= s.line && unit.place.line <= s.endLine);
    if (own === undefined) return unit;
    const guard: Guard = { kind: 'condition', environment: null, text: filledIn(planReasons.onlyIf, { title: own.title })[language], line: own.line };
    return { ...unit, guards: [...unit.guards, guard] };
  });
}
