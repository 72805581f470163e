/** A system's log for one command: a socket at /dev/log that nobody else sees, in a mount namespace of its own. */
import { execFile, spawnSync } from 'node:child_process';

/** Listens for one message, runs the command, prints what the command printed and then the message. */
const script = `set -e
mount -t tmpfs none "$1"; mkdir "$1/up" "$1/work"
mount -t overlay none -o "lowerdir=/dev,upperdir=$1/up,workdir=$1/work" /dev
perl -MSocket -e 'socket(S, PF_UNIX, SOCK_DGRAM, 0) or die; bind(S, sockaddr_un("/dev/log")) or die $!; open F, ">", "$ARGV[0]/ready"; close F; alarm 30; recv(S, $m, 65536, 0); print $m' "$1" > "$1/heard" &
for i in {1..200}; do if [ -e "$1/ready" ]; then break; fi; sleep 0.05; done
folder=$1; shift; "$@"; wait; cat "$folder/heard"`;

/** Why there can be none here, or null. */
export function systemLogMissing(): string | null {
  const { status } = spawnSync('unshare', ['--mount', 'sh', '-c', 'command -v perl && command -v logger && ! test -e /dev/log'], { stdio: 'ignore' });
  return status === 0 ? null : 'wants root, perl, logger, and a system without a log of its own';
}

/** @param room an empty folder */
export async function withSystemLog(room: string, command: readonly string[], options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> }): Promise<{ readonly stdout: string; readonly stderr: string; readonly status: number }> {
  return new Promise((resolve) => {
    execFile('unshare', ['--mount', 'bash', '-c', script, 'bash', room, ...command], { ...options, timeout: 60_000 }, (error, stdout, stderr) => resolve({ stdout, stderr, status: error === null ? 0 : typeof error.code === 'number' ? error.code : 1 }));
  });
}
