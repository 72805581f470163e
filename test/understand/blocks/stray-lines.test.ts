/** Lines among commands that no shell takes: remarks stay as comments, and what would run as something else holds its block. No line is lost. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';
import { oneLine } from '../../../src/model/one-line.ts';
import { fence, lastBlock } from './read-one.ts';

const runs = (role: string): boolean => ['run', 'transcript', 'script'].includes(role);

describe('a remark without its sign stays as a comment', () => {
  it.each([
    ['an item', '- If the lamp is red, wait.'],
    ['a title behind dashes', '---Lamp state'],
    ['a request', 'GET /lamps → {"lit": true}'],
    ['files by a pattern', '/etc/lamps/*'],
    ['a folder', '/etc/lamps/keys/'],
  ])('%s', async (_, line) => {
    const read = await lastBlock(`# Check\n\n${fence('bash', 'systemctl status lampd', line, 'lampctl list --all')}\n`);
    expect(read.commands).toEqual(['systemctl status lampd', 'lampctl list --all']);
    expect(read.source).toContain(`# ${line}`);
  });
  it('also over what was printed', async () => {
    const read = await lastBlock(`# Check\n\n${fence('bash', 'which lampctl', 'expected output -', '/usr/bin/lampctl', '', 'lampctl list')}\n`);
    expect([read.commands, read.expected]).toEqual([['which lampctl', 'lampctl list'], '/usr/bin/lampctl']);
  });
  it('also an entry of a crontab, over however many lines', async () => {
    const read = await lastBlock(`# Check\n\n${fence('bash', 'systemctl status lampd', '0 4 * * * lampctl dim \\', '  --all')}\n`);
    expect([read.commands, read.source.split('\n').slice(1)]).toEqual([['systemctl status lampd'], ['# 0 4 * * * lampctl dim \\', '# --all']]);
  });
  it('alternatives beside it are still told apart', async () => {
    const text = `# Install\n\n${fence('bash', '# Debian', 'apt install lamp', '- wait for the light to come on', '', '# Fedora', 'dnf install lamp')}\n`;
    const plan = await planOf(text, { path: 'ops.md', all: false });
    expect(plan.steps.map((s) => Object.keys(s.when).length)).toEqual([1, 1]);
  });
});

describe('a block is held where a line of it would be run as something else, or left out', () => {
  it.each([
    ['a backslash before a remark', ['lampctl add \\', '  --name a \\  # the first one', '  --name b']],
    ['a comment inside a continued command', ['lampctl render \\', '  # --name a \\', '  > lamps.yaml']],
    ['an option at the margin', ['kubectl apply \\', '-f lamps.yaml', '--dry-run=client']],
    ['a here-document with one sign lost', ['docker build -t lamp -<EOF', 'FROM lamp/base', 'EOF']],
    ['a command told in brackets', ['git checkout main', 'git cherry-pick (SHA of the fix)', 'git push origin main']],
    ['actions to choose from, set wide', ['sudo service lampd [ start | stop | restart ]']],
    ['names of commands', ['ls', 'cp', 'rm', 'ssh', 'killall', 'top']],
  ])('%s', async (_, lines) => expect(runs((await lastBlock(`# Do it\n\nRun:\n\n${fence('bash', ...lines)}\n`)).role)).toBe(false));
  it.each([
    ['the root of a language’s comment is no root', 'ruby', ['# bin/lamps.rb', 'Lamps[:port] = 80']],
    ['markup under a label of queries', 'sql', ['<FilesMatch "x">', '  Require all denied', '</FilesMatch>']],
  ])('%s', async (_, tag, lines) => expect(runs((await lastBlock(`# Set it\n\nIts settings:\n\n${fence(tag, ...lines)}\n`)).role)).toBe(false));
  it.each([
    ['a message over several lines', ['git commit -m "lamp: light it', '', 'It was dark in there, and cold."', 'git push']],
    ['a remark in brackets behind a whole command', ['make check (not needed on Windows)', 'make install']],
    ['blanks behind a backslash', ['docker run -d \\ ', '  --name lamp lamp/web']],
  ])('not for %s', async (_, lines) => {
    const read = await lastBlock(`# Do it\n\nRun:\n\n${fence('bash', ...lines)}\n`);
    expect([read.role, read.expected, read.commands.some((c) => c.startsWith('--'))]).toEqual(['run', null, false]);
  });
});

describe('what a program asks below its command', () => {
  it('is printed, and so is the line of dots in it', async () => {
    const read = await lastBlock(`# Set up\n\nAnswer its questions:\n\n${fence('sh', 'docker compose run lamp setup', '', 'Name of the lamp: red', 'Its room: hall', '[...]', 'Light it now? yes')}\n`);
    expect([runs(read.role), read.commands]).toEqual([true, ['docker compose run lamp setup']]);
  });
  it('dots between commands still leave something out', async () => {
    expect(runs((await lastBlock(`# Set up\n\nRun:\n\n${fence('sh', 'docker compose up', '[...]', 'docker compose down')}\n`)).role)).toBe(false);
  });
});

describe('what belongs elsewhere', () => {
  it('the way out of a client is typed in the client', async () => {
    const read = await lastBlock(`# Base\n\n${fence('sh', 'mysql -u root -p', '# make it', 'CREATE DATABASE lamps;', 'exit;')}\n`);
    expect([read.commands, read.typedInside?.at(-1)]).toEqual([['mysql -u root -p'], 'exit;']);
  });
  it('the way out of the shell around it hides no client', async () => {
    const read = await lastBlock(`# Base\n\n${fence('sh', 'root@lamp:/# mongosh admin', 'admin> db.lamps.drop()', '{ "ok" : 1 }', 'root@lamp:/# exit')}\n`);
    expect([read.commands, read.typedInside]).toEqual([['mongosh admin'], ['db.lamps.drop()']]);
  });
  it('the way out of a shell that is opened here is one', async () => {
    expect((await lastBlock(`# Base\n\n${fence('sh', '$ sudo su lamp', '$ mysql', 'mysql> DROP TABLE lamps;', '$ exit')}\n`)).commands.at(-1)).toBe('exit');
  });
  it('a path over a blank line is the file that the rest is for', async () => {
    const read = await lastBlock(`# Set up\n\n1. Configure the lamp:\n\n${fence('', '/etc/lamp/su.conf', '', 'auth include base').replace(/^/gm, '   ')}\n`);
    expect([read.role, read.file, read.source]).toEqual(['edit', '/etc/lamp/su.conf', 'auth include base']);
  });
  it('a csh prompt is one', async () => {
    expect((await lastBlock(`# Keys\n\n${fence('', 'server# su lamp', 'server% mkdir .ssh')}\n`)).commands).toEqual(['su lamp', 'mkdir .ssh']);
  });
});

describe('no line of a block that is run is lost', () => {
  it.each([
    [['ls', 'Total 3', 'mkdir x']], [['docker images', 'REPOSITORY   TAG', 'shop/web     3.1', 'docker rmi shop/web']], [['git tag v1', '- note: do it once', 'git push']],
    [['mysql -u root', 'SELECT 1;', 'exit']], [['$ ls', 'a b', '$ cd a', '> what']], [['cat <<X', 'a', 'X', 'result:', 'a']], [['lampctl go', 'Really? (y/N): y']], [['sh run.sh', '[wsl2]', 'a=b', 'sh done.sh']],
  ])('%j', async (lines) => {
    const read = await lastBlock(`# Do it\n\nRun:\n\n${fence('bash', ...lines)}\n`);
    expect(runs(read.role)).toBe(true);
    const told = oneLine([read.source, ...(read.typedInside ?? []), read.expected ?? '', ...read.dialogue.map((d) => `${d.question} ${d.typed}`)].join('\n'));
    for (const line of lines) expect(told).toContain(oneLine(line.replace(/^\$ /, '')));
  });
});
