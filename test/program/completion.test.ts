/** Completion in the shells themselves: what bash, zsh and fish offer when Tab is pressed. A shell that is not on this machine is left out. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionLoaders } from '../../src/commands/completion-loaders.ts';
import { bareEnvironment, launcher } from '../rig/program.ts';

let folder: string;
let environment: Record<string, string>;
let run: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-test-')));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/runbook'), `#!/bin/sh\nexec '${process.execPath}' '${launcher()}' "$@"\n`);
  chmodSync(join(folder, 'bin/runbook'), 0o755);
  environment = { ...bareEnvironment(folder), PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, TERM: 'xterm' };
  writeFileSync(join(folder, 'deploy.md'), '# Operations\n\n## Deploy\n\n```bash\necho to <target>\n```\n\n## Restore\n\n```bash\necho back\n```\n');
  writeFileSync(join(folder, 'deploy.bin'), '');
  writeFileSync(join(folder, 'oil.md'), '# Oil it\n\n## With the hall desk\n\n```bash\necho desk\n```\n\n## With the lever\n\n```bash\necho lever\n```\n');
  mkdirSync(join(folder, '.oils'));
  writeFileSync(join(folder, 'to do.md'), '# To do\n\n## Begin\n\n**On staging:**\n\n```bash\necho staging > target\n```\n\n**On production:**\n\n```bash\necho production > target\n```\n\n## Finish\n\n```bash\ndate\n```\n');
  execFileSync(process.execPath, [launcher(), 'exec', 'deploy.md#restore', '--trust', '--yes'], { cwd: folder, env: environment, stdio: 'ignore' });
  [run = ''] = readdirSync(join(folder, '.runbook/runs')).filter((name) => /^\d/.test(name));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a line that is typed, with Tab behind it, comes to. */
const lines: readonly { readonly typed: string; readonly comesTo: () => string }[] = [
  { typed: 'runbook rehe', comesTo: () => 'runbook rehearse' },
  // Not deploy.bin: no document.
  { typed: 'runbook exec dep', comesTo: () => 'runbook exec deploy.md' },
  { typed: 'runbook exec deploy.md#res', comesTo: () => 'runbook exec deploy.md#restore' },
  { typed: 'runbook exec deploy.md#deploy --from de', comesTo: () => 'runbook exec deploy.md#deploy --from deploy-1' },
  { typed: 'runbook exec deploy.md#deploy --var TA', comesTo: () => 'runbook exec deploy.md#deploy --var TARGET=' },
  { typed: 'runbook exec to\\ do.md#fin', comesTo: () => 'runbook exec to\\ do.md#finish' },
  { typed: 'runbook exec to\\ do.md --var ENVIRONMENT=prod', comesTo: () => 'runbook exec to\\ do.md --var ENVIRONMENT=production' },
  // Of one word, whatever is in it.
  { typed: 'runbook exec oil.md --var TOOL=hall', comesTo: () => 'runbook exec oil.md --var TOOL=hall\\ desk' },
  // Not the hidden folder beside it.
  { typed: 'runbook exec oi', comesTo: () => 'runbook exec oil.md' },
  { typed: 'runbook log show 20 rest', comesTo: () => 'runbook log show 20 restore-1' },
  { typed: 'runbook log --result fa', comesTo: () => 'runbook log --result failed' },
  { typed: 'runbook exec --non', comesTo: () => 'runbook exec --non-interactive' },
  { typed: 'runbook log ver', comesTo: () => 'runbook log verify' },
  { typed: 'runbook log show 2', comesTo: () => `runbook log show ${run}` },
  { typed: 'runbook rollback 2', comesTo: () => `runbook rollback ${run}` },
  { typed: 'runbook exec deploy.md --resume 2', comesTo: () => `runbook exec deploy.md --resume ${run}` },
];

/** Types a line into an interactive shell, presses Tab, and waits for what it comes to. */
function pressTab(program: string, args: readonly string[], prepare: string, typed: string, comesTo: string): Promise<string> {
  return new Promise((resolve) => {
    const shell = spawn(program, [...args], { cols: 160, rows: 30, cwd: folder, env: environment });
    let text = '';
    let typing = false;
    const seen = (): string => stripVTControlCharacters(text).replace(/[\r\n]+/g, ' ');
    const end = (): void => {
      clearTimeout(patience);
      shell.kill('SIGKILL');
      resolve(seen());
    };
    const patience = setTimeout(end, 15_000);
    shell.onData((data) => {
      text += data;
      if (!typing && text.includes('shell-is-ready')) {
        typing = true;
        text = '';
        setTimeout(() => shell.write(typed), 200);
        setTimeout(() => shell.write('\t'), 400);
      } else if (typing && seen().includes(comesTo)) end();
    });
    shell.write(`${prepare}; echo shell-is''-ready\r`);
  });
}

const shells = [
  { name: 'bash', args: ['--norc', '-i'], prepare: "PS1='% '; bind 'set enable-bracketed-paste off'; source <(runbook completion bash)" },
  { name: 'zsh', args: ['-f'], prepare: "PROMPT='% '; autoload -U compinit; compinit -u -D; source <(runbook completion zsh)" },
] as const;

for (const { name, args, prepare } of shells) {
  describe.skipIf(spawnSync(name, ['--version']).status !== 0)(`in ${name}`, () => {
    test.each(lines)('$typed', async ({ typed, comesTo }) => {
      expect(await pressTab(name, args, prepare, typed, comesTo())).toContain(comesTo());
    });
  });
}

describe.skipIf(spawnSync('zsh', ['--version']).status !== 0)('a file where zsh looks for completions', () => {
  test.each([['as the program prints it', ''], ['as the Debian package has it', completionLoaders.zsh.text]])('%s completes at the first Tab', async (_, text) => {
    mkdirSync(join(folder, 'functions'), { recursive: true });
    writeFileSync(join(folder, 'functions/_runbook'), text || execFileSync('runbook', ['completion', 'zsh'], { env: environment }));
    const prepare = `PROMPT='% '; fpath=(${join(folder, 'functions')} $fpath); autoload -U compinit; compinit -u -D`;
    expect(await pressTab('zsh', ['-f'], prepare, 'runbook rehe', 'runbook rehearse')).toContain('runbook rehearse');
  });
});

describe.skipIf(spawnSync('fish', ['--version']).status !== 0)('in fish', () => {
  test('the Debian package’s file speaks the language of whoever presses Tab', () => {
    const offered = (LANG: string): string => execFileSync('fish', ['--no-config', '-c', `${completionLoaders.fish.text}complete -C 'runbook doct'`], { cwd: folder, env: { ...environment, LANG }, encoding: 'utf8' });
    expect([offered('C.UTF-8'), offered('fr_FR.UTF-8')]).toEqual([expect.stringContaining('looks at the machine - what'), expect.stringContaining('examine la machine - ce qui')]);
  });
  test.each(lines)('$typed', ({ typed, comesTo }) => {
    const offered = execFileSync('fish', ['--no-config', '-c', 'runbook completion fish | source; complete -C $argv[1]', typed], { cwd: folder, env: environment, encoding: 'utf8' }).split('\n').map((line) => line.split('\t')[0]);
    // As it is, not as it is typed.
    expect(offered.filter(Boolean)).toEqual([comesTo().split(/(?<!\\) /).at(-1)?.replaceAll('\\', '')]);
  });
});
