import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { readGuards } from '../../src/understand/sections/read-guards.ts';
import { readingOf } from './reading-of.ts';

async function guardsOf(markdown: string, text: string): Promise<string[]> {
  const built = await readingOf(markdown);
  return (readGuards(built.context, built.readings).get(built.at(text)) ?? []).map((g) => (g.environment ? `${g.kind}:${g.environment}` : g.kind));
}

const fence = (code: string): string => `\`\`\`sh\n${code}\n\`\`\`\n`;

describe('a sentence that forbids an environment', () => {
  it.each([
    ['This command must not be run in production.', 'not-in:production'],
    ['⚠️ Never use this on prod, the accounts are test accounts.', 'not-in:production'],
    ['Do not run the following in staging:', 'not-in:staging'],
    ["⚠️ Cette commande n'est pas utilisable en production, les comptes y sont réels", 'not-in:production'],
    ['À ne pas exécuter en production !', 'not-in:production'],
    ['Cette commande ne doit jamais être lancée en préprod.', 'not-in:preproduction'],
  ])('%s', async (sentence, kind) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('seed-accounts')}`, 'seed-accounts')).toContain(kind);
    expect(await guardsOf(`# T\n\n${fence('seed-accounts')}\n${sentence.replace(' the following', ' this command').replace(/:$/, '.')}\n`, 'seed-accounts')).toContain(kind);
  });

  it.each(['You do not need to deploy to production for this.', 'The tag is deployed in production.', 'Jamais de mise en production le vendredi.', 'Not only in production but everywhere, run:', "Don't forget to use the local key on the staging host:"])('says nothing of the sort: %s', async (sentence) => {
    expect((await guardsOf(`# T\n\n${sentence}\n\n${fence('seed-accounts')}`, 'seed-accounts')).filter((k) => k.startsWith('not-in'))).toEqual([]);
  });

  it('that stands after a block and says "this command" guards the block before it, not the one after', async () => {
    const text = `# T\n\n${fence('first-one')}\nThis command must not be run in production.\n\n${fence('second-one')}`;
    expect(await guardsOf(text, 'first-one')).toEqual(['not-in:production']);
    expect(await guardsOf(text, 'second-one')).toEqual([]);
  });

  it('before all steps of a section guards the whole section', async () => {
    const text = `# T\n\n## Seed\n\nNever do this in production.\n\n${fence('one')}\n### More\n\n${fence('two')}\n## Other\n\n${fence('three')}`;
    expect(await guardsOf(text, 'one')).toEqual(['not-in:production']);
    expect(await guardsOf(text, 'two')).toEqual(['not-in:production']);
    expect(await guardsOf(text, 'three')).toEqual([]);
  });

  it('by the name of a command guards the steps that have it', async () => {
    const text = `# T\n\n## Empty\n\nNEVER use FLUSHALL or KEYS in production.\n\n${fence('redis-cli dbsize')}\n${fence('redis-cli flushall')}`;
    expect(await guardsOf(text, 'dbsize')).toEqual([]);
    expect(await guardsOf(text, 'flushall')).toEqual(['not-in:production']);
  });

  it('in the same paragraph as an inline command guards that command', async () => {
    expect(await guardsOf('# T\n\nLoad them with `load small.json`.\n⚠️ It must not be used in production.\n', 'Load them')).toContain('not-in:production');
  });
});

it.each(['Finally count them; if there are less than three, stop here and tell the hall:', 'Les compter ; s’il en manque, arrêter là et prévenir la halle :'])('a look after which one may stop is made in any case: %s', async (lead) => {
  expect(await guardsOf(`# Hall\n\n## Count\n\n${lead}\n\n${fence('ls lists')}`, 'ls lists')).toEqual([]);
});

