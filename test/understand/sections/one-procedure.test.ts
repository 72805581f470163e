/** One procedure among what is prepared and looked at is no catalogue. */
import { expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const block = (code: string): string => `\`\`\`sh\n${code}\n\`\`\`\n`;
const shapeOf = async (...sections: readonly [title: string, code: string][]): Promise<string> =>
  (await planOf(`# The lamps\n\n${sections.map(([title, code]) => `## ${title}\n\n${block(code)}`).join('\n')}`, { path: 'lamps.md', all: false })).shape;

it('one procedure with its way back is no catalogue, whatever is prepared and looked at', async () => {
  expect(await shapeOf(['Prepare', 'mkdir -p lamps/new'], ['Switch', 'ln -sfn lamps/new lit'], ['Smoke test', 'ls lit'], ['Recovery', 'ln -sfn lamps/old lit'])).toBe('procedure');
  expect(await shapeOf(['Light', 'touch lit'], ['Dim', 'touch dim'], ['Count', 'ls lamps'], ['Swap', 'mv lit lamps/1'], ['Recovery', 'ln -sfn lamps/old lit'])).toBe('catalogue');
});
