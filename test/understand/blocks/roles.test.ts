/** The roles of blocks, one row a rule: what stands before, the fence, and what a careful operator makes of it. */
import { describe, expect, test } from 'vitest';
import { fence, lastBlock } from './read-one.ts';

type Row = readonly [rule: string, document: string, role: string];

const under = (heading: string, text: string): string => `# Manual\n\n## ${heading}\n\n${text}`;

const commands: readonly Row[] = [
  ['what is done once a file is changed is no line of it', `Add the flag to \`/etc/net/flags\` with a comment, then:\n\n${fence('sh', 'cd ~/net && git pull', 'sudo sh apply.sh')}`, 'run'],
  ['a shell fence is commands', `Restart it:\n\n${fence('bash', 'sudo systemctl restart billing')}`, 'run'],
  ['an unlabelled fence of known programs is commands', `Then:\n\n${fence('', 'git pull --ff-only', 'make install')}`, 'run'],
  ['an unknown program in the form of a command, after a colon, is a command', `Start the worker:\n\n${fence('', 'qworker --queue mails --threads 4')}`, 'run'],
  ['shell under a label of another language is commands when every line is known', `Publish:\n\n${fence('python', '# first the branch', 'git checkout main', 'git push origin main')}`, 'run'],
  ['a shell fence that bash cannot read stays commands', `Run:\n\n${fence('sh', 'docker run --rm app (or podman)')}`, 'run'],
  ['placeholders with blanks do not hide a command', `Run:\n\n${fence('', 'kubectl logs <name of the pod> -n <namespace>')}`, 'run'],
  ['a variable set once under a shell’s label, and used by what follows', `Set the target once:\n\n${fence('bash', 'TARGET="shop/web"')}\n\nThen look:\n\n${fence('bash', 'gh run list --repo "$TARGET"')}`, 'run'],
  ['what a here-document holds does not make its command prose', `Then:\n\n${fence('', 'mysql shop <<EOF', 'CREATE TABLE a (', '  id INT NOT NULL, the_day DATE NOT NULL', ');', 'EOF')}`, 'run'],
  ['a known command under a label of data is one', `Save it now:\n\n${fence('yaml', "ansible-playbook plays/save.yml --extra-vars '{\"to\":[\"s3\"]}'")}`, 'run'],
  ['exports are commands', `Set up the shell:\n\n${fence('bash', 'export REGION=eu-west-3', 'export CLUSTER=blue')}`, 'run'],
  ['an assignment that a later block uses is a command', `Name it:\n\n${fence('bash', 'NODE=worker-3')}\n\nThen:\n\n${fence('bash', 'NODE2=$NODE', 'kubectl drain $NODE')}`, 'run'],
  ['a here-document that writes a file is a command', `Write it:\n\n${fence('bash', 'cat > app.yml <<EOF', 'name: app', 'port: 80', 'EOF')}`, 'run'],
  ['a bare path under a shell label is a program', `Save now:\n\n${fence('sh', '# the whole database', '/srv/scripts/backup')}`, 'run'],
  ['variables that the text uses later are set', `First:\n\n${fence('bash', 'HOST=web-1')}\n\nThen log in to \`$HOST\`.`, 'run'],
  ['a script that the text says can be used is run', `The following script can be used. Adjust HOSTS.\n\nIt goes through all tables.\n\n${fence('bash', '#!/bin/bash', 'HOSTS="a b"', 'for h in $HOSTS; do ping -c1 "$h"; done')}`, 'run'],
  ['a script shown whole that is to be run is run', `Run this script:\n\n${fence('bash', '#!/bin/sh', 'for n in 1 2; do echo "$n"; done')}`, 'run'],
  ['a command that prints its help is a transcript', `Look:\n\n${fence('bash', 'backupctl --help', '', 'Usage: backupctl [OPTIONS]')}`, 'transcript'],
  ['a console opened without a prompt, then its lines, is a transcript', `Look:\n\n${fence('', 'redis-cli -h cache', 'cache:6379> KEYS *', '(empty array)')}`, 'transcript'],
  ['an unlabelled assignment that later commands open with is a command', `Name the tool once:\n\n${fence('', 'TOOL=podman')}\n\nThen:\n\n${fence('bash', '$TOOL ps')}`, 'run'],
  ['what a condition forbids is not forbidden', `Show the version (leave the tag if you do not use another), please run:\n\n${fence('bash', 'docker run --rm shop:1 --version')}`, 'run'],
  ['a choice in brackets inside a path is part of it', `Start it:\n\n${fence('sh', '/srv/start[Blue/Green].sh 2>&1 | tee start.log')}`, 'run'],
  ['words with a slash between are no file', `Kernel/Firmware versions\n\n${fence('', '# the kernel', 'uname -r', '/opt/fw/bin/fwctl version')}`, 'run'],
  ['a program that the text calls a tool is known behind a root prompt', `Use the \`bucketctl\` tool to look:\n\n${fence('', '# bucketctl scan s3://shop', '2024/05/01 10:00:00 scanning', '2024/05/01 10:00:02 3 missing')}`, 'transcript'],
  ['prompts make a transcript', `Look:\n\n${fence('', '$ uptime', ' 10:01:22 up 3 days')}`, 'transcript'],
  ['a root prompt before a known program, first and everywhere, is a prompt', `Look:\n\n${fence('', '# du -hs /srv/data', '4.2G    /srv/data')}`, 'transcript'],
  ['a client opened and its lines in one block are a transcript', `Create it:\n\n${fence('bash', 'sudo -u postgres psql', 'CREATE DATABASE shop;', '\\q')}`, 'transcript'],
  ['a program’s whole path that is to be run', `Run the program:\n\n${fence('', '/opt/shop/bin/rebuild')}`, 'run'],
  ['a commit after what it commits', `Then:\n\n${fence('bash', 'git add CHANGES', 'git commit -m "Changes"')}`, 'run'],
];

