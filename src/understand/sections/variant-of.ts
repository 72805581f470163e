/** Reads a heading or a label as one of several variants: which word names it, and what is said beside it. */
import { variantWordsIn } from './environment-words.ts';
import type { VariantKind } from './environment-words.ts';

export interface Variant {
  readonly kind: VariantKind | 'option';
  /** One key for all spellings. */
  readonly key: string;
  /** The heading's own word, as it is offered. */
  readonly label: string;
  /** What stands beside it, lower case, connecting words off: has to be the same in all variants of one choice. */
  readonly rest: string;
}

/** `Option 2`, `Method B`, `Alternative 1`, `Variante 2`: whatever follows names it. */
const numbered = /^\W*(?:option|method|alternative|way|approach|variant|m[eé]thode|variante|possibilit[eé]|solution)\s*(?:n°\s*)?([0-9]+|[A-Z])\b\s*[:.)–—-]*\s*/iu;
const connecting = /\b(?:on|in|for|with|using|via|from|to|the|an?|your|under|of|and|en|sur|sous|avec|pour|dans|depuis|par|l[ae]|les|une?|du|de|d|l|environments?|environnements?|systems?|syst[eè]mes?|users?|mode|server|serveur|run|execute|use|type|lancer|lancez|ex[eé]cuter|ex[eé]cutez|taper|tapez)\b/giu;

/** The variant that a short text names; null where it names none, or more than one that are not one inside the other. */
export function variantOf(text: string): Variant | null {
  const plain = text.replace(/\([^)]*\)/g, ' ').replace(/[\p{Extended_Pictographic}\uFE0F*_`:#]+/gu, ' ').replace(/\s+/g, ' ').trim();
  if (!plain || plain.split(' ').length > 8) return null;
  const option = numbered.exec(plain);
  const rows = variantWordsIn(option ? plain.slice(option[0].length) : plain);
  const row = rows[0];
  if (option) {
    const named = row ? row.pattern.exec(plain.slice(option[0].length))?.[0] : undefined;
    return { kind: 'option', key: row && named ? row.key : (option[1] as string).toLowerCase(), label: named ?? plain.slice(0, option[0].length).replace(/[\s:.)–—-]+$/u, ''), rest: '' };
  }
  if (!row) return null;
  const hit = rows.map((r) => ({ r, m: r.pattern.exec(plain) as RegExpExecArray })).toSorted((a, b) => b.m[0].length - a.m[0].length || a.m.index - b.m.index)[0];
  // "Docker on Ubuntu" and "staging and demo" name two things: which of them the choice is about would be a guess.
  const inside = (m: RegExpExecArray): boolean => m.index >= (hit?.m.index ?? 0) && m.index + m[0].length <= (hit?.m.index ?? 0) + (hit?.m[0].length ?? 0);
  if (!hit || rows.some((r) => !inside(r.pattern.exec(plain) as RegExpExecArray))) return null;
  let rest = plain;
  for (const r of rows) rest = rest.replace(r.pattern, ' ');
  rest = rest.replace(connecting, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
  return { kind: hit.r.kind, key: hit.r.key, label: hit.m[0], rest };
}

/** Kinds that go together in one choice: `with Docker` / `with pipenv` / `Option 2`. */
export function sameChoice(a: Variant, b: Variant): boolean {
  if (a.key === b.key && a.kind === b.kind) return false;
  const loose = new Set(['packages', 'tool', 'option']);
  if (a.kind !== b.kind && !(loose.has(a.kind) && loose.has(b.kind))) return false;
  if (a.kind === 'option' || b.kind === 'option') return a.kind === b.kind;
  // "Deploy to staging" and "Deploy to production" are as often two steps of one release as two ways of one: only bare names are a choice.
  if (a.kind === 'environment') return a.rest === '' && b.rest === '';
  return a.rest === b.rest;
}
