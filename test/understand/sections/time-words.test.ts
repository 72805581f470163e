import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

/** What a step below this sentence, or this heading, waits for. */
async function waitsFor(lead: string): Promise<string | null> {
  const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\nHow the lamps are moved from one house to the other.\n\n## First\n\n\`\`\`sh\n./lamps move\n\`\`\`\n\n${lead}\n\n\`\`\`sh\n./lamps retire old\n\`\`\`\n`), 'doc.md', { fragment: null, all: true });
  return plan.steps.findLast((s) => s.kind === 'shell')?.guards.find((g) => g.kind === 'condition')?.text ?? null;
}

describe('what is told at another time waits for the question whether it has come', () => {
  it.each([
    'A week later:', 'Two days before the move, tell the tenants:', '## 24 hours later', 'After 30 days, remove the old ones:', 'After at least 3 days without complaints:', '## Phase 3: one month later', 'The next morning, look again and retire them:',
    'On the following day:', 'The day before:', '## T+24h', '## Retire (after 48 hours)', 'Retire the old ones after a week:', 'Lower it to 300 a day before:', 'Every Monday:', 'Once a month, retire what is broken:', '## Monthly maintenance',
    'After a week or two, retire them:', '## After one to two weeks of quiet', '## Après une à deux semaines calmes', 'Au bout de deux ou trois jours :', 'For a future change of the lamps, the course is:', 'Pour une prochaine évolution des lampes, on procède ainsi :',
    '## After a reboot of the hall', 'After any power cut:', '## Après un redémarrage du variateur', 'Après chaque coupure :',
    'At midnight, switch them:', 'Around 22:00, retire them:', 'After the next release, retire the old ones:', 'Once the retention period (30 days) has passed:', '2. After 7 days, retire the old ones:',
    'The old ones may be retired after a week of no complaints.', 'Les anciennes peuvent être retirées après une semaine.',
    'Une semaine après :', 'Deux jours avant, prévenir :', 'Une semaine avant la bascule, prévenir :', 'Au bout de 30 jours, on peut les retirer :', 'La veille :', 'Le lendemain matin, retirer les anciennes :', '## J+7', 'Retirer les anciennes au bout d’une semaine :', 'Tous les lundis :', 'Une fois par mois, retirer ce qui est cassé :',
    '## Tâches mensuelles', 'À partir de 22 h, basculer :', 'Lors de la prochaine mise en production, retirer les anciennes :', 'Une fois le délai de rétention écoulé :',
  ])('%s', async (lead) => {
    expect(await waitsFor(lead)).not.toBeNull();
  });

  it.each([
    'After 5 minutes:', 'Wait an hour. Then:', 'The lamps last for 30 days. Retire them:', 'After 30 days the lamps are retired by themselves. By hand:', 'Every lamp has a switch:', 'Each deployment needs a number:', 'It takes 2 hours:', '## Move (2 hours)', 'Retire the lamps that burn every night:',
    'At this point, retire them:', 'A day has 24 hours:', 'Après la livraison :', 'Chaque lampe a son numéro :', 'Après 5 minutes :', 'Les lampes durent un mois :', '## Next steps', 'After the reboot:', 'Après le redémarrage :', 'After a reboot the lamps are on.', 'For the next room, take the ladder:', 'Pour une future mariée, prévoir des lampes.', 'D+ is the mark of the new ones:',
  ])('%s does not', async (lead) => {
    expect(await waitsFor(lead)).toBeNull();
  });

  it('a heading says it of all that stands under it', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Lamps\n\n## One week later\n\n```sh\n./a go\n```\n\nThen:\n\n```sh\n./b go\n```\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.guards.map((g) => g.text))).toEqual([['One week later'], ['One week later']]);
  });

  it.each([['A week later:', 'Then, in the store:'], ['Au bout d’une semaine :', 'Puis, dans la réserve :']])('"%s" holds what goes on from it ("%s"), and nothing that does not', async (lead, then) => {
    const block = (code: string): string => `\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
    const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\n## Move\n\n${lead}${block('./lamps retire old')}${then}${block('./store clear old')}The new ones:${block('./lamps shine')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.filter((s) => s.kind === 'shell').map((s) => s.guards.map((g) => g.text))).toEqual([[lead], [lead], []]);
  });
});
