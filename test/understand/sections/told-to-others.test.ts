import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const kinds = async (items: readonly string[], lead = '# Welcome somebody\n\n'): Promise<string[]> => {
  const { plan } = await planDocument(new TextEncoder().encode(`${lead}${items.map((item, i) => `${i + 1}. ${item}\n`).join('')}`), 'doc.md', { fragment: null, all: true });
  return plan.steps.map((s) => `${s.line - 2} ${s.kind}`);
};

describe('a command that somebody else is told to run', () => {
  it('is a step for a person, who tells them', async () => {
    const told = ['Tell the colleague to log in with `ssh lamp@attic`.', 'The user should then run `touch lit` on their own machine.', 'Send them the command `touch sent`.', 'Ask the DBA to run `touch dba` on the primary.', 'The customer runs `touch bought` and tells you the result.', 'Have the customer execute `touch seen`.', 'Tell Jim to run `touch jim` on his laptop.', 'Explain to the user that she has to type `touch typed` herself.', 'Send `touch later` to the customer.'];
    expect(await kinds(told)).toEqual(told.map((_, i) => `${i + 1} manual`));
    const dit = ['Demandez au client de lancer `touch client`.', 'Envoyez-lui la commande `touch lui`.', "Demandez-lui d'exécuter `touch lampe` sur son poste.", "L'utilisateur doit ensuite lancer `touch usage`.", "Faites lancer par l'exploitant `touch nuit`."];
    expect(await kinds(dit, '# Accueillir un collègue\n\n')).toEqual(dit.map((_, i) => `${i + 1} manual`));
  });

  it('beside one that is the reader’s own', async () => {
    expect(await kinds(['Ask the DBA to run `touch dba`. Then run `touch mine`.', 'Ask the team for approval, then run `touch yes`.'])).toEqual(['1 manual', '1 shell', '2 shell']);
  });

  it('is not one that is about them, nor one for a program', async () => {
    const own = ['Create the user with `useradd -m lamp`.', 'Give the user access with `usermod -aG attic lamp`.', 'Tell systemd to reload its units with `systemctl daemon-reload`.', 'Let the users log in again: `rm /etc/nologin`'];
    expect(await kinds(own)).toEqual(own.map((_, i) => `${i + 1} shell`));
    expect(await kinds(["Donnez à l'utilisateur l'accès avec `usermod -aG grenier lampe`."], '# Accueillir un collègue\n\n')).toEqual(['1 shell']);
  });
});
