import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nativePlan } from '../../src/dry-run/native/native-plan.ts';
import { planDocument } from '../../src/plan-document.ts';
import { lookAtMachine } from '../../src/world/look.ts';
import { addRemote, cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { postgresMissing, startPostgres } from '../rig/postgres.ts';
import type { Postgres } from '../rig/postgres.ts';

const look = lookAtMachine({ PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...gitEnvironment });
let parent = '';
let clone = '';
let production = '';
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'native-'));
  ({ clone } = cloneWithRemote(parent, 'app', { 'a.txt': 'a\n' }));
  production = addRemote(clone, parent, 'production');
});

async function tried(code: string, answers: Record<string, string> = {}, secrets: string[] = []) {
  const { plan } = await planDocument(new TextEncoder().encode(`# Deploy\n\n\`\`\`sh\n${code}\n\`\`\`\n`), 'deploy.md', { fragment: null, all: true });
  return nativePlan(plan.steps, answers, secrets, clone, look, 'en');
}

describe('the depth native', () => {
  it('pushes nothing, and says that the push would work', async () => {
    const { proofs, findings } = await tried('git push production main');
    expect(findings).toEqual([]);
    expect(proofs[0]).toMatchObject({ outcome: 'ok', notShown: ['whether the remote’s own hooks accept it'] });
    expect(git(production, 'for-each-ref')).toBe('');
  });

  it('does not run the hooks of the repository', async () => {
    const marker = join(parent, 'hook-ran');
    writeFileSync(join(clone, '.git/hooks/pre-push'), `#!/bin/sh\ntouch ${marker}\n`, { mode: 0o755 });
    await tried('git push production main');
    expect(await look.kind(marker)).toBeNull();
  });

  it('says what would fail', async () => {
    const { proofs, findings } = await tried('git push nowhere main');
    expect(proofs[0]?.outcome).toBe('fails');
    expect(findings[0]?.message).toContain('git -c core.hooksPath=/dev/null push --dry-run --no-verify nowhere main ended with status 128');
  });

  it('starts nothing that the table does not know', async () => {
    const { proofs } = await tried('touch made\nmake deploy');
    expect(proofs[0]).toMatchObject({ outcome: 'unknown', notShown: ['no dry run known'] });
    expect(await look.kind(join(clone, 'made'))).toBeNull();
  });
});

describe.skipIf(postgresMissing() !== null)('psql', () => {
  let postgres: Postgres;
  let url = '';
  beforeAll(async () => {
    postgres = await startPostgres();
    url = postgres.createDatabase('shop');
    postgres.sql(url, 'CREATE TABLE item (id int PRIMARY KEY); INSERT INTO item VALUES (1);');
  });
  afterAll(() => postgres?.stop());

  it('is tried in a transaction that is rolled back, and its address is not shown', async () => {
    const { proofs, findings } = await tried('psql "$DATABASE_URL" -c "DROP TABLE item"', { DATABASE_URL: url }, ['DATABASE_URL']);
    expect(findings).toEqual([]);
    expect(proofs[0]?.outcome).toBe('ok');
    expect(JSON.stringify(proofs)).not.toContain(postgres.password);
    expect(postgres.sql(url, 'SELECT count(*) FROM item').trim()).toBe('1');
  });

  it('says what the database refuses', async () => {
    const { findings } = await tried('psql "$DATABASE_URL" -c "ALTER TABLE nothing ADD COLUMN a int"', { DATABASE_URL: url }, ['DATABASE_URL']);
    expect(findings[0]?.message).toContain('relation "nothing" does not exist');
  });
});
