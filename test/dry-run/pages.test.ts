/** The pages that the documentation has of the tables. */
import { describe, expect, it } from 'vitest';
import { nativePage } from '../../src/dry-run/native/page.ts';
import { nativeRows } from '../../src/dry-run/native/rows.ts';
import { inverseRows } from '../../src/undo/inverses.ts';
import { inversesPage } from '../../src/undo/page.ts';

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  it('every row of both tables has a row of its page, with as many cells as the head', () => {
    for (const [page, rows] of [[nativePage(language), nativeRows.length], [inversesPage(language), inverseRows.length]] as const) {
      const lines = page.split('\n').filter((l) => l.startsWith('| '));
      expect(lines).toHaveLength(rows + 2);
      expect(new Set(lines.map((l) => l.replaceAll('\\|', '').split('|').length)).size).toBe(1);
    }
  });
});
