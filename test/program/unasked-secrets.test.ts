/** Secrets that no input is asked for: keys in what a step prints, what the environment brings along, what was typed unseen before and is given anew. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const kept = (folder: string): string => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path, 'latin1')).join('\n');
const document = (title: string, ...blocks: readonly string[]): string => `# ${title}\n${blocks.map((code) => `\n\`\`\`bash\n${code}\n\`\`\`\n`).join('')}`;
const everywhere = async (folder: string, { stdout, stderr }: Seen): Promise<string> => [stdout, stderr, (await program('log', 'export').within(folder).run()).stdout, kept(join(folder, '.runbook'))].join('\n');
const key = 'qL7vB2xN9sD4fG6hJ8kM1pR3tW5yZ0aC/eU+iO7K';

test('a key in a file that a step prints is masked to its end', async () => {
  const trial = program('exec', 'show.md', '--trust', '--yes').file('show.md', document('Show', 'cat cloud.ini')).file('cloud.ini', `[eu]\nAWS_SECRET_ACCESS_KEY=${key}\n`);
  const all = await everywhere(trial.folder, await trial.run());
  expect(all).toContain('AWS_SECRET_ACCESS_KEY=***\n');
  for (const piece of [key.slice(0, 10), key.slice(15, 25), key.slice(-10)]) expect(all).not.toContain(piece);
});

test('what the environment holds under the name of a secret is masked; places, words and numbers are not', async () => {
  const held = { MAIL_PASSWORD: 'g7#rosehip', DEPLOY_TOKEN: 'cobalt-otter-41', SIGNING_KEY: '/etc/keys/signing', DB_PASSWORD: 'postgres', PIN: '4711', POOL_SECRET_NAME: 'pool-one-1' };
  const trial = program('exec', 'show.md', '--trust', '--yes').env(held).file('show.md', document('Show', 'env', 'sh written.sh')).file('written.sh', 'printf %s "$DEPLOY_TOKEN" | base64\n');
  const all = await everywhere(trial.folder, await trial.run());
  for (const line of ['MAIL_PASSWORD=***', 'DEPLOY_TOKEN=***', 'SIGNING_KEY=/etc/keys/signing', 'DB_PASSWORD=postgres', 'PIN=4711', 'POOL_SECRET_NAME=pool-one-1']) expect(all).toContain(`${line}\n`);
  for (const secret of ['rosehip', 'otter', Buffer.from('cobalt-otter-41').toString('base64').slice(0, 12)]) expect(all).not.toContain(secret);
});

test('a variable that was read unseen stays a secret when it is given anew by the environment', async () => {
  const folder = temporaryFolder();
  const text = document('Turn', 'read -rs FRESH < word', 'echo "set to $FRESH"; test -f open', 'echo "now $FRESH"');
  const first = await program('exec', 'turn.md', '--trust', '--yes').within(folder).file('turn.md', text).file('word', 'plum\n').run();
  expect(first.stderr + first.stdout).toContain('set to ***');
  const seen = await program('exec', 'turn.md', '--resume', '--yes').within(folder).env({ FRESH: 'plum' }).file('open', '').run();
  expect(seen.status).toBe(0);
  const all = await everywhere(folder, seen);
  expect(all).toContain('now ***');
  expect(all).not.toContain('plum');
});

test('a value of the environment that names the folder, the document or a value given openly takes nothing of the record apart', async () => {
  const folder = join(temporaryFolder(), 'lamp-hall-north');
  mkdirSync(folder);
  const held = { HALL_KEY: 'lamp-hall-north', PAGE_TOKEN: 'light-the-lamps', LAMP_SECRET: 'north-lamp-seven', REGION_KEY: 'eu-north', BUILD_TOKEN: 'v1.2.3-rc1' };
  const within = (...args: readonly string[]): ReturnType<typeof program> => program(...args).within(folder).env(held);
  const first = await within('exec', 'light-the-lamps.md', '--trust', '--yes', '--var', 'LAMP=north-lamp-seven').file('light-the-lamps.md', document('Light', 'touch one', 'echo "$LAMP"; cat words; test -e open')).file('words', 'eu-north v1.2.3-rc1\n').run();
  expect([first.status, first.stdout]).toEqual([1, expect.stringContaining('north-lamp-seven\neu-north v1.2.3-rc1')]);
  expect((await within('exec', 'light-the-lamps.md', '--resume', '--yes').file('open', '').run()).status).toBe(0);
  expect((await within('rollback', '--yes').run()).status).toBe(0);
  expect(existsSync(join(folder, 'one'))).toBe(false);
  const { stdout } = await within('log').run();
  expect(stdout).toContain('light-the-lamps.md');
  expect(stdout).not.toContain('***');
});
