/** The words of a command, sorted into program, positional words and options. */
import { byText } from '../../model/by-text.ts';
import { own } from '../../model/own.ts';

/**
 * Options that take the next word as their value, by program: without them the word after `-n` would pass for a sub-command.
 * How to add: the program, then its options, global and of sub-commands alike (its manual's synopsis). Options written
 * `--name=value` need no entry.
 */
const valuedOptions: Readonly<Record<string, string>> = {
  git: '-C -c --git-dir --work-tree --namespace -m -F -b -B -o -u --author --date --format --reference --depth --branch --origin --exec-path -n',
  docker: '-H --host --context --config -l --log-level -e --env -u --user -w --workdir --env-file --detach-keys -v --volume -p --publish --name --network --net -h --hostname --label -m --memory --entrypoint --mount --restart --link --add-host --cpus --platform --pull --shm-size --tmpfs --ulimit --device --cap-add --cap-drop --security-opt --dns --ip --log-driver --log-opt --volumes-from --gpus -f --file --project-name --profile --project-directory -t --tag --build-arg --target --since --until --tail -n --filter --format --index -c --ipc --pid --privileged= --userns --uts --stop-timeout --health-cmd --cgroup-parent --runtime --network-alias --ip6 --cidfile --scale --timeout',
  kubectl: '-n --namespace --context --kubeconfig --cluster --user -s --server --token --as -c --container -o --output -l --selector -f --filename -k --field-selector --image --replicas --timeout --grace-period --from-literal --from-file --tail --since --type --port --target-port --env --overrides --restart --sort-by --patch --patch-file -p --to-revision --for --limits --requests --request-timeout --v -v --serviceaccount --labels --schedule --duration --dry-run=',
  helm: '-n --namespace --kube-context --kubeconfig -f --values --set --set-string --set-file --version --repo --timeout -o --output --history-max --create-namespace= --post-renderer --username --password --max',
  ssh: '-p -i -l -F -o -L -R -D -W -J -b -c -E -e -I -m -O -Q -S -w -B',
  sudo: '-u -g -p -C -h -r -t -T -U -D -R --user --group --prompt --chdir --host --close-from --other-user',
  psql: '-h -p -U -d -c -f -v -o -F -P -R -L -T --host --port --username --dbname --command --file --set --variable --output --field-separator --log-file --pset',
  mysql: '-h -P -u -D -e -S --host --port --user --database --execute --socket --defaults-file --defaults-extra-file --protocol --default-character-set --ssl-ca --max_allowed_packet',
  'redis-cli': '-h -p -s -a -u -n -r -i -t --user --pass -x= --cacert --cert --key -d --eval --sni',
  heroku: '-a --app -r --remote -t --team --org -s --size -n --num -p --ps -d --dyno --type',
  scalingo: '-a --app --addon --region -F --size --remote -n --lines',
  clever: '-a --alias -o --org --app --before --after --since --until --addon --owner --region --plan',
  systemctl: '-H --host -M --machine -n --lines -o --output -t --type -p --property --state --root --job-mode --kill-who -s --signal',
  journalctl: '-u --unit -n --lines -S --since -U --until -o --output -p --priority -t --identifier -g --grep -D -M --root -b -k=',
  aws: '--profile --region --output --query --endpoint-url --ca-bundle --cli-read-timeout --cli-connect-timeout --color',
  gcloud: '--project --account --configuration --format --zone --region --filter --verbosity --billing-project --impersonate-service-account',
  az: '-g --resource-group -n --name -o --output --query --subscription -l --location',
  terraform: '-chdir -var -var-file -target -state -out -backend-config -lock-timeout -parallelism',
  ansible: '-i --inventory -l --limit -m --module-name -a --args -u --user -e --extra-vars -t --tags --skip-tags -f --forks --vault-password-file --vault-id -c --connection --private-key -T',
  salt: '-c -t --timeout -b --batch-size --out --output -l --log-level --subset -s= --username --password --state-output',
  apt: '-o -t -c --option --target-release --config-file',
  npm: '--prefix --registry --workspace -w --tag --loglevel --otp --access --userconfig --cache -C',
  yarn: '--cwd --registry --network-timeout --modules-folder --cache-folder --mutex',
  pnpm: '-C --dir --filter -F --registry --prefix --reporter',
  make: '-C -f -I -j -o -W --directory --file --makefile --jobs',
  rails: '-e --environment -b -p -c',
  php: '-c -d -f -z',
  python: '-W -X -Q',
  curl: '-X -d -H -o -u -F -T -A -e -b -c -w -m -x -K -E -r -y -Y -z -C -Q -P --request --data --data-raw --data-binary --data-urlencode --json --header --output --user --form --upload-file --user-agent --write-out --max-time --connect-timeout --resolve --cacert --cert --key --proxy --retry --retry-delay --retry-max-time --cookie --cookie-jar --connect-to --limit-rate --interface --url --pass --config',
  wget: '-O -o -P -a -U -e -i -t -T --output-document --output-file --directory-prefix --post-data --post-file --method --body-data --header --user --password --user-agent --tries --timeout',
  vault: '-address -namespace -ca-cert -client-cert -client-key -format -field -path',
  consul: '-http-addr -token -datacenter -ca-file -namespace',
  etcdctl: '--endpoints --cacert --cert --key --user --password -w --write-out --command-timeout --dial-timeout --data-dir',
  ceph: '-c --conf --id --name -n -k --keyring --cluster -m -f --format -p --pool -i',
  gpg: '-u -r -o --homedir --keyserver --recipient --output --local-user --passphrase --passphrase-file --batch= --default-key',
  openssl: '-in -out -key -keyin -inkey -CAfile -CApath -CA -CAkey -days -subj -config -connect -servername -newkey -keyout -passin -passout -inform -outform -name -extensions -extfile -certfile -signkey -cert',
  restic: '-r --repo -p --password-file --tag --host -t --target -e --exclude --exclude-file --keep-last --keep-daily --keep-weekly --keep-monthly --path --include',
  borg: '--remote-path --rsh --keep-daily --keep-weekly --keep-monthly -P --prefix -a --glob-archives --compression -C --exclude --exclude-from --lock-wait',
  kafka: '--bootstrap-server --zookeeper --topic --group --command-config --partitions --replication-factor --config --entity-type --entity-name --broker-list --consumer.config --producer.config --reassignment-json-file --offset --partition',
  nodetool: '-h --host -p --port -u --username -pw --password -pwf -r --resolve-ip=',
  rabbitmqctl: '-n --node -p --vhost -t --timeout --formatter -s=',
  flyctl: '-a --app -c --config -o --org -t --access-token -r --region --image',
  vercel: '-t --token -S --scope -A --local-config -Q --global-config --cwd',
  gh: '-R --repo -t --title -b --body -F --body-file -B --base -H --head --json -q --jq -L --limit',
  bundle: '--gemfile',
  virsh: '-c --connect',
  nomad: '-address -region -namespace -token -ca-cert -job',
  argocd: '--server --auth-token --grpc-web= --argocd-cm-path --kubeconfig --core=',
  tar: '-C -f --file --directory --exclude -T -X',
  mvn: '-P -f -pl -s -t -T --file --projects --settings --activate-profiles',
  gradle: '-p -b -c --project-dir --build-file --settings-file -x --exclude-task -g -I --init-script --console',
  go: '-C',
  cargo: '--manifest-path --target-dir -j -p --package --features --target --color --config',
  openstack: '--os-cloud --os-project-name --os-username --os-auth-url -f --format -c --column --os-region-name',
  mc: '--config-dir -C',
  rclone: '--config --transfers --checkers --bwlimit --log-file --exclude --include --filter --filter-from',
  celery: '-A --app -b --broker -Q --queues -c --concurrency -l --loglevel -n --hostname',
  borgmatic: '-c --config --archive --repository --destination',
  squid: '-k -f',
  'sphinx-build': '-b -c -d -D -A',
  'wp': '--path --url --ssh --http --user --require',
  drush: '-r --root -l --uri',
};

