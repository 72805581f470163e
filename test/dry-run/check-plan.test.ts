import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/dry-run/check/check-plan.ts';
import { planDocument } from '../../src/plan-document.ts';
import { lookAtMachine } from '../../src/world/look.ts';
import { cloneWithRemote, git } from '../rig/git-remotes.ts';

const look = lookAtMachine({ PATH: process.env['PATH'] ?? '', HOME: tmpdir() });
let folder = '';
beforeAll(() => {
  const parent = mkdtempSync(join(tmpdir(), 'check-'));
  folder = cloneWithRemote(parent, 'app', { 'deploy.sql': 'select 1;\n', 'conf/app.yaml': 'a: 1\n' }).clone;
  git(folder, 'tag', 'v1.0.0');
});

async function found(code: string, answers: Record<string, string> = {}): Promise<string[]> {
  const { plan } = await planDocument(new TextEncoder().encode(`# Deploy\n\n\`\`\`sh\n${code}\n\`\`\`\n`), 'deploy.md', { fragment: null, all: true });
  const { findings } = await checkPlan(plan.steps, answers, folder, look, 'en');
  return findings.map((f) => `${f.severity} ${f.message}`);
}

describe('the depth check', () => {
  it.each<[string, string, string[]]>([
    ['finds nothing wrong with what can run', 'git fetch origin\ncat deploy.sql', []],
    ['names a program that is not there', 'frobnicate --all', ['error `frobnicate` is not on this machine']],
    ['names a file that is not there', 'psql -f migrate.sql', ['error migrate.sql is not there']],
    ['takes a file that an earlier command makes for there', 'touch new.txt\ncat new.txt', []],
    ['follows cd', 'cd conf\ncat app.yaml', []],
    ['names a folder that is not there', 'cd nowhere\nls', ['error the folder nowhere is not there']],
    ['names a remote that is not there', 'git push production main', ['error there is no Git remote `production` here']],
    ['takes what a clone brings with it for there', 'git clone . hull\ncd hull\ngit checkout develop\ngit push origin develop', []],
    ['looks at what was cloned before', 'git clone . conf || true\ncd conf\ngit push production main', ['error there is no Git remote `production` here']],
    ['names a branch that is not there', 'git checkout develop', ['error there is no branch, tag or commit `develop` here']],
    ['knows a branch that an earlier command makes', 'git checkout -b develop\ngit push origin develop', []],
    ['names a file that is read by redirection', 'cat < missing.txt', ['error missing.txt is not there']],
  ])('%s', async (_, code, expected) => {
    expect(await found(code)).toEqual(expected);
  });

  it('puts the answers in', async () => {
    expect(await found('cat <file>', { FILE: 'deploy.sql' })).toEqual([]);
    expect(await found('cat <file>', { FILE: 'nothing.sql' })).toEqual(['error nothing.sql is not there']);
  });

  it('names a tag that is there already, with the version that was answered', async () => {
    expect(await found('git tag v3.2.1', { VERSION: '1.0.0' })).toEqual(['error a tag `v1.0.0` is there already']);
    expect(await found('git tag v3.2.1', { VERSION: '1.0.1' })).toEqual([]);
  });

  it('starts nothing of the document: a check that changes something is not looked at', async () => {
    const marker = join(folder, 'started');
    const { plan } = await planDocument(new TextEncoder().encode(`# Deploy\n\n\`\`\`sh check="touch ${marker}"\ntouch ${marker}\n\`\`\`\n`), 'deploy.md', { fragment: null, all: true });
    await checkPlan(plan.steps, {}, folder, look, 'en');
    expect(await look.kind(marker)).toBeNull();
    writeFileSync(join(folder, 'done'), '');
    const done = await planDocument(new TextEncoder().encode('# Deploy\n\n```sh check="test -f done"\ntouch done\n```\n'), 'deploy.md', { fragment: null, all: true });
    expect((await checkPlan(done.plan.steps, {}, folder, look, 'en')).findings.map((f) => f.rule)).toEqual(['already-done']);
  });
});
