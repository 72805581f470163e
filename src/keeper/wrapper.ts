/** The bash text around a block: what every step's bash reads first (at its end, however it ends, it writes status and state), and what restores the state. */
import { existsSync } from 'node:fs';
import { holdsSecret } from '../model/secret-forms.ts';
import type { ShellState } from './shell-state.ts';

export interface Restore {
  /** No secret in it; '' where there is nothing to restore. */
  readonly script: string;
  /** What has to travel by the environment because it holds a secret: evaluated by the script, then unset. */
  readonly secretText: string;
}

/** Name of the environment variable that carries `Restore.secretText`. */
export const secretVariable = '__runbook_more';

/** Options of every block, on the command line of its bash; `-p` keeps the environment from injecting functions and options. */
export const bashOptions = ['-p', '-e', '-o', 'pipefail', '-O', 'inherit_errexit', '-O', 'expand_aliases'] as const;

/** What a bash with these options says of itself. */
const freshShellOptions = ['braceexpand', 'errexit', 'hashall', 'interactive-comments', 'pipefail', 'privileged'];
const freshBashOptions = [
  'checkwinsize', 'cmdhist', 'complete_fullquote', 'expand_aliases', 'extquote', 'force_fignore', 'globasciiranges', 'globskipdots', 'hostcomplete', 'inherit_errexit',
  'interactive_comments', 'patsub_replacement', 'progcomp', 'promptvars', 'sourcepath',
];
/** The rule of every block, not carried: and `noexec` would run nothing at all. */
const notCarried = new Set(['errexit', 'pipefail', 'privileged', 'noexec', 'interactive-comments', 'history', 'emacs', 'vi']);
/** These would disturb the restoring, so they come last. */
const disturbing = new Set(['nounset', 'xtrace', 'verbose', 'noclobber', 'allexport', 'posix']);

/**
 * A handler of the block's own runs here as bash would run it: with the block's options (it is `-e` that keeps `cd "$d"; rm -rf *` from the wrong folder),
 * its arguments, and its status in `$?`. It may end the shell: the state is written before it, and once more after it.
 */
const setTrap = `builtin trap '{
  if __runbook_first "$?"; then builtin eval "$__runbook_y" 2>&204; else builtin eval "$__runbook_y" 2>&204; fi
  __runbook_leave
} 204>&2 2>/dev/null' EXIT`;

/**
 * The text that brings a state back; environment and folder are the process's own.
 * @param umask that the process was born with
 * @param forms the forms of the secrets, to be kept out of the script
 * @param interactive for a shell of the operator's: no block follows, and nothing is saved at its end
 */
export function restoreText(state: ShellState, umask: string, forms: readonly string[], interactive: boolean): Restore {
  const open: string[] = [];
  const secret: string[] = [];
  const put = (text: string): void => void (holdsSecret(text, forms) ? secret : open).push(text);

  const shell = differences(state.shellOptions, freshShellOptions).filter(([name]) => !notCarried.has(name));
  const setLine = ([name, on]: readonly [string, boolean]): string => `set ${on ? '-o' : '+o'} ${name}`;
  const shopts = differences(state.bashOptions, freshBashOptions).map(([name, on]) => `shopt ${on ? '-s' : '-u'} ${name} 2>/dev/null || :`);
  open.push(...shopts, ...shell.filter(([name]) => !disturbing.has(name)).map(setLine));
  // Variables before functions: one of those may be called `declare`, and `builtin declare` takes no array.
  for (const { text } of state.variables) put(text);
  if (state.umask && Number.parseInt(state.umask, 8) !== Number.parseInt(umask, 8)) open.push(`umask ${state.umask}`);
  const secretFunctions: string[] = [];
  for (const { text } of state.functions) (holdsSecret(text, forms) ? secretFunctions : open).push(text);
  for (const text of aliasLines(state.aliases)) put(text);
  if (state.atExit !== '' && !interactive) put(`__runbook_x='${state.atExit.replaceAll("'", "'\\''")}' __runbook_held=1`);
  secret.push(...secretFunctions);
  const exported = state.exportedFunctions.map((name) => `builtin declare -fx ${name}`);
  const last = shell.filter(([name]) => disturbing.has(name)).map(setLine);
  const hidden = secret.length > 0 ? [`builtin eval "\${${secretVariable}-}"`, `builtin unset ${secretVariable}`] : [];
  const lines = [...open, ...hidden, ...exported, ...(interactive ? ["PS1='(runbook) \\w\\$ '"] : []), ...last];
  if (lines.length === 0) return { script: '', secretText: '' };
  // Before the options that disturb, and not before all is restored: half a state must not be saved for the whole.
  if (!interactive) lines.splice(lines.length - last.length, 0, setTrap);
  return { script: `${lines.join('\n')}\n`, secretText: secret.join('\n') };
}

