/** The ranges that the bundler writes for letter classes say what Unicode says, wherever our word tables reach. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const { rangesOf, withRanges } = (await import(join(process.cwd(), 'scripts/letter-classes.mjs'))) as { rangesOf: (pattern: RegExp) => [number, number][]; withRanges: (source: string) => string };

const within = (ranges: readonly [number, number][], point: number): boolean => ranges.some(([from, to]) => from <= point && point <= to);

describe('letter classes written as ranges', () => {
  const letters = rangesOf(/\p{L}/u);

  test('hold every letter that words are written with', () => {
    const missing: string[] = [];
    for (let point = 0; point <= 0xffff; point += 1) {
      if (point === 0xd800) point = 0xe000;
      const sign = (point >= 0x2b0 && point < 0x370) || (point >= 0x2000 && point < 0x2c00) || (point >= 0x2e00 && point < 0x3040);
      if (!sign && /\p{L}/u.test(String.fromCodePoint(point)) && !within(letters, point)) missing.push(point.toString(16));
    }
    expect(missing).toEqual([]);
  });

  test('hold no digit, mark of punctuation, symbol or blank of Latin, Greek, Cyrillic and the general blocks', () => {
    const strange: string[] = [];
    for (let point = 0; point < 0x20000; point += 1) {
      if (point === 0xd800) point = 0xfe00;
      const far = (point >= 0x530 && point < 0x2000) || (point >= 0x2c00 && point < 0x2e00) || (point >= 0x3040 && point < 0xd800) || (point >= 0xfe70 && point < 0xff00);
      const digit = point < 0x530 && /\p{N}/u.test(String.fromCodePoint(point));
      if (!far && (digit || /[\p{P}\p{S}\p{Z}\p{Cc}\u{fe0f}]/u.test(String.fromCodePoint(point))) && within(letters, point)) strange.push(point.toString(16));
    }
    expect(strange).toEqual([]);
  });

  test('are put into brackets where the class stands alone, and joined where two stand side by side', () => {
    for (const [source, hits, misses] of [
      [String.raw`/^\p{L}{2,}$/u`, ['ab', 'éß'], ['a', '1a']],
      [String.raw`/^[\p{L}\p{N}_-]+$/u`, ['a1-_', '٣é'], ['a b', '.']],
      [String.raw`/^(?<![\p{L}])x[^\p{L}]$/u`, ['x1', 'x '], ['xé']],
      [String.raw`/^\[\p{L}\]$/u`, ['[a]'], ['a']],
    ] as const) {
      const made = withRanges(source);
      expect(made).not.toContain('p{');
      const pattern = new RegExp(made.slice(1, -2), 'u');
      for (const hit of hits) expect(pattern.test(hit)).toBe(true);
      for (const miss of misses) expect(pattern.test(miss)).toBe(false);
    }
  });

  test('a pattern blind to case goes without u, unless something in it needs it', () => {
    for (const [source, made] of [
      ["const a = /été|prêt/iu.test(b);", "const a = /été|prêt/i.test(b);"], ["b.matchAll(/x/giu)", "b.matchAll(/x/gi)"], ["new RegExp('x', 'iu')", "new RegExp('x', 'i')"],
      [String.raw`/\p{Lu}x/iu`, String.raw`/\p{Lu}x/iu`], ["/🔥/iu", "/🔥/iu"], ["/x/u", "/x/u"],
    ] as const) expect(withRanges(source)).toBe(made);
    // of a pattern that is put together, what it comes to tells
    for (const [words, flags, kept] of [['été', 'giu', 'gi'], ['🔥', 'iu', 'iu'], ['a', 'u', 'u'], ['a', '', '']] as const) {
      for (const source of ['new RegExp(`${words}|b`, flags)', `new RegExp(words + 'b', '${flags}')`]) expect((new Function('words', 'flags', `return (() => { const made = ${withRanges(source).replace('\n', ';\n')}; return made; })()`)(words, flags) as RegExp).flags).toBe(kept);
    }
    // 'ſ' and the Kelvin sign aside, both tell case alike where our tables reach.
    for (const word of ['été', 'ÇA', 'straße', 'Œuvre']) expect(new RegExp(word, 'i').test(word.toUpperCase().replace('SS', 'ß'))).toBe(true);
  });

  test('are told from the brackets of a list, in strings, templates and raw ones', () => {
    const evaluated = (source: string): unknown => new Function(`return (${withRanges(source).replace(/;\s*$/, '')})`)();
    expect((evaluated(String.raw`['\\p{L}+ez']`) as string[]).map((p) => new RegExp(`^${p}$`).test('allez'))).toEqual([true]);
    expect(new RegExp(evaluated(String.raw`'[\\p{L}\\p{N}_]+'`) as string).exec('état_9!')?.[0]).toBe('état_9');
    expect(new RegExp(evaluated('String.raw`[${"_"}\\p{L}]+`') as string).exec('_été 1')?.[0]).toBe('_été');
    expect((evaluated(String.raw`[1].map((w) => /x\p{L}/u)`) as RegExp[])[0]?.test('xé')).toBe(true);
    expect(evaluated(String.raw`'a \\[ \\p{L}'`)).toMatch(/^a \\\[ \[/);
  });
});
