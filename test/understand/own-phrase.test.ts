/** What a condition, another occasion or another reader is said of: its own phrase, its item, its section. */
import { describe, expect, it } from 'vitest';
import { heldCommands, planOf } from '../rig/plan-of.ts';

const sh = (code: string, indent = ''): string => `\n\n${indent}\`\`\`sh\n${indent}${code}\n${indent}\`\`\`\n\n`;

describe('what a condition is said of', () => {
  it.each([
    'Light the hall and (optionally) the yard:',
    'Copy the lamps so that you can hang them again if necessary.',
    'Copiez les lampes afin de pouvoir les remettre si besoin.',
  ])('is its own phrase alone: %s', async (sentence) => {
    expect(await heldCommands(`# Lamps\n\n## Hang\n\n${sentence}${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart lamps': false });
  });

  it.each(['(Optionally) light the yard:', 'Light the yard, if necessary:', '**Éteindre la cour** (en cas de besoin) :', 'Hang the other lamps (in case of need):'])('is what it leads to: %s', async (sentence) => {
    expect(await heldCommands(`# Lamps\n\n## Hang\n\n${sentence}${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart lamps': true });
  });

  it.each([
    'If you hang them in a tent, see the [guide for tents](tents.md).',
    'For round lamps, please refer to [this page](round.md).',
    'Si vous avez une tente, consultez le [guide](tentes.md).',
  ])('is nobody who reads on: %s', async (sentence) => {
    const plan = await planOf(`# Hang the lamps\n\n${sentence}\n\nMake sure that the hall is empty.\n\n## Steps${sh('systemctl restart lamps')}`);
    expect(plan.steps.filter((s) => 'text' in s && s.text.includes('hall is empty')).flatMap((s) => s.guards)).toEqual([]);
  });

  it.each(['Tune the lamps if needed:', '(only for great halls) Tune the lamps', 'Uniquement si la halle est grande :'])('is all items of an item: %s', async (item) => {
    expect(await heldCommands(`# Lamps\n\n1. ${item}\n   1. Fetch the key:${sh('systemctl restart key', '      ')}   2. Turn it:${sh('systemctl restart wheel', '      ')}2. Light them:${sh('systemctl restart light', '   ')}`)).toEqual({ 'systemctl restart key': true, 'systemctl restart wheel': true, 'systemctl restart light': false });
  });

  it('is no item of an item that only ends with it', async () => {
    expect(await heldCommands(`# Lamps\n\n1. Go through the lamps, clean up if needed\n   1. Fetch the key:${sh('systemctl restart key', '      ')}2. Light them:${sh('systemctl restart light', '   ')}`)).toEqual({ 'systemctl restart key': false, 'systemctl restart light': false });
  });

  it('is the whole of a section that opens with another kind', async () => {
    expect(await heldCommands(`# Lamps\n\n## Gas\n\nIf you have gas instead of oil:${sh('systemctl restart gas')}\`\`\`sh\nsystemctl restart pipe\n\`\`\`\n\n## Light${sh('systemctl restart light')}`)).toEqual({ 'systemctl restart gas': true, 'systemctl restart pipe': true, 'systemctl restart light': false });
  });

  it('is no document that is only of its own branch', async () => {
    expect(await heldCommands(`# Hang the lamps\n\n> **NOTE:** All that follows applies only to this branch.\n\n## Steps${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart lamps': false });
  });
});

describe('another occasion', () => {
  it.each([
    '## Add-on: the second bell', '## Fixing up a release that is already out', '## Bugfix releases', '## Gaslight-specific steps', '## Étapes spécifiques aux halles', '## Oil lamps (alternative to gas)', '## Second bell\n\nHanging a second bell is optional.', '## La seconde cloche\n\nL’installation d’une seconde cloche est facultative.',
  ])('is named by a heading, or by what opens it: %s', async (heading) => {
    expect(await heldCommands(`# Release the lamps\n\n## Light${sh('systemctl restart light')}${heading}${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart light': false, 'systemctl restart lamps': true });
  });

  it.each(['## Environment-specific configuration', '## Add the bells'])('is not: %s', async (heading) => {
    expect(await heldCommands(`# Release the lamps\n\n## Light${sh('systemctl restart light')}${heading}${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart light': false, 'systemctl restart lamps': false });
  });

  it.each(['To only rebuild the index without touching the rest: `make index-lamps`.', 'Pour rafraîchir uniquement les lampes sans toucher au reste : `make index-lamps`.'])('is a part of it alone: %s', async (sentence) => {
    expect((await heldCommands(`# Lamps\n\n## Light${sh('make lamps')}${sentence}\n`))['make index-lamps']).not.toBe(false);
  });

  it.each(['From here on all this is outdated, and kept for reference.', 'Tout ce qui suit est obsolète.'])('is all that stands below: %s', async (sentence) => {
    expect(await heldCommands(`# Lamps\n\n## Light${sh('systemctl restart light')}${sentence}\n\n## Hang${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart light': false, 'systemctl restart lamps': true });
  });

  it.each(['Update instructions', 'Upgrade on macOS', 'Updating to a newer version', 'Updating [lamps-updating]'])('is to bring up to date what was installed: %s', async (heading) => {
    expect(await heldCommands(`# Installing the lamps\n\n## Install${sh('brew install lamps')}## ${heading}${sh('brew upgrade lamps')}`)).toEqual({ 'brew install lamps': false, 'brew upgrade lamps': true });
  });
});

describe('what only some have', () => {
  it.each([
    'On Ubuntu systems, the lamps need a second shelf. To put it up, run:',
    'To run the lamps as a different user (`bob` here), do the following:',
    'Une seule halle suffit. Pour gérer plusieurs halles sur un même réseau :',
  ])('waits for the question: %s', async (sentence) => {
    expect(await heldCommands(`# Lamps\n\n## Light${sh('systemctl restart light')}${sentence}${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart light': false, 'systemctl restart lamps': true });
  });

  it('is all of the list that it leads to', async () => {
    expect(await heldCommands(`# Lamps\n\n## Light\n\nTo run the lamps as a different user, do the following:\n\n1. Fetch the key:${sh('systemctl restart key', '   ')}2. Turn it:${sh('systemctl restart wheel', '   ')}`)).toEqual({ 'systemctl restart key': true, 'systemctl restart wheel': true });
  });

  it('is no value that another system has', async () => {
    expect(await heldCommands(`# Lamps\n\n## Light\n\nFor ARM systems, change the name of the lamp:${sh('systemctl restart light')}`)).toEqual({ 'systemctl restart light': false });
  });

  it('is no system that all of them have', async () => {
    expect(await heldCommands(`# Lamps\n\n## Light\n\nOn the system, the lamps need a shelf. To put it up, run:${sh('systemctl restart light')}`)).toEqual({ 'systemctl restart light': false });
  });

  it('is taken in where it was saved before', async () => {
    expect(await heldCommands(`# Lamp backup\n\n## Save${sh('tar cf lamps.tar lamps')}## Migrate the shelf${sh('systemctl restart shelf')}`)).toEqual({ 'tar cf lamps.tar lamps': false, 'systemctl restart shelf': true });
  });
});

describe('a page of an instance', () => {
  it('is no shell on it', async () => {
    expect(await heldCommands(`# Lamps\n\n## Move\n\nLog in to your lamps instance and go to the targets page.${sh('systemctl restart lamps')}`)).toEqual({ 'systemctl restart lamps': false });
  });
});
