/** What the commands of a text do, wrappers, languages and general rules included. */
import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { worst } from '../../../src/model/effect.ts';
import { effectsOf, isInteractive, scriptEffectsOf } from '../../../src/shell/effects-of.ts';

const effect = (source: string): string => worst(effectsOf(source).map((e) => e.effect));
const script = (source: string, interpreter: string): string => worst(scriptEffectsOf(source, interpreter).map((e) => e.effect));

describe('wrappers are looked through', () => {
  test.each([
    'sudo -u app rm -rf /srv/data', 'doas rm -r /srv/data', 'env A=1 rm -r /srv/data', 'time nice -n 5 rm -r /srv/data', 'timeout -s KILL 5m rm -r /srv/data',
    'ls | xargs -n 1 rm', 'watch -n 5 "dropdb app"', 'eval "dropdb app"', 'bash -c "cd /x && dropdb app"', 'bash -lc "dropdb app"', 'su - postgres -c "dropdb app"', 'sudo su postgres -c "dropdb app"',
    "ssh -p 22 deploy@<host> 'dropdb app'", 'ssh host dropdb app', 'docker exec -it -u root db dropdb app', 'docker exec -i db psql -U app -c "DROP TABLE t"', 'docker compose -f a.yml exec -T db dropdb app',
    'docker-compose run --rm web rake db:drop', 'podman run --rm x dropdb app', 'kubectl -n prod exec -it web-0 -c app -- dropdb app', 'heroku run -a web rake db:drop', 'scalingo --app web run rake db:drop',
    'bundle exec rake db:drop', 'npx prisma migrate reset', 'poetry run python manage.py flush', 'pipenv run python manage.py flush', 'uv run manage.py flush', 'vagrant ssh -c "dropdb app"', 'chroot /mnt dropdb app',
    "salt 'db*' cmd.run 'dropdb app'", "ansible db -m shell -a 'dropdb app'", 'find . -name "*.sql" -exec rm {} \\;', 'find /srv -type f -delete', 'nohup dropdb app &', 'if true; then dropdb app; fi', 'echo $(dropdb app)',
    'ssh host <<EOF\ndropdb app\nEOF', 'docker exec -i x bash <<EOF\ndropdb app\nEOF', 'parallel dropdb ::: a b', 'ssh a "ssh b \'dropdb app\'"', 'RAILS_ENV=production bin/rails db:drop', './bin/rake db:drop', '(cd x && dropdb app)',
  ])('%s destroys', (source) => expect(effect(source)).toBe('destroy'));
  test.each(['sudo -i', 'ssh host', 'docker exec -it web bash', 'kubectl exec -it web-0 -- sh', 'su - app', 'sudo -u app -s', 'heroku run bash', 'kubectl run t --rm -it --image=x -- curl http://web', 'ssh host uptime'])('%s reads', (source) => expect(effect(source)).toBe('read'));
  test('a container that stays is a change, whatever runs in it', () => {
    expect(effect('docker run -d web ls')).toBe('change');
    expect(effect('docker run --rm web ls')).toBe('read');
  });
});

test.each(['USE shop;\nDROP LOGIN shop;'])('sqlcmd takes SQL: %s', (source) => expect(script(source, 'sqlcmd')).toBe('destroy'));

test.each([['shop-start.cmd -Dport=80', 'change'], ['hall.cmd all', 'unknown'], ['dir', 'read']])('what a call of cmd does is not known but by its name: %s', (source, expected) => expect(script(source, 'cmd')).toBe(expected));

test.each([
  ["docker compose run --rm --entrypoint sh -v /srv:/srv shop -c 'rm -rf /srv/shop/*'", 'destroy'], ['docker run --rm --entrypoint=bash shop -c "ls -l"', 'read'], ['docker run --rm --entrypoint redis-cli cache -h db FLUSHALL', 'destroy'], ['docker run --rm shop -c x', 'change'],
])('what an entry point is given is run: %s', (source, expected) => expect(effect(source)).toBe(expected));

