/** What reStructuredText is read as. */
import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { blocks, headings, prose, read } from './reading-rig.ts';

const rst = (text: string): ReturnType<typeof read> => read(text, 'guide.rst');

describe('reStructuredText', () => {
  test('levels go by first use, a title stands at its text line', async () => {
    expect(headings(await rst('=====\nOven\n=====\n\nHeat\n====\n\nLow\n~~~\n\nCool\n====\n')).map((h) => [h.level, h.place.line, h.text])).toEqual([[1, 2, 'Oven'], [2, 5, 'Heat'], [3, 8, 'Low'], [2, 11, 'Cool']]);
  });

  test('a literal block begins at the line that ends in two colons', async () => {
    const document = await rst('Type this\nat once::\n\n    a\n\n    b\n\nEnd.\n\n::\n\n  c\n');
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.contentLine, b.text])).toEqual([[2, 6, 4, 'a\n\nb'], [10, 12, 12, 'c']]);
    expect(prose(document).map((p) => p.text)).toEqual(['Type this\nat once:', 'End.']);
    expect(blocks(await rst('Heat it:\n\n   ::\n\n       oven on\n       oven wait\n\nEnd.\n')).map((b) => [b.place.line, b.place.endLine, b.text])).toEqual([[3, 6, 'oven on\noven wait']]);
  });

  test('a directive keeps its language, options and caption, and ends at its last line of content', async () => {
    const [block] = blocks(await rst('.. code-block:: bash\n   :caption: oven.sh\n   :run: false\n\n   ls\n\nEnd.\n'));
    expect(block).toMatchObject({ place: { line: 1, endLine: 5 }, language: 'bash', title: 'oven.sh', attributes: { run: 'false' }, text: 'ls', form: 'directive' });
  });

  test('tabs, admonitions and unknown directives are read through', async () => {
    const document = await rst('.. tabs::\n\n   .. tab:: Debian\n\n      .. code:: sh\n\n         apt update\n\n.. warning:: Hot.\n\n   .. code:: sh\n\n      rm x\n\n.. frobnicate:: a\n\n   Text.\n');
    expect(blocks(document).map((b) => [b.text, b.around.tab, b.around.admonition])).toEqual([['apt update', 'Debian', null], ['rm x', null, 'warning']]);
    expect(prose(document).map((p) => [p.text, p.around.admonition])).toEqual([['Hot.', 'warning'], ['Text.', null]]);
  });

  test('commands under an item are its own, however they are indented', async () => {
    const found = blocks(await rst('* One::\n\n    a\n\n* Two::\n\n  $ b\n\n* Three:\n\n  $ c\n\n  Words.\n\n.. code:: sh\n\n  d\n'));
    expect(found.map((b) => [b.text, b.around.itemLine])).toEqual([['a', 1], ['$ b', 5], ['$ c', 9], ['d', 9]]);
  });

  test('inline markup gives spans, links and plain words', async () => {
    const [p] = prose(await rst('Run ``a  b`` as `told <http://x.y>`_ in :ref:`here <there>`, **now**, with :command:`ls`; see home_.\n\n.. _home: http://h.h\n'));
    expect(p?.text).toBe('Run a  b as told in here, now, with ls; see home.');
    expect(p?.codes.map((c) => [c.text, p.text.slice(c.start, c.end), c.place.column])).toEqual([['a  b', 'a  b', 5], ['ls', 'ls', 76]]);
    expect(p?.links.map((l) => [l.text, l.url])).toEqual([['told', 'http://x.y'], ['here', '#there'], ['home', 'http://h.h']]);
  });

  test('comments are notes, includes are named and not followed, tables are rows', async () => {
    const document = await rst('.. runbook: run=false\n\n.. include:: other.rst\n\n+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+\n\n=== ===\n x   y\n=== ===\n 3   4\n=== ===\n');
    expect(document.pieces.filter((p) => p.kind === 'note')).toMatchObject([{ text: 'runbook: run=false', comment: true }, { text: 'include other.rst', comment: false }]);
    expect(prose(document).map((p) => [p.shape, p.text.replace(/\s+/g, ' '), p.place.line])).toEqual([['row', 'a | b', 6], ['row', '1 | 2', 8], ['row', 'x | y', 12], ['row', '3 | 4', 14]]);
  });

  test('substitutions are made where a block has them; a pipe is none', async () => {
    const document = await rst('.. |dough| replace:: 2.5\n\n.. parsed-literal::\n\n   cp bread-\\ |dough|\\ .tgz bread-|dough| oven-|heat|\n   ls|grep x|wc\n\n.. code-block:: sh\n   :substitutions:\n\n   echo |dough|\n\n.. code-block:: sh\n\n   echo |dough| cat\n');
    expect(blocks(document).map((b) => [b.text, b.attributes['substitutions']])).toEqual([['cp bread-2.5.tgz bread-2.5 oven-|heat|\nls|grep x|wc', 'heat'], ['echo 2.5', 'true'], ['echo |dough| cat', undefined]]);
  });

  test('a fence as Markdown has it is a block, one that never closes is text', async () => {
    const document = await rst('Oven\n====\n\nSay:\n\n```text\nThe oven is hot.\n\n  pip install oven\n```\n\nThen::\n\n  $ oven on\n\n```\nleft open\n');
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.language, b.text])).toEqual([[6, 10, 'text', 'The oven is hot.\n\n  pip install oven'], [12, 14, null, '$ oven on']]);
  });

  test('command lines that end an item are a block, a sentence that holds a command is none', async () => {
    const document = await rst('Oven\n====\n\n1. Build it\n   make oven -j4\n   make install DESTDIR=/srv\n\n2. Copy it\n   EG; cp oven.cfg /etc/oven.cfg\n\n3. Say that\n   make -j4\n   is enough for it.\n');
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.text])).toEqual([[5, 6, 'make oven -j4\nmake install DESTDIR=/srv'], [9, 9, 'cp oven.cfg /etc/oven.cfg']]);
  });

  const docutils = spawnSync('python3', ['-c', 'import docutils.core']).status === 0;
  test.skipIf(!docutils)('docutils reads the same titles and literal blocks (skipped where python3-docutils is missing)', async () => {
    const text = 'Oven\n====\n\nHeat::\n\n  on\n  off\n\nLow\n---\n\n1. One\n\n   .. code::\n\n      a\n\n2. Two::\n\n     b\n\nSo::\n\n> quoted\n> lines\n\nEnd\n---\n\ntext\n';
    const script = 'import sys,json,docutils.core as c;from docutils import nodes as n;d=c.publish_doctree(sys.stdin.read(),settings_overrides={"doctitle_xform":False});print(json.dumps([[t.astext() for t in d.traverse(n.title)],[t.astext() for t in d.traverse(n.literal_block)]]))';
    const [titles, literals] = JSON.parse(execFileSync('python3', ['-c', script], { input: text, encoding: 'utf8' })) as [string[], string[]];
    const document = await rst(text);
    expect(headings(document).map((h) => h.text)).toEqual(titles);
    expect(blocks(document).map((b) => b.text)).toEqual(literals);
  });
});
