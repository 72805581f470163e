/** A sentence above a step that says when it is done, or for whom. */
import { describe, expect, it } from 'vitest';
import { heldCommands } from '../rig/plan-of.ts';

const sh = (code: string): string => `\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

describe('the condition of a step', () => {
  it.each([
    ['> This step is required ONLY when the lamps hang in another hall. If they hang here, you may skip this step.'],
    ['> If the lamps are new, you can skip this step.'],
    ['> Si les lampes sont neuves, passez cette étape.'],
    ['> This step is only needed when the lamps hang in another hall.'],
    ['> Cette étape n’est nécessaire que si les lampes sont ailleurs.'],
  ])('in a quote above it holds: %s', async (quote) => {
    expect(await heldCommands(`# Lamps\n\n## Reach them\n\n${quote}\n\nRun the following:${sh('systemctl restart lamps')}## Light them${sh('systemctl restart light')}`)).toEqual({ 'systemctl restart lamps': true, 'systemctl restart light': false });
  });

  it.each([
    ['For the round lamps:', 'For some other lamps, which are square, run:'],
    ['Pour les lampes rondes :', 'Pour les autres lampes :'],
  ])('is which of them the reader has: %s', async (one, other) => {
    expect(await heldCommands(`# Lamps\n\n## Tune\n\n${one}${sh('systemctl restart round')}${other}${sh('systemctl restart square')}Then:${sh('systemctl restart light')}`)).toEqual({ 'systemctl restart round': true, 'systemctl restart square': true, 'systemctl restart light': false });
  });

  it('is none where another thing alone is told of', async () => {
    expect(await heldCommands(`# Lamps\n\n## Tune\n\nFor the round lamps:${sh('systemctl restart round')}For other purposes, too:${sh('systemctl restart light')}`)).toEqual({ 'systemctl restart round': false, 'systemctl restart light': false });
  });
});
