/** A record lies where others may write: a run that this user did not begin is gone on with only as its document has it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import canonicalize from 'canonicalize';
import { bareEnvironment, launcher, temporaryFolder } from '../rig/program.ts';

const text = '# Sort\n\n```sh\ntouch sorted\n```\n\n```sh\ntest -e go\n```\n';
let folder = '';
let homes: string[] = [];

beforeEach(() => {
  folder = temporaryFolder();
  homes = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(folder, 'sort.md'), text);
});
afterEach(() => { for (const f of [folder, ...homes]) rmSync(f, { recursive: true, force: true }); });

function runbook(home: number, ...args: string[]): { readonly status: number; readonly said: string } {
  try {
    return { status: 0, said: execFileSync(process.execPath, [launcher(), ...args], { cwd: folder, encoding: 'utf8', env: bareEnvironment(homes[home] ?? ''), stdio: ['ignore', 'pipe', 'pipe'] }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { status, said: stdout + stderr };
  }
}

const own = (): string => join(folder, '.runbook/runs', readdirSync(join(folder, '.runbook/runs')).find((n) => !n.startsWith('.')) ?? '');
const hash = (value: string): string => createHash('sha256').update(value).digest('hex');

type Line = Record<string, unknown>;

/** Other lines in a chain that fits them, as somebody who may write there could make it. */
function rechain(change: (line: Line, i: number) => Line): void {
  const lines = readFileSync(join(own(), 'record.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Line);
  let prev = hash(String(lines[0]?.['run']));
  const chained = lines.map((line, i) => {
    const whole = canonicalize({ ...change(line, i), prev }) ?? '';
    prev = hash(whole);
    return whole;
  });
  writeFileSync(join(own(), 'record.jsonl'), `${chained.join('\n')}\n`);
}

/** Another plan, and a record of it. */
function forge(): void {
  const plan = JSON.parse(readFileSync(join(own(), 'plan.json'), 'utf8')) as { steps: { code: string }[] };
  for (const step of plan.steps) step.code = 'touch planted';
  writeFileSync(join(own(), 'plan.json'), JSON.stringify(plan));
  rechain((line, i) => ({ ...line, ...(i === 0 ? { plan: hash(canonicalize(plan) ?? '') } : {}) }));
}

describe('a run that stopped', () => {
  beforeEach(() => expect(runbook(0, 'exec', 'sort.md', '--trust', '--yes', '--non-interactive').status).toBe(1));

  test('is gone on with by who began it, and by another user where its plan is the document’s, and that is approved', () => {
    writeFileSync(join(folder, 'go'), '');
    // A document that came with a record of its own is approved no more than one without.
    const unapproved = runbook(1, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive');
    expect([unapproved.status, unapproved.said]).toEqual([3, expect.stringContaining('sort.md has not been approved yet')]);
    expect(runbook(1, 'rollback', '--yes', '--non-interactive')).toMatchObject({ status: 3, said: expect.stringContaining('sort.md has not been approved yet') as string });
    expect(runbook(0, 'trust', 'sort.md').status).toBe(0);
    expect(runbook(1, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive').status).toBe(0);
  });

  test('is not, where somebody put another plan there; rollback neither', () => {
    forge();
    const resumed = runbook(1, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive');
    expect([resumed.status, resumed.said]).toEqual([3, expect.stringContaining('its plan is not what its document gives')]);
    expect(runbook(1, 'rollback', '--yes', '--non-interactive').status).toBe(3);
    expect(existsSync(join(folder, 'planted'))).toBe(false);
  });
});

describe('a record that others wrote, of a plan that is approved', () => {
  beforeEach(() => {
    expect(runbook(0, 'exec', 'sort.md', '--trust', '--yes', '--non-interactive').status).toBe(1);
    expect(runbook(1, 'trust', 'sort.md').status).toBe(0);
    writeFileSync(join(folder, 'go'), '');
  });

  test('says what a rollback takes away, and where: it is agreed to first', () => {
    mkdirSync(join(folder, 'mine'));
    rechain((line) => (line['type'] === 'intent' && line['n'] === 1 ? { ...line, code: 'mkdir mine' } : line));
    const refused = runbook(1, 'rollback', '--yes', '--allow-destroy', '--non-interactive');
    expect([refused.status, refused.said]).toEqual([3, expect.stringContaining('what is put back, and where, is what its record says')]);
    expect(existsSync(join(folder, 'mine'))).toBe(true);
    runbook(1, 'rollback', '--yes', '--allow-destroy', '--non-interactive', '--trust', '--manual=skip');
    expect(existsSync(join(folder, 'mine'))).toBe(false);
  });

  test.each([
    ['a function', 'test()', { functions: [{ name: 'test', text: 'test () { touch planted; }' }] }], ['where programs are', 'PATH', { changed: { PATH: '/nowhere' } }], ['an alias', 'alias test', { aliases: "alias test='touch planted'" }],
  ])('and of a shell that has %s in the place of programs', (_what, named, planted) => {
    const file = join(own(), 'state/shell.json');
    const state = JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...planted });
    const before = hash(readFileSync(file, 'utf8'));
    writeFileSync(file, state);
    rechain((line) => (line['state'] === before ? { ...line, state: hash(state) } : line));
    const refused = runbook(1, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive');
    expect([refused.status, refused.said]).toEqual([3, expect.stringContaining('acts in the place of programs')]);
    expect(refused.said).toContain(named);
    expect(existsSync(join(folder, 'planted'))).toBe(false);
  });

  test('is none of this user’s where it was committed; who began it goes on', () => {
    const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, env: bareEnvironment(homes[0] ?? ''), stdio: 'ignore' });
    git('init');
    git('add', '--force', '.runbook', 'sort.md');
    git('commit', '--message', 'x');
    const refused = runbook(1, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive');
    expect([refused.status, refused.said]).toEqual([3, expect.stringContaining('came with the repository')]);
    expect(runbook(0, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive').status).toBe(0);
  });
});

test('a folder that is no run is none', () => {
  mkdirSync(join(folder, '.runbook/runs/29990101-000000-sort-0000'), { recursive: true });
  expect(runbook(1, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive').status).toBe(2);
});
