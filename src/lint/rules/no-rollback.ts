/** no-rollback: something is destroyed, and nothing says how to get back. */
import type { LintRule } from '../rule.ts';
import { saysDestruction } from '../says-destruction.ts';

const mentions = /\b(?:roll(?:ed|ing)?[ -]?back|restor(?:e|ing)|revert|undo|downgrade|backups?|snapshots?)\b|retour (?:en )?arri[eè]re|restaur(?:er|ation)|revenir [àa]|sauvegarde|annuler/i;

export const noRollback: LintRule = {
  name: 'no-rollback',
  checks: 'A procedure that destroys something says how to get back.',
  why: 'When it goes wrong there is no time to work out the way back.',
  mend: 'Add a section "Rollback" (or "Retour arrière"), name the backup that is taken before, or link to the document that tells.',
  severity: 'warning',
  check({ document, plan, say }) {
    // The remedy of a diagnosis is the way back.
    if (plan.shape === 'diagnosis') return [];
    const sections = new Map(plan.sections.map((s) => [s.id, s]));
    const step = plan.steps.find((s) => {
      const section = sections.get(s.section);
      // Who names "Empty the test database" wants it gone: there is no way back to tell of.
      return s.effect === 'destroy' && s.undo === null && !['rollback', 'cleanup', 'troubleshooting'].includes(section?.role ?? 'procedure') && !saysDestruction(section?.title ?? '');
    });
    if (!step || plan.sections.some((s) => s.role === 'rollback')) return [];
    // A title that says delete is asked to delete: there is no way back to tell of.
    const titleRole = plan.sections[0]?.role;
    if (titleRole === 'cleanup' || titleRole === 'rollback') return [];
    if (document.pieces.some((p) => (p.kind === 'prose' || p.kind === 'heading') && mentions.test(p.text))) return [];
    const { line } = step;
    return [{ line, column: 1, endColumn: (document.lines[line - 1] ?? '').length + 1, message: say({ en: 'Unexpected destruction in a document without a way back, expected a section such as "Rollback"', fr: 'Destruction inattendue dans un document sans retour possible, une section telle que « Retour arrière » est attendue' }) }];
  },
  bad: [{ text: '# Publish\n\n⚠️ This overwrites what is there.\n\n```bash\ngit push --force origin main\n```\n', found: ['5:1 Unexpected destruction in a document without a way back, expected a section such as "Rollback"'] }],
  good: [{ text: '# Publish\n\n⚠️ This overwrites what is there.\n\n```bash\ngit push --force origin main\n```\n\n## Rollback\n\n```bash\ngit push --force origin before:main\n```\n' }],
};
