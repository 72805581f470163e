/** Statements go to the database that a command beside them names, as the same user; what names none is a person's. */
import { expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;
async function scriptOf(...parts: string[]): Promise<readonly (string | undefined)[]> {
  const { plan } = await planDocument(new TextEncoder().encode(`# Add a table of lamps\n\n${parts.join('\n')}`), 'doc.md', { fragment: null, all: true });
  return plan.steps.flatMap((s) => (s.kind === 'script' ? [s.client, s.inside?.command] : []));
}
const statements = fenced('sql', 'CREATE TABLE lamps (id integer);');

it.each([
  ['sqlite3 halls.db "select 1"', 'sqlite3 -bail halls.db'],
  ['export DB=halls.db\nsqlite3 -header $DB ".tables"', 'sqlite3 -bail $DB'],
  ['psql -At -h db1 -d halls -c "select 1"', 'psql -X -v ON_ERROR_STOP=1 -h db1 -d halls'],
  ['sudo -u postgres psql halls -c "select 1"', 'sudo -u postgres psql -X -v ON_ERROR_STOP=1 halls'],
  ['DB=halls\npg_restore -j 2 -d "$DB" halls.dump | tee log', 'psql -X -v ON_ERROR_STOP=1 -d "$DB"'],
  ['pg_dump -U lamp halls > halls.sql', 'psql -X -v ON_ERROR_STOP=1 -U lamp -d halls'],
  ['mysql -h db1 -u lamp -p halls -e "select 1"', 'mysql -h db1 -u lamp -p halls'],
  ['psql -d <database> -c "select 1"', 'psql -X -v ON_ERROR_STOP=1 -d "${DATABASE}"'],
])('%s', async (command, client) => {
  expect(await scriptOf('Look first:\n', fenced('sh', command), 'Then create the table:\n', statements)).toEqual([client, undefined]);
});

it.each([
  ['no command names a database', 'psql -c "select 1"'],
  ['it is reached in a container', 'docker compose exec -T db psql -U lamp halls -c "select 1"'],
  ['the client is another', 'sqlite3 halls.db "select 1"\n```\n\nWith psql:\n\n```sh\npsql -c "select 1"'],
])('a person types them where %s', async (_, command) => {
  const [client, inside] = await scriptOf('Look first:\n', fenced('sh', command), 'Then create the table with psql:\n', statements);
  expect([client, inside]).toEqual([undefined, 'psql']);
});

it('a person types them where commands of other sections name several', async () => {
  const looks = ['halls', 'rooms'].map((name) => `## Look at ${name}\n\n${fenced('sh', `psql -d ${name} -c "select 1"`)}`);
  expect(await scriptOf(...looks, '## Create the table\n', 'Create it:\n', statements)).toEqual([undefined, 'psql']);
});

it.each(['CREATE DATABASE halls;', 'CREATE ROLE lamp LOGIN;', '\\c halls\nSELECT 1;'])('what says itself where it goes runs: %s', async (text) => {
  expect(await scriptOf('Look first:\n', fenced('sh', 'psql --version'), 'Then in psql:\n', fenced('sql', text))).toEqual([undefined, undefined]);
});
