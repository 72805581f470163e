/** `runbook list`: to come within the hour. */
import type { Command } from './command.ts';
import { notYet } from './not-yet.ts';

export const listCommand: Command = async ({ say }) => {
  throw notYet('rehearse', say);
};
