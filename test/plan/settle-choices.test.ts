import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const store = (first: string, second: string): string => `# ${first === 'SQLite' ? 'Déploiement de la réserve' : 'Deploy the store'}\n\n## 1\n\n\`\`\`sh\n./store prepare\n\`\`\`\n\n## 2\n\n### Option A - ${first}\n\nRien à faire.\n\n### Option B - ${second}\n\n\`\`\`sh\n./store migrate\n\`\`\`\n\n## 3\n\n\`\`\`sh\n./store open\n\`\`\`\n`;
const planOf = async (text: string, fragment: string | null) => (await planDocument(new TextEncoder().encode(text), 'store.md', { fragment, all: false })).plan;

describe('a choice of which one option has nothing to be done', () => {
  it.each([['SQLite', 'MySQL'], ['Nothing', 'Everything']])('is one all the same: "%s" leaves out what "%s" does', async (first, second) => {
    const plan = await planOf(store(first, second), null);
    expect(plan.inputs.filter((i) => i.source === 'choice').map((i) => i.options?.length)).toEqual([2]);
    expect(plan.steps.map((s) => Object.keys(s.when).length)).toEqual([0, 1, 0]);
  });

  it('is none where its section was named', async () => {
    const plan = await planOf(store('SQLite', 'MySQL'), 'option-b---mysql');
    expect(plan.inputs).toEqual([]);
    expect(plan.steps.map((s) => s.when)).toEqual([{}]);
  });
});
