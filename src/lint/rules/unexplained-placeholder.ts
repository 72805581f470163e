/** unexplained-placeholder: something to replace whose name says nothing. */
import { spotOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';

/** Words that name nothing (RFC 3092 tells where the first ones come from). */
const meaningless = /^(?:foo|bar|baz|qux|toto|titi|tata|x+|y+|z+|a{3,}|b{3,}|abc|xyz|n+|value|valeur|something|quelque chose|thing|replace ?me|changeme|change ?me|todo|tbd|id|name|nom|string|arg\d*)$/i;

export const unexplainedPlaceholder: LintRule = {
  name: 'unexplained-placeholder',
  checks: 'What has to be replaced has a name, or a sentence, that says what it is.',
  why: 'The operator is asked for `xxx` and does not know what to answer.',
  mend: 'Give it a name (`<ticket-number>`), or say in the text what it stands for and where to find it.',
  severity: 'warning',
  check({ document, plan, say }) {
    return plan.inputs.filter((i) => i.source === 'placeholder' && i.written.length > 0).flatMap((input): Finding[] => {
      if (!input.written.every((w) => meaningless.test(w.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()))) return [];
      const written = input.written[0] as string;
      const told = document.pieces.some((p) => p.kind === 'prose' && p.text.includes(written) && !p.codes.some((c) => c.text.includes(' ') && c.text.includes(written)));
      if (told) return [];
      const step = plan.steps.find((s) => s.inputs.includes(input.name));
      const spot = spotOf(document, step ? { line: step.line, endLine: step.endLine, column: 1 } : { line: input.line, endLine: input.line, column: 1 }, written);
      return [{ ...spot, message: say({ en: `Unexpected placeholder \`${written}\` that says nothing, expected a name or a sentence that tells what it stands for`, fr: `Nom à remplacer \`${written}\` inattendu : il ne dit rien ; un nom ou une phrase qui dit ce qu’il représente est attendu` }) }];
    });
  },
  bad: [{ text: '# Close\n\n```bash\ngit branch -d <xxx>\n```\n', found: ['4:15 Unexpected placeholder `<xxx>` that says nothing, expected a name or a sentence that tells what it stands for'] }],
  good: [{ text: '# Close\n\n```bash\ngit branch -d <branch>\n```\n' }, { text: '# Close\n\nReplace `<xxx>` by the name of the merged branch:\n\n```bash\ngit branch -d <xxx>\n```\n' }],
};
