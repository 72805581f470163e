/** Which machine a text says that something is typed on: the old one, the standby, node 2, one's own. A column a language. */
import { own as ownIn } from '../../model/own.ts';

const machines = 'servers?|hosts?|nodes?|machines?|vms?|vps|instances?|computers?|boxes|box|clusters?|databases?|db|droplet|systems?|workers?|masters?|controllers?|control[ -]planes?|cp|laptops?|pcs?|workstations?';
const serveurs = 'serveurs?|hôtes?|n(?:oe|œ)uds?|machines?|vms?|vps|instances?|ordinateurs?|postes?|bases?|syst[eè]mes?';
const strong = 'primary|secondary|standby|master|slave|replica|leader|follower';
const roles = `${strong}|worker|control[- ]plane|manager|management|old|new|source|target|destination|original|previous|first|second|remote`;
const named = '(?:nodes?|servers?|hosts?|machines?|vms?|sites?|clusters?|serveurs?|n(?:oe|œ)uds?|grappes?)[ -]?(?:\\d{1,2}|[A-D])(?![\'’])';
const own = "(?:your|my|the) (?:own |local |working )+(?:machine|computer|laptop|workstation|pc|host|terminal|shell|mac)|(?:your|my|the) (?:laptop|workstation|computer|desktop)|your machine|localhost|(?:votre|ton|mon|la|le) (?:propre )?(?:machine|ordinateur|poste|pc|portable|terminal)(?: de travail| locale?)|(?:votre|ton|mon) (?:machine|ordinateur|poste|pc|portable)";
/** Qualified, or one of the roles that only a machine has. */
const other = `(?:(?:(?:all |any )?(?:of )?(?:the |your )|an? |one of the |each |every |all |any )?(?:(?<role>${roles})[ -](?:[\\w.-]+ ){0,2}?(?:${machines})(?![\\w-])|(?<name>${named})(?![\\w-]))|(?:the|your|each|every|all) (?:(?:new|old) )?(?<alone>${strong})s?(?=\\s*[,:.)(—–*]|\\s*$)|(?:the|your) (?:new|old|former) (?<now>${strong})(?! (?:key|keys|domain|address|contact|storage|region|account|branch|group|role|password|email|zone|name|index|interface|network|is|was|will|has|can)(?![\\w-]))(?= \\p{L}))`;
const autre = `(?:(?:tous |toutes )?les |le |la |l['’]|votre |une? |chaque )?(?:(?<nom>${named})|(?<ancien>anciens?|anciennes?|nouve(?:au|aux|l|lle)s?) (?:[\\p{L}-]+ )?(?:${serveurs})|(?:${serveurs}) (?<qui>source|cible|destination|d['’]origine|de destination|primaire|secondaire|ma[iî]tre|esclave|distante?)|(?<seul>primaire|secondaire|ma[iî]tre|esclave|réplica|standby)s?)(?![\\p{L}-])`;
const bare = `(?:the|your|le|la|l['’]|votre) (?<bare>servers?|hosts?|vps|vms?|machine distante|serveurs?|droplet|clients?)(?= ?[,:.)*(]| ?$)`;
/** A host by its name: "db-1", "web02", "app-new"; with a number of their own, systems, languages and parts of a text are none. */
const host = '(?<host>(?!(?:debian|ubuntu|mint|centos|rhel|el|fedora|rocky(?:linux)?|alma(?:linux)?|suse|opensuse|sles|alpine|freebsd|openbsd|windows|win|macos|python|node|nodejs|php|ruby|java|jdk|go|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|k8s|step|etape|port|line|page|version|v|branch|release|phase|level|day|j|q|h|ipv|layer|tier|stage|lot|part|section|chapter|appendix|figure|table|x|x86|arm|amd|utf|sha|md|http|https|tls)[-.]?\\d)(?:[a-z][a-z\\d]*(?:-[a-z\\d]+)*-?\\d{1,3}|[a-z][a-z\\d]*-(?:new|old|primary|secondary|standby|replica|master|slave|source|target|ancien|nouveau)))(?=\\s*(?:[:,(—–]|$|(?:and|then|et|puis)\\s))';
/** By what it serves: "on the Kafka server", "sur le serveur de base de données". What any machine may be called says nothing. */
const anyMachine = 'same|local|host|guest|virtual|physical|linux|ubuntu|debian|windows|mac|remote|cloud|dedicated|bare|running|following|relevant|appropriate|desired|respective|given|corresponding|affected|actual|real|said|other|current|own|bare-metal|metal|live|deployment|docker|single|whole|each|every|your|our|my|this|that|any|most|proxmox|vm|ec2|gce|aws|azure|ssh|raspberry|pi';
const serves = `(?:the|your|our) (?<serves>(?!(?:${anyMachine})\\b)[a-z][\\w.]*(?:-[\\w.]+)*)(?: [a-z][\\w.-]*)? (?:servers?|hosts?|nodes?|vms?|machines?|instances?)(?![\\w-])(?= ?[,:.)*(]| ?$)`;
const sert = "(?:le|la|l['’]|votre|notre) ?(?:serveur|machine|vm|n(?:oe|œ)ud|hôte)(?: (?:de|du|des|d['’])(?: la| l['’]| les)?)? ?(?<sert>(?!(?:locale?|distante?|de|production|prod|dédiée?|linux|ubuntu|debian|virtuelle?|physique|hôte|suivante?|concernée?)(?!\\p{L}))\\p{L}[\\p{L}\\d.-]+)(?= ?[,:.)*(]| ?$| (?:de|des) )";
const qualified = `${other}|${autre}`;
const place = `(?:(?<own>${own})|${qualified}|${bare}|${serves}|${sert})`;

