/** `runbook log`: to come within the hour. */
import type { Command } from './command.ts';
import { notYet } from './not-yet.ts';

export const logCommand: Command = async ({ say }) => {
  throw notYet('rehearse', say);
};
