/** `exec --dry-run` beyond the plan: what could run here, and what the tools' own dry runs say; nothing of the document's is started unapproved. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program } from '../rig/program.ts';

const document = '# Sync\n\n```sh\ntouch started\nno-such-program-here --now\n```\n';

test('check: a program that is not here is an error (exit 1), and nothing is started', async () => {
  const seen = await program('exec', 'sync.md', '--dry-run=check').file('sync.md', document).stdout([/✖ would fail/, /no-such-program-here/, /1 step would not work/]).status(1);
  expect(existsSync(join(seen.folder, 'started'))).toBe(false);
});

test('check: the report as one object', async () => {
  const { stdout } = await program('exec', 'sync.md', '--dry-run=check', '--output', 'json').file('sync.md', document).stdout(/./).status(1);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'runbook-dry-run/1', depth: 'check', steps: [{ step: 'sync-1', outcome: 'fails' }] });
});

test('check: the author’s check= is a command of the document’s, and takes approval', async () => {
  const withCheck = '# Sync\n\n```sh check="cat started"\ntouch started\n```\n';
  await program('exec', 'sync.md', '--dry-run=check').file('sync.md', withCheck).stderr(/has not been approved yet/).status(3);
  await program('exec', 'sync.md', '--dry-run=check', '--trust').file('sync.md', withCheck).stdout(/would work/).success();
});

test('native takes approval, since it starts programs', async () => {
  await program('exec', 'sync.md', '--dry-run=native').file('sync.md', document).stderr(/has not been approved yet/).status(3);
});

test('in French', async () => {
  await program('exec', 'sync.md', '--dry-run=check', '--lang', 'fr').file('sync.md', document).stdout([/échouerait/, /1 étape ne marcherait pas en l’état/]).status(1);
});

test('check says what an edit would change, and that one could not be made', async () => {
  const text = (shown: string): string => `# Bump\n\nIn \`app.yml\`:\n\n\`\`\`yaml\n${shown}\n\`\`\`\n`;
  const app = 'image: app:v1\npool: 2\n';
  const good = await program('exec', 'bump.md', '--dry-run=check', '--var', 'TAG=v2').file('bump.md', text('image: app:<tag>')).file('app.yml', app).run();
  expect(good).toMatchObject({ status: 0, stdout: expect.stringContaining('app.yml would be changed, lines +1 −1') });
  const bad = await program('exec', 'bump.md', '--dry-run=check', '--var', 'TAG=v2').file('bump.md', text('worker:\n  image: app:<tag>')).file('app.yml', app).run();
  expect(bad).toMatchObject({ status: 1, stdout: expect.stringMatching(/the edit cannot be made: .*app\.yml: no place for worker\.image/) });
});
