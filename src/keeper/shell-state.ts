/** The state of a shell between two steps: what bash printed of it, read, filtered, and written as the text that restores it. */
import { holdsSecret, secretName } from '../model/secret-forms.ts';
import { decodeQuoted, readDeclarations } from './declarations.ts';
import { looksLikeKey } from './key-masker.ts';

/** One variable or function, with the text that brings it back. */
export interface Named {
  readonly name: string;
  readonly text: string;
}

export interface ShellState {
  /** Absolute. */
  readonly cwd: string;
  /** Exported values that a process's environment can carry. */
  readonly environment: Readonly<Record<string, string>>;
  /** Variables with other attributes, or not exported: `declare` lines. */
  readonly variables: readonly Named[];
  readonly functions: readonly Named[];
  readonly exportedFunctions: readonly string[];
  /** `alias` lines. */
  readonly aliases: string;
  /** `$SHELLOPTS` and `$BASHOPTS`; null for a fresh shell. */
  readonly shellOptions: string | null;
  readonly bashOptions: string | null;
  readonly umask: string | null;
  /** What `trap … EXIT` asked for, still to be done; '' for nothing. */
  readonly atExit: string;
  /** What was asked for so in a run that was resumed, and is no longer done by itself; '' for nothing. */
  readonly atExitTold: string;
}

/** What of an environment a first step is born with: the same as every later one. */
export function inherited(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => (!bashOwn.has(name) || exportable.has(name)) && !ours.test(name)));
}

/** The state before the first step. */
export function freshState(cwd: string, environment: Readonly<Record<string, string>>): ShellState {
  return { cwd, environment, variables: [], functions: [], exportedFunctions: [], aliases: '', shellOptions: null, bashOptions: null, umask: null, atExit: '', atExitTold: '' };
}

/** Bash's own: they cannot be set again, or mean nothing in another process. */
const bashOwn = new Set([
  'BASH', 'BASHOPTS', 'BASHPID', 'BASH_VERSINFO', 'EUID', 'PPID', 'SHELLOPTS', 'UID', 'FUNCNAME', 'DIRSTACK', 'GROUPS', 'PIPESTATUS', 'LINENO', 'SECONDS', 'RANDOM',
  'SRANDOM', 'EPOCHSECONDS', 'EPOCHREALTIME', 'SHLVL', '_', 'COMP_WORDBREAKS', 'HISTCMD', 'HOSTNAME', 'HOSTTYPE', 'MACHTYPE', 'OSTYPE', 'LINES', 'COLUMNS', 'PWD',
]);
/** Of these those that others may export as well (a container's HOSTNAME): programs then get them. */
const exportable = new Set(['HOSTNAME', 'HOSTTYPE', 'MACHTYPE', 'OSTYPE', 'LINES', 'COLUMNS', 'COMP_WORDBREAKS']);
/** Bash's own as well, but a script may set them: carried where they differ. */
const bashDefaults: Readonly<Record<string, string>> = { IFS: 'declare -- IFS=$\' \\t\\n\'', PS4: 'declare -- PS4="+ "', OPTIND: 'declare -i OPTIND="1"', OPTERR: 'declare -- OPTERR="1"' };
/** Ours: the wrapper's, and what marks the processes of a step. */
const ours = /^__runbook_|^RUNBOOK_(RUN|STEP)$/;

/**
 * Reads what the wrapper's end wrote (`wrapper.ts`): sections between NUL bytes.
 * @returns null where it is not whole
 */
export function readState(bytes: Buffer): ShellState | null {
  // Written once more after a handler of the block's EXIT: the last that is whole counts.
  const sections = bytes.toString('utf8').split(/(?<=\0end\n)/).findLast((text) => text.endsWith('\0end\n'))?.split('\0') ?? [];
  if (sections.length < 11) return null;
  const [, shellOptions = '', bashOptions = '', cwd = '', umask = '', declared = '', names = '', bodies = '', aliases = '', atExit = ''] = sections;
  // without the members that every object has: a variable may be called as one of them
  const environment = Object.create(null) as Record<string, string>;
  const variables: Named[] = [];
  for (const { name, flags, value, text } of readDeclarations(declared)) {
    // It went with the mode, which is left before anything is printed (`wrapper.ts`).
    if (name === '__runbook_posix' && value !== null) environment['POSIXLY_CORRECT'] = decodeQuoted(value) ?? '';
    if (name === 'DIRSTACK') variables.push(...foldersBelow(value ?? ''));
    if ((bashOwn.has(name) && !(flags === 'x' && exportable.has(name))) || name.startsWith('BASH_') || ours.test(name) || bashDefaults[name] === text) continue;
    const decoded = flags === 'x' && value !== null ? decodeQuoted(value) : null;
    if (decoded !== null) environment[name] = decoded;
    // Declared but unset: bash brings it back as that by itself.
    else variables.push({ name, text });
  }
  const listed = names.split('\n').flatMap((line) => {
    const found = /^declare -([a-zA-Z-]*f[a-zA-Z]*) (\S+)$/.exec(line);
    return found?.[1] !== undefined && found[2] !== undefined ? [{ name: found[2], exported: found[1].includes('x') }] : [];
  });
  return {
    cwd, environment, variables, functions: splitFunctions(bodies, listed.map((f) => f.name)), exportedFunctions: listed.filter((f) => f.exported).map((f) => f.name),
    aliases: aliases.trim(), shellOptions, bashOptions, umask: umask.trim(), atExit, atExitTold: '',
  };
}

/** What lies below the folder that one stands in (`pushd`), as what puts it there again: each comes right below that folder. */
function foldersBelow(value: string): readonly Named[] {
  const [, ...below] = membersOf(value);
  return below.length === 0 ? [] : [{ name: 'DIRSTACK', text: below.toReversed().map((folder) => `builtin pushd -n ${folder} >/dev/null`).join('\n') }];
}

