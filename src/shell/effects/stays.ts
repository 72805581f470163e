/** Tells commands that go on in the foreground until one stops them, so that a run never waits for them unsaid. */
import { allMatches } from '../../model/all-matches.ts';
import type { Staying } from '../../model/effect.ts';
import { commandsOf } from '../commands-of.ts';
import type { SimpleCommand } from '../commands-of.ts';
import { carried, carrierOf } from './carriers.ts';
import { findRow, rowsByProgram } from './row.ts';
import { stayingRows } from './tables/staying.ts';
import { commandWords, programName, valuedOptionsOf } from './words.ts';
import type { CommandWords } from './words.ts';
import { unwrap } from './wrappers.ts';

const byProgram = rowsByProgram(stayingRows);

/** Wrappers that end what they run, or start it elsewhere: timeout(1), systemd-run(1), start-stop-daemon(8). */
const bounded = /^(?:g?timeout|systemd-run|start-stop-daemon|daemonize|daemon|at|batch)$/;
/** Options with which a wrapper comes back at once: docker exec -d, ssh -f, heroku run:detached. */
const comesBack: Readonly<Record<string, readonly string[]>> = { docker: ['-d', '--detach'], podman: ['-d', '--detach'], nerdctl: ['-d', '--detach'], 'docker-compose': ['-d', '--detach'], 'podman-compose': ['-d', '--detach'], ssh: ['-f'], autossh: ['-f'], scalingo: ['-d', '--detached'] };
/** Programs that end as soon as they have what they want, and what feeds them with them. */
const endsPipe = (command: SimpleCommand | undefined): boolean => command !== undefined && (command.words[0] === 'head' || (/^(?:[ef]?grep|rg)$/.test(command.words[0] ?? '') && command.words.some((w) => /^-[a-z]*[qm]/.test(w) || /^--(?:quiet|max-count)/.test(w))));

/** A loop that nothing in it ends: `while true; do …; sleep 5; done`. */
const endlessHead = /(?:^|[\s;&|(])(?:while\s+(?:true|:|\[\[?\s+(?:1|true)\s+\]\]?)|until\s+false)\s*[;\n]\s*do\s/;
const leaves = /(?:^|[\s;&|])(?:break|exit|return)(?=\s|;|$)/;

/** A cheap look: most texts name no program of the table and are not taken apart again. */
function mayStay(source: string): boolean {
  for (const [word] of allMatches(source, /[\w.-]+/g)) if (byProgram.has(word) || byProgram.has(programName(word)) || word === 'while' || word === 'until') return true;
  return false;
}

/**
 * The first command of `source` that goes on in the foreground until one stops it, or null. What runs in the background (`&`),
 * within a time (`timeout 5`), or feeds what ends (`| head`) does not. `source` may hold placeholders. Never throws.
 */
export function stayingCommand(source: string): Staying | null {
  if (!mayStay(source)) return null;
  const loop = endlessLoop(source);
  const { commands } = commandsOf(source);
  for (const [i, command] of commands.entries()) {
    if (command.background === true || (command.piped && endsPipe(commands[i + 1]))) continue;
    const kind = kindOf(command.words, 0);
    if (kind !== null) return { command: command.text, kind };
  }
  return loop === null ? null : { command: loop, kind: 'follows' };
}

/** The first line of an endless loop in the foreground, or null. One look at each part: linear. */
function endlessLoop(source: string): string | null {
  const head = endlessHead.exec(source);
  if (head === null) return null;
  const rest = source.slice(head.index + head[0].length);
  // The last `done`: what leaves the loop may stand behind another one in it.
  const end = rest.lastIndexOf('done');
  if (end < 0 || /^\s*&(?!&)/.test(rest.slice(end + 4)) || leaves.test(rest.slice(0, end))) return null;
  return source.slice(head.index, head.index + head[0].length + end + 4).trim().split('\n')[0] ?? '';
}

function kindOf(words: readonly string[], depth: number): Staying['kind'] | null {
  if (depth > 8 || words.length === 0) return null;
  const command = commandWords(words);
  if (bounded.test(command.program) || command.args.some((a) => /^(?:--help|--version)$/.test(a)) || command.args.at(-1) === '-h' && command.args.length === 1) return null;
  const row = findRow(byProgram.get(command.program) ?? [], commandWords(withoutGlobals(words, command)));
  if (row !== null) return row.why as Staying['kind'];
  const inner = unwrap(words);
  if (inner !== null) {
    const own = commandWords(inner.words === null ? words.slice(0, words.indexOf(command.positionals[0] ?? '')) : words.slice(0, words.length - inner.words.length)).options;
    if ((Object.hasOwn(comesBack, command.program) ? comesBack[command.program] ?? [] : []).some((o) => own.has(o)) || command.positionals[0] === 'run:detached') return null;
    // kubectl run comes back once the pod is there, unless it is attached.
    if (/^(?:kubectl|oc|k)$/.test(command.program) && command.positionals.includes('run') && !['-i', '--stdin', '--attach', '--rm'].some((o) => command.options.has(o))) return null;
    if (inner.words !== null) return kindOf(inner.words, depth + 1);
    return inner.source === null ? null : innerKind(inner.source, depth);
  }
  const carrier = carrierOf(command.program);
  if (carrier === null) return null;
  const given = carried(carrier, words.slice(1));
  return given.module.length > 0 ? kindOf(given.module, depth + 1) : given.script.length > 0 ? kindOf(given.script, depth + 1) : null;
}

function innerKind(source: string, depth: number): Staying['kind'] | null {
  for (const command of commandsOf(source).commands) {
    const kind = command.background === true ? null : kindOf(command.words, depth + 1);
    if (kind !== null) return kind;
  }
  return null;
}

/** Without the options before the sub-command, of the containers' tools: the `-f` of `docker compose -f a.yml logs` is a file. */
function withoutGlobals(words: readonly string[], { program }: CommandWords): readonly string[] {
  if (!/^(?:docker|podman|nerdctl|docker-compose|podman-compose|dc|dcp)$/.test(program)) return words;
  const valued = valuedOptionsOf(program);
  const kept: string[] = [words[0] ?? ''];
  for (let i = 1; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word.startsWith('-')) {
      if (valued.has(word)) i += 1;
      continue;
    }
    kept.push(word);
    if (word !== 'compose') return [...kept, ...words.slice(i + 1)];
  }
  return kept;
}
