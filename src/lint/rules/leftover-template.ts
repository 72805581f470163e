/** leftover-template: a command in which a part is left out. */
import { filledIn, remarks } from '../../words/reading-words.ts';
import { spotOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';

export const leftoverTemplate: LintRule = {
  name: 'leftover-template',
  checks: 'No command has a part left out with `…` or `...`.',
  why: 'Nobody but its writer knows what stands for the dots. A run that reaches the command is refused.',
  mend: 'Write a placeholder with a name (`<command>`), which is asked for, or the whole command.',
  severity: 'warning',
  check({ document, procedure, say }) {
    return procedure.units.flatMap((unit): Finding[] => {
      if (unit.kind === 'manual' || unit.corrections['run'] === 'false' || unit.corrections['kind'] === 'sample') return [];
      // Left open in what would run, or so much a template that it is not run at all.
      const why = unit.kind === 'idle' ? (unit.open === undefined ? null : unit.reason) : unit.open;
      if (why === null) return [];
      const block = document.lines.slice(unit.place.line - 1, unit.place.endLine).join('\n');
      const dots = /\.\.\.|…/.exec(block)?.[0];
      if (dots === undefined && unit.kind === 'idle') return [];
      return [{ ...spotOf(document, unit.place, dots ?? ''), message: say(dots === undefined ? remarks.gap : filledIn(remarks.dots, { dots })), note: why }];
    });
  },
  bad: [{ text: '# Run it there\n\nRun the command on the host:\n\n```bash\nssh admin@web1 sudo ...\n```\n', found: ['6:21 Unexpected `...` left in a command, expected a placeholder with a name such as `<command>`'] }],
  good: [{ text: '# Run it there\n\nRun the command on the host:\n\n```bash\nssh admin@web1 sudo <command>\n```\n' }],
};
