/** Which steps are typed into a session that another command opened, as the plan says it. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { runHere } from '../../../src/plan/run-here.ts';
import { inLanguage, planReasons } from '../../../src/words/reading-words.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

/** First line of code → the session's command, or null where it runs here. */
async function places(markdown: string): Promise<Record<string, string | null>> {
  const { plan } = await planDocument(new TextEncoder().encode(markdown), 'doc.md', { fragment: null, all: true });
  return Object.fromEntries(plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [[s.code.split('\n')[0] ?? '', s.inside?.command ?? null]])));
}

describe('a session', () => {
  it('lasts to the end of its section', async () => {
    expect(await places(`# Restart\n\n## On the server\n\nConnect:\n${sh('ssh ops@web1')}Restart it:\n${sh('systemctl restart shop')}## Afterwards\n\nTag it:\n${sh('git tag done')}`))
      .toEqual({ 'ssh ops@web1': null, 'systemctl restart shop': 'ssh ops@web1', 'git tag done': null });
  });

  it('that is all there is in its section lasts over its neighbours', async () => {
    expect(await places(`# Deploy\n\n## 1. Connect to the server\n${sh('ssh ops@web1')}## 2. Update the code\n${sh('git pull')}## 3. Restart the service\n${sh('systemctl restart shop')}`))
      .toEqual({ 'ssh ops@web1': null, 'git pull': 'ssh ops@web1', 'systemctl restart shop': 'ssh ops@web1' });
  });

  it.each([
    ['numbered', ['1. Log in', '2. Move the beds', '3. Wake them'], 'ssh ops@web1'],
    ['with names alone', ['Log in', 'Move the beds', 'Wake them'], null],
    ['that count anew', ['2. Log in', '1. Move the beds', '2. Wake them'], null],
  ])('in which more is done than to connect lasts over what counts on: %s', async (_, [first, second, third], command) => {
    expect(await places(`# Deploy the beds\n\n## ${first}\n\nGo there:\n${sh('ssh ops@web1')}Then:\n${sh('systemctl stop beds')}## ${second}\n${sh('mv beds old')}## ${third}\n${sh('systemctl start beds')}`))
      .toEqual({ 'ssh ops@web1': null, 'systemctl stop beds': 'ssh ops@web1', 'mv beds old': command, 'systemctl start beds': command });
  });

  it.each(['Log out.\n', 'On your own machine:\n', sh('./wake.sh ops@web1')])('that counts on ends as any other: %s', async (between) => {
    expect((await places(`# Deploy the beds\n\n## 1. Log in\n\nGo there:\n${sh('ssh ops@web1')}Then:\n${sh('systemctl stop beds')}## 2. Move the beds\n\n${between}${sh('mv beds old')}`))['mv beds old']).toBeNull();
  });

  it.each([
    ['exit', `${sh('exit')}`],
    ['a sentence that leaves it', 'Leave the server.\n'],
    ['a sentence that leaves it and does more', 'Exit and sweep the hall:\n'],
    ['a line that is nothing but leaving', '1. Exit (`exit`).\n'],
    ['a sentence that goes back to where all is run from', 'Restart it, from the control machine:\n'],
    ['a sentence that is one’s own again', 'As your regular user, look at it:\n'],
    ['French: sortir', '1. Sortir (exit).\n'],
    ['one’s own machine', 'On your own machine:\n'],
    ['French: quitter', 'Quitter le serveur, puis :\n'],
    ['French: sur son poste', 'Depuis votre poste :\n'],
    ['a copy from outside', sh('scp ops@web1:report.txt .')],
  ])('ends with %s', async (_, between) => {
    expect((await places(`# Restart\n\nConnect:\n${sh('ssh ops@web1')}Restart it:\n${sh('systemctl restart shop')}${between}${sh('git tag done')}`))['git tag done']).toBeNull();
  });

  it('that is all there is in its section lasts over neighbours that restore or verify, too', async () => {
    expect(await places(`# Move\n\n## Connect to the new server\n${sh('ssh ops@web2')}## Restore the data\n${sh('pg_restore -d shop shop.dump')}## Verify\n${sh('systemctl status shop')}`))
      .toEqual({ 'ssh ops@web2': null, 'pg_restore -d shop shop.dump': 'ssh ops@web2', 'systemctl status shop': 'ssh ops@web2' });
  });

  it('that is all there is in its section lasts over a neighbour that mends or cleans up, too', async () => {
    expect(await places(`# Move\n\n## Connect to the server\n${sh('ssh ops@web2')}## Update\n${sh('git pull')}## Troubleshooting\n${sh('systemctl restart shop')}`))
      .toEqual({ 'ssh ops@web2': null, 'git pull': 'ssh ops@web2', 'systemctl restart shop': 'ssh ops@web2' });
  });

  it('does not end with the code that a command exits with', async () => {
    expect((await places(`# Restart\n\nConnect:\n${sh('ssh ops@web1')}The exit status of the server's check must be 0.\n${sh('systemctl restart shop')}`))['systemctl restart shop']).toBe('ssh ops@web1');
  });

  it('on another machine takes the place of the first', async () => {
    expect(await places(`# Restart\n\nFirst:\n${sh('ssh web1')}Stop it:\n${sh('systemctl stop shop')}Then the other:\n${sh('ssh web2')}Start it:\n${sh('systemctl start shop')}`))
      .toEqual({ 'ssh web1': null, 'systemctl stop shop': 'ssh web1', 'ssh web2': null, 'systemctl start shop': 'ssh web2' });
  });

  it('as another user ends where sudo is typed again', async () => {
    const doc = (right: string): string => `# Oven\n\n${right}Become the oven’s user:\n${sh('sudo su - oven')}Warm it:\n${sh('oven warm')}## Service\n${sh('sudo systemctl start oven')}Look:\n${sh('oven state')}`;
    expect(await places(doc(''))).toMatchObject({ 'oven warm': 'sudo su - oven', 'sudo systemctl start oven': null, 'oven state': null });
    expect((await places(doc(`Let it:\n${sh('sudo usermod -aG sudo oven')}`)))['sudo systemctl start oven']).toBe('sudo su - oven');
  });

  it('is no mere look where a client is opened in it at once', async () => {
    expect(await places(`# Oven\n\nIt may not go by itself, so you can do it by hand:\n${sh('sudo -iu oven\npsql')}And:\n\n\`\`\`sql\nDELETE FROM bread;\n\`\`\`\n`)).toMatchObject({ 'DELETE FROM bread;': 'sudo -iu oven' });
  });

  it('inside another is left by its own exit', async () => {
    expect(await places(`# Restart\n\nConnect:\n${sh('ssh web1')}Go into the container:\n${sh('docker exec -it app bash')}Look:\n${sh('ls /srv')}${sh('exit')}Restart it:\n${sh('systemctl restart shop')}`))
      .toMatchObject({ 'docker exec -it app bash': 'ssh web1', 'ls /srv': 'docker exec -it app bash', 'systemctl restart shop': 'ssh web1' });
  });

  it('that is only tried holds nothing', async () => {
    expect((await places(`# Prepare\n\nCheck that you can connect to the server:\n${sh('ssh ops@web1')}Fetch the code:\n${sh('git pull')}`))['git pull']).toBeNull();
  });

  it('of a client takes the code under it', async () => {
    expect(await places(`# Clean\n\nOpen the database:\n${sh('psql -h db shop')}\n\`\`\`sql\nDELETE FROM carts;\n\`\`\`\n`)).toEqual({ 'psql -h db shop': null, 'DELETE FROM carts;': 'psql -h db shop' });
  });

  it.each([
    ['the sentence before its command', 'Open a shell in the pod:\n', 'boxer exec hub', 'Then:\n'],
    ['the sentence after it', 'Go to it:\n', 'boxer connect hub', 'Once inside the container, clean it:\n'],
    ['the sentence after it, bare', 'Run:\n', './enter.sh hub', 'You will get a shell in the pod. Clean it:\n'],
    ['a tool called by what it does', '', 'make shell', 'Clean it:\n'],
    ['French, before', 'Ouvrir un shell dans le conteneur :\n', 'boxer exec hub', 'Puis :\n'],
    ['French, after', 'Aller voir :\n', 'boxer attach hub', 'Une fois dans le conteneur :\n'],
  ])('of a tool of the team’s own is told by %s', async (_, before, opener, between) => {
    expect((await places(`# Clean\n\n## Steps\n\n${before}${sh(opener)}${between}${sh('rm -rf /srv/cache')}`))['rm -rf /srv/cache']).toBe(opener);
  });

  it('of a tool of the team’s own is not told by its verb alone', async () => {
    expect((await places(`# Clean\n\n## Steps\n\nLog in to the registry:\n${sh('boxer login')}Build it:\n${sh('make image')}`))['make image']).toBeNull();
  });

  it.each([
    ['Inside the container, run:', 'Inside the container'],
    ['From within the `web` pod:', 'From within the web pod'],
    ['Dans le conteneur web, lancer :', 'Dans le conteneur web'],
  ])('without a command is what the sentence before says: %s', async (lead, place) => {
    expect((await places(`# Clean\n\n## Steps\n\n${lead}\n${sh('rm -rf /srv/cache')}`))['rm -rf /srv/cache']).toBe(place);
  });

  it.each([['Inside the container, run:', 'docker exec web ls'], ['In the container registry:', 'git tag done'], ['The files in the container are kept:', 'git tag done']])('is none after %s and %s', async (lead, code) => {
    expect((await places(`# Clean\n\n## Steps\n\n${lead}\n${sh(code)}`))[code]).toBeNull();
  });

  it.each([
    ['a copy to it', 'From your laptop, send the file:\n', 'scp dump.sql ops@web1:/tmp/', 'Load it:\n'],
    ['a copy from it, where the text goes back', '', 'scp ops@web1:dump.sql .', 'On the server, load it:\n'],
    ['a copy from it, in French', '', 'scp ops@web1:dump.sql .', 'De retour sur le serveur :\n'],
  ])('goes on after %s', async (_, before, copy, after) => {
    expect(await places(`# Restore\n\n## Steps\n\nConnect:\n${sh('ssh ops@web1')}Stop it:\n${sh('systemctl stop shop')}${before}${sh(copy)}${after}${sh('psql -f /tmp/dump.sql shop')}`))
      .toEqual({ 'ssh ops@web1': null, 'systemctl stop shop': 'ssh ops@web1', [copy]: null, 'psql -f /tmp/dump.sql shop': 'ssh ops@web1' });
  });

  it.each([
    ['On the worker, unpack it and run:'], ['Then, from the big box over the tunnel:'], ['On a Raspberry Pi worker:'], ['Sur le serveur :'], ['Puis, depuis le bastion :'],
  ])('is only told of where the text places a command on a machine that may not be this one: %s', async (lead) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Install\n\n## Steps\n\n${lead}\n${sh('sudo ./install.sh')}Then:\n${sh('git tag done')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => [s.inside ?? null, s.guards.map((g) => g.kind)])).toEqual([[null, ['warning']], [null, []]]);
  });

  it.each(['Stop it. This has to be executed on the failing host.', 'Arrêter le service. Ceci doit être exécuté sur le serveur défaillant.'])('is told where the text says so behind the order: %s', async (lead) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Move\n\n## Steps\n\n${lead}\n${sh('systemctl stop shop')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.filter((s) => s.kind === 'shell').map((s) => s.guards.map((g) => g.kind))).toEqual([['warning']]);
  });

  it.each([['On the server side, the key is made:'], ['On the host file system:'], ['From the repository:']])('is not told of after %s', async (lead) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Install\n\n## Steps\n\n${lead}\n${sh('make key')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => s.guards)).toEqual([]);
  });

  it('behind the prompts of root after a machine was reached holds what is typed there', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Reset\n\n## Steps\n\nDelete it:\n\n```text\n$ ssh root@<switch>\n# rm /var/lib/startup\n# reboot\n```\n'), 'doc.md', { fragment: null, all: true });
    const [step] = plan.steps;
    expect(step?.kind === 'shell' && step.session?.typed.trim()).toBe('rm /var/lib/startup\nreboot');
    expect(step?.effect).toBe('destroy');
  });

  it('is what the author says with host=', async () => {
    expect(await places(`# Restart\n\n\`\`\`sh {host=web1}\nsystemctl restart shop\n\`\`\`\n\n\`\`\`sh {host=localhost}\ngit tag done\n\`\`\`\n`)).toEqual({ 'systemctl restart shop': 'ssh web1', 'git tag done': null });
  });
});

