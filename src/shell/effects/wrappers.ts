/** Programs that run another program: what they run, so that `sudo`, `ssh host '…'` or `docker exec` hide nothing. */
import type { Effect } from '../../model/effect.ts';
import { programName } from './words.ts';

/** What a wrapper runs. */
export interface Unwrapped {
  /** The command inside as words, or as shell text; null where it opens a shell or a client, or does its own default. */
  readonly words: readonly string[] | null;
  readonly source: string | null;
  /** The least that starting it does, whatever is inside. */
  readonly floor: Effect;
  /** Whether a terminal is handed over when nothing is inside. */
  readonly opens: boolean;
  readonly why: string;
}

interface WrapperRow {
  /** Program and, after a space, the sub-words that make it a wrapper. */
  readonly names: string;
  /** Options that take the next word. */
  readonly valued?: string;
  /** Words between the options and the command: a host, a container, a duration. */
  readonly skip?: number;
  /** Options may still come after the words that are skipped (`ssh host -p 22`, `kubectl exec pod -c app -- ls`). */
  readonly late?: boolean;
  /** The rest is shell text, joined with spaces, as ssh(1) and watch(1) do; else words. */
  readonly shell?: boolean;
  /** Options whose value is the command, as shell text. */
  readonly carriers?: string;
  /** The command stands only after `--`. */
  readonly dashes?: boolean;
  /** Without a command: opens a shell (`opens`), or what the row says. */
  readonly bare?: 'opens' | 'change' | 'read';
  readonly floor?: Effect;
  /** Options with which the thing started is gone when it ends: the floor does not count. */
  readonly fleeting?: string;
}

const containerOptions = '-e --env -u --user -w --workdir --env-file --detach-keys --index -v --volume -p --publish --name --network --net -h --hostname -l --label -m --memory --entrypoint --mount --restart --link --add-host --cpus --platform --pull --shm-size --tmpfs --ulimit --device --cap-add --cap-drop --security-opt --dns --ip --log-driver --log-opt --volumes-from --gpus --ipc --pid --cidfile --stop-timeout --runtime -c';
const composeOptions = `-f --file --project-name --profile --project-directory ${containerOptions}`;
const kubeOptions = '-n --namespace --context --kubeconfig --cluster -c --container --user -s --server --token --as --image --overrides --env --labels -l -f --filename --request-timeout --pod-running-timeout --restart= --serviceaccount --limits --requests --shell --target --copy-to';

/**
 * One row a wrapper, from its manual page or `--help`. How to add: the words it is called with, its options that take a
 * value, and how many words of its own come before the command. More words in `names` come first.
 */
