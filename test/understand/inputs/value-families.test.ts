/** Families of values that documents nobody had looked at had, and what is like them and is none. */
import { describe, expect, it } from 'vitest';
import { codeWords } from '../../../src/understand/inputs/code-words.ts';
import { lookOf } from '../../../src/understand/inputs/value-forms.ts';
import { placeOf } from '../../../src/understand/inputs/value-places.ts';
import { valueSpans } from '../../../src/understand/inputs/value-spans.ts';
import { inputsOf } from './inputs-of.ts';

const asked = (codes: string | readonly string[], prose: readonly string[] = []): string[] => [...new Set([...inputsOf(codes, { prose }).slots.values()].flat().map((slot) => slot.written))];
const lastWord = (source: string) => codeWords(source).at(-1)!;

describe('letters that stand for a version', () => {
  it.each([
    ['git checkout -b version-X.Y.0', ['X.Y.0']], ['git tag -s vX.Y.Z[-rcN]', ['vX.Y.Z[-rcN]']], ['mv shop-x.y.zRCn.zip out/', ['x.y.zRCn']], ['tar xf shop-x-y-z.tar.gz', ['x-y-z']], ['tar xf shop_X.Y.orig.tar.gz', ['X.Y']],
    ['git tag v#.#.#', ['v#.#.#']], ['git diff shop/v#.#.#..HEAD', ['v#.#.#']], ['docker pull shop:#.#.#', ['#.#.#']], ['echo "${line#.#}"', []],
  ])('in "%s"', (source, expected) => expect(asked(source)).toEqual(expected));
});

describe('letters that stand for a moment', () => {
  it('are the value in a path, and where the hour is not among them', () => {
    expect(asked('pg_restore -d shop /srv/keep/shop-YYYYMMDD_HHMM.dump')).toEqual(['YYYYMMDD_HHMM']);
    expect(asked('pg_restore -d shop shop-YYYYMMDD.dump')).toEqual(['YYYYMMDD']);
    expect(asked('pg_restore -d shop /srv/keep/shop-YYYYMMDDTHHMMSSZ.dump')).toEqual(['YYYYMMDDTHHMMSSZ']);
  });
  it('are the value where they name a folder', () => expect(asked('KEPT="/srv/keep/YYYYMMDDTHHMMSSZ"')).toEqual(['YYYYMMDDTHHMMSSZ']));
  it('make a name that is taken from a list whole', () => expect(asked('pg_restore -d shop shop-YYYYMMDD_HHMM.dump')).toEqual(['shop-YYYYMMDD_HHMM.dump']));
});

describe('names in words', () => {
  it.each([
    ['npm run migration:create --name=NomDeLaMigration', ['NomDeLaMigration']], ['php artisan make:model ModelName', ['ModelName']], ['git clone git@git.acorn.dev:shop/your-repo.git', ['your-repo']], ['cloudctl cost --period Start=2031-01-01,End=2031-01-31', ['2031-01-01', '2031-01-31']], ['npm run migration:create --name=DescriptionDesChangements', ['DescriptionDesChangements']], ['echo "YourSecureP@ssw0rd!" | login', ['YourSecureP@ssw0rd!']], ['export SHOP_TOKEN=paste-from-the-console', ['paste-from-the-console']], ['scp some.remote.server:/srv/a .', ['some.remote.server']], ['wget http://url_to_the_archive/', ['url_to_the_archive']], ['release=xx-version-to-ship-xx', ['xx-version-to-ship-xx']],
    ['key-tool make FULL-HOSTNAME.shop.fr', ['FULL-HOSTNAME']], ['aws x --query ClusterName', []], ['tool set --out-of-band yes', []],
  ])('in "%s"', (source, expected) => expect(asked(source)).toEqual(expected));
});

describe('names that are looked for', () => {
  it.each([
    ["grep -E 'SHOP_.*PORT|SHOP_IP|SHOP_SITE_URL' .env", []], ['sudo grep "SHOP_PORT|SHOP_IP" /etc/shop.conf', []], ['grep SHOP_NAME /etc/hosts', ['SHOP_NAME']],
  ])('in "%s"', (source, expected) => expect(asked(source)).toEqual(expected));
});

describe('who logs in', () => {
  it.each([
    ['ssh utilisateur@adresse-serveur', ['utilisateur', 'adresse-serveur']], ['scp user@server-ip:/srv/a .', ['user', 'server-ip']], ['ssh user@shop-db', []],
  ])('in "%s"', (source, expected) => expect(asked(source).toSorted()).toEqual(expected.toSorted()));
});

describe('marks in quotes', () => {
  it.each([
    ["cloudctl keys add --account 'deployer@{project_id}.iam.cloud.fr'", ['{project_id}']], ['psql -c "SELECT count(*) FROM <table>"', ['<table>']], ["awk '{print_all}' list", []], ["curl -s -w '%{http_code}' http://localhost:8080/", []], ['git show main@{upstream}', []],
    ['grep "<table>" page.html', []],
  ])('in "%s"', (source, expected) => expect(asked(source)).toEqual(expected));
});

