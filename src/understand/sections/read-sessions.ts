/** Ties what is typed into a shell elsewhere, or into a client, to the command that opened it: such lines do not run here. */
import type { Document, Piece } from '../../model/document.ts';
import type { CommandUnit, Guard, ScriptUnit, Section, Session, Unit } from '../../model/procedure.ts';
import { handClient } from '../../shell/clients.ts';
import { callsTool, copiesThere, leavesShell, reachesFromOutside, typedParts } from '../../shell/session.ts';
import { interpreterOpened } from '../blocks/interpreters.ts';
import { leadsFrom, ownSession, withinPlace } from './own-sessions.ts';
import { backThereWords, connectWords, elsewherePassive, elsewhereWords, leaveWords, lookWords, says } from './session-words.ts';

/** An open session, and the last line that is typed into it at the most. */
interface Open {
  readonly session: Session;
  readonly until: number;
  /** The team's own tool that opened it: called again, it is called from outside. */
  readonly tool?: string;
}

/**
 * Marks each unit that is typed into a session (`inside`), and each that opens one something is typed into (`opens`, `typed`).
 *
 * A session lasts to `exit`, to a sentence that says so or goes back to one's own machine, to the next shell on a machine, to a
 * command that reaches for the place from outside, or to the end of its section; where it is the last step of its section
 * ("Connect to the server"), to the end of the sections after it that are of one kind with it. One may be opened inside another.
 * A tool of the team's own opens one where its command or the text beside it says so; where only the text says where a command is
 * typed ("Inside the container, run:"), its words stand for the command. A copy from one's own machine in between ends nothing where
 * it brings something there, or where the text goes back.
 * A client takes the code blocks right after it, and the lines that its own block shows at its prompt.
 * @param units in document order
 */
export function readSessions(document: Document, sections: readonly Section[], units: readonly Unit[]): Unit[] {
  const out = [...units];
  const openers = new Map<Session, number>();
  const pieces = document.pieces;
  // The innermost stands last.
  let open: Open[] = [];
  /** What was left for one's own machine: a copy to it, or the text, may go back there. */
  let left: Open[] = [];
  let client: { readonly session: Session; readonly section: number } | null = null;
  // "Connect to the server", without a command: whether the run is on that machine nobody knows, so it is only told.
  let told: { readonly guard: Guard; readonly until: number } | null = null;
  let at = 0;
  units.forEach((read, i) => {
    let unit = read;
    if (unit.kind === 'idle') return;
    // What stands between the last unit and this one may have left the sessions; the prose of an inline command stands around it.
    for (; at < pieces.length && (pieces[at] as Piece).place.line <= unit.place.line; at++) {
      const piece = pieces[at] as Piece;
      if (piece.kind === 'prose' && left.length > 0 && says(backThereWords, piece.text)) [open, left] = [left, []];
      else if ((piece.kind === 'prose' || piece.kind === 'heading') && open.length > 0 && says(leaveWords, piece.text)) [left, open] = [open, []];
      if (piece.kind === 'prose' && told !== null && says(leaveWords, piece.text)) told = null;
      if (piece.kind === 'prose' && piece.place.line < unit.place.line && says(connectWords, piece.text)) told = connected(piece.text, piece.place.line, lastLine(sections, units, i));
      if (piece.kind === 'heading') client = null;
    }
    [open, left] = [open, left].map((list) => list.filter((o) => unit.place.line <= o.until)) as [Open[], Open[]];
    if (told !== null && unit.place.line > told.until) told = null;
    if (unit.kind === 'manual') {
      if (says(connectWords, unit.text)) told = connected(unit.text, unit.place.line, lastLine(sections, units, i));
      return;
    }
    const where = unit.kind === 'commands' && open.length === 0 && told === null ? leadsFrom(pieces, at, unit) : null;
    if (where !== null && (says(elsewhereWords, where.text) || says(elsewherePassive, where.text))) out[i] = unit = { ...unit, guards: [...unit.guards, connected(where.text, where.line, where.line).guard] };
    if (told !== null && open.length === 0) out[i] = unit = { ...unit, guards: [...unit.guards, told.guard] };
    const commands = unit.kind === 'commands' ? unit : null;
    let back: Open[] | null = null;
    if (commands !== null) {
      const still = stillOpen(open, commands);
      if (still.length < open.length) left = copies(commands) ? open : [];
      // What was brought there is used there.
      if (left.length > 0 && copies(commands) && copiesThere(commands.source)) [back, left] = [left, []];
      open = still;
      const within = open.length > 0 ? null : withinPlace(pieces, at, commands);
      if (within !== null) open = [{ session: within, until: ownPart(sections, unit.section) }];
    }
    const around = open.at(-1)?.session;
    if (around !== undefined) mark(openers, around, out);
    if (commands === null) {
      const into = around ?? (unit.kind !== 'script' ? undefined : client?.section === unit.section ? client.session : typedByHand(unit));
      if (into === undefined) client = null;
      else {
        out[i] = { ...unit, inside: into };
        mark(openers, into, out);
      }
      return;
    }
    const parts = typedParts(commands.source);
    const last = parts.at(-1);
    const typed = parts.filter((p) => p.end > p.start).map(({ start, end }) => ({ start, end }));
    const lines = commands.typedLines ?? [];
    const opened = interpreterOpened(commands.commands.at(-1) ?? '');
    const toClient = opened !== null && opened.kind !== 'editor' && opened.kind !== 'shell';
    const byText = last === undefined && !toClient && around === undefined ? ownSession(pieces, at, commands, units[i + 1]?.place.line ?? Infinity) : null;
    const shell: Session | null = last === undefined ? byText && { kind: byText.kind, command: byText.command, line: unit.place.line } : { kind: last.kind, command: last.command, line: unit.place.line };
    const tool = last?.tool ?? byText?.tool;
    const own: Session | null = shell ?? (toClient ? { kind: 'client', command: commands.commands.at(-1) ?? '', line: unit.place.line } : null);
    client = shell === null && own !== null && around === undefined && lines.every((l) => !/^\s*(?:\\q|exit|quit)\b/i.test(l)) ? { session: own, section: unit.section } : null;
    if (own !== null) openers.set(own, i);
    const opens = around === undefined && own !== null && (typed.length > 0 || lines.length > 0);
    out[i] = { ...commands, ...(around ? { inside: around } : {}), ...(opens ? { opens: own } : {}), ...(opens && typed.length > 0 ? { typed } : {}) };
    if (around !== undefined && leavesShell(commands.source)) [left, open] = [open, open.slice(0, -1)];
    else if (shell !== null && last?.left !== true && !onlyLooks(pieces, at, units[i - 1])) open = [...open, { session: shell, until: lastLine(sections, units, i), ...(tool === undefined ? {} : { tool }) }];
    if (back !== null) open = back;
  });
  return out;
}

