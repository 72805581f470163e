/** A block that leaves by `exit 0` where nothing is to be done ends the run there, as it would end a script. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tellLeaving } from '../../src/shell/early-exits.ts';
import { program } from '../rig/program.ts';

const run = (guard: string, flag: boolean) => {
  const begun = program('exec', 'till.md', '--trust', '--yes').file('till.md', `# Till\n\n\`\`\`sh\n${guard}\n\`\`\`\n\nGo on:\n\n\`\`\`sh\necho on > on\n\`\`\`\n`);
  return (flag ? begun.file('closed', '') : begun).run();
};

it.each(['if [ -f closed ]; then echo "closed already"; exit 0; fi', '[ -f closed ] && exit 0', 'test -e closed && { echo closed; exit; }', 'case $(ls) in *closed*) exit 0 ;; esac\necho open'])('nothing comes after it: %s', async (guard) => {
  const seen = await run(guard, true);
  expect([seen.status, existsSync(join(seen.folder, 'on'))]).toEqual([4, false]);
  expect(seen.stderr).toContain('before its end');
  expect((await program('log', 'show').in(seen.folder).run()).stdout).toContain('before its end');
  const again = await program('exec', 'till.md', '--resume', '--yes').in(seen.folder).run();
  expect([again.status, existsSync(join(seen.folder, 'on'))]).toEqual([0, true]);
  const open = await run(guard, false);
  expect([open.status, existsSync(join(open.folder, 'on'))]).toEqual([0, true]);
});

it.each(['echo a\nexit 0', 'for i in 1 2 3; do ping -c 1 till && exit 0; done', 'if ping till; then exit 0; else exit 1; fi', 'ping till && exit 0\nexit 1', '( test -e closed && exit 0 )', 'leave() { [ -e closed ] && exit 0; }', 'test -e closed || exit 1', '#!/bin/sh\n[ -e closed ] && exit 0'])('is the block’s own end: %s', (code) => expect(tellLeaving(code)).toBe(code));

it('says how to go on after all, and how to end the run there', async () => {
  const seen = await run('[ -f closed ] && exit 0', true);
  const [on, end] = ['to go on after all:', 'to end the run there:'].map((way) => new RegExp(`${way}\\s+runbook (exec .*)`).exec(seen.stderr)?.[1]?.split(' ') ?? []);
  expect(on?.slice(0, 3)).toEqual(['exec', 'till.md', '--resume']);
  const ended = await program(...(end ?? [])).in(seen.folder).run();
  expect([ended.status, existsSync(join(seen.folder, 'on'))]).toEqual([0, false]);
  expect((await program('log').in(seen.folder).run()).stdout).toMatch(/Done .*1 skipped/);
});
