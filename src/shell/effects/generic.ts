/** The rules for programs and sub-commands that no row knows: words like `delete`, `list`, `--help`, and task names. */
import { own } from '../../model/own.ts';
import type { Judgement } from './judgement.ts';
import { runnerJudgement } from './runners.ts';
import { byNameOnly, taskNameEffect, verbEffect } from './task-names.ts';
import type { CommandWords } from './words.ts';

const help = new Set(['--help', '--version', '-help', '-version', '-V', '--usage']);
const destroyingOptions = /^--?(?:delete|destroy|drop|purge|wipe|erase|remove|truncate|uninstall|prune|reset|cleanup|decommission|force-delete|delete-all|remove-all|unregister|teardown)(?:$|-(?!on|after|older|branch|source)\w+$)/;
const readingOptions = /^--?(?:list|status|show|info|describe|check|verify|validate|print|dump-config|print-config|list-[\w-]+|show-(?:config\w*|settings|version|info|status|urls?|env\w*|paths?|schema|defaults|plan)|get|get-[\w-]+|diagnose|query|health|stats|summary|lint|test-config)$/;
const dryRuns = /^--?(?:dry-run|dryrun|dry_run|what-if|whatif|simulate|noop|no-act)$/;

/** Sub-commands that only look, whatever the program. */
const looking = new Set('list ls show status info describe inspect display version versions validate verify lint whoami history outdated search diff doctor lookup preview examine images containers ps logs top tail events stats check'.split(' '));
/** First words that do something: the word after them is what they do it to. */
const doing = /^(?:(?:add|del|set|create|remove|import|update|un(?:set|mount))\w*|install|new|make|run|exec|start|stop|restart|reload|up|down|upgrade|apply|push|deploy|rm|send|post|cp|copy|mv|move|rename|export|backup|restore|build|release|publish|init|enable|disable|edit|write|put|save|sync|clone|download|fetch|pull|get|login|logout|register|grant|revoke|attach|detach|connect|mount|generate|gen|dump|load|reset|clean|clear|flush|migrate|rollback|join|leave|scale|switch|use|bootstrap|provision|renew|sign|tag|commit|merge|open|close|call|invoke|trigger|submit|destroy|drop|purge|wipe)$/;

/** Of these nobody knows what they do without what stands behind them. */
const vague = /^(?:run|make|exec|use|call|invoke|open|get|connect|join|new|trigger|close|clean|clear|flush|reset|restore|load|rollback)$/;

/** Of a program that the table knows only as changing something: its own words may say that it looks, or deletes. */
export function restJudgement(command: CommandWords, why: string): Judgement {
  if (looksByItsWords(command)) return { effect: 'read', why: 'its words say that it looks' };
  const deletes = command.positionals.slice(0, 2).find((w) => /^(?:delete|destroy|drop|purge|wipe)$/.test(w));
  return deletes === undefined ? { effect: 'change', why } : { effect: 'destroy', why: `"${deletes}" says that it deletes` };
}

/** `<program> list`, `<program> <thing> list`, `<program> ListThings`. */
function looksByItsWords(command: CommandWords): boolean {
  const [first = '', second = '', third = ''] = command.positionals;
  if (looking.has(first) && !doing.test(second) || /^(?:Get|List|Show|Describe|Find)[A-Z]\w+$/.test(first)) return true;
  // `secrets versions add`: what is looked at elsewhere is here what something is done to.
  return looking.has(second) && command.positionals.length < 5 && /^[a-z][a-z-]*$/.test(first) && !doing.test(first) && !doing.test(third);
}

/** Options by which an interpreter only reads a file: bash(1) -n, php(1) -l, ruby(1) and perl(1) -c, node(1) --check. */
const syntaxChecks: Readonly<Record<string, readonly string[]>> = { bash: ['-n'], sh: ['-n'], zsh: ['-n'], ksh: ['-n'], php: ['-l', '--syntax-check'], ruby: ['-c', '-wc'], perl: ['-c', '-wc'], node: ['--check', '-c'] };

/** Whether an interpreter is only to look at a file. */
export function checksSyntax(command: CommandWords): boolean {
  const option = command.args[0] ?? '';
  return (own(syntaxChecks, command.program) ?? []).includes(option);
}

/** Written in capitals throughout: a value to fill in, no sub-command. */
const value = /^[A-Z][A-Z\d_-]+$/;