const wrapperRows: readonly WrapperRow[] = [
  { names: 'sudo', valued: '-u -g -p -C -h -r -t -T -U -D -R --user --group --prompt --chdir --host --close-from --other-user', bare: 'opens' },
  { names: 'doas', valued: '-u -C', bare: 'opens' },
  { names: 'env', valued: '-u --unset -C --chdir', bare: 'read' },
  { names: 'nohup|setsid|chronic|command|builtin|caffeinate|unbuffer|torify|torsocks|proxychains|proxychains4|noglob|nocorrect|time|gtime|then|do|else|!|dumb-init|tini|systemd-cat|busybox|fakeroot|xvfb-run|pkexec|cgexec|numactl|taskset|catchsegv|valgrind|hyperfine|entr|winpty|winpty.exe', valued: '-f -o -g -c -s -w -m', bare: 'read' },
  { names: 'exec', valued: '-a', bare: 'read' },
  { names: 'nice', valued: '-n --adjustment' },
  { names: 'ionice', valued: '-c -n -p --class --classdata' },
  { names: 'chrt', skip: 1 },
  { names: 'timeout|gtimeout', valued: '-s -k --signal --kill-after', skip: 1 },
  { names: 'stdbuf', valued: '-i -o -e' },
  { names: 'strace|ltrace', valued: '-o -p -e -s -E -u', bare: 'read' },
  { names: 'faketime|gosu|su-exec|setuidgid|retry', skip: 1, valued: '-n -d -t' },
  { names: 'runuser', valued: '-u -g -s -c --command', carriers: '-c --command', skip: 0, bare: 'opens' },
  { names: 'su', valued: '-c --command -s --shell -g -G', carriers: '-c --command --session-command', skip: 99, bare: 'opens' },
  { names: 'xargs', valued: '-I -n -P -L -s -d -a -E -l -i --max-args --max-procs --delimiter --replace --arg-file', bare: 'read' },
  { names: 'parallel', valued: '-j --jobs -a --arg-file -S --sshlogin --joblog --colsep', shell: true, bare: 'read' },
  { names: 'watch', valued: '-n --interval', shell: true },
  { names: 'flock', valued: '-w --wait -E -c --command', carriers: '-c --command', skip: 1 },
  { names: 'script', carriers: '-c --command', valued: '-c --command -t -E', skip: 99, bare: 'opens' },
  { names: 'systemd-run', valued: '-p -u --unit --property --uid --gid --description --on-active --on-calendar --slice -E --setenv -M' },
  { names: 'systemd-inhibit', valued: '--what --who --why --mode' },
  { names: 'chroot|arch-chroot', skip: 1, bare: 'opens' },
  { names: 'cephadm shell', valued: '--fsid -n --name -m --mount -c --config -k --keyring -e --env -v --volume', bare: 'opens' },
  { names: 'nsenter', valued: '-t --target -S -G', bare: 'opens' },
  { names: 'unshare', bare: 'opens' },
  { names: 'ip netns exec', skip: 1 },
  { names: 'sshpass', valued: '-p -f -d -P' },
  { names: 'ssh|autossh|mosh|dbclient', valued: '-p -i -l -F -o -L -R -D -W -J -b -c -E -e -I -m -M -O -Q -S -w -B', skip: 1, late: true, shell: true, bare: 'opens' },
  { names: 'tsh ssh', valued: '--cluster -l --login --proxy', skip: 1, shell: true, bare: 'opens' },
  { names: 'pssh|parallel-ssh|pdsh', valued: '-h -H -l -p -t -o -e -w -u -x', shell: true },
  { names: 'clush', valued: '-w -g -x -l -o -t -u', shell: true },
  { names: 'sh|bash|zsh|dash|ksh|ash|fish|rbash', carriers: '-c -lc -ic -cl -ec -xc -exc -lec -ilc -euc -euxc -cx -ce -lic', valued: '-o -O --rcfile --init-file', skip: 0, bare: 'opens' },
  { names: 'eval', shell: true, bare: 'read' },
  { names: 'docker|podman|nerdctl exec|container exec', valued: containerOptions, skip: 1, bare: 'read' },
  { names: 'docker|podman|nerdctl run|container run|create', valued: containerOptions, skip: 1, bare: 'change', floor: 'change', fleeting: '--rm' },
  { names: 'docker|podman|nerdctl compose exec', valued: composeOptions, skip: 1, bare: 'read' },
  { names: 'docker|podman|nerdctl compose run', valued: composeOptions, skip: 1, bare: 'change', floor: 'change', fleeting: '--rm' },
  { names: 'docker-compose|podman-compose|dc|dcp exec', valued: composeOptions, skip: 1, bare: 'read' },
  { names: 'docker-compose|podman-compose|dc|dcp run', valued: composeOptions, skip: 1, bare: 'change', floor: 'change', fleeting: '--rm' },
  { names: 'crictl|ctr exec', valued: '-i -r --exec-id', skip: 1 },
  { names: 'kubectl|oc|k|kubecolor|k3s|microk8s exec|rsh|kubectl exec', valued: kubeOptions, skip: 1, late: true, bare: 'opens' },
  { names: 'oc debug', valued: kubeOptions, skip: 1, dashes: true, bare: 'opens' },
  { names: 'kubectl|oc|k|kubecolor|k3s|microk8s run|debug|kubectl run', valued: kubeOptions, skip: 1, dashes: true, bare: 'change', floor: 'change', fleeting: '--rm' },
  { names: 'lxc|incus|lima|limactl|multipass|pct exec', valued: '--cwd --env --user --mode -T', skip: 1, bare: 'opens' },
  { names: 'lxc|incus shell', skip: 1, bare: 'opens' },
  { names: 'limactl|colima|multipass|orb shell', skip: 1, bare: 'opens' },
  { names: 'lxc-attach', valued: '-n --name -e -s', bare: 'opens' },
  { names: 'machinectl shell', skip: 1, bare: 'opens' },
  { names: 'adb shell', valued: '-s -t', shell: true, bare: 'opens' },
  { names: 'vagrant ssh', carriers: '-c --command', valued: '-c --command', skip: 99, bare: 'opens' },
  { names: 'heroku run|run:detached|run:inside', valued: '-a --app -r --remote -s --size --type -e --env', bare: 'opens' },
  { names: 'scalingo|scalingo-cli run', valued: '-a --app --region -s --size --type --env -e -f --file --upload-files', bare: 'opens' },
  { names: 'clever ssh', valued: '-a --alias --app -i', carriers: '-c --command', skip: 99, bare: 'opens' },
  { names: 'flyctl|fly ssh console', valued: '-a --app -C --command -r --region -s -u', carriers: '-C --command', skip: 99, bare: 'opens' },
  { names: 'cf|aptible|eb|gcloud|dokku|platform|railway|render ssh|compute ssh|environment:ssh|enter', valued: '-a --app --environment -e -i --zone --project -c --command -p', carriers: '-c --command', skip: 99, bare: 'opens' },
  { names: 'dokku run|enter', skip: 1, bare: 'opens' },
  { names: 'railway|render|doppler|infisical|op|chamber|teller|envchain|aws-vault run|exec', valued: '-p --project -c --config -e --env --env-file -s --service --projectId --path -d', dashes: true, bare: 'read' },
  { names: 'aws ecs execute-command', valued: '--cluster --task --container --command', carriers: '--command', skip: 99, bare: 'opens' },
  { names: 'az vm run-command invoke', valued: '--scripts', carriers: '--scripts', skip: 99, bare: 'read' },
  { names: 'salt|salt-ssh', valued: '-c -t --timeout -b --batch-size --out -l --log-level -C -G -L -E -N', skip: 1, shell: true, bare: 'read' },
  { names: 'bundle|bundler exec', valued: '--gemfile' },
  { names: 'poetry|pipenv|uv|hatch|rye|pdm|pixi|asdf|rbenv|pyenv|volta|fnm|direnv|foreman|dotenvx|nvm|spring|conda|mamba|micromamba|sam run|exec', valued: '-n --name -p --prefix --env-file -C --directory --python --with --extra --group -e', bare: 'change' },
  { names: 'mise|rtx|lerna exec|x', valued: '-C --cd -E --env -j --jobs --scope', bare: 'change' },
  { names: 'dotenv|with-env|env-cmd|cross-env|cross-env-shell|dotenv-cli', valued: '-e -f --env-file -c -v', bare: 'read' },
  { names: 'pipx run', valued: '--spec --python' },
  { names: 'npx|bunx|uvx|pnpx', valued: '-p --package -c --call --from --with --python', carriers: '-c --call', bare: 'change' },
  { names: 'npm|pnpm|yarn|bun exec|dlx|x', valued: '-p --package -c --call', carriers: '-c --call', bare: 'change' },
  { names: 'corepack', bare: 'change' },
  { names: 'nix-shell', carriers: '--run --command', valued: '--run --command -p -A -I', skip: 99, bare: 'opens' },
  { names: 'nix develop|shell', carriers: '-c --command', valued: '-c --command', skip: 1, bare: 'opens' },
  { names: 'tmux new-session|new|send-keys', valued: '-s -n -c -t -x -y', shell: true, bare: 'opens' },
  { names: 'screen', valued: '-S -t -c -p -X', bare: 'opens' },
  { names: 'wsl', valued: '-d -u', bare: 'opens' },
  { names: 'cmd', valued: '', shell: true, bare: 'opens' },
  { names: 'winpty|wine', bare: 'read' },
  { names: 'symfony php|composer|console', bare: 'read' },
  { names: 'ddev|lando|sail|warden|docksal|fin exec|ssh|php|composer|artisan|npm|yarn|wp|drush', bare: 'opens' },
];

