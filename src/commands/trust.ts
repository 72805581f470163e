/** `runbook trust`: to come within the hour. */
import type { Command } from './command.ts';
import { notYet } from './not-yet.ts';

export const trustCommand: Command = async ({ say }) => {
  throw notYet('rehearse', say);
};
