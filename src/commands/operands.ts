/** What a command line names, checked: a document, a folder. */
import { resolve } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Say } from '../words/say.ts';
import { shellWord } from '../words/shell-word.ts';
import { lookAt } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import { splitTarget } from './open-document.ts';
import type { Arguments } from './parse-arguments.ts';

/** The path of a document that is taken whole. @throws Failure (exit 2) where a section of it is named: that would be passed over */
export function wholeDocument(target: string, args: Arguments, say: Say, option?: string): string {
  const { path, fragment } = splitTarget(target);
  if (fragment !== null) throw new Failure({ message: option === undefined ? say('usage.whole', { command: args.command, target }) : say('usage.section', { option, target }), exitCode: exitCode.usage, advice: say('usage.near', { near: `runbook ${args.command} ${shellWord(path)}${option === undefined ? '' : ` ${option}`}` }) });
  return path;
}

/** The one document. @throws Failure (exit 2) for none or several. */
export function oneDocument(args: Arguments, say: Say): string {
  const [target, ...more] = args.operands;
  const advice = say('usage.help-of', { command: args.command });
  if (target === undefined || target === '') throw new Failure({ message: say('usage.operand', { command: args.command, what: 'DOC[#section]' }), exitCode: exitCode.usage, advice });
  if (more.length > 0) throw new Failure({ message: say('usage.too-many', { command: args.command, count: args.operands.length }), exitCode: exitCode.usage, advice });
  return target;
}

/** The folder that an option names. @returns its absolute path; null where the option is not given @throws Failure (exit 2) for one that is not there */
export function givenFolder(args: Arguments, option: 'cwd' | 'runs-dir' | 'runs', terminal: Terminal, say: Say): string | null {
  const folder = args.value(option);
  const path = folder === null ? null : resolve(terminal.cwd, folder);
  if (folder !== null && path !== null && lookAt(path).kind !== 'folder') throw new Failure({ message: say('cwd.missing', { folder }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: args.command }) });
  return path;
}