/** Lines of a client that runs no files: only a person types them, whoever opened it. */
function typedByHand({ interpreter, place }: ScriptUnit): Session | undefined {
  return handClient(interpreter) === null ? undefined : { kind: 'client', command: interpreter, line: place.line };
}

/** What the commands after "Connect to the server" are shown with. */
function connected(text: string, line: number, until: number): { readonly guard: Guard; readonly until: number } {
  return { guard: { kind: 'warning', environment: null, text: text.replace(/\s+/g, ' ').slice(0, 200), line }, until };
}

/** The sessions that are still open where a unit is typed: it may come from one's own shell again. */
function stillOpen(open: readonly Open[], unit: CommandUnit): Open[] {
  const [outer] = open;
  if (outer === undefined) return [];
  const called = open.findIndex(({ tool }) => tool !== undefined && callsTool(unit.commands[0] ?? '', tool));
  if (called >= 0) return open.slice(0, called);
  // The shell of another machine or container as the first thing is opened from one's own again.
  const first = typedParts(unit.commands[0] ?? '')[0];
  const another = open.findIndex(({ session }) => first !== undefined && first.kind === session.kind && first.kind !== 'user' && !/\b(?:chroot|nsenter|toolbox)\b/.test(first.command));
  if (another >= 0) return open.slice(0, another);
  // A cluster may be looked at from a shell within it, too.
  const outside = open.findIndex(({ session }) => session.kind !== 'client' && reachesFromOutside(unit.source, session.kind) && (session.kind === 'host' || unit.effect !== 'read'));
  // `docker exec` on a server reaches for the server's containers, not from outside of the server.
  return outside < 0 ? [...open] : open.slice(0, outside);
}

/** Only a session that something is typed into is told of. */
function mark(openers: ReadonlyMap<Session, number>, session: Session, out: Unit[]): void {
  const index = openers.get(session);
  const opener = index === undefined ? undefined : out[index];
  if (opener?.kind === 'commands') out[index as number] = { ...opener, opens: session, interactive: true };
}

/** Whether a command copies between this machine and another. */
const copies = (unit: CommandUnit): boolean => /^(?:sudo )?(?:scp|rsync|sftp)\s/.test(unit.commands.at(-1)?.trim() ?? '');

/** Whether the sentence before a command says that it only shows a session to be possible. @param next index of the first piece below the command's first line */
function onlyLooks(pieces: readonly Piece[], next: number, before: Unit | undefined): boolean {
  const from = before?.place.endLine ?? 0;
  for (let i = next - 1; i >= 0 && (pieces[i] as Piece).place.line >= from; i--) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'prose') return says(lookWords, piece.text);
  }
  return false;
}

/** The line to which a session that the unit opens may last. */
function lastLine(sections: readonly Section[], units: readonly Unit[], i: number): number {
  const unit = units[i] as Unit;
  const own = sections[unit.section];
  if (own === undefined) return Infinity;
  const ownEnd = ownPart(sections, unit.section);
  let next = i + 1;
  while (units[next]?.kind === 'idle' || units[next]?.kind === 'manual') next++;
  const more = (units[next]?.place.line ?? Infinity) <= ownEnd;
  if (more || !goesOn.has(own.role)) return own.endLine;
  // A section that only connects is the first step of its neighbours, as far as they are of one kind with it.
  let last = own.endLine;
  for (const section of sections.slice(unit.section + 1)) {
    if (section.parent !== own.parent || section.line <= last) continue;
    if (section.role !== own.role && !stays.has(section.role)) break;
    last = section.endLine;
  }
  return last;
}

/** What is done where one has connected to, whatever for: to restore or to check is no reason to be elsewhere. */
const stays: ReadonlySet<string> = new Set(['procedure', 'rollback', 'verification']);

/** What "connect to the server" can be the first step of. */
const goesOn: ReadonlySet<string> = new Set(['procedure', 'prerequisites', 'setup']);

/** The last line of a section without its sub-sections. */
function ownPart(sections: readonly Section[], index: number): number {
  const own = sections[index] as Section;
  const below = sections[index + 1];
  return below !== undefined && below.line <= own.endLine ? below.line - 1 : own.endLine;
}
