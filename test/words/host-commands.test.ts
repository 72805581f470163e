/** What a code host's log would obey does not stand in words of ours. */
import { describe, expect, test } from 'vitest';
import { withoutHostCommands } from '../../src/words/host-commands.ts';

const github = { GITHUB_ACTIONS: 'true' };
/** As GitHub's runner looks for them: `::` after blanks, `##[` anywhere. */
const obeyed = (text: string): boolean => text.split('\n').some((l) => l.trimStart().startsWith('::') || l.includes('##['));

describe('in GitHub’s log', () => {
  test.each(['::add-mask::e', '   ::stop-commands::x', '\t::set-output name=a::b', 'a title ##[add-mask]e', '\u001B[1m::error::x\u001B[22m', 'one\n::two::\n  ::three::'])('%j is no command', (text) => {
    const said = withoutHostCommands(text, github);
    expect(obeyed(said.replaceAll(/\u001B\[[0-9;]*m/g, ''))).toBe(false);
    expect(said.replaceAll('\u2060', '')).toBe(text);
  });

  test('JSON is the same value', () => {
    const value = { title: '##[group]x', note: '::error::y' };
    const said = withoutHostCommands(`${JSON.stringify(value, null, 2)}\n`, github);
    expect(obeyed(said)).toBe(false);
    expect(JSON.parse(said)).toEqual(value);
  });

  test('what is no command stays as it is', () => expect(withoutHostCommands('std::vector, a :: b\n', github)).toBe('std::vector, a :: b\n'));
});

test('elsewhere nothing is touched', () => expect(withoutHostCommands('::error::x', {})).toBe('::error::x'));
