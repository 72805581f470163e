/** Finds the words of a template that the filled-in copy right below it writes otherwise. */
import type { Block } from '../../model/document.ts';
import { candidateAt, isLive } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import { codeWords } from './code-words.ts';
import type { CodeWord } from './code-words.ts';

/** A template of one command and its specimen, word by word: what differs is to be filled in, whatever it is called. */
export const findSpecimens: Finder = (code: Code, facts: Facts): readonly Candidate[] => {
  const specimen = specimenBelow(code, facts);
  if (specimen === null) return [];
  const here = argumentsOf(code.words);
  const there = argumentsOf(codeWords(specimen));
  if (here.length !== there.length) return [];
  const found: Candidate[] = [];
  for (const [i, word] of here.entries()) {
    const filled = there[i]?.text ?? '';
    if (i === 0 || word.text === filled || !/^[A-Za-z][\w.-]*$/.test(word.text) || filled.startsWith('-') || !isLive(code, word.start, word.end)) continue;
    found.push(candidateAt(code, word.start, word.end, 'filled in below', { example: filled }));
  }
  return found;
};

function argumentsOf(words: readonly CodeWord[]): CodeWord[] {
  return words.filter((w) => w.role === 'name' || w.role === 'argument');
}

/** The first command of the next block, if that was read as this one filled in. */
function specimenBelow(code: Code, facts: Facts): string | null {
  if (code.source.trim().includes('\n')) return null;
  const blocks: readonly unknown[] = facts.readings.blocks;
  const at = blocks.indexOf(code.reading);
  const next = at < 0 ? undefined : facts.readings.blocks[at + 1];
  if (!next || !next.evidence.some((e) => e.name === 'specimen')) return null;
  return commandOf(next.block);
}

function commandOf(block: Block): string | null {
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  const prompted = lines.find((line) => /^\s*\$\s/.test(line));
  return (prompted ?? lines[0])?.replace(/^\s*\$\s+/, '') ?? null;
}
