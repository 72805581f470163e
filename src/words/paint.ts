/** The look of words on a terminal, as a function that the world gives and a test leaves plain. */

export type Ink = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'underline' | 'inverse';
export type Paint = (ink: Ink | readonly Ink[], text: string) => string;

/** No colour at all. */
export const plain: Paint = (_ink, text) => text;
