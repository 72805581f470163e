/** Gives each block of a document its role. */
import type { Section } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';

const shellTags = new Set(['bash', 'sh', 'shell', 'console', 'zsh']);

/** Reads the role of every block; `sections` are of the first pass (headings alone). */
export function readBlocks(context: Context, sections: readonly Section[]): BlockReading[] {
  void sections;
  return context.document.pieces.flatMap((piece, index) => {
    if (piece.kind !== 'block') return [];
    const run = shellTags.has(piece.language ?? '');
    return [{
      index, block: piece, role: run ? 'run' as const : 'sample' as const, evidence: [], reason: run ? '' : 'not known to be a command',
      source: piece.text, commands: run ? piece.text.split('\n').filter((l) => l.trim() && !/^\s*#/.test(l)) : [],
      dialogue: [], expected: null, interpreter: null, file: null, syntax: null, open: null,
    }];
  });
}
