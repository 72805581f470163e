import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { machinesInside } from '../../../src/understand/blocks/machines-inside.ts';
import { machineIn } from '../../../src/understand/sections/machine-words.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

/** Each step's first command with what it waits for. */
async function waiting(text: string): Promise<(string | null)[][]> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
  return plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [[s.written.trim().split('\n').at(-1) ?? '', s.guards.find((g) => g.kind === 'condition')?.text ?? null]]));
}

describe('where a document tells two machines apart', () => {
  it('what changes something on one of them waits for the question whether this is it', async () => {
    expect(await waiting(`# Move\n\nOn the old server:\n${sh('tar czf lamps.tgz lamps')}On the new server:\n${sh('tar xzf lamps.tgz')}`)).toEqual([
      ['tar czf lamps.tgz lamps', 'On the old server (only if that is the machine this runs on)'],
      ['tar xzf lamps.tgz', 'On the new server (only if that is the machine this runs on)'],
    ]);
  });

  it.each([['Sur le serveur A :', 'Sur le serveur B :'], ['**Serveur A :**', '**Serveur B :**'], ['Server 1:', 'Server 2:'], ['On the primary:', 'On each replica:'], ['Sur le maître :', 'Sur tous les esclaves :']])('by a letter, a number or a role, over its commands: %s, %s', async (one, other) => {
    expect((await waiting(`# Hall\n\n${one}\n${sh('lamps publish')}${other}\n${sh('lamps follow')}`)).map(([, says]) => says !== null)).toEqual([true, true]);
  });
  it.each([['Server A', 'Server B'], ['--- machine 1 ---', '--- machine 2 ---'], ['À exécuter sur le maître', 'À exécuter sur chaque esclave']])('in one block by its comments: %s, %s', (one, other) => {
    expect(machinesInside(`# ${one}\nlamps publish\n\n# ${other}\nlamps follow\n`)?.map((part) => part.guard?.text)).toEqual([one, other]);
  });

  it.each(["Sur le serveur d'origine :", 'Sur le serveur d’origine :'])('an elided word behind it is no letter of its name: %s', (lead) => {
    expect(machineIn(lead)).toBe(machineIn('On the source server:'));
  });

  it('headings say it for all that stands under them', async () => {
    const text = `# Bascule\n\n## Sur l’ancien serveur\n\nArrêter :\n${sh('systemctl stop lampes')}Sauver :\n${sh('tar czf l.tgz lampes')}## Sur le nouveau serveur\n${sh('systemctl start lampes')}## Après\n${sh('git push')}`;
    expect((await waiting(text)).map(([, says]) => says?.split(' (')[0] ?? null)).toEqual(['Sur l’ancien serveur', 'Sur l’ancien serveur', 'Sur le nouveau serveur', null]);
  });

  it.each([
    ['On hall1:', 'ssh keeper@hall1 "lampctl off"'], ['Sur hall1 :', 'ssh keeper@hall1.example.org \'lampctl off\'\nssh hall1 lampctl status'], ['On the standby:', 'ssh keeper@192.0.2.7 "lampctl promote"'], ['Sur le serveur `hall1` :', 'scp lamps.db keeper@hall1:/srv/'],
    ['On the standby cluster:', 'kubectl --context=far apply -f lamps.yaml'], ['On hall1:', 'rsync -a lamps/ keeper@hall1:lamps/'],
    ['On hall1:', 'ssh keeper@hall1\nlampctl off\nexit'],
  ])('what goes there by itself does not wait: %s %s', async (lead, code) => {
    expect((await waiting(`# Switch\n\n${lead}\n${sh(code)}On hall2:\n${sh('systemctl stop lamps')}On hall3:\n${sh('ssh keeper@hall3 "systemctl start lamps"')}`)).map(([, says]) => says !== null)).toEqual([false, true, false]);
  });
  it.each([
    ['On hall1:', 'ssh keeper@hall2 "lampctl off"'], ['On the new server:', 'scp keeper@192.0.2.7:lamps.db .'], ['Sur hall1 :', 'ssh keeper@hall1 "lampctl off"\nsystemctl stop lamps'], ['On the primary:', 'kubectl apply -f lamps.yaml'], ['On hall1:', 'ssh keeper@hall1\nlampctl off\nexit\nsystemctl stop lamps'],
  ])('what is typed there does: %s %s', async (lead, code) => {
    expect((await waiting(`# Switch\n\n${lead}\n${sh(code)}On hall2:\n${sh('systemctl stop lamps')}`)).map(([, says]) => says !== null)).toEqual([true, true]);
  });

  it('what is for one’s own machine does not wait', async () => {
    expect((await waiting(`# Ship\n\nOn your laptop:\n${sh('git push')}On the server:\n${sh('systemctl restart lamps')}`)).map(([, says]) => says !== null)).toEqual([false, true]);
  });

  it('what only looks does not wait', async () => {
    expect((await waiting(`# Look\n\nOn the primary:\n${sh('systemctl status lamps')}On the standby:\n${sh('systemctl restart lamps')}`)).map(([, says]) => says !== null)).toEqual([false, true]);
  });

  it('two hosts by their names are two; a system, a language or a version is none', async () => {
    const text = (one: string, other: string): string => `# Move\n\nOn ${one}:\n${sh('systemctl stop lamps')}Then on ${other}:\n${sh('systemctl start lamps')}`;
    expect((await waiting(text('app-old', 'app-new'))).map(([, says]) => says?.split(' (')[0])).toEqual(['On app-old', 'Then on app-new']);
    expect((await waiting(text('old-host', 'new-host'))).map(([, says]) => says?.split(' (')[0])).toEqual(['On old-host', 'Then on new-host']);
    expect((await waiting(text('web01', 'db-1'))).map(([, says]) => says !== null)).toEqual([true, true]);
    expect(['On debian-12:', 'On python3:', 'From step 3 on:', 'On port-80:', 'On v1.2:'].map((t) => machineIn(t))).toEqual([null, null, null, null, null]);
  });

  it('two servers by what they serve are two, and are asked about in each step; what any machine may be called is none', async () => {
    const steps = (one: string, other: string): string => `# Install\n\n## Mail\n\n${one}\n\n1. Build it:\n${sh('make mail').replace(/^(?=.)/gm, '   ')}2. Start it:\n${sh('systemctl start mail').replace(/^(?=.)/gm, '   ')}\n## Search\n\n${other}\n\n1. Build it:\n${sh('make indexer').replace(/^(?=.)/gm, '   ')}`;
    expect((await waiting(steps('On the mail server, do this:', 'On the search server, do this:'))).map(([, says]) => says?.split(' (')[0])).toEqual(['On the mail server, do this', 'On the mail server, do this', 'On the search server, do this']);
    expect((await waiting(steps('Sur le serveur de messagerie :', 'Sur le serveur web :'))).map(([, says]) => says !== null)).toEqual([true, true, true]);
    expect((await waiting(steps('On the mail server, do this:', 'On the same server, do this:'))).map(([, says]) => says !== null)).toEqual([false, false, false]);
    expect(['On the host machine:', 'On the Linux server:', 'On the web server configuration:', 'Sur la machine virtuelle :', 'Sur le serveur de production :'].map((t) => machineIn(t))).toEqual([null, null, null, null, null]);
  });

  it('prompts that name machines say it for their lines', async () => {
    const at = (one: string, other: string): string => `# Move\n\nSave them.\n\n\`\`\`console\n${one} tar czf lamps.tgz lamps\n\`\`\`\n\nUnpack them.\n\n\`\`\`console\n${other} tar xzf lamps.tgz\n\`\`\`\n`;
    expect((await waiting(at('old-hall:~$', 'new-hall:~$'))).map(([, says]) => says)).toEqual(['old-hall:~$ (only if that is the machine this runs on)', 'new-hall:~$ (only if that is the machine this runs on)']);
    expect((await waiting(at('[root@hall1 ~]#', '[root@hall2 ~]#'))).map(([, says]) => says !== null)).toEqual([true, true]);
    // One's own is the one where this runs.
    expect((await waiting(at('local:~$', 'hall:~$'))).map(([, says]) => says !== null)).toEqual([false, true]);
    // One machine, whatever it is called; a shell's or an account's name.
    expect((await waiting(at('hall:~$', 'hall:~/lamps$'))).map(([, says]) => says)).toEqual([null, null]);
    expect((await waiting(at('bash$', 'user@host:~$'))).map(([, says]) => says)).toEqual([null, null]);
  });

  it('a block typed at several machines’ prompts waits as a whole, unless it leads there itself', async () => {
    const block = (lines: string): string => `# Move\n\n\`\`\`console\n${lines}\n\`\`\`\n`;
    expect((await waiting(block('local:~$ git push\n$ systemctl stop lamps\nhall:~$ systemctl start lamps')))[0]?.[1]).toBe('typed at the prompts of several machines: local:~$, $, hall:~$ (here, all of it is done on this one)');
    expect((await waiting(block('local:~$ ssh hall\nhall:~$ systemctl start lamps'))).map(([, says]) => says)).toEqual([null]);
  });

  it('comments in one block say it as well', async () => {
    expect((await waiting(`# Move\n${sh('# On the old host\ntar czf lamps.tgz lamps\n\n# copy it\nscp lamps.tgz new:\n\n# On the new host\ntar xzf lamps.tgz')}`)).map(([, says]) => says)).toEqual(['On the old host', 'On the new host']);
  });
});

