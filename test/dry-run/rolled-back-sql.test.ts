import { describe, expect, it } from 'vitest';
import { rolledBackSql } from '../../src/dry-run/native/rolled-back-sql.ts';
import { nativeRow, nativeRows } from '../../src/dry-run/native/rows.ts';

describe('SQL in a transaction that is rolled back', () => {
  it.each([
    'UPDATE account SET active = false WHERE id = 3',
    'ALTER TABLE account ADD COLUMN note text; CREATE INDEX ON account (note);',
    "DELETE FROM session WHERE note = 'COMMIT; not a statement'",
    'DROP TABLE IF EXISTS "old" CASCADE;',
  ])('is made of %s', (sql) => {
    expect(rolledBackSql(sql)).toMatch(/^BEGIN;[\s\S]*ROLLBACK;\n$/);
  });
  it.each([
    'VACUUM', 'CREATE DATABASE x', 'DROP DATABASE x', 'CREATE INDEX CONCURRENTLY i ON t (a)', "SELECT nextval('s')", 'UPDATE t SET a = 1; COMMIT',
    "COPY t FROM PROGRAM 'sh'", '\\! rm -rf /', 'DO $$ BEGIN PERFORM 1; END $$', 'ALTER SYSTEM SET x = 1', 'SELECT 1 \\gexec', '', 'EXECUTE stmt', 'ROLLBACK; DROP TABLE t',
  ])('is refused for %j', (sql) => {
    expect(rolledBackSql(sql)).toBeNull();
  });
});

describe('the table of native dry runs', () => {
  it('never puts a flag on a command that is not in it', () => {
    for (const words of [['make', 'deploy'], ['rm', '-rf', 'x'], ['git', 'commit', '-m', 'x'], ['git', 'reset', '--hard'], ['cp', 'a', 'b'], ['kubectl', 'get', 'pods'], ['npm', 'run', 'publish']]) expect(nativeRow(words)).toBeNull();
  });
  it.each([
    [['git', 'push', '-f', 'prod', 'v1:main'], ['git', '-c', 'core.hooksPath=/dev/null', 'push', '--dry-run', '--no-verify', '-f', 'prod', 'v1:main']],
    [['rsync', '-a', '--delete', 'a/', 'b/'], ['rsync', '--dry-run', '--itemize-changes', '-a', '--delete', 'a/', 'b/']],
    [['apt', 'install', '-y', 'nginx'], ['apt-get', '--simulate', 'install', '-y', 'nginx']],
    [['kubectl', '-n', 'shop', 'apply', '-f', 'x.yaml'], ['kubectl', '-n', 'shop', 'apply', '-f', 'x.yaml', '--dry-run=server']],
    [['terraform', 'apply', '-auto-approve', '-var', 'a=b'], ['terraform', 'plan', '-input=false', '-lock=false', '-var', 'a=b']],
    [['docker', 'compose', '-f', 'x.yml', 'up', '-d'], ['docker', 'compose', '--dry-run', '-f', 'x.yml', 'up', '-d']],
  ])('turns %j into %j', (words, dry) => {
    const row = nativeRow(words);
    expect(row?.dry(words[0] as string, words.slice(1))).toEqual(dry);
  });
  it('has a source for each row', () => {
    for (const row of nativeRows) expect(row.source.length).toBeGreaterThan(5);
  });
});
