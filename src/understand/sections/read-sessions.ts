/** Ties what is typed into a shell elsewhere, or into a client, to the command that opened it: such lines do not run here. */
import type { Document, InlineCode, Piece, Prose } from '../../model/document.ts';
import type { CommandUnit, EditUnit, Guard, Language, ScriptUnit, Section, Session, Unit } from '../../model/procedure.ts';
import { handClient } from '../../shell/clients.ts';
import { callsTool, copiesThere, isOneselfAgain, leavesShell, reachesFromOutside, typedParts } from '../../shell/session.ts';
import { filledIn, planReasons } from '../../words/reading-words.ts';
import { interpreterOpened } from '../blocks/interpreters.ts';
import { itemsOfWhatRunsByItself } from './lists.ts';
import { leadsFrom, ownSession, typedElsewhere, withinPlace } from './own-sessions.ts';
import { accountLeads, againThere, anotherMachine, asRoot, backThereWords, elsewherePassive, elsewhereWords, leaveWords, lookWords, orderedThere, says } from './session-words.ts';
import { goesOnTo, leavesIt, openerNotRun } from './goes-on-there.ts';
import { lastLine, ownPart } from './lasts-to.ts';
import { sectionFinder } from './section-at.ts';
import { toldIn } from './told-sessions.ts';

/** An open session, and the last line that is typed into it at the most. */
interface Open {
  readonly session: Session;
  readonly until: number;
  /** The team's own tool that opened it: called again, it is called from outside. */
  readonly tool?: string;
  /** Only the text has one go there: the next that it names takes its place. */
  readonly asked?: boolean;
  /** The choice of which it is one way, where another was opened before: what belongs to no way is typed in the one that is taken. */
  readonly choice?: string;
}

/** "Log in to the server", without a command: whether the run is on that machine nobody knows, so what changes something there waits for the question. */
interface Gone {
  readonly text: string;
  readonly line: number;
  readonly as: 'machine' | 'user';
  readonly until: number;
}

/**
 * Marks each unit that is typed into a session (`inside`), and each that opens one something is typed into (`opens`, `typed`).
 *
 * A session lasts to `exit`, to a sentence that says so or goes back to one's own machine, to the next shell on a machine, to a
 * command that reaches for the place from outside (`sudo` where one went on as another by it), or to the end of its section; where it is the last step of its section
 * ("Connect to the server"), to the end of the sections after it that are of one kind with it. One may be opened inside another.
 * A tool of the team's own opens one where its command or the text beside it says so; where only the text says where a command is
 * typed ("Inside the container, run:"), its words stand for the command. A copy from one's own machine in between ends nothing where
 * it brings something there, or where the text goes back.
 * It also lasts to an `exit` further down that nothing else opened, and over what is done in a folder of that machine.
 * A client takes the code blocks right after it, and the lines that its own block shows at its prompt.
 * What prose tells a person to open is one as well, where it writes the command; where it does not, what changes something there waits for the question.
 * @param units in document order
 */
