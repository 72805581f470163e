/** What plain text and pasted pages are read as. */
import { describe, expect, test } from 'vitest';
import { blocks, headings, prose, read } from './reading-rig.ts';

const text = (source: string): ReturnType<typeof read> => read(source, 'page.txt');

const page = `Skip to content

La boulangerie

Jeanne Martin edited this page Jan 3, 2024 · 4 revisions

🔥 Préparer

Le four chauffe pendant que la pâte repose dans la chambre froide.

🚀 Cuire

🔧 1. Allumer le four

$ four allumer
$ four chauffer --degres 240

🔧 2. Enfourner les pains et prévenir l'équipe de vente.

Si besoin de vider le four :

git -C four reset --hard

image

Modèle actuel :

# :bread: Fournée 12
## Pains
* Seigle [#4](https://example.org/4)

⚠️ Ne pas ouvrir la porte avant la fin de la cuisson, sinon la croûte retombe.

Clone this wiki locally
`;

describe('a pasted page', () => {
  test('its titles are found without marks, and what the page adds is no text', async () => {
    const document = await text(page);
    expect(headings(document).map((h) => [h.level, h.text])).toEqual([[1, 'La boulangerie'], [2, '🔥 Préparer'], [2, '🚀 Cuire'], [3, '🔧 1. Allumer le four'], [3, "🔧 2. Enfourner les pains et prévenir l'équipe de vente."]]);
    expect(document.pieces.filter((p) => p.kind === 'note').map((n) => n.place.line)).toEqual([1, 5, 24, 34]);
    expect(prose(document).at(-1)?.text).toMatch(/^⚠️ Ne pas/);
  });

  test('prompt lines are one block, a bare command is another, quoted source a third', async () => {
    expect(blocks(await text(page)).map((b) => [b.place.line, b.place.endLine, b.form])).toEqual([[15, 16, 'lines'], [22, 22, 'lines'], [28, 30, 'lines']]);
  });
});

describe('boxes to tick', () => {
  test.each([['☐', '☑'], ['[ ]', '[x]'], ['□', '☒']])('%s and %s open items, ticked or not', async (open, ticked) => {
    const items = prose(await text(`Bread\n\n${open} Open the window\n${ticked} Tell the shop\n${open} If it is too hot, close it again:\n\nwindowctl --close all\n`)).filter((p) => p.shape === 'item');
    expect(items.map((p) => [p.text, p.checked, p.ordered])).toEqual([['Open the window', false, false], ['Tell the shop', true, false], ['If it is too hot, close it again:', false, false]]);
  });
});

describe('a page in the markup of Jira and Confluence', () => {
  const page = 'h1. Bread\n\n{panel:title=First}\nWear gloves.\n{panel}\n\nh2. Steps\n\n# Look: {{ovenctl status}}\n# Stop it\n{code:bash|title=stop}\n# by force\novenctl stop\n{code}\n# Move the trays\n{noformat}\ntrays --to cold\n{noformat}\n';

  test('its code, its lists and its titles are found, and nothing of it is lost', async () => {
    const document = await text(page);
    expect(headings(document).map((h) => h.text)).toEqual(['Bread', 'Steps']);
    expect(blocks(document).map((b) => [b.place.line, b.language, b.text])).toEqual([[11, 'bash', '# by force\novenctl stop'], [16, null, 'trays --to cold']]);
    expect(prose(document).map((p) => [p.shape, p.text, p.codes.map((c) => [c.text, c.place.column])])).toEqual([['paragraph', 'Wear gloves.', []], ['item', 'Look: ovenctl status', [['ovenctl status', 9]]], ['item', 'Stop it', []], ['item', 'Move the trays', []]]);
  });

  test('code that never ends is none, and many that open are read in one pass', async () => {
    expect(blocks(await text('h1. Bread\n\n{code:bash}\nwords of a sentence\n')).map((b) => b.form)).not.toContain('fence');
    expect(blocks(await text(`h1. Bread\n\n${'{code:bash}\n'.repeat(10_000)}`)).filter((b) => b.form === 'fence')).toEqual([]);
  });
});

