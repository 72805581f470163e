/** Where the words of a document stand: in its sentences, spans of code, headings, output, files and commands. */
import type { Code, Facts } from './candidate.ts';
import type { CodeWord } from './code-words.ts';

export type Where = 'sentences' | 'code in sentences' | 'headings' | 'output' | 'shown files' | 'commands' | 'clone addresses';

export interface DocumentWords {
  /** How often a word stands in each. */
  readonly count: (text: string, where: Where) => number;
  /** Whether a command writes a file of this name: a redirection, an option for output, a copy or a download. */
  readonly isMade: (text: string) => boolean;
  /** Whether a command gives it as a name: `--as NAME`, `--name NAME`. */
  readonly isNamed: (text: string) => boolean;
  /** Whether another word of the commands or sentences has the same shape with other digits: `v1.2.3` and `v1.2.4`. */
  readonly hasSibling: (text: string) => boolean;
}

const word = /[^\s"'`“”«»()<>,;|]+/gu;
const inside = /[\p{L}\p{N}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]|[\p{L}\p{N}_]/gu;

/** Reads all words of a document once. */
export function documentWords({ context, readings, codes }: Facts): DocumentWords {
  const counts = new Map<Where, Map<string, number>>();
  const shapes = new Map<string, Set<string>>();
  const put = (text: string, where: Where): void => {
    const bare = text.replace(/[.:,!?]+$/, '');
    const table = counts.get(where) ?? new Map<string, number>();
    counts.set(where, table);
    table.set(bare, (table.get(bare) ?? 0) + 1);
    if (/\d/.test(bare) && (where === 'commands' || where === 'sentences' || where === 'output')) {
      const shape = bare.replace(/\d+/g, '0');
      shapes.set(shape, (shapes.get(shape) ?? new Set()).add(bare));
    }
  };
  const read = (text: string, where: Where): void => {
    for (const { 0: whole } of text.matchAll(word)) {
      if (whole.length > 300) continue;
      put(whole, where);
      for (const { 0: part } of whole.matchAll(inside)) if (part !== whole) put(part, where);
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
  for (const block of readings.blocks) {
    if (ran.has(block)) continue;
    read(block.block.text, block.role === 'config' || block.role === 'edit' ? 'shown files' : 'output');
  }
  for (const code of codes) {
    read(code.source, 'commands');
    for (const clone of code.source.matchAll(/\bclone\b[^\n]*?([\w.-]+?)(?:\.git)?(?=\s|$)/g)) put(clone[1] ?? '', 'clone addresses');
    if ('expected' in code.reading && code.reading.expected) read(code.reading.expected, 'output');
  }
  const made = new Set(codes.flatMap((code) => code.words.flatMap((w) => madeBy(w, code))));
  const named = new Set(codes.flatMap((code) => code.words.flatMap((w) => (/^--(?:as|name|container-name)$/.test(w.before.at(-1) ?? '') ? [w.text.replace(/^["']|["']$/g, '')] : /^--(?:as|name)=(.+)$/.exec(w.text)?.[1] ?? []))));
  return {
    isNamed: (text) => named.has(text),
    isMade: (text) => made.has(text.split('/').at(-1) ?? text),
    count: (text, where) => counts.get(where)?.get(text) ?? 0,
    hasSibling: (text) => /\d/.test(text) && (shapes.get(text.replace(/\d+/g, '0'))?.size ?? 0) > 1,
  };
}

/** The name of the file that a command writes by one of its words, in a list. */
function madeBy(word: CodeWord, code: Code): string[] {
  if (word.role === 'name' || word.role === 'assignment') return [];
  const text = word.text.replace(/^["']|["']$/g, '').replace(/^--(?:file|output|result-file|archive|out)=/, '');
  const program = word.before.find((b) => b !== 'sudo') ?? '';
  const makes = word.role === 'redirect' ? />\s*["']?$/.test(code.source.slice(Math.max(0, word.start - 4), word.start))
    : /^(?:-[a-zA-Z]*[oO]|--(?:output|result-file|archive|out|output-file))$/.test(word.before.at(-1) ?? '') || (/dump/.test(program) && /^(?:-f|--file)$/.test(word.before.at(-1) ?? '')) || text !== word.text.replace(/^["']|["']$/g, '') || /^(?:touch|wget|zip|tee|mkdir)$/.test(program) || (/^(?:cp|mv|scp|tar)$/.test(program) && word.before.length > 1);
  return makes ? [text.replace(/\/$/, '').split('/').at(-1) ?? text] : [];
}
