/** Holds what is called the contrary of what stands right above it: "**Enable:**", a command, "**Disable:**", a command. Nobody does both in one go. */
import type { Document, Piece, Prose } from '../../model/document.ts';
import type { Guard, Language, Unit } from '../../model/procedure.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';
import { headingWords } from './outline.ts';

/** What is done, and what takes it back, by the first letters of the verb, folded. A third language is a third set of rows. */
const contraries: readonly (readonly [does: RegExp, undoes: RegExp])[] = ([
  ['enabl|activat|turn(?:ing)? on|switch(?:ing)? on', 'disabl|deactivat|turn(?:ing)? off|switch(?:ing)? off'], ['start|launch|run|boot|bring(?:ing)? up', 'stop|halt|shut(?:ting)? ?down|quit|kill|bring(?:ing)? down|tear(?:ing)? down'],
  ['mount', 'u?n?mount'], ['lock', 'unlock'], ['attach', 'detach'], ['connect|log(?:ging)? ?in', 'disconnect|log(?:ging)? ?out'], ['join', 'leav'], ['open', 'clos'], ['regist', '(?:un|de)regist'], ['subscrib', 'unsubscrib'],
  ['allow|permit|grant|unblock|unban', 'deny|denies|block|forbid|revok|ban'], ['block|ban', 'unblock|unban'], ['encrypt', 'decrypt'], ['paus|suspend|freez', 'resum|unpaus|unfreez'], ['cordon', 'uncordon'], ['load', 'unload'], ['link', 'unlink'],
  ['install', 'uninstall|remov'], ['add|creat', 'remov|delet|destroy|drop'], ['deploy', 'undeploy|destroy|remov|delet'], ['upgrad', 'downgrad'], ['promot', 'demot'],
  ['activ(?:er|ez|ation)|allum', 'desactiv|etein|extinct'], ['demarr|lanc', 'arret|stopp|etein'], ['mont(?:er|ez|age)', 'demont'], ['verrouill', 'deverrouill'], ['attach', 'detach'], ['(?:se )?connect', '(?:se )?deconnect'], ['ouvr|ouvert', 'ferm'], ['chiffr', 'dechiffr'],
  ['ajout|cre(?:er|ez|ation)', 'supprim|suppress|retir|enlev|detrui'], ['install', 'desinstall'], ['deploy|deploi', 'supprim|suppress|detrui|retir'], ['bloqu', 'debloqu'], ['autoris|debloqu', 'interdi|bloqu|revoqu'], ['suspend|mettre en pause', 'reprendr|reprise'], ['inscri', 'desinscri'],
] as const).map(([does, undoes]) => [word(does), word(undoes)]);
function word(stems: string): RegExp {
  return new RegExp(`^(?:${stems})\\p{L}*(?![\\p{L}-])(.*)$`, 'u');
}
/** Nothing is done in between that it would have to come after, as what is mounted or locked has. */
const lasting = /^(?:un|des)?install|^(?:remov|delet|destroy|drop|undeploy|supprim|suppress|detrui|retir|enlev)/u;
/** Of a list that has both it is one more thing to do. */
const anew = /^(?:restart|reload|redemarr|relanc|recharg)/u;

/** What leads on to the command, before or behind the words that name what it does. */
const leadsOn = /^(?:(?:how )?to |pour |comment )|,?\s*(?:(?:you can |please )?(?:run|use|type|execute|do|call|lance[rz]?|utilise[rz]?|exécute[rz]?|tape[rz]?|faire)|with|by running|avec|via)?(?: (?:the following|this|la|cette)(?: commande?)?(?: suivante)?)?\s*$/giu;
const mostWords = 8;

/** A name, and the lines of what it is over. */
interface Named {
  readonly words: string;
  readonly title: string;
  readonly line: number;
  readonly endLine: number;
}

/** What a label says is done, folded; null for what is counted or tells more. */
function named(text: string, line: number, endLine: number): Named | null {
  const title = text.trim().replace(/[\s:：–—-]+$/u, '');
  const { words, numbered } = headingWords(title.replace(leadsOn, ''));
  return numbered || words === '' || words.split(' ').length > mostWords ? null : { words, title, line, endLine };
}

