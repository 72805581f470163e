/** The shell script that makes the world of a rehearsal: this machine, copy-on-write, without its network and its processes. */

/**
 * Run by `unshare --user|root --mount --pid --fork … sh -c SCRIPT sh COMMAND [ARG…]`; all parameters come by environment, so that
 * none of them is shell text:
 *   RB_SIZE     how much the rehearsal may write: the size of the tmpfs that holds all of it. It is mounted on /dev/shm, in our own
 *               mount namespace only: a folder that every Linux has and that is in nobody's way, since the sandbox gets a /dev of its own
 *   RB_OVERLAY  options of the overlay beside the layers (`userxattr,` without root)
 *   RB_SOCKETS  a file with the paths of the host's listening sockets, one a line: they are masked
 *   RB_CWD      where the command starts
 *   RB_REPORT   the reporter: `node RB_REPORT` is run afterwards, outside of the sandbox, and writes to descriptor 9
 * Descriptors: 8 the seccomp program, 9 the report; neither is open in the sandbox.
 *
 * One overlay for each folder without mounts below it: without root the kernel refuses a lower folder that has some
 * (seen on Linux 6), so a folder with mounts below it is a skeleton whose children are layered one by one.
 */
export const sandboxScript = String.raw`
set -eu
umask 022
RB_WORK=/dev/shm
export RB_WORK
mount --make-rprivate /
mount -t proc proc /proc
mounts=$(cut -d' ' -f5 /proc/self/mountinfo)
mount -t tmpfs -o "size=$RB_SIZE,mode=0755" runbook "$RB_WORK"
merged=$RB_WORK/merged
mkdir "$merged" "$RB_WORK/up" "$RB_WORK/wk"
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
      cp --preserve=mode,ownership,timestamps "$child" "$merged$child" 2>/dev/null || { : > "$merged$child"; printf '%s\n' "$child" >> "$RB_WORK/blind"; }
    fi
  done
}

mkdir -p "$merged/"
printf '%s\n' / >> "$RB_WORK/skeletons"
for top in /* /.[!.]*; do
  if [ -L "$top" ]; then ln -s "$(readlink "$top")" "$merged$top"
  elif [ -d "$top" ]; then layer "$top"
  elif [ -f "$top" ]; then cp --preserve=mode,ownership,timestamps "$top" "$merged$top" 2>/dev/null || : > "$merged$top"
  fi
done
# A socket file of the host is a door to one of its processes, whatever the network namespace: nothing answers there.
while IFS= read -r socket; do
  if [ -S "$merged$socket" ]; then mount --bind /dev/null "$merged$socket" || rm -f "$merged$socket"; fi
done < "$RB_SOCKETS"

set +e
bwrap --bind "$merged" / --dev /dev --proc /proc --ro-bind /sys /sys \
  --unshare-pid --unshare-net --unshare-ipc --unshare-uts --cap-drop ALL --die-with-parent --seccomp 8 --chdir "$RB_CWD" \
  -- sh -c '
    "$@" 5>&-
    status=$?
    for process in /proc/[0-9]*; do
      id=$(basename "$process")
      if [ "$id" != 1 ] && [ "$id" != "$$" ] && [ -r "$process/cmdline" ]; then
        line=$(tr "\0" " " < "$process/cmdline" 2>/dev/null)
        case $line in ""|"tr "*|"sh -c"*) ;; *) printf "%s\n" "$line" >&5 ;; esac
      fi
    done
    exit "$status"
  ' sh "$@" 5>"$RB_WORK/left" 9>&-
status=$?
set -e
"$RB_NODE" "$RB_REPORT" >&9 2>/dev/null </dev/null 8>&- || true
exit "$status"
`;
