import { describe, expect, test } from 'vitest';
import { secretPlace } from '../../../src/understand/inputs/secret-places.ts';
import { inputsOf } from './inputs-of.ts';

/** What stands between the marks. */
function at(line: string): string | null {
  const start = line.indexOf('«');
  const source = line.replace('«', '');
  const end = source.indexOf('»');
  return secretPlace(source.replace('»', ''), start, end);
}

describe('a secret stands', () => {
  test.each([
    ['curl -u admin:«x» https://db.test', 'password'],
    ["curl --user 'shop:«x»' https://db.test", 'password'],
    ['git clone https://bot:«x»@git.test/shop.git', 'password'],
    ['psql postgres://shop:«x»@db/shop', 'password'],
    ['smbclient //nas/share -U shop%«x»', 'password'],
    [`psql -c "ALTER USER shop WITH ENCRYPTED PASSWORD '«x»'"`, 'password'],
    [`CREATE USER 'shop'@'%' IDENTIFIED BY '«x»';`, 'password'],
    ['mysql -u root -p«x» shop', 'password'],
    ['sshpass -p «x» ssh web-1', 'password'],
    ['docker login -u shop -p «x» registry.test', 'password'],
    ['echo «x» | docker login -u shop --password-stdin', 'password'],
    ["printf '%s\\n' \"«x»\" | sudo -S true", 'password'],
    ['echo "shop:«x»" | chpasswd', 'password'],
    ['redis-cli -a «x» ping', 'password'],
    ['ldapadd -x -D cn=admin -w «x» -f shop.ldif', 'password'],
    ['sqlcmd -S db -U sa -P «x»', 'password'],
    ['sqlplus shop/«x»@db', 'password'],
    ['htpasswd -b users shop «x»', 'password'],
    ['openssl rsa -passin pass:«x» -in key.pem', 'password'],
    ['rabbitmqctl add_user shop «x»', 'password'],
    ['kubectl create secret generic shop --from-literal=db=«x»', 'password'],
    ['curl -H "Authorization: Bearer «x»" https://api.test', 'token'],
    ['curl -H "X-Shop-Token: «x»" https://api.test', 'X-Shop-Token'],
    ['vault login «x»', 'token'],
    ['mysqldump --password=«x» shop', 'password'],
    ['deploy --api-key «x»', 'api-key'],
    ['keytool -list -storepass «x»', 'password'],
    ['export SHOP_DB_PASSWORD=${SHOP_DB_PASSWORD:-«x»}', 'SHOP_DB_PASSWORD'],
    ['psql "host=db user=shop password=«x»"', 'password'],
    ['  "clientSecret": "«x»",', 'clientSecret'],
    ['docker run -e DB_PASSWORD=«x» shop', 'DB_PASSWORD'],
  ])('in %s', (line, what) => {
    expect(at(line)).toBe(what);
  });

  test.each([
    'curl -u «x» https://db.test', 'git clone https://«x»@git.test/shop.git', 'curl https://db.test:«x»/', 'mysql -u «x» -p shop', 'mysql -P «x» shop', 'ssh -p «x» web-1', 'mkdir -p «x»', 'cp -a «x» /srv',
    'deploy --password-file «x»', 'deploy --token-ttl «x»', 'kubectl create secret generic «x»', 'docker secret rm «x»', '  secretName: «x»', 'name: «x»', 'make push-token:«x»', 'aws s3 cp s3://bucket/«x» .', 'arn:aws:secretsmanager:eu-west-3:1:secret:«x»',
  ])('not in %s', (line) => {
    expect(at(line)).toBeNull();
  });
});

describe('an input', () => {
  const inputs = (...codes: readonly string[]): string[] => inputsOf(codes).inputs.map(({ name, kind, secret }) => `${name} ${kind}${secret ? ' hidden' : ''}`);

  test('is a secret by its place, whatever it is called', () => {
    expect(inputs('mysql -u root -p<word-of-the-day> shop')).toEqual(['WORD_DAY secret hidden']);
    expect(inputs('sshpass -p $PW ssh web-1')).toEqual(['PW secret hidden']);
  });

  test('that is one at one place is one at all', () => {
    expect(inputs('echo <word>', 'redis-cli -a <word> ping')).toEqual(['WORD secret hidden']);
  });

  test('that says nothing is called what stands there', () => {
    expect(inputs('export SHOP_ADMIN_DATABASE_PASSWORD=${SHOP_ADMIN_DATABASE_PASSWORD:-xxxxxx}', 'curl -u admin:xxxxxx http://localhost')).toEqual(['SHOP_ADMIN_DATABASE_PASSWORD secret hidden', 'PASSWORD secret hidden']);
  });

  test('of two metavariables is two', () => {
    expect(inputs('curl -u admin:<foo> http://localhost', 'sshpass -p <bar> ssh web-1')).toEqual(['FOO secret hidden', 'BAR secret hidden']);
  });
});
