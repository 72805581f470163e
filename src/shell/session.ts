/** Commands that open a shell elsewhere (another machine, a container, another user), which the lines after them are typed into. */
import { commandsOf } from './commands-of.ts';
import type { SimpleCommand } from './commands-of.ts';
import { interactiveCommand } from './effects/interactive.ts';
import { commandWords } from './effects/words.ts';
import { unwrap } from './effects/wrappers.ts';
import { logicalLines } from './logical-lines.ts';
import { ownShell } from './own-shell.ts';

/** Where the shell is; the gravest of a chain of wrappers counts (`sudo docker exec … bash` is in the container). */
export type Elsewhere = 'host' | 'container' | 'user';

/** One row a kind: the programs that lead there, from their manuals. A shell started as oneself (`bash`, `tmux`, `newgrp`) leads nowhere else. */
const leads = [
  ['host', new Set('ssh autossh mosh dbclient sshpass tsh vagrant heroku scalingo scalingo-cli clever flyctl fly cf aptible eb gcloud dokku platform railway render aws limactl colima multipass orb machinectl'.split(' '))],
  ['container', new Set('docker docker-compose podman podman-compose nerdctl dc dcp crictl ctr kubectl oc k kubecolor k3s microk8s lxc incus lxc-attach pct chroot arch-chroot nsenter cephadm ddev lando sail warden docksal fin toolbox distrobox'.split(' '))],
  ['user', new Set('sudo su doas runuser'.split(' '))],
] as const satisfies readonly (readonly [kind: Elsewhere, programs: ReadonlySet<string>])[];

/** Every program that may lead elsewhere. */
export const leadingPrograms: readonly string[] = leads.flatMap(([, programs]) => [...programs]);

/** The shell elsewhere that `command` opens, or null. `ssh git@…` only greets. */
export function shellElsewhere(command: SimpleCommand): Elsewhere | null {
  if (command.piped || command.redirects.some((r) => r.operator.startsWith('<'))) return null;
  if (command.words.join(' ').startsWith('aws ssm start-session')) return command.words.includes('--document-name') ? null : 'host';
  // A tunnel is opened for what is done at one's own shell.
  if (command.words.some((w) => /^-[46AaCfNnqTtvXxYy]*[LRD]/.test(w)) && commandWords(command.words).program === 'ssh') return null;
  if (!interactiveCommand({ ...command, words: withoutApp(command.words) })) return null;
  const passed = new Set<string>();
  let words: readonly string[] = withoutApp(command.words);
  for (let depth = 0; depth < 8; depth++) {
    passed.add(commandWords(words).program);
    if (words.some((w) => w.startsWith('git@'))) return null;
    const inner = unwrap(words);
    if (inner === null) return null;
    if (inner.opens) return leads.find(([, programs]) => [...passed].some((p) => programs.has(p)))?.[0] ?? null;
    const next = inner.words ?? inner.source?.trim().split(/\s+/) ?? null;
    if (next === null) return null;
    words = next;
  }
  return null;
}

/** Heroku and Scalingo take the application's name after the command as well. */
function withoutApp(words: readonly string[]): readonly string[] {
  return /^(?:heroku|scalingo)$/.test(words[0] ?? '') ? words.filter((w, i) => !/^(?:-a|--app|-r|--remote|--region)$/.test(w) && !/^(?:-a|--app|-r|--remote|--region)$/.test(words[i - 1] ?? '') && !/^--(?:app|remote|region)=/.test(w)) : words;
}

/**
 * Whether a text is typed at the shell that the session was opened from: it reaches for the same place from outside
 * (`kubectl …` after a shell in a pod, `ssh host command` or `scp` after a shell on a machine).
 */
export function reachesFromOutside(source: string, kind: Elsewhere): boolean {
  if (kind === 'user' || !mayLead.test(source) && !/\b(?:scp|rsync|helm|helmfile|eksctl)\b/.test(source)) return false;
  return commandsOf(source).commands.some((command) => {
    const { program } = commandWords(command.words);
    if (kind === 'host') return (program === 'ssh' && (unwrap(command.words)?.source ?? null) !== null) || program === 'scp' || (program === 'rsync' && command.words.some((w) => /^[^/-][^/]*:/.test(w)));
    return (leads[1][1].has(program) || clusterClients.has(program)) && !/chroot|nsenter/.test(program);
  });
}

/** What changes the cluster that the container is in: no image of a service has it. */
const clusterClients: ReadonlySet<string> = new Set(['helm', 'helmfile', 'eksctl']);

/** Whether a text only copies files to another machine: what comes next goes on with them there. */
export const copiesThere = (source: string): boolean => commandsOf(source).commands.every(({ words }) => {
  const { program } = commandWords(words);
  return (program === 'scp' || program === 'rsync' || program === 'sftp') && /^[^/-][^/]*:/.test(words.at(-1) ?? '') && words.length > 2;
});

