/** Answers that were given beforehand: `--var`, `--var-command`, `--vars-file`, the environment, an earlier run; in that order of rank. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { PlanInput } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import { nearest } from '../words/nearest.ts';
import type { Say } from '../words/say.ts';
import { parseVarsFile } from './vars-file.ts';

export interface Given {
  /** `NAME=VALUE`, as typed. */
  readonly vars: readonly string[];
  /** `NAME=COMMAND`, as typed. */
  readonly commands: readonly string[];
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the run that is carried on. */
  readonly earlier: Answers;
}

export interface GivenAnswers {
  readonly answers: Answers;
  /** Name → the operator's own command that says the value; not run yet. */
  readonly commands: Readonly<Record<string, string>>;
}

/** What a name in the environment begins with. */
const environmentPrefix = 'RUNBOOK_VAR_';

/** @throws Failure (exit 2) for a name that the document does not have (the nearest is named) or a file that cannot be understood. */
export function givenAnswers(inputs: readonly PlanInput[], given: Given, path: string, say: Say): GivenAnswers {
  const names = inputs.map((i) => i.name);
  const pair = (text: string, option: string): readonly [string, string] => {
    const equals = text.indexOf('=');
    const typed = equals < 0 ? text : text.slice(0, equals);
    // As the document has it, where the shell acts on the name itself, or its commands set it to something else.
    const name = [typed, `INPUT_${typed}`, `${typed}_VALUE`].find((one) => names.includes(one)) ?? typed;
    if (!names.includes(name)) throw unknownName(name, option, names, path, say);
    if (equals < 0) throw new Failure({ message: say('usage.value', { option, value: `${name}=…` }), exitCode: exitCode.usage, advice: `${option} ${name}=…` });
    return [name, text.slice(equals + 1)];
  };
  const commands = Object.fromEntries(given.commands.map((text) => pair(text, '--var-command')));
  const answers: Record<string, string> = { ...given.earlier };
  for (const name of names) {
    const value = given.environment[`${environmentPrefix}${name}`];
    if (value !== undefined) answers[name] = value;
  }
  for (const file of given.files) {
    const values = understandFile(file, say);
    for (const name of names) if (values[name] !== undefined) answers[name] = values[name];
  }
  for (const name of Object.keys(commands)) delete answers[name];
  for (const [name, value] of given.vars.map((text) => pair(text, '--var'))) {
    answers[name] = value;
    delete commands[name];
  }
  return { answers, commands };
}

function understandFile(file: { readonly path: string; readonly text: string }, say: Say): Readonly<Record<string, string>> {
  try {
    return parseVarsFile(file.path, file.text);
  } catch (error) {
    throw new Failure({ message: say('vars-file.broken', { path: file.path, why: (error as Error).message }), exitCode: exitCode.usage, advice: say('vars-file.advice') });
  }
}

function unknownName(name: string, option: string, names: readonly string[], path: string, say: Say): Failure {
  const near = nearest(name, names);
  const advice = near ? say('usage.near', { near: `${option} ${near}=…` }) : names.length > 0 ? say('input.those', { names: names.join(', ') }) : say('input.none');
  return new Failure({ message: say('input.unknown', { path, name: shownName(name) }), exitCode: exitCode.usage, advice });
}

/** A name as it was typed, without what may be a value behind another sign than `=` (`TOKEN:hunter2`): it would stand on the screen. */
const shownName = (name: string): string => name.replace(/^([\p{L}\p{N}_.-]+)[^\p{L}\p{N}_.-].*/su, '$1…');
