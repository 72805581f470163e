/** Where a machine allows no rehearsal: the reason and the mend are said, and nothing weaker takes its place. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareEnvironment, launcher, temporaryFolder } from '../rig/program.ts';
import { rehearsalMissing } from '../rig/rehearsal.ts';

describe.skipIf(rehearsalMissing() !== null || process.getuid?.() !== 0)('a rehearsal is refused', () => {
  /** Rehearses in a world that `prepare` (bash, in namespaces of its own) has made poorer. */
  const rehearsed = (prepare: string, namespaces: readonly string[] = ['--mount'], language = 'C.UTF-8') => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'work'));
    writeFileSync(join(folder, 'work', 'make.md'), '# Make\n\n```sh\ntouch made.txt\n```\n');
    const seen = spawnSync('unshare', [...namespaces, 'bash', '-c', `${prepare}\ncd '${folder}/work' && exec '${process.execPath}' '${launcher()}' rehearse make.md --trust`], { encoding: 'utf8', env: { ...bareEnvironment(folder), LANG: language, FOLDER: join(folder, 'work') } });
    expect(existsSync(join(folder, 'work', 'made.txt'))).toBe(false);
    return { status: seen.status, stdout: seen.stdout, stderr: seen.stderr };
  };

  it.each(['bwrap', 'prlimit', 'mount'])('without %s', (name) => {
    const hide = `mount -t tmpfs none /mnt && cp /usr/bin/mount /mnt/m && for f in /usr/bin/${name} /bin/${name}; do if [ -f "$f" ]; then /mnt/m --bind /dev/null "$f"; fi; done`;
    expect(rehearsed(hide)).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(new RegExp(`a rehearsal needs .*\\b${name}\\b.*which this machine does not have[^]*apt-get install bubblewrap util-linux`)) });
  });

  it('where the machine’s limit of namespaces is reached', () => {
    const seen = rehearsed('echo 0 > /proc/sys/user/max_mnt_namespaces', ['--user', '--map-root-user', '--mount']);
    expect(seen).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/does not let a program have namespaces of its own: unshare: .*No space left.*max_\*_namespaces[^]*sysctl/) });
  });

  it('from a folder that cannot be layered, in French as well', () => {
    const elsewhere = `mkdir "$FOLDER/c:d"; mount -t tmpfs none "$FOLDER/c:d"; cp "$FOLDER/make.md" "$FOLDER/c:d"; cd "$FOLDER/c:d" && exec '${process.execPath}' '${launcher()}' rehearse make.md --trust`;
    const seen = rehearsed(elsewhere, ['--mount'], 'fr_FR.UTF-8');
    expect(seen).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/c:d ne peut pas être superposé ici[^]*--cwd DIR/) });
  });
});
