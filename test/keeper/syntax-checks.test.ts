import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { SyntaxChecks } from '../../src/keeper/prepared.ts';

const folder = mkdtempSync(join(tmpdir(), 'rb-syntax-'));
const touched = join(folder, 'touched');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Blocks with and without faults; bash itself is the judge. */
const blocks: readonly string[] = [
  'echo hi', '', '# only a comment', 'if true; then\n', 'fi', 'echo "abc', "echo 'abc", 'cat <<E\nx', 'cat <<E\nx\nE', 'f() { :; }', '}', '{', 'case a in (b) ;; esac', 'case a in', 'echo $(if)', 'echo $(', 'echo `ls',
  'for i in 1 2; do echo $i; done; exit 3', 'while :; do', 'a=(1 2', 'a=(1 2)', '[[ a == b ]]', '[[ a ==', '((1 + ))', 'echo $(( 1 + ))', 'echo ${x', 'echo \\', 'x=1 &', '& x', '| x', 'a && ', 'a ||\n', '!(a|b)', 'ls !(x)',
  `touch ${touched}`, `set +n; touch ${touched}`, `$(touch ${touched})`, `trap 'touch ${touched}' EXIT`, `. /dev/stdin <<< 'touch ${touched}'`, `eval 'touch ${touched}'`, 'shopt -s extglob\necho !(a)', 'echo é “x”', 'cat <<-\tE\n\tx\n\tE\n',
  'select x in a; do :; done', 'function g { :; }', 'coproc x { :; }', 'alias x=if\nx', 'echo a;; echo b', ') (', 'echo <(ls', 'echo {1..3}', 'time', '! !', 'exit 0\nif',
];

describe('what is said of the syntax of blocks before they run', () => {
  const bash = (code: string): string => {
    const extglob = /shopt -s extglob/.test(code);
    const { stderr, status } = spawnSync('bash', ['-p', ...(extglob ? ['-O', 'extglob'] : []), '-n'], { input: code.endsWith('\n') ? code : `${code}\n`, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } });
    return stderr.replaceAll(/^(?:\S*bash: )+/gm, '').trim() || (status === 0 ? '' : `status ${status}`);
  };

  it('is what `bash -n` says, of all of them at once as of each alone, and nothing of them is executed', async () => {
    const together = new SyntaxChecks();
    together.expect(blocks);
    for (const code of blocks) expect({ code, said: await together.of(code, null) }).toEqual({ code, said: bash(code) });
    expect(existsSync(touched)).toBe(false);
  });
  it('takes a block that bash itself dies of for faulty, never for fine', async () => {
    const deep = `echo ${'$('.repeat(60_000)}`;
    const checks = new SyntaxChecks();
    checks.expect([deep, 'echo next']);
    expect(await checks.of(deep, null)).not.toBe('');
    expect(await checks.of('echo next', null)).toBe('');
  });

  describe('whatever bash is found', () => {
    afterEach(() => {
      vi.unstubAllEnvs();
    });
    const bashIs = (text: string): void => {
      writeFileSync(join(folder, 'bash'), `#!/bin/sh\n${text}\n`);
      chmodSync(join(folder, 'bash'), 0o755);
      vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
    };

    it('reads no ~/.bashrc: it may wait for something, and runs what nobody has asked for', async () => {
      writeFileSync(join(folder, '.bashrc'), `touch ${touched}; sleep 60`);
      bashIs(`HOME=${folder} exec /bin/bash "$@"`);
      const checks = new SyntaxChecks();
      checks.expect(['echo a', 'echo b']);
      expect([await checks.of('echo a', null), await checks.of('if', null)]).toEqual(['', expect.stringContaining('syntax error')]);
      expect(existsSync(touched)).toBe(false);
    });

    it('is not waited for for ever, and said', async () => {
      bashIs('exec sleep 300');
      const checks = new SyntaxChecks(200);
      checks.expect(['echo a', 'echo b']);
      await expect(checks.of('echo a', null)).rejects.toThrow('bash: killed, or no answer within 0.2 s');
    });
  });
});
