/** Finds what is to be done on each of several machines, or for each of several things: it runs once, so a person is asked for the others. */
import type { Document, Piece, Prose } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { CommandUnit, Guard, Language, ManualUnit, ScriptUnit, Section, Unit } from '../../model/procedure.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';
import { ledPieces } from './led-pieces.ts';
import { sentencesOf } from './instruction.ts';
import { says } from './session-words.ts';

const machine = 'nodes?|hosts?|servers?|machines?|workers?|masters?|managers?|instances?|replicas?|members?|followers?|secondar(?:y|ies)|standbys?|controllers?|vms?|routers?|switche?s?|brokers?|sites?|clusters?|environments?|boxes|computers?|peers?|validators?|agents?|devices?|pods?|containers?';
const poste = 'n(?:oe|œ)uds?|serveurs?|machines?|h[oô]tes?|instances?|r[eé]pliques?|r[eé]plicas?|membres?|suiveurs?|secondaires?|vms?|routeurs?|commutateurs?|sites?|clusters?|grappes?|environnements?|postes?|agents?|pods?|conteneurs?';
/** "db-1", "web02". */
const byName = '[a-z][a-z\\d]*(?:-[a-z\\d]+)*-?\\d{1,3}';
const brackets = /\([^()]*\)/g;

/** "On each node, …", "… on every server:". Not what a list or a setting is about ("the packages of all hosts"). */
const onEach: readonly RegExp[] = [
  new RegExp(`(?:^|[,;] |\\b(?:do|run|repeat|execute|start|stop|restart|install|apply|perform|flush|upgrade|update|log ?in|connect|ssh|then|this|following|steps?|commands?|node|service|it|them) )\\W*(?:\\d+[.)] )?(?:on|from|in|inside|to|for) (?:each|every|all)(?: one)?(?: of)?(?: the| your| our| these| other| remaining)* (?:[\\w-]+ ){0,2}(?:${machine})\\b`, 'i'),
  new RegExp(`(?:^|[,;] |(?<!\\p{L})(?:faire|lance[rz]?|exécute[rz]?|répéte[rz]?|démarre[rz]?|redémarre[rz]?|arrête[rz]?|installe[rz]?|applique[rz]?|mettre à jour|suivante?s?|ensuite|puis|se connecter|cela|ceci|commandes?|étapes?|service) )\\W*(?:\\d+[.)] )?(?:sur|dans|depuis|pour) (?:chaque|chacune? (?:des|de ces)|tous les|toutes les) (?:[\\p{L}-]+ ){0,2}(?:${poste})(?!\\p{L})`, 'iu'),
  // "Start the lamps on all the moved hosts", "Installer le paquet sur tous les nœuds"
  new RegExp(`^\\W*(?:\\d+[.)] )?(?:(?:then|next|now|finally),? )?(?:start|stop|restart|install|upgrade|update|apply|run|execute|perform|configure|create|copy|add|remove|reload|reboot|deploy|enable|disable)\\b[^.,;:]{1,50} on (?:all|each|every)(?: of)?(?: the| your| our| these| other| remaining)* (?:[\\w-]+ ){0,2}(?:${machine})\\b`, 'i'),
  new RegExp(`^\\W*(?:\\d+[.)] )?(?:(?:puis|ensuite|enfin),? )?(?:démarre|arrête|redémarre|installe|exécute|lance|applique|copie|ajoute|supprime|active|désactive|déploie|configure|recharge)[rz]?\\s[^.,;:]{1,50} sur (?:chaque|chacune? des|tous les|toutes les) (?:[\\p{L}-]+ ){0,2}(?:${poste})(?!\\p{L})`, 'iu'),
  // "Stop all nodes of the ring:", "Redémarrer chaque nœud :"
  new RegExp(`^\\W*(?:\\d+[.)] )?(?:(?:then|next|now|finally),? )?(?:stop|start|restart|shut ?down|upgrade|update|reboot|reload) (?:all|each|every)(?: of)?(?: the| your| our| other| remaining)* (?:[\\w-]+ ){0,2}(?:${machine})\\b`, 'i'),
  new RegExp(`^\\W*(?:\\d+[.)] )?(?:(?:puis|ensuite|enfin),? )?(?:démarre|arrête|redémarre|recharge|mets?|mettre|mettez)[rz]?(?: à jour)? (?:chaque|chacune? des|tous les|toutes les) (?:[\\p{L}-]+ ){0,2}(?:${poste})(?!\\p{L})`, 'iu'),
  // "Copy the dump to each follower:", "Copier la clé sur chaque nœud"
  new RegExp(`^\\W*(?:\\d+[.)] )?(?:(?:then|next|now|finally),? )?(?:copy|send|distribute|push|sync(?:hroni[sz]e)?|transfer|replicate)\\b[^.,;:]{1,60} to (?:all|each|every)(?: of)?(?: the| your| our| other| remaining)* (?:[\\w-]+ ){0,2}(?:${machine})\\b`, 'i'),
  // "This has to be done on each host": behind or before the command
  new RegExp(`\\b(?:must|has to|have to|should|needs? to|to) be (?:run|executed|issued|done|performed|repeated) (?:on|in|for) (?:all|each|every)(?: of)?(?: the| your| our)* (?:[\\w-]+ ){0,2}(?:${machine})\\b`, 'i'),
  new RegExp(`(?<!\\p{L})(?:doit|doivent|est à|sont à|étapes? à|opérations? à|commandes? à|actions? à) (?:être )?(?:lancée?s?|réaliser|effectuer|exécutée?s?|faite?s?|faire|lancer|exécuter|répétée?s?|répéter) sur (?:chaque|tous les|toutes les) (?:[\\p{L}-]+ ){0,2}(?:${poste})(?!\\p{L})`, 'iu'),
  // "The belts have to stand still on all sites:", before the command
  new RegExp(`(?:on|in) (?:each|every|all)(?: of)?(?: the| your| our| other| remaining)* (?:[\\w-]+ ){0,2}(?:${machine})(?: \\([^()]{1,60}\\))?\\W*[:：]\\s*$`, 'i'),
  new RegExp(`(?<!\\p{L})(?:sur|dans) (?:chaque|chacune? des|tous les|toutes les) (?:[\\p{L}-]+ ){0,2}(?:${poste})(?: \\([^()]{1,60}\\))?\\W*[:：]\\s*$`, 'iu'),
  // "On each collector, do what follows:", whatever it is called
  /^\W*(?:\d+[.)] )?(?:(?:then|next),? )?on (?:each|every) (?!other\b|time\b|run\b|page\b|line\b|screen\b|side\b|step\b|push\b|commit\b|deploy\w*\b|release\b|change\b|start\w*\b|boot\b|build\b|request\b|login\b|call\b)[\w-]+(?: [\w-]+)?, [^.:]{3,80}[:：]\s*$/i,
  /^\W*(?:\d+[.)] )?(?:(?:puis|ensuite),? )?sur (?:chaque|chacune? des) (?!page|ligne|écran|étape|fois)[\p{L}-]+(?: [\p{L}-]+)?, [^.:]{3,80}[:：]\s*$/iu,
  // "On db-1 then db-2:"
  new RegExp(`^\\W*(?:\\d+[.)] )?(?:(?:then|next|puis|ensuite),? )?(?:on|sur) ${byName}(?:, ${byName})*,? (?:and|then|and then|et|puis|et puis|&) (?:on |sur )?${byName}(?![\\w-])`, 'iu'),
];
/** "For each tenant:" before a command with something to fill in. */
const forEach = /^\W*(?:\d+[.)]\s*)?(?:then |next |now )?,? ?(?:for|in) (?:each|every) (?!time|day|release|of\b)[\p{L}-]+|^\W*(?:\d+[.)]\s*)?(?:puis |ensuite )?(?:pour|dans) (?:chaque|chacune? des) (?!fois|jour|version)[\p{L}-]+/iu;
/** What looks at all of them from one place. */
const collects = /^\W*(?:to |for |pour )?(?:get|list|see|show|display|view|find|check the|print|collect|lister|afficher|voir|obtenir)\b/i;
/** Commands that reach all of them by themselves. */
const loops = /\b(?:for|while)\b[\s\S]*\bdo\b/;
const fleet = /\b(?:xargs|parallel|pdsh|pssh|parallel-ssh|clush|dsh|dancer|mco|ansible[\w-]*|salt|fab|knife|bolt|puppet|nomad|terraform|kubectl|oc|helm|gcloud|aws|az)\b|docker (?:node|service|stack)/;

