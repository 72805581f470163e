/** dangerous-without-warning: a command that destroys, and nothing says so. */
import { saysDestruction } from '../says-destruction.ts';
import { spotOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';

/** A line that only says where the commands are typed warns of nothing: "On the host:". */
const onlyWhere = /^(?:now |then |puis |ensuite )?(?:on|in|inside|within|from|back on|sur|dans|depuis|à l['’]intérieur d[eu])\s[^.!]*[:：]$/iu;

export const dangerousWithoutWarning: LintRule = {
  name: 'dangerous-without-warning',
  checks: 'A command that destroys something has a warning beside it, or a title that says so.',
  why: 'One command in twenty-five cannot be taken back, and fewer than half of those say so. The program asks before it; a reader who copies it is told nothing.',
  mend: 'Say in a sentence, or in a warning, what is lost: "This deletes all sessions."',
  severity: 'warning',
  check({ document, plan, say }) {
    const sections = new Map(plan.sections.map((s) => [s.id, s]));
    return plan.steps.flatMap((step): Finding[] => {
      if (step.effect !== 'destroy' || step.guards.some((g) => g.kind === 'warning' && !onlyWhere.test(g.text) || g.kind === 'irreversible' || g.kind === 'not-in')) return [];
      const section = sections.get(step.section);
      if (saysDestruction(step.title) || (section && saysDestruction(section.title))) return [];
      const gravest = step.effects.find((e) => e.effect === 'destroy');
      const command = gravest?.command ?? step.written.split('\n')[0] ?? '';
      const spot = spotOf(document, { line: step.line, endLine: step.endLine, column: 1 }, command);
      return [{ ...spot, message: say({ en: `Unexpected destruction without a word of warning (\`${command.slice(0, 80)}\`), expected a sentence beside it that says what is lost`, fr: `Destruction inattendue sans un mot d’avertissement (\`${command.slice(0, 80)}\`), une phrase qui dit ce qui est perdu est attendue à côté` }), ...(gravest ? { note: gravest.why } : {}) }];
    });
  },
  bad: [{ text: '# Start again\n\nOn the host:\n\n```bash\ndropdb shop\ncreatedb shop\n```\n', found: ['6:1 Unexpected destruction without a word of warning (`dropdb shop`), expected a sentence beside it that says what is lost'] }],
  good: [{ text: '# Start again\n\n> [!WARNING]\n> All orders are lost.\n\n```bash\ndropdb shop\ncreatedb shop\n```\n' }, { text: '# Delete the shop database\n\n```bash\ndropdb shop\n```\n' }],
};
