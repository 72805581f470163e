/** The line that is being typed on a step's terminal: where it is not shown, it is a secret. */
import { spawnSync } from 'node:child_process';

/** Fewer keys are no password: they move in a list, or say yes. */
const fewest = 4;
/** So much of what was printed is looked at. In characters. */
const looked = 8192;
/** Cursor keys, marks around what is pasted, colours, and single control characters. */
const controls = /\x1b\[[0-?]*[ -/]*[@-~]|\x1bO.|[\x00-\x1f]/g;

export class TypedLine {
  #line = '';
  /** Where begins what was typed since a line was printed: what stands before may be keys that were asked for one by one. */
  #since = 0;
  /** What was printed since its first key. */
  #printed = '';

  /** Takes note of what the step prints. */
  heard(bytes: Buffer): void {
    if (this.#line === '') return;
    this.#printed = (this.#printed + bytes.toString()).slice(-looked);
    if (bytes.includes(10)) this.#since = this.#line.length;
  }

  /** @param modes what the terminal is set to now; asked for at the end of a line @returns the lines that were not shown */
  take(text: string, modes: () => string): string[] {
    const lines: { readonly typed: readonly string[]; readonly printed: string }[] = [];
    for (const key of text) {
      if (key === '\r' || key === '\n') {
        const late = this.#line.slice(this.#since);
        if (this.#line !== '') lines.push({ typed: late.length < fewest ? [this.#line] : [...new Set([this.#line, late])], printed: this.#printed });
        this.#forget();
      } else if (key === '\x7f' || key === '\b') this.#line = [...this.#line].slice(0, -1).join('');
      // Ctrl-C, Ctrl-U, Ctrl-Z: the line is given up.
      else if (['\x03', '\x15', '\x1a'].includes(key)) this.#forget();
      else this.#line += key;
    }
    const now = lines.length === 0 ? '' : modes();
    if (asksUnseen(now)) return lines.flatMap(({ typed }) => typed);
    return takesKeys(now) ? lines.flatMap(({ typed, printed }) => typed.flatMap((line) => line.split(controls)).filter((part) => part.length >= fewest && !isShown(part, printed.replace(controls, '')))) : [];
  }

  #forget(): void {
    [this.#line, this.#since, this.#printed] = ['', 0, ''];
  }
}

/** What stty(1) says of the terminal of a process; '' where that cannot be had. */
export function terminalModes(pid: number): string {
  return spawnSync('stty', ['-a', '-F', `/proc/${pid}/fd/0`], { encoding: 'utf8', timeout: 1000 }).stdout ?? '';
}

const isSilent = (modes: string): boolean => /(?:^|\s)-echo(?=[\s;]|$)/m.test(modes);

/** Whole lines are taken, and not shown: as programs ask for a password. */
const asksUnseen = (modes: string): boolean => isSilent(modes) && /(?:^|\s)icanon/m.test(modes);

/** Keys are taken one by one, and whoever takes them shows them (an editor, a shell) or does not. */
export const takesKeys = (modes: string): boolean => isSilent(modes) && /(?:^|\s)-icanon/m.test(modes);

/** Whether Ctrl-C is still turned into a signal (stty(1), isig). */
export const makesSignals = (modes: string): boolean => /(?:^|\s)isig/m.test(modes);

/** Whether any half of what was typed was printed: of what comes from far away the last keys are not there yet. */
function isShown(typed: string, printed: string): boolean {
  const half = Math.ceil(typed.length / 2);
  return Array.from({ length: typed.length - half + 1 }, (_, at) => typed.slice(at, at + half)).some((part) => printed.includes(part));
}
