/** Commands that take the terminal: shells, clients, editors, logins, pagers, screens, wizards. */
import type { SimpleCommand } from '../commands-of.ts';
import { carried, carrierOf } from './carriers.ts';
import { findRow, rows, rowsByProgram } from './row.ts';
import type { Row } from './row.ts';
import { commandWords } from './words.ts';
import { unwrap } from './wrappers.ts';

/** One row a fact, as in the tables of effects; the effect says nothing here. */
export const interactiveRows: readonly Row[] = [
  ...rows('the manual page of each editor, pager and screen', [
    ['vi|vim|nvim|nano|emacs|ed|pico|joe|mcedit|micro|helix|hx|mg|ne|sensible-editor|editor', 'change', 'an editor', 'vim /etc/hosts'],
    ['$EDITOR|$VISUAL|${EDITOR}|${VISUAL}', 'change', 'an editor', '$EDITOR notes.txt'],
    ['erl !-noshell !-noinput !-detached !-eval !-s=init', 'read', 'a console', 'erl -sname a'],
    ['visudo|vipw|vigr|sudoedit|edquota', 'change', 'an editor', 'visudo'],
    ['crontab -e', 'change', 'an editor', 'crontab -e'],
    ['systemctl edit', 'change', 'an editor', 'systemctl edit nginx'],
    ['kubectl|oc edit', 'change', 'an editor', 'kubectl edit deployment web'],
    ['git rebase -i|--interactive', 'change', 'an editor', 'git rebase -i HEAD~3'],
    ['git add -p|--patch|-i|--interactive', 'change', 'asks for each part', 'git add -p'],
    ['git commit !-m !--message !--no-edit !-F !--file !-C !--fixup !--dry-run !-am', 'change', 'an editor', 'git commit --amend'],
    ['git tag -a|-s !-m !--message !-F', 'change', 'an editor', 'git tag -a v1'],
    ['ansible-vault edit|create', 'change', 'an editor', 'ansible-vault edit secrets.yml'],
    ['rails credentials:edit', 'change', 'an editor', 'rails credentials:edit'],
    ['sops !-d !--decrypt !-e !--encrypt !-r !--version !-h', 'change', 'an editor', 'sops secrets.yaml'],
    ['pass edit|insert', 'change', 'an editor', 'pass edit mail'],
    ['less|more|most|man|info|tig|lnav', 'read', 'a pager', 'less /var/log/syslog'],
    ['top !-b|-bn1', 'read', 'a screen', 'top'],
    ['htop|atop|btop|iotop|iftop|nethogs|nload|glances|nmon|powertop|ctop|k9s|lazydocker|lazygit|ncdu|mc|ranger|nnn|pg_top|pg_activity|innotop|mytop|mtop|bpytop|gtop|dry|nmtui|alsamixer|cfdisk|cgdisk|tmux|screen|byobu|zellij|aptitude|dselect|menuconfig|raspi-config|watch|dstat|slabtop|mutt|lynx|w3m|links', 'read', 'a screen', 'htop'],
    ['pm2 monit', 'read', 'a screen', 'pm2 monit'],
  ]),
  ...rows('the manual page of each program that asks', [
    ['passwd|chsh|chfn|login|newgrp|mysql_secure_installation|telnet|ftp|sftp|minicom|cu|picocom|ckermit|smbclient|gdisk|fdisk|parted|debugfs !-l|--list !--script|-s', 'change', 'asks at the terminal', 'passwd deploy'],
    ['adduser !--disabled-password|--system|--gecos', 'change', 'asks at the terminal', 'adduser deploy'],
    ['su|doas $', 'read', 'a shell', 'su'],
    ['gpg --gen-key|--full-generate-key|--full-gen-key|--generate-key|--edit-key|--card-edit !--batch', 'change', 'asks at the terminal', 'gpg --gen-key'],
    ['ssh-keygen !-N|-l|-R|-F|-y|-A|-K|-B|-H', 'change', 'asks at the terminal', 'ssh-keygen -t ed25519'],
    ['ssh-copy-id', 'change', 'asks for a password', 'ssh-copy-id deploy@host'],
    ['ssh-add !-l|-L|-D|-d', 'read', 'asks for a pass phrase', 'ssh-add'],
    ['dpkg-reconfigure !--frontend|-f', 'change', 'asks at the terminal', 'dpkg-reconfigure tzdata'],
    ['htpasswd !-b', 'change', 'asks for a password', 'htpasswd .htpasswd user'],
    ['mysql_config_editor|createuser -P|--pwprompt|--interactive', 'change', 'asks for a password', 'createuser -P app'],
    ['certbot !-n|--non-interactive|--noninteractive /^(certonly|run|delete)$/', 'change', 'asks at the terminal', 'certbot certonly --nginx'],
    ['heroku|scalingo|clever|vercel|netlify|firebase|npm|az|flyctl|fly|gh|railway|wrangler|supabase|cf|docker|podman|oc|helm|tsh|op|bw|doctl|eb|surge|now login|auth:login|adduser|signup', 'change', 'a login', 'heroku login'],
    ['gcloud auth|init login|application-default', 'change', 'a login', 'gcloud auth login'],
    ['gh auth login|refresh', 'change', 'a login', 'gh auth login'],
    ['flyctl|fly auth login', 'change', 'a login', 'fly auth login'],
    ['aws configure $', 'change', 'asks at the terminal', 'aws configure'],
    ['aws sso login', 'change', 'a login', 'aws sso login'],
    ['gcloud init', 'change', 'a login', 'gcloud init'],
    ['rclone config $', 'change', 'asks at the terminal', 'rclone config'],
    ['npm|yarn|pnpm init !-y|--yes', 'change', 'asks at the terminal', 'npm init'],
    ['poetry|composer|bower|pulumi init|new !--no-interaction|-n|--yes|-y', 'change', 'asks at the terminal', 'poetry init'],
    ['heroku psql|pg:psql|redis:cli|ps:exec|console|bash', 'read', 'a client', 'heroku pg:psql'],
    ['scalingo pgsql-console|mongo-console|redis-console|mysql-console|psql', 'read', 'a client', 'scalingo pgsql-console'],
    ['rails|console|craft|drush c|console|dbconsole|db|sql:cli|php:cli', 'read', 'a console', 'rails console'],
    ['manage|django-admin shell|shell_plus|dbshell|createsuperuser|changepassword !-c|--command|--noinput|--no-input', 'read', 'a console', 'manage.py shell'],
    ['flask|artisan|wp|hanami|mix|sbt|clj|lein shell|tinker|db|console|repl', 'read', 'a console', 'php artisan tinker'],
    ['wp db cli', 'read', 'a client', 'wp db cli'],
    ['gitlab-rails|gitlab-psql|cockroach console|dbconsole|sql', 'read', 'a console', 'gitlab-rails console'],
    ['rbash|chroot|toolbox|distrobox|nix-shell', 'read', 'a shell', 'toolbox'],
    ['vault|consul|nomad login|monitor', 'change', 'a login', 'vault login'],
    ['rabbitmqctl|mongo|irb|pry|iex|ghci|jshell|sqlplus|rman|zkCli|cqlsh|kadmin|rlwrap !~.*~', 'read', 'a client', 'irb'],
    ['dotgpg|git-crypt|keybase init|login|unlock', 'change', 'asks at the terminal', 'dotgpg init'],
    ['read|select', 'read', 'asks at the terminal', 'read answer'],
  ]),
];

