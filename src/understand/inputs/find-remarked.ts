/** Finds the word of a command that the comment behind it leaves to the reader: `cp -r conf /opt/shop  # adjust path to your setup`. */
import { candidateAt } from './candidate.ts';
import type { Candidate, Code, Finder } from './candidate.ts';
import type { CodeWord } from './code-words.ts';
import { isRemarked } from './find-parameters.ts';

/** What a comment speaks of, and how such a value looks; one row a kind. A column a language. */
const kinds: readonly (readonly [speaksOf: RegExp, looks: RegExp, more: Partial<Candidate>])[] = [
  [/\b(?:path|dir(?:ectory)?|folder|location)\b|(?<!\p{L})(?:chemin|dossier|répertoire|emplacement)(?!\p{L})/iu, /^[~.]?\/?(?:[\w.@-]+\/)+[\w.@-]*\/?$/, { kind: 'file', words: 'path' }],
  [/\b(?:host(?:name)?|server|domain|address|ip)\b|(?<!\p{L})(?:hôte|serveur|domaine|adresse)(?!\p{L})/iu, /^(?:[\w-]+\.)+[\w-]+$/, { words: 'host' }],
  [/\bport\b/iu, /^\d{2,5}$/, { words: 'port' }],
  [/\bversion\b/iu, /^v?\d+(?:\.\d+)+$/, { words: 'version', kind: 'version' }],
];

/** The last word of the line that looks like what its comment speaks of. */
export const findRemarked: Finder = (code: Code): readonly Candidate[] => {
  if (!code.shell || !code.source.includes('#')) return [];
  const found: Candidate[] = [];
  let offset = 0;
  let first = 0;
  for (const line of code.source.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    while ((code.words[first]?.start ?? Infinity) < start) first += 1;
    const remark = /\s#+[ \t]*(.{3,200})$/.exec(line);
    if (!remark || remark.index === 0 || code.zones[start + line.length - 1] !== 'comment' || !isRemarked(remark[1] ?? '')) continue;
    const kind = kinds.find(([speaksOf]) => speaksOf.test(remark[1] ?? ''));
    if (!kind) continue;
    let word: CodeWord | undefined;
    for (let i = first; (code.words[i]?.end ?? Infinity) <= start + remark.index; i++) if (code.words[i]?.role === 'argument' && kind[1].test(code.words[i]?.text ?? '')) word = code.words[i];
    if (!word) continue;
    const value = word.text.replace(/(?<=.)\/$/, '');
    found.push(candidateAt(code, word.start, word.start + value.length, 'remarked', { ...kind[2], source: 'example', example: value }));
  }
  return found;
};
