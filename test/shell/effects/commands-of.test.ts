/** The walk from shell text to its simple commands. */
import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { commandsOf } from '../../../src/shell/commands-of.ts';

const texts = (source: string): string[] => commandsOf(source).commands.map((c) => c.text);

describe('the simple commands of a shell text', () => {
  test('come in order through lists, pipelines and conditionals', () => {
    expect(texts('a && b | c; if d; then e; else f; fi')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
  test('are found in loops, functions, subshells and groups', () => {
    expect(texts('for i in 1 2; do a "$i"; done\nf() { b; }\n(c; { d; })')).toEqual(['a "$i"', 'b', 'c', 'd']);
    expect([...commandsOf('f() { b; }').functions]).toEqual(['f']);
  });
  test('are found in substitutions, before the command that uses them', () => {
    expect(texts('echo "$(a $(b))" <(c)')).toEqual(['b', 'a $(b)', 'c', 'echo "$(a $(b))" <(c)']);
    expect(texts('X=$(a)')).toEqual(['a', 'X=$(a)']);
    expect(texts('echo `a`')).toEqual(['a', 'echo `a`']);
  });
  test('keep placeholders in what is shown, and words of the same length in what is judged', () => {
    const [command] = commandsOf('deploy <app name> --to <env>').commands;
    expect(command?.text).toBe('deploy <app name> --to <env>');
    expect(command?.words).toHaveLength(4);
  });
  test('know what they read: a here document, a here string, an echo before the pipe, a file', () => {
    const inputs = commandsOf('a <<EOF\none\nEOF\nb <<< two\necho three | c\nd < four').commands.map((c) => c.input);
    expect(inputs).toEqual([{ kind: 'text', text: 'one\n' }, { kind: 'text', text: 'two' }, { kind: 'none' }, { kind: 'text', text: 'three' }, { kind: 'file', path: 'four' }]);
  });
  test('are read line by line where the text does not parse, so that an open quote hides nothing', () => {
    const read = commandsOf("echo 'it is\nrm -rf /srv/data");
    expect(read.parsed).toBe(false);
    expect(read.commands.some((c) => c.words[0] === 'rm')).toBe(true);
  });
  test('are split at blanks of word processors as well', () => {
    expect(commandsOf('git\u00A0push').commands[0]?.words).toEqual(['git', 'push']);
  });
  test('never throw, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.constantFrom('$(', ')', '"', "'", '`', '<<EOF', '\n', 'rm', ' ', '{', '}', 'if', 'fi', '|', '<x>', '\\', '((', '${'), { maxLength: 40 }).map((a) => a.join(''))), (source) => {
      expect(Array.isArray(commandsOf(source).commands)).toBe(true);
    }), { numRuns: 500 });
  });
});

test('a command is sure where the text could not have ended with 0 without its success', () => {
  const sure = (text: string): string[] => commandsOf(text).commands.filter((c) => c.sure).map((c) => c.text);
  expect(sure('set -eu\ngit tag v1\ncd sub && git add .\ngit push && git push --tags')).toEqual(['set -eu', 'git tag v1', 'git push', 'git push --tags']);
  expect(sure('git tag v1 || true\n! git tag v2\ngit tag v3 &\n(git tag v4)\nif git tag v5; then git tag v6; fi\nfor i in 1; do git tag v7; done\nf() { git tag v8; }\necho $(git tag v9)')).toEqual(['echo $(git tag v9)']);
  expect(sure('git tag v1\nif test -e x; then exit 0; fi\ngit tag v2')).toEqual(['git tag v1']);
  expect(sure('set +e\ngit tag v1')).toEqual(['set +e']);
});
