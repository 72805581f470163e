/** Documents that nobody would write are read or refused in words, whole; and four times the text takes some four times the work, in reading, checking and showing. */
import { describe, expect, test } from 'vitest';
import { written } from '../../src/commands/plan.ts';
import { undoView } from '../../src/commands/undo-view.ts';
import { lintDocument } from '../../src/lint/lint-document.ts';
import { Failure } from '../../src/model/failure.ts';
import { planDocument, type Planned } from '../../src/plan-document.ts';
import { plain } from '../../src/words/paint.ts';
import { speaker } from '../../src/words/say.ts';
import { hostileDocuments } from '../rig/hostile-documents.ts';

const formats = ['md', 'rst', 'txt', 'adoc'] as const;
const say = speaker('en');
const everything = { fragment: null, all: true };

/** Null where it is refused in words. */
const planned = (text: string, format: string): Promise<Planned | null> => planDocument(Buffer.from(text), `a.${format}`, everything).catch((error: unknown) => {
  if (!(error instanceof Failure) || error.parts.exitCode !== 3) throw error;
  return null;
});

const shown = ({ plan }: Planned): string => {
  const undo = undoView(plan, plan.steps.map((step) => step.id), {}, say);
  return written({ plan, path: 'a', fragment: null, undo: { ...undo, steps: [...undo.steps] } }, false, say, plain);
};

describe('a document that nobody would write', () => {
  test.each(hostileDocuments)('%s: is read in every format, its pieces in order and inside the file, or refused', async (_, of) => {
    for (const format of formats) {
      const read = await planned(of(2000), format);
      if (read === null) continue;
      let last = 1;
      for (const { place } of read.document.pieces) {
        expect(place.line).toBeGreaterThanOrEqual(last);
        expect(place.endLine).toBeGreaterThanOrEqual(place.line);
        expect(place.endLine).toBeLessThanOrEqual(read.document.lines.length);
        last = place.line;
      }
    }
  });
});

/** What took the square of the text once, or crashed; KiB of the smaller document, of which the other has four times as many. */
const once: readonly (readonly [name: string, format: (typeof formats)[number], kib: number])[] = [
  ['sudo of sudo', 'md', 32], ['placeholders of many blocks', 'md', 24], ['paragraphs of =', 'txt', 32], ['quotes in lists in quotes', 'adoc', 20], ['secrets', 'md', 64], ['links to headings', 'md', 64],
  ['details', 'rst', 128], ['inputs in words', 'rst', 128], ['lines that wait for their end', 'md', 24], ['one block of lines of one letter', 'md', 128], ['lines of prompts alone', 'txt', 128],
];

describe('four times the text takes some four times the work', () => {
  /** Milliseconds of the processor: the machine may be busy with other things. */
  const spent = async (text: string, format: string): Promise<readonly number[]> => {
    const times = [process.cpuUsage()];
    const read = await planned(text, format);
    times.push(process.cpuUsage());
    if (read !== null) await lintDocument(read.document, read.procedure, read.plan, { exists: () => true });
    times.push(process.cpuUsage());
    if (read !== null) shown(read);
    times.push(process.cpuUsage());
    return times.slice(1).map(({ user, system }, i) => (user + system - (times[i]?.user ?? 0) - (times[i]?.system ?? 0)) / 1000);
  };

  test.each(once)('%s (%s)', async (name, format, kib) => {
    const of = new Map(hostileDocuments).get(name) as (bytes: number) => string;
    // A third more at each doubling, and something for a machine that collects its memory; the square would take 16 times as long.
    let over: string[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      await spent(of(kib * 256), format);
      const small = await spent(of(kib * 1024), format);
      const large = await spent(of(kib * 4096), format);
      over = ['reading', 'checking', 'showing'].flatMap((part, i) => ((large[i] ?? 0) <= 7 * (small[i] ?? 0) + 100 ? [] : [`${part}: ${small[i]?.toFixed(0)} → ${large[i]?.toFixed(0)} ms`]));
      if (over.length === 0) break;
    }
    expect(over).toEqual([]);
  }, 120_000);
});
