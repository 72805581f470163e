/** Starts the keeper and talks to it. */
import type { ChildProcess } from 'node:child_process';
import type { FromKeeper, ToKeeper } from '../model/keeper-protocol.ts';
import { keeperAhead, keeperChild } from './keeper-child.ts';

export interface KeeperChannel {
  readonly pid: number;
  send(message: ToKeeper): void;
  /** Called with each message from then on; `null` once the keeper is gone. One listener at a time. */
  listen(callback: (message: FromKeeper | null) => void): void;
  /** Lets it go: it ends by itself. */
  release(): void;
}

let ahead: ChildProcess | null = null;

/** Starts a keeper that the next run takes, where bin/ has not. */
export function startKeeperAhead(): void {
  ahead ??= keeperAhead();
}

/** Takes the keeper that bin/ started. */
export function takeKeeperAhead(child: ChildProcess): void {
  ahead = child;
}

export function startKeeper(): KeeperChannel {
  const child = ahead?.connected && ahead.exitCode === null ? ahead : keeperChild();
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