describe('a text that is a value once', () => {
  it('is one in another file and another string, where it is a host', () => {
    const [host, ...rest] = asked(['ping web-1.lan', "cat > hosts.json <<'EOF'\n[\"web-1.lan:5000\"]\nEOF"]);
    expect([host, rest]).toEqual(['web-1.lan', []]);
    expect(inputsOf(['ping web-1.lan', "cat > hosts.json <<'EOF'\n[\"web-1.lan:5000\"]\nEOF"]).bySource(1)).toHaveLength(1);
  });
});

describe('the forms', () => {
  it.each([
    ['checkout-6b7xq', 'id of a platform'], ['shop-https', 'small letters with dashes'], ['shop-pgsql', 'small letters with dashes'], ['shop.example.py', 'file to copy from'],
  ])('of %s is %s', (text, form) => expect(lookOf(text).form).toBe(form));
  it.each([
    ['monuser', ['my']], ['mon-proxy', ['my']], ['MYPROJECT', ['my']], ['somepassword', ['example', 'a secret']], ['StrongPassword123!', ['a secret']], ['restore-my-vm', ['my, inside']],
    ['mongodb', []], ['monitoring', []], ['messages', []], ['mon_host', []], ['mysql', []],
  ])('%s says %j', (text, says) => expect(lookOf(text).says).toEqual(says));
});

describe('the places', () => {
  it.each([
    ['./scripts/restore.sh backup.sql.gz', 'file to unpack or restore', null], ['bash tools/rollback.sh v1.4.2', 'version to go to', null], ['./bin/deploy-shop v1', 'version to go to', null],
  ])('in "%s" is %s', (source, name, key) => expect(placeOf(lastWord(source), null)).toMatchObject({ name, key }));
  it('a key says that its value is this time\'s version', () => {
    expect(placeOf(lastWord('mvn versions:set -DnewVersion=2.1'), '-DnewVersion').key).toBe('version of this time');
    expect(placeOf(lastWord('mvn x -DbranchTag=2.1'), '-DbranchTag').key).toBe('version');
  });
  it('the host of a remote copy stands before its colon', () => {
    expect(valueSpans(lastWord('scp keep-host:/srv/x')).map((s) => `${s.text} (${s.part})`)).toContain('keep-host (host before a path)');
    expect(asked('scp backup-host:/srv/shop.tar .')).toEqual(['backup-host']);
    expect(asked('docker pull registry:2')).toEqual([]);
  });
});

describe('what is left out', () => {
  it('of a path, and of a unit that has instances, are two things', () => {
    const found = inputsOf(['shopctl --config=/etc/shop/.../shop.conf flush', 'sudo systemctl stop shop-agent@...', 'sudo systemctl start shop-agent@...']);
    expect(found.inputs.map((input) => input.name)).toEqual(['SHOP_PATH', 'SHOP_AGENT_INSTANCE']);
  });
  it('is nothing where a tool has the dots itself', () => expect(asked(['go test ./...', 'bazel build //shop/...'])).toEqual([]));
});

describe('values that say what they are', () => {
  it.each([
    ["curl 'http://shop.acorn.fr/wmts/{PROJECTION}/{Z}/{X}.jpg'", ['{PROJECTION}', '{Z}', '{X}']], ['export API_KEY="API key from the provider"', ['API key from the provider']], ['export DB_HOST=host', ['host']], ['export MODE=mode', []],
    ['cp sql/shop--A.B.C--X.Y.Z.sql .', ['A.B.C', 'X.Y.Z']], ['ssh user@<ip-address>', ['<ip-address>', 'user']], ['ssh-copy-id utilisateur@ip-du-pi', ['utilisateur', 'ip-du-pi']],
    ['kubectl get pods --context mycluster01', ['mycluster01']],
  ])('in "%s"', (source, expected) => expect(asked(source).toSorted()).toEqual(expected.toSorted()));
});

describe('words in capitals that are themselves', () => {
  it.each([
    ['aws cloudformation deploy --capabilities CAPABILITY_IAM', []], ['aws dynamodb create-table --table-name shop --attribute-definitions AttributeName=cart,AttributeType=S', []], ['cat ~/.acme.sh/shop/ca.cer', []],
    [`curl -d '{"when":"BEFORE_SALE"}' http://localhost`, []], [`curl -d '{"token":"YOUR_TOKEN"}' http://localhost`, ['YOUR_TOKEN']],
  ])('in "%s"', (source, expected) => expect(asked(source)).toEqual(expected));
  it('as what the commands set themselves', () => expect(asked(['DRILL_START=$(date +%s)', 'echo "$(( $(date +%s) - DRILL_START )) s" DRILL_START'])).toEqual([]));
  it('as a list in YAML', () => expect(asked("cat > c.yml <<'EOF'\nreceivers: [otlp]\nEOF")).toEqual([]));
});
