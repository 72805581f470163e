/** `runbook plan`: what a person sees before, and the contract's object for another program. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareEnvironment, launcher, program, temporaryFolder } from '../rig/program.ts';

const document = `# Release the site

## Publish

- Ask the owner for a go on [the channel](https://chat.example.org/ops).
- Close the old ticket.

Then publish:

\`\`\`sh
git push origin <branch>
\`\`\`

> [!WARNING]
> Not in production.

\`\`\`sh
rm -rf public
\`\`\`

## Rollback

\`\`\`sh
git revert HEAD
\`\`\`
`;

test('the plan names its document, inputs, steps, places, effects and what is left out', async () => {
  const { stdout } = await program('plan', 'site.md').file('site.md', document).stdout(/./).success();
  expect(stdout).toMatch(/^Release the site\nsite\.md · sha256 [0-9a-f]{12}\n4 steps, 2 of them for a person\n/);
  expect(stdout).toMatch(/BRANCH {2}text · written <branch>/);
  expect(stdout).toMatch(/publish-3 · site\.md:10 · shell · ● changes\n {8}git push origin ⟨BRANCH⟩/);
  expect(stdout).toMatch(/→ the channel: https:\/\/chat\.example\.org\/ops/);
  expect(stdout).toMatch(/site\.md:17 · shell · ✖ destroys/);
  expect(stdout).toMatch(/site\.md#rollback {2}rollback · Rollback/);
});

test('the same in French', async () => {
  const { stdout } = await program('plan', 'site.md', '--lang', 'fr').file('site.md', document).stdout(/4 étapes, dont 2 pour une personne/).success();
  expect(stdout).toMatch(/✖ détruit/);
});

test('--json prints the contract’s object and nothing else', async () => {
  const { stdout } = await program('plan', 'site.md#rollback', '--json').file('site.md', document).stdout(/./).success();
  const plan = JSON.parse(stdout) as { schema: string; steps: { line: number; kind: string; code: string }[]; source: { path: string } };
  expect(plan.schema).toBe('runbook-plan/1');
  expect(plan.source.path).toBe('site.md');
  expect(plan.steps.map(({ line, kind, code }) => ({ line, kind, code: code.trim() }))).toEqual([{ line: 23, kind: 'shell', code: 'git revert HEAD' }]);
});

test('control, bidirectional and invisible characters are shown, never sent to the terminal', async () => {
  const { stdout } = await program('plan', 'evil.md').file('evil.md', '# T\u001B]0;owned\u0007itle\n\n```sh\necho safe \u202E# fdsa\u200B\n```\n').stdout(/./).success();
  expect(stdout).not.toMatch(/[\u001B\u202E\u200B]/);
  expect(stdout).toMatch(/\\u\{202E\}/);
});

test('colour follows FORCE_COLOR, and NO_COLOR before it', async () => {
  const coloured = await program('plan', 'site.md').file('site.md', document).env({ NO_COLOR: undefined, FORCE_COLOR: '1' }).run();
  expect(coloured.stdout).toContain('\u001B[');
  const plain = await program('plan', 'site.md').file('site.md', document).env({ FORCE_COLOR: '1', NO_COLOR: '1' }).run();
  expect(plain.stdout).not.toContain('\u001B');
});

test('--explain says what spoke for the reading of a line', async () => {
  await program('plan', 'site.md', '--explain', '11').file('site.md', document).stdout([/site\.md:10 was read as: run/, /speaks for/]).success();
});

describe('where the results go', () => {
  const piped = (command: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'site.md'), document);
    return spawnSync('bash', ['-o', 'pipefail', '-c', command.replace('RUNBOOK', `'${process.execPath}' '${launcher()}'`)], { cwd: folder, env: bareEnvironment(folder), encoding: 'utf8' });
  };
  test('a reader that goes away is no error', () => {
    expect(piped('RUNBOOK plan site.md | head -n 1')).toMatchObject({ status: 0, stdout: 'Release the site\n', stderr: '' });
  });
  test('a full disk under the results is told in one line (exit 1)', () => {
    expect(piped('RUNBOOK plan site.md > /dev/full')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^runbook: stdout: ENOSPC[^\n]*\n$/) });
  });
});

test('a reference with one thing to do shows what exec would run; the contract’s object selects nothing', async () => {
  const rows = ['HOST', 'PORT', 'MODE', 'NAME'].map((name) => `## ${name.toLowerCase()}\n\n| variable | default |\n|---|---|\n| \`${name}\` | none |\n`).join('\n');
  const settings = `# Settings of the service\n\n## Reload\n\nAfter a change, run:\n\n\`\`\`sh\ntouch reloaded\n\`\`\`\n\n${rows}`;
  const { stdout } = await program('plan', 'settings.md').file('settings.md', settings).stdout(/./).success();
  expect(stdout).toMatch(/^Settings of the service › Reload\nsettings\.md#reload · /);
  expect(stdout).toContain('        touch reloaded');
  const { stdout: object } = await program('plan', '--json', 'settings.md').file('settings.md', settings).stdout(/./).success();
  expect(JSON.parse(object)).toMatchObject({ shape: 'reference', steps: [] });
});
