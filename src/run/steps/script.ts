/** Code in another language: its file goes to the interpreter, in the carried-over environment and directory. */
import type { ScriptStep } from '../../model/plan.ts';
import { withAnswers } from '../../model/answer.ts';
import { attemptFiles } from '../../model/attempt-files.ts';
import { own } from '../../model/own.ts';
import { zxProgram } from '../../world/zx-program.ts';
import { writePrivate } from '../../world/files.ts';
import type { RunContext } from '../run-context.ts';
import type { KindResult, Position } from '../step-result.ts';
import { scriptWays } from './script-ways.ts';
import { runCode } from './shell.ts';

export async function runScript(context: RunContext, step: ScriptStep, position: Position, attempt: number): Promise<KindResult> {
  const known = own(scriptWays, step.interpreter.toLowerCase());
  const way = known && step.client !== undefined ? { ...known, command: `${step.client} < FILE` } : known ?? { ending: 'txt', command: `${word(step.interpreter)} FILE` };
  return runCode(context, step, position, attempt, async (edited) => {
    const text = edited ?? step.code;
    const { block } = attemptFiles(context.ports.journal.folder, position.n, step.id, attempt);
    const file = block.replace(/\.sh$/, `.${way.ending}`);
    const used = step.inputs.filter((name) => text.includes(`\${${name}}`));
    const secret = used.some((name) => context.ready.secrets.includes(name));
    // With a secret in it the whole is made by bash, from the environment, and goes through a pipe: never to the disk.
    const filled = secret ? text : withAnswers(text, used, context.ready.answers);
    await writePrivate(file, filled.endsWith('\n') ? filled : `${filled}\n`);
    const program = /^\S+/.exec(way.command)?.[0] ?? '';
    const missing = program === 'ZX' ? '' : `command -v ${program} >/dev/null || { printf '%s\\n' ${word(context.say('interpreter', { name: step.interpreter }))} >&2; exit 127; }\n`;
    const command = secret ? throughPipe(way.command, file, used) : way.command.replace('FILE', word(file));
    return { code: `${missing}${command.replace('ZX', zxProgram().map(word).join(' '))}\n`, shown: text };
  });
}

/** The command with its text read from the file, values put in from the environment, in memory only. */
function throughPipe(command: string, file: string, names: readonly string[]): string {
  const puts = names.map((name) => `t=\${t//'\${${name}}'/"$${name}"}`).join('; ');
  const input = `<(t=$(<${word(file)}); ${puts}; printf '%s\\n' "$t")`;
  return command.replace('< FILE', 'FILE').replace('FILE', /< FILE|^ZX/.test(command) ? `< ${input}` : input);
}

/** In single quotes. */
function word(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
