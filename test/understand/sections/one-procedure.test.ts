import { expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const block = (code: string): string => `\`\`\`sh\n${code}\n\`\`\`\n`;
const shapeOf = async (...sections: readonly [title: string, code: string][]): Promise<string> =>
  (await planDocument(new TextEncoder().encode(`# The lamps\n\n${sections.map(([title, code]) => `## ${title}\n\n${block(code)}`).join('\n')}`), 'lamps.md', { fragment: null, all: false })).plan.shape;

it('one procedure with its way back is no catalogue, whatever is prepared and looked at', async () => {
  expect(await shapeOf(['Prepare', 'mkdir -p lamps/new'], ['Switch', 'ln -sfn lamps/new lit'], ['Smoke test', 'ls lit'], ['Recovery', 'ln -sfn lamps/old lit'])).toBe('procedure');
  expect(await shapeOf(['Light', 'touch lit'], ['Dim', 'touch dim'], ['Count', 'ls lamps'], ['Swap', 'mv lit lamps/1'], ['Recovery', 'ln -sfn lamps/old lit'])).toBe('catalogue');
});
