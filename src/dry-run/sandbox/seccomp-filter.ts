/** The system calls that a rehearsal may not make, as the BPF program that the sandbox loads. */

/** [name, number on x86-64, number on arm64]; numbers from the kernel's system-call tables. What for: see `why`. */
const forbidden: readonly (readonly [name: string, x64: number | null, arm64: number | null, why: string])[] = [
  ['keyctl', 250, 219, 'keyrings have no namespace'],
  ['add_key', 248, 217, 'keyrings have no namespace'],
  ['request_key', 249, 218, 'keyrings have no namespace'],
  ['mount', 165, 40, 'the tree stays as it was made'],
  ['umount2', 166, 39, 'the tree stays as it was made'],
  ['pivot_root', 155, 41, 'the tree stays as it was made'],
  ['open_tree', 428, 428, 'the tree stays as it was made'],
  ['move_mount', 429, 429, 'the tree stays as it was made'],
  ['fsopen', 430, 430, 'the tree stays as it was made'],
  ['fsconfig', 431, 431, 'the tree stays as it was made'],
  ['fsmount', 432, 432, 'the tree stays as it was made'],
  ['mount_setattr', 442, 442, 'the tree stays as it was made'],
  ['unshare', 272, 97, 'no namespace in which the dropped privileges come back'],
  ['setns', 308, 268, 'no way into the namespaces of others'],
  ['open_by_handle_at', 304, 265, 'opens files outside of the tree'],
  ['bpf', 321, 280, 'reaches into the kernel'],
  ['perf_event_open', 298, 241, 'reaches into the kernel'],
  ['userfaultfd', 323, 282, 'reaches into the kernel'],
  ['init_module', 175, 105, 'changes the kernel'],
  ['finit_module', 313, 273, 'changes the kernel'],
  ['delete_module', 176, 106, 'changes the kernel'],
  ['kexec_load', 246, 104, 'changes the kernel'],
  ['kexec_file_load', 320, 294, 'changes the kernel'],
  ['reboot', 169, 142, 'the machine goes on'],
  ['swapon', 167, 224, 'the machine goes on'],
  ['swapoff', 168, 225, 'the machine goes on'],
  ['acct', 163, 89, 'the machine goes on'],
  ['quotactl', 179, 60, 'the machine goes on'],
  ['settimeofday', 164, 170, 'the clock has no namespace'],
  ['clock_settime', 227, 112, 'the clock has no namespace'],
  ['adjtimex', 159, 171, 'the clock has no namespace'],
  ['clock_adjtime', 305, 266, 'the clock has no namespace'],
  ['syslog', 103, 116, 'the kernel’s log is the host’s'],
  ['io_uring_setup', 425, 425, 'makes calls that no filter sees'],
  ['io_uring_enter', 426, 426, 'makes calls that no filter sees'],
  ['io_uring_register', 427, 427, 'makes calls that no filter sees'],
  ['quotactl_fd', 443, 443, 'the machine goes on'],
  ['vhangup', 153, 58, 'the terminal is the host’s'],
  ['pidfd_getfd', 438, 438, 'no descriptor of another process: what the rehearsal tells goes through one'],
];

/** `clone` may not make namespaces: all CLONE_NEW* flags of sched.h. `clone3` hands its flags over in memory, where no filter sees them: C libraries fall back to `clone`. */
const clone = { x64: 56, arm64: 220 } as const;
const clone3 = 435;
const newNamespaces = 0x7e020000;

/** The families of sockets that the rehearsal's own namespaces hold, from `linux/socket.h`: IPv4, IPv6, netlink. Others lead to the hypervisor, to radios, into the kernel. */
const families = [2, 10, 16] as const;
/**
 * A Unix socket is found by the inode of its file, whatever the namespaces: through an overlay that is another inode than the host's, so
 * nobody answers there (since Linux 4.19); where a folder could not be layered and stands there as it is, it would be the host's own.
 */
