/** The words on the screen: languages, plurals, what is hidden made visible, nearest names. */
import { describe, expect, test } from 'vitest';
import { duration } from '../../src/words/duration.ts';
import { jsonText } from '../../src/words/json-text.ts';
import { mark, markNames } from '../../src/words/marks.ts';
import { plain } from '../../src/words/paint.ts';
import { widthOf } from '../../src/words/width-of.ts';
import { pickLanguage } from '../../src/words/language.ts';
import { nearest } from '../../src/words/nearest.ts';
import { fill, speaker } from '../../src/words/say.ts';
import { systemError } from '../../src/words/system-errors.ts';
import { words } from '../../src/words/table.ts';
import { visible, visibleCode, visibleLine, withStylesOnly } from '../../src/words/visible.ts';

describe('the table', () => {
  const values = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].toSorted();
  test.each(Object.entries(words))('%s has the same values in both languages', (_key, row) => {
    expect(values(row.fr)).toEqual(values(row.en));
    expect(row.fr).not.toBe('');
  });
});

describe('the language', () => {
  test.each([
    ['fr', null, { LANG: 'fr_FR.UTF-8' }], ['fr', null, { LC_ALL: 'fr_CA', LANG: 'en_US' }], ['en', null, { LC_ALL: 'C', LANG: 'fr_FR' }], ['fr', null, { LC_ALL: '', LC_MESSAGES: 'fr', LANG: 'en' }],
    ['en', null, { LANG: 'frr_DE' }], ['en', null, {}], ['fr', 'fr', { LANG: 'en_US' }], ['en', 'en', { LANG: 'fr_FR' }],
  ] as const)('is %s for --lang %s and %o', (language, asked, environment) => {
    expect(pickLanguage(asked, environment)).toBe(language);
  });
});

describe('plurals', () => {
  test.each([['en', 0, '0 steps'], ['en', 1, '1 step'], ['en', 2, '2 steps'], ['fr', 0, '0 étape'], ['fr', 1, '1 étape'], ['fr', 2, '2 étapes']] as const)('%s %i: %s', (language, steps, text) => {
    expect(speaker(language)('plan.count', { steps })).toBe(text);
  });

  test('French spaces go into the template, never into a value', () => {
    expect(fill('échec : {why} ?', { why: 'a : b ?' }, 'fr')).toBe('échec\u00a0: a : b ?\u00a0?');
  });

  test('a value that looks like a template stays what it is', () => {
    expect(fill('{a} {b}', { a: '{b}', b: '$&' }, 'en')).toBe('{b} $&');
  });
});

