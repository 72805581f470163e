/** The weighing itself, and what the table promises. */
import { expect, test } from 'vitest';
import { closeMargin, evidence, evidenceTable } from '../../../src/understand/evidence.ts';
import { decide } from '../../../src/understand/blocks/read-blocks.ts';
import { blocksOf, fence } from './read-one.ts';

test('every row of the table says where it comes from and what it means', () => {
  for (const [name, row] of Object.entries(evidenceTable)) expect([name, row.from !== '', row.says !== '', row.weight > 0]).toEqual([name, true, true, true]);
});

test('nothing seen is a sample', () => {
  expect(decide([]).side).toBe('sample');
});

test('where what would run leads by less than the margin, it is not run, and both sides are named', () => {
  const close = decide([evidence('shell-tag', 'bash'), evidence('parses-as-shell', ''), evidence('reads-as-prose', '')]);
  expect(closeMargin).toBe(2);
  expect(close).toEqual({ side: 'sample', contested: { a: 'shell', b: 'sample' } });
});

test('a hint alone runs nothing', () => {
  expect(decide([evidence('parses-as-shell', ''), evidence('command-marks', '')]).side).not.toBe('shell');
});

test('the reason is in the language of the document', async () => {
  const text = `# Mise en production de l'application\n\nPour déployer la nouvelle version sur les serveurs, il faut ajouter ceci devant la commande que vous voulez lancer :\n\n${fence('bash', 'platform --app <app> run ...')}`;
  expect((await blocksOf(text))[0]?.reason).toMatch(/^un gabarit/);
});
