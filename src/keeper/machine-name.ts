/** A name that one process of this machine has at a time, whoever's it is: an abstract socket (unix(7)). It is no file, so no folder's rights keep anybody from it, and it goes with its process. */
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import type { LockHolder } from '../model/keeper-protocol.ts';
import { holderIn } from './lock.ts';

/** Who has it says who he is at once, or it is not known. In milliseconds. */
const patience = 1000;
/** No more is read of what is somebody else's word. In bytes. */
const longest = 4096;

export type NamedLock = { readonly state: 'locked'; readonly server: Server } | { readonly state: 'held'; readonly holder: LockHolder | null };

/** @returns null where there are no such names (another system, a sandbox without sockets) */
export async function takeName(key: string, holder: LockHolder): Promise<NamedLock | null> {
  const name = `\0runbook-${key}`;
  const server = createServer((asking) => void asking.on('error', () => undefined).end(JSON.stringify(holder)));
  const failed = await new Promise<NodeJS.ErrnoException | null>((resolve) => server.once('error', resolve).listen(name, () => resolve(null)));
  if (failed === null) return { state: 'locked', server: server.unref() };
  return failed.code === 'EADDRINUSE' ? { state: 'held', holder: await whoHas(name) } : null;
}

async function whoHas(name: string): Promise<LockHolder | null> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(name).setEncoding('utf8').setTimeout(patience, () => socket.destroy());
    socket.on('data', (text: string) => {
      said += text;
      if (said.length > longest) socket.destroy();
    }).on('error', () => undefined).on('close', () => resolve(holderIn(said)));
  });
}
