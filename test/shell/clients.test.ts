/** Clients whose lines only a person types: what opens them, what their prompts and words are, what these do. */
import { describe, expect, it } from 'vitest';
import { clientTakesAll, handClient, handClients, mayOpenHandClient } from '../../src/shell/clients.ts';
import { scriptEffectsOf } from '../../src/shell/effects-of.ts';
import { interpreterOpened } from '../../src/understand/blocks/interpreters.ts';

describe('a command line', () => {
  it.each([
    ['sudo parted /dev/sdb', 'parted'], ['fdisk /dev/sdb', 'fdisk'], ['gdisk /dev/nvme0n1', 'fdisk'], ['lvm', 'lvm'], ['sftp ops@files', 'sftp'], ['ftp files.example.net', 'sftp'],
    ['nslookup', 'nslookup'], ['hbase shell', 'hbase shell'], ['zkCli.sh -server zk1:2181', 'zookeeper'], ['virsh', 'virsh'], ['telnet sw1', 'network device'], ['rman', 'rman'], ['bconsole', 'interactive console'], ['gdb -p 12', 'gdb'],
  ])('%s opens it', (line, name) => {
    expect(mayOpenHandClient.test(line)).toBe(true);
    expect(interpreterOpened(line)).toMatchObject({ kind: 'client', interpreter: name });
  });

  it.each([['parted -l'], ['parted -s /dev/sdb mklabel gpt'], ['parted /dev/sdb print'], ['fdisk -l'], ['lvm pvs'], ['sftp -b batch ops@files'], ['nslookup shop.example'], ['hbase version'], ['zkCli.sh -server zk1:2181 ls /'], ['virsh list'], ['gdb --batch -p 12']])('%s runs and ends', (line) => {
    expect(interpreterOpened(line)).toBeNull();
  });
});

describe('its words', () => {
  it.each([
    ['parted', 'mklabel gpt\nquit', 'destroy'], ['parted', 'print', 'read'], ['fdisk', 'n\np\n1\n\n+20G\nw', 'destroy'], ['lvm', 'lvextend -L+1G a/b', 'change'], ['lvm', 'vgremove old', 'destroy'],
    ['sftp', 'get a', 'read'], ['sftp', 'put a\nrm b', 'destroy'], ['nslookup', 'server 10.0.0.1\nshop.example', 'read'], ['hbase shell', "disable 't'\ndrop 't'", 'destroy'], ['hbase shell', "scan 't'", 'read'],
    ['zookeeper', 'rmr /shop', 'destroy'], ['virsh', 'undefine old', 'destroy'], ['network device', 'configure terminal\nvlan 10', 'change'], ['network device', 'show vlan', 'read'], ['rman', 'restore database', 'destroy'], ['gdb', 'bt', 'read'],
  ])('%s: %j %ss', (name, lines, effect) => {
    expect(scriptEffectsOf(lines, name).map((e) => e.effect)).toEqual([effect]);
    expect(clientTakesAll(handClient(name)!, lines.split('\n'))).toBe(true);
  });

  it('are not known where a line is none of them', () => {
    expect(scriptEffectsOf('blink twice', 'parted').map((e) => e.effect)).toEqual(['unknown']);
  });

  it('are a table of names that stand once', () => {
    expect(new Set(handClients.map((c) => c.name)).size).toBe(handClients.length);
  });
});