describe('a block that opens a session and goes on in it', () => {
  const planOf = async (code: string) => (await planDocument(new TextEncoder().encode(`# Restart\n\nRestart the shop on \`<server>\`:\n${sh(code)}`), 'doc.md', { fragment: null, all: true })).plan.steps[0];

  it('runs no more than what opens it and what follows its exit', async () => {
    const step = await planOf('git fetch\nssh ops@<server>\ncd /srv/shop\nexit\ngit tag done');
    expect(step).toMatchObject({
      code: 'git fetch\nssh ops@"${SERVER}"\ngit tag done', effect: 'change', commands: ['git fetch', 'ssh ops@<server>', 'cd /srv/shop', 'exit', 'git tag done'],
      session: { kind: 'host', command: 'ssh ops@<server>', typed: 'cd /srv/shop\nexit', steps: [] },
    });
  });

  it('has the effect of what is typed, in a client as well', async () => {
    expect(await planOf('docker exec -it app bash\nrm -rf /srv/data')).toMatchObject({ code: 'docker exec -it app bash', effect: 'destroy' });
    expect(await planOf('mysql -u root shop\nmysql> DROP TABLE carts;')).toMatchObject({ code: 'mysql -u root shop', effect: 'destroy', session: { kind: 'client', typed: 'DROP TABLE carts;' } });
  });

  it('has the values in what is typed', async () => {
    expect(await planOf('ssh web1\n./install --at <server>')).toMatchObject({ inputs: ['SERVER'], session: { typed: './install --at "${SERVER}"' } });
  });
});

