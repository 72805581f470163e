/**
 * The table of attempts to leave a rehearsal; one row an attempt, in bash. What they may use: $OUT, a folder outside that the user may
 * write, with `canary` in it, `fifo` that somebody reads outside, `link` to the canary, `host.sock`, where somebody listens, and `late.sock`, where somebody does after a while;
 * $VICTIM, a process of the same user outside, and $OUTSIDE, the process that started the rehearsal; $PORT, where somebody listens on
 * the loopback address; $ABSTRACT, an abstract socket; `call NUMBER ARG…` makes a system call of x86-64.
 */
export interface Attempt {
  readonly what: string;
  readonly code: string;
  /** It may look as if it worked, inside: what counts is that nothing outside changed. */
  readonly inside?: true;
}

const refused = (what: string, ...codes: string[]): Attempt[] => codes.map((code) => ({ what, code }));
const inside = (what: string, ...codes: string[]): Attempt[] => codes.map((code) => ({ what, code, inside: true }));

/** A Unix socket by perl: what is tried with it ends with 0. */
const perl = (code: string): string => `perl -MSocket -e '${code}'`;
const unixSockets = [
  // It is made outside when the rehearsal has long begun.
  `for i in 1 2 3 4 5 6 7 8; do ${perl('socket(S, PF_UNIX, SOCK_STREAM, 0) and connect(S, sockaddr_un("$ENV{OUT}/late.sock")) or exit 1; print S "x"')} && exit 0; sleep 0.3; done; exit 1`,
  perl('socket(S, PF_UNIX, SOCK_DGRAM, 0); send(S, "x", 0, sockaddr_un("$ENV{OUT}/host.sock")) or exit 1'), perl('socketpair(A, B, PF_UNIX, SOCK_DGRAM, 0); connect(A, sockaddr_un("$ENV{OUT}/host.sock")) or exit 1'),
  perl('socketpair(A, B, PF_UNIX, SOCK_STREAM, 0); connect(A, sockaddr_un("$ENV{OUT}/host.sock")) or exit 1'), perl('socket(S, PF_UNIX, SOCK_SEQPACKET, 0); connect(S, sockaddr_un("$ENV{OUT}/host.sock")) or exit 1'),
  `cd "$OUT" && ${perl('socket(S, PF_UNIX, SOCK_STREAM, 0); connect(S, sockaddr_un("host.sock")) or exit 1')}`, `mv "$OUT/host.sock" "$OUT/moved.sock" && ${perl('socket(S, PF_UNIX, SOCK_STREAM, 0); connect(S, sockaddr_un("$ENV{OUT}/moved.sock")) or exit 1')}`,
  // To the hypervisor, into the kernel, to a radio; and by numbers.
  perl('socket(S, 40, SOCK_STREAM, 0) or exit 1'), perl('socket(S, 38, 5, 0) or exit 1'), perl('socket(S, 31, SOCK_RAW, 1) or exit 1'), 'call 41 40 1 0', 'call 41 0x100000028 1 0',
];

