/** A line of a listing of what listens where, which opens like a command with the name of a program. */

const address = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|\*|localhost|\[::\d?\]):\d+`;

/** A name and, set apart by two blanks or more, nothing but the addresses that it listens on: what `ss -l` and its kin print, and people copy. */
export const nameWithAddress = new RegExp(String.raw`^[\w.+-]+(?: \([\w .-]+\))?(?: {2,}|\t+)${address}(?:,? ${address})*$`);