/** How a text begins or ends that names a machine there: the patterns below are long, and dear to compile for texts that do neither. */
const lead = `(?:^|[—–:(-]\\s*)[\\W\\d]*(?:(?:step|étape|steps|then|next|now|finally|first|still|again|back|continuing|puis|ensuite|enfin|toujours|encore|d['’]abord)[ ,:\\d.]*)*(?:on|from|per|sur|depuis) `;
const begins = new RegExp(lead, 'iu');
const said = `(?:${machines}|${serveurs}|${strong}|${named}|source|cible|destination|d['’]origine|de destination|primaire|secondaire|ma[iî]tre|esclave|distante?|réplica|computer|laptop|workstation|pc|terminal|shell|mac|desktop|localhost|portable|travail|locale?|machine distante|clients?)`;
const says = new RegExp(`${said}|[a-z]-?\\d|-(?:new|old|ancien|nouveau)(?![\\w-])`, 'iu');
const closes = new RegExp(`${said}\\W*$`, 'iu');
/** "On the new server:", "Step 2 — On the standby: promote it", "(on node1)". */
const opens = new RegExp(`${lead}(?:${place}|${host})`, 'iu');
/** "Dump the database on the old server:". */
const ends = new RegExp(`(?<!\\p{L})(?:on|sur) (?:${qualified})\\)?\\s*[:：.]?\\s*$`, 'iu');
/** "Stop it on the old server (`x`)": how, behind where. */
const bracketed = /\s*\([^()]*\)\s*[.:：]?\s*$/u;
/** "Steps to be run on the counting node": a heading for one of several. */
const forOne = new RegExp(`(?:to be (?:run|executed|done|performed)|à (?:exécuter|lancer|faire|réaliser)) (?:only |uniquement |seulement )?(?:on|sur) (?:${serves}|${sert}|${qualified})\\W*$`, 'iu');
/** A heading that is a machine: "Old server", "✅ Standby". */
const alone = new RegExp(`^[\\W\\d]*${place}[\\W]*$`, 'iu');
/** A heading that ends with the machine: "Switch-over: old server", "Bascule – nouveau serveur". */
const headedBy = new RegExp(`^[^:–—]{2,40}?(?:\\s?:| [–—-]) (?:${qualified})[\\W]*$`, 'iu');
/** "Reset the database on the new server, to avoid …": in the middle, before what only says why or when. */
const inMiddle = new RegExp(`^\\W*(?!(?:if|when|once|unless|si|quand|lorsque|une fois)(?!\\p{L}))[^.:;]{0,120}?(?<!\\p{L})(?:on|sur) (?:${qualified})(?:,? (?:to|so that|so|because|before|after|pour|afin|car|avant|après) |, (?:which|then|and|puis|et) )`, 'iu');

/** One word for both languages. */
const sameAs: Readonly<Record<string, string>> = { ancien: 'old', nouveau: 'new', nouvel: 'new', nouvelle: 'new', cible: 'target', "d'origine": 'source', original: 'source', destination: 'target', 'de destination': 'target', primaire: 'primary', secondaire: 'secondary', maître: 'master', maitre: 'master', esclave: 'slave', réplica: 'replica', distant: 'remote', distante: 'remote' };

/** "Server A:" over its commands, "# Server A": a longer text is no name alone. In letters. */
export const longestMachineLabel = 30;

/**
 * What tells the machine that a text names from another: `old`, `standby`, `node2`; `own` where one sits, `server` where no more is said; null where it names none.
 * @param whole the text may be nothing but the name: a heading
 */
