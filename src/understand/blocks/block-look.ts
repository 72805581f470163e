/** Everything that the rules look at, worked out once for a block. */
import type { BlockReading, Context } from '../reading.ts';
import { shellLook, type ShellLook } from './command-look.ts';
import { codeShape, looksLikeSql, type CodeLook } from './code-shape.ts';
import { dataShape, type DataShape } from './data-shape.ts';
import { namedFile, type NamedFile } from './files.ts';
import { interpreterOpened, type Opened } from './interpreters.ts';
import { outputShape, type OutputShape } from './output-shape.ts';
import { promptOf } from './prompts.ts';
import { wholeBlockPrompt } from './split-transcript.ts';
import type { BlockView } from './view-block.ts';

export interface BlockLook {
  readonly view: BlockView;
  readonly own: ReadonlySet<string>;
  readonly shell: ShellLook;
  readonly data: DataShape | null;
  readonly output: OutputShape | null;
  readonly code: CodeLook | null;
  readonly sql: boolean;
  readonly file: NamedFile | null;
  /** Prompts that open lines, by what they are of. */
  readonly shellPrompt: string | null;
  readonly windowsPrompt: string | null;
  readonly programPrompt: { readonly name: string; readonly interpreter: string | null } | null;
  /** What the last command before the block opened. */
  readonly opened: Opened | null;
  /** The reading of the block just before, and of the last one in the same section. */
  readonly neighbour: BlockReading | null;
  readonly previous: BlockReading | null;
  /** Variables that later blocks use. */
  readonly usedLater: ReadonlySet<string>;
  /** The document's text, for what it speaks of. */
  readonly around: string;
}

const afterPrompt = /^\s*\S/;

/** Looks at a block once. `readings` are those of the blocks before it, by piece index. */
export function lookAt(context: Context, view: BlockView, own: ReadonlySet<string>, readings: ReadonlyMap<number, BlockReading>, usedLater: ReadonlySet<string>): BlockLook {
  const { text, lines } = view;
  const found = lines.map((l) => promptOf(l)).filter((p) => p !== null);
  const whole = wholeBlockPrompt(lines, own);
  const typedFirst = found.find((p) => afterPrompt.test(p.rest) || p.prompt.of !== 'shell');
  const shell = typedFirst?.prompt.of === 'shell' ? typedFirst : undefined;
  const program = found.find((p) => p.prompt.of === 'program');
  const neighbour = view.neighbour === null ? null : readings.get(view.neighbour) ?? null;
  const previous = view.previous === null ? null : readings.get(view.previous) ?? null;
  return {
    view, own, shell: shellLook(text, own), data: dataShape(text), output: outputShape(text), code: codeShape(text), sql: looksLikeSql(text), file: namedFile(view),
    shellPrompt: shell?.prompt.name ?? whole?.name ?? null,
    windowsPrompt: found.find((p) => p.prompt.of === 'windows')?.prompt.interpreter ?? null,
    programPrompt: program ? { name: program.prompt.name, interpreter: program.prompt.interpreter } : null,
    opened: openedBefore(view, previous), neighbour, previous, usedLater, around: context.document.text.slice(0, 20_000),
  };
}

/** What the last command before opened: in the block before, or in a code span of the text just before. */
function openedBefore(view: BlockView, previous: BlockReading | null): Opened | null {
  for (const code of view.codes.toReversed()) {
    const opened = /\s|^(?:psql|mysql|irb|python3?|mongosh?|redis-cli)$/.test(code.text.trim()) ? interpreterOpened(code.text.replace(/^\s*\$>?\s+/, '')) : null;
    if (opened) return opened;
  }
  if (!previous || (previous.role !== 'run' && previous.role !== 'transcript')) return null;
  const last = previous.commands.at(-1);
  if (previous.block.form === 'html') return null;
  return last === undefined ? null : interpreterOpened(last);
}
