/** The ranges that the bundler writes for letter classes say what Unicode says, wherever our word tables reach. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const { rangesOf, withRanges } = (await import(join(process.cwd(), 'scripts/letter-classes.mjs'))) as { rangesOf: (pattern: RegExp) => [number, number][]; withRanges: (source: string) => string };

/** They are letters of Unicode, and in a list of signs would take the letter whose other case they are along. */
const signsWithCase = [0x345, 0x2126, 0x212a, 0x212b];

const within = (ranges: readonly [number, number][], point: number): boolean => ranges.some(([from, to]) => from <= point && point <= to);

describe('letter classes written as ranges', () => {
  const letters = rangesOf(/\p{L}/u);

  test('hold every letter that words are written with', () => {
    const missing: string[] = [];
    for (let point = 0; point <= 0xffff; point += 1) {
      if (point === 0xd800) point = 0xe000;
      const sign = (point >= 0x2b0 && point < 0x370) || (point >= 0x2000 && point < 0x2c00) || (point >= 0x2e00 && point < 0x3040) || point >= 0xd7fc;
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

  test('say the same where case does not count, by what is not in them, in every class that our sources write', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join('src', name), 'utf8').replaceAll('\\\\', '\\'));
    const valid = (body: string): boolean => { try { return new RegExp(`[${body}]`, 'u').unicode; } catch { return false; } };
    const bodies = [...new Set(sources.flatMap((source) => [...source.matchAll(/(?<!\\)\[\^?((?:[^\]\\\n$`]|\\[^\n])*\\p\{L\}(?:[^\]\\\n$`]|\\[^\n])*)\]/g)].map((m) => m[1] as string)))].filter(valid);
    expect(bodies.length).toBeGreaterThan(40);
    const points = Array.from({ length: 0x10000 }, (_, point) => point).filter((point) => point < 0x600 || (point > 0x1d00 && point < 0x3200) || point % 11 === 0);
    const evaluated = (source: string): RegExp => new Function('source', 'flags', `let made; ${withRanges(`made = ${source};`)}\nreturn made;`)() as RegExp;
    const putTogether = new Function('source', 'flags', `let made; ${withRanges('made = new RegExp(source, flags);')}\nreturn made;`) as (source: string, flags: string) => RegExp;
    let bySigns = 0;
    for (const body of bodies) {
      // The same class where case counts is written as what is in it.
      const alike = new RegExp(`^${evaluated(`/[${body}]/u`).source}$`, 'i');
      for (const not of ['', '^']) {
        const made = evaluated(`/^[${not}${body}]$/iu`);
        if (made.source.includes('\\ud7fc-')) bySigns += 1;
        const wrong = points.filter((point) => !signsWithCase.includes(point) && made.test(String.fromCharCode(point)) !== (alike.test(String.fromCharCode(point)) === (not === '')));
        expect([body, not, wrong.map((point) => point.toString(16))]).toEqual([body, not, []]);
        // Such a class put into a pattern that keeps its `u`.
        expect([body, not, made.source.includes('\\ud7fc-') && putTogether(made.source, 'u').test('🚀') !== (not === '^')]).toEqual([body, not, false]);
      }
    }
    expect(bySigns).toBeGreaterThan(60);
  });
});
