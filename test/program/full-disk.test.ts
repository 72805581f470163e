/** A disk that fills up while a step prints: what it prints is shown all the same, the failure has its last lines, and every report says that the log has not all. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, type Seen } from '../rig/program.ts';
import { smallDisk } from '../rig/small-disk.ts';

test('what no log can take is on the screen and in the failure, masked; exports tell that it is missing', async (context) => {
  const folder = smallDisk('300k');
  if (folder === null) return context.skip('mounting a small file system is not allowed here');
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).env({ PRESS_TOKEN: 'amber-lynx-08' }).run();
  writeFileSync(join(folder, 'press.md'), '# Press\n\n```bash id=press\nfor i in $(seq 9000); do echo "sheet $i went through the press and was dried"; done; sh why.sh; exit 4\n```\n');
  writeFileSync(join(folder, 'why.sh'), 'echo "no ink for $PRESS_TOKEN"\n');
  const seen = await also('exec', 'press.md', '--trust', '--yes');
  expect(seen.status).toBe(1);
  expect(seen.stdout).toMatch(/sheet 1 went[^]*sheet 8999 went through the press and was dried\nsheet 9000 went through the press and was dried\nno ink for \*\*\*\n$/);
  expect(seen.stderr).toContain('│ no ink for ***\n  Only a part of its output is kept (no space left on device (ENOSPC)): ');
  expect(seen.stderr).not.toContain('All of its output');
  for (const format of ['markdown', 'junit', 'asciicast', 'json', 'otlp']) {
    const { stdout } = await also('log', 'export', '--format', format);
    expect(stdout, format).toContain('no space left on device (ENOSPC)');
  }
});
