/** Reads a document of a test's own through sections, inline commands and steps for a person, `sh` fences taken as run. */
import { readDocument } from '../../../src/read/read-document.ts';
import type { Section, SectionRole, Shape } from '../../../src/model/procedure.ts';
import type { BlockReading, Context, SpanReading } from '../../../src/understand/reading.ts';
import { lookOver } from '../../../src/understand/sections/look-over.ts';
import { readContext } from '../../../src/understand/sections/read-context.ts';
import { readManual } from '../../../src/understand/sections/read-manual.ts';
import { readSections } from '../../../src/understand/sections/read-sections.ts';
import { readShape } from '../../../src/understand/sections/read-shape.ts';
import { readSpans } from '../../../src/understand/sections/read-spans.ts';

export interface Understood {
  readonly context: Context;
  readonly sections: readonly Section[];
  readonly shape: Shape;
  /** Title → role. */
  readonly roles: Readonly<Record<string, SectionRole>>;
  readonly spans: readonly SpanReading[];
  /** Commands of the spans that run, prompts off. */
  readonly runs: readonly string[];
  /** What was taken for a command and only talked about. */
  readonly mentions: readonly string[];
  /** First lines of the steps for a person. */
  readonly manual: readonly string[];
}

/** `sh` runs, `sql` is a script, `yaml` an edit; every other block is shown. */
const roleOf: Readonly<Record<string, BlockReading['role']>> = { sh: 'run', sql: 'script', yaml: 'edit' };

export async function understood(text: string, path = 'notes.md'): Promise<Understood> {
  const document = await readDocument(new TextEncoder().encode(text), path);
  const context = readContext(document);
  const blocks: BlockReading[] = document.pieces.flatMap((block, index) => (block.kind !== 'block' ? [] : [{
    index, block, role: roleOf[block.language ?? ''] ?? 'sample', evidence: [], reason: '', source: block.text, commands: block.text.split('\n'),
    dialogue: [], expected: null, interpreter: null, file: null, syntax: null, open: null,
  }]));
  const first = readSections(context, null);
  const sections = readSections(context, lookOver(context, first, blocks));
  const spans = readSpans(context, sections, blocks);
  const manual = readManual(context, sections, blocks, spans);
  return {
    context, sections, spans,
    shape: readShape(context, sections, { sections, blocks, spans, manual }),
    roles: Object.fromEntries(sections.map((s) => [s.title, s.role])),
    runs: spans.filter((s) => s.role === 'run').map((s) => s.source),
    mentions: spans.filter((s) => s.role === 'mention').map((s) => s.source),
    manual: manual.map((m) => m.prose.text.split('\n')[0] ?? ''),
  };
}
