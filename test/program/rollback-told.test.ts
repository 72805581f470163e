/** How the record of a rollback reads: the files that it put back are named, what it put into its own steps is nobody's answer. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';

const document = '# Label\n\n```sh id=write\necho new > label\necho made > tag\n```\n\n```sh id=gate\ntest -f open\n```\n';

test('show and export of a rollback name each file that was put back or taken away, and no inner value', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'label.md'), document);
  writeFileSync(join(folder, 'label'), 'old\n');
  const also = (...args: string[]) => program(...args).within(folder).run();
  expect((await also('exec', 'label.md', '--trust', '--yes')).status).toBe(1);
  expect((await also('rollback', '--yes', '--allow-destroy')).status).toBe(0);
  expect(existsSync(join(folder, 'tag'))).toBe(false);
  const [, by = ''] = readdirSync(join(folder, '.runbook/runs')).filter((name) => name.startsWith('2')).toSorted();
  const [shown, exported] = [(await also('log', 'show', by)).stdout, (await also('log', 'export', by)).stdout];
  for (const text of [shown, exported]) {
    expect(text).not.toContain('UNDO_');
    for (const file of ['label', 'tag']) expect(text).toContain(join(folder, file));
  }
  expect(shown).toMatch(/\/label changed\n/);
  expect(exported).toMatch(/- `[^`]*\/tag`: [0-9a-f]{12} → ∅/);
  expect((await also('log', 'verify', by)).status).toBe(0);
});
