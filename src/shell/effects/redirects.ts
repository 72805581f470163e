/** What redirections write: nothing, a file, a disk. */
import type { SimpleCommand } from '../commands-of.ts';
import type { Judgement } from './judgement.ts';

const nowhere = /^(?:\/dev\/(?:null|stdout|stderr|stdin|tty|fd\/\d+)|-|\d+-?|)$/;
const disk = /^\/dev\/(?:sd|hd|vd|xvd|nvme|mmcblk|mapper\/|md|dm-|rbd|disk)/;

/** What the redirections of `command` do, or null where they write nothing that lasts. */
export function redirectJudgement(command: SimpleCommand): Judgement | null {
  for (const { operator, target } of command.redirects) {
    if (!/>/.test(operator) || operator === '<>' || nowhere.test(target)) continue;
    if (disk.test(target)) return { effect: 'destroy', why: `overwrites the device ${target}` };
    if (operator === '>' && empties(command)) return { effect: 'destroy', why: `empties ${target}` };
    return { effect: 'change', why: operator.endsWith('>>') ? `adds to ${target}` : `writes ${target}` };
  }
  return null;
}

/** `> file`, `: > file`, `cat /dev/null > file`. */
function empties(command: SimpleCommand): boolean {
  const [program, first] = command.words;
  if (program === undefined) return command.assignments.length === 0 && command.text.startsWith('>') && command.redirects.length === 1;
  return program === ':' || (program === 'true' && first === undefined) || (program === 'cat' && first === '/dev/null');
}
