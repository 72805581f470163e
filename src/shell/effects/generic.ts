/** The rules for programs and sub-commands that no row knows: words like `delete`, `list`, `--help`, and task names. */
import type { Judgement } from './judgement.ts';
import { runnerJudgement } from './runners.ts';
import { taskNameEffect, verbEffect } from './task-names.ts';
import type { CommandWords } from './words.ts';

const help = new Set(['--help', '--version', '-help', '-version', '-V', '--usage']);
const destroyingOptions = /^--?(?:delete|destroy|drop|purge|wipe|erase|remove|truncate|uninstall|prune|reset|cleanup|decommission|force-delete|delete-all|remove-all|unregister|teardown)(?:$|-(?!on|after|older|branch|source)\w+$)/;
const readingOptions = /^--?(?:list|status|show|info|describe|check|verify|validate|print|dump-config|print-config|list-\w+|show-\w+|get|get-\w+|diagnose|query|health|stats|summary|lint|test-config)$/;
const dryRuns = /^--?(?:dry-run|dryrun|dry_run|what-if|whatif|simulate|noop|no-act)$/;

/** What a command that no row knows does, as far as its words tell; the first word of a `script` of the project is a task's name. */
export function genericJudgement(command: CommandWords, script = false): Judgement {
  if ([...command.options].some((o) => help.has(o)) || (command.args.length === 1 && /^(?:-h|-v|help|version)$/.test(command.args[0] ?? ''))) return { effect: 'read', why: 'asks for help or the version' };
  const runner = runnerJudgement(command);
  if (runner !== null) return dry(command) ?? runner;
  const options = [...command.options];
  const verbs = command.positionals.slice(0, 3).filter((w) => /^[\w:.-]+$/.test(w)).map((word) => ({ word, effect: verbEffect(word) }));
  const task = script ? taskNameEffect(command.positionals[0] ?? '') : null;
  if (task !== null) return dry(command) ?? task;
  const deletes = verbs.find((v, i) => v.effect === 'destroy' && !verbs.slice(0, i).some((b) => b.effect === 'read'));
  if (deletes !== undefined) return dry(command) ?? { effect: 'destroy', why: `"${deletes.word}" says that it deletes` };
  const deleting = options.find((o) => destroyingOptions.test(o));
  if (deleting !== undefined) return dry(command) ?? { effect: 'destroy', why: `${deleting} says that it deletes` };
  const isDry = dry(command);
  if (isDry !== null) return isDry;
  const reads = verbs.find((v) => v.effect === 'read');
  if (reads !== undefined && !verbs.some((v) => v.effect === 'change')) return { effect: 'read', why: `"${reads.word}" says that it looks` };
  const reading = options.find((o) => readingOptions.test(o));
  if (reading !== undefined) return { effect: 'read', why: `${reading} says that it looks` };
  const named = taskNameEffect(command.program, false);
  if (named !== null && command.program.length > 3) return named;
  return { effect: 'unknown', why: `nothing is known of ${command.program}` };
}

/** An option that asks for a dry run, on a program that we do not know to honour it: not destruction, and not surely reading. */
function dry(command: CommandWords): Judgement | null {
  const option = [...command.options].find((o) => dryRuns.test(o));
  return option === undefined ? null : { effect: 'unknown', why: `${option} asks for a dry run; whether ${command.program} honours it is not in the table` };
}
