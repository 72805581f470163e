/** The shell script that makes the world of a rehearsal: this machine, copy-on-write, without its network and its processes. */

/**
 * Run by `unshare [--user --map-root-user] --mount --pid --fork --kill-child … bash -p -c SCRIPT bash [BWRAP OPTION…] -- COMMAND [ARG…]`; all
 * parameters come by environment, so that none of them is shell text:
 *   RB_SIZE     how much the rehearsal may write: the size of the tmpfs that holds all of it. It is mounted on /dev/shm, in our own
 *               mount namespace only: a folder that every Linux has and that is in nobody's way, since the sandbox gets a /dev of its own
 *   RB_OVERLAY  options of the overlay beside the layers (`userxattr,` without root)
 *   RB_SOCKETS  the paths of the host's listening sockets, one a line: they are masked
 *   RB_CWD      where the command starts
 *   RB_NODE, RB_REPORT  the reporter: `RB_NODE RB_REPORT` is run outside of the sandbox, and writes one line to descriptor 9, where `gone` says that the command has ended
 *   RB_PATH     the operator's PATH, which the sandbox gets back
 * Descriptors: 7 what to do, one word a line (`report`, `stop`; its end is the end of all), 8 the seccomp program, 9 the reports; none
 * of them is open in the sandbox. Standard input and both outputs are the command's.
 *
 * One overlay for each folder without mounts below it: without root the kernel refuses a lower folder that has some
 * (seen on Linux 6), so a folder with mounts below it is a skeleton whose children are layered one by one.
 */
export const sandboxScript = String.raw`
set -eu
umask 022
# What the operator's own shell has left open is none of the rehearsal's.
for open in /proc/self/fd/*; do
  open=$(basename "$open")
  if [ "$open" -gt 9 ]; then eval "exec $open<&-"; fi
done
PATH=/usr/sbin:/usr/bin:/sbin:/bin:$RB_PATH
RB_WORK=/dev/shm
export RB_WORK
mount --make-rprivate /
mount -t proc proc /proc
mounts=$(cut -d' ' -f5 /proc/self/mountinfo)
mount -t tmpfs -o "size=$RB_SIZE,mode=0755" runbook "$RB_WORK"
merged=$RB_WORK/merged
mkdir "$merged" "$RB_WORK/up" "$RB_WORK/wk"
mkdir -m 1777 "$RB_WORK/shm"
: > "$RB_WORK/layers"; : > "$RB_WORK/skeletons"; : > "$RB_WORK/blind"
n=0

layer() { # FOLDER: makes it appear under $merged, copy-on-write
  case $1 in
    /proc|/sys|/dev) mkdir -p "$merged$1"; return 0 ;;
    *:*|*,*|*\\*) mkdir -p "$merged$1"; printf '%s\n' "$1" >> "$RB_WORK/blind"; return 0 ;;
  esac
  case "
$mounts
" in
    *"
$1/"*) skeleton "$1"; return 0 ;;
  esac
  n=$((n + 1))
  mkdir -p "$merged$1" "$RB_WORK/up/$n" "$RB_WORK/wk/$n"
  if mount -t overlay overlay -o "$RB_OVERLAY""lowerdir=$1,upperdir=$RB_WORK/up/$n,workdir=$RB_WORK/wk/$n" "$merged$1" 2>/dev/null; then
    printf '%s\t%s\n' "$n" "$1" >> "$RB_WORK/layers"
  elif mount --rbind "$1" "$merged$1" 2>/dev/null && mount -o remount,bind,ro "$merged$1" 2>/dev/null; then
    printf '%s\n' "$1" >> "$RB_WORK/blind"
  else
    umount -l "$merged$1" 2>/dev/null || true
    printf '%s\n' "$1" >> "$RB_WORK/blind"
  fi
}

plain() { # FILE in a skeleton: copied, its owner where that is allowed
  if cp --preserve=mode,timestamps "$1" "$merged$1" 2>/dev/null; then
    chown --reference="$1" "$merged$1" 2>/dev/null || true
  else
    : > "$merged$1"
    printf '%s\n' "$1" >> "$RB_WORK/blind"
  fi
}

skeleton() { # FOLDER with mounts below it: a folder of the tmpfs with its children layered
  mkdir -p "$merged$1"
  chmod --reference="$1/" "$merged$1" 2>/dev/null || true
  chown --reference="$1/" "$merged$1" 2>/dev/null || true
  printf '%s\n' "$1" >> "$RB_WORK/skeletons"
  for child in "$1"/* "$1"/.[!.]*; do
    if [ -L "$child" ]; then
      ln -s "$(readlink "$child")" "$merged$child"
    elif [ -d "$child" ]; then
      layer "$child"
    elif [ -f "$child" ]; then
      plain "$child"
    fi
  done
}

mkdir -p "$merged/"
printf '%s\n' / >> "$RB_WORK/skeletons"
for top in /* /.[!.]*; do
  if [ -L "$top" ]; then ln -s "$(readlink "$top")" "$merged$top"
  elif [ -d "$top" ]; then layer "$top"
  elif [ -f "$top" ]; then plain "$top"
  fi
done
# What stands under a folder that cannot be written would prove nothing.
while IFS= read -r place; do
  case $RB_CWD/ in "$place"/*) printf 'blind:%s\n' "$place" >&2; exit 1 ;; esac
done < "$RB_WORK/blind"
# A socket file of the host is a door to one of its processes, whatever the network namespace: nothing answers there.
printf '%s\n' "$RB_SOCKETS" | while IFS= read -r socket; do
  if [ -S "$merged$socket" ]; then mount --bind /dev/null "$merged$socket" || rm -f "$merged$socket"; fi
done
# Doors to the kernel that need no capability when one is root (bubblewrap 0.8 leaves them open to root).
for door in sys sysrq-trigger irq bus acpi asound driver dynamic_debug fs mtrr scsi tty; do
  if [ -e "/proc/$door" ]; then set -- --ro-bind "/proc/$door" "/proc/$door" "$@"; fi
done
for door in kcore kmsg latency_stats sched_debug timer_list vmallocinfo; do
  if [ -e "/proc/$door" ]; then set -- --ro-bind /dev/null "/proc/$door" "$@"; fi
done

exec 6<&0
set +e
# A core of 1 byte is none at all, neither as a file nor through the host's handler of cores (core(5)). When the command has ended,
# so does all that it has left running: this shell is the first process of the namespace, and stays.
{
  prlimit --core=1 bwrap --bind "$merged" / --dev /dev --bind "$RB_WORK/shm" /dev/shm --remount-ro /dev --proc /proc --ro-bind /sys /sys \
    --unshare-pid --unshare-net --unshare-ipc --unshare-uts --die-with-parent --seccomp 8 --chdir "$RB_CWD" --setenv PATH "$RB_PATH" \
    --unsetenv RB_SIZE --unsetenv RB_OVERLAY --unsetenv RB_SOCKETS --unsetenv RB_CWD --unsetenv RB_NODE --unsetenv RB_REPORT --unsetenv RB_PATH --unsetenv RB_WORK \
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
