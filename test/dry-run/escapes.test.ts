/** Attempts to leave a rehearsal, as root and as an ordinary user: nothing outside changes. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, constants } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitGroup } from '../../src/world/process-limit.ts';
import { rehearsalMissing } from '../rig/rehearsal.ts';
import { attempts, exhaustions } from './escape-attempts.ts';

const root = process.getuid?.() === 0;
/** An account that need not exist: the kernel knows numbers only. */
const ordinary = 12_345;
const driver = join(import.meta.dirname, '../rig/attempts-in-sandbox.ts');
const users: readonly [name: string, uid: number][] = root ? [['root', 0], ['an ordinary user', ordinary]] : [['an ordinary user', process.getuid?.() ?? 0]];

interface Played {
  readonly statuses: Readonly<Record<string, number>>;
  readonly stopped: string | null;
  readonly changes: number | null;
  readonly complaints: string;
}

/** What other tests mount meanwhile is none of ours. */
const isOthers = (point: string, own: string): boolean => point.startsWith(`${tmpdir()}/`) && !point.startsWith(own);

/** Everything outside that an attempt could have touched. */
class Outside {
  readonly folder: string;
  readonly uid: number;
  readonly heard: string[] = [];
  readonly environment: Record<string, string> = {};
  readonly #servers: Server[] = [];
  #victim: ChildProcess | null = null;
  #fifo = 0;
  #late: NodeJS.Timeout | undefined;

  constructor(uid: number) {
    this.uid = uid;
    this.folder = mkdtempSync(join(tmpdir(), 'runbook-escape-'));
  }

