/** The bundler makes of long patterns such as are compiled when a text first may match them: which, and that they answer alike. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { latePattern } from '../../src/model/sieve.ts';

const { withLatePatterns } = (await import(join(process.cwd(), 'scripts/late-patterns.mjs'))) as { withLatePatterns: (source: string, from: string) => string };

const long = '(?:restart|reload) the (?:gateway|balancer)[^.]{0,40}(?:before|after|during) (?:the )?(?:rollout|maintenance|migration)';
const isLate = (source: string): boolean => withLatePatterns(source, 'sieve').includes('latePattern(');

test('a long pattern of a module that is only tried is made late; one that is given away, counted on or short is not', () => {
  for (const [source, late] of [
    [`const p = /${long}/i; export const f = (t) => p.test(t);`, true],
    [`const p = /${long}/i; export const f = (t) => p.exec(t)?.[0] ?? { p: 1 }.p;`, true],
    [`export const f = (t) => /${long}/.test(t);`, true],
    [`export const p = /${long}/i; export const f = (t) => p.test(t);`, false],
    [`const p = /${long}/i; export const f = (t) => t.replace(p, '');`, false],
    [`const p = /${long}/i; export const all = { p };`, false],
    [`const p = /${long}/gi; export const f = (t) => p.exec(t);`, false],
    [`const p = /restart the gateway/i; export const f = (t) => p.test(t);`, false],
    [`const p = /(?:${long})?$/i; export const f = (t) => p.test(t);`, false],
  ] as const) expect([source, isLate(source)]).toEqual([source, late]);
});

test('it answers as the pattern does', () => {
  const made = withLatePatterns(`const p = /${long}\\s*[:’]\\/?/i;\nconst asked = (t) => [p.test(t), p.exec(t), /^${long}$/.test(t)];`, 'sieve').replace(/^import .*$/m, '');
  const asked = new Function('latePattern', `${made}\nreturn asked;`)(latePattern) as (text: string) => unknown;
  const [blind, whole] = [new RegExp(`${long}\\s*[:’]\\/?`, 'i'), new RegExp(`^${long}$`)];
  for (const text of ['', 'nothing', 'Reload the balancer after the rollout:', 'reload the balancer during migration', 'reſtart the gateway before maintenance’/', 'RESTART THE GATEWAY BEFORE MAINTENANCE :']) {
    expect(asked(text)).toEqual([blind.test(text), blind.exec(text), whole.test(text)]);
  }
});