/** Whether a name is the contrary of another one's, of the same thing. */
function isContrary(one: string, other: string): boolean {
  const thing = (said: string | undefined): string => (said ?? '').replace(/(?<!\p{L})(?:the|this|your|an?|it|of|le|la|les|l['’]|une?|votre|du|de|des|d['’])(?!\p{L})/gu, ' ').replace(/\W+/g, ' ').trim();
  return contraries.some(([does, undoes]) => {
    const [done, undone] = [does.exec(one), undoes.exec(other)];
    return done !== null && undone !== null && (thing(undone[1]) === '' || thing(undone[1]) === thing(done[1]));
  });
}

/** The labels, and what each is over: null where what stands there is none. */
function labels(pieces: readonly Piece[]): (Named | null)[] {
  const found: (Named | null)[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'note' || piece.kind === 'figure' || (piece.kind === 'block' && pieces[i - 1]?.kind === 'block')) continue;
    let last = i;
    while (pieces[last + 1]?.kind === 'block') last++;
    found.push(piece.kind === 'prose' ? labelOf(piece, last > i ? (pieces[last] as Piece).place.endLine : null) : null);
    i = last;
  }
  return found;
}

/** "Enable:" over blocks, which end at a line, or "Enable: `lampctl on`". */
function labelOf({ shape, ordered, text, codes, place }: Prose, blocksEnd: number | null): Named | null {
  if (shape === 'row' || (shape === 'item' && ordered) || text.length > 200) return null;
  const [code] = codes;
  if (code === undefined) return blocksEnd === null ? null : named(text, place.line, blocksEnd);
  return codes.length === 1 && /^[\s.;)]*$/.test(text.slice(code.end)) ? named(text.slice(0, code.start), place.line, place.endLine) : null;
}

/** Headings of one level, one right after the other. */
function headings(pieces: readonly Piece[]): (Named | null)[] {
  const all = pieces.filter((p) => p.kind === 'heading');
  return all.flatMap((heading, i) => {
    const [before, next] = [all[i - 1], all[i + 1]];
    const own = named(heading.text, heading.place.line, (next?.place.line ?? Infinity) - 1);
    return before === undefined || before.level === heading.level ? [own] : [null, own];
  });
}

/** @param units in document order */
export function readOppositeLabels({ pieces }: Document, units: readonly Unit[], language: Language): Unit[] {
  const held: Named[] = [];
  for (const chain of [labels(pieces), headings(pieces)]) {
    let from = 0;
    let undone = false;
    chain.forEach((of, i) => {
      if (of === null) [from, undone] = [i + 1, false];
      else {
        const above = chain.slice(lasting.test(of.words) ? from : Math.max(from, i - 1), i) as Named[];
        const until = chain.indexOf(null, i);
        // What is done again below goes on from it: an upgrade stops, changes and starts.
        const undoes = above.some(({ words }) => isContrary(words, of.words)) && !chain.slice(i + 1, until < 0 ? undefined : until).some((later) => later !== null && isContrary(later.words, of.words));
        if (undoes || (undone && anew.test(of.words))) held.push(of);
        undone ||= undoes;
      }
    });
  }
  if (held.length === 0) return [...units];
  const within = (unit: Unit, { line, endLine }: Named): boolean => unit.place.line >= line && unit.place.line <= endLine;
  return units.map((unit) => {
    if (unit.kind === 'idle' || ('effect' in unit && unit.effect === 'read') || unit.guards.some((g) => g.kind === 'condition' || g.kind === 'optional')) return unit;
    const own = held.find((label) => within(unit, label));
    if (own === undefined) return unit;
    const guard: Guard = { kind: 'condition', environment: null, text: filledIn(planReasons.onlyIf, { title: own.title })[language], line: own.line };
    return { ...unit, guards: [...unit.guards, guard] };
  });
}
