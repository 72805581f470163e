/** What Markdown and its dialects are read as. */
import { describe, expect, test } from 'vitest';
import { blocks, headings, prose, read } from './reading-rig.ts';

const only = async (text: string): Promise<ReturnType<typeof blocks>[number]> => {
  const found = blocks(await read(text));
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('fences', () => {
  test('a fence stands at its opening and closing line, its text a line below', async () => {
    const block = await only('Say:\n\n```sh\nls\n\npwd\n```\n');
    expect(block).toMatchObject({ place: { line: 3, endLine: 7, column: 1 }, contentLine: 4, language: 'sh', text: 'ls\n\npwd', closed: true });
  });

  test('an unclosed fence is open, and a message says where it began', async () => {
    const document = await read('```sh\nls\n');
    expect(blocks(document)[0]).toMatchObject({ closed: false });
    expect(document.messages).toMatchObject([{ line: 1, rule: 'unclosed-fence' }]);
  });

  test.each([
    ['bash {#one .two id2=x}', 'bash', { id: 'one', id2: 'x' }],
    ['sh run=false confirm', 'sh', { run: 'false', confirm: 'true' }],
    ['sh {"name":"bake","interactive":false}', 'sh', { name: 'bake', interactive: 'false' }],
    ['sh { name=bake interactive=true }', 'sh', { name: 'bake', interactive: 'true' }],
    ['{.bash #one}', 'bash', { id: 'one' }],
    ['sh title="the oven" {1,3-5}', 'sh', { title: 'the oven' }],
    ['yaml:deploy/oven.yml', 'yaml', {}],
  ])('the info string %s', async (info, language, attributes) => {
    expect(await only(`\`\`\`${info}\nls\n\`\`\`\n`)).toMatchObject({ language, attributes });
  });

  test('a fence at column 0 after a list belongs to the last item, until a paragraph comes', async () => {
    const found = blocks(await read('1. First\n2. Then\n\n```\na\n```\n\n```\nb\n```\n\nWords.\n\n```\nc\n```\n'));
    expect(found.map((b) => b.around.itemLine)).toEqual([2, 2, null]);
  });

  test('fences right under a tab tag are read, with the tab that holds them', async () => {
    const found = blocks(await read('<Tabs>\n<TabItem value="deb" label="Debian">\n```bash\napt update\n```\n</TabItem>\n  <TabItem value="mac">\n  ```bash\n  brew update\n  ```\n  </TabItem>\n</Tabs>\n\n```\nout\n```\n'));
    expect(found.map((b) => [b.place.line, b.place.endLine, b.text, b.around.tab])).toEqual([[3, 5, 'apt update', 'Debian'], [8, 10, 'brew update', 'mac'], [14, 16, 'out', null]]);
  });
});

describe('surroundings', () => {
  test.each([
    ['> [!WARNING]\n> Hot.\n', 'warning'], ['> **Note:** Hot.\n', 'note'], [':::danger Take care\nHot.\n:::\n', 'danger'], ['::: tip\nHot.\n:::\n', 'tip'], ['!!! caution "Oven"\n    Hot.\n', 'caution'],
    ['{% hint style="warning" %}\nHot.\n{% endhint %}\n', 'warning'], ['```{important}\nHot.\n```\n', 'important'], [':::{note}\nHot.\n:::\n', 'note'], ['<Admonition type="tip">\nHot.\n</Admonition>\n', 'tip'],
  ])('%j is an admonition', async (text, name) => {
    const said = prose(await read(`Before.\n\n${text}\nAfter.\n`));
    expect(said.find((p) => p.text.includes('Hot'))?.around.admonition).toBe(name);
    expect(said.find((p) => p.text === 'Before.')?.around.admonition).toBeNull();
    expect(said.find((p) => p.text === 'After.')?.around.admonition).toBeNull();
  });

  test('content indented under a MkDocs tab keeps its lines and columns', async () => {
    const block = await only('=== "Debian"\n\n    ```bash\n    apt update\n    ```\n\nEnd.\n');
    expect(block).toMatchObject({ place: { line: 3, endLine: 5, column: 5 }, text: 'apt update', around: { tab: 'Debian' } });
  });

  test('what <details> folds carries its summary', async () => {
    expect(await only('<details><summary>By hand</summary>\n\n```\nls\n```\n\n</details>\n')).toMatchObject({ around: { tab: 'By hand' } });
  });

  test('marks inside a fence are its text', async () => {
    expect(await only('```\n::: tip\n<details>\n!!! note\n```\n')).toMatchObject({ text: '::: tip\n<details>\n!!! note' });
  });
});

describe('prose', () => {
  test('code spans and links have their places and offsets', async () => {
    const [paragraph] = prose(await read('Run `a b`\nthen **see** [this](http://x.y) or http://z.w/q.\n'));
    expect(paragraph).toMatchObject({ text: 'Run a b\nthen see this or http://z.w/q.', place: { line: 1, endLine: 2 } });
    expect(paragraph?.codes).toEqual([{ text: 'a b', place: { line: 1, endLine: 1, column: 5 }, start: 4, end: 7 }]);
    expect(paragraph?.links.map((l) => l.url)).toEqual(['http://x.y', 'http://z.w/q']);
  });

  test('items keep their mark, order and box', async () => {
    const items = prose(await read('3) Do\n\n- [x] Done\n- [ ] Open\n  - Deeper\n'));
    expect(items.map((i) => [i.shape, i.marker, i.ordered, i.checked, i.around.depth])).toEqual([['item', '3)', true, null, 1], ['item', '-', false, true, 1], ['item', '-', false, false, 1], ['item', '-', false, null, 2]]);
  });

  test('lines that number on in a paragraph are items, which CommonMark does not have', async () => {
    const said = prose(await read('Look at the oven.\n4. Open `it`\n5. Close it,\n   gently\n'));
    expect(said.map((p) => [p.place.line, p.place.endLine, p.marker, p.text])).toEqual([[1, 1, null, 'Look at the oven.'], [2, 2, '4.', 'Open it'], [3, 4, '5.', 'Close it,\ngently']]);
    expect(said[1]?.codes[0]?.place.line).toBe(2);
    expect(prose(await read('Between\n3. and\n9. nothing.\n'))).toHaveLength(1);
  });

  test('a name in angle brackets that is no tag stays in the text', async () => {
    expect(prose(await read('Give <app-name> a <b>name</b>.\n'))[0]?.text).toBe('Give <app-name> a name.');
  });

  test('comments are notes, never text', async () => {
    const document = await read('<!-- runbook: run=false -->\n```\nls\n```\n\nText <!-- aside --> more.\n');
    expect(document.pieces.filter((p) => p.kind === 'note')).toMatchObject([{ text: 'runbook: run=false', comment: true, place: { line: 1 } }, { text: 'aside', comment: true }]);
  });

  test('images are figures, the wiki\'s too', async () => {
    expect((await read('![Oven](a.png) and [[b.png|alt=Dough]]\n')).pieces.filter((p) => p.kind === 'figure')).toMatchObject([{ url: 'a.png', alt: 'Oven' }, { url: 'b.png', alt: 'Dough' }]);
  });

  test('rows of a table are read one by one', async () => {
    expect(prose(await read('| a | b |\n|---|---|\n| `x` | y |\n')).map((p) => [p.shape, p.text, p.place.line])).toEqual([['row', 'a | b', 1], ['row', 'x | y', 3]]);
  });
});

describe('lines', () => {
  test('CRLF, a byte order mark, front matter and a setext heading leave the lines as they are', async () => {
    const document = await read('\uFEFF---\r\ncwd: x\r\n---\r\n\r\nOven 🔥\r\n====\r\n\r\n# Oven 🔥\r\n');
    expect(document.frontMatter).toEqual({ cwd: 'x' });
    expect(headings(document).map((h) => [h.place.line, h.place.endLine, h.id])).toEqual([[5, 6, 'oven-'], [8, 8, 'oven--1']]);
  });

  test('front matter that is no YAML is a message, not a crash', async () => {
    expect((await read('---\na: [\n---\n\ntext\n')).messages).toMatchObject([{ rule: 'front-matter', line: 1 }]);
    // Of what is said to us a run has to know that it could not be read.
    expect((await read('---\na: [\nrunbook:\n  cwd: b\n---\n\ntext\n')).messages).toMatchObject([{ rule: 'unread-settings', severity: 'error' }]);
    expect((await read('---\na: [\nrunbook: https://halls.example/b\n---\n\ntext\n')).messages).toMatchObject([{ rule: 'front-matter' }]);
  });

  test('a document cut into chunks reads as one that is not: places, tables, comments, definitions', async () => {
    const filler = Array.from({ length: 900 }, (_, i) => `Word number ${i} of a long text.\n\n`).join('');
    const rows = Array.from({ length: 900 }, (_, i) => `| ${i} | a cell with words |\n`).join('');
    const document = await read(`${filler}[see][far]\n\n| n | t |\n|---|---|\n${rows}\n<!-- hidden\n\n${filler}\n-->\n\n\`\`\`\nls\n\`\`\`\n\n[far]: http://x.y\n`);
    const said = prose(document);
    expect(said.find((p) => p.text === 'see')?.links).toMatchObject([{ url: 'http://x.y' }]);
    expect(said.filter((p) => p.shape === 'row')).toHaveLength(901);
    expect(said.filter((p) => p.text.startsWith('Word number'))).toHaveLength(900);
    for (const piece of [...said, ...blocks(document)]) expect(document.lines[piece.place.line - 1]).toContain(piece.kind === 'block' ? '```' : piece.text.slice(0, 2));
  });
});

describe('code where Markdown sees none and everybody else does', () => {
  test('a fence that stands too far to the right under an item’s words is one, and the words behind it are words', async () => {
    const document = await read('- [ ] From the root:\n      ```bash\n      docker compose up -d\n        --wait\n      ```\n      The shop starts first.\n- [ ] Look:\n      ```\n      shopctl status\n      ```\n', 'page.md');
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.language, b.text])).toEqual([[2, 5, 'bash', 'docker compose up -d\n  --wait'], [8, 10, null, 'shopctl status']]);
    expect(prose(document).map((p) => p.text)).toEqual(['From the root:', 'The shop starts first.', 'Look:']);
  });
  test('one that stands in code set in by four is a part of that code', async () => {
    expect(blocks(await read('Write:\n\n    ```bash\n    ls\n    ```\n', 'page.md')).map((b) => b.form)).toEqual(['indented']);
  });
  test('what the tags of a site generator hold is code, with the language they say', async () => {
    const document = await read('## Look\n\n{{<highlight bash>}}\nshopctl status\n\nshopctl list\n{{< /highlight >}}\n\n## Set\n\n{% highlight yaml %}\nshop: north\n{% endhighlight %}\n\nThen go on.\n', 'page.md');
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.language, b.text])).toEqual([[3, 7, 'bash', 'shopctl status\n\nshopctl list'], [11, 13, 'yaml', 'shop: north']]);
    expect(prose(document).map((p) => p.text)).toEqual(['Then go on.']);
  });
  test('such a tag that never closes is none', async () => {
    expect(blocks(await read('{{< highlight bash >}}\nshopctl status\n', 'page.md'))).toEqual([]);
  });

  test('code in a fence of colons is code, without what its directive is told before it, and of the item that it stands in', async () => {
    const options = ':caption: shop.sh\n:linenos:\n\n';
    const document = await read(`# Look\n\n:::{code-block} bash\n${options}shopctl status\n:::\n\n\`\`\`{code-block} sh\n---\ncaption: door.sh\n---\nshopctl list\n\`\`\`\n\n1. Close it:\n\n   :::{code} console\n   $ shopctl close\n   :::\n\n   {{< highlight sh >}}\n   shopctl lock\n   {{< /highlight >}}\n\n2. Go.\n`, 'page.md');
    expect(blocks(document).map((b) => [b.place.line, b.contentLine, b.language, b.title, b.text, b.around.itemLine])).toEqual([[3, 7, 'bash', 'shop.sh', 'shopctl status', null], [10, 14, 'sh', 'door.sh', 'shopctl list', null], [19, 20, 'console', null, '$ shopctl close', 17], [23, 24, 'sh', null, 'shopctl lock', 17]]);
    expect(blocks(await read(':::{code-block} bash\nshopctl status\n', 'page.md'))).toEqual([]);
  });
  test('what a component of MDX holds is code, with the language it says', async () => {
    const document = await read('1. Make it:\n\n<Terminal shell title="On the host">{`\nshopctl create\n\nshopctl start\n`}</Terminal>\n\n<CodeBlock language="yaml">{`\nshop: north\n`}</CodeBlock>\n', 'page.md');
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.language, b.text])).toEqual([[3, 7, 'console', 'shopctl create\n\nshopctl start'], [9, 11, 'yaml', 'shop: north']]);
  });
});
