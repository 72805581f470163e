/** A command without what was only pasted or written along with it. */
import { parsesAsShell } from './command-look.ts';

/** A command of several lines that was pasted without its first prompt and with all of its second ones ("curl -d '{", "> …", "> }'"). One `> x` by itself may redirect. */
export function withoutSecondPrompts(command: string): string {
  const [first = '', ...rest] = command.split('\n');
  if (rest.length < 2 || !rest.every((line) => /^\s*>(?:\s|$)/.test(line))) return command;
  const bare = [first, ...rest.map((line) => line.replace(/^\s*> ?/, ''))].join('\n');
  return parsesAsShell(bare) ? bare : command;
}

/** "make check (not needed on Windows)", "npm audit → no more than two": a remark in brackets that the shell could not read, or behind an arrow. */
export function withoutRemark(command: string): string {
  const arrow = /^([^'"\n]*?[^'"\s])\s+[→⇒⟶➜]\s+[\p{L}\d][^\n]*$/u.exec(command)?.[1];
  if (arrow !== undefined && !/\s#/.test(arrow)) return withoutRemark(arrow);
  const remark = /\s+\((?=[^()\n]*\p{L}[^()\n]* )(?:"[^"()\n]*"|[^()=$\n])*\)\s*$/u.exec(command);
  if (!remark || parsesAsShell(command)) return command;
  const bare = command.slice(0, remark.index);
  return parsesAsShell(bare) ? bare : command;
}
