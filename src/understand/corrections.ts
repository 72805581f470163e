/** What an author has said about a block (info string, `runbook:` comment, front matter, sidecar), as the contract lists it. */
import type { Message } from '../model/message.ts';
import type { Note, Piece } from '../model/document.ts';
import type { DocumentSettings } from '../model/procedure.ts';
import { parseCorrection, splitWords } from './parse-correction.ts';
import { agreedBeside, joinedSettings, readSettings } from './settings.ts';
import type { Context } from './reading.ts';

export interface Corrections {
  /** By piece index. */
  readonly units: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly settings: DocumentSettings;
  readonly messages: readonly Message[];
}

/** Opens a comment that is for this program; what follows are corrections. */
const opening = /^\s*runbook\s*:\s*/i;
/** Innovation Engine: how much a command's output has to be like the block after the comment (github.com/Azure/InnovationEngine). */
const similarity = /^\s*expected_similarity\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))\s*$/;

/**
 * Reads the corrections of a document. A comment holds for the next block or paragraph under the same heading; later words win
 * over earlier ones: info string, then comment, then sidecar file (`sidecar.ts`).
 */
export function readCorrections(context: Context): Corrections {
  const { document } = context;
  const units = new Map<number, Readonly<Record<string, string>>>();
  const messages: Message[] = [];
  const add = (index: number, values: Readonly<Record<string, string>>): void => {
    if (Object.keys(values).length) units.set(index, { ...units.get(index), ...values });
  };
  document.pieces.forEach((piece, index) => {
    if (piece.kind !== 'block') return;
    const parsed = parseCorrection(Object.entries(piece.attributes).map(([name, value]) => [name, value, piece.texts?.includes(name) ?? false]), { line: piece.place.line, column: piece.place.column }, false);
    add(index, parsed.values);
    messages.push(...parsed.messages);
  });
  document.pieces.forEach((piece, index) => {
    if (piece.kind !== 'note') return;
    const own = opening.exec(piece.text);
    if (own) {
      // Markdown takes the whole of such a line for HTML: what stands in it is no code, and the next block is not what is meant.
      if (/-->.*\S/.test((document.lines[piece.place.endLine - 1] ?? '').replace(/\s*(?:-->|\*\/)\s*$/, '-->')) && /^[\s>*+\-\d.)]*<!--/.test(document.lines[piece.place.line - 1] ?? '')) return void messages.push(beside(piece));
      const parsed = parseCorrection(splitWords(piece.text.slice(own[0].length)), { line: piece.place.line, column: piece.place.column }, true);
      messages.push(...parsed.messages);
      const at = nextOf(document.pieces, index);
      if (at === null) messages.push(lost(piece));
      else add(at, parsed.values);
      return;
    }
    const like = similarity.exec(piece.text);
    if (!like) return;
    const shown = nextOf(document.pieces, index, 'block');
    if (shown === null) return;
    add(shown, { kind: 'output' });
    const pattern = like[1] ?? like[2] ?? like[3] ?? '';
    const ran = blockBefore(document.pieces, index);
    // A number is how like the output has to be, between 0 and 1; 1 is the text itself.
    if (ran !== null && !/^[\d.]+$/.test(pattern)) add(ran, { expect: `/${pattern}/` });
    else if (ran !== null && Number(pattern) === 1) add(ran, { expect: textOf(document.pieces[shown]) });
    else if (ran !== null && Number(pattern) > 0 && Number(pattern) < 1) add(ran, { expect: textOf(document.pieces[shown]), likeness: pattern });
  });
  const front = readSettings(document.frontMatter?.['runbook'], frontLines(document.lines));
  for (const [index, values] of context.sidecar?.units ?? []) add(index, values);
  return {
    units, settings: joinedSettings(joinedSettings(agreedBeside(document.frontMatter), front.settings), context.sidecar?.settings),
    messages: [...messages, ...front.messages, ...(context.sidecar?.messages ?? [])],
  };
}

/** The lines of the front matter. */
const frontLines = (lines: readonly string[]): readonly string[] => lines.slice(0, lines.findIndex((text, i) => i > 0 && /^(?:---|\.\.\.|\+\+\+)\s*$/.test(text)) + 1);

/** A comment further off than this many pieces is about something else. */
const farthest = 50;

/** The piece that a comment is about, before the next heading: a block, also past the paragraph that introduces it; else a paragraph or item. */
function nextOf(pieces: readonly Piece[], from: number, kind?: 'block'): number | null {
  for (let i = from + 1; i < Math.min(pieces.length, from + farthest); i++) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'heading') return null;
    if (piece.kind === 'block') return i;
    if (piece.kind !== 'prose' || kind === 'block') continue;
    const introduces = piece.shape === 'paragraph' && piece.codes.length === 0 && pieces[i + 1]?.kind === 'block';
    return introduces ? i + 1 : i;
  }
  return null;
}

function blockBefore(pieces: readonly Piece[], from: number): number | null {
  for (let i = from - 1; i >= Math.max(0, from - farthest); i--) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'heading') return null;
    if (piece.kind === 'block') return i;
  }
  return null;
}

function textOf(piece: Piece | undefined): string {
  return piece?.kind === 'block' ? piece.text : '';
}

function beside(note: Note): Message {
  return {
    line: note.place.line, column: note.place.column, severity: 'error', rule: 'unknown-correction',
    message: 'Unexpected text behind a correction, expected the correction on a line of its own', note: 'Put it on a line of its own, just before the block or item it is about.',
  };
}

function lost(note: Note): Message {
  return {
    line: note.place.line, column: note.place.column, severity: 'warning', rule: 'unknown-correction',
    message: 'Unexpected correction with nothing after it, expected a block before the next heading', note: 'Put it just before the block it is about.',
  };
}
