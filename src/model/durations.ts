/** Reads the author's `timeout=` and `retry=`; pure. */

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, sec: 1, m: 60, min: 60, h: 3600 };

/** Seconds of `90`, `90s`, `5m`, `1h30m`, `500ms`; null where it is none of these. */
export function secondsOf(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(ms|sec|min|s|m|h)/gy)];
  if (parts.length === 0 || parts.map(([p]) => p).join('') !== trimmed) return null;
  return parts.reduce((sum, [, n = '0', unit = 's']) => sum + Number(n) * (units[unit] ?? 1), 0);
}

export interface Retry {
  /** Further attempts after the first. */
  readonly times: number;
  readonly waitSeconds: number;
}

/** `3`, `3x10s`, `3,10s`, `3/10s`, `3 every 10s`: further attempts, and the wait between two (1 s where not said); null where it is none of these. */
export function retryOf(text: string): Retry | null {
  const found = /^\s*(\d+)\s*(?:(?:x|,|\/|@|every|toutes les)\s*(.+))?$/i.exec(text);
  const waitSeconds = found?.[2] === undefined ? 1 : secondsOf(found[2]);
  return found?.[1] === undefined || waitSeconds === null ? null : { times: Math.min(100, Number(found[1])), waitSeconds };
}

/** Which of a step's corrections cannot be understood: what was meant to limit or repeat it would do nothing, unsaid. */
export function unreadable(corrections: Readonly<Record<string, string>>): { readonly name: 'timeout' | 'retry'; readonly value: string } | null {
  const { timeout, retry } = corrections;
  if (timeout !== undefined && secondsOf(timeout) === null) return { name: 'timeout', value: timeout };
  return retry !== undefined && retryOf(retry) === null ? { name: 'retry', value: retry } : null;
}
