/** Where something stands in a document. */

/** Whole lines of a document, 1-based, `endLine` inclusive; `column` is 1-based in `line`. */
export interface Place {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
}

/** Whether two places share a line. */
export function meets(a: Pick<Place, 'line' | 'endLine'>, b: Pick<Place, 'line' | 'endLine'>): boolean {
  return a.line <= b.endLine && a.endLine >= b.line;
}
