/** The line that is being typed on a step's terminal: where the terminal does not show it, it is a secret. */
import { spawnSync } from 'node:child_process';

export class TypedLine {
  #line = '';

  /** @param unseen whether what is typed is not shown now; asked at the end of a line @returns the lines that were not shown */
  take(text: string, unseen: () => boolean): string[] {
    const lines: string[] = [];
    for (const key of text) {
      if (key === '\r' || key === '\n') {
        if (this.#line !== '') lines.push(this.#line);
        this.#line = '';
      } else if (key === '\x7f' || key === '\b') this.#line = [...this.#line].slice(0, -1).join('');
      // Ctrl-C, Ctrl-U, Ctrl-Z: the line is given up.
      else if (['\x03', '\x15', '\x1a'].includes(key)) this.#line = '';
      else this.#line += key;
    }
    return lines.length > 0 && unseen() ? lines : [];
  }
}

/** What stty(1) says of the terminal of a process; '' where that cannot be had. */
export function terminalModes(pid: number): string {
  return spawnSync('stty', ['-a', '-F', `/proc/${pid}/fd/0`], { encoding: 'utf8', timeout: 1000 }).stdout ?? '';
}

/** Whole lines are taken, and not shown: as programs ask for a password. An editor takes single keys. */
export const asksUnseen = (modes: string): boolean => /(?:^|\s)-echo(?=[\s;]|$)/m.test(modes) && /(?:^|\s)icanon/m.test(modes);
