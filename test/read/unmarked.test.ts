/** Code that nobody marked as the format wants it: a wiki's fences, scripts, another user's commands, entries of a crontab. */
import { describe, expect, test } from 'vitest';
import { blocks, headings, prose, read } from './reading-rig.ts';

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
  test.each(['page.md', 'page.txt'])('four columns under an item they are its commands, in %s', async (path) => {
    const document = await read('Belt\n====\n\n1. Put it aside:\n\n    DAY=$(date +%F)\n    cp a a.$DAY\n\n2. Start it again\n\n    systemctl restart belt\n\n3. Look at the lamp.\n\n    It is green after an hour, and you may leave.\n', path);
    expect(blocks(document).map((b) => [b.place.line, b.text])).toEqual([[6, 'DAY=$(date +%F)\ncp a a.$DAY'], [11, 'systemctl restart belt']]);
  });
  test('under a colon a program of an ordinary name is one, too', async () => {
    expect(blocks(await read('1. Build it:\n\n    make install\n\n2. The belt:\n\n    It has two lamps and a bell.\n', 'page.md')).map((b) => b.text)).toEqual(['make install']);
  });
  test('a name that is set to what a command prints is one', async () => {
    expect(blocks(await read('1. Put it aside:\n\n     DAY="lamp-$(date +%F)"\n     mv lamp.log $DAY.log\n', 'page.txt')).map((b) => b.text)).toEqual(['DAY="lamp-$(date +%F)"\nmv lamp.log $DAY.log']);
  });
  test('an entry of a crontab ends the commands before it and stands for itself', async () => {
    const document = await read('1) Fetch it each day.\ncrontab -u shop -e\n#add line\n30 * * * * /opt/shop/bin/fetch.pl 2>&1\n', 'page.txt');
    expect(blocks(document).map((b) => [b.place.line, b.text])).toEqual([[2, 'crontab -u shop -e'], [4, '30 * * * * /opt/shop/bin/fetch.pl 2>&1']]);
  });
  test('what stands behind sudo is one among others, whoever knows it', async () => {
    expect(blocks(await read('Scanner\n\n  sudo apt install -y scanner\n  sudo freshscan\n  sudo systemctl start scanner\n', 'page.txt')).map((b) => b.text)).toEqual(['sudo apt install -y scanner\nsudo freshscan\nsudo systemctl start scanner']);
    expect(blocks(await read('The database\n\n  sudo -u postgres psql\n\n  Then go on below.\n', 'page.txt')).map((b) => b.text)).toEqual(['sudo -u postgres psql']);
  });
  test('statements of SQL are one, with the blank lines between them', async () => {
    const document = await read('Log in to the console and run these:\n\nCREATE DATABASE shop;\nGRANT ALL ON shop.* TO web;\n\nCREATE TABLE orders (\n    id INT PRIMARY KEY\n);\n\nThen go on.\n', 'page.txt');
    expect(blocks(document).map((b) => b.text)).toEqual(['CREATE DATABASE shop;\nGRANT ALL ON shop.* TO web;\n\nCREATE TABLE orders (\n    id INT PRIMARY KEY\n);']);
    expect(prose(document).map((p) => p.text)).toEqual(['Log in to the console and run these:', 'Then go on.']);
  });
  test('words in capitals that end no statement are none', async () => {
    expect(blocks(await read('SELECT the right shop\nand go on.\n\nUPDATE the list first; then go on.\n', 'page.txt'))).toEqual([]);
  });
  test('two lines of one program by themselves are, though its name is a word', async () => {
    expect(blocks(await read('On the server\n\ngit pull\n\nant clean\nant deploy\n\nDone.\n', 'page.txt')).map((b) => b.text)).toEqual(['git pull', 'ant clean\nant deploy']);
  });
  test('numbers in a sentence are no crontab', async () => {
    expect(blocks(await read('We have had\n\n3 4 5 6 7 visitors\n\n10 12 14 16 mon was a good day\n', 'page.txt'))).toEqual([]);
  });
  test('a script with what it is given is one where RST has a quotation', async () => {
    expect(blocks(await read('Make it\n\n    prepare.sh www.shop.net\n\nThen go on.\n', 'page.rst')).map((b) => b.text)).toEqual(['prepare.sh www.shop.net']);
    expect(blocks(await read('It says\n\n    prepare.sh creates all users\n\nThen go on.\n', 'page.rst'))).toEqual([]);
  });
});

