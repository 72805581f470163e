/** No pattern of the program matches in a text that the look before it would have kept from it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { neededWords, sieve, wording } from '../../src/model/sieve.ts';

const filesOf = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8'));

/** Every pattern that the sources write down. */
function patternsOf(source: string): RegExp[] {
  const found: RegExp[] = [];
  const visit = (node: object): void => {
    if ('regex' in node && 'value' in node && node.value instanceof RegExp) found.push(node.value);
    for (const child of Object.values(node)) for (const one of Array.isArray(child) ? child : [child]) if (typeof one === 'object' && one !== null && !(one instanceof RegExp)) visit(one);
  };
  visit(parse(transformSync(source, { loader: 'ts', target: 'esnext', charset: 'utf8' }).code, { ecmaVersion: 'latest', sourceType: 'module' }));
  return found;
}

const once = ({ source, flags }: RegExp): RegExp => new RegExp(source, flags.replace(/[gy]/g, ''));

describe('what a text must hold for a pattern to match in it', () => {
  test('is read from the pattern', () => {
    for (const [pattern, words] of [
      [/\bmongosh\b|(?:console|invite) mongo/i, ['mongosh', ' mongo']],
      [/ab?cd+e/, ['cd']], [/a{0,3}bc/, ['bc']], [/x{3}yz/, ['yz']], [/a(?:bc)?d/, null], [/(?:foo){2}/, ['foo']], [/(?:foo)*bar/, ['bar']],
      [/(?<=host)name(?!x)/, ['host']], [/(?<!host)ab(?=cd)/, ['ab']], [/(?<kind>web|db)-\k<kind>/, ['web', 'db']],
      [/[^ab\]c]de/, ['de']], [/a\.b\s*c\/d/, ['a.b']], [/été|ab/, null], [/\u0061bc/, ['bc']], [/Über/iu, ['ber']],
      [/foo|/, null], [/.*/, null], [/^$/, null], [/SSH/, ['ssh']],
    ] as const) expect([String(pattern), neededWords(pattern)]).toEqual([String(pattern), words]);
  });

  test('stands in each text that one of our patterns matches', () => {
    const patterns = [...filesOf('src/understand'), ...filesOf('src/shell')].flatMap(patternsOf);
    // Our tests are written in the words that our patterns look for.
    const lines = [...new Set(filesOf('test/understand').flatMap((source) => source.split('\n')))].filter((line) => line.length < 400);
    const texts = lines.flatMap((line, i) => (i % 10 === 0 ? [line, line.toUpperCase(), line.replaceAll('k', '\u212a').replaceAll('s', 'ſ')] : [line]));
    const wrong: string[] = [];
    let matched = 0;
    for (const [i, pattern] of patterns.entries()) {
      const words = neededWords(pattern);
      if (words === null) continue;
      const plain = once(pattern);
      const look = sieve([plain], (p) => p);
      const said = wording(plain);
      let hits = 0;
      for (let at = i % 7; at < texts.length && hits < 6; at += 7) {
        const text = texts[at] as string;
        if (!plain.test(text)) continue;
        hits += 1;
        if (look(text).length === 0 || !said.test(text)) wrong.push(`${plain} ${text}`);
      }
      if (hits > 0) matched += 1;
    }
    expect(wrong).toEqual([]);
    expect(matched).toBeGreaterThan(200);
  });

  test('is asked of a table: its rows that may match come in their order', () => {
    const look = sieve([/rails console/i, /^\W*\d/, /mongosh/i], (p) => p);
    expect(look('Open a Rails console.')).toEqual([/rails console/i, /^\W*\d/]);
    expect(look('MONGOSH, then a rails console')).toHaveLength(3);
    expect(look('')).toEqual([/^\W*\d/]);
  });
});
