/** Lines that are typed into a client are never run by the shell, whatever shows whose they are. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const fence = (code: string, label = ''): string => `\n\`\`\`${label}\n${code}\n\`\`\`\n\n`;

/** What would run here, and what is typed by a person into which client. */
async function done(body: string): Promise<{ readonly here: readonly string[]; readonly typed: Readonly<Record<string, string>>; readonly destroys: boolean }> {
  const { plan } = await planDocument(new TextEncoder().encode(`# Disks\n\n## Steps\n\n${body}`), 'doc.md', { fragment: null, all: true });
  const here = plan.steps.flatMap((s) => (s.kind !== 'manual' && s.inside === undefined ? s.code.split('\n') : []));
  const typed = Object.fromEntries(plan.steps.flatMap((s) => (s.kind !== 'manual' && s.inside !== undefined ? [[s.code, s.inside.command]] : s.kind === 'shell' && s.session !== undefined && s.session.typed !== '' ? [[s.session.typed, s.session.command]] : [])));
  return { here, typed, destroys: plan.steps.some((s) => s.effect === 'destroy') };
}

describe('lines with the prompt of', () => {
  it.each([
    ['parted', '(parted) mklabel gpt\n(parted) quit', 'mklabel gpt\nquit', 'parted'],
    ['fdisk', 'Command (m for help): d\nCommand (m for help): w', 'd\nw', 'fdisk'],
    ['lvm', 'lvm> vgremove old', 'vgremove old', 'lvm'],
    ['HBase', "hbase(main):001:0> disable 'carts'\nhbase(main):002:0> drop 'carts'", "disable 'carts'\ndrop 'carts'", 'hbase shell'],
    ['ftp', 'ftp> delete old.sql', 'delete old.sql', 'sftp'],
    ['ZooKeeper', '[zk: localhost:2181(CONNECTED) 0] rmr /shop', 'rmr /shop', 'zookeeper'],
    ['virsh', 'virsh # undefine old', 'undefine old', 'virsh'],
    ['a switch', 'sw1# configure terminal\nsw1(config)# no vlan 10', 'configure terminal\nno vlan 10', 'network device'],
  ])('%s', async (_, shown, code, client) => {
    expect(await done(`Do it:\n${fence(shown)}`)).toMatchObject({ here: [], typed: { [code]: client } });
  });

  it.each([
    ['sqlite', 'sqlite> DROP TABLE carts;', 'DROP TABLE carts;'], ['mongosh with the database', 'shop> db.carts.drop()', 'db.carts.drop()'], ['a replica set', 'rs0:PRIMARY> rs.stepDown()', 'rs.stepDown()'],
    ['Redis', '127.0.0.1:6379> FLUSHALL', 'FLUSHALL'], ['Oracle', 'SQL> DROP TABLE carts;', 'DROP TABLE carts;'], ['PostgreSQL', 'shop=# DROP TABLE carts;', 'DROP TABLE carts;'], ['irb', 'irb(main):001:0> Cart.delete_all', 'Cart.delete_all'], ['iex', 'iex(1)> System.halt()', 'System.halt()'],
  ])('%s are code of that client, no shell', async (_, shown, code) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Data\n\n## Steps\n\nDo it:\n${fence(shown)}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [[s.kind, s.code]]))).toEqual([['script', code]]);
  });
});

describe('lines without a prompt', () => {
  it.each([
    ['a block before opened', `Open it:\n${fence('sudo parted /dev/sdb', 'bash')}Then:\n${fence('mklabel gpt\nrm 1\nquit')}`, 'mklabel gpt\nrm 1\nquit', 'sudo parted /dev/sdb'],
    ['a sentence before opened', `Start \`gdisk /dev/sdb\`, then type:\n${fence('o\nn\nw')}`, 'o\nn\nw', 'gdisk /dev/sdb'],
    ['a sentence names, in French', `Dans parted :\n${fence('mklabel gpt\nquit')}`, 'mklabel gpt\nquit', 'parted'],
    ['their own block opens', `Do it:\n${fence('sudo parted /dev/sdb\nmklabel gpt\nrm 1\nquit', 'bash')}`, 'mklabel gpt\nrm 1\nquit', 'sudo parted /dev/sdb'],
    ['their own block opens, with shell words', `Send it:\n${fence('sftp ops@files', 'bash')}Then:\n${fence('put dump.sql\nrm old.sql')}`, 'put dump.sql\nrm old.sql', 'sftp ops@files'],
    ['their own block opens, behind a bare prompt', `Look:\n${fence('nslookup\n> shop.example', 'bash')}`, 'shop.example', 'nslookup'],
  ])('that %s', async (_, body, code, client) => {
    const found = await done(body);
    expect(found.typed[code]).toBe(client);
    for (const line of code.split('\n')) expect(found.here).not.toContain(line);
  });

  it('are the shell’s again after the client was left', async () => {
    expect((await done(`Do it:\n${fence('sudo parted /dev/sdb\nmklabel gpt\nquit\nsudo partprobe /dev/sdb', 'bash')}`)).here).toEqual(['sudo parted "${DEVICE}"', 'sudo partprobe "${DEVICE}"']);
  });

  it('that destroy are said to', async () => {
    expect((await done(`Do it:\n${fence('sudo parted /dev/sdb\nmklabel gpt\nquit', 'bash')}`)).destroys).toBe(true);
  });
});
