import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

/** Each step's command with the condition that it waits for; `fragment` names a section. */
async function waiting(text: string, fragment: string | null = null): Promise<(string | null)[][]> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment, all: fragment === null });
  return plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [[s.written.trim(), s.guards.find((g) => g.kind === 'condition')?.text ?? null]]));
}

/** Two sections side by side below what is done in any case. */
const beside = (one: string, other: string): string => `# Lamps\n\nStop them:\n${sh('systemctl stop lamps')}## ${one}\n${sh('./lamps move first')}## ${other}\n${sh('./lamps move second')}`;

describe('sections of which one applies', () => {
  it.each([
    ['Version 7.x to 8.x', 'Version 8.x to 9.x'], ['3.7.1 to 3.8.0', '3.7.0 to 3.7.1'], ['Upgrading from 2.3.x', 'Upgrading from 2.2.x'], ['v1.5', 'v1.4'], ['Upgrading to 3.0', 'Upgrading to 2.0'],
    ['Procedure — change the belt', 'Procedure — change the motor'], ['Hypervisor: Glass', 'Hypervisor: Wood'], ['For a new house', 'For a house that stands'],
    ['De la 4.1 à la 5.0', 'De la 5.0 à la 6.0'], ['Mise à jour depuis la 2.3', 'Mise à jour depuis la 2.2'], ['Procédure : changer la courroie', 'Procédure : changer le moteur'], ['Pour une maison neuve', 'Pour une maison ancienne'],
  ])('%s, beside %s', async (one, other) => {
    const found = await waiting(beside(one, other));
    expect(found.map(([, says]) => says !== null)).toEqual([false, true, true]);
    expect(found[2]?.[1]).toContain(other);
  });

  it.each([
    ['Pose de Halo 7.0', 'Réglage de Halo 7.0'], ['Step 1 to 3', 'Step 4 to 6'], ['2.1 Install it', '2.2 Start it'], ['Install 4.2', 'Start it'], ['Phase: build', 'Phase: ship'], ['User: lamps', 'User: halls'],
  ])('%s and %s are stations of one way', async (one, other) => {
    expect((await waiting(beside(one, other))).map(([, says]) => says)).toEqual([null, null, null]);
  });

  it('one alone is what the document is for', async () => {
    expect((await waiting(`# Lamps\n\n## From 2.3 to 2.4\n${sh('./lamps move first')}## Start\n${sh('./lamps start')}`)).map(([, says]) => says)).toEqual([null, null]);
  });

  it('naming one answers it', async () => {
    expect(await waiting(beside('From 2.3 to 2.4', 'From 2.2 to 2.3'), 'from-23-to-24')).toEqual([['./lamps move first', null]]);
  });

  it('what only looks does not wait', async () => {
    expect((await waiting(beside('For a new house', 'For a house that stands').replace('./lamps move first', 'git status'))).map(([, says]) => says !== null)).toEqual([false, false, true]);
  });
});
