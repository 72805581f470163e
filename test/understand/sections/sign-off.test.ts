/** What somebody signs for is done by a person, and is never passed over without a word. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const asked = async (line: string): Promise<string[]> => (await planOf(`# Mend the book\n\nShow it:\n\n\`\`\`sh\ncat book\n\`\`\`\n\n${line}\n\nWrite it:\n\n\`\`\`sh\necho lamp >> book\n\`\`\`\n`)).steps.flatMap((s) => (s.kind === 'manual' ? [s.text] : []));

describe('what is signed for', () => {
  it.each([
    ['- [ ] Carried out by (name): ________'], ['- [ ] Reviewed by another keeper (name): ________'], ['Approved by: ________'], ['Signature: ________'], ['Sign-off: ................'],
    ['The second keeper signs the log book before the hall is opened.'], ['Both keepers sign the form.'], ['Have the sheet signed by the head of the hall.'],
    ['Réalisé par : ________'], ['- [ ] Contrôlé par une autre personne : ________'], ['Visa du gardien : ________'], ['Le second gardien signe le registre avant l’ouverture.'], ['Faire signer la feuille par le chef de halle : ________'], ['Le gardien contresigne le cahier.'],
  ])('is asked about: %s', async (line) => {
    expect(await asked(line)).toEqual([line.replace(/^- \[ \] /, '')]);
  });

  it.each([
    ['The authority signs the certificate.'], ['Approved by the board in May.'], ['The package is signed with the key of the hall.'], ['Once the keeper signs the form, the hall is open.'], ['Le paquet est signé par la clé de la halle.'],
  ])('is another thing than what is only told: %s', async (line) => expect(await asked(line)).toEqual([]));
});
