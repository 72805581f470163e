/** What cannot be read is refused in words, and nothing within the caps crashes or hangs. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { asRefusal, ParserFault } from '../../src/read/limits.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { read } from './reading-rig.ts';

const refusal = async (bytes: Uint8Array | string): Promise<Failure> => {
  const error: unknown = await readDocument(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, 'a.md').catch((e: unknown) => e);
  if (!(error instanceof Failure)) throw new Error(`not refused: ${String(error)}`);
  return error;
};

describe('refusals', () => {
  test.each<[string, Uint8Array | string, RegExp]>([
    ['empty', ' \n\n', /empty/], ['binary', 'a\n\0b', /binary/], ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0), /UTF-16/], ['over 1 MiB', 'a'.repeat(1024 * 1024 + 1), /1048576/],
    ['quotes nested', '>'.repeat(10_000), /nested/], ['lists nested on a line', '- '.repeat(5_000), /nested/], ['lists nested by indentation', Array.from({ length: 150 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'), /nested/],
    ['too many pieces', 'a\n\n'.repeat(21_000), /20000/],
  ])('%s is refused with exit status 3 and advice', async (_, bytes, message) => {
    const { parts } = await refusal(bytes);
    expect(parts).toMatchObject({ exitCode: 3, message: expect.stringMatching(message), advice: expect.stringMatching(/\S/) });
  });

  test('bytes that are no UTF-8 are read as Windows-1252, and the line is named', async () => {
    const document = await readDocument(Uint8Array.of(...Buffer.from('un\n'), 0xe9, 0x74, 0xe9, 0x0a), 'a.md');
    expect(document.lines[1]).toBe('été');
    expect(document.messages).toMatchObject([{ line: 2, rule: 'not-utf-8' }]);
  });
});

describe('long lines', () => {
  test('a command of any length and with any marks is kept whole', async () => {
    const command = `curl -d '${'["a_b", *]'.repeat(400)}' example.com`;
    const { pieces } = await read(`x\n\n\`\`\`bash\n${command}\n\`\`\`\n`);
    expect(pieces.find((piece) => piece.kind === 'block')).toMatchObject({ text: command });
  });

  test('AsciiDoc with a thousand blanks in a row is refused', async () => {
    await expect(read(`= A\n\na${' '.repeat(2000)}b\n`, 'a.adoc')).rejects.toThrow(/blanks/);
  });
});

describe('time', () => {
  test.each<[string, string]>([
    ['rows of a table', `| a | b |\n|---|---|\n${'| x | `y` |\n'.repeat(8_000)}`], ['titles without blank lines', 'a\n=\n'.repeat(6_000)], ['open brackets', '['.repeat(100_000)], ['open comments', 'a <!-- '.repeat(14_000)], ['one long word', 'a'.repeat(100_000)],
  ])('100 KB of %s take no longer than a document of that size may', { timeout: 120_000 }, async (_, text) => {
    // processor time, not the clock's: the machine may be busy with other things
    const start = process.cpuUsage();
    await Promise.all(['a.md', 'a.rst', 'a.txt'].map((path) => read(text, path).catch((e: unknown) => { if (!(e instanceof Failure)) throw e; })));
    const used = process.cpuUsage(start);
    expect((used.user + used.system) / 1000).toBeLessThan(10_000);
  });
});

const word = fc.constantFrom('oven', '`bake it`', '$ ls -la', '<app>', '**now**', 'http://x.y', '[a](b)', 'Hot.', '::', 'a_', '|x|', '{a}', '⚠️', '<!--', '-->', '<b>', '\\');
const line = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));
const grammars: Readonly<Record<string, readonly string[]>> = {
  'a.md': ['# ', '- ', '1. ', '> ', '    ', '```', '~~~', ':::', ':::note ', '!!! tip ', '=== "x"', '<details>', '</details>', '<Tab>', '| ', '|--|--|', '---', '===', '```{note}', '{% x %}', '  '],
  'a.rst': ['* ', '1. ', '.. note:: ', '.. code:: sh', '.. ', '.. _a: ', '   ', '    ', '====', '----', '+--+--+', '== ==', '| ', ':a: ', '>>> ', '::'],
  'a.txt': ['🔥 ', '1. ', '• ', '$ ', '    ', '# 2. ', '****', '----', 'git push -f ', '\t', 'Skip to content'],
  'a.adoc': ['= ', '== ', '* ', '. ', '----', '....', '====', '[source,sh]', 'NOTE: ', 'a:: ', '|===', '| ', '+', '// ', '////', 'ifdef::a[]', '  ```', ':a: ', '--', '<1> '],
};

describe('any text', () => {
  test.each(Object.entries(grammars))('made of the marks of %s is read, its pieces in order, inside the file, its offsets true', async (path, marks) => {
    const row = fc.oneof(line, fc.tuple(fc.constantFrom(...marks), line).map(([mark, rest]) => mark + rest), fc.constantFrom(...marks), fc.constant(''));
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
      const source = `x\n${rows.join('\n')}`;
      const document = await read(source, path);
      let last = 0;
      for (const piece of document.pieces) {
        expect(piece.place.line).toBeGreaterThanOrEqual(Math.max(1, last));
        last = piece.place.line;
        expect(piece.place.endLine).toBeGreaterThanOrEqual(piece.place.line);
        expect(piece.place.endLine).toBeLessThanOrEqual(document.lines.length);
        for (const code of piece.kind === 'prose' ? piece.codes : []) expect(piece.kind === 'prose' && piece.text.slice(code.start, code.end)).toBe(code.text);
      }
    }), { numRuns: Number(process.env['RUNBOOK_FUZZ'] ?? 60) });
  });
});

test('what a library cannot read is refused with what it says, and other faults stay what they are', () => {
  const refused = asRefusal(new ParserFault("Cannot read properties of undefined (reading 'includes')"), 'a.adoc');
  expect(refused).toBeInstanceOf(Failure);
  expect((refused as Failure).parts).toMatchObject({ exitCode: 3, message: expect.stringContaining("Cannot read properties of undefined (reading 'includes')") });
  const other = new TypeError('ours');
  expect(asRefusal(other, 'a.adoc')).toBe(other);
});
