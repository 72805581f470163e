/** Two people of one machine at one document: neither can see the other's records or state. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';

test('whoever comes second is told who has it (exit 5), wherever each keeps records and state', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'turn.md'), '# Turn\n\n```bash\ntouch begun; for i in $(seq 400); do [ -e go ] && exit 0; sleep 0.05; done; exit 1\n```\n');
  const by = (who: string): ReturnType<typeof program> => program('exec', 'turn.md', '--trust', '--yes', '--runs-dir', join(temporaryFolder(), 'runs')).within(folder).env({ HOME: join(temporaryFolder(), who) });
  const first = by('ada').run();
  while (!existsSync(join(folder, 'begun'))) await new Promise((resolve) => void setTimeout(resolve, 20));
  const second = await by('eve').run();
  expect(second).toMatchObject({ status: 5, stderr: expect.stringMatching(/another run holds this document: \S+-turn-\S+, by \S+ on \S+ since .* \(process \d+\)/) });
  writeFileSync(join(folder, 'go'), '');
  expect((await first).status).toBe(0);
  expect((await by('eve').run()).status).toBe(0);
});
