/** What `log show` says of files, and what `list` takes for a document. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';

test.each([['en', 'made', 'changed', 'removed'], ['fr', 'créé', 'modifié', 'supprimé']])('a file that a step made, changed or removed is told as that: %s', async (language, made, changed, removed) => {
  const folder = temporaryFolder();
  for (const [name, text] of [['files.md', '# Files\n\n```bash\necho 1 > new.conf\necho 2 > kept.conf\nrm old.conf\n```\n'], ['kept.conf', ''], ['old.conf', '']] as const) writeFileSync(join(folder, name), text);
  await program('exec', 'files.md', '--trust', '--yes', '--allow-destroy').within(folder).stderr(/Done/).success();
  await program('log', 'show', '--lang', language).within(folder).stdout([new RegExp(`new\\.conf ${made}\\n`), new RegExp(`kept\\.conf ${changed}\\n`), new RegExp(`old\\.conf ${removed}\\n`)]).success();
});

test('a text that git ignores is no document', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'notes'));
  const steps = 'Do\n==\n\n$ echo one\n$ echo two\n';
  for (const [name, text] of [['.gitignore', 'seen.txt\n'], ['seen.txt', steps], ['notes/seen.txt', steps], ['notes/do.txt', steps]] as const) writeFileSync(join(folder, name), text);
  const listed = async (): Promise<readonly string[]> => JSON.parse((await program('list', '--json').within(folder).run()).stdout).map(({ path }: { path: string }) => path);
  expect(await listed()).toEqual(['notes/do.txt', 'notes/seen.txt', 'seen.txt']);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  expect(await listed()).toEqual(['notes/do.txt']);
});