describe('a line that nobody’s program opens', () => {
  test.each(['ovenctl --zone back cool', 'test -f oven/cold', 'doughtool -n 3 knead'])('%j is a command by its option', async (line) => {
    expect(blocks(await text(`Bread\n\n1. Cool it\n\n${line}\n\n2. Wait.\n`)).map((b) => b.text)).toEqual([line]);
  });
  test.each(['see -h for more', 'use --all there', 'flour -- not the dark one'])('%j is none', async (line) => {
    expect(blocks(await text(`Bread\n\n1. Cool it\n\n${line}\n\n2. Wait.\n`))).toEqual([]);
  });
});

describe('a page of a wiki, pasted with what stands around it', () => {
  const pasted = 'Teams / Bakery / Pages\nCool the oven down\nCreated by Nina Berg, last updated by Olaf on 3 May 2026\n3 min read\n\nPrerequisites\n\nYou need the key of the back room.\n\nProcedure\n\n1. Open the door.\n\nCopy\n./oven --off\n\nCheck\n\n./oven --state\n\nRollback\n\n./oven --on\n\n2 comments\nOlaf: thanks!\n';

  test('its titles are those that the page had, the way to it and its authors are none', async () => {
    const document = await text(pasted);
    expect(headings(document).map((h) => h.text)).toEqual(['Cool the oven down', 'Prerequisites', 'Procedure', 'Check', 'Rollback']);
    expect(document.pieces.filter((p) => p.kind === 'note').map((n) => n.place.line)).toEqual([1, 3, 4, 14, 25]);
  });

  test('a title of few words between blank lines is one without any mark of a page', async () => {
    expect(headings(await text('Cool down\n\nProcedure\n\n./oven --off\n\nRollback\n\n./oven --on\n')).map((h) => h.text)).toEqual(['Cool down', 'Procedure', 'Rollback']);
  });

  test('a title may open a short sentence', async () => {
    expect(headings(await text('Refroidir le four\n\nPrérequis\n\nAvoir la clé du fournil.\n\nDéroulement\n\n./four --off\n')).map((h) => h.text)).toEqual(['Refroidir le four', 'Prérequis', 'Déroulement']);
  });

  test.each(['Note', 'Done', 'Then', 'Copy', 'Exemple'])('%s alone is no title', async (word) => {
    expect(headings(await text(`Cool down\n\nThe oven is hot, so mind your hands and wear gloves.\n\n${word}\n\n./oven --off\n`)).map((h) => h.text)).not.toContain(word);
  });
});

