/** A text in one line, without white space at its ends. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
