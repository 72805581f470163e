/** A place in a line while its containers are taken off, in characters and in columns: a tab reaches to the next fourth column. */

export class LineCursor {
  readonly text: string;
  /** 0-based, of the next character. */
  offset = 0;
  /** 0-based; where a tab is used up in part, a column within it. */
  column = 0;
  /** A tab at `offset` of which some columns are used. */
  partial = false;
  /** Of the next character that is no blank: its offset, its column, and how far it stands to the right. */
  next = 0;
  nextColumn = 0;
  indent = 0;
  blank = false;

  constructor(text: string) {
    this.text = text;
    this.look();
  }

  /** Finds the next character that is no blank. */
  look(): void {
    let { offset, column } = this;
    for (; offset < this.text.length; offset++) {
      const code = this.text.charCodeAt(offset);
      if (code === 32) column++;
      else if (code === 9) column += 4 - (column % 4);
      else break;
    }
    this.next = offset;
    this.nextColumn = column;
    this.indent = column - this.column;
    this.blank = offset >= this.text.length;
  }

  /** Goes on by so many characters that are no tabs, or by so many columns. */
  advance(count: number, columns: boolean): void {
    let left = count;
    while (left > 0 && this.offset < this.text.length) {
      if (this.text.charCodeAt(this.offset) === 9) {
        const toTab = 4 - (this.column % 4);
        if (columns) {
          this.partial = toTab > left;
          const step = Math.min(toTab, left);
          this.column += step;
          if (!this.partial) this.offset++;
          left -= step;
        } else {
          this.partial = false;
          this.column += toTab;
          this.offset++;
          left--;
        }
      } else {
        this.partial = false;
        this.offset++;
        this.column++;
        left--;
      }
    }
    this.look();
  }

  toNext(): void {
    this.offset = this.next;
    this.column = this.nextColumn;
    this.partial = false;
    this.look();
  }

  /** What is left of the line; a tab that is used in part as the blanks that are left of it. */
  rest(): string {
    return this.partial ? ' '.repeat(4 - (this.column % 4)) + this.text.slice(this.offset + 1) : this.text.slice(this.offset);
  }

  /** Whether a space or tab comes next. */
  get atBlank(): boolean {
    const code = this.text.charCodeAt(this.offset);
    return code === 32 || code === 9;
  }
}
