/** Learns a document's own programs (first words behind prompts and under shell labels) and the variables its blocks use. */
import { shellKeywords, ordinaryWords } from '../../shell/programs.ts';
import { promptOf } from './prompts.ts';
import { shellTags } from './shell-tags.ts';
import type { BlockView } from './view-block.ts';

const name = /^(?:sudo\s+)?([a-z][\w.+-]{1,40})(?=\s|$)/;

/** First words seen behind a sure prompt anywhere, or in a shell-labelled block at least twice. */
export function ownPrograms(views: readonly BlockView[]): Set<string> {
  const prompted = new Set<string>();
  const tagged = new Map<string, number>();
  for (const view of views) {
    for (const line of view.lines) {
      const typed = promptOf(line);
      if (typed?.prompt.of === 'shell') {
        const found = name.exec(typed.rest)?.[1];
        if (found) prompted.add(found);
      } else if (shellTags.has(view.tag) && !typed) {
        const found = name.exec(line)?.[1];
        if (found && /\s/.test(line.trim()) && !/\s{3,}\S/.test(line.trim()) && !/[:=]$/.test(found)) tagged.set(found, (tagged.get(found) ?? 0) + 1);
      }
    }
  }
  const often = [...tagged].filter(([, times]) => times >= 2).map(([found]) => found);
  return new Set([...prompted, ...often].filter((word) => !/\d{2,}|-\d+$/.test(word) && !shellKeywords.has(word) && !ordinaryWords.has(word)));
}

/** Variables that a text uses anywhere, prose and blocks. */
export function variablesUsed(text: string): Set<string> {
  return new Set([...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].flatMap((match) => match[1] ?? []));
}
