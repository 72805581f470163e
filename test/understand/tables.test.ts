import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

describe('commands in the cells of a table', () => {
  it('are not run, and said to be there', async () => {
    const text = '# Deploy the shop\n\n## Deploy\n\n| where | command |\n|---|---|\n| staging | `./deploy.sh staging` |\n| production | `./deploy.sh prod` |\n| nowhere | nothing |\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps).toEqual([]);
    expect(plan.skipped.map((s) => [s.line, s.role])).toEqual([[7, 'mention'], [8, 'mention']]);
    expect(plan.skipped[0]?.reason).toContain('./deploy.sh staging');
  });
});

describe('an inline command that is all of its item', () => {
  it('is its own title, not the item before it', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Release the shop\n\n## Prepare\n\n- Tell the team\n- `git pull --rebase`\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.at(-1)?.title).toBe('git pull --rebase');
  });
});