const byProgram = rowsByProgram(interactiveRows);

/** Whether `command` takes the terminal. One that is fed, or prints into a pipe, does not. */
export function interactiveCommand(command: SimpleCommand): boolean {
  if (command.input.kind !== 'none' || command.words.length === 0) return false;
  return takesTerminal(command.words, 0, command.piped);
}

function takesTerminal(words: readonly string[], depth: number, piped: boolean): boolean {
  if (depth > 8) return false;
  const command = commandWords(words);
  if (asksNothing(command.args)) return false;
  const inner = unwrap(words);
  if (inner !== null) {
    if (inner.words !== null) return takesTerminal(inner.words, depth + 1, piped);
    if (inner.source !== null) return takesTerminal(inner.source.trim().split(/\s+/), depth + 1, piped);
    return inner.opens && !piped && !isForward(command.program, command.options);
  }
  const row = findRow(byProgram.get(command.program) ?? [], command);
  if (row !== null) return !(piped && row.effect === 'read');
  const carrier = carrierOf(command.program);
  if (carrier !== null && !piped) {
    const given = carried(carrier, words.slice(1));
    if (given.module.length > 0) return takesTerminal(given.module, depth + 1, piped);
    if (given.script.length > 0) return takesTerminal(given.script, depth + 1, piped);
    return given.code.length === 0 && given.files.length === 0 && !command.options.has('-l') && !command.options.has('--list');
  }
  return /^(?:redis-cli|valkey-cli)$/.test(command.program) && command.positionals.length === 0 && !piped && !words.some((w) => /^--(?:scan|bigkeys|stat|latency|pipe|eval)/.test(w));
}

const asksNothing = (args: readonly string[]): boolean => args.some((a) => /^--(?:help|version)$/.test(a));

/** `ssh -N -L …` and `ssh -T git@host` open no shell. */
function isForward(program: string, options: ReadonlySet<string>): boolean {
  return program === 'ssh' && ['-N', '-T', '-O', '-V', '-Q', '-G'].some((o) => options.has(o));
}
