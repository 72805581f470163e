/** A real PostgreSQL server in a temporary folder, for tests that restore, migrate and drop. */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Postgres {
  /** `postgresql://user:password@127.0.0.1:port/name`, of a database that was just created. */
  createDatabase(name: string): string;
  /** Runs SQL and returns the rows as psql prints them unaligned. */
  sql(url: string, sql: string): string;
  readonly password: string;
  stop(): void;
}

const binaries = [...(existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').map((v) => `/usr/lib/postgresql/${v}/bin`) : []), '/usr/local/bin', '/usr/bin'];
const bin = (name: string): string | undefined => binaries.map((d) => join(d, name)).find((f) => existsSync(f));

/** Why no server can be started here, or null. */
export function postgresMissing(): string | null {
  if (!bin('initdb') || !bin('pg_ctl')) return 'PostgreSQL is not installed (Debian: postgresql)';
  if (process.getuid?.() === 0 && !account()) return 'PostgreSQL does not run as root, and there is no account postgres or nobody';
  return null;
}

function account(): { uid: number; gid: number } | null {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((o) => Number(execFileSync('id', [o, name], { encoding: 'utf8' })));
      return { uid: uid as number, gid: gid as number };
    } catch {
      continue;
    }
  }
  return null;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts a server that only listens on the loopback address and asks for a password. */
export async function startPostgres(): Promise<Postgres> {
  const who = process.getuid?.() === 0 ? account() : null;
  const folder = mkdtempSync(join(tmpdir(), 'runbook-pg-'));
  const password = 'test-s3cret/pw';
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  mkdirSync(join(folder, 'socket'));
  if (who) for (const f of [folder, passwordFile, join(folder, 'socket')]) chownSync(f, who.uid, who.gid);
  const as = { ...who, cwd: folder, stdio: 'pipe' as const, encoding: 'utf8' as const };
  const data = join(folder, 'data');
  const port = await freePort();
  execFileSync(bin('initdb') as string, ['-D', data, '-U', 'operator', '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], as);
  // pg_ctl passes -o to a shell: only our own paths and numbers stand in it.
  execFileSync(bin('pg_ctl') as string, ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-h 127.0.0.1 -p ${port} -k ${join(folder, 'socket')} -c fsync=off`, 'start'], { ...as, stdio: 'ignore' });
  const url = (name: string): string => `postgresql://operator:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  const sql = (target: string, text: string): string => execFileSync('psql', [target, '-v', 'ON_ERROR_STOP=1', '-At', '-q', '-f', '-'], { input: text, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  return {
    password,
    sql,
    createDatabase(name) {
      sql(url('postgres'), `CREATE DATABASE "${name}"`);
      return url(name);
    },
    stop() {
      execFileSync(bin('pg_ctl') as string, ['-D', data, '-m', 'immediate', 'stop'], { ...as, stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
