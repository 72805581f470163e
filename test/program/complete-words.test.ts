/** What bash offers of a document: its sections, its steps, its inputs; and nothing that a shell would expand. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'complete-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/runbook'), `#!/bin/sh\nexec '${process.execPath}' '${process.env['RUNBOOK_TEST_PROGRAM'] ?? ''}' "$@"\n`);
  chmodSync(join(folder, 'bin/runbook'), 0o755);
  writeFileSync(join(folder, 'my ops.md'), '# Operations\n\n## Deploy\n\n```bash\ngit checkout <version>\nmake deploy\n```\n\n## Restore\n\n```bash\npg_restore <dump file>\n```\n');
  writeFileSync(join(folder, 'hostile.md'), '# A\n\n## Steps $(touch owned)\n\n```bash\ngit pull\n```\n\n## `touch owned`;touch owned\n\n```bash\nmake deploy\n```\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const complete = (...words: readonly string[]): readonly string[] =>
  execFileSync('bash', ['-c', `source <(runbook completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _runbook; printf '%s\\n' "\${COMPREPLY[@]}"`, 'bash', 'runbook', ...words], { encoding: 'utf8', cwd: folder, env: { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder } }).split('\n').filter(Boolean);

describe('bash completes', () => {
  test('the sections of a document behind its #', () => {
    expect(complete('exec', 'my ops.md#')).toEqual(['my ops.md#operations', 'my ops.md#deploy', 'my ops.md#restore']);
    expect(complete('plan', 'my ops.md#res')).toEqual(['my ops.md#restore']);
    expect(complete('plan', 'none.md#res')).toEqual([]);
  });

  test('its steps for the options that name one', () => {
    const steps = complete('exec', 'my ops.md#deploy', '--from', '');
    expect(steps.length).toBeGreaterThan(0);
    expect(complete('exec', 'my ops.md#deploy', '--skip', steps[0]?.slice(0, 3) ?? '')).toContain(steps[0]);
  });

  test('its inputs for --var', () => {
    expect(complete('exec', 'my ops.md#deploy', '--var', '')).toEqual(['VERSION=']);
  });

  test('the options of a choice whole, whatever their blanks, and none that a shell acts on', () => {
    writeFileSync(join(folder, 'ways.md'), '# Oil\n\n## Option 1: by hand\n\n```bash\necho one\n```\n\n## Option 2: à l’aide d\'un levier\n\n```bash\necho two\n```\n\n## Option 3: $(touch owned)\n\n```bash\necho three\n```\n');
    expect(complete('exec', 'ways.md', '--var', 'OPTION', '=', '')).toEqual(['Option 1: by hand', 'Option 2: à l’aide d\'un levier']);
    expect(complete('exec', 'ways.md', '--var', 'OPTION', '=', 'Option\\ 2')).toEqual(['Option 2: à l’aide d\'un levier']);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  test('without running what a document’s author wrote into a heading', () => {
    complete('exec', 'hostile.md#');
    complete('exec', 'hostile.md', '--from', '');
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});
