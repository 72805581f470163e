/** The shell script that makes the world of a rehearsal: this machine, copy-on-write, without its network and its processes. */

/**
 * Run by `unshare [--user --map-root-user] --mount --pid --fork --kill-child … bash -p -c SCRIPT bash [BWRAP OPTION…] -- COMMAND [ARG…]`; all
 * parameters come by environment, so that none of them is shell text:
 *   RB_SIZE     how much the rehearsal may write: the size of the tmpfs that holds all of it. It is mounted on /dev/shm, in our own
 *               mount namespace only: a folder that every Linux has and that is in nobody's way, since the sandbox gets a /dev of its own
 *   RB_OVERLAY  options of the overlay beside the layers (`userxattr,` without root)
 *   RB_CWD      where the command starts
 *   RB_TASKS    how many processes and threads it may have; the kernel holds an ordinary user to it, in his namespace alone
 *   RB_DOORS    the files by which root joins the control groups that hold him to that number, and to so much memory; one a word
 *   RB_MEMORY   bytes of memory that each process may take where no control group holds them all, or empty
 *   RB_NODE, RB_REPORT  the reporter: `RB_NODE RB_REPORT` is run outside of the sandbox, and writes one line to descriptor 9, where `gone` says that the command has ended
 *   RB_PATH     the operator's PATH, which the sandbox gets back
 * Descriptors: 7 what to do, one word a line (`report`, `stop`; its end is the end of all), 8 the seccomp program without Unix sockets,
 * 9 the reports, 10 the seccomp program with Unix sockets, for a world in which no folder stands there as it is; none of them is open in
 * the sandbox. Standard input and both outputs are the command's.
 *
 * As root one overlay for each place where something is mounted. Without root the kernel refuses a lower folder with mounts below it
 * (they are locked: mount_namespaces(7)), so such a folder is a skeleton whose children are layered one by one.
 */