describe('one machine that has another by its name', () => {
  it.each([['On the standby:'], ['On your source server (where the lamps are)\nRun:'], ['Sur l’ancien serveur :'], ['Shut it down on the replica:']])('is asked about: %s', async (lead) => {
    expect((await waiting(`# Ship\n\n${lead}\n${sh('systemctl restart lamps')}`)).map(([, says]) => says !== null)).toEqual([true]);
  });

  it('is not where nothing is ordered', async () => {
    expect((await waiting(`# Ship\n\nThe lamps were on the old server.\n\nRestart them:\n${sh('systemctl restart lamps')}`)).map(([, says]) => says)).toEqual([null]);
  });
});

describe('one machine alone', () => {
  it.each([
    ['is only told', `# Ship\n\nOn the server:\n${sh('systemctl restart lamps')}On the server, tidy up:\n${sh('rm -f lamps.tgz')}`],
    ['and a branch of a repository', `# Ship\n\nFrom master:\n${sh('git switch -c lamps')}On the server:\n${sh('systemctl restart lamps')}`],
    ['in two spellings', `# Ship\n\nOn the new server:\n${sh('systemctl restart lamps')}On the server:\n${sh('systemctl restart halls')}`],
  ])('%s', async (_, text) => {
    expect((await waiting(text)).map(([, says]) => says)).toEqual([null, null]);
  });
});

