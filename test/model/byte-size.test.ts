/** Amounts of memory as people write them. */
import { expect, it } from 'vitest';
import { bytesIn } from '../../src/model/byte-size.ts';

it.each([['512M', 2 ** 29], ['4g', 2 ** 32], ['1.5GiB', 1.5 * 2 ** 30], ['64 kB', 2 ** 16], ['1048576', 2 ** 20]])('%s is an amount', (text, bytes) => expect(bytesIn(text)).toBe(bytes));

it.each(['', 'M', '-1G', '4 gigs', '1e9', '0x10', '99999999T'])('%j is none', (text) => expect(bytesIn(text)).toBeNull());
