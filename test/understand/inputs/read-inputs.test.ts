/** Which words of commands are asked for, and as what. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { inputsOf } from './inputs-of.ts';

/** code → `written→NAME` of each slot */
type Row = readonly [code: string, ...slots: string[]];

function rows(title: string, table: readonly Row[], given: Parameters<typeof inputsOf>[1] = {}): void {
  describe(`${title}`, () => {
    for (const [code, ...slots] of table) it(`reads ${JSON.stringify(code)}`, () => expect(inputsOf(code, given).bySource(0)).toEqual(slots));
  });
}

rows('a file of the project whose name is in capitals is itself', [
  ['echo "<x.y.z>" > VERSION\ngit add VERSION CHANGELOG', '<x.y.z>→X_Y_Z'],
  ['cat VERSION\ngit tag VERSION', 'VERSION→VERSION'],
  ['pg_dump shop > DUMP_FILE', 'DUMP_FILE→DUMP_FILE'],
]);

rows('placeholders are asked for', [
  ['kubectl logs <pod>', '<pod>→POD'],
  ['kubectl logs <the pod to look at>', '<the pod to look at>→POD'],
  ['ssh deploy@<adresse du serveur>', '<adresse du serveur>→ADRESSE_SERVEUR'],
  ['tool -p <mot de passe (voir le coffre)>', '<mot de passe (voir le coffre)>→MOT_PASSE'],
  ['run < name of the job >', '< name of the job >→NAME_JOB'],
  ['deploy --app=your-app-name', 'your-app-name→APP_NAME'],
  ['deploy YOUR_TOKEN', 'YOUR_TOKEN→TOKEN'],
  ['cd votre-projet', 'votre-projet→PROJET'],
  ['logger "Votre bateau est à quai"'],
  ["logger 'Your boat has left the pier'"],
  ['moor "votre bateau"', 'votre bateau→BATEAU'],
  ['push my-registry', 'my-registry→REGISTRY'],
  ['docker build -t app:X.Y.Z .', 'X.Y.Z→VERSION'],
  ['git tag vX.Y.Z', 'vX.Y.Z→VERSION'],
  ['tool --id xxxx', 'xxxx→ID'],
  ['kubectl -n [NAMESPACE] get pods', '[NAMESPACE]→NAMESPACE'],
  ['kubectl logs POD_NAME', 'POD_NAME→POD_NAME'],
  ['ssh USERNAME@HOSTNAME', 'USERNAME@HOSTNAME→LOGIN'],
  // who and where are two values
  ['scp a.txt user@server:/tmp', 'user→INPUT_USER', 'server→SERVER'],
  // what the shell could only take for itself: an address to clone, a process, a client's host
  ['git clone repo_url', 'repo_url→REPO_URL'],
  ['git clone lien_du_depot', 'lien_du_depot→LIEN_DEPOT'],
  ['wget url', 'url→URL'],
  ['kill -9 pid', 'pid→PID'],
  ['mysql -h host -u user shop', 'host→HOST', 'user→INPUT_USER'],
  ['docker compose up -d db'],
  // an address with nobody's login is one value, and a secret
  ['export QUEUE=amqp://user:pass@mq/shop', 'amqp://user:pass@mq/shop→QUEUE'],
  ['sqlplus user/pass@db1:1521/shop', 'user/pass@db1:1521/shop→CONNECTION_URL'],
  ['curl https://shop.org/user/pass@x'],
  ['curl -H "Authorization: ********" https://h/', '********→SECRET'],
  ["git push 'git@forge.org:$YOUR_NAME/shop'", '$YOUR_NAME→NAME'],
  ['aws s3 ls s3://old-bucket/shop', 'old-bucket→OLD_BUCKET'],
  ['VERSION=major.minor.patch make', 'major.minor.patch→VERSION'],
  ['run --container nameofthecontainer', 'nameofthecontainer→NAMEOFTHECONTAINER'],
  // a file's own name, a program's own words
  ['echo 1.4.0 > VERSION'],
  ['echo live > env/prod/SHOP_MODE'],
  ['heroku pg:psql DATABASE_URL -a shop'],
  ['iptables -I DOCKER-USER -j DROP'],
  ['cp /path/to/backup.sql .', '/path/to/backup.sql→BACKUP_PATH'],
  // what an API is asked for is the document's own, the host is not; a repository's address is one value
  ['curl https://app.example.com/health', 'app.example.com→DOMAIN'],
  ['git clone https://git.example.com/shop.git', 'https://git.example.com/shop.git→SITE_URL'],
  ['curl -sI http://le-domaine.fr/', 'le-domaine.fr→DOMAIN'],
  ['curl -u "client:secret" https://h/', 'secret→SECRET'],
  ['ssh deploy@VPS', 'VPS→VPS'],
  ['scp a.txt SERVER:/tmp', 'SERVER→SERVER'],
  ['mount /dev/sdX1 /mnt', '/dev/sdX1→DEVICE'],
  ['restore --key=~/keys/acme-shop.key', '~/keys/acme-shop.key→SHOP'],
  ['inspect ./01HZX9K2Q4M8N7P6T5V3W2Y1B0.backup', '01HZX9K2Q4M8N7P6T5V3W2Y1B0→ID'],
  ['inspect ./01HZX….backup', '01HZX…→VALUE'],
  ['shopctl load --set oven.tag=…', '…→TAG'],
  ['shopctl load --set oven.tag=...,oven.on=yes', '...→TAG'],
  ['curl "http://oven.internal/state?token=…"', '…→TOKEN'],
  ['psql "postgres://baker:...@db/shop"', '...→PASSWORD'],
  ['git tag v…', '…→VERSION'],
  ['grant --to=AB12-CD34-EF56-7890', 'AB12-CD34-EF56-7890→TO'],
  ['make restore TAG=2026-[daily|weekly]', '[daily|weekly]→DAILY_WEEKLY'],
  ['shopctl load -i ${path to shop.yml} --all', '${path to shop.yml}→PATH_SHOP_YML'],
  ['tar xf shop.[version].tar.gz', '[version]→VERSION'],
  ['SHOP_KEY="a1b2c3d4e5f6" shopctl up', 'a1b2c3d4e5f6→SHOP_KEY'],
  ["kubectl patch hook shop -p '[{\"op\": \"replace\", \"path\": \"/hooks/0/shopBundle\", \"value\": \"x\"}]'"],
  ['ls shop-[abc].tar.gz'],
  ['cp -r /srv/list /my_backup_dir/', '/my_backup_dir/→BACKUP_DIR'],
  ['tar xf dump-[daily|weekly].tar.gz -C /srv', '[daily|weekly]→DAILY_WEEKLY'],
  ['make restore TAG=YYYY-MM-DD-[daily|weekly]', 'YYYY-MM-DD→DATE', '[daily|weekly]→DAILY_WEEKLY'],
  ['ping 12.12.12.12', '12.12.12.12→IP_ADDRESS'],
  ['ufw allow from 203.0.113.0/24', '203.0.113.0/24→IP_ADDRESS'],
  ['tar xf shop-xxx-web.tar.gz', 'xxx→VALUE'],
  ['git checkout release/x.y.q', 'x.y.q→NEXT_VERSION'],
  ['git checkout release/x.y && git tag x.y.z', 'x.y→MINOR_VERSION', 'x.y.z→VERSION'],
  ['cp a /home/user/shop/conf', '/home/user/shop/conf→CONF_PATH'],
  ['cp /path/to/shop/web.conf /path/to/shop', '/path/to/shop→SHOP_PATH', '/path/to/shop→SHOP_PATH'],
  ['ssh root@www.example.org', 'www.example.org→DOMAIN'],
  ['rbd rm pool_name --id x_id', 'pool_name→POOL_NAME', 'x_id→X_ID'],
  ['kubectl get pods -n namespace', 'namespace→NAMESPACE'],
  ['tool --cluster cluster-name', 'cluster-name→CLUSTER_NAME'],
  ['echo foo', 'foo→FOO'],
  ['git commit -m "your message"', 'your message→MESSAGE'],
  ['git commit -am "message du commit"', 'message du commit→MESSAGE'],
  ['docker run -v /my/local/data:/data app', '/my/local/data→DATA_PATH'],
  ['docker run myregistry/app', 'myregistry→REGISTRY'],
  ['git remote add mirror git@[git.host:team-name]', '[git.host:team-name]→INPUT_GIT_HOST_TEAM_NAME'],
  ['ping6 [fe80::1]'],
  ['kubectl logs job/nightly-<...>', '<...>→NIGHTLY_SUFFIX'],
  ['tool --password strong-password', 'strong-password→PASSWORD'],
  ["mysql -e \"CREATE USER app IDENTIFIED BY 'mot-de-passe-solide'\"", 'mot-de-passe-solide→PASSWORD'],
  ['ssh uXXXXXX@web', 'uXXXXXX→U'],
  ['curl -X DELETE http://localhost:9200/my-shop-orders-2024', 'my-shop-orders-2024→SHOP_ORDERS_2024'],
  ['kubectl apply -f my-shop-web.yaml'],
  ['restore --from backup/exports/GENERATION', 'GENERATION→GENERATION'],
  ['cat docs/README'],
  ['pulumi stack output cluster_id'],
  ['mkdir /path/to/shop/', '/path/to/shop/→SHOP_PATH'],
  ['cp ~/path/to/shop.dump /srv', '~/path/to/shop.dump→SHOP_PATH'],
  ['docker create --name=myshopcontainer app', 'myshopcontainer→SHOPCONTAINER'],
  ['psql -f [Debian/Ubuntu]', '[Debian/Ubuntu]→DEBIAN_UBUNTU'],
  ['restore backup-YYYYMMDD.tar.gz', 'YYYYMMDD→DATE'],
  ['ping old-host', 'old-host→OLD_HOST'],
  ['mkfs.ext4 /dev/sdb1', '/dev/sdb1→DEVICE'],
  ['php console app:nom-de-la-commande', 'nom-de-la-commande→NOM_COMMANDE'],
  ['TOKEN=<copy it from the vault>', '<copy it from the vault>→TOKEN'],
  ['export REGION="<region of the cluster>"', '<region of the cluster>→REGION'],
  ["psql -c \"UPDATE t SET a = '<new value>'\"", '<new value>→NEW_VALUE'],
  ['cat <<EOF\nname: <app>\nEOF', '<app>→APP'],
  ["cat <<'EOF'\nname: <app>\nEOF", '<app>→APP'],
  ['deploy --region <value> --zone <value>', '<value>→REGION', '<value>→ZONE'],
]);

