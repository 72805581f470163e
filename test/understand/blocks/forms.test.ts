/** Forms as documents have them, each with the roles that its blocks are to have: a row per form, in words made for it. */
import { expect, test } from 'vitest';
import { blocksOf } from './read-one.ts';

/** A file's content, as it stands under a sentence. */
const appYml = '\n\n```yaml\nweb:\n  port: 8080\n  host: shop\n```';

/** Roles of the blocks in order, joined by commas; `a|b` where the one does no more harm than the other. Then the document, and its name where it is not Markdown. */
type Form = readonly [roles: string, document: string, path?: string];

const forms: readonly Form[] = [
  ['config|sample|output', `Each host has a crontab such as:

\`\`\`bash
0 4 * * * root /usr/local/bin/cleanup --all
\`\`\``],
  ['edit', `Add the job to root's crontab:

\`\`\`
15 2 * * 1 /opt/jobs/weekly.sh
\`\`\``],
  ['sample', `The syntax of the deploy command is:

\`\`\`bash
shipit deploy <env> [--force] [--tag=<tag>]
\`\`\``],
  ['run', `Deploy to staging:

\`\`\`bash
shipit deploy staging --tag v3.2.0
\`\`\``],
  ['sample|output', `The entry in the log looks like this:

\`\`\`bash
2024-03-02T10:11:12Z INFO starting worker id=3
2024-03-02T10:11:13Z INFO ready
\`\`\``],
  ['output|sample', `You should see something like:

\`\`\`shell
active (running) since Mon
\`\`\``],
  ['edit', `Create \`/etc/systemd/system/shop.service\` with:

\`\`\`bash
[Unit]
Description=Shop worker
[Service]
ExecStart=/usr/bin/shop-worker
\`\`\``],
  ['sample', `Use a message like this one:

\`\`\`
fix(cache): do not drop keys on reload
\`\`\``],
  ['sample', `Call the API:

\`\`\`http
POST /v1/orders HTTP/1.1
Host: shop.example.com
Content-Type: application/json
\`\`\``],
  ['sample', `The request:

\`\`\`
GET /healthz
\`\`\``],
  ['run', `Check the health endpoint:

\`\`\`
curl -fsS http://localhost:8080/healthz
\`\`\``],
  ['sample', `The directory layout:

\`\`\`bash
.
├── app
└── lib
\`\`\``],
  ['sample', `The directory layout:

\`\`\`
app/
  models/
  views/
lib/
\`\`\``],
  ['config', `The image is built from:

\`\`\`dockerfile
FROM node:20
RUN npm ci
\`\`\``],
  ['config', `Our pipeline:

\`\`\`yaml
stages: [build, test]
build:
  script:
    - make build
\`\`\``],
  ['config', `A typical nginx vhost:

\`\`\`
server {
  listen 80;
  server_name shop.example.com;
}
\`\`\``],
  ['edit', `Dans \`/etc/nginx/conf.d/shop.conf\`, ajouter :

\`\`\`
server {
  listen 80;
}
\`\`\``],
  ['edit', `Puis créer le fichier \`docker-compose.override.yml\` :

\`\`\`yaml
services:
  web:
    ports: ["80:80"]
\`\`\``],
  ['config', `Contenu actuel de \`docker-compose.yml\` :

\`\`\`yaml
services:
  web:
    image: shop
\`\`\``],
  ['edit', `Your \`settings.py\` should look like this:

\`\`\`python
DEBUG = False
ALLOWED_HOSTS = ["shop.example.com"]
\`\`\``],
  ['run', `Connectez-vous au serveur :

\`\`\`
ssh deploy@shop-1
\`\`\``],
  ['transcript', `\`\`\`
    deploy@shop-1:~$ sudo systemctl status shop
    ● shop.service - Shop
       Active: active (running)
\`\`\``],
  ['run,script', `Open the client:

\`\`\`bash
psql -h db -U shop shop
\`\`\`

Then:

\`\`\`
SELECT count(*) FROM carts;
\`\`\``],
  ['run,script', `\`\`\`bash
kubectl exec -it mongo-0 -- mongosh
\`\`\`

\`\`\`js
db.carts.deleteMany({ stale: true })
\`\`\``],
  ['run,script', `Ouvrir un shell redis :

\`\`\`bash
redis-cli -h cache
\`\`\`

Vider le cache :

\`\`\`
FLUSHDB
\`\`\``],
  ['script', `Dans PowerShell (administrateur) :

\`\`\`
Set-Service -Name Shop -StartupType Automatic
Restart-Service Shop
\`\`\``],
  ['script', `Run in an elevated prompt:

\`\`\`cmd
net stop Shop
\`\`\``],
  ['sample', `Options:

\`\`\`
--verbose    print more
--dry-run    change nothing
\`\`\``],
  ['sample', `The available commands are:

\`\`\`
start     start the service
stop      stop the service
status    show its state
\`\`\``],
  ['output|sample', `\`\`\`bash
$ 
\`\`\``],
  ['run', `For example, to restart the web tier:

\`\`\`bash
kubectl rollout restart deployment/web
\`\`\``],
  ['sample', `Usage:

    backup.sh <source> <target>`],
  ['run', `Install the agent:

    curl -fsSL https://get.example.com/agent.sh | sudo bash`],
  ['sample', `The variables have the form:

\`\`\`
SHOP_<NAME>_URL
\`\`\``],
  ['run', `Set the version and build:

\`\`\`bash
VERSION=1.2.3
docker build -t shop:$VERSION .
docker push shop:$VERSION
\`\`\``],
  ['config|sample', `Environment variables:

\`\`\`bash
DATABASE_URL=postgres://shop@db/shop
REDIS_URL=redis://cache
\`\`\``],
  ['edit', `Put the following into \`.env.production\`:

\`\`\`bash
DATABASE_URL=postgres://shop@db/shop
REDIS_URL=redis://cache
\`\`\``],
  ['sample|output', `The alert reads:

\`\`\`
[FIRING:1] HighLatency shop-web (critical)
\`\`\``],
  ['sample', `Post this in #ops:

\`\`\`
Deploying shop v1.2 now, expect two minutes of downtime.
\`\`\``],
  ['sample', `Announce it:

\`\`\`
Hi all, we are going to run the migration at 10:00. Please do not deploy.
\`\`\``],
  ['script', `Find the slow queries:

\`\`\`sql
SELECT pid, now() - query_start FROM pg_stat_activity;
\`\`\``],
  ['script', `In Grafana Explore (Loki):

\`\`\`logql
{app="shop"} |= "error"
\`\`\``],
  ['script', `Query in Prometheus:

\`\`\`
sum(rate(http_requests_total{job="shop"}[5m])) by (code)
\`\`\``],
  ['script|sample', `Kibana query:

\`\`\`
status:500 AND service:shop
\`\`\``],
  ['sample', `Slack command:

\`\`\`
/deploy shop production
\`\`\``],
  ['sample', `In the channel, type:

\`\`\`
/incident declare
\`\`\``],
  ['run', `Force a sync:

\`\`\`
argocd app sync shop --prune
\`\`\``],
  ['transcript', `Check:

\`\`\`console
$ df -h /
Filesystem      Size  Used Avail Use% Mounted on
/dev/sda1        20G   12G  7.1G  63% /
\`\`\``],
  ['output|sample', `which prints

\`\`\`
Filesystem      Size  Used Avail Use% Mounted on
/dev/sda1        20G   12G  7.1G  63% /
\`\`\``],
  ['run,output|sample', `Run:

\`\`\`bash
make status
\`\`\`

Expected output:

\`\`\`bash
web    up
worker up
\`\`\``],
  ['run,output|sample', `\`\`\`bash
kubectl get nodes
\`\`\`

\`\`\`
NAME    STATUS   ROLES    AGE
node-1  Ready    <none>   3d
\`\`\``],
  ['run,output|sample', `\`\`\`bash
git status
\`\`\`

Sortie attendue :

\`\`\`
On branch main
nothing to commit, working tree clean
\`\`\``],
  ['run,edit', `Open the configuration:

\`\`\`bash
sudo vim /etc/haproxy/haproxy.cfg
\`\`\`

and set:

\`\`\`
maxconn 4000
timeout client 30s
\`\`\``],
  ['run,edit,run', `\`\`\`bash
sudo nano /etc/fstab
\`\`\`

\`\`\`
UUID=abcd /data ext4 defaults 0 2
\`\`\`

\`\`\`bash
sudo mount -a
\`\`\``],
  ['edit', `In **/etc/ssh/sshd_config** change:

\`\`\`
PermitRootLogin no
PasswordAuthentication no
\`\`\``],
  ['edit', `Ajouter dans \`~/.ssh/config\` :

\`\`\`
Host bastion
  HostName 10.0.0.2
  User ops
\`\`\``],
  ['edit', `3. Update \`terraform.tfvars\`:

   \`\`\`hcl
   node_count = 5
   \`\`\``],
  ['edit', `Bump the chart version in \`Chart.yaml\`:

\`\`\`diff
- version: 1.2.0
+ version: 1.3.0
\`\`\``],
  ['edit|config', `**\`roles/web.yml\`**

\`\`\`yaml
- hosts: web
  roles: [shop]
\`\`\``],
  ['edit', `Then append the key to \`authorized_keys\`:

\`\`\`
ssh-ed25519 AAAAC3Nza ops@shop
\`\`\``],
  ['edit', `Modifiez la ligne suivante du fichier \`/etc/default/shop\` :

\`\`\`
WORKERS=4
\`\`\``],
  ['edit', `Add the host to your inventory:

\`\`\`ini
[web]
web-3 ansible_host=10.0.0.3
\`\`\``],
  ['edit', `Edit the deployment (\`kubectl edit deploy web\`) and change the strategy:

\`\`\`yaml
strategy:
  type: Recreate
\`\`\``],
  ['config', `The service account is defined as:

\`\`\`yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
\`\`\``],
  ['run|transcript', `Apply this manifest:

\`\`\`bash
kubectl apply -f - <<EOF
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
EOF
\`\`\``],
  ['edit', `Save this as \`sa.yaml\`:

\`\`\`yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop
\`\`\``],
  ['edit,run', `Create a file called \`job.yaml\` with the following content:

\`\`\`yaml
apiVersion: batch/v1
kind: Job
metadata:
  name: migrate
\`\`\`

and apply it:

\`\`\`
kubectl apply -f job.yaml
\`\`\``],
  ['edit', `Create a script \`backup.sh\`:

\`\`\`bash
#!/bin/bash
set -e
pg_dump shop > /backup/shop.sql
\`\`\``],
  ['config|sample', `The hook that runs after each merge:

\`\`\`bash
#!/usr/bin/env bash
make lint
\`\`\``],
  ['config|sample', `You can download and use this helper script:

\`\`\`bash
#!/bin/sh
# rotate.sh
for f in *.log; do gzip "$f"; done
\`\`\``],
  ['config', `Here is an example of a nagios check:

\`\`\`sh
#!/bin/sh
curl -fs http://localhost/ || exit 2
\`\`\``],
  ['script', `In the Django shell:

\`\`\`python
from shop.models import Order
Order.objects.filter(paid=False).delete()
\`\`\``],
  ['script', `Open the Rails console and run:

\`\`\`
User.find_by(email: "a@b.example").destroy
\`\`\``],
  ['script', `Dans la console MySQL, exécuter :

\`\`\`
FLUSH PRIVILEGES;
SHOW GRANTS FOR 'shop'@'%';
\`\`\``],
  ['sample', `The model is declared so:

\`\`\`python
class Order(models.Model):
    paid = models.BooleanField()
\`\`\``],
  ['sample', `The handler in Go:

\`\`\`go
func main() {
    http.ListenAndServe(":80", nil)
}
\`\`\``],
  ['script', `\`\`\`js
db.orders.createIndex({ customer: 1 })
\`\`\``],
  ['transcript', `\`\`\`
mysql -u root -p
mysql> DROP DATABASE old;
mysql> exit
\`\`\``],
  ['script', `\`\`\`
mysql> DROP DATABASE old;
Query OK, 0 rows affected
\`\`\``],
  ['script', `\`\`\`
shop=> SELECT 1;
 ?column?
----------
        1
\`\`\``],
  ['script', `\`\`\`
127.0.0.1:6379> DEL session:1
(integer) 1
\`\`\``],
  ['script', `\`\`\`
irb(main):001:0> User.count
=> 4
\`\`\``],
  ['run', `\`\`\`bash
docker exec -it db psql -U shop -c "SELECT 1"
\`\`\``],
  ['run', `\`\`\`bash
cat dump.sql | docker exec -i db psql -U shop
\`\`\``],
  ['transcript', `\`\`\`
[root@db-1 ~]# systemctl stop postgresql
[root@db-1 ~]# mv /var/lib/pgsql /var/lib/pgsql.old
\`\`\``],
  ['transcript', `\`\`\`
db-1# systemctl stop postgresql
db-1# systemctl start postgresql
\`\`\``],
  ['transcript', `\`\`\`
% kubectl get pods
NAME   READY
web    1/1
\`\`\``],
  ['transcript', `Look for the newest archive:

\`\`\`bash
ls /srv/backup/ledger/
ledger_2026-01-31_0300.sql.gz
\`\`\``],
  ['transcript', `Run the following command and look at the answer:

\`\`\`json
curl -s http://localhost:9090/health
{
  "state": "up",
  "since": ...
}
\`\`\``],
  ['config', `The answer of the server:

\`\`\`json
{
  "state": "up"
}
\`\`\``],
  ['script', `Purge the old rows:

\`\`\`warehouse-sql
-- those of the last year
VACUUM;
CALL tidy_up(2025);
\`\`\``],
  ['transcript', `\`\`\`
➜  shop git:(main) ✗ make test
ok
\`\`\``],
  ['sample', `Change \`pick\` to \`reword\`:

\`\`\`
pick 07c5abd Introduce OpenPGP
pick de9b1eb Fix PostChecker
pick 3e7ee36 Hey kids, stop all the highlighting
\`\`\``],
  ['sample', `Template for the pull request:

\`\`\`markdown
## What

## Why
\`\`\``],
  ['run', `Rebase:

\`\`\`bash
git rebase -i HEAD~3
\`\`\``],
  ['run,sample', `Scale it:

\`\`\`bash
kubectl scale deploy/<name> --replicas=<n>
\`\`\`

For example:

\`\`\`bash
kubectl scale deploy/web --replicas=3
\`\`\``],
  ['run,sample', `Redémarrer un service :

\`\`\`bash
systemctl restart <service>
\`\`\`

Par exemple :

\`\`\`bash
systemctl restart nginx
\`\`\``],
  ['run,sample', `Restore with \`restore.sh <file>\`:

\`\`\`bash
./restore.sh <file>
\`\`\`

e.g.

\`\`\`bash
./restore.sh /backup/shop-2024.sql
\`\`\``],
  ['run,run', `Restart web:

\`\`\`bash
systemctl restart web
\`\`\`

or

\`\`\`bash
service web restart
\`\`\``],
  ['sample', `The URL looks like

\`\`\`
https://shop.example.com/orders/<id>
\`\`\``],
  ['sample', `The key has this format: \`<env>/<service>/<name>\`

\`\`\`
prod/shop/db-password
\`\`\``],
  ['sample|output', `Error you may see:

\`\`\`
fatal: unable to access 'https://git.example.com/': Could not resolve host
\`\`\``],
  ['sample|config', `Firewall rules needed:

\`\`\`
tcp 443 from any
tcp 22 from 10.0.0.0/8
\`\`\``],
  ['sample', `\`\`\`
Client -> Load balancer -> Web -> Database
\`\`\``],
  ['run', `\`\`\`
sudo -u postgres createdb shop
sudo -u postgres psql shop < schema.sql
\`\`\``],
  ['run', `Install:

\`\`\`
pip install -r requirements.txt
./manage.py migrate
\`\`\``],
  ['run', `Compile:

\`\`\`
./configure --prefix=/opt/shop
make -j4
sudo make install
\`\`\``],
  ['run', `\`\`\`bash
export KUBECONFIG=~/.kube/prod
kubectl get nodes
\`\`\``],
  ['run', `\`\`\`
yarn
yarn build
\`\`\``],
  ['run', `Tag it:

    git tag -a vX.Y.Z -m "Release vX.Y.Z"
    git push origin vX.Y.Z`],
  ['sample', `Tags have the form:

    vX.Y.Z`],
  ['sample', `Branches:

\`\`\`
main
develop
release/x.y
\`\`\``],
  ['output|sample', `Le résultat doit être :

\`\`\`
OK
\`\`\``],
  ['output|sample', `\`docker ps\` affiche :

\`\`\`
CONTAINER ID   IMAGE   STATUS
1a2b3c         shop    Up 2 hours
\`\`\``],
  ['config', `Le fichier \`/etc/shop.conf\` contient :

\`\`\`
[db]
host = db-1
\`\`\``],
  ['edit', `Le fichier \`/etc/shop.conf\` doit contenir :

\`\`\`
[db]
host = db-1
\`\`\``],
  ['run', `Title
=====

Decrypt with

::

    vaultx cat ~/secrets/key.pem ops.rst`],
  ['run,run', `Deploy
======

1. Build it

   .. code-block:: bash

      make dist

2. Upload::

      twine upload dist/*`, 'ops.rst'],
  ['transcript,transcript', `Deploy
======

Pull first::

  $ git pull
  Already up to date.

then::

  $ make deploy`, 'ops.rst'],
  ['run,run', `DEPLOYING THE SHOP

1. Log in to the server

   ssh deploy@shop-1

2. Pull the code

   cd /srv/shop
   git pull`, 'ops.txt'],
  ['transcript', `How to restart

    $ sudo service shop restart
    Stopping shop... ok
    Starting shop... ok

Then wait.`, 'ops.txt'],
  ['transcript', `Restart

root@shop-1:~# systemctl restart shop
root@shop-1:~# journalctl -u shop -n 5
May 01 10:00:00 shop-1 shop[12]: ready`, 'ops.txt'],
  ['transcript', `Backups
-------

  # pg_dump shop > /backup/shop.sql
  # gzip /backup/shop.sql`, 'ops.txt'],
  ['run', `Notes
-----

Check the disk before:

df -h
du -sh /var/lib/docker

If it is full, ask Ops.`, 'ops.txt'],
  ['run,edit', `= Deploy

[source,bash]
----
sudo vim /etc/shop.conf
----

.shop.conf
[source,ini]
----
[db]
host = db-2
----`, 'ops.adoc'],
  ['edit', `= Deploy

Add to the file \`application.yml\`:

[source,yaml]
----
server:
  port: 8081
----`, 'ops.adoc'],
  ['run', `= Deploy

Start it:

 docker compose up -d`, 'ops.adoc'],
  ['run,sample|output', `Delete the pod:

1. List them

   \`\`\`sh
   kubectl get pods -n shop
   \`\`\`

   You'll get

   \`\`\`
   NAME    READY
   web-1   1/1
   \`\`\``],
  ['transcript', `\`\`\`bash
kubectl get pods
NAME    READY   STATUS
web-1   1/1     Running
kubectl logs web-1
\`\`\``],
  ['transcript', `\`\`\`
$ kubectl exec -it db-0 -- psql -U shop
psql (14.1)
Type "help" for help.

shop=# \\dt
 public | orders | table
shop=# \\q
$ exit
\`\`\``],
  ['transcript', `\`\`\`console
$ ssh db-1
Last login: Mon
[ops@db-1 ~]$ sudo -i
[root@db-1 ~]# reboot
\`\`\``],
  ['script', `\`\`\`
C:\\shop> net stop Shop
C:\\shop> copy new\\shop.exe .
\`\`\``],
  ['script', `\`\`\`
PS C:\\> Get-Service Shop
\`\`\``],
  ['transcript', `\`\`\`
> make build
building...
> make deploy
\`\`\``],
  ['transcript', `\`\`\`
$ cat /etc/shop.conf
[db]
host = db-1
$ vi /etc/shop.conf
\`\`\``],
  ['transcript', `\`\`\`
% sudo make install
Password:
\`\`\``],
  ['transcript', `\`\`\`shell
$ terraform apply
...
Do you want to perform these actions?
  Enter a value: yes
\`\`\``],
  ['transcript', `\`\`\`sh
$ helm list # all releases
NAME  REVISION
web   3
\`\`\``],
  ['transcript', `\`\`\`
(venv) ops@shop-1:/srv/shop$ ./manage.py migrate
Operations to perform:
  Apply all migrations: shop
\`\`\``],
  ['run', `\`\`\`bash
# stop
systemctl stop shop
# start
systemctl start shop
\`\`\``],
  ['run', `\`\`\`bash
if systemctl is-active shop; then
  systemctl restart shop
fi
\`\`\``],
  ['run', `\`\`\`bash
for i in $(seq 1 3); do
  curl -s http://web-$i/healthz
done
\`\`\``],
  ['run', `\`\`\`bash
ssh ops@web-1 <<'EOF'
sudo systemctl restart shop
EOF
\`\`\``],
  ['run', `\`\`\`bash
cat <<EOF | sudo tee /etc/apt/sources.list.d/shop.list
deb https://apt.example.com stable main
EOF
sudo apt update
\`\`\``],
  ['run', `\`\`\`bash
docker run --rm \\
  -v "$PWD":/work \\
  -e TOKEN=<token> \\
  shop/tool:latest migrate
\`\`\``],
  ['run', `\`\`\`bash
curl -X POST https://api.example.com/v1/flush \\
  -H 'Content-Type: application/json' \\
  -d '{
    "all": true
  }'
\`\`\``],
  ['config|sample', `The payload:

\`\`\`json
{
  "name": "shop",
  "replicas": 3
}
\`\`\``],
  ['sample|config', `\`\`\`
Title: Shop down
Severity: 1
Impact: all customers
\`\`\``],
  ['sample', `\`\`\`
TODO
\`\`\``],
  ['sample', `\`\`\`
Step 1: tell everyone
Step 2: flip the switch
\`\`\``],
  ['sample', `\`\`\`text
ops@example.com
\`\`\``],
  ['sample', `\`\`\`
@channel shop is back up
\`\`\``],
  ['sample', `Environment names:

\`\`\`
dev
staging
production
\`\`\``],
  ['sample|config', `Topics to create:

\`\`\`
orders.created
orders.paid
\`\`\``],
  ['sample', `Permissions needed:

- \`ec2:*\`

\`\`\`
ec2:DescribeInstances
ec2:TerminateInstances
\`\`\``],
  ['script', `BigQuery:

\`\`\`sql
SELECT * FROM \`shop.orders\` LIMIT 10
\`\`\``],
  ['sample', `Regex:

\`\`\`
^shop-(\\d+)$
\`\`\``],
  ['output|sample', `It fails with:

\`\`\`
Error: EACCES: permission denied, open '/var/log/shop.log'
    at Object.openSync (fs.js:476:3)
\`\`\``],
  ['run', `Do not run this in production:

\`\`\`bash
rails db:reset
\`\`\``],
  ['run', `N'exécutez jamais cette commande sur la production :

\`\`\`bash
rails db:reset
\`\`\``],
  ['sample', `Previously we used:

\`\`\`bash
fab deploy
\`\`\``],
  ['sample', `The CI job then runs:

\`\`\`bash
npm ci
npm test
\`\`\``],
  ['sample', `Under the hood, the target calls

\`\`\`
docker build -t shop .
\`\`\``],
  ['sample', `This is equivalent to:

\`\`\`bash
kubectl get pods --all-namespaces
\`\`\``],
  ['sample', `The pattern for container names is:

\`\`\`
k8s_<container>_<pod>_<namespace>
\`\`\``],
  ['sample', `Cron expression:

\`\`\`
0 */6 * * *
\`\`\``],
  ['edit|config', `Add this line with \`crontab -e\`:

\`\`\`bash
0 */6 * * * /usr/local/bin/sync.sh
\`\`\``],
  ['config|edit', `Le cron suivant est installé :

\`\`\`
0 3 * * * root /opt/backup.sh
\`\`\``],
  ['sample|config', `Example \`.env\`:

\`\`\`bash
DB_HOST=localhost
DB_USER=shop
\`\`\``],
  ['edit,run', `Copy \`.env.example\` to \`.env\` and fill in:

\`\`\`bash
DB_HOST=localhost
DB_USER=shop
\`\`\`

\`\`\`bash
docker compose up -d
\`\`\``],
  ['run', `Export your credentials:

\`\`\`bash
export AWS_ACCESS_KEY_ID=<key>
export AWS_SECRET_ACCESS_KEY=<secret>
\`\`\``],
  ['run', `\`\`\`bash
BACKUP=$(date +%F).sql
pg_dump shop > $BACKUP
\`\`\``],
  ['script', `Run the query on the replica:

\`\`\`
select count(*) from orders where paid = false;
\`\`\``],
  ['script', `Connect with psql and create the role:

\`\`\`
CREATE ROLE reader LOGIN PASSWORD '<password>';
\`\`\``],
  ['script', `\`\`\`sql
-- never forget the where
UPDATE orders SET paid = true WHERE id = 4;
\`\`\``],
  ['sample', `The table looks like:

\`\`\`sql
CREATE TABLE orders (id int primary key);
\`\`\``],
  ['sample', `This generates the following SQL:

\`\`\`sql
SELECT * FROM orders WHERE id IN (1, 2);
\`\`\``],
  ['sample', `In the migration, write:

\`\`\`ruby
class AddNote < ActiveRecord::Migration[7.0]
  def change
    add_column :orders, :note, :text
  end
end
\`\`\``],
  ['edit', `Add to \`app/models/order.rb\`:

\`\`\`ruby
validates :note, presence: true
\`\`\``],
  ['run', `You can also use the shorter form:

\`\`\`bash
kubectl get po
\`\`\``],
  ['run', `If that does not help, restart docker:

\`\`\`bash
sudo systemctl restart docker
\`\`\``],
  ['run', `Si ce n'est pas le cas :

\`\`\`bash
sudo systemctl start docker
\`\`\``],
  ['run', `In case the pod does not start, do not panic but run:

\`\`\`bash
kubectl describe pod <pod>
\`\`\``],
  ['run', `Don't forget to run the migrations:

\`\`\`bash
./manage.py migrate
\`\`\``],
  ['run', `You must not be logged in as root. Log in and run:

\`\`\`bash
./deploy.sh
\`\`\``],
  ['run', `Never deploy on Fridays. To deploy:

\`\`\`bash
./deploy.sh production
\`\`\``],
  ['run', `This command, which runs automatically each night, can be started by hand:

\`\`\`bash
/opt/shop/bin/cleanup --now
\`\`\``],
  ['sample|config', `\`\`\`yaml
# values.yaml
replicas: 3
\`\`\``],
  ['edit', `Change \`replicas\` in values.yaml:

\`\`\`yaml
replicas: 3
\`\`\``],
  // names no file: of such contents in documents that nobody had seen half were edits, so a person does it
  ['config', `Update your kubeconfig with these settings:

\`\`\`yaml
current-context: prod
\`\`\``],
  ['sample|output', `Example output:

    web: running
    worker: stopped`],
  ['run', `To do so, simply

\`\`\`
gcloud compute instances list
\`\`\``],
  ['run', `Sauvegarde de la base :

\`\`\`
mysqldump -u root -p shop > shop.sql
\`\`\``],
  ['run', `Depuis le poste local :

\`\`\`sh
scp shop.sql ops@db-2:/tmp/
\`\`\``],
  ['run,sample|output', `Vérifier :

\`\`\`
systemctl is-active shop
\`\`\`

Le retour attendu est :

\`\`\`
active
\`\`\``],
  ['run', `Or, with Docker:

\`\`\`bash
docker run --rm -v /srv:/srv shop/backup
\`\`\``],
  ['sample', `Format:

\`\`\`
YYYY-MM-DD_HHMM
\`\`\``],
  ['script', `\`\`\`powershell
Get-EventLog -LogName Application -Newest 10
\`\`\``],
  ['script', `In PowerShell:

\`\`\`
$env:SHOP_ENV = "prod"
.\\deploy.ps1
\`\`\``],
  ['sample', `Signature:

\`\`\`ts
export function deploy(env: string): Promise<void>
\`\`\``],
  ['script', `Open the browser console and run:

\`\`\`js
localStorage.clear()
\`\`\``],
  ['script', `\`\`\`bash
sqlite> .tables
sqlite> SELECT 1;
\`\`\``],
  ['transcript', `\`\`\`bash
$ sqlite3 shop.db
sqlite> .tables
\`\`\``],
  ['transcript', `\`\`\`
vault login
Token (will be hidden):
Success! You are now authenticated.
\`\`\``],
  ['transcript', `\`\`\`bash
$ ./setup.sh
Enter the host: db-1
Continue? [y/N] y
Done.
\`\`\``],
  ['run', `\`\`\`
terraform init
terraform plan -out plan.bin
terraform apply plan.bin
\`\`\``],
  ['run', `Then just:

    $EDITOR roles/web.json`],
  ['run', `\`\`\`shell script
ls -la
\`\`\``],
  ['run', `\`\`\`{code-block} bash
make html
\`\`\``],
  ['run', `\`\`\`bash title="terminal"
make html
\`\`\``],
  ['edit', `\`\`\`yaml title="config/app.yml"
port: 80
\`\`\``],
  ['sample', `\`\`\`mermaid
graph TD; A-->B
\`\`\``],
  ['sample', `\`\`\`
ops@web-1
ops@web-2
\`\`\``],
  ['sample', `\`\`\`
10.0.0.1
10.0.0.2
\`\`\``],
  ['config|sample', `\`\`\`
10.0.0.1 web-1
10.0.0.2 web-2
\`\`\``],
  ['edit', `Add to \`/etc/hosts\`:

\`\`\`
10.0.0.1 web-1
10.0.0.2 web-2
\`\`\``],
  ['run', `SSH ON ANOTHER PORT
===================

You will need to do this as follows:

  mkdir -p /etc/systemd/system/oven.socket.d
  cat >/etc/systemd/system/oven.socket.d/listen.conf <<EOF
  [Socket]
  ListenStream=2222
  EOF
  systemctl daemon-reload

See the manual.`, 'ops.txt'],
  ['edit', `LOGS
====

1. Boot the machine
2. Save the following script as /lib/oven/debug.sh and make it executable:
    #!/bin/sh
    mount -o remount,rw /
    dmesg > /oven-log.txt
3. Reboot`, 'ops.txt'],
  ['config', `LOGS
====

Elsewhere, you can add a line like this to the configuration:

    auth.debug /var/log/oven.debug`, 'ops.txt'],
  ['sample', `FILES
=====

The folders are:

    /usr/share/oven/site (symlink to /etc/oven)`, 'ops.txt'],
  ['run', `LOGS
====

To keep the journal, create /var/log/oven:

    mkdir -p /var/log/oven
    oven-tmpfiles --create --prefix /var/log/oven`, 'ops.txt'],
  ['sample', `Package
=======

Start with this tree::

    ~/oven/
        setup.cfg
        oven/__init__.py`, 'ops.rst'],
  ['run,sample|output', `\`\`\`bash
helm status shop
\`\`\`

The output should contain \`deployed\`:

\`\`\`
STATUS: deployed
\`\`\``],
  ['sample', `Pattern for a safe migration:

\`\`\`sql
ALTER TABLE <table> ADD COLUMN <col> <type>;
\`\`\``],
  ['run', `#### Option A: systemd

\`\`\`sh
systemctl restart shop
\`\`\``],
  ['edit', `Dans le \`Caddyfile\`, remplacer le bloc par :

\`\`\`
shop.example.com {
  reverse_proxy localhost:3000
}
\`\`\``],
  ['edit', `The final \`Dockerfile\` should look like this:

\`\`\`dockerfile
FROM node:20
CMD ["node", "server.js"]
\`\`\``],
  ['edit', `Add a job to \`.github/workflows/ci.yml\`:

\`\`\`yaml
jobs:
  lint:
    runs-on: ubuntu-latest
\`\`\``],
  ['config|sample', `Here's what the generated manifest looks like:

\`\`\`yaml
kind: Deployment
metadata: {name: shop}
\`\`\``],
  ['edit', `#### config/database.yml

\`\`\`yaml
production:
  host: db
\`\`\``],
  ['run', `Copy the file:

\`\`\`
cp config/database.yml.example config/database.yml
\`\`\``],
  ['edit', `Uncomment the line in postgresql.conf:

\`\`\`
listen_addresses = '*'
\`\`\``],
  ['edit', `Allow the network in pg_hba.conf:

\`\`\`
host all all 10.0.0.0/8 md5
\`\`\``],
  ['script', `Ensuite, dans psql :

\`\`\`
\\c shop
GRANT ALL ON ALL TABLES IN SCHEMA public TO shop;
\`\`\``],
  ['script', `\`\`\`
shop=# CREATE EXTENSION pgcrypto;
CREATE EXTENSION
\`\`\``],
  ['transcript', `\`\`\`bash
sudo -i -u postgres
psql
postgres=# ALTER USER shop WITH PASSWORD 'x';
postgres=# \\q
\`\`\``],
  ['run', `\`\`\`bash
sudo su - postgres
psql -c 'SELECT pg_reload_conf()'
\`\`\``],
  ['transcript', `\`\`\`bash
mysql -u root
CREATE DATABASE shop;
EXIT;
\`\`\``],
  ['script', `From the mongo shell:

\`\`\`
use shop
db.orders.remove({})
\`\`\``],
  ['script', `In a Python shell:

\`\`\`python
import requests
requests.post("http://localhost/flush")
\`\`\``],
  ['sample', `Example of a client in Python:

\`\`\`python
import requests
r = requests.get("http://localhost/orders")
print(r.json())
\`\`\``],
  ['sample', `In your code, call:

\`\`\`python
client.flush(timeout=3)
\`\`\``],
  ['script', `\`\`\`python
# from ./manage.py shell
from shop.models import Order
Order.objects.all().delete()
\`\`\``],
  ['run,script', `\`\`\`bash
./manage.py shell
\`\`\`

\`\`\`python
from shop.models import Order
Order.objects.count()
\`\`\``],
  ['run', `\`\`\`python
python manage.py migrate
\`\`\``],
  ['sample|config', `Terraform:

\`\`\`hcl
resource "aws_instance" "web" {
  ami = "ami-1"
}
\`\`\``],
  ['sample', `Logs of the worker:

\`\`\`
worker[12]: started
worker[12]: stopping
\`\`\``],
  ['sample', `Expected file names:

\`\`\`
backup-2024-01-01.sql.gz
backup-2024-01-02.sql.gz
\`\`\``],
  ['run', `Check that no process is left:

\`\`\`bash
ps aux | grep shop
\`\`\``],
  ['run', `Get the password:

\`\`\`sh
kubectl get secret shop -o jsonpath='{.data.password}' | base64 -d
\`\`\``],
  ['run', `Wait for it...

\`\`\`sh
kubectl wait --for=condition=ready pod -l app=shop
\`\`\``],
  ['transcript', `Sample session:

\`\`\`
$ shopctl login
Username: ops
Password:
Logged in.
\`\`\``],
  ['sample|output', `Sample output of \`make check\`:

\`\`\`
PASS: test-a
PASS: test-b
# TOTAL: 2
\`\`\``],
  ['run', `Untar it:

    tar xzf shop-1.2.tar.gz
    cd shop-1.2`],
  ['sample|config', `Ports:

\`\`\`
80/tcp
443/tcp
\`\`\``],
  ['config|sample', `Sample playbook:

\`\`\`yaml
- hosts: all
  tasks:
    - shell: rm -rf /tmp/cache
\`\`\``],
  ['edit', `Your \`app.yml\` needs the following:${appYml}`],
  ['edit', `Prepare an \`app.yml\` file:${appYml}`],
  ['edit', `Switch the port over in \`app.yml\`:${appYml}`],
  ['edit', `Turn the cache on (\`app.yml\`):${appYml}`],
  ['edit', `Tell the web server about it, in the file \`app.yml\`:${appYml}`],
  ['edit', `Now declare the service in \`app.yml\`. It is read at start.${appYml}`],
  ['edit', `Le fichier \`app.yml\` doit contenir :${appYml}`],
  ['edit', `Activer le port dans \`app.yml\` :${appYml}`],
  // a file as the place and no order: as often told of as to be written, so a person does it
  ['config', `Port d’écoute — fichier \`app.yml\` :${appYml}`],
  ['config|sample|output', `The workflow uses these settings:${appYml}`],
  ['config|sample|output', `The port is set in \`app.yml\` as follows:${appYml}`],
  ['config|sample|output', `Le pipeline est décrit dans \`app.yml\` :${appYml}`],
  ['config|sample|output', `The server keeps its ports in \`app.yml\`:${appYml}`],
  ['config|sample|output', `Nothing needs to be changed; the values are these:${appYml}`],
  ['config|sample|output', `Do not change \`app.yml\`:${appYml}`],
  ['config|sample|output', `The deploy job writes \`app.yml\`:${appYml}`],
  ['config|sample|output', `Ne pas modifier \`app.yml\` :${appYml}`],
  ['config|sample|output', `Le script génère \`app.yml\` :${appYml}`],
  ['run,edit', `The token goes into the encrypted file:

\`\`\`bash
openssl rand -hex 16
sops secrets/shop.enc.yaml
\`\`\`

\`\`\`yaml
token: <the value>
\`\`\``],
  ['run,output|config|sample', `Look at the secrets:

\`\`\`bash
sops -d secrets/shop.enc.yaml
\`\`\`

\`\`\`yaml
token: abc
\`\`\``],
  ['edit', `Optionally, change \`Pipfile\` as well. Only development needs it.

\`\`\`diff
-shop = "~=1.0"
+shop = "~=2.0"
\`\`\``],
  ['config|sample', `The release differed from the one before by this:

\`\`\`diff
-shop = "~=1.0"
+shop = "~=2.0"
\`\`\``],
  ['edit', `Update \`NEWS.rst\` with a section for what comes next, e.g.:

\`\`\`
4.0 (in development)
====================

Fixes
-----
\`\`\``],
  ['output|sample', `The count is printed:

\`\`\`
count
-------
42
(1 row)
\`\`\``],
  ['edit', `### 4.2 \`worker.properties\`

What differs from the defaults goes into this file:

\`\`\`properties
# worker.threads=4
# worker.queue=mail
\`\`\``],
  ['run', `Look into the job's log:

\`\`\`bash
kubectl logs job/nightly-<...>
\`\`\``],
  ['sample', `Run it inside:

\`\`\`bash
kubectl exec -it job/nightly -- <...>
\`\`\``],
  ['config|sample|output', `Notice the port in \`shop.yml\`:

\`\`\`yaml
web:
  port: 8080
\`\`\``],
  ['config|sample|output', `Assume the following in \`shop.yml\`:

\`\`\`yaml
web:
  port: 8080
\`\`\``],
  ['config|sample|output', `Supposons ceci dans \`shop.yml\` :

\`\`\`yaml
web:
  port: 8080
\`\`\``],
  ['config|sample|output', `Retrouver le port dans \`shop.yml\` :

\`\`\`yaml
web:
  port: 8080
\`\`\``],
  // what is typed into the page of a service, whatever the fence says
  ['script', `Look for the slowest handlers:

\`\`\`sh
# by handler
topk(3,
  sum by (handler) (rate(shop_request_seconds_sum{job="shop"}[5m]))
)
\`\`\``],
  ['script', `Use this search:

\`\`\`
index=shop sourcetype=api level=error | stats count by path | search count>10
\`\`\``],
  ['script', `In the log console, enter the following:

\`\`\`
fields @timestamp, @message
| filter status >= 500
| sort @timestamp desc | limit 50
\`\`\``],
  ['run', `Count the errors:

\`\`\`
journalctl -u shop | grep error | sort | uniq -c
\`\`\``],
  ['config|sample', `Environment variables (copy them from your \`.env\`):

\`\`\`
DATABASE_URL=...
CACHE_URL=...
\`\`\``],
  // what looks like a path and is no file to edit
  ['config|sample', `The path is set by the annotation \`shop.example.io/root-path\`:

\`\`\`yaml
metadata:
  name: shop
\`\`\``],
  ['run', `For example, you can put the tools into \`~/go/bin\`, which stands in the path:

\`\`\`bash
BIN=~/go/bin make tools
\`\`\``],
  // what a file holds, and what it is to hold
  ['config|sample,edit', `Edit the first line of the file \`web/shop.js\`:

\`\`\`
var host = "test.shop.invalid"
\`\`\`

It becomes:

\`\`\`
var host = "www.shop.invalid"
\`\`\``],
  ['config|sample,edit', `Dans \`shop.yml\`, remplacez :

\`\`\`yaml
port: 80
\`\`\`

par :

\`\`\`yaml
port: 8080
\`\`\``],
  ['script', `Start it again:

\`\`\`bash
docker compose down
.\\scripts\\start.ps1
\`\`\``],
  ['sample|config', `To register a type of your own:

\`\`\`
from shop.types import Base

class Gift(Base):
    fields = {
        'name': 'label',
    }
\`\`\``],
  ['run,sample', `\`\`\`bash
tar -czf /mnt/nas/home.tar.gz /home
\`\`\`

## À quoi ça sert ?

\`\`\`bash
tar -czf /mnt/nas/home.tar.gz /home
\`\`\``],
  ['config|sample|output', `For instance, consider a shop with its own image.

We create a \`start.sh\` script next to it:

\`\`\`bash
#!/bin/bash
shop migrate
\`\`\``],
  ['sample', `Set how much is logged:

\`\`\`
shopctl log-level debug|info|warn|error
\`\`\``],
  ['run', `# shopctl

shopctl looks after a shop. Install shopctl from the archive; shopctl has no other parts.

After that, shopctl tells what it thinks of the machine:

\`\`\`bash
shopctl doctor
\`\`\``],
  // an optional part is asked for, not a reason to leave the command out
  ['run', `Move the volumes with:

\`\`\`
make move FROM=<old-claim> TO=<new-claim> [JOBS=<n>]
\`\`\``],
  ['run', `The following playbook updates the hosts:

\`\`\`
ansible-playbook update.yml [-l HOSTS]
\`\`\``],
  ['sample', `Restart them:

\`\`\`
shipit restart [-a] [-f] [-q] <env>
\`\`\``],
  ['sample', `Usage:

\`\`\`
shipit restart [-n <env>]
\`\`\``],
  // what is printed, whatever it begins with
  ['run,output', `Export the settings:

\`\`\`console
./export-settings.sh
\`\`\`

Output:

\`\`\`console
export SHOP_ID=4711
....
export SHOP_ZONES=a,b
\`\`\``],
  ['output|sample', `The push is refused:

\`\`\`
! [rejected] main -> main (hook declined)
\`\`\``],
  ['output|sample', `\`\`\`
 !     The entry shop-data would be removed with all that it holds.
 !     Type "shop-data" to go on.
\`\`\``],
  // files of configuration that look a little like commands
  ['output|sample', `\`\`\`
   id  |   p
-------+--------
 17    | (1,2)
 18    | (3,4)
\`\`\``],
  ['sample|output', `Rows are kept so:

\`\`\`
/<table id>/<index id> -> <columns>
\`\`\``],
  ['config|sample|output', `Your zone could be this:

\`\`\`
$ORIGIN shop.test
$TTL 10m
www   IN   A   192.0.2.7
\`\`\``],
  ['config|sample|output', `The labels of a shop:

\`\`\`
shop.test/name     : "orders"
shop.test/part-of  : "web"
\`\`\``],
  ['config|sample|output', `Given a script that takes arguments:

\`\`\`
release=$1
[ -z "$release" ] && echo "which release?" && exit 1
deploy "$release" "\${2:-staging}"
\`\`\``],
  ['run', `List the processes to end:

\`\`\`sh
ps aux | grep shop-worker | awk '{print $2}'
sudo systemctl stop shop-worker
\`\`\``],
  ['config|sample|output', `Deploy with the settings in \`shop.yml\`:

\`\`\`yaml
web:
  port: 8080
\`\`\``],
  // The name of a file alone
  ['config', `## Web server

\`/etc/nginx/conf.d/shop.conf\`:

\`\`\`nginx
server {
  listen 80;
}
\`\`\``],
  ['edit', `## 4. Web server

\`/etc/nginx/conf.d/shop.conf\`:

\`\`\`nginx
server {
  listen 80;
}
\`\`\``],
  ['edit,run', `## Nightly copy

\`/usr/local/bin/shop-copy.sh\`:

\`\`\`bash
#!/bin/sh
cp -r /srv/shop /mnt/copy
\`\`\`

\`\`\`bash
chmod 750 /usr/local/bin/shop-copy.sh
\`\`\``],
  ['config', `1. Create the database
2. Configuration \`shop.env\`:

\`\`\`env
DB_URL=postgres://localhost/shop
\`\`\``],
  ['config', `These variables change how the shop starts. You can keep them in a file \`.env\` at the root (beside [README.md](README.md)).

\`\`\`sh
SHOP_PORT=8000
SHOP_HOST=localhost
\`\`\``],
  ['run,edit', `\`\`\`bash
sudo nano /etc/nginx/sites-available/shop.conf # the content is below
sudo nginx -t
\`\`\`

\`\`\`
# /etc/nginx/shop.conf

server {
  listen 80;
}
\`\`\``],
  ['run,edit', `1. Update the unit

        systemctl edit shop

    and add the following content:

        [Service]
        User = shop
`, 'ops.adoc'],
  ['sample', `In a virtual environment:

\`\`\`
<install it and activate it>
pip install -e .
\`\`\``],
  ['transcript,output,output', `5. Run this:

erl -sname oven1
bread:bake([node()]).
halt().

Mind the dots.

My session looks like this:

kitchen:/srv/ovens mia$ erl -sname oven1
Eshell V13 (abort with ^G)

(oven1@kitchen)1> bread:bake([node()]).
ok
`, 'ovens.txt'],
  // Commands that nothing marks
  ['run', `You can choose the port for once:
PORT=9000 ./start.sh web`],
  ['', `The port is chosen once:
PORT 9000 is the default of the shop`],
  ['', 'Version 2 ships `shopctl`.\n\ngit log --oneline -5'],
  ['run', `The port is free again.

If the role is missing the load stops rather than leaving a shop whose owner is quietly wrong.

\`\`\`
./bin/load-shop --from shop.dump
\`\`\``],
  ['sample|output', `This is wrong:

\`\`\`
./bin/load-shop --from shop.dump
\`\`\``],
];

/** A form's name in the report: its first words and what follows from them. */
const nameOf = ([roles, document]: Form): string => `“${document.split('\n').find((l) => l.trim() && !l.startsWith('```'))?.trim().slice(0, 60) ?? ''}” gives ${roles}`;

test.each(forms.map((form) => ({ name: nameOf(form), form })))('$name', async ({ form: [roles, document, path] }) => {
  const found = (await blocksOf(document, path)).map((b) => b.role);
  const wanted = (roles === '' ? [] : roles.split(',')).map((r): readonly string[] => r.split('|'));
  expect(wanted.map((allowed, i) => (allowed.includes(found[i] ?? '') ? found[i] : allowed.join('|')))).toEqual(found);
});