describe('a section that opens with a condition', () => {
  const opened = (sentence: string): string => `# T\n\n${fence('go')}\n## Belts\n\n${sentence}\n\nStop it first.\n\n${fence('stop-it')}\n### Then\n\n${fence('take-it')}\n## Lamps\n\n${fence('light-them')}`;
  it.each([
    'If the hall has a belt, it has to be stopped before anything else. It is heavy.', 'Unless the belt is new, it needs oil.', 'When the motor fails for some reason, the belt may be moved by hand.',
    'Si la salle a un tapis roulant, il faut l’arrêter avant tout. Il est lourd.', 'En cas de panne, le tapis peut être déplacé à la main.', 'Lorsque le moteur échoue, le tapis peut être déplacé à la main.',
  ])('waits for it as a whole: %s', async (sentence) => {
    expect(await guardsOf(opened(sentence), 'stop-it')).toEqual(['condition']);
    expect(await guardsOf(opened(sentence), 'take-it')).toEqual(['condition']);
    expect(await guardsOf(opened(sentence), 'light-them')).toEqual([]);
  });
  it.each([
    'If the belt is stopped, the hall uses its own light.', 'If you are new to belts, read the manual first.', 'If there is trouble, please contact the desk.', 'Simply stop it.', 'When moving it, be quick about it.', 'Significant parts move.',
    'Si vous débutez, lisez le manuel.', 'Simplement, on l’arrête.',
  ])('tells something else: %s', async (sentence) => {
    expect(await guardsOf(opened(sentence), 'stop-it')).toEqual([]);
  });
  it('and is named by itself has been asked for; what stands below it has not', async () => {
    const text = `# Belts\n\n## Start\n\n${fence('belt start')}\n## Back\n\nIf the new belt slips, the old one comes back.\n\nDo it:\n\n${fence('belt back')}\n### Motor\n\nIf the motor failed as well, it comes back too.\n\nDo it:\n\n${fence('motor back')}`;
    const kinds = async (fragment: string | null): Promise<string[]> => (await planDocument(new TextEncoder().encode(text), 'belts.md', { fragment, all: false })).plan.steps.map((s) => `${s.written.trim()}: ${s.guards.map((g) => g.kind).join()}`);
    expect(await kinds('back')).toEqual(['belt back: ', 'motor back: condition']);
    expect(await kinds('motor')).toEqual(['motor back: ']);
  });
  it.each(['This step is optional: large halls have it.', 'Cette étape est facultative. Elle prend une heure.'])('is optional as a whole: %s', async (sentence) => {
    expect(await guardsOf(opened(sentence), 'stop-it')).toEqual(['optional']);
    expect(await guardsOf(opened(sentence), 'light-them')).toEqual([]);
  });
  it('is no section where it is the document', async () => {
    expect(await guardsOf(`# T\n\nIf the hall moves, its lamps have to move as well. It is easy.\n\nGo on.\n\n${fence('go')}`, 'go')).toEqual([]);
  });
});

describe('a box that is read aside', () => {
  it.each([['[!TIP]', 'optional'], ['[!NOTE]', null]])('%s', async (box, kind) => {
    const text = `# T\n\nGo:\n\n${fence('./lamps move')}\n> ${box}\n> For more light:\n>\n> ${fence('./lamps add').trimEnd().replaceAll('\n', '\n> ')}\n`;
    expect(await guardsOf(text, 'lamps add')).toEqual(kind === null ? [] : [kind]);
  });
  it('a look in one waits for nothing', async () => {
    expect(await guardsOf(`# T\n\n.. tip::\n\n   To see them:\n\n   .. code:: sh\n\n      git status\n`, 'git status')).toEqual([]);
  });
});

describe('a condition below the command of its item', () => {
  const item = (sentence: string): string => `# T\n\n1. Plan it:\n\n   ${fence('plan-it').replaceAll('\n', '\n   ')}\n   ${sentence}\n\n2. Apply it:\n\n   ${fence('apply-it').replaceAll('\n', '\n   ')}\n`;
  it.each(['If anything is destroyed, STOP.', 'Si quelque chose est supprimé, ne pas continuer.'])('is a look of a person between the two, where it says to stop: %s', async (sentence) => {
    const { plan } = await planDocument(Buffer.from(item(sentence)), 't.md', { fragment: null, all: false });
    expect(plan.steps.map((s) => [s.kind === 'manual' ? s.text : s.kind === 'shell' ? s.code.trim() : '', s.guards.length])).toEqual([['plan-it', 0], [sentence, 0], ['apply-it', 0]]);
  });
  it('is a remark where it tells what else may be done', async () => {
    const text = item('If one of them is down, users can add a second.');
    expect([...await guardsOf(text, 'plan-it'), ...await guardsOf(text, 'apply-it')]).toEqual([]);
  });
});

