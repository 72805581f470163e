/** What the operator made of a step's command is what is tried again; the document's own text comes back only where it is asked about anew. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordOf, rig } from './rig.ts';

it('a retry runs the edited command', async () => {
  const r = rig(['echo document >> ran; false']);
  let failures = 0;
  const result = await r.run({ operator: {
    beforeStep: async () => ({ do: 'edit', code: 'echo edited >> ran; [ "$(wc -l < ran)" -gt 2 ]' }),
    afterFailure: async () => ((failures += 1) < 4 ? { do: 'retry' } : { do: 'stop' }),
  } });
  expect([result.outcome, readFileSync(join(r.folder, 'ran'), 'utf8')]).toEqual(['done', 'edited\nedited\nedited\n']);
  expect(recordOf(result).filter((l) => l.type === 'intent').map((l) => l.type === 'intent' && l.edited)).toEqual([true, true, true]);
});
