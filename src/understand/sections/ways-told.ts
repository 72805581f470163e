/** "If it prints `up`, go to step 3. Otherwise go to step 2." below a look: what it prints says where the run goes on, and nobody is asked. A column a language. */
import type { Document, Piece, Prose } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Unit, WayGoal, Ways } from '../../model/procedure.ts';
import { printsAtLast } from '../../shell/answering-status.ts';
import { codeMasked } from './mentioned-words.ts';
import { jumps, stepOfNumber } from './read-jumps.ts';

/** What stands for a code in a text. */
const code = '\u0001';
const ifPrinted = new RegExp(`^\\W*(?:if|when|si|lorsque)\\s[^,.;${code}]{0,60}?(?:is|prints|shows|returns|says|displays|answers|reports|est|affiche|renvoie|retourne|répond|donne|indique|vaut)\\s+(?:exactly |only |exactement |bien |seulement )?${code}[\\s,:)]*(?:then |alors )?`, 'iu');
const otherwise = /^\W*(?:otherwise|if not|else|sinon|autrement|dans le cas contraire)[\s,:]+(?:please )?/iu;
const goesOn = /^(?:(?:just |simply )?(?:continue|carry on|go on|proceed|move on)(?: with the next step| below)?|continue[rz]|poursuiv(?:re|ez)|passe[rz] à (?:la suite|l['’]étape suivante))\W*$/iu;

/** Where a clause goes, null for the next step; undefined where it says anything else. */
function goalOf(clause: string, pieces: readonly Piece[], prose: Prose): WayGoal | null | undefined {
  if (goesOn.test(clause)) return null;
  const told = jumps.exec(clause);
  if (told?.index !== 0 || /\w/.test(clause.slice(told[0].length))) return undefined;
  const goal = stepOfNumber(pieces, Number(told[1]), prose);
  return goal !== undefined && goal.line > prose.place.line ? goal : undefined;
}

/** What a text that says nothing else has decided by what is printed. */
function waysIn(prose: Prose, pieces: readonly Piece[]): Ways | null {
  if (prose.codes.length !== 1 || prose.text.length > 300) return null;
  const text = oneLine(codeMasked(prose, prose.text.length));
  const told = ifPrinted.exec(text);
  const [first = '', second, ...more] = told === null ? [] : text.slice(told[0].length).split(/[.;]\s+|,\s+(?=(?:otherwise|if not|else|sinon|autrement|dans le cas contraire)(?![\p{L}]))/iu);
  const other = second === undefined ? 'continue' : otherwise.test(second) ? second.replace(otherwise, '') : '';
  const to = more.length > 0 ? undefined : goalOf(first, pieces, prose);
  const orElse = goalOf(other, pieces, prose);
  return to === undefined || orElse === undefined || (to ?? orElse) === null ? null : { so: prose.codes[0]?.text.trim() ?? '', line: prose.place.line, to, otherwise: orElse };
}

/** The look right above such a text decides; the text is no step of its own. */
export function withWays({ pieces }: Document, units: readonly Unit[]): Unit[] {
  const settled = new Set<number>();
  const led = units.map((unit) => {
    if (unit.kind !== 'commands' || unit.effect !== 'read' || unit.interactive || unit.gate !== undefined || !printsAtLast(unit.source)) return unit;
    const index = pieces.findIndex((p) => p.kind === 'block' && p.place.line === unit.place.line && p.place.endLine === unit.place.endLine);
    const below = index < 0 ? undefined : pieces[index + 1];
    const ways = below?.kind === 'prose' && below.shape !== 'row' ? waysIn(below, pieces) : null;
    if (ways === null) return unit;
    settled.add(ways.line);
    return { ...unit, ways };
  });
  return settled.size === 0 ? [...units] : led.filter((unit) => unit.kind !== 'manual' || !settled.has(unit.place.line));
}