it.each(['As long as nobody has logged in:', 'Tant que les migrations n’ont pas été jouées :'])('what holds only so long is a condition: %s', async (sentence) => {
  expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('lift-it')}`, 'lift-it')).toEqual(['condition']);
});

it('a condition with a command of its own does not reach the next item of the list around it', async () => {
  const text = `1. Databases\n   Start them:\n\n   ${fence('start-them').replaceAll('\n', '\n   ')}\n\nIf one is down:\n\n${fence('mend-it')}\n3. Servers\n\n   ${fence('serve-all').replaceAll('\n', '\n   ')}\n`;
  expect(await guardsOf(text, 'mend-it')).toEqual(['condition']);
  expect(await guardsOf(text, 'serve-all')).toEqual([]);
});

describe('a chapter for another day', () => {
  it.each(['Hotfixes', 'Patch releases', '8. Emergency procedures', 'Déploiement manuel d’urgence', 'Hotfix urgent'])('waits for an answer: %s', async (heading) => {
    expect(await guardsOf(`# Releasing\n\n## Release\n\n${fence('one')}\n## ${heading}\n\n${fence('two')}`, 'two')).toEqual(['condition']);
  });
  it.each(['Emergency contacts', 'Release', 'Hotfix-free week: what to do'])('is none: %s', async (heading) => {
    expect(await guardsOf(`# Releasing\n\n## Release\n\n${fence('one')}\n## ${heading}\n\n${fence('two')}`, 'two')).toEqual([]);
  });
});

describe('what is done otherwise', () => {
  it.each(['Otherwise raise the limit (not above 12 GB):', 'Sinon, relancer le service', '3. Otherwise just start it again.'])('%s', async (sentence) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('lift-it')}`, 'lift-it')).toContain('condition');
  });
  it.each(['Otherwise the import fails.', 'Otherwise Parcels will not start.', 'Sinon, la page reste vide.'])('is not what else would happen: %s', async (sentence) => {
    expect((await guardsOf(`# T\n\n${sentence}\n\n${fence('lift-it')}`, 'lift-it')).filter((k) => k === 'condition')).toEqual([]);
  });
});

describe('a warning', () => {
  it.each([
    ['This cannot be undone.', 'irreversible'], ['This will delete every account:', 'irreversible'], ['Opération irréversible.', 'irreversible'],
    ['Toutes les données seront supprimées.', 'irreversible'], ['Ces commandes effacent la base des lampes.', 'irreversible'], ['These commands erase the store.', 'irreversible'], ['⚠️ Tell the team first.', 'warning'], ['NB! Leave your own lists in.', 'warning'], ['**Danger**: the disk is formatted.', 'warning'],
    ['Attention : le site sera indisponible.', 'warning'],
  ])('%s', async (sentence, kind) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('wipe')}`, 'wipe')).toContain(kind);
  });

  it.each(['No data will be deleted by this.', 'This is a zero-downtime switch.', 'Les anciens comptes ne seront pas supprimés.', 'La nouvelle base sera vide au départ.'])('is none where its contrary is said: %s', async (sentence) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('switch')}`, 'switch')).toEqual([]);
  });

  it('in an admonition is all that the box says, also where one of its sentences is the grave one', async () => {
    const built = await readingOf(`# T\n\n> [!WARNING]\n> This drops the database. Make sure that nobody writes to it.\n\n${fence('restore-it')}`);
    expect(readGuards(built.context, built.readings).get(built.at('restore-it'))).toMatchObject([{ kind: 'irreversible', text: 'This drops the database. Make sure that nobody writes to it.' }]);
  });

  it('in an admonition guards the block beside it', async () => {
    expect(await guardsOf(`# T\n\n> [!CAUTION]\n> The old host stays up meanwhile.\n\n${fence('switch-over')}`, 'switch-over')).toEqual(['warning']);
    expect(await guardsOf(`# T\n\n> [!NOTE]\n> The old host stays up meanwhile.\n\n${fence('switch-over')}`, 'switch-over')).toEqual([]);
  });

  it('of an item guards the block of that item alone', async () => {
    const text = `# T\n\n1. Stop it. Beware, this is dangerous.\n\n   ${fence('stop-it').replaceAll('\n', '\n   ')}\n2. Start it.\n\n   ${fence('start-it').replaceAll('\n', '\n   ')}`;
    expect(await guardsOf(text, 'stop-it')).toEqual(['warning']);
    expect(await guardsOf(text, 'start-it')).toEqual([]);
  });

  it('of another section guards nothing here', async () => {
    expect(await guardsOf(`# T\n\n${fence('alpha')}\n## Next\n\n⚠️ Tell the team.\n\n${fence('beta')}`, 'alpha')).toEqual([]);
  });

  it('carries the sentence and its line', async () => {
    const built = await readingOf(`# T\n\nFirst line.\nThis cannot be undone.\n\n${fence('wipe')}`);
    expect(readGuards(built.context, built.readings).get(built.at('wipe'))).toEqual([{ kind: 'irreversible', environment: null, text: 'This cannot be undone.', line: 4 }]);
  });
});