/** Programs that take the same options as another one. */
const sameOptions: Readonly<Record<string, string>> = {
  podman: 'docker', nerdctl: 'docker', 'docker-compose': 'docker', 'podman-compose': 'docker', oc: 'kubectl', k: 'kubectl', k3s: 'kubectl', microk8s: 'kubectl',
  mariadb: 'mysql', mysqldump: 'mysql', mysqladmin: 'mysql', mysqlimport: 'mysql', pg_restore: 'psql', pg_dump: 'psql', pg_dumpall: 'psql', dropdb: 'psql', createdb: 'psql', createuser: 'psql', dropuser: 'psql', vacuumdb: 'psql', reindexdb: 'psql',
  'valkey-cli': 'redis-cli', 'apt-get': 'apt', aptitude: 'apt', fly: 'flyctl', tofu: 'terraform', terragrunt: 'terraform', 'ansible-playbook': 'ansible', 'salt-call': 'salt', gmake: 'make', gpg2: 'gpg', rbd: 'ceph', rados: 'ceph', now: 'vercel', mvnw: 'mvn', gradlew: 'gradle', autossh: 'ssh',
};

/** Programs whose bundles of letters hold values (`-XPOST`, `-Fc`); of the others `-fv` and `-it` are switches alone. */
const stuckValues = /^(?:kubectl|oc|k|curl|ssh|gpg2?|pg_\w+|psql|createdb|dropdb|mysql\w*|mariadb\w*)$/;
const none: ReadonlySet<string> = new Set();
const optionSets = new Map<string, ReadonlySet<string>>();

