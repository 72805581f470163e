/** A value that the sentence beside a block leaves to the reader is asked for. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const asked = async (text: string): Promise<Record<string, string | null>> => Object.fromEntries((await planOf(text)).inputs.map((i) => [i.name, i.example]));
const block = (code: string): string => `\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

describe('what the sentence beside a block leaves to the reader, by what it is', () => {
  const opens = 'ufw allow from 10.20.0.0/16 to any port 9000';
  it.each([
    ['above it', `# Lamps\n\nThe halls stand there; modify that subnet to match yours:${block(opens)}`, { SUBNET: '10.20.0.0/16' }],
    ['below it', `# Lamps\n\nOpen the gate:${block('timedatectl set-timezone Asia/Oslo')}> Adapt the time zone to your own.\n`, { TIMEZONE: 'Asia/Oslo' }],
    ['in French', `# Lampes\n\nOuvrir la porte, en modifiant le sous-réseau si le vôtre est différent :${block(opens)}Pour tout le monde.\n`, {}],
    ['in French, by an order', `# Lampes\n\nOuvrir la porte :${block(opens)}Modifiez le sous-réseau si le vôtre est différent.\n`, { SUBNET: '10.20.0.0/16' }],
    ['but not where two look like it', `# Lamps\n\nChange the subnet if yours differs:${block(`${opens}\nufw allow from 10.30.0.0/16 to any port 9000`)}`, {}],
    ['nor what is of another kind', `# Lamps\n\nChange the interface if yours differs:${block(opens)}`, {}],
  ])('is asked for, %s', async (_, text, wanted) => expect(await asked(text)).toEqual(wanted));
});

it('the name of a time zone that is to be replaced, which stands below its block in bold', async () => {
  expect(await asked(`# Lamps\n\nTell the clock:${block('echo "zone = Asia/Oslo" >> /etc/lamps.conf')}> Replace **Asia/Oslo** by yours.\n`)).toEqual({ ASIA_OSLO: 'Asia/Oslo' });
});