describe('words that limit what they lead to to one environment', () => {
  it.each([
    'En environnement de recette uniquement :', "Sur l'environnement de recette uniquement :", 'Environnement de test seulement :', "À exécuter uniquement sur l'environnement de recette :", "Pour l'environnement de test, on relance :", "À ne faire qu'en recette :",
    'In the staging environment only:', 'For the test environment, run:', 'Sur le serveur de recette uniquement :', 'Run this only in staging:', 'On production only:', 'En prod uniquement, lancer :', "N'exécutez ceci qu'en recette :",
  ])('hold it: %s', async (lead) => {
    expect(await guardsOf(`# T\n\n${lead}\n\n${fence('again')}`, 'again')).toContain('condition');
  });

  it('hold all that stands under a heading', async () => {
    expect(await guardsOf(`# T\n\n${fence('first')}\n## Environnement de test uniquement\n\nPuis :\n\n${fence('again')}`, 'again')).toEqual(['condition']);
  });

  it.each(['Deploy to production:', 'Sur le serveur, lancer :', 'For all environments, run:', 'Tester la lampe :'])('do not hold: %s', async (lead) => {
    expect((await guardsOf(`# T\n\n${lead}\n\n${fence('again')}`, 'again')).filter((k) => k === 'condition')).toEqual([]);
  });

  it.each(["Exemple de ce qu'il ne faut PAS faire :", 'What not to do:', 'How not to do it:', 'Mauvais exemple :'])('nobody does what stands below: %s', async (lead) => {
    const { plan } = await planDocument(Buffer.from(`# T\n\n${fence('systemctl stop lamp')}\n${lead}\n\n${fence('rm -rf /srv/lamps')}`), 't.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.line)).toEqual([3]);
  });

  it.each(['Ne pas exécuter en production :', 'Do not run this in production:'])('where it is not to be done there, it may be elsewhere: %s', async (lead) => {
    const { plan } = await planDocument(Buffer.from(`# T\n\n${lead}\n\n${fence('cp seeds /srv/lamps')}`), 't.md', { fragment: null, all: false });
    expect(plan.steps.map((s) => s.guards.map((g) => `${g.kind} ${g.environment}`))).toEqual([['not-in production']]);
  });
});

describe('an optional step and a condition', () => {
  it.each([
    ['If needed, run:', 'optional'], ['Si besoin, relancez le service :', 'optional'], ['Optionally:', 'optional'], ['Éventuellement, vider le cache :', 'optional'],
    ['Appendix: by hand', 'optional'], ['Équivalent manuel, pour une seule étape :', 'optional'], ['12. Skip this for now.', 'optional'], ['Otherwise delete it:', 'condition'], ['Sinon, supprimez-le :', 'condition'], ['When using Docker, run:', 'condition'],
    ['If the migration fails, run:', 'condition'], ["Si le service ne répond pas :", 'condition'], ['When the build fails:', 'condition'], ["En cas d'erreur, relancer :", 'condition'],
  ])('%s', async (sentence, kind) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('again')}`, 'again')).toEqual([kind]);
  });

  it.each([
    ['Useful commands'], ['Principales commandes'], ['Commandes utiles'], ['5. Quick reference'], ['Other handy commands'], ['Commandes du quotidien :'], ['🧰 Command cheat sheet'], ['Fetch the rest (optional — the hall is dark without it, that is all)'], ['Lampes du jardin (optionnelles mais recommandées)'],
  ])('is all that stands under the heading %s', async (heading) => {
    expect(await guardsOf(`# T\n\n## Start\n\n${fence('start')}\n\n## ${heading}\n\nLook:\n\n${fence('warm')}`, 'warm')).toEqual(['optional']);
  });

  it.each(['Other useful commands: `make dark`, `make dust`.', 'Autres commandes utiles : `make dark`, `make dust`.'])('is each of a menu in one sentence: %s', async (sentence) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# T\n\nRun it:\n\n${fence('make light')}\n\n${sentence}\n`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.guards.map((g) => g.kind))).toEqual([[], ['optional'], ['optional']]);
  });

  it.each(['Section 4 — DR Test Procedure', '7. Tests de restauration', 'Restore drill (quarterly)', 'Verification with test restore'])('an exercise is for another day: %s', async (heading) => {
    expect(await guardsOf(`# T\n\n## Restore\n\n${fence('start')}\n\n## ${heading}\n\nLook:\n\n${fence('warm')}`, 'warm')).toContain('condition');
  });

  it('a heading with a number or a letter says on what condition as well', async () => {
    expect(await guardsOf(`# T\n\n## B) If the hall is dark\n\n${fence('warm')}`, 'warm')).toEqual(['condition']);
    expect(await guardsOf(`# T\n\n## 2. Si la lampe est neuve\n\n${fence('warm')}`, 'warm')).toEqual(['condition']);
  });

  it('is none of a document that is nothing else, or of one command', async () => {
    expect(await guardsOf(`# Useful commands\n\n## Lamps\n\n${fence('warm')}`, 'warm')).toEqual([]);
    expect(await guardsOf(`# Hotfix procedure\n\n## Lamps\n\n${fence('warm')}`, 'warm')).toEqual([]);
    expect(await guardsOf(`# T\n\n## Restore drill before the restore\n\n${fence('warm')}`, 'warm')).toEqual([]);
    expect(await guardsOf(`# Restore drill\n\n## Lamps\n\n${fence('warm')}`, 'warm')).toEqual([]);
    expect(await guardsOf(`# T\n\n## Commande rapide\n\n${fence('warm')}`, 'warm')).toEqual([]);
  });

  it('a heading that says (optional) holds for all under it', async () => {
    expect(await guardsOf(`# T\n\n## Warm the cache (optional)\n\n${fence('warm')}`, 'warm')).toEqual(['optional']);
  });

  it('a heading of an appendix holds for all under it', async () => {
    expect(await guardsOf(`# T\n\n## Annexe : les mêmes étapes à la main\n\n### A\n\n${fence('warm')}`, 'warm')).toEqual(['optional']);
  });

  it.each(['Sitemap and pages:', 'Ifconfig shows them:', 'Simulate it:', 'When this is done, run:'])('is no condition: %s', async (sentence) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('again')}`, 'again')).toEqual([]);
  });

  it.each([
    'If the shelf was moved, print its label again. Mind the colour of the paper:', 'If the belt stands still, oil it. This takes a minute.',
    'Si le rayon a été déplacé, réimprimer son étiquette. La couleur du papier compte :', 'As a last resort, empty the belt:', 'Once the new belt has been tested and runs stable for a week, remove the old one:', 'When the new belt works, you can stop the old one:', 'After verification, delete the copy:', 'Une fois le nouveau tapis validé et stable depuis quelques jours, supprimer l’ancien :', 'Quand vous n’en avez plus besoin, arrêtez le tapis :', 'En dernier recours, vider le tapis :',
    'Print the label (only if it is torn):', 'Print the label (big shelves only):', 'Imprimer l’étiquette (si elle est déchirée) :',
  ])('a condition that opens the text over a block, or ends it in brackets, is the block’s: %s', async (sentence) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('label --print')}`, 'label --print')).toEqual(['condition']);
  });

  it.each(['If no width is given, the printer takes 40. Print it:', 'Print it (read only):', 'The belt (a loan) stands still. Print it:'])('what a program does then, or a remark, is none: %s', async (sentence) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('label --print')}`, 'label --print')).toEqual([]);
  });

  it.each(['> If the belt squeaks, use the green oil.', '> [!NOTE]\n> If the belt squeaks, use the green oil.', '> Si le tapis grince, prendre l’huile verte.'])('one in a box that leads to nothing is no step’s outside of it: %s', async (box) => {
    expect(await guardsOf(`# T\n\n${box}\n\n${fence('belt oil')}`, 'belt oil')).toEqual([]);
  });
  it('one in a box that leads to a block is the block’s', async () => {
    expect(await guardsOf(`# T\n\n> If the belt squeaks:\n\n${fence('belt oil')}`, 'belt oil')).toEqual(['condition']);
    expect(await guardsOf(`# T\n\n> If the belt squeaks, oil it.\n>\n${fence('belt oil').replace(/^/gm, '> ')}`, 'belt oil')).toEqual(['condition']);
  });

  it('one that opens an item holds for all that stands in the item', async () => {
    const text = `# T\n\n1. If the belt was moved, print its labels. Mind the paper.\n\n${fence('label --print').replace(/^(?=.)/gm, '   ')}\n   Then:\n\n${fence('label --glue').replace(/^(?=.)/gm, '   ')}\n2. Go on:\n\n${fence('belt start').replace(/^(?=.)/gm, '   ')}`;
    expect(await guardsOf(text.replace('labels. Mind the paper.', 'labels.'), 'label --glue')).toEqual(['condition']);
    expect(await guardsOf(text, 'belt start')).toEqual([]);
  });

  it('of two conditions over a block the nearer one is its own', async () => {
    const built = await readingOf(`# T\n\nIf the belt stands still, oil it. If it still does, reset it:\n\n${fence('belt reset')}`);
    expect(readGuards(built.context, built.readings).get(built.at('belt reset'))?.map((g) => g.text)).toEqual(['If it still does, reset it:']);
  });

  it.each(['Reset the belt (if it stands still)', 'Reset the belt (new halls only)', 'Remettre le tapis à zéro (s’il est bloqué)', 'Remettre le tapis à zéro (halles neuves uniquement)'])('a heading that says so in brackets holds for all under it: %s', async (heading) => {
    expect(await guardsOf(`# T\n\n## ${heading}\n\nDo it:\n\n${fence('belt reset')}`, 'belt reset')).toEqual(['condition']);
  });

  it('"if you …" at the head of a paragraph holds for the command at its end; what may be seen does not', async () => {
    expect(await guardsOf('# T\n\nIf you are coming from 1.x, the list is an old one. Then run `shop index --new`.\n', 'Then run')).toEqual(['condition']);
    expect(await guardsOf('# T\n\nIf a line is red, that is all right. Run `shop index --new`.\n', 'Run shop')).toEqual([]);
  });

  it('an "if" in the middle of an explanation is no condition', async () => {
    expect(await guardsOf(`# T\n\nThe tool asks if the name is right. Run it now:\n\n${fence('tool')}`, 'tool')).toEqual([]);
  });
});

