/** A value in the names of several files is one input; letters that stand for numbers are a version; a sentence that only says what to fill in is no step. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

async function planOf(text: string, path = 'a.md'): Promise<{ written: readonly (readonly string[])[]; secrets: number; manual: readonly string[] }> {
  const { plan } = await planDocument(new TextEncoder().encode(text), path, { fragment: null, all: true });
  return { written: plan.inputs.map((i) => i.written), secrets: plan.inputs.filter((i) => i.secret).length, manual: plan.steps.flatMap((s) => (s.kind === 'manual' ? [s.text] : [])) };
}
const sh = (code: string): string => `# Ovens\n\n\`\`\`sh\n${code}\n\`\`\`\n`;

describe('a value in the names of files', () => {
  it.each([
    ['openssl req -keyout VOTRE_FOUR.key -out VOTRE_FOUR.csr -subj /CN=VOTRE_FOUR\ncp VOTRE_FOUR.crt VOTRE_FOUR.crt.old', [['VOTRE_FOUR']]],
    ['cp YOUR_OVEN.pem /etc/ovens\nuseradd svc_YOUR_OVEN', [['YOUR_OVEN']]],
    ['cp XXXX.crt XXXX.key /etc/ovens', [['XXXX']]],
  ])('is asked for once in %j', async (code, written) => expect(await planOf(sh(code))).toMatchObject({ written, secrets: 0 }));
  it('a secret’s beginning is of it', async () => expect(await planOf(sh('vault put key=api_live_YOUR_KEY'))).toMatchObject({ written: [['api_live_YOUR_KEY']] }));
});

describe('letters for numbers', () => {
  it.each([['tar xzf bread-VX.X.tgz', ['X.X']], ['git checkout VX.Y.Z', ['X.Y.Z']], ['tar xzf bread-NN.NN.tgz', ['NN.NN']]])('in %j are asked for', async (code, written) => expect(await planOf(sh(code))).toMatchObject({ written: [written] }));
  it('of an address they are none', async () => expect(JSON.stringify(await planOf(sh('ping NN.NN.NN.NN')))).not.toMatch(/"NN\.NN(?:\.NN)?"/));
});

describe('a sentence that says what is filled in', () => {
  const bread = '\n\n   ```sh\n   bake YOUR_OVEN --at VERSION_X\n   ```\n';
  it.each([
    'Replace `YOUR_OVEN` with the name of the oven.', 'Replace YOUR_OVEN with the name of the oven (e.g. north) and VERSION_X by its version, then run:',
    'Remplacer `YOUR_OVEN` par le nom du four (ex. : nord).', 'Remplacez YOUR_OVEN par le nom du four et lancez la commande suivante :',
  ])('%s is no step', async (text) => expect((await planOf(`# Ovens\n\n1. Open the door.\n\n2. ${text}${bread}`)).manual).toEqual(['Open the door.']));
  it.each([
    'Replace `YOUR_OVEN` with the name of the oven in `oven.conf`.', 'Replace the door with the new one.', 'Replace YOUR_OVEN with the name of the oven. Tell the baker.', 'Remplacer YOUR_OVEN par le nom du four dans le fichier de réglages.',
  ])('%s is one', async (text) => expect((await planOf(`# Ovens\n\n1. Open the door.\n\n2. ${text}\n\n3. Bake:${bread}`)).manual).toHaveLength(2));
});

it('a line of a file of properties is no script', async () => {
  const { plan } = await planDocument(new TextEncoder().encode('Ovens\n\n1) In the file oven.properties, replace the line\n\n\tdb.oven=north\n\nwith\n\n\tdb.oven=south\n\n2) Restart\n\n\tsystemctl restart oven\n'), 'a.txt', { fragment: null, all: true });
  expect(plan.steps.map((s) => s.kind)).toEqual(['manual', 'shell']);
});
