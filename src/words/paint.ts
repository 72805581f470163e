/** The look of words on a terminal, as a function that the world gives and a test leaves plain. */

export type Ink = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'underline' | 'inverse';

export interface Paint {
  (ink: Ink | readonly Ink[], text: string): string;
  /** For a screen reader: no marks and lines that are only decoration. */
  readonly bare?: true;
  /** The terminal's width; undefined where the words go to none. */
  readonly columns?: number | undefined;
}

/** No colour at all. */
export const plain: Paint = (_ink, text) => text;

/** Words only: `--plain`. */
export const bare: Paint = Object.assign((_ink: Ink | readonly Ink[], text: string) => text, { bare: true as const });

/** Words only, as wide as another's: lines are still broken between words, which a reader of lines hears. */
export const bared = (paint: Paint): Paint => Object.defineProperty(Object.assign((_ink: Ink | readonly Ink[], text: string) => text, { bare: true as const }), 'columns', { get: () => paint.columns });
