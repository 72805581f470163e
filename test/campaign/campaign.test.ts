/** A small fixed share of the campaign (`npm run campaign` for all of it, and for its mutants). */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attacks } from './attacks.ts';
import { buildEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { mutants } from './mutants.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await buildEngine(null);
});
afterAll(() => engine.remove());

const strace = ((): boolean => {
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', 'true']);
    return true;
  } catch {
    return false;
  }
})();
const needsStrace = new Set(['kill-at-system-calls', 'disk-errors', 'intent-first']);

describe('the engine under attack', () => {
  for (const attack of attacks) {
    it.skipIf(needsStrace.has(attack.name) && !strace)(`${attack.name}: ${attack.few} trials, all hold`, async () => {
      expect((await attack.run(engine, Number(process.env['RUNBOOK_SEED'] ?? 1), attack.few)).bad).toEqual([]);
    }, 120_000);
  }
});

describe('a fault put in on purpose is found', () => {
  it.each(mutants.filter((m) => ['nobody holds the lock', 'base64 is masked at one place only', 'the chain is not followed'].includes(m.name)).map((m) => [m.name, m] as const))('%s', async (_, mutant) => {
    const changed = await buildEngine(mutant);
    const attack = attacks.find((a) => a.name === mutant.attack);
    const found = await attack?.run(changed, 1, attack.few);
    changed.remove();
    expect(found?.bad.length).toBeGreaterThan(0);
  }, 120_000);

  it('can be put in, each of them', () => {
    const lost = mutants.flatMap((m) => [m, ...(m.and ? [m.and] : [])].filter(({ file, from }) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8').split(from).length !== 2).map(({ file }) => `${m.name}: ${file}`));
    expect(lost).toEqual([]);
  });
});
