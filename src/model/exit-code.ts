/** The exit statuses of the contract. */
export const exitCode = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  paused: 4,
  held: 5,
  record: 6,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
