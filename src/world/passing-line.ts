/** A line on the terminal for what takes its time: gone once that is done. */

/** @param after milliseconds until it is shown; nothing is where standard error is no terminal @returns takes it away */
export function passingLine(after: number, text: string): () => void {
  const { stderr, env } = process;
  if (!stderr.isTTY || env['TERM'] === 'dumb') return () => undefined;
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    // A line that the terminal breaks could not be taken away whole.
    stderr.write([...text].slice(0, (stderr.columns || 80) - 1).join(''));
  }, after);
  return () => {
    clearTimeout(timer);
    if (shown) stderr.write('\r\u001B[2K');
  };
}
