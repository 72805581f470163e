import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

describe('groups of commands', () => {
  it.each(['( cd sub && ls )', '{ cd sub; ls; }', '(cd sub && make)', '( export A=1; ./run )'])('are commands among others: %s', async (group) => {
    const text = `# Look\n\n## Do\n\nRun:\n\n\`\`\`sh\ntouch a\n${group}\n\`\`\`\n`;
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => ('commands' in s ? s.commands : []))).toEqual([['touch a', group]]);
  });
  it('are none where they are printed', async () => {
    const text = '# Look\n\n## Do\n\nRun:\n\n```sh\ncurl -s http://localhost/health\n{ "status": "ok" }\n( 3 rows )\n```\n';
    const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => ('commands' in s ? s.commands : []))).toEqual([['curl -s http://localhost/health']]);
  });
});
