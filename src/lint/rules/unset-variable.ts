/** unset-variable: a variable that nothing in the document sets. */
import { spotOf } from '../spot.ts';
import type { Finding, LintRule } from '../rule.ts';

export const unsetVariable: LintRule = {
  name: 'unset-variable',
  checks: 'Each variable that a command uses is set by the document, declared, or spoken of in its text.',
  why: 'In a fresh terminal it is empty, and `rm -rf "$DIR/"` means something else then. The program asks for it; a reader may not notice.',
  mend: 'Set it in a step before (`export DIR=<dir>`), say in the text where its value comes from, or declare it in front matter under `runbook: inputs:`.',
  severity: 'warning',
  check({ document, procedure, plan, say }) {
    const told = new Set(document.pieces.flatMap((p) => (p.kind === 'prose' ? p.text.match(/[A-Za-z_]\w*/g) ?? [] : [])));
    const { env = {}, environments = {} } = procedure.settings ?? {};
    const set = new Set([env, ...Object.values(environments)].flatMap((names) => Object.keys(names)));
    return plan.inputs.filter((i) => i.source === 'variable' && !told.has(i.name) && !set.has(i.name)).map((input): Finding => {
      const step = plan.steps.find((s) => s.inputs.includes(input.name));
      const spot = spotOf(document, step ? { line: step.line, endLine: step.endLine, column: 1 } : { line: input.line, endLine: input.line, column: 1 }, input.written[0] ?? `$${input.name}`);
      return { ...spot, message: say({ en: `Unexpected variable \`${input.written[0] ?? input.name}\` that nothing sets, expected a line that sets it or a declared input`, fr: `Variable \`${input.written[0] ?? input.name}\` inattendue : rien ne la définit ; une ligne qui la définit, ou une valeur déclarée, est attendue` }) };
    });
  },
  bad: [{ text: '# Copy\n\nCopy the archive to the other host:\n\n```bash\nscp backup.tar "$TARGET_HOST":/srv/\n```\n', found: ['6:17 Unexpected variable `$TARGET_HOST` that nothing sets, expected a line that sets it or a declared input'] }],
  good: [{ text: '# Copy\n\n```bash\nexport TARGET_HOST=<host>\nscp backup.tar "$TARGET_HOST":/srv/\n```\n' }, { text: '# Copy\n\nThe inventory has the name of `TARGET_HOST`.\n\n```bash\nscp backup.tar "$TARGET_HOST":/srv/\n```\n' }, { text: '# Go\n\n```bash\nls "$HOME"\n```\n' }, { text: '---\nrunbook:\n  environments:\n    test: { LAMP: t1 }\n    prod: { LAMP: p1 }\n---\n# Go\n\n```bash\nls "$LAMP"\n```\n' }],
};