  async open(): Promise<void> {
    const { folder, uid } = this;
    writeFileSync(join(folder, 'canary'), 'canary\n', { mode: 0o644 });
    symlinkSync(join(folder, 'canary'), join(folder, 'link'));
    spawnSync('mkfifo', ['-m', '666', join(folder, 'fifo')]);
    this.#fifo = openSync(join(folder, 'fifo'), constants.O_RDONLY | constants.O_NONBLOCK);
    mkdirSync(join(folder, 'home'));
    const abstract = `runbook-escape-${process.pid}-${uid}`;
    const port = await this.#listen('tcp', { port: 0, host: '127.0.0.1' });
    await this.#listen('socket', { path: join(folder, 'host.sock') });
    this.#late = setTimeout(() => void this.#listen('late', { path: join(folder, 'late.sock') }).then(() => chmodSync(join(folder, 'late.sock'), 0o777)), 1_500).unref();
    await this.#listen('abstract', { path: `\0${abstract}` });
    for (const name of readdirSync(folder).filter((n) => n !== 'link')) chownSync(join(folder, name), uid, uid);
    chownSync(folder, uid, uid);
    this.#victim = spawn('sleep', ['600'], { stdio: 'ignore', ...(root ? { uid, gid: uid } : {}) });
    Object.assign(this.environment, { OUT: folder, VICTIM: String(this.#victim.pid), OUTSIDE: String(process.pid), PORT: String(port), ABSTRACT: abstract, HOME: join(folder, 'home') });
  }

  #listen(name: string, where: { port?: number; host?: string; path?: string }): Promise<number> {
    return new Promise((resolve) => {
      const server = createServer((socket) => {
        this.heard.push(name);
        socket.destroy();
      }).listen(where, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
      this.#servers.push(server);
    });
  }

  /** As the machine is now: compared before and after. */
  fingerprint(): unknown {
    const read = (path: string): string => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return '-';
      }
    };
    const stat = (path: string): unknown => {
      const s = statSync(path, { throwIfNoEntry: false });
      return s ? [s.size, s.mode, s.uid, s.mtimeMs, s.ino, s.nlink] : null;
    };
    const victim = this.#victim?.pid ?? 0;
    return {
      files: [...readdirSync(this.folder).filter((n) => n !== 'late.sock'), 'canary'].map((n) => [n, stat(join(this.folder, n))]), canary: read(join(this.folder, 'canary')), home: readdirSync(join(this.folder, 'home')),
      etc: ['passwd', 'shadow', 'hosts', 'sudoers.d', 'cron.d', 'ld.so.preload'].map((n) => stat(`/etc/${n}`)),
      made: ['/tmp/way', '/tmp/cron', '/tmp/disk', '/tmp/vda', '/tmp/mem', '/tmp/acct', '/tmp/rootsh', '/tmp/again.sock', '/tmp/u', '/dev/made', '/dev/shm/big', '/sys/fs/cgroup/escape'].map(stat),
      sys: ['kernel/sysrq', 'kernel/hostname', 'kernel/core_pattern', 'kernel/randomize_va_space', 'net/ipv4/ip_forward'].map((n) => read(`/proc/sys/${n}`)),
      mounts: read('/proc/self/mountinfo').split('\n').filter((line) => !isOthers(line.split(' ')[4] ?? '', this.folder)), host: hostname(), links: readdirSync('/sys/class/net'), keys: read('/proc/keys').includes('escape'),
      victim: [/^[RSD]/.test(read(`/proc/${victim}/stat`).split(' ')[2] ?? '') ? 'lives' : 'does not', read(`/proc/${victim}/limits`)], swaps: read('/proc/swaps'),
      clock: Math.abs(Date.now() - performance.timeOrigin - performance.now()) < 60_000, heard: this.heard,
    };
  }

  close(): void {
    this.#victim?.kill('SIGKILL');
    clearTimeout(this.#late);
    for (const server of this.#servers) server.close();
    void this.#fifo;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function play(outside: Outside, codes: readonly string[], limits: { readonly processes: number; readonly seconds: number; readonly memory?: number }): Promise<Played> {
  return new Promise((resolve, reject) => {
    // Descriptor 42 is what somebody forgot to close.
    const forgotten = openSync(join(outside.folder, 'canary'), 'r+');
    const stdio: ('pipe' | 'ignore' | number)[] = ['pipe', 'pipe', 'pipe', ...Array.from({ length: 39 }, () => 'ignore' as const), forgotten];
    const child = spawn(process.execPath, [driver], { stdio, env: { PATH: process.env['PATH'] ?? '', HOME: outside.environment['HOME'] ?? '/' }, ...(root ? { uid: outside.uid, gid: outside.uid } : {}) });
    let out = '';
    let err = '';
    child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (err += data.toString()));
    child.once('close', () => (out === '' ? reject(new Error(err)) : resolve(JSON.parse(out) as Played)));
    child.stdin?.end(JSON.stringify({ codes, environment: outside.environment, ...limits }));
  });
}

function canLimit(what: 'processes' | 'memory'): boolean {
  const limit = limitGroup({ processes: 10, memory: 2 ** 28 });
  limit.lift();
  return limit.holds.has(what);
}

describe.skipIf(rehearsalMissing() !== null).each(users)('as %s', (_, uid) => {
  const outside = new Outside(uid);
  beforeAll(() => outside.open());
  afterAll(() => outside.close());

  it(`${attempts.length} attempts to leave: nothing outside changes, and what reaches out is refused`, { timeout: 120_000 }, async () => {
    const usable = process.arch === 'x64' ? attempts : attempts.filter((a) => !/\bcall \d/.test(a.code));
    const before = outside.fingerprint();
    const { statuses, complaints } = await play(outside, usable.map((a) => a.code), { processes: 2_000, seconds: 100 });
    expect({ played: Object.keys(statuses).length, complaints: Object.keys(statuses).length === usable.length ? '' : complaints }).toEqual({ played: usable.length, complaints: '' });
    expect(outside.fingerprint()).toEqual(before);
    expect(usable.filter((a, i) => !a.inside && statuses[i + 1] === 0).map((a) => `${a.what}: ${a.code}`)).toEqual([]);
  });

  // Nothing else holds root to a number of processes: a bomb would starve the machine, and is left out.
  const boundless = (ends: string): boolean => ends === 'processes' && uid === 0 && !canLimit('processes');
  for (const { what, code, ends } of exhaustions) it.skipIf(boundless(ends))(`${what} is held${boundless(ends) ? ' (skipped: no control group of processes can be made here)' : ''}`, { timeout: 60_000 }, async () => {
    const before = outside.fingerprint();
    const { statuses, stopped } = await play(outside, [code], { processes: 150, seconds: ends === 'time' ? 3 : 40, memory: 300 * 1024 ** 2 });
    expect({ stopped, status: statuses['1'] }).toEqual(ends === 'itself' ? { stopped: null, status: 0 } : { stopped: ends, status: undefined });
    expect(outside.fingerprint()).toEqual(before);
  });

  it('one program that takes all memory is held, and ends', { timeout: 60_000 }, async () => {
    const { statuses, stopped } = await play(outside, [`perl -e 'my @x; push @x, "a" x (1 << 20) while @x < 4000'; s=$?; sleep 1; test $s != 0`], { processes: 150, seconds: 40, memory: 1100 * 1024 ** 2 });
    expect({ stopped, statuses }).toEqual(uid === 0 && canLimit('memory') ? { stopped: 'memory', statuses: {} } : { stopped: null, statuses: { 1: 0 } });
  });
});

it.skipIf(rehearsalMissing() !== null || !root || !canLimit('processes'))('root’s own control group holds a rehearsal from its first process on', { timeout: 60_000 }, async () => {
  const outside = new Outside(0);
  await outside.open();
  const { statuses } = await play(outside, ['grep -q "pids.*runbook-\\|^0::.*runbook-" /proc/self/cgroup'], { processes: 150, seconds: 20 });
  await outside.close();
  expect(statuses).toEqual({ 1: 0 });
});

// A third overlay on top of two is refused by the kernel: such a folder stands in the rehearsal as it is, read-only, with the host's own sockets in it.
it.skipIf(rehearsalMissing() !== null || !root)('where a folder could not be layered there are no Unix sockets at all', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-escape-'));
  const listen = `require("net").createServer((s) => { require("fs").writeFileSync("${folder}/heard", ""); s.destroy(); }).listen("${folder}/m2/host.sock", () => { require("fs").writeFileSync("${folder}/ready", ""); })`;
  const reach = `test -S ${folder}/m2/host.sock && perl -MSocket -e 'socket(S, PF_UNIX, SOCK_STREAM, 0) or exit 97; connect(S, sockaddr_un("${folder}/m2/host.sock")) or exit 98'`;
  const work = JSON.stringify({ codes: [reach], environment: {}, processes: 300, seconds: 20 });
  const seen = spawnSync('unshare', ['--mount', 'bash', '-c', `
    cd '${folder}'; mkdir m1 m2 u1 u2; mount -t tmpfs none u1; mount -t tmpfs none u2; mkdir l {u1,u2}/{u,w}
    mount -t overlay overlay -o lowerdir=l,upperdir=u1/u,workdir=u1/w m1; mount -t overlay overlay -o lowerdir=m1,upperdir=u2/u,workdir=u2/w m2
    '${process.execPath}' -e '${listen}' & while [ ! -e ready ]; do sleep 0.1; done
    '${process.execPath}' '${driver}'; kill $!`], { input: work, encoding: 'utf8' });
  expect([seen.stderr, JSON.parse(seen.stdout)]).toMatchObject(['', { statuses: { 1: 97 } }]);
  expect(readdirSync(folder)).not.toContain('heard');
  rmSync(folder, { recursive: true, force: true });
});

it('at least 120 attempts are tried', () => {
  expect(attempts.length + exhaustions.length).toBeGreaterThanOrEqual(120);
});
