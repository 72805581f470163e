/** Which answers are taken, and how they reach the environment. */
import { describe, expect, it } from 'vitest';
import { fromHome, normaliseAnswer, refuseAnswer } from '../../src/model/answer.ts';
import type { Answerable } from '../../src/model/answer.ts';

const input = (more: Partial<Answerable> = {}): Answerable => ({ kind: 'text', source: 'placeholder', options: null, required: true, pattern: null, guarded: false, argument: false, ...more });

describe('refuseAnswer', () => {
  it('takes whatever the quoting holds', () => {
    for (const value of ['a b', "it's", '"', '$(x)', '`x`', ';', 'a\nb', '-', '*', 'é', '\\']) expect(refuseAnswer(input(), value)).toBeNull();
  });
  it('refuses what no environment can hold, and nothing where something is needed', () => {
    expect(refuseAnswer(input(), 'a\0b')).toEqual({ why: 'nul' });
    expect(refuseAnswer(input(), '')).toEqual({ why: 'empty' });
    expect(refuseAnswer(input({ required: false }), '')).toBeNull();
  });
  it('refuses a leading dash where it would make an option, unless the author says that it may', () => {
    expect(refuseAnswer(input({ argument: true }), '-rf')).toEqual({ why: 'leading-dash' });
    expect(refuseAnswer(input({ argument: true, pattern: '-?\\d+' }), '-1')).toBeNull();
    expect(refuseAnswer(input(), '-secret')).toBeNull();
  });
  it('refuses where the value is parsed again what means more than itself there', () => {
    for (const value of ['a b', 'a;b', "a'b", '$(x)', '-x', '//etc', '/-x', '/', 'a\n', 'a*']) expect(refuseAnswer(input({ guarded: true }), value)?.why).toBe('pattern');
    expect(refuseAnswer(input({ guarded: true, pattern: '.*' }), 'a;b')?.why).toBe('pattern');
    for (const value of ['web-1.example.org:22', '/var/backups/shop']) expect(refuseAnswer(input({ guarded: true }), value)).toBeNull();
  });
  it('holds a value against the whole of the author\'s pattern', () => {
    expect(refuseAnswer(input({ pattern: '[a-z]+|x' }), 'abc')).toBeNull();
    expect(refuseAnswer(input({ pattern: '[a-z]+|x' }), 'abc1')).toEqual({ why: 'pattern', pattern: '[a-z]+|x' });
    expect(refuseAnswer(input({ pattern: '[' }), 'a')).toEqual({ why: 'broken-pattern', pattern: '[' });
  });
  it('takes one of the options only', () => {
    expect(refuseAnswer(input({ kind: 'choice', options: ['Non', 'oui'] }), 'oui')).toBeNull();
    expect(refuseAnswer(input({ kind: 'choice', options: ['Non', 'oui'] }), 'yes')).toEqual({ why: 'option', options: ['Non', 'oui'] });
  });
  it('takes an answer to a program\'s question as one line, the empty one too', () => {
    const answer = input({ source: 'answer', guarded: false });
    expect(refuseAnswer(answer, '')).toBeNull();
    expect(refuseAnswer(answer, '-1')).toBeNull();
    expect(refuseAnswer(answer, 'a\nrm')?.why).toBe('control');
    expect(refuseAnswer(answer, '\u0003')?.why).toBe('control');
  });
});

describe('normaliseAnswer', () => {
  it('takes the v off a version that the document writes in several forms', () => {
    expect(normaliseAnswer({ kind: 'version', written: ['v0.0.11', '0.0.11'] }, 'v0.0.12')).toBe('0.0.12');
    expect(normaliseAnswer({ kind: 'version', written: ['1.7.4'] }, ' 1.7.5 ')).toBe('1.7.5');
    expect(normaliseAnswer({ kind: 'version', written: ['vX.Y.Z'] }, 'V1.0.0')).toBe('1.0.0');
  });
  it('leaves a tag to fill in, and all else, as it was typed', () => {
    expect(normaliseAnswer({ kind: 'version', written: ['<TAG>'] }, 'v1.2.3')).toBe('v1.2.3');
    expect(normaliseAnswer({ kind: 'text', written: ['<x>'] }, ' a ')).toBe(' a ');
  });
  it.each([
    ['Option A', 'Option A: from CI'], ['from ci', 'Option A: from CI'], ['option a: from ci', 'Option A: from CI'], ['Case 2', 'Case 2. by hand'], ['Cas 1', 'Cas 1 : neuf (à valider)'], ['Option 3', 'Option 3 (preferred)'],
    ['Option', 'Option'], ['CI', 'CI'], ['prod', 'prod'], ['production', 'production'], ['v1', 'v1'], ['', ''],
  ])('takes %j for the option that is meant, and completes nothing: %j', (typed, meant) => {
    const options = ['Option A: from CI', 'Option B: from the mill', 'Case 2. by hand', 'Cas 1 : neuf (à valider)', 'Option 3 (preferred)', 'prod-eu', 'pre-production', 'v1.2 EU'];
    expect(normaliseAnswer({ kind: 'choice', written: [], options }, typed)).toBe(meant);
  });
  it('takes none where two may be meant', () => {
    expect(normaliseAnswer({ kind: 'choice', written: [], options: ['Case 1: by hand', 'Case 2: by hand', 'A', 'a'] }, 'by hand')).toBe('by hand');
  });
});

describe('fromHome', () => {
  const file = { kind: 'file', argument: true, guarded: false } as const;
  it.each([['~/app.yml', '/home/ann/app.yml'], ['~', '/home/ann'], ['~bob/app.yml', '~bob/app.yml'], ['a~/b', 'a~/b'], ['/etc/~/x', '/etc/~/x']])('%s is %s, as where it is typed to a shell', (typed, used) => {
    expect(fromHome(file, typed, '/home/ann')).toBe(used);
  });
  it('leaves alone what no shell would expand, and what means another machine', () => {
    for (const input of [{ ...file, kind: 'text' }, { ...file, argument: false }, { ...file, guarded: true }] as const) expect(fromHome(input, '~/x', '/home/ann')).toBe('~/x');
    for (const home of [undefined, '', 'home']) expect(fromHome(file, '~/x', home)).toBe('~/x');
    expect(fromHome(file, '~/x', '/home/$&/')).toBe('/home/$&/x');
  });
});
