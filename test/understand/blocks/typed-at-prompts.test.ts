import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { typedAtPrompts } from '../../../src/understand/blocks/typed-at-prompts.ts';

const typed = (text: string): string[] => typedAtPrompts(text.split('\n')).filter((line) => line !== null);

describe('what is typed at the prompt of a client', () => {
  it.each([
    ['psql, at its second prompt', 'shop=# delete from orders\nshop-# where id = 3;\nDELETE 1\nshop=# \\q', ['delete from orders', 'where id = 3;', '\\q']],
    ['mysql, at its second prompt', 'mysql> select id,\n    ->   name\n    -> from shops;\n+----+\n| id |\n+----+\nmysql> exit', ['select id,', '  name', 'from shops;', 'exit']],
    ['SQL*Plus, at its line numbers', 'SQL> update shops\n  2  set open = 1\n  3  where id = 2;\n1 row updated.', ['update shops', 'set open = 1', 'where id = 2;']],
    ['Python, indented', '>>> for shop in shops:\n...     shop.close()\n...\n3', ['for shop in shops:', '    shop.close()', '']],
    ['pasted without a second prompt', 'cqlsh> DELETE FROM orders\nWHERE id = 3;\nOK', ['DELETE FROM orders', 'WHERE id = 3;']],
    ['done with its line', 'mysql> delete from orders;\nQuery OK, 0 rows affected;', ['delete from orders;']],
    ['its own commands, and what they print', 'shop=# \\d orders\n id | integer;\nshop=# select 1\n ?column?', ['\\d orders', 'select 1']],
    ['a table is no statement', 'shop=# select name from shops\n name |\n------\n a;', ['select name from shops']],
    ['a shell’s lines are not', '$ psql shop\nshop=# select 1;', ['select 1;']],
  ])('%s', (_, text, wanted) => expect(typed(text)).toEqual(wanted));

  it('reaches the plan whole: in a block of the client alone, and behind the command that opens it', async () => {
    const text = '# Clean\n\nRemove it:\n\n```\nshop=# delete from orders\nshop-# where id = 3;\nDELETE 1\n```\n\nThen as the owner:\n\n```\n$ psql shop\nshop=# update orders\nshop-# set paid = true\nshop-# where id = 4;\nUPDATE 1\n```\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'clean.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => (s.kind === 'script' ? s.code : s.kind === 'shell' ? [s.commands, s.written] : s.kind))).toEqual([
      'delete from orders\nwhere id = 3;', [['psql shop'], expect.stringContaining('where id = 4;') as string],
    ]);
    expect(plan.steps[1]).toMatchObject({ session: { typed: 'update orders\nset paid = true\nwhere id = 4;' } });
  });

  it('has no answers of a console without prompts among it', async () => {
    const text = '# Close a shop\n\nIn a Rails console:\n\n```ruby\nshop = Shop.find(3)\n=> nil\nshop.close!\n=> "DELETE FROM shops"\n```\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'close.md', { fragment: null, all: true });
    expect(plan.steps).toMatchObject([{ kind: 'script', code: 'shop = Shop.find(3)\nshop.close!', effect: 'change' }]);
  });
});
