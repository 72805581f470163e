/** What is written differently is not one value, and what leaves a value to the reader by its own form or comment. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const inputsOf = async (...lines: readonly string[]): Promise<Record<string, readonly string[]>> => {
  const text = `# Do it\n\n## Steps\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
  const plan = await planOf(text, { path: 'ops.md', all: false });
  return Object.fromEntries(plan.inputs.map((i) => [i.name, i.written]));
};
const ofEdit = async (...lines: readonly string[]): Promise<string[]> => {
  const text = `# Set up\n\n1. Create \`/srv/lamp/compose.yml\`:\n\n   \`\`\`yaml\n${lines.map((l) => `   ${l}`).join('\n')}\n   \`\`\`\n`;
  const plan = await planOf(text, { path: 'ops.md', all: false });
  return plan.inputs.flatMap((i) => i.written);
};

describe('two values are two inputs', () => {
  it('two paths that end alike', async () => expect(Object.values(await inputsOf('sqlite3 /path/to/data/lamp.db ".backup /path/to/safe/lamp.db"', 'ls /path/to/safe/lamp.db'))).toEqual([['/path/to/data/lamp.db'], ['/path/to/safe/lamp.db']]));
  it('a branch of a version and its tag', async () => expect(Object.values(await inputsOf('git checkout -b version-X.Y.0', 'git tag vX.Y.Z[-rcN]', 'git push origin vX.Y.Z'))).toEqual([['X.Y.0'], ['vX.Y.Z[-rcN]', 'vX.Y.Z']]));
  it('who logs in to the machine and who to its database', async () => expect(await inputsOf('scp a user@db1:', 'pg_dump -U user lamps > out.sql')).toMatchObject({ DATABASE_USER: ['user'] }));
  it('but letters of either case are one', async () => expect(Object.keys(await inputsOf('git tag vX.Y.Z', 'make publish VERSION=x.y.z'))).toEqual(['VERSION']));
  it('and a path with a slash at its end is one', async () => expect(Object.values(await inputsOf('ls /path/to/lamps/', 'rm -r /path/to/lamps'))).toHaveLength(1));
});

describe('what is open by its form', () => {
  it.each([
    ['helm install lamp oci://lamps:[[VAR::newest_lamp]]', '[[VAR::newest_lamp]]'], ['git tag v[VERSION_NAME]', '[VERSION_NAME]'], ['lampctl --address __your_public_ip__', '__your_public_ip__'],
    ['kubectl label node "$HOSTNAME" key=value', 'key=value'], ['curl http://${lamp-host}/health', '${lamp-host}'], ['./lamp --file </path/to/lamp.db>', '</path/to/lamp.db>'],
  ])('%s', async (line, written) => expect(Object.values(await inputsOf(line)).flat()).toContain(written));
  it.each([['lamp=a', 'echo ${lamp-host}'], ['sort <in >out'], ['python -m __main__']])('not in %s', async (...lines) => expect(Object.values(await inputsOf(...lines))).toEqual([]));
  it('letters behind a dash are the same as elsewhere', async () => expect(Object.values(await inputsOf('git tag lamp-NAME_HERE', 'git commit -m "Lamp <NAME_HERE>"')).flat()).toEqual(['NAME_HERE', '<NAME_HERE>']));
});

describe('a setting that its comment leaves to the reader', () => {
  it.each([['LAMP_PASSWORD=lamp # <- Change this', 'lamp'], ['colour: blue  # replace with your colour', 'blue'], ['- /disk1/lamps:/lamps  # adapte ce chemin', '/disk1/lamps'], ['secret: "the secret of the base, to be changed!"', 'the secret of the base, to be changed!'], ['secret: "celui de la base, à modifier !"', 'celui de la base, à modifier !']])('%s', async (line, written) => {
    expect(await ofEdit('lamp:', `  ${line}`)).toEqual([written]);
  });
  it.each([['colour: blue  # do not change this'], ['colour: blue  # changes nothing'], ['# change this', 'colour: blue']])('not %s', async (...lines) => expect(await ofEdit('lamp:', ...lines.map((l) => `  ${l}`))).toEqual([]));
});

describe('what only looks like a value', () => {
  it.each([['These notes assume that the machine is running `lampd`.', 'systemctl enable /etc/lampd/lampd.service'], ['We assume a host that uses `lampd` for that.', 'cp a /etc/lampd/']])('%s', async (told, line) => {
    const plan = await planOf(`# Do it\n\n## Steps\n\n${told}\n\n\`\`\`bash\n${line}\n\`\`\`\n`, { path: 'ops.md', all: false });
    expect(plan.inputs).toEqual([]);
  });
});
