import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

/** The conditions of each step, by the last word of its command. */
async function heldIn(text: string, path: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { plan } = await planDocument(Buffer.from(text), path, { fragment: null, all: false });
  return Object.fromEntries(plan.steps.flatMap((s) => (s.kind === 'shell' ? s.commands.map((c) => [c.split(' ').at(-1) ?? '', s.guards.filter((g) => g.kind === 'condition' || g.kind === 'optional').map((g) => g.text)]) : [])));
}
const held = async (text: string, path: string): Promise<readonly string[]> => Object.entries(await heldIn(text, path)).filter(([, guards]) => guards.length > 0).map(([word]) => word);

describe('a condition in the second line of a text', () => {
  it.each([
    ['lamp.md', '# Change\n\n1. Change\n   ```sh\n   cp new /srv/lamp/on\n   ```\n2. The old lamp\n   If the new one flickers, put it back:\n   ```sh\n   cp old /srv/lamp/back\n   ```\n'],
    ['lampe.txt', 'Relève du phare\n\n1. Relève\nPoser :\n# cp neuve /srv/lamp/on\n\n2. Vieille lampe\nSi la neuve clignote, la remettre :\n# cp vieille /srv/lamp/back\n'],
    ['lampe.txt', 'Relève du phare\n\n1 Relève\n1.1 Prévenir les gardiens.\n1.2 Poser :\n cp neuve /srv/lamp/on\n1.3 Si la lampe clignote, lancer :\n cp vieille /srv/lamp/back\n'],
  ])('holds what it leads to: %s', async (path, text) => {
    expect(await held(text, path)).toEqual(['/srv/lamp/back']);
  });
});

describe('what may have to be done more than once', () => {
  it.each([
    ['lamp.md', '# Change\n\n1. Empty the belt. You may need to run this several times if it is slow:\n   ```sh\n   belt empty\n   ```\n2. If the belt stands still, run:\n   ```sh\n   belt kick\n   ```\n'],
    ['lampe.md', '# Relève du phare\n\nCe que fait la relève du soir avec les gardiens du phare.\n\n1. Vider le tapis. Il peut être nécessaire de relancer cette commande plusieurs fois si le tapis est lent :\n   ```sh\n   belt empty\n   ```\n2. Si le tapis est arrêté, lancer :\n   ```sh\n   belt kick\n   ```\n'],
  ])('is not held the first time: %s', async (path, text) => {
    expect(await held(text, path)).toEqual(['kick']);
  });
});
