/** A question whose answer is one line: with earlier values on the arrow keys and names completed on Tab. Nothing is redrawn but the line itself. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { continued } from '../world/standard-input.ts';
import { backWord, LeftQuestion, WentBack } from './asking.ts';

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
  /** It may be left for the question before it. */
  readonly back?: boolean;
}

export interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Gives the question up. */
  readonly signal?: AbortSignal;
}

/** Takes what a hidden line would show. */
const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** The key that leaves a question for the one before it. */
export const isBackKey = (key: { readonly name?: string; readonly shift?: boolean; readonly ctrl?: boolean } | undefined): boolean => key?.name === 'tab' && key.shift === true;

/** The answer, without what a terminal would make of it. @throws Error with the name ExitPromptError where the person leaves; WentBack */
export function askLine({ message, preset, earlier = [], complete, hidden = false, back = false }: Line, { input, output, signal }: Streams): Promise<string> {
  return new Promise((resolve, reject) => {
    let goesBack = false;
    // Before readline hears the key, which takes it for a Tab.
    const heard = (_typed: string | undefined, key: Parameters<typeof isBackKey>[0]): void => {
      if (!isBackKey(key)) return;
      goesBack = back;
      if (back) setImmediate(() => lines.close());
    };
    input.on('keypress', heard);
    const lines = createInterface({
      input, output: hidden ? nowhere() : output, terminal: true, history: [...earlier], historySize: Math.max(30, earlier.length), tabSize: 4,
      ...(complete ? { completer: (beginning: string): [string[], string] => [goesBack ? [] : [...complete(beginning)], beginning] } : {}),
    });
    // Only now that the terminal no longer shows what is typed: who answers at once would be seen.
    if (hidden) output.write(`${message} `);
    let answered = false;
    lines.on('SIGINT', () => lines.close());
    const leave = (): void => lines.close();
    const goesOn = (): void => {
      if (hidden) output.write(`${message} `);
      lines.prompt(true);
    };
    input.on(continued, goesOn);
    signal?.addEventListener('abort', leave, { once: true });
    lines.on('close', () => {
      signal?.removeEventListener('abort', leave);
      input.off('keypress', heard);
      input.off(continued, goesOn);
      if (answered) return;
      output.write('\n');
      reject(goesBack ? new WentBack('back') : new LeftQuestion('left'));
    });
    if (signal?.aborted) return leave();
    lines.question(`${message} `, (answer) => {
      answered = true;
      lines.close();
      if (hidden) output.write('\n');
      if (back && answer === backWord) return reject(new WentBack('back'));
      resolve(answer === '' ? (preset ?? '') : answer);
    });
  });
}