describe('another way to do what was just done', () => {
  it.each(['Alternatively, use the wrapper:', 'Or, if you prefer make:', 'You can also do it by script:', 'Vous pouvez aussi passer par le script :', 'Ou bien, utilisez le script :', 'Une autre solution :'])('is no step for everybody: %s', async (sentence) => {
    expect(await guardsOf(`# T\n\nBuild it:\n\n${fence('first-way')}\n${sentence}\n\n${fence('second-way')}`, 'second-way')).toEqual(['optional']);
  });
  it.each(['You can now start it:', 'Vous pouvez lancer le service :'])('is not meant by %s', async (sentence) => {
    expect(await guardsOf(`# T\n\n${sentence}\n\n${fence('first-way')}`, 'first-way')).toEqual([]);
  });
});

describe('a condition in brackets behind a file’s name', () => {
  it('holds what stands below it', async () => {
    expect(await guardsOf(`# T\n\nCréer le fichier .env (si non existant) :\n\n${fence('cp a.env .env')}`, 'cp a.env .env')).toEqual(['condition']);
  });
});

describe('what a condition is labelled or counted with', () => {
  it.each([['Note: if the gate says that it is shut, run:', 'condition'], ['**Remarque** : si la porte est fermée, lancer :', 'condition'], ['3/ éventuellement : charger les photos', 'optional'], ['2° si besoin, charger les photos :', 'optional']])('hides nothing: %s', async (sentence, kind) => {
    expect(await guardsOf(`# T\n\n${fence('first-way')}\n${sentence}\n\n${fence('second-way')}`, 'second-way')).toEqual([kind]);
  });
  it('holds a whole section where it limits it', async () => {
    const text = `# T\n\n## Proxy\n\n> **Note**: This section is only needed if you are behind a proxy.\n\n### Shell\n\n${fence('one')}\n### Daemon\n\n${fence('two')}`;
    expect(await guardsOf(text, 'one')).toEqual(['condition']);
    expect(await guardsOf(text, 'two')).toEqual(['condition']);
  });
  it.each(['Note: if you have questions, see the manual.', 'Remarque : si la page est lente, c’est normal.'])('a remark holds nothing: %s', async (sentence) => {
    expect(await guardsOf(`# T\n\n${fence('first-way')}\n${sentence}\n\n${fence('second-way')}`, 'second-way')).toEqual([]);
  });
  it('a heading’s number of several parts is no part of it', async () => {
    expect(await guardsOf(`# T\n\n## 6. Doors\n\n### 6.2.4 En cas de problème\n\n${fence('one')}\nThen:\n\n${fence('two')}`, 'two')).toEqual(['condition']);
  });
});