/** A part of a shell text. Offsets, end exclusive; `end` of a session is that of the text, or of the line that leaves it. */
export interface TypedPart {
  readonly kind: Elsewhere;
  /** The command that opens it, as written. */
  readonly command: string;
  readonly start: number;
  readonly end: number;
  /** Whether the text itself leaves it (`exit`). */
  readonly left: boolean;
  /** The tool of the team's own that opens it: called again, it is called from outside. */
  readonly tool?: string;
}

const leaving = /^\s*(?:exit|logout)\b[^\n]*$/;

/** Whether a shell text does no more than leave the shell it is typed into. */
export const leavesShell = (source: string): boolean => leaving.test(source.trim());

/** Whether the last line of a shell text leaves the shell that all of it is typed into. */
export const leavesAtEnd = (source: string): boolean => /(?:^|\n)[ \t]*(?:exit|logout)[ \t]*$/.test(source.trimEnd()) && typedParts(source).length === 0;

/** The account that `sudo su - shop`, `sudo -iu shop` leads to. */
const accountOf = (opener: string): string | undefined => /^\s*sudo\s.*?(?:(?<=\s)(?:su\s+(?:-\S*\s+)*|-\w*u\s*|--user[= ]))([a-z_][\w.-]*)/.exec(opener)?.[1];

/** Whether `line` is typed as who went on as another by `sudo`: the other has no right to it, unless a line of `text` gives it. */
export function isOneselfAgain(opener: string, line: string, text: string): boolean {
  if (!/^\s*sudo\s/.test(line)) return false;
  const account = accountOf(opener);
  if (account === undefined || account === 'root') return false;
  return !text.split('\n').some((l) => l.includes(account) && /\b(?:(?:adduser|useradd|usermod|gpasswd)\b.*\b(?:sudo|wheel)\b|sudoers\b|NOPASSWD|ALL=)/.test(l));
}

/** The machine that a command of ssh or of a copy names, without account and domain. */
const machineOf = (words: readonly string[], copy: boolean): string | undefined => words.slice(1).map((w) => (copy ? /^(?:[\w.-]+@)?([\w-]+)[\w.-]*:/ : /^(?:[\w.-]+@)([\w-]+)/).exec(w)?.[1]).find((m) => m !== undefined && !/^\d+$/.test(m));

/** Whether a line copies from or to the machine that one is on: it is typed at one's own shell again. */
function copiesFromOutside(line: string, opener: string): boolean {
  if (!/^\s*(?:sudo )?(?:scp|rsync)\s/.test(line)) return false;
  const host = machineOf(commandsOf(opener).commands.at(-1)?.words ?? [], false);
  return host !== undefined && commandsOf(line).commands.some(({ words }) => machineOf(words, true) === host);
}

/**
 * The sessions that the lines of `source` open, with what is typed into each: all lines after it, to `exit` or the end.
 * A shell on a machine right after another is not typed into the first. Empty (`start === end`) where nothing follows.
 */
export function typedParts(source: string): TypedPart[] {
  if (!mayLead.test(source)) return [];
  const offsets: number[] = [0];
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) offsets.push(i + 1);
  const at = (line: number): number => offsets[line] ?? source.length;
  const lines = logicalLines(source).filter((l) => l.kind === 'command');
  const parts: TypedPart[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as (typeof lines)[number];
    const opened = opening(line.text);
    if (opened === null) continue;
    let last = i;
    let depth = 1;
    let start = i + 1;
    let called = false;
    if (opened.kind === 'host' && lines[start] && opening(lines[start]!.text)?.kind === 'host') start = lines.length;
    else {
      for (let k = start; k < lines.length && depth > 0; k++) {
        if (opened.tool !== undefined && callsTool(lines[k]!.text, opened.tool)) { called = true; break; }
        if (opened.kind === 'host' ? copiesFromOutside(lines[k]!.text, opened.command) : isOneselfAgain(opened.command, lines[k]!.text, source)) { called = true; break; }
        last = k;
        if (leaving.test(lines[k]!.text)) depth -= 1;
        else if (opening(lines[k]!.text) !== null) depth += 1;
      }
    }
    const left = called || (last > i && depth === 0);
    parts.push({ ...opened, start: last > i ? at(line.end) : source.length, end: last > i ? (left ? Math.min(source.length, at(lines[last]!.end)) : source.length) : source.length, left });
    if (last > i) i = last;
  }
  return parts;
}

const mayLead = new RegExp(`(?:^|[\\s/;&|(])(?:${leadingPrograms.join('|')})(?:\\s|$)|[\\s:._-](?:ssh|shell|bash|rsh|sh)(?![\\w.])`, 'm');

function opening(line: string): { readonly kind: Elsewhere; readonly command: string; readonly tool?: string } | null {
  const last = mayLead.test(line) ? commandsOf(line).commands.at(-1) : undefined;
  if (last === undefined) return null;
  const kind = shellElsewhere(last);
  if (kind !== null) return { kind, command: last.text };
  const own = ownShell(last);
  return own?.sure ? { kind: own.kind, command: last.text, tool: own.tool } : null;
}

/** Whether a text begins with a call of a tool. */
export const callsTool = (source: string, tool: string): boolean => source.trim().replace(/^sudo\s+/, '').split(/\s+/, 1)[0] === tool;
