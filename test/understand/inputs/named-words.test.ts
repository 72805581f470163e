/** Words that have the form of a value and are themselves: names of variables and fields, what is printed, what everybody asks. */
import { describe, expect, it } from 'vitest';
import { inputsOf } from './inputs-of.ts';

const asked = (codes: string | readonly string[]): string[] => [...inputsOf(codes).slots.values()].flat().map((slot) => slot.written);

describe('a word that looks like a value is itself', () => {
  it.each([
    ['the name of a variable that a platform keeps', 'gh secret set SHOP_ADMIN_PASSWORD'], ['the same with options', 'gh secret -R acorn/shop set SHOP_TOKEN'], ['as a setting of a page host', 'wrangler pages secret put MAIL_API_KEY --project-name shop'],
    ['the variable that is read', 'read -s REGISTRY_TOKEN'], ['a column', 'lsblk -o NAME,SIZE,TYPE'], ['a field of the answer', 'gh run list --json databaseId'],
    ['a capital name in what is printed', 'echo "now add CACHE_URL to the settings"'], ['two letters in words', 'codesign -s "Builder ID Application" shop.so'], ['a folder of translations', 'mkdir -p locale/fr/LC_MESSAGES'],
    ['a unit of systemd', 'sudo systemctl stop postgresql@16-main.service'], ['the password of every Java\'s own store', 'keytool -list -keystore cacerts -storepass changeit'],
    ['a host that everybody asks', 'ping www.google.com'], ['a sub-command that ends like a name', 'sudo hostnamectl set-hostname web'], ['a project\'s schema', 'psql shop < schema.sql'], ['the newest dump', 'psql shop < backup_latest.sql'],
    ['the domain that a certificate is for', 'sudo certbot --nginx -d shop.fr -d www.shop.fr'], ['what a log calls it', 'grep "ip_address" shop.log'],
    ['a machine of the network by its number', 'ping -c 3 10.50.20.1'], ['a kind among pairs', 'cloudctl cost --group-by Type=TAG,Key=CostCenter'],
    ['something is going on', 'echo "Copying PostgreSQL..."'],
  ])('as %s', (_, source) => {
    expect(asked(source)).toEqual([]);
  });
  it('a variable that a branch of a case sets', () => {
    expect(asked('case $(uname) in\n  Linux) asset=shop-linux ;;\n  Darwin)  asset=shop-mac ;;\nesac\ncurl -fO shop.fr/$asset')).toEqual([]);
  });
  it('as the name that a command gives, wherever it stands', () => {
    expect(asked(['heroku addons:create heroku-postgresql:standard-0 --as SHOP_FORK -a shop', 'heroku pg:promote SHOP_FORK -a shop'])).toEqual([]);
  });
});

it('the mark that a command makes or takes away is a file of that name, and what only changes hands every so often is no value', () => {
  expect(asked(['touch hall/SHUT', 'ls hall/SHUT', '[ -f hall/SHUT ] && rm hall/SHUT'])).toEqual([]);
  expect(asked('cp -r hall exports/GENERATION')).toEqual(['GENERATION']);
  const shred = (lead: string): string[] => [...inputsOf('shred -u locks/hall.key', { prose: [lead] }).slots.values()].flat().map((slot) => slot.written);
  expect(shred('The lock `hall.key` must be changed every spring.')).toEqual([]);
  expect(shred('La clef `hall.key` doit être changée au printemps.')).toEqual([]);
  expect(shred('In what follows `hall.key` must be replaced by your own file.')).toEqual(['hall.key']);
});

describe('a file that is called VERSION is one', () => {
  it.each([
    'HALL=/srv/hall; echo 7 > $HALL/VERSION', 'HALL=/srv/hall; cat $HALL/now/VERSION', 'cat ./VERSION', 'test -f hall/VERSION', 'sed -i "s/6/7/" VERSION', "awk '{ print $1 }' VERSION", 'echo 7 | sudo tee /srv/hall/VERSION',
    'cp VERSION /srv/hall/', 'cp VERSION /srv/hall/VERSION', 'mv VERSION.new VERSION', 'docker cp VERSION hall:/srv/VERSION', 'tar czf hall.tgz VERSION lists', 'curl -s http://localhost:8080/VERSION', 'curl -s "$HALL_URL/lists"; curl -s http://127.0.0.1/hall/VERSION',
  ])('%s', (source) => expect(asked(source).filter((written) => written.includes('VERSION'))).toEqual([]));
  it.each(['git checkout VERSION', 'docker pull hall:VERSION', 'mkdir -p /srv/hall/VERSION', 'cp -r build /srv/hall/VERSION'])('but not here: %s', (source) => expect(asked(source)).toContain('VERSION'));
});

describe('what prose tells of is no value', () => {
  it.each([
    ['the file that is edited', 'Change the tools by editing the `conf/hosts` file and setting MODE.', 'vim conf/hosts'], ['a folder whose rights are changed', 'Change the permissions of /srv/shop9 dir to allow uploads.', 'sudo chgrp -R shop /srv/shop9'],
    ['a place where something is kept', 'Copy it where `/srv/keep` is mounted:', 'cp a.tar /srv/keep'], ['a server on this machine', 'For example, it will be at `http://localhost:7071/api/shop`', 'curl http://localhost:7071/api/shop'],
    ['a member of a list, in an address', 'There must be repositories such as `shop-core`.', 'curl -O https://git.acorn.dev/shop-core/list.txt'],
  ])('where it is %s', (_, prose, source) => expect([...inputsOf(source, { prose: [prose] }).slots.values()].flat()).toEqual([]));
  it('but for what stands for another', () => {
    expect([...inputsOf('cp a.tar /srv/keep', { prose: ['Copy it, where `/srv/keep` is your folder:'] }).slots.values()].flat().map((s) => s.written)).toEqual(['/srv/keep']);
  });
});

describe('the same forms are values', () => {
  it.each([
    ['where they are assigned', 'fly secrets set SHOP_TOKEN=YOUR_TOKEN', ['YOUR_TOKEN']], ['where what is printed goes to a file', 'echo "token SHOP_TOKEN" > ~/.shoprc', ['SHOP_TOKEN']], ['behind a program', 'shopctl restore SHOP_ID', ['SHOP_ID']],
    ['where a message has one', 'git commit -am "Release VERSION"', ['VERSION']], ['for another store', 'keytool -list -keystore shop.jks -alias changeme', ['changeme']], ['where a dump says that it is one', 'psql shop < backup.sql', ['backup.sql']],
    ['as a host of one\'s own', 'dig shop.acorn.dev', ['shop.acorn.dev']], ['where a name ends in what it is', 'shopctl show order-name', ['order-name']],
  ])('%s', (_, source, expected) => {
    expect(asked(source)).toEqual(expected);
  });
});
