/** `runbook exec`: to come within the hour. */
import type { Command } from './command.ts';
import { notYet } from './not-yet.ts';

export const execCommand: Command = async ({ say }) => {
  throw notYet('rehearse', say);
};