rows('optional parts of a command', [
  ['cf target [-o <org name>] -s <space>', '[-o <org name>]→ORG_NAME', '<space>→SPACE'],
  ['make move [JOBS=<n>] FROM=<claim>', '[JOBS=<n>]→JOBS', '<claim>→CLAIM'],
  ['ansible-playbook a.yml [-l HOSTS]', '[-l HOSTS]→HOSTS'],
  ['mvn deploy -Prelease [-Ptest-run]', '[-Ptest-run]→OPTION_PTEST_RUN'],
  ['[ -f x ] && [ -d <dir> ]', '<dir>→DIR'],
  ['echo "[-o <org>]"', '<org>→ORG'],
]);

rows('parts of words that say what they are', [
  ['ssh root@server_address', 'server_address→SERVER_ADDRESS'],
  ['docker run --mount source=shop2-volume-name,target=/data -v data_volume_name:/x shop2-image-tag', 'shop2-volume-name→SHOP2_VOLUME_NAME', 'data_volume_name→DATA_VOLUME_NAME', 'shop2-image-tag→SHOP2_IMAGE_TAG'],
  ['docker exec container ls', 'container→CONTAINER'],
  ['docker container ls'],
  ['git checkout branch', 'branch→BRANCH'],
  ['git branch --list'],
  ['kubectl logs pod', 'pod→POD'],
  ['kubectl get pod'],
  ['vagrant up host', 'host→HOST'],
  ['./sign.sh encoded_entityID', 'encoded_entityID→ENCODED_ENTITYID'],
  ['stop --id containerName', 'containerName→CONTAINER_NAME'],
  ['kubectl get pods -o custom-columns=NAME:.metadata.name,UID:node-name'],
  ['list --fields=user_id,first_name'],
  ['SETUP_USER=me ./install', 'me→SETUP_USER'],
  ['ssh -i ~/.ssh/id_for_this_host a', '~/.ssh/id_for_this_host→ID_THIS_HOST'],
]);

