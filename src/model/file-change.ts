/** Whether a file that a step may have changed is not as it was. */
import type { FileChange } from './run.ts';

export const isChanged = ({ before, after }: FileChange): boolean => JSON.stringify(before) !== JSON.stringify(after);