/** What a command that no row knows does, as far as its words tell; the first word of a `script` of the project is a task's name. */
export function genericJudgement(command: CommandWords, script = false): Judgement {
  if ([...command.options].some((o) => help.has(o)) || (command.args.length === 1 && (script ? /^(?:-h|help|version)$/ : /^(?:-h|-v|help|version)$/).test(command.args[0] ?? ''))) return { effect: 'read', why: 'asks for help or the version' };
  const runner = runnerJudgement(command);
  if (runner !== null && !runner.why.endsWith(byNameOnly)) return dry(command) ?? runner;
  // `npm run import -- --reset`: what stands behind `--` is an option to the task.
  const options = [...command.options, ...command.positionals.filter((w) => w.startsWith('--'))];
  const verbs = command.positionals.slice(0, 3).filter((w) => /^[\w:.-]+$/.test(w)).map((word) => ({ word, effect: verbEffect(word) })).filter(({ word, effect }) => effect !== 'read' || !value.test(word));
  const called = script ? taskNameEffect(command.positionals[0] ?? '') : null;
  // `fill.py .env`, `publish.sh VERSION`: a file or a value that the script is given is no task that looks
  const task = called?.effect === 'read' && (/^[.~]|\/|\.[A-Za-z]\w{0,5}$/.test(command.positionals[0] ?? '') || value.test(command.positionals[0] ?? '')) ? null : called;
  if (task !== null && !task.why.endsWith(byNameOnly)) return dry(command) ?? task;
  const deletes = verbs.find((v, i) => v.effect === 'destroy' && !verbs.slice(0, i).some((b) => b.effect === 'read'));
  if (deletes !== undefined) return dry(command) ?? { effect: 'destroy', why: `"${deletes.word}" says that it deletes` };
  // `./stack-down.sh -v`: the project's own way to say `docker compose down --volumes`
  if (script && /(?:^|[-_.])down(?:$|[-_.])/.test(command.program) && options.some((o) => o === '-v' || o === '--volumes')) return { effect: 'destroy', why: 'takes containers down and deletes their volumes' };
  const deleting = options.find((o) => destroyingOptions.test(o));
  if (deleting !== undefined) return dry(command) ?? { effect: 'destroy', why: `${deleting} says that it deletes` };
  const isDry = dry(command);
  if (isDry !== null) return isDry;
  // That a name says that something is done excludes none of the words that say what.
  const done = runner ?? task;
  if (done !== null) return done;
  const reads = verbs.find((v) => v.effect === 'read');
  if (reads !== undefined && !verbs.some((v) => v.effect === 'change')) return { effect: 'read', why: `"${reads.word}" says that it looks` };
  const reading = options.find((o) => readingOptions.test(o));
  if (reading !== undefined) return { effect: 'read', why: `${reading} says that it looks` };
  const named = taskNameEffect(command.program, false);
  // a program of that name with a sub-command: the sub-command says what is done
  if (named?.effect === 'destroy' && !script && /^[a-z][a-z-]{2,}$/.test(command.positionals[0] ?? '')) return { effect: 'unknown', why: `nothing is known of ${command.program}` };
  // `php console.php parcels:move`: a console that is told what to do does that
  if (named?.effect === 'read' && /(?:^|[\W_])(?:console|cli|shell)(?:\.\w+)?$/i.test(command.program) && /^[a-z][\w-]*[:-][\w:-]+$/.test(command.positionals[0] ?? '')) return { effect: verbEffect(command.positionals[0] ?? '') ?? 'unknown', why: `nothing is known of ${command.program}` };
  // A program may be called anything (`make`, `install`); a script is called after what it does.
  if (named !== null && command.program.length > 3 && (named.effect !== 'change' || script)) return named;
  const [does = ''] = command.positionals;
  if (doing.test(does) && !vague.test(does)) return { effect: 'change', why: `"${does}" ${byNameOnly}` };
  return { effect: 'unknown', why: `nothing is known of ${command.program}` };
}

/** An option that asks for a dry run, on a program that we do not know to honour it: not destruction, and not surely reading. */
function dry(command: CommandWords): Judgement | null {
  const option = [...command.options].find((o) => dryRuns.test(o));
  return option === undefined ? null : { effect: 'unknown', why: `${option} asks for a dry run; whether ${command.program} honours it is not in the table` };
}