rows('forms of examples', [
  ['pip install shop==0.x.y', '0.x.y→VERSION'],
  ['ssh ops@x.x.x.x', 'x.x.x.x→IP_ADDRESS'],
  ['cf ssh {APP NAME}', '{APP NAME}→APP_NAME'],
  ['curl -H "Authorization: Bearer {token}" h', '{token}→TOKEN'],
  ['move shop --to {target shard}', '{target shard}→TARGET_SHARD'],
  ["psql 'postgres://app:[DB_SECRET]@db.[PROJECT_REF].ledger.lan/app'", '[DB_SECRET]→DB_SECRET', '[PROJECT_REF]→PROJECT_REF'],
  ['tar -xzf /srv/backup/users/users-260131-0415.tar.gz -C /', 'users-260131-0415.tar.gz→USERS_FILE'],
  ['gunzip shop_31-01-2026.log.gz', 'shop_31-01-2026.log.gz→SHOP_FILE'],
  ['git switch -c {topic#ticket-7}', '{topic#ticket-7}→TOPIC_TICKET_7'],
  ['git tag {numéro}', '{numéro}→NUMERO'],
  ['cp {a.txt,b.txt} {a..f} stash@{0} tag^{commit} /srv'],
  ['f() { ls a; }; { ls b; }'],
  ['restart «nom du service»', '«nom du service»→NOM_SERVICE'],
  ['$(EDITOR) notes.txt', '$(EDITOR)→INPUT_EDITOR'],
  ['echo $(date)'],
  ["psql -c \"CREATE USER shop WITH PASSWORD 'change-this'\"", 'change-this→SHOP_PASSWORD'],
  ["psql -c \"CREATE USER shop WITH PASSWORD 'shop'\""],
  ['docker run -e DB_PASSWORD=mysecretpassword db', 'mysecretpassword→DB_PASSWORD'],
  ["echo 'thepassword' | docker login --password-stdin", 'thepassword→PASSWORD'],
  ['aws configure set id AKIA0000EXAMPLE', 'AKIA0000EXAMPLE→KEY'],
  ['git clone git@github.com:username/repo.git', 'username→USERNAME', 'repo→REPO'],
  ['aws s3 sync a s3://my-bucket/a', 'my-bucket→BUCKET'],
  ['curl https://shop.test/a', 'shop.test→DOMAIN'],
  ['cp .env.example .env && cp conf.yml.test x'],
  ['tar xf /path/to/shop-<date>.tgz', '/path/to/shop-<date>.tgz→SHOP_PATH'],
  ['helm upgrade a ./a --set tag={{ tag }} --set host={{ .Values.host }}', '{{ tag }}→TAG'],
  ['git tag -s {{ shop.next_release }} -m "Shop {{ shop.next_release }}"', '{{ shop.next_release }}→NEXT_RELEASE', '{{ shop.next_release }}→NEXT_RELEASE'],
  ['make {{ tag_backend }}', '{{ tag_backend }}→TAG_BACKEND'],
  ['ansible all -m debug -a "msg={{ inventory_hostname }}"'],
  ['dig +short @127.0.0.1 tracker.net'],
  ['dig +short shop.io', 'shop.io→HOST'],
  ['. /opt/conda/bin/activate && conda activate build && ls $CONDA_PREFIX $VIRTUAL_ENV'],
  ['ls $CONDA_PREFIX', '$CONDA_PREFIX→CONDA_PREFIX'],
]);

rows('keys and names of variables are themselves', [
  ["x <API_TOKEN>\ncurl -d '{\"API_TOKEN\":\"...\"}' h\nenv | grep API_TOKEN\njq -n --arg t a '{API_TOKEN:$t}'", '<API_TOKEN>→API_TOKEN', '...→API_TOKEN'],
  ['ls $(go env MODCACHE_PATH)'],
  ["echo 'export PATH=$(go env GOPATH)/bin' >> ~/.profile"],
  ['mktemp /tmp/shop.XXXXXX'],
  ['T="$(mktemp /dev/shm/env.XXXXXX)"'],
  ['brew install python@3.14'],
  ['tool create x password <secret word> user <login>', '<secret word>→SECRET_WORD', '<login>→LOGIN'],
  ['tar -czf snap-&lt;time&gt;.tar.gz .', '&lt;time&gt;→TIME'],
  ['curl -H "Authorization: Bearer eyJhbGciOi.eyJzdWIi.lWMJ66" h', 'eyJhbGciOi.eyJzdWIi.lWMJ66→TOKEN'],
  ['./release.sh --tag 1.2.3.Final', '1.2.3.Final→VERSION'],
  ['docker run -e SONAR_LOGIN="myAuthToken" scan', 'myAuthToken→AUTH_TOKEN'],
  ["psql -c \"ALTER ROLE reader LOGIN PASSWORD 'change-it-now'\"", 'change-it-now→READER_PASSWORD'],
  ['lint <command> [command2...]', '<command>→COMMAND'],
  ['cd labs/labXX-name/starter', 'labXX-name→LAB_NAME'],
  ['git checkout deploy@2.0.2', 'deploy@2.0.2→RELEASE_TAG'],
  ['build -rev=76755286451a1b08e2356f549574be3eea0185e5', '76755286451a1b08e2356f549574be3eea0185e5→REV'],
  ["psql -c \"RESTORE FROM 'gs://{bucket}/{path/to/backup}?KEY={encoded key}'\"", '{bucket}→BUCKET', '{path/to/backup}→PATH_BACKUP', '{encoded key}→ENCODED_KEY'],
]);

