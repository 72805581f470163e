import { describe, expect, it } from 'vitest';
import { isForFailure } from '../../src/model/on-failure.ts';
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

describe('what brings up to date what was set up right above', () => {
  const set = (lead: string, command: string, title = 'Bells', first = 'npm install -g bell'): string => `# ${title}\n\nSet it up:\n\n\`\`\`sh\n${first}\n\`\`\`\n\n${lead}\n\n\`\`\`sh\n${command}\n\`\`\`\n`;
  it.each(['To upgrade, run:', 'Update with:', 'Upgrading:', 'When a new version comes out:', 'Later, to update it:', '**Update**', 'Pour mettre à jour :', 'Mise à jour :', 'Pour la mettre à jour plus tard :'])('is for another day: %s', async (lead) => {
    expect(await heldIn(set(lead, 'npm update -g bell now'), 'bells.md')).toMatchObject({ bell: [], now: [lead.replaceAll('*', '')] });
  });
  it('in one line with its command, and of the code that was fetched, too', async () => {
    expect(Object.values(await heldIn('# Bells\n\n- Install: `npm install -g bell`\n- To upgrade: `npm update -g bell now`\n', 'bells.md')).flat()).toHaveLength(1);
    expect(Object.values(await heldIn(set('To update:', 'git pull', 'Bells', 'git clone https://bells.example/bell'), 'bells.md')).flat()).toEqual(['To update:']);
  });
  it.each([['Update the list of bells:', 'npm update -g bell now'], ['To upgrade the cat:', 'npm update -g cat now'], ['To change its tone:', 'npm update -g bell now']])('and not: %s', async (lead, command) => expect((await heldIn(set(lead, command), 'bells.md'))['now']).toEqual([]));
  it('and not in a chapter on updating', async () => expect((await heldIn(set('To upgrade, run:', 'npm update -g bell now', 'Upgrading the bells'), 'bells.md'))['now']).toEqual([]));
});

describe('the road back', () => {
  const course = (lead: string, back = 'echo dark > lamps/state'): string => `# Lamps\n\n## Light them\n\nLight them:\n\n\`\`\`sh\ntouch lamps/lit\n\`\`\`\n\n${lead}\n\n\`\`\`sh\n${back}\n\`\`\`\n\n## Shut the hall\n\n\`\`\`sh\ntouch hall/shut\n\`\`\`\n`;
  it.each([
    'To undo:', 'To undo this, run:', 'To cancel, run:', 'To put the old lamps back:', 'To revert:', 'To roll back:', 'To go back to the previous lamps:', 'If needed, to restore the original lamps:', 'They are lit now. To undo it:',
    'Pour annuler :', 'Pour annuler, lancer :', 'Pour remettre l’ancien fichier :', 'Pour revenir :', 'Pour revenir en arrière :', 'Pour revenir à l’état initial :', 'Elles sont allumées. Pour tout annuler :',
  ])('waits for whoever wants it, whatever its commands are: %s', async (lead) => {
    const held = await heldIn(course(lead), 'lamps.md');
    expect(held['lamps/state']).toEqual([lead.split('. ').at(-1)]);
    expect([held['lamps/lit'], held['hall/shut']]).toEqual([[], []]);
  });

  it.each([
    'Broken? Put the old ones back:', 'Problem? Then restore the old lamps:', 'It does not burn? Roll back:', 'Not OK? Undo it:', 'In trouble? Go back to the old lamps:', 'Changed your mind? Hang the old ones up:', 'Second thoughts? Bring the old ones back:', 'Need to go back:', 'Want to go back?',
    'Ça ne marche pas ? On remet les anciennes :', 'Un souci ? Revenir en arrière :', 'Changé d’avis ? Remettez les anciennes :', 'Besoin de revenir en arrière ?', 'Tout est noir ? Restaurer les anciennes :',
  ])('may be opened by a question: %s', async (lead) => {
    const held = await heldIn(course(lead), 'lamps.md');
    expect([held['lamps/state'], held['lamps/lit'], held['hall/shut']]).toEqual([[lead], [], []]);
  });

  it('is told as one that failure leads to', async () => {
    const { plan } = await planDocument(Buffer.from(course('Broken? Put the old ones back:')), 'lamps.md', { fragment: null, all: false });
    expect(plan.steps.map(isForFailure)).toEqual([false, true, false]);
  });

  it('may have several blocks, a list, or its command beside it', async () => {
    expect(Object.values(await heldIn(course('To undo:', 'echo dark > lamps/a\n```\n\n```sh\necho dark > lamps/b'), 'lamps.md')).map((g) => g.length)).toEqual([0, 1, 1, 0]);
    expect((await heldIn('# Lamps\n\nRun `touch lamps/lit`.\n\nTo undo:\n\n1. Run `touch lamps/a`.\n2. Run `touch lamps/b`.\n', 'lamps.md'))).toEqual({ 'lamps/lit': [], 'lamps/a': ['To undo:'], 'lamps/b': ['To undo:'] });
    expect((await heldIn('# Lamps\n\nRun `touch lamps/lit`.\n\nTo cancel, run `touch lamps/a`.\n', 'lamps.md'))['lamps/a']).toHaveLength(1);
    expect(await heldIn('# Lamps\n\nRun `touch lamps/lit`. To undo, run `touch lamps/a`.\n', 'lamps.md')).toEqual({ 'lamps/lit': [] });
  });

  it.each(['To put the new lamps in:', 'To return to the shell:', 'Pour revenir dans le dossier :', 'Pour remettre les lampes :', 'Cancel the old order:'])('is no other road: %s', async (lead) => {
    expect((await heldIn(course(lead), 'lamps.md'))['lamps/state']).toEqual([]);
  });

  it.each(['Ready? Light them:', 'Where is the problem? Turn the switch:', 'What is broken? Mend it:', 'Prêt ? Allez :'])('is opened by no other question: %s', async (lead) => {
    expect((await heldIn(course(lead), 'lamps.md'))['lamps/state']).toEqual([]);
  });

  it('and not by one that a look answers', async () => {
    expect((await heldIn(course('Any problems? Look:', 'cat lamps/state'), 'lamps.md'))['lamps/state']).toEqual([]);
  });

  it.each(['Using gas? Turn the tap:', 'Still dark? Turn them again:', 'Vous utilisez le gaz ? Ouvrez le robinet :', 'Déjà allumées ? Éteignez-les :'])('a question to some readers is a condition: %s', async (lead) => {
    expect((await heldIn(course(lead), 'lamps.md'))['lamps/state']).toEqual([lead]);
  });

  it('is the course itself where nothing is done before it', async () => {
    expect(await heldIn('# Lamps\n\nTo undo the lighting:\n\n```sh\nrm lamps/lit\n```\n', 'lamps.md')).toEqual({ 'lamps/lit': [] });
  });
});
