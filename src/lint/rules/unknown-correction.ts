/** unknown-correction: a word for the program that the program does not know. */
import { maskPlaceholders } from '../../shell/mask.ts';
import { parseShell } from '../../shell/parse-shell.ts';
import { knownPrograms } from '../../shell/programs.ts';
import { fromReading } from '../from-reading.ts';
import { spotOf } from '../spot.ts';
import type { Finding, LintRule, Subject } from '../rule.ts';

export const unknownCorrection: LintRule = {
  name: 'unknown-correction',
  checks: 'Corrections (`run=false`, `<!-- runbook: … -->`, `runbook:` in front matter, the sidecar file) have names and values that are known, and a block to hold for.',
  why: 'A correction that is not understood corrects nothing, and its writer thinks it does.',
  mend: 'Take the name that is proposed; the table of corrections has them all.',
  severity: 'warning',
  check: (subject) => [...fromReading(subject.procedure, 'unknown-correction'), ...unreadCommands(subject)],
  bad: [{ text: '# Restart\n\n<!-- runbook: timout=30s -->\n```bash\nsystemctl restart web\n```\n', found: ['3:1 Unexpected correction `timout`, expected `timeout`'] },
    { text: '# Restart\n\n```bash {tiemout=5m}\nsystemctl restart web\n```\n', found: ['3:1 Unexpected correction `tiemout`, expected `timeout`'] },
    { text: '# Restart\n\n```bash {undo=nope check="if ["}\nsystemctl restart web\n```\n', found: ['3:10 Unexpected value `nope` of the correction `undo`, expected a step\'s id or a command', '3:20 Unexpected value `if [` of the correction `check`, expected a command that a shell can read'] }],
  good: [{ text: '# Restart\n\n<!-- runbook: timeout=30s -->\n```bash\nsystemctl restart web\n```\n' }],
};

/** What is run beside a step, and no shell reads it, or it is one word that is no step and no program of which anything is known. */
function unreadCommands({ document, plan }: Subject): Finding[] {
  const ids = new Set(plan.steps.map((step) => step.id));
  const words = new Set(plan.steps.flatMap((step) => ('code' in step ? step.code.split(/[\s;|&()]+/) : [])));
  return plan.steps.flatMap((step) => (['check', 'dry', 'undo'] as const).flatMap((name): Finding[] => {
    const value = step.corrections[name] ?? '';
    const wants = value === '' || name === 'undo' && ids.has(value) ? null
      : parseShell(maskPlaceholders(value))?.errors !== undefined ? 'a command that a shell can read'
        : /^[\w-]+$/.test(value) && !knownPrograms.has(value) && !words.has(value) ? (name === 'undo' ? "a step's id or a command" : 'a command') : null;
    if (wants === null) return [];
    // The fence itself, or a comment just before it; what the file beside it says has the fence's place.
    const line = [step.line, step.line - 1, step.line - 2, step.line - 3].find((at) => document.lines[at - 1]?.includes(`${name}=`)) ?? step.line;
    return [{ ...spotOf(document, { line, endLine: line, column: 1 }, `${name}=`), message: `Unexpected value \`${value}\` of the correction \`${name}\`, expected ${wants}` }];
  }));
}
