/** duplicate-heading: two sections of one name side by side. */
import type { Finding, LintRule } from '../rule.ts';

export const duplicateHeading: LintRule = {
  name: 'duplicate-heading',
  checks: 'No two sections under one heading have the same title.',
  why: 'Code hosts number the second one (`#deploy-1`); a link or a run that names `#deploy` means the first, whichever was meant.',
  mend: 'Say in the title what makes it different.',
  severity: 'warning',
  check({ document, procedure, say }) {
    const seen = new Map<string, number>();
    return procedure.sections.flatMap((section): Finding[] => {
      if (section.id === '') return [];
      const key = `${section.parent}/${section.title.trim().toLowerCase()}`;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, section.line);
        return [];
      }
      const line = document.lines[section.line - 1] ?? '';
      return [{ line: section.line, column: 1, endColumn: line.length + 1, message: say({ en: `Unexpected heading \`${section.title}\`, which stands on line ${first} already, expected a title of its own`, fr: `Titre \`${section.title}\` inattendu : il se trouve déjà ligne ${first} ; un titre à lui est attendu` }) }];
    });
  },
  bad: [{ text: '# Ops\n\n## Restart\n\nThe web server.\n\n## Restart\n\nThe queue.\n', found: ['7:1 Unexpected heading `Restart`, which stands on line 3 already, expected a title of its own'] }],
  good: [{ text: '# Ops\n\n## Web\n\n### Restart\n\nFirst.\n\n## Queue\n\n### Restart\n\nThen.\n' }],
};