const scripts: readonly Row[] = [
  ['SQL under its label is a script', `Check:\n\n${fence('sql', 'SELECT count(*) FROM orders;')}`, 'script'],
  ['SQL under a shell label is a script', `Check:\n\n${fence('bash', '-- how many', 'SELECT count(*) FROM orders;')}`, 'script'],
  ['SQL without a label is a script', `Check:\n\n${fence('', "UPDATE users SET admin = true WHERE id = 4;")}`, 'script'],
  ['a metric query is a script', `Watch:\n\n${fence('promql', 'rate(http_requests_total[5m])')}`, 'script'],
  ['lines at the prompt of another program are a script', `Ask:\n\n${fence('', '>>> import shop', '>>> shop.count()', '12')}`, 'script'],
  ['PowerShell is a script', `Restart:\n\n${fence('powershell', 'Restart-Service Billing')}`, 'script'],
  ['what follows a command that opened a console is a script', `Open it:\n\n${fence('bash', 'bin/rails console')}\n\n${fence('ruby', 'Order.stale.find_each(&:cancel!)')}`, 'script'],
  ['code of the console that the section names is a script', under('In the Rails console', fence('ruby', 'Order.last.update!(state: :paid)')), 'script'],
  ['code that the text says to run is a script', `Start a Python terminal and run:\n\n${fence('', 'from shop import jobs', 'jobs.rebuild()')}`, 'script'],
  ['answers of a console between the lines make a script', `Look:\n\n${fence('ruby', 'Shop.open.count', '=> 4')}`, 'script'],
  ['statements of a language whose console the document uses elsewhere are a script', `## From a Rails console\n\n${fence('ruby', 'Flag.enable(:closed)')}\n\n## Remove a parent\n\n${fence('rb', 'child = Child.find(4)', 'child.parents.first.destroy')}`, 'script'],
  ['lines of the MongoDB shell are a script', `In the mongo shell:\n\n${fence('bash', '> db.orders.find({ paid: false })')}`, 'script'],
  ['a client’s answer that is cut short leaves it a script', `Ask:\n\n${fence('bash', 'cache-1:6379> INFO', 'uptime_in_days:3', '...')}`, 'script'],
  ['lines of the Redis client are a script', `In redis-cli:\n\n${fence('', 'CONFIG SET maxmemory 200mb')}`, 'script'],
];

