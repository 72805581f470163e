/** Sources of wikis that were kept as text: each is read by its own markup, and nothing of it is lost. */
import { describe, expect, test } from 'vitest';
import { blocks, headings, prose, read } from './reading-rig.ts';

const text = (source: string): ReturnType<typeof read> => read(source, 'page.txt');

interface Said { headings: unknown; blocks: unknown; items: unknown }
async function said(source: string): Promise<Said> {
  const document = await text(source);
  return {
    headings: headings(document).map((h) => [h.level, h.text]),
    blocks: blocks(document).map((b) => [b.place.line, b.place.endLine, b.contentLine, b.language, b.text]),
    items: prose(document).filter((p) => p.shape === 'item').map((p) => [p.text, p.ordered, p.codes.map((c) => c.text)]),
  };
}

describe('DokuWiki', () => {
  test('more signs make a higher heading; blocks, items and code in a sentence are found', async () => {
    expect(await said("====== Oven ======\n\n===== Cold =====\n\nSave the loaves:\n\n<code bash>\ncp -a loaves loaves.$(date +%F)\nls loaves\n</code>\n\n==== By hand ====\n\n  - Close it: ''ovenctl %%--close%%''\n  - Wait\n    * ten minutes\n  - Look: <code bash>\novenctl state\n</code>\n\n<file ini oven.ini>\nheat=0\n</file>\n")).toEqual({
      headings: [[1, 'Oven'], [2, 'Cold'], [3, 'By hand']],
      blocks: [[7, 10, 8, 'bash', 'cp -a loaves loaves.$(date +%F)\nls loaves'], [17, 19, 18, 'bash', 'ovenctl state'], [21, 23, 22, 'ini', 'heat=0']],
      items: [['Close it: ovenctl --close', true, ['ovenctl --close']], ['Wait', true, []], ['ten minutes', false, []], ['Look:', true, []]],
    });
  });

  test('two blanks set code, what stands on the lines of the tags is of the block or stays', async () => {
    const { blocks: found } = await said('====== Oven ======\n\nThen:\n\n  ovenctl --heat 3\n  doors\n\n<code>ovenctl a\novenctl b</code> That is all.\n\n  <code>\n  ovenctl c\n    deep\n  </code>\n');
    expect(found).toEqual([[5, 6, 5, null, 'ovenctl --heat 3\ndoors'], [8, 8, 8, null, 'ovenctl a\novenctl b'], [11, 14, 12, null, 'ovenctl c\n  deep']]);
  });
});

describe('MediaWiki', () => {
  const page = "== Cool ==\n\n'''First''' read [[Oven:Book|the book]].\n\n# Stop: <code>ovenctl --stop</code>\n# Say it\n#* to the shop\n\n<syntaxhighlight lang=\"bash\">\n# by force\novenctl kill\n</syntaxhighlight>\n\n=== Doors ===\n\n<pre>\ndoors --open &amp;&amp; ls\n</pre>\n\n== Heat ==\n\n<source lang=\"sh\" line>ovenctl heat</source>\n";

  test('its numbered items are no comments, its tags no placeholders', async () => {
    expect(await said(page)).toEqual({
      headings: [[2, 'Cool'], [3, 'Doors'], [2, 'Heat']],
      blocks: [[9, 12, 10, 'bash', '# by force\novenctl kill'], [16, 18, 17, null, 'doors --open && ls'], [22, 22, 22, 'sh', 'ovenctl heat']],
      items: [['Stop: ovenctl --stop', true, ['ovenctl --stop']], ['Say it', true, []], ['to the shop', false, []]],
    });
    expect(prose(await text(page))[0]?.text).toBe('First read the book.');
  });

  test('numbered lines alone do not make it one: a comment, a prompt stay what they are', async () => {
    const plain = await text('== Install ==\n\n# as root\novenctl --install\n\n== Remove ==\n\n# ovenctl --remove now\n');
    expect(prose(plain).filter((p) => p.shape === 'item')).toEqual([]);
    expect(blocks(plain).map((b) => b.text)).toContain('# ovenctl --remove now');
  });
});

describe('Textile', () => {
  test('code between @ and in pre, and items that blocks part', async () => {
    expect(await said('h1. Oven\n\n{{>toc}}\n\nh2. Cool\n\n# Stop: @ovenctl --stop@\n# Save:\n<pre><code class="shell">\ncp a b\n</code></pre>\n# Tell olaf@example.org\n\n* look\n')).toEqual({
      headings: [[1, 'Oven'], [2, 'Cool']],
      blocks: [[9, 11, 10, 'shell', 'cp a b']],
      items: [['Stop: ovenctl --stop', true, ['ovenctl --stop']], ['Save:', true, []], ['Tell olaf@example.org', true, []], ['look', false, []]],
    });
  });
});

describe('what is no page of a wiki', () => {
  test.each([
    ['HTML that is shown', 'The page\n\n<div>\n<pre>\nmv a b\n</pre>\n</div>\n'],
    ['a placeholder alone', 'Oven\n\nType:\n\n<file name>\n\nThen mv a b, and wait until it is done.\n'],
    ['tags of one that never end', '====== Oven ======\n\n<code bash>\nmv a b\n'],
  ])('%s opens no block', async (_, source) => {
    expect(blocks(await text(source)).filter((b) => b.form === 'fence')).toEqual([]);
  });

  test('tags alone, without a heading, are blocks', async () => {
    expect(blocks(await text('Move it:\n\n<pre>\nmv a b\n</pre>\n')).map((b) => [b.form, b.text])).toEqual([['fence', 'mv a b']]);
  });

  test('in Markdown they stay what Markdown says', async () => {
    expect(headings(await read('# Oven\n\n== Cool ==\n\n<syntaxhighlight lang="bash">\nmv a b\n</syntaxhighlight>\n'))).toHaveLength(1);
  });

  test('many openings are read in one pass', async () => {
    const many = await text(`====== Oven ======\n\n${'<code bash>\n'.repeat(8000)}${'<pre> a\n'.repeat(8000)}`);
    expect(blocks(many).filter((b) => b.form === 'fence')).toEqual([]);
  });
});

test('a block of Confluence that begins and ends on one line is one, and words that name its mark are none', async () => {
  const document = await text('h1. Oven\n\n{code:title=heat|language=bash}ovenctl heat{code}\n\n{noformat}ovenctl --hot{noformat}\n\n{code:sh}\novenctl on\novenctl wait{code}\n\n{code} is a word here.\n');
  expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.language, b.text])).toEqual([[3, 3, 'bash', 'ovenctl heat'], [5, 5, null, 'ovenctl --hot'], [7, 9, 'sh', 'ovenctl on\novenctl wait']]);
});