export function readSessions(document: Document, sections: readonly Section[], units: readonly Unit[], language: Language): Unit[] {
  const out = [...units];
  const openers = new Map<Session, number>();
  const pieces = document.pieces;
  // The innermost stands last.
  let open: Open[] = [];
  /** What was left for one's own machine: a copy to it, or the text, may go back there. */
  let left: Open[] = [];
  let client: { readonly session: Session; readonly section: number } | null = null;
  let told: Gone | null = null;
  /** Whether the text has gone to a machine at all: "On the server, run:" further down is said of that one. */
  let been = false;
  /** The paragraph of the last inline command, and where its text goes on. */
  let beside: { readonly piece: Prose; readonly from: number } | null = null;
  let at = 0;
  /** The ways of a choice by which one has gone to a machine. */
  const connected: Unit['when'][] = [];
  const sectionAt = sectionFinder(sections);
  const byItself = itemsOfWhatRunsByItself(pieces);
  /** @param next index of the first unit below the text */
  const tell = (text: string, line: number, next: number, ordered: boolean): void => {
    for (const found of toldIn(text, line, ordered, language)) {
      const until = lastLine(sections, units, sectionAt(line), next, true);
      if (!('told' in found) ? found.session.kind === 'host' : found.as === 'machine') been = true;
      if ('told' in found) told = { text: found.told, line, as: found.as, until };
      else [open, told] = [[...(found.session.kind === 'host' ? [] : open), { session: found.session, until }], null];
    }
  };
  units.forEach((read, i) => {
    let unit = read;
    if (unit.kind === 'idle') {
      const block = unit.role === 'sample' ? pieces.find((p) => p.kind === 'block' && p.place.line === unit.place.line) : undefined;
      const opener = block?.kind === 'block' ? openerNotRun(unit, block.text) : null;
      if (opener !== null && open.length === 0) told = { text: opener.command, line: unit.place.line, as: opener.kind === 'user' ? 'user' : 'machine', until: lastLine(sections, units, unit.section, i + 1, true) };
      return;
    }
    if (beside !== null) {
      const { piece, from } = beside;
      const code = codeOf(piece, unit);
      tell(piece.text.slice(from, code?.start), piece.place.line, i, false);
      beside = code === undefined ? null : { piece, from: code.end };
    }
    // What stands between the last unit and this one may have left the sessions; the prose of an inline command stands around it.
    for (; at < pieces.length && (pieces[at] as Piece).place.line <= unit.place.line; at++) {
      const piece = pieces[at] as Piece;
      if (piece.kind === 'prose' && left.length > 0 && says(backThereWords, piece.text)) [open, left] = [left, []];
      // "Fill it, and switch back to root:" over lines of which the last leaves.
      else if ((piece.kind === 'prose' || piece.kind === 'heading') && open.length > 0 && says(leaveWords, piece.text) && !(unit.kind === 'commands' && unit.commands.length > 1 && leavesIt(unit, undefined))) [left, open] = [open, []];
      if (piece.kind === 'prose' && open.at(-1)?.session.kind === 'user' && !/\broot\b/.test(open.at(-1)?.session.command ?? '') && asRoot.test(piece.text)) open = open.slice(0, -1);
      if ((piece.kind === 'prose' || piece.kind === 'heading') && told !== null && says(leaveWords, piece.text)) told = null;
      if (piece.kind === 'prose' && piece.shape !== 'row' && !byItself.has(at)) {
        const code = codeOf(piece, unit);
        tell(piece.text.slice(0, code?.start), piece.place.line, i, unit.kind === 'manual' && unit.place.line === piece.place.line);
        if (code !== undefined) beside = { piece, from: code.end };
      }
      if (piece.kind === 'heading') [client] = [null, tell(piece.text, piece.place.line, i, false)];
    }
    [open, left] = [open, left].map((list) => list.filter((o) => unit.place.line <= o.until)) as [Open[], Open[]];
    if (unit.kind === 'manual') return;
    const either = open.find(({ choice }) => choice !== undefined && unit.when[choice] === undefined);
    if (either !== undefined) [open, told] = [[], { text: either.session.command, line: either.session.line, as: 'machine', until: either.until }];
    told = stillThere(told, unit);
    // "# Log in to the server" above commands of one block: they are typed there.
    if (unit.kind === 'commands' && unit.role !== 'inline' && typedParts(unit.source).length === 0 && !reachesFromOutside(unit.source, 'host')) for (const said of commentsOf(unit.source)) tell(said, unit.place.line, i + 1, false);
    const where = unit.kind === 'commands' && open.length === 0 && told === null ? leadsFrom(pieces, at, unit) : null;
    const another = where !== null && says(anotherMachine, where.text);
    const there = where !== null && (another || says(orderedThere, where.text) || says(elsewhereWords, where.text) || says(elsewherePassive, where.text) || (been && says(againThere, where.text)));
    if (there) out[i] = unit = { ...unit, guards: [...unit.guards, been || another ? heldThere({ ...where, as: 'machine', until: where.line }, unit, language) : warned(where.text, where.line)] };
    else if (where !== null && says(accountLeads, where.text) && !asAnother(unit)) out[i] = unit = { ...unit, guards: [...unit.guards, heldThere({ ...where, as: 'user', until: where.line }, unit, language)] };
    if (told !== null && open.length === 0 && unit.corrections['host'] === undefined) out[i] = unit = { ...unit, guards: [...unit.guards, heldThere(told, unit, language)] };
    if (told !== null && unit.kind === 'commands' && commentsOf(unit.source).some((said) => says(leaveWords, said))) told = null;
    const console = typedElsewhere(pieces, at, unit);
    // A field takes this, and leaves the shell that one is in where it is.
    if (console?.kind === 'client') {
      out[i] = unit.kind === 'edit' ? forPerson(unit, console, pieces) : { ...unit, inside: console };
      return;
    }
    if (console !== null && open.every(({ asked }) => asked)) open = [{ session: console, until: ownPart(sections, unit.section), asked: true }];
    const commands = unit.kind === 'commands' ? unit : null;
    let back: Open[] | null = null;
    if (commands !== null) {
      const still = stillOpen(open, commands, document.text);
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
    been ||= parts.some(({ kind }) => kind === 'host');
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
    if (around !== undefined && leavesIt(commands, units[i + 1])) [left, open] = [open, open.slice(0, -1)];
    else if (shell !== null && last?.left !== true && (toClient || !onlyLooks(pieces, at, units[i - 1]))) open = [...open, { session: shell, until: goesOnTo(sections, units, i, out, lastLine(sections, units, unit.section, i + 1), shell), ...(tool === undefined ? {} : { tool }), ...otherWay(shell, connected, unit) }];
    if (shell?.kind === 'host') connected.push(unit.when);
    if (back !== null) open = back;
  });
  return out;
}

/** The choice of which a unit connects by another way than one before it. */
function otherWay({ kind }: Session, connected: readonly Unit['when'][], { when }: Unit): { readonly choice?: string } {
  const choice = kind !== 'host' ? undefined : Object.keys(when).find((name) => connected.some((before) => before[name] !== undefined && before[name] !== when[name]));
  return choice === undefined ? {} : { choice };
}

/** What is pasted into a page is no file: a person does it, with the content shown. */
function forPerson(unit: EditUnit, { line }: Session, pieces: readonly Piece[]): Unit {
  const lead = pieces.find((p) => p.kind === 'prose' && p.place.line === line);
  const { place, section, evidence, guards, corrections, when, title } = unit;
  return { place, section, evidence, guards, corrections, when, title, kind: 'manual', text: lead?.kind === 'prose' ? lead.text : title, links: [], shows: unit.source };
}

/** Lines of a client that runs no files: only a person types them, whoever opened it. */
function typedByHand({ interpreter, place }: ScriptUnit): Session | undefined {
  return handClient(interpreter) === null ? undefined : { kind: 'client', command: interpreter, line: place.line };
}

/** The span of a paragraph that an inline command was read from. */
const codeOf = (piece: Prose, { kind, place }: Unit): InlineCode | undefined => (kind === 'manual' ? undefined : piece.codes.find((c) => c.place.line === place.line && c.place.column === place.column));

/** Whether one is still where the text had one go: what connects opens a session of its own, and what reaches for such a place is done from outside. */
function stillThere(told: Gone | null, unit: Unit): Gone | null {
  if (told === null || unit.place.line > told.until) return null;
  if (unit.kind !== 'commands') return told;
  if (told.as === 'user' && asAnother(unit)) return null;
  return typedParts(unit.commands[0] ?? '')[0]?.kind === 'host' || reachesFromOutside(unit.source, 'host') || leavesShell(unit.source) ? null : told;
}

/** What the lines of a block say that are comments. */
const commentsOf = (source: string): readonly string[] => (source.includes('#') ? source.split('\n').flatMap((line) => /^\s*#+\s+(?=\S)/.test(line) && !/\b(?:or|ou)\b/i.test(line) ? [line.replace(/^\s*#+\s+/, '')] : []) : []);

/** Whether a command says itself as whom it runs. */
const asAnother = (unit: Unit): boolean => unit.kind === 'commands' && (typedParts(unit.source)[0]?.kind === 'user' || /(?:^|[\s;&|])(?:sudo (?:-\w+ )*(?:-u|--user)|runuser|doas -u|su )/m.test(unit.source));

const shown = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200);
const warned = (text: string, line: number): Guard => ({ kind: 'warning', environment: null, text: shown(text), line });

/** What a command after "Connect to the server" is shown with; where it changes something, asked about. */
function heldThere({ text, line, as }: Gone, unit: Unit, language: Language): Guard {
  if (unit.kind !== 'edit' && 'effect' in unit && unit.effect === 'read') return warned(text, line);
  return { ...warned(text, line), kind: 'condition', text: filledIn(planReasons[as === 'user' ? 'asUser' : 'connected'], { text: shown(text).replace(/\s*[:：]$/, '') })[language] };
}

/** The sessions that are still open where a unit is typed: it may come from one's own shell again. */
function stillOpen(open: readonly Open[], unit: CommandUnit, text: string): Open[] {
  const [outer] = open;
  if (outer === undefined) return [];
  const called = open.findIndex(({ tool }) => tool !== undefined && callsTool(unit.commands[0] ?? '', tool));
  if (called >= 0) return open.slice(0, called);
  const oneself = open.findIndex(({ session }) => session.kind === 'user' && isOneselfAgain(session.command, unit.commands[0] ?? '', text));
  if (oneself >= 0) return open.slice(0, oneself);
  // The shell of another machine or container as the first thing is opened from one's own again.
  const first = typedParts(unit.commands[0] ?? '')[0];
  const another = open.findIndex(({ session }) => first !== undefined && first.kind === session.kind && first.kind !== 'user' && !/\b(?:chroot|nsenter|toolbox)\b/.test(first.command));
  if (another >= 0) return open.slice(0, another);
  // A cluster may be looked at from a shell within it, too.
  const outside = open.findIndex(({ session }) => session.kind !== 'client' && (reachesFromOutside(unit.source, session.kind) || namesMachine(unit.source, session)) && (session.kind === 'host' || unit.effect !== 'read'));
  // `docker exec` on a server reaches for the server's containers, not from outside of the server.
  return outside < 0 ? [...open] : open.slice(0, outside);
}

/** Whether a command is told the account and machine that one is on (`./deploy.sh deploy@web`): nobody reaches for where they are. */
function namesMachine(source: string, { kind, command }: Session): boolean {
  const machine = kind === 'host' ? /\s([\w.-]+@[\w.-]+)/.exec(command)?.[1] : undefined;
  return machine !== undefined && source.includes(machine) && source.split('\n').some((line) => line.includes(machine) && !/\bssh\s/.test(line));
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
