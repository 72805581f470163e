/** A step's pseudo-terminal when its program has ended. */
import { expect, it } from 'vitest';
import { loadTerminals } from '../../src/keeper/terminal.ts';

it('takes a key and another size of the window that come too late', async () => {
  const terminals = await loadTerminals();
  if ('missing' in terminals) throw new Error(terminals.missing);
  for (let i = 0; i < 3; i += 1) {
    let terminal: ReturnType<typeof terminals.start> | null = null;
    await new Promise<void>((resolve) => {
      terminal = terminals.start({ command: 'true', args: [], cwd: '/', environment: {}, columns: 80, rows: 24, data: () => undefined, exit: () => resolve() });
    });
    await new Promise((resolve) => void setTimeout(resolve, 100));
    expect(() => {
      terminal?.resize(10, 10);
      terminal?.write('x');
    }).not.toThrow();
  }
});
