/** Rules that documents of strangers taught: how they name a file, forget a colon, a label or a prompt. */
import { describe, expect, it } from 'vitest';
import { blocksOf, fence, lastBlock } from './read-one.ts';

describe('an edit', () => {
  it.each([
    ['a name that the sentence calls a file', `Create a \`Shopspec\` file in the root:\n\n${fence('yaml', 'shop:', '  name: blue')}`, 'Shopspec'],
    ['a name that is called a file, in French', `Créez le fichier \`Shopspec\` :\n\n${fence('yaml', 'shop:', '  name: blue')}`, 'Shopspec'],
    ['nothing but the file as the place, without a colon', `dans le fichier .htaccess\n\n${fence('bash', 'RewriteEngine On', 'RewriteCond %{HTTPS} off')}`, '.htaccess'],
    ['the file in its folder as the place', `a la racine du site dans le fichier : services.yaml\n\n${fence('yaml', 'parameters:', '    secure: true')}`, 'services.yaml'],
    ['a file without an ending, in the paragraph above', `Let this user in by sshd_config.\n\nChange Allow Users to:\n\n${fence('', '# who may', 'AllowUsers root shop')}`, 'sshd_config'],
    ['the file that the paragraph above has created', `Vous devez créer un fichier \`.env\` à la racine.\n\nDemandez les valeurs ; le format du fichier doit être le suivant :\n\n${fence('', 'SHOP_DEBUG=False', 'SHOP_KEY="x"')}`, '.env'],
    ['an order about the file that its first comment names', `All you need is to create groups in your inventory file.\n\n${fence('', '# /etc/shop/hosts.ini', '[web]', 'web-1')}`, '/etc/shop/hosts.ini'],
  ])('%s', async (_, text, file) => {
    expect(await lastBlock(text)).toMatchObject({ role: 'edit', file });
  });
  it.each([
    ['what is already in place', `S'assurer que ces réglages sont bien activés dans \`settings.py\` (déjà en place, à vérifier) :\n\n${fence('python', 'SECURE = True', 'HTTP_ONLY = True')}`],
    ['what is already set', `Make sure that these are enabled in \`settings.py\` (already set):\n\n${fence('python', 'SECURE = True', 'HTTP_ONLY = True')}`],
    ['YAML that names a Dockerfile', `For an image of its own, set a Dockerfile:\n\n${fence('yaml', 'web:', '  build: Dockerfile')}`],
  ])('is not %s', async (_, text) => {
    expect((await lastBlock(text)).role).not.toBe('edit');
  });
  it('is still asked for where it is not yet there', async () => {
    expect(await lastBlock(`If it is not already set, add this to \`app.ini\`:\n\n${fence('ini', '[web]', 'port = 80')}`)).toMatchObject({ role: 'edit' });
  });
});

describe('the file of an edit is made where it is not there', () => {
  const yaml = fence('yaml', 'shop:', '  name: blue');
  it.each([
    ['Create the file `shop.yml` with the following content:'], ['Create a new configuration file called `shop.yml`:'], ['Now create `shop.yml`:'], ['Save the following as `shop.yml`:'], ['Write this to `conf/shop.yml`:'],
    ['Créez le fichier `shop.yml` avec le contenu suivant :'], ['Créer un nouveau fichier `shop.yml` :'], ['Enregistrez ceci dans le fichier `shop.yml` :'],
  ])('%s', async (lead) => expect(await lastBlock(`${lead}\n\n${yaml}`)).toMatchObject({ role: 'edit', creates: true }));
  it.each([
    ['Edit `shop.yml` and add:'], ['Add the following to `shop.yml`:'], ['Create a user in `shop.yml`:'], ['Change the name in the file `shop.yml`:'], ['Modifiez le fichier `shop.yml` :'], ['Dans `shop.yml`, ajoutez :'], ['Créez une entrée dans `shop.yml` :'],
  ])('but not by "%s"', async (lead) => {
    const read = await lastBlock(`${lead}\n\n${yaml}`);
    expect([read.role, read.creates]).toEqual(['edit', undefined]);
  });
});

describe('scripts that only Windows runs', () => {
  it('are cmd’s or PowerShell’s, whatever the label', async () => {
    expect(await lastBlock(`Use the wrapper:\n\n${fence('shell', 'shopctl.cmd up --env prod', 'shopctl.cmd up --env dev')}`)).toMatchObject({ role: 'script', interpreter: 'cmd' });
    expect(await lastBlock(`Use the wrapper:\n\n${fence('bash', 'scripts\\setup.ps1 -All')}`)).toMatchObject({ role: 'script', interpreter: 'pwsh' });
    expect(await lastBlock(`Use it:\n\n${fence('bash', 'git pull', './setup.sh')}`)).toMatchObject({ role: 'run' });
  });
});

describe('a prompt', () => {
  it('of which the beginning was lost is one', async () => {
    expect(await lastBlock('Update:\n\n    shop/web]$ docker compose run --rm web \\\n        migrate --all\n')).toMatchObject({ role: 'transcript', commands: ['docker compose run --rm web \\\n    migrate --all'] });
  });
  it('before the first command alone does not make output of the others', async () => {
    expect(await lastBlock('Update:\n\n    shop]$ git pull\n    cd docker\n    docker-compose build\n')).toMatchObject({ commands: ['git pull', 'cd docker', 'docker-compose build'] });
    expect(await lastBlock(`Update:\n\n${fence('', '$ git pull', 'make install')}`)).toMatchObject({ commands: ['git pull', 'make install'] });
  });
  it.each([
    ['$ cat run.sh', 'git pull', 'Already'],
    ['$ cat run.sh', 'git pull', 'make install'],
    ['$ git log', 'commit 4f2'],
    ['$ apply x', 'volumes.shop.io/web created'],
    ['$ ls', 'make', 'git'],
  ])('leaves output what it is: %s', async (...lines) => {
    expect((await lastBlock(`Look:\n\n${fence('', ...lines)}`)).commands).toHaveLength(1);
  });
});

