/** Shells elsewhere that only the text tells of: a team's own tool leads there, or a command is said to be typed inside a container. */
import type { Piece } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { CommandUnit, Session, Unit } from '../../model/procedure.ts';
import { commandsOf } from '../../shell/commands-of.ts';
import { ownShell } from '../../shell/own-shell.ts';
import { reachesFromOutside } from '../../shell/session.ts';
import { lastSentence } from '../blocks/view-block.ts';
import { consoleWords, formWords } from './form-words.ts';
import { sentencesOf } from './instruction.ts';
import { insideWords, opensWords, says, withinWords } from './session-words.ts';

/** Pieces that are looked at on either side of a command. */
const near = 3;

/**
 * The shell that a unit's last command opens as the text beside it says: the sentence before leads to such a place ("Open a shell in
 * the pod:"), or the one after says that one is there ("Once inside, …"). Only for tools that nobody else knows.
 * @param next index of the first piece below the unit's first line
 * @param until the line of the next unit
 */
export function ownSession(pieces: readonly Piece[], next: number, unit: CommandUnit, until: number): { readonly kind: 'host' | 'container'; readonly command: string; readonly tool: string } | null {
  const command = commandsOf(unit.commands.at(-1) ?? '').commands.at(-1);
  const own = command === undefined ? null : ownShell(command);
  if (own === null || command === undefined) return null;
  if (own.sure || says(opensWords, before(pieces, next, unit)) || after(pieces, next, until).some((text) => says(insideWords, text) || says(opensWords, text))) return { kind: own.kind, command: command.text, tool: own.tool };
  return null;
}

/** The place that the sentence before a unit has it typed in, its words for the command that leads there; null where it reaches there from outside. */
export function withinPlace(pieces: readonly Piece[], next: number, unit: CommandUnit): Session | null {
  const lead = leading(pieces, next, unit);
  if (lead === null || reachesFromOutside(unit.source, 'container')) return null;
  const texts = unit.role === 'inline' ? lead.text.split(/(?<=[.;!?])\s+/) : [lastSentence(lead.text)];
  for (const text of texts) {
    const words = withinWords.map((w) => w.exec(text)?.[1]).find((found) => found !== undefined);
    if (words !== undefined) return { kind: 'container', command: words.replace(/[`'"]/g, '').replace(/\s+/g, ' ').trim(), line: lead.place.line };
  }
  return null;
}

/** Two ways in one sentence: which of them a command stands for is not said. */
const either = /(?<!\p{L})(?:or|ou|otherwise|sinon|instead|plutôt)(?!\p{L})/iu;

/**
 * Where the sentence beside a unit has it typed that is no shell here: into a field of a form or an editor on a page (a client, for this unit alone), into a
 * console in a browser (`host`: what follows goes on there). A file that the text names is a file, whatever its fields are called.
 */
export function typedElsewhere(pieces: readonly Piece[], next: number, unit: Unit): Session | null {
  if (unit.kind === 'idle' || unit.kind === 'manual' || (unit.kind === 'edit' && unit.file !== null)) return null;
  const lead = leading(pieces, next, unit);
  if (lead === null) return null;
  const start = lead.codes.find((c) => c.place.line === unit.place.line && c.place.column === unit.place.column)?.start;
  const texts = start === undefined ? [lastSentence(lead.text)] : [lastSentence(lead.text.slice(0, start)), sentencesOf(lead.text).find((s) => s.includes(unit.written)) ?? ''];
  const at = (text: string | undefined, kind: Session['kind']): Session | null => (text === undefined ? null : { kind, command: oneLine(text), line: lead.place.line });
  for (const text of texts) {
    if (text === '' || text.length > longest || either.test(text) || !(says(formWords, text) || says(consolePatterns, text))) continue;
    // A prompt says that a shell reads it.
    const form = /^\s*(?:[\w.@~:/-]*[$#]|PS.*>)\s/.test(unit.written) && start === undefined && !unit.written.startsWith('#') ? undefined : formWords.map((w) => w.exec(text)?.[1]).find((found) => found !== undefined);
    if (form !== undefined) return at(form, 'client');
    for (const { kind, pattern } of consoleWords) {
      const found = (kind === 'client') === (unit.kind === 'script') ? pattern.exec(text)?.[1] : undefined;
      if (found !== undefined) return at(found, kind);
    }
  }
  return null;
}

const consolePatterns = consoleWords.map(({ pattern }) => pattern);
/** A longer sentence is none. */
const longest = 400;

/** The prose that leads to a unit: its own, or the one right above its block. */
function leading(pieces: readonly Piece[], next: number, unit: Unit): Extract<Piece, { kind: 'prose' }> | null {
  for (let i = next - 1; i >= Math.max(0, next - near); i--) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'prose') return piece;
    if (piece.kind === 'heading' || (piece.kind === 'block' && piece.place.line < unit.place.line)) return null;
  }
  return null;
}

/** The last sentence of the prose that leads to a unit, all of it, and where it stands; null where none does. */
export function leadsFrom(pieces: readonly Piece[], next: number, unit: CommandUnit): { readonly text: string; readonly whole: string; readonly line: number } | null {
  const lead = leading(pieces, next, unit);
  return lead === null ? null : { text: unit.role === 'inline' ? lead.text : lastSentence(lead.text), whole: lead.text, line: lead.place.line };
}

function before(pieces: readonly Piece[], next: number, unit: CommandUnit): string {
  return leading(pieces, next, unit)?.text ?? '';
}

function after(pieces: readonly Piece[], next: number, until: number): readonly string[] {
  return pieces.slice(next, next + near).flatMap((p) => (p.kind === 'prose' && p.place.line <= until ? [p.text] : []));
}