interface Prepared {
  readonly subs: readonly (readonly string[])[];
  readonly row: WrapperRow;
  readonly valued: ReadonlySet<string>;
  readonly carriers: ReadonlySet<string>;
}

const words = (list: string | undefined): string[] => (list ?? '').split(' ').filter((w) => w !== '');

const byProgram: ReadonlyMap<string, readonly Prepared[]> = (() => {
  const map = new Map<string, Prepared[]>();
  for (const row of wrapperRows) {
    const [programs = '', ...rest] = row.names.split(' ');
    const subs = rest.length === 0 ? [[]] : subCommands(rest.join(' '));
    const prepared: Prepared = { row, subs, valued: new Set(words(row.valued)), carriers: new Set(words(row.carriers)) };
    for (const name of programs.split('|')) map.set(name, [...(map.get(name) ?? []), prepared]);
  }
  return map;
})();

/** `run|container run` is two ways of saying it. */
function subCommands(text: string): string[][] {
  return text.split('|').map((way) => words(way));
}

/** What the program of `command` runs, or null when it is no wrapper. */
export function unwrap(command: readonly string[]): Unwrapped | null {
  const name = programName(command[0] ?? '');
  // `command -v` asks where a program is; `screen -r` goes back to a screen: nothing is run.
  if ((name === 'command' && /^-[vV]$/.test(command[1] ?? '')) || (name === 'screen' && command.some((w) => /^-(?:r|x|R|RR|d|ls|list|wipe|dr|rd)$/.test(w)))) return null;
  for (const prepared of byProgram.get(name) ?? []) {
    for (const sub of prepared.subs) {
      const start = afterSub(command, sub, prepared.valued);
      if (start !== null) return inside(command, start, prepared, name);
    }
  }
  return null;
}