test.each([
  ['mise run db:drop', 'destroy'], ['mise run cluster:down', 'destroy'], ['make infra-down', 'destroy'], ['make env-down', 'change'], ['mise run build', 'change'], ['mise exec -- dropdb shop', 'destroy'], ['mise install', 'change'],
])('a task of the project is called by its name: %s', (source, expected) => expect(effect(source)).toBe(expected));

test.each([
  ['./bin/stack-down.sh -v', 'destroy'], ['ops/env_down.sh --volumes', 'destroy'], ['./bin/stack-down.sh', 'change'], ['./bin/stack-up.sh -v', 'change'], ['./bin/mirror.sh -v', 'unknown'], ['shopctl -v', 'read'], ['./shopctl --version', 'read'],
])('what a script of the project makes of -v is its own: %s', (source, expected) => expect(effect(source)).toBe(expected));

test.each([['psql shop < /backup/pre-upgrade.sql', 'destroy'], ['psql shop < sql/upgrade.sql', 'change']])('a file kept aside from before is a dump: %s', (source, expected) => expect(effect(source)).toBe(expected));

describe('what is handed to database clients', () => {
  test.each([
    ['psql app -c "SELECT 1"', 'read'], ['psql app -c "\\d users"', 'read'], ['psql app -c "DELETE FROM t WHERE id = 1"', 'destroy'], ['psql app -c "UPDATE t SET a = 1"', 'destroy'],
    ['psql app -c "UPDATE t SET a = 1 WHERE id = 2"', 'change'], ['echo "drop table t" | psql app', 'destroy'], ['psql app <<SQL\nTRUNCATE t;\nSQL', 'destroy'], ['psql app <<< "SELECT 1"', 'read'], ['mysql -e "SHOW TABLES" app', 'read'],
    ['mysql app -e"DROP TABLE t"', 'destroy'], ['sqlite3 a.db "delete from t"', 'destroy'], ['psql app < schema.sql', 'change'], ['psql app < dump.sql', 'destroy'], ['createdb app && psql app < dump.sql', 'change'],
    ['cp ~/.shop/backups/db-pre-0003.sqlite ~/.shop/db.sqlite', 'destroy'], ['mv shop.db.bak.db shop.db', 'destroy'], ['cp data/shop.db backups/shop-2031-01-02.db', 'change'], ['cp seed.db shop.db', 'change'], ['cp shop.db shop.db.bak', 'change'],
    ['orch-cli apply -f -', 'change'], ['lamp-cli packages update', 'unknown'], ['lamp-cli status', 'read'], ['make lamp-cli', 'read'], ['python tools/fill.py .env', 'unknown'], ['python tools/manage.py env', 'read'], ['./PartsUpload.sh VERSION', 'change'], ['cat h.sql | ./shopctl exec db psql', 'unknown'], ['./shopctl exec db psql', 'read'], ['./parts.sh version', 'read'], ['./parts.sh RESET', 'destroy'], ['shipit host:df', 'read'], ['shipit host:reboot', 'unknown'],
    ['gunzip -c backup.sql.gz | psql app', 'destroy'], ['pg_dump a | psql b', 'destroy'], ['pg_dump a | ssh host psql b', 'destroy'], ['pg_restore --clean -d app a.dump', 'destroy'], ['pg_restore -d app a.dump', 'destroy'], ['createdb app && pg_restore -d app a.dump', 'change'], ['pg_restore -C -d postgres a.dump', 'change'], ['pg_restore -d app_restore a.dump', 'change'], ['pg_restore -l a.dump', 'read'], ['./scripts/restore-shop-backup.sh --full a.zip', 'destroy'], ['./scripts/backup-before-restore.sh', 'change'], ['psql -d shop -f /tmp/shop_db.sql', 'destroy'], ['pg_dump -Fc app', 'read'],
    ["redis-cli --scan --pattern 's:*' | xargs -L 100 redis-cli -n 1 unlink", 'destroy'], ['redis-cli -x set a < f', 'change'], ['cat f | redis-cli', 'change'], ['redis-cli FLUSHALL', 'destroy'], ['redis-cli -h cache get a', 'read'], ['redis-cli set a b', 'change'], ['redis-cli', 'read'], ['mongosh app --eval "db.users.drop()"', 'destroy'], ['mongosh app --eval "db.users.find()"', 'read'],
    ['python -c "import shutil; shutil.rmtree(\'/x\')"', 'destroy'], ['rails runner "User.delete_all"', 'destroy'], ['python manage.py shell -c "User.objects.all().delete()"', 'destroy'],
  ])('%s: %s', (source, expected) => expect(effect(source)).toBe(expected));
});

