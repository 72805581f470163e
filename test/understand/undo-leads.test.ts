import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

/** The conditions of each step, by the last word of its command. */
async function heldIn(text: string, path: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const { plan } = await planDocument(Buffer.from(text), path, { fragment: null, all: false });
  return Object.fromEntries(plan.steps.flatMap((s) => (s.kind === 'shell' ? s.commands.map((c) => [c.split(' ').at(-1) ?? '', s.guards.filter((g) => g.kind === 'condition' || g.kind === 'optional').map((g) => g.text)]) : [])));
}

describe('what takes away again what the document made', () => {
  const made = (lead: string, command: string): string => `# Keepers\n\nCreate the room:\n\n\`\`\`sh\nmkdir -p /srv/room/ann\n\`\`\`\n\nTurn the bell on:\n\n\`\`\`sh\nsystemctl enable --now bell\n\`\`\`\n\n${lead}\n\n\`\`\`sh\n${command}\n\`\`\`\n`;
  it.each([
    ['To remove the keeper:', 'rm -rf /srv/room/ann'], ['Pour supprimer le gardien :', 'rm -rf /srv/room/ann'], ['Pour désactiver la cloche :', 'systemctl disable --now bell'], ['To undo this later:', 'rm -rf /srv/room/ann'], ['Pour annuler :', 'systemctl disable --now bell'], ['To stop the bell:', 'systemctl stop bell'], ['Pour arrêter la cloche :', 'systemctl stop bell'],
  ])('is for another day: %s', async (lead, command) => {
    expect((await heldIn(made(lead, command), 'keepers.md'))[command.split(' ').at(-1) ?? '']).toEqual([lead]);
  });

  it.each([
    ['To remove the temporary room:', 'rm -rf /srv/room/ann'], ['Remove the room again:', 'rm -rf /srv/room/ann'], ['To remove the cat:', 'rm -rf /srv/cat'],
  ])('but not: %s', async (lead, command) => {
    expect((await heldIn(made(lead, command), 'keepers.md'))[command.split(' ').at(-1) ?? '']).toEqual([]);
  });

  it('and not where it is made again below', async () => {
    const text = `${made('To disable the bell:', 'systemctl disable --now bell')}\nOil it, then:\n\n\`\`\`sh\nsystemctl enable --now bell\n\`\`\`\n`;
    expect(Object.values(await heldIn(text, 'keepers.md')).flat()).toEqual([]);
  });

  it('destroys where another step made it', async () => {
    const { plan } = await planDocument(Buffer.from(made('To remove the keeper:', 'rm -rf /srv/room/ann')), 'keepers.md', { fragment: null, all: false });
    expect(plan.steps.map((s) => ('effect' in s ? s.effect : null))).toEqual(['change', 'change', 'destroy']);
  });
});
