/**
 * Kept results that may run: sealed (HMAC-SHA-256) with a key of this user's, which lies beside his approvals and not in the cache. A cache is
 * restored, shared and copied by others (in a CI); who has it can forge no entry, and who has the key could forge the approvals as well.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { keptResults, type KeptResults, type Origin } from './kept-results.ts';
import { readOwnFile } from './own-file.ts';
import { makeFolder } from './paths.ts';
import { stateFolder } from './state-folder.ts';

const keyBytes = 32;

/** As `keptResults`; an entry that this user's key did not seal, for this origin, is none. Nothing is kept where no key can be. */
export function sealedResults(kind: string, environment: Readonly<Record<string, string | undefined>>): KeptResults {
  const kept = keptResults(kind, environment);
  const folder = stateFolder(environment);
  const file = folder !== null && isAbsolute(folder) ? join(folder, 'key') : null;
  return {
    get(origin) {
      const entry = kept.get(origin) as { readonly seal?: unknown; readonly text?: unknown } | undefined;
      if (typeof entry?.seal !== 'string' || typeof entry.text !== 'string') return undefined;
      const key = file === null ? null : readKey(file);
      if (key === null) return undefined;
      const [given, made] = [Buffer.from(entry.seal, 'hex'), sealOf(key, kind, origin, entry.text)];
      return given.length === made.length && timingSafeEqual(given, made) ? (JSON.parse(entry.text) as unknown) : undefined;
    },
    put(origin, value) {
      const key = file === null ? null : (readKey(file) ?? makeKey(file));
      if (key === null) return;
      const text = JSON.stringify(value);
      kept.put(origin, { seal: sealOf(key, kind, origin, text).toString('hex'), text });
    },
  };
}

/** Lengths stand before the parts, so that no two lists of parts give the same bytes. */
function sealOf(key: Buffer, kind: string, { bytes }: Origin, text: string): Buffer {
  return createHmac('sha256', key).update(`${kind.length}:${kind}${bytes.length}:`).update(bytes).update(text).digest();
}

function readKey(file: string): Buffer | null {
  const key = readOwnFile(file, keyBytes);
  return key?.length === keyBytes ? key : null;
}

/** Null where there is one that is none of ours, or none can be written: then nothing is kept. */
function makeKey(file: string): Buffer | null {
  try {
    makeFolder(join(file, '..'), 0o700);
    const key = randomBytes(keyBytes);
    writeFileSync(file, key, { mode: 0o600, flag: 'wx' });
    return key;
  } catch {
    return null;
  }
}
