/** Finds the optional parts of a command: `[-o <org>]`, `[THREADS=<n>]`, `[--force]`. They may be left empty. */
import { optionalParts } from '../../shell/bind/optional-part.ts';
import { candidateAt } from './candidate.ts';
import type { Code, Finder } from './candidate.ts';

export const findOptional: Finder = (code: Code) => {
  if (!code.shell || !code.source.includes('[')) return [];
  return optionalParts(code.source).flatMap(({ start, end, part }) => {
    if (!Array.from(code.zones.slice(start, end)).every((zone) => zone === 'plain') || /^\s*\[/.test(code.source.slice(code.source.lastIndexOf('\n', start) + 1, start))) return [];
    const key = part.lead.replace(/[ =]$/, '').replace(/^-+/, '');
    const inner = part.inner.replace(/^[<-]+|>$/g, '');
    return [candidateAt(code, start, end, 'optional part', {
      form: 'optional', optional: true, words: part.isSwitch ? `option ${inner}` : /^(?:value|n|x|name|id|path)$/i.test(inner) ? key : inner,
      ...(part.inner.startsWith('<') ? { inner: part.inner } : {}),
      ...(part.isSwitch ? { pattern: part.inner.replace(/[.\\+*?^$(){}|[\]]/g, '\\$&'), kind: 'text' as const } : {}),
    })];
  });
};
