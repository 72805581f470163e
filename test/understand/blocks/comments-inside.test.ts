import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { commentsInside } from '../../../src/understand/blocks/comments-inside.ts';

/** Each part's lines, with what its comment says. */
function partsOf(source: string): string[] | null {
  const lines = source.split('\n');
  return commentsInside(source)?.map((p) => `${p.guard ? `[only: ${p.guard.text}] ` : p.told ? `[person: ${p.told.text}] ` : ''}${lines.slice(p.from, p.to).join(' / ')}`) ?? null;
}

describe('a comment in a block', () => {
  it.each([
    ['holds back what stands under it', 'shop restore x.tar\n\n# If all is well, remove the old data\nrm -rf old', ['shop restore x.tar / ', '[only: If all is well, remove the old data] # If all is well, remove the old data / rm -rf old']],
    ['for hands, where it names variables that nothing under it sets', 'cp shop.env.model shop.env\n# fill in SHOP_TOKEN and SHOP_HOST\nshop start', ['cp shop.env.model shop.env', '[person: fill in SHOP_TOKEN and SHOP_HOST] # fill in SHOP_TOKEN and SHOP_HOST / shop start']],
    ['stopping, below starting, whatever does it', '# Démarrage complet\n./hall.sh\n\n# Arrêt\n./hall-dark.sh', ['# Démarrage complet / ./hall.sh / ', '[only: Arrêt] # Arrêt / ./hall-dark.sh']],
    ['opened by a question of trouble, with the way back', 'shop hang new\n# Broken? Hang the old ones up\nshop hang old', ['shop hang new', '[only: Broken? Hang the old ones up] # Broken? Hang the old ones up / shop hang old']],
    ['French', 'shop start\n# Si la page ne vient pas :\nshop restart --hard', ['shop start', '[only: Si la page ne vient pas :] # Si la page ne vient pas : / shop restart --hard']],
    ['up to a blank line', '# if needed\nshop stop\nshop clear\n\nshop start', ['[only: if needed] # if needed / shop stop / shop clear', ' / shop start']],
    ['also with a remark behind', '# Restart the hall if needed\nshop hall\n\n# Restart the shop if needed (one after the other)\nshop restart', ['[only: Restart the hall if needed] # Restart the hall if needed / shop hall', '', '[only: Restart the shop if needed (one after the other)] # Restart the shop if needed (one after the other) / shop restart']],
    ['up to the next comment', '# 2. Optional: clear\nshop clear\n# 3. Start\nshop start', ['[only: Optional: clear] # 2. Optional: clear / shop clear', '# 3. Start / shop start']],
    ['at the end of a command holds back that command alone', 'shop stop\nshop drop   # only if the restore failed\nshop start', ['shop stop', '[only: only if the restore failed] shop drop   # only if the restore failed', 'shop start']],
    ['restoring, below saving', '# Back up\nshop dump > a\n\n# Restore the backup\nshop load < a', ['# Back up / shop dump > a / ', '[only: Restore the backup] # Restore the backup / shop load < a']],
    ['an example, below what it is one of', '# Deploy one\nshop deploy <name>\n\n# Example:\nshop deploy spring', ['# Deploy one / shop deploy <name> / ', '[only: Example:] # Example: / shop deploy spring']],
    ['what takes the place of another', 'cd /srv/shop\n# Au lieu de :\nshop-ctl up\n# On lance :\nshop up', ['cd /srv/shop', '[only: Au lieu de :] # Au lieu de : / shop-ctl up', '# On lance : / shop up']],
    ['what is marked as wrong', '# ❌ loses the orders\nshop load a\n\n# ✅ keeps them\nshop load --merge a', ['[only: ❌ loses the orders] # ❌ loses the orders / shop load a', ' / # ✅ keeps them / shop load --merge a']],
    ['another way, below the first', '# If it runs, reload it\nshop reload\n# Or restart it for all to see\nshop restart', ['[only: If it runs, reload it] # If it runs, reload it / shop reload', '[only: Or restart it for all to see] # Or restart it for all to see / shop restart']],
    ['another way, in French', 'shop reload\n# Ou tout relancer\nshop restart', ['shop reload', '[only: Ou tout relancer] # Ou tout relancer / shop restart']],
    ['another way at the end of a command, which is only told', 'shop stop\nshop load a   # or b\n# Then:\nshop drop # only if dark', ['shop stop / shop load a   # or b / # Then:', '[only: only if dark] shop drop # only if dark']],
    ['once there are changes', '# Start\nshop up\n# Rebuild after any changes\nshop build', ['# Start / shop up', '[only: Rebuild after any changes] # Rebuild after any changes / shop build']],
    ['stopping, right below starting', '# Start\nshop compose up -d\n# Stop\nshop compose down', ['# Start / shop compose up -d', '[only: Stop] # Stop / shop compose down']],
    ['stopping, below a look that goes on', '# Start\ndocker compose up -d\n\n# Look\ndocker compose logs -f\n\n# Stop\ndocker compose down', ['# Start / docker compose up -d /  / # Look / docker compose logs -f / ', '[only: Stop] # Stop / docker compose down']],
    ['stopping, with no comment of its own', 'service shop start\nservice shop stop\nservice shop hum', ['service shop start', '[only: service shop stop] service shop stop', 'service shop hum']],
    ['what one can do with a service, of which nobody does two at once', 'service shop start\nservice shop stop\nservice shop restart', ['[only: service shop start] service shop start', '[only: service shop stop] service shop stop', '[only: service shop restart] service shop restart']],
    ['a setting turned back, past starting anew', '# Warm light\nshop set WARM=true\nshop restart\n\n# Cold light\nshop set WARM=false\nshop restart', ['# Warm light / shop set WARM=true / shop restart / ', '[only: Cold light] # Cold light / shop set WARM=false / shop restart']],
    ['stopping behind its command, and stopping for good', 'shop compose up -d  # Start\nshop compose stop   # Stop\nshop compose down -v  # Stop and empty the hall', ['shop compose up -d  # Start', '[only: Stop] shop compose stop   # Stop', '[only: Stop and empty the hall] shop compose down -v  # Stop and empty the hall']],
    ['stopping by another script', './light.sh  # Démarrer\n./dark.sh  # Arrêter', ['./light.sh  # Démarrer', '[only: Arrêter] ./dark.sh  # Arrêter']],
    ['a table with one verb twice', 'shop logs  # look\nshop restart  # anew\nshop down  # dark\nshop down -v  # dark and empty', ['[only: look] shop logs  # look', '[only: anew] shop restart  # anew', '[only: dark] shop down  # dark', '[only: dark and empty] shop down -v  # dark and empty']],
    ['a table of what a program can do', 'shop list     # the halls\nshop stop     # dark\nshop delete   # for good\nshop hum', ['[only: the halls] shop list     # the halls', '[only: dark] shop stop     # dark', '[only: for good] shop delete   # for good', '[only: shop hum] shop hum']],
    ['says what a person fills in', 'cp sample.env .env\n# Edit .env with your own keys\n\nshop up', ['cp sample.env .env', '[person: Edit .env with your own keys] # Edit .env with your own keys /  / shop up']],
    ['with a number and no command under it is done by hand', '# 1. Stop\nshop stop\n# 2. Point the name at the new hall\n# 3. Start\nshop start\n# 4. Prévenir les clients', ['# 1. Stop / shop stop', '[person: Point the name at the new hall] # 2. Point the name at the new hall / # 3. Start / shop start', '[person: Prévenir les clients] # 4. Prévenir les clients']],
    ['says that a person waits', 'shop restart db\n# Attendre une minute\nshop restart web', ['shop restart db', '[person: Attendre une minute] # Attendre une minute / shop restart web']],
  ])('%s', (_, source, wanted) => expect(partsOf(source)).toEqual(wanted));

  it.each([
    ['a service that is stopped and started', 'systemctl stop shop\nsystemctl disable candles\nsystemctl restart shop\nsystemctl status shop'],
    ['a service that is started in the end', 'systemctl stop shop\nsystemctl start shop\nsystemctl status shop'],
    ['what the next command does', '# Edit the list\nvim list.txt\n# Wait for the pods\nkubectl wait pod/x\n# Wait for it\nsleep 30'],
    ['words that only begin alike', '# Simulate\nshop simulate\n# Sites\nshop sites\n# Ifconfig\nip a'],
    ['a command that was commented out', 'shop pull\n# optionally take a branch\n# git checkout next\nshop build'],
    ['a condition of the shell', 'if test -f x; then\n  # if it is there\n  rm x\nfi'],
    ['lines that are typed elsewhere', 'ssh web1\n# if it is up\nsystemctl stop shop'],
    ['a numbered list of places', '# 1. Start\nshop start\n# 2. Shop: http://localhost:3000\n# 3. Hall : http://localhost:3001'],
    ['numbers that are no course', '# 1. Start\nshop start\n# 12. Halls and belts\n# 3. Stop\nshop stop'],
    ['stopping before starting', '# Stop\nshop compose down\n# Start\nshop compose up -d'],
    ['a course whose commands have remarks', 'shop config   # look\nshop up       # light\nshop ps       # all on?\nshop restart  # again'],
    ['the same sub-command over and over', 'shop list\nshop delete a   # one\nshop delete b   # two\nshop stop       # three'],
    ['stopping once it was tried', '# Start\nshop compose up -d\n# Try\ncurl localhost\n# Stop\nshop compose down'],
    ['stopping before it starts again', '# Start\n./hall.sh\n# Stop\n./hall-dark.sh\n# Start\n./hall.sh'],
    ['stopping something else', 'systemctl start shop\nsystemctl stop hall'],
    ['filling in what the command under it sets', 'shop stop\n# renseigner SHOP_TOKEN\nexport SHOP_TOKEN=x'],
    ['nothing under it', 'shop start\n# If this fails, call the team'],
  ])('cuts nothing off: %s', (_, source) => expect(partsOf(source)).toBeNull());

  it('makes steps of its parts, the held one with its condition, the person’s between them; no line is lost', async () => {
    const text = '# Move the shop\n\n## Move\n\n```sh\nshop export <name> > out\n# Edit out: set the new values\nshop import out\n\n# Once more, only if it failed\nshop import --force out # if it failed\n```\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => [s.kind, s.line, s.endLine, s.guards.map((g) => `${g.kind}:${g.line}`), s.inputs])).toEqual([
      ['shell', 6, 6, [], ['NAME']], ['manual', 7, 7, [], []], ['shell', 7, 10, [], []], ['shell', 11, 11, ['condition:11'], []],
    ]);
  });
});

describe('a comment that tells of another machine', () => {
  const told = (source: string): readonly string[] => (commentsInside(source) ?? []).flatMap((part) => (part.told ? [part.told.text] : []));

  it.each([['on the file server: copy /srv/old to /srv/new'], ['Then, on the console: click Confirm'], ['sur le serveur de fichiers : copier l’ancien dossier']])('is a step for a person: %s', (comment) => {
    expect(told(`make stop\n# ${comment}\nmake start`)).toEqual([comment]);
  });

  it.each([['on the server:', 'systemctl restart shop'], ['on the server: copy the file', 'scp a web1:'], ['on the way: nothing', 'make start']])('is none: %s', (comment, next) => {
    expect(told(`make stop\n# ${comment}\n${next}`)).toEqual([]);
  });
});
