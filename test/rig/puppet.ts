/** A command that does what a test says, and remembers how it was called. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Puppet {
  /** The folder to put in front of PATH. */
  readonly bin: string;
  /** The arguments of each call so far, in order. */
  calls(): readonly (readonly string[])[];
}

/** @param prints what it writes to standard output @param script bash to run after that, before it exits @param status its exit status */
export function puppet(folder: string, name: string, { prints = '', status = 0, script = '' }: { readonly prints?: string; readonly status?: number; readonly script?: string } = {}): Puppet {
  const bin = join(folder, '.puppets');
  mkdirSync(bin, { recursive: true });
  const log = join(bin, `${name}.calls`);
  const output = join(bin, `${name}.prints`);
  writeFileSync(output, prints);
  writeFileSync(join(bin, name), `#!/bin/bash\nprintf '%s\\0' "$@" '' >>'${log}'\nprintf '\\n' >>'${log}'\ncat '${output}'\n${script}\nexit ${status}\n`);
  chmodSync(join(bin, name), 0o755);
  return {
    bin,
    calls: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\0\0\n').slice(0, -1).map((call) => (call === '' ? [] : call.split('\0'))) : []),
  };
}