interface Told {
  readonly text: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What a sentence or a heading says is done on each machine: what would change this machine without naming it is held by the sentence,
 * since this one may be none of them and the others have to be done too; after all else a step asks a person to repeat it.
 * @param units in document order
 */
export function readRepetitions({ pieces }: Document, sections: readonly Section[], units: readonly Unit[], language: Language): Unit[] {
  const found = [...told(pieces), ...inHeadings(sections)];
  if (found.length === 0) return [...units];
  let out = [...units];
  for (const { text, line, from, to } of found) {
    const governed = out.filter((u): u is CommandUnit | ScriptUnit => (u.kind === 'commands' || u.kind === 'script') && u.place.line >= from && u.place.line <= to && !reachesAll(u));
    const last = governed.at(-1);
    const next = last === undefined ? undefined : out[out.indexOf(last) + 1];
    if (last === undefined) continue;
    const held = new Set<Unit>(governed.filter((u) => u.inside === undefined && u.effect !== 'read' && u.slots.length === 0 && !u.guards.some((g) => g.kind === 'condition' && g.line === line)));
    const guard: Guard = { kind: 'condition', environment: null, text: filledIn(planReasons.onEachHere, { text })[language], line };
    const asked: ManualUnit[] = held.has(last) || (next?.kind === 'manual' && asksAlready.test(next.text)) ? [] : [{
      kind: 'manual', place: { line: last.place.endLine, endLine: last.place.endLine, column: last.place.column }, section: last.section, evidence: [], guards: last.guards, corrections: {}, when: last.when,
      title: text, text: filledIn(planReasons.onEach, { text })[language], links: [],
    }];
    out = out.flatMap((u) => [held.has(u) && u.kind === 'commands' || held.has(u) && u.kind === 'script' ? { ...u, guards: [...u.guards, guard] } : u, ...(u === last ? asked : [])]);
  }
  return out;
}

/** The document asks itself, in a step of its own. */
const asksAlready = /\b(?:repeat|again|same (?:on|for)|other (?:nodes|hosts|servers|machines))\b|(?<!\p{L})(?:répéte[rz]?|recommence[rz]?|de même|idem|autres (?:n(?:oe|œ)uds|serveurs|machines))(?!\p{L})/iu;

/** An array given as a whole: `./weigh.sh "${HALLS[@]}"`. */
const wholeArray = /\$\{\w+\[[@*]\]\}/;
const reachesAll = (u: CommandUnit | ScriptUnit): boolean => loops.test(u.source) || wholeArray.test(u.source) || (fleet.test(u.source) && u.slots.length === 0);

function told(pieces: readonly Piece[]): Told[] {
  return pieces.flatMap((piece, index): Told[] => {
    if (piece.kind !== 'prose' || piece.shape === 'row') return [];
    const says = sentenceOf(piece);
    if (says === null) return [];
    const led = /[:：]\s*$/.test(piece.text) || pieces[index + 1]?.kind === 'block' ? ledPieces(pieces, index, piece) : [];
    const last = pieces[led.at(-1) ?? index] as Piece;
    return [{ text: oneLine(says).replace(/\s*[:：]$/, '').slice(0, 160), line: piece.place.line, from: piece.place.line, to: last.place.endLine }];
  });
}

function sentenceOf({ text }: Prose): string | null {
  const sentences = sentencesOf(text);
  return sentences.find((s) => {
    const plain = s.replace(brackets, ' ').replace(/\s+/g, ' ').trim();
    return !collects.test(plain) && (says(onEach, plain) || (forEach.test(plain) && s === sentences.at(-1)));
  }) ?? null;
}

/** A heading that is a sentence: "Repeat what follows, on each host, to move all of them:". */
const repeats = /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:repeat|perform|do|répéte[rz]?|effectue[rz]?|faire)(?!\p{L})/iu;

function inHeadings(sections: readonly Section[]): Told[] {
  return sections.flatMap(({ title, line, endLine }): Told[] => (says(onEach, title) && (title.split(' ').length <= 8 || repeats.test(title)) ? [{ text: title, line, from: line, to: endLine }] : []));
}
