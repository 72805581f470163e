/** What AsciiDoc is read as. */
import { describe, expect, test, vi } from 'vitest';
import { blocks, headings, prose, read } from './reading-rig.ts';

const adoc = (text: string): ReturnType<typeof read> => read(text, 'guide.adoc');

describe('AsciiDoc', () => {
  test('a listing stands at its delimiters, with language, title and attributes, callouts off', async () => {
    const [block] = blocks(await adoc('= T\n\n.oven.sh\n[source,bash,run=false]\n----\noven on # <1>\noven <low> <2>\n----\n<1> hot\n'));
    expect(block).toMatchObject({ place: { line: 5, endLine: 8 }, contentLine: 6, language: 'bash', title: 'oven.sh', attributes: { run: 'false' }, text: 'oven on\noven <low>', form: 'listing' });
  });

  test('an attribute whose value another program has yet to fill in stays as its writer put it', async () => {
    const [block] = blocks(await adoc('= T\n:oven: north\n:project_id: {{project_id}}\n\n[source,bash,subs="attributes+"]\n----\novenctl on {oven} --project {project_id}\n----\n'));
    expect(block?.text).toBe('ovenctl on north --project {project_id}');
  });

  test('a cell of paragraphs alone is one of a table, whatever its mark', async () => {
    const document = await adoc('= T\n\n[cols="a,a"]\n|===\n|Way |What\n\n|Cold\n|Use the `oven off` command.\n\nIt is quick.\n\n|Slow\n|Use `oven cool`.\n|===\n\nLast.\n');
    expect(prose(document).map((p) => p.shape)).toEqual(['row', 'row', 'row', 'paragraph']);
  });

  test('the title of a list, also over an empty line, is read before it and names it; an anchor may stand over the title of the page', async () => {
    const document = await adoc("[id='lamps']\n= Lamps\n\n.Before\n\n* Dry them\n\n.What `lampctl` does\n. Light them\n\n.Words\n|===\n|On |lit\n|===\n");
    expect(headings(document).map((h) => [h.place.line, h.text])).toEqual([[2, 'Lamps']]);
    expect(prose(document).map((p) => [p.place.line, p.text, p.around.labels?.map((l) => l.text)])).toEqual([[4, 'Before', undefined], [6, 'Dry them', ['Before']], [8, 'What lampctl does', undefined], [9, 'Light them', ['What lampctl does']], [11, 'Words', undefined], [13, 'On | lit', ['Words']]]);
  });

  test('lines stay true behind conditionals, where the parser drifts', async () => {
    const document = await adoc('= T\n\nifdef::env-github[gh]\n\n== S\n\n----\nls\n----\n\n=== Two `x` & <y>\n');
    expect(headings(document).map((h) => [h.place.line, h.text])).toEqual([[1, 'T'], [5, 'S'], [11, 'Two x & <y>']]);
    expect(blocks(document)[0]?.place).toMatchObject({ line: 7, endLine: 9 });
  });

  test('behind them each item of a list is read once, also over several lines', async () => {
    const document = await adoc('= T\n\nifdef::env-github[:x: y]\n\n1. Heat it\n2. Set it: +\n   `oven set low`\n3. `oven on`\n4. `oven bake\n   --low`\n5. Wait\n');
    expect(prose(document).map((p) => [p.place.line, p.text])).toEqual([[5, 'Heat it'], [6, 'Set it:\noven set low'], [8, 'oven on'], [9, 'oven bake --low'], [11, 'Wait']]);
  });

  test('what stands in blocks in the cell of a table is read, with its lines', async () => {
    const document = await adoc('= T\n\n|===\n|Task |Command\n\n|Start\n|`oven on`\n\n|Logs\na|\nFirst this:\n\n[source,bash]\n----\noven log <1>\n----\n|===\n\nLast.\n');
    expect(blocks(document)).toMatchObject([{ place: { line: 14, endLine: 16 }, language: 'bash', text: 'oven log', around: { itemLine: 9 } }]);
    expect(prose(document).map((p) => [p.shape, p.place.line, p.text])).toEqual([['row', 4, 'Task | Command'], ['row', 6, 'Start\n | oven on'], ['row', 9, 'Logs'], ['paragraph', 11, 'First this:'], ['paragraph', 19, 'Last.']]);
  });

  test('a listing with the substitution of quotes is without their marks, as a reader sees it', async () => {
    const listing = (subs: string): string => `= T\n:v: 2\n\n[source,bash,subs="${subs}"]\n----\noven -n __<name>__ -f *<file>* {v} a_b_c *.log *.txt\n----\n`;
    expect(blocks(await adoc(listing('+quotes,attributes')))[0]?.text).toBe('oven -n <name> -f <file> 2 a_b_c *.log *.txt');
    expect(blocks(await adoc(listing('attributes')))[0]?.text).toBe('oven -n __<name>__ -f *<file>* 2 a_b_c *.log *.txt');
  });

  test('what a + continues, an open block and tabs belong to their item', async () => {
    const document = await adoc('= T\n\n. One\n+\n--\nText.\n\n----\na\n----\n--\n+\n[tabs]\n====\nLow::\n+\n----\nb\n----\nHigh::\n+\n----\nc\n----\n====\n.. Nested\n+\n----\nd\n----\n');
    expect(blocks(document).map((b) => [b.text, b.around.itemLine, b.around.tab])).toEqual([['a', 3, null], ['b', 15, 'Low'], ['c', 20, 'High'], ['d', 26, null]]);
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

  test('what the library misses it does not print', async () => {
    const printed = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await adoc('- one\n\n    x\n+\n```cons<!--e');
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});