/** The members of a list as `declare -p` prints it, quotes on. */
const membersOf = (value: string): string[] => [...value.matchAll(/\]=("(?:[^"\\]|\\.)*"|\$'(?:[^'\\]|\\.)*')/gs)].map(([, one = '']) => one);

/** Cuts the output of `declare -f` into single functions; `declare -F` gives the same order. */
function splitFunctions(text: string, names: readonly string[]): Named[] {
  const starts = names.reduce<number[]>((found, name) => {
    const from = found.at(-1) ?? 0;
    const at = text.startsWith(`${name} () `, from) ? from : text.indexOf(`\n${name} () `, from) + 1;
    return [...found, at];
  }, []);
  return names.map((name, i) => ({ name, text: text.slice(starts[i], starts[i + 1] ?? text.length).trimEnd() }));
}

/** The longest string a process can be given in its environment: MAX_ARG_STRLEN of Linux, its end included. */
export const longestEnvironmentString = 128 * 1024 - 1;

/** The exported variable that no program could be started with, or null. */
export function tooLong(environment: Readonly<Record<string, string>>): string | null {
  return Object.entries(environment).find(([name, value]) => Buffer.byteLength(name) + 1 + Buffer.byteLength(value) > longestEnvironmentString)?.[0] ?? null;
}

/** What of a state may be kept on the disk for a resumed run, and the names that may not. */
export interface KeptState {
  readonly kept: StoredState;
  readonly notKept: readonly string[];
}

/** As written to `state/shell.json`: the environment as what the run changed of it. */
export interface StoredState extends Omit<ShellState, 'environment'> {
  readonly changed: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

/**
 * Leaves out what holds a form of a secret, or is named like one; of the environment only what the run changed, because the
 * operator's own may hold secrets that nobody declared. `hidden`: names of what was typed unseen.
 */
export function keepState(state: ShellState, initial: Readonly<Record<string, string>>, forms: readonly string[], hidden: ReadonlySet<string> = new Set()): KeptState {
  const notKept: string[] = [];
  const may = (name: string, text: string): boolean => {
    const fine = !holdsSecret(text, forms) && !secretName(name) && !hidden.has(name) && !looksLikeKey(text);
    if (!fine) notKept.push(name);
    return fine;
  };
  const changed = Object.fromEntries(Object.entries(state.environment).filter(([name, value]) => initial[name] !== value && may(name, value)));
  const aliases = state.aliases.split('\n').filter((line) => !holdsSecret(line, forms)).join('\n');
  const variables = state.variables.filter((v) => may(v.name, v.text));
  const functions = state.functions.filter((f) => may(f.name, f.text));
  const { environment, ...rest } = state;
  return {
    kept: {
      ...rest, ...exitKept(state, forms, variables.length + functions.length < state.variables.length + state.functions.length || notKept.length > 0), changed, removed: Object.keys(initial).filter((name) => !Object.hasOwn(environment, name) && !ours.test(name)),
      variables, functions, aliases,
    },
    notKept,
  };
}

/** What is to be done at the end is kept to be done only where all that it may use is kept as well (`rm -rf "$DIR/$NAME"` with nothing in it); else to be told of. */
function exitKept({ atExit, atExitTold }: ShellState, forms: readonly string[], isPartly: boolean): Pick<ShellState, 'atExit' | 'atExitTold'> {
  const isSecret = holdsSecret(atExit, forms);
  return isPartly || isSecret ? exitTold(atExitTold, isSecret ? '…' : atExit) : { atExit, atExitTold };
}

/** What is asked for is told at the end, with what is told of already. */
const exitTold = (told: string, asked: string): Pick<ShellState, 'atExit' | 'atExitTold'> => ({ atExit: '', atExitTold: [told, asked].filter(Boolean).join('\n') });

/** The state with other values of inputs: what a block has made of their variables gives way. */
export function withInputs(state: ShellState, inputs: Readonly<Record<string, string>>): ShellState {
  return { ...state, environment: { ...state.environment, ...inputs }, variables: state.variables.filter(({ name }) => !Object.hasOwn(inputs, name)) };
}

/** The state of a resumed run: what was kept, on the environment and inputs of now; `anew` names the inputs that were given another value since. */
export function restoreState(stored: StoredState, initial: Readonly<Record<string, string>>, anew: readonly string[]): ShellState {
  // One that was kept before there was such a thing asks for nothing at the end.
  const { changed, removed, atExit = '', atExitTold = '', ...rest } = stored;
  const kept = Object.entries(changed).filter(([name]) => !anew.includes(name));
  const environment = Object.fromEntries([...Object.entries(initial), ...kept].filter(([name]) => !removed.includes(name) || anew.includes(name)));
  // With other values it would do another thing.
  return { ...rest, ...(anew.length > 0 ? exitTold(atExitTold, atExit) : { atExit, atExitTold }), environment, variables: rest.variables.filter(({ name }) => !anew.includes(name)) };
}

/** The values that a variable has, of a list all; none where it has none. */
export function valuesOf({ environment, variables }: ShellState, name: string): string[] {
  const exported = Object.hasOwn(environment, name) ? environment[name] : undefined;
  if (exported !== undefined) return [exported];
  return readDeclarations(variables.find((v) => v.name === name)?.text ?? '').flatMap(({ value }) => {
    const whole = value === null ? null : decodeQuoted(value);
    if (value === null || whole !== null) return whole ?? [];
    return membersOf(value).flatMap((one) => decodeQuoted(one) ?? []);
  });
}
