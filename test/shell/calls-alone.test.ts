/** A SELECT that is nothing but a call does what the function does. */
import { expect, it } from 'vitest';
import { effectsOf, scriptEffectsOf } from '../../src/shell/effects-of.ts';

const effectOf = (sql: string): string[] => scriptEffectsOf(sql, 'psql').map((e) => e.effect);

it.each([['SELECT run_upkeep();'], ["select shop.refill('lamps', 3) as done;"], ['SELECT * FROM refill_all(1);']])('%s is not known to read', (sql) => expect(effectOf(sql)).toEqual(['unknown']));
it.each([['SELECT count(*) FROM lamps;'], ['SELECT now();'], ['SELECT version(), current_user;'], ["SELECT pg_column_size(name), pg_size_pretty(9) FROM lamps;"], ['SELECT coalesce(max(id), 0) FROM lamps;'], ['SELECT name, shade(id) FROM lamps;'], ['SELECT 1;']])('%s reads', (sql) => expect(effectOf(sql)).toEqual(['read']));
it.each([['pre-commit install'], ['npx playwright install --with-deps'], ['dc up -d']])('%s changes something', (command) => expect(effectsOf(command).map((e) => e.effect)).toEqual(['change']));