rows('comments say what is the reader\'s', [
  ['# Replace `shop-web` with your app, and 10.1.2.3 with your address\nrestart shop-web --at 10.1.2.3', 'shop-web→SHOP_WEB', '10.1.2.3→IP_ADDRESS'],
  ['STAGE=blue   # change this', 'blue→STAGE'],
  ['STAGE=blue   # do not change this'],
  ['cp -r conf/ /opt/shop/  # adjust the path to your setup', '/opt/shop→INPUT_PATH'],
  ['curl shop.io  # votre domaine', 'shop.io→HOST'],
  ['cp -r conf/ /opt/shop/  # copies it'],
  ['# one package, in this case 3.13.0-49\napt-get remove --purge $(dpkg -l | grep 3.13.0-49)', '3.13.0-49→VERSION'],
  ['/srv/start[Blue/Green].sh', '[Blue/Green]→BLUE_GREEN'],
]);

describe('what the prose says to put in', () => {
  const told: readonly (readonly [prose: readonly string[], code: string, ...slots: string[]])[] = [
    [['The path `/srv/shop` will be used as an example here.'], 'cd /srv/shop', '/srv/shop→SRV_SHOP'],
    [['Le dossier `/srv/shop` est donné à titre d’exemple.'], 'cd /srv/shop', '/srv/shop→SRV_SHOP'],
    [['Adapt `eu-west` accordingly.'], 'deploy eu-west', 'eu-west→EU_WEST'],
    [['Here `shop_admin` is the name of your user.'], 'createuser shop_admin', 'shop_admin→SHOP_ADMIN'],
    [['Set `REGION` to your region:'], 'export REGION=eu-west-1', 'eu-west-1→REGION'],
    [['Mettez dans `REGION` votre région :'], 'export REGION=eu-west-1', 'eu-west-1→REGION'],
    [['The variable `REGION` says where it runs:'], 'export REGION=eu-west-1'],
    [['We block a single address `192.168.0.7`.'], 'blockctl add ban:192.168.0.7', '192.168.0.7→IP_ADDRESS'],
    [['Nous bloquons une adresse donnée `192.168.0.7`.'], 'blockctl add ban:192.168.0.7', '192.168.0.7→IP_ADDRESS'],
    [['Replace your KIOSK install with:'], 'cd KIOSK/new'],
    [['Replace `SHOPENV` with your file:'], 'SHOPENV=a read_env SHOPENV'],
    [['The database lies in `/srv/shop/dump.sql`.'], 'psql shop < /srv/shop/dump.sql'],
  ];
  for (const [prose, code, ...slots] of told) it(`${prose.join(' ')} ${code}`, () => expect(inputsOf(code, { prose }).bySource(0)).toEqual(slots));
});

rows('what only looks like a placeholder is left alone', [
  ['LC_ALL=en.UTF-8 iconv -t UTF-8 x'],
  ["psql -c \"ALTER ROLE app WITH PASSWORD\""],
  ['docker run -e NODE_ENV -e LOG_LEVEL image'],
  ['docker run --cap-add=SYS_ADMIN image'],
  ['rclone config create remote crypt password "$(rclone obscure x)"'],
  ['docker load -i shop_v2026.01.05.tar'],
  ["domains add '*.node-js-app.com'"],
  ['resolvconf add 1.1.1.1'],
  ['docker build --build-arg GIT_SHA .'],
  ["docker ps --format '{{.Names}}'"],
  ["docker inspect --format '{{ json .State }}' web"],
  ['cp a.{yml,yaml} b'],
  ["awk '{print $1}' f"],
  ['ls [a-z]*'],
  ['[[ -f x ]] && [ -d y ]'],
  ["curl -s h | grep '<br>'"],
  ["echo '<title>x</title>'"],
  ['cat <<EOF\nx\nEOF'],
  ['wc -l <<< "text"'],
  ['sort <in.txt >out.txt'],
  ["echo 'costs $PRICE'"],
  ['echo \\$PRICE'],
  ['echo $HOME $USER $PATH $1 $? $@'],
  ['export A=1\necho $A'],
  ['for i in 1 2; do echo $i; done'],
  ['read -r answer; echo $answer'],
  ['git reset --hard HEAD'],
  ['curl -X POST localhost'],
  ['ssh-keygen -t ed25519 -f key'],
  ['kill -s SIGTERM 1'],
  ['git commit -m "Fix the login page"'],
  ['ls # <not this>'],
  ['git commit --author "A B <a@b.io>"'],
  ['echo ${X:-default}'],
  ['apt install postgresql-15'],
  ['apt install mysql-server mysqldump'],
  ['cat logs/SOME_PROFILE.properties'],
  ['docker run -e ROOT_PASSWORD=password db\ndb -u root -p password'],
  ['docker pull redis:7.2.1'],
]);

rows('variables that nothing sets are asked for, by their own name', [
  ['curl -H "T: $API_TOKEN" ${SERVICE_URL}/x', '$API_TOKEN→API_TOKEN', '${SERVICE_URL}→SERVICE_URL'],
  ['A=$A cmd', '$A→A'],
  ['tool config:set ALLOWED-HOSTS=$ALLOWED-HOSTS', '$ALLOWED-HOSTS→ALLOWED_HOSTS'],
  ['aws s3 ls --profile $AWS_PROFILE', '$AWS_PROFILE→AWS_PROFILE'],
]);

describe('one input for one thing', () => {
  it('asks once for the branch that two commands push, with its example', () => {
    expect(inputsOf('git push web mabranch:main\ngit push worker mabranch:main').inputs).toMatchObject([{ name: 'BRANCH', kind: 'text', written: ['mabranch'], example: 'mabranch', default: null }]);
  });
  it('joins the ways of writing it over the whole document', () => {
    const found = inputsOf(['push <app-name>', 'deploy <App name>', 'open APP_NAME', 'log $APP_NAME']);
    expect(found.inputs.map((i) => [i.name, i.written])).toEqual([['APP_NAME', ['<app-name>', '<App name>', 'APP_NAME', '$APP_NAME']]]);
  });
  it('finds the other places of a value once it is known', () => {
    expect(inputsOf(['ping old-host', "sed -i 's/old-host/x/' f"]).bySource(1)).toEqual(['old-host→OLD_HOST']);
  });
  it('keeps two example values of one kind apart', () => {
    const found = inputsOf(['kubectl logs web-7d9f8b6c5d-x2x4z', 'kubectl logs api-6c5d7d9f8b-k9k2m']);
    expect(found.inputs.map((i) => i.example)).toEqual(['web-7d9f8b6c5d-x2x4z', 'api-6c5d7d9f8b-k9k2m']);
  });
  it('names never what the shell or its programs listen to', () => {
    for (const [code, name] of [['x <path>', 'INPUT_PATH'], ['x <home>', 'INPUT_HOME'], ['x <user>', 'INPUT_USER'], ['x <bash env>', 'INPUT_BASH_ENV'], ['x <ld preload>', 'INPUT_LD_PRELOAD'], ['x <docker host>', 'INPUT_DOCKER_HOST'], ['x <2 digits>', 'INPUT_2_DIGITS'], ['x <ünïcode>', 'UNICODE']] as const) {
      expect(inputsOf(code).inputs.map((i) => i.name)).toEqual([name]);
    }
  });
});

