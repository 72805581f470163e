import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { alternativesInside } from '../../../src/understand/blocks/alternatives-inside.ts';

const labels = (source: string): (string | null)[] | null => alternativesInside(source)?.map((p) => p.variant?.label ?? null) ?? null;

describe('the alternatives inside one block', () => {
  it.each([
    ['systems', '# Debian\napt install shop\n# Fedora\ndnf install shop', ['Debian', 'Fedora']],
    ['systems, with what all do before', 'cd /srv\n# On Debian:\napt install shop\n# On Fedora:\ndnf install shop', [null, 'Debian', 'Fedora']],
    ['environments where the same is done', '# staging\nkubectl --context staging apply -f shop.yml\n\n# production\nkubectl --context prod apply -f shop.yml', ['staging', 'production']],
    ['environments under the same words, with the same command', '# Ship to staging\nlamps ship --to staging\n\n# Ship to production\nlamps ship --to production', ['staging', 'production']],
    ['French', '# recette\nmake deploy ENV=recette\n# production\nmake deploy ENV=prod', ['recette', 'production']],
    ['or', 'npm ci\n# or\nyarn install', ['npm ci', 'yarn install']],
    ['or, twice', 'kubectl apply -f ui/\n\n# or kustomize\nkubectl apply -k shop/ui\n\n# or with helm\nhelm install ui ./ui', ['kubectl apply -f ui/', 'kubectl apply -k shop/ui', 'helm install ui ./ui']],
    ['or alone, twice', 'npm ci\n# or\nyarn install\n# ou\npnpm install\n\nshop start', ['npm ci', 'yarn install', 'pnpm install', null]],
    ['the same with more words', 'make up\n# Or with the lamps as well\nmake up LAMPS=1', ['make up', 'make up LAMPS=1']],
    ['the same with fewer words', '# For production\ndocker-compose -f production.yml up -d\n\n# OR if you take the usual file\ndocker-compose up -d', ['docker-compose -f production.yml up -d', 'docker-compose up -d']],
    ['a script, and with what it takes', 'bash bin/back.sh\n# ou revenir à une étiquette précise\nbash bin/back.sh v1.2.2', ['bash bin/back.sh', 'bash bin/back.sh v1.2.2']],
    ['another way, with its verb', '# Safe for production\nMODE=ship ./bin/all.sh\n\n# Or run it shop by shop for more control\ncd shops/a && make ship', ['MODE=ship ./bin/all.sh', 'cd shops/a && make ship']],
    ['another way, by hand', '# All at once\n./bin/all.sh\n\n# Or manual rolling round\ncd shops/a && make ship', ['./bin/all.sh', 'cd shops/a && make ship']],
    ['or, with a word', 'pip install shop\n# or with conda\nconda install shop\n\nshop start', ['pip install shop', 'conda install shop', null]],
    ['environments of which one is said more of, with variables of their own', '# DEV\n./bin/save-shop.sh\n\n# PROD (kept for a month)\nKEEP=30 \\\n./bin/save-shop.sh', ['DEV', 'PROD']],
    ['a script in two places', '# DEV\n./bin/bring-back.sh a.gz\n\n# PROD\nCOMPOSE=prod.yml ./bin/bring-back.sh /srv/a.gz', ['DEV', 'PROD']],
    ['another way, with its tool', 'docker exec db psql -f add.sql\n\n# Alternative via the local client\npsql shop -f add.sql', ['docker exec db psql -f add.sql', 'psql shop -f add.sql']],
    ['une autre voie, avec son lieu', 'node add.js\n\n# Ou en production via docker exec\ndocker exec app node add.js', ['node add.js', 'docker exec app node add.js']],
    ['ou', 'npm ci\n# ou\nyarn install', ['npm ci', 'yarn install']],
    ['or, at one place', 'cd shop\nnpm ci\n# or\nyarn install', [null, 'npm ci', 'yarn install']],
    ['or, for the last line alone', 'lamps login\nlamps light hall\n# or\nbulbs light hall', [null, 'lamps light hall', 'bulbs light hall']],
    ['or, where it goes to its own place', 'cd shop/lamps\nmake light\n# or\ncd shop && make lamps', ['cd shop/lamps', 'cd shop && make lamps']],
    ['or, for lines that are one way together', 'export WHO=me\nexport WORD=x\n# or\nexport TICKET=y', ['export WHO=me', 'export TICKET=y']],
    ['ways that destroy the same', '# From the nightly file\npsql "$SHOP_DB" < night.sql\n\n# From the packed file\ngunzip -c night.sql.gz | psql "$SHOP_DB"\n\n# One table (empty it first)\npg_restore -t orders night.dump', ['From the nightly file', 'From the packed file', 'One table (empty it first)']],
    ['systems behind their lines, with what all do after them', '# Take it\nbrew install lamps   # macOS\napt install lamps    # Debian\ndnf install lamps # Fedora\n\n# Light it\nlamps light hall # at once', ['macOS', 'Debian', 'Fedora', null]],
    ['systems behind their lines, with what all do before them', 'cd /srv\nbrew install lamps   # macOS\napt install lamps    # Debian', [null, 'macOS', 'Debian']],
    ['a part and the whole', '# to stop only one shop\nmall stop shop 1\n\n# to stop all the shops\nmall stop shop "*"', ['to stop only one shop', 'to stop all the shops']],
    ['la dernière et toutes, chacune dite en deux lignes', '# Annuler la dernière migration\n# (rapide)\nnpm run undo\n\n# Annuler toutes les migrations\nnpm run undo -- --all', ['Annuler la dernière migration', 'Annuler toutes les migrations']],
    ['des voies qui détruisent de même', '# Depuis le fichier\npsql boutique < nuit.sql\n\n# Depuis l’archive\ngunzip -c nuit.sql.gz | psql boutique', ['Depuis le fichier', 'Depuis l’archive']],
  ])('%s', (_, source, wanted) => expect(labels(source)).toEqual(wanted));

  it.each([
    ['steps one after the other', '# build\ndocker build .\n# push\ndocker push shop'],
    ['environments with commands of their own', '# staging\nmake seed\n# production\ngit push origin main'],
    ['parts that are loaded one after the other', '# schema\npsql shop < schema.sql\n\n# data\npsql shop < data.sql'],
    ['ways of things that destroy nothing', '# From the repository\ngit pull\n\n# From the registry\ndocker pull shop'],
    ['a part and the whole, only looked at', '# one shop\nls -l shops/1\n# all shops\nls -l shops'],
    ['a part and the whole of other things', '# Stop one shop\nmall stop 1\n# Tell all people\nmail -s x all'],
    ['one name alone', '# Debian\napt install shop\nshop start'],
    ['a sentence that begins with or', 'npm ci\n# or you will see errors about missing packages later on\nnpm start'],
    ['one name behind a line', 'brew install lamps # macOS\nlamps light # the hall'],
    ['no comment', 'npm ci\nyarn install'],
    ['the same twice', 'npm ci\n# or\nnpm ci'],
    ['two environments with other commands', '# Ship to staging\nlamps ship --to staging\n\n# Ship to production\nlamps ship --to production --slow'],
    ['two environments, with a look between', '# Ship to staging\nlamps ship --to staging\nlamps look\n\n# Ship to production\nlamps ship --to production'],
  ])('are none: %s', (_, source) => expect(labels(source)).toBeNull());

  it('are called by the block’s title and their own word, or their place where that word is a command', async () => {
    const titlesOf = async (code: string): Promise<string[]> => (await planDocument(new TextEncoder().encode(`# Halls\n\nPut the shop in place:\n\n\`\`\`sh\n${code}\n\`\`\`\n`), 'halls.md', { fragment: null, all: true })).plan.steps.map((s) => s.title);
    expect(await titlesOf('cd /srv\n# On Debian:\napt install shop\n# On Fedora:\ndnf install shop')).toEqual(['Put the shop in place (1/3)', 'Put the shop in place (Debian)', 'Put the shop in place (Fedora)']);
    expect(await titlesOf('docker-compose -f production.yml up -d shop\n# or\npodman-compose -f production.yml up -d shop')).toEqual(['Put the shop in place (1/2)', 'Put the shop in place (2/2)']);
  });

  it('are steps of their own, one of which is chosen, with the choice of the whole document', async () => {
    const block = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n`;
    const text = `# Deploy the shop\n\n## Apply\n${block('cd deploy\n# staging\nmake apply FILE=<file> ENV=staging\n# production\nmake apply FILE=<file> ENV=prod')}\n## Look\n${block('# staging\nmake status ENV=staging\n# production\nmake status ENV=prod')}`;
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => [s.line, s.endLine, s.when['ENVIRONMENT'] ?? null, s.inputs])).toEqual([
      [6, 6, null, []], [7, 8, 'staging', ['ENVIRONMENT', 'FILE']], [9, 10, 'production', ['ENVIRONMENT', 'FILE']], [16, 17, 'staging', ['ENVIRONMENT']], [18, 19, 'production', ['ENVIRONMENT']],
    ]);
    expect(plan.inputs.map((i) => [i.name, i.options])).toEqual([['ENVIRONMENT', ['staging', 'production']], ['FILE', null]]);
  });
});

describe('a word between two prompted commands', () => {
  it.each([['or', 'ou']].flat())('offers one of them: %s', async (word) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Release\n\nUpdate it:\n\n\`\`\`\n$ shop prepare\n\n${word}\n\n$ vim CHANGES.rst\n\`\`\`\n`), 'shop.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => [s.line, s.endLine, 'commands' in s ? s.commands : []])).toEqual([[6, 6, ['shop prepare']], [8, 10, ['vim CHANGES.rst']]]);
    expect(plan.inputs.find((i) => i.source === 'choice')?.options).toHaveLength(2);
  });
  it('is what a program printed where nothing is typed behind it', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Look\n\nLook:\n\n```\n$ shop show\nor\nand\n```\n'), 'shop.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => ('commands' in s ? s.commands : []))).toEqual([['shop show']]);
  });
});