/** The options of `program` that take the next word. */
export function valuedOptionsOf(program: string): ReadonlySet<string> {
  const name = own(sameOptions, program) ?? (program.startsWith('kafka-') ? 'kafka' : program);
  let found = optionSets.get(name);
  if (found === undefined) {
    found = new Set((own(valuedOptions, name) ?? '').split(' ').filter((w) => w !== ''));
    optionSets.set(name, found);
  }
  return found;
}

export interface CommandWords {
  /** The program's name: folders, version numbers and `.sh`, `.py`, `.exe` off. */
  readonly program: string;
  readonly args: readonly string[];
  /** Arguments that are neither options nor their values, in order; all that stands after `--` is among them. */
  readonly positionals: readonly string[];
  /** `-x` and `--long`, values off; bundles of letters are taken apart (`-rf` gives `-rf`, `-r`, `-f`). */
  readonly options: ReadonlySet<string>;
}

/** Sorts words; the first is the program. */
export function commandWords(words: readonly string[]): CommandWords {
  const program = programName(words[0] ?? '');
  const args = words.slice(1);
  const valued = valuedOptionsOf(program);
  const positionals: string[] = [];
  const options = new Set<string>();
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--') {
      options.add('--');
      for (const after of args.slice(i + 1)) positionals.push(after);
      break;
    }
    if (!/^-[^\s]/.test(arg)) {
      positionals.push(arg);
      continue;
    }
    const [name = arg] = arg.split('=', 1);
    options.add(name);
    if (name !== arg) options.add(arg);
    const open = valued.has(name) ? name : bundle(name, stuckValues.test(program) ? valued : none, options);
    if (open !== null && name === arg) {
      const value = args[i + 1];
      if (value !== undefined) options.add(`${open}=${value}`);
      i += 1;
    }
  }
  return { program, args, positionals, options };
}

/**
 * Takes a bundle of letters apart (`-xzf`), up to the first that has a value: what follows that letter is the value
 * (`-XPOST`, `-Fc`), and where nothing follows, the next word is. Returns the option that waits for the next word.
 */
function bundle(name: string, valued: ReadonlySet<string>, options: Set<string>): string | null {
  if (!/^-[A-Za-z0-9]{2,}$/.test(name)) return null;
  for (let i = 1; i < name.length; i += 1) {
    const option = `-${name[i] ?? ''}`;
    options.add(option);
    if (!valued.has(option)) continue;
    if (i === name.length - 1) return option;
    options.add(`${option}=${name.slice(i + 1)}`);
    return null;
  }
  return null;
}

/** `/usr/bin/python3.11` is `python`, `./deploy.sh` is `deploy`. */
export const programName = byText((word: string): string => {
  const base = word.replace(/^.*[\\/](?=.)/, '').replace(/\.(?:exe|bat|cmd|sh|phar|py|rb|pl)$/i, '');
  return /^(?:python|pip|pypy|ruby|php|perl|node|gcc|clang|g\+\+)-?[\d.]+$/.test(base) ? base.replace(/-?[\d.]+$/, '') : base;
});