describe('what is hidden is shown', () => {
  test.each([
    ['an escape', 'a\u001B[31mb', 'a\\u{1B}[31mb'], ['a bidirectional override', 'a\u202Eb', 'a\\u{202E}b'], ['an isolate', '\u2066x', '\\u{2066}x'], ['a zero-width space', 'a\u200Bb', 'a\\u{200B}b'],
    ['a tag character', 'a\u{E0041}', 'a\\u{E0041}'], ['a carriage return', 'a\rb', 'a\\u{D}b'], ['a C1 control', '\u009B2J', '\\u{9B}2J'], ['a soft hyphen', 'a\u00ADb', 'a\\u{AD}b'], ['a Hangul filler', '\u3164', '\\u{3164}'],
    ['a lone surrogate', '\uD800', '\\u{D800}'], ['a line separator', '\u2028', '\\u{2028}'], ['a joiner of graphemes', 'a\u034Fb', 'a\\u{34F}b'], ['an unassigned one that draws nothing', '\uFFF0', '\\u{FFF0}'],
  ])('%s', (_name, text, shown) => expect(visible(text)).toBe(shown));

  test.each(['déjà vu', '日本語', 'a\tb\nc', '⚠️ 🚀', '👩‍💻', 'עברית', 'œ’–…'])('%s stays', (text) => expect(visible(text)).toBe(text));

  // A shell takes none of them for a blank: what follows '#' would run.
  test.each([['a no-break space', '\u00A0', 'A0'], ['an em space', '\u2003', '2003'], ['an ideographic space', '\u3000', '3000'], ['a blank of Braille', '\u2800', '2800'], ['a selector behind a letter', '\uFE0F', 'FE0F']])('in code %s is shown', (_name, blank, code) => {
    expect(visibleCode(`echo done${blank}#; rm x`)).toBe(`echo done\\u{${code}}#; rm x`);
  });

  test.each(['echo "Terminé\u00A0!"', 'echo «\u202Foui\u202F»', 'echo ⚠️ 1️⃣', 'a\tb\nc d', 'echo привет Ω > файл.txt'])('in code %s stays', (text) => expect(visibleCode(text)).toBe(text));

  test('in code letters that pass for Latin ones beside them are shown', () => {
    expect(visibleCode('curl https://g\u0456thub.com/x -o \u03BFut')).toBe('curl https://g\\u{456}thub.com/x -o \\u{3BF}ut');
  });

  test('of what a terminal obeys, only styles pass the last wall', () => {
    expect(withStylesOnly('\u001B[1ma\u001B[38;5;32mé\u001B[0m\u001B]0;b\u0007\u001B[2J\u009B2J')).toBe('\u001B[1ma\u001B[38;5;32mé\u001B[0m\\u{1B}]0;b\\u{7}\\u{1B}[2J\\u{9B}2J');
  });

  test('JSON says the same without a character that a terminal obeys', () => {
    const value = { 'a\u009B': ['\u202E', '\u{E0041}', '\u007F', 'é'] };
    expect(jsonText(value, 2)).toMatch(/^[\n\x20-\x7Eé]*$/);
    expect(JSON.parse(jsonText(value))).toEqual(value);
  });

  test('on one line, breaks are spaces', () => expect(visibleLine(' a \n  b\tc ')).toBe('a b c'));
});

test('what the system says of a file is in the operator’s language, its name for it in both', () => {
  const error = Object.assign(new Error("EACCES: permission denied, open 'a.md'"), { code: 'EACCES' });
  expect([systemError(error, 'en'), systemError(error, 'fr')]).toEqual(['permission denied (EACCES)', 'permission refusée (EACCES)']);
  expect(systemError(new Error('no such thing'), 'fr')).toBe('no such thing');
});

test('the nearest name is named only where it is near', () => {
  expect(nearest('exce', ['exec', 'plan'])).toBe('exec');
  expect(nearest('APP_NAM', ['APP_NAME', 'TOKEN'])).toBe('APP_NAME');
  expect(nearest('zzzzzz', ['exec', 'plan'])).toBe(null);
  expect(nearest('dryrun', ['dry-run', 'trust'])).toBe('dry-run');
  expect(nearest('lsit', ['lint', 'list'])).toBe('list');
  expect(nearest('TGA', ['TAG'])).toBe('TAG');
  expect(nearest('foo', ['log'])).toBe(null);
});

test.each([[0.04, '0.0 s'], [9.94, '9.9 s'], [12.4, '12 s'], [65, '1 min 05 s'], [3725, '1 h 02 min']])('%d seconds are %s', (seconds, text) => expect(duration(seconds, 'en')).toBe(text));

test.each([[0.4, '0,4 s'], [9.96, '10 s'], [65, '1 min 05 s']])('%d seconds are %s in French', (seconds, text) => expect(duration(seconds, 'fr')).toBe(text));

test('a mark takes one column and a blank, and no terminal draws it as a picture', () => {
  for (const name of markNames.filter((n) => n !== 'turn')) {
    const sign = mark(name, plain);
    expect([name, widthOf(sign), [...sign].length]).toEqual([name, 2, 2]);
    expect(sign).not.toMatch(/\p{Emoji_Presentation}/u);
  }
});
