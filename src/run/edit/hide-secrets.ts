/** A difference of a file without the secrets that stand in it beside what the document changes: it goes to the screen, the record and into tickets. Pure. */
import { mask, secretName } from '../../model/secret-forms.ts';

const setting = /^(\s*(?:export\s+|-\s+)?["']?([\w.-]+)["']?\s*[:=]\s*)(\S.*)$/;
/** What is no secret itself: a reference, a switch, a small number, nothing. */
const harmless = /^(?:["']?(?:\$\{?\w|\{\{|<)|(?:true|false|null|~|\d{1,3}|[[{|>].*|["']{2})?[,;]?\s*$)/;

/** What stands before the secret of a line, or null where it holds none. */
function beforeSecret(line: string): string | null {
  const [, before, key = '', value = ''] = setting.exec(line) ?? [];
  return before === undefined || !namesSecret(key) || harmless.test(value) ? null : before;
}

/** Whether a setting of this name holds a secret. @param path as `services.db.password` */
export function namesSecret(path: string): boolean {
  const name = path.replace(/^.*[.\]]/, '').replace(/(?<=[a-z\d])(?=[A-Z])|-/g, '_');
  return secretName(name) && !/^key$/i.test(name);
}

/**
 * The difference with the values hidden that stay as they are, and those whose place takes a secret now.
 * @param shown a unified difference in which the run's own secrets are hidden
 */
export function hideSecrets(shown: string): string {
  const lines = shown.split('\n');
  const taken = new Set(lines.flatMap((line) => (line.startsWith('+') && line.includes(mask) ? [beforeSecret(line.slice(1))?.trim()] : [])));
  return lines.map((line) => {
    const before = /^[ -](?!-- )/.test(line) ? beforeSecret(line.slice(1)) : null;
    return before !== null && (line.startsWith(' ') || taken.has(before.trim())) ? `${line[0]}${before}${mask}` : line;
  }).join('\n');
}
