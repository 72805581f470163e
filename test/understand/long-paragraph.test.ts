import { expect, test } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

/** One paragraph of so many lines, each with a command that is run. */
const used = async (lines: number): Promise<number> => {
  const text = Array.from({ length: lines }, (_, i) => `Then run \`oven bake --tray ${i} --heat 200\` and look at the tray`).join('\n');
  const began = process.cpuUsage();
  const { plan } = await planDocument(Buffer.from(`# Bake\n\n${text}\n`), 'bake.md', { fragment: null, all: true });
  expect(plan.steps.length).toBeGreaterThan(lines / 2);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};

test('a paragraph with a thousand commands is read in time, and four times as many in not much more than four times as long', async () => {
  await used(100);
  const quarter = await used(300);
  expect(await used(1200)).toBeLessThan(quarter * 16 + 1000);
}, 60_000);
