/** Amounts of memory as people write them; pure. */

/** Binary, as `ulimit`, `docker run --memory` and the JVM take them. */
const powers: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4 };

/** `512M`, `4G`, `1.5GiB`, `1048576`: bytes; null where it is none of these. */
export function bytesIn(text: string): number | null {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)(?:i?b)?$/i.exec(text.trim()) ?? [];
  const bytes = number === '' ? NaN : Math.floor(Number(number) * 1024 ** (powers[unit.toLowerCase()] ?? 0));
  return Number.isSafeInteger(bytes) ? bytes : null;
}