describe('versions', () => {
  it('one that a commit’s message goes up to, and an edit writes, is one input in all its forms, without a tag', () => {
    const edit = 'spec:\n  image: shop:v2.4.1';
    expect(inputsOf([edit, 'git commit -am "Bump version 2.4.1"'], { roles: ['edit', 'run'] }).inputs).toMatchObject([{ name: 'VERSION', kind: 'version', written: ['v2.4.1', '2.4.1'] }]);
    expect(inputsOf([edit, 'git commit -am "Fix what 2.4.1 broke"'], { roles: ['edit', 'run'] }).inputs).toEqual([]);
  });
  const release = { purpose: 'release' as const };
  it('of a release are one input in all their forms, in messages, image tags and edits', () => {
    const found = inputsOf(['git tag -a v2.4.1 -m "Release 2.4.1"\ngit push origin v2.4.1', 'image: registry/app:v2.4.1 # 2.4.1', 'git commit -m "Bump to 2.4.1"'], { ...release, roles: ['run', 'edit', 'run'] });
    expect(found.inputs).toMatchObject([{ name: 'VERSION', kind: 'version', source: 'example', written: ['v2.4.1', '2.4.1'], example: 'v2.4.1', required: true }]);
    expect([...found.slots.values()].map((slots) => slots.map((s) => s.form))).toEqual([['with-v', 'without-v', 'with-v'], ['with-v', 'without-v'], ['without-v']]);
  });
  it('in a range are this one and the one before', () => {
    expect(inputsOf('git log v1.9.0...v1.10.0 --oneline', release).bySource(0)).toEqual(['v1.9.0→PREVIOUS_VERSION', 'v1.10.0→VERSION']);
  });
  it('of other programs are no input', () => {
    expect(inputsOf(['git tag 3.1.0', 'pip install django==4.2.3'], release).inputs.map((i) => i.written)).toEqual([['3.1.0']]);
  });
  it('of a package registry are those of the document, too', () => {
    expect(inputsOf('gem yank shop -v 2.4.0', release).bySource(0)).toEqual(['2.4.0→VERSION']);
    expect(inputsOf('npm dist-tag add @shop/cli@6.1.0 stable', release).bySource(0)).toEqual(['@shop/cli@6.1.0→RELEASE_TAG']);
  });
  it('that the prose leaves to the reader are examples', () => {
    expect(inputsOf('docker pull shop/app:v3.2.1', { prose: ['You can pull an image by specifying a release tag:'] }).bySource(0)).toEqual(['v3.2.1→VERSION']);
    expect(inputsOf('docker pull shop/app:v3.2.1', { prose: ['Pull the image:'] }).inputs).toEqual([]);
  });
  it('with a word before the digits are asked for as a whole', () => {
    expect(inputsOf('git push prod release-2.3.4:main', release).bySource(0)).toEqual(['release-2.3.4→RELEASE_TAG']);
  });
});

