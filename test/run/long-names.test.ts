/** Steps whose names no file can have whole. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attemptFiles } from '../../src/model/attempt-files.ts';
import { output, rig } from './rig.ts';

it('a step with a long id runs, and its files are told apart from those of its check', async () => {
  const id = 'a'.repeat(300);
  const r = rig([{ id, code: 'echo run', corrections: { check: 'false' } }]);
  const result = await r.run();
  expect([result.outcome, output(r.events)]).toEqual(['done', 'run\n']);
  expect(readdirSync(join(result.folder, 'steps')).filter((n) => n.endsWith('.log'))).toHaveLength(2);
  rmSync(r.folder, { recursive: true });
});

it('names of no more than 120 letters stand as they are', () => {
  expect(attemptFiles('/r', 3, `${'b'.repeat(110)}.check`, 2).name).toBe(`3-${'b'.repeat(110)}.check.2`);
  expect(attemptFiles('/r', 3, `${'b'.repeat(300)}.check`, 1).name).not.toBe(attemptFiles('/r', 3, 'b'.repeat(300), 1).name);
});