it('directives of a server are the content of a file, sentences are not', async () => {
  const [conf, said] = await blocksOf(`Shown:\n\n${fence('', 'RewriteEngine On', 'RewriteRule ^ https://x [L]')}\n\nShown:\n\n${fence('', 'MySQL is running')}`);
  expect(conf?.role).toBe('config');
  expect(said?.role).not.toBe('config');
});

describe('continuations that were escaped twice', () => {
  const doubled = ['docker compose \\\\', '  -f a.yml \\\\', '  up -d'];
  it('are mended, and it is said', async () => {
    const block = await lastBlock(`Start:\n\n${fence('bash', ...doubled)}`);
    expect(block.source.replace(/\s+/g, ' ')).toBe('docker compose \\ -f a.yml \\ up -d');
    expect(block.evidence.map((e) => e.name)).toContain('mended');
  });
  it.each([
    ['beside right ones', ['a \\\\', '  -b \\', '  -c']],
    ['at the end of a word', ['echo "C:\\\\', '  x"']],
    ['in a here document', ["cat <<'E'", 'x \\\\', '  y', 'E']],
    ['above a line in the first column', ['echo \\\\', 'ls']],
  ])('stay what they are %s', async (_, lines) => {
    expect((await lastBlock(`Start:\n\n${fence('bash', ...lines)}`)).block.text).toContain('\\\\');
    expect((await lastBlock(`Start:\n\n${fence('bash', ...lines)}`)).source).toContain('\\\\\n');
  });
});

it('a file that is made executable is a program of the document', async () => {
  expect(await lastBlock('Get it:\n\n    wget https://x.net/mk26.sh\n    chmod +x mk26.sh\n\nMake one\n\n    mk26.sh www\n')).toMatchObject({ role: 'run' });
});

it('the command that opens the crontab is no entry of it, and what is added there is an edit', async () => {
  const [opens, entry] = await blocksOf('1) Add it to cron\ncrontab -u shop -e\n#add line\n30 * * * * /opt/shop/bin/fetch.pl 2>&1\n', 'page.txt');
  expect(opens?.role).toBe('run');
  expect(entry).toMatchObject({ role: 'edit' });
});

it('how it went at the author’s is shown, not typed again', async () => {
  for (const lead of ['My session looks like this:', 'Chez moi :', 'Ma session ressemble à ceci :']) expect((await lastBlock(`Install:\n\n${fence('', '$ shopctl init')}\n\nIt takes a while. ${lead}\n\n${fence('', 'joe@mine:~$ shopctl init', 'done')}`)).role).toMatch(/^(?:sample|output)$/);
  expect((await lastBlock(`Your session looks different. Type this:\n\n${fence('', '$ shopctl init')}`)).role).toBe('transcript');
});

describe('programs that nobody knows, under a label of commands', () => {
  it.each([
    ['a name of several parts', 'Deploy the thing:', 'deploy_shop'],
    ['a tool with its sub-command', 'Bring them up to date:', 'shopper sync'],
    ['the same in French', 'Mettre les postes à jour :', 'shopper sync'],
    ['a function that the block itself defines', 'This is done by hand.', 'deploy() {\n  git push\n}\ndeploy'],
  ])('are run: %s', async (_, lead, code) => {
    expect((await lastBlock(`${lead}\n\n${fence('bash', code)}`)).role).toBe('run');
  });

  it.each([
    ['one plain word', 'Deploy the thing:', 'success'],
    ['what nothing leads to', 'It went well.', 'shopper sync'],
    ['a list of names', 'The names of the hosts:', 'web_one'],
    ['what is only told', 'The order is:', 'frontend backend'],
    ['what is printed', 'You should see:', 'all done'],
    ['more than a few lines', 'Do it:', 'zorba pie\nzorbb tart\nzorbc cake\nzorbd crumble'],
  ])('are not: %s', async (_, lead, code) => {
    expect((await lastBlock(`${lead}\n\n${fence('bash', code)}`)).role).not.toBe('run');
  });

  it('say what would settle it, and not the label that stands there', async () => {
    const { reason } = await lastBlock(`It went well.\n\n${fence('bash', 'shopper sync')}`);
    expect(reason).toContain('kind=shell');
    expect(reason).not.toContain('label (bash');
  });
});

describe('a quotation that says who it is from', () => {
  it('shows its commands, and a quotation that does not is of the document', async () => {
    const quoted = (last: string): string => `Settings\n========\n\nThe manual says:\n\nWords that stand before it.\n\n    Say which settings are used, for example:\n\n    .. code-block:: console\n\n        $ shopctl start --settings=north\n\n${last}`;
    expect((await lastBlock(quoted('    --- `The manual of the shop`_\n'), 'a.rst')).role).toBe('sample');
    expect((await lastBlock(quoted('    That is all of it.\n'), 'a.rst')).role).toBe('transcript');
  });
});
