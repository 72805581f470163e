/** Every command of the guide is run, in French and in English, as the README's are. */
import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { git, gitEnvironment } from '../rig/git-remotes.ts';
import { bareEnvironment, launcher, temporaryFolder } from '../rig/program.ts';

const root = join(import.meta.dirname, '../..');
const guide = join(root, 'docs-site/content/guide');
/** English pages and the French ones that say the same. */
const pairs = { 'getting-started.md': 'premiers-pas.md', 'records.md': 'journaux.md', 'site.md': 'le-site.md', 'writing.md': 'ecrire.md' };
const blocks = (text: string, language: string): string[] => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((m) => m[1] as string);
const linesOf = (file: string): string[] => blocks(readFileSync(join(guide, file), 'utf8'), 'console').flatMap((b) => b.split('\n')).filter((l) => l.startsWith('$ ')).map((l) => l.slice(2));

/**
 * What each line ends with after a run that is done, where nobody is at a terminal: 3 for a document that nobody has approved yet, 2 for a run that is done and for what needs a terminal.
 * `null`: takes keys, a second person or another program; test/program/approve and log run those.
 */
const statuses: Readonly<Record<string, number | null>> = {
  'runbook plan runbooks/quick-start.md': 0,
  'runbook exec runbooks/quick-start.md': 3,
  'runbook exec runbooks/deploy-prod.md#retour-arrière': 3,
  'runbook exec runbooks/deploy-prod.md --resume': 2,
  'runbook rollback --dry-run': 0,
  'runbook log': 0,
  'runbook log show': 0,
  'runbook log show --play': 2,
  'runbook log export > ticket.md': 0,
  'runbook log anchor': 0,
  'runbook log anchor --note': 0,
  'runbook log verify': 0,
  'runbook site build runbooks --out site': 0,
  'runbook log anchor --key ~/.ssh/id_ed25519': null,
  'runbook log verify --allowed-signers signers': null,
  'runbook log anchor --syslog': null,
  'runbook log verify --head 4f1d…': null,
  'runbook approve restore.md#restore --var TARGET=orders --key ~/.ssh/id_ed25519': null,
  'git pull && runbook approve runbook.approvals/restore-3f2a91c0-ann-example-org.json': null,
  'git pull && runbook exec restore.md#restore --var TARGET=orders': null,
};

describe('the guide', () => {
  it('has the same pages in both languages, with the same examples in the same order', () => {
    expect(readdirSync(guide).filter((f) => f.endsWith('.md')).toSorted()).toEqual(Object.keys(pairs).toSorted());
    expect(readdirSync(join(guide, 'fr')).toSorted()).toEqual(Object.values(pairs).toSorted());
    for (const [english, french] of Object.entries(pairs)) {
      expect(linesOf(join('fr', french)), french).toEqual(linesOf(english));
      const headings = (file: string): number => readFileSync(join(guide, file), 'utf8').match(/^#+ /gm)?.length ?? 0;
      expect(headings(join('fr', french)), french).toBe(headings(english));
    }
  });

  it('has no command that this test does not know', () => {
    const lines = Object.keys(pairs).flatMap(linesOf).filter((l) => /(?:^|&& )runbook /.test(l));
    expect([...new Set(lines)].toSorted()).toEqual(Object.keys(statuses).toSorted());
  });

  it('has commands that do what it says', async () => {
    const folder = temporaryFolder();
    const work = join(folder, 'work');
    mkdirSync(work);
    cpSync(join(root, 'runbooks'), join(work, 'runbooks'), { recursive: true });
    git(work, 'init', '--quiet', '--initial-branch=main', '.');
    git(work, 'add', '.');
    git(work, '-c', 'user.name=Ann', '-c', 'user.email=ann@localhost', 'commit', '--quiet', '-m', 'Runbooks');
    const run = (line: string): Promise<{ exitCode?: number | undefined; stdout: string; stderr: string }> => execa('bash', ['-c', line.replace(/^runbook /, `${process.execPath} ${launcher()} `)], { cwd: work, reject: false, stdin: 'ignore', extendEnv: false, env: { ...bareEnvironment(folder), ...gitEnvironment, PATH: process.env['PATH'] ?? '' } });
    const first = await run('runbook exec runbooks/quick-start.md --trust --yes --var NAME=Ann --manual=skip');
    expect(first.exitCode, first.stderr).toBe(0);
    const seen: Record<string, number | undefined> = {};
    const said: string[] = [];
    for (const [line, status] of Object.entries(statuses)) {
      if (status === null) continue;
      const { exitCode, stdout, stderr } = await run(line);
      seen[line] = exitCode;
      if (exitCode !== status) said.push(`${line}\n${stdout.slice(-400)}\n${stderr.slice(-900)}`);
    }
    expect({ seen, said }).toEqual({ seen: Object.fromEntries(Object.entries(statuses).filter(([, status]) => status !== null)), said: [] });
    expect(readFileSync(join(work, 'ticket.md'), 'utf8')).toContain('Quick start');
    }, 180_000);
});
