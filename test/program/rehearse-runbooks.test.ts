/** Our own deployment and its rollback at every depth, on real Git remotes and a real PostgreSQL: what each depth sees, and where it is blind. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DryRunReport } from '../../src/model/dry-run.ts';
import { addRemote, cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { postgresMissing, startPostgres, type Postgres } from '../rig/postgres.ts';
import { program, temporaryFolder, type ProgramTest } from '../rig/program.ts';
import { rehearsalMissing } from '../rig/rehearsal.ts';

const runbook = join(import.meta.dirname, '../../runbooks/deploy-prod.md');

describe.skipIf(postgresMissing() !== null || rehearsalMissing() !== null)('deploy-prod.md', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  it('at every depth; deploy and rollback rehearsed together; applied; rolled back', { timeout: 120_000 }, async () => {
    const url = postgres.createDatabase('reservation');
    postgres.sql(url, 'CREATE TABLE migration (numero int PRIMARY KEY); INSERT INTO migration VALUES (1)');
    const rows = (): string => postgres.sql(url, 'SELECT numero FROM migration ORDER BY 1').trim();
    const first = program('--version');
    const { folder } = first;
    first.file('deploy-prod.md', readFileSync(runbook));
    const { clone, remote } = cloneWithRemote(folder, 'app', { 'migrations/suivante.sql': 'INSERT INTO migration VALUES (2);\n' });
    const production = addRemote(clone, folder, 'production');
    git(clone, 'tag', '-a', 'v1.3.0', '-m', 'Version 1.3.0');
    git(clone, 'push', '--quiet', 'production', 'v1.3.0^{commit}:refs/heads/deploy');
    writeFileSync(join(clone, 'new'), 'x');
    git(clone, 'add', 'new');
    git(clone, 'commit', '--quiet', '-m', 'New');
    git(clone, 'push', '--quiet', 'origin', 'main');
    const values = ['--cwd', 'app', '--var', `DATABASE_URL=${url}`, '--var', 'VERSION=1.4.0'];
    const home = temporaryFolder();
    const at = (...args: string[]): ProgramTest => program(...args).in(folder).env({ ...gitEnvironment, HOME: home });
    const state = (): unknown => [rows(), git(clone, 'for-each-ref'), git(remote, 'for-each-ref'), git(production, 'for-each-ref'), git(clone, 'status', '--porcelain'), existsSync(join(clone, 'avant-mise-en-production.dump'))];
    const before = state();

    const report = async (...args: string[]): Promise<DryRunReport> => {
      const seen = await at(...args, '--trust', '--output', 'json', ...values).run();
      expect({ status: seen.status, stderr: seen.stderr, ...(seen.status === 0 ? {} : { stdout: seen.stdout }) }).toEqual({ status: 0, stderr: '' });
      expect(seen.stdout).not.toContain(postgres.password);
      expect(seen.stdout).not.toContain(encodeURIComponent(postgres.password));
      expect(state()).toEqual(before);
      return JSON.parse(seen.stdout) as DryRunReport;
    };
    await report('exec', 'deploy-prod.md', '--dry-run=plan');
    const check = await report('exec', 'deploy-prod.md', '--dry-run=check');
    expect(check.steps.filter((s) => s.outcome === 'fails')).toEqual([]);
    const native = await report('exec', 'deploy-prod.md', '--dry-run=native');
    expect(native.steps.filter((s) => s.outcome === 'fails')).toEqual([]);

    const rehearsed = await report('rehearse', 'deploy-prod.md', '--then', '#retour-arrière', '--var', 'TAG_PRECEDENT=v1.3.0');
    const machine = rehearsed.steps.filter((step) => step.outcome !== 'person');
    const shallower: unknown = expect.stringMatching(/^(check|native)$/);
    expect(machine.map((step) => [step.depth, step.outcome])).toEqual([['rehearse', 'ok'], [shallower, 'unknown'], ['rehearse', 'ok'], [shallower, 'unknown']]);
    // Where it is blind: the database is reached over the network.
    expect(machine[1]?.notShown.join('\n')).toMatch(/no network: .*Connection refused/);
    const told = await at('rehearse', 'deploy-prod.md', '--then', '#retour-arrière', '--trust', ...values, '--var', 'TAG_PRECEDENT=v1.3.0', '--lang', 'fr').stdout([/Pas revenu à l’état d’origine\s:[^]*avant-mise-en-production\.dump[^]*N’a pas pu être vu\s: la base de données à travers le réseau \(2-sauvegarder-puis-migrer-1, verifier-3, restaurer-la-base-1\)/]).success();
    expect(told.stdout).not.toContain('tourne encore');
    const head = git(clone, 'rev-parse', 'main');
    expect(rehearsed.changes?.git.map((g) => [g.repository, g.reference, g.to === head])).toEqual(expect.arrayContaining([[production, 'refs/heads/deploy', true], [remote, 'refs/tags/v1.4.0', false]]));
    // After the rollback the site is back; the tag is not, which the document does not take back.
    expect(rehearsed.after?.notBack?.git.map((g) => g.reference).toSorted()).toEqual(expect.arrayContaining(['refs/tags/v1.4.0', 'refs/tags/v1.4.0']));
    expect(rehearsed.after?.notBack?.git.filter((g) => g.reference === 'refs/heads/deploy')).toEqual([]);

    await at('exec', 'deploy-prod.md', '--trust', '--yes', '--manual=skip', ...values).stdout(/[^]*/).stderr(/[Rr]ehearsed [\d.]+ s ago, same bytes, same inputs \(secrets are not kept/).success();
    expect([rows(), git(remote, 'tag')]).toEqual(['1\n2', 'v1.4.0']);
    const runs = ['--runs-dir', join(folder, '.runbook/runs')];
    const rollback = await at('rollback', '--dry-run', ...runs).run();
    expect(rollback).toMatchObject({ status: 0, stdout: expect.stringMatching(/git push --delete[^]*psql|psql[^]*git push --delete/) });
    // For real: the site has the files of before, on top of what was pushed and never forced; the tag is gone here and there; the database is for a person.
    const deployed = git(clone, 'rev-parse', 'main');
    const paused = await at('rollback', '--yes', '--allow-destroy', ...runs).stdout(/[^]*/).stderr(/psql[^]*--resume/).status(4);
    const [, back = ''] = /--resume (\S+)/.exec(paused.stderr) ?? [];
    expect([git(production, 'rev-parse', 'deploy^'), git(production, 'rev-parse', 'deploy^{tree}'), git(remote, 'tag')]).toEqual([deployed, git(clone, 'rev-parse', 'v1.3.0^{tree}'), 'v1.4.0']);
    postgres.sql(url, 'DELETE FROM migration WHERE numero = 2');
    await at('exec', '--resume', back, '--yes', '--allow-destroy', '--done', 'undo-2-2-sauvegarder-puis-migrer-1', ...runs).stdout(/[^]*/).stderr(/[^]*/).success();
    expect([rows(), git(remote, 'tag'), git(clone, 'tag'), git(clone, 'rev-parse', 'main'), git(clone, 'status', '--porcelain')]).toEqual(['1', '', 'v1.3.0', deployed, '?? avant-mise-en-production.dump']);
  });
});
