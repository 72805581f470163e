/** Which step would run in the wrong folder because the one that goes to it is left out. */
import { commandsOf } from './commands-of.ts';
import type { SimpleCommand } from './commands-of.ts';
import { cdTarget, knownWords, resolvePath } from './known-words.ts';
import type { Doing } from './variables.ts';

/** Programs that work on the project in whose folder they are called. */
const ofProject = /^(?:git|make|gmake|just|task|npm|npx|yarn|pnpm|bun|node|composer|php|bundle|rake|rails|cap|python[\d.]*|pip[\d.]*|poetry|uv|pipenv|django-admin|docker-compose|terraform|tofu|terragrunt|pulumi|ansible-playbook|helmfile|kustomize|mvn|gradle|cargo|go|dotnet|mix|vagrant|drush|wp|cmake|meson|ninja|tox|pytest)$/;
/** Programs whose operands are files. */
const ofFiles = /^(?:rm|rmdir|cp|mv|ln|mkdir|touch|cat|tee|sed|chmod|chown|chgrp|tar|unzip|zip|gzip|gunzip|rsync|scp|ls|less|head|tail|vi|vim|nano|grep|find|source|\.|sh|bash|patch|install|truncate|du|diff)$/;

/** Whether what it does depends on where it is called. */
function byFolder({ words, redirects }: SimpleCommand): boolean {
  const [program = '', ...args] = words[0] === 'sudo' ? words.slice(1) : words;
  if (/^\.{0,2}\w*\//.test(program) && !program.startsWith('/')) return true;
  if (ofProject.test(program) || (program === 'docker' && args[0] === 'compose')) return !args.some((a) => /^(?:-C|--git-dir.*|--directory.*|--prefix.*|--cwd.*|-chdir.*|--version|-V)$/.test(a));
  const relative = (word: string): boolean => word !== '' && !/^[-/~$]|^\w+:\/\//.test(word);
  return redirects.some((r) => r.operator.includes('>') && relative(r.target)) || (ofFiles.test(program) && args.some(relative));
}

/** Where a `cd` leads that does not depend on where it is called: known or as written; null for another one. */
function fixedFolder(command: SimpleCommand, words: readonly (string | null)[]): string | null {
  const target = cdTarget(words);
  const written = command.words.find((w, i) => i > 0 && !/^-[LPe@n-]*$/.test(w)) ?? '~';
  return /^[/~$]/.test(written) ? (typeof target === 'string' ? resolvePath('/', target) : written) : null;
}

/** Where a `cd` leads from a folder, as far as that is known. */
const folderFrom = (folder: string, words: readonly (string | null)[]): string => {
  const target = cdTarget(words);
  return typeof target === 'string' ? resolvePath(folder, target) : '?';
};

/**
 * Whether `later` works where `earlier` goes: the last folder that it goes to for certain, by whatever path.
 * @param earlier code of what comes before @param later code, one block after the other
 */
export function worksWhereLeft(earlier: readonly string[], later: readonly string[]): boolean {
  const went = earlier.flatMap((code) => commandsOf(code).commands).findLast(({ words, sure }) => sure && /^(?:cd|pushd|popd)$/.test(words[0] ?? ''));
  if (went === undefined || went.words[0] === 'popd' || /^(?:-|\.\.(?:\/\.\.)*\/?)$/.test(went.words[1] ?? '')) return false;
  for (const command of later.flatMap((code) => commandsOf(code).commands)) {
    if (/^(?:cd|pushd)$/.test(command.words[0] ?? '')) return fixedFolder(command, knownWords(command, new Map())) === null;
    if (byFolder(command)) return true;
  }
  return false;
}

/**
 * @param steps in their order; `done` for those that run, `lostIn` where one began that ran and of whose shell nothing is known: wherever it went is lost
 * @param start where the run starts
 * @param values what is known of variables
 * @returns the first step that runs and depends on the folder which a step that is left out goes to by its whole path; null where there is none
 */
export function folderLost(steps: readonly (Doing & { readonly done: boolean; readonly lostIn?: string })[], start: string, values: ReadonlyMap<string, string>): { readonly id: string; readonly by: string; readonly folder: string } | null {
  let lost: { readonly by: string; readonly folder: string } | null = null;
  /** Where the steps that run stand, as far as that is known. */
  let at: string | null = start;
  for (const { id, code, done, lostIn } of steps) {
    const known = new Map(values);
    const before: { readonly by: string; readonly folder: string } | null = lost;
    for (const command of commandsOf(code).commands) {
      const words = knownWords(command, known);
      if (command.words[0] === 'popd' || (command.words[0] === 'cd' && command.words[1] === '-')) {
        lost = before;
        if (done) at = null;
        continue;
      }
      const moves = /^(?:cd|pushd)$/.test(command.words[0] ?? '');
      const folder = moves ? fixedFolder(command, words) ?? (lostIn === undefined ? null : folderFrom(lostIn, words)) : null;
      if (folder === null) {
        if (done && lost !== null && (moves || byFolder(command))) return { id, ...lost };
        if (done && moves && command.sure) at = at === null ? null : folderFrom(at, words);
        continue;
      }
      if (command.sure && done) at = folder;
      if (command.sure) lost = done || folder === (at ?? start) ? null : { by: id, folder };
      // In a subshell, for itself: what follows is not looked at.
      else if (done) break;
    }
  }
  return null;
}