const edits: readonly Row[] = [
  ['a file and a verb of editing before data are an edit', `Add this to \`config/app.yml\`:\n\n${fence('yaml', 'cache:', '  size: 20')}`, 'edit'],
  ['YAML under a wrong label is an edit as well', `Dans le fichier \`deployment.yml\`, la ligne à modifier est :\n\n${fence('python', 'spec:', '  replicas: 3', '  image: shop:1.2.3')}`, 'edit'],
  ['a command that replaces a line of a script is put there', `On a host without containers, replace the dump line with:\n\n${fence('', 'pg_dump shop > "$DIR/$FILE"')}`, 'edit'],
  ['a first comment that is a place on the machine makes an edit', `## 3. Web server\n\n${fence('nginx', '# /etc/nginx/sites-available/shop', '', 'server {', '    listen 80;', '}')}`, 'edit'],
  ['a script below its own place is the content of it, under a shell’s label too', `A service that does this:\n\n${fence('sh', '# /etc/init.d/shop', '#!/sbin/openrc-run', 'command="/usr/local/bin/shop"', 'depend() {', '    need net', '}')}`, 'edit'],
  ['what a profile sets, below its own place', `For every shell:\n\n${fence('bash', '# ~/.bashrc', "alias shop='docker compose'")}`, 'edit'],
  ['a step that is only a file name makes an edit', `## 2. Settings\n\n\`/srv/app/.env\` :\n\n${fence('dotenv', 'PORT=8080', 'MODE=prod')}`, 'edit'],
  ['the name of a file alone shows what stands there', `## Settings\n\n\`/srv/app/.env\` :\n\n${fence('dotenv', 'PORT=8080', 'MODE=prod')}`, 'config'],
  ['commands that the text says to put into a file are its content', `Add this to your \`~/.bashrc\`:\n\n${fence('bash', "alias k='kubectl'")}`, 'edit'],
  ['a script file to be created is an edit', `Créer un fichier \`/srv/scripts/save\` contenant :\n\n${fence('sh', '#!/bin/sh', 'pg_dump shop > shop.sql')}`, 'edit'],
  ['an editor opened by the command before makes an edit', `Open it:\n\n${fence('bash', 'sudo nano /etc/ssh/sshd_config')}\n\nPaste at the end:\n\n${fence('', 'GatewayPorts yes', 'ClientAliveInterval 60')}`, 'edit'],
  ['a crontab line after crontab -e is an edit', `Edit:\n\n${fence('bash', 'crontab -e')}\n\n${fence('', '0 3 * * * /usr/local/bin/save')}`, 'edit'],
  ['an example after the sentence that tells the change is an edit', `Change the host in \`values/shop.yaml\`.\n\nExample:\n\n${fence('yaml', 'db:', '  host: <new-host>')}`, 'edit'],
  ['an order to configure before data is an edit', `- stop the service\n- configure a store for the new node\n\n${fence('', '[STORE.local]', 'get = "cp {0} {1}"', 'put = "cp {1} {0}"')}`, 'edit'],
  ['an order stays one although it explains', `Set the root of the files, which is the path defined by the old server:\n\n${fence('', 'OLD_FILES = "path/to/files"')}`, 'edit'],
  ['a file that must bear a name and stand somewhere is an edit', `The settings must be named \`.shop\` and stand in your home. Some are optional.\n\n${fence('', 'TOKEN=', 'DEBUG=True')}`, 'edit'],
  ['exports that adapt a named script are its content', `Adapter le script /srv/launch.sh afin d'indiquer les mots de passe\n\n${fence('sh', 'export DB_PASSWORD=${DB_PASSWORD:-xxx}', 'export API_PASSWORD=${API_PASSWORD:-xxx}')}`, 'edit'],
  ['exports that the text has in the environment file are its content', `Set the variables in your \`.env\` file.\n\n${fence('shell', 'export TOKEN=<the token>')}`, 'edit'],
  ['a comment that opens an editor heads the lines of that file', `Edit them in the \`/boot/config.txt\` file\n\n${fence('', '# sudo nano /boot/config.txt', 'gpu_mem=16')}`, 'edit'],
  ['a diff after a verb of editing is an edit', `Change the replica count in \`roles.yml\`:\n\n${fence('diff', '--- a/roles.yml', '+++ b/roles.yml', '@@ -1 +1 @@', '-count: 1', '+count: 2')}`, 'edit'],
  ['a file to create, in French without its signs', `Creer \`/etc/shop/belt.ini\` :\n\n${fence('ini', '[belt]', 'speed=3')}`, 'edit'],
];

