/** A status by which a program answers, with the output that was to be seen, is no failure. */
import { describe, expect, it } from 'vitest';
import { isAnswer } from '../../src/shell/answering-status.ts';
import { program } from '../rig/program.ts';

const told = (block: string) => program('exec', 'till.md', '--trust', '--yes').file('till.md', `# Till\n\n1. ${block.replaceAll('\n', '\n   ')}\n\n2. Go on:\n\n   \`\`\`sh\n   echo on > on\n   \`\`\`\n`).file('till.log', 'fine\n').file('other.log', 'fine, too\n').file('write.sh', 'echo write: denied >&2\nexit 1\n').run();
const systemctl = '#!/bin/sh\ncase "$1" in is-active) echo inactive; exit 3;; *) echo "no such verb" >&2; exit 1;; esac\n';
const run = (block: string) => program('exec', 'till.md', '--trust', '--yes').file('till.md', `# Till\n\n${block}\n\nGo on:\n\n\`\`\`sh\necho on > on\n\`\`\`\n`)
  .file('bin/systemctl', systemctl, 0o755).file('till.log', 'fine\n').file('other.log', 'fine, too\n').env({ PATH: `./bin:${process.env['PATH'] ?? ''}` }).run();

describe('a status that is an answer', () => {
  it.each([
    ['is-active', '```console\n$ systemctl is-active till\ninactive\n```'], ['grep -c', '```console\n$ grep -c ERROR till.log\n0\n```'],
    ['diff', '```console\n$ diff till.log other.log\n1c1\n< fine\n---\n> fine, too\n```'],
    ['the last of several', '```console\n$ touch stopped\n$ systemctl is-active till\ninactive\n```'],
    ['the author’s text', '```sh expect=inactive\nsystemctl is-active till\n```'], ['the author’s pattern, of nothing', '```sh expect="/^$/"\ngrep ERROR till.log\n```'],
  ])('is no failure where what is shown is printed: %s', async (_, block) => {
    const seen = await run(block);
    expect([seen.status, seen.stderr]).toEqual([0, expect.not.stringContaining('✖')]);
    const log = await program('log', 'show').in(seen.folder).run();
    expect(log.stdout).toMatch(/exit status [13]/);
    expect(log.stdout).not.toContain('✖');
  });
  it.each([
    ['what is printed is another', '```console\n$ systemctl is-active till\nfailed\n```'], ['it is only like it', '```console\n$ diff till.log other.log\n1c1\n< fine\n---\n> fine, three\n```'],
    ['nothing is shown', '```sh\nsystemctl is-active till\n```'], ['the status is an error’s', '```console\n$ grep -c ERROR none.log\ngrep: none.log: No such file or directory\n```'],
    ['another command before it says something that is not shown', '```console\n$ cat none.log\n$ systemctl is-active till\ninactive\n```'], ['a pattern is found in another word', '```sh expect=/active/\nsystemctl is-active till\n```'], ['the status is none of its answers', '```console\n$ systemctl is-alive till\nno such verb\n```'],
  ])('is one where %s', async (_, block) => expect((await run(block)).status).toBe(1));
  it.each([
    ['a difference that is to be seen', 'Show what has changed:\n\n```sh\ndiff till.log other.log\n```'], ['the same in French', 'Voir les différences :\n\n```sh\ndiff till.log other.log\n```'],
    ['a refusal that is announced and shown', 'A write must be refused:\n\n```console\n$ sh write.sh\nwrite: denied\n```'], ['the same in French', 'L’écriture doit être refusée :\n\n```console\n$ sh write.sh\nwrite: denied\n```'],
  ])('is no failure: %s', async (_, block) => expect((await told(block)).status).toBe(0));
  it.each([
    ['another refusal', 'A write must be refused:\n\n```console\n$ sh write.sh\nwrite: no such till\n```'], ['no refusal is announced', 'Write:\n\n```console\n$ sh write.sh\nwrite: denied\n```'],
    ['files that are to be the same', 'Check that they are the same:\n\n```sh\ndiff till.log other.log\n```'], ['what is compared is not there', 'Show what has changed:\n\n```sh\ndiff till.log none.log\n```'],
  ])('is one: %s', async (_, block) => expect((await told(block)).status).toBe(1));
  it('is that of one command alone', () => {
    for (const code of ['cd till\ndiff a b', 'git -C till diff --exit-code', 'sudo systemctl is-enabled till.service', '/usr/bin/diff a b', 'pg_isready -h db']) expect([code, isAnswer(code, 1, null)]).toEqual([code, true]);
    for (const code of ['ps | grep x', 'grep x f &', 'grep -q x f', 'cmp -s a b', 'systemctl --quiet is-enabled x', 'test -e x', 'grep x f || false', 'cd a && diff b c', 'git diff', 'make', 'if grep x f; then a; fi', 'a; grep x f', 'grep "']) expect([code, isAnswer(code, 1, null)]).toEqual([code, false]);
    expect([isAnswer('a; grep x f', 1, 'x'), isAnswer('a; grep x f', 1, ''), isAnswer('grep x f; a', 1, 'x')]).toEqual([true, false, false]);
  });
  it('is done for a run that is gone on with', async () => {
    const seen = await program('exec', 'till.md', '--trust', '--yes').file('till.md', '# Till\n\n```console\n$ grep -c ERROR till.log\n0\n```\n\n```sh\ntest -f open\n```\n').file('till.log', 'fine\n').run();
    expect(seen.status).toBe(1);
    const again = await program('exec', 'till.md', '--resume', '--yes', '--skip', '2').in(seen.folder).run();
    expect(again.stderr).not.toContain('Step 1 of 2: failed');
    expect(again.status).toBe(0);
  });
});