describe('a line for a person that goes to another machine', () => {
  const stepsOf = async (line: string, after = '') => {
    const text = `# Sauvegarder la boutique\n\n## Étapes\n\n1. ${line}\n\n2. Lancer la sauvegarde :\n\n   \`\`\`sh\n   pg_dump shop > shop.dump\n   \`\`\`\n\n${after}`;
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    return plan;
  };
  const guardsOf = async (line: string, after = '') => (await stepsOf(line, after)).steps.flatMap((s) => (s.kind === 'shell' ? [s.guards.map((g) => `${g.kind}: ${inLanguage(g.text, 'fr').replaceAll('\u00a0', ' ')}`)] : []));
  const asked = (text: string): string[] => [`condition: ${text} (le document continue là-bas : seulement si ceci s’exécute sur cette machine)`];

  it.each([
    'Se connecter au serveur de base de données.', 'Connectez-vous en SSH sur la machine de production.', 'Une fois connecté au serveur, continuer.', 'Puis, connecte-toi au VPS avec ta clé.', 'Accéder à la machine via SSH.',
    'Log in to the production host.', 'Log in (SSH) to the node with the disk.', 'After logging into the bastion VM as root, go on.', 'SSH into the box.', 'Then ssh back in and go on.', 'Connect via SSH.', 'Login with PuTTY.', 'Open a Bash console on Heroku.', 'Ouvrez une console Bash sur Scalingo.', 'Ouvrir un terminal sur le serveur.',
    'Connect to the production host (VPN, bastion).', 'For all of this, first ssh to `shop-db`.', 'Open a terminal on the build server.', 'If you can, SSH to the node and look.', 'To begin, start a new Debian 12 machine, and log in to it by SSH.',
  ])('is asked about before what follows changes something: %s', async (line) => expect(await guardsOf(line)).toEqual([asked(line.replaceAll('`', ''))]));
  it('is only told at what reads', async () => {
    expect(await guardsOf('SSH into the box.', '3. Look:\n\n   ```sh\n   ls\n   ```\n')).toEqual([asked('SSH into the box.'), ['warning: SSH into the box.']]);
  });
  it.each([
    'Se connecter au VPN.', 'Connect to the VPN.', 'Prévenir l’équipe du serveur.', 'Connect to the server’s web console.', 'Connect the cable to the server.', 'Add your SSH key to the server page.', 'Check that you can log in to the server.', 'If it hangs, log in to the server and look.', 'SSH keys are in the vault; ask for one.', 'SSH sur un port à part.',
  ])('is not: %s', async (line) => expect(await guardsOf(line)).toEqual([[]]));
  it('is over where it is left', async () => {
    expect(await guardsOf('SSH into the database server.', 'Leave the server.\n\n```sh\nls\n```\n')).toEqual([asked('SSH into the database server.'), []]);
  });
  it.each(['ssh ops@web1', 'scp ops@web1:shop.dump .'])('is over where a command reaches there from outside: %s', async (command) => {
    expect((await guardsOf('SSH into the database server.', `${sh(command)}${sh('git tag done')}`)).slice(1)).toEqual([[], []]);
  });
  it('of a section that does no more is over its neighbours, whatever it is called', async () => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Install\n\nNotes on the product.\n\n## Background\n\nStart a machine and wait, then\nlog in to it by SSH.\n\n## Software\n\nInstall it:\n${sh('apt-get install -y shop')}## Data\n\nLoad them:\n${sh('shop load')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.guards.map((g) => g.kind)] : []))).toEqual([['condition'], ['condition']]);
  });
  it('is settled by what the author says with host=', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Restart\n\nLog in to the server.\n\n```sh {host=localhost}\nsystemctl restart shop\n```\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => s.guards)).toEqual([]);
  });
  it('holds an inline command of its own sentence, and one below a sentence that ends with it', async () => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Restart\n\n1. Log in to the server and run \`systemctl stop shop\`.\n\n# Tag\n\nRun \`make check\`, then log in to the server.\n${sh('systemctl start shop')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => (s.kind === 'shell' ? [[s.code, s.guards.map((g) => g.text.split(' (')[0])]] : []))).toEqual([['systemctl stop shop', ['Log in to the server and run']], ['make check', []], ['systemctl start shop', ['log in to the server.']]]);
  });
  it.each([['On the server, run:', 'condition'], ['In the SSH session, run:', 'condition'], ['Dans la session SSH, lancer :', 'condition'], ['In the terminal, run:', null]])('makes a later section ask that says it goes on there: %s', async (lead, kind) => {
    const steps = async (before: string) => (await planDocument(new TextEncoder().encode(`# Deploy\n\n## One\n\n${before}\n${sh('git pull')}## Two\n\n${lead}\n${sh('systemctl restart shop')}`), 'doc.md', { fragment: null, all: true })).plan.steps.at(-1)?.guards[0]?.kind ?? null;
    expect(await steps('Log in to the server.')).toBe(kind);
    expect(await steps('Fetch the code.')).toBe(lead.startsWith('On') ? 'warning' : null);
  });
  it('may stand in a comment of the block, and is over where another comment leaves it', async () => {
    const steps = async (code: string) => (await planDocument(new TextEncoder().encode(`# Deploy\n\n## Steps\n\nUpdate it:\n${sh(code)}Then:\n${sh('make clean')}`), 'doc.md', { fragment: null, all: true })).plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.guards.map((g) => g.kind)] : []));
    expect(await steps('# SSH into the server\ncd /srv/shop\ngit pull')).toEqual([['condition'], ['condition']]);
    expect(await steps('# 1. Connectez-vous au serveur\n# 2. Mettre à jour\ngit pull\n# Depuis votre poste\ngit push')).toEqual([['condition'], []]);
    expect(await steps('# SSH into the server\nssh ops@web1 "git pull"')).toEqual([[], []]);
    expect(await steps('# SSH to the node or do it here\ngit pull')).toEqual([[], []]);
    expect(await steps('# Become the postgres user\nsu - postgres\ncreatedb shop\nexit')).toEqual([[], []]);
  });
  it('is over where a heading is one’s own machine', async () => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Deploy\n\n## Connect\n\nLog in to the server.\n\n## Update\n${sh('git pull')}## On your machine\n${sh('git push --tags')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.guards.map((g) => g.kind)] : []))).toEqual([['condition'], []]);
  });
  it('is no question to whoever is there (--here)', async () => {
    const { steps } = runHere(await stepsOf('SSH into the box.'));
    expect(steps.flatMap((s) => s.guards)).toEqual([]);
  });
});

