/** What is typed in later sections into a session that was opened before: what leaves it, or is done in a folder of that machine, is typed there, and so is all before it. */
import type { CommandUnit, IdleUnit, Section, Session, Unit } from '../../model/procedure.ts';
import { leavesAtEnd, reachesFromOutside, typedParts } from '../../shell/session.ts';
import type { TypedPart } from '../../shell/session.ts';
import { interpreterOpened } from '../blocks/interpreters.ts';
import { promptHosts } from '../blocks/prompt-hosts.ts';
import { ownPart } from './lasts-to.ts';

/** A folder of a team's own, by its whole path: two names at least, and none that every machine has. */
const folder = /(?<![\w./~$-])\/(?!(?:etc|usr|bin|sbin|dev|proc|sys|tmp|run|lib|lib64|mnt|media|boot|snap|root\/\.\w+|var\/(?:log|lib|run|cache|tmp|spool|backups?|www\/html))(?![\w.-]))[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*/g;
const foldersOf = (source: string): readonly string[] => (source.includes('/') ? [...source.matchAll(folder)].map(([path]) => path.split('/').slice(0, 4).join('/')) : []);

/**
 * The last line that is typed into a session beyond the sections it would last for by itself; `until` where nothing later says so.
 * The search ends where another shell or client is opened, or where something is done from outside.
 * @param from index of the unit that opens it
 * @param read the units before it as they are read: a folder that is used on one's own machine, and not copied to, says nothing
 */
export function goesOnTo(sections: readonly Section[], units: readonly Unit[], from: number, read: readonly Unit[], until: number, { kind }: Pick<Session, 'kind'>): number {
  const opener = units[from];
  if (opener?.kind !== 'commands' || kind === 'client') return until;
  const there = new Set<string>();
  const here = new Set(read.slice(0, from).flatMap((u) => (u.kind === 'commands' && u.inside === undefined && u.opens === undefined ? foldersOf(u.source.replace(/\S+:\S*/g, ' ')) : [])));
  const parts = typedParts(opener.source);
  const last = parts.at(-1);
  if (last !== undefined) for (const path of foldersOf(opener.source.slice(last.start))) there.add(path);
  let to = until;
  let client = false;
  for (const unit of units.slice(from + 1)) {
    if (unit.kind !== 'commands') continue;
    if (typedParts(unit.source).length > 0 || reachesFromOutside(unit.source, kind)) break;
    const folders = kind === 'host' ? foldersOf(unit.source) : [];
    if (unit.place.line <= until) for (const path of folders) there.add(path);
    else if (folders.some((path) => there.has(path)) && ![...there].some((path) => here.has(path))) to = Math.max(to, ownPart(sections, unit.section));
    // `exit` behind a client may be the client's.
    client ||= opensClient(unit);
    if (leavesAtEnd(unit.source)) return client ? to : Math.max(to, unit.place.endLine);
  }
  return to;
}

const opensClient = ({ commands }: CommandUnit): boolean => commands.some((command) => (interpreterOpened(command)?.kind ?? 'editor') !== 'editor');

/** Whether a unit ends by leaving the shell that it is typed into: the last line leaves no client of its own, and the next is not typed at the same prompt again. */
export function leavesIt(unit: Unit, next: Unit | undefined): boolean {
  if (unit.kind !== 'commands' || !leavesAtEnd(unit.source)) return false;
  if (unit.commands.length === 1) return true;
  if (next?.kind === 'commands' && promptHosts(unit.written).some(({ key }) => promptHosts(next.written).some((h) => h.key === key && key !== 'unnamed'))) return false;
  return !opensClient(unit) || promptHosts(unit.written).length > 0;
}

/** The command by which a block that is not run, for want of evidence, would lead to a shell elsewhere: what follows is typed there all the same. */
export function openerNotRun({ role, evidence }: IdleUnit, text: string): TypedPart | null {
  if (role !== 'sample' || evidence.some((e) => e.speaksFor === 'sample' && e.weight >= surely) || !evidence.some((e) => e.speaksFor === 'shell' && e.weight >= likely)) return null;
  const last = typedParts(text).at(-1);
  return last === undefined || last.left || last.start !== last.end ? null : last;
}

/** What weighs so much says that a block is shown; what weighs so much, that it may be typed. */
const [surely, likely] = [15, 3];
