/** Everything that the rules look at, worked out once for a block. */
import type { Language } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';
import { shellLook, type ShellLook } from './command-look.ts';
import { codeShape, codeTags, looksLikeSql, type CodeLook } from './code-shape.ts';
import { dataShape, type DataShape } from './data-shape.ts';
import { namedFile, type NamedFile } from './files.ts';
import { interpreterOpened, type Opened } from './interpreters.ts';
import { outputShape, type OutputShape } from './output-shape.ts';
import { clientTakes, consoleNamed, proseOfSection, type Console } from './console-context.ts';
import { lineLook } from './command-look.ts';
import { doubtfulPrompts, promptOf } from './prompts.ts';
import { shellTags } from './shell-tags.ts';
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
  /** The console that the reader is in by then, as far as the text tells. */
  readonly console: Console | null;
  /** The reading of the block just before, and of the last one in the same section. */
  readonly neighbour: BlockReading | null;
  readonly previous: BlockReading | null;
  readonly last: BlockReading | null;
  /** Source of the commands that a row of filled-in examples just before goes back to, or of the neighbour itself. */
  readonly template: string | null;
  /** First two words of the commands of earlier blocks. */
  readonly told: ReadonlySet<string>;
  /** The texts of earlier blocks. */
  readonly shown: ReadonlySet<string>;
  /** How often each word stands in the document's beginning, in small letters; counted when first asked. */
  readonly spoken: () => ReadonlyMap<string, number>;
  /** Variables that the document uses anywhere. */
  readonly used: ReadonlySet<string>;
  /** Whether it stands where the document tells what a script does by itself. */
  readonly scriptsOwn: boolean;
  /** Sub-commands that the document gives to its own programs. */
  readonly subcommands: ReadonlySet<string>;
  /** Languages whose consoles the document's prose names. */
  readonly consoles: ReadonlySet<string>;
  /** The document's language. */
  readonly language: Language;
  /** The document's text, for what it speaks of. */
  readonly around: string;
}

/** What the document's other blocks tell. */
export interface Known {
  /** Blocks that tell what a script does by itself (`script-phases.ts`). */
  readonly phases: ReadonlySet<number>;
  /** The last commands of the section before the block, or null. */
  readonly typed: BlockReading | null;
  /** The console that the document is about, by its title and path. */
  readonly topic: string | null;
  /** First two words of the commands of earlier blocks. */
  readonly told: ReadonlySet<string>;
  /** The texts of earlier blocks. */
  readonly shown: ReadonlySet<string>;
  /** How often each word stands in the document's beginning, in small letters; counted when first asked. */
  readonly spoken: () => ReadonlyMap<string, number>;
  /** Variables that the document uses anywhere. */
  readonly used: ReadonlySet<string>;
  /** Sub-commands that the document gives to its own programs. */
  readonly subcommands: ReadonlySet<string>;
  /** Languages whose consoles the document's prose names. */
  readonly consoles: ReadonlySet<string>;
}

const afterPrompt = /^\s*\S/;

