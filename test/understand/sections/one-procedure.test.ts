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

it('chapters that hand on what they work with are one procedure, those that share values are none', async () => {
  expect(await shapeOf(['Names', 'HALL=$PWD/lamps/a'], ['Paint', 'make lamps'], ['Hang', 'mkdir -p "$HALL"\ncp a.lamp "$HALL/"'], ['Light', 'touch "$HALL/lit"'])).toBe('procedure');
  expect(await shapeOf(['Count', 'ls lamps'], ['Dump', 'LIST=lamps-$(date +%F)\nlamps list > "$LIST"'], ['Sort', 'sort -o "$LIST" "$LIST"'], ['Prune', 'tail -n 3 "$LIST"'])).toBe('procedure');
  expect(await shapeOf(['Values', 'HALL=north'], ['Build', 'lamps build "$HALL"'], ['Copy', 'lamps copy "$HALL"'], ['Switch', 'lamps switch "$HALL"'])).toBe('catalogue');
});
