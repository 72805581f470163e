/** The options of a run, read and checked once. */
import { resolve } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Consent } from '../model/run.ts';
import type { PlanInput } from '../model/plan.ts';
import { secretName } from '../model/secret-forms.ts';
import { secretNames } from '../model/secret-input.ts';
import { shellWord } from '../words/shell-word.ts';
import type { Say } from '../words/say.ts';
import { readStandardInput, readTextIfThere } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Given } from '../ask/given-answers.ts';
import { givenFolder } from './operands.ts';
import type { Arguments } from './parse-arguments.ts';

export interface RunOptions {
  /** A person is there and may be asked. */
  readonly attended: boolean;
  readonly json: boolean;
  readonly consent: Consent;
  readonly trusted: boolean;
  /** Absolute; null for the default. */
  readonly cwd: string | null;
  readonly runsDir: string | null;
}

/** @throws Failure (exit 2) for a folder that is not there. */
export function runOptions(args: Arguments, terminal: Terminal, say: Say): RunOptions {
  const attended = terminal.attended && !args.flag('non-interactive');
  const cwd = givenFolder(args, 'cwd', terminal, say);
  const runsDir = args.value('runs-dir');
  const manual = args.value('manual') as Consent['manual'] | null;
  return {
    attended, json: args.value('output') === 'json', trusted: args.flag('trust'), cwd,
    // Nobody can be asked without a terminal: `--manual=ask` then pauses.
    consent: { ordinary: args.flag('yes'), destroy: args.flag('allow-destroy'), manual: attended ? (manual ?? 'ask') : manual === 'skip' ? 'skip' : 'pause' },
    runsDir: runsDir === null ? null : resolve(terminal.cwd, runsDir),
  };
}

/** As it is typed. */
export const agreedTo = ({ ordinary, destroy, manual }: Consent): readonly string[] => [...(ordinary ? ['--yes'] : []), ...(destroy ? ['--allow-destroy'] : []), ...(manual === 'skip' ? ['--manual=skip'] : [])];

/** What was given beforehand, with the files read. @throws Failure (exit 2) for a file that cannot be read. */
export function givenOptions(args: Arguments, terminal: Terminal, earlier: Given['earlier'], say: Say): Given {
  const files = args.values('vars-file').map((path) => {
    const text = path === '-' ? readStandardInput() : readTextIfThere(path);
    if (text === null) throw new Failure({ message: say('document.missing', { path }), exitCode: exitCode.usage, advice: say('vars-file.advice') });
    return { path, text };
  });
  return { vars: args.values('var'), commands: args.values('var-command'), files, environment: terminal.environment, earlier };
}

/**
 * What was typed as a line to type again. A secret's value is left out: such lines stand in logs.
 * @param inputs of the plan: which of them are secrets, beside what sounds like one
 */
export function retyped(args: readonly string[], inputs: readonly PlanInput[]): string {
  const secrets = secretNames(inputs);
  const open = (pair: string, option: string): string => {
    const [name = ''] = pair.split('=', 1);
    return name.length < pair.length && (secrets.includes(name) || secretName(name)) ? `${option}${shellWord(name)}=…` : shellWord(`${option}${pair}`);
  };
  return ['runbook', ...args.map((arg, i) => (args[i - 1] === '--var' ? open(arg, '') : arg.startsWith('--var=') ? open(arg.slice('--var='.length), '--var=') : shellWord(arg)))].join(' ');
}
