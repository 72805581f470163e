/** Which client runs a piece of SQL that names none. */
import { expect, it } from 'vitest';
import { sqlClient } from '../../../src/understand/blocks/code-shape.ts';

it.each([
  ['The dump is loaded with mysql. On Oracle hosts the script lies elsewhere.', 'mysql'],
  ['Install PostgreSQL on Oracle Linux.', 'psql'],
  ['The shop lies in an Oracle database.', 'sqlplus'],
  ['MySQL was replaced; open sqlplus.', 'sqlplus'],
])('%s', (around, client) => expect(sqlClient('CREATE TABLE lamps (id int);', around)).toBe(client));
