/** What is done on a machine that is not the one at hand is asked about, or told. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const stepsOf = async (text: string) => (await planDocument(new TextEncoder().encode(text), 'ops.md', { fragment: null, all: true })).plan.steps;
const run = (command: string): string => `\`\`\`sh\n${command}\n\`\`\`\n`;
const guardsOf = async (lead: string): Promise<string[]> => (await stepsOf(`# Deploy the shop\n\n## Deploy\n\nGet it:\n\n${run('git pull')}\n${lead}\n\n${run('make restart')}`)).at(-1)?.guards?.map((g) => g.kind) ?? [];

describe('another machine by the words alone', () => {
  it.each([
    ['From another machine, look whether it answers:'], ['Run this from a different host:'], ['From a computer that is not the one you deploy from (a neighbour’s will do):'], ['Run it from a second server:'],
    ['Depuis une autre machine, relancer :'], ['Depuis un poste qui n’est pas le vôtre :'],
  ])('%s', async (lead) => expect(await guardsOf(lead)).toEqual(['condition']));
  it.each([['Run these on the Pi:'], ['Run the following commands on the print server:'], ['Exécutez ceci sur le serveur :']])('%s is told', async (lead) => expect(await guardsOf(lead)).toEqual(['warning']));
  it.each([['From a host name of your choice, restart it:'], ['Run this on any day:'], ['Start another server:']])('%s is neither', async (lead) => expect(await guardsOf(lead)).toEqual([]));
});

describe('the others beside the main one', () => {
  const doc = (main: string, others: string): string => `# Shop in the halls\n\n## ${main}\n\nRun:\n\n${run('yum update shop')}\n## ${others}\n\n### Packages\n\nRun:\n\n${run('yum update shop-poller')}`;
  it.each([['Upgrade the central server', 'Upgrade the pollers'], ['Updating the main server', 'Updating all the agents'], ['Mise à jour du serveur central', 'Mise à jour des collecteurs']])('%s, %s', async (main, others) => {
    expect((await stepsOf(doc(main, others))).map((s) => s.guards?.map((g) => g.kind))).toEqual([[], ['condition']]);
  });
  it.each([['Upgrade the packages', 'Upgrade the pollers'], ['Install the server', 'Upgrade the agents'], ['Start the server', 'Start the workers']])('%s, %s: nothing is asked', async (main, others) => {
    expect((await stepsOf(doc(main, others))).map((s) => s.guards?.map((g) => g.kind))).toEqual([[], []]);
  });
});
