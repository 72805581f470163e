/** A question whose answer is one line: with earlier values on the arrow keys and names completed on Tab. Nothing is redrawn but the line itself. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Line {
  readonly message: string;
  /** Taken where nothing is typed. */
  readonly preset?: string | undefined;
  /** Latest first. */
  readonly earlier?: readonly string[];
  /** What is typed is not shown. */
  readonly hidden?: boolean;
  /** What a beginning can be gone on to, whole. */
  readonly complete?: (beginning: string) => readonly string[];
}

export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Gives the question up. */
  readonly signal?: AbortSignal;
}

/** Takes what a hidden line would show. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** As inquirer's own, which all callers know: Ctrl-C, Ctrl-D, or an input that has ended. */
class Left extends Error {
  override name = 'ExitPromptError';
}

/** The answer, without what a terminal would make of it. @throws Error with the name ExitPromptError where the person leaves */
export function askLine({ message, preset, earlier = [], complete, hidden = false }: Line, { input, output, signal }: Streams): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({
      input, output: hidden ? nowhere() : output, terminal: true, history: [...earlier], historySize: Math.max(30, earlier.length), tabSize: 4,
      ...(complete ? { completer: (beginning: string): [string[], string] => [[...complete(beginning)], beginning] } : {}),
    });
    // Only now that the terminal no longer shows what is typed: who answers at once would be seen.
    if (hidden) output.write(`${message} `);
    let answered = false;
    lines.on('SIGINT', () => lines.close());
    const leave = (): void => lines.close();
    signal?.addEventListener('abort', leave, { once: true });
    lines.on('close', () => {
      signal?.removeEventListener('abort', leave);
      if (answered) return;
      output.write('\n');
      reject(new Left('left'));
    });
    if (signal?.aborted) return leave();
    lines.question(`${message} `, (answer) => {
      answered = true;
      lines.close();
      if (hidden) output.write('\n');
      resolve(answer === '' ? (preset ?? '') : answer);
    });
  });
}
