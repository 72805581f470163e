/** Headings, lines and sentences of which one is taken: each way whole, and what is for all left alone. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../rig/plan-of.ts';

/** Which option each command, or line for a person, is of. */
async function options(text: string): Promise<Record<string, string | undefined>> {
  const plan = await planOf(text, { all: false });
  return Object.fromEntries(plan.steps.flatMap((s) => (s.kind === 'shell' ? s.commands.map((c) => [c, Object.values(s.when)[0]]) : 'text' in s ? [[s.text, Object.values(s.when)[0]]] : [])));
}
const sh = (code: string): string => `\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

describe('a choice of headings', () => {
  it('is not cut by what one of them is called alone', async () => {
    const text = `# Hang the lamps\n\n## Oil store\n\n### Option 1: Set up a cellar\n\n1. Create a cellar\n2. Clean its walls\n\n### Option 2: Barrel (in the yard)${sh('docker run --name barrel oil')}## Light${sh('docker compose up -d')}`;
    const found = await options(text);
    expect(found['docker run --name barrel oil']).toMatch(/Barrel/);
    expect(found['docker compose up -d']).toBeUndefined();
    expect(found['Create a cellar']).toMatch(/cellar/);
  });

  it('may be counted as modes, one of which restores', async () => {
    const found = await options(`# Run the lamps\n\n## Start\n\n### Mode 1: fresh start (no restore)${sh('docker run lamps')}### Mode 2: start from the copy${sh('docker run -e COPY=latest lamps')}`);
    expect(found['docker run lamps']).toMatch(/Mode 1/);
    expect(found['docker run -e COPY=latest lamps']).toMatch(/Mode 2/);
  });

  it('may be for a person alone, where the options are counted', async () => {
    const found = await options(`# Hang the lamps\n\n## Carry them up\n\n### Option A: By the stairs\n\n1. Open the stair door\n2. Carry the lamps\n\n### Option B: By the lift\n\n1. Call the lift\n2. Load the lamps\n\n## Light${sh('systemctl restart lamps')}`);
    expect(found['Open the stair door']).toMatch(/Option A/);
    expect(found['Call the lift']).toMatch(/Option B/);
  });

  it('begins behind a heading that has nothing below it', async () => {
    const found = await options(`# Installing\n\n## From RubyGems\n\n## Debian/Ubuntu${sh('apt-get install lamps')}## Fedora${sh('dnf install lamps')}## From source${sh('make lamps')}`);
    expect(found).toEqual({ 'apt-get install lamps': expect.stringMatching(/Debian/), 'dnf install lamps': 'Fedora', 'make lamps': 'From source' });
  });

  it('is none where a sentence over them says that both are meant', async () => {
    const found = await options(`# Upgrade the store\n\nThis moves PostgreSQL and MongoDB.\n\n## PostgreSQL${sh('systemctl restart postgresql')}## MongoDB${sh('systemctl restart mongod')}`);
    expect(found).toEqual({ 'systemctl restart postgresql': undefined, 'systemctl restart mongod': undefined });
  });

  it('is of what a thing is got as', async () => {
    const found = await options(`# Installation\n\n## Homebrew${sh('brew install lamps')}## Docker images${sh('docker pull lamps')}## Build from source${sh('make lamps')}`);
    expect(Object.values(found)).toEqual(['Homebrew', 'Docker images', 'Build from source']);
  });
});

describe('a choice of lines', () => {
  it.each([['On an alpha release:', 'On a final release:'], ['For a major/minor release:', 'For a patch release:'], ['On System-V:', 'On systemd:'], ['Fetch the lamp of your hall', 'Or for Darwin']])('%s / %s', async (one, other) => {
    const found = await options(`# Release the lamps\n\n## Tag\n\n${one}${sh('git tag lamps-a')}${other}${sh('git tag lamps-b')}`);
    expect(found['git tag lamps-a']).toBeDefined();
    expect(found['git tag lamps-b']).not.toBe(found['git tag lamps-a']);
  });

  it('holds up to the next of them, and to what is for all again', async () => {
    const found = await options(`# Lamps\n\n## Start\n\n_For Upstart systems_\n\n1. Copy it:${sh('cp up /etc/init/lamps.conf')}2. Start it:${sh('initctl start lamps')}_For Systemd systems_\n\n1. Copy it:${sh('cp sd /etc/systemd/system/lamps.service')}2. Start it:${sh('systemctl start lamps')}Now all of them burn. Look at the hall.\n\nThen: ${sh('systemctl restart hall')}`);
    expect(found['initctl start lamps']).toMatch(/upstart/i);
    expect(found['cp sd /etc/systemd/system/lamps.service']).toMatch(/systemd/i);
    expect(found['systemctl restart hall']).toBeUndefined();
  });

  it('may say behind each block what it was for', async () => {
    const text = `# Lamps\n\n## Stop\n\nStop them with:${sh('/etc/init.d/lamps stop')}if you have gas, or with:${sh('systemctl stop lamps')}if you have oil.\n\nThen sweep:${sh('systemctl restart broom')}`;
    const found = await options(text);
    expect(found['/etc/init.d/lamps stop']).toBeDefined();
    expect(found['systemctl stop lamps']).toBeDefined();
    const plan = await planOf(text, { all: false });
    expect(plan.steps.flatMap((s) => s.guards)).toEqual([]);
  });

  it('is in a list below what can be chosen', async () => {
    const found = await options(`# Lamps\n\n## Fill\n\nYou can choose to fill them with oil or with gas:\n\n- Oil${sh('  systemctl restart oil')}- Gas${sh('  systemctl restart gas')}`);
    expect(Object.values(found)).toEqual(['Oil', 'Gas']);
  });

  it('is none of two things that one program does', async () => {
    const found = await options('# Lamps\n\n## Light\n\nBring it up to date with `apt update`/`apt upgrade`.\n');
    expect(Object.values(found).filter((o) => o !== undefined)).toEqual([]);
  });
});

describe('another time of the same work', () => {
  it('is the first beside the routine one', async () => {
    const plan = await planOf(`# Lamps\n\n## First deployment${sh('systemctl enable lamps')}## Routine deployments${sh('systemctl restart lamps')}`);
    expect(plan.steps.map((s) => s.guards.map((g) => g.kind))).toEqual([['condition'], ['condition']]);
  });

  it('is a loss beside an outage', async () => {
    const plan = await planOf(`# Bring the lamps back\n\n## 1. Total loss of the lamps${sh('systemctl enable lamps')}## 2. Gas outage${sh('systemctl restart gas')}`);
    expect(plan.steps.map((s) => s.guards.some((g) => g.kind === 'condition'))).toEqual([true, true]);
  });

  it.each([['If you run on Testnet, follow [The bell](#the-bell).', true], ['For deployment, see [The bell](#the-bell).', true], ['For more details, see [The bell](#the-bell).', false], ['For the bell, see [The bell](#the-bell).', false]])('is where some are sent: %s', async (sentence, held) => {
    const plan = await planOf(`# Deploy the lamps\n\n${sentence}\n\n## Hang them${sh('systemctl restart hooks')}${sh('systemctl restart ropes')}## The bell${sh('systemctl restart bell')}`);
    expect(plan.steps.filter((s) => s.kind === 'shell').at(-1)?.guards.some((g) => g.kind === 'condition')).toBe(held);
  });
});
