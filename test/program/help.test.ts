/** `--help`, `--version` and the completions, word for word where people and scripts rely on it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands, optionsOf } from '../../src/commands/options.ts';
import { commandHelp, programHelp } from '../../src/commands/help.ts';
import { correctionNames } from '../../src/understand/correction-names.ts';
import { program } from '../rig/program.ts';

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };

test('--version is one line, also beside --lang', async () => {
  await program('--version').stdout(`${version}\n`).success();
  await program('--lang', 'fr', '--version').stdout(`${version}\n`).success();
});

test('--help lists every command of the contract, in the operator’s language', async () => {
  await program('--help').stdout(programHelp('en')).success();
  await program('--help').env({ LANG: 'fr_FR.UTF-8' }).stdout(programHelp('fr')).success();
  for (const name of ['exec', 'plan', 'rehearse', 'rollback', 'lint', 'list', 'log', 'trust', 'site']) expect(programHelp('en')).toMatch(new RegExp(`^  ${name} `, 'm'));
});

test('no line of it is wider than the terminal, and none begins with a French colon', () => {
  for (const columns of [40, 60, 80, 200]) {
    for (const language of ['en', 'fr'] as const) {
      const all = [programHelp(language, columns), ...commands.map((c) => commandHelp(c.name, language, columns))].join('\n').split('\n');
      // A line to be typed stays whole, so does a word.
      expect(all.filter((l) => l.length > columns && !/^ {2}(?:runbook|source) /.test(l) && l.trim().includes(' ') && !/^ {2}\S+ --|^ {2}(?:-|log|approve)/.test(l))).toEqual([]);
      expect(all.filter((l) => /^\s*[:;!?]/.test(l))).toEqual([]);
    }
  }
});

test('lint’s help has every correction that a writer can make, as the README says', () => {
  for (const language of ['en', 'fr'] as const) {
    for (const { name } of correctionNames) expect(commandHelp('lint', language), name).toMatch(new RegExp(`(?<![\\w-])${name}(?![\\w-])`));
  }
});

test('completions describe in the operator’s language', async () => {
  for (const shell of ['zsh', 'fish']) {
    const { stdout } = await program('completion', shell).env({ LANG: 'fr_FR.UTF-8' }).stdout(/./).success();
    expect(stdout).toContain('affiche le plan d');
    expect((await program('completion', shell).stdout(/./).success()).stdout).toContain('prints the plan of a document');
  }
});

test('no command at all shows the help, and is an error', async () => {
  await program().stderr(programHelp('en')).status(2);
});

describe('each command', () => {
  test.each(commands.map((c) => c.name))('%s --help names its options and an example, whatever else stands on the line', async (name) => {
    const { stdout } = await program(name, '--nonsense', '--help').stdout(/^Usage: runbook /).success();
    for (const option of optionsOf(name)) expect(stdout).toContain(`--${option.name}`);
    expect(stdout).toContain('Examples:');
  });
});

describe('completions', () => {
  const complete = (script: string, words: readonly string[]): readonly string[] =>
    execFileSync('bash', ['-c', `${script}\nCOMP_WORDS=(${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}; COMPREPLY=(); _runbook; printf '%s\\n' "\${COMPREPLY[@]}"`], { encoding: 'utf8' }).split('\n').filter(Boolean);

  test('bash completes commands, options, and the values of an option', async () => {
    const { stdout } = await program('completion', 'bash').stdout(/./).success();
    expect(complete(stdout, ['runbook', 'ex'])).toEqual(['exec']);
    expect(complete(stdout, ['runbook', 'exec', '--allow'])).toEqual(['--allow-destroy']);
    expect(complete(stdout, ['runbook', 'exec', '--manual', 'p'])).toEqual(['pause']);
    expect(complete(stdout, ['runbook', 'log', 'v'])).toEqual(['verify']);
  });

  test('an unknown shell is refused', async () => {
    await program('completion', 'bsh').stderr({ part: 'Did you mean runbook completion bash?' }).status(2);
  });
});