describe('notes in plain text', () => {
  test('a choice of words at a line’s beginning is no path of a program', async () => {
    expect(blocks(await read('Build it with one of\n  Linux and gcc\n  and/or Windows (https://shop.example/win) with C++\n  et/ou macOS avec clang -v\n', 'page.txt'))).toEqual([]);
  });
  test('a program with a remark in brackets is only named', async () => {
    expect(blocks(await read('It needs:\n\n- virtualenv (not necessary, but nice)\n', 'page.rst'))).toEqual([]);
  });
  test('rows of a table without rules are no commands', async () => {
    expect(blocks(await read('It needs\n\n  python3        3.x              for the build\n  npm            v10.x (bundled)  packages\n', 'page.txt'))).toEqual([]);
  });
  test('what lists packages starts none of their programs', async () => {
    expect(blocks(await read('It needs:\n  - pip packages: one, two (or two-binary)\n', 'page.txt'))).toEqual([]);
  });
  test('a command under an item whose line ends early is one, whatever its program is called', async () => {
    const document = await read('1. Test\n   - Try the shop locally\n     make shopdemo\n   - Try a single part:\n     shoptest-3 -e fast shop.basket\n   - The catalogue of the shop is up to date, which takes a while; it is wrapped and goes on here so that\n     make is only a word in it\n', 'page.txt');
    expect(blocks(document).map((b) => b.text)).toEqual(['make shopdemo', 'shoptest-3 -e fast shop.basket']);
  });
  test('commands under a sentence stand until the next that only tells', async () => {
    const document = await read('7) Tag it\n\n   commit the list of changes\n   git add CHANGES\n   git commit -m "Changes of 2.1"\n   put the tag on it:\n   git tag -a -f SHOP-2_1\n   check the page of the tag\n', 'page.txt');
    expect(blocks(document).map((b) => [b.place.line, b.text])).toEqual([[4, 'git add CHANGES\ngit commit -m "Changes of 2.1"'], [7, 'git tag -a -f SHOP-2_1']]);
  });
  test('sentences set in announce what stands deeper, and are no code themselves', async () => {
    const document = await read('The following targets are useful:\n\n    To see which shops there are, with their\n    names and places:\n\n        make list_shops\n\n    To fetch one of them, ready to\n    be changed:\n\n        make shop.north.img\n\nThe rest is up to you.\n', 'page.txt');
    expect(blocks(document).map((b) => [b.place.line, b.text.trim()])).toEqual([[6, 'make list_shops'], [11, 'make shop.north.img']]);
  });
  test('a list in a shell of its own that another program takes is a command', async () => {
    const document = await read('# every day\n(crontab -l; echo "5 0 * * * /opt/shop/bin/count.sh") | crontab -\n', 'page.txt');
    expect(blocks(document).map((b) => b.place.endLine)).toEqual([2]);
  });
});

describe('a text whose name tells no format', () => {
  test('is AsciiDoc where listings stand between rules', async () => {
    const document = await read('=== Nodes ===\n\nSet up the root:\n\n----\n$ shopctl -v conf/north.ini create-root\n----\n\n=== Workers ===\n\n----\n$ shopctl -v conf/north.ini worker\n----\n', 'howto.txt');
    expect([document.format, blocks(document).length]).toEqual(['asciidoc', 2]);
  });
  test('is plain text where it has but titles, and its commands are found', async () => {
    const document = await read('== Server\ncd /srv/shop\ngit pull\n\n\n== Mirror\ncd /srv/mirror\nrsync -a /srv/shop/ .\n', 'notes.txt');
    expect([document.format, headings(document).map((h) => h.text), blocks(document).map((b) => b.text)]).toEqual(['text', ['Server', 'Mirror'], ['cd /srv/shop\ngit pull', 'cd /srv/mirror\nrsync -a /srv/shop/ .']]);
  });
  test('is RST where rules stand over and under its titles', async () => {
    const document = await read('----\nShop\n----\n\nDeploying\n=========\n\nRun::\n\n    make deploy\n', 'notes.txt');
    expect(document.format).toBe('rst');
  });
});

describe('a paragraph that is a course of commands', () => {
  test('is read line by line, and what is told between is told', async () => {
    const document = await read('# Deploy\n\ngit pull\nset APP_ENV to prod in the settings\ndocker-compose build\ndocker run --rm \\\n-v /srv:/data \\\nshop check\ncd /srv/shop\n\nThen look.\n\n# Later\n\ndocker-compose restart shop\n', 'page.md');
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.text])).toEqual([
      [3, 3, 'git pull'], [5, 9, 'docker-compose build\ndocker run --rm \\\n-v /srv:/data \\\nshop check\ncd /srv/shop'], [15, 15, 'docker-compose restart shop'],
    ]);
    expect(prose(document).map((p) => p.text)).toEqual(['set APP_ENV to prod in the settings', 'Then look.']);
  });
  test('is none where most of it is told, or where the lines go on from one to the next', async () => {
    expect(blocks(await read('# Deploy\n\ngit pull is what fetches all that the\nothers have done, and docker-compose build\nis what makes the images of it.\n', 'page.md'))).toEqual([]);
  });
});

