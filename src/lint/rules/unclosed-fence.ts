/** unclosed-fence: a fence that goes to the end of the document, or over the beginning of the next one. */
import { fromReading } from '../from-reading.ts';
import type { LintRule } from '../rule.ts';

export const unclosedFence: LintRule = {
  name: 'unclosed-fence',
  checks: 'Every fence is closed, before another one opens.',
  why: 'All that follows, headings and steps, is read as the content of the block.',
  mend: 'Close the fence where its content ends, with as many marks as it was opened with.',
  severity: 'error',
  check: ({ procedure }) => fromReading(procedure, 'unclosed-fence'),
  bad: [{ text: '# Restart\n\n```bash\nsystemctl restart web\n\n## Then\n\nLook.', found: ['3:1 Unexpected fence that is never closed, expected a line of ```; everything down to line 8 is read as its content'] },
    { text: '# Restart\n\n```bash\nsystemctl restart web\n``\n\nLook:\n\n```bash\nsystemctl status web\n```\n', found: ['3:1 Unexpected fence that opens at line 9 inside of this one, expected a line of ``` before it'] }],
  good: [{ text: '# Restart\n\n```bash\nsystemctl restart web\n```\n' }, { text: '# Write\n\n````markdown\n```bash\nls\n```\n````\n' }],
};
