/** Where the words of a document stand: in its sentences, spans of code, headings, output, files and commands. */
import { allMatches } from '../../model/all-matches.ts';
import type { Code, Facts } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import { withoutQuotes } from '../../shell/quote.ts';

export type Where = 'sentences' | 'code in sentences' | 'headings' | 'output' | 'shown files' | 'commands' | 'clone addresses';

export interface DocumentWords {
  /** How often a word stands in the commands; for other places, whether it does (0 or not). */
  readonly count: (text: string, where: Where) => number;
  /** Whether a command writes a file of this name: a redirection, an option for output, a copy or a download. */
  readonly isMade: (text: string) => boolean;
  /** Whether a command gives it as a name: `--as NAME`, `--name NAME`. */
  readonly isNamed: (text: string) => boolean;
  /** Whether a command starts a container with it: `docker run -e ROOT_PASSWORD=password`. */
  readonly isSetInContainer: (text: string) => boolean;
  /** Whether another word of the commands or sentences has the same shape with other digits: `v1.2.3` and `v1.2.4`. */
  readonly hasSibling: (text: string) => boolean;
}

const word = /[^\s"'`“”«»()<>,;|]+/gu;
const inside = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]|[\p{L}\p{N}_]/gu;
/** Longer words are data. */
const longest = 300;

/** A bit for each place but the commands, whose number stands above them. */
const bits: Readonly<Record<Where, number>> = { sentences: 1, 'code in sentences': 2, headings: 4, output: 8, 'shown files': 16, 'clone addresses': 32, commands: 64 };

/** Reads all words of a document once. */
export function documentWords({ context, readings, codes }: Facts): DocumentWords {
  const seen = new Map<string, number>();
  const put = (text: string, where: Where): void => {
    let end = text.length;
    while (end > 1 && '.:,!?'.includes(text[end - 1] as string)) end -= 1;
    const bare = end === text.length ? text : text.slice(0, end);
    const before = seen.get(bare) ?? 0;
    seen.set(bare, where === 'commands' ? before + bits.commands : before | bits[where]);
  };
  const read = (text: string, where: Where): void => {
    for (const whole of text.match(word) ?? []) {
      if (whole.length > longest) continue;
      put(whole, where);
      if (/[^\w.-]/.test(whole)) for (const part of whole.match(inside) ?? []) if (part !== whole) put(part, where);
    }
  };
  const ran = new Set(codes.map((c) => c.reading));
  for (const piece of context.document.pieces) {
    if (piece.kind === 'heading') read(piece.text, 'headings');
    else if (piece.kind === 'prose') {
      read(piece.text, 'sentences');
      for (const code of piece.codes) put(code.text, 'code in sentences');
    }
  }
  for (const block of readings.blocks) if (!ran.has(block)) read(block.block.text, block.role === 'config' ? 'shown files' : 'output');
  const made = new Set<string>();
  const containers = new Set<string>();
  const named = new Set<string>();
  for (const code of codes) {
    read(code.source, 'commands');
    if (code.source.includes('clone')) for (const clone of allMatches(code.source, /\bclone\b[^\n]*?([\w.-]+?)(?:\.git)?(?=\s|$)/g)) put(clone[1] ?? '', 'clone addresses');
    if ('expected' in code.reading && code.reading.expected) read(code.reading.expected, 'output');
    for (const w of code.words) {
      const file = madeBy(w, code);
      if (file !== null) made.add(file);
      const set = setInContainer(w);
      if (set !== null) containers.add(set);
      const name = givenName(w);
      if (name !== null) named.add(name);
    }
  }
  let shapes: Map<string, number> | null = null;
  return {
    count: (text, where) => {
      const known = seen.get(text) ?? 0;
      return where === 'commands' ? Math.floor(known / bits.commands) : known & bits[where];
    },
    isMade: (text) => made.has(text.split('/').at(-1) ?? text),
    isNamed: (text) => named.has(text),
    isSetInContainer: (text) => containers.has(text),
    hasSibling: (text) => {
      if (!/\d/.test(text)) return false;
      shapes ??= shapesOf(seen);
      return (shapes.get(text.replace(/\d+/g, '0')) ?? 0) > 1;
    },
  };
}

/** How many words have each shape, digits aside, of those that stand in commands, sentences or output. */
function shapesOf(seen: ReadonlyMap<string, number>): Map<string, number> {
  const shapes = new Map<string, number>();
  for (const [text, where] of seen) {
    if (!/\d/.test(text) || (where & (bits.sentences | bits.output)) === 0 && where < bits.commands) continue;
    const shape = text.replace(/\d+/g, '0');
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  return shapes;
}

/** The name that a command gives by `--as NAME` or `--name NAME`, or null. */
function givenName(word: CodeWord): string | null {
  const text = withoutQuotes(word.text);
  return /^--(?:as|name|container-name)$/.test(word.before.at(-1) ?? '') ? text : /^--(?:as|name)=(.+)$/.exec(text)?.[1] ?? null;
}

/** The value of a variable that a command starts a container with, or null. */
function setInContainer(word: CodeWord): string | null {
  return /^(?:docker|podman|nerdctl)$/.test(word.before.find((b) => b !== 'sudo') ?? '') && word.before.includes('run') && /^(?:-e|--env)$/.test(word.before.at(-1) ?? '') ? withoutQuotes(word.text.replace(/^\w+=/, '')) : null;
}

/** The name of the file that a command writes by one of its words, or null. */
function madeBy(word: CodeWord, code: Code): string | null {
  if (word.role === 'name' || word.role === 'assignment') return null;
  const text = withoutQuotes(word.text).replace(/^--(?:file|output|result-file|archive|out)=/, '');
  const program = word.before.find((b) => b !== 'sudo') ?? '';
  const makes = word.role === 'redirect' ? />\s*["']?$/.test(code.source.slice(Math.max(0, word.start - 4), word.start))
    : /^(?:-[a-zA-Z]*[oO]|--(?:output|result-file|archive|out|output-file))$/.test(word.before.at(-1) ?? '') || (/dump/.test(program) && /^(?:-f|--file)$/.test(word.before.at(-1) ?? '')) || text !== withoutQuotes(word.text) || /^(?:touch|wget|zip|tee|mkdir)$/.test(program) || (/^(?:cp|mv|scp|tar)$/.test(program) && word.before.length > 1);
  return makes ? text.replace(/\/$/, '').split('/').at(-1) ?? text : null;
}
