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

/** Another plan and a chain that fits it, as somebody who may write there could make them. */
function forge(): void {
  const plan = JSON.parse(readFileSync(join(own(), 'plan.json'), 'utf8')) as { steps: { code: string }[] };
  for (const step of plan.steps) step.code = 'touch planted';
  writeFileSync(join(own(), 'plan.json'), JSON.stringify(plan));
  const lines = readFileSync(join(own(), 'record.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l) as Record<string, unknown>);
  let prev = hash(String(lines[0]?.['run']));
  const chained = lines.map((line, i) => {
    const whole = canonicalize({ ...line, ...(i === 0 ? { plan: hash(canonicalize(plan) ?? '') } : {}), prev }) ?? '';
    prev = hash(whole);
    return whole;
  });
  writeFileSync(join(own(), 'record.jsonl'), `${chained.join('\n')}\n`);
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

test('a folder that is no run is none', () => {
  mkdirSync(join(folder, '.runbook/runs/29990101-000000-sort-0000'), { recursive: true });
  expect(runbook(1, 'exec', 'sort.md', '--resume', '--yes', '--non-interactive').status).toBe(2);
});