describe('a command that opens a session, in plain words', () => {
  it.each([
    ['Connect to the server: ssh ops@web1', 'ssh ops@web1'], ['Connect to the server with ssh -p 2222 ops@web1.', 'ssh -p 2222 ops@web1'], ['Log in to the box (ssh ops@web1), as always', 'ssh ops@web1'], ['Connect to the host: ssh web', 'ssh web'],
    ['Enter the container: docker exec -it app bash', 'docker exec -it app bash'], ['Connect with ssh ops@<server> and go on', 'ssh ops@<server>'],
    ['Se connecter au serveur : ssh ops@web1', 'ssh ops@web1'], ['Se connecter avec ssh ops@web1 puis continuer', 'ssh ops@web1'], ['Passer root : sudo -i', 'sudo -i'],
  ])('is one, and what follows is typed into it: %s', async (line, command) => {
    expect(await places(`# Restart\n\n1. ${line}\n2. Run:\n${sh('systemctl restart shop')}`)).toEqual({ 'systemctl restart shop': command });
  });
  it.each(['You need: ssh access', 'You can look with ssh ops@web1.', 'Copy the keys of ssh into it', 'Ask for ssh keys'])('is none: %s', async (line) => {
    expect(await places(`# Restart\n\n1. ${line}\n2. Run:\n${sh('systemctl restart shop')}`)).toEqual({ 'systemctl restart shop': null });
  });
  it('opens one after the other, the second within the first', async () => {
    expect(await places(`# Restart\n\n1. First, ssh ops@web1 and run docker exec -it app bash. Then run:\n${sh('rm -rf /srv/cache')}2. Leave the container and run:\n${sh('git pull')}`)).toMatchObject({ 'rm -rf /srv/cache': 'docker exec -it app bash' });
  });
  it('ends as any other', async () => {
    expect(await places(`# Restart\n\n1. Connect: ssh ops@web1\n2. Run:\n${sh('systemctl restart shop')}3. Back on your laptop:\n${sh('git tag done')}`)).toEqual({ 'systemctl restart shop': 'ssh ops@web1', 'git tag done': null });
  });
});

