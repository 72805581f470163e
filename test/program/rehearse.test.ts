/** `runbook rehearse`: the same run in another world; what it would change is told, and nothing here changes. */
import { chownSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DryRunReport } from '../../src/model/dry-run.ts';
import { cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { bareEnvironment, launcher, program, temporaryFolder, type Seen } from '../rig/program.ts';
import { rehearsalMissing } from '../rig/rehearsal.ts';

const deploy = `# Deploy

\`\`\`sh
git tag v2.0.0
git push origin v2.0.0
\`\`\`

\`\`\`sh
curl -fsS https://status.example.org/ok
\`\`\`

\`\`\`sh
echo "more" >> notes.txt
rm old.txt
mkdir build && echo one > build/one.txt
\`\`\`

Look at the dashboard.

## Rollback

\`\`\`sh
git push --delete origin v2.0.0
git tag -d v2.0.0
rm -r build
\`\`\`
`;

function cloned(document = deploy): { readonly clone: string; readonly remote: string; readonly run: (...args: string[]) => Promise<Seen> } {
  const { clone, remote } = cloneWithRemote(temporaryFolder(), 'app', { 'deploy.md': document, 'notes.txt': 'first\n', 'old.txt': 'old\n', '.gitignore': '.runbook\n' });
  return {
    clone, remote,
    run: (...args) => {
      const trial = program(...args).env(gitEnvironment);
      rmSync(trial.folder, { recursive: true });
      execFileSync('ln', ['-s', clone, trial.folder]);
      return trial.run();
    },
  };
}
const values = ['--trust', '--var', 'VERSION=v2.0.0', '--var', 'DOMAIN=status.example.org'];
const given = (document: string): string[] => ['--trust', ...(document.includes('v2') ? values.slice(1) : [])];

describe.skipIf(rehearsalMissing() !== null)('a rehearsal', () => {
  it('tells files, differences and references that would change, and changes none of them', async () => {
    const { clone, remote, run } = cloned();
    const seen = await run('rehearse', 'deploy.md', ...values, '--output', 'json');
    expect(seen).toMatchObject({ status: 0, stderr: '' });
    const report = JSON.parse(seen.stdout) as DryRunReport;
    const here = report.changes?.files.filter((f) => f.path.startsWith(clone)).map((f) => `${f.what} ${f.path.slice(clone.length + 1)}`);
    expect(here?.toSorted()).toEqual(['changed notes.txt', 'gone old.txt', 'new build', 'new build/one.txt']);
    const head = git(clone, 'rev-parse', 'HEAD');
    expect(report.changes?.git).toEqual([{ repository: clone, reference: 'refs/tags/v2.0.0', from: null, to: head }, { repository: remote, reference: 'refs/tags/v2.0.0', from: null, to: head }]);
    expect([git(clone, 'tag'), git(remote, 'tag'), git(clone, 'status', '--porcelain')]).toEqual(['', '', '']);
    expect(readFileSync(join(clone, 'notes.txt'), 'utf8')).toBe('first\n');
  });

  it('a step that fails for want of a network is unknown, and what a look has shown of it is told instead', async () => {
    const { run } = cloned();
    const report = JSON.parse((await run('rehearse', 'deploy.md', ...values, '--output', 'json')).stdout) as DryRunReport;
    expect(report.steps.map((s) => [s.step, s.depth, s.outcome])).toEqual([['deploy-1', 'rehearse', 'ok'], ['deploy-2', 'check', 'unknown'], ['deploy-3', 'rehearse', 'ok'], expect.anything()].slice(0, report.steps.length));
    expect(report.steps[1]?.notShown.join('\n')).toMatch(/no network: .*resolve host/);
  });

  it('a step that fails of itself is an error with its place, the rest goes on, and the status is 1', async () => {
    const document = '# Two\n\n```sh\necho broken here >&2; exit 7\n```\n\n```sh\ntouch after.txt\n```\n';
    const { clone, run } = cloned(document);
    const seen = await run('rehearse', 'deploy.md', '--trust');
    expect(seen.status).toBe(1);
    expect(seen.stdout).toMatch(/failed in the rehearsal with status 7: broken here/);
    expect(seen.stdout).toMatch(/new {5}after\.txt/);
    expect(existsSync(join(clone, 'after.txt'))).toBe(false);
  });

  it('--then plays another section in the same world, and says what of the original state is not back', async () => {
    const { run } = cloned();
    const seen = await run('rehearse', 'deploy.md', '--then', '#rollback', ...values, '--output', 'json');
    expect(seen).toMatchObject({ status: 0, stderr: '' });
    const { after } = JSON.parse(seen.stdout) as DryRunReport;
    expect(after?.steps.map((s) => s.outcome)).toEqual(['ok']);
    expect(after?.notBack?.files.map((f) => `${f.what} ${f.path.split('/').at(-1)}`).toSorted()).toEqual(['changed notes.txt', 'gone old.txt']);
    expect(after?.notBack?.git).toEqual([]);
  });

  it('--here is for somebody who is there already, in the section that is played afterwards too', async () => {
    const sh = (code: string): string => `\`\`\`sh\n${code}\n\`\`\`\n\n`;
    const there = `# App\n\n## Deploy\n\nConnect:\n\n${sh('ssh web1')}Write it:\n\n${sh('echo v2 > notes.txt')}## Rollback\n\nConnect:\n\n${sh('ssh web1')}Write it:\n\n${sh('echo first > notes.txt')}`;
    const { run } = cloned(there);
    const played = async (...args: string[]): Promise<readonly (readonly string[])[]> => {
      const { steps, after } = JSON.parse((await run('rehearse', 'deploy.md#deploy', '--then', '#rollback', '--trust', '--output', 'json', ...args)).stdout) as DryRunReport;
      return [steps, after?.steps ?? []].map((part) => part.map((s) => s.outcome));
    };
    expect(await played('--here')).toEqual([['ok'], ['ok']]);
    expect((await played()).flat()).not.toContain('ok');
  });

  it('exec then says so; with other inputs, or after the document changed, it says that as well', async () => {
    const { clone, run } = cloned();
    const said = async (...args: string[]): Promise<string> => (await run('exec', 'deploy.md', '--only', '4', '--trust', '--yes', '--manual=skip', ...args)).stderr;
    expect(await said(...values.slice(1))).toContain('Not rehearsed (');
    await run('rehearse', 'deploy.md', ...values);
    expect(await said(...values.slice(1))).toMatch(/Rehearsed [\d.]+ s ago, same bytes/);
    writeFileSync(join(clone, 'deploy.md'), `${deploy}\nA line more.\n`);
    expect(await said(...values.slice(1))).toMatch(/before the document changed/);
  });

  it('require: rehearse refuses to run what was not rehearsed (exit 3), with the line to type', async () => {
    const document = `---\nrunbook:\n  require: [rehearse]\n---\n# Touch\n\n\`\`\`sh\ntouch done.txt\n\`\`\`\n`;
    const { clone, run } = cloned(document);
    const refused = await run('exec', 'deploy.md', '--yes', ...given(document));
    expect(refused).toMatchObject({ status: 3, stderr: expect.stringContaining('runbook rehearse deploy.md --trust') });
    expect(existsSync(join(clone, 'done.txt'))).toBe(false);
    expect(await run('rehearse', 'deploy.md', '--trust')).toMatchObject({ status: 0 });
    expect(await run('exec', 'deploy.md', '--yes', '--trust')).toMatchObject({ status: 0, stderr: expect.stringMatching(/Rehearsed [\d.]+ s ago, same bytes, same inputs/) });
    expect(existsSync(join(clone, 'done.txt'))).toBe(true);
  });

  it('a secret is nowhere in the report, nor in what is kept', async () => {
    const document = '---\nrunbook:\n  inputs:\n    - name: API_TOKEN\n      kind: secret\n---\n# Write\n\n```sh\nprintf "token=%s\\n" "$API_TOKEN" > config.ini\nprintf %s "$API_TOKEN" | base64 > encoded.txt\n( exec -a "hold $API_TOKEN" sleep 60 ) &\necho "$API_TOKEN" >&2; false\n```\n';
    const { clone, run } = cloned(document);
    const seen = await run('rehearse', 'deploy.md', '--trust', '--var', 'API_TOKEN=s3cr3t-value-42', '--output', 'json');
    expect(seen.status).toBe(1);
    const kept = join(clone, '.runbook/runs/.rehearsals');
    const all = [seen.stdout, seen.stderr, ...readdirSync(kept).map((f) => readFileSync(join(kept, f), 'utf8'))].join('\n');
    expect(all).toContain('config.ini');
    for (const form of ['s3cr3t-value-42', Buffer.from('s3cr3t-value-42').toString('base64')]) expect(all).not.toContain(form);
  });

  it.skipIf(process.getuid?.() !== 0)('what was tried and refused is told with its step, whether the step bore it or not', async () => {
    const document = '# Reach\n\n```sh\nmount -t tmpfs none /mnt || true\n```\n\n```sh\ndate -s 2001-01-01\n```\n\n```sh\nmount --bind /etc /mnt 2>/dev/null || true\n```\n';
    const { run } = cloned(document);
    const seen = await run('rehearse', 'deploy.md', '--trust', '--var', 'DATE=2001-01-01', '--output', 'json');
    expect(seen).toMatchObject({ status: 0, stderr: '' });
    const { steps, findings } = JSON.parse(seen.stdout) as DryRunReport;
    expect(findings.map((f) => [f.step, f.severity, f.message])).toEqual([['reach-1', 'info', expect.stringMatching(/^tried, and refused here: mount: .*permission denied/)], ['reach-2', 'info', expect.stringMatching(/^tried, and refused here: date: .*not permitted/)]]);
    expect(steps.map((s) => s.outcome)).toEqual(['ok', 'unknown', 'ok']);
    // What says nothing is told by what it is.
    expect(steps[2]?.notShown.join()).toContain('the machine itself');
  });

  it('--timeout ends a step that never ends, and tells what was changed before', async () => {
    const document = '# Wait\n\n```sh\ntouch before.txt\n```\n\n```sh\nsleep 1000\n```\n';
    const { run } = cloned(document);
    const seen = await run('rehearse', 'deploy.md', '--trust', '--timeout', '4s');
    expect(seen.status).toBe(1);
    expect(seen.stdout).toMatch(/new {5}before\.txt/);
    expect(seen.stdout).toMatch(/Ended after 4 s, its limit/);
  });

  it('a step that waits for input finds none, and does not hang', async () => {
    const document = '# Ask\n\n```sh\nread -r answer || echo nothing to read\n```\n';
    const { run } = cloned(document);
    expect(await run('rehearse', 'deploy.md', '--trust')).toMatchObject({ status: 0 });
  });

  it('takes approval as a run does', async () => {
    const { run } = cloned();
    expect(await run('rehearse', 'deploy.md', ...values.slice(1))).toMatchObject({ status: 3 });
  });

  it.skipIf(process.getuid?.() !== 0)('an ordinary user stays that user inside, and owns what they owned', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'who.md'), '# Who\n\n```sh\nid -u > who.txt\nstat -c %u who.md >> who.txt\necho more >> who.md\n```\n');
    for (const name of ['who.md', '']) chownSync(join(folder, name), 12_345, 12_345);
    const seen = spawnSync('setpriv', ['--reuid', '12345', '--regid', '12345', '--clear-groups', process.execPath, launcher(), 'rehearse', 'who.md', '--trust', '--output', 'json'], { cwd: folder, encoding: 'utf8', env: bareEnvironment(folder) });
    expect([seen.status, seen.stderr]).toEqual([0, '']);
    const { changes } = JSON.parse(seen.stdout) as DryRunReport;
    expect(changes?.files.find((f) => f.path === join(folder, 'who.txt'))).toMatchObject({ what: 'new', after: '12345\n12345\n' });
    expect(changes?.files.filter((f) => f.path.startsWith(folder)).map((f) => f.what)).toEqual(['changed', 'new']);
    expect(readFileSync(join(folder, 'who.md'), 'utf8')).toMatch(/```\n$/);
  });

  it.skipIf(process.getuid?.() !== 0)('where namespaces are not allowed it refuses with the reason and the mend, and shows nothing weaker', () => {
    const { clone } = cloned('# T\n\n```sh\ntouch x\n```\n');
    const seen = spawnSync('setpriv', ['--bounding-set', '-sys_admin', process.execPath, launcher(), 'rehearse', 'deploy.md', '--trust'], { cwd: clone, encoding: 'utf8', env: { ...bareEnvironment(temporaryFolder()), ...gitEnvironment } });
    expect(seen).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/namespaces of its own: unshare.*not permitted[\s\S]*--cap-add SYS_ADMIN/) });
    expect(existsSync(join(clone, 'x'))).toBe(false);
  });
});