describe('a paragraph that names a script at the beginning of a line', () => {
  test('goes on with it', async () => {
    expect(blocks(await read('Each of them carries a package for every place as well, built by\nscripts/make-place.sh through the belt (which takes\nThe North and others).\n', 'page.txt'))).toEqual([]);
  });
  test('keeps what stands in its first lines before what closes it', async () => {
    const document = await read('See it:\n![a picture](a.png)\n!!! tip in production:\nrm -rf /srv/x\n', 'page.md');
    const lines = document.pieces.map((p) => p.place.line);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(blocks(document).map((b) => b.text)).toEqual(['rm -rf /srv/x']);
  });
});

describe('a paragraph of lines behind a percent sign', () => {
  test('is typed in a C shell, if each of them is a command', async () => {
    const document = await read('Parcels\n\nOn most systems,\n\n% a2enmod rewrite\n% /etc/init.d/apache2 restart\n\nAsk them.\n\n% of the parcels are late\n% and some are lost\n', 'page.txt');
    expect(blocks(document).map((b) => b.text)).toEqual(['% a2enmod rewrite\n% /etc/init.d/apache2 restart']);
  });
});

describe('an item that is nothing but a command', () => {
  const codes = async (...items: readonly string[]): Promise<string[]> => prose(await read(`# Ship\n\n${items.map((i) => `- ${i}`).join('\n')}\n`, 'page.md')).flatMap((p) => p.codes.map((c) => c.text));
  test('is one as if it stood in code, and so are those beside it', async () => {
    expect(await codes('Light the lamps.', "git tag -a -m 'Lamps' v3", 'git push --tags', 'Tell the others')).toEqual(["git tag -a -m 'Lamps' v3", 'git push --tags']);
    expect(await codes('`git pull`', '`git add lamps`', 'git commit', 'Tell the others')).toEqual(['git pull', 'git add lamps', 'git commit']);
  });
  test('is none among notes', async () => {
    expect(await codes('git, make and a lamp', 'docker compose', 'make the tests pass')).toEqual([]);
    expect(await codes('kubectl drain & cordon before the work -x', 'kubectl drain --all before the work')).toEqual([]);
    expect(await codes('`nginx`', '`redis`', 'docker compose')).toEqual(['nginx', 'redis']);
  });
});

describe('commands in a paragraph of a page that marks nothing as code', () => {
  const shown = async (text: string, path = 'page.md'): Promise<readonly (readonly [number, number, string])[]> => blocks(await read(text, path)).map((b) => [b.place.line, b.place.endLine, b.text] as const);
  test.each([['page.md', '  '], ['page.rst', ''], ['page.adoc', '']])('those under a colon are blocks, in the middle of it as well, in %s', async (path, lead) => {
    const document = await read(`Log the belt in:\ndocker login belt.example.org\ndocker pull belt \\\n${lead}--quiet\nThe lamp is green then. Look at it:\nls -l /srv/lamp\n`, path);
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.text])).toEqual([[2, 4, `docker login belt.example.org\ndocker pull belt \\\n${lead}--quiet`], [6, 6, 'ls -l /srv/lamp']]);
    expect(prose(document).map((p) => [p.place.line, p.place.endLine, p.text])).toEqual([[1, 1, 'Log the belt in:'], [5, 5, 'The lamp is green then. Look at it:']]);
  });
  test('what is set deeper there is one block to its end, and what stands as deep below', async () => {
    const document = await read('Then, fetch `belt`:\n    cd belt\n    lamp on\n    make all\nor with the other one\n    git pull other\n\nGo.\n', 'page.md');
    expect(blocks(document).map((b) => [b.place.line, b.text])).toEqual([[2, 'cd belt\nlamp on\nmake all'], [6, 'git pull other']]);
    expect(prose(document).map((p) => [p.text, p.codes.map((c) => p.text.slice(c.start, c.end))])).toEqual([['Then, fetch belt:', ['belt']], ['or with the other one', []], ['Go.', []]]);
  });
  test('a quotation of nothing but commands is a block, as it stands', async () => {
    expect(await shown('Make the folder\n> mkdir belt\n\nGo in\n> cd belt\n> git init\n')).toEqual([[2, 2, '> mkdir belt'], [5, 6, '> cd belt\n> git init']]);
    expect(await shown('Make the folder:\n\n> mkdir belt\n')).toEqual([[3, 3, '> mkdir belt']]);
  });
  test.each(['Make the folder\n> mkdir belt\n', 'Edit it:\n> /etc/belt/belt.conf\n', 'It says:\n> mkdir belt\n> Then it stops.\n', 'Ours are these:\ngit by itself\nThe lamps, too.\n', 'The belts we have:\nbelt one or belt two\n'])('but not %j', async (text) => {
    expect(await shown(text)).toEqual([]);
  });
});
