/** Our own Markdown parser held against micromark, which it stands for: the same tree, the same places. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oracle } from './markdown-oracle.ts';
import { ownTree } from './own-tree.ts';

const root = join(import.meta.dirname, '../..');
const documents = ['docs', 'test', '.'].flatMap((folder) => readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)));

const word = fc.constantFrom('bake', 'the `oven`', '*hot*', '**very** hot', '__so__', 'snake_case_name', 'a*b*c', '~~cold~~', '~x~', '[a](b)', '[a](<b c> "t")', '![a *b*](c)', '[x]', '[x][]', '[y][x]', '[^1]', '[unknown]', '<http://x.y>', '<b>', '</b>', '<!-- c -->', '&amp;', '&eacute;', '\\*', '\\', '``a ` b``', '*', '_', '**', '[', ']', '](', '|', '\\|', '!', 'é', '—', '<', '"', '(', ')', '1.', 'http://a.b');
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const marks = ['', '', '# ', '### ', '- ', '* ', '1. ', '1) ', '> ', '> > ', '- - ', '> - ', '- > ', '    ', '  ', '   ', '- [ ] ', '1. [x] ', '| a | ', '\t', '[x]: /u "', '[^1]: ', '<div> ', '<!-- '];
const alone = ['', '', '```', '```sh', '~~~', '---', '===', '***', '|---|---|', '| a | b |', '|:-|', '</div>', '-->', '[x]: /u', '[x]: </v w> "t"'];
const line = fc.oneof({ weight: 3, arbitrary: fc.tuple(fc.constantFrom(...marks), words).map(([mark, text]) => `${mark}a ${text}`) }, { weight: 2, arbitrary: fc.constantFrom(...alone) });

describe('the tree of a text', () => {
  test.each(documents)('is micromark’s for %s', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    expect(ownTree(text)).toEqual(oracle(text));
  });

  test('is micromark’s for lines of all kinds', () => {
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const text = lines.join('\n');
      expect(ownTree(text)).toEqual(oracle(text));
    }), { numRuns: Number(process.env['RUNBOOK_FUZZ'] ?? 1000) });
  });
});