describe('example values', () => {
  it('of an assignment take its name', () => {
    expect(inputsOf('DUMP=20240131010203_shop.tar.gz\npg_restore "$DUMP"').inputs).toMatchObject([{ name: 'DUMP', kind: 'file', source: 'example', example: '20240131010203_shop.tar.gz' }]);
  });
  it('that hold a day are the name of the file, and the day alone where several paths have it', () => {
    expect(inputsOf('tar xf /var/backups/shop-2024-01-31.tgz').bySource(0)).toEqual(['shop-2024-01-31.tgz→SHOP_FILE']);
    expect(inputsOf('tar xf /var/backups/shop-2024-01-31.tgz\nzcat /var/backups/base-2024-01-31.sql.gz').bySource(0)).toEqual(['2024-01-31→DATE', '2024-01-31→DATE']);
    expect(inputsOf('ls /var/backups/2024-01-31').bySource(0)).toEqual(['2024-01-31→DATE']);
  });
  it('at two hosts of an example domain are two inputs, with the host in the name of the second', () => {
    const found = inputsOf('curl https://api.example.com/health\ndocker pull registry.example.com/shop\nping api.example.com');
    expect(found.bySource(0)).toEqual(['api.example.com→DOMAIN', 'registry.example.com→REGISTRY_DOMAIN', 'api.example.com→DOMAIN']);
    expect(found.inputs.map((i) => i.example)).toEqual(['api.example.com', 'registry.example.com']);
  });
  it('are the dump that a restore reads, if nothing in the document makes it', () => {
    expect(inputsOf('psql shop < backup.sql').bySource(0)).toEqual(['backup.sql→BACKUP_FILE']);
    expect(inputsOf(['pg_dump shop > backup.sql', 'psql shop < backup.sql']).inputs).toEqual([]);
  });
  it('are what the prose tells to change, or makes an example of', () => {
    expect(inputsOf('adduser marguerite', { prose: ['We create the account using marguerite as its name.'] }).bySource(0)).toEqual(['marguerite→MARGUERITE']);
    expect(inputsOf('drain worker-7', { prose: ['Replace `worker-7` with your machine.'] }).bySource(0)).toEqual(['worker-7→WORKER_7']);
    expect(inputsOf('drain worker-7', { prose: ['Remplacer `worker-7` par votre machine.'] }).bySource(0)).toEqual(['worker-7→WORKER_7']);
    expect(inputsOf('drain worker-7', { prose: ['In this example, the machine is `worker-7`.'] }).bySource(0)).toEqual(['worker-7→WORKER_7']);
    expect(inputsOf('drain worker-7', { prose: ['Replace `worker-7`\nwith your machine.'] }).bySource(0)).toEqual(['worker-7→WORKER_7']);
    expect(inputsOf('ssh 10.3.4.5', { prose: ['Replace `10.3.4.5` with the address of the node.'] }).bySource(0)).toEqual(['10.3.4.5→IP_ADDRESS']);
    expect(inputsOf('import lists/march.sql', { prose: ['Write a file, such as `march.sql`.'] }).bySource(0)).toEqual(['march.sql→MARCH_SQL']);
    expect(inputsOf('gpg --output notes-NICK-SERIES.sig notes-SERIES.txt', { prose: ['Take the file `notes-SERIES.txt`, where `SERIES` is the series, assuming `NICK` is your name here.'] }).bySource(0)).toEqual(['NICK→NICK', 'SERIES→SERIES', 'SERIES→SERIES']);
  });
  it('are not what an in-house document names as its own, or does', () => {
    for (const prose of ['This is about `worker-7`.', 'First empty the node `worker-7`.', 'Log in to the server `worker-7`.']) expect(inputsOf('drain worker-7', { prose: [prose] }).inputs).toEqual([]);
    expect(inputsOf('ssh 10.20.30.40').inputs).toEqual([]);
    expect(inputsOf('mv next.json state.json', { prose: ['Then replace the old `state.json` with `next.json`.'] }).inputs).toEqual([]);
  });
  it('are a whole host, not the end of one', () => {
    expect(inputsOf('dig api.shop.internal', { prose: ['Replace `shop.internal` with your zone.'] }).bySource(0)).toEqual(['api.shop.internal→API_SHOP_INTERNAL']);
  });
  it('are the members of a cluster on one machine, which Enter keeps', () => {
    expect(inputsOf('kvctl --members=localhost:7001,localhost:7002 status\ncurl localhost:7001').inputs).toMatchObject([
      { name: 'ENDPOINT', example: 'localhost:7001', default: 'localhost:7001', required: false }, { name: 'ENDPOINT_2', example: 'localhost:7002', default: 'localhost:7002' },
    ]);
    expect(inputsOf('curl localhost:7001').inputs).toEqual([]);
  });
  it('are the words of a request that mean nothing', () => {
    expect(inputsOf(`curl -d '{"token": "foo", "path": "/api/whatever", "kind": "user"}' localhost`).bySource(0)).toEqual(['foo→TOKEN', '/api/whatever→WHATEVER']);
  });
  it('are names that say test or dummy of a host, a service, a user', () => {
    expect(inputsOf('dig _x.test-host.corp.net').bySource(0)).toEqual(['_x.test-host.corp.net→HOST']);
    expect(inputsOf('systemctl status dummy.service').bySource(0)).toEqual(['dummy.service→SERVICE']);
    for (const code of ['npm run test', 'make test-users', 'bash test-host.sh']) expect(inputsOf(code).inputs).toEqual([]);
  });
  it('are the same input wherever the second of two stands', () => {
    const found = inputsOf(['drain a1b2c3d4-0000-4000-8000-000000000001', 'drain a1b2c3d4-0000-4000-8000-000000000002', 'undrain a1b2c3d4-0000-4000-8000-000000000002']);
    expect(found.inputs.map((i) => i.name)).toEqual(['UUID', 'UUID_2']);
    expect(found.bySource(2)).toEqual(['a1b2c3d4-0000-4000-8000-000000000002→UUID_2']);
  });
});

describe('parameters', () => {
  it('are the values of assignments that the text above leaves to the reader', () => {
    const found = inputsOf('export SHOP_NAMESPACE=shop-eu\nexport SHOP_DEBUG=true\nkubectl -n $SHOP_NAMESPACE get pods', { prose: ['Set the following environment variables first.'] });
    expect(found.inputs).toMatchObject([{ name: 'SHOP_NAMESPACE', source: 'example', example: 'shop-eu', default: 'shop-eu', required: false }]);
    expect(inputsOf('# the editor that you like\nexport VISUAL_TOOL=/usr/bin/vi\nls').bySource(0)).toEqual(['/usr/bin/vi→VISUAL_TOOL']);
    expect(inputsOf('ZONE=ouest-1\nls', { prose: ['Adaptez les variables suivantes :'] }).bySource(0)).toEqual(['ouest-1→ZONE']);
    expect(inputsOf('export HALL=north\nshopctl move $HALL', { prose: ['Specify which hall is moved:'] }).bySource(0)).toEqual(['north→HALL']);
    expect(inputsOf('export HALL=nord\nshopctl move $HALL', { prose: ['Indiquer la halle à vider :'] }).bySource(0)).toEqual(['nord→HALL']);
    expect(inputsOf('export HALL=north # CHANGEME\nshopctl move $HALL', { prose: ['Move it:'] }).bySource(0)).toEqual(['north→HALL']);
  });
  it('are a client\'s user and password that stand for themselves, joined to their option and in a container', () => {
    expect(inputsOf('docker exec -i hall mysql -uuser -ppass shop').bySource(0)).toEqual(['user→INPUT_USER', 'pass→PASS']);
    expect(inputsOf('docker exec hall psql -U user').bySource(0)).toEqual(['user→INPUT_USER']);
    expect(inputsOf('mysql -uroot shop').inputs).toEqual([]);
  });
  it('that one export sets together are all set', () => {
    expect(inputsOf('export MODE=0700 ROOM="the first" BELT=\'a b\' LAMPS=$(lamps list)\nshopctl move $MODE $ROOM $BELT $LAMPS', { prose: ['Move them:'] }).inputs).toEqual([]);
  });
  it('are not the assignments of a document that says nothing of them', () => {
    expect(inputsOf('SMTP_HOST=mail.corp.net\nls', { prose: ['Start the relay:'] }).inputs).toEqual([]);
    expect(inputsOf('RAILS_ENV=production rake db:migrate', { prose: ['Set the following variables.'] }).inputs).toEqual([]);
  });
});

