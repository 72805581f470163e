import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const codes = async (text: string): Promise<string[]> => {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
  return plan.steps.map((s) => (s.kind === 'manual' ? s.text : s.written.trim()));
};
const page = (lead: string, table: string, title = 'Look at the lamps'): string => `# ${title}\n\n\`\`\`bash\nls lamps\n\`\`\`\n\n${lead}\n\n\`\`\`\n${table}\n\`\`\`\n`;

describe('a table that is printed', () => {
  it('is no command, though its heads are names of programs', async () => {
    for (const lead of ['should give', 'which gives', 'and you get', 'you will get', 'This gives:']) expect([lead, ...await codes(page(lead, 'id  groups\n0   attic'))]).toEqual([lead, 'ls lamps']);
    for (const lead of ['ce qui donne', 'vous obtenez']) expect([lead, ...await codes(page(lead, 'date   size  name\n1 Jan  8192  lamp.db', 'Voir les lampes'))]).toEqual([lead, 'ls lamps']);
  });

  it('whatever leads to it, where a rule stands below its heads', async () => {
    for (const table of ['id  name\n--  ----\n1   attic', ' id | name\n----+------\n  1 | attic', 'n  lit\n-  ---\n3  0']) expect([table, ...await codes(page('The lamps then are:', table))]).toEqual([table, 'ls lamps']);
  });

  it('does not take the commands before it along', async () => {
    expect(await codes(page('Then run:', 'id -Gn root\nls attic'))).toEqual(['ls lamps', 'id -Gn root\nls attic']);
    expect((await codes('# Lamps\n\n```\n$ sqlite3 lamps.db "select * from lamps"\nid  name\n--  ----\n1   attic\n```\n'))[0]).toContain('sqlite3');
  });
});