const unixFamily = 1;
const socket = { x64: 41, arm64: 198 } as const;
/** Pairs of streams stay with whoever made them; a pair of datagram sockets can be connected elsewhere. */
const socketpair = { x64: 53, arm64: 199, types: [1, 5], typeMask: 0xf } as const;

/** Values of `linux/audit.h`. */
const audit = { x64: 0xc000003e, arm64: 0xc00000b7 } as const;
const load = 0x20; // BPF_LD | BPF_W | BPF_ABS
const jumpEqual = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
const jumpAtLeast = 0x35; // BPF_JMP | BPF_JGE | BPF_K
const jumpAny = 0x45; // BPF_JMP | BPF_JSET | BPF_K
const maskBy = 0x54; // BPF_ALU | BPF_AND | BPF_K
const argument = (n: number): number => 16 + 8 * n; // its low half, in struct seccomp_data
const give = 0x06; // BPF_RET | BPF_K
const allow = 0x7fff0000;
const refuse = (errno: number): number => 0x00050000 | errno;
const notPermitted = refuse(1);
const notImplemented = refuse(38);
const noSuchFamily = refuse(97);

type Line = readonly [code: number, yes: number, no: number, value: number];

/** Jumps over the next verdict where the value is one of these. */
function oneOf(values: readonly number[]): Line[] {
  return values.map((value, i) => [jumpEqual, values.length - i, 0, value]);
}

/**
 * The program for `bwrap --seccomp`: forbidden calls fail with EPERM, sockets that lead outside with EAFNOSUPPORT, calls of a foreign
 * architecture (32-bit, x32) with ENOSYS.
 * @param unixSockets whether there may be some inside
 * @returns the bytes, or null for an architecture without a table: then there is no rehearsal.
 */
export function seccompFilter(architecture: string, unixSockets: boolean): Uint8Array | null {
  if (architecture !== 'x64' && architecture !== 'arm64') return null;
  const numbers = forbidden.flatMap(([, x64, arm64]) => (architecture === 'x64' ? x64 : arm64) ?? []);
  /** Looks at one more system call by its number: the lines that judge it end with a verdict. */
  const judged = (number: number, ...lines: readonly Line[]): Line[] => [[jumpEqual, 0, lines.length, number], ...lines];
  const program: Line[] = [
    [load, 0, 0, 4],
    [jumpEqual, 1, 0, audit[architecture]],
    [give, 0, 0, notImplemented],
    [load, 0, 0, 0],
    [jumpAtLeast, 0, 1, 0x40000000],
    [give, 0, 0, notImplemented],
    ...judged(clone3, [give, 0, 0, notImplemented]),
    ...numbers.flatMap((number) => judged(number, [give, 0, 0, notPermitted])),
    ...judged(clone[architecture], [load, 0, 0, argument(0)], [jumpAny, 0, 1, newNamespaces], [give, 0, 0, notPermitted], [give, 0, 0, allow]),
    ...judged(socket[architecture], [load, 0, 0, argument(0)], ...oneOf(unixSockets ? [unixFamily, ...families] : families), [give, 0, 0, noSuchFamily], [give, 0, 0, allow]),
    ...(unixSockets ? [] : judged(socketpair[architecture], [load, 0, 0, argument(1)], [maskBy, 0, 0, socketpair.typeMask], ...oneOf(socketpair.types), [give, 0, 0, noSuchFamily], [give, 0, 0, allow])),
    [give, 0, 0, allow],
  ];
  const bytes = new DataView(new ArrayBuffer(program.length * 8));
  for (const [i, [code, yes, no, value]] of program.entries()) {
    bytes.setUint16(i * 8, code, true);
    bytes.setUint8(i * 8 + 2, yes);
    bytes.setUint8(i * 8 + 3, no);
    bytes.setUint32(i * 8 + 4, value >>> 0, true);
  }
  return new Uint8Array(bytes.buffer);
}