describe('a session lasts over later sections', () => {
  it('to the `exit` that nothing else opened, whose lead may speak of leaving', async () => {
    expect(await places(`# Lamps\n\n## 1. Account\n\nMake it:\n${sh('useradd -m lamp\nsu - lamp')}Fetch it:\n${sh('make fetch')}## 2. Settings\n\nAsk for them:\n${sh('lamp setup')}## 3. Tables\n\nFill them and switch back to root:\n${sh('lamp fill\nexit')}## 4. Start\n\nStart it:\n${sh('systemctl start lamp')}`))
      .toMatchObject({ 'make fetch': 'su - lamp', 'lamp setup': 'su - lamp', 'lamp fill': 'su - lamp', 'systemctl start lamp': null });
  });
  it('over what is done in a folder that was used there', async () => {
    expect(await places(`# Halle\n\n## Installer\n\n### 1. Entrer\n\nEntrer :\n${sh('ssh ops@halle')}### 2. Construire\n\nConstruire :\n${sh('cd /srv/lampes/code\nmake all')}## Garder en vie\n\n### Ajouter\n\nAjouter :\n${sh('apt-get install gardien')}### Lancer\n\nLancer :\n${sh('cd /srv/lampes/code\nmake start')}`))
      .toMatchObject({ 'cd /srv/lampes/code': 'ssh ops@halle', 'apt-get install gardien': 'ssh ops@halle' });
    expect(await places(`# Hall\n\n## Install\n\n### 1. Enter\n\nBring it:\n${sh('scp x ops@hall:x')}Enter:\n${sh('ssh ops@hall')}### 2. Look\n\nBuild:\n${sh('cp x /etc/lamps/x')}## Publish\n\nPublish it:\n${sh('cp y /etc/lamps/y')}`)).toMatchObject({ 'cp y /etc/lamps/y': null });
  });
  it('but not over what is done in a folder that was used on one’s own machine before', async () => {
    const doc = (before: string): string => `# Hall\n\n## Keep\n\n${before}## Alarm\n\nGo there:\n${sh('ssh ops@hall\nls /keep/lamps/red')}Light it:\n${sh('make light')}## Rights\n\nSet them:\n${sh('chmod 700 /keep/lamps/red')}`;
    expect(await places(doc(`Look:\n${sh('ls -l /keep/lamps/red')}`))).toMatchObject({ 'chmod 700 /keep/lamps/red': null });
    expect(await places(doc(''))).toMatchObject({ 'chmod 700 /keep/lamps/red': 'ssh ops@hall' });
  });
  it('but over a folder that was copied there before', async () => {
    expect(await places(`# Hall\n\n## Bring\n\nCopy it:\n${sh('scp -r red ops@hall:/keep/lamps')}Go there:\n${sh('ssh ops@hall\nls /keep/lamps')}Light it:\n${sh('make light')}## Rights\n\nSet them:\n${sh('chmod 700 /keep/lamps')}`)).toMatchObject({ 'chmod 700 /keep/lamps': 'ssh ops@hall' });
  });
  it('over one that only explains', async () => {
    expect(await places(`# Halle\n\n## Le geste\n\n${sh('ssh ops@halle\nmake all')}## Ce que cela ne fait pas\n\nIl faut donc :\n\n${sh('make tables')}`)).toMatchObject({ 'make tables': 'ssh ops@halle' });
  });
  it('where only a look is taken before them', async () => {
    expect(await places(`# Hall\n\n## Enter\n\nEnter:\n${sh('ssh ops@hall')}Look:\n${sh('uptime')}## Accounts\n\nMake one:\n${sh('useradd lamp')}`)).toMatchObject({ uptime: 'ssh ops@hall', 'useradd lamp': 'ssh ops@hall' });
  });
  it('but ends where a copy names its machine from outside, and a client’s exit ends only the client', async () => {
    expect(await places(`# Hall\n\n## Fetch\n\nKeep it:\n${sh('ssh ops@hall\nmake keep\nscp root@hall.example.org:/srv/keep.gz .')}Put it in:\n${sh('make fill')}`)).toMatchObject({ 'make fill': null });
    expect(await places(`# Hall\n\n## Fetch\n\nEnter:\n${sh('ssh ops@hall')}Make the tables:\n${sh('sudo mysql\nexit')}Start:\n${sh('make start')}`)).toMatchObject({ 'make start': 'ssh ops@hall' });
  });
});

