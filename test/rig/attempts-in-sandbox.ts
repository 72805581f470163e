/** Run as its own process, as whichever user: plays attempts in one sandbox and prints what became of each, as JSON. */
import { readFileSync } from 'node:fs';
import { sandboxScript } from '../../src/dry-run/sandbox/sandbox-script.ts';
import { seccompFilter } from '../../src/dry-run/sandbox/seccomp-filter.ts';
import { startRehearsal } from '../../src/world/rehearsal.ts';

interface Work {
  readonly codes: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly processes: number;
  readonly seconds: number;
  readonly memory?: number;
}

const { codes, environment, processes, seconds, memory = 2 * 1024 ** 3 } = JSON.parse(readFileSync(0, 'utf8')) as Work;
// `call NUMBER ARG…`: numbers are numbers, all else is text.
const prelude = `call() { perl -e 'my ($n, @a) = @ARGV; $_ = /^-?(0x[0-9a-f]+|[0-9]+)$/ ? (/0x/ ? hex($_) : $_ + 0) : "$_" for @a; my $r = syscall($n + 0, @a); exit($r == -1 ? 1 : 0)' -- "$@"; }\n`;
const script = `${prelude}export -f call\nfor ((i = 1; i <= $#; i++)); do timeout -k 1 4 bash -c "\${!i}" </dev/null >/dev/null 2>&1; echo "$i $?"; done\n`;
const rehearsal = startRehearsal({
  script: sandboxScript, filters: { withSockets: seccompFilter(process.arch, true) as Uint8Array, without: seccompFilter(process.arch, false) as Uint8Array }, command: ['bash', '-c', codes.length === 1 ? `${prelude}${codes[0]}; echo "1 $?"` : script, 'bash', ...codes], cwd: '/',
  environment: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: process.env['HOME'] ?? '/', ...environment }, size: 128 * 1024 * 1024, processes, memory,
});
const timer = setTimeout(() => rehearsal.stop('time'), seconds * 1000);
const statuses: Record<string, number> = {};
for await (const line of rehearsal.lines) {
  const [i = '', status = ''] = line.split(' ');
  statuses[i] = Number(status);
}
clearTimeout(timer);
const report = await rehearsal.report();
await rehearsal.end();
process.stdout.write(JSON.stringify({ statuses, stopped: rehearsal.stopped, changes: report?.files.length ?? null, complaints: await rehearsal.complaints() }));
process.exit(0);