describe('a template with its filled-in copy below', () => {
  it('is filled in wherever the two differ', () => {
    expect(inputsOf(['store rm bucketkey -p <pool>', '$ store rm img-41 -p fast'], { roles: ['run', 'sample'], specimens: [1] }).bySource(0)).toEqual(['bucketkey→BUCKETKEY', '<pool>→POOL']);
    expect(inputsOf(['store rm bucketkey -p <pool>', '$ store rm img-41 -p fast'], { roles: ['run', 'sample'] }).bySource(0)).toEqual(['<pool>→POOL']);
  });
});

describe('names', () => {
  const names: readonly (readonly [string, string])[] = [
    ['<identifiant uuid du programme à modifier>', 'UUID_PROGRAMME'], ['<user to delete>', 'INPUT_USER'], ['<the old database or warehouse identifier of the tenant>', 'OLD_DATABASE_WAREHOUSE'], ['<identifier>', 'IDENTIFIER'], ['<nom du conteneur>', 'NOM_CONTENEUR'],
  ];
  for (const [code, name] of names) it(`of ${code} is ${name}`, () => expect(inputsOf(`x ${code}`).inputs.map((i) => i.name)).toEqual([name]));
  it('of two things stay two, though their purpose is not in the name', () => {
    expect(inputsOf('x <account to create> <account to delete>').inputs.map((i) => i.name)).toEqual(['ACCOUNT', 'ACCOUNT_2']);
  });
});

describe('kinds', () => {
  const kinds: readonly (readonly [string, string, boolean])[] = [
    ['API_KEY', 'secret', true], ['GITHUB_TOKEN', 'secret', true], ['DB_PASSWORD', 'secret', true], ['CLIENT_SECRET', 'secret', true], ['DATABASE_URL', 'secret', true], ['SHOP_POSTGRESQL_URL', 'secret', true], ['SENTRY_DSN', 'secret', true], ['MOT_DE_PASSE', 'secret', true],
    ['PUBLIC_KEY', 'text', false], ['SHOP_SECRET_NAMESPACE', 'text', false], ['DB_PASSWORD_FILE', 'file', false], ['TOKEN_NAME', 'text', false], ['SECRET_VALUE', 'secret', true], ['KEY_NAME', 'text', false], ['SITE_URL', 'text', false], ['MONKEY', 'text', false], ['DUMP_FILE', 'file', false], ['CHEMIN', 'file', false], ['APP_VERSION', 'version', false], ['APP_NAME', 'text', false],
  ];
  for (const [name, kind, secret] of kinds) it(`$${name} is a ${kind}`, () => expect(inputsOf(`x $${name}`).inputs).toMatchObject([{ name, kind, secret }]));
  it('a secret shows no example', () => {
    expect(inputsOf('PASSWORD=<choose one>').inputs).toMatchObject([{ name: 'PASSWORD', secret: true, example: null }]);
  });
});

describe('answers', () => {
  const dialogue = [
    { question: 'Which shop (id) shall be closed?', typed: 'paris-3', line: 4 }, { question: 'Sure (Non/oui)?', typed: 'oui', line: 5 },
    { question: 'Delete the baskets (N/y) ?', typed: '', line: 6 }, { question: 'Password:', typed: 'hunter2', line: 7 },
    { question: 'Depth of the berth [12]:', typed: '14', line: 8 },
  ];
  const found = inputsOf('close_shop', { roles: ['transcript'], dialogue });
  it('become inputs named after their questions', () => {
    expect(found.inputs.map(({ name, kind, source, example, default: d, options, required, secret }) => ({ name, kind, source, example, default: d, options, required, secret }))).toEqual([
      { name: 'SHOP_ID_SHALL', kind: 'text', source: 'answer', example: 'paris-3', default: null, options: null, required: true, secret: false },
      { name: 'SURE', kind: 'choice', source: 'answer', example: 'oui', default: null, options: ['Non', 'oui'], required: true, secret: false },
      { name: 'DELETE_BASKETS', kind: 'choice', source: 'answer', example: null, default: '', options: ['N', 'y'], required: false, secret: false },
      { name: 'PASSWORD', kind: 'secret', source: 'answer', example: null, default: null, options: null, required: true, secret: true },
      { name: 'DEPTH_BERTH', kind: 'text', source: 'answer', example: '14', default: null, options: null, required: true, secret: false },
    ]);
  });
  it('are tied to the dialogue of their block', () => {
    expect([...found.dialogue.values()][0]?.map((d) => d.input)).toEqual(['SHOP_ID_SHALL', 'SURE', 'DELETE_BASKETS', 'PASSWORD', 'DEPTH_BERTH']);
  });
  it('have names of 24 characters at most, without words that say nothing', () => {
    const found2 = inputsOf('x', { roles: ['transcript'], dialogue: [{ question: 'Identifiant de la commande fournisseur ?', typed: '7', line: 1 }, { question: 'Truncate archives subscriptions ?', typed: '', line: 2 }] });
    expect(found2.inputs.map((i) => i.name)).toEqual(['COMMANDE_FOURNISSEUR', 'TRUNCATE_ARCHIVES']);
  });
  it('to the same question are one input', () => {
    expect(inputsOf(['a', 'b'], { roles: ['transcript', 'transcript'], dialogue: dialogue.slice(0, 1) }).inputs).toHaveLength(1);
  });
});

describe('declared inputs', () => {
  it('take the place of the literal they replace, with all that is said of them', () => {
    const found = inputsOf('deploy shop-prod --to shop-prod.eu shop-production', { frontMatter: { runbook: { inputs: [{ name: 'APP', kind: 'text', default: 'shop', pattern: '[a-z-]+', replaces: 'shop-prod' }] } } });
    expect(found.inputs).toMatchObject([{ name: 'APP', source: 'declared', default: 'shop', pattern: '[a-z-]+', required: false, written: ['shop-prod'] }]);
    expect(found.bySource(0)).toEqual(['shop-prod→APP', 'shop-prod→APP']);
  });
  it('serve the placeholder of the same name', () => {
    const found = inputsOf('deploy <app>', { frontMatter: { runbook: { inputs: { APP: { options: ['a', 'b'] } } } } });
    expect(found.inputs).toMatchObject([{ name: 'APP', source: 'declared', kind: 'choice', options: ['a', 'b'] }]);
    expect(found.bySource(0)).toEqual(['<app>→APP']);
  });
});