describe('machines that are several by their words', () => {
  it.each([
    ['client and server', `# Tunnel\n\n--- On the client\n${sh('make keys')}--- On the server\n${sh('make doors')}`],
    ['two clusters', `# Move\n\n1. On cluster 1, keep it:\n${sh('lamp keep')}1. Continuing on cluster 2, fill it:\n${sh('lamp fill')}`],
    ['a control plane and its workers', `# Join\n\nFrom a control-plane node:\n${sh('lamp token')}Type that on the **new worker**:\n${sh('lamp join')}`],
    ['what a heading calls the others', `# Lift\n\n## Phase 1 — Lift the control plane\n\nPer control-plane node:\n${sh('lamp lift main')}## Phase 2 — Lift the workers\n\nPer worker node:\n\n1. Mend it:\n${sh('lamp lift node')}`],
  ])('%s: both wait', async (_, text) => {
    expect((await waiting(text)).every(([, says]) => says !== null)).toBe(true);
  });
});

it('a per cent sign is a prompt behind a word for a machine', async () => {
  expect((await waiting(`# Keys\n\nMake it:\n\n\`\`\`\nserver% mkdir lamps\n\`\`\`\n\nBring it:\n\n\`\`\`\nlocal$ scp lamps.tgz hall:lamps\n\`\`\`\n`)).map(([code, says]) => [code, says?.split(' (')[0] ?? null])).toEqual([['server% mkdir lamps', 'server%'], ['local$ scp lamps.tgz hall:lamps', null]]);
});

describe('a machine', () => {
  it.each([
    ['On the old server:', 'old'], ['On your source server (where the data is)', 'source'], ['Step 2 — On the standby: promote it', 'standby'], ['Dump it on the new host:', 'new'], ['On node 2, run:', 'node 2'],
    ['Empty the cache on the new server, to start afresh.', 'new'], ['Videz le cache sur le nouveau serveur pour repartir de zéro.', 'new'],
    ['Still on cluster 1, see that it is kept.', 'cluster 1'], ['Continuing on cluster 2, look for it:', 'cluster 2'], ['On the **new** CP:', 'new'], ['Per worker node:', 'worker'], ['From a control-plane node:', 'control-plane'], ['--- On the client', 'client'], ['Sur le client :', 'client'],
    ['On your own machine:', 'own'], ['On the server:', 'server'], ['Sur le serveur cible :', 'target'], ['Sur l’ancien hôte :', 'old'], ['Depuis votre poste de travail :', 'own'], ['Puis, sur le réplica :', 'replica'],
  ])('is named by %s', (text, key) => {
    expect(machineIn(text)).toBe(key);
  });

  it.each([['On the first run:'], ['If you work on the new server, so be it: go on.'], ['From the source:'], ['On the new dashboard:'], ['Copy it from the old server:'], ['On the master branch:'], ['Sur la nouvelle page :'], ['On error:']])('is not named by %s', (text) => {
    expect(machineIn(text)).toBeNull();
  });

  it('is a heading by itself only where that is all it says', () => {
    expect([machineIn('✅ Old server', true), machineIn('Old server'), machineIn('Old server names', true)]).toEqual(['old', null, null]);
    expect([machineIn('Handing over: new server', true), machineIn('Bascule – ancien serveur', true), machineIn('Handing over: new server names', true)]).toEqual(['new', 'old', null]);
  });
});

it('a block is cut at the comments that name machines, and every line is in one part', () => {
  expect(machinesInside('cd x\n# on the primary\na\n# more\nb\n# on the standby\nc')).toEqual([
    { variant: null, from: 0, to: 1 },
    { variant: null, from: 1, to: 5, guard: { text: 'on the primary', at: 1 } },
    { variant: null, from: 5, to: 7, guard: { text: 'on the standby', at: 5 } },
  ]);
  expect(machinesInside('# on the server\na\n# check\nb')).toBeNull();
  expect(machinesInside('# On replica node\npg_ctl promote')).toEqual([{ variant: null, from: 0, to: 2, guard: { text: 'On replica node', at: 0 } }]);
});
