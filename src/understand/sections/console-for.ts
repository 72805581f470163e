/** Which console an inline line of another language is typed into: one that was opened or named before it. */
import type { Piece } from '../../model/document.ts';
import type { BlockReading } from '../reading.ts';
import { consoleNamed } from '../blocks/console-context.ts';
import { interpreterOpened } from '../blocks/interpreters.ts';
import { sqlClient } from '../blocks/code-shape.ts';
import type { CommandSpan } from './command-span.ts';

type Foreign = NonNullable<CommandSpan['foreign']>;

/** The consoles that take a language. */
const takes: Readonly<Record<Foreign, RegExp>> = {
  sql: /^(?:psql|mysql|sqlite3|sqlplus|sqlcmd|cqlsh|clickhouse-client|sql)$/, psql: /^psql$/, ruby: /^(?:rails console|irb)$/, python: /^(?:python3|django shell|flask shell|ipython)$/, mongo: /^mongosh$/,
};
const speaksOfSql = /psql|postgres|mysql|mariadb|sqlite|sql ?server|sqlplus|oracle|clickhouse|cqlsh|cassandra|\bSQL client\b/i;
/** How far back the console may have been opened. */
const farthest = 120;

/**
 * The console's interpreter: what was opened last before it takes the language, or prose of the section names it; for SQL else the
 * client that the document speaks of, as for a block. Null where nothing leads to one.
 */
export function consoleFor(pieces: readonly Piece[], index: number, foreign: Foreign, blocks: readonly BlockReading[], source: string, text: string): string | null {
  let own = true;
  const opened = (line: string): string | null => {
    const found = interpreterOpened(line);
    return found !== null && found.kind !== 'editor' && found.kind !== 'shell' && takes[foreign].test(found.interpreter) ? found.interpreter : null;
  };
  for (let i = index; i >= Math.max(0, index - farthest); i--) {
    const piece = pieces[i] as Piece;
    const block = piece.kind === 'block' ? blocks.find((b) => b.index === i) : undefined;
    for (const command of block?.commands.toReversed() ?? []) {
      const interpreter = opened(command);
      if (interpreter !== null) return interpreter;
    }
    if (block?.role === 'script' && takes[foreign].test(block.interpreter ?? '')) return block.interpreter;
    if (piece.kind !== 'prose' && piece.kind !== 'heading') continue;
    for (const code of piece.kind === 'prose' ? piece.codes.toReversed() : []) {
      const interpreter = opened(code.text.replace(/^\$>? /, ''));
      if (interpreter !== null) return interpreter;
    }
    const named = own ? consoleNamed(piece.text) : null;
    if (named !== null && takes[foreign].test(named)) return named === 'sql' ? 'psql' : named;
    if (piece.kind === 'heading') own = false;
  }
  return foreign === 'sql' && speaksOfSql.test(text) ? sqlClient(source, text) : null;
}
