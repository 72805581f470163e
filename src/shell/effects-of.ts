/** What the commands of a shell text do: read, change, destroy, unknown. */
import { byText } from '../model/by-text.ts';
import type { CommandEffect } from '../model/effect.ts';
import { clientTakesAll, handClient } from './clients.ts';
import { commandsOf } from './commands-of.ts';
import type { ShellCommands } from './commands-of.ts';
import { languageOf, judgeCode } from './effects/carriers.ts';
import { sqlJudgements } from './effects/sql.ts';
import { interactiveCommand } from './effects/interactive.ts';
import { judge } from './effects/judge.ts';
import { byNameOnly, byNameRead } from './effects/task-names.ts';
import type { Surroundings } from './effects/judge.ts';
import { gravest } from './effects/judgement.ts';
import type { Judgement } from './effects/judgement.ts';
import { madePaths } from './effects/removal.ts';

/** Shell text inside shell text beyond this depth is called unknown. */
const deepest = 8;

/** One entry for each simple command in `source`, in order; `source` may still hold placeholders. Never throws. */
export const effectsOf = byText((source: string): readonly CommandEffect[] => judged(commandsOf(source), 0).map(({ command, judgement }) => ({ command, effect: judgement.effect, why: judgement.why })));

function judged(shell: ShellCommands, depth: number): { command: string; judgement: Judgement }[] {
  const around: Surroundings = {
    functions: shell.functions,
    made: madePaths(shell.commands),
    merged: new Set(shell.commands.flatMap(({ words }) => (words[0] === 'git' && words[1] === 'branch' && (words[2] === '-d' || words[2] === '--delete') ? words.slice(3) : []))),
    makesDatabase: shell.commands.some((c) => /\bcreatedb\b|\bcreate\s+database\b|\bcreateuser\b.*\bcreatedb\b/i.test(`${c.text} ${c.input.kind === 'text' ? c.input.text : ''}`)),
    judgeSource: (inner, level) => (level > deepest ? { effect: 'unknown', why: 'too deeply nested' } : gravest(judged(commandsOf(inner), level).map((j) => j.judgement), { effect: 'read', why: 'nothing to run' })),
  };
  return shell.commands.map((command) => ({ command: command.text, judgement: judge(command, around, depth) }));
}

/** Whether a command's effect is not known, or told by nothing but a name that says that it does something. */
export const isUncertain = ({ effect, why }: CommandEffect): boolean => effect === 'unknown' || (effect === 'change' && why.endsWith(byNameOnly));

/** Whether nothing but a name says that it only looks. */
export const isReadByName = ({ effect, why }: CommandEffect): boolean => effect === 'read' && why.endsWith(byNameRead);

/** The same for code in another language (SQL, JavaScript, Python, PowerShell, a REPL): one entry a statement of SQL, else one for the whole. */
export function scriptEffectsOf(source: string, interpreter: string): readonly CommandEffect[] {
  const byHand = handClient(interpreter);
  if (byHand !== null) {
    const command = source.trim().split('\n')[0] ?? '';
    if (byHand.destroys?.test(source)) return [{ command, effect: 'destroy', why: 'deletes or overwrites data' }];
    if (byHand.changes?.test(source)) return [{ command, effect: 'change', why: `changes something, in ${byHand.name}` }];
    return [clientTakesAll(byHand, source.split('\n')) ? { command, effect: 'read', why: `looks, in ${byHand.name}` } : { command, effect: 'unknown', why: `typed into ${byHand.name}` }];
  }
  const language = languageOf(interpreter) ?? (/^\s*(?:--.*\n\s*)*(?:select|insert|update|delete|create|alter|drop|truncate|grant|begin|with|show)\b/i.test(source) ? 'sql' : 'code');
  if (language === 'shell') return effectsOf(source);
  if (language === 'sql') {
    const statements = sqlJudgements(source);
    return statements.map(({ statement, judgement }) => ({ command: statement, ...judgement }));
  }
  const whole = { command: source.trim().split('\n')[0] ?? '', ...judgeCode(language, source) };
  return language === 'powershell' ? [whole, ...nativeLines(source).flatMap((line) => effectsOf(line))] : [whole];
}

/** Statements of PowerShell and names of its own for what other shells call so: none of them is a program of the system. */
const powershellOwn = /^(?:if|else|elseif|foreach|for|while|do|switch|function|filter|param|begin|process|end|try|catch|finally|return|exit|break|continue|throw|using|class|enum|trap|data|cd|chdir|dir|ls|gci|cls|clear|echo|write|sleep|set|type|cat|gc|select|where|sort|measure|foreach-object|ps|gps|kill|pwd|gl|sl|ii|iex|irm|iwr|icm|sal|ni|ri|rd|del|erase|copy|cpi|move|mi|ren|md|mkdir|rmdir|tee|more|history|start|sc|rem|call|setlocal|endlocal|pause|goto|title|color|ver|vol|path|prompt|assoc|ftype|set-\w+)$/i;

/** Lines of a script of PowerShell or of Windows' command prompt that call a program of the system (`docker compose down -v`), up to a pipe into a cmdlet. */
function nativeLines(source: string): string[] {
  return source.replace(/(?:`|\^)[ \t]*\n\s*/g, ' ').split('\n').flatMap((line) => {
    const text = line.trim().replace(/\s*\|\s*[A-Z][\p{L}]+-[\p{L}]+[\s\S]*$/u, '');
    const [, program = '', rest = ''] = /^(?:&\s+)?([a-z][\w-]*)(?:\.exe)?((?:\s[\s\S]*)?)$/i.exec(text) ?? [];
    return program === '' || powershellOwn.test(program) || /^[A-Z][a-z]+-[A-Z]/.test(program) || /^\s*[=({]/.test(rest) ? [] : [`${program}${rest}`];
  });
}

/** Whether a command of `source` takes the terminal: a shell, a client, an editor, a login, a pager. */
export const isInteractive = byText((source: string): boolean => commandsOf(source).commands.some((command) => interactiveCommand(command)));