describe('names that say that something looks, or that it can be put back', () => {
  // What the table only knows as changing: its first or second word says that it looks, unless the first one does something.
  test.each([
    ['tailscale status', 'read'], ['cilium endpoint list', 'read'], ['teleport status', 'read'], ['vtctldclient GetTablets', 'read'], ['step certificate inspect a.crt', 'read'], ['cloudflared tunnel delete a', 'destroy'], ['crane copy a b', 'change'], ['tootctl search deploy', 'change'], ['rm -rf sdists/ wheels', 'change'], ['rm -rf .svelte-kit', 'change'], ['rm -rf shop-data', 'destroy'],
    ['git branch -d release/2\ngit push origin :release/2', 'change'], ['git branch -d release/2\ngit push --delete origin release/2', 'change'], ['git branch -D release/2\ngit push origin :release/2', 'destroy'], ['git branch -d a\ngit push origin :b', 'destroy'], ['git branch -d a\ngit push -f origin a', 'destroy'], ['ls /srv/[daily|weekly]', 'read'], ['brctl addbr list', 'change'],
    ['php -l a.php', 'read'], ['./rotate-keys.sh --show-values', 'change'], ['camctl --show-config', 'read'], ['manage.py sqlflush | manage.py dbshell', 'destroy'], ['manage.py sqlflush', 'read'], ['dd if=/dev/zero of=$HOME/swap', 'change'], ['bash -n deploy.sh', 'read'], ['ruby -c a.rb', 'read'], ['manage.py import_orders -h', 'read'], ['psql -h', 'read'], ['adb shell rm -rf /sdcard/x', 'destroy'], ['adb shell', 'read'],
    ['make shell_on_web', 'read'], ['node scripts/test-mail-connection.js', 'read'], ['node scripts/test-mail.js', 'unknown'], ['camctl --list-formats-all', 'read'], ['tape-restore verify a', 'read'], ['tape-restore decrypt a', 'unknown'], ['./tape-restore.sh', 'destroy'],
  ])('%s: %s', (source, expected) => expect(effect(source)).toBe(expected));
  test.each([
    ['python -m twine check --strict dist/*', 'read'], ['twine upload dist/*', 'change'], ['black --check .', 'read'], ['black .', 'change'], ['towncrier build --draft', 'read'],
    ['php artisan shop:preflight', 'read'], ['php artisan queue-of-shop:status', 'read'], ['php artisan shop:import', 'change'], ['php artisan shop:wipe-all', 'destroy'], ['php artisan cache:purge-old', 'change'], ['pnpm --filter @shop/web preview', 'read'],
    ['./bin/uninstall-renewal-timer.sh', 'unknown'], ['./bin/remove-cron.sh', 'unknown'], ['./bin/uninstall-cluster.sh', 'destroy'], ['./bin/remove-customers.sh', 'destroy'],
  ])('%s: %s', (source, expected) => expect(effect(source)).toBe(expected));
});