export function machineIn(text: string, whole = false): string | null {
  const plain = text.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim();
  const one = whole && plain.length <= 80 ? forOne.exec(plain)?.groups : undefined;
  if (one !== undefined) return `only ${(one['serves'] ?? one['sert'] ?? one['role'] ?? one['name'] ?? one['ancien'] ?? one['qui'] ?? one['seul'] ?? '').toLowerCase()}`;
  // What is said of a place stands at either end.
  const head = plain.slice(0, 200);
  const tail = plain.slice(-120);
  const opened = begins.test(head) && says.test(head) ? opens.exec(head) : null;
  const groups = (opened ?? (closes.test(tail) ? (whole && plain.length <= 60 ? alone.exec(plain) ?? headedBy.exec(plain) : null) ?? ends.exec(tail) : null) ?? (bracketed.test(tail) ? ends.exec(tail.replace(bracketed, '')) : null) ?? (says.test(head) ? inMiddle.exec(head) : null))?.groups;
  if (groups === undefined) return null;
  if (groups['own'] !== undefined) return 'own';
  if (groups['bare'] !== undefined) return /^client/i.test(groups['bare']) ? 'client' : 'server';
  if (groups['host'] !== undefined) return groups['host'].toLowerCase();
  const word = (groups['role'] ?? groups['alone'] ?? groups['now'] ?? groups['name'] ?? groups['nom'] ?? groups['ancien'] ?? groups['qui'] ?? groups['seul'] ?? groups['serves'] ?? groups['sert'] ?? '').toLowerCase().replace('’', "'");
  return ownIn(sameAs, word) ?? word;
}

const work = '(?<work>install|upgrad|updat|migrat|patch|prepar|configur|set(?:ting)? up|mise? à (?:jour|niveau)|mettre à (?:jour|niveau)|prépar)(?:e|es|ing|er|ez|ation|ion)?';
/** A heading over work on machines beside a main one: "Upgrade the pollers", "Mise à jour des collecteurs". */
const theOthers = new RegExp(`^[\\W\\d]*${work} (?:(?:of |the |your |all |each |every |des |les |vos |de )+)?(?<others>pollers|worker nodes|remote servers|edge (?:nodes|servers)|agents|clients|replicas|standbys|secondaries|followers|slaves|minions|satellites|collecteurs|serveurs distants|n(?:oe|œ)uds de travail|réplicas|postes clients)\\W*$`, 'iu');
/** The same with the work behind: "Phase 4 — Worker rolling upgrade", beside "Control plane upgrade". */
const theOthersOf = new RegExp(`^(?:phase|step|part|stage|étape)?[\\W\\d]*(?<others>workers?|agents?|replicas?|standbys?|secondar(?:y|ies)|followers?|slaves?|pollers?)(?: nodes?| servers?| hosts?)?(?: rolling)? ${work}s?\\W*$`, 'iu');
const theMainOf = new RegExp(`^(?:phase|step|part|stage|étape)?[\\W\\d]*(?:control[ -]plane|masters?|primary|leader|managers?|management|servers?|head|central)(?: nodes?| servers?| hosts?)?(?: rolling)? ${work}s?\\W*$`, 'iu');
/** The same work on the main one, as a heading says it. */
const theMain = new RegExp(`^[\\W\\d]*${work} (?:[\\p{L}\\d'’.-]+ ){0,4}?(?:central|main|master|primary|management|manager|controller|control[ -]plane|head node|server|serveur(?: (?:central|principal|maître))?)(?: (?:server|node|host|machine))?\\W*$`, 'iu');

/** The machines that a heading is for beside the main one, which a heading before it told the same of; or null. */
export function othersIn(heading: string, before: readonly string[]): string | null {
  if (heading.length > 80) return null;
  const found = (theOthers.exec(heading) ?? theOthersOf.exec(heading))?.groups;
  const verb = found?.['work']?.toLowerCase();
  if (found === undefined || !before.some((title) => title.length <= 120 && (theMain.exec(title) ?? theMainOf.exec(title))?.groups?.['work']?.toLowerCase() === verb)) return null;
  return `only ${found['others']?.toLowerCase()}`;
}

/** Who says "the standby" has a primary; "the new server" may be all there is, as "the server" may. */
const beside = new RegExp(`^(?:${strong}|old|source|target|original|previous)$|^only `);

/** Whether a machine has another by its name alone. */
export const hasOther = (key: string): boolean => beside.test(key);

/** Whether the machines that were named are several: "the server" may be any of the others, but not one's own. */
export function areSeveral(keys: ReadonlySet<string>): boolean {
  const others = [...keys].filter((key) => key !== 'server' && key !== 'own').length;
  return others >= 2 || (keys.has('own') && (others > 0 || keys.has('server'))) || (keys.has('client') && keys.has('server'));
}