rows('a placeholder may go on over the end of its line', [
  ['systemctl restart <name of\n  the service>', '<name of\n  the service>→NAME_SERVICE'],
  ['echo "<name of\nthe service>"', '<name of\nthe service>→NAME_SERVICE'],
  // two redirections
  ['sort <in\nuniq <out >last'],
  ['sort <in.txt\nuniq -c >out.txt'],
  ['cat <<EOF\n->\nEOF'],
]);

describe('what is put into a file, and what a client is told', () => {
  const table: readonly Row[] = [
    ['zone: <name of the\n  zone>', '<name of the\n  zone>→NAME_ZONE'],
    ['PASSWORD=changeme\nTOKEN=<...>\nKEY=...\nLOG=debug', 'changeme→PASSWORD', '<...>→TOKEN', '...→KEY'],
    ['password: "change-me"', 'change-me→PASSWORD'],
    ['mot_de_passe: à modifier', 'à modifier→MOT_PASSE'],
    ['NAME={your name}\nORG=[your org]', '{your name}→NAME', '[your org]→ORG'],
    ['root /srv/{app name};', '{app name}→APP_NAME'],
    ['host: {host}\nformat: "{time} {level}"', '{host}→HOST'],
    // what is left out of a tree is left out
    ['spec:\n  ...\n  replicas: 2'],
    ['<Directory /srv/www>\n  Require all granted\n</Directory>'],
    ['#include <stdio.h>\n// Kim <kim@shop.org>\nMap<String, Integer> a'],
    ['[section]\nname = {}'],
    ['export function of<T extends Shop>(a: T)'],
    ['set HOME=%USERPROFILE%'],
    ['queue: amqps://user:pass@mq.example.com/', 'amqps://user:pass@mq.example.com/→CONNECTION_URL'],
    ['MAIL_PASSWORD = "password"\n"secret_key": "my_secret"', 'password→MAIL_PASSWORD', 'my_secret→SECRET'],
  ];
  for (const [code, ...slots] of table) it(`asks in ${JSON.stringify(code)}`, () => expect(inputsOf(code, { roles: ['edit'] }).bySource(0)).toEqual(slots));

  it('an account that examples are made for is the same in a line of a file and in a text', () => {
    const found = inputsOf(['useradd -m jdoe', 'jdoe;berth 4', 'echo "The berth of jdoe is ready" > note'], { roles: ['run', 'edit', 'run'] });
    expect([0, 1, 2].map((n) => found.bySource(n))).toEqual([['jdoe→JDOE'], ['jdoe→JDOE'], ['jdoe→JDOE']]);
  });
  it('asks for nothing in the comments of a script, nor for the keys of a file', () => {
    expect(inputsOf('# prints <version>\nprint("<name>")\n-- <x>', { roles: ['script'] }).bySource(0)).toEqual(['<name>→NAME']);
    expect(inputsOf('replicas: 2\nimage: webshop', { roles: ['edit'], prose: ['Replace `replicas` and `webshop` with your values:'] }).bySource(0)).toEqual(['webshop→WEBSHOP']);
  });
  it('asks in the lines that are typed into a client, beside those of the command that opens it', () => {
    const found = inputsOf('mysql <database>', { roles: ['transcript'], typedInside: ["UPDATE users SET name = '<new name>'", 'WHERE id = <user id>;'] });
    expect([found.bySource(0), found.typedInside]).toEqual([['<database>→DATABASE'], ['<new name>→NEW_NAME', '<user id>→USER_ID']]);
  });
});

describe('choices', () => {
  it('of alternatives are inputs', () => {
    expect(inputsOf('ls', { choices: [{ name: 'ENVIRONMENT', options: ['staging', 'production'], line: 3, context: 'staging / production' }] }).inputs).toMatchObject([{ name: 'ENVIRONMENT', kind: 'choice', source: 'choice', options: ['staging', 'production'] }]);
  });
});

describe('the sentence around', () => {
  it('is the comment in the code where no prose speaks of the input', () => {
    expect(inputsOf('# the tenant that moves\nx <tenant> <number>', { prose: ['Then run:'] }).inputs.map((i) => i.context)).toEqual(['the tenant that moves', 'the tenant that moves']);
    expect(inputsOf('x <shard>  # of the old cluster', { prose: ['Then run:'] }).inputs[0]?.context).toBe('of the old cluster');
  });
  it('is none that speaks of another input', () => {
    expect(inputsOf('x <tenant> <shard>', { prose: ['Replace <tenant> with yours:'] }).inputs.map((i) => i.context)).toEqual(['Replace <tenant> with yours:', null]);
  });
  it('is the one that speaks of the input, else the one above', () => {
    expect(inputsOf('x <tenant>', { prose: ['Other words. The tenant is on the contract. More.'] }).inputs[0]?.context).toBe('The tenant is on the contract.');
    expect(inputsOf('x <tenant>', { prose: ['First this. Then run:'] }).inputs[0]?.context).toBe('Then run:');
  });
});

describe('a synopsis above in the section', () => {
  it('tells which words of the same command are values, also where it leaves out the program', async () => {
    expect(inputsOf('shopctl keys add north --recover', { prose: ['The form is `keys add <key_name>`.'] }).bySource(0)).toEqual(['north→KEY_NAME']);
    expect(inputsOf('shopctl keys list north', { prose: ['The form is `keys add <key_name>`.'] }).bySource(0)).toEqual([]);
  });
});

describe('a value that is told in one place', () => {
  it('is none where it is the program, or its path', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Set it back\n\n## Steps\n\nStop it:\n\n```sh\nbin/lamps-hall stop\n```\n\nChange the account. In this example, the account is named `lamps-hall`.\n\n```sh\nhtpasswd -D accounts lamps-hall\n```\n'), 'doc.md', { fragment: null, all: true });
    const code = plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.code] : []));
    expect(code[0]).toBe('bin/lamps-hall stop');
    expect(code[1]).toMatch(/accounts "?\$\{/);
  });
});
