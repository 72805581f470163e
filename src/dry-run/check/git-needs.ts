/** What a git command needs to be there, needs not to be there, and brings about: remotes, branches, tags. */
import { own } from '../../model/own.ts';

export interface GitFact {
  readonly what: 'remote' | 'branch' | 'tag' | 'reference';
  readonly name: string;
}

export interface GitNeeds {
  readonly there: readonly GitFact[];
  readonly absent: readonly GitFact[];
  readonly makes: readonly GitFact[];
}

const nothing: GitNeeds = { there: [], absent: [], makes: [] };
const isUrl = (word: string): boolean => /[:/]/.test(word);

/** Reads `git …` words, placeholders and variables already put in. From git's manual pages. */
export function gitNeeds(words: readonly string[]): GitNeeds {
  const args = words.slice(1);
  while (args[0]?.startsWith('-')) args.splice(0, ['-c', '-C', '--git-dir', '--work-tree'].includes(args[0]) ? 2 : 1);
  const [sub = '', ...rest] = args;
  const has = (...options: string[]): boolean => rest.some((w) => options.includes(w));
  const operands = operandsOf(rest, own(valued, sub) ?? []);
  const [first, second, third] = operands;
  switch (sub) {
    case 'push': {
      const remote: GitFact[] = first !== undefined && !isUrl(first) ? [{ what: 'remote', name: first }] : [];
      const sources = operands.slice(1).map((ref) => ref.replace(/^\+/, '').split(':')[0] ?? '').filter((ref) => ref !== '' && !has('--delete', '-d'));
      return { ...nothing, there: [...remote, ...sources.map((name): GitFact => ({ what: 'reference', name }))] };
    }
    case 'pull':
    case 'fetch':
      return { ...nothing, there: first !== undefined && !isUrl(first) ? [{ what: 'remote', name: first }] : [] };
    case 'checkout':
    case 'switch': {
      if (rest.includes('--')) return nothing;
      const making = rest.findIndex((w) => ['-b', '-B', '-c', '-C'].includes(w));
      if (making >= 0) {
        const name = rest[making + 1];
        return name === undefined ? nothing : { ...nothing, absent: /^-[bc]$/.test(rest[making] as string) ? [{ what: 'branch', name }] : [], makes: [{ what: 'branch', name }] };
      }
      return first === undefined || operands.length > 1 ? nothing : { ...nothing, there: [{ what: 'reference', name: first }] };
    }
    case 'merge':
    case 'rebase':
    case 'revert':
    case 'cherry-pick':
      return has('--abort', '--continue', '--skip') ? nothing : { ...nothing, there: operands.map((name) => ({ what: 'reference', name })) };
    case 'tag':
      if (has('-l', '--list', '-n') || first === undefined) return nothing;
      if (has('-d', '--delete')) return { ...nothing, there: operands.map((name) => ({ what: 'tag', name })) };
      return { there: second !== undefined ? [{ what: 'reference', name: second }] : [], absent: has('-f', '--force') ? [] : [{ what: 'tag', name: first }], makes: [{ what: 'tag', name: first }] };
    case 'branch':
      if (has('-d', '-D', '--delete')) return { ...nothing, there: operands.map((name) => ({ what: 'branch', name })) };
      return first === undefined || has('-a', '-r', '-v', '-vv', '--list', '-l', '--contains', '--merged', '-m', '-M', '-u') ? nothing : { ...nothing, absent: [{ what: 'branch', name: first }], makes: [{ what: 'branch', name: first }] };
    case 'remote':
      if (first === 'add' && second !== undefined && third !== undefined) return { ...nothing, absent: [{ what: 'remote', name: second }], makes: [{ what: 'remote', name: second }] };
      if (['remove', 'rm', 'set-url', 'show', 'prune'].includes(first ?? '') && second !== undefined) return { ...nothing, there: [{ what: 'remote', name: second }] };
      return nothing;
    default:
      return nothing;
  }
}

/** Options that take a value, by sub-command. */
const valued: Readonly<Record<string, readonly string[]>> = {
  tag: ['-m', '--message', '-F', '--file', '-u', '--local-user', '--sort'],
  merge: ['-m', '-F', '-s', '--strategy', '-X'],
  push: ['-o', '--push-option', '--receive-pack'],
  pull: ['-s', '-X', '--depth', '-j'],
  fetch: ['--depth', '-j', '-o'],
  revert: ['-m', '--mainline', '-s', '-X'],
  'cherry-pick': ['-m', '--mainline', '-s', '-X'],
  rebase: ['--onto', '-s', '-X', '-x'],
  branch: ['--sort', '--format', '-u', '--set-upstream-to'],
};

function operandsOf(words: readonly string[], takesValue: readonly string[]): string[] {
  const operands: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (takesValue.includes(word)) i += 1;
    else if (/^-[a-z]*m$/.test(word) && takesValue.includes('-m')) i += 1;
    else if (!word.startsWith('-')) operands.push(word);
  }
  return operands;
}