it('an account that will be used to run something is made and entered; a chroot is entered', async () => {
  expect(await places(`# Lamps\n\nMake an account that will be used to run lamps and switch to it:\n${sh('useradd -m lamp\nsu - lamp')}Fetch it:\n${sh('make fetch')}`)).toMatchObject({ 'make fetch': 'su - lamp' });
  expect(await places(`# Lamps\n\n1. Enter it:\n${sh('arch-chroot /mnt')}1. Set it:\n${sh('passwd')}`)).toMatchObject({ passwd: 'arch-chroot /mnt' });
});

it('what would follow a way in that is not run for want of evidence waits for the question', async () => {
  const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\n1. Into the hall:\n\n   \`\`\`bash\n   docksal exec bash\n   \`\`\`\n\n1. Mend it:\n\n   \`\`\`bash\n   rm -rf /srv/lamps\n   \`\`\`\n`), 'doc.md', { fragment: null, all: true });
  expect(plan.steps.map((s) => [s.kind, s.guards.map((g) => g.kind)])).toEqual([['shell', ['condition']]]);
  expect(plan.skipped.map((s) => s.role)).toEqual(['sample']);
});

it('what is to be done on another system than this one waits', async () => {
  const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\nTry the lamps on a system different than the one they were made on!\n${sh('make try')}`), 'doc.md', { fragment: null, all: true });
  expect(plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.guards.map((g) => g.kind)] : []))).toEqual([['condition']]);
});

describe('a way in that is only named', () => {
  it.each(['Either work in a root shell (`sudo -s`) or use an account with rights.', 'Use `sudo -s` or an account with rights.', 'All of it is typed as root, perhaps via `sudo su`.', 'Soit dans un shell root (`sudo -s`), soit avec un compte qui a les droits.'])('opens nothing: %s', async (line) => {
    expect(await places(`# Lamps\n\n## Steps\n\n${line}\n\n${sh('apt-get install lamps')}`)).toMatchObject({ 'apt-get install lamps': null });
  });
  it('a script of the team that an interpreter runs leads into a container where a shell is its last word', async () => {
    expect(await places(`# Lamps\n\n1. Open it:\n${sh('python3 box.py exec hall bash')}2. Then:\n${sh('lamp mend')}`)).toMatchObject({ 'lamp mend': 'python3 box.py exec hall bash' });
    expect(await places(`# Lamps\n\n1. Open it:\n${sh('python3 box.py shell')}2. Then:\n${sh('lamp mend')}`)).toMatchObject({ 'lamp mend': null });
  });
});