describe('another way that a sentence offers', () => {
  it.each(['Or apply them by hand, one after the other:', 'From inside the box you can also run:', 'Depuis la boîte, vous pouvez également lancer :', 'Ou mettez à jour à la main :', 'For a small hall, use the other script instead:', 'Pour une petite salle, utilisez plutôt l’autre script :', 'Exemple concret : la salle de Lyon :', 'Detailed version (this is what the script does):', '**Version détaillée** (ce que fait le script) :'])('%s', async (sentence) => {
    expect(await guardsOf(`# T\n\nBuild it:\n\n${fence('first-way')}\nIt takes a minute.\n\n${sentence}\n\n${fence('second-way')}`, 'second-way')).toEqual(['optional']);
  });
  it.each([['If the client is missing, you can use the box instead:', 'condition']])('under a condition is under that: %s', async (sentence, kind) => {
    expect(await guardsOf(`# T\n\n${fence('first-way')}\n${sentence}\n\n${fence('second-way')}`, 'second-way')).toEqual([kind]);
  });
  it('is a chapter of examples', async () => {
    expect(await guardsOf(`# T\n\n## Ship\n\n${fence('ship <name>')}\n### Examples\n\n${fence('ship spring')}`, 'ship spring')).toEqual(['optional']);
    expect(await guardsOf(`# T\n\n## Ship\n\nExample:\n\n${fence('ship spring')}`, 'ship spring')).toEqual([]);
  });
});

