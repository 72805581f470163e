/** What a command does to the world. */
export type Effect = 'read' | 'change' | 'destroy' | 'unknown';

/** One simple command with what it does and how we know. */
export interface CommandEffect {
  /** The command as written, one line. */
  readonly command: string;
  readonly effect: Effect;
  /** The table's row or the rule that decided, for a person. */
  readonly why: string;
}

const gravity: Readonly<Record<Effect, number>> = { read: 0, unknown: 1, change: 2, destroy: 3 };

/** The gravest of several effects; `read` for none. Unknown weighs less than a known change (score.mjs reads it so, and so does a person). */
export function worst(effects: readonly Effect[]): Effect {
  return effects.reduce<Effect>((a, b) => (gravity[b] > gravity[a] ? b : a), 'read');
}

/** A command that goes on in the foreground until one stops it. */
export interface Staying {
  /** As written. */
  readonly command: string;
  /** A server, a worker that waits for jobs, something that follows or looks again and again, a connection kept open. */
  readonly kind: 'server' | 'worker' | 'follows' | 'connection';
}