describe('files and redirections', () => {
  test.each([
    ['echo a > b', 'change'], ['ls > /dev/null 2>&1', 'read'], ['cat a > /dev/sdb', 'destroy'], ['> app.log', 'destroy'], ['rm -rf node_modules', 'change'], ['rm -rf /var/lib/app', 'destroy'],
    ['echo a > /srv/t\nrm /srv/t', 'change'], ['touch a && cp a b && rm a', 'change'], ['rm --help', 'read'], ['while read l; do echo "$l"; done < a', 'read'], ['{ echo a; echo b; } > c', 'change'],
  ])('%s: %s', (source, expected) => expect(effect(source)).toBe(expected));
});

describe('what no row knows', () => {
  test.each([
    ['frobctl delete thing', 'destroy'], ['frobctl DeleteThing x', 'destroy'], ['frobctl getThings', 'read'], ['frobctl thing purge', 'destroy'], ['frobctl --wipe', 'destroy'], ['frobctl list things', 'read'], ['frobctl --version', 'read'], ['frobctl thing set a', 'unknown'],
    ['frobctl delete thing --dry-run', 'unknown'], ['./restore.sh', 'destroy'], ['./install.sh cleanup', 'destroy'], ['make test', 'read'], ['make deploy', 'change'], ['npm run db:reset', 'destroy'], ['npm run lint', 'read'], ['npm run docs', 'unknown'], ['make clean', 'unknown'], ['fab recreate_servers:shop,production', 'destroy'], ['make recreate-venv', 'unknown'],
    ['yarn workspace api migrate:rollback --all', 'destroy'], ['DISABLE_DATABASE_ENVIRONMENT_CHECK=1 rake db:load', 'destroy'], ['command -v frobctl', 'read'], ['eval "$(ssh-agent -s)"', 'read'], ['export A=1', 'read'], ['source venv/bin/activate', 'read'], ['A=1', 'read'], ['f() { ls; }; f', 'read'],
  ])('%s: %s', (source, expected) => expect(effect(source)).toBe(expected));
});

describe('code in another language', () => {
  test.each([
    ['SELECT 1;', 'psql', 'read'], ['-- note\nEXPLAIN SELECT * FROM t', 'psql', 'read'], ['DROP TABLE t;', 'mysql', 'destroy'], ['DROP INDEX i;', 'psql', 'change'], ['GRANT SELECT, DELETE ON t TO u;', 'psql', 'change'], ["SELECT 'drop table t'", 'psql', 'read'],
    ['ALTER TABLE t DROP COLUMN a', 'psql', 'destroy'], ['ALTER TABLE t DROP CONSTRAINT c', 'psql', 'change'], ['WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x', 'psql', 'destroy'], ['select pg_terminate_backend(1)', 'psql', 'change'], ['mysql> SHOW TABLES;', 'mysql', 'read'],
    ['User.where(a: 1).delete_all', 'rails console', 'destroy'], ['User.count', 'rails console', 'read'], ['u = User.find(1)\nu.update!(a: 1)', 'rails console', 'change'], ['db.users.deleteMany({})', 'mongosh', 'destroy'], ['Get-Service web', 'pwsh', 'read'],
    ['Remove-Item -Recurse C:\\\\data', 'pwsh', 'destroy'], ['Restart-Service web', 'powershell', 'change'], ['FLUSHDB', 'redis-cli', 'destroy'], ['rm -rf /srv', 'bash', 'destroy'],
    ['shop = Shop.find(3)\nshop.close!', 'rails console', 'change'],
    ['Shops::DestroyService.new(shop, user).execute', 'rails console', 'destroy'],
    ['shop = Shop.find(3)\nshop != nil', 'rails console', 'read'],
  ])('%s in %s: %s', (source, interpreter, expected) => expect(script(source, interpreter)).toBe(expected));
});

