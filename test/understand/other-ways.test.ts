/** What is done only if a step fails, or only where somebody wants it, is no other way of doing that step; one environment's own is held back. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const block = (...lines: readonly string[]): string => `\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n\n`;
const planned = async (text: string) => (await planDocument(Buffer.from(`# Shop\n\n## Deploy\n\n${text}`), 'shop.md', { fragment: null, all: true })).plan;

describe('the same command with more words', () => {
  it.each([
    ['If the migration fails, restore:', 'condition'], ['If it does not work, run:', 'condition'], ['Si ça ne marche pas, relancer avec :', 'condition'], ['Si la migration échoue :', 'condition'], ['Optionally, seed:', 'optional'],
  ])('under "%s" is no choice: the first runs, the second is held back', async (lead, kind) => {
    const { inputs, steps } = await planned(`Run the migration:\n\n${block('python3 migrate.py')}${lead}\n\n${block('python3 migrate.py --again')}`);
    expect(inputs).toEqual([]);
    expect(steps.filter((s) => s.kind === 'shell').map((s) => s.guards.map((g) => g.kind))).toEqual([[], [kind]]);
  });
  it('is one where nothing says when', async () => {
    const { inputs } = await planned(`Start it:\n\n${block('docker compose up -d')}With the tools:\n\n${block('docker compose up -d --profile tools')}`);
    expect(inputs).toHaveLength(1);
  });
});

describe('one command as it may be typed as well', () => {
  it.each(['For example, with a lamp:', 'The equivalent command is:', 'A lamp can also be named:', 'Par exemple, avec une lampe :'])('is a choice below "%s"', async (lead) => {
    const { steps } = await planned(`Light it:\n\n${block('./bin/light.sh hall --lamp 3')}${lead}\n\n${block('./bin/light.sh hall --lamp 4 --dim')}`);
    expect(steps.map((s) => Object.keys(s.when).length)).toEqual([1, 1]);
  });
  it('is told apart by what only it has', async () => {
    const { inputs } = await planned(`Light it:\n\n${block('sh ./bin/light.sh --hall the-long-hall-of-all --lamp 3 --until the-last-of-the-lamps-is-out')}For example:\n\n${block('sh ./bin/light.sh --hall the-long-hall-of-all --lamp 4 --until the-last-of-the-lamps-is-out')}`);
    expect(inputs.map((i) => i.options)).toEqual([['3', '4']]);
  });
  it.each([['Light the other (e.g. for a show):', './bin/light.sh hall --lamp 4 --dim'], ['Light the other:', './bin/light.sh hall --lamp 4 --dim'], ['For example:', './bin/dim.sh hall --lamp 4'], ['For example, with a lamp:', './bin/light.sh cellar 4 --slow 7']])('is none below "%s" over %s', async (lead, command) => {
    const { steps } = await planned(`Light it:\n\n${block('./bin/light.sh hall --lamp 3')}${lead}\n\n${block(command)}`);
    expect(steps.map((s) => Object.keys(s.when).length)).toEqual([0, 0]);
  });
});

it('a way that was chosen is not optional any more', async () => {
  const { steps } = await planned(`With the script:\n\n${block('./install.sh')}Or by hand:\n\n${block('mkdir -p opt', 'cp tool opt/')}`);
  expect(steps.map((s) => [Object.keys(s.when).length, s.guards])).toEqual([[1, []], [1, []]]);
});

describe('what is one environment’s', () => {
  it.each(['On **production only**, also warm it:', 'Production only:', 'Only in production:', 'En prod uniquement, vider le cache :', 'Uniquement en production :'])('"%s" is held back', async (lead) => {
    const { steps } = await planned(`First:\n\n${block('ls')}${lead}\n\n${block('./warm.sh')}`);
    expect(steps.at(-1)?.guards.map((g) => g.kind)).toEqual(['condition']);
  });
  it.each(['Production only reads from it. Restart it:', 'In production, restart it:'])('but not "%s"', async (lead) => {
    expect((await planned(`First:\n\n${block('ls')}${lead}\n\n${block('./warm.sh')}`)).steps.at(-1)?.guards.filter((g) => g.text.startsWith('Production only'))).toEqual([]);
  });
});

describe('what is changed by hand before a command', () => {
  it.each([
    'In `.env`, change `MODE=prod` to `MODE=debug`, then run it again:', 'Set `WORKERS=4` in `.env` and restart:', 'You have to set `WORKERS=4` in `.env` and restart:', 'Dans `.env`, remplacez `MODE=prod` par `MODE=verbeux` et relancez :',
  ])('is a person’s: %s', async (lead) => {
    const { steps, inputs } = await planned(`First:\n\n${block('ls')}${lead}\n\n${block('./run.sh')}`);
    expect([steps.map((s) => s.kind), inputs]).toEqual([['shell', 'manual', 'shell'], []]);
  });
  it.each([
    ['Set `port` to `81` in `lamp.json`, and `PORT` in `lamp.py`:', 'sed -i s/80/81/ lamp.py'], ['Set `port` to `81` in `lamp.json`, and `PORT` in `lamp.py`:', 'jq .port=81 lamp.json > new'],
    ['Set `port` to `81` in `lamp.json` and warm the cache:', './warm.sh'], ['To move it, change `port` in `lamp.json` and then warm the cache:', './warm.sh'], ['Mettez `port` à `81` dans `lamp.json` et videz le cache :', './warm.sh'],
  ])('nor is it lost where the block does the rest only: %s', async (lead, command) => {
    expect((await planned(`First:\n\n${block('ls')}${lead}\n\n${block(command)}`)).steps.map((s) => s.kind)).toEqual(['shell', 'manual', 'shell']);
  });
  it.each([
    ['Set `port` to `81` in `lamp.json`, and `PORT` in `lamp.py`:', 'sed -i s/80/81/ lamp.json lamp.py'], ['Set `version` to `2` in `lamp.json` and tag it:', 'npm version 2'], ['Set `port` in `lamp.json`:', './set-port 81'],
    ['If you changed `port` in `lamp.json` and `lamp.py`, warm the cache:', './warm.sh'],
  ])('and nothing is where it does all of it, or may: %s', async (lead, command) => {
    expect((await planned(`First:\n\n${block('ls')}${lead}\n\n${block(command)}`)).steps.filter((s) => s.kind === 'manual')).toEqual([]);
  });
  it.each([
    'Change to the folder and run:', 'Set it up and start it:', 'Then run it again:',
    // What it is for is said, which the command does.
    'The script below is there to set `WORKERS=4` in `.env` and restart:', 'Le script suivant sert pour mettre `WORKERS=4` dans `.env` et relancer :', 'There is a script to change `MODE=prod` in `.env`, and then restart:',
  ])('but not "%s"', async (lead) => {
    expect((await planned(`First:\n\n${block('ls')}${lead}\n\n${block('./run.sh')}`)).steps.map((s) => s.kind)).toEqual(['shell', 'shell']);
  });
});

describe('numbered chapters', () => {
  const chapters = async (...titles: readonly string[]) => (await planned(titles.map((title, i) => `### ${title}\n\n${block(`lamps set ${i}`)}`).join(''))).inputs.length;
  it.each([['1. Quick install (script)', '2. Manual install'], ['1. Installation rapide', '2. Installation manuelle']])('are ways of one thing where they name it alike: %s, %s', async (one, other) => expect(await chapters(one, other)).toBe(1));
  it.each([['1. Quick look', '2. Full look'], ['1. Full backup', '2. Incremental backup'], ['1. Install', '2. Manual check']])('are a course else: %s, %s', async (one, other) => expect(await chapters(one, other)).toBe(0));
});
