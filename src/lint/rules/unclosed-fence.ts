/** unclosed-fence: a fence that goes to the end of the document. */
import { fromReading } from '../from-reading.ts';
import type { LintRule } from '../rule.ts';

export const unclosedFence: LintRule = {
  name: 'unclosed-fence',
  checks: 'Every fence is closed.',
  why: 'All that follows, headings and steps, is read as the content of the block.',
  mend: 'Close the fence where its content ends, with as many marks as it was opened with.',
  severity: 'error',
  check: ({ procedure }) => fromReading(procedure, 'unclosed-fence'),
  bad: [{ text: '# Restart\n\n```bash\nsystemctl restart web\n\n## Then\n\nLook.', found: ['3:1 Unexpected fence that is never closed, expected a line of `````; everything down to line 8 is read as its content'] }],
  good: [{ text: '# Restart\n\n```bash\nsystemctl restart web\n```\n' }],
};
