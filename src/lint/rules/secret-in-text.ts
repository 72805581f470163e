/** secret-in-text: keys, tokens and passwords in a document, by secretlint's recommended rules. */
import { pointOf } from '../spot.ts';
import type { LintRule } from '../rule.ts';

export const secretInText: LintRule = {
  name: 'secret-in-text',
  checks: 'No key, token or address with a password stands in the text.',
  why: 'A document is read by more people than the system, and its history is kept.',
  mend: 'Change the secret (it is known now), and write a placeholder: `<api-token>` is asked for without echo.',
  severity: 'error',
  async check({ document, say }) {
    const [{ lintSource }, preset] = await Promise.all([import('@secretlint/core'), import('@secretlint/secretlint-rule-preset-recommend')]);
    const result = await lintSource({
      source: { filePath: document.path, content: document.text, contentType: 'text' },
      options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset.creator, options: {} }] }, noPhysicFilePath: true },
    });
    return result.messages.map((m) => {
      // A rule may tell of a match that begins before its secret, with the secret's length: the value itself is looked for in it.
      const value = Object.values(m.data ?? {}).find((v): v is string => typeof v === 'string' && v.length === m.range[1] - m.range[0]);
      const at = value === undefined ? m.range[0] : Math.max(m.range[0], document.text.indexOf(value, m.range[0]));
      const start = pointOf(document, at);
      const end = pointOf(document, at + m.range[1] - m.range[0]);
      const kind = m.messageId.replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
      return { ...start, endLine: end.line, endColumn: end.column, message: say({ en: `Unexpected secret in the text (${kind}), expected a placeholder`, fr: `Secret inattendu dans le texte (${kind}), un nom à remplacer est attendu` }), hidden: true };
    });
  },
  bad: [{ text: `# Log in\n\n\`\`\`bash\nexport GH=${['ghp', '_', '16C7e42F292c6912E7710c838347Ae178B4a'].join('')}\n\`\`\`\n`, found: ['4:11 Unexpected secret in the text (github token), expected a placeholder'] },
    { text: `# Copy\n\n\`\`\`bash\nexport AWS_SECRET_ACCESS_KEY=${['aZ3/bY4+cX5/dW6+eV7/', 'fU8+gT9/hS0+iR1/jQ2k'].join('')}\naws s3 ls\n\`\`\`\n`, found: ['4:30 Unexpected secret in the text (awssecret access key), expected a placeholder'] }],
  good: [{ text: '# Log in\n\n```bash\nexport GH=<github-token>\n```\n' }],
};
