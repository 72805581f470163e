/** What is done on each machine, and what waits for a state that comes about by itself. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

/** Each step: its code or text, the sentences that hold it. */
async function steps(body: string): Promise<readonly (readonly [string, readonly string[]])[]> {
  const { plan } = await planDocument(new TextEncoder().encode(`# Upgrade\n\n## Steps\n\n${body}`), 'doc.md', { fragment: null, all: true });
  return plan.steps.map((s) => [s.kind === 'manual' ? s.text : s.code, s.guards.filter((g) => g.kind === 'condition').map((g) => g.text)] as const);
}

describe('what is done on each machine', () => {
  it.each([
    ['On each node, run:'], ['Then restart it on every server:'], ['The lamps have to stand still on all hosts:'], ['Les lampes doivent être éteintes sur tous les sites :'], ['Sur chaque collecteur, il faudra faire ceci :'], ['On each collector, do what follows:'], ['Run this on all of the workers:'], ['Sur chaque serveur :'], ['On db-1 and db-2:'], ['Sur web01, web02 puis web03 :'], ['Lancer ensuite sur tous les nœuds :'], ['Start the agent on all the moved hosts:'], ['Stop all nodes of the ring:'], ['Copy the list to each follower and load it:'], ['Redémarrer chaque nœud :'], ['This has to be done on each host:'], ['On each of the followers, mind the owner:'], ['Ceci doit être fait sur chaque serveur :'], ['Démarrer l’agent sur chacun des serveurs :'],
  ])('is held by the sentence that says so, and told to be done for the others: %s', async (lead) => {
    const [step] = await steps(`${lead}\n${sh('systemctl restart kubelet')}`);
    expect(step?.[0]).toBe('systemctl restart kubelet');
    expect(step?.[1]).toHaveLength(1);
    expect(step?.[1][0]).toContain(lead.replace(/ ?:$/, ''));
  });

  it('is held under a heading that says so', async () => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Upgrade\n\n## On every node\n\nDo it:\n${sh('apt upgrade -y')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps[0]?.guards.map((g) => g.kind)).toEqual(['condition']);
  });

  it('is held under a heading that is a whole sentence', async () => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Upgrade\n\n## Repeat what follows, on each host of the pool, to take all of it along:\n\nDo it:\n${sh('apt upgrade -y')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps[0]?.guards.map((g) => g.kind)).toEqual(['condition']);
  });

  it('is asked to be repeated where the command names one of them', async () => {
    const found = await steps(`For each tenant:\n${sh('box migrate <tenant>')}`);
    expect(found).toHaveLength(2);
    expect(found[0]?.[1]).toEqual([]);
    expect(found[1]?.[0]).toContain('“For each tenant”');
  });

  it('is asked for once, where the document asks itself', async () => {
    expect((await steps(`For each tenant:\n${sh('box migrate <tenant>')}Repeat it for the other tenants.\n`)).map(([what]) => what)).toHaveLength(2);
  });

  it.each([
    ['a loop that goes round them', 'On all servers:', 'for h in web1 web2; do ssh "$h" sudo reboot; done'],
    ['a tool that reaches all of them', 'Install it on every server:', 'ansible-playbook -i hosts site.yml'],
    ['a list given as a whole', 'Run it on every server:', './weigh.sh "${HALLS[@]}"'],
    ['a list of all of them', 'To list the packages of all hosts:', 'make packages'],
    ['a setting of all of them', 'The key (the same on all servers):', 'make key'],
  ])('is nothing to ask about for %s', async (_, lead, code) => {
    expect(await steps(`${lead}\n${sh(code)}`)).toEqual([[code, []]]);
  });
});

describe('what waits for a state that comes about by itself', () => {
  it.each([
    ['Once the incident is resolved:'], ['When the outage is over:'], ['After the maintenance:'], ['As soon as the alert has cleared:'], ['Once everything is back to normal:'],
    ['Une fois l’incident résolu :'], ['Quand la maintenance est terminée :'], ['Après la coupure :'], ['À la fin de la maintenance :'],
  ])('is held: %s', async (lead) => {
    expect((await steps(`${lead}\n${sh('make unsilence')}`))[0]?.[1]).toHaveLength(1);
  });

  it.each([['Once the build is done:'], ['When the image is ready:'], ['Once the issue is created:'], ['Après la compilation :'], ['Une fois le conteneur démarré :']])('is not, where the steps before bring it about: %s', async (lead) => {
    expect((await steps(`${lead}\n${sh('make publish')}`))[0]?.[1]).toEqual([]);
  });

  it('is the whole list under it, not its first item alone', async () => {
    const found = await steps(`If the check fails:\n\n1. Run \`systemctl restart shop\`.\n2. Run \`make rollback\`.\n3. Tell the team.\n\nTag it:\n${sh('git tag done')}`);
    expect(found.map(([what, held]) => [what, held.length])).toEqual([['systemctl restart shop', 1], ['make rollback', 1], ['Tell the team.', 1], ['git tag done', 0]]);
  });

  it.each([['Only needed when the keys are lost.'], ['This is only necessary if the keys are lost. It takes an hour.'], ['Uniquement si les clés sont perdues.'], ['Nécessaire seulement en cas de perte des clés.']])('is the whole section that opens with it: %s', async (opening) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Upgrade\n\n## Seal again\n\n${opening}\n\nFirst:\n${sh('make seal')}Then:\n${sh('make push')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.guards.some((g) => g.kind === 'condition'))).toEqual([true, true]);
  });

  it.each([['Restoring it from a dump instead of the files:'], ['Restaurer depuis un export au lieu des fichiers :']])('is what takes the place of the command above, as optional, and that one is not: %s', async (lead) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Upgrade\n\n## Steps\n\n1. Copy the files:\n\n   \`\`\`sh\n   make copy\n   \`\`\`\n\n   ${lead}\n\n   \`\`\`sh\n   make load\n   \`\`\`\n`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.guards.map((g) => g.kind))).toEqual([[], ['optional']]);
  });
});
