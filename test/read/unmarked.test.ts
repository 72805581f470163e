/** Code that nobody marked as the format wants it: a wiki's fences, scripts, another user's commands, entries of a crontab. */
import { describe, expect, test } from 'vitest';
import { blocks, prose, read } from './reading-rig.ts';

describe('a wiki’s fence', () => {
  test.each(['page.txt', 'page.rst'])('is a block in %s, with the language it names', async (path) => {
    const document = await read('Before:\n\n{{{\nshopctl config unset DEBUG\n}}}\n\n{{{#!sh\nls -la\n}}}\n\nBehind.\n', path);
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.form, b.language, b.text])).toEqual([[3, 5, 'fence', null, 'shopctl config unset DEBUG'], [7, 9, 'fence', 'sh', 'ls -la']]);
    expect(prose(document).map((p) => p.text)).toEqual(['Before:', 'Behind.']);
  });
  test('that never closes is text in RST', async () => {
    expect(blocks(await read('Before:\n\n{{{\nSome words.\n', 'page.rst'))).toEqual([]);
  });
});

describe('lines that nothing marks', () => {
  test('another user’s command is one, under an item', async () => {
    const document = await read('1) First time\nsudo -u shop /opt/shop/bin/fetch.pl\n\nThis takes long.\n', 'page.txt');
    expect(blocks(document).map((b) => b.text)).toEqual(['sudo -u shop /opt/shop/bin/fetch.pl']);
  });
  test('an entry of a crontab ends the commands before it and stands for itself', async () => {
    const document = await read('1) Fetch it each day.\ncrontab -u shop -e\n#add line\n30 * * * * /opt/shop/bin/fetch.pl 2>&1\n', 'page.txt');
    expect(blocks(document).map((b) => [b.place.line, b.text])).toEqual([[2, 'crontab -u shop -e'], [4, '30 * * * * /opt/shop/bin/fetch.pl 2>&1']]);
  });
  test('numbers in a sentence are no crontab', async () => {
    expect(blocks(await read('We have had\n\n3 4 5 6 7 visitors\n\n10 12 14 16 mon was a good day\n', 'page.txt'))).toEqual([]);
  });
  test('a script with what it is given is one where RST has a quotation', async () => {
    expect(blocks(await read('Make it\n\n    prepare.sh www.shop.net\n\nThen go on.\n', 'page.rst')).map((b) => b.text)).toEqual(['prepare.sh www.shop.net']);
    expect(blocks(await read('It says\n\n    prepare.sh creates all users\n\nThen go on.\n', 'page.rst'))).toEqual([]);
  });
});
