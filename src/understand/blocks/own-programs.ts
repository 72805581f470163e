/** Learns a document's own programs (first words behind prompts and under shell labels) and the variables its blocks use. */
import { allMatches } from '../../model/all-matches.ts';
import { shellKeywords, ordinaryWords } from '../../shell/programs.ts';
import { interpreterOpened, mayOpen } from './interpreters.ts';
import { promptOf } from './prompts.ts';
import { consoleTags, shellTags } from './shell-tags.ts';
import type { BlockView } from './view-block.ts';

const name = /^(?:sudo\s+)?([a-z][\w.+-]{1,40})(?=\s|$)/;

/** In a session of a shell the sign before a program with an option or a path is root's prompt, and no remark. */
const asRoot = /^\s*# +(?:sudo\s+)?([a-z][\w.+-]{1,40})\s+(?:--?[A-Za-z]|\.{0,2}\/[\w.]|~\/)/;

/** First words seen behind a sure prompt anywhere, behind root's in a session, or in a shell-labelled block at least twice. */
export function ownPrograms(views: readonly BlockView[]): Set<string> {
  const prompted = new Set<string>();
  const tagged = new Map<string, number>();
  for (const view of views) {
    for (const line of view.lines) {
      const typed = promptOf(line);
      if (typed?.prompt.of === 'shell') {
        const found = name.exec(typed.rest)?.[1];
        if (found) prompted.add(found);
      } else if (consoleTags.has(view.tag) && asRoot.test(line)) prompted.add(asRoot.exec(line)?.[1] ?? '');
      else if (shellTags.has(view.tag) && !typed) {
        const found = name.exec(line)?.[1];
        if (mayOpen(line) && interpreterOpened(line)?.kind === 'client') break;
        if (found && /\s/.test(line.trim()) && !/\s{3,}\S/.test(line.trim()) && !/[:=]$/.test(found)) tagged.set(found, (tagged.get(found) ?? 0) + 1);
      }
    }
  }
  for (const view of views) for (const called of toolsNamed(view)) prompted.add(called);
  const often = [...tagged].filter(([, times]) => times >= 2).map(([found]) => found);
  return new Set([...[...prompted, ...often].filter((word) => !/\d{2,}|-\d+$/.test(word) && !shellKeywords.has(word) && !ordinaryWords.has(word)), ...views.flatMap(madeExecutable)]);
}

/** Names of the files that a block makes executable: `chmod +x prepare.sh`. */
const madeExecutable = (view: BlockView): string[] =>
  view.lines.flatMap((line) => /(?:^|\s)chmod\s+(?:[ugoa]*\+[rws]*x|0?[75][0-7]{2})\s+(?!-)(\S+)\s*$/.exec(line)?.[1]?.split('/').at(-1) ?? []).filter((file) => /^[a-z][\w.-]{2,40}$/.test(file) && !ordinaryWords.has(file) && !shellKeywords.has(file));

/** Programs that the paragraph before a block calls so: "use the `bucketctl` tool". */
function toolsNamed(view: BlockView): string[] {
  return view.codes.filter((code) => /^[a-z][\w+-]{2,40}$/.test(code.text) && (/(?:^|\s)(?:use|using|run|running|with|via|avec|utilise[rz]?|utiliser|lance[rz]?|commande|outil|tool|command|utility|program)\s+(?:the\s+|le\s+|la\s+|l['’])?[`*_]*$/i.test(view.before.slice(0, code.start)) && /-|ctl$|cli$/.test(code.text) || /^[`*_]*\s+(?:tool|command|utility|cli|program)\b/i.test(view.before.slice(code.end)))).map((code) => code.text);
}

/** Pairs of words that follow a program in the document's prompted or shell-labelled commands: `keys add` of `$ walletd keys add`. */
export function ownSubcommands(views: readonly BlockView[], own: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const view of views) {
    for (const line of view.lines) {
      const typed = promptOf(line);
      if (typed ? typed.prompt.of !== 'shell' : !shellTags.has(view.tag)) continue;
      const [program, first, second] = (typed?.rest ?? line).trim().replace(/^sudo\s+/, '').split(/\s+/, 4);
      if (program && first && second && own.has(program) && /^[a-z][\w-]+$/.test(first)) found.add(`${first} ${second}`);
    }
  }
  return found;
}

/** Whether a line is a sub-command that other lines of the document give to a program. */
export const isSubcommand = (line: string, subcommands: ReadonlySet<string>): boolean => subcommands.has(line.trim().split(/\s+/, 2).join(' '));

/** Variables that a text uses anywhere, prose and blocks. */
export function variablesUsed(text: string): Set<string> {
  return new Set(allMatches(text, /\$\{?([A-Za-z_]\w*)/g).flatMap((match) => match[1] ?? []));
}
