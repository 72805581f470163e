/** What is shown to be copied does the same as what runs. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bindInputs } from '../../../src/shell/bind.ts';
import { codeParts, quoteForShell } from '../../../src/shell/quote.ts';

const values = ['plain', 'two words', '', "it's", '"', '\\', 'a\\', '$(echo no)', '`echo no`', '$HOME', 'a\nb', '*', '~', '-n', 'X=1', '; echo no', 'é漢🚀', "'\"$x`\\", '#x', '!', '{a,b}'];
const bash = (code: string, env: Record<string, string> = {}): string => execFileSync('bash', ['-c', code], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...env } });

const withValues = (code: string, known: Readonly<Record<string, string>>, secrets: readonly string[]): string => codeParts(code, known, secrets).map((part) => part.text).join('');

describe('quoteForShell', () => {
  it('gives one word that bash reads as the value', () => {
    expect(bash(`printf '[%s]\\0' ${values.map(quoteForShell).join(' ')}`)).toBe(values.map((v) => `[${v}]\0`).join(''));
  });
  it('leaves a plain word as a person types it', () => {
    expect(['v1.2.3', 'a/b.c', 'user@host:~'].map(quoteForShell)).toEqual(['v1.2.3', 'a/b.c', "'user@host:~'"]);
    expect(quoteForShell('PATH=x')).toBe("'PATH=x'");
  });
});

describe('codeParts', () => {
  const sources = ["printf %s <app>", 'printf %s $"<app>"', 'printf "%s\\n" x$$"" "<app>" | tail -n 1', 'printf %s "a <app> b"', "printf %s 'a <app> b'", "printf %s '<app>'", "printf %s $'x\\t<app>y'", 'cat <<EOF\n<app>\nEOF', 'X=<app>; printf %s "$X"', 'printf %s a<app>b'];
  for (const source of sources) {
    it(`shows ${JSON.stringify(source)} as a command that does what the bound one does`, () => {
      const at = source.indexOf('<app>');
      const bound = bindInputs(source, [{ start: at, end: at + 5, written: '<app>', input: 'APP', form: 'plain' }]);
      if ('refused' in bound) throw new Error(bound.refused);
      const all = (code: (value: string) => string): string[] => bash(values.map((v) => `(\n${code(v)}\n)\nprintf '\\0'\n`).join('')).split('\0');
      const shown = all((v) => withValues(bound.code, { APP: v }, []));
      expect(shown).toEqual(all((v) => `export APP=${quoteForShell(v)}\n${bound.code}`));
      expect(shown[0]).toContain('plain');
    });
  }
  it('never shows a secret', () => {
    expect(withValues('curl -H "T: ${TOKEN}" \'"${TOKEN}"\' "${TOKEN}"', { TOKEN: 's3cr3t' }, ['TOKEN'])).toBe('curl -H "T: ••••" •••• ••••');
  });
  it('leaves a reference whose value is not known', () => {
    expect(withValues('ls "${DIR}" "$HOME"', {}, [])).toBe('ls "${DIR}" "$HOME"');
  });
});
