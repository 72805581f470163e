import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

describe('commands in the cells of a table', () => {
  it('are not run, and said to be there', async () => {
    const text = '# Deploy the shop\n\n## Deploy\n\n| where | command |\n|---|---|\n| staging | `./deploy.sh staging` |\n| production | `./deploy.sh prod` |\n| nowhere | nothing |\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps).toEqual([]);
    expect(plan.skipped.map((s) => [s.line, s.role])).toEqual([[7, 'mention'], [8, 'mention']]);
    expect(plan.skipped[0]?.reason).toContain('./deploy.sh staging');
  });
});

describe('a table of commands below a line that says to run them', () => {
  const planOf = async (lead: string) => (await planDocument(new TextEncoder().encode(`# Shelf space\n\n## Make room\n\n${lead}\n\n| # | Command | What |\n|---|---|---|\n| 1 | \`rm -f shelf/tmp.txt\` | scraps |\n| 2 | \`rm -f shelf/old.txt\` | cards |\n\nThen look:\n\n\`\`\`sh\nls shelf\n\`\`\`\n`), 'doc.md', { fragment: null, all: true })).plan;
  it.each(['Type these one after the other:', 'Lancez tout cela dans l’ordre :'])('is a list of steps where all are run: %s', async (lead) => {
    expect((await planOf(lead)).steps.map((s) => ('commands' in s ? s.commands.join() : s.kind))).toEqual(['rm -f shelf/tmp.txt', 'rm -f shelf/old.txt', 'ls shelf']);
  });
  it('is shown with the step of the person who may stop before the last', async () => {
    const { steps, skipped } = await planOf('Execute these in order, and stop when the shelf is free:');
    expect(steps.map((s) => (s.kind === 'manual' ? s.shows : s.kind))).toEqual(['# | Command | What\n1 | rm -f shelf/tmp.txt | scraps\n2 | rm -f shelf/old.txt | cards', 'shell']);
    expect(skipped.filter((s) => s.role === 'mention')).toEqual([]);
  });
});

describe('an inline command that is all of its item', () => {
  it('is its own title, not the item before it', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Release the shop\n\n## Prepare\n\n- Tell the team\n- `git pull --rebase`\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.at(-1)?.title).toBe('git pull --rebase');
  });
});

describe('a table whose rows count steps', () => {
  const stepsOf = async (text: string, file = 'doc.md'): Promise<string[]> => (await planDocument(new TextEncoder().encode(text), file, { fragment: null, all: true })).plan.steps.map((s) => (s.kind === 'shell' ? `${s.title}: ${s.code}` : s.kind === 'manual' ? s.text : s.kind));
  const table = (head: string, ...rows: string[]): string => `| ${head} |\n|${head.split('|').map(() => '---|').join('')}\n${rows.map((r) => `| ${r} |\n`).join('')}`;

  it.each([
    ['Step | Action | Command', ['Stop the shop: systemctl stop shop', 'Start the shop: systemctl start shop']],
    ['# | What | How', ['Stop the shop: systemctl stop shop', 'Start the shop: systemctl start shop']],
    ['Étape | Action | Commande', ['Stop the shop: systemctl stop shop', 'Start the shop: systemctl start shop']],
  ])('is a list of them: %s', async (head, expected) => {
    expect(await stepsOf(`# Restart\n\n## Steps\n\n${table(head, '1 | Stop the shop | `systemctl stop shop`', '2 | Start the shop | `systemctl start shop`')}`)).toEqual(expected);
  });
  it('is so where one column is all commands, and not below a heading that such a table is looked up under', async () => {
    const rows = table('# | Command | Remark', '1 | `systemctl stop shop` | two minutes', '2 | `cp shop.db old.db` | safe', '3 | `systemctl start shop` | ');
    expect(await stepsOf(`# Monthly work\n\n## Saving\n\n${rows}`)).toHaveLength(3);
    expect(await stepsOf(`# Shop\n\n## Useful commands\n\n${rows}`)).toEqual([]);
  });

  it('has what a person does, with what its row says besides', async () => {
    expect(await stepsOf(`# Mise à jour de la boutique\n\n## Étapes\n\n${table('N° | Action | Commande | Qui', '1 | Arrêter le service | `systemctl stop shop` | Exploitation', '2 | Prévenir les clients | | Support', '3 | Relancer le service | `systemctl start shop` | Exploitation')}`))
      .toEqual(['Arrêter le service: systemctl stop shop', 'Prévenir les clients (Qui: Support)', 'Relancer le service: systemctl start shop']);
  });
  it('is so in reStructuredText and AsciiDoc, and a bar in a command parts no cell', async () => {
    expect(await stepsOf('Restart\n=======\n\nSteps\n-----\n\n.. list-table::\n   :header-rows: 1\n\n   * - Step\n     - Action\n     - Command\n   * - 1\n     - Stop the shop\n     - ``systemctl stop shop``\n   * - 2\n     - Start it again\n     - ``systemctl start shop``\n', 'doc.rst')).toEqual(['Stop the shop: systemctl stop shop', 'Start it again: systemctl start shop']);
    expect(await stepsOf('= Restart\n\n== Steps\n\n|===\n|Step |Action |Command\n\n|1 |Stop the shop |`systemctl stop shop`\n|2 |Start it again |`systemctl start shop`\n|===\n', 'doc.adoc')).toEqual(['Stop the shop: systemctl stop shop', 'Start it again: systemctl start shop']);
    expect(await stepsOf(`# Restart\n\n## Steps\n\n${table('Step | Action | Command', '1 | Save the list | `cat list \\| sort > sorted`', '2 | Start the shop | `systemctl start shop`')}`)).toEqual(['Save the list: cat list | sort > sorted', 'Start the shop: systemctl start shop']);
  });
  it.each([
    ['levels to choose from', '## Steps\n\n', 'Level | Action', ['1 | Restart it: `systemctl restart shop`', '2 | Build it: `make all`'], ''],
    ['what a script does', '## Steps\n\n', 'Step | What happens', ['1 | Reads `VERSION`', '2 | Runs `make test`'], ''],
    ['a menu', '## Commands\n\n', '# | Purpose | Command', ['1 | Logs | `tail -f /var/log/shop`', '2 | State | `systemctl status shop`'], ''],
    ['rows that do not count', '## Steps\n\n', 'Step | Action | Command', ['1 | Stop the shop | `systemctl stop shop`', '4 | Start the shop | `systemctl start shop`'], ''],
    ['a summary', '## Overview\n\n', 'Step | Action | Command', ['1 | Stop the shop | `systemctl stop shop`', '2 | Start the shop | `systemctl start shop`'], ''],
    ['what is told below, by its commands', '## Steps\n\n', 'Step | Action | Command', ['1 | Stop the shop | `systemctl stop shop`', '2 | Start the shop | `systemctl start shop`'], '\n```text\nsystemctl stop shop\n```\n'],
    ['what is told below, by its headings', '## Steps\n\n', 'Step | Action | Command', ['1 | Stop the shop | `systemctl stop shop`', '2 | Start the shop | `systemctl start shop`'], '\n## Step 1: Stop the shop\n\nNothing.\n'],
    ['links to what is told', '## Steps\n\n', 'Step | Action | Command', ['1 | [Stop the shop](#stop) | `systemctl stop shop`', '2 | Start the shop | `systemctl start shop`'], ''],
  ])('is not: %s', async (_, heading, head, rows, below) => {
    expect((await stepsOf(`# Restart\n\n${heading}${table(head, ...rows)}${below}`)).filter((s) => below === '' || s.startsWith('Start the shop'))).toEqual([]);
  });
});
