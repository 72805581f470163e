/** The names of a rollback's steps; pure. */

export const undoStepId = (number: number, step: string): string => `undo-${number}-${step}`;

/** The step that one of a rollback takes back. */
export const takesBack = (id: string): string => id.replace(/^undo-\d+-/, '');

/** The name of a value that a rollback puts into its step: nobody gave it. */
export const undoInput = (number: number, name: string): string => `UNDO_${number}_${name}`;

export const isUndoInput = (name: string): boolean => /^UNDO_\d+_/.test(name);

/** The name of the value that says which file such a step puts back, or takes away. */
export const isUndoneFile = (name: string): boolean => /^UNDO_\d+_FILE$/.test(name);
