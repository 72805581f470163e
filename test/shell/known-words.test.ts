import { describe, expect, it } from 'vitest';
import { cdTarget, knownPathAfter } from '../../src/shell/known-words.ts';

describe('where cd goes', () => {
  it.each([
    [['cd', 'halls'], 'halls'], [['cd', '--', 'halls'], 'halls'], [['cd', '-P', 'halls'], 'halls'], [['cd', '-L', '--', '-halls'], '-halls'],
    [['cd', '-'], '-'], [['cd', null], null], [['cd'], undefined], [['cd', '--'], undefined],
  ] as const)('%j', (words, target) => {
    expect(cdTarget(words)).toBe(target);
  });
  it('is the folder after it', () => {
    expect(knownPathAfter(['cd', '--', 'north'], '/halls')).toBe('/halls/north');
    expect(knownPathAfter(['cd', '-'], '/halls')).toBeNull();
  });
});
