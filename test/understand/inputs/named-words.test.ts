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

describe('the same forms are values', () => {
  it.each([
    ['where they are assigned', 'fly secrets set SHOP_TOKEN=YOUR_TOKEN', ['YOUR_TOKEN']], ['where what is printed goes to a file', 'echo "token SHOP_TOKEN" > ~/.shoprc', ['SHOP_TOKEN']], ['behind a program', 'shopctl restore SHOP_ID', ['SHOP_ID']],
    ['where a message has one', 'git commit -am "Release VERSION"', ['VERSION']], ['for another store', 'keytool -list -keystore shop.jks -alias changeme', ['changeme']], ['where a dump says that it is one', 'psql shop < backup.sql', ['backup.sql']],
    ['as a host of one\'s own', 'dig shop.acorn.dev', ['shop.acorn.dev']], ['where a name ends in what it is', 'shopctl show order-name', ['order-name']],
  ])('%s', (_, source, expected) => {
    expect(asked(source)).toEqual(expected);
  });
});
