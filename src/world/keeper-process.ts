/** Starts the keeper and talks to it: a process in its own session, with a channel and nothing else that ties it to this one. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { FromKeeper, ToKeeper } from '../model/keeper-protocol.ts';
import { ownPart } from './own-part.ts';

export interface KeeperChannel {
  readonly pid: number;
  send(message: ToKeeper): void;
  /** Called with each message from then on; `null` once the keeper is gone. One listener at a time. */
  listen(callback: (message: FromKeeper | null) => void): void;
  /** Lets it go: it ends by itself. */
  release(): void;
}

const keeper = (): ChildProcess => spawn(process.execPath, [ownPart('keeper')], { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });

let ahead: ChildProcess | null = null;

/** Starts a keeper that the next run takes: it gets ready while the plan is made. Where no run follows it ends with this process, and never holds it up. */
export function startKeeperAhead(): void {
  ahead = keeper();
  ahead.once('error', () => { ahead = null; });
  ahead.unref();
  ahead.channel?.unref();
}

export function startKeeper(): KeeperChannel {
  const child = ahead?.connected && ahead.exitCode === null ? ahead : keeper();
  ahead = null;
  child.ref();
  child.channel?.ref();
  const waiting: (FromKeeper | null)[] = [];
  let listener: ((message: FromKeeper | null) => void) | null = null;
  let gone = false;
  const pass = (message: FromKeeper | null): void => {
    if (listener) listener(message);
    else waiting.push(message);
  };
  const end = (): void => {
    if (gone) return;
    gone = true;
    pass(null);
  };
  child.on('message', (message) => pass(message as FromKeeper));
  child.once('error', end);
  child.once('exit', end);
  child.once('disconnect', end);
  return {
    pid: child.pid ?? 0,
    send: (message) => {
      // An order that did not get through would be waited for for ever.
      if (child.connected) child.send(message, (error) => void (error && end()));
    },
    listen: (callback) => {
      listener = callback;
      for (const message of waiting.splice(0)) callback(message);
    },
    release: () => {
      if (child.connected) child.disconnect();
      child.unref();
    },
  };
}
