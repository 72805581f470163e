/** mislabelled-language: a fence whose label says another language than its content. */
import { own } from '../../model/own.ts';
import { filledIn, remarked, remarks } from '../../words/reading-words.ts';
import { blocksWithUnits, languageSpot, offsetOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';
import { mutedLabels, sessionLabels, shellLabels } from '../shell-labels.ts';

/** Labels of data, for blocks that say shell and are none. */
const dataLabels: Readonly<Record<string, string>> = { yaml: 'yaml', json: 'json', toml: 'toml', ini: 'ini', diff: 'diff', dotenv: 'dotenv', sql: 'sql' };

export const mislabelledLanguage: LintRule = {
  name: 'mislabelled-language',
  checks: 'The label of a fence says the language of what stands in it.',
  why: 'A reader and a highlighter trust the label. Commands under `python` are coloured as nonsense, and a tool that trusts labels passes them over or hands them to the wrong program.',
  mend: 'Write `bash` for commands, `console` for a session with prompts or output, and the language itself for everything else.',
  severity: 'warning',
  check({ document, procedure, say }) {
    return blocksWithUnits(document, procedure).flatMap(({ block, unit }): Finding[] => {
      const label = block.language?.toLowerCase() ?? null;
      const spot = languageSpot(document, block);
      if (label === null || spot === null || mutedLabels.has(label) || 'kind' in unit.corrections) return [];
      const shell = shellLabels.has(label) || sessionLabels.has(label);
      const expected = unit.kind === 'commands' && !shell ? (unit.role === 'transcript' ? 'console' : 'bash')
        : unit.kind === 'edit' && shell ? own(dataLabels, unit.syntax) ?? null
          : unit.kind === 'script' && shell ? (/^(?:psql|mysql|sqlite3?)$/.test(unit.interpreter) ? 'sql' : null)
            : unit.kind === 'idle' && unit.role === 'output' && shellLabels.has(label) ? 'text' : null;
      if (expected === null) return [];
      const what = unit.kind === 'commands' ? remarked.commands : unit.kind === 'idle' ? remarked.output : unit.kind === 'script' ? remarked.script : remarked.content;
      const start = offsetOf(document, spot.line, spot.column);
      return [{
        ...spot, message: say(filledIn(remarks.label, { label: block.language ?? '', what, expected })),
        ...(unit.kind === 'commands' ? { fix: [{ start, end: start + (block.language ?? '').length, text: expected }] } : {}),
      }];
    });
  },
  bad: [
    { text: '# Tag\n\nMark the release:\n\n```python\ngit tag v2\ngit push origin v2\n```\n', found: ['5:4 Unexpected label `python` on shell commands, expected `bash`'], fixed: '# Tag\n\nMark the release:\n\n```bash\ngit tag v2\ngit push origin v2\n```\n' },
    { text: 'Tag\n===\n\nMark the release:\n\n.. code-block:: yaml\n\n   $ git tag v2\n   $ git push origin v2\n', path: 'example.rst', found: ['6:17 Unexpected label `yaml` on shell commands, expected `console`'], fixed: 'Tag\n===\n\nMark the release:\n\n.. code-block:: console\n\n   $ git tag v2\n   $ git push origin v2\n' },
  ],
  good: [{ text: '# Tag\n\nMark the release:\n\n```bash\ngit tag v2\ngit push origin v2\n```\n' }, { text: '# Tag\n\n```\ngit tag v2\n```\n' }],
};