describe('what takes the terminal', () => {
  test.each(['ssh host', 'sudo -i', 'su - app', 'psql app', 'mysql -u root -p app', 'docker exec -it web bash', 'docker compose exec web rails console', 'kubectl exec -it web-0 -- sh', 'heroku run bash', 'scalingo --app a run bash', 'vim a', 'sudo nano /etc/hosts', 'top', 'less a', 'passwd', 'gpg --gen-key', 'python', 'redis-cli', 'docker exec -it db psql -U app', 'python manage.py shell', 'vagrant ssh'])('%s does', (source) => expect(isInteractive(source)).toBe(true));
  test.each(['ssh host ls', 'psql -c "SELECT 1"', 'psql < a.sql', 'psql -f a.sql', 'echo "SELECT 1" | psql', 'psql -l', 'docker exec web ls', 'ssh -N -L 1:a:2 host', 'git commit -m x', 'python a.py', 'vim --version', 'kubectl get pods', 'bash a.sh', 'ssh host <<EOF\nls\nEOF'])('%s does not', (source) => expect(isInteractive(source)).toBe(false));
});

describe('robustness', () => {
  test('no text makes it throw, and each command has a reason', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('sudo', 'ssh', 'h', '-c', "'", '"', 'rm', '$(', ')', '|', '\n', 'psql', '<<EOF', 'docker', 'exec', '--', '-it', '<a b>', '`', '{', 'find', '-exec', ';', 'xargs', 'bash', '>', 'x', 'ansible', '-a'), { maxLength: 30 }).map((a) => a.join(' ')), (source) => {
      for (const e of effectsOf(source)) expect(e.why).not.toBe('');
      isInteractive(source);
      scriptEffectsOf(source, 'psql');
      scriptEffectsOf(source, 'python');
    }), { numRuns: 500 });
  });
  test('nesting has an end', () => {
    expect(effect(`${'bash -c "'.repeat(1)}${'sudo '.repeat(300)}ls"`)).toBe('unknown');
  });
});

describe('what is tried out, or looked at in French', () => {
  test.each([['bash ops/restore-check.sh', 'unknown'], ['./scripts/verify-restore.sh', 'unknown'], ['./scripts/restore.sh', 'destroy'], ['sh scripts/controle-local.sh', 'read'], ['sh scripts/verification-api.sh https://shop.example', 'read'], ['rm -f storage/framework/sessions/*', 'change'], ['rm -rf storage/app', 'destroy']])('%s: %s', (source, wanted) => expect(effect(source)).toBe(wanted));
});

describe('names that say that something is done', () => {
  test.each([
    ['./deploy.sh', 'change'], ['scripts/deployer.sh v2', 'change'], ['npm run import:excel', 'change'], ['yarn build-css', 'change'], ['make install-dev', 'change'], ['shopctl install x', 'change'], ['mkdist.sh out', 'change'],
    ['shopctl', 'unknown'], ['./shop.sh', 'unknown'], ['make all', 'unknown'], ['shopctl run x', 'unknown'],
    // what it does is told by another word
    ['npm run import -- --reset', 'destroy'], ['npm run import -- --append', 'change'], ['./deploy.sh --purge', 'destroy'], ['./deploy.sh --dry-run', 'unknown'],
    ['redis-cli --cluster check db:6379', 'read'], ['redis-cli --cluster del-node db:6379 id', 'destroy'], ['kubectl get pods -owide', 'read'], ['ufw delete allow 22', 'change'],
  ])('%s: %s', (source, wanted) => expect(effect(source)).toBe(wanted));
});

describe('what a server sends and a shell runs at once', () => {
  test.each(['bash -c "$(curl -fsSL https://get.shop.example/setup.sh)"', 'sudo sh -c "$(wget -qO- https://get.shop.example/setup.sh)"', 'eval "$(curl -s https://get.shop.example/env)"', 'bash <(curl -s https://get.shop.example/setup.sh)', 'source <(curl -s https://get.shop.example/env)'])('%s changes something', (source) => expect(effect(source)).toBe('change'));
  test.each(['source <(shopctl completion bash)', 'source <(kubectl completion bash)', 'bash -c "echo done"'])('%s does not', (source) => expect(effect(source)).not.toBe('change'));
});

describe('a word that looks, and behind it what is done', () => {
  test.each([['gcloud secrets versions add db-password --data-file=-', 'change'], ['gcloud secrets versions list db-password', 'read'], ['gcloud artifacts versions destroy 3', 'destroy'], ['gcloud run images remove web', 'change']])('%s: %s', (source, wanted) => expect(effect(source)).toBe(wanted));
});

