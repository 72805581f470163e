/** Rows of a table, lines of files and of fstab that stand where commands do: none of them is run. */
import { describe, expect, it } from 'vitest';
import { blocksOf, fence, lastBlock } from './read-one.ts';

describe('rows below the heads of a table are printed', () => {
  it.each([
    ['names like paths', ['docker images', '', 'REPOSITORY          TAG       IMAGE ID', 'shop.example/web    3.1       a1b2c3d4e5f6', 'shop.example/jobs   latest    b1b2c3d4e5f6']],
    ['names of programs', ['kubectl get svc web', 'NAME    TYPE        PORT(S)', 'redis   ClusterIP   6379/TCP', 'nginx   ClusterIP   80/TCP']],
  ])('%s', async (_, lines) => expect((await lastBlock(`Look:\n\n${fence('', ...lines)}`)).commands).toEqual([lines[0]]));
  it('and a command behind them is typed', async () => {
    expect((await lastBlock(`Look:\n\n${fence('', 'docker images', 'REPOSITORY   TAG   SIZE', 'shop/web     3.1   9 MB', 'docker rmi shop/web')}`)).commands).toEqual(['docker images', 'docker rmi shop/web']);
  });
});

describe('lines of fstab are a file’s', () => {
  it.each([['/dev/sdz1 /shop ext4 defaults,noatime 0 2'], ['/disk/shop /srv/shop none bind 0 0'], ['UUID=ab-12 /shop xfs defaults 0 0'], ['10.0.0.9:/export /shop nfs4 rw,hard'], ['tmpfs /tmp tmpfs size=1G,mode=1777 0 0']])('%s', async (line) => {
    expect((await lastBlock(`The mount of the shop:\n\n${fence('bash', line)}`)).role).toBe('config');
  });
  it('what mounts now is typed', async () => {
    expect((await lastBlock(`The mount of the shop:\n\n${fence('bash', 'mount --bind /disk/shop /srv/shop')}`)).role).toBe('run');
  });
});

describe('an editor between a sentence and the lines that it announces', () => {
  const given = (lead: string, editor: string, line: string): Promise<readonly { role: string; file: string | null }[]> => blocksOf(`# Boot\n\n${lead}\n\n${fence('', editor)}\n\n${fence('', line)}\n`);
  it.each([['Add these lines to `/etc/rc.shop`:'], ['Ajoutez les lignes suivantes dans `/etc/rc.shop` :']])('%s', async (lead) => {
    expect((await given(lead, 'sudo nano /etc/rc.shop', 'modprobe loop')).map((b) => b.role)).toEqual(['run', 'edit']);
  });
  it('is not jumped over by an order to run', async () => {
    expect((await given('Open the settings, then start the shop:', 'nano shop.conf', 'make start')).map((b) => b.role)).toEqual(['run', 'run']);
  });
});

describe('what a file takes', () => {
  it('is not typed into the console that its section speaks of', async () => {
    const given = await lastBlock(`# Console\n\nThe \`manage.py shell_plus\` console loads all models. More are listed in\n\`conf.py\` as follows:\n\n${fence('', 'EXTRA = (', "    ('shop.models', 'Order'),", ')')}`);
    expect(['script', 'run']).not.toContain(given.role);
  });
  it('stays a remark below the comment that names the file', async () => {
    const read = await lastBlock(`Restart:\n\n${fence('bash', 'make restart', '# in conf.d/shop.conf:', 'proxy_target web_9:80;  # its name', 'make check')}`);
    expect(read.commands).toEqual(['make restart', 'make check']);
    expect(read.source).toContain('# proxy_target web_9:80;');
  });
  it('a program below the name of a script is typed', async () => {
    expect((await lastBlock(`Restart:\n\n${fence('bash', 'make restart', '# shop.sh', 'docker ps;')}`)).commands).toEqual(['make restart', 'docker ps;']);
  });
});