/** The index after the sub-words, options between them passed over; null when they do not stand there. */
function afterSub(command: readonly string[], sub: readonly string[], valued: ReadonlySet<string>): number | null {
  let index = 1;
  for (const word of sub) {
    while (/^[-+]/.test(command[index] ?? '')) index += valued.has(command[index] ?? '') ? 2 : 1;
    if (command[index] !== word) return null;
    index += 1;
  }
  return index;
}

function inside(command: readonly string[], start: number, prepared: Prepared, name: string): Unwrapped {
  const { row, valued, carriers } = prepared;
  const why = `what ${name} runs`;
  let skip = row.skip ?? 0;
  let floor: Effect = row.floor ?? 'read';
  let index = start;
  let login = false;
  for (; index < command.length; index += 1) {
    const word = command[index] ?? '';
    if (word === '--') {
      if (skip > 0 && skip < 99 && row.dashes !== true && command.slice(index + 1).length > skip && index === start) continue;
      index += 1;
      break;
    }
    const [option = word, value] = splitOption(word);
    if (carriers.has(option)) {
      // `bash -c "…"`: the text is the value; `bash -lc "…"` likewise. `-c` of a login shell may be a bundle.
      const text = value ?? command[index + 1];
      return { words: null, source: text ?? '', floor, opens: false, why };
    }
    // `curl … | bash -`: the lone hyphen stands for standard input.
    if (word === '-' && name.endsWith('sh')) continue;
    if (/^[-+]./.test(word)) {
      if (row.fleeting !== undefined && row.fleeting === option) floor = 'read';
      if (name === 'sudo' && /^(?:-[AbBeEHknPS]*[is]\w?|--login|--shell)$/.test(word)) login = true;
      // `sudo -iu shop`: the last of a bundle takes the value.
      if (valued.has(word) || (name === 'sudo' && /^-[AbBeEHiknPSs]+[ugpChrtTUDR]$/.test(word))) index += 1;
      continue;
    }
    if ((name === 'env' || name === 'sudo' || name === 'exec' || name === 'time' || name.startsWith('cross-env') || name === 'doas') && /^\w+\+?=/.test(word)) continue;
    if (row.dashes === true && command.includes('--')) continue;
    if (skip > 0) {
      skip -= 1;
      if (skip === 0 && row.late !== true && row.dashes !== true && carriers.size === 0) {
        index += command[index + 1] === '--' ? 2 : 1;
        break;
      }
      continue;
    }
    break;
  }
  const rest = command.slice(index);
  // `docker run --entrypoint sh image -c "…"`: what is run stands in two places.
  const entry = row.fleeting === undefined ? undefined : optionValue(command.slice(start, index), '--entrypoint');
  if (entry !== undefined && rest.length > 0 && (rest[0] ?? '').startsWith('-')) return { words: [entry, ...rest], source: null, floor, opens: false, why };
  // `docker run --rm image --flag`: what the image does by itself is not known.
  const own = row.fleeting !== undefined && (rest.length === 0 || (rest[0] ?? '').startsWith('-'));
  if (own && row.dashes !== true) return { words: null, source: null, floor: command.some((w) => /^-(?:it|ti)$/.test(w)) ? floor : 'change', opens: false, why };
  if (rest.length === 0 || (row.dashes === true && !command.includes('--'))) {
    return { words: null, source: null, floor: row.bare === 'change' ? floor : 'read', opens: row.bare === 'opens' || login || (row.dashes === true && command.some((w) => /^-(?:it|ti)$/.test(w))), why };
  }
  if (row.shell === true) return { words: null, source: rest.join(' '), floor, opens: false, why };
  // heroku run "rake db:migrate", docker exec x "ls -l": one quoted word is a command line.
  if (rest.length === 1 && /\s/.test(rest[0] ?? '')) return { words: null, source: rest[0] ?? '', floor, opens: false, why };
  return { words: rest, source: null, floor, opens: false, why };
}

function optionValue(words: readonly string[], option: string): string | undefined {
  const at = words.findIndex((w) => w === option || w.startsWith(`${option}=`));
  return at < 0 ? undefined : splitOption(words[at] ?? '')[1] ?? words[at + 1];
}

function splitOption(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, undefined];
}
