/** unknown-correction: a word for the program that the program does not know. */
import { fromReading } from '../from-reading.ts';
import type { LintRule } from '../rule.ts';

export const unknownCorrection: LintRule = {
  name: 'unknown-correction',
  checks: 'Corrections (`run=false`, `<!-- runbook: … -->`, `runbook:` in front matter, the sidecar file) have names and values that are known, and a block to hold for.',
  why: 'A correction that is not understood corrects nothing, and its writer thinks it does.',
  mend: 'Take the name that is proposed; the table of corrections has them all.',
  severity: 'warning',
  check: ({ procedure }) => fromReading(procedure, 'unknown-correction'),
  bad: [{ text: '# Restart\n\n<!-- runbook: timout=30s -->\n```bash\nsystemctl restart web\n```\n', found: ['3:1 Unexpected correction `timout`, expected `timeout`'] }],
  good: [{ text: '# Restart\n\n<!-- runbook: timeout=30s -->\n```bash\nsystemctl restart web\n```\n' }],
};
