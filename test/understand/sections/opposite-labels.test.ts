/** A label that is the contrary of the one above it holds what stands below it: nobody does both in one go. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { fence } from '../blocks/read-one.ts';

const held = async (text: string): Promise<readonly string[]> => {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'belts.md', { fragment: null, all: true });
  return plan.steps.filter((s) => s.guards.some((g) => g.kind === 'condition' || g.kind === 'optional')).map((s) => (s.kind === 'shell' ? s.commands.join(' ; ') : s.kind));
};
const labelled = (...parts: readonly (readonly [label: string, command: string])[]): string => `# Belts\n\nWith two belts.\n\n${parts.map(([label, command]) => `${label}\n\n${fence('sh', command)}`).join('\n\n')}\n`;

describe('of two labels', () => {
  it.each([
    ['**Enable**', '**Disable**'], ['**Enable:**', '**Disable:**'], ['To lock the belt:', 'To unlock the belt:'], ['Mount', 'Unmount'], ['- Turn on:', '- Turn off:'], ['### Add a belt', '### Remove a belt'],
    ['**Activer :**', '**Désactiver :**'], ['Pour verrouiller :', 'Pour déverrouiller :'], ['Montage :', 'Démontage :'], ['### Ouvrir la halle', '### Fermer la halle'],
  ])('the one that takes back waits: %s, %s', async (one, other) => expect(await held(labelled([one, 'belt a'], [other, 'belt b']))).toEqual(['belt b']));
  it('another thing waits for nothing', async () => expect(await held(labelled(['Add the new belt:', 'belt a'], ['Remove the old belt:', 'belt b']))).toEqual([]));
  it('what is counted is a course', async () => expect(await held('# Belts\n\n1. Lock:\n\n   ```sh\n   belt a\n   ```\n\n2. Unlock:\n\n   ```sh\n   belt b\n   ```\n')).toEqual([]));
  it('what stands around work is a course', async () => expect(await held(labelled(['Lock the belt:', 'belt a'], ['Oil it:', 'belt oil'], ['Unlock the belt:', 'belt b']))).toEqual([]));
  it('what is done again is a course', async () => expect(await held(labelled(['Open the hall:', 'belt a'], ['Close the hall:', 'belt b'], ['Sweep it:', 'belt sweep'], ['Open the hall:', 'belt a']))).toEqual([]));
});

it('in a list of what one can do, what is taken away and what is begun anew wait as well', async () => {
  expect(await held(labelled(['**Install**', 'belt a'], ['**Oil**', 'belt oil'], ['**Uninstall**', 'belt b']))).toEqual(['belt b']);
  expect(await held(labelled(['**Lock**', 'belt a'], ['**Unlock**', 'belt b'], ['**Reload**', 'belt c']))).toEqual(['belt b', 'belt c']);
});
