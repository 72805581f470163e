/** The bytes that are hashed and signed: canonical JSON, and SHA-256 in hexadecimal. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** RFC 8785 JSON. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