/** Aliases whose text runs over lines stay together. */
function aliasLines(text: string): string[] {
  return text === '' ? [] : text.split(/\n(?=alias )/);
}

function differences(saved: string | null, fresh: readonly string[]): [string, boolean][] {
  if (saved === null) return [];
  const now = new Set(saved.split(':').filter(Boolean));
  return [...[...now].filter((o) => !fresh.includes(o)).map((o): [string, boolean] => [o, true]), ...fresh.filter((o) => !now.has(o)).map((o): [string, boolean] => [o, false])];
}

/** Whether a block's bash is at its end: its EXIT trap, with the handler that the block may have set, has this descriptor open from its beginning to its last. */
export const isLeaving = (pid: number): boolean => existsSync(`/proc/${pid}/fd/204`);

/** The word before a block's name where its state is to be restored first. */
export const restoring = '+';

/** Before that: whether no block of the run comes after it (`last`), or nothing of it is carried on (`probe`). */
export const endings = { last: '!', probe: '~' } as const;

/**
 * What a step's bash reads first. Its arguments: the run's folder, the named pipe for the state (never a file, secrets are in it), and the block's
 * name (`AttemptFiles.name`, with `+` in front where its state is to be restored); without one it waits for it as a line on descriptor 3, and ends where
 * that ends first; with `@` and a named pipe, as on a terminal, which hands no descriptor on, it waits for that line there, for 20 seconds. A handler of a signal leaves a file
 * beside that pipe when it begins to run, which changes no status, and runs also where it cannot. The user's own EXIT trap is put aside by a function `trap`; in a subshell it is bash's.
 * A block is no shell of its own to whoever wrote it: what `trap … EXIT` asks for is carried on, and done where the run's last block ends. Where the block that set it fails it is done at
 * once, as bash would: what tries it again sets it again. Where a later one fails it is not: the run can be resumed.
 * Where POSIXLY_CORRECT is in the environment bash knows no function called `trap`: that mode begins with the block.
 * Bash knows what is in DIRSTACK once it is asked for it.
 * Before anything is saved options are switched off, and each word that a user may have redefined is called as a builtin.
 */
