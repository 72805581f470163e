/** What documents show beside their commands: what a script does by itself, what somebody did, lists with arrows, what was printed below. */
import { describe, expect, it } from 'vitest';
import { blocksOf, fence, lastBlock } from './read-one.ts';

const phases = (...phases: readonly (readonly [lead: string, command: string, after: string])[]): string =>
  `# Gateway installer\n\nRun it:\n\n${fence('bash', './install-gateway.sh')}\n\n## Phases\n\n${phases.map(([lead, command, after], i) => `### Phase ${i + 1} — Part ${i + 1}\n\n${lead}\n\n${fence('bash', command)}\n\n${after}`).join('\n\n')}\n\n## Check it\n\nLook at it:\n\n${fence('bash', 'systemctl status gateway')}\n`;

describe('the phases of a script', () => {
  it('are its own work: the reader started it above', async () => {
    const read = await blocksOf(phases(
      ['Checks that the cluster answers:', 'kubectl get ns kube-system', 'Exits immediately if it does not.'],
      ['Creates the folder, without what an earlier run left:', 'rm -rf /tmp/gateway && mkdir -p /tmp/gateway', ''],
      ['Downloads the manifest:', 'curl -fsSLO https://gw.acorn.fr/gw.yml', 'Falls back to the last one that was kept.'],
      ['One substitution sets the range:', "sed -i 's|a|b|' gw.yml", ''],
    ));
    expect(read.map((b) => b.role)).toEqual(['run', 'sample', 'sample', 'sample', 'sample', 'run']);
    expect(read[2]?.evidence.map((e) => e.name)).toContain('phase-of-script');
  });
  it('in French, too', async () => {
    const read = await blocksOf(phases(
      ['Vérifie que la grappe répond :', 'kubectl get ns kube-system', 'S’arrête aussitôt sinon.'],
      ['Télécharge le manifeste :', 'curl -fsSLO https://gw.acorn.fr/gw.yml', 'Le script affiche alors la version.'],
      ['Applique le manifeste :', 'kubectl apply -f gw.yml', ''],
    ));
    expect(read.map((b) => b.role)).toEqual(['run', 'sample', 'sample', 'sample', 'run']);
  });
  it('are steps of the reader where nothing says that a program does them', async () => {
    const read = await blocksOf(phases(
      ['Checks that the cluster answers:', 'kubectl get ns kube-system', ''],
      ['Creates the folder:', 'mkdir -p /tmp/gateway', ''],
      ['Downloads the manifest:', 'curl -fsSLO https://gw.acorn.fr/gw.yml', ''],
    ));
    expect(read.map((b) => b.role)).toEqual(['run', 'run', 'run', 'run', 'run']);
  });
});

describe('what is not to be typed', () => {
  it.each([
    ['arrows that tell what a line does', fence('', 'tools/ship.sh try', '  -> makes a tag', 'tools/ship.sh for-all', '  -> makes the tag a release')],
    ['arrows behind commands', fence('bash', 'docker compose run index  -> reads the files', 'docker compose run load   -> stores them')],
    ['a comment that forbids it, in brackets', fence('bash', '# By hand (DON’T DO THIS where the option is given):', 'touch /srv/data/standby.signal')],
    ['un commentaire qui l’interdit', fence('bash', '# À la main, ne faites surtout pas cela :', 'touch /srv/data/standby.signal')],
    ['what another machine does', fence('bash', '# The primary runs:', 'pg_backup_start now')],
    ['what we used', `## What we actually used\n\n${fence('bash', 'pg_basebackup -h db-2 -D /srv/data -R')}`],
    ['names of variables, each with a remark', fence('bash', 'DATABASE_PASSWORD  # of the shop', 'JWT_SECRET         # signs', 'EMAIL_MOCK=false   # real mail')],
    ['a share of a whole', fence('', '9120/9120 kB (100%), 3/3 parts')],
    ['one message of a commit, among examples', `### Examples\n\n**A new feature:**\n\n${fence('bash', 'git commit -m "feat(shop): carts for guests"')}`],
  ])('%s', async (_, text) => {
    const { role } = await lastBlock(`# Shop\n\nSome words.\n\n${text}\n`);
    expect(['sample', 'output']).toContain(role);
  });
  it.each([
    ['an arrow in quotes', fence('bash', 'echo "a -> b"', 'systemctl restart shop')],
    ['an arrow that git prints below', fence('console', 'git push', '   0a1b2c3..4d5e6f7  main -> main')],
    ['an arrow in a message of several lines', fence('bash', 'git add .', 'git commit -m "Look twice', '', 'Lookup -> found', '"')],
    ['a commit that the procedure makes', `### Publish\n\nCommit it:\n\n${fence('bash', 'git commit -m "chore: release"')}`],
    ['a comment over what is run', fence('bash', '# Run this on the primary:', 'systemctl restart shop')],
  ])('but %s', async (_, text) => {
    expect((await lastBlock(`# Shop\n\nSome words.\n\n${text}\n`)).role).toMatch(/run|transcript/);
  });
});