const never: readonly Row[] = [
  ['what a text tells afterwards where to put, by no file’s name, is left to a person', `The basic form looks like this:\n\n${fence('', '- name: maintenance', '  vars:', '    host: "{{ host }}"')}\n\nPut this before the other tasks.`, 'config'],
  ['code that the text says to add, and names no file for, is left to a person', `To override it you can add:\n\n${fence('python', 'op.execute("SET lock_timeout = 2500")')}\n\nTo your migration.`, 'config'],
  ['a record of the DNS is typed into a provider’s form', `Go to your DNS provider and add:\n\n${fence('', 'Type: CNAME', 'Name: www', 'Value: shop.example.com')}`, 'config'],
  ['data without a verb or file is configuration', `The service reads:\n\n${fence('yaml', 'cache:', '  size: 20')}`, 'config'],
  ['a stand-alone script file is configuration', `A check could look like this:\n\n${fence('bash', '#!/bin/bash', 'curl -fsS "$1" || exit 2')}`, 'config'],
  ['a crontab line alone is not run', `It is planned so:\n\n${fence('cron', '30 2 * * * /usr/local/bin/save >> /var/log/save.log')}`, 'config'],
  ['an example with values of its own shows what could stand in the file', `Set the image in \`deploy/web.yml\`.\n\nEx:\n\n${fence('yaml', 'containers:', '  - image: registry/shop/web:v4')}`, 'config'],
  ['an example with parts to fill in is the change', `Change the host in \`deploy/web.yml\`.\n\nExample:\n\n${fence('yaml', 'cache:', '  host: <new-host>')}`, 'edit'],
  ['an example of what an editor was opened for is shown', `Override it:\n\n${fence('bash', 'sudo systemctl edit shop.service')}\n\nAn example override could be:\n\n${fence('', '[Service]', 'Group=shop')}`, 'config'],
  ['where values are defined is no order', `Défini dans \`worker.toml\` (section \`[vars]\`) :\n\n${fence('toml', '[vars]', 'SENDER = "shop@example.org"')}`, 'config'],
  ['what settings do is no order', `Two settings prevent it, in \`next.config.mjs\`:\n\n${fence('js', 'tracing: ROOT,', 'includes: true,')}`, 'config'],
  ['what is to be looked at last is not written', `To serve it, unpack the archive to the web root and check the \`.htaccess\` rules:\n\n${fence('', 'RewriteEngine On', 'RewriteRule ^ index.html [L]')}`, 'config'],
  ['options that are passed to a command are no file\'s', `Either change the digest in the \`Dockerfile\`, or pass in an extra argument:\n\n${fence('', '--build-arg BASE=381472384')}`, 'sample'],
  ['a script with half a first line is one all the same', `A check of the archives:\n\n${fence('', '#/bin/bash', 'set -e', 'ls /srv/archive')}`, 'config'],
  ['an example in the last sentence is shown', `Replace the receiver with your own channel. For example:\n\n${fence('yaml', 'receivers:', '- name: ops')}`, 'config'],
  ['assignments that nothing uses are not run', under('Variables', fence('bash', 'MODE=prod', 'PORT=8080')), 'config'],
  ['a table is output', `You will see:\n\n${fence('', 'NAME      READY   STATUS', 'web-1     1/1     Running')}`, 'output'],
  ['what stands folded away under “Example output” is what was printed', `Look:\n\n${fence('bash', 'halls list')}\n\n<details><summary>Example output</summary>\n\n${fence('bash', 'HALLS', '=====', 'sql-1   open', '4*      open')}\n\n</details>`, 'output'],
  ['log lines under a shell label are output', `They log:\n\n${fence('bash', '{"level":"info","ts":"2024-05-14T20:25:47Z","msg":"leader"}')}`, 'output'],
  ['an error message is output', `Example:\n\n${fence('', 'Error: could not reach the vault')}`, 'output'],
  ['a prompt alone is output', `The prompt is:\n\n${fence('', 'deploy@front-1:~$')}`, 'output'],
  ['a command with a part left out is a template', `Put this before it:\n\n${fence('bash', 'platform --app <app> run ...')}`, 'sample'],
  ['a synopsis is not run', `Usage:\n\n${fence('bash', 'backupctl [options] <command>')}`, 'sample'],
  ['the command above, filled in, is a specimen', `Delete it:\n\n${fence('bash', 'kubectl delete pv <name> -n <namespace>')}\n\n${fence('bash', 'kubectl delete pv pvc-12 -n billing')}`, 'sample'],
  ['the script above with its variable filled in is a specimen', `Replace it:\n\n${fence('bash', 'export SHOP_NAME=<shop>\n./bin/bring-back.sh')}\n\n**Example:**\n\n${fence('bash', 'export SHOP_NAME=books\n./bin/bring-back.sh')}`, 'sample'],
  ['lines that are to go are no edit: that would put them in', `Remove the following lines from \`shop.conf\`:\n\n${fence('', 'colour = red\nsize = 3')}`, 'sample'],
  ['des variables à supprimer', `Supprimez ces variables de \`.env\` :\n\n${fence('dotenv', 'COLOUR=red')}`, 'sample'],
  ['what must be commented out', `The following must be commented out in \`settings.py\`:\n\n${fence('python', 'COLOURS = 1')}`, 'sample'],
  ['lines that others take the place of are an edit', `Remove the old ones from \`.env\` and add these:\n\n${fence('dotenv', 'COLOUR=red')}`, 'edit'],
  ['variables set otherwise under "example" are a specimen', `Set what differs:\n\n${fence('bash', 'export SHOP_USER=your_user  # as a rule: shop', 'export SHOP_DIR=/path/to/shop')}\n\n**Example of a shop:**\n\n${fence('bash', 'export SHOP_USER=north', 'export SHOP_DIR=/opt/north')}`, 'sample'],
  ['what goes to the folder before is not said again by a specimen', `Bring it back:\n\n${fence('bash', 'cd tools', './fetch.sh <backup> "12:00"')}\n\nExample:\n\n${fence('bash', './fetch.sh shop.tar "12:00"')}`, 'sample'],
  ['a call under "Signature" alone is a synopsis', `## open_hall\n\n### Signature\n\n${fence('sql', 'CALL open_hall(IN hall INT, OUT ok INT);')}`, 'sample'],
  ['values to be found, said in brackets, are a form', fence('sh', 'SHOP_APP= (the name at the host, for example spring-hall)', 'SHOP_BUCKET=', 'SHOP_REGION=fr-par'), 'sample'],
  ['what a service can be told is a synopsis', `${fence('bash', 'sudo /etc/init.d/shop [start|stop|restart|status]')}`, 'sample'],
  ['the question of a program behind a prompt is no command', `Choose the folder:\n\n${fence('', '$ Enter file in which to save the key (/root/.ssh/id_rsa): /srv/keys/id_rsa')}`, 'sample'],
  ['what one becomes is no specimen', `Become the deploy user and run:\n\n${fence('bash', 'rm -rf /srv/shop/cache')}`, 'run'],
  ['what a template becomes is a specimen', `Which becomes the command:\n\n${fence('bash', 'sudo -u app /srv/app/bin/start --port 80')}`, 'sample'],
  ['a drawing is not run', `Flow:\n\n${fence('mermaid', 'flowchart LR', '  A --> B')}`, 'sample'],
  ['a tree of files is not run', `Layout:\n\n${fence('', 'backup/', '├── db', '└── media')}`, 'sample'],
  ['names of variables under a shell label are not run', `Set these in the panel:\n\n${fence('bash', 'SECRET_KEY', 'SENTRY_DSN', 'DEBUG')}`, 'sample'],
  ['only comments are not run', `Remove old images:\n\n${fence('bash', '# TODO')}`, 'sample'],
  ['columns without a known program are output, whatever the label', `Then:\n\n${fence('bash', 'web-a   1/1   up', 'web-b   1/1   up')}`, 'output'],
  ['a shell label over words that no program bears is not run', `The order is:\n\n${fence('bash', 'frontend backend database')}`, 'sample'],
  ['SQL that only describes a table is not run', `The table has the following definition:\n\n${fence('sql', 'CREATE TABLE shop (id int);')}`, 'sample'],
  ['a session that the text tells as a finding is not run', `It is slow, as we can see from this query:\n\n${fence('', 'shop=# select count(*) from orders;', ' 12')}`, 'sample'],
  ['a call that fills in the one of the sentence before is a specimen', `Call \`move.sh <from> <to>\`, for example:\n\n${fence('bash', 'move.sh db-1 db-2')}`, 'sample'],
  ['the second example of one template is a specimen too', `Do:\n\n${fence('bash', 'rados rm <object> -p <pool>')}\n\n${fence('bash', 'rados rm a.1 -p kube')}\n\n${fence('bash', 'rados rm b.2 -p kube')}`, 'sample'],
  ['more than a thousand lines are not typed', `Do:\n\n${fence('bash', ...Array.from({ length: 1001 }, () => 'make'))}`, 'sample'],
  ['a path alone is not run', `Copy it to:\n\n${fence('', '/volume1/docker/shop/')}`, 'sample'],
  ['an address alone is not run', `It answers at:\n\n${fence('', 'http://api.internal.svc:4000')}`, 'sample'],
  ['options alone are not run', `Add the option:\n\n${fence('', '--skip-events')}`, 'sample'],
  ['classes and settings stay code, whatever console the document uses', `## From a Rails console\n\n${fence('ruby', 'Flag.enable(:closed)')}\n\n## How it is built\n\n${fence('ruby', 'class Flag', '  def on? = true', 'end')}`, 'sample'],
  ['code of the program is not run', `In the code the cache is reached so:\n\n${fence('python', 'from django.core.cache import cache', "cache.set('a', 1)")}`, 'sample'],
  ['an order in prose under a console label is not run', `Follow the order:\n\n${fence('console', 'Web servers > Workers > Database')}`, 'sample'],
  ['SQL shown as a pattern is not run', under('Safe Migration Patterns', fence('sql', 'ALTER TABLE shop ADD COLUMN note TEXT;')), 'sample'],
  ['a template that the text goes on to fill in is not run', `For instance,\n\n${fence('', 'tools/save.sh list <address>')}\n\nbecomes\n\n${fence('', 'tools/save.sh list sftp://u1@box')}`, 'sample'],
  ['a sub-command without the program that takes it elsewhere is not run', `Log in:\n\n${fence('bash', '$ walletctl keys add main')}\n\n## Add a key\n\n${fence('', 'keys add <name>')}`, 'sample'],
  ['the list that git rebase opens is not run', `Change the first word:\n\n${fence('bash', 'pick 1a2b3c4 Add the cache', 'squash 5d6e7f8 Fix the cache')}`, 'sample'],
  ['a client’s prompt with nothing typed is not run', `You should see:\n\n${fence('bash', 'cache-1:6379>')}`, 'output'],
  ['what a client printed is not typed into it', `Open it:\n\n${fence('bash', 'redis-cli -h cache')}\n\nOn the primary:\n\n${fence('', '# Replication', 'role:master', 'connected_slaves:2')}`, 'sample'],
  ['what a job runs is not run', `The nightly job runs:\n\n${fence('bash', 'make backup')}`, 'sample'],
  ['what one should not do is not run', `Never run this on the primary:\n\n${fence('bash', 'pg_ctl promote')}`, 'sample'],
  ['a program’s whole path, told as where it is', `Node is usually here:\n\n${fence('', '/opt/tools/node@24/bin/node')}`, 'sample'],
  ['an application’s folder, with blanks in its name', `Chemin :\n\n${fence('', '/Applications/Shop Studio.app/Contents/jbr/Home')}`, 'sample'],
  ['a shell whose commands are left out', `On such hosts mount it relabelled:\n\n${fence('sh', "podman run --rm -v \"$PWD:/io:Z\" shop/build /bin/bash -lc '...'")}`, 'sample'],
  ['commits one after the other, which show messages', `Clear messages:\n\n${fence('bash', 'git commit -m "Add the basket"', 'git commit -m "Fix: the price"')}`, 'sample'],
  ['a command whose options a list right below explains', `${under('Restore: `shop:restore`', fence('', 'php artisan shop:restore <file.dump> --database=<target> [--drop-existing]'))}\n\n- \`--database\` is needed: no value is assumed.\n- \`--drop-existing\` makes it anew.\n`, 'sample'],
  ['names in columns', `One for each of these places:\n\n${fence('', 'linux-x86_64    linux-aarch64    macos-x86_64')}`, 'sample'],
];

describe.each([['commands', commands], ['scripts', scripts], ['edits', edits], ['never run', never]] as const)('%s', (_, rows) => {
  test.each(rows)('%s', async (_rule, document, role) => {
    const reading = await lastBlock(document);
    expect({ role: reading.role, evidence: reading.evidence.map((e) => e.name) }).toEqual({ role, evidence: expect.any(Array) });
    expect(reading.reason === '').toBe(!['config', 'output', 'sample'].includes(role));
  });
});

test('a script that is written to its place begins with its own first line', async () => {
  const { file, source } = await lastBlock(`A service that does this:\n\n${fence('sh', '# /etc/init.d/shop', '#!/sbin/openrc-run', 'command="/usr/local/bin/shop"')}`);
  expect([file, source]).toEqual(['/etc/init.d/shop', '#!/sbin/openrc-run\ncommand="/usr/local/bin/shop"']);
});