describe('plain text', () => {
  test('its numbered parts may be instructions, and its named ones stand right over their text', async () => {
    const parts = 'Oven\nCreated by Nina Berg, last updated by Olaf on 3 May 2026\n\nPurpose\nCool the oven.\n\nPrerequisites\nYou need the key.\n\n1. Open the door\n\n$ ./oven --open\n\n2. Éteindre le four\n\n$ ./oven --off\n\n3. Tell the bakers\n\nWrite to all of them.\n';
    expect(headings(await text(parts.replace('Open the door', 'Ouvrir la porte').replace('Tell the bakers', 'Prévenir les boulangers'))).map((h) => `${h.level} ${h.text}`)).toEqual(['1 Oven', '2 Purpose', '2 Prerequisites', '2 1. Ouvrir la porte', '2 2. Éteindre le four', '2 3. Prévenir les boulangers']);
    expect(headings(await text(parts)).map((h) => h.text)).toEqual(['Oven', 'Purpose', 'Prerequisites', '1. Open the door', '2. Éteindre le four', '3. Tell the bakers']);
    expect(headings(await text(parts.replace(/Created.*/, ''))).map((h) => h.text)).not.toContain('3. Tell the bakers');
  });

  test('boxes, underlines and numbered comments are titles', async () => {
    const document = await text('*********\n* Ovens *\n*********\n\nHeat\n----\n\nSome words here.\n\n# 2. Cool it\nmv oven.cfg old.cfg\n# not a title\nrm -f new.cfg\n');
    expect(headings(document).map((h) => [h.place.line, h.text])).toEqual([[2, 'Ovens'], [5, 'Heat'], [10, '2. Cool it']]);
    expect(blocks(document).map((b) => [b.place.line, b.place.endLine, b.text])).toEqual([[11, 13, 'mv oven.cfg old.cfg\n# not a title\nrm -f new.cfg']]);
  });

  test('numbers that run on from one before a few words that name something are titles; before an instruction they are steps', async () => {
    const titles = (...words: string[]): string => `Oven\n\n${words.map((w, i) => `${i + 1}. ${w}\n\n$ oven part ${i}\n\n`).join('')}`;
    expect(headings(await text(titles('Prerequisites', 'New dough', 'Rollback'))).map((h) => h.text)).toEqual(['Oven', '1. Prerequisites', '2. New dough', '3. Rollback']);
    expect(headings(await text(titles('Prérequis', 'Nouvelle pâte', 'Retour arrière'))).map((h) => h.text)).toEqual(['Oven', '1. Prérequis', '2. Nouvelle pâte', '3. Retour arrière']);
    for (const steps of [titles('Stop the oven', 'Dough', 'Start the oven'), titles('Dough', 'Oven'), 'Oven\n\n1. Dough\n\n2. Heat\n\n3. Oven\n']) expect(headings(await text(steps)).map((h) => h.text)).toEqual(['Oven']);
  });

  test.each(['Make sure that the oven is cold before you open it.', 'open the door and wait', 'install the new oven in the kitchen', 'time flies when the dough rests'])('%j is no command', async (line) => {
    expect(blocks(await text(`Some words come before.\n\n${line}\n\nAnd after.\n`))).toEqual([]);
  });

  test('a word that says "for example" before a command is no part of it', async () => {
    expect(blocks(await text('OVEN\n\nCopy it to the server:\n\ne.g. scp oven.cfg cook@kitchen:/etc/\n')).map((b) => b.text)).toEqual(['scp oven.cfg cook@kitchen:/etc/']);
  });

  test('a first line of one word is the title when more text follows', async () => {
    for (const word of ['deploy', 'rsync', 'déploiement']) {
      const doc = await text(`${word}\n\nThe oven is heated first.\n\n    four allume\n`);
      expect(headings(doc).map((one) => one.text)).toContain(word);
      expect(blocks(doc)).toHaveLength(1);
    }
    expect(blocks(await text('reboot\n'))).toHaveLength(1);
  });

  test('a remark in brackets below a command leaves the command a command', async () => {
    const doc = await text('The bakery\n\n1. Make a key:\n\n   ssh-keygen -t ed25519\n   (Press Enter until it is done)\n');
    expect(blocks(doc).map((one) => one.text.trim())).toEqual(['ssh-keygen -t ed25519']);
  });

  test('bullets and numbers are items, wrapped lines go on', async () => {
    expect(prose(await text('Things\n\n1/ ouvrir le four\n2° le fermer\n3 - attendre\n\n4- 20 plaques, 2 / 3 au plus\n')).map((p) => [p.shape, p.marker, p.text])).toEqual([['item', '1/', 'ouvrir le four'], ['item', '2°', 'le fermer'], ['item', '3 -', 'attendre'], ['paragraph', null, '4- 20 plaques, 2 / 3 au plus']]);
    expect(prose(await text('Things:\n\n• one\n  goes on\n• two\n\n1) three\n')).slice(1).map((p) => [p.shape, p.marker, p.text])).toEqual([['item', '•', 'one\ngoes on'], ['item', '•', 'two'], ['item', '1)', 'three']]);
  });

  test('indented code under a colon is a block, output after a prompt belongs to it', async () => {
    expect(blocks(await text('Look:\n\n    key = value\n    other = 2\n\nThen\n\n$ oven status\nwarm\n\nEnd.\n')).map((b) => [b.form, b.text])).toEqual([['indented', 'key = value\nother = 2'], ['lines', '$ oven status\nwarm']]);
  });

  test('a line that tells a person what to do ends the commands above it, and is none', async () => {
    const notes = 'Bake:\n\n  oven-build clean\n  git checkout -b bread/$BATCH\n  commit changes\n  update menus in the shop\n  git push --set-upstream origin bread/$BATCH\n  crumbs in build/linux/tools\n';
    expect(blocks(await text(notes)).map((b) => b.text)).toEqual(['oven-build clean\ngit checkout -b bread/$BATCH', 'git push --set-upstream origin bread/$BATCH']);
  });

  test('commands indented under a line are a block, and end where the indentation does', async () => {
    expect(blocks(await text('Notes on baking\n\nIn the kitchen:\n  make dough\n  make -j4 bread\nswitch the lights off\n')).map((b) => [b.place.line, b.place.endLine])).toEqual([[4, 5]]);
  });

  test('assignments are commands where the document takes what they set', async () => {
    expect(blocks(await text('FLOUR=rye\nBATCH=12\n\nThen\n\nmake -C ovens/$FLOUR BATCH=$BATCH\n')).map((b) => b.text)).toEqual(['FLOUR=rye\nBATCH=12', 'make -C ovens/$FLOUR BATCH=$BATCH']);
    expect(blocks(await text('FLOUR=rye\nBATCH=12\n\nThen\n\nmake -C ovens all\n')).map((b) => b.text)).toEqual(['make -C ovens all']);
  });

  test('a script that is shown goes on behind its blank lines', async () => {
    const script = '#!/bin/sh\nOVEN=$1\n\nif [ -n "$OVEN" ]; then\n  rm -rf /srv/$OVEN\nfi';
    expect(blocks(await text(`The script:\n\n####\n${script}\n####\n\n2. Go home.\n`)).map((b) => b.text)).toEqual([script]);
    expect(blocks(await text(`The script:\n\n${script}\n\n2. Go home.\n`)).map((b) => b.text)).toEqual([script]);
  });

  test('markup under a colon is one block', async () => {
    expect(blocks(await text('1. In menu.xml, these entries must exist:\n\n  <menu>\n    <bread>[NAME]</bread>\n\n  </menu>\n\n2. Go on.\n')).map((b) => [b.place.line, b.place.endLine])).toEqual([[3, 6]]);
  });

  test('the prompts of macOS and of Erlang open what is typed', async () => {
    expect(blocks(await text('See\n\nkitchen:/srv/ovens mia$ ls bread/\nrye.txt   wheat.txt\n\nThen\n\n(oven@kitchen)1> bread:bake().\nBaking on 10 shelves...\nok\n')).map((b) => [b.place.line, b.place.endLine])).toEqual([[3, 4], [8, 10]]);
  });

  test('short lines that could have held the next word are a list, wrapped ones a paragraph', async () => {
    expect(prose(await text('Before you open:\n\nWarm the oven\nWake the baker\nLay out the flour\n  of both kinds\nUnlock the shop\n')).map((p) => p.text)).toEqual(['Before you open:', 'Warm the oven', 'Wake the baker', 'Lay out the flour\nof both kinds', 'Unlock the shop']);
    expect(prose(await text('The dough wants to rest for a while after it was kneaded well,\nand the oven has to be warm by then, or the bread will be flat and\nhard, which nobody likes to buy.\n'))).toHaveLength(1);
  });

  test('what stands right below a command that opens a console is typed into it', async () => {
    expect(blocks(await text('5. Run this:\n\nerl -sname oven1\nbread:bake([node()]).\nhalt().\n\nMind the dots.\n')).map((b) => b.text)).toEqual(['erl -sname oven1\nbread:bake([node()]).\nhalt().']);
    expect(blocks(await text('5. Run this:\n\npsql -d shop\nIt asks for a password.\n')).map((b) => b.text)).toEqual(['psql -d shop']);
  });
});

