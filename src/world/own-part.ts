/** Starts a part of this program as a process of its own: an entry beside the bundle, its source, or the single-file executable itself in another part. */
import { fileURLToPath } from 'node:url';

declare const RUNBOOK_EXECUTABLE: boolean | undefined;

/** Whether all of the program is one file that needs no Node beside it (`scripts/executable.mjs`). */
export const isExecutable = typeof RUNBOOK_EXECUTABLE === 'boolean' && RUNBOOK_EXECUTABLE;

/** The parts, and where each stands from here in the source. */
const parts = {
  keeper: '../keeper/main.ts',
  'rehearsal-runner': '../commands/rehearsal-runner.ts',
  'rehearsal-reporter': './rehearsal-reporter.ts',
} as const;

export type OwnPart = keyof typeof parts | 'zx';

/** The word that the executable is told its part by; no command has such a name. */
export const partWord = (part: OwnPart): string => `__part:${part}`;

/** What follows `process.execPath` so that it is this part. */
export function ownPart(part: keyof typeof parts): string {
  if (isExecutable) return partWord(part);
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? parts[part] : `./${part}.cjs`, import.meta.url));
}