export const attempts: readonly Attempt[] = [
  ...inside('files in place', 'echo changed > "$OUT/canary"', 'chmod 777 "$OUT/canary"', 'touch -d 2001-01-01 "$OUT/canary"', 'truncate -s 0 "$OUT/canary"', 'echo x >> "$OUT/canary"', 'dd if=/dev/zero of="$OUT/canary" bs=1 count=1 conv=notrunc', 'cp /etc/hostname "$OUT/canary"', 'sed -i s/a/b/ "$OUT/canary"', 'mkdir "$OUT/made"', 'setfattr -n user.x -v y "$OUT/canary"', 'chattr +i "$OUT/canary"'),
  ...inside('through links', 'echo changed > "$OUT/link"', 'ln -f "$OUT/canary" "$OUT/hard" && echo changed > "$OUT/hard"', 'ln -s "$OUT/canary" /tmp/way && echo changed > /tmp/way', 'cd "$OUT" && ln -s ../../../../../.. up && echo changed > "up$OUT/canary"', 'cd "$OUT/.." && echo changed > "./$(basename "$OUT")/canary"', 'echo changed > "/proc/self/root$OUT/canary"', 'echo changed > "/proc/1/root$OUT/canary"', 'echo changed > "/proc/self/cwd/../../../../../..$OUT/canary"', 'exec 3<"$OUT/canary"; echo changed > /proc/self/fd/3', 'exec 3<>"$OUT/canary"; echo changed >&3', 'perl -e \'open F, "+<", "$ENV{OUT}/canary"; print F "changed"\''),
  ...inside('locks and pipes', '(echo into the fifo > "$OUT/fifo") & sleep 0.2; kill $! 2>/dev/null', 'flock -x "$OUT/canary" true', 'exec 3<>"$OUT/fifo"; echo changed >&3'),
  ...inside('the account', 'echo "x:x:0:0::/:/bin/sh" >> /etc/passwd', 'echo "ALL ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/all', 'echo "* * * * * root touch /tmp/cron" > /etc/cron.d/escape', 'echo "touch /tmp/profile" >> ~/.bashrc', 'echo evil > /etc/ld.so.preload', 'mkdir -p ~/.ssh && echo key >> ~/.ssh/authorized_keys', 'crontab -r', 'echo 127.0.0.1 example.org >> /etc/hosts'),
  ...refused('mounts', 'mount -t tmpfs none /mnt', 'mount --bind "$OUT" /mnt', 'mount -o remount,rw /', 'mount -o remount,rw /sys', 'mount -t proc proc /mnt', 'mount -t sysfs sysfs /mnt', 'umount /proc', 'umount -l /dev', 'umount /', 'mount -t overlay overlay -o lowerdir=/etc,upperdir=/tmp/u,workdir=/tmp/w /mnt', 'mount -t cgroup2 none /mnt', 'pivot_root / /mnt'),
  ...refused('mounts, by system calls', 'call 165 none /mnt tmpfs 0 0', 'call 430 tmpfs 0', 'call 428 -100 / 1', 'call 429 -1 "" -100 /mnt 0', 'call 442 -100 / 0 0 0', 'call 155 / /', 'call 166 /proc 2'),
  ...refused('namespaces', 'unshare --mount true', 'unshare --user --map-root-user true', 'unshare --user --map-root-user --mount mount -t tmpfs none /mnt', 'unshare --net true', 'unshare --pid --fork true', 'nsenter --target 1 --mount true 2>&1 && test "$(nsenter --target 1 --mount cat "$OUT/canary")" = never', 'call 272 0x10000000', 'call 272 0x20000', 'call 308 0 0', 'call 56 0x10000011 0 0 0 0', 'call 56 0x20011 0 0 0 0', 'call 435 0 0', 'bwrap --ro-bind / / true', 'chroot / true'),
  ...refused('other processes', 'kill -TERM "$VICTIM"', 'kill -KILL "$VICTIM"', 'kill -STOP "$OUTSIDE"', 'kill -0 "$OUTSIDE"', 'cat "/proc/$VICTIM/environ"', 'cat "/proc/$OUTSIDE/environ"', 'echo x > "/proc/$VICTIM/fd/0"', 'ls "/proc/$OUTSIDE/root/"', 'renice -n 19 -p "$VICTIM"', 'call 101 16 "$VICTIM" 0 0', 'head -c 1 "/proc/$VICTIM/mem"', 'ls "/proc/$VICTIM/task"', 'call 434 "$VICTIM" 0', 'call 438 3 0 0', 'strace -p "$VICTIM" -o /dev/null', 'gdb -p "$VICTIM" -batch', 'prlimit --pid "$VICTIM" --nofile=1', 'taskset -p 1 "$VICTIM"'),
  ...refused('descriptors that were left open', 'echo x >&7', 'echo x >&8', 'echo x >&9', 'echo x >&42', 'cat <&42', 'ls /proc/self/fd/42'),
  ...refused('sockets of the host', 'exec 3<>"/dev/tcp/127.0.0.1/$PORT" && echo x >&3', 'exec 3<>"/dev/tcp/localhost/$PORT"', 'perl -MSocket -e \'socket(S, PF_UNIX, SOCK_STREAM, 0); connect(S, sockaddr_un("$ENV{OUT}/host.sock")) or exit 1; print S "x"\'', 'perl -MSocket -e \'socket(S, PF_UNIX, SOCK_STREAM, 0); connect(S, pack("S a*", 1, "\\0$ENV{ABSTRACT}")) or exit 1\'', 'ln "$OUT/host.sock" /tmp/again.sock && perl -MSocket -e \'socket(S, PF_UNIX, SOCK_STREAM, 0); connect(S, sockaddr_un("/tmp/again.sock")) or exit 1\'', 'test -S /run/docker.sock && docker ps', ...unixSockets, 'exec 3<>/dev/udp/192.0.2.1/53 && echo x >&3', 'getent hosts example.com', 'ip link add dummy0 type dummy', 'ip route add default dev lo', 'test "$(grep -vc "lo:" /proc/net/dev)" -gt 2'),
  ...refused('the kernel', 'echo 1 > /proc/sys/kernel/sysrq', 'echo changed > /proc/sys/kernel/hostname', 'echo "|/tmp/evil %p" > /proc/sys/kernel/core_pattern', 'echo 1 > /proc/sys/vm/drop_caches', 'echo b > /proc/sysrq-trigger', 'sysctl -w net.ipv4.ip_forward=1', 'echo 0 > /proc/sys/kernel/randomize_va_space', 'echo $$ > /sys/fs/cgroup/cgroup.procs', 'mkdir /sys/fs/cgroup/escape', 'for f in /sys/fs/cgroup/*/release_agent; do echo /tmp/evil > "$f"; done', 'echo mem > /sys/power/state', 'echo 1 > /sys/block/vda/queue/nomerges', 'modprobe dummy', 'insmod /tmp/x.ko', 'dmesg --clear', 'cat /dev/kmsg', 'head -c 1 /proc/kcore | grep -q .', 'swapoff -a && call 168 /x', 'call 169 0xfee1dead 672274793 0 0', 'call 246 0 0 0 0', 'call 321 0 0 0', 'call 298 0 0 -1 -1 0', 'call 425 1 0', 'call 323 0', 'call 103 5 0 0', 'call 163 /tmp/acct'),
  ...refused('time', 'date -s 2001-01-01', 'call 164 0 0', 'call 227 0 0', 'call 159 0', 'call 305 0 0', 'hwclock --systohc'),
  ...refused('keyrings', 'call 248 user escape payload 7 -3', 'call 250 0 -3 1', 'call 249 user escape 0 -3', 'keyctl add user escape x @u'),
  ...refused('devices', 'mknod /tmp/disk b 8 0', 'mknod /tmp/vda b 254 0 && head -c 1 /tmp/vda', 'mknod /tmp/mem c 1 1', 'head -c 1 /dev/vda', 'head -c 1 /dev/mem', 'cat /dev/sda', 'mknod /dev/kmsg c 1 11', 'echo x > /dev/console', 'echo x > /dev/tty', 'losetup -f "$OUT/canary"', 'fdisk -l /dev/vda | grep -q .', 'touch /dev/made'),
  ...refused('more rights', 'sudo -n true', 'su -c true root < /dev/null && test "$(id -u)" != 0', 'setpriv --inh-caps +sys_admin --ambient-caps +sys_admin true', 'capsh --caps=cap_sys_admin+eip -- -c true', 'cp /bin/bash /tmp/rootsh && setcap cap_sys_admin+ep /tmp/rootsh && /tmp/rootsh -c "mount -t tmpfs none /mnt"', 'call 304 -100 0 0', 'perl -e \'exit(system("grep -q NoNewPrivs:.1 /proc/self/status") == 0 ? 1 : 0)\'', 'call 153', 'call 179 0 / 0 0', 'call 443 3 0 0 0'),
  // Last: what the others try things with is gone after these.
  ...inside('files in place, gone', 'mv "$OUT/canary" "$OUT/moved"', 'rm -f "$OUT/moved"', 'rm -rf "$OUT"'),
];

/** Attempts to use up the machine: each has a sandbox of its own. */
export const exhaustions: readonly (Attempt & { readonly ends: 'itself' | 'processes' | 'memory' | 'time' })[] = [
  { what: 'a file of 10 GB', code: 'head -c 10G /dev/zero > "$OUT/big"; test "$(stat -c %s "$OUT/big")" -lt 200000000', ends: 'itself', inside: true },
  { what: 'a file of 10 GB in shared memory', code: 'head -c 10G /dev/zero > /dev/shm/big; test "$(stat -c %s /dev/shm/big)" -lt 200000000', ends: 'itself', inside: true },
  { what: 'a fork bomb', code: 'bomb() { bomb | bomb & }; bomb; sleep 60', ends: 'processes', inside: true },
  { what: 'twenty programs that take 50 MB each', code: `for i in $(seq 20); do perl -e '$x = "a" x (50 << 20); sleep 60' & done; wait; sleep 60`, ends: 'memory', inside: true },
  { what: 'a step that never ends', code: 'trap "" TERM INT HUP; while :; do sleep 1; done', ends: 'time', inside: true },
];
