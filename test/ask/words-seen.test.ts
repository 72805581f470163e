import { describe, expect, it } from 'vitest';
import { wordsSeen } from '../../src/ask/words-seen.ts';

describe('the words that steps printed', () => {
  const output = '\u001B[33m9f3c2ab\u001B[m (HEAD -> main, origin/main) raise the lamps\r\n1b20cde lower them\nhall-snap-7   2026-11-02  "ready"\n';

  it('that begin so, the last line first', () => {
    expect(wordsSeen(output, 'h')).toEqual(['hall-snap-7']);
    expect(wordsSeen(output, '9f')).toEqual(['9f3c2ab']);
    expect(wordsSeen(output, '').slice(0, 5)).toEqual(['hall-snap-7', '2026-11-02', 'ready', '1b20cde', 'lower']);
  });
  it('without what stands around them', () => {
    expect(wordsSeen(output, 'orig')).toEqual(['origin/main']);
    expect(wordsSeen('see s3://halls/a.dump, or <lamp@web-1>.\n', '')).toEqual(['see', 's3://halls/a.dump', 'or', 'lamp@web-1']);
  });
  it('each once, and not what is there already', () => expect(wordsSeen('aa aa ab\naa\n', 'a')).toEqual(['aa', 'ab']));
  it('no masked secret, nothing that a terminal would hide or turn about', () => expect(wordsSeen('pass=***x to\u202Exe zero\u200Bwidth fine\n', '')).toEqual(['fine']));
  it('of what was printed last only', () => expect(wordsSeen(`old ${'x '.repeat(70_000)}new`, 'o')).toEqual([]));
  it('no more than can be looked at', () => expect(wordsSeen(Array.from({ length: 500 }, (_, i) => `w${i}`).join('\n'), 'w')).toHaveLength(40));
});