describe('output below a command without a prompt', () => {
  it.each([
    ['columns with a row of dashes', ['virsh list --all', '', 'moref    name      cpu', '-------  --------  ---', 'vm-2182  front-1     1'], ['virsh list --all']],
    ['what --help prints', ['vmctl lib --help', '', 'Usage: vmctl lib [OPTIONS] COMMAND [ARGS]...', '', '  Manage items.', '', 'Commands:', '  iso  Browse images'], ['vmctl lib --help']],
    ['names with what they are', ['yum search shopd', 'shopd-2.4-6.el9.x86_64 : The shop itself', 'shopd-2.5-1.el9.x86_64 : The shop itself'], ['yum search shopd']],
    ['a table between bars', ['apt-cache madison shopd', 'shopd | 2.4-6.focal | http://repo.acorn.fr/apt focal/main amd64 Packages'], ['apt-cache madison shopd']],
  ])('%s', async (_, lines, commands) => {
    expect((await lastBlock(`Look at it with the following command:\n\n${fence('bash', ...lines)}`)).commands).toEqual(commands);
  });
});

describe('what stands below the only prompt', () => {
  it.each([[['$ backup --full', 'backup finished in 3s'], ['backup --full']], [['$ tool --version', 'tool 1.2.3'], ['tool --version']], [['$ git pull', 'make install'], ['git pull', 'make install']]])('%j', async (lines, commands) => {
    expect((await lastBlock(`Do it:\n\n${fence('', ...lines)}`)).commands).toEqual(commands);
  });
});

describe('what a look prints', () => {
  it.each([[['$ cat conf.yml | grep token', 'token: s3']], [['$ grep -i pass policy.txt', 'Password policy: strict', 'Username: app']]])('asks nothing: %j', async (lines) => {
    expect((await lastBlock(`Look:\n\n${fence('', ...lines)}`)).dialogue).toEqual([]);
  });
  it('as a program does', async () => expect((await lastBlock(`Log in:\n\n${fence('', '$ shopctl login', 'Username: app')}`)).dialogue).toHaveLength(1));
});

describe('what a script holds', () => {
  it.each([['Le script `purge.sh` contient :'], ['Here is `restore.sh`, for reference:'], ['Contents of `deploy.sh`:'], ['The cron script (`cron.sh`) contains:']])('is shown: %s', async (lead) => expect((await lastBlock(`${lead}\n\n${fence('bash', 'git pull', 'rm -rf cache')}`)).role).toBe('config'));
  it.each([['`post.sh` should contain:'], ['The following goes into `clean.sh`:'], ['Le fichier `post.sh` doit contenir :']])('is to be written: %s', async (lead) => expect(await lastBlock(`${lead}\n\n${fence('bash', 'touch done')}`)).toMatchObject({ role: 'edit', creates: true }));
  it('is not what runs it', async () => expect((await lastBlock(`Now run \`deploy.sh\`:\n\n${fence('bash', './deploy.sh')}`)).role).toBe('run'));
});

describe('prompts', () => {
  it('of a root, with a remark that is a sentence', async () => {
    expect(await lastBlock(`Install it:\n\n${fence('console', '# apt update  # The older apt-get does as well.', '# apt install shopd')}`)).toMatchObject({ role: 'transcript', commands: ['apt update  # The older apt-get does as well.', 'apt install shopd'] });
  });
  it('before a comment that leaves the rest out', async () => {
    expect(await lastBlock(`Do it by hand:\n\n${fence('bash', '$ cd /srv/shop', '$ git log -1', '', '# …', '# npm run deploy', '# …')}`)).toMatchObject({ role: 'transcript' });
  });
});

describe('a label that is a mistake', () => {
  it('of a Dockerfile over commands: they are typed', async () => {
    expect(await lastBlock(`Copy \`vpn0.conf\` to \`/etc/wireguard\` on the other machine:\n\n${fence('docker', 'scp ~/vpn0.conf root@gate:/etc/wireguard/vpn0.conf')}`)).toMatchObject({ role: 'run' });
  });
});

describe('an edit is not', () => {
  it('what a command does with the variables above it', async () => {
    expect(await lastBlock(`In the folder of the cluster's secrets (\`clusters/\${MC}/secrets\`), create the \`Secret\`:\n\n${fence('sh', 'export AUTH=<path_to_auth>', 'kubectl create secret generic pull --from-file a=${AUTH} -o yaml > pull.yaml')}`)).toMatchObject({ role: 'run' });
  });
  it('a placeholder that is filled in', async () => {
    expect((await lastBlock(`## The resources\n\nReplace \`<branch>\` with your default branch, in both places:\n\n${fence('yaml', 'kind: Provider', 'metadata:', '  branch: <branch>')}`)).role).toBe('config');
  });
  it('what a file may look like', async () => {
    expect((await lastBlock(`Use the genome in the \`tests/data\` directory. The settings may look something like this:\n\n${fence('python', "DATA_DIR = 'data'", "GENOME = 'tests/data/x.fa'")}`)).role).not.toBe('edit');
  });
});