describe('a title above the place where it is done', () => {
  test('is an item, and what stands at the margin below it a paragraph', async () => {
    const document = await text('Ovens\n\n1. Doughs\nOn oven-1:\n    oven start\n\n2. Breads\nWe bake them in the\nmorning.\n');
    expect(prose(document).map((p) => [p.shape, p.text])).toEqual([['item', 'Doughs'], ['paragraph', 'On oven-1:'], ['item', 'Breads\nWe bake them in the\nmorning.']]);
  });
});

test.each([['Copy\n----\n\n    $ four copier', true], ['Copy\n\n    $ four copier', false]])('what a page’s button says is a title where it is underlined: %j', async (part, isTitle) => {
  const { pieces } = await text(`Le four\n=======\n\nCuire\n-----\n\nOn cuit.\n\n${part}\n`);
  expect(pieces.some((p) => p.kind === 'heading' && p.text === 'Copy')).toBe(isTitle);
});

test('a step counted in words is an item where a command follows, and a heading else', async () => {
  const document = await text('Ovens\n\nStep 1: sudo systemctl stop oven\n\nÉtape 2 : git -C oven pull\n\nStep 3: Cleaning\n\nWe clean the ovens in the morning.\n');
  expect(blocks(document).map((b) => [b.place.line, b.text])).toEqual([[3, 'sudo systemctl stop oven'], [5, 'git -C oven pull']]);
  expect(headings(document).map((h) => h.text)).toEqual(['Ovens', 'Step 3: Cleaning']);
});
