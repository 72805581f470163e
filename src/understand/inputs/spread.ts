/** Finds the other places where a value stands that is an input in one. */
import { allMatches } from '../../model/all-matches.ts';
import { groupBy } from '../../model/group-by.ts';
import { candidateAt, isLive, isNameHere } from './candidate.ts';
import type { Candidate, Code } from './candidate.ts';
import { namesOwnFile } from './named-words.ts';
import { environmentNames, loginsOfNobody } from './word-lists.ts';

/** Rules whose finds are no words of a language, so that the same text is the same thing wherever it stands. */
const telling = new Set(['old and new', 'snake case', 'kebab case', 'remarked', 'my', 'your', 'told to change', 'example domain', 'pod of one day', 'id of one day', 'dated name', 'example in its name', 'capitals', 'block device', 'release tag', 'host looked up', 'own clone']);

/** Forms that are no words either, whatever asked for them: where such a text is labelled a value once it is one in 97 of 100 other places of its document. */
const tellingForms = /^form:(?:(?:local|example) domain|domain|mail address|(?:documentation|home|private) address|address in numbers|unique id|id of a platform|dated(?: file)?)$/;

const words = /[\p{L}\p{N}_]+/gu;

/** What stands before a word that is the program's name, or its path's: no value told elsewhere is that ("the account is called shop" above `bin/shop stop`). */
const ofProgram = /(?:^|[;&])\s*(?:sudo\s+)?(?:[\w.~-]*\/)*$/;

/** Places not yet taken where the text of a telling find stands as a whole word, also in single quotes. */
export function spread(found: ReadonlyMap<Code, readonly Candidate[]>): Map<Code, Candidate[]> {
  const known = new Map<string, Candidate>();
  for (const candidates of found.values()) {
    for (const candidate of candidates) {
      if ((telling.has(candidate.rule) || loginsOfNobody.has(candidate.written) || candidate.evidence?.some(({ name }) => tellingForms.test(name)) === true) && !environmentNames.test(candidate.written) && /^[\p{L}\p{N}]/u.test(candidate.written) && (candidate.written.length >= 5 || loginsOfNobody.has(candidate.written))) known.set(candidate.written, candidate);
      // <POOL_NAME> in one place and POOL_NAME in the next
      const inner = candidate.rule === 'angle brackets' ? /^<([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)>$/.exec(candidate.written)?.[1] : undefined;
      if (inner) known.set(inner, { ...candidate, written: inner, rule: 'capitals' });
    }
  }
  // by the word that each begins with, the longest first
  const byWord = groupBy([...known].map(([text, like]) => ({ text, like })).toSorted((a, b) => b.text.length - a.text.length), ({ text }) => /^[\p{L}\p{N}_]+/u.exec(text)?.[0] ?? '');
  const all = new Map<Code, Candidate[]>();
  for (const [code, candidates] of found) {
    const kept = [...candidates];
    const taken = new Uint8Array(code.source.length);
    for (const k of kept) taken.fill(1, k.start, k.end);
    for (const { 0: word, index: at } of allMatches(code.source, words)) {
      for (const { text, like } of byWord.get(word) ?? []) {
        const end = at + text.length;
        if (!code.source.startsWith(text, at) || /[\p{L}\p{N}_]/u.test(code.source[end] ?? '') || /[$-]/.test(code.source[at - 1] ?? '') && !(/^[A-Z][A-Z_]*$/.test(text) && /[\p{L}\p{N}]-$/u.test(code.source.slice(Math.max(0, at - 2), at))) || /^-\w|^=|^\.\w/.test(code.source.slice(end, end + 2))) continue;
        if (!isLive(code, at, end) || code.shell && ofProgram.test(code.source.slice(code.source.lastIndexOf('\n', at - 1) + 1, at)) || (/^[A-Z][A-Z0-9_]*$/.test(text) && (isNameHere(code, at, end) || code.words.some((word) => word.start <= at && end <= word.end && namesOwnFile(word)))) || taken.subarray(at, end).includes(1) || code.names.has(at)) continue;
        taken.fill(1, at, end);
        kept.push(candidateAt(code, at, end, like.rule, { source: like.source, words: like.words, ...(like.name === undefined ? {} : { name: like.name }), ...(like.kind === undefined ? {} : { kind: like.kind }), ...(like.example === undefined ? {} : { example: like.example }) }));
      }
    }
    all.set(code, kept.toSorted((a, b) => a.start - b.start));
  }
  return all;
}