describe('a line that makes one another user', () => {
  const guardsOf = async (line: string, code = 'make deploy') => (await planDocument(new TextEncoder().encode(`# Deploy\n\n## Steps\n\n1. ${line}\n${sh(code).replace(/^(?=.)/gm, '   ')}2. Then:\n${sh('make clean').replace(/^(?=.)/gm, '   ')}`), 'doc.md', { fragment: null, all: true })).plan.steps
    .flatMap((s) => (s.kind === 'shell' ? [s.guards.map((g) => g.text)] : []));
  const as = (text: string): string => planReasons.asUser.en.replace('{text}', text);

  it.each(['Switch to the `deploy` user', 'Become the deploy user and run', 'Log in as user shop', 'Then, switch to the shop account', 'Passer sur l’utilisateur `deploy`', 'Se connecter en tant que l’utilisateur shop', 'Se connecter en tant que postgres puis'])('is asked about before what follows changes something: %s', async (line) => {
    expect((await guardsOf(`${line}:`)).map((g) => g.map((t) => inLanguage(t, 'en')))).toEqual([[as(line.replaceAll('`', ''))], [as(line.replaceAll('`', ''))]]);
  });
  it.each(['As the `deploy` user, run', 'As the lamp account user, run', 'En tant que `postgres`', 'Avec l’utilisateur shop', "En tant qu'utilisateur `postgres`, lancer", "À exécuter sous l'utilisateur tomcat", 'Lancer en tant que postgres', 'To be run as the `ldap` user'])('is asked about before what it leads to: %s', async (line) => {
    expect((await guardsOf(`${line}:`)).map((g) => g.map((t) => inLanguage(t, 'en')))).toEqual([[as(line.replaceAll('`', ''))], []]);
  });
  it.each(['Become root:', 'Log in as a user with rights:', 'Switch to the other branch:', 'Avec Docker :', 'As the admin user, run:', 'Switch to user mode of the page:', 'Exécuter en tant que root :', 'Lancer en tant que service :', 'Run it as needed:'])('is none: %s', async (line) => expect(await guardsOf(line)).toEqual([[], []]));
  it.each(['sudo -u deploy make deploy', 'su deploy -c "make deploy"'])('is settled by the command: %s', async (code) => expect(await guardsOf('Switch to the `deploy` user:', code)).toEqual([[], []]));
});
