/** Before a run: whether each step could be undone, how, and where the point of no return is. */
import { expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { undoProspects } from '../../src/undo/undo-prospects.ts';

const document = `# Release

\`\`\`sh
git status
\`\`\`

\`\`\`sh
git tag v1.2.0
git push origin v1.2.0
\`\`\`

\`\`\`sh undo="systemctl stop app"
./start-app
\`\`\`

In \`app.yml\`, change the version:

\`\`\`yaml
image: app:v1.2.0
\`\`\`

\`\`\`sh
psql "$DATABASE_URL" -c "DROP TABLE old"
\`\`\`

\`\`\`sh
mkdir after
\`\`\`
`;

it('by the author, by the table, by the old bytes, or not; the first that cannot be is the point of no return', async () => {
  const { plan } = await planDocument(Buffer.from(document), 'release.md', { fragment: null, all: false });
  const { steps, noReturn } = undoProspects(plan, plan.steps.map((s) => s.id), {}, 'en');
  expect(plan.steps.map((s) => steps.get(s.id)?.how)).toEqual(['nothing', 'table', 'author', 'backup', 'none', 'backup']);
  expect(steps.get(plan.steps[1]?.id ?? '')?.text).toBe('can be undone: git tag --delete NAME; git push --delete REMOTE refs/tags/TAG');
  expect(noReturn).toBe(plan.steps[4]?.id);
});

it('nothing is said of steps that will not run', async () => {
  const { plan } = await planDocument(Buffer.from(document), 'release.md', { fragment: null, all: false });
  expect(undoProspects(plan, [plan.steps[1]?.id ?? ''], {}, 'fr')).toMatchObject({ noReturn: null, steps: new Map([[plan.steps[1]?.id, { how: 'table' }]]) });
});
