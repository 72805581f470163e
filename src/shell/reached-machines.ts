/** Commands that go to another machine by themselves: what they change is changed there, wherever they are typed. */
import { commandsOf } from './commands-of.ts';
import { effectsOf } from './effects-of.ts';
import { commandWords } from './effects/words.ts';
import { typedParts } from './session.ts';

export interface Reached {
  /** As a person calls it: account and domain off, in lower case. */
  readonly machine: string;
  /** A copy goes from one machine to another, and is typed on either. */
  readonly copied: boolean;
}

/** By program, the option that names where it goes; one row a way. */
const namedBy: readonly (readonly [programs: RegExp, option: RegExp])[] = [
  [/^(?:kubectl|oc|k|kubecolor|flux|stern)$/, /^(?:--context|--kubeconfig|--cluster)$/],
  [/^(?:helm|helmfile)$/, /^(?:--kube-context|--kubeconfig)$/],
  [/^(?:docker|podman|nerdctl)$/, /^(?:-H|--host|-c|--context|--url)$/],
];

/** The machines on which a shell text changes something; null where one of its commands changes something here. */
export function reachedMachines(source: string): Reached[] | null {
  if (!/\b(?:ssh|scp|rsync)\b|\s-(?:H|c|-(?:context|kubeconfig|kube-context|cluster|host|url))\b/.test(source)) return null;
  // What is typed into a shell there is done there.
  const here = typedParts(source).filter((p) => p.kind === 'host').reduceRight((left, p) => left.slice(0, p.start) + left.slice(p.end), source);
  const effects = effectsOf(here);
  const found: Reached[] = [];
  for (const [at, command] of commandsOf(here).commands.entries()) {
    if (effects[at]?.effect === 'read') continue;
    const words = command.words[0] === 'sudo' ? command.words.slice(1) : command.words;
    const { program, positionals, args } = commandWords(words);
    const option = namedBy.find(([programs]) => programs.test(program))?.[1];
    const named = option === undefined ? undefined : args.flatMap((arg, i) => (option.test(arg.split('=', 1)[0] ?? '') ? [arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : args[i + 1] ?? ''] : []))[0];
    const hosts = program === 'scp' || program === 'rsync' ? positionals.flatMap((p) => /^(?:[\w.-]+@)?([\w.-]+):/.exec(p)?.[1] ?? [])
      : program === 'ssh' ? positionals.slice(0, 1)
      : named === undefined ? [] : [named];
    if (hosts.length === 0) return null;
    for (const host of hosts) found.push({ machine: host.replace(/^.*(?:@|:\/\/)/, '').replace(/[.:].*$/, '').toLowerCase(), copied: program === 'scp' || program === 'rsync' });
  }
  return found;
}
