import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { letMissingBe } from '../../src/shell/if-there.ts';

const status = (code: string): number | null => spawnSync('bash', ['-e', '-c', letMissingBe(code)]).status;

it.each(['[ -e /none/x ] && rm /none/x', 'true\ntest -f /none/x && rm -f /none/x # stale\n', '[ -d "/none/$X" ] && sudo rm -r "/none/$X"', '[ -f /none/env ] && . /none/env;'])('what is not there is not taken away, and nothing has failed: %s', (code) => {
  expect(status(code)).toBe(0);
});

it.each([
  '[ -e /none/x ] && echo found', '[ "$(echo 1)" = 2 ] && rm /none/x', '[ -e /none/x ] && rm /none/y', '[ -e /none/x ] && true && rm /none/x', '[ -e /etc/passwd ] && rmdir /etc/passwd', '[ -f /none/deploy ] && /none/deploy', 'grep -q x /none/x && rm /none/x', '[ -e /none/x ] && rm /none/x\nfalse',
])('any other end is the block’s: %s', (code) => expect(status(code)).toBeGreaterThan(0));