describe('restoring, below saving, under one heading', () => {
  it.each([['Save it:', 'Restore the dump:'], ['Keep a copy:', 'To restore the database:'], ['Sauvegarder :', 'Restauration :'], ['1. Save it:', '2. Restaurer la base :']])('waits to be asked about: %s %s', async (save, restore) => {
    expect(await guardsOf(`# T\n\n## Copies\n\n${save}\n\n${fence('pg_dump shop > a')}\n${restore}\n\n${fence('psql shop < a')}`, 'psql shop')).toEqual(['condition']);
  });
  it.each([
    ['a chapter of its own', `## Restore\n\nCopy the dump:\n\n${fence('cp shop.dump a')}\nRestore the dump:\n\n${fence('psql shop < a')}`],
    ['a new place', `## Move\n\nSave it:\n\n${fence('pg_dump shop > a')}\nRestore the dump on the new server:\n\n${fence('psql shop < a')}`],
    ['a place to try it', `## Copies\n\nSave it:\n\n${fence('pg_dump shop > a')}\nRestore the dump into a scratch database:\n\n${fence('psql shop < a')}`],
    ['une base de contrôle', `## Copies\n\nSauvegarder :\n\n${fence('pg_dump shop > a')}\nRestaurer dans une base de contrôle :\n\n${fence('psql shop < a')}`],
    ['another heading', `## Save\n\nSave it:\n\n${fence('pg_dump shop > a')}\n## Load\n\nRestore the dump:\n\n${fence('psql shop < a')}`],
  ])('but not in %s', async (_, body) => {
    expect(await guardsOf(`# T\n\n${body}`, 'psql shop')).toEqual([]);
  });
});