export const sandboxScript = String.raw`
set -eu
umask 022
# Before anything else is started: nothing that comes from here is outside of it. Where the kernel refuses, the watch outside is what is left.
for door in $RB_DOORS; do { echo 0 > "$door"; } 2>/dev/null || true; done
# Not where the operator has less already (getrlimit(2), RLIMIT_DATA): to raise it is root's.
case $(ulimit -Hd) in unlimited) ;; *) RB_MEMORY= ;; esac
# What the operator's own shell has left open is none of the rehearsal's.
for open in /proc/self/fd/*; do
  open=${'$'}{open##*/}
  if [ "$open" -gt 10 ]; then eval "exec $open<&-"; fi
done
PATH=/usr/sbin:/usr/bin:/sbin:/bin:$RB_PATH
RB_WORK=/dev/shm
export RB_WORK
mount --make-rprivate /
mount -t proc proc /proc
# Where something is mounted, in the order in which it was; the kernel's own trees are made afresh.
mounts=
while IFS= read -r point; do
  case $point in *\\*) printf -v point %b "${'$'}{point//\\/\\0}" ;; esac
  case $point in /|/proc|/proc/*|/sys|/sys/*|/dev|/dev/*) ;; *) mounts+=$point$'\n' ;; esac
done <<< "$(cut -d' ' -f5 /proc/self/mountinfo)"
mount -t tmpfs -o "size=$RB_SIZE,mode=0755" runbook "$RB_WORK"
merged=$RB_WORK/merged
mkdir "$merged" "$RB_WORK/up" "$RB_WORK/wk"
mkdir -m 1777 "$RB_WORK/shm"
: > "$RB_WORK/layers"; : > "$RB_WORK/skeletons"; : > "$RB_WORK/blind"
n=0
as_is=
layers=() folders=() files=()

layer() { # FOLDER: will appear under $merged, copy-on-write
  case $1 in
    *:*|*,*|*\\*|*$'\n'*) mkdir -p "$merged$1"; printf '%s\n' "$1" >> "$RB_WORK/blind"; return 0 ;;
  esac
  n=$((n + 1))
  layers+=("$1")
  folders+=("$merged$1" "$RB_WORK/up/$n" "$RB_WORK/wk/$n")
}

skeleton() { # FOLDER with mounts below it: a folder of the tmpfs, its files and links copied, its folders layered
  mkdir -p "$merged$1"
  chmod --reference="$1/" "$merged$1" 2>/dev/null || true
  chown --reference="$1/" "$merged$1" 2>/dev/null || true
  printf '%s\n' "$1" >> "$RB_WORK/skeletons"
  find "${'$'}{1%/}/" -maxdepth 1 '(' -type l -o -type f -size -8193k ')' -print0 2>/dev/null | xargs -0 -r cp --no-dereference --preserve=mode,timestamps -t "$merged$1" -- 2>/dev/null || true
  for child in "${'$'}{1%/}"/* "${'$'}{1%/}"/.[!.]*; do
    if [ -L "$child" ]; then
      :
    elif [ -d "$child" ]; then
      case $'\n'$mounts in
        *$'\n'"$child"/*) skeleton "$child" ;;
        *) case $child in /proc|/sys|/dev) mkdir -p "$merged$child" ;; *) layer "$child" ;; esac ;;
      esac
    elif [ -f "$child" ] && [ ! -e "$merged$child" ]; then
      bound "$child"
    fi
  done
}

bound() { # FILE OR FOLDER: stands under $merged as it is, read-only, or empty
  printf '%s\n' "$1" >> "$RB_WORK/blind"
  if [ -f "$1" ]; then : > "$merged$1"; fi
  if mount --rbind "$1" "$merged$1" 2>/dev/null; then
    if mount -o remount,bind,ro "$merged$1" 2>/dev/null; then as_is=yes; else umount -l "$merged$1"; fi
  fi
}

if [ -z "$RB_OVERLAY" ]; then
  layer /
  while IFS= read -r point; do
    if [ -d "$point" ]; then layer "$point"; elif [ -f "$point" ]; then files+=("$point"); fi
  done <<< "${'$'}{mounts%$'\n'}"
else
  skeleton /
fi
mkdir -p "${'$'}{folders[@]}"
# All in one go (fstab(5)), since each mount reads the table of all others; where that mount knows no such option, one by one.
for ((n = 1; n <= ${'$'}{#layers[@]}; n++)); do
  from=${'$'}{layers[n - 1]// /\\040}
  printf 'overlay %s overlay %slowerdir=%s,upperdir=%s,workdir=%s 0 0\n' "$merged${'$'}{from//$'\t'/\\011}" "$RB_OVERLAY" "${'$'}{from//$'\t'/\\011}" "$RB_WORK/up/$n" "$RB_WORK/wk/$n"
done > "$RB_WORK/fstab"
mount -a -T "$RB_WORK/fstab" 2>/dev/null || true
declare -A mounted=()
while IFS= read -r point; do
  case $point in *\\*) printf -v point %b "${'$'}{point//\\/\\0}" ;; esac
  mounted[$point]=yes
done <<< "$(cut -d' ' -f5 /proc/self/mountinfo)"
for ((n = 1; n <= ${'$'}{#layers[@]}; n++)); do
  folder=${'$'}{layers[n - 1]}
  if [ -n "${'$'}{mounted[$merged${'$'}{folder%/}]:-}" ] || mount -t overlay overlay -o "$RB_OVERLAY""lowerdir=$folder,upperdir=$RB_WORK/up/$n,workdir=$RB_WORK/wk/$n" "$merged$folder" 2>/dev/null; then
    printf '%s\t%s\n' "$n" "$folder" >> "$RB_WORK/layers"
  else
    bound "$folder"
  fi
done
for file in "${'$'}{files[@]}"; do
  cp --preserve=mode,timestamps "$file" "$merged$file" 2>/dev/null || bound "$file"
done
# What stands under a folder that cannot be written would prove nothing.
while IFS= read -r place; do
  case $RB_CWD/ in "$place"/*) printf 'blind:%s\n' "$place" >&2; exit 1 ;; esac
done < "$RB_WORK/blind"
# Doors to the kernel that need no capability when one is root (bubblewrap 0.8 leaves them open to root).
for door in sys sysrq-trigger irq bus acpi asound driver dynamic_debug fs mtrr scsi tty; do
  if [ -e "/proc/$door" ]; then set -- --ro-bind "/proc/$door" "/proc/$door" "$@"; fi
done
for door in kcore kmsg latency_stats sched_debug timer_list vmallocinfo; do
  if [ -e "/proc/$door" ]; then set -- --ro-bind /dev/null "/proc/$door" "$@"; fi
done

if [ -z "$as_is" ]; then exec 8<&10; fi
exec 6<&0 10<&-
set +e
# A core of 1 byte is none at all, neither as a file nor through the host's handler of cores (core(5)). When the command has ended,
# so does all that it has left running: this shell is the first process of the namespace, and stays.
{
  prlimit --core=1 --nproc="$RB_TASKS" ${'$'}{RB_MEMORY:+--data="$RB_MEMORY"} bwrap --bind "$merged" / --dev /dev --bind "$RB_WORK/shm" /dev/shm --remount-ro /dev --proc /proc --ro-bind /sys /sys \
    --unshare-pid --unshare-net --unshare-ipc --unshare-uts --die-with-parent --seccomp 8 --chdir "$RB_CWD" --setenv PATH "$RB_PATH" \
    --unsetenv RB_SIZE --unsetenv RB_OVERLAY --unsetenv RB_CWD --unsetenv RB_TASKS --unsetenv RB_DOORS --unsetenv RB_MEMORY --unsetenv RB_NODE --unsetenv RB_REPORT --unsetenv RB_PATH --unsetenv RB_WORK \
    "$@" <&6 3<&- 4<&- 5<&- 6<&- 7<&- 9>&-
  echo gone >&9
  kill -KILL -1
} &
exec 6<&- 8<&- 0</dev/null 1>&2
while IFS= read -r word <&7; do
  case $word in
    report) "$RB_NODE" "$RB_REPORT" >&9 7<&- ;;
    stop) kill -KILL -1 2>/dev/null; echo gone >&9 ;;
  esac
done
kill -KILL -1 2>/dev/null
exit 0
`;
