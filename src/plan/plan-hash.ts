/** The plan's canonical JSON and its hash: what the record keeps and an approval binds. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Plan } from '../model/plan.ts';

/** The plan as RFC 8785 canonical JSON: the same plan gives the same bytes. */
function canonicalPlan(plan: Plan): string {
  return canonicalize(plan) ?? '';
}

/** SHA-256 of the canonical JSON, in hexadecimal. */
export function planHash(plan: Plan): string {
  return createHash('sha256').update(canonicalPlan(plan)).digest('hex');
}
