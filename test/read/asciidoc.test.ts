/** What AsciiDoc is read as. */
import { describe, expect, test } from 'vitest';
import { blocks, headings, prose, read } from './reading-rig.ts';

const adoc = (text: string): ReturnType<typeof read> => read(text, 'guide.adoc');

describe('AsciiDoc', () => {
  test('a listing stands at its delimiters, with language, title and attributes, callouts off', async () => {
    const [block] = blocks(await adoc('= T\n\n.oven.sh\n[source,bash,run=false]\n----\noven on # <1>\noven <low> <2>\n----\n<1> hot\n'));
    expect(block).toMatchObject({ place: { line: 5, endLine: 8 }, contentLine: 6, language: 'bash', title: 'oven.sh', attributes: { run: 'false' }, text: 'oven on\noven <low>', form: 'listing' });
  });

  test('lines stay true behind conditionals, where the parser drifts', async () => {
    const document = await adoc('= T\n\nifdef::env-github[gh]\n\n== S\n\n----\nls\n----\n\n=== Two `x` & <y>\n');
    expect(headings(document).map((h) => [h.place.line, h.text])).toEqual([[1, 'T'], [5, 'S'], [11, 'Two x & <y>']]);
    expect(blocks(document)[0]?.place).toMatchObject({ line: 7, endLine: 9 });
  });

  test('fences indented under an item are blocks of that item', async () => {
    const [block] = blocks(await adoc('= T\n\n* Do\n\n  ```bash\n  a\n\n  b\n  ```\n* Then\n'));
    expect(block).toMatchObject({ place: { line: 5, endLine: 9 }, language: 'bash', text: 'a\n\nb', around: { itemLine: 3 } });
  });

  test('includes are named and never followed, comments are notes', async () => {
    expect((await adoc('= T\n\ninclude::/etc/hostname[]\n\n// runbook: run=false\ntext\n')).pieces.filter((p) => p.kind === 'note')).toMatchObject([{ text: 'include /etc/hostname', comment: false }, { text: 'runbook: run=false', comment: true, place: { line: 5 } }]);
  });

  test('admonitions, attributes, links and spans', async () => {
    const said = prose(await adoc('= T\n:app: shop\n\nWARNING: Stop {app} with `x stop {app}`, see https://a.b[that].\n\n[NOTE]\n====\nInner.\n====\n'));
    expect(said.map((p) => [p.text, p.around.admonition])).toEqual([['Stop shop with x stop shop, see that.', 'warning'], ['Inner.', 'note']]);
    expect(said[0]?.codes[0]).toMatchObject({ text: 'x stop shop', start: 15, end: 26 });
    expect(said[0]?.links).toMatchObject([{ text: 'that', url: 'https://a.b' }]);
  });

  test('a block that is never closed is open, and a message says so', async () => {
    const document = await adoc('= T\n\n----\nls\n');
    expect(blocks(document)[0]?.closed).toBe(false);
    expect(document.messages).toMatchObject([{ line: 3, rule: 'unclosed-fence' }]);
  });
});
