/** The keeper's process: of its own session, with a channel and nothing else that ties it to this one. An entry of its own: `exec` starts it before all else. */
import { spawn, type ChildProcess } from 'node:child_process';
import { isExecutable, ownPart } from './own-part.ts';

/** The less memory it uses (here: young objects, in MiB), the less there is to copy for each bash that it starts. */
const small = isExecutable ? [] : ['--max-semi-space-size=1'];

/** @param compiled the folder where Node keeps what it compiled of the keeper's code (its own, by `NODE_COMPILE_CACHE`; no step inherits the keeper's environment), or none */
export const keeperChild = (compiled = ''): ChildProcess => spawn(process.execPath, [...small, ownPart('keeper')], {
  detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'], ...(compiled === '' ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: compiled } }),
});

/** Started for a run that may follow: it gets ready while the plan is made. Where no run follows it ends with this process, and never holds it up. */
export function keeperAhead(compiled = ''): ChildProcess {
  const child = keeperChild(compiled);
  child.once('error', () => undefined);
  child.unref();
  child.channel?.unref();
  return child;
}