/** Looks at a block once. `readings` are those of the blocks before it, by piece index. */
export function lookAt(context: Context, view: BlockView, own: ReadonlySet<string>, readings: ReadonlyMap<number, BlockReading>, known: Known): BlockLook {
  const { text, lines } = view;
  const asShell = shellLook(text, own, shellTags.has(view.tag));
  const shape = dataShape(text);
  const found = lines.map((l) => promptOf(l)).filter((p) => p !== null);
  const doubtful = wholeBlockPrompt(lines, own);
  // in code "# " opens a comment, whoever is root
  const whole = doubtful?.name === '# ' && Object.hasOwn(codeTags, view.tag) ? null : doubtful;
  const typedFirst = found.find((p) => afterPrompt.test(p.rest) || p.prompt.of !== 'shell');
  const shell = typedFirst?.prompt.of === 'shell' ? typedFirst : undefined;
  const program = found.find((p) => p.prompt.of === 'program') ?? clientPrompt(lines);
  const firstTyped = lines.findIndex((l) => promptOf(l) !== null || program?.prompt.name === '> ' && /^\s*> /.test(l));
  const unprompted = lines.slice(0, Math.max(0, firstTyped)).filter((l) => l.trim() && !/^\s*#/.test(l));
  const opensPlainly = program !== undefined && ['known', 'path'].includes(lineLook(unprompted[0] ?? '', own));
  const neighbour = view.neighbour === null ? null : readings.get(view.neighbour) ?? null;
  const previous = view.previous === null ? null : readings.get(view.previous) ?? null;
  const file = namedFile(view);
  return {
    view, own, shell: asShell, data: shape !== 'crontab' && shape !== 'diff' && asShell.sure === 1 && asShell.looks.includes('known') ? null : shape, output: outputShape(text), code: codeShape(text), sql: looksLikeSql(text), file,
    shellPrompt: shell?.prompt.name ?? (program ? null : whole?.name ?? null),
    windowsPrompt: found.find((p) => p.prompt.of === 'windows')?.prompt.interpreter ?? null,
    programPrompt: program && !opensPlainly ? { name: program.prompt.name, interpreter: program.prompt.interpreter } : null,
    opened: openedBefore(view, previous) ?? editorOn(file, previous), console: consoleOf(view, known), neighbour, previous, last: view.last === null ? null : readings.get(view.last) ?? null, template: templateOf(view, readings), told: known.told, shown: known.shown, spoken: known.spoken, used: known.used, scriptsOwn: known.phases.has(view.index), subcommands: known.subcommands, consoles: known.consoles, language: context.language, around: context.document.text.slice(0, 20_000),
  };
}

/** `> ` before lines that a client takes: the older shells of MongoDB and others show no more. */
function clientPrompt(lines: readonly string[]): { readonly prompt: { readonly name: string; readonly interpreter: string | null; readonly of: 'program' }; readonly rest: string } | undefined {
  const bare = doubtfulPrompts.find((p) => p.name === '> ');
  if (!bare) return undefined;
  const typed = lines.filter((l) => bare.pattern.test(l)).map((l) => l.replace(bare.pattern, ''));
  const interpreter = ['mongosh', 'redis-cli'].find((i) => typed.length > 0 && clientTakes(i, typed[0] ?? '') && (i !== 'redis-cli' || /^[A-Z]+(?:\s+[^/\s]|$)/.test(typed[0] ?? '')));
  return interpreter === undefined ? undefined : { prompt: { name: '> ', interpreter, of: 'program' }, rest: '' };
}

/** The commands that the neighbour is made of, or that it is an example of itself. */
function templateOf(view: BlockView, readings: ReadonlyMap<number, BlockReading>): string | null {
  let reading = view.neighbour === null ? undefined : readings.get(view.neighbour);
  for (let at = view.neighbour ?? 0; reading?.evidence.some((e) => e.name === 'specimen') && at > view.index - 8; ) {
    at--;
    reading = readings.get(at) ?? (at > view.index - 8 ? reading : undefined);
  }
  return reading && (reading.role === 'run' || reading.role === 'transcript') ? reading.source : null;
}

/** The console that an earlier block of the section opened, that the section's prose names, or that the document is about. */
function consoleOf(view: BlockView, known: Known): Console | null {
  const { typed } = known;
  for (const command of typed?.commands.toReversed() ?? []) {
    const opened = interpreterOpened(command);
    if (opened && (opened.kind === 'client' || opened.kind === 'interpreter')) return { interpreter: opened.interpreter, how: 'opened', seen: command };
  }
  const first = view.lines.find((l) => l.trim())?.trim() ?? '';
  const prose = `${proseOfSection(view)}${/^(?:#(?!!)|\/\/|--)/.test(first) ? `\n${first}` : ''}`;
  const named = consoleNamed(prose);
  if (named) return { interpreter: named, how: 'named', seen: prose.split('\n').findLast((l) => consoleNamed(l) !== null) ?? '' };
  const { topic } = known;
  return topic ? { interpreter: topic, how: 'topic', seen: topic } : null;
}

/** The editor that a command of the block before opened on the file that this block says it is. */
function editorOn(file: NamedFile | null, previous: BlockReading | null): Opened | null {
  if (file?.how !== 'comment' && file?.how !== 'alone' || previous === null) return null;
  const name = file.file.split('/').at(-1);
  for (const command of previous.commands) {
    const opened = interpreterOpened(command);
    if (opened?.kind === 'editor' && opened.file?.split('/').at(-1) === name) return opened;
  }
  return null;
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
