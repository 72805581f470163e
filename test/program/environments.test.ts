/** `environments:` in the front matter: one is chosen, and what it sets is neither asked for nor left out. */
import { describe, expect, test } from 'vitest';
import { program } from '../rig/program.ts';

const document = `---
runbook:
  environments:
    staging: { STALL: "12", MARKET: east }
    production: { STALL: "70", MARKET: west }
---

# Open the stall

\`\`\`sh
echo "stall $STALL for <keeper>"
bash -c 'echo market $MARKET'
\`\`\`
`;
const exec = (...words: readonly string[]): ReturnType<typeof program> => program('exec', 'open.md', '--trust', '--yes', '--non-interactive', '--var', 'KEEPER=Ana', ...words).file('open.md', document);

describe('declared environments', () => {
  test('are one question of the plan, with their names to choose from', async () => {
    const { stdout } = await program('plan', 'open.md', '--json').file('open.md', document).run();
    const { inputs } = JSON.parse(stdout) as { inputs: { name: string; kind: string; options: readonly string[] | null }[] };
    expect(inputs.find((i) => i.name === 'ENVIRONMENT')).toMatchObject({ kind: 'choice', options: ['staging', 'production'] });
  });

  test('give the steps what the chosen one sets, to programs that they start as well', async () => {
    for (const [environment, stall, market] of [['staging', '12', 'east'], ['production', '70', 'west']] as const) {
      const { status, stdout } = await exec('--var', `ENVIRONMENT=${environment}`).run();
      expect([status, stdout]).toEqual([0, expect.stringContaining(`stall ${stall} for Ana\nmarket ${market}`)]);
    }
  });

  test('what is typed wins over what they set', async () => {
    const { stdout } = await exec('--var', 'ENVIRONMENT=staging', '--var', 'STALL=3').run();
    expect(stdout).toContain('stall 3 for Ana\nmarket east');
  });

  test('without one chosen nothing runs, and the option is named; nor with one that is not declared', async () => {
    const none = await exec().run();
    expect([none.status, none.stderr]).toEqual([2, expect.stringMatching(/--var ENVIRONMENT=…\n {2}ENVIRONMENT: staging or production \(/)]);
    expect((await exec('--var', 'ENVIRONMENT=moon').run()).status).toBe(2);
  });
});