describe('programs of the system in a script of PowerShell', () => {
  test.each([
    ['podman compose down -v\n.\\start-shop.ps1', 'destroy'], ['if ($old) {\n  docker volume rm $old\n}', 'destroy'], ['netsh advfirewall firewall add rule name="Shop" dir=in action=allow', 'change'], ['scp halls.json shop@web1:/srv', 'change'], ['git clone https://git.shop.example/halls `\n  --depth 1', 'change'],
    ['shopctl /now', 'unknown'], ['docker ps | Select-Object -First 1', 'read'], ['pip list | findstr halls', 'read'], ['$halls = Get-ChildItem\nforeach ($hall in $halls) { $hall.Name }', 'read'], ['cd C:\\shop\ndir', 'read'],
  ])('%s: %s', (source, wanted) => expect(script(source, 'pwsh')).toBe(wanted));
});

describe('what hides in arguments counts', () => {
  test.each([
    "trap 'rm -rf data' EXIT", 'trap "kubectl delete ns x" ERR', "awk 'BEGIN{system(\"rm -rf data\")}'", "awk '{print | \"rm -rf data\"}' f", "git submodule foreach 'git clean -fdx'", 'fd . data -X rm -rf', 'fd x -x rm', 'influx -execute "DROP DATABASE prod"', 'xh delete u', 'tar tf a --to-command=rm', "sed -n '1e rm x' y", 'rg --pre rm x',
    "git rebase --exec 'rm -rf x' HEAD~2", "git rebase -x 'rm -rf x' HEAD~2", "git bisect run sh -c 'rm -rf x'", "git -c alias.zz='!rm -rf x' zz", 'source scripts/reset-db.sh', '. ./wipe.sh',
  ])('%s destroys', (source) => expect(effect(source)).toBe('destroy'));
  test.each(["awk '{print > \"x\"}' f", 'git log --output=x', 'git diff --output x', "sed -n 'w x' f", 'uniq a b', "sqlite3 a.db '.output y'", 'git submodule foreach git pull'])('%s changes', (source) => expect(effect(source)).toBe('change'));
  test.each([
    'trap - EXIT', "trap '' INT", "trap 'echo bye' EXIT", 'trap cleanup EXIT', "awk '{print $1}' f", "awk '$3 > 5 {print $1}' f", "awk '{ if ($1 > 2) print $2 }' f", "sed -n '1,5p' f", 'uniq -c a', 'tar tf a.tar', 'fd shop', 'git log -3', 'git submodule status',
    'source .venv/bin/activate', '. ./.env', 'source ~/.bashrc', '. /etc/os-release', 'source openrc.sh', 'source <(kubectl completion bash)', 'source /opt/ros/setup.bash', '. /etc/profile.d/shop.sh', 'source "$HOME/.cargo/env"',
  ])('%s reads', (source) => expect(effect(source)).toBe('read'));
  test('a script that is taken in is as little known as one that is called', () => expect([effect('source ./stage-two.sh'), effect('. stage-two.sh')]).toEqual([effect('./stage-two.sh'), effect('./stage-two.sh')]));
});

describe('what is removed and made anew', () => {
  test.each(['rm -rf data\nmkdir data', 'rm -rf uploads && mkdir -p uploads', 'sudo rm -rf /srv/shop/data\nsudo mkdir /srv/shop/data', 'rm -f app.db && touch app.db'])('%j is gone: an empty one brings nothing back', (source) => expect(effect(source)).toBe('destroy'));
  test.each(['mkdir work\ncd work\ntouch a\ncd ..\nrm -rf work', 'rm -rf build && mkdir build', 'touch mark\nrm mark', 'git clone https://git.acorn.fr/shop.git\nrm -rf shop'])('%j loses nothing', (source) => expect(effect(source)).toBe('change'));
});