describe('what stands over headings', () => {
  it('and is a condition holds for all of them', async () => {
    const text = `# T\n\n## Back\n\nIf the new belt fails:\n\n### Small\n\n${fence('belt one')}\n### Big\n\n${fence('belt two')}\n## Next\n\n${fence('belt three')}`;
    expect(await guardsOf(text, 'belt one')).toEqual(['condition']);
    expect(await guardsOf(text, 'belt two')).toEqual(['condition']);
    expect(await guardsOf(text, 'belt three')).toEqual([]);
  });
  it.each(['Only use this if the belt stands still.', 'This should not normally be necessary.', 'This must only be done as a last resort.', 'Cette opération ne devrait en principe jamais être nécessaire.', 'Cela ne doit être fait qu’en cas de panne.', 'Only do these if the belt stands still:', 'N’exécuter cette procédure que si le tapis est arrêté.'])('says when all of it is for: %s', async (sentence) => {
    expect(await guardsOf(`# T\n\n## Start\n\n${fence('belt start')}\n## Again\n\n${sentence}\n\nMore of it.\n\n${fence('belt one')}\n\nThen:\n\n${fence('belt two')}`, 'belt one')).toContain('condition');
  });
  it('and is an emergency’s, before which nothing is done, is what the document is for', async () => {
    expect(await guardsOf(`# Belt on fire\n\n## Emergency stop\n\nDo it:\n\n${fence('belt stop')}`, 'belt stop')).toEqual([]);
  });
  it.each(['Stop the belt (emergency)', 'Emergency stop', 'Emergency: build it anew', 'Count the shelves (quarterly)', 'Arrêter le tapis (urgence)'])('and is for another day holds all of it: %s', async (heading) => {
    expect(await guardsOf(`# T\n\n## Start\n\n${fence('belt start')}\n## ${heading}\n\nDo it:\n\n${fence('belt stop')}`, 'belt stop')).toEqual(['condition']);
  });
  it.each(['Emergency contacts', 'Stop the belt (daily)'])('and is not, holds nothing: %s', async (heading) => {
    expect(await guardsOf(`# T\n\n## ${heading}\n\nDo it:\n\n${fence('belt stop')}`, 'belt stop')).toEqual([]);
  });
  it('"otherwise you can …" is done only otherwise', async () => {
    expect(await guardsOf(`# T\n\nTake the number from the list. Otherwise, you can read it off the belt:\n\n${fence('belt number')}`, 'belt number')).toEqual(['condition']);
    expect(await guardsOf(`# T\n\nPrendre le numéro dans la liste. Sinon, vous pouvez le lire sur le tapis :\n\n${fence('belt number')}`, 'belt number').then((g) => g.length)).toBe(1);
    expect(await guardsOf(`# T\n\nTake the number from the list. Otherwise you lose an hour. Read it:\n\n${fence('belt number')}`, 'belt number')).toEqual([]);
  });
});

describe('a warning between two steps', () => {
  it('is about the one whose words it has', async () => {
    const text = `# T\n\nDo it:\n\n${fence('npm publish')}\n⚠️ Never publish from a fork!\n\nGo in:\n\n${fence('npm login')}`;
    expect(await guardsOf(text, 'npm publish')).toEqual(['warning']);
    expect(await guardsOf(text, 'npm login')).toEqual([]);
  });
  it('is about the next where its words are nobody’s, or it points on', async () => {
    expect(await guardsOf(`# T\n\nDo it:\n\n${fence('npm publish')}\n⚠️ Take great care!\n\nGo in:\n\n${fence('npm login')}`, 'npm login')).toEqual(['warning']);
    expect(await guardsOf(`# T\n\nDo it:\n\n${fence('npm publish')}\n⚠️ Having published, take care with the following:\n\n${fence('npm login')}`, 'npm login')).toEqual(['warning']);
  });
  it('is about the last command where it stands below it in a box, even where it tells what to do', async () => {
    expect(await guardsOf(`# T\n\n## Keys\n\n${fence('drop-keys')}\n> [!CAUTION]\n> [do] Keep the keys of backups.\n\n## Next\n\n${fence('go-on')}`, 'drop-keys')).toEqual(['warning']);
  });
  it('is told without its label', async () => {
    const built = await readingOf(`# T\n\n> **Warning** The data is lost.\n\n${fence('npm publish')}`);
    expect(readGuards(built.context, built.readings).get(built.at('npm publish'))?.map((g) => g.text)).toEqual(['The data is lost.']);
  });
});
