/** The sidecar file (`deploy.md.runbook.yaml`): corrections for a document that one may not touch. */
import { parse } from 'yaml';
import { distance } from 'fastest-levenshtein';
import type { Block, Document } from '../model/document.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { groupBy } from '../model/group-by.ts';
import { unreadRule, type Message } from '../model/message.ts';
import { oneLine } from '../model/one-line.ts';
import type { DocumentSettings } from '../model/procedure.ts';
import { restricting } from './correction-names.ts';
import { parseCorrection } from './parse-correction.ts';
import { isRecord, readSettings } from './settings.ts';

export interface Sidecar {
  /** By piece index of the document. */
  readonly units: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly settings: DocumentSettings;
  readonly messages: readonly Message[];
  /** What stands under `runbook.inputs`, as front matter has it. */
  readonly inputs: unknown;
}

/** In characters: some thousand corrections. The YAML library takes the square of a document's anchors. */
const longest = 128 * 1024;
/** Texts that are compared for the nearest, over all corrections whose block is not there. */
const mostCompared = 100_000;

interface LaidOut {
  readonly index: number;
  readonly block: Block;
  /** Its text as corrections name it. */
  readonly laidOut: string;
}

const layout = (text: string): string => text.split('\n').map(oneLine).filter(Boolean).join('\n');

/**
 * Reads a sidecar file against its document:
 *
 *     runbook: { cwd: .. }
 *     blocks:
 *       - text: |
 *           the block as it stood
 *         run: false
 *
 * A block is named by its text (spaces apart). Where no block has that text any more, the nearest one is complained about, and of
 * the corrections only those hold that keep something from running: what was said of another text permits nothing.
 */
export function readSidecar(text: string, document: Document): Sidecar {
  const messages: Message[] = [];
  const complain = (line: number, message: string, note: string, severity: Message['severity'] = 'error', rule = 'unknown-correction'): void =>
    void messages.push({ line, column: 1, severity, rule, message, note });
  const path = `${document.path}.runbook.yaml`;
  const file = path.split('/').at(-1) ?? path;
  /** Whatever it holds back would run without it. */
  const unread = (message: string, note = `Mend ${file}.`): void => complain(1, message, note, 'error', unreadRule);
  const refuse = (message: string): never => {
    throw new Failure({ message: `${path}: ${message}`, exitCode: exitCode.refused, place: { path }, advice: 'Take out of it what the document holds no more.' });
  };
  if (text.length > longest) refuse(`the sidecar file has ${text.length} characters, more than the ${longest} that are read`);
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 0 });
  } catch (error) {
    const [why = ''] = error instanceof Error ? error.message.split('\n') : [];
    const [, said = why, line = '1'] = /^(.*) at line (\d+), column \d+:?$/.exec(why) ?? [];
    unread(`Unexpected text on line ${line} of ${file}, expected YAML: ${said}`);
    return { units: new Map(), settings: {}, messages, inputs: undefined };
  }
  const root = isRecord(value) ? value : {};
  if (value !== null && value !== undefined && !isRecord(value)) unread(`Unexpected content of ${file}, expected \`runbook:\` and \`blocks:\``);
  for (const key of Object.keys(root)) if (key !== 'runbook' && key !== 'blocks') complain(1, `Unexpected \`${key}\` in ${file}, expected \`runbook\` or \`blocks\``, `Mend ${file}.`, 'warning');
  const settings = readSettings(root['runbook']);
  messages.push(...settings.messages);
  const blocks = document.pieces.flatMap((piece, index) => (piece.kind === 'block' ? [{ index, block: piece, laidOut: layout(piece.text) }] : []));
  const byText = groupBy(blocks, ({ laidOut }) => laidOut);
  let compared = 0;
  const units = new Map<number, Readonly<Record<string, string>>>();
  const entries = root['blocks'];
  if (entries !== undefined && !Array.isArray(entries)) unread(`Unexpected \`blocks\` in ${file}, expected a list`, 'Each entry begins with "- text:".');
  for (const entry of Array.isArray(entries) ? entries as unknown[] : []) {
    if (!isRecord(entry) || typeof entry['text'] !== 'string') {
      unread(`Unexpected entry without \`text\` in ${file}, expected the text of its block`, 'Copy the block under "text: |".');
      continue;
    }
    const { text: named, line: hint, ...rest } = entry as Record<string, unknown> & { text: string };
    const wanted = layout(named);
    const near = typeof hint === 'number' ? hint : null;
    const same = byText.get(wanted) ?? [];
    const found = near === null ? same : same.toSorted((a, b) => Math.abs(a.block.place.line - near) - Math.abs(b.block.place.line - near)).slice(0, 1);
    const words = Object.entries(rest).map(([name, v]) => [name, v === null ? 'true' : String(v), v === 'true'] as const);
    const place = found[0]?.block.place ?? { line: 1, column: 1 };
    const parsed = parseCorrection(words, { line: place.line, column: place.column }, true);
    messages.push(...parsed.messages);
    if (found.length) {
      for (const { index } of found) units.set(index, { ...units.get(index), ...parsed.values });
      continue;
    }
    compared += blocks.length;
    if (compared > mostCompared) refuse('the sidecar file corrects more blocks that are not in the document than are looked for');
    const nearest = nearestBlock(blocks, wanted, near);
    const shown = (wanted.split('\n')[0] ?? '').slice(0, 60);
    if (!nearest) {
      complain(1, `Unexpected absence of the block \`${shown}\` that ${file} corrects`, 'Take its entry out of that file, or copy the block as it stands now.');
      continue;
    }
    complain(nearest.block.place.line, `Unexpected change of this block since ${file} corrected it, expected \`${shown}\``, 'Look whether the correction still holds, and copy the block as it stands now.');
    const kept = Object.fromEntries(Object.entries(parsed.values).filter(([name, v]) => restricting.has(`${name}=${v}`)));
    if (Object.keys(kept).length) units.set(nearest.index, { ...units.get(nearest.index), ...kept });
  }
  const declared = isRecord(root['runbook']) ? root['runbook']['inputs'] : undefined;
  return { units, settings: settings.settings, messages, inputs: declared };
}

/** The block that was probably meant: at the line that was given, or the one whose text is at least half alike. */
function nearestBlock(blocks: readonly LaidOut[], wanted: string, line: number | null): LaidOut | null {
  const at = line === null ? undefined : blocks.find(({ block }) => block.place.line <= line && block.place.endLine >= line);
  if (at) return at;
  const head = wanted.slice(0, 400);
  const ranked = blocks.map((b) => ({ ...b, far: distance(b.laidOut.slice(0, 400), head) })).toSorted((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= head.length / 2 ? best : null;
}