export const prelude = `if [[ -o posix ]]; then
  __runbook_c=\${POSIXLY_CORRECT-}
  set +o posix
fi
__runbook_first() {
  __runbook_s=$1
  __runbook_fires || __runbook_leave
  __runbook_y=$__runbook_x __runbook_x=
  \\unset -f builtin
  ( __runbook_save )
  builtin return "$__runbook_s"
}
__runbook_fires() {
  [[ -n \${__runbook_x-} && ( ( -n \${__runbook_held-} && \${__runbook_l-} == last && $__runbook_s == 0 ) || ( -z \${__runbook_held-} && ( -n \${__runbook_l-} || $__runbook_s != 0 ) ) ) ]]
}
__runbook_leave() {
  __runbook_save "$__runbook_s"
  builtin exit "$__runbook_s"
}
__runbook_save() {
  __runbook_o=$SHELLOPTS __runbook_b=$BASHOPTS
  \\unset -f builtin
  builtin set +euxvnCa
  [[ \${POSIXLY_CORRECT@a} != *x* ]] || __runbook_posix=$POSIXLY_CORRECT
  builtin set +o posix
  builtin trap - DEBUG ERR RETURN
  builtin unset -f trap __runbook_first __runbook_fires __runbook_leave __runbook_save __runbook_ran
  (($# == 0)) || builtin printf '%s %s\\n' "$__runbook_n" "$1" >> "$__runbook_d/state/statuses"
  {
    builtin printf '\\0%s\\0%s\\0%s\\0' "$__runbook_o" "$__runbook_b" "$PWD"
    builtin umask; builtin printf '\\0'
    builtin : "$DIRSTACK"; builtin declare -p; builtin printf '\\0'
    builtin declare -F; builtin printf '\\0'
    builtin declare -f; builtin printf '\\0'
    builtin alias; builtin printf '\\0%s\\0end\\n' "\${__runbook_x-}"
  } 203<>"$__runbook_p" >&203
}
__runbook_ran() {
  builtin set -- "$?"
  builtin : >> "$__runbook_k" || builtin :
  builtin return "$1"
}
trap() {
  if [[ $BASHPID == "$$" && $# -ge 2 && $1 != -[lp] ]]; then
    [[ $1 == -- ]] && shift
    local __runbook_i __runbook_h=$1 __runbook_r=() __runbook_q=()
    shift
    for __runbook_i in "$@"; do
      case $__runbook_i in
        [Ee][Xx][Ii][Tt]|0|[Ss][Ii][Gg][Ee][Xx][Ii][Tt]) if [[ $__runbook_h == - ]]; then __runbook_x=; else __runbook_x=$__runbook_h; fi; __runbook_held= ;;
        DEBUG|ERR|RETURN) __runbook_q+=("$__runbook_i") ;;
        *) __runbook_r+=("$__runbook_i") ;;
      esac
    done
    if [[ \${#__runbook_q[@]} -gt 0 ]]; then builtin trap -- "$__runbook_h" "\${__runbook_q[@]}"; fi
    [[ \${#__runbook_r[@]} -gt 0 ]] || return 0
    [[ -z $__runbook_h || $__runbook_h == - ]] || __runbook_h='{ __runbook_ran && \\builtin :; } 2>/dev/null'$'\\n'"$__runbook_h"
    builtin trap -- "$__runbook_h" "\${__runbook_r[@]}"
  elif [[ $BASHPID == "$$" && $# -eq 1 && $1 == @([Ee][Xx][Ii][Tt]|0|[Ss][Ii][Gg][Ee][Xx][Ii][Tt]) ]]; then __runbook_x= __runbook_held=
  else builtin trap "$@"; fi
}
__runbook_d=$1 __runbook_p=$2 __runbook_k=\${2%.state}.ran __runbook_n=\${3-}
if [[ -z $__runbook_n || $__runbook_n == @* ]]; then
  if [[ $__runbook_n == @* ]]; then
    exec 3<>"\${__runbook_n:1}"
    IFS= builtin read -r -t 20 -u 3 __runbook_n || builtin exit 124
  else
    IFS= builtin read -r -u 3 __runbook_n || builtin exit 0
  fi
  exec 3>&-
  SECONDS=0
fi
set --
__runbook_l=
case $__runbook_n in
  '${endings.last}'*) __runbook_l=last __runbook_n=\${__runbook_n:1} ;;
  '${endings.probe}'*) __runbook_l=probe __runbook_n=\${__runbook_n:1} ;;
esac
if [[ $__runbook_n == +* ]]; then
  __runbook_n=\${__runbook_n:1}
  . "$__runbook_d/state/$__runbook_n.wrapper.sh"
else
  ${setTrap}
fi
[[ -z \${__runbook_c+x} ]] || builtin export POSIXLY_CORRECT="$__runbook_c"
. "$__runbook_d/steps/$__runbook_n.sh"
`;
